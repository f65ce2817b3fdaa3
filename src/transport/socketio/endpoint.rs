use std::sync::Arc;

use actix_http::RequestHead;
use actix_web::web::ServiceConfig;

use super::{PATHS, SocketIo};
use crate::{
    domain::{Device, Identity},
    protocol::socketio::EngineError,
    rooms::Outbox,
    session::identity::Denied,
    transport::{
        engine::{self, Endpoint, EngineServer},
        refused::Refused,
        upgrade::{device, log_refusal, take_place},
        worker::{Counted, Worker},
    },
};

/// `/socket.io/` on one worker.
pub struct SocketIoEndpoint(Arc<Worker>);

/// What the handshake has settled.
pub struct Admitted {
    /// Who the handshake says the client is, unless a namespace's own `auth` says it.
    pub(super) identity: Result<Option<Identity>, Denied>,
    /// What the user comes with, where that matters.
    pub(super) device: Option<Device>,
    /// It asked for recovery.
    pub(super) recover: bool,
    pub(super) counted: Counted,
}

impl SocketIoEndpoint {
    /// The endpoint of this worker.
    pub fn new(worker: Arc<Worker>) -> Self {
        Self(worker)
    }
}

impl Endpoint for SocketIoEndpoint {
    type Handler = SocketIo;
    type Admitted = Admitted;

    fn server(&self) -> &EngineServer<SocketIo> {
        &self.0.socketio.engine
    }

    fn check(&self, head: &RequestHead) -> Result<(), Refused> {
        let origin = self.0.origins.check(head, head.peer_addr);
        origin.map_err(|error| Refused::from(EngineError::Forbidden).because(error.to_string()))
    }

    /// Passing trouble is refused here, at the transport, where stock clients try again. An identity that was refused is
    /// told when the client enters a namespace: only there it can be told to stay away.
    async fn admit(&self, head: &RequestHead, recover: bool) -> Result<Admitted, Refused> {
        let worker = &self.0;
        let credentials = worker.gate.credentials(head);
        let device = device(head, &credentials, worker)
            .map_err(|refused| Refused::from(EngineError::BadRequest).because(refused.detail().to_owned()))?;
        let counted = take_place(worker)?;
        let identity = match worker.gate.identify(&credentials).await {
            Err(denied @ Denied::Unavailable { .. }) => return Err(denied.into()),
            identity => identity,
        };
        Ok(Admitted { identity, device, recover, counted })
    }

    fn handler(&self, admitted: Admitted, outbox: Arc<Outbox>) -> SocketIo {
        SocketIo::new(Arc::clone(&self.0), admitted, outbox)
    }

    fn refused(&self, head: &RequestHead, refused: &Refused) {
        log_refusal(head, &self.0, refused);
    }
}

/// Registers HTTP long-polling on this worker.
pub fn configure(worker: &Arc<Worker>) -> impl FnOnce(&mut ServiceConfig) {
    let (endpoint, origins) = (Arc::new(SocketIoEndpoint::new(Arc::clone(worker))), worker.origins.clone());
    move |config| {
        for path in PATHS {
            config.service(engine::resource(path, Arc::clone(&endpoint)).wrap(origins.cors()));
        }
    }
}
