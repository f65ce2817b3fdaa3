//! What is reported, and what is refused of it.

use actix_web::{
    http::{Method, StatusCode, header},
    test::TestRequest,
};
use serde_json::{Value, json};

use super::{TestApi, names, ranking, reports, request};

fn sale(id: &str, user: u64, revenue: Value) -> Value {
    json!({ "saleId": id, "userId": user, "revenue": revenue, "signups": 0 })
}

fn voiding(id: &str) -> TestRequest {
    request(&format!("/api/v1/sales/{id}")).method(Method::DELETE)
}

/// What an answer says of how somebody stands by a metric.
fn by<'a>(answer: &'a Value, metric: &str) -> &'a Value {
    let metrics = answer["standing"]["metrics"].as_array().unwrap_or_else(|| panic!("no standing: {answer}"));
    metrics.iter().find(|of| of["metric"] == metric).unwrap()
}

/// What everybody has come to, and where that is true; all that was held back has been told.
async fn stats(api: &TestApi) -> Value {
    let (status, mut stats) = api.get("/api/v1/leaderboard/stats").await;
    assert_eq!(status, StatusCode::OK, "{stats}");
    stats.as_object_mut().unwrap().remove("serverTime");
    stats
}

/// The status, and the field that is to blame.
fn blame((status, problem): &(StatusCode, Value)) -> (u16, String) {
    (status.as_u16(), problem["errors"][0]["field"].as_str().unwrap_or_else(|| panic!("{problem}")).to_owned())
}

fn blamed(status: u16, field: &str) -> (u16, String) {
    (status, field.to_owned())
}

#[actix_rt::test]
async fn a_sale_is_answered_with_how_its_seller_stands() {
    let mut api = TestApi::new().await;
    for (path, body, _) in reports().into_iter().take(1) {
        api.post(path, &body).await;
    }
    let (_, answer) = api.post("/api/v1/sales", &sale("s-1", 7, json!(12_500))).await;
    assert_eq!((&answer["standing"]["userName"], answer.get("note")), (&json!("Ada"), None));
    let revenue = by(&answer, "monthlyRevenue");
    for (key, value) in [("rank", 1), ("value", 12_500), ("of", 1), ("percentile", 100), ("goal", 50_000)] {
        assert_eq!(revenue[key], value, "{key} of {revenue}");
    }
    // Twelve full thousands, and the first place of the month.
    assert_eq!(by(&answer, "points")["value"], 12 * 50 + 1_000);
    let told = api.sent();
    assert!(names(&told).contains(&("/leaderboard tv-display", "achievement:celebration")), "{told:?}");
    let (_, _, update) = &told[0];
    let update: Value = serde_json::from_str(update).unwrap();
    for (key, value) in [("userId", json!(7)), ("userName", json!("Ada")), ("value", json!(12_500))] {
        assert_eq!(update[key], value);
    }

    let (status, again) = api.post("/api/v1/sales", &sale("s-1", 7, json!("12500.00"))).await;
    assert_eq!((status, &again["events"]), (StatusCode::OK, &json!([])));
    assert_eq!(again["note"], "nothing has changed: the same was reported before");
    assert_eq!((&again["standing"], api.sent()), (&answer["standing"], vec![]));
}

#[actix_rt::test]
async fn money_is_added_to_the_cent() {
    let api = TestApi::new().await;
    for (n, (revenue, sum)) in [
        (json!(0.1), json!(0.1)),
        (json!(0.2), json!(0.3)),
        (json!("0.10"), json!(0.4)),
        (json!("999999999999.99"), json!(1_000_000_000_000.39)),
        (json!(1_000_000_000_000_u64), json!(2_000_000_000_000.39)),
        (json!(0), json!(2_000_000_000_000.39)),
    ]
    .into_iter()
    .enumerate()
    {
        let (status, answer) = api.post("/api/v1/sales", &sale(&n.to_string(), 7, revenue)).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        assert_eq!(by(&answer, "allTimeRevenue")["value"], sum);
    }
}

#[actix_rt::test]
async fn what_cannot_be_is_refused_with_its_field_and_changes_nothing() {
    let mut api = TestApi::new().await;
    let before = stats(&api).await;
    let with = |key: &str, value: Value| {
        let mut body = sale("s-1", 7, json!(1));
        body[key] = value;
        body
    };
    let contest = |key: &str, value: Value| {
        let mut body = json!({ "title": "T", "startsAt": "2099-03-01T00:00:00Z", "endsAt": "2099-04-01T00:00:00Z",
            "metric": "revenue" });
        body[key] = value;
        body
    };
    let roster = |key: &str, value: Value| {
        let mut user = json!({ "id": 7, "name": "Ada" });
        user[key] = value;
        json!({ "users": [user] })
    };
    let roleplay = json!({ "userId": 7, "sessionId": "s", "scenarioId": 1, "difficulty": "HARD", "score": 1 });
    for (path, body, status, field) in [
        ("/api/v1/sales", with("revenue", json!(-1)), 422, "revenue"),
        ("/api/v1/sales", with("revenue", json!("-0.01")), 422, "revenue"),
        ("/api/v1/sales", with("revenue", json!(10.005)), 422, "revenue"),
        ("/api/v1/sales", with("revenue", json!("1000000000000.01")), 422, "revenue"),
        ("/api/v1/sales", with("revenue", json!(1e300)), 422, "revenue"),
        ("/api/v1/sales", with("revenue", json!("a lot")), 422, "revenue"),
        ("/api/v1/sales", with("revenue", json!(true)), 400, "revenue"),
        ("/api/v1/sales", with("signups", json!(0.25)), 422, "signups"),
        ("/api/v1/sales", with("signups", json!(-1)), 422, "signups"),
        ("/api/v1/sales", with("userId", json!(0)), 422, "userId"),
        ("/api/v1/sales", with("saleId", json!("")), 422, "saleId"),
        ("/api/v1/sales", with("saleId", json!(1.5)), 400, "saleId"),
        ("/api/v1/sales", with("soldAt", json!("yesterday")), 422, "soldAt"),
        ("/api/v1/sales", with("soldAt", json!("2026-03-04T17:05:00.001Z")), 422, "soldAt"),
        ("/api/v1/sales", with("discount", json!(1)), 400, "discount"),
        ("/api/v1/sales", json!({}), 400, "saleId"),
        ("/api/v1/sales-reps/8/sales", with("userId", json!(7)), 422, "userId"),
        ("/api/v1/sales-reps/0/sales", with("userId", json!(7)), 422, "userId"),
        ("/api/v1/roster", roster("timeZone", json!("Mars/Base")), 422, "users[0].timeZone"),
        ("/api/v1/roster", roster("name", json!("")), 422, "users[0].name"),
        ("/api/v1/roster", roster("email", json!("a@example.com")), 400, "users[0].email"),
        ("/api/v1/roster", roster("goals", json!({ "monthlyRevenue": -1 })), 422, "users[0].goals.monthlyRevenue"),
        ("/api/v1/contests", contest("endsAt", json!("2099-03-01T00:00:00Z")), 422, "endsAt"),
        ("/api/v1/contests", contest("metric", json!("points")), 422, "metric"),
        ("/api/v1/contests", contest("id", json!(0)), 422, "id"),
        ("/api/v1/contests/99/entries", json!({ "userId": 7 }), 404, "contestId"),
        ("/api/v1/contests/99/enter", json!({ "userId": 0 }), 422, "userId"),
        ("/api/v1/training/quiz-results", json!({ "userId": 7, "quizId": 1, "score": 100.5 }), 422, "score"),
        ("/api/v1/training/logins", json!({ "userId": 7, "at": "soon" }), 422, "at"),
        ("/api/v1/training/module-completions", json!({ "userId": 7, "moduleId": "" }), 422, "moduleId"),
        ("/api/v1/training/roleplay-results", roleplay, 422, "difficulty"),
        ("/api/v1/training/xp-awards", json!({ "userId": 7, "amount": 0, "source": "x" }), 422, "amount"),
    ] {
        let refused = api.post(path, &body).await;
        assert_eq!(blame(&refused), blamed(status, field), "{path} {body}: {}", refused.1);
        let detail = refused.1["errors"][0]["detail"].as_str().unwrap();
        assert!(
            ["expected", "missing", "unknown", "there is no", "length"].iter().any(|word| detail.contains(word)),
            "{detail}"
        );
    }
    assert_eq!((stats(&api).await, api.sent()), (before, vec![]));
    let (status, _) = api.post("/api/v1/sales-reps/7/sales", &with("userId", json!(7))).await;
    assert_eq!(status, StatusCode::OK);
}

#[actix_rt::test]
async fn what_contradicts_what_is_known_is_refused() {
    let mut api = TestApi::new().await;
    let contest = |id: u64, year: u64, participants: &str| {
        json!({ "id": id, "title": "T", "startsAt": format!("{year}-03-01T00:00:00Z"),
            "endsAt": format!("{year}-04-01T00:00:00Z"), "metric": "signups", "participants": participants })
    };
    for (path, body) in [
        ("/api/v1/sales", sale("s-1", 7, json!(5))),
        ("/api/v1/contests", contest(1, 2020, "individual")),
        ("/api/v1/contests", contest(2, 2099, "individual")),
        ("/api/v1/contests", contest(3, 2099, "team")),
        ("/api/v1/contests/2/entries", json!({ "userId": 7 })),
    ] {
        let (status, answer) = api.post(path, &body).await;
        assert_eq!(status, StatusCode::OK, "{path} {body}: {answer}");
    }
    api.sent();
    let before = stats(&api).await;
    api.sent();
    for (path, body, status, field) in [
        ("/api/v1/sales", sale("s-1", 7, json!(6)), 409, "saleId"),
        ("/api/v1/sales", sale("s-1", 8, json!(5)), 409, "saleId"),
        ("/api/v1/contests/1/entries", json!({ "userId": 7 }), 409, "contestId"),
        ("/api/v1/contests", contest(2, 2099, "team"), 409, "participants"),
        ("/api/v1/contests/3/entries", json!({ "userId": 7 }), 422, "userId"),
    ] {
        let refused = api.post(path, &body).await;
        assert_eq!(blame(&refused), blamed(status, field), "{path} {body}: {}", refused.1);
    }
    assert_eq!(blame(&api.send(voiding("s-2")).await), blamed(404, "saleId"));
    assert_eq!(blame(&api.send(voiding("%0a")).await), blamed(422, "saleId"));
    assert_eq!((stats(&api).await, api.sent()), (before, vec![]));

    assert_eq!(api.send(voiding("s-1")).await.0, StatusCode::OK);
    assert_eq!(blame(&api.send(voiding("s-1")).await), blamed(404, "saleId"));
    let (status, answer) = api.post("/api/v1/sales", &sale("s-1", 8, json!(6))).await;
    assert_eq!(status, StatusCode::OK, "the id is free again: {answer}");
}

#[actix_rt::test]
async fn of_a_voided_sale_only_its_seller_is_told() {
    let mut api = TestApi::new().await;
    for (id, user, revenue) in [("s-1", 7, 100), ("s-2", 8, 90), ("s-3", 7, 0)] {
        api.post("/api/v1/sales", &sale(id, user, json!(revenue))).await;
    }
    stats(&api).await;
    api.sent();
    let (status, answer) = api.send(voiding("s-1")).await;
    assert_eq!((status, by(&answer, "monthlyRevenue")["rank"].as_u64()), (StatusCode::OK, Some(2)));
    // He was told of these places a moment ago, so that he falls is told with whatever else comes soon.
    assert_eq!(api.sent(), []);
    stats(&api).await;
    let told = api.sent();
    let (to_him, to_all): (Vec<_>, Vec<_>) = told.iter().partition(|(audience, ..)| audience == "/leaderboard user:7");
    assert!(!to_him.is_empty() && to_him.iter().all(|(_, event, _)| event == "rank:changed"), "{to_him:?}");
    assert_eq!(to_all.len(), 1, "{to_all:?}");
    let (audience, event, shown) = to_all[0];
    assert_eq!((audience.as_str(), event.as_str()), ("/leaderboard", "leaderboard:refresh"));
    let shown: Value = serde_json::from_str(shown).unwrap();
    let board = &shown["boards"][0];
    assert_eq!((&board["metric"], &board["entries"][0]["userId"]), (&json!("monthlyRevenue"), &json!(8)));
    assert_eq!(board["entries"].as_array().unwrap().len(), 1);
}

#[actix_rt::test]
async fn a_dry_run_answers_the_same_and_does_nothing() {
    let mut api = TestApi::new().await;
    let in_short = |answer: &Value| {
        let events = answer["events"].as_array().unwrap().iter();
        let events: Vec<_> = events.map(|event| (event["event"].to_string(), event["room"].to_string())).collect();
        let mut standing = answer["standing"].clone();
        standing.as_object_mut().unwrap().remove("serverTime");
        (events, standing)
    };
    for (path, body, _) in reports() {
        let before = stats(&api).await;
        api.sent();
        let (status, dry) = api.post(&format!("{path}?dryRun=true"), &body).await;
        assert_eq!(status, StatusCode::OK, "{path}: {dry}");
        // Not even a place in the journal is taken.
        assert_eq!((stats(&api).await, api.sent()), (before, vec![]), "{path}");
        let (_, real) = api.post(&format!("{path}?dryRun=false"), &body).await;
        let ((would, dry), (followed, real)) = (in_short(&dry), in_short(&real));
        assert_eq!(dry, real, "{path}");
        // What is merged with what was told a moment before is not told yet.
        let mut would = would.into_iter();
        assert!(followed.iter().all(|event| would.any(|other| other == *event)), "{path}: {followed:?}");
    }
    let before = stats(&api).await;
    api.sent();
    let (status, dry) = api.send(voiding("s-1?dryRun=true")).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(by(&dry, "allTimeRevenue")["value"], 0);
    assert!(dry["events"].as_array().unwrap().iter().any(|event| event["event"] == "leaderboard:refresh"), "{dry}");
    assert_eq!(blame(&api.send(voiding("s-9?dryRun=true")).await), blamed(404, "saleId"));
    assert_eq!((stats(&api).await, api.sent()), (before, vec![]));
}

#[actix_rt::test]
async fn a_dry_run_is_had_of_one_report_or_refused() {
    let mut api = TestApi::new().await;
    let report = sale("s-1", 7, json!(1));
    for (path, body, field) in [
        ("/api/v1/sales?dryRun=yes", &report, "dryRun"),
        ("/api/v1/sales?dryrun=true", &report, "dryrun"),
        ("/api/v1/leaderboard/ranking-updates?dryRun=true", &ranking(), "dryRun"),
        ("/api/v1/batch?dryRun=true", &json!([]), "dryRun"),
    ] {
        assert_eq!(blame(&api.post(path, body).await), blamed(400, field), "{path}");
    }
    assert_eq!((api.sent(), &stats(&api).await["sales"]), (vec![], &json!(0)));
}

#[actix_rt::test]
async fn the_same_idempotency_key_reports_nothing_twice() {
    let mut api = TestApi::new().await;
    let keyed = |key: &str, path: &str, body: &Value| {
        request(path).insert_header(("Idempotency-Key", key)).set_payload(body.to_string())
    };
    let (award, path) = (json!({ "userId": 7, "amount": 5, "source": "x" }), "/api/v1/training/xp-awards");
    // A dry run leaves the key as it was.
    let dry = api.send(keyed("k1", &format!("{path}?dryRun=true"), &award)).await;
    assert_eq!((dry.0, &dry.1["standing"]["totalXP"]), (StatusCode::OK, &json!(5)));
    let first = api.send(keyed("k1", path, &award)).await;
    assert_eq!((first.0, &first.1["standing"]["totalXP"]), (StatusCode::OK, &json!(5)));
    assert_eq!(api.send(keyed("k1", path, &award)).await, first);
    let (status, second) = api.send(keyed("k2", path, &award)).await;
    assert_eq!((status, &second["standing"]["totalXP"]), (StatusCode::OK, &json!(10)));
    let other = json!({ "userId": 7, "amount": 6, "source": "x" });
    assert_eq!(api.send(keyed("k1", path, &other)).await.0, StatusCode::CONFLICT);
    assert_eq!(names(&api.sent()).iter().filter(|(_, event)| *event == "xp:gained").count(), 2);

    // What was refused is not remembered.
    let (entry, path) = (json!({ "userId": 7 }), "/api/v1/contests/1/entries");
    assert_eq!(api.send(keyed("k3", path, &entry)).await.0, StatusCode::NOT_FOUND);
    let contest = json!({ "id": 1, "title": "T", "startsAt": "2099-03-01T00:00:00Z", "endsAt": "2099-04-01T00:00:00Z",
        "metric": "revenue" });
    api.post("/api/v1/contests", &contest).await;
    assert_eq!(api.send(keyed("k3", path, &entry)).await.0, StatusCode::OK);
    let void = || voiding("s-1").insert_header(("Idempotency-Key", "k4"));
    api.post("/api/v1/sales", &sale("s-1", 7, json!(1))).await;
    let voided = api.send(void()).await;
    assert_eq!((voided.0, api.send(void()).await), (StatusCode::OK, voided));
}

#[actix_rt::test]
async fn of_a_batch_with_a_refused_report_nothing_has_happened() {
    let mut api = TestApi::new().await;
    let entry = |path: &str, body: Value| json!({ "path": path, "body": body });
    let before = stats(&api).await;
    let update = || entry("/api/v1/leaderboard/ranking-updates", ranking());
    let roster = || entry("/api/v1/roster", json!({ "users": [{ "id": 7, "name": "Ada" }] }));
    let sold = |id: &str, revenue: u64| entry("/api/v1/sales", sale(id, 7, json!(revenue)));
    let session = || entry("/api/v1/training/sessions", json!({ "sessionId": "rp-1", "userId": 7 }));
    let unknown = || entry("/api/v1/contests/99/entries", json!({ "userId": 7 }));
    for (batch, status, field) in [
        (json!([update(), sold("s-1", 5), session(), unknown(), sold("s-2", 5)]), 404, "[3].body.contestId"),
        (json!([roster(), sold("s-1", 5), sold("s-1", 6), update()]), 409, "[2].body.saleId"),
        (json!([sold("s-1", 5), entry("/api/v1/sales/s-1", json!({}))]), 422, "[1].path"),
    ] {
        assert_eq!(blame(&api.post("/api/v1/batch", &batch).await), blamed(status, field));
        assert_eq!((stats(&api).await, api.sent()), (before.clone(), vec![]));
        assert!(!api.may_join("rp-1", 7).await);
        assert_eq!(api.get("/api/v1/users/7/standing").await.0, StatusCode::NOT_FOUND);
    }
    let (status, answers) =
        api.post("/api/v1/batch", &json!([roster(), sold("s-1", 5), update(), sold("s-1", 5)])).await;
    assert_eq!(status, StatusCode::OK, "{answers}");
    assert_eq!(answers[1]["standing"]["userName"], "Ada");
    assert_eq!((answers[2].get("standing"), answers[2].get("note")), (None, None));
    assert_eq!((&answers[3]["events"], answers[3]["note"].is_string()), (&json!([]), true));
    assert_eq!(stats(&api).await["sales"], 1);
}

#[actix_rt::test]
async fn a_contest_without_an_id_is_given_one_and_can_be_changed_until_it_is_over() {
    let api = TestApi::new().await;
    let contest = |title: &str| {
        json!({ "title": title, "startsAt": "2099-03-01T00:00:00Z", "endsAt": "2099-04-01T00:00:00Z",
            "metric": "revenue", "prizes": [{ "b": 1.50, "a": "Dinner" }] })
    };
    let (_, first) = api.post("/api/v1/contests", &contest("one")).await;
    let (_, second) = api.post("/api/v1/contests", &contest("two")).await;
    let (first, second) = (&first["standing"]["contestId"], &second["standing"]["contestId"]);
    assert!(first.is_u64() && second.is_u64() && first != second);
    let mut changed = contest("three");
    changed["id"] = second.clone();
    let (status, answer) = api.post("/api/v1/contests", &changed).await;
    assert_eq!((status, &answer["standing"]["status"]), (StatusCode::OK, &json!("upcoming")));
    let (_, card) = api.get(&format!("/api/v1/contests/{second}")).await;
    assert_eq!((&card["title"], &card["prizes"][0]["a"]), (&json!("three"), &json!("Dinner")));
}

#[actix_rt::test]
async fn only_a_key_that_may_publish_reports() {
    let mut api = TestApi::new().await;
    let body = sale("s-1", 7, json!(1)).to_string();
    for (key, status) in [("rck_reader", 403), ("rck_unknown", 401)] {
        let with = |request: TestRequest| request.insert_header((header::AUTHORIZATION, format!("Bearer {key}")));
        let (got, _) = api.send(with(request("/api/v1/sales").set_payload(body.clone()))).await;
        assert_eq!(got, status);
        assert_eq!(api.send(with(voiding("s-1"))).await.0, status);
        // Nor does it hear what would follow.
        let (got, _) = api.send(with(request("/api/v1/sales?dryRun=true").set_payload(body.clone()))).await;
        assert_eq!(got, status);
    }
    assert_eq!(api.sent(), []);
}
