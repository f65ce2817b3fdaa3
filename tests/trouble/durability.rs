//! What `journal.durability` promises.

use std::fs;

use rand::{SeedableRng, rngs::StdRng};
use serde_json::Value;

use crate::{endpoint::Endpoint, post::Post, server::Server};

/// A service that has told something, and its epoch.
async fn told(durability: &str) -> (Server, Endpoint, String) {
    let settings = format!("[journal]\ndurability = \"{durability}\"\n");
    let mut server = Server::with(None, &settings, &mut StdRng::from_rng(&mut rand::rng()));
    let endpoint = Endpoint::new(server.port());
    server.start().await;
    let epoch = post(&endpoint).await;
    (server, endpoint, epoch)
}

async fn post(endpoint: &Endpoint) -> String {
    let answer = endpoint.try_post(None, &Post::last()).await.unwrap();
    assert_eq!(answer.status, 200, "{answer:?}");
    let answers: Value = serde_json::from_str(&answer.body).unwrap();
    answers[0]["epoch"].as_str().unwrap().to_owned()
}

#[actix_rt::test]
async fn in_memory_no_file_is_made_and_a_restart_begins_from_nothing() {
    let (mut server, endpoint, epoch) = told("memory").await;
    assert_eq!(endpoint.get("/readyz").await.0, 200);
    assert_eq!(endpoint.get("/api/v1/events").await.0, 404);
    server.stop();
    let names = fs::read_dir(server.data_dir()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let names: Vec<_> = names.collect();
    assert!(!names.iter().any(|name| name.starts_with("ridgecast.db")), "{names:?}");
    server.start().await;
    assert_ne!(post(&endpoint).await, epoch);
}

#[actix_rt::test]
async fn what_outlives_a_power_cut_outlives_a_kill() {
    let (mut server, endpoint, epoch) = told("power").await;
    let before = endpoint.get("/api/v1/events?limit=500").await;
    server.kill();
    server.start().await;
    assert_eq!(endpoint.get("/api/v1/events?limit=500").await, before);
    assert_eq!(post(&endpoint).await, epoch);
}
