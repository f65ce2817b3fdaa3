use std::{sync::Arc, time::SystemTime};

use utoipa::ToSchema;

use super::{ChatId, ContestId, ModuleId, TeamId, UserId};

/// What a user may do beyond his own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(rename_all = "lowercase")]
pub enum Role {
    /// Sees and does everything.
    Admin,
    /// Accompanies trainees.
    Coach,
}

impl Role {
    /// The role with this name in a token's claims or in the monolith's answer; other names give no rights.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "admin" | "administrator" => Some(Self::Admin),
            "coach" => Some(Self::Coach),
            _ => None,
        }
    }

    /// The role's name in what this service writes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Coach => "coach",
        }
    }
}

/// Who a client is and what has been certified about him, by a token, a session cookie or the monolith. Whatever a
/// client says about itself in a message is not in here.
#[derive(Debug, Clone, Default)]
pub struct Identity {
    /// The user; `None` for a kiosk, which is a screen and nobody.
    pub user: Option<UserId>,
    /// A name for logs and for others to see.
    pub name: Option<Arc<str>>,
    /// The teams he is a member of.
    pub teams: Vec<TeamId>,
    /// His roles.
    pub roles: Vec<Role>,
    /// A wall-mounted screen: may enter `tv-display` and nothing else.
    pub kiosk: bool,
    /// The contests he is named for; matters where `rights.contest = "members"`.
    pub contests: Vec<ContestId>,
    /// The modules he is named for; matters where `rights.module = "members"`.
    pub modules: Vec<ModuleId>,
    /// The chats he is named for; matters where `rights.chat = "members"`.
    pub chats: Vec<ChatId>,
    /// Named for `tv-display`; matters where `rights.tv_display = "members"`.
    pub tv: bool,
    /// When the certificate runs out; `None` where its issuer is asked again instead (the monolith's own cookie).
    pub expires_at: Option<SystemTime>,
    /// The login this identity came with, so that ending the login ends its connections. `None` for a bare token.
    pub login: Option<Arc<str>>,
}

impl Identity {
    /// Whether the role was certified.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether this is an administrator.
    pub fn is_admin(&self) -> bool {
        self.has(Role::Admin)
    }
}
