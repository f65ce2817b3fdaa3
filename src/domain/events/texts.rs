//! The schemas of texts. How long they may be is said to `garde` where they stand; the constants are the same.

use super::{MAX_DESCRIPTION, MAX_MESSAGE, MAX_TITLE};
use crate::domain::schema::{schema, text};

/// A name or a title.
pub(crate) enum Title {}

/// A name that may be empty.
pub(crate) enum Label {}

/// A description, link or icon.
pub(crate) enum Description {}

/// What a roleplay or chat partner says.
pub(crate) enum Message {}

schema!(Title, "Title", text(1, MAX_TITLE, "A name or a title."));
schema!(Label, "Label", text(0, MAX_TITLE, "A name, which may be empty."));
schema!(Description, "Description", text(0, MAX_DESCRIPTION, "A description, a link or an icon."));
schema!(Message, "Message", text(0, MAX_MESSAGE, "What somebody says in a roleplay or a chat."));
