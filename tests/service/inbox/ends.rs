//! The process ends while a device has only just come: that it was there is known to the next one all the same.

use std::{fs, path::Path};

use diesel::{
    Connection as _, PgConnection, QueryableByName, RunQueryDsl as _, SqliteConnection,
    connection::SimpleConnection as _, sql_query, sql_types::BigInt,
};
use futures_util::future::{Either, select};
use tempfile::TempDir;

use super::{change_rank, change_ranks, has_heard, next_text, page};
use crate::{
    harness::{Raw, TestService, in_time, raw, user},
    postgres::Postgres,
};

/// Nothing is written of devices but at the start and at the stop.
const NOTED_AT_THE_STOP: &str = "[inbox]\nnote_interval = \"1h\"\n";

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// The service's database.
fn open(data: &Path) -> SqliteConnection {
    let mut database = SqliteConnection::establish(data.join("ridgecast.db").to_str().unwrap()).unwrap();
    // The service may hold it just now.
    database.batch_execute("PRAGMA busy_timeout = 5000").unwrap();
    database
}

/// What a kill at this moment would leave.
fn as_killed(data: &Path) -> TempDir {
    let left = tempfile::tempdir().unwrap();
    for file in fs::read_dir(data).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), left.path().join(file.file_name())).unwrap();
    }
    left
}

#[actix_rt::test]
async fn a_new_device_is_known_after_a_stop_before_the_database_has_answered_for_it() {
    let url = Postgres::shared().create_database("a_new_device");
    let service = TestService::start(&format!("[database]\nurl = \"{url}\"\n{NOTED_AT_THE_STOP}")).await;
    let mut slow = PgConnection::establish(&url).unwrap();
    slow.batch_execute("BEGIN; LOCK TABLE absences").unwrap();
    let phone = page(&service, "phone").await;

    let mut watching = PgConnection::establish(&url).unwrap();
    let is_being_written = async {
        let waiting = "SELECT count(*) AS number FROM pg_locks \
                       WHERE relation = 'absences'::regclass AND mode = 'RowExclusiveLock' AND NOT granted";
        while sql_query(waiting).get_result::<Number>(&mut watching).unwrap().number == 0 {
            tokio::task::yield_now().await;
        }
    };
    let stops = Box::pin(service.stop_and_keep());
    let stopped = match select(stops, Box::pin(is_being_written)).await {
        Either::Left((data, _)) => Either::Left(data),
        Either::Right(((), stops)) => Either::Right(stops),
    };
    slow.batch_execute("COMMIT").unwrap();
    let data = match stopped {
        Either::Left(data) => data,
        Either::Right(stops) => stops.await,
    };
    let service = TestService::start_in(data, &format!("[database]\nurl = \"{url}\"")).await;
    let told = change_rank(&service, 1).await;
    let mut back = page(&service, "phone").await;
    has_heard(&service, &mut back, "/leaderboard", &[told]).await;
    drop((phone, back));
    service.stop().await;
}

#[actix_rt::test]
async fn a_new_device_is_known_although_the_database_could_not_be_asked_for_it() {
    let service = TestService::start(NOTED_AT_THE_STOP).await;
    let mut database = open(service.data_dir());
    let mut is_away = |is_away: bool| {
        let change = if is_away { "absences RENAME TO away" } else { "away RENAME TO absences" };
        database.batch_execute(&format!("ALTER TABLE {change}")).unwrap();
    };
    is_away(true);
    page(&service, "phone").await.close().await;
    is_away(false);
    let mut told = change_ranks(&service, 1..2).await;
    let mut phone = page(&service, "phone").await;
    has_heard(&service, &mut phone, "/leaderboard", &told).await;

    // It is there until the service stops.
    is_away(true);
    let tablet = page(&service, "tablet").await;
    is_away(false);
    let service = service.restart().await;
    told = change_ranks(&service, 2..3).await;
    let mut back = page(&service, "tablet").await;
    has_heard(&service, &mut back, "/leaderboard", &told).await;
    drop((phone, tablet));

    // And cannot be written of even then.
    is_away(true);
    let laptop = page(&service, "laptop").await;
    let data = service.stop_and_keep().await;
    is_away(false);
    let service = TestService::start_in(data, "").await;
    // What came since the last note may be told again, also to one that came behind it.
    told.extend(change_ranks(&service, 3..4).await);
    for device in ["laptop", "tablet"] {
        let mut back = page(&service, device).await;
        has_heard(&service, &mut back, "/leaderboard", &told).await;
    }
    drop((laptop, back));
    service.stop().await;
}

#[actix_rt::test]
async fn a_new_device_is_known_after_a_kill_before_anything_was_written_of_it() {
    let service = TestService::start(NOTED_AT_THE_STOP).await;
    let phone = page(&service, "phone").await;
    let killed = as_killed(service.data_dir());
    drop(phone);
    service.stop().await;

    // It is killed once more, and then stopped in good order, before the phone is back.
    let service = TestService::start_in(killed, NOTED_AT_THE_STOP).await;
    let mut told = change_ranks(&service, 1..3).await;
    let killed = as_killed(service.data_dir());
    service.stop().await;
    let service = TestService::start_in(killed, NOTED_AT_THE_STOP).await;
    told.extend(change_ranks(&service, 3..4).await);
    let service = service.restart().await;
    told.extend(change_ranks(&service, 4..5).await);
    let mut back = page(&service, "phone").await;
    has_heard(&service, &mut back, "/leaderboard", &told).await;
    drop(back);
    service.stop().await;
}

#[actix_rt::test]
async fn a_new_device_is_taken_for_one_that_was_there_only_soon_after_a_kill() {
    let service = TestService::start("[inbox]\nreturn_within = \"0s\"").await;
    let killed = as_killed(service.data_dir());
    let stopped = service.stop_and_keep().await;
    for (data, settings) in [(stopped, ""), (killed, "[inbox]\nreturn_within = \"0s\"")] {
        let service = TestService::start_in(data, settings).await;
        change_rank(&service, 1).await;
        let mut new = page(&service, "tablet").await;
        has_heard(&service, &mut new, "/leaderboard", &[]).await;
        drop(new);
        service.stop().await;
    }
}

#[actix_rt::test]
async fn a_page_that_does_not_close_at_a_stop_is_told_again_what_it_has_not_proven() {
    let service = TestService::start("[server]\ndrain = \"300ms\"\n[inbox]\nnote_interval = \"10ms\"").await;
    let mut phone = Raw::connect(service.address()).await;
    phone.shake_hands(&raw::handshake("leaderboard", &service.token(&user(7)))).await;
    assert_eq!(phone.json().await["type"], "hello");
    phone.text(r#"{"type":"join","room":"user:7"}"#).await;
    assert_eq!(next_text(&mut phone).await["type"], "joined");
    let told = change_ranks(&service, 1..3).await;
    // It is written of whoever is there that this is out. Whoever is killed could know no more.
    let mut database = open(service.data_dir());
    let mut seen_to = || {
        let row = sql_query("SELECT seen_to AS number FROM absences WHERE user_id = 0");
        u64::try_from(row.get_result::<Number>(&mut database).unwrap().number).unwrap()
    };
    let written = async {
        while seen_to() < told[1]["offset"].as_u64().unwrap() {
            tokio::task::yield_now().await;
        }
    };
    in_time("the note on devices", written).await;

    let service = service.restart().await;
    // `Raw` sends no User-Agent.
    let mut back = service.enter("leaderboard", &user(7)).await;
    back.join("user:7").await;
    has_heard(&service, &mut back, "/leaderboard", &told).await;
    drop((phone, back));
    service.stop().await;
}
