use std::sync::Arc;

use actix_http::RequestHead;
use actix_web::{
    FromRequest as _, HttpRequest, HttpResponse, Resource,
    dev::Payload,
    http::StatusCode,
    web::{self, Data},
};
use bytes::Bytes;

use super::{EngineHandler, EngineServer, probe};
use crate::{
    protocol::socketio::{EngineError, EngineRequest},
    rooms::Outbox,
    transport::{refused::Refused, taken::Taken},
};

/// An address at which clients find Engine.IO, on one worker: who is let in there, and what is said then.
///
/// HTTP requests reach it through [`resource`], sockets through [`take_over`]; both go by what the query asks for.
pub trait Endpoint: 'static {
    /// What is said in a session.
    type Handler: EngineHandler;
    /// What the handshake has settled, for the handler.
    type Admitted;

    /// The sessions, of this worker and all others.
    fn server(&self) -> &EngineServer<Self::Handler>;

    /// Whether the request may be here; asked of every request, before anything else.
    fn check(&self, head: &RequestHead) -> Result<(), Refused>;

    /// Whether a session may begin. `recover` is whether the client wants to be told positions.
    fn admit(&self, head: &RequestHead, recover: bool) -> impl Future<Output = Result<Self::Admitted, Refused>>;

    /// The session's handler; its outbox is where the client is told.
    fn handler(&self, admitted: Self::Admitted, outbox: Arc<Outbox>) -> Self::Handler;

    /// A request was refused, for the log.
    fn refused(&self, head: &RequestHead, refused: &Refused);
}

/// HTTP long-polling at this path.
pub fn resource<E: Endpoint>(path: &str, endpoint: Arc<E>) -> Resource {
    let most = endpoint.server().settings().max_payload();
    web::resource(path)
        .app_data(Data::from(endpoint))
        .app_data(web::PayloadConfig::new(most))
        .default_service(web::to(serve::<E>))
}

/// Takes a socket whose request was for this endpoint: for a session from its start, or for one that polls.
pub async fn take_over<E: Endpoint>(endpoint: &E, head: &RequestHead, taken: Taken) {
    let server = endpoint.server();
    let refused = match asked(endpoint, head, true) {
        Ok(EngineRequest::Open { recover, .. }) => match endpoint.admit(head, recover).await {
            Ok(admitted) => return server.open_websocket(taken, |outbox| endpoint.handler(admitted, outbox)),
            Err(refused) => refused,
        },
        Ok(EngineRequest::Upgrade(sid)) => match server.find(sid) {
            Ok(session) => return probe::upgrade(session, server.settings().upgrade_timeout, taken).await,
            Err(error) => error.into(),
        },
        Ok(EngineRequest::Poll(_) | EngineRequest::Push(_)) => EngineError::BadRequest.into(),
        Err(refused) => refused,
    };
    endpoint.refused(head, &refused);
    taken.refuse(refused).await;
}

async fn serve<E: Endpoint>(request: HttpRequest, body: web::Payload, endpoint: Data<E>) -> HttpResponse {
    let (head, server) = (request.head(), endpoint.server());
    let refused = match asked(&**endpoint, head, false) {
        // These two are refused when a session is gone, which is the way of clients that were away for long.
        Ok(EngineRequest::Poll(sid)) => return server.poll(sid).await.unwrap_or_else(HttpResponse::from),
        Ok(EngineRequest::Push(sid)) => {
            let most = server.settings().max_payload();
            let pushed = server.push(sid, read(&request, body.into_inner(), most)).await;
            return pushed.unwrap_or_else(HttpResponse::from);
        }
        Ok(EngineRequest::Open { recover, .. }) => match endpoint.admit(head, recover).await {
            Ok(admitted) => return server.open_polling(|outbox| endpoint.handler(admitted, outbox)),
            Err(refused) => refused,
        },
        Ok(EngineRequest::Upgrade(_)) => EngineError::BadRequest.into(),
        Err(refused) => refused,
    };
    endpoint.refused(head, &refused);
    refused.into()
}

fn asked<E: Endpoint>(endpoint: &E, head: &RequestHead, upgrade: bool) -> Result<EngineRequest, Refused> {
    endpoint.check(head)?;
    Ok(EngineRequest::parse(head.method.as_str(), head.uri.query().unwrap_or_default(), upgrade)?)
}

/// The whole body, if it has at most so many bytes.
async fn read(request: &HttpRequest, mut body: Payload, most: usize) -> Result<Bytes, Refused> {
    Bytes::from_request(request, &mut body).await.map_err(|error| match error.as_response_error().status_code() {
        StatusCode::PAYLOAD_TOO_LARGE => Refused::too_large(most),
        _ => EngineError::BadRequest.into(),
    })
}
