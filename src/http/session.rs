//! `POST /session` and `DELETE /session`: a browser's login.
//!
//! | asks | gets |
//! |---|---|
//! | `POST` with `Authorization: Bearer <token>`, or `{"token"}`, or `{"ticket"}` | 200 `{userId?, kiosk?, expiresAt}` and the cookie |
//! | `DELETE` with the cookie | 204; the login is over, its connections end, and a copy of the cookie is dead |
//!
//! A page may ask from the service's own origin and from those in `server.origins`.

use std::{
    future::{Ready, ready},
    sync::Arc,
    time::SystemTime,
};

use actix_session::Session;
use actix_web::{
    FromRequest, HttpRequest, HttpResponse, ResponseError,
    dev::Payload,
    error::InternalError,
    http::{StatusCode, header::CACHE_CONTROL},
    web,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::refusal::{self, Refusal};
use crate::{
    domain::{Identity, UserId},
    session::identity::{CannotEnd, ForeignOrigin, Gate, Login, Origins},
};

/// Ends the open connections of a login, by its id. It must not block.
pub type EndLogin = dyn Fn(&str) + Send + Sync;

/// Registers the routes. `end_login` is called once for each login that is ended.
pub(super) fn configure(
    gate: Gate,
    origins: Origins,
    end_login: Arc<EndLogin>,
) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        config.service(
            web::resource("/session")
                .wrap(gate.session_middleware())
                .wrap(origins.cors())
                .app_data(web::Data::new(gate))
                .app_data(web::Data::new(origins))
                .app_data(web::Data::from(end_login))
                .route(web::post().to(begin))
                .route(web::delete().to(end)),
        );
    }
}

/// What a browser brings to be signed in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exchange {
    token: Option<String>,
    ticket: Option<String>,
}

/// The answer to `POST /session`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Begun {
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<UserId>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    kiosk: bool,
    expires_at: String,
}

async fn begin(
    _: OwnPage,
    gate: web::Data<Gate>,
    session: Session,
    request: HttpRequest,
    body: web::Payload,
) -> Result<HttpResponse, Refusal> {
    let exchange = exchange(&gate, &request, body).await?;
    let identity = identify(&gate, &request, exchange)?;
    let login =
        gate.begin_login(&identity).map_err(|e| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, e.to_string()))?;
    session.clear();
    session.insert(Login::KEY, &login).map_err(|e| {
        log::error!("a login can't be put into its cookie: {e}");
        Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "the login can't be put into a cookie")
    })?;
    log::info!("login {} began for {}", login.id, who(&identity));
    let expires_at = Timestamp::try_from(login.end()).map(|end| format!("{end:.3}")).unwrap_or_default();
    let begun = Begun { user_id: identity.user, kiosk: identity.kiosk, expires_at };
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(begun))
}

async fn end(
    _: OwnPage,
    gate: web::Data<Gate>,
    end_login: web::Data<EndLogin>,
    session: Session,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    // Without a login there is nothing to end, which is what was asked for.
    if let Some(login) = gate.login(&gate.credentials(request.head())) {
        let ended = gate.end_login(&login).await;
        if let Err(e @ CannotEnd::TooMany { retry_after }) = ended {
            return Err(Refusal::unavailable(e.to_string(), retry_after));
        }
        end_login(&login.id);
        ended.map_err(|e| {
            log::error!("login {}: {e}", login.id);
            Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "the login is over, but may revive at a restart")
        })?;
        log::info!("login {} ended", login.id);
    }
    session.purge();
    Ok(HttpResponse::NoContent().insert_header((CACHE_CONTROL, "no-store")).finish())
}

/// The body, which may be left out with `Authorization`.
async fn exchange(gate: &Gate, request: &HttpRequest, body: web::Payload) -> Result<Exchange, Refusal> {
    // The largest body is one with the largest token.
    let limit = gate.max_token() + 256;
    match body.to_bytes_limited(limit).await {
        Err(_) => Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, format!("expected at most {limit} bytes"))),
        Ok(Err(_)) => Err(Refusal::new(StatusCode::BAD_REQUEST, "the body broke off")),
        Ok(Ok(body)) if body.is_empty() => Ok(Exchange { token: None, ticket: None }),
        Ok(Ok(body)) => refusal::json(request, &body),
    }
}

fn identify(gate: &Gate, request: &HttpRequest, exchange: Exchange) -> Result<Identity, Refusal> {
    match (gate.credentials(request.head()).bearer, exchange.token, exchange.ticket) {
        (Some(token), None, None) | (None, Some(token), None) => Ok(gate.token(&token)?),
        (None, None, Some(ticket)) => gate.tickets().redeem(&ticket, SystemTime::now()).ok_or_else(|| {
            Refusal::unauthorized(
                "ticket is not known, has been used or is too old; expected one of POST /api/v1/tickets",
            )
        }),
        (None, None, None) => {
            Err(Refusal::unauthorized("expected Authorization: Bearer <token>, {\"token\": …} or {\"ticket\": …}"))
        }
        _ => Err(Refusal::new(StatusCode::BAD_REQUEST, "expected only one of Authorization, `token` and `ticket`")),
    }
}

fn who(identity: &Identity) -> String {
    identity.user.map_or_else(|| "a kiosk".into(), |user| format!("user {user}"))
}

/// The request comes from a page that may act for its visitor, or from no page at all. CORS alone would only hide the
/// answer from a foreign one.
struct OwnPage;

impl FromRequest for OwnPage {
    type Error = InternalError<ForeignOrigin>;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let checked = request
            .app_data::<web::Data<Origins>>()
            .map_or(Err(ForeignOrigin), |origins| origins.check(request.head(), request.head().peer_addr));
        ready(checked.map(|()| Self).map_err(|e| {
            let response = Refusal::new(StatusCode::FORBIDDEN, e.to_string()).error_response();
            InternalError::from_response(e, response)
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Mutex, time::Duration};

    use actix_http::Request;
    use actix_web::{
        App,
        body::MessageBody,
        dev::{Service, ServiceResponse},
        http::{
            Method,
            header::{CONTENT_TYPE, SET_COOKIE},
        },
        test::{TestRequest, call_service, init_service, read_body_json},
    };
    use serde_json::{Value, json};

    use super::*;
    use crate::{
        http::tickets,
        secrets::Secrets,
        session::identity::{EndedLogins, Profile, TokenMint},
        settings::Settings,
    };

    const PAGE: &str = "https://app.example.com";

    /// A service with these routes, and what it was told to end.
    struct House {
        folder: tempfile::TempDir,
        settings: Settings,
        secrets: Secrets,
        gate: Gate,
        ended: Arc<Mutex<Vec<String>>>,
    }

    impl House {
        fn new(changes: &str) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let settings = Settings::with(&format!("[server]\norigins = [\"{PAGE}\"]\n{changes}")).unwrap();
            let secrets = Secrets::generate();
            let gate = gate(&settings, &secrets, folder.path());
            Self { folder, settings, secrets, gate, ended: Arc::default() }
        }

        fn restarted(self) -> Self {
            let gate = gate(&self.settings, &self.secrets, self.folder.path());
            Self { gate, ..self }
        }

        async fn app(
            &self,
        ) -> impl Service<Request, Response = ServiceResponse<impl MessageBody + use<>>, Error = actix_web::Error> + use<>
        {
            let origins = Origins::new(&self.settings.server).unwrap();
            let ended = Arc::clone(&self.ended);
            let end_login: Arc<EndLogin> = Arc::new(move |login| ended.lock().unwrap().push(login.to_owned()));
            let app = App::new()
                .configure(configure(self.gate.clone(), origins, end_login))
                .app_data(web::Data::new(self.gate.clone()))
                .route("/api/v1/tickets", web::post().to(tickets::create));
            init_service(app).await
        }

        fn token(&self, user: u64) -> String {
            let profile = Profile { user_id: UserId::new(user).ok(), ..Profile::default() };
            let mint = TokenMint::new(&self.settings.identity.jwt, &self.secrets).unwrap();
            mint.mint(&profile, Duration::from_secs(600), SystemTime::now()).unwrap()
        }

        /// Who the cookie makes its bearer, on any transport.
        async fn whoami(&self, cookie: &str) -> Result<u64, String> {
            let request = TestRequest::default().insert_header(("cookie", cookie)).to_http_request();
            let identity = self.gate.identify(&self.gate.credentials(request.head())).await;
            identity.map(|identity| identity.unwrap().user.unwrap().get()).map_err(|e| e.to_string())
        }
    }

    fn gate(settings: &Settings, secrets: &Secrets, folder: &std::path::Path) -> Gate {
        let session = &settings.identity.session;
        let ended = EndedLogins::open(folder, session.max_ended, SystemTime::now()).unwrap();
        Gate::new(&settings.identity, secrets, ended).unwrap()
    }

    fn post(uri: &str) -> TestRequest {
        TestRequest::post().uri(uri)
    }

    fn cookie<B>(response: &ServiceResponse<B>) -> String {
        let set_cookie = response.headers().get(SET_COOKIE).expect("a cookie is set").to_str().unwrap();
        set_cookie.split(';').next().unwrap().to_owned()
    }

    #[actix_web::test]
    async fn a_token_is_exchanged_for_a_cookie() {
        let house = House::new("");
        let app = house.app().await;
        let token = house.token(7);
        let by_header = post("/session").insert_header(("authorization", format!("Bearer {token}")));
        let by_body = post("/session").set_json(json!({"token": token}));
        for request in [by_header, by_body] {
            let response = call_service(&app, request.to_request()).await;
            assert_eq!(response.status(), StatusCode::OK);
            let cookie = cookie(&response);
            assert_eq!(house.whoami(&cookie).await, Ok(7));
            let body: Value = read_body_json(response).await;
            assert_eq!(body["userId"], 7);
            assert!(body["expiresAt"].as_str().unwrap().ends_with('Z'), "{body}");
        }
    }

    #[actix_web::test]
    async fn a_ticket_is_exchanged_once() {
        let house = House::new("");
        let app = house.app().await;
        let profile = json!({"userId": 7, "name": "Ada", "teams": [3], "roles": ["coach"]});
        let response = call_service(&app, post("/api/v1/tickets").set_json(profile).to_request()).await;
        assert_eq!(response.status(), StatusCode::OK);
        let ticket: Value = read_body_json(response).await;
        let exchange = || post("/session").set_json(json!({"ticket": ticket["ticket"]})).to_request();
        let response = call_service(&app, exchange()).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(house.whoami(&cookie(&response)).await, Ok(7));
        let second = call_service(&app, exchange()).await;
        assert_eq!(second.status(), StatusCode::UNAUTHORIZED);
        assert!(second.headers().get(SET_COOKIE).is_none());
    }

    #[actix_web::test]
    async fn an_ended_login_is_dead_for_a_copied_cookie_too_and_across_a_restart() {
        let house = House::new("");
        let app = house.app().await;
        let mut cookies = Vec::new();
        for user in [7, 8] {
            let response =
                call_service(&app, post("/session").set_json(json!({"token": house.token(user)})).to_request());
            cookies.push(cookie(&response.await));
        }
        let delete =
            || TestRequest::delete().uri("/session").insert_header(("cookie", cookies[0].as_str())).to_request();
        let response = call_service(&app, delete()).await;
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        assert!(response.headers().get(SET_COOKIE).unwrap().to_str().unwrap().contains("Max-Age=0"));
        let refused = "cookie `ridgecast_session` holds no login that is still good".to_owned();
        assert_eq!(house.whoami(&cookies[0]).await, Err(refused.clone()));
        assert_eq!(house.whoami(&cookies[1]).await, Ok(8));
        assert_eq!(call_service(&app, delete()).await.status(), StatusCode::NO_CONTENT);
        let ended = house.ended.lock().unwrap().clone();
        assert_eq!(ended.len(), 1, "its connections are ended once: {ended:?}");
        assert!(house.gate.has_ended(&ended[0]));

        let house = house.restarted();
        assert_eq!(house.whoami(&cookies[0]).await, Err(refused));
        assert_eq!(house.whoami(&cookies[1]).await, Ok(8));
    }

    #[actix_web::test]
    async fn a_new_login_takes_the_place_of_the_one_in_the_cookie() {
        let house = House::new("");
        let app = house.app().await;
        let first = call_service(&app, post("/session").set_json(json!({"token": house.token(7)})).to_request()).await;
        let again = post("/session").set_json(json!({"token": house.token(8)}));
        let second = call_service(&app, again.insert_header(("cookie", cookie(&first))).to_request()).await;
        assert_eq!(house.whoami(&cookie(&second)).await, Ok(8));
    }

    #[actix_web::test]
    async fn bad_exchanges_get_words_and_no_cookie() {
        let house = House::new("");
        let app = house.app().await;
        let token = house.token(7);
        let cases = [
            (post("/session"), 401, "expected Authorization"),
            (post("/session").set_json(json!({})), 401, "expected Authorization"),
            (post("/session").set_json(json!({"token": "x"})), 401, "no JWT"),
            (post("/session").set_json(json!({"ticket": "x"})), 401, "ticket"),
            (post("/session").set_json(json!({"token": token, "ticket": "x"})), 400, "only one"),
            (post("/session").set_json(json!({"tokn": token})), 400, "tokn"),
            (post("/session").set_json(json!({"token": 5})), 400, "token: invalid type"),
            (post("/session").set_json(json!({"token": "x".repeat(9000)})), 413, "at most 8448 bytes"),
            (post("/session").set_payload("{}"), 415, "application/json"),
            (post("/session").set_payload("{").insert_header(CONTENT_TYPE_JSON), 400, "EOF"),
            (post("/api/v1/tickets").set_json(json!({"name": "x"})), 400, "`userId`"),
            (post("/api/v1/tickets").set_json(json!({"userId": "7"})), 400, "userId: invalid type"),
            (post("/api/v1/tickets").set_json(json!({"userId": 0})), 422, "userId: out of range"),
            (post("/api/v1/tickets").set_json(json!({"userId": 7, "teams": [1, -1]})), 422, "teams[1]: out of range"),
            (post("/api/v1/tickets").set_json(json!({"userId": 7, "x": 1})), 400, "unknown field"),
            (post("/api/v1/tickets").set_json(many_teams()), 422, "too large for a cookie"),
        ];
        for (request, status, words) in cases {
            let response = call_service(&app, request.to_request()).await;
            assert_eq!(response.headers().get(CONTENT_TYPE).unwrap(), "application/problem+json", "{words}");
            assert!(response.headers().get(SET_COOKIE).is_none(), "{words}");
            assert_eq!(response.status().as_u16(), status, "{words}");
            let problem: Value = read_body_json(response).await;
            assert_eq!(problem["status"], status);
            assert!(problem["detail"].as_str().unwrap().contains(words), "{words}: {problem}");
        }
    }

    const CONTENT_TYPE_JSON: (&str, &str) = ("content-type", "application/json");

    fn many_teams() -> Value {
        json!({"userId": 7, "teams": (1_000_000..1_001_000).collect::<Vec<u64>>()})
    }

    #[actix_web::test]
    async fn foreign_pages_can_neither_begin_nor_end_a_login() {
        let house = House::new("");
        let app = house.app().await;
        let begin = || post("/session").set_json(json!({"token": house.token(7)}));
        let own = call_service(&app, begin().insert_header(("origin", PAGE)).to_request()).await;
        assert_eq!(own.status(), StatusCode::OK);
        assert_eq!(own.headers().get("access-control-allow-origin").unwrap(), PAGE);
        assert_eq!(own.headers().get("access-control-allow-credentials").unwrap(), "true");
        let cookie = cookie(&own);
        for foreign in ["https://evil.example.com", "null"] {
            let end = TestRequest::delete().uri("/session").insert_header(("cookie", cookie.as_str()));
            for request in [begin(), end] {
                let response = call_service(&app, request.insert_header(("origin", foreign)).to_request()).await;
                assert_eq!(response.status(), StatusCode::FORBIDDEN, "{foreign}");
                assert!(response.headers().get(SET_COOKIE).is_none());
                assert!(response.headers().get("access-control-allow-origin").is_none());
            }
            let preflight = TestRequest::default()
                .method(Method::OPTIONS)
                .uri("/session")
                .insert_header(("origin", foreign))
                .insert_header(("access-control-request-method", "DELETE"));
            let response = call_service(&app, preflight.to_request()).await;
            assert!(response.headers().get("access-control-allow-origin").is_none());
        }
        assert_eq!(house.whoami(&cookie).await, Ok(7), "still signed in");
        assert!(house.ended.lock().unwrap().is_empty());
    }

    #[actix_web::test]
    async fn a_login_that_cannot_be_remembered_as_ended_goes_on() {
        let house = House::new("[identity.session]\nmax_ended = 1");
        let app = house.app().await;
        let mut statuses = Vec::new();
        let mut last = String::new();
        for _ in 0..2 {
            let begin = post("/session").set_json(json!({"token": house.token(7)})).to_request();
            last = cookie(&call_service(&app, begin).await);
            let end = TestRequest::delete().uri("/session").insert_header(("cookie", last.as_str())).to_request();
            let response = call_service(&app, end).await;
            let retry_after = response.headers().get("retry-after").map(|seconds| seconds.to_str().unwrap().to_owned());
            statuses.push((response.status().as_u16(), retry_after.is_some()));
        }
        assert_eq!(statuses, [(204, false), (503, true)]);
        assert_eq!(house.whoami(&last).await, Ok(7));
    }
}
