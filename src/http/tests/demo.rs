//! The door of a demonstration.

use std::time::Duration;

use actix_web::{
    http::{StatusCode, header::SET_COOKIE},
    test::TestRequest,
};
use serde_json::{Value, json};

use super::TestApi;

/// A message that wins the partner, whatever he waits for.
const GOOD: &str = "What would it mean for you, if you need it by noon next week?";

const ROLEPLAYS: &str = "/api/v1/demo/roleplays";

async fn house() -> TestApi {
    TestApi::with("[demo]\nlogin = true\npace = \"0s\"").await
}

/// A request as a browser on this machine makes it.
fn at_home(request: TestRequest, path: &str) -> TestRequest {
    request.uri(path).peer_addr("127.0.0.1:9".parse().unwrap()).insert_header(("host", "127.0.0.1:8080"))
}

fn get(path: &str) -> TestRequest {
    at_home(TestRequest::get(), path)
}

fn post(path: &str, body: &Value) -> TestRequest {
    at_home(TestRequest::post(), path).set_json(body)
}

impl TestApi {
    /// Chooses to be somebody, and gives the cookie.
    async fn be(&self, user: u64) -> (&'static str, String) {
        let response = self.call(post("/api/v1/demo/login", &json!({"userId": user}))).await;
        assert_eq!(response.status(), StatusCode::OK);
        let cookie = response.headers().get(SET_COOKIE).unwrap().to_str().unwrap();
        ("cookie", cookie.split(';').next().unwrap().to_owned())
    }

    /// Begins a roleplay, and gives what was answered.
    async fn begin_roleplay(&self, trainee: &(&'static str, String), wish: Value) -> Value {
        let (status, begun) = self.send(post(ROLEPLAYS, &wish).insert_header(trainee.clone())).await;
        assert_eq!(status, StatusCode::CREATED, "{begun}");
        begun
    }

    /// Says something. Gives the status.
    async fn say(&self, trainee: &(&'static str, String), session: &str, message: &str) -> u16 {
        let path = format!("{ROLEPLAYS}/{session}/messages");
        self.call(post(&path, &json!({"message": message})).insert_header(trainee.clone())).await.status().as_u16()
    }

    /// What goes out up to the partner's answer and what is told together with it.
    async fn answer(&mut self) -> Vec<(String, String, Value)> {
        let mut heard = Vec::new();
        while !heard.iter().any(|(_, event, _)| event == "progress:update") {
            let next = tokio::time::timeout(Duration::from_secs(20), self.sent.recv()).await;
            let publication = next.expect("the partner answers in time").unwrap();
            let draft = &publication.draft;
            let data = serde_json::from_str(draft.data.get()).unwrap();
            heard.push((draft.audience.to_string(), draft.event.to_string(), data));
        }
        heard
    }
}

async fn with_roster() -> TestApi {
    let mut house = house().await;
    let user = |id: u64, name: &str| json!({"id": id, "name": name, "teamId": 3});
    let roster = json!({"users": [user(7, "Ada"), user(8, "Grace"), user(9, "Edsger")],
        "teams": [{"id": 3, "name": "North"}]});
    assert_eq!(house.post("/api/v1/roster", &roster).await.0, StatusCode::OK);
    let sale = json!({"saleId": "s-1", "userId": 8, "revenue": 900, "signups": 1});
    assert_eq!(house.post("/api/v1/sales", &sale).await.0, StatusCode::OK);
    house.sent();
    house
}

#[actix_rt::test]
async fn the_best_sellers_are_offered_first_and_the_staff_last() {
    let house = with_roster().await;
    let rep = |id: u64, name: &str| json!({"userId": id, "name": name, "teamId": 3, "roles": []});
    let expected = json!({"people": [
        rep(8, "Grace"), rep(7, "Ada"), rep(9, "Edsger"),
        {"userId": 1_000_001, "name": "Demo Admin", "roles": ["admin"]},
        {"userId": 1_000_002, "name": "Demo Coach", "roles": ["coach"]},
    ]});
    assert_eq!(house.send(get("/api/v1/demo/people")).await, (StatusCode::OK, expected));
}

#[actix_rt::test]
async fn a_company_that_nobody_has_reported_has_its_staff_alone() {
    let (_, people) = house().await.send(get("/api/v1/demo/people")).await;
    assert_eq!(people["people"].as_array().unwrap().len(), 2, "{people}");
}

#[actix_rt::test]
async fn whoever_comes_is_who_he_wants_to_be() {
    let house = with_roster().await;
    for (user, expected) in [
        (7, json!({"userId": 7, "name": "Ada", "roles": [], "teams": [3]})),
        (1_000_001, json!({"userId": 1_000_001, "name": "Demo Admin", "roles": ["admin"], "teams": []})),
        (1_000_002, json!({"userId": 1_000_002, "name": "Demo Coach", "roles": ["coach"], "teams": []})),
    ] {
        let (_, mut who) = house.send(get("/session").insert_header(house.be(user).await)).await;
        assert!(who.as_object_mut().unwrap().remove("expiresAt").is_some(), "{who}");
        assert_eq!(who, expected);
    }
    let (status, problem) = house.send(post("/api/v1/demo/login", &json!({"userId": 99}))).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::NOT_FOUND, &json!("userId")));
}

#[actix_rt::test]
async fn nobody_from_elsewhere_comes_in() {
    let house = with_roster().await;
    let login = || post("/api/v1/demo/login", &json!({"userId": 7}));
    let elsewhere = [
        login().peer_addr("203.0.113.9:9".parse().unwrap()),
        login().insert_header(("host", "demo.example.com")),
        login().insert_header(("x-forwarded-for", "203.0.113.9")),
        login().insert_header(("origin", "https://evil.example.com")),
        // A name that was made to mean this machine, and the page that came from there.
        login()
            .insert_header(("host", "evil.example.com:8080"))
            .insert_header(("origin", "http://evil.example.com:8080")),
        get("/api/v1/demo/people").insert_header(("host", "demo.example.com")),
        post(ROLEPLAYS, &json!({})).insert_header(house.be(7).await).insert_header(("host", "demo.example.com")),
    ];
    for request in elsewhere {
        let response = house.call(request).await;
        assert_eq!(response.status(), StatusCode::FORBIDDEN);
        assert!(response.headers().get(SET_COOKIE).is_none());
    }
    assert_eq!(house.call(login().insert_header(("origin", "http://127.0.0.1:8080"))).await.status(), StatusCode::OK);
}

#[actix_rt::test]
async fn without_the_setting_nothing_of_it_is_there() {
    let house = TestApi::new().await;
    for request in [
        get("/api/v1/demo/people"),
        post("/api/v1/demo/login", &json!({"userId": 7})),
        post(ROLEPLAYS, &json!({})),
        post(&format!("{ROLEPLAYS}/x/messages"), &json!({"message": "Hello?"})),
    ] {
        assert_eq!(house.send(request).await.0, StatusCode::NOT_FOUND);
    }
}

#[actix_rt::test]
async fn the_partner_answers_in_pieces_and_then_whole() {
    let mut house = with_roster().await;
    let ada = house.be(7).await;
    let begun = house.begin_roleplay(&ada, json!({"scenarioId": "angry-customer"})).await;
    assert_eq!((&begun["scenarioId"], &begun["totalSteps"]), (&json!("angry-customer"), &json!(4)));
    assert!(begun["opening"].as_str().unwrap().starts_with("Eleven people"), "{begun}");
    let session = begun["sessionId"].as_str().unwrap();
    for (user, joins) in [(7, true), (1_000_001, true), (1_000_002, true), (8, false)] {
        assert_eq!(house.may_join(session, user).await, joins, "{user}");
    }

    assert_eq!(house.say(&ada, session, GOOD).await, 202);
    let heard = house.answer().await;
    let room = format!("/training session:{session}");
    assert!(heard.iter().all(|(audience, ..)| *audience == room), "{heard:?}");
    let (pieces, rest) = heard.split_at(heard.len() - 2);
    assert!(pieces.len() > 5, "{heard:?}");
    let mut text = String::new();
    for (index, (_, event, data)) in pieces.iter().enumerate() {
        assert_eq!((event.as_str(), &data["index"]), ("roleplay:chunk", &json!(index)));
        text.push_str(data["delta"].as_str().unwrap());
    }
    let (_, event, response) = &rest[0];
    assert_eq!((event.as_str(), &response["message"]), ("roleplay:response", &json!(text)));
    assert_eq!(response["metadata"], json!({"inReplyTo": GOOD, "mood": "won", "step": 1}));
    let (_, _, progress) = &rest[1];
    assert_eq!(
        (&progress["userId"], &progress["progress"], &progress["currentStep"], &progress["totalSteps"]),
        (&json!(7), &json!(25), &json!(1), &json!(4))
    );
    assert!(progress["metrics"]["score"].as_u64().unwrap() >= 60, "{progress}");
}

#[actix_rt::test]
async fn a_few_turns_end_it_and_bring_xp() {
    let mut house = with_roster().await;
    let ada = house.be(7).await;
    let begun = house.begin_roleplay(&ada, json!({})).await;
    let session = begun["sessionId"].as_str().unwrap();
    for _ in 0..begun["totalSteps"].as_u64().unwrap() {
        assert_eq!(house.say(&ada, session, GOOD).await, 202);
        house.answer().await;
    }
    let (_, training) = house.get("/api/v1/users/7/training").await;
    assert_eq!(training["roleplays"], 1, "{training}");
    let total = training["totalXP"].as_u64().unwrap();
    let told = house.sent();
    let (_, _, xp) = told.iter().find(|(room, event, _)| room == "/training user:7" && event == "xp:gained").unwrap();
    assert_eq!(serde_json::from_str::<Value>(xp).unwrap()["newTotal"], total);
    assert!(total > 0);
    assert_eq!(house.say(&ada, session, GOOD).await, 409);
}

#[actix_rt::test]
async fn what_cannot_be_said_is_refused_with_words() {
    let house = with_roster().await;
    let (ada, grace) = (house.be(7).await, house.be(8).await);
    let begun = house.begin_roleplay(&ada, json!({})).await;
    let session = begun["sessionId"].as_str().unwrap();
    assert_eq!(house.say(&grace, session, GOOD).await, 403);
    assert_eq!(house.say(&ada, "demo-other", GOOD).await, 404);
    assert_eq!(house.say(&ada, session, "").await, 422);
    let (status, problem) = house.send(post(ROLEPLAYS, &json!({"scenarioId": "x"})).insert_header(ada)).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("scenarioId")));
    assert!(problem["detail"].as_str().unwrap().contains("`cold-open`"), "{problem}");
    assert_eq!(house.send(post(ROLEPLAYS, &json!({}))).await.0, StatusCode::UNAUTHORIZED);
    let by_key = post(ROLEPLAYS, &json!({})).insert_header(("authorization", "Bearer rck_reader"));
    assert_eq!(house.send(by_key).await.0, StatusCode::FORBIDDEN);
}
