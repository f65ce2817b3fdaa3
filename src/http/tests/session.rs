//! A browser's login: how it begins, and how it ends.

use std::time::{Duration, SystemTime};

use actix_web::{
    body::MessageBody,
    dev::ServiceResponse,
    http::{
        Method, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER, SET_COOKIE},
    },
    test::{TestRequest, read_body_json},
};
use serde_json::{Value, json};

use super::{TestApi, request};
use crate::{
    domain::{TeamId, UserId},
    http::log::refusal,
    session::identity::{Profile, TokenMint},
};

const PAGE: &str = "https://app.example.com";

async fn house() -> TestApi {
    TestApi::with(&format!("[server]\norigins = [\"{PAGE}\"]")).await
}

impl TestApi {
    fn token(&self, user: u64) -> String {
        let profile = Profile { user_id: UserId::new(user).ok(), ..Profile::default() };
        let mint = TokenMint::new(&self.identity.jwt, &self.secrets).unwrap();
        mint.mint(&profile, Duration::from_secs(600), SystemTime::now()).unwrap()
    }

    /// A request to begin a login with a token.
    fn begin(&self, user: u64) -> TestRequest {
        post("/session").set_json(json!({"token": self.token(user)}))
    }

    /// Who the cookie makes its bearer, on any transport.
    async fn whoami(&self, cookie: &str) -> Result<u64, String> {
        let request = TestRequest::default().insert_header(("cookie", cookie)).to_http_request();
        let gate = &self.doors.gate;
        let identity = gate.identify(&gate.credentials(request.head())).await;
        identity.map(|identity| identity.unwrap().user.unwrap().get()).map_err(|e| e.to_string())
    }
}

fn post(path: &str) -> TestRequest {
    TestRequest::post().uri(path)
}

fn end(cookie: &str) -> TestRequest {
    TestRequest::delete().uri("/session").insert_header(("cookie", cookie))
}

fn cookie<B>(response: &ServiceResponse<B>) -> String {
    let set_cookie = response.headers().get(SET_COOKIE).expect("a cookie is set").to_str().unwrap();
    set_cookie.split(';').next().unwrap().to_owned()
}

async fn json_of(response: ServiceResponse<impl MessageBody>) -> Value {
    read_body_json(response).await
}

#[actix_rt::test]
async fn a_token_is_exchanged_for_a_cookie() {
    let house = house().await;
    let by_header = post("/session").insert_header(("authorization", format!("Bearer {}", house.token(7))));
    for request in [by_header, house.begin(7)] {
        let response = house.call(request).await;
        assert_eq!(response.status(), StatusCode::OK);
        let cookie = cookie(&response);
        assert_eq!(house.whoami(&cookie).await, Ok(7));
        let body = json_of(response).await;
        assert_eq!(body["userId"], 7);
        assert!(body["expiresAt"].as_str().unwrap().ends_with('Z'), "{body}");
    }
}

#[actix_rt::test]
async fn whoever_is_known_is_told_who_he_is() {
    let house = house().await;
    let profile = |name: &str| Profile { name: Some(name.to_owned()), ..Profile::default() };
    let ada = Profile {
        user_id: UserId::new(7).ok(),
        teams: vec![TeamId::new(3).unwrap()],
        roles: vec!["admin".to_owned(), "janitor".to_owned()],
        ..profile("Ada")
    };
    let screen = Profile { kiosk: true, ..profile("Lobby") };
    let mint = TokenMint::new(&house.identity.jwt, &house.secrets).unwrap();
    let since = SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
    let token = |who| mint.mint(who, Duration::from_secs(600), since).unwrap();
    let who = async |request: TestRequest| house.send(request).await;
    let get = |path: &str| TestRequest::get().uri(path);
    let bearer = |token: &str| ("authorization", format!("Bearer {token}"));
    let until = "2096-10-02T07:16:40.000Z";

    let user = json!({"userId": 7, "name": "Ada", "roles": ["admin"], "teams": [3], "expiresAt": until});
    let by_token = get("/session").insert_header(bearer(&token(&ada)));
    assert_eq!(who(by_token).await, (StatusCode::OK, user.clone()));
    let by_query = get(&format!("/session?token={}", token(&ada)));
    assert_eq!(who(by_query).await, (StatusCode::OK, user));
    let kiosk = json!({"kiosk": true, "name": "Lobby", "roles": [], "teams": [], "expiresAt": until});
    assert_eq!(who(get("/session").insert_header(bearer(&token(&screen)))).await, (StatusCode::OK, kiosk));

    let login = cookie(&house.call(house.begin(8)).await);
    let (status, by_cookie) = who(get("/session").insert_header(("cookie", login))).await;
    assert_eq!((status, &by_cookie["userId"], by_cookie.get("name")), (StatusCode::OK, &json!(8), None));
    assert!(by_cookie["expiresAt"].is_string(), "{by_cookie}");
}

#[actix_rt::test]
async fn his_team_is_the_one_that_the_roster_has_him_in() {
    let house = house().await;
    let teams = async |claimed: &[u64]| {
        let teams = claimed.iter().map(|id| TeamId::new(*id).unwrap()).collect();
        let profile = Profile { user_id: UserId::new(7).ok(), teams, ..Profile::default() };
        let mint = TokenMint::new(&house.identity.jwt, &house.secrets).unwrap();
        let token = mint.mint(&profile, Duration::from_secs(600), SystemTime::now()).unwrap();
        let request = TestRequest::get().uri("/session").insert_header(("authorization", format!("Bearer {token}")));
        house.send(request).await.1["teams"].clone()
    };
    assert_eq!(teams(&[4]).await, json!([4]), "the roster does not know him");
    let roster = json!({"users": [{"id": 7, "name": "Ada", "teamId": 3}], "teams": [{"id": 3, "name": "North"}]});
    assert_eq!(house.post("/api/v1/roster", &roster).await.0, StatusCode::OK);
    assert_eq!(teams(&[4]).await, json!([3]));
    let roster = json!({"users": [{"id": 7, "name": "Ada", "teamId": null}]});
    assert_eq!(house.post("/api/v1/roster", &roster).await.0, StatusCode::OK);
    assert_eq!(teams(&[4]).await, json!([]));
}

#[actix_rt::test]
async fn nobody_and_a_foreign_page_are_told_nothing() {
    let house = house().await;
    let get = || TestRequest::get().uri("/session");
    for (request, status) in [
        (get(), StatusCode::UNAUTHORIZED),
        (get().insert_header(("cookie", "ridgecast_session=bad")), StatusCode::UNAUTHORIZED),
        (get().insert_header(("authorization", "Bearer x.y.z")), StatusCode::UNAUTHORIZED),
        (
            house.begin(7).method(Method::GET).insert_header(("origin", "https://evil.example.com")),
            StatusCode::FORBIDDEN,
        ),
    ] {
        let (answered, problem) = house.send(request).await;
        assert_eq!(answered, status, "{problem}");
        assert!(problem["detail"].is_string(), "{problem}");
    }
}

#[actix_rt::test]
async fn a_ticket_is_exchanged_once() {
    let house = house().await;
    let profile = json!({"userId": 7, "name": "Ada", "teams": [3], "roles": ["coach"]});
    let (status, ticket) = house.post("/api/v1/tickets", &profile).await;
    assert_eq!(status, StatusCode::OK);
    assert!(ticket["expiresAt"].as_str().unwrap().ends_with('Z'), "{ticket}");
    let exchange = || post("/session").set_json(json!({"ticket": ticket["ticket"]}));
    let response = house.call(exchange()).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(house.whoami(&cookie(&response)).await, Ok(7));
    let second = house.call(exchange()).await;
    assert_eq!(second.status(), StatusCode::UNAUTHORIZED);
    assert!(second.headers().get(SET_COOKIE).is_none());
}

#[actix_rt::test]
async fn an_ended_login_is_dead_for_a_copied_cookie_too_and_across_a_restart() {
    let mut house = house().await;
    let mut cookies = Vec::new();
    for user in [7, 8] {
        cookies.push(cookie(&house.call(house.begin(user)).await));
    }
    let response = house.call(end(&cookies[0])).await;
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    assert!(response.headers().get(SET_COOKIE).unwrap().to_str().unwrap().contains("Max-Age=0"));
    let refused = "cookie `ridgecast_session` holds no login that is still good".to_owned();
    assert_eq!(house.whoami(&cookies[0]).await, Err(refused.clone()));
    assert_eq!(house.whoami(&cookies[1]).await, Ok(8));
    assert_eq!(house.call(end(&cookies[0])).await.status(), StatusCode::NO_CONTENT);
    let ended = house.ended_logins.lock().unwrap().clone();
    assert_eq!(ended.len(), 1, "its connections are ended once: {ended:?}");
    assert!(house.doors.gate.has_ended(&ended[0]));

    drop(response);
    house.restart();
    assert_eq!(house.whoami(&cookies[0]).await, Err(refused));
    assert_eq!(house.whoami(&cookies[1]).await, Ok(8));
}

#[actix_rt::test]
async fn a_new_login_takes_the_place_of_the_one_in_the_cookie() {
    let house = house().await;
    let first = house.call(house.begin(7)).await;
    let second = house.call(house.begin(8).insert_header(("cookie", cookie(&first)))).await;
    assert_eq!(house.whoami(&cookie(&second)).await, Ok(8));
}

#[actix_rt::test]
async fn bad_exchanges_get_words_and_no_cookie() {
    let house = house().await;
    let token = house.token(7);
    let ticket = |profile: Value| request("/api/v1/tickets").set_json(profile);
    let many_teams = json!({"userId": 7, "teams": (1_000_000..1_001_000).collect::<Vec<u64>>()});
    for (request, status, words) in [
        (post("/session"), 401, "expected Authorization"),
        (post("/session").set_json(json!({})), 401, "expected Authorization"),
        (post("/session").set_json(json!({"token": "x"})), 401, "no JWT"),
        (post("/session").set_json(json!({"ticket": "x"})), 401, "ticket"),
        (post("/session").set_json(json!({"token": token, "ticket": "x"})), 400, "only one"),
        (post("/session").set_json(json!({"tokn": token})), 400, "tokn"),
        (post("/session").set_json(json!({"token": 5})), 400, "token: invalid type"),
        (post("/session").set_json(json!([token, null])), 400, "expected a JSON object"),
        (post("/session").set_json(json!({"token": "x".repeat(9000)})), 413, "at most 8448 bytes"),
        (post("/session").set_payload("{}"), 415, "application/json"),
        (post("/session").set_payload("{").insert_header(("content-type", "application/json")), 400, "EOF"),
        (TestRequest::put().uri("/session"), 405, "GET, POST, DELETE"),
        (post("/api/v1/tickets").set_json(json!({"userId": 7})), 401, "API key"),
        (ticket(json!({"name": "x"})), 400, "`userId`"),
        (ticket(json!({"userId": "7"})), 400, "userId: invalid type"),
        (ticket(json!({"userId": 0})), 422, "userId: expected an integer from 1"),
        (ticket(json!({"userId": 7, "teams": [1, -1]})), 422, "teams[1]: expected an integer from 1"),
        (ticket(json!({"userId": 7, "x": 1})), 400, "unknown field"),
        (ticket(many_teams), 422, "too large for a cookie"),
    ] {
        let response = house.call(request).await;
        assert_eq!(response.status().as_u16(), status, "{words}");
        assert_eq!(response.headers().get(CONTENT_TYPE).unwrap(), "application/problem+json", "{words}");
        assert!(response.headers().get(SET_COOKIE).is_none(), "{words}");
        let problem = json_of(response).await;
        assert_eq!(problem["status"], status);
        assert!(problem["detail"].as_str().unwrap().contains(words), "{words}: {problem}");
    }
}

#[actix_rt::test]
async fn foreign_pages_can_neither_begin_nor_end_a_login() {
    let house = house().await;
    let own = house.call(house.begin(7).insert_header(("origin", PAGE))).await;
    assert_eq!(own.status(), StatusCode::OK);
    assert_eq!(own.headers().get("access-control-allow-origin").unwrap(), PAGE);
    assert_eq!(own.headers().get("access-control-allow-credentials").unwrap(), "true");
    let cookie = cookie(&own);
    for foreign in ["https://evil.example.com", "null"] {
        for request in [house.begin(7), end(&cookie)] {
            let response = house.call(request.insert_header(("origin", foreign))).await;
            assert_eq!(response.status(), StatusCode::FORBIDDEN, "{foreign}");
            assert!(response.headers().get(SET_COOKIE).is_none());
            assert!(response.headers().get("access-control-allow-origin").is_none());
        }
        let preflight = TestRequest::default()
            .method(Method::OPTIONS)
            .uri("/session")
            .insert_header(("origin", foreign))
            .insert_header(("access-control-request-method", "DELETE"));
        let response = house.call(preflight).await;
        assert!(response.headers().get("access-control-allow-origin").is_none());
    }
    assert_eq!(house.whoami(&cookie).await, Ok(7), "still signed in");
    assert!(house.ended_logins.lock().unwrap().is_empty());
}

#[actix_rt::test]
async fn a_login_that_cannot_be_remembered_as_ended_goes_on() {
    let house = TestApi::with("[identity.session]\nmax_ended = 1").await;
    let mut statuses = Vec::new();
    let mut last = String::new();
    for _ in 0..2 {
        last = cookie(&house.call(house.begin(7)).await);
        let response = house.call(end(&last)).await;
        statuses.push((response.status().as_u16(), response.headers().contains_key(RETRY_AFTER)));
    }
    assert_eq!(statuses, [(204, false), (503, true)]);
    assert_eq!(house.whoami(&last).await, Ok(7));
}

#[actix_rt::test]
async fn refused_logins_and_tickets_are_in_the_log_without_what_was_brought() {
    let house = house().await;
    let foreign = || ("origin", "https://evil.example.com");
    let preflight = TestRequest::default().method(Method::OPTIONS).uri("/session").insert_header(foreign());
    for (request, line) in [
        (post("/session").set_json(json!({"token": "hush"})), "refused: POST /session status=401 key=-"),
        (house.begin(7).insert_header(foreign()), "refused: POST /session status=403 key=-"),
        (
            preflight.insert_header(("access-control-request-method", "DELETE")),
            "refused: OPTIONS /session status=400 key=-",
        ),
        (
            request("/api/v1/tickets").set_json(json!({"userId": "hush"})),
            "refused: POST /api/v1/tickets status=400 key=monolith fields=userId",
        ),
    ] {
        assert_eq!(refusal(&house.call(request).await).as_deref(), Some(line));
    }
    assert_eq!(refusal(&house.call(house.begin(7)).await), None);
}
