//! What is not done, and what is said about it.

use actix_web::{
    http::{Method, StatusCode, header},
    test,
};
use serde_json::{Value, json};

use super::{TestApi, ranking, request};
use crate::http::{log::refusal, stream};

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
    for unknown in ["/nowhere", "/api/v1/lobby", "/api/v1/training/sessions/a/b/responses"] {
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
async fn a_refusal_is_logged_by_names_alone() {
    let api = TestApi::new().await;
    let mut body = ranking();
    body["userId"] = json!("a secret");
    let path = "/api/v1/leaderboard/ranking-updates";
    let response = api.call(request(path).set_payload(body.to_string())).await;
    let expected = format!("refused: POST {path} status=400 key=monolith fields=userId");
    assert_eq!(refusal(&response), Some(expected));
    let response = api.call(request("/a/secret").insert_header((header::AUTHORIZATION, "Bearer secret"))).await;
    assert_eq!(refusal(&response).unwrap(), "refused: POST (unknown address) status=404 key=-");
    let response = api.call(request(path).insert_header((header::AUTHORIZATION, "Bearer secret"))).await;
    assert_eq!(refusal(&response), Some(format!("refused: POST {path} status=401 key=-")));
    let response = api.call(request(path).set_payload(ranking().to_string())).await;
    assert_eq!(refusal(&response), None);
}
