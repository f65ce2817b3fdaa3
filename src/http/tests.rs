//! The API from outside: requests against the real brokers and a real journal whose publications are collected.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use actix::{Actor, Addr};
use actix_web::{
    App, HttpServer,
    body::MessageBody,
    dev::{Service, ServiceResponse},
    http::{Method, StatusCode, header},
    middleware::from_fn,
    test, web,
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
};

use super::*;
use crate::{
    admission::{Admission, Admissions},
    brokers::{LeaderboardBroker, MayJoinSession, NotificationBroker, TrainingBroker},
    domain::{Publication, SessionId, UserId},
    journal::{Journal, Subscribe},
    settings::{ApiKey, Scope, Settings},
};

const KEY: &str = "rck_test";

/// A service without sockets: what would go out is kept.
struct TestApi {
    api: web::Data<Api>,
    training: Addr<TrainingBroker>,
    sent: UnboundedReceiver<Arc<Publication>>,
    /// Admissions that a registry would still hold.
    held: Arc<Mutex<Vec<Admission>>>,
}

impl TestApi {
    async fn new() -> Self {
        Self::with("").await
    }

    async fn with(changes: &str) -> Self {
        let settings = Settings::with(changes).unwrap();
        let journal = Journal::new().start();
        let (outlet, sent) = unbounded_channel();
        let held = Arc::new(Mutex::new(Vec::new()));
        let holder = Arc::clone(&held);
        journal
            .send(Subscribe(Box::new(move |publications, admission| {
                holder.lock().unwrap().push(admission);
                publications.iter().for_each(|publication| outlet.send(Arc::clone(publication)).unwrap());
            })))
            .await
            .unwrap();
        let training = TrainingBroker::new(journal.clone(), &settings.api).start();
        let brokers = Brokers {
            leaderboard: LeaderboardBroker::new(journal.clone()).start(),
            training: training.clone(),
            notification: NotificationBroker::new(journal).start(),
        };
        let key = |name: &str, key: &str, scope| ApiKey {
            name: name.to_owned(),
            hash: ApiKeys::hash(key),
            scopes: vec![scope],
        };
        let keys = [
            key("monolith", KEY, Scope::Publish),
            key("other", "rck_other", Scope::Admin),
            key("reader", "rck_reader", Scope::Read),
        ];
        let admissions = Admissions::new(settings.delivery.backlog, settings.delivery.backlog_timeout);
        let api =
            Api::new(brokers, ApiKeys::new(&keys).unwrap(), admissions, settings.api, Arc::new(Readiness::default()));
        Self { api: web::Data::new(api), training, sent, held }
    }

    async fn call(&self, request: test::TestRequest) -> ServiceResponse<impl MessageBody> {
        let api = self.api.clone();
        let app = App::new().wrap(from_fn(log_refusals)).configure(|service| configure(service, api));
        test::init_service(app).await.call(request.to_request()).await.unwrap()
    }

    async fn post_raw(&self, path: &str, body: impl Into<web::Bytes>) -> (StatusCode, Value) {
        self.send(request(path).set_payload(body)).await
    }

    async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        self.post_raw(path, body.to_string()).await
    }

    async fn send(&self, request: test::TestRequest) -> (StatusCode, Value) {
        let response = self.call(request).await;
        let status = response.status();
        let kind = response.headers().get(header::CONTENT_TYPE).unwrap().clone();
        let expected = if status.is_success() { "application/json" } else { "application/problem+json" };
        assert_eq!(kind, expected);
        (status, test::read_body_json(response).await)
    }

    /// What went out since the last look: audience, name, payload.
    fn sent(&mut self) -> Vec<(String, String, String)> {
        self.held.lock().unwrap().clear();
        let mut sent = Vec::new();
        while let Ok(publication) = self.sent.try_recv() {
            let draft = &publication.draft;
            sent.push((draft.audience.to_string(), draft.event.to_string(), draft.data.get().to_owned()));
        }
        sent
    }

    async fn may_join(&self, session: &str, user: u64) -> bool {
        let asked = MayJoinSession { session: SessionId::new(session).unwrap(), user: UserId::new(user).unwrap() };
        self.training.send(asked).await.unwrap()
    }
}

fn request(path: &str) -> test::TestRequest {
    test::TestRequest::post()
        .uri(path)
        .insert_header((header::AUTHORIZATION, format!("Bearer {KEY}")))
        .insert_header((header::CONTENT_TYPE, "application/json"))
}

fn ranking() -> Value {
    json!({ "userId": 7, "userName": "Ada", "previousRank": 3, "newRank": 1, "metric": "points", "value": 10 })
}

/// An address, a body, and what goes out for it: audience and name.
type Example = (&'static str, Value, Vec<(&'static str, &'static str)>);

fn examples() -> Vec<Example> {
    let entry =
        json!({ "contestId": 17, "userId": 7, "userName": "Ada", "metric": "revenue", "value": 1.5, "rank": 2 });
    let achievement =
        json!({ "userId": 7, "userName": "Ada", "achievementType": "rank", "title": "T", "description": "" });
    let xp = json!({ "userId": 7, "userName": "Ada", "amount": 50, "source": "quiz", "newTotal": 150 });
    let level = json!({ "userId": 7, "userName": "Ada", "previousLevel": 1, "newLevel": 2, "totalXP": 200 });
    let streak = json!({ "userId": 7, "userName": "Ada", "currentStreak": 7, "longestStreak": 7, "streakType": "daily",
        "milestone": { "reached": 7 } });
    let unlocked = json!({ "userId": 7, "userName": "Ada", "achievementId": "a", "title": "T", "description": "",
        "category": "quiz", "rarity": "epic" });
    let progress = json!({ "sessionId": "rp-1", "userId": 7, "scenarioId": "s", "progress": 50, "currentStep": 1,
        "totalSteps": 2 });
    let quiz = json!({ "userId": 7, "quizId": "q", "score": 90, "passed": true, "xpEarned": 70 });
    let notification = json!({ "id": 1, "userId": 7, "type": "info", "title": "T", "message": "" });
    let free = json!({ "event": "any:name", "data": [1] });
    vec![
        ("/api/v1/leaderboard/ranking-updates", ranking(), vec![("/leaderboard", "rankings:update")]),
        ("/api/v1/leaderboard/rank-changes", ranking(), vec![("/leaderboard user:7", "rank:changed")]),
        (
            "/api/v1/leaderboard/contest-entries",
            entry,
            vec![("/leaderboard", "contest:new-entry"), ("/leaderboard contest:17", "contest:entry-update")],
        ),
        (
            "/api/v1/leaderboard/achievements",
            achievement,
            vec![("/leaderboard user:7", "achievement:earned"), ("/leaderboard tv-display", "achievement:celebration")],
        ),
        ("/api/v1/leaderboard/refreshes", json!([]), vec![("/leaderboard", "leaderboard:refresh")]),
        ("/api/v1/leaderboard/tv-updates", json!("x"), vec![("/leaderboard tv-display", "tv:update")]),
        ("/api/v1/leaderboard/teams/3/events", free.clone(), vec![("/leaderboard team:3", "any:name")]),
        ("/api/v1/training/xp-gains", xp, vec![("/training user:7", "xp:gained")]),
        (
            "/api/v1/training/level-ups",
            level,
            vec![("/training user:7", "level:up"), ("/training", "level:celebration")],
        ),
        (
            "/api/v1/training/streaks",
            streak,
            vec![("/training user:7", "streak:update"), ("/training", "streak:milestone")],
        ),
        (
            "/api/v1/training/achievements",
            unlocked,
            vec![("/training user:7", "achievement:unlocked"), ("/training", "achievement:showcase")],
        ),
        ("/api/v1/training/sessions", json!({ "sessionId": "rp-1", "userId": 7, "participants": [8] }), vec![]),
        (
            "/api/v1/training/sessions/rp-1/responses",
            json!({ "message": "Hi" }),
            vec![("/training session:rp-1", "roleplay:response")],
        ),
        ("/api/v1/training/progress", progress, vec![("/training session:rp-1", "progress:update")]),
        ("/api/v1/training/quiz-completions", quiz, vec![("/training user:7", "quiz:completed")]),
        ("/api/v1/training/modules/m1/updates", json!(null), vec![("/training module:m1", "module:update")]),
        ("/api/v1/notifications", notification, vec![("/ user:7", "notification")]),
        ("/api/v1/users/7/events", free.clone(), vec![("/ user:7", "any:name")]),
        ("/api/v1/broadcasts", free, vec![("/", "any:name")]),
        (
            "/api/v1/field/chats/c1/responses",
            json!({ "message": "Hi" }),
            vec![("/field chat:c1", "chat:response"), ("/field chat:c1", "chat:typing")],
        ),
    ]
}

fn names(sent: &[(String, String, String)]) -> Vec<(&str, &str)> {
    sent.iter().map(|(audience, event, _)| (audience.as_str(), event.as_str())).collect()
}

#[actix_rt::test]
async fn every_row_tells_its_audience_and_answers_where_it_went() {
    let mut api = TestApi::new().await;
    let examples = examples();
    assert_eq!(examples.len(), rows::ROWS.len());
    let mut offset = 0;
    for (path, body, expected) in examples {
        let (status, answer) = api.post(path, &body).await;
        assert_eq!(status, StatusCode::OK, "{path}: {answer}");
        assert_eq!(names(&api.sent()), expected, "{path}");
        assert!(answer["epoch"].is_string());
        let receipts = answer["events"].as_array().unwrap();
        assert_eq!(receipts.len(), expected.len(), "{path}");
        for (receipt, (audience, event)) in receipts.iter().zip(expected) {
            let (namespace, room) = audience.split_once(' ').map_or((audience, None), |(ns, room)| (ns, Some(room)));
            let mut keys = json!({ "event": event, "namespace": namespace });
            if let Some(room) = room {
                keys["room"] = room.into();
            }
            if event != "chat:typing" {
                offset += 1;
                keys["offset"] = offset.into();
            }
            assert_eq!(*receipt, keys, "{path}");
        }
    }
}

#[actix_rt::test]
async fn the_answer_has_the_keys_in_the_order_of_the_contract() {
    let api = TestApi::new().await;
    let response = api.call(request("/api/v1/leaderboard/rank-changes").set_payload(ranking().to_string())).await;
    let body = test::read_body(response).await;
    let text = std::str::from_utf8(&body).unwrap();
    let expected =
        r#"{"events":[{"event":"rank:changed","namespace":"/leaderboard","room":"user:7","offset":1}],"epoch":""#;
    assert!(text.starts_with(expected), "{text}");
}

#[actix_rt::test]
async fn a_registered_session_lets_its_participants_in() {
    let api = TestApi::new().await;
    let body = json!({ "sessionId": "rp-1", "userId": 7, "participants": [8], "scenarioId": "s" });
    let (status, answer) = api.post("/api/v1/training/sessions", &body).await;
    assert_eq!((status, &answer["events"]), (StatusCode::OK, &json!([])));
    assert!(api.may_join("rp-1", 7).await);
    assert!(api.may_join("rp-1", 8).await);
    assert!(!api.may_join("rp-1", 9).await);
    assert!(!api.may_join("rp-2", 7).await);
}

#[actix_rt::test]
async fn free_events_choose_their_namespace_among_those_with_the_room() {
    let mut api = TestApi::new().await;
    let event =
        |namespace: &str, event: &str, data: Value| json!({ "namespace": namespace, "event": event, "data": data });
    api.post("/api/v1/users/7/events", &event("/training", "x", json!(1))).await;
    api.post("/api/v1/broadcasts", &event("/field", "x", json!(1))).await;
    assert_eq!(names(&api.sent()), [("/training user:7", "x"), ("/field", "x")]);

    let (status, problem) = api.post("/api/v1/users/7/events", &event("/field", "x", json!(1))).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("namespace")));
    let (status, problem) = api.post("/api/v1/broadcasts", &event("/lobby", "x", json!(1))).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("namespace")));
    let (status, problem) = api.post("/api/v1/broadcasts", &event("/", "disconnect", json!(1))).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("event")));
    let (status, problem) = api.post("/api/v1/leaderboard/teams/3/events", &event("/", "x", json!(1))).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::BAD_REQUEST, &json!("namespace")));
    assert_eq!(api.sent(), []);
}

#[actix_rt::test]
async fn a_chat_response_never_goes_to_the_whole_namespace() {
    let mut api = TestApi::new().await;
    let body = |data: Value| json!({ "namespace": "/field", "event": "chat:response", "data": data });
    let (status, _) = api.post("/api/v1/broadcasts", &body(json!({ "sessionId": "c1", "message": "Hi" }))).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(names(&api.sent()), [("/field chat:c1", "chat:response"), ("/field chat:c1", "chat:typing")]);
    let (status, problem) = api.post("/api/v1/broadcasts", &body(json!({ "message": "Hi" }))).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::BAD_REQUEST, &json!("data.sessionId")));
    assert_eq!(api.sent(), []);
}

#[actix_rt::test]
async fn bad_bodies_are_answered_with_the_field_and_what_was_expected() {
    let mut api = TestApi::new().await;
    let path = "/api/v1/leaderboard/ranking-updates";
    let with = |key: &str, value: Value| {
        let mut body = ranking();
        body[key] = value;
        body
    };
    for (body, status, field) in [
        (with("userId", json!(0)), 422, "userId"),
        (with("userId", json!(-1)), 422, "userId"),
        (with("userId", json!(1_u64 << 53)), 422, "userId"),
        (with("userId", json!("7")), 400, "userId"),
        (with("newRank", json!(0)), 422, "newRank"),
        (with("userName", json!("x".repeat(1 << 20))), 422, "userName"),
        (with("value", json!("10")), 400, "value"),
        (with("timestamp", json!("yesterday")), 422, "timestamp"),
        (with("timestmap", json!("yesterday")), 400, "timestmap"),
        (json!({}), 400, "userId"),
        (json!([]), 400, ""),
        (json!([7, "Ada", 3, 1, "points", 10, null]), 400, ""),
        (json!("x".repeat(1 << 20)), 400, ""),
    ] {
        let (got, problem) = api.post(path, &body).await;
        assert_eq!(got, status, "{problem}");
        assert_eq!(problem["status"], status);
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
        assert!(problem.to_string().len() < 2_000, "{problem}");
    }
    for body in [b"".as_slice(), b"{", b"nonsense", b"{\"userName\":\"\xff\"}"] {
        assert_eq!(api.post_raw(path, body).await.0, StatusCode::BAD_REQUEST);
    }
    let deep = format!("{}{}", "[".repeat(129), "]".repeat(129));
    assert_eq!(api.post_raw("/api/v1/leaderboard/tv-updates", deep).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let (status, problem) = api.post("/api/v1/users/0/events", &json!({ "event": "x", "data": 1 })).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("userId")));
    assert_eq!(api.sent(), []);
}

#[actix_rt::test]
async fn only_known_keys_with_the_scope_may_publish() {
    let mut api = TestApi::new().await;
    let with = |authorization: Option<&str>| {
        let request = test::TestRequest::post()
            .uri("/api/v1/leaderboard/ranking-updates")
            .insert_header((header::CONTENT_TYPE, "application/json"))
            .set_payload(ranking().to_string());
        match authorization {
            Some(value) => request.insert_header((header::AUTHORIZATION, value)),
            None => request,
        }
    };
    for unknown in [None, Some(""), Some("rck_test"), Some("Basic rck_test"), Some("Bearer rck_tes"), Some("Bearer")] {
        let response = api.call(with(unknown)).await;
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{unknown:?}");
        assert!(response.headers().contains_key(header::WWW_AUTHENTICATE));
    }
    let response = api.call(with(Some("Bearer rck_reader"))).await;
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
    let challenge = response.headers().get(header::WWW_AUTHENTICATE).unwrap().to_str().unwrap();
    assert!(challenge.contains(r#"scope="publish""#), "{challenge}");
    drop(response);
    assert_eq!(api.sent(), []);
    for known in ["Bearer rck_test", "bearer  rck_test", "Bearer rck_other"] {
        assert_eq!(api.send(with(Some(known))).await.0, StatusCode::OK, "{known}");
    }
    assert_eq!(api.sent().len(), 3);
}

#[actix_rt::test]
async fn addresses_methods_types_and_sizes_have_their_answers() {
    let mut api = TestApi::with("[api]\nmax_body = \"1 KiB\"").await;
    let path = "/api/v1/leaderboard/ranking-updates";
    for unknown in ["/", "/api/v1/lobby", "/api/v1/training/sessions/a/b/responses"] {
        assert_eq!(api.send(request(unknown)).await.0, StatusCode::NOT_FOUND, "{unknown}");
    }
    for (path, allow) in [(path, "POST"), ("/api/v1/batch", "POST"), (stream::PATTERN, "POST"), ("/livez", "GET, HEAD")]
    {
        let response = api.call(request(path).method(Method::PUT)).await;
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED, "{path}");
        assert_eq!(response.headers().get(header::ALLOW).unwrap(), allow);
    }
    let typed = |content_type: &str| {
        request(path).insert_header((header::CONTENT_TYPE, content_type)).set_payload(ranking().to_string())
    };
    for other in ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "nonsense"] {
        assert_eq!(api.send(typed(other)).await.0, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{other}");
    }
    let gzip = typed("application/json").insert_header((header::CONTENT_ENCODING, "gzip"));
    assert_eq!(api.send(gzip).await.0, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let large = json!("x".repeat(1023)).to_string();
    assert_eq!(api.post_raw("/api/v1/leaderboard/tv-updates", large).await.0, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(api.sent(), []);
    let whole = json!("x".repeat(1022)).to_string();
    assert_eq!(api.post_raw("/api/v1/leaderboard/tv-updates", whole).await.0, StatusCode::OK);
    assert_eq!(api.send(typed("application/json; charset=UTF-8")).await.0, StatusCode::OK);
}

#[actix_rt::test]
async fn a_full_house_is_answered_with_when_to_come_back() {
    let mut api = TestApi::with("[delivery]\nbacklog = 1\nbacklog_timeout = \"0s\"").await;
    assert_eq!(api.post("/api/v1/leaderboard/refreshes", &json!(1)).await.0, StatusCode::OK);
    let response = api.call(request("/api/v1/leaderboard/refreshes").set_payload("2")).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.headers().get(header::RETRY_AFTER).unwrap(), "1");
    drop(response);
    assert_eq!(api.sent().len(), 1);
    assert_eq!(api.post("/api/v1/leaderboard/refreshes", &json!(3)).await.0, StatusCode::OK);
}

#[actix_rt::test]
async fn a_batch_is_sent_in_order_with_one_answer_each() {
    let mut api = TestApi::new().await;
    let examples = examples();
    // Twice, so that the brokers take turns.
    let batch: Vec<_> =
        examples.iter().chain(&examples).map(|(path, body, _)| json!({ "path": path, "body": body })).collect();
    let (status, answers) = api.post("/api/v1/batch", &json!(batch)).await;
    assert_eq!(status, StatusCode::OK, "{answers}");
    let expected: Vec<_> = examples.iter().chain(&examples).flat_map(|(_, _, sent)| sent.clone()).collect();
    assert_eq!(names(&api.sent()), expected);
    let answers = answers.as_array().unwrap();
    assert_eq!(answers.len(), batch.len());
    for (answer, (path, _, sent)) in answers.iter().zip(examples.iter().chain(&examples)) {
        let events: Vec<_> =
            answer["events"].as_array().unwrap().iter().map(|e| e["event"].as_str().unwrap()).collect();
        assert_eq!(events, sent.iter().map(|(_, event)| *event).collect::<Vec<_>>(), "{path}");
        assert!(answer["epoch"].is_string());
    }
    assert!(api.may_join("rp-1", 8).await);
    assert_eq!(api.post("/api/v1/batch", &json!([])).await, (StatusCode::OK, json!([])));
}

#[actix_rt::test]
async fn a_batch_with_a_bad_entry_sends_nothing() {
    let mut api = TestApi::with("[api]\nmax_batch = 4").await;
    let good = json!({ "path": "/api/v1/leaderboard/ranking-updates", "body": ranking() });
    let mut bad_rank = good.clone();
    bad_rank["body"]["newRank"] = json!(0);
    let unknown = json!({ "path": "/api/v1/lobby", "body": {} });
    let (status, problem) = api.post("/api/v1/batch", &json!([good, bad_rank, unknown])).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|e| e["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["[1].body.newRank", "[2].path"]);

    let (status, problem) =
        api.post("/api/v1/batch", &json!([good, { "path": "/api/v1/notifications", "body": {} }])).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::BAD_REQUEST, &json!("[1].body.id")));
    let (status, problem) = api.post("/api/v1/batch", &json!([good, { "pth": "" }])).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::BAD_REQUEST, &json!("[1].pth")));
    assert_eq!(api.post("/api/v1/batch", &json!(vec![good; 5])).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(api.sent(), []);
}

#[actix_rt::test]
async fn the_same_idempotency_key_sends_nothing_twice() {
    let mut api = TestApi::new().await;
    let keyed = |key: &str, body: &Value| {
        request("/api/v1/leaderboard/refreshes").insert_header(("Idempotency-Key", key)).set_payload(body.to_string())
    };
    let first = api.send(keyed("k1", &json!(1))).await;
    assert_eq!(first.0, StatusCode::OK);
    assert_eq!(api.send(keyed("k1", &json!(1))).await, first);
    assert_eq!(api.send(keyed("k1", &json!(2))).await.0, StatusCode::CONFLICT);
    let elsewhere = keyed("k1", &json!(1)).uri("/api/v1/leaderboard/tv-updates");
    assert_eq!(api.send(elsewhere).await.0, StatusCode::CONFLICT);
    assert_eq!(api.sent().len(), 1);

    let other = keyed("k1", &json!(1)).insert_header((header::AUTHORIZATION, "Bearer rck_other"));
    assert_eq!(api.send(other).await.0, StatusCode::OK);
    assert_eq!(api.send(keyed("k2", &json!(1))).await.0, StatusCode::OK);
    assert_eq!(api.sent().len(), 2);

    for bad in ["", "a b", &"x".repeat(256)] {
        assert_eq!(api.send(keyed(bad, &json!(1))).await.0, StatusCode::BAD_REQUEST, "{bad}");
    }
    let (a, b) = tokio::join!(api.send(keyed("k3", &json!(3))), api.send(keyed("k3", &json!(3))));
    assert_eq!(a, b);
    assert_eq!(api.sent().len(), 1);
}

#[actix_rt::test]
async fn health_checks_say_what_is_wrong() {
    let api = TestApi::new().await;
    let get = |path: &str| test::TestRequest::get().uri(path);
    assert_eq!(api.send(get("/livez")).await, (StatusCode::OK, json!({ "status": "alive" })));
    assert_eq!(api.send(get("/readyz")).await, (StatusCode::OK, json!({ "status": "ready" })));
    let (_, version) = api.send(get("/version")).await;
    assert_eq!((&version["name"], &version["version"]), (&json!("ridgecast"), &json!(env!("CARGO_PKG_VERSION"))));

    api.api.readiness.drain();
    let response = api.call(get("/readyz")).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    let body: Value = test::read_body_json(response).await;
    assert_eq!(body, json!({ "status": "not ready", "reasons": ["the service is stopping"] }));
    assert_eq!(api.call(get("/livez")).await.status(), StatusCode::OK);
}

const STREAM: &str = "/api/v1/training/sessions/rp-1/responses/stream";

fn chunk(index: u64, delta: &str) -> (String, String, String) {
    let data = format!(r#"{{"sessionId":"rp-1","index":{index},"delta":"{delta}"}}"#);
    ("/training session:rp-1".to_owned(), "roleplay:chunk".to_owned(), data)
}

fn whole(data: &str) -> (String, String, String) {
    ("/training session:rp-1".to_owned(), "roleplay:response".to_owned(), data.to_owned())
}

#[actix_rt::test]
async fn a_streamed_answer_arrives_in_pieces_and_then_whole() {
    let mut api = TestApi::new().await;
    for (content_type, body) in [
        ("application/x-ndjson", "{\"delta\":\"Too \"}\n\"dear\"\n{\"metadata\":{\"mood\":\"cold\"}}\n"),
        (
            "text/event-stream",
            "data: {\"delta\":\"Too \"}\n\ndata: {\"delta\":\"dear\",\"metadata\":{\"mood\":\"cold\"}}\n\ndata: [DONE]\n\n",
        ),
    ] {
        let streamed = request(STREAM).insert_header((header::CONTENT_TYPE, content_type)).set_payload(body);
        let (status, answer) = api.send(streamed).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        assert_eq!(answer["events"][0]["event"], "roleplay:response");
        assert_eq!(answer["events"][0]["room"], "session:rp-1");
        let complete = whole(r#"{"message":"Too dear","metadata":{"mood":"cold"}}"#);
        assert_eq!(api.sent(), [chunk(0, "Too "), chunk(1, "dear"), complete]);
    }
}

#[actix_rt::test]
async fn a_stream_that_goes_wrong_leaves_no_room_waiting() {
    let mut api = TestApi::with("[api]\nmax_line = \"256 B\"").await;
    let ndjson =
        |body: String| request(STREAM).insert_header((header::CONTENT_TYPE, "application/x-ndjson")).set_payload(body);
    let truncated = || whole(r#"{"message":"a","metadata":{"truncated":true}}"#);
    let (status, problem) = api.send(ndjson("\"a\"\nnonsense\n".to_owned())).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::BAD_REQUEST, &json!("line 2")));
    assert_eq!(api.sent(), [chunk(0, "a"), truncated()]);
    let (status, _) = api.send(ndjson(format!("\"a\"\n\"{}\"\n", "x".repeat(300)))).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(api.sent(), [chunk(0, "a"), truncated()]);

    assert_eq!(api.send(ndjson("nonsense".to_owned())).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(api.send(request(STREAM).set_payload("\"a\"")).await.0, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let keyed = ndjson("\"a\"".to_owned()).insert_header(("Idempotency-Key", "k"));
    assert_eq!(api.send(keyed).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(api.sent(), []);
}

/// Over a real socket, where a body comes bit by bit and can break off.
#[actix_rt::test]
async fn a_piece_is_sent_before_the_next_is_written_and_a_broken_stream_is_ended() {
    let mut api = TestApi::new().await;
    let data = api.api.clone();
    let server = HttpServer::new(move || {
        let data = data.clone();
        App::new().configure(|service| configure(service, data))
    })
    .workers(1)
    .bind(("127.0.0.1", 0))
    .unwrap();
    let address = server.addrs()[0];
    let server = server.run();
    let handle = server.handle();
    actix_rt::spawn(server);

    let head = format!(
        "POST {STREAM} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {KEY}\r\n\
         Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
    );
    let mut whole_stream = TcpStream::connect(address).await.unwrap();
    whole_stream.write_all(head.as_bytes()).await.unwrap();
    for (index, delta) in ["one ", "two "].into_iter().enumerate() {
        let line = format!("\"{delta}\"\n");
        whole_stream.write_all(format!("{:x}\r\n{line}\r\n", line.len()).as_bytes()).await.unwrap();
        let publication = next(&mut api).await;
        assert_eq!(publication.draft.data.get(), chunk(index as u64, delta).2);
    }
    whole_stream.write_all(b"0\r\n\r\n").await.unwrap();
    assert_eq!(next(&mut api).await.draft.data.get(), r#"{"message":"one two "}"#);
    let mut answer = [0; 15];
    whole_stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200 OK");

    let mut broken = TcpStream::connect(address).await.unwrap();
    broken.write_all(head.as_bytes()).await.unwrap();
    broken.write_all(b"6\r\n\"one\"\n\r\n").await.unwrap();
    assert_eq!(next(&mut api).await.draft.data.get(), chunk(0, "one").2);
    drop(broken);
    assert_eq!(next(&mut api).await.draft.data.get(), r#"{"message":"one","metadata":{"truncated":true}}"#);
    handle.stop(false).await;
}

async fn next(api: &mut TestApi) -> Arc<Publication> {
    tokio::time::timeout(Duration::from_secs(10), api.sent.recv()).await.unwrap().unwrap()
}

#[actix_rt::test]
async fn pages_of_foreign_origins_are_refused() {
    let settings = Settings::with("[server]\norigins = [\"https://app.example.com\"]").unwrap();
    let app = App::new()
        .service(web::resource("/session").wrap(cors(&settings.server)).route(web::post().to(|| async { "ok" })));
    let app = test::init_service(app).await;
    for (origin, status) in [
        (None, 200),
        (Some("https://app.example.com"), 200),
        (Some("http://localhost:8080"), 200),
        (Some("https://app.example.com.evil.org"), 400),
        (Some("https://evil.org"), 400),
        (Some("null"), 400),
    ] {
        let mut request = test::TestRequest::post().uri("/session").insert_header((header::HOST, "localhost:8080"));
        if let Some(origin) = origin {
            request = request.insert_header((header::ORIGIN, origin));
        }
        let status_got = match app.call(request.to_request()).await {
            Ok(response) => response.status(),
            Err(error) => error.as_response_error().status_code(),
        };
        assert_eq!(status_got, status, "{origin:?}");
    }
}
