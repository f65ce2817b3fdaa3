use clap::Args;

use crate::http::openapi;

use super::{CliError, output};

const EXAMPLES: &str = "\
Examples:
  ridgecast openapi > openapi.json
  ridgecast openapi | npx openapi-typescript -o api.ts

The document describes the HTTP API and, as component schemas, the events on the wire. A running \
service answers it at GET /api/v1/openapi.json. No settings are read.";

/// Prints the OpenAPI 3.1 document of the HTTP API
#[derive(Debug, Args)]
#[command(name = "openapi", after_help = EXAMPLES)]
pub(super) struct OpenApi;

impl OpenApi {
    #[expect(clippy::unused_self, reason = "as all commands")]
    pub(super) fn run(&self) -> Result<(), CliError> {
        output::say(&openapi::text().map_err(|error| CliError::Output(error.into()))?)
    }
}
