use super::{
    super::{
        Location,
        lock::WriteLock,
        migrations::{self, Schema},
        private,
    },
    Access, CannotOpen, Operator, opener,
};
use crate::settings::Settings;

/// What was done to a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// Where the database is.
    pub location: Location,
    /// The steps that were taken, or taken back, in that order.
    pub taken: Vec<String>,
}

impl Steps {
    /// Takes the steps that this version expects. A database that is not there is made. Waits `database.lock_timeout` for
    /// whoever writes to it; if there is nothing to do, for nobody.
    pub fn forward(settings: &Settings) -> Result<Self, CannotOpen> {
        match Operator::connect(settings, Access::Read) {
            Ok(mut operator) => {
                if let Schema::Current(_) = migrations::schema(&mut operator.connection)? {
                    return Ok(Self { location: operator.location, taken: Vec::new() });
                }
            }
            Err(CannotOpen::NotThere(_)) => {}
            Err(error) => return Err(error),
        }
        let opener = opener(settings)?.for_writing();
        if let Location::Sqlite(file) = opener.location() {
            private::make_folder(file.parent().unwrap_or(file))?;
        }
        let (mut connection, _lock) = WriteLock::take(&opener, settings.database.lock_timeout)?;
        let taken = migrations::migrate(&mut connection)?;
        Ok(Self { location: opener.location().clone(), taken })
    }

    /// Takes the last step back, with what only it knew.
    pub fn back(settings: &Settings) -> Result<Self, CannotOpen> {
        let operator = Operator::connect(settings, Access::Read)?;
        let location = operator.location.clone();
        drop(operator);
        let opener = opener(settings)?.for_writing();
        let (mut connection, _lock) = WriteLock::take(&opener, settings.database.lock_timeout)?;
        let taken = match migrations::schema(&mut connection)? {
            Schema::None => None,
            _ => migrations::revert(&mut connection)?,
        };
        Ok(Self { location, taken: taken.into_iter().collect() })
    }
}
