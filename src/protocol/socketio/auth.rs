use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::Pid;
use crate::domain::Position;

/// What a client sends along with CONNECT: any JSON object. May hold a secret, so `{:?}` does not show it.
#[derive(Clone)]
pub struct Auth(Box<RawValue>);

/// What a namespace looks for in it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ConnectAuth {
    /// `token`: a JWT.
    pub token: Option<String>,
    /// `pid` and `offset`: a lost connection to be restored. Stock clients send them by themselves once they have been
    /// told a pid and an offset.
    pub recovery: Option<Recovery>,
    /// `recover: true`: wants to be told a pid and offsets.
    pub recover: bool,
}

/// A connection that was lost, and what its client last saw. Nothing in it is certified: whether the pid belongs to the
/// user who shows it is for the session to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Which connection.
    pub pid: Pid,
    /// The last position it was told.
    pub position: Position,
}

impl Auth {
    /// Takes the text of a JSON object.
    pub(super) fn from_object(json: &str) -> Option<Self> {
        let value: Box<RawValue> = serde_json::from_str(json).ok()?;
        value.get().starts_with('{').then_some(Self(value))
    }

    /// The object as it came.
    pub fn json(&self) -> &RawValue {
        &self.0
    }

    /// Looks for what a namespace understands. As on stock servers the object is the application's own business: unknown
    /// keys mean nothing, and what has another type or form than expected counts as not there. An identity that is not
    /// there is refused later, where there is one answer for all transports.
    pub fn read(&self) -> ConnectAuth {
        #[derive(Deserialize, Default)]
        struct Fields<'a> {
            #[serde(borrow)]
            token: Option<&'a RawValue>,
            #[serde(borrow)]
            pid: Option<&'a RawValue>,
            #[serde(borrow)]
            offset: Option<&'a RawValue>,
            #[serde(borrow)]
            recover: Option<&'a RawValue>,
        }
        fn text(value: Option<&RawValue>) -> Option<String> {
            serde_json::from_str(value?.get()).ok()
        }
        let fields: Fields<'_> = serde_json::from_str(self.0.get()).unwrap_or_default();
        let pid = text(fields.pid).and_then(|pid| pid.parse().ok());
        let position = text(fields.offset).and_then(|offset| offset.parse().ok());
        ConnectAuth {
            token: text(fields.token),
            recovery: pid.zip(position).map(|(pid, position)| Recovery { pid, position }),
            recover: fields.recover.is_some_and(|recover| recover.get() == "true"),
        }
    }
}

impl fmt::Debug for Auth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Auth({} bytes)", self.0.get().len())
    }
}

impl fmt::Debug for ConnectAuth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectAuth")
            .field("token", &self.token.as_ref().map(|_| "…"))
            .field("recovery", &self.recovery)
            .field("recover", &self.recover)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> ConnectAuth {
        Auth::from_object(json).unwrap().read()
    }

    #[test]
    fn a_client_may_bring_a_token_and_ask_for_recovery() {
        let auth = read(r#"{"token":"a.b\u002ec","recover":true,"theme":{"dark":[1]}}"#);
        assert_eq!(auth, ConnectAuth { token: Some("a.b.c".into()), recovery: None, recover: true });
        assert_eq!(read("{}"), ConnectAuth::default());
    }

    #[test]
    fn a_client_that_comes_back_shows_pid_and_offset() {
        let auth = read(r#"{"pid":"lv_VI97HAXpY6yYWAAAC","offset":"k3x:812"}"#);
        let recovery = auth.recovery.unwrap();
        assert_eq!(recovery.pid.to_string(), "lv_VI97HAXpY6yYWAAAC");
        assert_eq!(recovery.position.to_string(), "k3x:812");
    }

    #[test]
    fn what_has_another_form_counts_as_not_there() {
        for json in [
            r#"{"token":7,"pid":"lv_VI97HAXpY6yYWAAAC","recover":"true"}"#,
            r#"{"token":null,"offset":"k3x:812","recover":1}"#,
            r#"{"token":{"token":"x"},"pid":"short","offset":"k3x:812"}"#,
            r#"{"pid":"lv_VI97HAXpY6yYWAAAC","offset":812}"#,
        ] {
            assert_eq!(read(json), ConnectAuth::default(), "{json}");
        }
    }

    #[test]
    fn a_log_never_shows_the_token() {
        let auth = Auth::from_object(r#"{"token":"secret"}"#).unwrap();
        assert!(!format!("{auth:?} {:?}", auth.read()).contains("secret"));
    }

    #[test]
    fn only_objects_are_auth() {
        for bad in ["", "null", "1", "[]", "\"a\"", "{", "{}{}", "{a}"] {
            assert!(Auth::from_object(bad).is_none(), "{bad:?}");
        }
    }
}
