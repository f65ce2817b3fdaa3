use super::SaleId;
use crate::domain::{ContestId, UserId};

/// Why the books do not take an entry. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The id is taken by another sale.
    #[error("sale {0} was reported before with other figures; void it first, then report it again")]
    OtherSale(SaleId),
    /// No such sale counts.
    #[error("there is no sale {0} that counts")]
    NoSale(SaleId),
    /// A sale of days to come.
    #[error("expected a time that is not ahead of the service's clock, {now}, by more than {seconds} s, got {got}")]
    SoldAhead {
        /// What the sale says.
        got: crate::domain::events::Timestamp,
        /// The service's clock.
        now: crate::domain::events::Timestamp,
        /// The most it may be ahead.
        seconds: i64,
    },
    /// No such contest.
    #[error("there is no contest {0}")]
    NoContest(ContestId),
    /// It is over, so nothing about it changes.
    #[error("contest {0} is over")]
    ContestOver(ContestId),
    /// It is not over, so nobody has won it.
    #[error("contest {0} is not over")]
    ContestNotOver(ContestId),
    /// Users have entered, and it is to be one of teams; or the other way.
    #[error("contest {0} has entrants, so who competes can't be changed")]
    OtherParticipants(ContestId),
    /// There are as many as the settings allow.
    #[error("expected at most {most} contests that are not over; `rules.contests.most_open` is the setting")]
    TooManyContests {
        /// The setting.
        most: usize,
    },
    /// There are as many as the settings allow.
    #[error("contest {contest} has {most} entrants; `rules.contests.most_entrants` is the setting")]
    TooManyEntrants {
        /// Which one.
        contest: ContestId,
        /// The setting.
        most: usize,
    },
    /// A contest of teams is nothing for somebody without one.
    #[error("contest {contest} is for teams, and user {user} is in none")]
    NoTeam {
        /// Which one.
        contest: ContestId,
        /// Who.
        user: UserId,
    },
}

impl Refusal {
    /// The field of the report that is to blame.
    pub fn field(&self) -> &'static str {
        match self {
            Self::OtherSale(_) | Self::NoSale(_) => "saleId",
            Self::SoldAhead { .. } => "soldAt",
            Self::NoContest(_) | Self::ContestOver(_) | Self::ContestNotOver(_) | Self::TooManyEntrants { .. } => {
                "contestId"
            }
            Self::TooManyContests { .. } => "id",
            Self::OtherParticipants(_) => "participants",
            Self::NoTeam { .. } => "userId",
        }
    }
}
