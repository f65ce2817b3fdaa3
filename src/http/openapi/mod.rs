//! The OpenAPI document, made of the types that go over the wire.
//!
//! Each module of `http` has a table of its operations next to its handlers, and the POSTs of events are the rows that also read
//! them; here they are put together. A test holds the document against the routes that are registered.

mod absent;
mod events;
mod examples;
mod maps;
mod operation;
mod parameter;
mod paths;
mod payload;
mod problem;
mod said;
mod served;
mod tag;
mod who;

use utoipa::openapi::{ComponentsBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder};

use super::{
    achievements, admin, batch, demo, events as journal, health, notifications, pages, pairings, presence, roleplays,
    rooms, rows, session, standing, stream, tickets,
};

#[cfg(test)]
pub(super) use events::{Audience, Lasting, TO_CLIENTS};
#[cfg(test)]
pub(super) use examples::EXAMPLES;
pub(super) use operation::{Answer, Body, Operation};
pub(super) use parameter::Parameter;
pub(super) use payload::Payload;
#[cfg(test)]
pub(super) use said::FROM_CLIENTS;
pub(super) use served::{PATTERN, get};
pub(super) use tag::Tag;
pub(super) use utoipa::openapi::HttpMethod;
pub(super) use who::Who;

/// All that can be asked.
fn operations() -> impl Iterator<Item = Operation> {
    let tables = [
        batch::OPERATIONS,
        standing::OPERATIONS,
        presence::OPERATIONS,
        notifications::OPERATIONS,
        achievements::OPERATIONS,
        journal::OPERATIONS,
        rooms::OPERATIONS,
        roleplays::OPERATIONS,
        stream::OPERATIONS,
        tickets::OPERATIONS,
        session::OPERATIONS,
        pairings::OPERATIONS,
    ];
    let of_operators = [pages::OPERATIONS, health::OPERATIONS, served::OPERATIONS];
    let rest = tables.into_iter().flatten().cloned().chain(admin::operations()).chain(demo::operations());
    rows::operations().chain(rest).chain(of_operators.into_iter().flatten().cloned())
}

/// The document.
pub fn document() -> OpenApi {
    let mut components = payload::Components::new();
    let paths = paths::paths(operations(), &mut components);
    maps::collect(&mut components);
    Payload::of::<problem::ProblemDocument>().collect(&mut components);
    components.iter_mut().for_each(|(_, schema)| absent::without_null(schema));
    let mut components =
        ComponentsBuilder::new().schemas_from_iter(components).responses_from_iter(problem::responses());
    for (name, scheme) in who::schemes() {
        components = components.security_scheme(name, scheme);
    }
    let info = InfoBuilder::new()
        .title("Ridgecast")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(DESCRIPTION))
        .license(Some(LicenseBuilder::new().name("MIT").identifier(Some("MIT")).build()))
        .build();
    OpenApiBuilder::new()
        .info(info)
        .tags(Some(Tag::ALL.map(Into::into)))
        .paths(paths)
        .components(Some(components.build()))
        .build()
}

/// The document as it is served and printed: JSON on several lines.
pub fn text() -> serde_json::Result<String> {
    serde_json::to_string_pretty(&document())
}

const DESCRIPTION: &str = "\
Real-time fan-out for sales and training teams: what happened comes in by HTTP and goes out over Socket.IO and WebSocket, by room. \
`docs/WIRE.md` tells the whole of it: order, positions and recovery, rooms, and what is told to whom.

The events on the sockets are here as schemas: `RootEvents`, `LeaderboardEvents`, `TrainingEvents` and `FieldEvents` have the \
payload of each event that clients are told by its name, `…ClientEvents` those that clients may send.

Ignore keys and events that you do not know. Optional keys that have no value are absent, not `null`. Bounds that are settings of the \
service are not in here.";
