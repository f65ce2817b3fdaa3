//! What is said besides: notifications, and events of the company's own making.

use serde_json::json;

use super::{
    chance::{self, Chance},
    step::{Kind, Report},
};

const NOTIFICATIONS: [(&str, &str, &str); 5] = [
    ("kudos", "Well done", "Your manager liked your last deal."),
    ("reminder", "Call back", "A customer waits for your call."),
    ("training", "New module", "A new module is waiting for you."),
    ("lead", "New lead", "A lead from the website was given to you."),
    ("schedule", "Meeting moved", "The team meeting begins half an hour later."),
];

const BROADCASTS: [(&str, &str, &str); 3] = [
    ("/", "announcement", "Cake in the kitchen!"),
    ("/leaderboard", "bell:rung", "Somebody rang the bell."),
    ("/training", "tip:of-the-day", "Let the customer finish."),
];

/// The `n`-th notification of a company.
pub(super) fn notification(seed: u32, n: u64, user: usize, chance: &mut Chance) -> Report {
    let (kind, title, message) = chance::one_of(chance, &NOTIFICATIONS);
    let id = format!("demo-{seed}-notification-{n}");
    let body = json!({"id": id, "userId": user, "type": kind, "title": title, "message": message});
    Report::post(Kind::Notification, "/api/v1/notifications", body)
}

pub(super) fn broadcast(chance: &mut Chance) -> Report {
    let (namespace, event, text) = chance::one_of(chance, &BROADCASTS);
    let body = json!({"namespace": namespace, "event": event, "data": {"text": text}});
    Report::post(Kind::Broadcast, "/api/v1/broadcasts", body)
}
