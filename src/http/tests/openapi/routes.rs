//! What is registered is documented, and nothing else is.

use std::collections::BTreeSet;

use actix_web::http::{Method, StatusCode, header::ALLOW};
use actix_web::test::TestRequest;

use super::{operations, read};
use crate::http::tests::TestApi;

/// What is no part of the API: sockets, and the pages' files.
const OTHERS: [&str; 4] =
    ["/", "/app", "/app/{address:.*}", "/ws/{namespace:leaderboard|training|notifications|field}"];

/// The addresses that are registered. `actix` shows them to people only.
async fn addresses(api: &TestApi) -> Vec<String> {
    let answer = api.call(TestRequest::get().uri("/livez")).await;
    let shown = format!("{:?}", answer.request().resource_map());
    let patterns = shown.split("patterns: Single(\"").skip(1).map(|rest| rest.split_once("\")").unwrap().0);
    patterns.filter(|pattern| !pattern.is_empty()).map(str::to_owned).collect()
}

/// The methods of an address, as it says itself.
async fn methods(api: &TestApi, address: &str) -> Vec<String> {
    let path: String = address
        .split('{')
        .enumerate()
        .map(|(i, part)| match part.split_once('}') {
            Some((_, rest)) if i > 0 => format!("1{rest}"),
            _ => part.to_owned(),
        })
        .collect();
    let answer = api.call(TestRequest::default().method(Method::TRACE).uri(&path)).await;
    assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED, "{path}");
    let allowed = answer.headers().get(ALLOW).unwrap().to_str().unwrap();
    allowed.split(", ").filter(|method| *method != "HEAD").map(str::to_ascii_lowercase).collect()
}

#[actix_rt::test]
async fn every_route_is_in_the_document_and_nothing_else() {
    // With the door of a demonstration, which is in the document too.
    let api = TestApi::with("[demo]\nlogin = true").await;
    let mut registered = BTreeSet::new();
    for address in addresses(&api).await.iter().filter(|address| !OTHERS.contains(&address.as_str())) {
        for method in methods(&api, address).await {
            registered.insert(format!("{method} {address}"));
        }
    }
    assert!(registered.contains("post /api/v1/contests") && registered.contains("get /api/v1/contests"));
    let document = read();
    let documented: BTreeSet<_> = operations(&document).map(|(path, method, _)| format!("{method} {path}")).collect();
    assert_eq!(registered.difference(&documented).collect::<Vec<_>>(), Vec::<&String>::new(), "not in the document");
    assert_eq!(documented.difference(&registered).collect::<Vec<_>>(), Vec::<&String>::new(), "not registered");
}
