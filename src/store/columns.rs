//! Columns that several tables have, as they are read: or what is wrong with them, for [`StoreError::bad_row`].
//!
//! [`StoreError::bad_row`]: super::StoreError::bad_row

use serde_json::value::RawValue;

use crate::domain::Namespace;

/// The namespace of this path.
pub(super) fn namespace(path: &str) -> Result<Namespace, String> {
    Namespace::from_path(path).ok_or_else(|| "unknown namespace".to_owned())
}

/// A payload.
pub(super) fn data(text: String) -> Result<Box<RawValue>, String> {
    RawValue::from_string(text).map_err(|error| format!("data: {error}"))
}
