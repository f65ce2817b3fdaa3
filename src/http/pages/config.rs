use serde::Serialize;
use utoipa::ToSchema;

use crate::settings::Settings;

/// `GET /app/config.json`: what a page must know of this service before it does anything.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct PageConfig {
    /// Of the service.
    version: &'static str,
    /// What is there of the demonstration.
    demo: Demo,
    /// Where to send somebody who is not signed in; `null`: to `/app/sign-in`.
    #[schema(required = true)]
    sign_in_url: Option<String>,
    /// Where to post what a trainee says; `null`: nowhere.
    #[schema(required = true)]
    roleplay_url: Option<String>,
}

/// What is there of the demonstration.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[schema(as = PageConfigDemo)]
struct Demo {
    /// Whether one may choose who to be.
    login: bool,
    /// Whether there is a partner to practise with.
    roleplay: bool,
}

impl PageConfig {
    /// What the settings say.
    pub(super) fn new(settings: &Settings) -> Self {
        let given = |url: &String| Some(url.clone()).filter(|url| !url.is_empty());
        let is_open = settings.demo.login;
        Self {
            version: env!("CARGO_PKG_VERSION"),
            demo: Demo { login: is_open, roleplay: is_open },
            sign_in_url: given(&settings.pages.sign_in_url),
            roleplay_url: given(&settings.pages.roleplay_url),
        }
    }
}
