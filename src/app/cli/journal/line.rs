//! An event as one line.

use std::io;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::domain::{Epoch, Namespace, Publication, Room};

/// An event as a line of JSON: everything that is kept of it, and its data to the letter, but for line ends between its
/// parts.
pub(super) fn json(event: &Publication) -> io::Result<String> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Line<'a> {
        offset: Option<u64>,
        epoch: &'a Epoch,
        namespace: Namespace,
        #[serde(skip_serializing_if = "Option::is_none")]
        room: Option<&'a Room>,
        event: &'a str,
        data: &'a RawValue,
        told_at: String,
    }

    let draft = &event.draft;
    let line = Line {
        offset: event.offset,
        epoch: &event.epoch,
        namespace: draft.audience.namespace,
        room: draft.audience.room.as_ref(),
        event: &draft.event,
        data: &draft.data,
        told_at: time(event.told_at),
    };
    // JSON has no line ends inside of texts.
    Ok(serde_json::to_string(&line)?.replace(['\n', '\r'], " "))
}

/// An event for a person: offset, time, audience, name and data, in so many columns if they are bounded.
pub(super) fn text(event: &Publication, columns: Option<usize>) -> String {
    let draft = &event.draft;
    let (offset, time, audience) = (event.offset.unwrap_or_default(), time(event.told_at), draft.audience.to_string());
    let line = format!("{offset:>8} {time} {audience:<24} {:<20} {}", draft.event, draft.data.get());
    let shown = line.chars().map(|c| if c.is_control() { ' ' } else { c });
    match columns {
        Some(columns) if line.chars().count() > columns => shown.take(columns.saturating_sub(1)).chain(['…']).collect(),
        _ => shown.collect(),
    }
}

/// In UTC, as ISO 8601 with milliseconds.
fn time(milliseconds: i64) -> String {
    format!("{:.3}", Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Draft, RoomKey};

    fn event(room: Option<&str>, data: &str) -> Publication {
        let audience = RoomKey { namespace: Namespace::Leaderboard, room: room.map(|room| room.parse().unwrap()) };
        let data = RawValue::from_string(data.to_owned()).unwrap();
        let draft = Draft::new(audience, "rank:changed", data.into());
        Publication::new(draft, "k3x".parse().unwrap(), Some(7), 1_700_000_000_120)
    }

    #[test]
    fn a_line_of_json_holds_everything_and_the_data_to_the_letter() {
        let line = json(&event(Some("user:7"), "{\n  \"a\": 1.50,\r\n \"b\":\"\\n\" }")).unwrap();
        let expected = "{\"offset\":7,\"epoch\":\"k3x\",\"namespace\":\"/leaderboard\",\"room\":\"user:7\",\
            \"event\":\"rank:changed\",\"data\":{   \"a\": 1.50,   \"b\":\"\\n\" },\
            \"toldAt\":\"2023-11-14T22:13:20.120Z\"}";
        assert_eq!(line, expected);
        assert!(!json(&event(None, "1")).unwrap().contains("room"));
    }

    #[test]
    fn a_line_of_text_fits_the_terminal_and_cannot_drive_it() {
        let event = event(Some("user:7"), "[\n\"\u{9b}2Jä\"]");
        let whole = text(&event, None);
        let head = "       7 2023-11-14T22:13:20.120Z /leaderboard user:7      rank:changed         ";
        assert_eq!(whole, format!("{head}[ \" 2Jä\"]"));
        assert_eq!(text(&event, Some(whole.chars().count())), whole);
        assert_eq!(text(&event, Some(whole.chars().count() - 1)), format!("{head}[ \" 2Jä…"));
    }
}
