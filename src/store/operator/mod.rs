//! What an operator's commands do with the database. They work beside a service that runs: without its lock, but for those
//! that change the schema.

mod alone;
mod backup;
mod books;
mod prune;
mod steps;
mod verify;

use std::{path, sync::Arc};

use diesel::{connection::SimpleConnection, prelude::*};

use super::{
    Head, HeardBy, Location, Page, Query, StoreError,
    archive::{EventRow, along_the_offsets, heard_in},
    connection::{AnyConnection, Opener},
    group::to_row,
    migrations::{self, Schema},
    schema::events,
};
use crate::{
    domain::{Epoch, Publication},
    settings::{Durability, Settings},
};

pub use alone::Alone;
pub use backup::CannotBackUp;
pub use books::BooksNow;
pub use steps::Steps;
pub use verify::Report;

/// A connection for a command. It takes the database as it finds it: neither it nor its schema is made.
pub struct Operator {
    connection: AnyConnection,
    location: Location,
}

/// What a command is about to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Only read: the connection refuses everything else.
    Read,
    /// Delete or copy as well.
    Write,
}

/// Why there is no database to work on.
#[derive(Debug, thiserror::Error)]
pub enum CannotOpen {
    /// The settings ask for none.
    #[error(
        "nothing is kept: journal.durability is \"memory\"; with \"process\" or \"power\" there is a database to look at"
    )]
    NotKept,
    /// The file does not exist.
    #[error(
        "there is no database at {0}; `ridgecast serve` and `ridgecast migrate` make it: run this in the folder where it was started, or with the \
         same --config"
    )]
    NotThere(String),
    /// It is not of this version.
    #[error(
        "{0} is not of this version's schema: {1}; `ridgecast migrate` brings it there, and so does `ridgecast serve`"
    )]
    Schema(Location, &'static str),
    /// It cannot be reached, or not be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl CannotOpen {
    /// Whether other settings, or another folder, would make the difference.
    pub fn is_a_setting(&self) -> bool {
        matches!(self, Self::NotKept | Self::NotThere(_))
    }
}

impl Operator {
    /// Opens the database that the settings name, if its schema is this version's.
    pub fn open(settings: &Settings, access: Access) -> Result<Self, CannotOpen> {
        let mut operator = Self::connect(settings, access)?;
        operator.expect_schema()?;
        Ok(operator)
    }

    /// Opens it whatever its schema.
    fn connect(settings: &Settings, access: Access) -> Result<Self, CannotOpen> {
        let opener = opener(settings)?;
        let location = opener.location().clone();
        if let Location::Sqlite(file) = &location {
            // Opening would make it. One that cannot be looked at tells why when it is opened.
            if !file.try_exists().unwrap_or(true) {
                let file = path::absolute(file).unwrap_or_else(|_| file.clone());
                return Err(CannotOpen::NotThere(file.display().to_string()));
            }
        }
        let mut connection = opener.open()?;
        if access == Access::Read {
            let read_only = match connection {
                AnyConnection::Sqlite(_) => "PRAGMA query_only = ON",
                AnyConnection::Postgresql(_) => "SET default_transaction_read_only = on",
            };
            connection.batch_execute(read_only).map_err(StoreError::from)?;
        }
        Ok(Self { connection, location })
    }

    fn expect_schema(&mut self) -> Result<(), CannotOpen> {
        match migrations::schema(&mut self.connection)? {
            Schema::Current(_) => Ok(()),
            Schema::Behind(_) => Err(CannotOpen::Schema(self.location.clone(), "steps are still to be taken")),
            Schema::None => Err(CannotOpen::Schema(self.location.clone(), "there is none")),
        }
    }

    /// Where the database is.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// The end of the journal; `None` if no service has begun one.
    pub fn head(&mut self) -> Result<Option<Head>, StoreError> {
        Head::read(&mut self.connection)
    }

    /// The next events; `None` if not everything after `after` is kept any more.
    pub fn events(&mut self, query: &Query) -> Result<Option<Page>, StoreError> {
        query.run(&mut self.connection)
    }

    /// The last events of these up to an offset, in order, so many at the most.
    pub fn last(
        &mut self,
        heard_by: &HeardBy,
        up_to: u64,
        epoch: &Epoch,
        most: u32,
    ) -> Result<Vec<Arc<Publication>>, StoreError> {
        let all = events::table
            .filter(events::offset.le(to_row(up_to)))
            .order(events::offset.desc())
            .limit(i64::from(most))
            .select(EventRow::as_select());
        let connection = &mut self.connection;
        let mut rows = match heard_by {
            HeardBy::Anybody => all.load::<EventRow>(connection)?,
            HeardBy::AnyIn(namespace) => all.filter(along_the_offsets().eq(namespace.path())).load(connection)?,
            HeardBy::Audiences(audiences) => {
                let mut rows = Vec::new();
                for audience in audiences {
                    rows.extend(all.filter(heard_in(audience)).load::<EventRow>(connection)?);
                }
                rows.sort_unstable_by_key(|row| std::cmp::Reverse(row.offset));
                rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
                rows
            }
        };
        rows.reverse();
        rows.into_iter().map(|row| row.read(epoch)).collect()
    }
}

fn opener(settings: &Settings) -> Result<Opener, CannotOpen> {
    if settings.journal.durability == Durability::Memory {
        return Err(CannotOpen::NotKept);
    }
    let location = Location::of(&settings.database, &settings.server.data_dir);
    Ok(Opener::new(location, &settings.database, settings.journal.durability))
}
