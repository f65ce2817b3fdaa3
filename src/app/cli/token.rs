use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clap::{ArgGroup, Args};
use jsonwebtoken::{EncodingKey, Header};
use serde::Serialize;

use crate::{
    domain::{ContestId, ModuleId, TeamId, UserId},
    settings::{JwtSettings, Settings},
};

use super::{CliError, config_file::ConfigFile, first_start, output};

const EXAMPLES: &str = "\
Examples:
  ridgecast token --user 7 --name Ada                     user 7, for an hour
  ridgecast token --user 7 --team 3 --team 4 --ttl 8h     a member of two teams
  ridgecast token --user 1 --role admin                   may enter every room
  ridgecast token --kiosk --name lobby --ttl 365d         a screen on the wall

Hear what user 7 hears, with websocat:
  websocat \"ws://127.0.0.1:8080/ws/leaderboard?token=$(ridgecast token --user 7)\"

Whoever holds the secret can be anybody: mint tokens for users on the server side only, after a \
login. The secret is identity.jwt.secret, or the one made at the first start.";

/// Mints a token (JWT, HS256) with which a client says who it is
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, group(ArgGroup::new("who").required(true).args(["user", "kiosk"])))]
pub(super) struct Token {
    /// The user's id
    #[arg(long, value_name = "ID")]
    user: Option<UserId>,
    /// For a screen on the wall, which is nobody: it may enter tv-display and nothing else
    #[arg(long, conflicts_with_all = ["teams", "roles", "contests", "modules", "tv"])]
    kiosk: bool,
    /// The user's or the screen's name
    #[arg(long)]
    name: Option<String>,
    /// A team the user is a member of; repeat for several
    #[arg(long = "team", value_name = "ID")]
    teams: Vec<TeamId>,
    /// `admin` or `coach`; repeat for several
    #[arg(long = "role", value_name = "ROLE")]
    roles: Vec<String>,
    /// A contest the user is named for; matters with rights.contest = "members"
    #[arg(long = "contest", value_name = "ID")]
    contests: Vec<ContestId>,
    /// A training module the user is named for; matters with rights.module = "members"
    #[arg(long = "module", value_name = "ID")]
    modules: Vec<ModuleId>,
    /// Names the user for tv-display; matters with rights.tv_display = "members"
    #[arg(long)]
    tv: bool,
    /// How long the token is good for, such as 90s, 15m, 8h or 365d
    #[arg(long, value_name = "TIME", default_value = "1h", value_parser = lifetime)]
    ttl: Duration,
    #[command(flatten)]
    config: ConfigFile,
}

/// What the token certifies. Empty claims are left out.
#[derive(Debug, Serialize)]
struct Claims<'a> {
    /// The user's id in decimal digits; for a kiosk its name.
    sub: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    teams: &'a [TeamId],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    roles: &'a [String],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    kiosk: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    contests: &'a [ContestId],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    modules: &'a [ModuleId],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    tv: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    iss: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    aud: &'a str,
    iat: u64,
    exp: u64,
}

impl Token {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let settings = self.config.settings()?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let claims = self.claims(&settings.identity.jwt, now);
        let secret = signing_secret(&settings)?;
        output::say(&jsonwebtoken::encode(&Header::default(), &claims, &EncodingKey::from_secret(&secret))?)
    }

    fn claims<'a>(&'a self, jwt: &'a JwtSettings, now: Duration) -> Claims<'a> {
        let name = self.name.as_deref();
        Claims {
            sub: self.user.map_or_else(|| name.unwrap_or("kiosk").to_owned(), |user| user.to_string()),
            name,
            teams: &self.teams,
            roles: &self.roles,
            kiosk: self.kiosk,
            contests: &self.contests,
            modules: &self.modules,
            tv: self.tv,
            iss: &jwt.issuer,
            aud: &jwt.audience,
            iat: now.as_secs(),
            exp: now.saturating_add(self.ttl).as_secs(),
        }
    }
}

/// The secret that the service checks HS256 tokens with.
fn signing_secret(settings: &Settings) -> Result<Vec<u8>, CliError> {
    let configured = &settings.identity.jwt.secret;
    if !configured.is_empty() {
        return Ok(configured.clone().into_bytes());
    }
    let made = first_start::secrets(&settings.server.data_dir, "set RIDGECAST_IDENTITY__JWT__SECRET")?;
    Ok(made.jwt_secret.into_bytes())
}

fn lifetime(text: &str) -> Result<Duration, String> {
    match humantime_serde::re::humantime::parse_duration(text) {
        Ok(ttl) if ttl >= Duration::from_secs(1) => Ok(ttl),
        _ => Err("expected a time of at least 1s, such as 90s, 15m, 8h or 365d".to_owned()),
    }
}
