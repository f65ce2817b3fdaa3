//! The event POSTs of the wire contract: from an address and a body to what happened. A single POST and an entry of a
//! batch go through the same row.

use std::str::FromStr;

use actix_web::{
    dev::{Path, ResourceDef, Url},
    http::Uri,
};
use garde::Validate;
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;

use super::{
    api::Answer,
    idempotency::IDEMPOTENCY_KEY,
    openapi::{self, HttpMethod, Operation, Payload, Tag, Who},
    post::DRY_RUN,
    problem::{Kind, Problem},
    read,
    reports::{REPORTS, SALE},
};
use crate::{
    domain::{
        InvalidId, MAX_ID, MAX_NAME_LEN, Namespace, RoomKind,
        events::{
            Achievement, AddressedEvent, AnyJson, ChatResponse, ChatText, ContestEntry, Happened, LeaderboardEvent,
            LevelUp, NamedEvent, Notification, NotificationEvent, QuizCompletion, RankingUpdate, RoleplayProgress,
            RoleplayResponse, SessionRegistration, Stamp, StreakUpdate, Timestamp, TrainingAchievement, TrainingEvent,
            XpGain,
        },
    },
    settings::Scope,
};

/// One kind of event POST.
#[derive(Debug)]
pub(super) struct Row {
    /// Its address, with ids in braces.
    pub pattern: &'static str,
    /// What it is, in one line.
    pub(super) summary: &'static str,
    /// The body it takes.
    pub(super) takes: Payload,
    pub(super) read: fn(&Post<'_>) -> Result<Happened, Problem>,
}

/// One event that was posted, alone or in a batch.
#[derive(Debug)]
pub(super) struct Post<'a> {
    /// The address, with the ids that were found in it.
    pub path: &'a Path<Url>,
    /// The body, some JSON.
    pub body: &'a [u8],
    /// When it came.
    pub now: Timestamp,
}

/// All that can be posted, alone or in a batch.
pub(super) fn all() -> impl Iterator<Item = &'static Row> {
    ROWS.iter().chain(REPORTS)
}

/// They all, as the document has them.
pub(super) fn operations() -> impl Iterator<Item = Operation> {
    let told = ROWS.iter().map(|row| row.operation(row.tag()).with(&[IDEMPOTENCY_KEY]).refused_with(&[409]));
    let reported = REPORTS.iter().map(|row| {
        let problems: &[u16] = if row.pattern.contains("{contestId}") { &[404, 409] } else { &[409] };
        row.operation(Tag::Reports).with(&[IDEMPOTENCY_KEY, DRY_RUN]).refused_with(problems)
    });
    let void = Operation::new(HttpMethod::Delete, SALE.pattern, openapi::Answer::Json(200, Payload::of::<Answer>()))
        .is(Tag::Reports, SALE.summary)
        .for_whom(Who::Admin(Scope::Publish))
        .with(&[IDEMPOTENCY_KEY, DRY_RUN])
        .refused_with(&[404, 409]);
    reported.chain([void]).chain(told)
}

/// The events that are told.
static ROWS: &[Row] = &[
    Row {
        pattern: "/api/v1/leaderboard/ranking-updates",
        summary: "Somebody's rank has changed, for everybody to hear",
        takes: Payload::of::<RankingUpdate>(),

        read: |post| Ok(LeaderboardEvent::RankingUpdate(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/leaderboard/rank-changes",
        summary: "Somebody's rank has changed, for him to hear",
        takes: Payload::of::<RankingUpdate>(),

        read: |post| Ok(LeaderboardEvent::RankChange(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/leaderboard/contest-entries",
        summary: "Somebody's value in a contest",
        takes: Payload::of::<ContestEntry>(),

        read: |post| Ok(LeaderboardEvent::ContestEntry(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/leaderboard/achievements",
        summary: "Somebody earned a sales achievement",
        takes: Payload::of::<Achievement>(),

        read: |post| Ok(LeaderboardEvent::Achievement(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/leaderboard/refreshes",
        summary: "Whole rankings that replace what is shown",
        takes: Payload::of::<AnyJson>(),
        read: |post| Ok(LeaderboardEvent::Refresh(post.any()?).into()),
    },
    Row {
        pattern: "/api/v1/leaderboard/tv-updates",
        summary: "Something for the screens on the walls",
        takes: Payload::of::<AnyJson>(),
        read: |post| Ok(LeaderboardEvent::TvUpdate(post.any()?).into()),
    },
    Row {
        pattern: "/api/v1/leaderboard/teams/{teamId}/events",
        summary: "An event of any name for a team",
        takes: Payload::of::<NamedEvent>(),

        read: |post| {
            let team = post.id("teamId")?;
            let NamedEvent { event, data } = post.payload()?;
            Ok(LeaderboardEvent::ToTeam { team, event, data }.into())
        },
    },
    Row {
        pattern: "/api/v1/training/xp-gains",
        summary: "Somebody gained XP",
        takes: Payload::of::<XpGain>(),
        read: |post| Ok(TrainingEvent::XpGain(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/training/level-ups",
        summary: "Somebody reached a level",
        takes: Payload::of::<LevelUp>(),
        read: |post| Ok(TrainingEvent::LevelUp(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/training/streaks",
        summary: "Somebody's streak went on, or ended",
        takes: Payload::of::<StreakUpdate>(),
        read: |post| Ok(TrainingEvent::StreakUpdate(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/training/achievements",
        summary: "Somebody unlocked a training achievement",
        takes: Payload::of::<TrainingAchievement>(),

        read: |post| Ok(TrainingEvent::Achievement(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/training/sessions",
        summary: "Who may join a roleplay session; nobody is told",
        takes: Payload::of::<SessionRegistration>(),
        read: |post| Ok(TrainingEvent::SessionStart(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/training/sessions/{sessionId}/responses",
        summary: "A roleplay partner's answer, whole",
        takes: Payload::of::<RoleplayResponse>(),

        read: |post| {
            let session = post.id("sessionId")?;
            Ok(TrainingEvent::RoleplayResponse { session, response: post.payload()? }.into())
        },
    },
    Row {
        pattern: "/api/v1/training/progress",
        summary: "How far a roleplay is",
        takes: Payload::of::<RoleplayProgress>(),
        read: |post| Ok(TrainingEvent::Progress(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/training/quiz-completions",
        summary: "Somebody finished a quiz",
        takes: Payload::of::<QuizCompletion>(),

        read: |post| Ok(TrainingEvent::QuizCompletion(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/training/modules/{moduleId}/updates",
        summary: "Something for those who have a module open",
        takes: Payload::of::<AnyJson>(),

        read: |post| Ok(TrainingEvent::ModuleUpdate { module: post.id("moduleId")?, data: post.any()? }.into()),
    },
    Row {
        pattern: "/api/v1/notifications",
        summary: "A notification for its user",
        takes: Payload::of::<Notification>(),
        read: |post| Ok(NotificationEvent::Notification(post.payload()?).into()),
    },
    Row {
        pattern: "/api/v1/users/{userId}/events",
        summary: "An event of any name for one user, in a namespace with users' rooms",
        takes: Payload::of::<AddressedEvent>(),
        read: |post| to_user(post).map(Into::into),
    },
    Row {
        pattern: "/api/v1/broadcasts",
        summary: "An event of any name for everybody in a namespace",
        takes: Payload::of::<AddressedEvent>(),
        read: |post| broadcast(post).map(Into::into),
    },
    Row {
        pattern: "/api/v1/field/chats/{sessionId}/responses",
        summary: "The answer in a chat; ends the typing",
        takes: Payload::of::<ChatText>(),

        read: |post| {
            let session_id = post.id("sessionId")?;
            let ChatText { message } = post.payload()?;
            Ok(NotificationEvent::ChatResponse(ChatResponse { session_id, message }).into())
        },
    },
];

fn to_user(post: &Post<'_>) -> Result<NotificationEvent, Problem> {
    let user = post.id("userId")?;
    let AddressedEvent { namespace, event, data } = post.payload()?;
    let namespace = namespace.unwrap_or(Namespace::Root);
    if !RoomKind::User.exists_in(namespace) {
        let has_users: Vec<_> =
            Namespace::ALL.into_iter().filter(|ns| RoomKind::User.exists_in(*ns)).map(|ns| format!("`{ns}`")).collect();
        let detail = format!("expected a namespace with users' rooms ({}), got `{namespace}`", has_users.join(", "));
        return Err(Problem::with_field(Kind::OutOfRange, "namespace", detail));
    }
    Ok(NotificationEvent::ToUser { namespace, user, event, data })
}

/// `chat:response` on `/field` goes to the chat it names: one trainee's answer is not for everyone.
fn broadcast(post: &Post<'_>) -> Result<NotificationEvent, Problem> {
    let AddressedEvent { namespace, event, data } = post.payload()?;
    let namespace = namespace.unwrap_or(Namespace::Root);
    if namespace == Namespace::Field && event.as_str() == "chat:response" {
        let response = read::payload(data.get().as_bytes(), post.now).map_err(|problem| problem.inside("data"))?;
        return Ok(NotificationEvent::ChatResponse(response));
    }
    Ok(NotificationEvent::Broadcast { namespace, event, data })
}

impl Row {
    /// Reads what was posted to this row's address.
    pub(super) fn read(&self, post: &Post<'_>) -> Result<Happened, Problem> {
        (self.read)(post)
    }

    fn operation(&self, tag: Tag) -> Operation {
        Operation::post(self.pattern, self.takes, Payload::of::<Answer>())
            .is(tag, self.summary)
            .for_whom(Who::Admin(Scope::Publish))
    }

    fn tag(&self) -> Tag {
        if self.pattern.starts_with("/api/v1/leaderboard/") {
            Tag::Leaderboard
        } else if self.pattern.starts_with("/api/v1/training/") {
            Tag::Training
        } else {
            Tag::Notifications
        }
    }
}

impl Post<'_> {
    pub(super) fn payload<T: DeserializeOwned + Validate<Context = ()> + Stamp>(&self) -> Result<T, Problem> {
        read::payload(self.body, self.now)
    }

    /// What stands in the address under this name.
    pub(super) fn path_text(&self, name: &str) -> String {
        text_in(self.path, name)
    }

    fn any(&self) -> Result<AnyJson, Problem> {
        read::json(self.body)
    }

    pub(super) fn id<T: FromStr<Err = InvalidId>>(&self, name: &str) -> Result<T, Problem> {
        id_in(self.path, name)
    }
}

fn text_in(path: &Path<Url>, name: &str) -> String {
    percent_decode_str(path.get(name).unwrap_or_default()).decode_utf8_lossy().into_owned()
}

/// The id of this name in an address.
pub(super) fn id_in<T: FromStr<Err = InvalidId>>(path: &Path<Url>, name: &str) -> Result<T, Problem> {
    let text = text_in(path, name);
    // What the router could not decode it has replaced: nobody means an id with that character in it.
    let id = if text.contains(char::REPLACEMENT_CHARACTER) { "".parse() } else { text.parse() };
    id.map_err(|e: InvalidId| {
        let expected = match e.field {
            "sessionId" | "moduleId" => format!("1 to {MAX_NAME_LEN} bytes without control characters"),
            _ => format!("an integer from 1 to {MAX_ID}"),
        };
        Problem::with_field(Kind::OutOfRange, e.field, format!("{e} in the address; expected {expected}"))
    })
}

/// Finds the row of an address that did not come through the router: that of a batch's entry.
#[derive(Debug)]
pub(super) struct Finder(Vec<(ResourceDef, &'static Row)>);

impl Finder {
    /// A finder of all rows.
    pub(super) fn new() -> Self {
        Self(all().map(|row| (ResourceDef::new(row.pattern), row)).collect())
    }

    /// The row, and the address with its ids.
    pub(super) fn find(&self, path: &str) -> Option<(&'static Row, Path<Url>)> {
        let uri: Uri = path.parse().ok().filter(|uri: &Uri| uri.authority().is_none() && uri.query().is_none())?;
        let mut path = Path::new(Url::new(uri));
        let (_, row) = self.0.iter().find(|(address, _)| address.capture_match_info(&mut path))?;
        Some((row, path))
    }
}

impl Default for Finder {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{SessionId, TeamId};

    #[test]
    fn every_row_is_found_by_its_address() {
        let finder = Finder::new();
        for row in all() {
            let path = row.pattern.replace("{teamId}", "3").replace("{userId}", "7");
            let path = path.replace("{sessionId}", "rp-1").replace("{moduleId}", "m1").replace("{contestId}", "17");
            assert_eq!(finder.find(&path).unwrap().0.pattern, row.pattern);
            assert!(finder.find(&format!("{path}/")).is_none());
            assert!(finder.find(&format!("{path}?a=b")).is_none());
            assert!(finder.find(&format!("http://x{path}")).is_none());
        }
        for unknown in ["", "/", "notifications", "/api/v1/batch", "/api/v1/training/sessions/x/responses/stream"] {
            assert!(finder.find(unknown).is_none(), "{unknown}");
        }
    }

    #[test]
    fn ids_in_an_address_are_decoded_once_and_checked() {
        let finder = Finder::new();
        let session = |id: &str| {
            let (_, path) = finder.find(&format!("/api/v1/training/sessions/{id}/responses")).unwrap();
            id_in::<SessionId>(&path, "sessionId").map(|id| id.to_string())
        };
        assert_eq!(session("rp-1").unwrap(), "rp-1");
        assert_eq!(session("a%2Fb%20%25c").unwrap(), "a/b %c");
        assert_eq!(session("%252F").unwrap(), "%2F");
        for bad in ["%0a", "%ff", &"x".repeat(MAX_NAME_LEN + 1)] {
            let problem = session(bad).unwrap_err();
            assert_eq!((problem.kind(), problem.fields().as_str()), (Kind::OutOfRange, "sessionId"), "{bad}");
            assert!(problem.to_string().contains("Invalid sessionId"), "{problem}");
        }
        for bad in ["0", "-1", "01", "9007199254740992", "x"] {
            let (_, path) = finder.find(&format!("/api/v1/leaderboard/teams/{bad}/events")).unwrap();
            let problem = id_in::<TeamId>(&path, "teamId").unwrap_err();
            assert!(problem.to_string().contains("Invalid teamId in the address; expected an integer"), "{problem}");
        }
    }
}
