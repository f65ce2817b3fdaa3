use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::domain::{
    ContestId, UserId,
    books::{Books, ContestRow, Entry, Standing, TraineeView},
    events::Timestamp,
};

/// How things stand after a report, as its sender is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum After {
    Seller(Standing),
    Trainee(TraineeView),
    Contest(Box<ContestAfter>),
    Roster(RosterAfter),
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ContestAfter {
    contest_id: ContestId,
    status: crate::domain::contests::Status,
    server_time: Timestamp,
    starts_at: Timestamp,
    ends_at: Timestamp,
    entrants: usize,
    /// The one who entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    entrant: Option<ContestRow>,
}

#[derive(Debug, Serialize)]
struct RosterAfter {
    users: usize,
    teams: usize,
}

/// How those stand whom an entry, which has been applied, is about.
pub(super) fn standing(books: &Books, entry: &Entry) -> serde_json::Result<Option<Box<RawValue>>> {
    let seller = |user: UserId| After::Seller(books.standing(user, |_| None));
    let contest = |id: ContestId, user: Option<UserId>| {
        let card = books.contest_card(id)?;
        let entrant = user.and_then(|user| books.contest_row_of(id, user));
        Some(After::Contest(Box::new(ContestAfter {
            contest_id: id,
            status: card.status,
            server_time: card.server_time,
            starts_at: card.starts_at,
            ends_at: card.ends_at,
            entrants: card.entrants,
            entrant,
        })))
    };
    let after = match entry {
        Entry::Roster(_) => {
            let roster = books.roster();
            Some(After::Roster(RosterAfter { users: roster.active(), teams: roster.teams().count() }))
        }
        Entry::Sale(sale) => Some(seller(sale.user_id)),
        Entry::SaleVoided(voided) => books.sales().get(&voided.sale_id).map(|recorded| seller(recorded.user)),
        Entry::Contest(plan) => plan.id.and_then(|id| contest(id, None)),
        Entry::ContestEntry(entrance) => contest(entrance.contest_id, Some(entrance.user_id)),
        Entry::ContestSettled(end) => contest(end.contest_id, None),
        Entry::Training(report) => {
            Some(After::Trainee(TraineeView { achievements: Vec::new(), ..books.trainee_view(report.user()) }))
        }
    };
    after.map(|after| to_raw_value(&after)).transpose()
}
