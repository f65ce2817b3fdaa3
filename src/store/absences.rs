use std::sync::Arc;

use diesel::{prelude::*, upsert::excluded};

use super::{
    StoreError, columns,
    connection::{AnyConnection, on_either},
    group::{from_row, to_row},
    schema::{absences, inbox},
};
use crate::domain::{Device, Draft, Epoch, Namespace, Publication, Room, RoomKey, UserId};

/// One device of a user in one namespace.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DeviceKey {
    /// Whose.
    pub user: UserId,
    /// Which.
    pub device: Device,
    /// Where.
    pub namespace: Namespace,
}

/// How far a device had seen its user's room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// The last offset that has surely reached it.
    pub seen_to: u64,
    /// When it went, in milliseconds since 1970; `None` while it is there.
    pub ended_at: Option<i64>,
}

/// What has changed since the last time, written in one transaction.
#[derive(Debug, Default)]
pub struct Attendance {
    /// Devices that have come or gone.
    pub devices: Vec<(DeviceKey, Absence)>,
    /// Devices that are there have seen everything up to here, should the process die.
    pub seen_to: u64,
    /// When this was so, in milliseconds since 1970.
    pub noted_at: i64,
}

/// A user's entries in one namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// Whose.
    pub user: UserId,
    /// Where.
    pub namespace: Namespace,
    /// After this offset.
    pub after: u64,
    /// Up to this one.
    pub up_to: u64,
    /// How many at the most, the latest.
    pub most: u32,
}

/// The row that says of all devices that are there what [`Attendance::seen_to`] says. Users begin at 1.
pub(super) const EVERYBODY: i64 = 0;

impl Absence {
    /// What is known of the device.
    pub fn find(connection: &mut AnyConnection, key: &DeviceKey) -> Result<Option<Self>, StoreError> {
        let row: Option<(i64, Option<i64>)> = absences::table
            .filter(absences::user_id.eq(to_row(key.user.get())))
            .filter(absences::device.eq(key.device.as_str()))
            .filter(absences::namespace.eq(key.namespace.path()))
            .select((absences::seen_to, absences::ended_at))
            .first(connection)
            .optional()?;
        Ok(row.map(|(seen_to, ended_at)| Self { seen_to: from_row(seen_to), ended_at }))
    }

    /// Nobody is there any more. Whoever was when the process before ended, and did not go by the way of it, has seen what had
    /// been noted last.
    pub(super) fn end_all(connection: &mut AnyConnection, now: i64) -> Result<(), StoreError> {
        connection.transaction(|connection| {
            let everybody = absences::table.filter(absences::user_id.eq(EVERYBODY));
            let Some(seen_to) = everybody.select(absences::seen_to).first::<i64>(connection).optional()? else {
                return Ok(());
            };
            let there = absences::table.filter(absences::ended_at.is_null().and(absences::user_id.ne(EVERYBODY)));
            // What had come before a device came is not for it, or it had got it as what it had missed.
            diesel::update(there.filter(absences::seen_to.lt(seen_to)))
                .set(absences::seen_to.eq(seen_to))
                .execute(connection)?;
            diesel::update(there).set((absences::ended_at.eq(now), absences::noted_at.eq(now))).execute(connection)?;
            Ok(())
        })
    }
}

impl Attendance {
    /// Writes it.
    pub fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let rows = self.devices.iter().map(|(key, absence)| Row {
            user_id: to_row(key.user.get()),
            device: key.device.as_str(),
            namespace: key.namespace.path(),
            seen_to: to_row(absence.seen_to),
            ended_at: absence.ended_at,
            noted_at: self.noted_at,
        });
        let everybody = Row {
            user_id: EVERYBODY,
            device: "",
            namespace: "",
            seen_to: to_row(self.seen_to),
            ended_at: None,
            noted_at: self.noted_at,
        };
        let rows = rows.chain([everybody]);
        connection.transaction(|connection| rows.into_iter().try_for_each(|row| row.write(connection)))
    }
}

#[derive(Insertable)]
#[diesel(table_name = absences, treat_none_as_default_value = false)]
struct Row<'a> {
    user_id: i64,
    device: &'a str,
    namespace: &'a str,
    seen_to: i64,
    ended_at: Option<i64>,
    noted_at: i64,
}

impl Row<'_> {
    fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        on_either!(connection, c => diesel::insert_into(absences::table)
            .values(self)
            .on_conflict((absences::user_id, absences::device, absences::namespace))
            .do_update()
            .set((
                absences::seen_to.eq(excluded(absences::seen_to)),
                absences::ended_at.eq(excluded(absences::ended_at)),
                absences::noted_at.eq(excluded(absences::noted_at)),
            ))
            .execute(c))?;
        Ok(())
    }
}

impl Missed {
    /// Reads the entries, in order, as they were told in this life of the journal.
    pub fn read(&self, connection: &mut AnyConnection, epoch: &Epoch) -> Result<Vec<Arc<Publication>>, StoreError> {
        let rows: Vec<(i64, String, String, i64)> = inbox::table
            .filter(inbox::user_id.eq(to_row(self.user.get())).and(inbox::namespace.eq(self.namespace.path())))
            .filter(inbox::offset.gt(to_row(self.after)).and(inbox::offset.le(to_row(self.up_to))))
            .order(inbox::offset.desc())
            .limit(self.most.into())
            .select((inbox::offset, inbox::event, inbox::data, inbox::told_at))
            .load(connection)?;
        let read = |(offset, event, data, told_at): (i64, String, String, i64)| {
            let data = columns::data(data).map_err(|what| StoreError::bad_row("inbox", offset, what))?;
            let draft = Draft::new(RoomKey::room(self.namespace, Room::User(self.user)), event, data.into());
            Ok(Arc::new(Publication::new(draft, epoch.clone(), Some(from_row(offset)), told_at)))
        };
        rows.into_iter().rev().map(read).collect()
    }
}
