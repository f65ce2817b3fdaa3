use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use utoipa::ToSchema;

use crate::domain::{
    ContestId, UserId,
    books::{Books, ContestRow, Entry, Standing, TraineeView},
    events::Timestamp,
};

/// How those stand whom a report is about, as its sender is told: of a sale its seller, of training the trainee, of a contest its
/// times and who has entered, of the roster how many there are.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = AfterReport)]
#[expect(missing_docs, reason = "they are whom it is about")]
pub enum AfterReport {
    Seller(Standing),
    Trainee(TraineeView),
    Contest(Box<ContestAfter>),
    Roster(RosterAfter),
}

/// A contest after a report about it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContestAfter {
    /// Which one.
    contest_id: ContestId,
    /// Where it is, by the service's clock.
    status: crate::domain::contests::Status,
    /// What the service's clock says.
    server_time: Timestamp,
    /// Its first moment.
    starts_at: Timestamp,
    /// The first moment behind it.
    ends_at: Timestamp,
    /// How many take part.
    entrants: usize,
    /// The one who entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    entrant: Option<ContestRow>,
}

/// How many the roster has.
#[derive(Debug, Serialize, ToSchema)]
pub struct RosterAfter {
    /// Active users.
    users: usize,
    /// Teams.
    teams: usize,
}

/// How those stand whom an entry, which has been applied, is about.
pub(super) fn standing(books: &Books, entry: &Entry) -> serde_json::Result<Option<Box<RawValue>>> {
    let seller = |user: UserId| AfterReport::Seller(books.standing(user, |_| None));
    let contest = |id: ContestId, user: Option<UserId>| {
        let card = books.contest_card(id)?;
        let entrant = user.and_then(|user| books.contest_row_of(id, user));
        Some(AfterReport::Contest(Box::new(ContestAfter {
            contest_id: id,
            status: card.status,
            server_time: books.at().into(),
            starts_at: card.starts_at,
            ends_at: card.ends_at,
            entrants: card.entrants,
            entrant,
        })))
    };
    let after = match entry {
        Entry::Roster(_) => {
            let roster = books.roster();
            Some(AfterReport::Roster(RosterAfter { users: roster.active(), teams: roster.teams().count() }))
        }
        Entry::Sale(sale) => Some(seller(sale.user_id)),
        Entry::SaleVoided(voided) => books.sales().get(&voided.sale_id).map(|recorded| seller(recorded.user)),
        Entry::Contest(plan) => plan.id.and_then(|id| contest(id, None)),
        Entry::ContestEntry(entrance) => contest(entrance.contest_id, Some(entrance.user_id)),
        Entry::ContestSettled(end) => contest(end.contest_id, None),
        Entry::Training(report) => {
            Some(AfterReport::Trainee(TraineeView { achievements: Vec::new(), ..books.trainee_view(report.user()) }))
        }
    };
    after.map(|after| to_raw_value(&after)).transpose()
}
