//! The reports: from an address and a body to an entry of the ledger. What follows from it is worked out by the brokers.

use garde::Validate;
use serde::Deserialize;

use super::{
    problem::{Kind, Problem},
    rows::{Post, Row},
};
use crate::domain::{
    Cents, Tenths, UserId,
    books::{ContestEntrance, Entrant, Entry, Sale, SaleId, SaleVoided},
    events::{Happened, Stamp, Timestamp},
    training::TrainingReport,
};

/// All of them that are posted.
pub(super) static REPORTS: &[Row] = &[
    Row { pattern: "/api/v1/roster", read: |post| Ok(Entry::Roster(post.payload()?).into()) },
    Row { pattern: "/api/v1/sales", read: |post| Ok(Entry::Sale(post.payload()?).into()) },
    Row { pattern: "/api/v1/sales-reps/{userId}/sales", read: sale_of },
    Row { pattern: "/api/v1/contests", read: |post| Ok(Entry::Contest(post.payload()?).into()) },
    Row { pattern: "/api/v1/contests/{contestId}/entries", read: entrance },
    Row { pattern: "/api/v1/contests/{contestId}/enter", read: entrance },
    Row { pattern: "/api/v1/training/quiz-results", read: quiz_result },
    Row { pattern: "/api/v1/training/quiz-complete", read: quiz_result },
    Row {
        pattern: "/api/v1/training/logins",
        read: |post| Ok(Entry::Training(TrainingReport::Login(post.payload()?)).into()),
    },
    Row {
        pattern: "/api/v1/training/module-completions",
        read: |post| Ok(Entry::Training(TrainingReport::ModuleCompletion(post.payload()?)).into()),
    },
    Row {
        pattern: "/api/v1/training/roleplay-results",
        read: |post| Ok(Entry::Training(TrainingReport::RoleplayResult(post.payload()?)).into()),
    },
    Row {
        pattern: "/api/v1/training/xp-awards",
        read: |post| Ok(Entry::Training(TrainingReport::XpAward(post.payload()?)).into()),
    },
];

/// The address of a sale, which is voided by a DELETE.
pub(super) static SALE: Row = Row {
    pattern: "/api/v1/sales/{saleId}",
    read: |post| {
        let id = post.path_text("saleId");
        let sale_id = SaleId::new(&id).ok_or_else(|| {
            Problem::with_field(Kind::OutOfRange, "saleId", "expected an id without control characters in the address")
        })?;
        Ok(Entry::SaleVoided(SaleVoided { sale_id }).into())
    },
};

/// A sale whose seller stands in the address; the body may say it too.
#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
struct SaleOf {
    sale_id: SaleId,
    user_id: Option<UserId>,
    revenue: Cents,
    signups: Tenths,
    sold_at: Option<Timestamp>,
}

impl Stamp for SaleOf {
    fn stamp(&mut self, _: Timestamp) {}
}

fn sale_of(post: &Post<'_>) -> Result<Happened, Problem> {
    let seller = post.id("userId")?;
    let SaleOf { sale_id, user_id, revenue, signups, sold_at } = post.payload()?;
    match user_id {
        Some(other) if other != seller => {
            let detail = format!("expected the user of the address, {seller}, got {other}");
            Err(Problem::with_field(Kind::OutOfRange, "userId", detail))
        }
        _ => Ok(Entry::Sale(Sale { sale_id, user_id: seller, revenue, signups, sold_at }).into()),
    }
}

fn entrance(post: &Post<'_>) -> Result<Happened, Problem> {
    let contest_id = post.id("contestId")?;
    let Entrant { user_id } = post.payload()?;
    Ok(Entry::ContestEntry(ContestEntrance { contest_id, user_id }).into())
}

fn quiz_result(post: &Post<'_>) -> Result<Happened, Problem> {
    Ok(Entry::Training(TrainingReport::QuizResult(post.payload()?)).into())
}
