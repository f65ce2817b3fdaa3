//! What follows from reports, as clients hear it and as it is read.

mod kept;
mod live;
mod screens;

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Client, Fence, TestService, in_time};

fn sale(id: u64, user: u64, revenue: u64) -> Value {
    json!({ "saleId": id, "userId": user, "revenue": revenue, "signups": 0 })
}

async fn sell(service: &TestService, id: u64, user: u64, revenue: u64) {
    service.post("/api/v1/sales", &sale(id, user, revenue)).await;
}

/// Sales of 10 that come at once, so that there is no time between them.
async fn sell_quickly(service: &TestService, user: u64, count: u64) {
    let entry = |id| json!({ "path": "/api/v1/sales", "body": sale(id, user, 10) });
    service.post("/api/v1/batch", &(1..=count).map(entry).collect()).await;
}

async fn void(service: &TestService, id: u64) -> Value {
    let request = service.request(Method::DELETE, &format!("/api/v1/sales/{id}")).bearer_auth(service.api_key());
    let answer = in_time("a sale is voided", async { request.send().await.unwrap().text().await.unwrap() }).await;
    serde_json::from_str(&answer).unwrap()
}

async fn get(service: &TestService, path: &str) -> Value {
    let request = service.request(Method::GET, path).bearer_auth(service.api_key());
    let answer = in_time(path, async { request.send().await.unwrap().text().await.unwrap() }).await;
    serde_json::from_str(&answer).unwrap_or_else(|error| panic!("GET {path}: {error}: {answer}"))
}

/// Hears messages until the next event of this name, which comes last.
async fn until(client: &mut Client, event: &str) -> Vec<Value> {
    let mut heard = Vec::new();
    loop {
        heard.push(client.next_json().await);
        if heard.last().is_some_and(|message| message["event"] == event) {
            return heard;
        }
    }
}

/// Of what is heard before the fence the events of this name about the revenue of the month: room and payload.
async fn revenue_news(client: &mut Client, fence: &Fence, event: &str) -> Vec<(Value, Value)> {
    about_revenue(&client.heard_before(fence).await, event)
}

fn about_revenue(heard: &[Value], event: &str) -> Vec<(Value, Value)> {
    let news = heard.iter().filter(|message| message["event"] == event && message["data"]["metric"] == REVENUE);
    news.map(|message| (message["room"].clone(), message["data"].clone())).collect()
}

const REVENUE: &str = "monthlyRevenue";
