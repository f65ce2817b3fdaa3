//! WebSocket frames as a server writes them (RFC 6455, section 5.2): whole, unmasked.

use bytes::Bytes;

use crate::domain::Encoded;

/// What a frame carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opcode {
    /// UTF-8 text.
    Text = 0x1,
    /// Bytes.
    Binary = 0x2,
    /// The last frame of a connection.
    Close = 0x8,
    /// Asks for a pong.
    Ping = 0x9,
    /// Answers a ping.
    Pong = 0xA,
}

const FIN: u8 = 0x80;
const LEN_U16: u8 = 126;
const LEN_U64: u8 = 127;

/// The longest header a server writes.
const MAX_HEADER: usize = 10;

/// A frame whose payload `write` appends to the buffer. The header is put in front of it afterwards, without a copy.
pub fn frame(opcode: Opcode, write: impl FnOnce(&mut Vec<u8>)) -> Encoded {
    let mut buffer = vec![0; MAX_HEADER];
    write(&mut buffer);
    let len = buffer.len() - MAX_HEADER;
    let mut header = [0; MAX_HEADER];
    header[0] = FIN | opcode as u8;
    let header_len = match (u8::try_from(len), u16::try_from(len)) {
        (Ok(short), _) if short < LEN_U16 => {
            header[1] = short;
            2
        }
        (_, Ok(medium)) => {
            header[1] = LEN_U16;
            header[2..4].copy_from_slice(&medium.to_be_bytes());
            4
        }
        _ => {
            header[1] = LEN_U64;
            header[2..10].copy_from_slice(&(len as u64).to_be_bytes());
            10
        }
    };
    let start = MAX_HEADER - usize::from(header_len);
    buffer[start..MAX_HEADER].copy_from_slice(&header[..usize::from(header_len)]);
    Encoded { frame: Bytes::from(buffer).slice(start..), header_len }
}

/// The question whether the peer is still there.
pub fn ping() -> Encoded {
    frame(Opcode::Ping, |_| ())
}

/// The answer to a ping, with its payload.
pub fn pong(payload: &[u8]) -> Encoded {
    frame(Opcode::Pong, |pong| pong.extend_from_slice(payload))
}

/// A close frame; the reason must not be longer than the 123 bytes RFC 6455 leaves it.
pub fn close(code: u16, reason: &str) -> Encoded {
    frame(Opcode::Close, |payload| {
        payload.extend_from_slice(&code.to_be_bytes());
        payload.extend_from_slice(reason.as_bytes());
    })
}

#[cfg(test)]
mod tests {
    use actix_codec::Decoder;
    use actix_http::ws;
    use bytes::BytesMut;

    use super::*;

    #[test]
    fn every_length_is_read_back() {
        for len in [0, 1, 125, 126, 127, 65_535, 65_536, 70_000] {
            let encoded = frame(Opcode::Text, |payload| payload.resize(MAX_HEADER + len, b'x'));
            let mut codec = ws::Codec::new().client_mode().max_size(1 << 20);
            let decoded = codec.decode(&mut BytesMut::from(&encoded.frame[..])).unwrap().unwrap();
            assert_eq!(decoded, ws::Frame::Text(Bytes::from(vec![b'x'; len])));
            assert_eq!(encoded.payload().len(), len);
        }
    }

    #[test]
    fn a_close_frame_carries_code_and_reason() {
        let encoded = close(4001, "slow");
        let decoded = ws::Codec::new().client_mode().decode(&mut BytesMut::from(&encoded.frame[..])).unwrap();
        let reason = ws::CloseReason { code: ws::CloseCode::Other(4001), description: Some("slow".to_owned()) };
        assert_eq!(decoded, Some(ws::Frame::Close(Some(reason))));
    }
}
