use std::sync::Arc;

use actix_session::Session;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::home::AtHome;
use crate::{
    brokers::{Answered, Question, View},
    domain::{Identity, Role, UserId, books::Person},
    http::{
        api::Api,
        body::JsonBody,
        openapi::{Operation, Payload, Tag},
        problem::{Kind, Problem},
        query::answer,
        read, session,
    },
    session::identity::Gate,
};

/// How many of the roster are offered: as many as one looks through.
const OFFERED: usize = 12;

/// Those of the demonstration itself. Their ids are above those of a company that is made up.
const ADMIN: (u64, &str, Role) = (1_000_001, "Demo Admin", Role::Admin);
const COACH: (u64, &str, Role) = (1_000_002, "Demo Coach", Role::Coach);

/// Whom one may be.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DemoPeople)]
struct People {
    /// Some of the roster, the best sellers first, then an administrator and a coach.
    people: Vec<Offered>,
}

/// Somebody to be.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DemoPerson)]
struct Offered {
    /// Who.
    #[serde(flatten)]
    person: Person,
    /// What he may do beyond his own.
    #[schema(value_type = Vec<Role>)]
    roles: Vec<&'static str>,
}

/// Who somebody wants to be.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = DemoLogin)]
pub(super) struct Choice {
    /// Who.
    user_id: UserId,
}

/// Those who accompany and watch every roleplay of the demonstration.
pub(super) fn onlookers() -> Vec<UserId> {
    staff().map(|(user, ..)| user).collect()
}

/// `GET /api/v1/demo/people`
pub(super) async fn list(_: AtHome, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    let Answered { view, .. } = api.ask(Question::People(OFFERED)).await?;
    let Some(View::People(people)) = view else { return Err(not_answered()) };
    let reps = people.into_iter().map(|person| Offered { person, roles: Vec::new() });
    let staff = staff().map(|(user_id, name, role)| Offered {
        person: Person { user_id, name: name.into(), team_id: None },
        roles: vec![role.name()],
    });
    answer(&People { people: reps.chain(staff).collect() })
}

/// `POST /api/v1/demo/login`
pub(super) async fn sign_in(
    _: AtHome,
    session: Session,
    JsonBody(body): JsonBody,
    api: web::Data<Api>,
    gate: web::Data<Gate>,
) -> Result<HttpResponse, Problem> {
    let Choice { user_id } = read::object(&body)?;
    let identity = match staff().find(|(user, ..)| *user == user_id) {
        Some((_, name, role)) => identity(user_id, name.into(), vec![role]),
        None => {
            let Answered { view, .. } = api.ask(Question::Person(user_id)).await?;
            let Some(View::Person(person)) = view else {
                let detail = "expected somebody of the roster, or of GET /api/v1/demo/people";
                return Err(Problem::with_field(Kind::NotFound, "userId", detail));
            };
            Identity { teams: person.team_id.into_iter().collect(), ..identity(user_id, person.name, Vec::new()) }
        }
    };
    session::sign_in(&gate, &session, &identity)
}

fn identity(user: UserId, name: Arc<str>, roles: Vec<Role>) -> Identity {
    Identity { user: Some(user), name: Some(name), roles, ..Identity::default() }
}

fn staff() -> impl Iterator<Item = (UserId, &'static str, Role)> {
    [ADMIN, COACH].into_iter().filter_map(|(user, name, role)| Some((UserId::new(user).ok()?, name, role)))
}

fn not_answered() -> Problem {
    Problem::new(Kind::Internal, "the books answered something else than was asked")
}

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::get("/api/v1/demo/people", Payload::of::<People>())
        .is(Tag::Demo, "Whom one may be")
        .refused_with(&[403, 503]),
    Operation::post("/api/v1/demo/login", Payload::of::<Choice>(), session::BEGUN)
        .is(Tag::Demo, "Signs a browser in as one of them, or as anybody else of the roster")
        .refused_with(&[403, 404, 503]),
];
