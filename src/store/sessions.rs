use diesel::{prelude::*, upsert::excluded};
use jiff::Timestamp;
use serde::de::DeserializeOwned;

use super::{
    Record, StoreError, books, columns,
    connection::{AnyConnection, on_either},
    group::{from_row, to_row},
    schema::{socketio_sessions, training_sessions},
    screens,
};
use crate::domain::{Namespace, Room, SessionId, UserId, events::ForeignId};

/// Who may join a roleplay session, and what is played in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingSession {
    /// The session.
    pub session: SessionId,
    /// Whose it is.
    pub trainee: UserId,
    /// Who may listen and speak besides.
    pub participants: Vec<UserId>,
    /// The scenario, if it was said.
    pub scenario: Option<ForeignId>,
    /// Until when.
    pub ends_at: Timestamp,
}

/// A Socket.IO client that may come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SocketIoSession {
    /// The secret it comes back with.
    pub pid: String,
    /// Its id in the namespace.
    pub sid: String,
    /// Where it is.
    pub namespace: Namespace,
    /// Who it is; nobody if it is a kiosk.
    pub user: Option<UserId>,
    /// Whether it is one.
    pub kiosk: bool,
    /// The rooms it is in.
    pub rooms: Vec<Room>,
}

impl Record {
    /// Writes it. The user whose number of unread entries has changed by it, if one has.
    pub(super) fn write(&self, connection: &mut AnyConnection) -> Result<Option<UserId>, StoreError> {
        match self {
            Self::TrainingSession(session) => session.write(connection)?,
            Self::SocketIoSession(session) => session.write(connection)?,
            Self::SocketIoSessionEnded { pid } => {
                let ended = socketio_sessions::table.filter(socketio_sessions::pid.eq(pid.as_str()));
                diesel::delete(ended).execute(connection)?;
            }
            Self::Books(changes) => books::write(changes, connection)?,
            Self::Untold(is_untold) => books::note_untold(*is_untold, connection)?,
            Self::RankDays(days) => days.iter().try_for_each(|day| day.write(connection))?,
            Self::RankDaysEnded(day) => books::forget_before(*day, connection)?,
            Self::FrozenScreen { name, frozen } => screens::note(name, *frozen, connection)?,
            Self::Read(mark) => return Ok(mark.write(connection)?.then_some(mark.user)),
        }
        Ok(None)
    }
}

impl TrainingSession {
    /// Who may join: the participants, and last the trainee.
    pub fn users(&self) -> impl Iterator<Item = UserId> {
        self.participants.iter().copied().chain([self.trainee])
    }

    fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let row = (
            training_sessions::session_id.eq(self.session.to_string()),
            training_sessions::users.eq(json(&self.users().collect::<Vec<_>>())),
            training_sessions::ends_at.eq(self.ends_at.as_millisecond()),
            training_sessions::scenario_id.eq(self.scenario.as_ref().map(json)),
        );
        on_either!(connection, c => diesel::insert_into(training_sessions::table)
            .values(&row)
            .on_conflict(training_sessions::session_id)
            .do_update()
            .set((
                training_sessions::users.eq(excluded(training_sessions::users)),
                training_sessions::ends_at.eq(excluded(training_sessions::ends_at)),
                training_sessions::scenario_id.eq(excluded(training_sessions::scenario_id)),
            ))
            .execute(c))?;
        Ok(())
    }

    /// Those that have not run out, the first to run out first; the last ones if there are more than so many.
    pub(super) fn load(connection: &mut AnyConnection, now: Timestamp, most: u64) -> Result<Vec<Self>, StoreError> {
        let rows: Vec<TrainingRow> = training_sessions::table
            .filter(training_sessions::ends_at.gt(now.as_millisecond()))
            .order(training_sessions::ends_at.desc())
            .limit(to_row(most))
            .select(TrainingRow::as_select())
            .load(connection)?;
        rows.into_iter().rev().map(TrainingRow::read).collect()
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = training_sessions)]
pub(super) struct TrainingRow {
    pub(super) session_id: String,
    /// The last one is the trainee.
    users: String,
    ends_at: i64,
    scenario_id: Option<String>,
}

impl TrainingRow {
    pub(super) fn read(self) -> Result<TrainingSession, StoreError> {
        let bad = |what: String| StoreError::bad_row("training_sessions", &self.session_id, what);
        let mut participants: Vec<UserId> = read_json(&self.users).map_err(bad)?;
        Ok(TrainingSession {
            trainee: participants.pop().ok_or_else(|| bad("users: expected at least the trainee".to_owned()))?,
            participants,
            scenario: self.scenario_id.as_deref().map(read_json).transpose().map_err(bad)?,
            ends_at: Timestamp::from_millisecond(self.ends_at).map_err(|error| bad(error.to_string()))?,
            session: self.session_id.parse().map_err(|error| bad(format!("{error}")))?,
        })
    }
}

impl SocketIoSession {
    fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let row = (
            socketio_sessions::pid.eq(self.pid.as_str()),
            socketio_sessions::sid.eq(self.sid.as_str()),
            socketio_sessions::namespace.eq(self.namespace.path()),
            socketio_sessions::user_id.eq(self.user.map(|user| to_row(user.get()))),
            socketio_sessions::kiosk.eq(self.kiosk),
            socketio_sessions::rooms.eq(json(&self.rooms)),
            socketio_sessions::noted_at.eq(Timestamp::now().as_millisecond()),
        );
        on_either!(connection, c => diesel::insert_into(socketio_sessions::table)
            .values(&row)
            .on_conflict(socketio_sessions::pid)
            .do_update()
            .set((
                socketio_sessions::sid.eq(excluded(socketio_sessions::sid)),
                socketio_sessions::rooms.eq(excluded(socketio_sessions::rooms)),
                socketio_sessions::noted_at.eq(excluded(socketio_sessions::noted_at)),
            ))
            .execute(c))?;
        Ok(())
    }

    /// The last ones that something was noted of, so many at the most.
    pub(super) fn load(connection: &mut AnyConnection, most: usize) -> Result<Vec<Self>, StoreError> {
        let rows: Vec<SocketIoRow> = socketio_sessions::table
            .order(socketio_sessions::noted_at.desc())
            .limit(i64::try_from(most).unwrap_or(i64::MAX))
            .select(SocketIoRow::as_select())
            .load(connection)?;
        rows.into_iter().map(SocketIoRow::read).collect()
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = socketio_sessions)]
pub(super) struct SocketIoRow {
    pub(super) pid: String,
    sid: String,
    namespace: String,
    user_id: Option<i64>,
    kiosk: bool,
    rooms: String,
}

impl SocketIoRow {
    pub(super) fn read(self) -> Result<SocketIoSession, StoreError> {
        // The pid is a secret: the row goes by its sid.
        let bad = |what: String| StoreError::bad_row("socketio_sessions", &self.sid, what);
        let user = self.user_id.map(|user| UserId::new(from_row(user))).transpose();
        Ok(SocketIoSession {
            namespace: columns::namespace(&self.namespace).map_err(bad)?,
            user: user.map_err(|error| bad(error.to_string()))?,
            kiosk: self.kiosk,
            rooms: read_rooms(&self.rooms).map_err(bad)?,
            pid: self.pid,
            sid: self.sid,
        })
    }
}

fn json(values: &impl serde::Serialize) -> String {
    // Ids and rooms always have a JSON form.
    serde_json::to_string(values).unwrap_or_default()
}

fn read_json<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn read_rooms(text: &str) -> Result<Vec<Room>, String> {
    let rooms: Vec<String> = read_json(text)?;
    rooms.iter().map(|room| room.parse().map_err(|error| format!("{room}: {error}"))).collect()
}
