use std::time::SystemTime;

use super::StartError;
use crate::{
    brokers::book_rules,
    http::ApiKeys,
    secrets::Secrets,
    session::identity::{EndedLogins, Gate, Origins, TokenMint},
    settings::{ApiKey, Scope, Settings},
};

/// Who is let in, and from where: what is made of the settings before anything runs.
pub(super) struct Foundation {
    pub(super) gate: Gate,
    pub(super) origins: Origins,
    pub(super) keys: ApiKeys,
    /// Makes the tokens of screens.
    pub(super) mint: TokenMint,
}

impl Foundation {
    /// For a service that keeps its logins in the data folder, which must exist.
    pub(super) fn in_data_dir(settings: &Settings, secrets: &Secrets) -> Result<Self, StartError> {
        let data_dir = &settings.server.data_dir;
        let ended = EndedLogins::open(data_dir, settings.identity.session.max_ended, SystemTime::now())
            .map_err(StartError::EndedLogins)?;
        Self::new(settings, secrets, ended)
    }

    fn new(settings: &Settings, secrets: &Secrets, ended: EndedLogins) -> Result<Self, StartError> {
        let first_key = first_key(secrets);
        // Achievements that can't be used stop the start.
        book_rules(&settings.rules)?;
        Ok(Self {
            gate: Gate::new(&settings.identity, secrets, ended)?,
            origins: Origins::new(&settings.server)?,
            keys: ApiKeys::new(settings.api.keys.iter().chain([&first_key]))?,
            mint: TokenMint::new(&settings.identity.jwt, secrets)?,
        })
    }
}

/// Tells whether a service could start with these settings, as far as that can be told without starting one: nothing is
/// listened on, and nothing is written.
pub fn check(settings: &Settings) -> Result<(), StartError> {
    let secrets = match Secrets::load(&settings.server.data_dir) {
        Err(error) if error.is_not_found() => Secrets::generate(),
        found => found?,
    };
    let ended = EndedLogins::in_memory(settings.identity.session.max_ended);
    Foundation::new(settings, &secrets, ended).map(|_| ())
}

/// The key made at the first start, which may do everything.
fn first_key(secrets: &Secrets) -> ApiKey {
    let hash = ApiKeys::hash(secrets.api_key());
    ApiKey { name: "first-start".to_owned(), hash, scopes: vec![Scope::Admin] }
}
