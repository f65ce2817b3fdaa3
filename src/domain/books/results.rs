use std::fmt;

use super::{Account, Contest, Listed, ListedTeam, Score};
use crate::domain::{ContestId, TeamId, UserId, training::Trainee};

/// Which part of what the ledger comes to. Each part is kept as a JSON document of its own, so that an entry writes what it
/// has changed and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResultKey {
    /// A user of the roster.
    User(UserId),
    /// A team of the roster.
    Team(TeamId),
    /// What somebody's sales have come to.
    Account(UserId),
    /// What somebody's training has come to.
    Trainee(UserId),
    /// A contest, and who has won it.
    Contest(ContestId),
    /// Who takes part in it: a user, or a team in a contest of teams.
    Entrant(ContestId, u64),
}

impl ResultKey {
    /// As three columns: the kind, an id, and a second id that is 0 but for entrants.
    pub fn columns(self) -> (&'static str, u64, u64) {
        match self {
            Self::User(id) => ("user", id.get(), 0),
            Self::Team(id) => ("team", id.get(), 0),
            Self::Account(id) => ("account", id.get(), 0),
            Self::Trainee(id) => ("trainee", id.get(), 0),
            Self::Contest(id) => ("contest", id.get(), 0),
            Self::Entrant(id, entrant) => ("entrant", id.get(), entrant),
        }
    }

    /// Whether a document is such a part.
    pub fn check(self, document: &str) -> serde_json::Result<()> {
        match self {
            Self::User(_) => serde_json::from_str::<Listed>(document).map(drop),
            Self::Team(_) => serde_json::from_str::<ListedTeam>(document).map(drop),
            Self::Account(_) => serde_json::from_str::<Account>(document).map(drop),
            Self::Trainee(_) => serde_json::from_str::<Trainee>(document).map(drop),
            Self::Contest(_) => serde_json::from_str::<Contest>(document).map(drop),
            Self::Entrant(..) => serde_json::from_str::<Score>(document).map(drop),
        }
    }

    /// From the columns, if they are those of a key.
    pub fn of(kind: &str, id: u64, part: u64) -> Option<Self> {
        match kind {
            "user" => UserId::new(id).ok().map(Self::User),
            "team" => TeamId::new(id).ok().map(Self::Team),
            "account" => UserId::new(id).ok().map(Self::Account),
            "trainee" => UserId::new(id).ok().map(Self::Trainee),
            "contest" => ContestId::new(id).ok().map(Self::Contest),
            "entrant" => ContestId::new(id).ok().map(|id| Self::Entrant(id, part)),
            _ => None,
        }
    }
}

impl fmt::Display for ResultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.columns() {
            (kind, id, 0) => write!(f, "{kind} {id}"),
            (kind, id, part) => write!(f, "{kind} {part} of contest {id}"),
        }
    }
}

/// What an entry, or several of them, have changed: to be written in one transaction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The entries, in their order.
    pub entries: Vec<LedgerRow>,
    /// Each part that has changed, as it is now.
    pub results: Vec<(ResultKey, String)>,
}

/// An entry as the ledger keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// Its place, from 1, without a hole.
    pub seq: u64,
    /// When it was recorded, in milliseconds since 1970. Never before the one in front.
    pub recorded_at: i64,
    /// What kind of entry it is.
    pub kind: String,
    /// The rest of it: a JSON object.
    pub body: String,
}
