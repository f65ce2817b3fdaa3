use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicU64, Ordering},
};

use bytes::Bytes;
use serde_json::value::RawValue;

use super::{ClientId, Epoch, RoomKey, UserId};

/// An event addressed to one audience that has no place in the journal yet.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Who should hear it.
    pub audience: RoomKey,
    /// The event's name on the wire, such as `rankings:update`.
    pub event: Arc<str>,
    /// The payload, serialised once and shared from here on.
    pub data: Arc<RawValue>,
    /// The one client of the audience that must not hear it: the one who caused it.
    pub except: Option<ClientId>,
    /// Not worth keeping (typing and the like): gets no offset, is never recovered, and is the first to go when the
    /// service is short of room.
    pub fleeting: bool,
    /// It tells of something achieved, which is kept for good.
    pub achieved: Option<Achieved>,
}

impl Draft {
    /// An event that is kept, and that all of its audience hear.
    pub fn new(audience: RoomKey, event: impl Into<Arc<str>>, data: Arc<RawValue>) -> Self {
        Self { audience, event: event.into(), data, except: None, fleeting: false, achieved: None }
    }
}

/// Who achieved something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Achieved {
    /// Who.
    pub user: UserId,
    /// Whether everybody may know.
    pub public: bool,
}

/// A publication in one wire format: the bytes as they are written to a WebSocket, and where in them the payload begins
/// (transports without frames write from there on).
#[derive(Debug, Clone)]
pub struct Encoded {
    /// A whole WebSocket frame (server frames are not masked), shared by every recipient.
    pub frame: Bytes,
    /// The length of the frame's header.
    pub header_len: u8,
}

impl Encoded {
    /// The payload without the WebSocket header.
    pub fn payload(&self) -> Bytes {
        self.frame.slice(usize::from(self.header_len)..)
    }
}

/// The wire formats a publication can be cached in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Plain JSON over WebSocket.
    Json,
    /// Socket.IO without recovery offsets.
    SocketIo,
    /// Socket.IO with the recovery offset as last argument.
    SocketIoRecoverable,
}

impl Encoding {
    const COUNT: usize = 3;
}

/// An event addressed to one audience, with its place in the journal. Shared by all workers and recipients, and encoded
/// at most once per wire format whatever their number.
#[derive(Debug)]
pub struct Publication {
    /// What is said and to whom.
    pub draft: Draft,
    /// The life of the journal it was told in.
    pub epoch: Epoch,
    /// The place in it; `None` for fleeting events.
    pub offset: Option<u64>,
    /// When it was told, in milliseconds since 1970.
    pub told_at: i64,
    /// Tells it from all others in this process, those without an offset too; grows in the order in which they are made.
    pub serial: u64,
    encoded: [OnceLock<Encoded>; Encoding::COUNT],
}

impl Publication {
    /// Gives the draft its place.
    pub fn new(draft: Draft, epoch: Epoch, offset: Option<u64>, told_at: i64) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let serial = NEXT.fetch_add(1, Ordering::Relaxed);
        Self { draft, epoch, offset, told_at, serial, encoded: Default::default() }
    }

    /// The publication in a wire format; `encode` runs only for the first who asks.
    pub fn encoded(&self, encoding: Encoding, encode: impl FnOnce(&Self) -> Encoded) -> &Encoded {
        self.encoded[encoding as usize].get_or_init(|| encode(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Namespace;

    #[test]
    fn a_publication_is_encoded_once_per_format() {
        let data = RawValue::from_string("{}".to_owned()).unwrap();
        let draft = Draft::new(RoomKey::everyone(Namespace::Root), "notification", data.into());
        let publication = Publication::new(draft, "e1".parse().unwrap(), Some(1), 0);
        let first =
            publication.encoded(Encoding::Json, |_| Encoded { frame: Bytes::from_static(b"\x81\x01a"), header_len: 2 });
        assert_eq!(first.payload(), "a");
        let second = publication.encoded(Encoding::Json, |_| unreachable!("already encoded"));
        assert_eq!(second.frame.as_ptr(), publication.encoded[0].get().unwrap().frame.as_ptr());
    }
}
