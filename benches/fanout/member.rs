//! One subscriber: from its upgrade through the steps of its dialect to counting events.

use std::io::{ErrorKind, Read, Write};

use anyhow::{Context, Result, bail, ensure};
use mio::net::TcpStream;

use crate::{
    dialect::Dialect,
    frames::{self, CLOSE, PING, PONG, TEXT},
};

/// A subscriber that came in, or is on its way.
pub(crate) struct Member {
    /// Whose it is; the crowd's users are 1 to n.
    pub(crate) user: u32,
    /// Events received.
    pub(crate) events: u64,
    /// The numbers of the events in the order they came, if this member is one of those that look inside.
    pub(crate) numbers: Option<Vec<u64>>,
    /// Why the connection ended, if it did.
    pub(crate) ended: Option<String>,
    stream: TcpStream,
    dialect: Dialect,
    joining: bool,
    state: State,
    /// The beginning of a frame whose rest has not come.
    tail: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    AwaitsUpgrade,
    AwaitsStep(usize),
    In,
}

impl Member {
    /// A member whose upgrade request has just been sent on `stream`.
    pub(crate) fn new(stream: TcpStream, dialect: Dialect, user: u32, joining: bool) -> Self {
        Self {
            user,
            events: 0,
            numbers: None,
            ended: None,
            stream,
            dialect,
            joining,
            state: State::AwaitsUpgrade,
            tail: Vec::new(),
        }
    }

    /// The socket, to register.
    pub(crate) fn stream(&mut self) -> &mut TcpStream {
        &mut self.stream
    }

    /// Whether every step has been taken.
    pub(crate) fn is_in(&self) -> bool {
        self.state == State::In
    }

    /// Takes what has arrived, through `buffer`, which members share and none keeps. An end of the connection is noted
    /// in [`Member::ended`]; an error is something that the wire contract does not have.
    pub(crate) fn receive(&mut self, buffer: &mut [u8]) -> Result<()> {
        loop {
            let kept = self.tail.len();
            let free = buffer.len() - kept;
            let received = match self.stream.read(&mut buffer[kept..]) {
                Ok(0) => {
                    self.ended.get_or_insert_with(|| "closed".to_owned());
                    return Ok(());
                }
                Ok(received) => received,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) => {
                    self.ended.get_or_insert_with(|| error.to_string());
                    return Ok(());
                }
            };
            buffer[..kept].copy_from_slice(&self.tail);
            let filled = &buffer[..kept + received];
            let used = self.take(filled)?;
            self.tail.clear();
            self.tail.extend_from_slice(&filled[used..]);
            // A short read has emptied the socket; epoll tells when there is more.
            if received < free {
                return Ok(());
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<usize> {
        let mut used = 0;
        if self.state == State::AwaitsUpgrade {
            let Some(head) = bytes.windows(4).position(|end| end == b"\r\n\r\n") else { return Ok(0) };
            ensure!(bytes.starts_with(b"HTTP/1.1 101 "), "refused: {}", String::from_utf8_lossy(bytes));
            used = head + 4;
            self.advance(0);
        }
        Ok(used + frames::walk(&bytes[used..], |first, payload| self.frame(first, payload))?)
    }

    fn frame(&mut self, first: u8, payload: &[u8]) -> Result<()> {
        match first {
            TEXT if self.is_in() && self.dialect.is_event(payload) => self.event(payload),
            TEXT => self.text(payload),
            PING => self.send(PONG, payload),
            CLOSE => {
                let (code, reason) = payload.split_at_checked(2).unwrap_or_default();
                let code = code.iter().fold(0, |code, &byte| code << 8 | u32::from(byte));
                self.ended = Some(format!("closed with {code} {:?}", String::from_utf8_lossy(reason)));
                Ok(())
            }
            _ => bail!("a frame that begins with {first:#04x}"),
        }
    }

    fn event(&mut self, payload: &[u8]) -> Result<()> {
        self.events += 1;
        if let Some(numbers) = &mut self.numbers {
            numbers.push(self.dialect.number(payload)?);
        }
        Ok(())
    }

    fn text(&mut self, payload: &[u8]) -> Result<()> {
        if let Some(answer) = self.dialect.answer(payload) {
            return self.send(TEXT, answer.as_bytes());
        }
        let unexpected = || format!("unexpected: {}", String::from_utf8_lossy(payload));
        let State::AwaitsStep(number) = self.state else { bail!(unexpected()) };
        let step = self.dialect.steps(self.joining).get(number).with_context(unexpected)?;
        ensure!(payload.starts_with(step.expect.as_bytes()), unexpected());
        if let Some(answer) = step.answer {
            self.send(TEXT, answer(self.user).as_bytes())?;
        }
        self.advance(number + 1);
        Ok(())
    }

    fn advance(&mut self, step: usize) {
        let steps = self.dialect.steps(self.joining).len();
        self.state = if step < steps { State::AwaitsStep(step) } else { State::In };
    }

    /// Few bytes on a socket that carries next to nothing in this direction: they fit, or the connection is broken.
    fn send(&mut self, first: u8, payload: &[u8]) -> Result<()> {
        self.stream.write_all(&frames::from_client(first, payload)).context("cannot send")
    }
}
