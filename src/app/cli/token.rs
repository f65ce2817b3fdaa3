use std::time::{Duration, SystemTime};

use clap::{ArgGroup, Args};

use crate::{
    domain::{ChatId, ContestId, ModuleId, Role, TeamId, UserId},
    secrets::Secrets,
    session::identity::{Profile, TokenMint},
};

use super::{
    CliError,
    config_file::{ConfigFile, first_secrets},
    output,
};

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
    #[arg(long, conflicts_with_all = ["teams", "roles", "contests", "modules", "chats", "tv"])]
    kiosk: bool,
    /// The user's or the screen's name
    #[arg(long)]
    name: Option<String>,
    /// A team the user is a member of; repeat for several
    #[arg(long = "team", value_name = "ID")]
    teams: Vec<TeamId>,
    /// `admin` or `coach`; repeat for several
    #[arg(long = "role", value_name = "ROLE", value_parser = role)]
    roles: Vec<Role>,
    /// A contest the user is named for; matters with rights.contest = "members"
    #[arg(long = "contest", value_name = "ID")]
    contests: Vec<ContestId>,
    /// A training module the user is named for; matters with rights.module = "members"
    #[arg(long = "module", value_name = "ID")]
    modules: Vec<ModuleId>,
    /// A chat the user is named for; matters with rights.chat = "members"
    #[arg(long = "chat", value_name = "ID")]
    chats: Vec<ChatId>,
    /// Names the user for tv-display; matters with rights.tv_display = "members"
    #[arg(long)]
    tv: bool,
    /// How long the token is good for, such as 90s, 15m, 8h or 365d
    #[arg(long, value_name = "TIME", default_value = "1h", value_parser = lifetime)]
    ttl: Duration,
    #[command(flatten)]
    config: ConfigFile,
}

impl Token {
    pub(super) fn run(&self) -> Result<(), CliError> {
        let settings = self.config.settings()?;
        let jwt = &settings.identity.jwt;
        let secrets = match jwt.secret.as_str() {
            "" => first_secrets(&settings, "set RIDGECAST_IDENTITY__JWT__SECRET")?,
            // Then none of these count.
            _ => Secrets::generate(),
        };
        let mint = TokenMint::new(jwt, &secrets)?;
        output::say(&mint.mint(&self.profile(), self.ttl, SystemTime::now())?)
    }

    fn profile(&self) -> Profile {
        Profile {
            user_id: self.user,
            name: self.name.clone(),
            teams: self.teams.clone(),
            roles: self.roles.iter().map(|role| role.name().to_owned()).collect(),
            kiosk: self.kiosk,
            contests: self.contests.clone(),
            modules: self.modules.clone(),
            chats: self.chats.clone(),
            tv: self.tv,
        }
    }
}

fn role(text: &str) -> Result<Role, &'static str> {
    Role::from_name(text).ok_or("expected `admin` or `coach`")
}

fn lifetime(text: &str) -> Result<Duration, String> {
    match humantime_serde::re::humantime::parse_duration(text) {
        Ok(ttl) if ttl >= Duration::from_secs(1) => Ok(ttl),
        _ => Err("expected a time of at least 1s, such as 90s, 15m, 8h or 365d".to_owned()),
    }
}
