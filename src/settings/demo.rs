use std::{net::SocketAddr, time::Duration};

use garde::Validate;
use serde::Deserialize;

use super::rules::{SECOND, at_most};

/// `[demo]`: what only a demonstration has.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct DemoSettings {
    /// Whether whoever comes may choose to be anybody.
    #[garde(skip)]
    pub login: bool,
    /// How many roleplays with the canned partner are remembered.
    #[garde(range(min = 1, max = 1_000_000))]
    pub roleplays: usize,
    /// How long the partner takes for a word; he thinks for ten such before he begins.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(SECOND)))]
    pub pace: Duration,
}

impl DemoSettings {
    /// Whoever can reach the demo's door is an administrator; so nobody from another machine may.
    pub(super) fn stays_at_home(&self, listen: SocketAddr) -> Result<(), garde::Report> {
        if !self.login || listen.ip().to_canonical().is_loopback() {
            return Ok(());
        }
        let problem =
            format!("lets anybody in as anybody; expected server.listen to be a loopback address, got {listen}");
        let mut report = garde::Report::new();
        report.append(garde::Path::new("demo").join("login"), garde::Error::new(problem));
        Err(report)
    }
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;

    fn with(listen: &str, login: bool) -> Result<Settings, String> {
        let changes = format!("[server]\nlisten = \"{listen}\"\n[demo]\nlogin = {login}");
        Settings::with(&changes).map_err(|error| error.to_string())
    }

    #[test]
    fn the_door_opens_on_loopback_only() {
        assert!(!Settings::with("").unwrap().demo.login, "production has none");
        for home in ["127.0.0.1:8080", "127.8.0.1:1", "[::1]:8080", "[::ffff:127.0.0.1]:8080"] {
            assert!(with(home, true).unwrap().demo.login, "{home}");
        }
        for abroad in ["0.0.0.0:8080", "[::]:8080", "10.0.0.5:8080"] {
            let error = with(abroad, true).unwrap_err();
            let expected =
                "demo.login: lets anybody in as anybody; expected server.listen to be a loopback address, got";
            assert_eq!(error, format!("{expected} {abroad}"));
            assert!(with(abroad, false).is_ok());
        }
    }
}
