//! Plain JSON.

use proptest::prelude::*;

use super::{
    World, cases, packets, run,
    speech::{Ends, Said, said, say},
};
use crate::harness::{Raw, raw::handshake};

#[derive(Debug, Clone)]
struct Case {
    namespace: &'static str,
    /// Its token is in the query; else its first message would have to bring one.
    known: bool,
    said: Vec<Said>,
}

fn case() -> impl Strategy<Value = Case> {
    let namespace = prop::sample::select(vec!["leaderboard", "training", "notifications", "field"]);
    let said = prop::collection::vec(said(packets::changed(packets::plain_json())), 1..6);
    (namespace, prop::bool::weighted(0.8), said).prop_map(|(namespace, known, said)| Case { namespace, known, said })
}

/// Each message as it is, of somebody known and of somebody unknown.
fn as_they_are() -> impl Iterator<Item = Case> {
    packets::plain_json().into_iter().flat_map(|message| {
        [true, false].map(|known| Case { namespace: "training", known, said: vec![Said::Text(message.clone())] })
    })
}

#[actix_rt::test]
async fn messages_of_a_json_client_at_random_cost_nobody_else_anything() {
    let mut world = World::start().await;
    let mut ends = Ends::default();
    run(&mut world, as_they_are().chain(cases(case())), async |world, case| {
        let mut raw = Raw::connect(world.service.address()).await;
        let token = if case.known { world.token() } else { String::new() };
        let handshake = handshake(case.namespace, &token);
        raw.shake_hands(&if case.known { handshake } else { handshake.replace("?token=", "") }).await;
        ends.count(say(&mut raw, &case.said).await);
        world.has_not_grown();
    })
    .await;
    ends.are_mixed();
    world.stop().await;
}
