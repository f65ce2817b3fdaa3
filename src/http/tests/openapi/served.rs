//! The document is there for whoever asks, and answers and problems are what it says.

use actix_web::{
    http::{
        StatusCode,
        header::{ETAG, IF_NONE_MATCH},
    },
    test::{self, TestRequest},
};
use serde_json::Value;

use super::{operations, read, schemas::Schemas};
use crate::http::{
    openapi::{EXAMPLES, PATTERN},
    tests::TestApi,
};

#[actix_rt::test]
async fn whoever_has_the_document_is_told_so_without_it() {
    let api = TestApi::new().await;
    let first = api.call(TestRequest::get().uri(PATTERN)).await;
    assert_eq!(first.status(), StatusCode::OK);
    let tag = first.headers().get(ETAG).unwrap().clone();
    let document: Value = test::read_body_json(first).await;
    assert_eq!((&document["openapi"], &document), (&"3.1.0".into(), &read()));
    let again = api.call(TestRequest::get().uri(PATTERN).insert_header((IF_NONE_MATCH, tag))).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert!(test::read_body(again).await.is_empty());
}

/// The schema of what is answered with a status.
fn answered<'a>(schemas: &'a Schemas, path: &str, method: &str, status: StatusCode) -> &'a Value {
    let (_, _, operation) = operations(&schemas.0).find(|(known, by, _)| (*known, *by) == (path, method)).unwrap();
    let response = schemas.resolve(&operation["responses"][status.as_str()]);
    let media = if status.is_success() { "application/json" } else { "application/problem+json" };
    &response["content"][media]["schema"]
}

/// Posts every example, and gives the service that has them.
async fn with_examples(schemas: &Schemas) -> TestApi {
    let api = TestApi::new().await;
    for (pattern, body) in EXAMPLES {
        let (status, answer) = api.post_raw(&address(pattern), *body).await;
        assert_eq!(status, StatusCode::OK, "{pattern}: {answer}");
        schemas.check(answered(schemas, pattern, "post", status), &answer);
    }
    api
}

fn address(pattern: &str) -> String {
    let ids =
        [("{userId}", "7"), ("{teamId}", "3"), ("{contestId}", "17"), ("{sessionId}", "rp-1"), ("{moduleId}", "m-1")];
    let sales = if pattern.contains("sales-reps") { pattern.replace("{userId}", "8") } else { pattern.to_owned() };
    ids.iter().fold(sales, |address, (name, id)| address.replace(name, id))
}

#[actix_rt::test]
async fn answers_have_the_keys_that_the_document_says() {
    let schemas = Schemas(read());
    let api = with_examples(&schemas).await;
    let mut read = 0;
    for (path, _, _) in operations(&schemas.0).filter(|(path, method, _)| *method == "get" && *path != PATTERN) {
        let request = TestRequest::get().uri(&address(path)).insert_header(("Authorization", "Bearer rck_other"));
        let response = api.call(request).await;
        let status = response.status();
        let answer: Value = test::read_body_json(response).await;
        schemas.check(answered(&schemas, path, "get", status), &answer);
        read += usize::from(status.is_success());
    }
    // What is kept is not kept in memory: those answer with a problem.
    assert!(read > 12, "{read}");
}

#[actix_rt::test]
async fn problems_have_the_form_that_the_document_says() {
    let schemas = Schemas(read());
    let api = TestApi::new().await;
    for body in ["{}", "[", r#"{"userId":0,"amount":1,"source":"x"}"#] {
        let (status, problem) = api.post_raw("/api/v1/training/xp-awards", body).await;
        assert!(status.is_client_error());
        schemas.check(answered(&schemas, "/api/v1/training/xp-awards", "post", status), &problem);
    }
}

#[test]
fn every_body_has_an_example_and_it_is_that_of_the_wire_document() {
    const WIRE: &str = include_str!("../../../../docs/WIRE.md");
    for (pattern, body) in EXAMPLES {
        let line = format!("    {} {body}\n", address(pattern).replace("chats/rp-1", "chats/c-1"));
        assert!(WIRE.contains(&line), "{line}");
    }
    let document = read();
    let json = |operation: &Value| operation["requestBody"]["content"]["application/json"].clone();
    let events = operations(&document).filter(|(_, _, operation)| {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        operation["requestBody"].is_object() && parameters.into_iter().any(|p| p["name"] == "Idempotency-Key")
    });
    let without: Vec<_> = events.filter(|(_, _, operation)| json(operation).get("example").is_none()).collect();
    assert_eq!(without.iter().map(|(path, _, _)| *path).collect::<Vec<_>>(), ["/api/v1/batch"]);
}
