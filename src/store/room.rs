//! Room on the disk.

use std::{
    fs::{self, File},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use super::{Location, StoreError};

/// So much must be free before a full disk counts as mended: as much as a large group of events takes.
const ROOM: usize = 1 << 20;

/// The disk that SQLite's file is on; a server minds its own.
///
/// Upon a full disk a small write may still fit into what SQLite has of its log already. A service that took this for the end
/// of the trouble would be ready one moment and refuse everything the next.
#[derive(Debug, Clone)]
pub(super) struct Room {
    /// A file that is there for a moment.
    scratch: Option<PathBuf>,
}

impl Room {
    pub(super) fn beside(location: &Location) -> Self {
        let beside = |file: &Path| {
            let mut name = file.as_os_str().to_owned();
            name.push(".room");
            name.into()
        };
        let scratch = match location {
            Location::Sqlite(file) => Some(beside(file)),
            Location::Postgresql(_) => None,
        };
        Self { scratch }
    }

    /// Shows that there is some, by taking it and giving it back. Blocks.
    pub(super) fn show(&self) -> Result<(), StoreError> {
        let Some(scratch) = &self.scratch else { return Ok(()) };
        let taken = File::create(scratch).and_then(|mut file| file.write_all(&vec![0; ROOM]));
        let given_back = fs::remove_file(scratch);
        taken.and(given_back).map_err(|error| match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::full(),
            _ => StoreError::Refused(format!("{}: {error}", scratch.display())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_with_room_shows_it_and_keeps_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let room = Room::beside(&Location::Sqlite(folder.path().join("ridgecast.db")));
        room.show().unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        let nowhere = Room::beside(&Location::Sqlite(folder.path().join("gone/ridgecast.db")));
        assert!(nowhere.show().unwrap_err().to_string().contains("ridgecast.db.room"));
    }
}
