//! The tables besides the journal's head, and whether their rows are what the service writes.

use diesel::prelude::*;
use jiff::Timestamp;
use serde::de::IgnoredAny;

use super::{
    super::super::{
        StoreError,
        absences::EVERYBODY,
        archive::EventRow,
        columns,
        connection::AnyConnection,
        group::from_row,
        schema::{absences, achievements, answers, events, inbox, socketio_sessions, training_sessions},
        sessions::{SocketIoRow, TrainingRow},
    },
    walk::PAGE,
};
use crate::domain::{Epoch, UserId};

/// Rows that have a place in the journal.
pub(super) trait Placed: Sized {
    const TABLE: &'static str;
    /// The first ones with offsets from the one to the other, both included; [`PAGE`] at the most.
    fn between(connection: &mut AnyConnection, from: i64, to: i64) -> QueryResult<Vec<Self>>;
    /// The first offset there is.
    fn lowest(connection: &mut AnyConnection) -> QueryResult<Option<i64>>;
    /// The last one.
    fn highest(connection: &mut AnyConnection) -> QueryResult<Option<i64>>;
    fn offset(&self) -> i64;
    /// What was sent, as JSON.
    fn payload(&self) -> &str;
    /// Whether it is what the service writes.
    fn check(self) -> Result<(), StoreError>;
}

/// Rows that have other keys.
pub(super) trait Keyed: Sized {
    const TABLE: &'static str;
    type Key;
    /// The next ones behind a key; [`PAGE`] at the most.
    fn behind(connection: &mut AnyConnection, key: Option<&Self::Key>) -> QueryResult<Vec<Self>>;
    fn key(&self) -> Self::Key;
    /// Whether it is what the service writes.
    fn check(self) -> Result<(), StoreError>;
}

/// What is the same in all of them but for the table.
macro_rules! placed {
    ($table:ident) => {
        const TABLE: &'static str = stringify!($table);

        fn between(connection: &mut AnyConnection, from: i64, to: i64) -> QueryResult<Vec<Self>> {
            let rows = $table::table.order($table::offset).limit(PAGE).select(Self::as_select());
            match from == to {
                // It alone is looked up, so that nothing of its neighbours is touched.
                true => rows.filter($table::offset.eq(from)).load(connection),
                false => rows.filter($table::offset.between(from, to)).load(connection),
            }
        }

        fn lowest(connection: &mut AnyConnection) -> QueryResult<Option<i64>> {
            $table::table.select($table::offset).order($table::offset).first(connection).optional()
        }

        fn highest(connection: &mut AnyConnection) -> QueryResult<Option<i64>> {
            $table::table.select($table::offset).order($table::offset.desc()).first(connection).optional()
        }

        fn offset(&self) -> i64 {
            self.offset
        }

        fn payload(&self) -> &str {
            &self.data
        }
    };
}

impl Placed for EventRow {
    placed!(events);

    fn check(self) -> Result<(), StoreError> {
        let (offset, told_at) = (self.offset, self.told_at);
        // Which epoch it is of does not matter here.
        self.read(&Epoch::random())?;
        time("told_at", Some(told_at)).map_err(|what| StoreError::bad_row("events", offset, what))
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = inbox)]
pub(super) struct InboxRow {
    offset: i64,
    user_id: i64,
    namespace: String,
    data: String,
    told_at: i64,
    read_at: Option<i64>,
}

impl Placed for InboxRow {
    placed!(inbox);

    fn check(self) -> Result<(), StoreError> {
        user(self.user_id)
            .and_then(|()| namespace(&self.namespace))
            .and_then(|()| json("data", self.data.as_bytes()))
            .and_then(|()| time("told_at", Some(self.told_at)))
            .and_then(|()| time("read_at", self.read_at))
            .map_err(|what| StoreError::bad_row("inbox", self.offset, what))
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = achievements)]
pub(super) struct AchievementRow {
    offset: i64,
    namespace: String,
    user_id: i64,
    data: String,
    told_at: i64,
}

impl Placed for AchievementRow {
    placed!(achievements);

    fn check(self) -> Result<(), StoreError> {
        user(self.user_id)
            .and_then(|()| namespace(&self.namespace))
            .and_then(|()| json("data", self.data.as_bytes()))
            .and_then(|()| time("told_at", Some(self.told_at)))
            .map_err(|what| StoreError::bad_row("achievements", self.offset, what))
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = answers)]
pub(super) struct AnswerRow {
    caller: String,
    key: String,
    fingerprint: Vec<u8>,
    answer: Vec<u8>,
}

impl Keyed for AnswerRow {
    const TABLE: &'static str = "answers";
    type Key = (String, String);

    fn behind(connection: &mut AnyConnection, key: Option<&Self::Key>) -> QueryResult<Vec<Self>> {
        let rows = answers::table.order((answers::caller, answers::key)).limit(PAGE).select(Self::as_select());
        let Some((caller, key)) = key else { return rows.load(connection) };
        let behind = answers::caller.gt(caller).or(answers::caller.eq(caller).and(answers::key.gt(key)));
        rows.filter(behind).load(connection)
    }

    fn key(&self) -> Self::Key {
        (self.caller.clone(), self.key.clone())
    }

    fn check(self) -> Result<(), StoreError> {
        let bad = |what| StoreError::bad_row("answers", format_args!("{} {}", self.caller, self.key), what);
        if self.fingerprint.len() != 32 {
            return Err(bad(format!("expected a fingerprint of 32 bytes, got {}", self.fingerprint.len())));
        }
        json("answer", &self.answer).map_err(bad)
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = absences)]
pub(super) struct AbsenceRow {
    user_id: i64,
    device: String,
    namespace: String,
    ended_at: Option<i64>,
    noted_at: i64,
}

impl Keyed for AbsenceRow {
    const TABLE: &'static str = "absences";
    type Key = (i64, String, String);

    fn behind(connection: &mut AnyConnection, key: Option<&Self::Key>) -> QueryResult<Vec<Self>> {
        use absences::{device, namespace, table, user_id};
        let rows = table.order((user_id, device, namespace)).limit(PAGE).select(Self::as_select());
        let Some((user, its_device, path)) = key else { return rows.load(connection) };
        let of_device = device.gt(its_device).or(device.eq(its_device).and(namespace.gt(path)));
        rows.filter(user_id.gt(user).or(user_id.eq(user).and(of_device))).load(connection)
    }

    fn key(&self) -> Self::Key {
        (self.user_id, self.device.clone(), self.namespace.clone())
    }

    fn check(self) -> Result<(), StoreError> {
        let who = match self.user_id {
            EVERYBODY => Ok(()),
            id => user(id).and_then(|()| namespace(&self.namespace)),
        };
        who.and_then(|()| time("ended_at", self.ended_at))
            .and_then(|()| time("noted_at", Some(self.noted_at)))
            .map_err(|what| StoreError::bad_row("absences", format_args!("of user {}", self.user_id), what))
    }
}

impl Keyed for TrainingRow {
    const TABLE: &'static str = "training_sessions";
    type Key = String;

    fn behind(connection: &mut AnyConnection, key: Option<&Self::Key>) -> QueryResult<Vec<Self>> {
        use training_sessions::{session_id, table};
        let rows = table.order(session_id).limit(PAGE).select(Self::as_select());
        match key {
            Some(key) => rows.filter(session_id.gt(key)).load(connection),
            None => rows.load(connection),
        }
    }

    fn key(&self) -> Self::Key {
        self.session_id.clone()
    }

    fn check(self) -> Result<(), StoreError> {
        self.read().map(drop)
    }
}

impl Keyed for SocketIoRow {
    const TABLE: &'static str = "socketio_sessions";
    type Key = String;

    fn behind(connection: &mut AnyConnection, key: Option<&Self::Key>) -> QueryResult<Vec<Self>> {
        use socketio_sessions::{pid, table};
        let rows = table.order(pid).limit(PAGE).select(Self::as_select());
        match key {
            Some(key) => rows.filter(pid.gt(key)).load(connection),
            None => rows.load(connection),
        }
    }

    fn key(&self) -> Self::Key {
        self.pid.clone()
    }

    fn check(self) -> Result<(), StoreError> {
        self.read().map(drop)
    }
}

pub(super) fn user(id: i64) -> Result<(), String> {
    UserId::new(from_row(id)).map(drop).map_err(|error| format!("user_id: {error}"))
}

fn namespace(path: &str) -> Result<(), String> {
    columns::namespace(path).map(drop)
}

fn json(column: &str, text: &[u8]) -> Result<(), String> {
    serde_json::from_slice::<IgnoredAny>(text).map(drop).map_err(|error| format!("{column}: {error}"))
}

/// Milliseconds since 1970.
pub(super) fn time(column: &str, at: Option<i64>) -> Result<(), String> {
    at.map_or(Ok(()), |at| Timestamp::from_millisecond(at).map(drop).map_err(|error| format!("{column}: {error}")))
}
