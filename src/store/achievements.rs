use diesel::prelude::*;
use serde_json::value::RawValue;

use super::{
    Archive, AsOf, Part, Size, StoreError, columns,
    connection::AnyConnection,
    group::{from_row, to_row},
    part::{Measured, octet_length},
    schema::achievements,
};
use crate::domain::{Namespace, UserId};

/// Something that somebody has achieved.
#[derive(Debug, Clone)]
pub struct Achievement {
    /// The offset of the event that told him.
    pub offset: u64,
    /// Where.
    pub namespace: Namespace,
    /// Who.
    pub user: UserId,
    /// The event's payload.
    pub data: Box<RawValue>,
    /// When, in milliseconds since 1970.
    pub told_at: i64,
}

impl Archive {
    /// What everybody may know of, the latest first, from before this offset on.
    pub async fn achievements(&self, before: Option<u64>, size: Size) -> Result<AsOf<Part<Achievement>>, StoreError> {
        self.as_of_now(move |connection, _| Achievement::latest(connection, before, size)).await
    }
}

impl Achievement {
    fn latest(connection: &mut AnyConnection, before: Option<u64>, size: Size) -> Result<Part<Self>, StoreError> {
        let measured: Vec<Measured> = achievements::table
            .filter(achievements::offset.lt(before.map_or(i64::MAX, to_row)).and(achievements::public))
            .order(achievements::offset.desc())
            .limit(size.to_measure())
            .select((achievements::offset, octet_length(achievements::data)))
            .load(connection)?;
        let part = size.fit(&measured);
        let rows: Vec<Row> = achievements::table
            .filter(achievements::offset.eq_any(&part.entries))
            .order(achievements::offset.desc())
            .select(Row::as_select())
            .load(connection)?;
        Ok(part.with(rows.into_iter().map(Row::read).collect::<Result<_, _>>()?))
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = achievements)]
struct Row {
    offset: i64,
    namespace: String,
    user_id: i64,
    data: String,
    told_at: i64,
}

impl Row {
    fn read(self) -> Result<Achievement, StoreError> {
        let Self { offset, namespace, user_id, data, told_at } = self;
        let bad = |what: String| StoreError::bad_row("achievements", offset, what);
        Ok(Achievement {
            offset: from_row(offset),
            namespace: columns::namespace(&namespace).map_err(bad)?,
            user: UserId::new(from_row(user_id)).map_err(|error| bad(error.to_string()))?,
            data: columns::data(data).map_err(bad)?,
            told_at,
        })
    }
}
