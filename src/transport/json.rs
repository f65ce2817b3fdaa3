use futures_util::future::LocalBoxFuture;

use super::{
    client::{Asked, Client, Entrance, Next, Task},
    connection::{Link, Protocol, Said},
    worker::Counted,
};
use crate::{
    domain::{Encoded, Identity, Namespace, Position},
    protocol::{frame, json, socketio::Sid},
    rooms::{Ending, Hello, Reply, Restore},
    session::{Code, Command, Refusal, identity::Denied},
};

/// Plain JSON: one client in one namespace.
pub(super) struct JsonProtocol {
    client: Client,
    namespace: Namespace,
    /// Who it is, if the request told; until the connection is there.
    identity: Option<Identity>,
    /// From where it wants to go on, if the request told; until it has entered.
    since: Option<Position>,
    _counted: Counted,
}

/// What is known of a client when its socket is taken over.
pub(super) struct Opening {
    /// `None` if it brought nothing; then its first message has to.
    pub(super) identity: Option<Identity>,
    /// From where it wants to go on.
    pub(super) since: Option<Position>,
}

impl JsonProtocol {
    pub(super) fn new(client: Client, namespace: Namespace, opening: Opening, counted: Counted) -> Self {
        let Opening { identity, since } = opening;
        Self { client, namespace, identity, since, _counted: counted }
    }

    fn enter(&mut self, identity: Identity, since: Option<Position>, link: &mut Link) -> Option<Task> {
        if self.client.worker().rights.may_enter(&identity, self.namespace).is_err() {
            link.outbox.end(Ending::Forbidden);
            return None;
        }
        let since = since.or(self.since.take());
        let hello = Hello { sid: Sid::random().to_string().into(), user: identity.user, pid: None };
        let restore = since.map(|position| Restore::Since { position, hello: None, rooms: Vec::new() });
        Some(self.client.enter(identity, Entrance { namespace: self.namespace, hello, restore }, link))
    }

    fn authenticate(
        &mut self,
        token: &str,
        since: Option<Position>,
        reply: Option<Reply>,
        link: &mut Link,
    ) -> Option<Task> {
        if self.client.session(self.namespace).is_some() {
            return self.client.renew(self.namespace, token, reply.as_ref(), link);
        }
        match self.client.worker().gate.token(token) {
            Ok(identity) => self.enter(identity, since, link),
            Err(denied) => {
                let refusal = Refusal::new(Code::Forbidden, denied.to_string());
                self.client.refuse(self.namespace, &refusal, reply.as_ref());
                link.outbox.end(match denied {
                    Denied::Refused { .. } => Ending::Unauthorized,
                    Denied::Unavailable { .. } => Ending::Unavailable,
                });
                None
            }
        }
    }
}

impl Protocol for JsonProtocol {
    type Next = Next;

    fn opened(&mut self, link: &mut Link) -> Option<Task> {
        if let Some(identity) = self.identity.take() {
            return self.enter(identity, None, link);
        }
        link.await_identity(self.client.worker().settings.websocket.auth_timeout);
        link.outbox.flush();
        Some(self.client.attach())
    }

    fn received(&mut self, said: Said, link: &mut Link) -> Option<Task> {
        let namespace = self.namespace;
        let Said::Text(text) = said else {
            let refusal = Refusal::bad_request("Expected text frames; this protocol has no binary messages");
            return self.client.refuse(namespace, &refusal, None);
        };
        match json::parse(&text, namespace) {
            Command::Authenticate { token, since, reply } => self.authenticate(&token, since, reply, link),
            Command::Join { room, since, reply } => self.client.join(Asked { namespace, room, since, reply }),
            Command::Leave { room, reply } => self.client.leave(namespace, room, reply),
            Command::Say { event, reply } => self.client.say(namespace, event, reply),
            Command::Refused { refusal, reply } => self.client.refuse(namespace, &refusal, reply.as_ref()),
        }
    }

    fn go_on(&mut self, next: Next, _: &mut Link) -> Option<Task> {
        self.client.go_on(next)
    }

    fn drained(&mut self) -> Option<LocalBoxFuture<'static, Next>> {
        Some(self.client.drained())
    }

    fn heartbeat(&self) -> Encoded {
        frame::ping()
    }

    fn closed(&mut self) {
        self.client.detach();
    }

    fn describe(&self) -> String {
        format!("{} on {}", self.client, self.namespace)
    }
}
