//! The `ridgecast` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    // reqwest is built without a TLS provider of its own choice. Fails only where one is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    ridgecast::app::cli::main()
}
