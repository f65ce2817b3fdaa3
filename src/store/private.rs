//! What is kept is its owner's: nobody else may look into it.

use std::{
    fs::{DirBuilder, OpenOptions},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

use super::StoreError;

/// Makes the folder with all above it, if it is not there.
pub(super) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|error| StoreError::Lost(format!("{}: {error}", folder.display())))
}

/// Makes the file, empty, if it is not there. SQLite gives the files beside it the same mode.
pub(super) fn make_file(file: &Path) -> Result<(), StoreError> {
    let made = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(file);
    made.map(drop).map_err(|error| StoreError::Refused(format!("{}: {error}", file.display())))
}
