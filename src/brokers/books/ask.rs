use std::collections::HashMap;

use actix::Message;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    brokers::tell::{TellError, Told},
    domain::{
        ContestId, Position, TeamId, UserId,
        books::{
            Books, ContestBoard, ContestCard, Entry, Metric, Page, PageRequest, Person, Standing, Stats, TeamRow,
            TraineeView,
        },
        contests::Status,
        events::Timestamp,
    },
};

/// Asks how things stand. What was held back is told first, so that the answer is what those who were told everything up to its
/// position know.
#[derive(Debug, Clone, Message)]
#[rtype(result = "Result<Answered, TellError>")]
pub struct Ask(pub Question);

/// Asks what would follow from a report, which is not kept: nobody is told, and nothing has happened.
#[derive(Debug, Message)]
#[rtype(result = "Result<Told, TellError>")]
pub struct WouldFollow(pub Box<Entry>);

/// Tells what is held back, because nothing follows with which it could be merged. Answered when it, and all that was told
/// before, is in the journal.
#[derive(Debug, Message)]
#[rtype(result = "Result<(), TellError>")]
pub struct Settle;

/// What is asked.
#[derive(Debug, Clone)]
pub enum Question {
    /// A part of a board.
    Board(PageRequest),
    /// What everybody has come to.
    Stats,
    /// Teams by their ids, those behind this one, so many at the most.
    Teams(Option<TeamId>, usize),
    /// How somebody stands, given his ranks at the end of yesterday.
    Standing(UserId, HashMap<Metric, u64>),
    /// What somebody's training has come to.
    Training(UserId),
    /// Contests, the latest id first, from before this one on, so many at the most.
    Contests(Option<Status>, Option<ContestId>, usize),
    /// A contest and a part of its board.
    Contest(ContestId, usize, usize),
    /// Somebody.
    Person(UserId),
    /// So many people at the most, the best sellers first.
    People(usize),
}

/// What the books say.
#[derive(Debug, Clone)]
pub struct Answered {
    /// Nothing, if there is no such thing.
    pub view: Option<View>,
    /// Where in the journal it is true.
    pub position: Position,
    /// What the service's clock says.
    pub server_time: Timestamp,
}

/// How things stand.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "they are what was asked for")]
pub enum View {
    Board(Page),
    Stats(Stats),
    Teams(Teams),
    Standing(Standing),
    Training(TraineeView),
    Contests(Contests),
    Contest(Box<ContestBoard>),
    Person(Person),
    People(Vec<Person>),
}

/// Some teams.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Teams {
    /// Those asked for, by their ids.
    teams: Vec<TeamRow>,
    /// Behind which id to read on.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<TeamId>,
}

/// Some contests.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Contests {
    /// Those asked for, the latest id first.
    contests: Vec<ContestCard>,
    /// Before which id to read on.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<ContestId>,
}

impl Question {
    /// What the books say.
    pub(in crate::brokers) fn answer(&self, books: &Books) -> Option<View> {
        Some(match self {
            Self::Board(request) => View::Board(books.page(request)),
            Self::Stats => View::Stats(books.stats()),
            Self::Teams(after, most) => View::Teams(teams(books, *after, *most)),
            Self::Standing(user, _) | Self::Training(user) | Self::Person(user) if !books.knows(*user) => return None,
            Self::Standing(user, yesterday) => {
                View::Standing(books.standing(*user, |metric| yesterday.get(&metric).copied()))
            }
            Self::Training(user) => View::Training(books.trainee_view(*user)),
            Self::Contests(status, before, most) => View::Contests(contests(books, *status, *before, *most)),
            Self::Person(user) => View::Person(books.person(*user)),
            Self::People(most) => View::People(books.people(*most)),
            Self::Contest(id, offset, limit) => View::Contest(Box::new(books.contest_board(*id, *offset, *limit)?)),
        })
    }
}

fn contests(books: &Books, status: Option<Status>, before: Option<ContestId>, most: usize) -> Contests {
    let contest = books.contests().before(before);
    // What is passed over is only looked at: of years of contests, few are active.
    let wanted =
        contest.filter(|(_, running)| status.is_none_or(|status| running.contest.status(books.at()) == status));
    let ids: Vec<_> = wanted.map(|(id, _)| id).take(most.saturating_add(1)).collect();
    let more = ids.len() > most;
    let contests: Vec<_> = ids.into_iter().take(most).filter_map(|id| books.contest_card(id)).collect();
    Contests { next: contests.last().map(|card| card.contest_id).filter(|_| more), contests }
}

fn teams(books: &Books, after: Option<TeamId>, most: usize) -> Teams {
    let mut teams = books.team_rows(after, most.saturating_add(1));
    let more = teams.len() > most;
    teams.truncate(most);
    Teams { next: teams.last().map(|team| team.team_id).filter(|_| more), teams }
}
