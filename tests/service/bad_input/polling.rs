//! Bodies of Socket.IO's long-polling that are made to cost much.

use reqwest::Method;
use serde_json::json;

use super::lives_on;
use crate::harness::{TestService, in_time, user};

/// A session that polls.
struct Polling<'a> {
    service: &'a TestService,
    path: String,
}

impl<'a> Polling<'a> {
    /// Opens one and enters a namespace.
    async fn enter(service: &'a TestService, namespace: &str) -> Self {
        let mut polling = Self { service, path: "/socket.io/?EIO=4&transport=polling".to_owned() };
        let open = polling.get().await;
        let (_, sid) = open.split_once(r#""sid":""#).unwrap();
        polling.path += &format!("&sid={}", sid.split('"').next().unwrap());
        let auth = json!({"token": service.token(&user(8))});
        assert_eq!(polling.post(format!("40{namespace},{auth}")).await, (200, "ok".to_owned()));
        assert!(polling.get().await.starts_with(&format!("40{namespace},")));
        polling
    }

    async fn get(&self) -> String {
        let response = self.service.request(Method::GET, &self.path).send();
        in_time("the answer to a poll", async { response.await.unwrap().text().await.unwrap() }).await
    }

    async fn post(&self, body: String) -> (u16, String) {
        let response = self.service.request(Method::POST, &self.path).body(body).send();
        in_time("the answer to a post", async {
            let response = response.await.unwrap();
            (response.status().as_u16(), response.text().await.unwrap())
        })
        .await
    }
}

#[actix_rt::test]
async fn tens_of_thousands_of_packets_in_one_body_are_attended_to_one_after_the_other() {
    let service = TestService::start("").await;
    let polling = Polling::enter(&service, "/training").await;
    // Each takes a word with the registry, and says nothing.
    let leave = r#"42/training,["leave:module","m"]"#;
    let body = [&vec![leave; 28_000][..], &[r#"42/training,["join:module","m"]"#]].concat().join("\u{1e}");
    assert_eq!(polling.post(body).await, (200, "ok".to_owned()));
    assert_eq!(polling.get().await, r#"42/training,["joined",{"room":"module:m"}]"#);
    drop(polling);
    lives_on(service).await;
}
