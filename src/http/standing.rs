//! How things stand, as the books have it: boards, teams, contests, and what is known of one user.

use std::{collections::HashMap, str::FromStr};

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::{
    ToSchema,
    openapi::{RefOr, Schema},
};

use super::{
    api::Api,
    caller::Reads,
    openapi::{Operation, Parameter, Payload, Tag, Who},
    problem::{Kind, Problem},
    query::{Query, answer, whole},
    rows::id_in,
};
use crate::{
    brokers::{Answered, Contests, Question, Stood, Teams, View},
    domain::{
        ContestId, MAX_ID, Position, TeamId, UserId,
        books::{ContestBoard, Metric, Page, PageRequest, Standing, Stats, TraineeView},
        contests::Status,
        events::{Count, Rank, Timestamp},
        schema::{number, whole_number},
    },
    settings::Scope,
    store::{AsOf, DaysOfRanks, RankDay, StoreError},
};

/// What the books say, and when and where it is true.
#[derive(Serialize)]
struct Stands<'a> {
    #[serde(flatten)]
    view: &'a View,
    #[serde(flatten)]
    when: When,
}

/// When and where it is true.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AsOf)]
struct When {
    /// What the service's clock says: a countdown counts from here, whatever the reader's clock says.
    server_time: Timestamp,
    /// Where in the journal.
    position: Position,
}

/// How somebody stood at the end of his days.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct History {
    /// Who.
    user_id: UserId,
    /// The oldest first.
    days: Vec<Day>,
    /// Where in the journal it is true.
    position: Position,
}

/// How he stood at the end of a day.
#[derive(Serialize, ToSchema)]
#[schema(as = HistoryDay)]
struct Day {
    /// Which day, by the organisation's time zone.
    #[schema(format = Date)]
    day: String,
    /// How he stood, by each metric by which he had a value.
    #[schema(value_type = Vec<Stood>)]
    metrics: Box<RawValue>,
}

/// Days of a history where it is not said how many, and at the most.
const DAYS: u64 = 30;
const MOST_DAYS: u64 = 400;

/// `GET /api/v1/leaderboard`
pub(super) async fn board(_: Reads, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    let query = Query::of(&request, &["metric", "teamId", "limit", "offset", "around", "token"])?;
    let expected = format!("one of `{}`", Metric::ALL.map(Metric::name).join("`, `"));
    let metric = query.get("metric", &expected, |text| text.parse().map_err(|_| Kind::OutOfRange))?;
    let offset = offset(&query)?;
    let around: Option<UserId> = id(&query, "around")?;
    if around.is_some() && offset.is_some() {
        return Err(Problem::with_field(Kind::Malformed, "offset", "expected either `offset` or `around`"));
    }
    let page = PageRequest {
        metric: metric.unwrap_or(Metric::MonthlyRevenue),
        scope: id::<TeamId>(&query, "teamId")?,
        offset: offset.unwrap_or(0),
        limit: limit(&query, &api)?,
        around,
    };
    stands(&api, Question::Board(page), "board").await
}

/// `GET /api/v1/leaderboard/stats`
pub(super) async fn stats(_: Reads, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    Query::of(&request, &["token"])?;
    stands(&api, Question::Stats, "board").await
}

/// `GET /api/v1/teams`
pub(super) async fn teams(_: Reads, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    let query = Query::of(&request, &["after", "limit", "token"])?;
    let after = id::<TeamId>(&query, "after")?;
    stands(&api, Question::Teams(after, limit(&query, &api)?), "team").await
}

/// `GET /api/v1/users/{userId}/standing`: boards are for everybody to see, so this is too.
pub(super) async fn standing(_: Reads, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    Query::of(&request, &["token"])?;
    let user = id_in(request.match_info(), "userId")?;
    let last = days(&api, user, 1).await?.and_then(|as_of| as_of.found.into_iter().next());
    let yesterday = last.map_or_else(HashMap::new, |day| ranks(&day.data));
    stands(&api, Question::Standing(user, yesterday), "user").await
}

/// `GET /api/v1/users/{userId}/history`
pub(super) async fn history(_: Reads, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    let query = Query::of(&request, &["days", "token"])?;
    let user = id_in(request.match_info(), "userId")?;
    let expected = format!("an integer from 1 to {MOST_DAYS}");
    let count = query.get("days", &expected, |text| whole(text, 1..=MOST_DAYS))?.unwrap_or(DAYS);
    let Some(AsOf { head, found }) = days(&api, user, count).await? else {
        return Err(Problem::new(Kind::NotFound, "no days are kept: `journal.durability` is `memory`"));
    };
    let day = |day: RankDay| Some(Day { day: day.day.to_string(), metrics: RawValue::from_string(day.data).ok()? });
    let days = found.into_iter().filter_map(day).collect();
    answer(&History { user_id: user, days, position: head.position() })
}

/// `GET /api/v1/users/{userId}/training`: his own business.
pub(super) async fn training(
    Reads(caller): Reads,
    request: HttpRequest,
    api: web::Data<Api>,
) -> Result<HttpResponse, Problem> {
    let user = caller.user_of(&request)?;
    Query::of(&request, &["token"])?;
    stands(&api, Question::Training(user), "user").await
}

/// `GET /api/v1/contests`
pub(super) async fn contests(_: Reads, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    let query = Query::of(&request, &["status", "before", "limit", "token"])?;
    let status = query.get("status", "`upcoming`, `active` or `completed`", |text| match text {
        "upcoming" => Ok(Status::Upcoming),
        "active" => Ok(Status::Active),
        "completed" => Ok(Status::Completed),
        _ => Err(Kind::OutOfRange),
    })?;
    let before = id::<ContestId>(&query, "before")?;
    stands(&api, Question::Contests(status, before, limit(&query, &api)?), "contest").await
}

/// `GET /api/v1/contests/{contestId}`
pub(super) async fn contest(_: Reads, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    let query = Query::of(&request, &["offset", "limit", "token"])?;
    let id = id_in(request.match_info(), "contestId")?;
    let offset = offset(&query)?.unwrap_or(0);
    stands(&api, Question::Contest(id, offset, limit(&query, &api)?), "contest").await
}

async fn stands(api: &Api, question: Question, what: &str) -> Result<HttpResponse, Problem> {
    let Answered { view, position, server_time } = api.ask(question).await?;
    match view {
        Some(view) => answer(&Stands { view: &view, when: When { server_time, position } }),
        None => Err(Problem::new(Kind::NotFound, format!("there is no such {what}"))),
    }
}

/// The last days of a user that are kept; nothing, if none ever are.
async fn days(api: &Api, user: UserId, count: u64) -> Result<Option<AsOf<Vec<RankDay>>>, Problem> {
    match api.archive.rank_days(DaysOfRanks { user, count }).await {
        Ok(days) => Ok(Some(days)),
        Err(StoreError::NotKept) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The ranks of a day, by metric.
fn ranks(day: &str) -> HashMap<Metric, u64> {
    #[derive(Deserialize)]
    struct Rank {
        metric: Metric,
        rank: u64,
    }
    let stood: Vec<Rank> = serde_json::from_str(day).unwrap_or_default();
    stood.into_iter().map(|stood| (stood.metric, stood.rank)).collect()
}

fn id<T: FromStr>(query: &Query<'_>, name: &str) -> Result<Option<T>, Problem> {
    query.get(name, "an id, which is an integer from 1 on", |text| text.parse().map_err(|_| Kind::OutOfRange))
}

fn offset(query: &Query<'_>) -> Result<Option<usize>, Problem> {
    let expected = format!("an integer from 0 to {MAX_ID}");
    Ok(query.get("offset", &expected, |text| whole(text, 0..=MAX_ID))?.map(index))
}

fn limit(query: &Query<'_>, api: &Api) -> Result<usize, Problem> {
    let boards = &api.boards;
    let expected = format!("an integer from 1 to {}", boards.most_page);
    let limit = query.get("limit", &expected, |text| whole(text, 1..=boards.most_page.into()))?;
    Ok(index(limit.unwrap_or(boards.page.into())))
}

fn index(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// `limit` and `offset` of boards.
const LIMIT: Parameter = Parameter::query(
    "limit",
    Payload::of::<Rank>(),
    "How many at the most: up to `rules.boards.most_page`, and `rules.boards.page` if left out.",
);
const OFFSET: Parameter = Parameter::query("offset", Payload::of::<Count>(), "How many places to pass over.");

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::get("/api/v1/leaderboard", Payload::both::<Page, When>())
        .is(Tag::Boards, "A board, or a part of it")
        .for_whom(Who::SignedIn(Scope::Read))
        .with(&[
            Parameter::query("metric", Payload::of::<Metric>(), "Which board; `monthlyRevenue` if left out."),
            Parameter::query("teamId", Payload::of::<TeamId>(), "The active members of this team alone."),
            LIMIT,
            OFFSET,
            Parameter::query("around", Payload::of::<UserId>(), "A user to be in the middle, in place of `offset`."),
        ]),
    Operation::get("/api/v1/leaderboard/stats", Payload::both::<Stats, When>())
        .is(Tag::Boards, "What everybody has come to")
        .for_whom(Who::SignedIn(Scope::Read)),
    Operation::get("/api/v1/teams", Payload::both::<Teams, When>())
        .is(Tag::Boards, "What the teams have come to, by their ids")
        .for_whom(Who::SignedIn(Scope::Read))
        .with(&[
            Parameter::query("after", Payload::of::<TeamId>(), "Those behind this one: `next` of the answer before."),
            LIMIT,
        ]),
    Operation::get("/api/v1/contests", Payload::both::<Contests, When>())
        .is(Tag::Boards, "Contests, the latest id first")
        .for_whom(Who::SignedIn(Scope::Read))
        .with(&[
            Parameter::query("status", Payload::of::<Status>(), "Those of this status alone."),
            Parameter::query(
                "before",
                Payload::of::<ContestId>(),
                "Those before this one: `next` of the answer before.",
            ),
            LIMIT,
        ]),
    Operation::get("/api/v1/contests/{contestId}", Payload::both::<ContestBoard, When>())
        .is(Tag::Boards, "A contest and its board")
        .for_whom(Who::SignedIn(Scope::Read))
        .with(&[OFFSET, LIMIT])
        .refused_with(&[404]),
    Operation::get("/api/v1/users/{userId}/standing", Payload::both::<Standing, When>())
        .is(Tag::Users, "How somebody stands, by every metric")
        .for_whom(Who::SignedIn(Scope::Read))
        .refused_with(&[404]),
    Operation::get("/api/v1/users/{userId}/history", Payload::of::<History>())
        .is(Tag::Users, "How he stood at the end of his days, the oldest first")
        .for_whom(Who::SignedIn(Scope::Read))
        .with(&[Parameter::query("days", Payload::inline(days_asked_for), "How many of his last ones.")])
        .refused_with(&[404]),
    Operation::get("/api/v1/users/{userId}/training", Payload::both::<TraineeView, When>())
        .is(Tag::Users, "His XP, level, streak and achievements")
        .for_whom(Who::Owner(Scope::Read))
        .refused_with(&[404]),
];

fn days_asked_for() -> RefOr<Schema> {
    let days = whole_number("Days.").minimum(Some(number(1))).maximum(Some(number(MOST_DAYS)));
    days.default(Some(DAYS.into())).into()
}
