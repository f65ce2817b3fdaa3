//! The reports: from an address and a body to an entry of the ledger. What follows from it is worked out by the brokers.

use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    openapi::Payload,
    problem::{Kind, Problem},
    rows::{Post, Row},
};
use crate::domain::{
    Cents, Tenths, UserId,
    books::{ContestEntrance, Entrant, Entry, RosterUpdate, Sale, SaleId, SaleVoided},
    contests::ContestPlan,
    events::{Happened, Stamp, Timestamp},
    training::{Login, ModuleCompletion, QuizResult, RoleplayResult, TrainingReport, XpAward},
};

/// All of them that are posted.
pub(super) static REPORTS: &[Row] = &[
    Row {
        pattern: "/api/v1/roster",
        summary: "Who is who; each entry replaces what was known of its user or team",
        takes: Payload::of::<RosterUpdate>(),
        read: |post| Ok(Entry::Roster(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/sales",
        summary: "A sale",
        takes: Payload::of::<Sale>(),
        read: |post| Ok(Entry::Sale(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/sales-reps/{userId}/sales",
        summary: "A sale of the user of the address",
        takes: Payload::of::<SaleOf>(),
        read: sale_of,
    },
    Row {
        pattern: "/api/v1/contests",
        summary: "A contest is to be held, or is changed",
        takes: Payload::of::<ContestPlan>(),
        read: |post| Ok(Entry::Contest(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/contests/{contestId}/entries",
        summary: "Somebody takes part in a contest",
        takes: Payload::of::<Entrant>(),
        read: entrance,
    },
    Row {
        pattern: "/api/v1/contests/{contestId}/enter",
        summary: "Likewise, by another name",
        takes: Payload::of::<Entrant>(),
        read: entrance,
    },
    Row {
        pattern: "/api/v1/training/quiz-results",
        summary: "Somebody finished a quiz",
        takes: Payload::of::<QuizResult>(),
        read: quiz_result,
    },
    Row {
        pattern: "/api/v1/training/quiz-complete",
        summary: "Likewise, by another name",
        takes: Payload::of::<QuizResult>(),
        read: quiz_result,
    },
    Row {
        pattern: "/api/v1/training/logins",
        summary: "Somebody logged in",
        takes: Payload::of::<Login>(),

        read: |post| Ok(Entry::Training(TrainingReport::Login(post.payload()?)).into()),
    },
    Row {
        pattern: "/api/v1/training/module-completions",
        summary: "Somebody completed a module",
        takes: Payload::of::<ModuleCompletion>(),

        read: |post| Ok(Entry::Training(TrainingReport::ModuleCompletion(post.payload()?)).into()),
    },
    Row {
        pattern: "/api/v1/training/roleplay-results",
        summary: "Somebody finished a roleplay",
        takes: Payload::of::<RoleplayResult>(),

        read: |post| Ok(Entry::Training(TrainingReport::RoleplayResult(post.payload()?)).into()),
    },
    Row {
        pattern: "/api/v1/training/xp-awards",
        summary: "Somebody was given XP",
        takes: Payload::of::<XpAward>(),

        read: |post| Ok(Entry::Training(TrainingReport::XpAward(post.payload()?)).into()),
    },
];

/// The address of a sale, which is voided by a DELETE.
pub(super) static SALE: Row = Row {
    pattern: "/api/v1/sales/{saleId}",
    summary: "A sale no longer counts",
    takes: Payload::NOTHING,

    read: |post| {
        let id = post.path_text("saleId");
        let sale_id = SaleId::new(&id).ok_or_else(|| {
            Problem::with_field(Kind::OutOfRange, "saleId", "expected an id without control characters in the address")
        })?;
        Ok(Entry::SaleVoided(SaleVoided { sale_id }).into())
    },
};

/// A sale whose seller stands in the address; the body may say it too.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
#[schema(as = SaleOfRep)]
struct SaleOf {
    /// Which one.
    sale_id: SaleId,
    /// Who sold: the user of the address.
    user_id: Option<UserId>,
    /// What it brought.
    revenue: Cents,
    /// How many signed up.
    signups: Tenths,
    /// When, if not now.
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
