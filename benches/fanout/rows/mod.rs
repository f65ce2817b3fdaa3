//! The rows of the table: each a job, given in turn to the service and to what it is measured by.

mod flooded;
mod idle;
mod paced;
mod sales;
mod single;

use std::{path::PathBuf, time::Duration};

use anyhow::{Result, bail};

use crate::{
    aim::{Aim, Aim::*},
    server::{Crew, Kind, Server},
};

/// A job and the figures it gives.
pub(crate) struct Row {
    /// What `--only` selects by; begins with the protocol.
    pub(crate) name: &'static str,
    /// The service, over the protocol of the row.
    pub(crate) subject: Kind,
    /// What it is measured by.
    pub(crate) reference: Kind,
    /// The job.
    pub(crate) job: Job,
    /// What the job's figures are called, in their order, and what they should be.
    pub(crate) figures: &'static [Figure],
}

/// A figure of the table.
pub(crate) struct Figure {
    pub(crate) title: &'static str,
    pub(crate) aim: Option<Aim>,
}

/// What is done to a server.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Job {
    /// Connections that only stay; `joining` a room each or not.
    Idle { users: u32, joining: bool },
    /// Events to everyone at a steady rate.
    Paced { users: u32, per_second: u32 },
    /// Events to everyone as fast as the server answers, `in_flight` unanswered.
    Flooded { users: u32, in_flight: usize },
    /// Events to one random user each, likewise.
    Single { users: u32, in_flight: usize },
    /// Sales of one random user each, likewise; then at a slow rate.
    Sales { in_flight: usize },
}

/// How long and on what a job is done.
pub(crate) struct Plan {
    /// The service's binary.
    pub(crate) ridgecast: PathBuf,
    /// Time before measuring begins.
    pub(crate) warm_up: Duration,
    /// Time of measuring.
    pub(crate) window: Duration,
    /// Crowds are this many times smaller.
    pub(crate) shrink: u32,
}

/// What a job gave: the figures in the order of its row, and what went wrong.
pub(crate) struct Outcome {
    pub(crate) figures: Vec<f64>,
    pub(crate) faults: Vec<String>,
}

impl Job {
    /// How often it is done where others are done `repeat` times: connecting takes less than a second, so that a moment
    /// of noise weighs more; filling boards takes a minute.
    pub(crate) fn repetitions(self, repeat: usize) -> usize {
        match self {
            Self::Idle { .. } => 2 * repeat,
            Self::Sales { .. } => 1,
            _ => repeat,
        }
    }

    /// Does the job on a fresh server of `kind`.
    pub(crate) fn measure(self, kind: Kind, plan: &Plan) -> Result<Outcome> {
        if let (Self::Sales { in_flight }, Kind::Boards(crew) | Kind::BoardsKept(crew)) = (self, kind) {
            return sales::measure(kind, crew.users(), in_flight, plan);
        }
        let server = Server::start(kind, &plan.ridgecast)?;
        match self {
            Self::Sales { .. } => bail!("{} has no boards", kind.name()),
            Self::Idle { users, joining } => idle::measure(server, plan, (users / plan.shrink).max(1), joining),
            Self::Paced { users, per_second } => paced::measure(server, plan, (users / plan.shrink).max(1), per_second),
            Self::Flooded { users, in_flight } => {
                flooded::measure(server, plan, (users / plan.shrink).max(1), in_flight)
            }
            Self::Single { users, in_flight } => single::measure(server, plan, (users / plan.shrink).max(1), in_flight),
        }
    }
}

const fn figure(title: &'static str, aim: Aim) -> Figure {
    Figure { title, aim: Some(aim) }
}

const fn aside(title: &'static str) -> Figure {
    Figure { title, aim: None }
}

const fn json(name: &'static str, job: Job, figures: &'static [Figure]) -> Row {
    Row { name, subject: Kind::RidgecastJson, reference: Kind::Bare, job, figures }
}

const fn socket_io(name: &'static str, job: Job, figures: &'static [Figure]) -> Row {
    Row { name, subject: Kind::RidgecastSocketIo, reference: Kind::NodeSocketIo, job, figures }
}

/// What keeping costs, beside the same service that keeps nothing.
const fn durability(name: &'static str, subject: Kind, job: Job, figures: &'static [Figure]) -> Row {
    Row { name, subject, reference: Kind::RidgecastJson, job, figures }
}

/// What a sale costs on a large board, beside a board of a thousand.
const fn boards(name: &'static str, crew: Crew) -> Row {
    Row {
        name,
        subject: Kind::Boards(crew),
        reference: Kind::Boards(Crew::Thousand),
        job: Job::Sales { in_flight: 16 },
        figures: SALES,
    }
}

/// The same, kept.
const fn boards_kept(name: &'static str, crew: Crew) -> Row {
    Row { subject: Kind::BoardsKept(crew), reference: Kind::BoardsKept(Crew::Thousand), ..boards(name, crew) }
}

/// All rows, in the order of the table.
pub(crate) const ROWS: &[Row] = &[
    json(
        "json-idle",
        Job::Idle { users: 10_000, joining: false },
        &[
            figure("KiB per idle connection at 10,000", AtMost(4.0)),
            figure("connects/s", TimesAtLeast(0.5)),
            aside("µs CPU per connect"),
        ],
    ),
    json(
        "json-paced",
        Job::Paced { users: 1_000, per_second: 40 },
        &[
            figure("µs CPU per delivery, 1,000 at 40 events/s", TimesAtMost(1.2)),
            aside("ms to a delivery, median"),
            aside("ms to a delivery, p99"),
        ],
    ),
    json(
        "json-flooded",
        Job::Flooded { users: 1_000, in_flight: 4 },
        &[figure("µs CPU per delivery, 1,000 flooded", TimesAtMost(0.1)), figure("deliveries/s", AtLeast(1e6))],
    ),
    json("json-single", Job::Single { users: 5_000, in_flight: 16 }, SINGLE_JSON),
    // The bare loop's own HTTP parser knows two headers and no JSON; beside it, what the service's HTTP server costs.
    Row {
        reference: Kind::BareActix,
        ..json("json-single-actix", Job::Single { users: 5_000, in_flight: 16 }, SINGLE_JSON)
    },
    durability("durability-process-1", Kind::RidgecastKept, posting(1), KEPT_ALONE),
    durability("durability-process-16", Kind::RidgecastKept, posting(16), KEPT_AIM),
    durability("durability-process-64", Kind::RidgecastKept, posting(64), KEPT_MANY),
    durability("durability-inbox-16", Kind::RidgecastInbox, posting(16), KEPT_TOGETHER),
    durability("durability-power-1", Kind::RidgecastPowerProof, posting(1), KEPT_ALONE),
    durability("durability-power-16", Kind::RidgecastPowerProof, posting(16), KEPT_TOGETHER),
    durability("durability-power-64", Kind::RidgecastPowerProof, posting(64), KEPT_MANY),
    durability("durability-latency", Kind::RidgecastKept, Job::Paced { users: 1, per_second: 100 }, KEPT_LATENCY),
    boards("sales-10000", Crew::TenThousand),
    boards("sales-100000", Crew::HundredThousand),
    boards("sales-1000000", Crew::Million),
    boards_kept("sales-process-10000", Crew::TenThousand),
    boards_kept("sales-process-100000", Crew::HundredThousand),
    boards_kept("sales-process-1000000", Crew::Million),
    socket_io("socketio-idle-1000", Job::Idle { users: 1_000, joining: true }, IDLE_SOCKET_IO),
    socket_io("socketio-idle-10000", Job::Idle { users: 10_000, joining: true }, IDLE_SOCKET_IO),
    socket_io("socketio-paced-1000", Job::Paced { users: 1_000, per_second: 40 }, PACED_SOCKET_IO),
    socket_io("socketio-paced-10000", Job::Paced { users: 10_000, per_second: 4 }, PACED_SOCKET_IO),
    socket_io("socketio-flooded-1000", Job::Flooded { users: 1_000, in_flight: 4 }, FLOODED_SOCKET_IO),
    socket_io("socketio-flooded-10000", Job::Flooded { users: 10_000, in_flight: 4 }, FLOODED_SOCKET_IO),
    socket_io("socketio-single-1000", Job::Single { users: 1_000, in_flight: 16 }, SINGLE_SOCKET_IO),
    socket_io("socketio-single-10000", Job::Single { users: 10_000, in_flight: 16 }, SINGLE_SOCKET_IO),
    socket_io(
        "socketio-latency",
        Job::Paced { users: 1_000, per_second: 20 },
        &[
            aside("µs CPU per delivery, 1,000 at 20 events/s"),
            aside("ms to a delivery, median"),
            figure("ms to a delivery, p99", TimesAtMost(0.8)),
        ],
    ),
];

const fn posting(in_flight: usize) -> Job {
    Job::Single { users: 1_000, in_flight }
}

const KEPT_ALONE: &[Figure] = &[aside("POSTs/s, 1 in flight"), aside("µs CPU per POST")];
const KEPT_AIM: &[Figure] = &[figure("POSTs/s, 16 in flight", TimesAtLeast(0.7)), aside("µs CPU per POST")];
const KEPT_TOGETHER: &[Figure] = &[aside("POSTs/s, 16 in flight"), aside("µs CPU per POST")];
const KEPT_MANY: &[Figure] = &[aside("POSTs/s, 64 in flight"), aside("µs CPU per POST")];
const KEPT_LATENCY: &[Figure] = &[
    aside("µs CPU per event to one user, 100/s"),
    figure("ms from POST to its user, median", AtMost(5.0)),
    aside("ms from POST to its user, p99"),
];

const SALES: &[Figure] = &[
    aside("sales/s, 16 in flight"),
    figure("µs CPU per sale", TimesAtMost(2.5)),
    aside("ms to rankings:update, median, 50 sales/s"),
    aside("ms to rankings:update, p99"),
    aside("s to start"),
    aside("MiB resident"),
    aside("bytes per user"),
];

const SINGLE_JSON: &[Figure] =
    &[figure("POSTs/s to one random user of 5,000", TimesAtLeast(0.6)), aside("µs CPU per POST")];

const IDLE_SOCKET_IO: &[Figure] = &[
    figure("KiB per connection", TimesAtMost(1.0 / 3.0)),
    figure("connects with a join/s", TimesAtLeast(6.0)),
    aside("µs CPU per connect"),
];

const PACED_SOCKET_IO: &[Figure] = &[
    figure("µs CPU per delivery, 40,000/s", TimesAtMost(0.6)),
    aside("ms to a delivery, median"),
    aside("ms to a delivery, p99"),
];

const FLOODED_SOCKET_IO: &[Figure] =
    &[figure("µs CPU per delivery, flooded", TimesAtMost(0.05)), aside("deliveries/s")];

const SINGLE_SOCKET_IO: &[Figure] =
    &[figure("POSTs/s to one random user", TimesAtLeast(3.0)), aside("µs CPU per POST")];
