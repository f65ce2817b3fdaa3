use std::io::{self, Read};

use clap::{Args, builder::StyledStr};
use reqwest::{
    Method,
    header::{CONTENT_TYPE, HeaderValue},
};

use super::{
    CliError,
    endpoint::{Api, Endpoint},
    event_path, output,
    problem::Problem,
};
use crate::app::RunError;

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
    /// Sent as Idempotency-Key: the same key with the same body sends nothing twice
    #[arg(long, value_name = "TEXT")]
    idempotency_key: Option<String>,
    #[command(flatten)]
    endpoint: Endpoint,
}

impl Send {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let path = event_path::path(&self.event)?;
        let body = read_json(&self.json)?;
        let api = self.endpoint.api()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(RunError::System)?;
        output::say(&runtime.block_on(self.post(&api, &path, body))?)
    }

    async fn post(&self, api: &Api, path: &str, body: Vec<u8>) -> Result<String, CliError> {
        let mut request = api.request(Method::POST, path)?.body(body);
        request = request.header(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(key) = &self.idempotency_key {
            request = request.header("Idempotency-Key", key);
        }
        let answer = api.answer(request).await?;
        if answer.status.is_success() {
            Ok(String::from_utf8_lossy(&answer.body).trim_end().to_owned())
        } else {
            Err(CliError::Refused(Problem::new(&answer.status.to_string(), &answer.body)))
        }
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
