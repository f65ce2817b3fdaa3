//! For the tests of this floor: a wire format that can be read back, socket pairs, publications.

use std::sync::Arc;

use bytes::{BufMut, Bytes, BytesMut};
use serde_json::value::RawValue;
use tokio::{
    io::AsyncReadExt,
    net::{TcpSocket, TcpStream},
};

use super::{Ending, Push, Wire};
use crate::{
    domain::{Draft, Encoded, Encoding, Publication, RoomKey},
    telemetry::Protocol,
};

/// Each message is a text behind its length in four bytes; an answer to a poll is texts separated by line feeds.
pub(super) struct TestWire;

const HEADER: usize = 4;

/// A message of this wire.
pub(super) fn message(text: &str) -> Encoded {
    let mut frame = BytesMut::new();
    frame.put_u32(u32::try_from(text.len()).unwrap());
    frame.put_slice(text.as_bytes());
    Encoded { frame: frame.freeze(), header_len: HEADER as u8 }
}

impl Wire for TestWire {
    fn protocol(&self) -> Protocol {
        Protocol::Json
    }

    fn publication<'p>(&self, publication: &'p Publication, _: bool) -> &'p Encoded {
        publication.encoded(Encoding::Json, |publication| {
            let offset = publication.offset.map_or_else(|| "-".to_owned(), |offset| offset.to_string());
            message(&format!("{offset} {}", publication.draft.event))
        })
    }

    fn push(&self, push: &Push<'_>, out: &mut dyn FnMut(Encoded)) {
        out(message(&match push {
            Push::Hello { position, .. } => format!("hello {}", position.offset),
            Push::Joined { room, position, .. } => format!("joined {room} {}", position.offset),
            Push::Left { room, .. } => format!("left {room}"),
            Push::Gap { position, .. } => format!("gap {}", position.offset),
            Push::Ack { .. } => "ack".to_owned(),
            Push::Event { event, .. } => (*event).to_owned(),
            Push::Error { code, .. } => format!("error {code}"),
        }));
    }

    fn poll_answer(&self, queue: &mut dyn Iterator<Item = &Encoded>, most: usize) -> Option<(Bytes, usize)> {
        let mut answer = BytesMut::from(&queue.next()?.payload()[..]);
        let mut count = 1;
        for next in queue {
            if answer.len() + next.frame.len() > most {
                break;
            }
            answer.put_u8(b'\n');
            answer.put_slice(&next.payload());
            count += 1;
        }
        Some((answer.freeze(), count))
    }

    fn ending(&self, ending: Ending, _: bool, out: &mut dyn FnMut(Encoded)) {
        out(message(&format!("end {ending:?}")));
    }
}

/// A publication whose message reads `{offset} {event}`, or `- {event}` without an offset.
pub(super) fn publication(audience: RoomKey, offset: Option<u64>, event: &str) -> Arc<Publication> {
    let data = RawValue::from_string("{}".to_owned()).unwrap().into();
    let draft = Draft { fleeting: offset.is_none(), ..Draft::new(audience, event, data) };
    Arc::new(Publication::new(draft, "e1".parse().unwrap(), offset, 0))
}

/// Two ends of a connection with buffers as small as the kernel lets them be: the service's, and the client's.
pub(super) async fn socket_pair() -> (Arc<TcpStream>, TcpStream) {
    const SMALL: u32 = 4096;
    let listener = TcpSocket::new_v4().unwrap();
    listener.set_send_buffer_size(SMALL).unwrap();
    listener.bind(([127, 0, 0, 1], 0).into()).unwrap();
    let listener = listener.listen(1).unwrap();
    let client = TcpSocket::new_v4().unwrap();
    client.set_recv_buffer_size(SMALL).unwrap();
    let (client, service) = tokio::join!(client.connect(listener.local_addr().unwrap()), listener.accept());
    let (service, _) = service.unwrap();
    service.writable().await.unwrap();
    (Arc::new(service), client.unwrap())
}

/// What the client reads next; `None` when the service has closed. A message that breaks off fails the test.
pub(super) async fn read_message(client: &mut TcpStream) -> Option<String> {
    let mut header = [0; HEADER];
    if client.read(&mut header[..1]).await.unwrap() == 0 {
        return None;
    }
    client.read_exact(&mut header[1..]).await.unwrap();
    let mut text = vec![0; u32::from_be_bytes(header) as usize];
    client.read_exact(&mut text).await.unwrap();
    Some(String::from_utf8(text).unwrap())
}

/// Everything the client reads until the service closes.
pub(super) async fn read_all(mut client: TcpStream) -> Vec<String> {
    let mut messages = Vec::new();
    while let Some(message) = read_message(&mut client).await {
        messages.push(message);
    }
    messages
}
