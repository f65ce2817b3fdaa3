use reqwest::Method;

use crate::harness::{TestService, user};

const PAGE: &str = "https://app.example.com";

#[actix_rt::test]
async fn pages_of_foreign_origins_stay_outside_whatever_they_bring() {
    let service = TestService::start(&format!("[server]\norigins = [\"{PAGE}\", \"http://localhost:5173\"]")).await;
    let token = service.token(&user(7));
    let (own, own_port) = (format!("http://{}", service.address()), service.address().port());
    for welcome in [PAGE, "http://localhost:5173", &own, "HTTPS://APP.EXAMPLE.COM", "https://app.example.com:443"] {
        let handshake = service.handshake("leaderboard").query("token", &token).header("origin", welcome);
        handshake.open().await.expect_hello().await;
    }
    for foreign in [
        "https://evil.example.com",
        "https://app.example.com.evil.example.com",
        "http://app.example.com",
        "https://app.example.com:8443",
        "http://localhost:5174",
        &format!("https://127.0.0.1:{own_port}"),
        "http://127.0.0.1",
        "null",
        "",
    ] {
        let by_token = service.handshake("leaderboard").query("token", &token).header("origin", foreign);
        // Also somebody who has brought nothing yet.
        let by_nothing = service.handshake("leaderboard").header("origin", foreign);
        for handshake in [by_token, by_nothing] {
            let refused = handshake.refused().await;
            assert_eq!(refused.status, 403, "{foreign}");
            assert_eq!(refused.headers["content-type"], "application/problem+json");
            assert!(refused.problem["detail"].as_str().unwrap().contains("origin"), "{}", refused.problem);
        }
    }
    service.stop().await;
}

#[actix_rt::test]
async fn logins_are_for_pages_of_the_house() {
    let service = TestService::start(&format!("[server]\norigins = [\"{PAGE}\"]")).await;
    let token = service.token(&user(7));
    let login = async |method: Method, origin: &str| {
        service.request(method, "/session").bearer_auth(&token).header("origin", origin).send().await.unwrap()
    };
    for method in [Method::POST, Method::DELETE] {
        let refused = login(method.clone(), "https://evil.example.com").await;
        assert_eq!(refused.status(), 403, "{method}");
        assert_eq!(refused.headers()["content-type"], "application/problem+json");
        assert!(refused.headers().get("set-cookie").is_none());
        assert!(refused.headers().get("access-control-allow-origin").is_none());
        let welcome = login(method, PAGE).await;
        assert!(welcome.status().is_success());
        assert_eq!(welcome.headers()["access-control-allow-origin"], PAGE);
        assert_eq!(welcome.headers()["access-control-allow-credentials"], "true");
    }
    service.stop().await;
}
