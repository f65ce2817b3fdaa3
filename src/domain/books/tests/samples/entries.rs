//! Entries that are short to write.

use std::fmt::Display;

use serde_json::{Value, json};

use super::{contest_id, sale_id, user};
use crate::domain::books::{ContestEnd, ContestEntrance, Entry, SaleVoided};

/// An entry from its JSON, as the ledger would have it.
pub(in crate::domain::books::tests) fn entry(kind: &str, body: &Value) -> Entry {
    Entry::parse(kind, &body.to_string()).unwrap_or_else(|error| panic!("{kind} {body}: {error}"))
}

/// A sale of now.
pub(in crate::domain::books::tests) fn sale(
    id: impl Display,
    seller: u64,
    revenue: impl Display,
    signups: impl Display,
) -> Entry {
    sale_of(id, seller, revenue, signups, None)
}

/// A sale that was made then.
pub(in crate::domain::books::tests) fn sale_at(
    id: impl Display,
    seller: u64,
    revenue: impl Display,
    signups: impl Display,
    sold_at: &str,
) -> Entry {
    sale_of(id, seller, revenue, signups, Some(sold_at))
}

fn sale_of(
    id: impl Display,
    seller: u64,
    revenue: impl Display,
    signups: impl Display,
    sold_at: Option<&str>,
) -> Entry {
    let (id, revenue, signups) = (id.to_string(), revenue.to_string(), signups.to_string());
    let mut body = json!({ "saleId": id, "userId": seller, "revenue": revenue, "signups": signups });
    if let Some(sold_at) = sold_at {
        body["soldAt"] = sold_at.into();
    }
    entry("sale", &body)
}

pub(in crate::domain::books::tests) fn void(id: impl Display) -> Entry {
    Entry::SaleVoided(SaleVoided { sale_id: sale_id(&id.to_string()) })
}

/// Users of the roster, each as JSON.
pub(in crate::domain::books::tests) fn users(users: impl Into<Vec<Value>>) -> Entry {
    entry("roster", &json!({ "users": users.into() }))
}

/// A user in a team.
pub(in crate::domain::books::tests) fn member(id: u64, team: u64) -> Value {
    json!({ "id": id, "name": format!("User {id}"), "teamId": team })
}

/// A contest with an id and whatever else is not as usual.
pub(in crate::domain::books::tests) fn contest(id: u64, metric: &str, starts: &str, ends: &str, more: Value) -> Entry {
    let mut plan = json!({ "id": id, "title": "Sprint", "metric": metric, "startsAt": starts, "endsAt": ends });
    if let Value::Object(more) = more {
        plan.as_object_mut().unwrap().extend(more);
    }
    entry("contest", &plan)
}

pub(in crate::domain::books::tests) fn enter(contest: u64, entrant: u64) -> Entry {
    Entry::ContestEntry(ContestEntrance { contest_id: contest_id(contest), user_id: user(entrant) })
}

pub(in crate::domain::books::tests) fn settle(contest: u64) -> Entry {
    Entry::ContestSettled(ContestEnd { contest_id: contest_id(contest) })
}

pub(in crate::domain::books::tests) fn award(id: u64, amount: u64) -> Entry {
    entry("training", &json!({ "report": "xp-award", "userId": id, "amount": amount, "source": "quiz night" }))
}
