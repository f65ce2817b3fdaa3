//! Floor 7: the HTTP API.
//!
//! The monolith posts what happened; a row of `rows` reads it, a broker is told, and the answer says where it went.
//! What is kept is read by GETs, each true at the position it names, by programs with a key and by users for what they may see.
//! Errors are `application/problem+json` and name the field. [`configure`] registers everything here;
//! [`log_refusals`] belongs around the whole application.

mod achievements;
mod admin;
mod api;
mod auth;
mod batch;
mod body;
mod caller;
mod deltas;
mod demo;
mod etag;
mod events;
mod health;
mod idempotency;
mod keys;
mod log;
mod notifications;
pub mod openapi;
mod pages;
mod pairings;
mod post;
mod presence;
mod problem;
mod query;
mod read;
mod reports;
mod roleplays;
mod rooms;
mod rows;
mod session;
mod site;
mod standing;
mod stream;
#[cfg(test)]
mod tests;
mod tickets;

use std::sync::Arc;

use actix_web::{Resource, web};

use crate::session::identity::{Gate, Origins};

pub use admin::Desk;
pub use api::{Api, Brokers};
pub use auth::{KeyName, Publisher, Reader};
pub use body::JsonBody;
pub use caller::{Administers, Caller, Changes, Reads, Tells};
pub use keys::{ApiKeys, InvalidKeys, KnownKey};
pub use log::log_refusals;
pub use problem::{FieldError, Kind, Problem};
pub use session::EndLogin;
pub use site::Site;
pub use stream::takes_its_time;

/// What the routes about identity need.
#[derive(Clone)]
pub struct Doors {
    /// Who is who.
    pub gate: Gate,
    /// Which pages may ask.
    pub origins: Origins,
    /// Ends the connections of a login.
    pub end_login: Arc<EndLogin>,
    /// What an administrator sees and does.
    pub desk: web::Data<Desk>,
}

/// Registers the API, the browser's login, the pages, the health checks, and the answer to unknown addresses.
pub fn configure(service: &mut web::ServiceConfig, api: web::Data<Api>, doors: Doors, site: Site) {
    service.app_data(api);
    service.app_data(web::Data::new(doors.gate.clone()));
    service.app_data(web::Data::new(doors.origins.clone()));
    admin::configure(service, doors.desk.clone(), &doors.origins);
    let of_pages = |pattern, methods| resource(pattern, methods).wrap(doors.origins.cors());
    service
        .service(of_pages("/api/v1/achievements", "GET").route(web::get().to(achievements::list)))
        .service(of_pages("/api/v1/leaderboard", "GET").route(web::get().to(standing::board)))
        .service(of_pages("/api/v1/leaderboard/stats", "GET").route(web::get().to(standing::stats)))
        .service(of_pages("/api/v1/teams", "GET").route(web::get().to(standing::teams)))
        .service(of_pages("/api/v1/contests/{contestId}", "GET").route(web::get().to(standing::contest)))
        .service(of_pages("/api/v1/users/{userId}/standing", "GET").route(web::get().to(standing::standing)))
        .service(of_pages("/api/v1/users/{userId}/history", "GET").route(web::get().to(standing::history)))
        .service(of_pages("/api/v1/users/{userId}/training", "GET").route(web::get().to(standing::training)))
        .service(of_pages(notifications::PATTERN, "GET").route(web::get().to(notifications::list)))
        .service(of_pages(notifications::READ, "POST").route(web::post().to(notifications::read)))
        .service(of_pages("/api/v1/pairings", "POST").route(web::post().to(pairings::begin)))
        .service(of_pages("/api/v1/pairings/{pairingId}", "GET").route(web::get().to(pairings::get)))
        .service(of_pages("/api/v1/rooms", "GET").route(web::get().to(rooms::list)))
        .service(of_pages("/api/v1/users/{userId}/sessions", "GET").route(web::get().to(roleplays::list)))
        .service(of_pages("/api/v1/users/{userId}/presence", "GET").route(web::get().to(presence::get)));
    for row in rows::all() {
        let route = web::post().to(move |posting, body| post::post(row, posting, body));
        match row.pattern {
            // What is reported of contests is read at the same address.
            CONTESTS => {
                let read = web::get().to(standing::contests);
                service.service(of_pages(CONTESTS, "GET, POST").route(read).route(route))
            }
            pattern => service.service(resource(pattern, "POST").route(route)),
        };
    }
    let void = web::delete().to(|posting| post::delete(&reports::SALE, posting));
    site.configure(service, &doors.gate);
    service
        .service(resource(reports::SALE.pattern, "DELETE").route(void))
        .service(session::service(doors))
        .service(resource("/api/v1/batch", "POST").route(web::post().to(batch::batch)))
        .service(resource("/api/v1/events", "GET").route(web::get().to(events::list)))
        .service(resource("/api/v1/tickets", "POST").route(web::post().to(tickets::create)))
        .service(resource(stream::PATTERN, "POST").route(web::post().to(stream::stream)))
        .service(resource(openapi::PATTERN, "GET").route(web::get().to(openapi::get)))
        .service(health("/livez").route(web::get().to(health::livez)).route(web::head().to(health::livez)))
        .service(health("/readyz").route(web::get().to(health::readyz)).route(web::head().to(health::readyz)))
        .service(health("/version").route(web::get().to(health::version)).route(web::head().to(health::version)))
        .service(resource(WEBSOCKETS, "GET").route(web::get().to(no_handshake)))
        .default_service(web::to(not_found));
}

/// Contests are reported here, and read.
const CONTESTS: &str = "/api/v1/contests";

/// Where WebSockets are opened. A handshake is taken from the HTTP server before it comes here.
const WEBSOCKETS: &str = "/ws/{namespace:leaderboard|training|notifications|field}";

async fn no_handshake() -> Result<&'static str, Problem> {
    Err(Problem::new(Kind::Malformed, "expected a WebSocket handshake, with the headers Connection and Upgrade"))
}

/// A resource that answers other methods than these with 405.
fn resource(pattern: &str, methods: &'static str) -> Resource {
    web::resource(pattern).default_service(web::to(move || async move {
        Err::<&str, _>(Problem::new(Kind::MethodNotAllowed(methods), format!("expected the method {methods}")))
    }))
}

fn health(pattern: &str) -> Resource {
    resource(pattern, "GET, HEAD")
}

async fn not_found() -> Result<&'static str, Problem> {
    Err(Problem::new(Kind::NotFound, "there is nothing at this address"))
}
