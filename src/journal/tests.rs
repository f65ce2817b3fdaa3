//! The journal on a real database, in a temporary folder.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use actix::{Actor, Addr, Arbiter};
use diesel::{Connection, RunQueryDsl, SqliteConnection, connection::SimpleConnection, sql_query};
use futures_util::{
    FutureExt,
    future::{join, join_all, join3},
};
use serde_json::value::RawValue;
use tempfile::TempDir;
use tokio::time::timeout;

use super::{Append, AppendError, Appended, Journal, Mark, NotWritten, Note, Remember, Subscribe, Subscribed};
use crate::{
    admission::{Admission, Admissions},
    domain::{
        Draft, Namespace, Position, Publication, Room, RoomKey, UserId,
        books::{Changes, LedgerRow},
    },
    lifecycle::Lifecycle,
    settings::Settings,
    store::{Answer, Archive, HeardBy, Query, Record, Store},
};

const PATIENCE: Duration = Duration::from_secs(20);

/// A journal and what it told.
struct TestJournal {
    arbiter: Arbiter,
    address: Addr<Journal>,
    archive: Archive,
    lifecycle: Lifecycle,
    told: Arc<Mutex<Vec<Arc<Publication>>>>,
    admission: Admission,
}

impl TestJournal {
    /// Opens the one in the folder, as a start of the service would.
    async fn open(folder: &TempDir, changes: &str) -> Self {
        let mut settings = Settings::with(changes).unwrap();
        settings.server.data_dir = folder.path().to_owned();
        let lifecycle = Lifecycle::default();
        lifecycle.set_ready();
        let (store, known) = Store::open(&settings, &lifecycle).unwrap();
        let archive = store.archive().clone();
        let arbiter = Arbiter::new();
        let address = Journal::start_in_arbiter(&arbiter.handle(), {
            let lifecycle = lifecycle.clone();
            move |_| Journal::kept(store, known.head, known.tail, &settings, &lifecycle)
        });
        let told = Arc::new(Mutex::new(Vec::new()));
        let outlet = {
            let told = Arc::clone(&told);
            Subscribe(Box::new(move |publications, _| told.lock().unwrap().extend(publications.iter().cloned())))
        };
        address.send(outlet).await.unwrap();
        let admission = Admissions::new(1, Duration::ZERO).try_admit().unwrap();
        Self { arbiter, address, archive, lifecycle, told, admission }
    }

    /// Ends it, as a stop of the service would.
    fn close(self) {
        self.lifecycle.set_draining();
        self.arbiter.stop();
        self.arbiter.join().unwrap();
    }

    async fn append(&self, drafts: Vec<Draft>) -> Result<Appended, AppendError> {
        self.append_with(drafts, None).await
    }

    async fn append_with(&self, drafts: Vec<Draft>, remember: Option<Remember>) -> Result<Appended, AppendError> {
        let admission = self.admission.clone();
        let append = Append { drafts, records: Vec::new(), remember, admission };
        timeout(PATIENCE, self.address.send(append)).await.unwrap().unwrap()
    }

    /// Appends until it is taken.
    async fn append_at_last(&self, event: &str) -> Appended {
        timeout(PATIENCE, async {
            loop {
                match self.append(vec![draft(event)]).await {
                    Ok(appended) => return appended,
                    Err(AppendError::NotWritten(_)) => tokio::task::yield_now().await,
                    Err(error) => panic!("{error}"),
                }
            }
        })
        .await
        .unwrap()
    }

    async fn mark(&self) -> Result<Position, AppendError> {
        timeout(PATIENCE, self.address.send(Mark)).await.unwrap().unwrap()
    }

    async fn subscribe(&self) -> Subscribed {
        self.address.send(Subscribe(Box::new(|_, _| ()))).await.unwrap()
    }

    fn told(&self) -> Vec<(String, Option<u64>)> {
        let told = self.told.lock().unwrap();
        told.iter().map(|publication| (publication.draft.event.to_string(), publication.offset)).collect()
    }

    async fn kept(&self, after: u64) -> Option<Vec<(String, Option<u64>)>> {
        let query = Query { after, up_to: u64::MAX >> 1, heard_by: HeardBy::Anybody, most: 10_000 };
        let page = self.archive.events(query).await.unwrap()?;
        Some(page.events.iter().map(|event| (event.draft.event.to_string(), event.offset)).collect())
    }
}

fn draft(event: &str) -> Draft {
    addressed(event, RoomKey::everyone(Namespace::Leaderboard))
}

fn addressed(event: &str, audience: RoomKey) -> Draft {
    let data = RawValue::from_string(r#"{"a":1}"#.to_owned()).unwrap().into();
    Draft::new(audience, event, data)
}

fn fleeting(event: &str) -> Draft {
    Draft { fleeting: true, ..draft(event) }
}

/// Another program's connection to the database.
fn intruder(folder: &TempDir) -> SqliteConnection {
    SqliteConnection::establish(folder.path().join("ridgecast.db").to_str().unwrap()).unwrap()
}

#[actix_rt::test]
async fn what_comes_together_is_written_together_in_its_order_and_then_told() {
    let folder = tempfile::tempdir().unwrap();
    let journal = TestJournal::open(&folder, "").await;
    let appends = (0..500).map(|i| journal.append(vec![draft(&format!("a{i}")), draft(&format!("b{i}"))]));
    let offsets: Vec<_> = join_all(appends).await.into_iter().flat_map(|appended| appended.unwrap().offsets).collect();
    assert_eq!(offsets, (1..=1_000).map(Some).collect::<Vec<_>>());
    let expected: Vec<_> =
        (0..500).flat_map(|i| [(format!("a{i}"), Some(2 * i + 1)), (format!("b{i}"), Some(2 * i + 2))]).collect();
    assert_eq!(journal.told(), expected);
    assert_eq!(journal.kept(0).await.unwrap(), expected);
}

#[actix_rt::test]
async fn it_goes_on_where_a_former_life_ended_and_knows_the_last_events() {
    let folder = tempfile::tempdir().unwrap();
    let first = TestJournal::open(&folder, "").await;
    let epoch = first.append(vec![draft("one"), fleeting("typing"), draft("two")]).await.unwrap().epoch;
    first.close();
    let second = TestJournal::open(&folder, "[journal]\nkeep_events = 1").await;
    let subscribed = second.subscribe().await;
    assert_eq!((&subscribed.head.epoch, subscribed.head.offset), (&epoch, 2));
    let tail: Vec<_> = subscribed.tail.iter().map(|publication| publication.draft.event.to_string()).collect();
    assert_eq!(tail, ["two"]);
    let appended = second.append(vec![draft("three")]).await.unwrap();
    assert_eq!((appended.epoch, appended.offsets), (epoch, vec![Some(3)]));
}

#[actix_rt::test]
async fn a_mark_counts_what_came_before_it_and_nothing_later() {
    let folder = tempfile::tempdir().unwrap();
    let journal = TestJournal::open(&folder, "").await;
    let marked = journal.mark().map(|position| (position.unwrap(), journal.told()));
    let before = journal.append(vec![draft("one"), fleeting("typing"), draft("two")]);
    let (before, (position, told), after) = join3(before, marked, journal.append(vec![draft("three")])).await;
    let before = before.unwrap();
    assert_eq!((&position.epoch, position.offset), (&before.epoch, 2));
    assert_eq!(position, before.position());
    assert_eq!(told[..3], [("one".to_owned(), Some(1)), ("typing".to_owned(), None), ("two".to_owned(), Some(2))]);
    assert_eq!(after.unwrap().position().offset, 3);
    assert_eq!(journal.mark().await.unwrap().offset, 3);
}

#[actix_rt::test]
async fn a_mark_waits_until_what_came_before_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let journal = TestJournal::open(&folder, "[database]\nbusy_timeout = \"20s\"").await;
    let mut other = intruder(&folder);
    other.batch_execute("BEGIN IMMEDIATE").unwrap();
    let (mut before, mut marked) = (Box::pin(journal.append(vec![draft("one")])), Box::pin(journal.mark()));
    assert!((&mut before).now_or_never().is_none());
    assert!((&mut marked).now_or_never().is_none());
    // The journal takes its messages in their order: it has the mark by now.
    journal.subscribe().await;
    assert!((&mut marked).now_or_never().is_none());
    other.batch_execute("COMMIT").unwrap();
    assert_eq!(marked.await.unwrap().offset, 1);
    assert_eq!(journal.told(), [("one".to_owned(), Some(1))]);
    assert!(before.await.is_ok());
}

#[actix_rt::test]
async fn a_mark_is_refused_with_what_came_before_it_and_as_long_as_that_is_in_doubt() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "[database]\nbusy_timeout = \"20s\"\n[journal]\ncommit_timeout = \"50ms\"";
    let journal = TestJournal::open(&folder, settings).await;
    let mut other = intruder(&folder);
    other.batch_execute("BEGIN IMMEDIATE").unwrap();
    let (sale, marked) = join(journal.append(vec![draft("sale")]), journal.mark()).await;
    for refused in [sale.unwrap_err(), marked.unwrap_err(), journal.mark().await.unwrap_err()] {
        assert!(refused.to_string().contains("does not answer"), "{refused}");
    }
    other.batch_execute("COMMIT").unwrap();
    let marked = async {
        loop {
            match journal.mark().await {
                Ok(position) => return position,
                Err(_) => tokio::task::yield_now().await,
            }
        }
    };
    // The sale was written after all.
    assert_eq!(timeout(PATIENCE, marked).await.unwrap().offset, 1);
    assert_eq!(journal.told(), [("sale".to_owned(), Some(1))]);
}

#[actix_rt::test]
async fn a_mark_at_the_start_leaves_what_is_known_of_before() {
    let folder = tempfile::tempdir().unwrap();
    let first = TestJournal::open(&folder, "").await;
    first.append(vec![draft("one"), draft("two")]).await.unwrap();
    first.close();
    let second = TestJournal::open(&folder, "").await;
    let position = second.mark().await.unwrap();
    let subscribed = second.subscribe().await;
    assert_eq!((position, subscribed.tail.len()), (subscribed.head, 2));
}

#[actix_rt::test]
async fn in_memory_a_mark_is_the_end() {
    let journal = Journal::in_memory(&Settings::with("").unwrap(), &Lifecycle::default()).start();
    let admission = Admissions::new(1, Duration::ZERO).try_admit().unwrap();
    let append = Append { drafts: vec![draft("one"), fleeting("typing")], records: vec![], remember: None, admission };
    let (appended, marked) = (journal.send(append), journal.send(Mark));
    let appended = appended.await.unwrap().unwrap();
    assert_eq!(marked.await.unwrap().unwrap(), appended.position());
    assert_eq!(appended.last_offset, 1);
}

#[actix_rt::test]
async fn fleeting_events_are_not_written_and_overtake_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let journal = TestJournal::open(&folder, "").await;
    let appends = ["x", "y", "z"].map(|event| {
        let draft = if event == "y" { fleeting(event) } else { draft(event) };
        journal.append(vec![draft])
    });
    join_all(appends).await.into_iter().for_each(|appended| assert!(appended.is_ok()));
    let event = |name: &str, offset| (name.to_owned(), offset);
    assert_eq!(journal.told(), [event("x", Some(1)), event("y", None), event("z", Some(2))]);
    assert_eq!(journal.kept(0).await.unwrap(), [event("x", Some(1)), event("z", Some(2))]);
}

#[actix_rt::test]
async fn while_the_database_is_locked_nothing_is_taken_and_then_it_goes_on_without_a_hole() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "[database]\nbusy_timeout = \"10ms\"\nretry = \"10ms\"";
    let journal = TestJournal::open(&folder, settings).await;
    journal.append(vec![draft("before")]).await.unwrap();
    let mut other = intruder(&folder);
    other.batch_execute("BEGIN IMMEDIATE").unwrap();
    let Err(AppendError::NotWritten(NotWritten { reason, retry_after })) = journal.append(vec![draft("lost")]).await
    else {
        panic!("taken all the same")
    };
    assert!(reason.contains("another program holds its lock"), "{reason}");
    assert_eq!(retry_after, Duration::from_millis(10));
    assert_eq!(journal.lifecycle.not_ready(), Some(reason));
    // Typing and the like go on.
    assert!(journal.append(vec![fleeting("typing")]).await.is_ok());
    other.batch_execute("COMMIT").unwrap();
    assert_eq!(journal.append_at_last("after").await.offsets, [Some(2)]);
    assert_eq!(journal.lifecycle.not_ready(), None);
    let told: Vec<_> = journal.told().into_iter().map(|(event, _)| event).collect();
    assert_eq!(told, ["before", "typing", "after"]);
}

#[actix_rt::test]
async fn what_was_refused_and_then_written_is_told_once_and_not_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "[database]\nbusy_timeout = \"20s\"\n[journal]\ncommit_timeout = \"50ms\"";
    let journal = TestJournal::open(&folder, settings).await;
    let sale = || {
        let answer = Box::new(|_: &Appended| Ok("answer".into()));
        let remember = Remember { caller: "monolith".into(), key: "k".into(), fingerprint: [7; 32], answer };
        journal.append_with(vec![draft("sale")], Some(remember))
    };
    let mut other = intruder(&folder);
    other.batch_execute("BEGIN IMMEDIATE").unwrap();
    let refused = sale().await.unwrap_err().to_string();
    assert!(refused.contains("does not answer"), "{refused}");
    // Typing and the like go on.
    assert!(journal.append(vec![fleeting("typing")]).await.is_ok());
    other.batch_execute("COMMIT").unwrap();
    let healed = async {
        while journal.lifecycle.not_ready().is_some() {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, healed).await.unwrap();
    // One who looked for the answer before it was there.
    let refused = sale().await.unwrap_err().to_string();
    assert!(refused.contains("has just been written"), "{refused}");
    journal.append(vec![draft("quiz")]).await.unwrap();
    let event = |name: &str, offset| (name.to_owned(), offset);
    assert_eq!(journal.told(), [event("typing", None), event("sale", Some(1)), event("quiz", Some(2))]);
    assert_eq!(journal.kept(0).await.unwrap(), [event("sale", Some(1)), event("quiz", Some(2))]);
}

#[actix_rt::test]
async fn a_second_writer_ends_the_service_before_anything_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let journal = TestJournal::open(&folder, "").await;
    sql_query("UPDATE journal SET last_offset = 5").execute(&mut intruder(&folder)).unwrap();
    let refused = journal.append(vec![draft("mine")]).await.unwrap_err().to_string();
    assert!(refused.contains("another process writes to the same database"), "{refused}");
    timeout(PATIENCE, journal.lifecycle.vital_part_lost()).await.unwrap();
    assert_eq!(journal.told(), []);
}

#[actix_rt::test]
async fn an_entry_of_the_ledger_may_be_written_again_and_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let journal = TestJournal::open(&folder, "").await;
    let write = |body: &str| {
        let entry = LedgerRow { seq: 1, recorded_at: 5, kind: "roster".to_owned(), body: body.to_owned() };
        let changes = Changes { entries: vec![entry], results: Vec::new() };
        timeout(PATIENCE, journal.address.send(Note(vec![Record::Books(changes)])))
    };
    for _ in 0..2 {
        write("{}").await.unwrap().unwrap().unwrap();
    }
    let refused = write("{\"users\":[]}").await.unwrap().unwrap().unwrap_err().to_string();
    assert!(refused.contains("another process writes to the same database"), "{refused}");
    timeout(PATIENCE, journal.lifecycle.vital_part_lost()).await.unwrap();
}

#[actix_rt::test]
async fn an_answer_is_kept_together_with_what_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let journal = TestJournal::open(&folder, "").await;
    let remember = |offset: &'static str| Remember {
        caller: "monolith".into(),
        key: "k".into(),
        fingerprint: [7; 32],
        answer: Box::new(move |appended| {
            assert_eq!(format!("{:?}", appended.offsets), offset);
            Ok("answer".into())
        }),
    };
    let appended = journal.append_with(vec![draft("one")], Some(remember("[Some(1)]"))).await.unwrap();
    assert_eq!(appended.answer.as_deref(), Some(&b"answer"[..]));
    let found = journal.archive.read(|connection| Answer::find(connection, "monolith".into(), "k".into(), 0)).await;
    let found = found.unwrap().unwrap();
    assert_eq!((found.fingerprint, &*found.body), ([7; 32], &b"answer"[..]));
    let later = found.made_at + 1;
    let too_old = move |connection: &mut _| Answer::find(connection, "monolith".into(), "k".into(), later);
    assert_eq!(journal.archive.read(too_old).await.unwrap(), None);
    // An answer that cannot be made leaves no trace.
    let failing = Remember { answer: Box::new(|_| Err(serde_json::from_str::<()>("no").unwrap_err())), ..remember("") };
    assert!(matches!(journal.append_with(vec![draft("two")], Some(failing)).await, Err(AppendError::Answer(_))));
    assert_eq!(journal.append(vec![draft("three")]).await.unwrap().offsets, [Some(2)]);
}

#[actix_rt::test]
async fn a_user_is_told_how_many_of_his_entries_are_unread() {
    let folder = tempfile::tempdir().unwrap();
    let journal = TestJournal::open(&folder, "[inbox]\nkeep = 2").await;
    let room = RoomKey::room(Namespace::Leaderboard, Room::User(UserId::new(7).unwrap()));
    for _ in 0..3 {
        journal.append(vec![addressed("rank:changed", room.clone()), draft("rankings:update")]).await.unwrap();
    }
    let told = journal.told.lock().unwrap();
    let unread: Vec<_> = told.iter().filter(|publication| &*publication.draft.event == "inbox:unread").collect();
    let texts: Vec<_> = unread.iter().map(|publication| publication.draft.data.get()).collect();
    // The oldest of three has made room.
    assert_eq!(texts, [r#"{"userId":7,"unread":1}"#, r#"{"userId":7,"unread":2}"#, r#"{"userId":7,"unread":2}"#]);
    assert!(unread.iter().all(|p| p.offset.is_none() && p.draft.audience.to_string() == "/ user:7"));
}

#[actix_rt::test]
async fn what_is_too_much_is_deleted_and_asking_for_it_is_answered_honestly() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "[journal]\nretain_events = 10\nprune_step = 3\nprune_interval = \"5ms\"";
    let journal = TestJournal::open(&folder, settings).await;
    let subscribed = journal.subscribe().await;
    journal.append((0..30).map(|i| draft(&i.to_string())).collect()).await.unwrap();
    let pruned = timeout(PATIENCE, async {
        while subscribed.pruned_to.load(std::sync::atomic::Ordering::Relaxed) < 20 {
            tokio::task::yield_now().await;
        }
    });
    pruned.await.unwrap();
    assert_eq!(journal.kept(19).await, None);
    let kept: Vec<_> = journal.kept(20).await.unwrap().into_iter().map(|(_, offset)| offset.unwrap()).collect();
    assert_eq!(kept, (21..=30).collect::<Vec<_>>());
}
