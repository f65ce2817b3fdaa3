//! The door of a demonstration (`demo.login`): whoever comes chooses who to be, and practises with a canned partner. Without the
//! setting nothing of this is there.
//!
//! | asks | gets |
//! |---|---|
//! | `GET /api/v1/demo/people` | whom one may be: `{"people": [{userId, name, teamId?, roles}]}` |
//! | `POST /api/v1/demo/login` `{userId}` | what `POST /session` answers, and its cookie |
//! | `POST /api/v1/demo/roleplays` `{scenarioId?}` | 201 `{sessionId, scenarioId, title, partner, opening, totalSteps}` |
//! | `POST /api/v1/demo/roleplays/{sessionId}/messages` `{message}` | 202; the partner answers in the session's room |
//!
//! The partner is a monolith like any other: what it does, it tells the brokers.

mod home;
mod partner;
mod people;
mod roleplay;
mod roleplays;
mod scenarios;
mod speech;

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use actix_web::web;

use self::roleplays::Roleplays;
use super::{openapi::Operation, resource};
use crate::{session::identity::Gate, settings::DemoSettings};

/// What a demonstration remembers. One for all workers.
#[derive(Debug)]
pub(super) struct Demo {
    /// Locked for each message of a trainee, for moments.
    roleplays: Mutex<Roleplays>,
    /// How long the partner takes for a word.
    pace: Duration,
    began: Instant,
}

impl Demo {
    /// A demonstration that begins.
    pub(super) fn new(settings: &DemoSettings) -> Self {
        Self { roleplays: Mutex::new(Roleplays::new(settings.roleplays)), pace: settings.pace, began: Instant::now() }
    }

    /// The roleplays. Whatever held them before has left nothing half done.
    fn roleplays(&self) -> MutexGuard<'_, Roleplays> {
        self.roleplays.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What time it is for them.
    fn now(&self) -> Duration {
        self.began.elapsed()
    }
}

/// The routes, as the document has them: also where there is no demonstration.
pub(super) fn operations() -> impl Iterator<Item = Operation> {
    [people::OPERATIONS, roleplay::OPERATIONS].into_iter().flatten().cloned()
}

/// Registers the routes.
pub(super) fn configure(service: &mut web::ServiceConfig, demo: web::Data<Demo>, gate: &Gate) {
    let at = |path, method| resource(path, method);
    service
        .app_data(demo)
        .service(at("/api/v1/demo/people", "GET").route(web::get().to(people::list)))
        .service(
            at("/api/v1/demo/login", "POST").wrap(gate.session_middleware()).route(web::post().to(people::sign_in)),
        )
        .service(at("/api/v1/demo/roleplays", "POST").route(web::post().to(roleplay::begin)))
        .service(at("/api/v1/demo/roleplays/{sessionId}/messages", "POST").route(web::post().to(roleplay::say)));
}
