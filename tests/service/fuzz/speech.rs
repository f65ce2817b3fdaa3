//! How packets are put into the frames of a WebSocket.

use bytes::Bytes;
use proptest::{prelude::*, sample::Index};

use crate::harness::{
    Raw,
    raw::{BINARY, CLOSE, Frame, PING, PONG, TEXT, frame},
};

const NOT_LAST: u8 = 0x7f;
const CONTINUATION: u8 = 0x00;
const LAST_CONTINUATION: u8 = 0x80;

/// Behind everything that is said; whoever is alive answers it.
const ALIVE: &[u8] = b"still alive?";

/// A packet, and how it is said.
#[derive(Debug, Clone)]
pub(super) enum Said {
    Text(Bytes),
    Binary(Bytes),
    /// Cut in three.
    Fragments(Bytes, Index, Index),
    /// The first of two fragments, and never the other.
    Unfinished(Bytes),
    /// A frame that breaks off. Nothing that follows can be understood.
    BrokenOff(Bytes, Index),
}

/// What becomes of who said something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It is answered.
    Alive,
    /// It is closed.
    Closed,
}

/// How often which end was seen; a test that saw one alone shows nothing.
#[derive(Debug, Default)]
pub(super) struct Ends {
    alive: usize,
    closed: usize,
}

impl Ends {
    pub(super) fn count(&mut self, end: End) {
        match end {
            End::Alive => self.alive += 1,
            End::Closed => self.closed += 1,
        }
    }

    /// Both were seen, and neither hardly ever.
    pub(super) fn are_mixed(&self) {
        assert!(self.alive * 10 >= self.closed && self.closed * 10 >= self.alive, "{self:?}");
    }
}

/// A packet said in one of the ways.
pub(super) fn said(packets: impl Strategy<Value = Bytes>) -> impl Strategy<Value = Said> {
    (packets, 0..20, any::<Index>(), any::<Index>()).prop_map(|(packet, way, a, b)| match way {
        0..12 => Said::Text(packet),
        12..15 => Said::Binary(packet),
        15..18 => Said::Fragments(packet, a, b),
        18 => Said::Unfinished(packet),
        _ => Said::BrokenOff(packet, a),
    })
}

impl Said {
    pub(super) fn frames(&self) -> Vec<u8> {
        match self {
            Self::Text(packet) => frame(TEXT, packet),
            Self::Binary(packet) => frame(BINARY, packet),
            Self::Fragments(packet, a, b) => {
                let (a, b) = (a.index(packet.len() + 1), b.index(packet.len() + 1));
                let (a, b) = (a.min(b), a.max(b));
                let first = frame(TEXT & NOT_LAST, &packet[..a]);
                let rest = [frame(CONTINUATION, &packet[a..b]), frame(LAST_CONTINUATION, &packet[b..])].concat();
                [first, frame(PING, b"between"), rest].concat()
            }
            Self::Unfinished(packet) => frame(TEXT & NOT_LAST, packet),
            Self::BrokenOff(packet, at) => {
                let mut frame = frame(TEXT, packet);
                frame.truncate(at.index(frame.len()));
                frame
            }
        }
    }
}

/// Says all of it at once, and looks whether the client is answered or closed; one of the two must come.
pub(super) async fn say(raw: &mut Raw, said: &[Said]) -> End {
    raw.try_write(&said.iter().flat_map(Said::frames).collect::<Vec<u8>>()).await;
    if said.iter().any(|said| matches!(said, Said::BrokenOff(..))) {
        // The service waits for the rest, which never comes.
        raw.writing.hang_up().await;
        return over(raw).await;
    }
    alive(raw).await
}

/// Whether somebody answers, behind everything it was told.
async fn alive(raw: &mut Raw) -> End {
    raw.try_write(&frame(PING, ALIVE)).await;
    loop {
        match raw.reading.frame_if_alive().await {
            Some(Frame { first: PONG, payload }) if payload == ALIVE => return End::Alive,
            Some(Frame { first: CLOSE, .. }) | None => return End::Closed,
            Some(Frame { first: TEXT | BINARY | PONG, .. }) => {}
            Some(other) => panic!("the service sent {other:?}"),
        }
    }
}

/// Reads until the connection is over.
async fn over(raw: &mut Raw) -> End {
    while raw.reading.frame_if_alive().await.is_some_and(|frame| frame.first != CLOSE) {}
    End::Closed
}
