use std::sync::Arc;

use diesel::prelude::*;

use super::{
    Archive, AsOf, Head, Part, Size, StoreError,
    archive::EventRow,
    connection::AnyConnection,
    group::to_row,
    part::{Measured, octet_length},
    schema::events,
};
use crate::domain::{Namespace, Publication, RoomKey};

/// Some of what was told, as whoever keeps the books asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Only what follows on this offset.
    pub after: u64,
    /// To whom it was told.
    pub told: ToldTo,
    /// How much of it.
    pub size: Size,
}

/// To whom something was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToldTo {
    /// To whomever.
    Anybody,
    /// To a namespace or a room of it.
    AnyIn(Namespace),
    /// To this audience alone.
    Audience(RoomKey),
}

impl Archive {
    /// The first events of the excerpt, in order. What is no longer kept is not among them: the head tells how far that is.
    pub async fn excerpt(&self, excerpt: Excerpt) -> Result<AsOf<Part<Arc<Publication>>>, StoreError> {
        self.as_of_now(move |connection, head| excerpt.read(connection, head)).await
    }
}

impl Excerpt {
    fn read(&self, connection: &mut AnyConnection, head: &Head) -> Result<Part<Arc<Publication>>, StoreError> {
        let part = self.size.fit(&self.measure(connection)?);
        let rows = events::table.filter(events::offset.eq_any(&part.entries)).order(events::offset);
        let rows: Vec<EventRow> = rows.select(EventRow::as_select()).load(connection)?;
        Ok(part.with(rows.into_iter().map(|row| row.read(&head.epoch)).collect::<Result<_, _>>()?))
    }

    fn measure(&self, connection: &mut AnyConnection) -> Result<Vec<Measured>, StoreError> {
        let all = events::table
            .filter(events::offset.gt(to_row(self.after)))
            .order(events::offset)
            .limit(self.size.to_measure())
            .select((events::offset, octet_length(events::data)));
        Ok(match &self.told {
            ToldTo::Anybody => all.load(connection)?,
            // Along the offsets, as in the archive.
            ToldTo::AnyIn(namespace) => {
                all.filter(events::namespace.concat("").eq(namespace.path())).load(connection)?
            }
            ToldTo::Audience(RoomKey { namespace, room }) => {
                let room = room.as_ref().map(ToString::to_string).unwrap_or_default();
                all.filter(events::namespace.eq(namespace.path()).and(events::room.eq(room))).load(connection)?
            }
        })
    }
}
