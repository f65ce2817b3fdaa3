//! `GET /api/v1/admin/overview`: how the service stands, in numbers.

use std::{collections::BTreeMap, sync::Arc};

use actix_web::{HttpRequest, HttpResponse, web};
use jiff::Timestamp as Now;
use serde::Serialize;
use utoipa::ToSchema;

use super::Desk;
use crate::{
    domain::{Position, events::Timestamp},
    http::{
        api::Api,
        caller::Administers,
        health,
        openapi::{Operation, Payload, Tag, Who},
        problem::Problem,
        query::{Query, answer},
    },
    settings::Scope,
    telemetry::{self, LATENCIES_OVER, Protocol, RATES_OVER, Transport},
};

/// How the service stands, in numbers.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Overview {
    /// Of the service.
    version: &'static str,
    /// When it started.
    started_at: Timestamp,
    /// What its clock says.
    server_time: Timestamp,
    /// The database.
    database: Database,
    /// The connections that are open.
    connections: Connections,
    /// Since the start.
    totals: Totals,
    /// In a second.
    rates: Rates,
    /// How long events took.
    latency: Latency,
    /// How much is under way.
    backlog: Backlog,
    /// Where in the journal it is true.
    position: Position,
}

/// How it stands with the database.
#[derive(Serialize, ToSchema)]
#[schema(as = OverviewDatabase)]
struct Database {
    /// `sqlite`, `postgresql` or `memory`.
    kind: &'static str,
    /// Whether it works.
    ok: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Arc<str>>,
}

/// The connections that are open.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OverviewConnections)]
struct Connections {
    /// All of them.
    open: u64,
    /// How many users they are of.
    users: usize,
    /// By what they speak.
    #[schema(value_type = BTreeMap<Protocol, u64>)]
    by_protocol: BTreeMap<&'static str, u64>,
    /// By what they travel on.
    #[schema(value_type = BTreeMap<Transport, u64>)]
    by_transport: BTreeMap<&'static str, u64>,
}

/// Since the start.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OverviewTotals)]
struct Totals {
    /// Connections that were opened.
    connected: u64,
    /// Connections that were closed because they did not read.
    slow_closed: u64,
    /// Events that were told.
    published: u64,
    /// Events that clients got, each counted.
    delivered: u64,
    /// Requests and connections that were refused.
    refused: u64,
}

/// In a second.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OverviewRates)]
struct Rates {
    /// Over so long.
    window_seconds: u64,
    /// Connections that were opened.
    connects: f64,
    /// Events that were told.
    published: f64,
    /// Events that clients got.
    delivered: f64,
}

/// How long events took to the clients, in milliseconds.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OverviewLatency)]
struct Latency {
    /// Over so long.
    window_seconds: u64,
    /// How many were measured.
    samples: u64,
    /// Half of them took no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    p50_ms: Option<f64>,
    /// Of a hundred, 99 took no longer.
    #[serde(skip_serializing_if = "Option::is_none")]
    p99_ms: Option<f64>,
    /// The longest.
    #[serde(skip_serializing_if = "Option::is_none")]
    max_ms: Option<f64>,
}

/// How much is under way.
#[derive(Serialize, ToSchema)]
#[schema(as = OverviewBacklog)]
struct Backlog {
    /// Events that are taken and not yet delivered.
    used: u32,
    /// How many there may be.
    of: u32,
}

/// The handler.
pub(super) async fn get(
    _: Administers,
    request: HttpRequest,
    api: web::Data<Api>,
    desk: web::Data<Desk>,
) -> Result<HttpResponse, Problem> {
    Query::of(&request, &["token"])?;
    let reason = match api.lifecycle.trouble() {
        None => health::database_trouble(&api).await,
        trouble => trouble,
    };
    let (users, position) = api.registries.count_users().await.map_err(|_| Problem::stopping())?;
    let standing = desk.figures.standing();
    let (used, of) = api.admissions.taken();
    answer(&Overview {
        version: env!("CARGO_PKG_VERSION"),
        started_at: desk.started_at.into(),
        server_time: Now::now().into(),
        database: Database { kind: desk.database, ok: reason.is_none(), reason },
        connections: Connections::of(&standing, users),
        totals: Totals {
            connected: standing.opened,
            slow_closed: standing.slow,
            published: standing.published,
            delivered: standing.delivered,
            refused: standing.refused,
        },
        rates: Rates::of(&standing.rates),
        latency: Latency::of(&standing.latency),
        backlog: Backlog { used, of },
        position,
    })
}

impl Connections {
    fn of(standing: &telemetry::Standing, users: usize) -> Self {
        let by_protocol = Protocol::ALL.map(|protocol| (protocol.name(), standing.open_by(protocol)));
        let by_transport = Transport::ALL.map(|transport| (transport.name(), standing.open_over(transport)));
        Self { open: standing.open(), users, by_protocol: by_protocol.into(), by_transport: by_transport.into() }
    }
}

impl Rates {
    fn of(rates: &telemetry::Rates) -> Self {
        let shown = |rate: f64| (rate * 10.0).round() / 10.0;
        Self {
            window_seconds: RATES_OVER.as_secs(),
            connects: shown(rates.opened),
            published: shown(rates.published),
            delivered: shown(rates.delivered),
        }
    }
}

impl Latency {
    fn of(spread: &telemetry::Spread) -> Self {
        Self {
            window_seconds: LATENCIES_OVER.as_secs(),
            samples: spread.samples,
            p50_ms: spread.p50,
            p99_ms: spread.p99,
            max_ms: spread.longest,
        }
    }
}

pub(super) const OPERATIONS: &[Operation] = &[Operation::get("/api/v1/admin/overview", Payload::of::<Overview>())
    .is(Tag::Admin, "How the service stands, in numbers")
    .for_whom(Who::Admin(Scope::Admin))];
