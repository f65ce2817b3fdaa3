use bytes::Bytes;

use super::{Ending, Push};
use crate::{
    domain::{Encoded, Publication},
    telemetry::Protocol,
};

/// How a client is spoken to: bytes are made here and nowhere else. A wire format has no state of its own; protocols
/// implement it for the registry, which must not know them.
pub trait Wire: Send + Sync {
    /// What it is called in figures.
    fn protocol(&self) -> Protocol;

    /// The publication's bytes: made for the first recipient, shared by all others. `recoverable` is whether the client
    /// asked for positions in the events of this namespace, where the format knows the difference.
    fn publication<'p>(&self, publication: &'p Publication, recoverable: bool) -> &'p Encoded;

    /// What is said to one client alone, as one or several messages in order.
    fn push(&self, push: &Push<'_>, out: &mut dyn FnMut(Encoded));

    /// Makes one HTTP answer of at most so many bytes out of the first messages of a queue, for formats that can be polled, and
    /// tells how many those are; `None` if there is nothing.
    fn poll_answer(&self, queue: &mut dyn Iterator<Item = &Encoded>, most: usize) -> Option<(Bytes, usize)>;

    /// The last words before the connection is closed, as one or several messages. `polled` is whether the client polls
    /// and has no socket that could be closed.
    fn ending(&self, ending: Ending, polled: bool, out: &mut dyn FnMut(Encoded));
}
