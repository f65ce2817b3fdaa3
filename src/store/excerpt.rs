use std::sync::Arc;

use diesel::prelude::*;

use super::{
    Archive, AsOf, Head, HeardBy, Part, Size, StoreError,
    archive::{EventRow, along_the_offsets, heard_in},
    connection::AnyConnection,
    group::to_row,
    part::{Measured, octet_length},
    schema::events,
};
use crate::domain::Publication;

/// Some of what was told, as whoever keeps the books asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Only what follows on this offset.
    pub after: u64,
    /// Who heard it.
    pub heard_by: HeardBy,
    /// How much of it.
    pub size: Size,
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
        Ok(match &self.heard_by {
            HeardBy::Anybody => all.load(connection)?,
            HeardBy::AnyIn(namespace) => all.filter(along_the_offsets().eq(namespace.path())).load(connection)?,
            HeardBy::Audiences(audiences) => {
                let mut measured: Vec<Measured> = Vec::new();
                for audience in audiences {
                    measured.extend(all.filter(heard_in(audience)).load::<Measured>(connection)?);
                }
                measured.sort_unstable();
                measured.truncate(usize::try_from(self.size.to_measure()).unwrap_or(usize::MAX));
                measured
            }
        })
    }
}
