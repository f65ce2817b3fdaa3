use serde::{Deserialize, Serialize};

use super::{RosterUpdate, Sale, SaleId};
use crate::domain::{
    ContestId, UserId,
    contests::ContestPlan,
    events::{Stamp, Timestamp, stamp},
    training::TrainingReport,
};
use garde::Validate;
use utoipa::ToSchema;

/// What is reported, or was brought about by the clock. The entries in their order are the ledger: all that is known of
/// sales, contests and training is what they come to ([`super::Books::apply`]), whenever they are applied again.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// Who is who.
    Roster(RosterUpdate),
    /// Something was sold.
    Sale(Sale),
    /// A sale no longer counts.
    SaleVoided(SaleVoided),
    /// A contest is to be held, or is changed before it is settled. It has an id.
    Contest(ContestPlan),
    /// Somebody takes part in a contest.
    ContestEntry(ContestEntrance),
    /// A contest is over, and who has won what is for good.
    ContestSettled(ContestEnd),
    /// Somebody trained.
    Training(TrainingReport),
}

/// A sale that no longer counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaleVoided {
    /// Which one.
    pub sale_id: SaleId,
}

/// Somebody takes part in a contest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContestEntrance {
    /// Which one.
    pub contest_id: ContestId,
    /// Who; in a contest of teams, somebody of the team that takes part.
    pub user_id: UserId,
}

/// A contest is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContestEnd {
    /// Which one.
    pub contest_id: ContestId,
}

/// The body that lets somebody into the contest of the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct Entrant {
    /// Who.
    pub user_id: UserId,
}

stamp!(Entrant);

impl Entry {
    /// What kind of entry it is, as the ledger spells it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Roster(_) => "roster",
            Self::Sale(_) => "sale",
            Self::SaleVoided(_) => "sale-voided",
            Self::Contest(_) => "contest",
            Self::ContestEntry(_) => "contest-entry",
            Self::ContestSettled(_) => "contest-settled",
            Self::Training(_) => "training",
        }
    }

    /// The rest of it, as the ledger keeps it: a JSON object.
    pub fn body(&self) -> serde_json::Result<String> {
        match self {
            Self::Roster(body) => serde_json::to_string(body),
            Self::Sale(body) => serde_json::to_string(body),
            Self::SaleVoided(body) => serde_json::to_string(body),
            Self::Contest(body) => serde_json::to_string(body),
            Self::ContestEntry(body) => serde_json::to_string(body),
            Self::ContestSettled(body) => serde_json::to_string(body),
            Self::Training(body) => serde_json::to_string(body),
        }
    }

    /// Reads what the ledger keeps.
    pub fn parse(kind: &str, body: &str) -> serde_json::Result<Self> {
        Ok(match kind {
            "roster" => Self::Roster(serde_json::from_str(body)?),
            "sale" => Self::Sale(serde_json::from_str(body)?),
            "sale-voided" => Self::SaleVoided(serde_json::from_str(body)?),
            "contest" => Self::Contest(serde_json::from_str(body)?),
            "contest-entry" => Self::ContestEntry(serde_json::from_str(body)?),
            "contest-settled" => Self::ContestSettled(serde_json::from_str(body)?),
            "training" => Self::Training(serde_json::from_str(body)?),
            other => {
                return Err(serde::de::Error::custom(format_args!("unknown kind of entry {other:?}")));
            }
        })
    }
}
