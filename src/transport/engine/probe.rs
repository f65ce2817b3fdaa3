//! The change from polling to WebSocket, from the socket's side.

use std::io;

use actix::Addr;
use tokio::{io::AsyncWriteExt, net::TcpStream};

use super::{Adopt, Engine, EngineHandler, EngineServer, ProbeFailed, ProbeStarted};
use crate::{
    protocol::socketio::{EnginePacket, Sid, engine},
    transport::{
        connection::Connection,
        frames::{Message, MessageReader},
        refused::Refused,
        taken::Taken,
    },
};

impl<H: EngineHandler> EngineServer<H> {
    /// Tries a WebSocket out for a session that polls, and lets it take over when the client says so. What the client
    /// sends out of turn, or not in time, closes the socket and leaves polling as it was.
    pub async fn upgrade(&self, sid: Sid, taken: Taken) {
        match self.find(sid) {
            Ok(session) => {
                let (time, most) = (self.settings().upgrade_timeout, self.settings().max_payload());
                // Whatever went wrong, the client goes on polling and may try again.
                let _ = tokio::time::timeout(time, probe(session, taken, most)).await;
            }
            Err(error) => taken.refuse(Refused::from(error)).await,
        }
    }
}

async fn probe<H: EngineHandler>(
    session: Addr<Connection<Engine<H>>>,
    taken: Taken,
    max_payload: usize,
) -> io::Result<()> {
    let (mut socket, switching, read) = taken.into_parts();
    socket.write_all(&switching.frame).await?;
    let mut reader = MessageReader::new(max_payload, read);
    expect(&EnginePacket::Probe, &socket, &mut reader).await?;
    if !matches!(session.send(ProbeStarted).await, Ok(Ok(()))) {
        return Ok(());
    }
    let mut probing = Probing(Some(session.clone()));
    socket.write_all(&engine::probe_answer().frame).await?;
    expect(&EnginePacket::Upgrade, &socket, &mut reader).await?;
    let adopt = Adopt { socket: socket.into_std()?, read: reader.into_rest() };
    if matches!(session.send(adopt).await, Ok(Ok(()))) {
        probing.0 = None;
    }
    Ok(())
}

/// Waits for this packet; any other is an error.
async fn expect(packet: &EnginePacket, socket: &TcpStream, reader: &mut MessageReader) -> io::Result<()> {
    loop {
        match reader.next() {
            Ok(Some(Message::Text(text))) if EnginePacket::parse(&text).as_ref() == Ok(packet) => return Ok(()),
            Ok(Some(Message::Ping(_) | Message::Pong)) => {}
            Ok(Some(_)) | Err(_) => return Err(io::ErrorKind::InvalidData.into()),
            Ok(None) => {
                socket.readable().await?;
                match socket.try_read_buf(reader.buffer()) {
                    Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                    Err(error) if error.kind() != io::ErrorKind::WouldBlock => return Err(error),
                    _ => {}
                }
            }
        }
    }
}

/// Tells the session when the attempt comes to nothing, for whatever reason.
struct Probing<H: EngineHandler>(Option<Addr<Connection<Engine<H>>>>);

impl<H: EngineHandler> Drop for Probing<H> {
    fn drop(&mut self) {
        if let Some(session) = self.0.take() {
            actix_rt::spawn(async move {
                // A session that is gone need not be told.
                let _ = session.send(ProbeFailed).await;
            });
        }
    }
}
