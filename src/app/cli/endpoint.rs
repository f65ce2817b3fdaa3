use std::{error::Error, time::Duration};

use clap::Args;
use reqwest::{
    Client, Method, RequestBuilder, StatusCode, Url,
    header::{HeaderMap, RETRY_AFTER},
    redirect::Policy,
};

use super::{
    CliError,
    config_file::{ConfigFile, first_secrets},
    welcome::local_url,
};

/// Where the service is and what opens it: the same for every command that posts.
#[derive(Debug, Args)]
pub(super) struct Endpoint {
    /// Where the service is [default: this machine, at the port of server.listen]
    #[arg(long, env = "RIDGECAST_URL")]
    url: Option<Url>,
    /// The API key [default: the one made at the first start]
    #[arg(long, env = "RIDGECAST_API_KEY", hide_env_values = true)]
    key: Option<String>,
    /// How long an answer may take
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = humantime_serde::re::humantime::parse_duration)]
    timeout: Duration,
    #[command(flatten)]
    config: ConfigFile,
}

/// The API of a running service.
pub(super) struct Api {
    base: String,
    key: String,
    client: Client,
}

/// What the service answered.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    /// When it is worth trying again, if the service says so.
    pub(super) retry_after: Option<Duration>,
    pub(super) body: Vec<u8>,
}

impl Endpoint {
    pub(super) fn api(&self) -> Result<Api, CliError> {
        let settings = self.config.settings()?;
        let key = match &self.key {
            Some(key) => key.clone(),
            None => first_secrets(&settings, "pass --key or RIDGECAST_API_KEY")?.api_key().to_owned(),
        };
        let base = self.url.as_ref().map_or_else(|| local_url(settings.server.listen), Url::to_string);
        let base = base.trim_end_matches('/').to_owned();
        // The key goes to the address that was named and nowhere else: no redirects, no proxy of the environment.
        let client = Client::builder().redirect(Policy::none()).no_proxy().timeout(self.timeout).build();
        let client = client.map_err(|error| CliError::Unreachable { url: base.clone(), cause: innermost(&error) })?;
        Ok(Api { base, key, client })
    }
}

impl Api {
    /// Where it is, without a slash at the end.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// A request with the key. `path` begins with a slash.
    pub(super) fn request(&self, method: Method, path: &str) -> Result<RequestBuilder, CliError> {
        let url = format!("{}{path}", self.base);
        let url: Url = url.parse().map_err(|_| CliError::Arguments(format!("--url: {url} is no URL")))?;
        Ok(self.client.request(method, url).bearer_auth(&self.key))
    }

    /// What the service says to it, be it yes or no.
    pub(super) async fn answer(&self, request: RequestBuilder) -> Result<Answer, CliError> {
        let unreachable = |error: reqwest::Error| {
            let url = error.url().map_or_else(|| self.base.clone(), |url| url.origin().ascii_serialization());
            CliError::Unreachable { url, cause: innermost(&error) }
        };
        let response = request.send().await.map_err(unreachable)?;
        let (status, retry_after) = (response.status(), retry_after(response.headers()));
        let body = response.bytes().await.map_err(unreachable)?.to_vec();
        Ok(Answer { status, retry_after, body })
    }
}

/// Only the form in seconds: the service uses no other.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// The reason at the bottom of a chain of errors: `Connection refused`, not `error sending request`.
fn innermost(error: &dyn Error) -> String {
    let mut reason = error;
    while let Some(source) = reason.source() {
        reason = source;
    }
    reason.to_string()
}
