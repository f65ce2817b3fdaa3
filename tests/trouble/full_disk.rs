//! The disk of the data folder is full, and has room again.

use std::collections::BTreeSet;

use rand::{SeedableRng, rngs::StdRng};

use crate::{
    chat::Chat,
    endpoint::{Answer, Endpoint},
    post::Post,
    server::Server,
    small_disk::SmallDisk,
    trial::Trial,
    truth,
};

/// Room for the database and for its log of writes, which may grow to 64 MiB before it is moved.
const ROOM: u64 = 128 << 20;
/// Refusals that are seen before there is room again.
const REFUSALS: u64 = 100;

#[actix_rt::test]
async fn a_full_disk_is_told_and_with_room_again_posting_goes_on() {
    let this = "full_disk::a_full_disk_is_told_and_with_room_again_posting_goes_on";
    let Some(disk) = SmallDisk::for_test(this, ROOM).unwrap() else { return };
    let mut rng = StdRng::from_rng(&mut rand::rng());
    let server = Server::with(None, "[database]\nretry = \"200ms\"\n", &mut rng).in_folder(disk.path().join("data"));
    let mut trial = Trial::begin(server, rng).await;
    let mut chat = Chat::begin(&trial.endpoint, "c-1").await;

    disk.fill();
    let (mut told, refusals) = (0, trial.endpoint.refused.get() + REFUSALS);
    while told < 3 || trial.endpoint.refused.get() < refusals {
        let more = trial.endpoint.refused.get() + 1;
        trial.in_time("a refusal", trial.endpoint.refused.reaches(more)).await;
        let Answer { status, retry_after, body } = trial.endpoint.try_post(None, &Post::session("rp-1")).await.unwrap();
        assert!((status, retry_after) == (503, Some(1)) && body.contains("full"), "{status} {retry_after:?} {body}");
        // Ready it is not until there is room, however little some POST would take.
        let (status, body) = trial.endpoint.get("/readyz").await;
        assert!(status == 503 && body.contains("full"), "{status} {body}");
        told += 1;
        chat.goes_on().await;
        chat.answers_pings().await;
    }

    disk.free();
    trial.more_answers().await;
    assert_eq!(trial.crowd.connections(), trial.crowd.count(), "each one's first connection lives");
    trial.crowd.some_come_late(1);
    let verdict = trial.end().await;
    println!("full disk: {}", verdict.summary);
    verdict.assert_faultless("full disk");

    let mut server = verdict.server;
    server.stop();
    server.start().await;
    let journal = truth::read_journal(&Endpoint::new(server.port()), &mut BTreeSet::new()).await;
    assert!(journal.iter().map(|told| told.offset).eq(1..=verdict.last_offset));
}
