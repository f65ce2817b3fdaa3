//! `GET /api/v1/admin/overview`: how the service stands, in numbers.

use std::{collections::BTreeMap, sync::Arc};

use actix_web::{HttpRequest, HttpResponse, web};
use jiff::Timestamp as Now;
use serde::Serialize;

use super::Desk;
use crate::{
    domain::{Position, events::Timestamp},
    http::{
        api::Api,
        caller::Administers,
        health,
        problem::Problem,
        query::{Query, answer},
    },
    telemetry::{self, LATENCIES_OVER, Protocol, RATES_OVER, Transport},
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Overview {
    version: &'static str,
    started_at: Timestamp,
    server_time: Timestamp,
    database: Database,
    connections: Connections,
    totals: Totals,
    rates: Rates,
    latency: Latency,
    backlog: Backlog,
    position: Position,
}

#[derive(Serialize)]
struct Database {
    kind: &'static str,
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Arc<str>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Connections {
    open: u64,
    users: usize,
    by_protocol: BTreeMap<&'static str, u64>,
    by_transport: BTreeMap<&'static str, u64>,
}

/// Since the start.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Totals {
    connected: u64,
    slow_closed: u64,
    published: u64,
    delivered: u64,
    refused: u64,
}

/// In a second.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rates {
    window_seconds: u64,
    connects: f64,
    published: f64,
    delivered: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Latency {
    window_seconds: u64,
    samples: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    p50_ms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p99_ms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_ms: Option<f64>,
}

#[derive(Serialize)]
struct Backlog {
    used: u32,
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
