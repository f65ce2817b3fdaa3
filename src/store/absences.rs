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

/// What is to be written of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// This, whatever was written of it.
    Is(Absence),
    /// Nobody knows yet what was written of it, and that stands. This, if nothing was: then it is new.
    IsIfNew(Absence),
}

/// What has changed since the last time, written in one transaction.
#[derive(Debug, Default)]
pub struct Attendance {
    /// Devices that have come or gone.
    pub devices: Vec<(DeviceKey, Note)>,
    /// Devices that went before this are sent nothing any more, and count as new.
    pub new_since: i64,
    /// Devices that are there have seen everything up to here, should the process die.
    pub seen_to: u64,
    /// When this was so, in milliseconds since 1970.
    pub noted_at: i64,
    /// This is everything: until the next start nobody comes of whom it does not tell.
    pub is_complete: bool,
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

/// The row that says of all devices that are there what [`Attendance::seen_to`] says. While it has no end, devices may come of
/// which nothing is written yet. Users begin at 1.
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

    /// Whether the device went before this, which is too long ago to matter.
    pub fn is_over(&self, before: i64) -> bool {
        self.ended_at.is_some_and(|ended_at| ended_at < before)
    }

    /// Nobody is there any more. Whoever was when the process before ended, and did not go by the way of it, has seen what had
    /// been noted last.
    ///
    /// Answers after which offset devices may have come of which that process did not get to write anything; `None` if it had
    /// written everything. The journal ends at `head`; from now on devices are noted, or nobody minds them.
    pub fn begin(
        connection: &mut AnyConnection,
        head: u64,
        are_noted: bool,
        now: i64,
    ) -> Result<Option<u64>, StoreError> {
        connection.transaction(|connection| {
            let everybody = absences::table.filter(absences::user_id.eq(EVERYBODY));
            let row = everybody.select((absences::seen_to, absences::ended_at)).first(connection).optional()?;
            let row: Option<(i64, Option<i64>)> = row;
            if let Some((seen_to, _)) = row {
                let there = absences::table.filter(absences::ended_at.is_null().and(absences::user_id.ne(EVERYBODY)));
                // What had come before a device came is not for it, or it had got it as what it had missed.
                diesel::update(there.filter(absences::seen_to.lt(seen_to)))
                    .set(absences::seen_to.eq(seen_to))
                    .execute(connection)?;
                let ended = (absences::ended_at.eq(now), absences::noted_at.eq(now));
                diesel::update(there).set(ended).execute(connection)?;
            }
            match row {
                Some((seen_to, None)) if are_noted => Ok(Some(from_row(seen_to))),
                _ => {
                    Row::of_everybody(head, (!are_noted).then_some(now), now).write(connection)?;
                    Ok(None)
                }
            }
        })
    }
}

impl Attendance {
    /// Writes it.
    pub fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        connection.transaction(|connection| {
            for (key, note) in &self.devices {
                let absence = match note {
                    Note::Is(absence) => absence,
                    // Nobody else writes meanwhile.
                    Note::IsIfNew(_)
                        if Absence::find(connection, key)?.is_some_and(|row| !row.is_over(self.new_since)) =>
                    {
                        continue;
                    }
                    Note::IsIfNew(absence) => absence,
                };
                Row::of(key, absence, self.noted_at).write(connection)?;
            }
            let ended_at = self.is_complete.then_some(self.noted_at);
            Row::of_everybody(self.seen_to, ended_at, self.noted_at).write(connection)
        })
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

impl<'a> Row<'a> {
    fn of(key: &'a DeviceKey, absence: &Absence, noted_at: i64) -> Self {
        Self {
            user_id: to_row(key.user.get()),
            device: key.device.as_str(),
            namespace: key.namespace.path(),
            seen_to: to_row(absence.seen_to),
            ended_at: absence.ended_at,
            noted_at,
        }
    }

    fn of_everybody(seen_to: u64, ended_at: Option<i64>, noted_at: i64) -> Self {
        Self { user_id: EVERYBODY, device: "", namespace: "", seen_to: to_row(seen_to), ended_at, noted_at }
    }

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
