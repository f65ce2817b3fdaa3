//! Socket.IO over a WebSocket from the start.

use proptest::prelude::*;

use super::{
    World, cases, packets, run,
    speech::{End, Ends, Said, said, say},
};
use crate::harness::{
    Raw,
    raw::{CLOSE, frame},
    socketio::open_socketio,
};

/// A client that says these things and leaves.
#[derive(Debug, Clone)]
struct Case {
    /// Its token is in the query.
    known: bool,
    /// It has entered `/training`.
    entered: bool,
    said: Vec<Said>,
    leaves: Leaves,
}

/// How a client leaves that was not closed.
#[derive(Debug, Clone, Copy)]
enum Leaves {
    WithClosePacket,
    WithCloseFrame,
    WithoutAWord,
}

fn case() -> impl Strategy<Value = Case> {
    let said = prop::collection::vec(said(packets::of_socketio()), 1..6);
    let leaves = prop::sample::select(vec![Leaves::WithClosePacket, Leaves::WithCloseFrame, Leaves::WithoutAWord]);
    let of = |(known, entered, said, leaves)| Case { known, entered, said, leaves };
    (any::<bool>(), prop::bool::weighted(0.7), said, leaves).prop_map(of)
}

/// Each packet as it is, in front of CONNECT and behind it, as text and as binary.
fn as_they_are() -> impl Iterator<Item = Case> {
    packets::socketio().into_iter().flat_map(|packet| {
        let said = [Said::Text(packet.clone()), Said::Text(packet.clone()), Said::Binary(packet)];
        said.into_iter().zip([false, true, true]).map(|(said, entered)| Case {
            known: true,
            entered,
            said: vec![said],
            leaves: Leaves::WithoutAWord,
        })
    })
}

async fn runs(world: &mut World, case: &Case) -> End {
    let token = world.token();
    let query = if case.known { format!("&token={token}") } else { String::new() };
    let (mut raw, sid) = open_socketio(&world.service, &query).await;
    world.must_go(&sid);
    if case.entered {
        raw.text(&format!(r#"40/training,{{"token":"{token}"}}"#)).await;
        assert!(raw.frame().await.payload.starts_with(b"40/training,{"));
    }
    let end = say(&mut raw, &case.said).await;
    world.has_not_grown();
    if end == End::Alive {
        leave(raw, case.leaves).await;
    }
    end
}

async fn leave(mut raw: Raw, how: Leaves) {
    match how {
        Leaves::WithClosePacket => raw.try_write(&Said::Text("1".into()).frames()).await,
        Leaves::WithCloseFrame => raw.try_write(&frame(CLOSE, b"")).await,
        Leaves::WithoutAWord => {}
    }
}

#[actix_rt::test]
async fn a_packet_that_breaks_the_protocol_closes_the_connection_at_once() {
    let mut world = World::start().await;
    let (known, entered, leaves) = (true, true, Leaves::WithoutAWord);
    let case = |packet| Case { known, entered, said: vec![Said::Text(packet)], leaves };
    run(&mut world, packets::refused().map(case), async |world, case| {
        assert_eq!(runs(world, case).await, End::Closed);
    })
    .await;
    world.stop().await;
}

#[actix_rt::test]
async fn packets_of_a_socketio_client_at_random_cost_nobody_else_anything() {
    let mut world = World::start().await;
    let mut ends = Ends::default();
    run(&mut world, as_they_are().chain(cases(case())), async |world, case| {
        ends.count(runs(world, case).await);
    })
    .await;
    ends.are_mixed();
    world.stop().await;
}
