use super::{Ending, Push};
use crate::domain::{Encoded, Publication};

/// How a client is spoken to: bytes are made here and nowhere else. A wire format has no state of its own; protocols
/// implement it for the registry, which must not know them.
pub trait Wire: Sync {
    /// The publication's bytes: made for the first recipient, shared by all others.
    fn publication<'p>(&self, publication: &'p Publication) -> &'p Encoded;

    /// What is said to one client alone, as one or several messages in order.
    fn push(&self, push: &Push<'_>, out: &mut dyn FnMut(Encoded));

    /// The last words before the connection is closed, as one or several messages; none where the format has none.
    fn ending(&self, ending: Ending, out: &mut dyn FnMut(Encoded));
}
