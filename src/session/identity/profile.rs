use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::{ChatId, ContestId, Identity, ModuleId, Role, TeamId, UserId};

/// An identity as JSON spells it: the body of `POST /api/v1/tickets`, and what our own cookie carries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Profile {
    /// The user; left out for a kiosk only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// A name for others to see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// His teams.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<TeamId>,
    /// His roles; `admin` and `coach` mean something here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// A screen on a wall.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kiosk: bool,
    /// Contests he is named for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contests: Vec<ContestId>,
    /// Modules he is named for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<ModuleId>,
    /// Chats he is named for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chats: Vec<ChatId>,
    /// Named for `tv-display`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tv: bool,
}

/// A profile is of a user or of a kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected `userId`, or `kiosk: true` for a screen")]
pub struct NobodysProfile;

impl Profile {
    /// The identity this profile describes, without end and of no login.
    pub fn into_identity(self) -> Result<Identity, NobodysProfile> {
        if self.kiosk {
            return Ok(kiosk(self.name.as_deref()));
        }
        Ok(Identity {
            user: Some(self.user_id.ok_or(NobodysProfile)?),
            name: self.name.as_deref().and_then(shown_name),
            teams: self.teams,
            roles: roles(self.roles.iter().map(String::as_str)),
            contests: self.contests,
            modules: self.modules,
            chats: self.chats,
            tv: self.tv,
            ..Identity::default()
        })
    }
}

impl From<&Identity> for Profile {
    fn from(identity: &Identity) -> Self {
        Self {
            user_id: identity.user,
            name: identity.name.as_deref().map(str::to_owned),
            teams: identity.teams.clone(),
            roles: identity.roles.iter().map(|role| role.name().to_owned()).collect(),
            kiosk: identity.kiosk,
            contests: identity.contests.clone(),
            modules: identity.modules.clone(),
            chats: identity.chats.clone(),
            tv: identity.tv,
        }
    }
}

/// A kiosk is a screen and nobody: whatever else its certificate says gives no rights.
pub(super) fn kiosk(name: Option<&str>) -> Identity {
    Identity { kiosk: true, name: name.and_then(shown_name), ..Identity::default() }
}

/// The roles that mean something here, each once.
pub(super) fn roles<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Role> {
    let mut roles = Vec::new();
    for role in names.into_iter().filter_map(Role::from_name) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}

/// The longest name that is kept, in characters. Names are for people to read.
const NAME_LEN: usize = 100;

/// A name fit for logs and for others' screens: without control characters, so that nobody writes a log line of his own.
pub(super) fn shown_name(name: &str) -> Option<Arc<str>> {
    let name: String = name.trim().chars().filter(|c| !c.is_control()).take(NAME_LEN).collect();
    (!name.is_empty()).then(|| name.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_survives_being_written_as_a_profile() {
        let json = r#"{"userId":7,"name":"Ada","teams":[3,4],"roles":["Admin","ADMINISTRATOR","poet"],
                       "contests":[17],"modules":["m-1"],"chats":["c-1"],"tv":true}"#;
        let identity = serde_json::from_str::<Profile>(json).unwrap().into_identity().unwrap();
        assert_eq!(identity.roles, [Role::Admin]);
        let again = Profile::from(&identity);
        assert_eq!(
            serde_json::to_string(&again).unwrap(),
            r#"{"userId":7,"name":"Ada","teams":[3,4],"roles":["admin"],"contests":[17],"modules":["m-1"],"chats":["c-1"],"tv":true}"#
        );
    }

    #[test]
    fn a_kiosk_has_no_other_rights() {
        let json = r#"{"userId":7,"kiosk":true,"name":"hall","roles":["admin"],"teams":[3],"tv":true}"#;
        let identity = serde_json::from_str::<Profile>(json).unwrap().into_identity().unwrap();
        assert!(identity.kiosk && !identity.is_admin() && identity.user.is_none() && identity.teams.is_empty());
        assert_eq!(identity.name.as_deref(), Some("hall"));
    }

    #[test]
    fn nobody_has_no_profile() {
        assert_eq!(Profile::default().into_identity().unwrap_err(), NobodysProfile);
        assert!(serde_json::from_str::<Profile>(r#"{"userID":7}"#).is_err());
    }

    #[test]
    fn a_name_can_forge_no_log_line() {
        assert_eq!(shown_name(" Ada\r\nERROR x ").as_deref(), Some("AdaERROR x"));
        assert_eq!(shown_name("\u{1b}"), None);
        assert_eq!(shown_name(&"é".repeat(500)).unwrap().chars().count(), NAME_LEN);
    }
}
