use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::Path,
};

/// Where the pages are and how to send a first event: what `serve` prints once it listens. Its text holds the API key if it is given one, so it
/// goes to stdout and never through the log.
#[derive(Debug, Clone, Copy)]
pub(super) struct Welcome<'a> {
    /// Where the service listens.
    pub(super) listen: SocketAddr,
    /// How the program was called, so that the commands can be copied as they are.
    pub(super) program: &'a str,
    /// The `--config` it was called with, which the other commands need as well.
    pub(super) config: Option<&'a Path>,
    /// The API key, at the first start only; later it is left to `ridgecast send` to find it.
    pub(super) first_key: Option<&'a str>,
    /// What there is to see.
    pub(super) shows: Shows,
}

/// What a browser finds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shows {
    /// Whether there are pages.
    pub(super) pages: bool,
    /// Whether whoever opens them may choose who to be.
    pub(super) demo: bool,
}

/// The address under which a service that listens on `listen` is reached from the same machine.
pub(super) fn local_url(listen: SocketAddr) -> String {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    format!("http://{}", SocketAddr::new(ip, listen.port()))
}

impl fmt::Display for Welcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = local_url(self.listen);
        let ws = url.replacen("http", "ws", 1);
        let program = shell_word(self.program);
        let config = self.config.map(|file| format!(" --config {}", shell_word(&file.display().to_string())));
        let config = config.unwrap_or_default();
        let event =
            r#"{"userId":7,"userName":"Ada","previousRank":3,"newRank":1,"metric":"monthlyRevenue","value":12500}"#;
        writeln!(f, "Ridgecast listens on {url}\n")?;
        if self.shows.pages {
            writeln!(f, "Pages: {url}/app/")?;
        }
        if self.shows.demo {
            writeln!(f, "The demo login is on: whoever comes chooses who to be. Never for production.")?;
        }
        if self.shows.pages || self.shows.demo {
            writeln!(f)?;
        }
        writeln!(f, "Hear what user 7 hears. In a second terminal, in this folder:\n")?;
        writeln!(f, "  TOKEN=$({program} token --user 7 --name Ada{config})")?;
        writeln!(f, "  websocat \"{ws}/ws/leaderboard?token=$TOKEN\"\n")?;
        writeln!(f, "Tell it that Ada climbed to the first place. In a third:\n")?;
        match self.first_key {
            Some(key) => {
                writeln!(f, "  curl {url}/api/v1/leaderboard/ranking-updates \\")?;
                writeln!(f, "    -H 'Authorization: Bearer {key}' -H 'Content-Type: application/json' \\")?;
                writeln!(f, "    -d '{event}'\n")?;
                write!(f, "The key is kept in the data folder and is not shown again.")
            }
            None => write!(f, "  {program} send ranking-update{config} '{event}'"),
        }
    }
}

/// `text` as one word of a POSIX shell.
fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@%".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn welcome<'a>(listen: &str, config: Option<&'a Path>, first_key: Option<&'a str>) -> String {
        let shows = Shows { pages: false, demo: false };
        Welcome { listen: listen.parse().unwrap(), program: "./ridgecast", config, first_key, shows }.to_string()
    }

    #[test]
    fn a_first_start_shows_three_commands_to_copy() {
        let text = welcome("127.0.0.1:8080", None, Some("rck_abc"));
        assert!(text.contains("TOKEN=$(./ridgecast token --user 7 --name Ada)"), "{text}");
        assert!(text.contains("websocat \"ws://127.0.0.1:8080/ws/leaderboard?token=$TOKEN\""), "{text}");
        assert!(text.contains("curl http://127.0.0.1:8080/api/v1/leaderboard/ranking-updates"), "{text}");
        assert!(text.contains("Authorization: Bearer rck_abc"), "{text}");
    }

    #[test]
    fn a_later_start_shows_no_key() {
        let text = welcome("127.0.0.1:8080", Some(Path::new("my conf.toml")), None);
        assert!(text.contains("./ridgecast send ranking-update --config 'my conf.toml' '{"), "{text}");
        assert!(!text.contains("Bearer"), "{text}");
    }

    #[test]
    fn what_there_is_to_see_comes_first() {
        let text = |pages, demo| {
            let (listen, shows) = ("127.0.0.1:8080".parse().unwrap(), Shows { pages, demo });
            Welcome { listen, program: "./ridgecast", config: None, first_key: None, shows }.to_string()
        };
        let (pages, demo) = ("\n\nPages: http://127.0.0.1:8080/app/\n", "\nThe demo login is on: ");
        for (has_pages, has_demo) in [(false, false), (true, false), (false, true), (true, true)] {
            let text = text(has_pages, has_demo);
            assert_eq!((text.contains(pages), text.contains(demo)), (has_pages, has_demo), "{text}");
            assert!(text.contains("\n\nHear what user 7 hears."), "{text}");
        }
    }

    #[test]
    fn an_unspecified_address_is_reached_over_loopback() {
        assert_eq!(local_url("0.0.0.0:80".parse().unwrap()), "http://127.0.0.1:80");
        assert_eq!(local_url("[::]:8080".parse().unwrap()), "http://[::1]:8080");
        assert_eq!(local_url("10.0.0.5:8080".parse().unwrap()), "http://10.0.0.5:8080");
    }
}
