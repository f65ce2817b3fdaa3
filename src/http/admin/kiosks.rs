//! `POST /api/v1/admin/kiosk-tokens` and `POST /api/v1/admin/pairings/{code}`: a screen on a wall gets its token, from the hand of an
//! administrator or by the code that it shows. Neither codes nor tokens are logged.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use actix_web::{HttpRequest, HttpResponse, http::header::CACHE_CONTROL, web};
use humantime_serde::re::humantime::parse_duration;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Desk;
use crate::{
    domain::events::Timestamp,
    http::{
        body::JsonBody,
        caller::Administers,
        openapi::{Answer, Body, HttpMethod, Operation, Parameter, Payload, Tag, Who},
        problem::{Kind, Problem},
        query::answer,
        read,
    },
    session::identity::{CannotMint, Paired, Profile},
    settings::Scope,
};

/// Which screen a token is wanted for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = KioskTokenWanted)]
struct Asked {
    /// What the screen is called.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// How long it is to be good, such as `365d` or `12h`; `identity.kiosk_ttl` if left out.
    ttl: Option<String>,
}

/// A token for a screen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = KioskToken)]
struct Minted {
    /// The JWT.
    token: String,
    /// What the screen is called.
    name: Arc<str>,
    /// Until when it is good.
    expires_at: Timestamp,
}

/// What the screen that shows a code is called.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ScreenName)]
struct Named {
    /// Its name.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
}

/// The handler of the first.
pub(super) async fn mint(
    Administers(by): Administers,
    desk: web::Data<Desk>,
    body: JsonBody,
) -> Result<HttpResponse, Problem> {
    let Asked { name, ttl } = read::object(&body.0)?;
    let name = screen_name(&name)?;
    let lifetime = ttl.as_deref().map_or(Ok(desk.kiosk_ttl), lifetime)?;
    let now = SystemTime::now();
    let token = token(&desk, &name, lifetime, now)?;
    log::info!("a token for the screen {name} is made by {by}");
    let minted = Minted { token, name, expires_at: (now + lifetime).into() };
    Ok(HttpResponse::Created().insert_header((CACHE_CONTROL, "no-store")).json(minted))
}

/// The handler of the second.
pub(super) async fn confirm(
    Administers(by): Administers,
    request: HttpRequest,
    desk: web::Data<Desk>,
    body: JsonBody,
) -> Result<HttpResponse, Problem> {
    let Named { name } = read::object(&body.0)?;
    let name = screen_name(&name)?;
    let now = SystemTime::now();
    let paired = Paired { token: token(&desk, &name, desk.kiosk_ttl, now)?, name: Arc::clone(&name) };
    if !desk.pairings.confirm(request.match_info().query("code"), paired, now) {
        tokio::time::sleep(desk.wrong_code).await;
        return Err(Problem::new(Kind::NotFound, "no screen shows this code now; look again, it may have a new one"));
    }
    log::info!("the screen {name} is paired by {by}");
    answer(&Named { name: name.to_string() })
}

/// How a screen may be called.
fn screen_name(name: &str) -> Result<Arc<str>, Problem> {
    let name = name.trim();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.contains(char::is_control);
    let expected = || format!("expected 1 to {LONGEST_NAME} characters, and no control characters");
    if fits { Ok(name.into()) } else { Err(Problem::with_field(Kind::OutOfRange, "name", expected())) }
}

/// In characters.
const LONGEST_NAME: usize = 100;

/// How long a token is to be good.
fn lifetime(ttl: &str) -> Result<Duration, Problem> {
    let wrong =
        |kind| Problem::with_field(kind, "ttl", "expected a time such as `365d` or `12h`, from 1 s to 10 years");
    let lifetime = parse_duration(ttl).map_err(|_| wrong(Kind::Malformed))?;
    if LIFETIMES.contains(&lifetime.as_secs()) { Ok(lifetime) } else { Err(wrong(Kind::OutOfRange)) }
}

/// In seconds.
const LIFETIMES: std::ops::RangeInclusive<u64> = 1..=315_576_000;

fn token(desk: &Desk, name: &Arc<str>, lifetime: Duration, now: SystemTime) -> Result<String, Problem> {
    let screen = Profile { kiosk: true, name: Some(name.to_string()), ..Profile::default() };
    Ok(desk.mint.mint(&screen, lifetime, now)?)
}

impl From<CannotMint> for Problem {
    fn from(cannot: CannotMint) -> Self {
        Self::new(Kind::Internal, cannot.to_string())
    }
}

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::new(HttpMethod::Post, "/api/v1/admin/kiosk-tokens", Answer::Json(201, Payload::of::<Minted>()))
        .is(Tag::Admin, "Makes a token for a screen")
        .for_whom(Who::Admin(Scope::Admin))
        .takes(Body::Json(Payload::of::<Asked>())),
    Operation::post("/api/v1/admin/pairings/{code}", Payload::of::<Named>(), Payload::of::<Named>())
        .is(Tag::Admin, "Confirms the code that a screen shows")
        .tells("The screen gets a token for a kiosk of this name. A code is good once.")
        .for_whom(Who::Admin(Scope::Admin))
        .with(&[Parameter::path(
            "code",
            Payload::plain::<String>(),
            "What the screen shows, in whatever way people spell it.",
        )])
        .refused_with(&[404]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifetime_is_a_time_within_bounds() {
        assert_eq!(lifetime("365d").unwrap(), Duration::from_secs(365 * 86_400));
        for (text, kind) in [
            ("", Kind::Malformed),
            ("365", Kind::Malformed),
            ("-1d", Kind::Malformed),
            ("0s", Kind::OutOfRange),
            ("1ms", Kind::OutOfRange),
            ("100y", Kind::OutOfRange),
        ] {
            assert_eq!(lifetime(text).unwrap_err().kind(), kind, "{text}");
        }
    }

    #[test]
    fn a_screen_has_a_name_that_can_be_read() {
        assert_eq!(&*screen_name(" Lobby 2 ").unwrap(), "Lobby 2");
        for bad in ["", "  ", "a\nb", &"x".repeat(101)] {
            assert!(screen_name(bad).is_err(), "{bad}");
        }
    }
}
