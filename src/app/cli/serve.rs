use std::{
    io::{self, IsTerminal},
    net::SocketAddr,
};

use clap::Args;

use crate::{app, http::Site, telemetry};

use super::{
    CliError,
    config_file::ConfigFile,
    output,
    welcome::{Shows, Welcome},
};

const EXAMPLES: &str = "\
Examples:
  ridgecast serve                              no configuration: 127.0.0.1:8080, data in ./data
  ridgecast serve --config /etc/ridgecast.toml
  RIDGECAST_SERVER__LISTEN=0.0.0.0:9000 ridgecast serve
  RUST_LOG=info,ridgecast::transport=debug ridgecast serve

The first start makes an API key and a signing secret, keeps them in the data folder with mode \
0600, and prints how to send a first event. Log lines go to stderr. SIGTERM and Ctrl-C stop it \
gracefully: clients are told to come back.

`ridgecast check-config` tells whether a configuration can be used, without starting.";

/// Starts the service
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Serve {
    #[command(flatten)]
    config: ConfigFile,
}

impl Serve {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let settings = self.config.settings()?;
        telemetry::log_to_stderr(&settings.server.log);
        let shows = Shows { pages: Site::new(&settings).has_pages(), demo: settings.demo.login };
        Ok(app::run(settings, |listen, first_key| self.welcome(listen, first_key, shows))?)
    }

    /// Tells what there is to see and how to send a first event, on the terminal and at the first start. The key is for a person's eyes: where
    /// stdout is no terminal it may be somebody's log.
    fn welcome(&self, listen: SocketAddr, first_key: Option<&str>, shows: Shows) -> io::Result<()> {
        let on_terminal = io::stdout().is_terminal();
        if !on_terminal && first_key.is_none() {
            return Ok(());
        }
        let program = std::env::args().next().unwrap_or_else(|| env!("CARGO_PKG_NAME").to_owned());
        let first_key = first_key.filter(|_| on_terminal);
        let welcome = Welcome { listen, program: &program, config: self.config.path(), first_key, shows };
        output::write_line(&welcome.to_string())
    }
}
