//! The change from polling to WebSocket, from the socket's side.

use std::{io, time::Duration};

use actix::Addr;
use tokio::{io::AsyncWriteExt, net::TcpStream};

use super::{Adopt, Engine, EngineHandler, ProbeEnded, ProbeStarted, ProbeWanted};
use crate::{
    protocol::{
        closing::close_code,
        frame,
        socketio::{EnginePacket, engine},
    },
    rooms::Ending,
    transport::{
        connection::Connection,
        frames::{Message, MessageReader},
        taken::Taken,
    },
};

/// More than the two packets of an attempt have.
const MAX_PACKET: usize = 125;

/// Tries a WebSocket out for a session that polls, and lets it take over when the client says so. What the client sends
/// out of turn, or not in time, closes the socket and leaves polling as it was.
pub(super) async fn upgrade<H: EngineHandler>(session: Addr<Connection<Engine<H>>>, time: Duration, taken: Taken) {
    // Whatever goes wrong, the client polls on and may try again.
    let _ = match session.send(ProbeWanted).await {
        Ok(Ok(())) => {
            let probe = Probe(session);
            tokio::time::timeout(time, probe.run(taken)).await.unwrap_or_else(|late| Err(late.into()))
        }
        _ => turn_away(taken).await,
    };
}

/// Stock servers open such a socket too before they close it.
async fn turn_away(taken: Taken) -> io::Result<()> {
    let (mut socket, switching, _) = taken.into_parts();
    socket.write_all(&switching.frame).await?;
    let ending = Ending::ProtocolError;
    socket.write_all(&frame::close(close_code(ending), "the session has a WebSocket already").frame).await
}

/// An attempt of a session to change to a WebSocket. The session is told when it is over, however it ended.
struct Probe<H: EngineHandler>(Addr<Connection<Engine<H>>>);

impl<H: EngineHandler> Probe<H> {
    async fn run(&self, taken: Taken) -> io::Result<()> {
        let Self(session) = self;
        let (mut socket, switching, read) = taken.into_parts();
        socket.write_all(&switching.frame).await?;
        let mut reader = MessageReader::new(MAX_PACKET, read);
        expect(&EnginePacket::Probe, &socket, &mut reader).await?;
        // Before its GET is answered: then the client knows why, and does not poll again.
        socket.write_all(&engine::probe_answer().frame).await?;
        if session.send(ProbeStarted).await.is_err() {
            return Ok(());
        }
        expect(&EnginePacket::Upgrade, &socket, &mut reader).await?;
        // A session that is gone drops the socket.
        let _ = session.send(Adopt { socket: socket.into_std()?, read: reader.into_rest() }).await;
        Ok(())
    }
}

impl<H: EngineHandler> Drop for Probe<H> {
    fn drop(&mut self) {
        let session = self.0.clone();
        actix_rt::spawn(async move {
            // A session that is gone need not be told.
            let _ = session.send(ProbeEnded).await;
        });
    }
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
