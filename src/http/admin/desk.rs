use std::time::Duration;

use jiff::Timestamp;

use crate::{
    session::identity::{Pairings, TokenMint},
    settings::{Durability, IdentitySettings, Settings},
    store::Location,
    telemetry::Figures,
};

/// What the routes of an administrator need beside the API's own; one for all workers, as `web::Data`.
pub struct Desk {
    pub(in crate::http) figures: Figures,
    pub(super) started_at: Timestamp,
    /// Of which kind the database is.
    pub(super) database: &'static str,
    /// Of how many events it is known where they went.
    pub(super) recent_events: usize,
    pub(super) mint: TokenMint,
    pub(in crate::http) pairings: Pairings,
    /// How long the token of a screen is good.
    pub(super) kiosk_ttl: Duration,
    /// How often a screen asks whether it has been confirmed.
    pub(in crate::http) poll: Duration,
    /// How long a wrong code is not answered.
    pub(super) wrong_code: Duration,
}

impl Desk {
    /// The desk of a service that starts now, counts here, and makes such tokens.
    pub fn new(settings: &Settings, figures: Figures, mint: TokenMint) -> Self {
        let database = match settings.journal.durability {
            Durability::Memory => "memory",
            Durability::Process | Durability::Power => {
                match Location::of(&settings.database, &settings.server.data_dir) {
                    Location::Sqlite(_) => "sqlite",
                    Location::Postgresql(_) => "postgresql",
                }
            }
        };
        let IdentitySettings { kiosk_ttl, pairing, .. } = &settings.identity;
        Self {
            figures,
            started_at: Timestamp::now(),
            database,
            recent_events: settings.admin.recent_events,
            mint,
            pairings: Pairings::new(pairing),
            kiosk_ttl: *kiosk_ttl,
            poll: pairing.poll,
            wrong_code: pairing.wrong_code,
        }
    }
}
