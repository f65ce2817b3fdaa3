use std::{sync::Arc, time::Duration};

use actix::Actor;
use actix_codec::Framed;
use actix_http::{Request, RequestHead, StatusCode, h1};
use tokio::net::TcpStream;

use super::{
    client::Client,
    clockwork::Heartbeat,
    connection::Connection,
    engine,
    frames::MessageReader,
    json::{JsonProtocol, Opening},
    refused::Refused,
    socketio::{self, SocketIoEndpoint},
    taken::Taken,
    worker::{Counted, Worker},
};
use crate::{
    domain::{ClientId, Device, Identity, Namespace, Position},
    protocol::json::JsonWire,
    rooms::{Outbox, OutboxLimits},
    session::identity::Credentials,
    settings::in_bytes,
    telemetry,
};

/// When a client refused for want of room or in a drain should come back. Stock clients come back by themselves within
/// one to five seconds; this tells the others to do likewise.
const COME_BACK_AFTER: Duration = Duration::from_secs(2);

/// Takes a socket from the HTTP server once its request asks for a WebSocket. Routing, extractors and middleware of
/// actix-web have not seen the request: who the client is and whether it may come in is decided here, from the head.
///
/// What is refused is answered in plain HTTP, so that scripts see a status; only a client that brought no identity at all
/// is let in to bring it in its first message.
pub async fn take_over(request: Request, framed: Framed<TcpStream, h1::Codec>, worker: Arc<Worker>) {
    let head = request.head();
    let path = head.uri.path();
    let Some(taken) = Taken::new(head, framed).await else { return };
    if socketio::PATHS.contains(&path) {
        return engine::take_over(&SocketIoEndpoint::new(worker), head, taken).await;
    }
    match admit(head, &worker).await {
        Ok(admitted) => open(admitted, taken, worker),
        Err(refused) => {
            log_refusal(head, &worker, &refused);
            taken.refuse(refused).await;
        }
    }
}

/// One line for the operator: what was asked for, from where, and why not. It is counted as well.
pub(super) fn log_refusal(head: &RequestHead, worker: &Worker, refused: &Refused) {
    worker.figures.refused(telemetry::Refused::Handshake);
    let address = head.peer_addr.map(|peer| worker.origins.proxies().client_address(head, peer).to_string());
    let address = address.as_deref().unwrap_or("an unknown address");
    log::info!("{} to {address} refused: {} {}", head.uri.path(), refused.status().as_u16(), refused.detail());
}

/// What every transport asks before it lets a client in: whether there is room. What is counted is the connection, until
/// it is dropped.
pub(super) fn take_place(worker: &Worker) -> Result<Counted, Refused> {
    if worker.lifecycle.is_draining() {
        return Err(Refused::come_back("the service is stopping", COME_BACK_AFTER));
    }
    let counted = worker.connections.take();
    counted.ok_or_else(|| Refused::come_back("as many connections are open as there may be", COME_BACK_AFTER))
}

struct Admitted {
    namespace: Namespace,
    device: Option<Device>,
    opening: Opening,
    counted: Counted,
}

async fn admit(head: &RequestHead, worker: &Worker) -> Result<Admitted, Refused> {
    let namespace = head.uri.path().strip_prefix("/ws/").and_then(Namespace::from_ws_name).ok_or_else(|| {
        let detail = "expected /ws/leaderboard, /ws/training, /ws/notifications, /ws/field or /socket.io/";
        Refused::new(StatusCode::NOT_FOUND, detail)
    })?;
    let since = since(head)?;
    let origin = worker.origins.check(head, head.peer_addr);
    origin.map_err(|error| Refused::new(StatusCode::FORBIDDEN, error.to_string()))?;
    let credentials = worker.gate.credentials(head);
    let device = device(head, &credentials, worker)?;
    let counted = take_place(worker)?;
    let identity = worker.gate.identify(&credentials).await?;
    if let Some(identity) = &identity {
        may_enter(identity, namespace, worker)?;
    }
    Ok(Admitted { namespace, device, opening: Opening { identity, since }, counted })
}

fn may_enter(identity: &Identity, namespace: Namespace, worker: &Worker) -> Result<(), Refused> {
    let may_enter = worker.rights.may_enter(identity, namespace);
    may_enter.map_err(|refusal| Refused::new(StatusCode::FORBIDDEN, refusal.message))
}

/// `?since=k3x:812`: the last position the client has seen.
fn since(head: &RequestHead) -> Result<Option<Position>, Refused> {
    let query = head.uri.query().unwrap_or_default();
    let since = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "since");
    let position = since.map(|(_, text)| text.parse()).transpose();
    position.map_err(|error| Refused::new(StatusCode::BAD_REQUEST, format!("since: {error}")))
}

/// What the user comes with, if that matters.
pub(super) fn device(
    head: &RequestHead,
    credentials: &Credentials,
    worker: &Worker,
) -> Result<Option<Device>, Refused> {
    let device = worker.gate.device(head, credentials);
    let device = device.map_err(|error| Refused::new(StatusCode::BAD_REQUEST, format!("device: {error}")))?;
    Ok(worker.minds_devices.then_some(device))
}

fn open(admitted: Admitted, taken: Taken, worker: Arc<Worker>) {
    let (socket, switching, read) = taken.into_parts();
    // The answer to the handshake goes out together with the first frame.
    let limits = OutboxLimits::from(&worker.settings.delivery);
    let outbox = Arc::new(Outbox::on_socket(ClientId::next(), Arc::new(socket), &JsonWire, limits, switching));
    let settings = Arc::clone(&worker.settings);
    let settings = &settings.websocket;
    let reader = MessageReader::new(in_bytes(settings.max_message), read);
    let client = Client::new(worker, Arc::clone(&outbox), admitted.device);
    let protocol = JsonProtocol::new(client, admitted.namespace, admitted.opening, admitted.counted);
    let heartbeat = Heartbeat { interval: settings.ping_interval, timeout: settings.ping_timeout };
    Connection::new(protocol, outbox, heartbeat, settings.close_timeout).on_socket(reader).start();
}
