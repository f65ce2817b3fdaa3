//! WebSocket frames, as far as a load generator needs them: found by their headers, payloads left as they are.

use anyhow::Result;

/// First byte of a whole text frame.
pub(crate) const TEXT: u8 = 0x81;
/// First byte of a close frame.
pub(crate) const CLOSE: u8 = 0x88;
/// First byte of a ping.
pub(crate) const PING: u8 = 0x89;
/// First byte of a pong.
pub(crate) const PONG: u8 = 0x8A;

/// Calls `visit(first byte, payload)` for each complete frame of a server (not masked) in `bytes`, in order, and returns
/// how many bytes they took; what follows is the beginning of the next frame.
pub(crate) fn walk(bytes: &[u8], mut visit: impl FnMut(u8, &[u8]) -> Result<()>) -> Result<usize> {
    let mut at = 0;
    while let Some((header, length)) = header(&bytes[at..]) {
        let end = at + header + length;
        let Some(payload) = bytes.get(at + header..end) else { break };
        visit(bytes[at], payload)?;
        at = end;
    }
    Ok(at)
}

/// Lengths of header and payload of the frame at the start of `bytes`, once the header is there.
fn header(bytes: &[u8]) -> Option<(usize, usize)> {
    match *bytes.get(1)? & 0x7F {
        126 => Some((4, u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?).into())),
        127 => Some((10, u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?) as usize)),
        short => Some((2, short.into())),
    }
}

/// A frame as a server sends it. Payloads up to 65,535 bytes.
pub(crate) fn from_server(first: u8, payload: &[u8]) -> Vec<u8> {
    frame(first, 0, payload)
}

/// An event as the bare loops send it: about as long as the service's own.
pub(crate) fn event(body: &[u8]) -> Vec<u8> {
    let text = [br#"{"type":"event","event":"rankings:update","data":"#, body, br#","offset":1000}"#].concat();
    from_server(TEXT, &text)
}

/// A frame as a client sends it: masked, with the key 0, which leaves the payload as it is. Payloads up to 65,535 bytes.
pub(crate) fn from_client(first: u8, payload: &[u8]) -> Vec<u8> {
    frame(first, 0x80, payload)
}

fn frame(first: u8, mask: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(payload.len() + 8);
    match payload.len() {
        short @ 0..126 => frame.extend([first, mask | short as u8]),
        long => {
            frame.extend([first, mask | 126]);
            frame.extend((long as u16).to_be_bytes());
        }
    }
    if mask != 0 {
        frame.extend([0; 4]);
    }
    frame.extend(payload);
    frame
}
