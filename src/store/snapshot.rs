use diesel::{Connection as _, connection::SimpleConnection};

use super::{Archive, Head, StoreError, connection::AnyConnection};

/// What was read, and how the journal ended at that moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsOf<T> {
    /// The end of the journal.
    pub head: Head,
    /// What was read.
    pub found: T,
}

impl Archive {
    /// Reads as of one moment: whatever is written meanwhile is not in it.
    pub async fn as_of_now<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection, &Head) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<AsOf<T>, StoreError> {
        self.read(|connection| {
            snapshot(connection, |connection| {
                let head = Head::of_journal(connection)?;
                let found = work(connection, &head)?;
                Ok(AsOf { head, found })
            })
        })
        .await
    }
}

/// Does the work in a transaction that only reads, and in which all statements see the same. SQLite's are so from their first
/// statement on; PostgreSQL's have to be asked, before anything else is done in them.
pub(super) fn snapshot<T>(
    connection: &mut AnyConnection,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    connection.transaction(|connection| {
        if let AnyConnection::Postgresql(connection) = connection {
            connection.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")?;
        }
        work(connection)
    })
}
