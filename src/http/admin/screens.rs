//! `GET /api/v1/admin/screens`: the screens on walls; and the PUT that freezes one.

use std::{collections::HashMap, sync::Arc};

use actix_web::{HttpRequest, HttpResponse, web};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    domain::{ClientId, events::Timestamp},
    http::{
        api::Api,
        body::JsonBody,
        caller::Administers,
        openapi::{Answer, Body, HttpMethod, Operation, Parameter, Payload, Tag, Who},
        problem::{Kind, Problem},
        query::{Query, answer},
        read,
    },
    rooms::ConnectionSeen,
    settings::Scope,
};

/// The screens on walls.
#[derive(Serialize, ToSchema)]
struct Screens {
    /// By their names.
    screens: Vec<Screen>,
}

/// A screen on a wall.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Screen {
    /// The kiosk's name.
    name: Arc<str>,
    /// Whether it is there.
    online: bool,
    /// Its connection, if it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<ClientId>)]
    connection_id: Option<String>,
    /// Since when it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    connected_at: Option<Timestamp>,
    /// When it was there last; not known of one that has not been there since the start of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_seen_at: Option<Timestamp>,
    /// How long it took to answer the last heartbeat, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    rtt_ms: Option<f64>,
    /// How many messages wait for it.
    queued_messages: usize,
    /// It takes no more for now.
    blocked: bool,
    /// It is to go on showing what it shows.
    frozen: bool,
}

/// How a screen is to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FreezeScreen)]
struct Freeze {
    /// It is to go on showing what it shows.
    frozen: bool,
}

/// How a screen is from now on.
#[derive(Serialize, ToSchema)]
#[schema(as = FrozenScreen)]
struct Frozen {
    /// The kiosk's name.
    name: Arc<str>,
    /// It is to go on showing what it shows.
    frozen: bool,
}

/// The handler of the GET. Two screens of one name are two entries.
pub(super) async fn list(_: Administers, request: HttpRequest, api: web::Data<Api>) -> Result<HttpResponse, Problem> {
    Query::of(&request, &["token"])?;
    let there = api.registries.screens_there().await.map_err(|_| Problem::stopping())?;
    let now = jiff::Timestamp::now().into();
    let mut by_name: HashMap<Arc<str>, Vec<ConnectionSeen>> = HashMap::new();
    for seen in there {
        let name = seen.owner.as_ref().and_then(|owner| owner.name.clone());
        by_name.entry(name.unwrap_or_default()).or_default().push(seen);
    }
    let mut screens = Vec::new();
    for known in api.registries.screens().all() {
        match by_name.remove(&known.name) {
            Some(there) => {
                screens.extend(there.iter().map(|seen| Screen::online(&known.name, known.frozen, seen, now)))
            }
            None => screens.push(Screen::offline(known)),
        }
    }
    // More than are remembered may be there.
    let unknown = by_name.iter().flat_map(|(name, there)| there.iter().map(move |seen| (name, seen)));
    screens.extend(unknown.map(|(name, seen)| Screen::online(name, false, seen, now)));
    answer(&Screens { screens })
}

/// The handler of the PUT.
pub(super) async fn freeze(
    Administers(by): Administers,
    request: HttpRequest,
    api: web::Data<Api>,
    body: JsonBody,
) -> Result<HttpResponse, Problem> {
    let Freeze { frozen } = read::object(&body.0)?;
    let name: Arc<str> = percent_decode_str(request.match_info().query("name")).decode_utf8_lossy().into();
    if !api.freeze_screen(Arc::clone(&name), frozen).await? {
        return Err(Problem::new(Kind::NotFound, "no screen of this name has been there since the start"));
    }
    log::info!("a screen is {} by {by}: {name}", if frozen { "frozen" } else { "thawed" });
    answer(&Frozen { name, frozen })
}

impl Screen {
    fn online(name: &Arc<str>, frozen: bool, seen: &ConnectionSeen, now: Timestamp) -> Self {
        Self {
            name: Arc::clone(name),
            online: true,
            connection_id: Some(seen.id.to_string()),
            connected_at: Some(Timestamp::from_millisecond(seen.opened_at)),
            last_seen_at: Some(now),
            rtt_ms: seen.round_trip.map(|time| time.as_micros() as f64 / 1000.0),
            queued_messages: seen.queued_messages,
            blocked: seen.blocked,
            frozen,
        }
    }

    fn offline(screen: crate::rooms::Screen) -> Self {
        Self {
            name: screen.name,
            online: false,
            connection_id: None,
            connected_at: None,
            last_seen_at: screen.last_seen.map(Timestamp::from_millisecond),
            rtt_ms: None,
            queued_messages: 0,
            blocked: false,
            frozen: screen.frozen,
        }
    }
}

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::get("/api/v1/admin/screens", Payload::of::<Screens>())
        .is(Tag::Admin, "The screens on walls")
        .tells("Two screens of one name are two entries.")
        .for_whom(Who::Admin(Scope::Admin)),
    Operation::new(HttpMethod::Put, "/api/v1/admin/screens/{name}/frozen", Answer::Json(200, Payload::of::<Frozen>()))
        .is(Tag::Admin, "Has a screen go on showing what it shows, or show again what is new")
        .tells("It is told by `tv:control`, also after a restart.")
        .for_whom(Who::Admin(Scope::Admin))
        .with(&[Parameter::path("name", Payload::plain::<String>(), "The kiosk's name.")])
        .takes(Body::Json(Payload::of::<Freeze>()))
        .refused_with(&[404]),
];
