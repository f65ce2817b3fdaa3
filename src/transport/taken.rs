use actix_codec::{Encoder, Framed, FramedParts};
use actix_http::{ConnectionType, RequestHead, Response, StatusCode, body::BodySize, h1, ws};
use bytes::BytesMut;
use tokio::{io::AsyncWriteExt, net::TcpStream};

use super::refused::Refused;
use crate::domain::Encoded;

/// A socket taken from the HTTP server, whose request to be a WebSocket has not been answered yet.
pub struct Taken {
    parts: FramedParts<TcpStream, h1::Codec>,
    response: Response<()>,
}

impl Taken {
    /// Takes the socket if the request is a WebSocket handshake as RFC 6455 has it; else answers and closes.
    pub async fn new(head: &RequestHead, framed: Framed<TcpStream, h1::Codec>) -> Option<Self> {
        let parts = framed.into_parts();
        match ws::handshake(head) {
            Ok(mut response) => Some(Self { parts, response: response.finish().drop_body() }),
            Err(error) => {
                let response = Response::with_body(StatusCode::BAD_REQUEST, ());
                let detail = format!("WebSocket handshake: {error}");
                Self { parts, response }.refuse(Refused::new(StatusCode::BAD_REQUEST, detail)).await;
                None
            }
        }
    }

    /// The socket, the answer that makes a WebSocket of it (to be written first), and what was read behind the request.
    pub(super) fn into_parts(self) -> (TcpStream, Encoded, BytesMut) {
        let Self { mut parts, response } = self;
        let mut switching = BytesMut::new();
        // A head without a body always has a form.
        let _ = parts.codec.encode(h1::Message::Item((response, BodySize::None)), &mut switching);
        (parts.io, Encoded { frame: switching.freeze(), header_len: 0 }, parts.read_buf)
    }

    /// Answers in plain HTTP and closes. The request's own body, if any, is not read.
    pub async fn refuse(self, refused: Refused) {
        let mut parts = self.parts;
        let (headers, body) = refused.answer();
        let mut response = Response::with_body(refused.status(), ());
        response.head_mut().set_connection_type(ConnectionType::Close);
        for (name, value) in headers {
            response.headers_mut().insert(name, value);
        }
        let mut bytes = BytesMut::new();
        let size = BodySize::Sized(body.len() as u64);
        let encoded = parts.codec.encode(h1::Message::Item((response, size)), &mut bytes);
        if encoded.and_then(|()| parts.codec.encode(h1::Message::Chunk(Some(body)), &mut bytes)).is_ok() {
            // Whether the client still hears it is its own affair; the socket is closed either way.
            let _ = parts.io.write_all(&bytes).await;
            let _ = parts.io.shutdown().await;
        }
    }
}
