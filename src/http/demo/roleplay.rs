use actix_web::{HttpRequest, HttpResponse, http::header::CACHE_CONTROL, web};
use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Demo, home::AtHome, partner::Scenario, people::onlookers, roleplays::NoTurn, scenarios::SCENARIOS, speech::Speech,
};
use crate::{
    domain::{
        SessionId, UserId,
        events::{ForeignId, MAX_DESCRIPTION, SessionRegistration, Stamp, Timestamp, TrainingEvent},
    },
    http::{
        api::Api,
        body::JsonBody,
        caller::{Caller, Reads},
        openapi::{Answer, Body, HttpMethod, Operation, Payload, Tag, Who},
        problem::{Kind, Problem},
        read,
        rows::id_in,
    },
};

/// What somebody wants to practise.
#[derive(Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = DemoScenario)]
struct Wish {
    /// Which scenario; the first one, if it is not given.
    scenario_id: Option<String>,
}

/// A roleplay that has begun. It is the trainee's turn.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DemoRoleplay)]
struct Begun {
    /// Its session.
    session_id: SessionId,
    /// What is played.
    scenario_id: &'static str,
    /// What that is called.
    title: &'static str,
    /// Who the partner is.
    partner: &'static str,
    /// What the partner begins with.
    opening: &'static str,
    /// How many messages it takes.
    total_steps: usize,
}

/// What the trainee says.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DemoMessage)]
struct Said {
    /// His words.
    #[schema(min_length = 1, max_length = 2000)]
    #[garde(length(chars, min = 1, max = MAX_DESCRIPTION))]
    message: String,
}

impl Stamp for Said {
    fn stamp(&mut self, _: Timestamp) {}
}

/// `POST /api/v1/demo/roleplays`
pub(super) async fn begin(
    _: AtHome,
    Reads(caller): Reads,
    JsonBody(body): JsonBody,
    api: web::Data<Api>,
    demo: web::Data<Demo>,
) -> Result<HttpResponse, Problem> {
    let trainee = user(&caller)?;
    let Wish { scenario_id } = read::object(&body)?;
    let scenario = wanted(scenario_id.as_deref())?;
    let seed: u64 = rand::random();
    let session = format!("demo-{seed:016x}").parse::<SessionId>();
    let session_id = session.map_err(|error| Problem::new(Kind::Internal, error.to_string()))?;
    let registration = SessionRegistration {
        session_id: session_id.clone(),
        user_id: trainee,
        participants: Some(onlookers()),
        scenario_id: Some(ForeignId::Name(scenario.id.into())),
    };
    api.tell(vec![TrainingEvent::SessionStart(registration).into()], None).await?;
    // Any part of it decides as well as another.
    let seed = usize::try_from(seed % 64).unwrap_or(0);
    demo.roleplays().begin(session_id.clone(), trainee, scenario, seed, demo.now());
    let Scenario { id: scenario_id, title, partner, opening, steps, .. } = scenario;
    let begun = Begun { session_id, scenario_id, title, partner, opening, total_steps: steps.len() };
    Ok(HttpResponse::Created().insert_header((CACHE_CONTROL, "no-store")).json(begun))
}

/// `POST /api/v1/demo/roleplays/{sessionId}/messages`
pub(super) async fn say(
    _: AtHome,
    Reads(caller): Reads,
    request: HttpRequest,
    JsonBody(body): JsonBody,
    api: web::Data<Api>,
    demo: web::Data<Demo>,
) -> Result<HttpResponse, Problem> {
    let trainee = user(&caller)?;
    let session: SessionId = id_in(request.match_info(), "sessionId")?;
    let Said { message } = read::payload(&body, jiff::Timestamp::now().into())?;
    let turn = demo.roleplays().hear(&session, trainee, &message, demo.now())?;
    Speech { session, trainee, message, turn }.begin(api, demo);
    Ok(HttpResponse::Accepted().insert_header((CACHE_CONTROL, "no-store")).finish())
}

fn user(caller: &Caller) -> Result<UserId, Problem> {
    match caller {
        Caller::User { user, .. } => Ok(*user),
        Caller::Key(_) => Err(Problem::new(Kind::Forbidden, "expected a signed-in user, who is the trainee")),
    }
}

fn wanted(id: Option<&str>) -> Result<&'static Scenario, Problem> {
    let mut scenarios = SCENARIOS.iter();
    let found = match id {
        None => scenarios.next(),
        Some(id) => scenarios.find(|scenario| scenario.id == id),
    };
    found.ok_or_else(|| {
        let ids: Vec<_> = SCENARIOS.iter().map(|scenario| scenario.id).collect();
        Problem::with_field(Kind::OutOfRange, "scenarioId", format!("expected one of `{}`", ids.join("`, `")))
    })
}

impl From<NoTurn> for Problem {
    fn from(no: NoTurn) -> Self {
        let kind = match no {
            NoTurn::Unknown => Kind::NotFound,
            NoTurn::NotYours => Kind::Forbidden,
            NoTurn::Speaking | NoTurn::Over => Kind::Conflict,
        };
        Self::new(kind, no.to_string())
    }
}

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::new(HttpMethod::Post, "/api/v1/demo/roleplays", Answer::Json(201, Payload::of::<Begun>()))
        .is(Tag::Demo, "Begins a roleplay for whoever is signed in")
        .for_whom(Who::User)
        .takes(Body::Json(Payload::of::<Wish>())),
    Operation::new(HttpMethod::Post, "/api/v1/demo/roleplays/{sessionId}/messages", Answer::Accepted)
        .is(Tag::Demo, "The trainee says something; the partner answers in the session's room")
        .for_whom(Who::User)
        .takes(Body::Json(Payload::of::<Said>()))
        .refused_with(&[404, 409]),
];
