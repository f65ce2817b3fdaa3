use std::{
    borrow::Cow,
    time::{Duration, SystemTime},
};

use jiff::Timestamp;
use serde::Deserialize;

use super::{
    Denied,
    profile::{kiosk, roles, shown_name},
};
use crate::domain::{ChatId, ContestId, Identity, ModuleId, TeamId, UserId};

/// What a token says, its signature, `iss` and `aud` already being found good.
#[derive(Debug, Deserialize)]
pub(super) struct Claims {
    sub: Option<Subject>,
    exp: Option<f64>,
    nbf: Option<f64>,
    name: Option<String>,
    #[serde(default)]
    teams: Vec<TeamId>,
    #[serde(default)]
    roles: Vec<String>,
    role: Option<String>,
    #[serde(default)]
    kiosk: bool,
    #[serde(default)]
    contests: Vec<ContestId>,
    #[serde(default)]
    modules: Vec<ModuleId>,
    #[serde(default)]
    chats: Vec<ChatId>,
    #[serde(default)]
    tv: bool,
}

/// RFC 7519 wants `sub` to be a text; many issuers write the number.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Subject {
    Number(u64),
    Text(String),
}

impl Claims {
    /// Who this is, if the token is valid at `now`, give or take `leeway`. The identity ends at `exp` itself.
    pub(super) fn into_identity(self, now: SystemTime, leeway: Duration) -> Result<Identity, Denied> {
        let exp = self.exp.ok_or_else(|| Denied::refused("token has no `exp`; expected seconds since 1970"))?;
        let expires_at = time("exp", exp)?;
        if expires_at + leeway <= now {
            return Err(Denied::refused(format!("token expired at {}", shown(expires_at))));
        }
        if let Some(nbf) = self.nbf {
            let valid_from = time("nbf", nbf)?;
            if valid_from > now + leeway {
                return Err(Denied::refused(format!("token is not valid before {}", shown(valid_from))));
            }
        }
        let identity = match self.sub {
            None => return Err(Denied::refused("token has no `sub`; expected the user's id")),
            Some(subject) if self.kiosk => {
                let subject = match &subject {
                    Subject::Number(number) => Cow::from(number.to_string()),
                    Subject::Text(text) => Cow::from(text),
                };
                kiosk(self.name.as_deref().or(Some(&subject)))
            }
            Some(subject) => Identity {
                user: Some(user(&subject)?),
                name: self.name.as_deref().and_then(shown_name),
                teams: self.teams,
                roles: roles(self.roles.iter().chain(&self.role).map(String::as_str)),
                contests: self.contests,
                modules: self.modules,
                chats: self.chats,
                tv: self.tv,
                ..Identity::default()
            },
        };
        Ok(Identity { expires_at: Some(expires_at), ..identity })
    }
}

fn user(subject: &Subject) -> Result<UserId, Denied> {
    let user = match subject {
        Subject::Number(number) => UserId::new(*number),
        Subject::Text(text) => text.parse(),
    };
    user.map_err(|_| {
        Denied::refused("token's `sub` is no user id; expected a positive integer, as number or decimal text")
    })
}

/// The last second of the year 9999; whoever writes more has written milliseconds.
const LAST: f64 = 253_402_300_799.0;

fn time(claim: &'static str, seconds: f64) -> Result<SystemTime, Denied> {
    if (0.0..=LAST).contains(&seconds) {
        Ok(SystemTime::UNIX_EPOCH + Duration::from_secs_f64(seconds))
    } else {
        Err(Denied::refused(format!("token's `{claim}` is no time; expected seconds since 1970")))
    }
}

fn shown(time: SystemTime) -> String {
    Timestamp::try_from(time).map(|time| format!("{time:.0}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::domain::Role;

    const NOW: u64 = 1_700_000_000;

    fn identity(claims: Value) -> Result<Identity, String> {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
        let claims: Claims = serde_json::from_value(claims).map_err(|e| e.to_string())?;
        claims.into_identity(now, Duration::from_secs(5)).map_err(|e| e.to_string())
    }

    #[test]
    fn claims_become_an_identity() {
        let got = identity(json!({
            "sub": "7", "exp": NOW + 60, "iat": NOW, "name": "Ada", "teams": [3, 4], "roles": ["coach"],
            "role": "admin", "contests": [17], "modules": ["m"], "chats": ["c"], "tv": true, "email": "ada@example.com",
        }))
        .unwrap();
        assert_eq!(got.user.unwrap().get(), 7);
        assert_eq!(got.teams, [TeamId::new(3).unwrap(), TeamId::new(4).unwrap()]);
        assert_eq!(got.roles, [Role::Coach, Role::Admin]);
        assert_eq!((got.contests.len(), got.modules.len(), got.chats.len()), (1, 1, 1));
        assert!(got.tv && !got.kiosk && got.login.is_none());
        assert_eq!(got.expires_at, Some(SystemTime::UNIX_EPOCH + Duration::from_secs(NOW + 60)));
    }

    #[test]
    fn a_kiosk_is_nobody_whatever_its_token_says() {
        let got = identity(json!({"sub": "hall-2", "exp": NOW + 60, "kiosk": true, "role": "admin", "teams": [3]}));
        let got = got.unwrap();
        assert!(got.kiosk && got.user.is_none() && got.roles.is_empty() && got.teams.is_empty());
        assert_eq!(got.name.as_deref(), Some("hall-2"));
        assert!(got.expires_at.is_some());
    }

    #[test]
    fn the_subject_is_a_user_id_in_one_of_two_spellings() {
        assert!(identity(json!({"sub": 7, "exp": NOW + 1})).is_ok());
        for bad in [json!(0), json!("0"), json!("007"), json!(""), json!("ada"), json!(9_007_199_254_740_992_u64)] {
            let reason = identity(json!({"sub": bad, "exp": NOW + 1})).unwrap_err();
            assert!(reason.contains("`sub` is no user id"), "{bad}: {reason}");
        }
        assert!(identity(json!({"exp": NOW + 1})).unwrap_err().contains("no `sub`"));
    }

    #[test]
    fn times_are_checked_with_leeway_and_reasons_name_them() {
        assert_eq!(identity(json!({"sub": 7})).unwrap_err(), "token has no `exp`; expected seconds since 1970");
        assert!(identity(json!({"sub": 7, "exp": NOW - 4})).is_ok());
        let reason = identity(json!({"sub": 7, "exp": NOW - 5})).unwrap_err();
        assert_eq!(reason, "token expired at 2023-11-14T22:13:15Z");
        assert!(identity(json!({"sub": 7, "exp": NOW + 9, "nbf": NOW + 5})).is_ok());
        let reason = identity(json!({"sub": 7, "exp": NOW + 9, "nbf": NOW + 6})).unwrap_err();
        assert_eq!(reason, "token is not valid before 2023-11-14T22:13:26Z");
        for bad in [json!(-1), json!(1e18), json!(NOW * 1000)] {
            assert!(identity(json!({"sub": 7, "exp": bad})).unwrap_err().contains("`exp` is no time"), "{bad}");
        }
        assert!(identity(json!({"sub": 7, "exp": NOW as f64 + 0.5})).is_ok());
    }
}
