//! `/api/v1/admin/`: what an administrator sees and does. For API keys with the scope `admin`, and for administrators who are
//! signed in, on pages that may.

mod connections;
mod desk;
mod events;
mod keys;
mod kiosks;
mod overview;
mod presence;
mod screens;

use actix_web::web;

use super::{openapi::Operation, resource};
use crate::session::identity::Origins;

pub use desk::Desk;

/// The same, as the document has them.
pub(super) fn operations() -> impl Iterator<Item = Operation> {
    let tables = [
        overview::OPERATIONS,
        connections::OPERATIONS,
        events::OPERATIONS,
        presence::OPERATIONS,
        screens::OPERATIONS,
        kiosks::OPERATIONS,
        keys::OPERATIONS,
    ];
    tables.into_iter().flatten().cloned()
}

/// Registers the routes.
pub(super) fn configure(service: &mut web::ServiceConfig, desk: web::Data<Desk>, origins: &Origins) {
    let of_pages = |pattern: &str, methods| {
        let pattern = format!("/api/v1/admin/{pattern}");
        resource(&pattern, methods).wrap(origins.cors())
    };
    service
        .app_data(desk)
        .service(of_pages("overview", "GET").route(web::get().to(overview::get)))
        .service(of_pages("connections", "GET").route(web::get().to(connections::list)))
        .service(of_pages("connections/{id}", "DELETE").route(web::delete().to(connections::end)))
        .service(of_pages("users/{userId}/connections", "DELETE").route(web::delete().to(connections::end_users)))
        .service(of_pages("events", "GET").route(web::get().to(events::list)))
        .service(of_pages("presence", "GET").route(web::get().to(presence::list)))
        .service(of_pages("screens", "GET").route(web::get().to(screens::list)))
        .service(of_pages("screens/{name}/frozen", "PUT").route(web::put().to(screens::freeze)))
        .service(of_pages("kiosk-tokens", "POST").route(web::post().to(kiosks::mint)))
        .service(of_pages("pairings/{code}", "POST").route(web::post().to(kiosks::confirm)))
        .service(of_pages("keys", "GET").route(web::get().to(keys::list)));
}
