use std::{borrow::Cow, time::Duration};

/// Why somebody is not let in. The reasons are safe to show to whoever asked: they say what was expected and quote no
/// secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// What was brought will never be let in: HTTP 401, Socket.IO `CONNECT_ERROR`, a close code that says "do not come
    /// back with this".
    #[error("{reason}")]
    Refused {
        /// What was wrong and what was expected.
        reason: Cow<'static, str>,
    },
    /// It could not be found out: HTTP 503, refused at the transport so that stock clients try again.
    #[error("{reason}")]
    Unavailable {
        /// What stood in the way.
        reason: Cow<'static, str>,
        /// When to come back.
        retry_after: Duration,
    },
}

impl Denied {
    pub(super) fn refused(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::Refused { reason: reason.into() }
    }
}

/// A setting under `[identity]` can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{setting}: {problem}")]
pub struct InvalidIdentitySettings {
    /// The setting, spelled as in `config/default.toml`.
    pub setting: &'static str,
    /// What is wrong with it and what was expected.
    pub problem: String,
}

impl InvalidIdentitySettings {
    pub(super) fn new(setting: &'static str, problem: impl Into<String>) -> Self {
        Self { setting, problem: problem.into() }
    }
}
