//! Floor 2: what is known, in a database.
//!
//! SQLite, compiled in, or PostgreSQL: one set of queries for both. All work is done on threads of its own ([`Threads`]),
//! never on a worker: one that writes, in transactions, and some that read. What is written together is written whole or not
//! at all ([`Group`]).

mod absences;
mod achievements;
mod answers;
mod archive;
mod books;
mod columns;
mod connection;
mod error;
mod excerpt;
mod foreign;
mod group;
mod inboxes;
mod location;
mod lock;
mod migrations;
mod notifications;
mod operator;
mod part;
mod private;
mod retention;
mod room;
#[allow(missing_docs, unreachable_pub, reason = "printed by diesel")]
mod schema;
mod screens;
mod sessions;
mod snapshot;
mod start;
mod threads;

pub use absences::{Absence, Attendance, DeviceKey, Missed, Note};
pub use achievements::Achievement;
pub use answers::Answer;
pub use archive::{Archive, HeardBy, Page, Query};
pub use books::{DaysOfRanks, PartRow, Place, RankDay, Reads, ResultRow};
pub use connection::AnyConnection;
pub use error::StoreError;
pub use excerpt::Excerpt;
pub use group::{Committed, Group, Record};
pub use location::Location;
pub use notifications::{InboxQuery, Notification, Notifications, ReadMark, WhatRead};
pub use operator::{Access, Alone, BooksNow, CannotBackUp, CannotOpen, Operator, Report, Steps};
pub use part::{Part, Size};
pub use retention::{Kept, Pruned, Retention, Sweep};
pub use sessions::{SocketIoSession, TrainingSession};
pub use snapshot::AsOf;
pub use start::{Head, Known, Store};
pub use threads::Threads;
