//! Socket.IO over a WebSocket, packet by packet.

use serde_json::Value;

use super::{
    Raw, TestService,
    raw::{Frame, TEXT, frame},
};

/// Opens a Socket.IO session on a WebSocket; its sid. More of a query begins with `&`.
pub(crate) async fn open_socketio(service: &TestService, query: &str) -> (Raw, String) {
    let mut raw = upgrade(service, query).await;
    let open = next_packet(&mut raw).await;
    let sid = sid_of(&open);
    (raw, sid)
}

/// A WebSocket at Socket.IO's path, on which nothing has been said.
pub(crate) async fn upgrade(service: &TestService, query: &str) -> Raw {
    let mut raw = Raw::connect(service.address()).await;
    raw.shake_hands(&handshake(query)).await;
    raw
}

/// The head of a handshake at Socket.IO's path.
pub(crate) fn handshake(query: &str) -> String {
    format!(
        "GET /socket.io/?EIO=4&transport=websocket{query} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n\
         Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
}

/// The sid in an open packet.
pub(crate) fn sid_of(open: &str) -> String {
    let open = open.strip_prefix('0').unwrap_or_else(|| panic!("expected an open packet, got {open}"));
    let open: Value = serde_json::from_str(open).unwrap();
    open["sid"].as_str().unwrap().to_owned()
}

/// The next packet; the service's pings are answered.
pub(crate) async fn next_packet(raw: &mut Raw) -> String {
    loop {
        let Frame { first, payload } = raw.frame().await;
        assert_eq!(first, TEXT);
        if payload != b"2" {
            return String::from_utf8(payload).unwrap();
        }
        raw.write(&frame(TEXT, b"3")).await;
    }
}
