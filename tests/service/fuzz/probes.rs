//! The change from polling to WebSocket, as it should not be done.

use bytes::Bytes;
use proptest::prelude::*;

use super::{
    polling::Session,
    speech::{End, Said, said, say},
};
use crate::harness::{
    Raw,
    raw::{CLOSE, TEXT},
    socketio::handshake,
};

#[derive(Debug, Clone)]
pub(super) enum Probe {
    /// A socket on which nothing is said, and which is left.
    Silent,
    /// Hardly ever a probe.
    Wrong(Said),
    /// The change, without having tried.
    Untried,
    /// A probe, and then nothing.
    GivenUp,
    /// A probe, and then hardly ever the change.
    ThenWrong(Said),
    /// Two sockets at once.
    Two,
    /// The change as it should be, with more behind it in one go.
    Upgrade(Vec<Said>),
    /// The same, and then as if nothing had been: GET, POST, another socket.
    UpgradeForgotten,
    /// For a session that never was.
    OfNobody,
}

pub(super) fn probe(packets: impl Strategy<Value = Bytes> + 'static) -> impl Strategy<Value = Probe> {
    let said = said(packets).boxed();
    prop_oneof![
        1 => Just(Probe::Silent),
        1 => said.clone().prop_map(Probe::Wrong),
        1 => Just(Probe::Untried),
        1 => Just(Probe::GivenUp),
        1 => said.clone().prop_map(Probe::ThenWrong),
        1 => Just(Probe::Two),
        3 => prop::collection::vec(said, 0..4).prop_map(Probe::Upgrade),
        2 => Just(Probe::UpgradeForgotten),
        1 => Just(Probe::OfNobody),
    ]
}

impl Probe {
    pub(super) async fn happens_to(&self, session: &mut Session<'_>) {
        match self {
            Self::Silent => drop(socket(session).await),
            Self::Wrong(said) => attempt(session, std::slice::from_ref(said)).await,
            Self::Untried => {
                let before = session.upgraded.is_some();
                attempt(session, &[text("5")]).await;
                assert_eq!(session.upgraded.is_some(), before, "a socket took over that was not tried out");
            }
            Self::GivenUp => drop(tried(session).await),
            Self::ThenWrong(said) => attempt(session, &[text("2probe"), said.clone()]).await,
            Self::Two => {
                for mut raw in [tried(session).await, tried(session).await].into_iter().flatten() {
                    if say(&mut raw, &[text("5")]).await == End::Alive {
                        assert!(session.upgraded.replace(raw).is_none(), "two sockets took over");
                    }
                }
            }
            Self::Upgrade(said) => {
                let said = [text("2probe"), text("5")].into_iter().chain(said.iter().cloned());
                attempt(session, &said.collect::<Vec<_>>()).await;
            }
            Self::UpgradeForgotten => {
                attempt(session, &[text("2probe"), text("5")]).await;
                if session.upgraded.is_some() {
                    assert_eq!(session.post("40/training,").await, 400);
                    assert_eq!(session.get().await.0, 400);
                    assert!(tried(session).await.is_none(), "a WebSocket was replaced by another");
                }
            }
            Self::OfNobody => {
                let mut raw = Raw::connect(session.service.address()).await;
                raw.write(handshake("&sid=AAAAAAAAAAAAAAAAAAAA").as_bytes()).await;
                assert!(raw.head().await.starts_with("HTTP/1.1 400 "));
            }
        }
    }
}

fn text(packet: &'static str) -> Said {
    Said::Text(Bytes::from_static(packet.as_bytes()))
}

/// A socket for the session, if there still is one.
async fn socket(session: &Session<'_>) -> Option<Raw> {
    let mut raw = Raw::connect(session.service.address()).await;
    raw.write(handshake(&format!("&sid={}", session.sid)).as_bytes()).await;
    raw.head().await.starts_with("HTTP/1.1 101 ").then_some(raw)
}

/// A socket that has been tried out with success.
async fn tried(session: &Session<'_>) -> Option<Raw> {
    let mut raw = socket(session).await?;
    raw.try_write(&text("2probe").frames()).await;
    let answer = raw.reading.frame_if_alive().await?;
    match answer.first {
        CLOSE => None,
        _ => {
            assert_eq!((answer.first, &answer.payload[..]), (TEXT, &b"3probe"[..]));
            Some(raw)
        }
    }
}

/// Says this on a socket, which ends by it, or because it takes too long, or takes over.
async fn attempt(session: &mut Session<'_>, said: &[Said]) {
    let Some(mut raw) = socket(session).await else { return };
    if say(&mut raw, said).await == End::Alive {
        session.upgraded = Some(raw);
    }
}
