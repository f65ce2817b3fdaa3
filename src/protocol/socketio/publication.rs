//! Publications as Socket.IO events.

use serde_json::value::RawValue;

use super::encode::start_event;
use crate::domain::{Encoded, Publication};

/// Writes `42/ns,["event",data]`, or the form for clients that recover: `42/ns,["event",data,"epoch:offset"]`.
///
/// Such a client takes any string at the end for a position, and would come back with it. Where there is no position to
/// tell (fleeting events) and the data is a string, a `null` is put behind it.
pub fn encode(publication: &Publication, recoverable: bool) -> Encoded {
    let draft = &publication.draft;
    let frame = start_event(draft.audience.namespace.path(), None, &draft.event, &draft.data);
    match publication.offset {
        Some(offset) if recoverable => {
            frame.text(",\"").display(&publication.epoch).text(":").display(offset).text("\"]")
        }
        None if recoverable && is_string(&draft.data) => frame.text(",null]"),
        _ => frame.text("]"),
    }
    .finish()
}

fn is_string(data: &RawValue) -> bool {
    data.get().starts_with('"')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Draft, Namespace, Position, RoomKey};

    fn publication(namespace: Namespace, data: &str, offset: Option<u64>) -> Publication {
        let data = RawValue::from_string(data.to_owned()).unwrap();
        let draft = Draft::new(RoomKey::everyone(namespace), "rankings:update", data.into());
        let draft = Draft { fleeting: offset.is_none(), ..draft };
        Publication::new(draft, "k3x".parse().unwrap(), offset, 0)
    }

    #[test]
    fn stock_clients_get_the_event_and_its_data() {
        let update = publication(Namespace::Leaderboard, r#"{"newRank":1}"#, Some(812));
        assert_eq!(encode(&update, false).payload(), r#"42/leaderboard,["rankings:update",{"newRank":1}]"#);
        let root = publication(Namespace::Root, "null", Some(1));
        assert_eq!(encode(&root, false).payload(), r#"42["rankings:update",null]"#);
    }

    #[test]
    fn recovering_clients_get_the_position_last() {
        let update = publication(Namespace::Training, "[1]", Some(812));
        let encoded = encode(&update, true);
        assert_eq!(encoded.payload(), r#"42/training,["rankings:update",[1],"k3x:812"]"#);
        let position = Position { epoch: update.epoch.clone(), offset: 812 }.to_string();
        assert!(String::from_utf8(encoded.payload().to_vec()).unwrap().ends_with(&format!("\"{position}\"]")));
    }

    #[test]
    fn a_string_at_the_end_is_never_taken_for_a_position() {
        let fleeting = |data| publication(Namespace::Root, data, None);
        assert_eq!(encode(&fleeting("\"hi\""), true).payload(), r#"42["rankings:update","hi",null]"#);
        assert_eq!(encode(&fleeting("{}"), true).payload(), r#"42["rankings:update",{}]"#);
        assert_eq!(encode(&fleeting("\"hi\""), false).payload(), r#"42["rankings:update","hi"]"#);
    }
}
