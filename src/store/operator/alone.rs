use super::{
    super::{StoreError, lock::WriteLock},
    Access, CannotOpen, Operator, opener,
};
use crate::settings::Settings;

/// The database for a command alone: nobody else writes to it meanwhile.
pub struct Alone {
    pub(super) operator: Operator,
    _lock: WriteLock,
}

impl Alone {
    /// Opens the database that the settings name, if its schema is this version's. Waits `database.lock_timeout` for whoever
    /// writes to it. Blocks.
    pub fn open(settings: &Settings) -> Result<Self, CannotOpen> {
        // What is not there, or not of this version, needs no waiting. The lock would make the file.
        drop(Operator::open(settings, Access::Read)?);
        let opener = opener(settings)?.for_writing();
        let (connection, lock) = WriteLock::take(&opener, settings.database.lock_timeout)?;
        let mut operator = Operator { connection, location: opener.location().clone() };
        operator.expect_schema()?;
        Ok(Self { operator, _lock: lock })
    }

    /// What reads.
    pub fn operator(&mut self) -> &mut Operator {
        &mut self.operator
    }

    /// Leaves one file where there is one.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.operator.connection.settle()
    }
}
