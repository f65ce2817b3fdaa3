//! The events from clients. What the service reads of them is in [`crate::session::ClientEvent`]; the rest is what clients send
//! along, for those who read their traffic.

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr,
        schema::{ObjectBuilder, Ref, Schema},
    },
};

use super::payload::{Components, Payload};
use crate::domain::{
    ChatId,
    Namespace::{self, Field, Training},
    SessionId, UserId,
    events::{Message, RoleplayProgress},
};

/// One event that clients may send.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct EventFromClients {
    /// Where it is said.
    pub namespace: Namespace,
    /// Its name.
    pub name: &'static str,
    /// What it carries.
    pub payload: Payload,
}

/// All of them, in the order of the document.
pub(in crate::http) static FROM_CLIENTS: &[EventFromClients] = &[
    event(Training, "roleplay:message", Payload::of::<RoleplayMessage>()),
    event(Training, "roleplay:stop-typing", Payload::of::<RoleplayStopTyping>()),
    event(Training, "progress:update", Payload::of::<RoleplayProgress>()),
    event(Field, "chat:message", Payload::of::<ChatMessage>()),
];

const fn event(namespace: Namespace, name: &'static str, payload: Payload) -> EventFromClients {
    EventFromClients { namespace, name, payload }
}

/// `roleplay:message`. There are no values of it here.
enum RoleplayMessage {}

/// `roleplay:stop-typing`.
enum RoleplayStopTyping {}

/// `chat:message`.
enum ChatMessage {}

impl PartialSchema for RoleplayMessage {
    fn schema() -> RefOr<Schema> {
        said::<SessionId>(
            "A trainee has sent a message and waits for the answer. Its text goes to the monolith another way.",
        )
        .property("message", Ref::from_schema_name(Message::name()))
        .required("message")
        .property("userId", sender())
        .into()
    }
}

impl ToSchema for RoleplayMessage {
    fn schemas(components: &mut Components) {
        Payload::of::<SessionId>().collect(components);
        Payload::of::<Message>().collect(components);
        Payload::of::<UserId>().collect(components);
    }
}

impl PartialSchema for RoleplayStopTyping {
    fn schema() -> RefOr<Schema> {
        said::<SessionId>("A trainee no longer waits.").property("userId", sender()).into()
    }
}

impl ToSchema for RoleplayStopTyping {
    fn schemas(components: &mut Components) {
        Payload::of::<SessionId>().collect(components);
        Payload::of::<UserId>().collect(components);
    }
}

impl PartialSchema for ChatMessage {
    fn schema() -> RefOr<Schema> {
        said::<ChatId>(
            "Somebody has sent a message and waits for the answer. Its text goes to the monolith another way.",
        )
        .property("message", Ref::from_schema_name(Message::name()))
        .required("message")
        .into()
    }
}

impl ToSchema for ChatMessage {
    fn schemas(components: &mut Components) {
        Payload::of::<ChatId>().collect(components);
        Payload::of::<Message>().collect(components);
    }
}

fn said<Id: ToSchema>(description: &str) -> ObjectBuilder {
    let session = Ref::from_schema_name(Id::name());
    ObjectBuilder::new().description(Some(description)).property("sessionId", session).required("sessionId")
}

fn sender() -> Ref {
    Ref::builder()
        .ref_location_from_schema_name(UserId::name())
        .description(Some("Who the client is; not looked at."))
        .build()
}
