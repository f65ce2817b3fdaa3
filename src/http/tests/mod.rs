//! The API from outside: requests against the real brokers and a real journal whose publications are collected.

mod demo;
mod health;
mod openapi;
mod publish;
mod refuse;
mod reports;
mod session;
mod standing;
mod stream;
mod wire_document;

use std::{
    sync::{Arc, Mutex},
    time::SystemTime,
};

use actix::{Actor, Addr};
use actix_web::{
    App,
    body::MessageBody,
    dev::{Service, ServiceResponse},
    http::{StatusCode, header},
    middleware::from_fn,
    test, web,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::{
    admission::{Admission, Admissions},
    brokers::{
        BatchBroker, Bookkeeper, Knowledge, LeaderboardBroker, MayJoinSession, NotificationBroker, TrainingBroker,
        TrainingRules, book_rules,
    },
    clock::Clock,
    domain::{Publication, SessionId, UserId, books::Books},
    http::{Api, ApiKeys, Brokers, Desk, Doors, Site, configure, log_refusals},
    journal::{Journal, Subscribe},
    lifecycle::Lifecycle,
    rooms::Registries,
    secrets::Secrets,
    session::identity::{EndedLogins, Gate, Origins, TokenMint},
    settings::{ApiKey, IdentitySettings, Scope, Settings},
    store::Archive,
    telemetry::Figures,
};

const KEY: &str = "rck_test";

/// Where the service's clock stands: on a Wednesday, so that nobody is an early bird, a night owl or a weekend warrior.
const NOON: &str = "2026-03-04T17:00:00Z";

/// A service without sockets: what would go out is kept.
struct TestApi {
    api: web::Data<Api>,
    doors: Doors,
    site: Site,
    identity: IdentitySettings,
    secrets: Secrets,
    data_dir: TempDir,
    /// The logins whose connections were to be ended.
    ended_logins: Arc<Mutex<Vec<String>>>,
    lifecycle: Lifecycle,
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
        let lifecycle = Lifecycle::default();
        lifecycle.set_ready();
        let journal = Journal::in_memory(&settings, &lifecycle).start();
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
        let clock = Clock::standing_at(NOON.parse().unwrap());
        let admissions = Admissions::new(settings.delivery.backlog, settings.delivery.backlog_timeout);
        let books = Books::new(Arc::new(book_rules(&settings.rules).unwrap()), clock.now());
        let books = Bookkeeper::new(books, false, settings.rules.boards.clone(), settings.database.retry);
        let training = TrainingRules::new(&settings.api, Vec::new());
        let registries = Registries::default();
        let knowledge = Knowledge::new(training, books, journal, admissions.clone(), registries.clone(), clock);
        let training = TrainingBroker::new(knowledge.clone(), lifecycle.vital("training")).start();
        let brokers = Brokers {
            leaderboard: LeaderboardBroker::new(knowledge.clone(), lifecycle.vital("leaderboard")).start(),
            training: training.clone(),
            batch: BatchBroker::new(knowledge.clone(), lifecycle.vital("batch")).start(),
            notification: NotificationBroker::new(knowledge, lifecycle.vital("notification")).start(),
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
        let api = Api::new(
            brokers,
            ApiKeys::new(&keys).unwrap(),
            admissions,
            Archive::default(),
            registries,
            &settings,
            lifecycle.clone(),
        );
        let data_dir = tempfile::tempdir().unwrap();
        let site = Site::new(&settings);
        let secrets = Secrets::generate();
        let mint = TokenMint::new(&settings.identity.jwt, &secrets).unwrap();
        let desk = Desk::new(&settings, Figures::default(), mint);
        let (identity, ended_logins) = (settings.identity, Arc::<Mutex<Vec<_>>>::default());
        let ended = Arc::clone(&ended_logins);
        let doors = Doors {
            gate: gate(&identity, &secrets, &data_dir),
            origins: Origins::new(&settings.server).unwrap(),
            end_login: Arc::new(move |login| ended.lock().unwrap().push(login.to_owned())),
            desk: web::Data::new(desk),
        };
        let api = web::Data::new(api);
        Self { api, doors, site, identity, secrets, data_dir, ended_logins, lifecycle, training, sent, held }
    }

    /// Forgets what only memory held about logins.
    fn restart(&mut self) {
        self.doors.gate = gate(&self.identity, &self.secrets, &self.data_dir);
    }

    async fn call(&self, request: test::TestRequest) -> ServiceResponse<impl MessageBody> {
        let (api, doors, site) = (self.api.clone(), self.doors.clone(), self.site.clone());
        let app = App::new().wrap(from_fn(log_refusals)).configure(|service| configure(service, api, doors, site));
        let response = test::init_service(app).await.call(request.to_request()).await.unwrap();
        openapi::expect_documented(&response);
        response
    }

    async fn post_raw(&self, path: &str, body: impl Into<web::Bytes>) -> (StatusCode, Value) {
        self.send(request(path).set_payload(body)).await
    }

    async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        self.post_raw(path, body.to_string()).await
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        let request = test::TestRequest::get().uri(path);
        self.send(request.insert_header((header::AUTHORIZATION, "Bearer rck_reader"))).await
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

fn gate(identity: &IdentitySettings, secrets: &Secrets, data_dir: &TempDir) -> Gate {
    let ended = EndedLogins::open(data_dir.path(), identity.session.max_ended, SystemTime::now()).unwrap();
    Gate::new(identity, secrets, ended).unwrap()
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

/// What is reported, one of each kind and in this order: of users 7 and 8, and at last of 9.
fn reports() -> Vec<Example> {
    let me = ("/leaderboard", "rankings:update");
    let entry = vec![("/leaderboard", "contest:new-entry"), ("/leaderboard contest:17", "contest:entry-update")];
    let roster = json!({
        "users": [
            { "id": 7, "name": "Ada", "teamId": 3, "goals": { "monthlyRevenue": 50_000 } },
            { "id": 8, "name": "Grace", "teamId": 3 },
        ],
        "teams": [{ "id": 3, "name": "North", "leaderId": 8 }],
    });
    let contest = json!({ "id": 17, "title": "Sprint", "startsAt": "2026-03-01T05:00:00Z",
        "endsAt": "2026-04-01T04:00:00Z", "metric": "revenue", "prizes": ["Dinner"] });
    // Nobody is behind the first seller, and nobody before him.
    let mut first_sale = vec![me; 8];
    first_sale.extend([("/training user:7", "achievement:unlocked"), ("/training user:7", "xp:gained")]);
    first_sale.push(("/leaderboard contest:17", "contest:entry-update"));
    let roleplay = json!({ "userId": 7, "sessionId": "rp-1", "scenarioId": "s", "difficulty": "PRO", "score": 80 });
    vec![
        ("/api/v1/roster", roster, vec![]),
        ("/api/v1/contests", contest, vec![]),
        ("/api/v1/contests/17/entries", json!({ "userId": 7 }), entry.clone()),
        ("/api/v1/contests/17/enter", json!({ "userId": 8 }), entry),
        ("/api/v1/sales", json!({ "saleId": "s-1", "userId": 7, "revenue": 1250.50, "signups": 1.5 }), first_sale),
        (
            "/api/v1/sales-reps/8/sales",
            json!({ "saleId": 2, "revenue": "900", "signups": 0 }),
            vec![
                me,
                me,
                me,
                me,
                ("/leaderboard user:8", "rank:changed"),
                ("/training user:8", "achievement:unlocked"),
                ("/training user:8", "xp:gained"),
                ("/leaderboard contest:17", "contest:entry-update"),
            ],
        ),
        (
            "/api/v1/training/quiz-results",
            json!({ "userId": 7, "quizId": "q-1", "score": 80, "durationSeconds": 400 }),
            vec![("/training user:7", "quiz:completed"), ("/training user:7", "xp:gained")],
        ),
        (
            "/api/v1/training/quiz-complete",
            json!({ "userId": 8, "quizId": 12, "score": 65 }),
            vec![("/training user:8", "quiz:completed")],
        ),
        (
            "/api/v1/training/logins",
            json!({ "userId": 8 }),
            vec![("/training user:8", "xp:gained"), ("/training user:8", "streak:update")],
        ),
        (
            "/api/v1/training/module-completions",
            json!({ "userId": 8, "moduleId": "m-1" }),
            vec![
                ("/training user:8", "xp:gained"),
                ("/training user:8", "achievement:unlocked"),
                ("/training user:8", "xp:gained"),
                ("/training user:8", "level:up"),
                ("/training", "level:celebration"),
            ],
        ),
        (
            "/api/v1/training/roleplay-results",
            roleplay,
            vec![
                ("/training user:7", "xp:gained"),
                ("/training user:7", "level:up"),
                ("/training", "level:celebration"),
            ],
        ),
        (
            "/api/v1/training/xp-awards",
            json!({ "userId": 9, "amount": 50, "source": "contest" }),
            vec![("/training user:9", "xp:gained"), me],
        ),
    ]
}

fn names(sent: &[(String, String, String)]) -> Vec<(&str, &str)> {
    sent.iter().map(|(audience, event, _)| (audience.as_str(), event.as_str())).collect()
}
