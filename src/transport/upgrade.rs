use std::{sync::Arc, time::Duration};

use actix::Actor;
use actix_codec::{Encoder, Framed};
use actix_http::{Request, RequestHead, StatusCode, body::BodySize, h1, ws};
use bytes::BytesMut;
use tokio::net::TcpStream;

use super::{
    client::Client,
    clockwork::Heartbeat,
    connection::Connection,
    frames::MessageReader,
    json::{JsonProtocol, Opening},
    refusal::UpgradeRefused,
    worker::{Counted, Worker},
};
use crate::{
    domain::{ClientId, Encoded, Identity, Namespace, Position},
    protocol::json::JsonWire,
    rooms::Outbox,
};

/// When a client refused for want of room or in a drain should come back. Stock clients come back by themselves within
/// one to five seconds; this tells the others to do likewise.
const COME_BACK_AFTER: Duration = Duration::from_secs(2);

/// Takes a socket from the HTTP server once its request asks for a WebSocket. Routing, extractors and middleware of
/// actix-web have not seen the request: who the client is and whether it may come in is decided here, from the head.
///
/// What is refused is answered in plain HTTP, so that scripts see a status; only a client that brought no identity at all
/// is let in to bring it in its first message.
pub async fn take_over(request: Request, framed: Framed<TcpStream, h1::Codec>, worker: Worker) {
    match admit(&request, &worker).await {
        Ok(admitted) => open(admitted, framed, worker),
        Err(refused) => {
            let peer = request.peer_addr().map(|peer| worker.proxies.client_address(request.head(), peer));
            let peer = peer.map_or_else(|| "an unknown address".to_owned(), |peer| peer.to_string());
            log::info!("{} to {peer} refused: {} {}", request.path(), refused.status.as_u16(), refused.detail);
            refused.answer(framed).await;
        }
    }
}

struct Admitted {
    namespace: Namespace,
    identity: Option<Identity>,
    since: Option<Position>,
    response: actix_http::Response<()>,
    counted: Counted,
}

async fn admit(request: &Request, worker: &Worker) -> Result<Admitted, UpgradeRefused> {
    let head = request.head();
    let namespace = head.uri.path().strip_prefix("/ws/").and_then(Namespace::from_ws_name).ok_or_else(|| {
        let detail = "expected /ws/leaderboard, /ws/training, /ws/notifications, /ws/field or /socket.io/";
        UpgradeRefused::new(StatusCode::NOT_FOUND, detail)
    })?;
    let response = ws::handshake(head)
        .map_err(|error| UpgradeRefused::new(StatusCode::BAD_REQUEST, format!("WebSocket handshake: {error}")))?
        .finish()
        .drop_body();
    worker
        .origins
        .check(head, request.peer_addr())
        .map_err(|error| UpgradeRefused::new(StatusCode::FORBIDDEN, error.to_string()))?;
    let since = since(head)?;
    if worker.lifecycle.is_draining() {
        return Err(UpgradeRefused::come_back("the service is stopping", COME_BACK_AFTER));
    }
    let counted = worker
        .connections
        .take()
        .ok_or_else(|| UpgradeRefused::come_back("as many connections are open as there may be", COME_BACK_AFTER))?;
    let identity = worker.gate.identify(&worker.gate.credentials(head)).await?;
    if let Some(identity) = &identity {
        let may_enter = worker.rights.may_enter(identity, namespace);
        may_enter.map_err(|refusal| UpgradeRefused::new(StatusCode::FORBIDDEN, refusal.message))?;
    }
    Ok(Admitted { namespace, identity, since, response, counted })
}

/// `?since=k3x:812`: the last position the client has seen.
fn since(head: &RequestHead) -> Result<Option<Position>, UpgradeRefused> {
    let query = head.uri.query().unwrap_or_default();
    let since = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "since");
    let position = since.map(|(_, text)| text.parse()).transpose();
    position.map_err(|error| UpgradeRefused::new(StatusCode::BAD_REQUEST, format!("since: {error}")))
}

fn open(admitted: Admitted, framed: Framed<TcpStream, h1::Codec>, worker: Worker) {
    let mut parts = framed.into_parts();
    let mut switching = BytesMut::new();
    if parts.codec.encode(h1::Message::Item((admitted.response, BodySize::None)), &mut switching).is_err() {
        return;
    }
    // The answer to the handshake goes out together with the first frame.
    let first = Encoded { frame: switching.freeze(), header_len: 0 };
    let outbox = Outbox::on_socket(ClientId::next(), Arc::new(parts.io), &JsonWire, worker.outbox_limits(), first);
    let max_message = usize::try_from(worker.settings.websocket.max_message.as_u64()).unwrap_or(usize::MAX);
    let reader = MessageReader::new(max_message, parts.read_buf);
    let Admitted { namespace, identity, since, counted, .. } = admitted;
    let settings = Arc::clone(&worker.settings);
    let settings = &settings.websocket;
    let outbox = Arc::new(outbox);
    let client = Client::new(worker, Arc::clone(&outbox));
    let protocol = JsonProtocol::new(client, namespace, Opening { identity, since }, counted);
    let heartbeat = Heartbeat { interval: settings.ping_interval, timeout: settings.ping_timeout };
    Connection::new(protocol, outbox, heartbeat, settings.close_timeout).on_socket(reader).start();
}
