//! The GETs of the API: what was told, what was achieved, and who has read what. Every check is made on both databases.

mod achievements;
mod database;
pub(crate) mod document;
mod events;
mod notifications;
mod presence;
mod rooms;
mod who;

use reqwest::{Method, RequestBuilder, header::HeaderMap};
use ridgecast::{clock::Clock, http::ApiKeys};
use serde_json::{Value, json};

use crate::{
    harness::{TestService, in_time},
    postgres::Postgres,
};

/// A key that may read and nothing else, and one that may publish and nothing else.
const READER: &str = "rck_reader";
const PUBLISHER: &str = "rck_publisher";

/// A page that may ask.
const PAGE: &str = "https://app.example.com";

/// What goes by the hour begins here.
const NOON: &str = "2026-03-04T17:00:00Z";

/// Makes a test of each check on SQLite, and one on PostgreSQL. A check gets a service that knows nothing yet.
macro_rules! on_both_databases {
    ($($module:ident::$check:ident($changes:literal),)+) => {
        mod sqlite {
            $(#[actix_rt::test]
            async fn $check() {
                let service = super::start($changes).await;
                super::$module::$check(&service).await;
                service.stop().await;
            })+
        }

        mod postgresql {
            $(#[actix_rt::test]
            async fn $check() {
                let service = super::start_on_postgresql(stringify!($check), $changes).await;
                super::$module::$check(&service).await;
                service.stop().await;
            })+
        }
    };
}

on_both_databases! {
    events::every_event_is_listed_as_it_was_told(""),
    events::a_reader_goes_on_from_cursor_to_cursor_and_misses_nothing(""),
    events::namespace_and_room_narrow_the_list(""),
    events::who_reads_too_late_is_told_of_the_gap("[journal]\nretain_events = 3\nprune_interval = \"5ms\""),
    events::a_position_that_is_none_of_this_journal_is_refused(""),
    events::a_part_ends_where_it_would_grow_too_large("[api]\nmax_page = \"1 KiB\""),
    events::bad_queries_name_the_parameter(""),
    achievements::everybody_sees_what_is_public_the_latest_first(""),
    achievements::the_feed_is_read_on_from_id_to_id(""),
    notifications::a_user_reads_his_inbox_and_what_is_unread(""),
    notifications::what_was_read_is_told_to_all_his_pages_once(""),
    notifications::every_answer_is_true_at_its_position(""),
    notifications::only_his_own_entries_are_read(""),
    notifications::the_inbox_is_read_on_from_id_to_id("[inbox]\nkeep = 5"),
    notifications::bad_requests_are_told_what_was_expected(""),
    rooms::rooms_are_counted_and_read_on_from_room_to_room(""),
    rooms::a_bad_query_names_the_parameter(""),
    presence::a_user_is_online_while_he_has_a_connection(""),
    who::the_journal_is_for_keys_that_may_read(""),
    who::signed_in_users_see_achievements_and_their_own_inbox(""),
    who::keys_and_administrators_see_who_is_there_and_users_only_themselves(""),
    who::signed_in_users_see_boards_and_their_own_training(""),
    who::pages_ask_from_origins_that_may(""),
    document::every_example_is_answered_as_the_document_says(""),
}

async fn start(changes: &str) -> TestService {
    let key = |name: &str, key: &str, scope: &str| {
        let hash = ApiKeys::hash(key);
        format!("[[api.keys]]\nname = \"{name}\"\nhash = \"{hash}\"\nscopes = [\"{scope}\"]\n")
    };
    let keys = key("reader", READER, "read") + &key("publisher", PUBLISHER, "publish");
    let settings = format!("{changes}\n{keys}\n[server]\norigins = [\"{PAGE}\"]");
    TestService::start_by(Clock::standing_at(NOON.parse().unwrap()), tempfile::tempdir().unwrap(), &settings).await
}

async fn start_on_postgresql(database: &str, changes: &str) -> TestService {
    let url = Postgres::shared().create_database(database);
    start(&format!("{changes}\n[database]\nurl = \"{url}\"")).await
}

/// An answer, read to its end.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Of a problem: what is said about it.
    fn detail(&self) -> String {
        assert_eq!(self.headers["content-type"], "application/problem+json", "{self:?}");
        self.json()["detail"].as_str().unwrap().to_owned()
    }
}

async fn answer_to(request: RequestBuilder) -> Answer {
    in_time("an answer", async {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Answer { status, headers, body: response.text().await.unwrap() }
    })
    .await
}

/// A GET with a key or a token.
fn getting(service: &TestService, path: &str, bearer: &str) -> RequestBuilder {
    service.request(Method::GET, path).bearer_auth(bearer)
}

/// Gets what the reader may see; the answer must be 200.
async fn get(service: &TestService, path: &str) -> Value {
    let answer = answer_to(getting(service, path, READER)).await;
    assert_eq!(answer.status, 200, "GET {path}: {answer:?}");
    assert_eq!(answer.headers["content-type"], "application/json");
    assert_eq!(answer.headers["cache-control"], "no-store");
    answer.json()
}

/// The numbers under this key of all entries of a list.
fn numbers(list: &Value, key: &str) -> Vec<u64> {
    list.as_array().unwrap().iter().map(|entry| entry[key].as_u64().unwrap()).collect()
}

/// What a list says after its entries: `unread` if it has it, the position's offset, and how to read on.
fn position(list: &Value) -> (u64, Value) {
    (list["position"]["offset"].as_u64().unwrap(), list["next"].clone())
}

/// Posts a notification for the user, and gives its offset.
async fn notify(service: &TestService, user: u64, title: &str) -> u64 {
    let body = json!({"id": 4711, "userId": user, "type": "info", "title": title, "message": "…"});
    let told = service.post("/api/v1/notifications", &body).await;
    told["events"][0]["offset"].as_u64().unwrap()
}

/// Broadcasts so many events at once on `/training`, with the data 1, 2, 3, …
async fn broadcast(service: &TestService, count: u64) {
    let body = |n| json!({"namespace": "/training", "event": "tick", "data": n});
    let batch: Vec<Value> = (1..=count).map(|n| json!({"path": "/api/v1/broadcasts", "body": body(n)})).collect();
    service.post("/api/v1/batch", &json!(batch)).await;
}
