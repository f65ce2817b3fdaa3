//! The friendly names of the API's POSTs, for those who type them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::CliError;

/// Name, path and what it does. `{}` in a path is what follows the colon: `team-event:3`.
const NAMES: [(&str, &str, &str); 30] = [
    ("ranking-update", "/api/v1/leaderboard/ranking-updates", "rankings:update to everybody on /leaderboard"),
    ("rank-change", "/api/v1/leaderboard/rank-changes", "rank:changed to the user"),
    (
        "contest-entry",
        "/api/v1/leaderboard/contest-entries",
        "contest:new-entry to all, contest:entry-update to its room",
    ),
    ("achievement", "/api/v1/leaderboard/achievements", "achievement:earned to the user, a celebration to the TVs"),
    ("leaderboard-refresh", "/api/v1/leaderboard/refreshes", "leaderboard:refresh to everybody on /leaderboard"),
    ("tv-update", "/api/v1/leaderboard/tv-updates", "tv:update to the TVs"),
    ("team-event:ID", "/api/v1/leaderboard/teams/{}/events", "any event to a team"),
    ("xp-gain", "/api/v1/training/xp-gains", "xp:gained to the user"),
    ("level-up", "/api/v1/training/level-ups", "level:up to the user, a celebration to all"),
    ("streak", "/api/v1/training/streaks", "streak:update to the user, a milestone to all"),
    ("training-achievement", "/api/v1/training/achievements", "achievement:unlocked to the user, a showcase to all"),
    ("session", "/api/v1/training/sessions", "registers who may join a roleplay session; sends nothing"),
    ("roleplay-response:ID", "/api/v1/training/sessions/{}/responses", "roleplay:response to the session"),
    ("progress", "/api/v1/training/progress", "progress:update to the session"),
    ("quiz-completion", "/api/v1/training/quiz-completions", "quiz:completed to the user"),
    ("module-update:ID", "/api/v1/training/modules/{}/updates", "module:update to the module's room"),
    ("chat-response:ID", "/api/v1/field/chats/{}/responses", "chat:response to the chat"),
    ("notification", "/api/v1/notifications", "notification to the user"),
    ("user-event:ID", "/api/v1/users/{}/events", "any event to a user"),
    ("broadcast", "/api/v1/broadcasts", "any event to a whole namespace"),
    ("roster", "/api/v1/roster", "reports who is who, and in which team"),
    ("sale", "/api/v1/sales", "reports a sale; its totals, ranks and milestones follow"),
    ("contest", "/api/v1/contests", "schedules a contest"),
    ("contest-entrant:ID", "/api/v1/contests/{}/entries", "reports who takes part in a contest"),
    ("quiz-result", "/api/v1/training/quiz-results", "reports a quiz; its XP follow"),
    ("login", "/api/v1/training/logins", "reports a login; a streak follows"),
    ("module-completion", "/api/v1/training/module-completions", "reports a module; its XP follow"),
    ("roleplay-result", "/api/v1/training/roleplay-results", "reports a roleplay; its XP follow"),
    ("xp-award", "/api/v1/training/xp-awards", "gives XP to a user"),
    ("batch", "/api/v1/batch", "up to 1,000 of these, in order, all or none"),
];

/// What must be escaped in one segment of a URL's path.
const SEGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':').remove(b'@');

/// The path that `event` stands for: a friendly name, or a path of the API as it is.
pub(super) fn path(event: &str) -> Result<String, CliError> {
    if event.starts_with("/api/v1/") {
        return Ok(event.to_owned());
    }
    let (name, id) = match event.split_once(':') {
        Some((name, id)) => (name, Some(id)),
        None => (event, None),
    };
    let row = NAMES.iter().find(|(known, ..)| known.split(':').next() == Some(name));
    let Some((known, path, _)) = row else {
        let advice = "`ridgecast send --help` lists the names; a path must begin with /api/v1/";
        return Err(CliError::Arguments(format!("EVENT: `{event}` is not known; {advice}")));
    };
    match (path.contains("{}"), id) {
        (true, Some(id)) if !id.is_empty() => Ok(path.replace("{}", &utf8_percent_encode(id, SEGMENT).to_string())),
        (false, None) => Ok((*path).to_owned()),
        _ => Err(CliError::Arguments(format!("EVENT: expected `{known}`, got `{event}`"))),
    }
}

/// The names with what they do, for `--help`.
pub(super) fn listing() -> String {
    let lines = NAMES.iter().map(|(name, _, does)| format!("  {name:<22}{does}"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_paths_are_both_understood() {
        assert_eq!(path("ranking-update").unwrap(), "/api/v1/leaderboard/ranking-updates");
        assert_eq!(path("team-event:3").unwrap(), "/api/v1/leaderboard/teams/3/events");
        assert_eq!(path("module-update:m 1/ä").unwrap(), "/api/v1/training/modules/m%201%2F%C3%A4/updates");
        assert_eq!(path("/api/v1/tickets").unwrap(), "/api/v1/tickets");
    }

    #[test]
    fn a_wrong_name_is_told_what_was_expected() {
        let message = |event| path(event).unwrap_err().to_string();
        assert!(message("rank-up").contains("`rank-up` is not known"));
        assert!(message("team-event").contains("expected `team-event:ID`"));
        assert!(message("team-event:").contains("expected `team-event:ID`"));
        assert!(message("rank-change:3").contains("expected `rank-change`"));
        assert!(message("/admin").contains("/api/v1/"));
    }

    #[test]
    fn every_event_of_the_wire_document_has_a_name() {
        let document = include_str!("../../../docs/WIRE.md");
        // Second addresses of the same need no name.
        let lines = document.lines().filter(|line| !line.ends_with("| the same | the same |"));
        let rows = lines.filter_map(|line| line.strip_prefix("| `/api/v1/")?.split_once('`'));
        let mut addresses: Vec<_> = rows.map(|(address, _)| format!("/api/v1/{address}")).collect();
        addresses.retain(|address| !address.ends_with("/stream") && !address.ends_with("/tickets"));
        let mut named: Vec<_> = NAMES.iter().map(|(_, path, _)| (*path).to_owned()).collect();
        for id in ["{teamId}", "{contestId}", "{userId}", "{sessionId}", "{moduleId}"] {
            addresses.iter_mut().for_each(|address| *address = address.replace(id, "{}"));
        }
        addresses.sort_unstable();
        named.sort_unstable();
        assert_eq!(named, addresses);
    }

    #[test]
    fn every_name_is_there_once() {
        let mut names: Vec<_> = NAMES.iter().map(|(name, ..)| name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMES.len());
    }
}
