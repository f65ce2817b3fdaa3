use jiff::Timestamp;

use crate::{
    settings::{Durability, Settings},
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
}

impl Desk {
    /// The desk of a service that starts now and counts here.
    pub fn new(settings: &Settings, figures: Figures) -> Self {
        let database = match settings.journal.durability {
            Durability::Memory => "memory",
            Durability::Process | Durability::Power => {
                match Location::of(&settings.database, &settings.server.data_dir) {
                    Location::Sqlite(_) => "sqlite",
                    Location::Postgresql(_) => "postgresql",
                }
            }
        };
        Self { figures, started_at: Timestamp::now(), database, recent_events: settings.admin.recent_events }
    }
}
