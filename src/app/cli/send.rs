use std::{
    error::Error,
    io::{self, Read},
    time::Duration,
};

use clap::{Args, builder::StyledStr};
use reqwest::{
    Client, Response, Url,
    header::{CONTENT_TYPE, HeaderValue},
    redirect::Policy,
};

use super::{
    CliError,
    config_file::{ConfigFile, first_secrets},
    event_path, output,
    problem::Problem,
    welcome::local_url,
};

const EXAMPLES: &str = r#"Examples:
  ridgecast send ranking-update '{"userId":7,"userName":"Ada","previousRank":3,"newRank":1,
                                  "metric":"monthlyRevenue","value":12500}'
  ridgecast send team-event:3 '{"event":"standup","data":{"in":"5 minutes"}}'
  ridgecast send batch @events.json
  generate-events | ridgecast send batch -

docs/WIRE.md names the fields of each body."#;

/// Posts one event to a running service and prints its answer; for trying things
#[derive(Debug, Args)]
#[command(after_help = help())]
pub(super) struct Send {
    /// One of the names below, with the ID of its room or user behind a colon where it says so; or a path of the API
    event: String,
    /// The body: JSON, or @FILE, or `-` for stdin
    json: String,
    /// Where the service is [default: this machine, at the port of server.listen]
    #[arg(long, env = "RIDGECAST_URL")]
    url: Option<Url>,
    /// The API key [default: the one made at the first start]
    #[arg(long, env = "RIDGECAST_API_KEY", hide_env_values = true)]
    key: Option<String>,
    /// Sent as Idempotency-Key: the same key with the same body sends nothing twice
    #[arg(long, value_name = "TEXT")]
    idempotency_key: Option<String>,
    /// How long the answer may take
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = humantime_serde::re::humantime::parse_duration)]
    timeout: Duration,
    #[command(flatten)]
    config: ConfigFile,
}

/// What is posted where.
struct Post {
    url: Url,
    key: String,
    idempotency_key: Option<String>,
    body: Vec<u8>,
}

impl Send {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let post = self.post()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(CliError::Output)?;
        output::say(&runtime.block_on(post.answer(self.timeout))?)
    }

    fn post(&self) -> Result<Post, CliError> {
        let path = event_path::path(&self.event)?;
        let body = read_json(&self.json)?;
        let settings = self.config.settings()?;
        let key = match &self.key {
            Some(key) => key.clone(),
            None => first_secrets(&settings, "pass --key or RIDGECAST_API_KEY")?.api_key().to_owned(),
        };
        let base = self.url.as_ref().map_or_else(|| local_url(settings.server.listen), Url::to_string);
        let url = format!("{}{path}", base.trim_end_matches('/'));
        let url = url.parse().map_err(|_| CliError::Arguments(format!("--url: {url} is no URL")))?;
        Ok(Post { url, key, idempotency_key: self.idempotency_key.clone(), body })
    }
}

impl Post {
    async fn answer(self, timeout: Duration) -> Result<String, CliError> {
        let url = self.url.clone();
        let unreachable = |error: reqwest::Error| CliError::Unreachable { url: origin(&url), cause: innermost(&error) };
        let response = self.send(timeout).await.map_err(unreachable)?;
        let status = response.status();
        let body = response.bytes().await.map_err(unreachable)?;
        if status.is_success() {
            Ok(String::from_utf8_lossy(&body).trim_end().to_owned())
        } else {
            Err(CliError::Refused(Problem::new(&status.to_string(), &body)))
        }
    }

    async fn send(self, timeout: Duration) -> Result<Response, reqwest::Error> {
        // The key goes to the address that was named and nowhere else: no redirects, no proxy of the environment.
        let client = Client::builder().redirect(Policy::none()).no_proxy().timeout(timeout).build()?;
        let mut request = client.post(self.url).bearer_auth(self.key).body(self.body);
        request = request.header(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(key) = self.idempotency_key {
            request = request.header("Idempotency-Key", key);
        }
        request.send().await
    }
}

/// The body, read from where the argument says, checked to be JSON and passed on to the letter.
fn read_json(argument: &str) -> Result<Vec<u8>, CliError> {
    let (name, advice, bytes) = match (argument, argument.strip_prefix('@')) {
        ("-", _) => ("stdin", "", read_stdin()),
        (_, Some(file)) => (file, "", std::fs::read(file)),
        (json, None) => ("JSON", "; put it in single quotes for the shell", Ok(json.as_bytes().to_vec())),
    };
    let bytes = bytes.map_err(|error| CliError::Arguments(format!("{name}: {error}")))?;
    match serde_json::from_slice::<serde::de::IgnoredAny>(&bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(CliError::Arguments(format!("{name}: not JSON: {error}{advice}"))),
    }
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// The reason at the bottom of a chain of errors: `Connection refused`, not `error sending request`.
fn innermost(error: &dyn Error) -> String {
    let mut reason = error;
    while let Some(source) = reason.source() {
        reason = source;
    }
    reason.to_string()
}

fn help() -> StyledStr {
    format!("EVENT is one of:\n{}\n\n{EXAMPLES}", event_path::listing()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_is_json_and_passed_on_to_the_letter() {
        assert_eq!(read_json("{ \"a\" :1.50}").unwrap(), b"{ \"a\" :1.50}");
        assert!(read_json("{a:1}").unwrap_err().to_string().starts_with("JSON: not JSON: "));
        assert!(read_json("@no-such-file").unwrap_err().to_string().starts_with("no-such-file: "));
    }
}
