//! The events to clients: the table of `docs/WIRE.md`, with the types of its payloads.

use super::payload::Payload;
use crate::domain::{
    Namespace::{self, Field, Leaderboard, Root, Training},
    RoomKind,
    books::Shown,
    events::{
        Achievement, AchievementShowcase, AnyJson, ChatResponse, ContestEntry, ContestOver, InboxUnread,
        LevelCelebration, LevelUp, MessageReceived, Notification, QuizCompletion, RankingUpdate, RoleplayChunk,
        RoleplayProgress, RoleplayResponse, RoleplayTyping, StreakMilestone, StreakUpdate, TrainingAchievement, TvBeat,
        TvControl, XpGain,
    },
};

/// One event that clients are told.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct EventToClients {
    /// Where it is heard.
    pub namespace: Namespace,
    /// Its name; `None` stands for any name.
    pub name: Option<&'static str>,
    /// Who hears it: one of these, whichever fits.
    pub audience: &'static [Audience],
    /// Whether it has a place in the journal.
    pub lasting: Lasting,
    /// What it carries.
    pub payload: Payload,
}

/// Who hears an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Audience {
    /// The whole namespace.
    Everybody,
    /// Those in one room of this kind.
    Room(RoomKind),
    /// Those in one room of this kind, but for him who caused it.
    Others(RoomKind),
    /// The one who caused it, alone.
    Sender,
}

/// Whether an event has a place in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Lasting {
    /// It has an offset, and is recovered.
    Kept,
    /// It is worth something only now.
    Fleeting,
    /// Fleeting where the service works it out, kept where it was posted.
    FleetingIfWorkedOut,
}

use Audience::{Everybody, Others, Sender};
use Lasting::{Fleeting, FleetingIfWorkedOut, Kept};

const USER: Audience = Audience::Room(RoomKind::User);
const TEAM: Audience = Audience::Room(RoomKind::Team);
const CONTEST: Audience = Audience::Room(RoomKind::Contest);
const TV_DISPLAY: Audience = Audience::Room(RoomKind::TvDisplay);
const SESSION: Audience = Audience::Room(RoomKind::Session);
const MODULE: Audience = Audience::Room(RoomKind::Module);
const CHAT: Audience = Audience::Room(RoomKind::Chat);

/// All of them, in the order of the document.
#[rustfmt::skip]
pub(in crate::http) static TO_CLIENTS: &[EventToClients] = &[
    any(Root, &[Everybody, USER]),
    event(Root, "notification", &[USER], Kept, Payload::created::<Notification>()),
    event(Root, "inbox:unread", &[USER], Fleeting, Payload::of::<InboxUnread>()),
    event(Leaderboard, "rankings:update", &[Everybody], Kept, Payload::stamped::<RankingUpdate>()),
    event(Leaderboard, "rank:changed", &[USER], Kept, Payload::stamped::<RankingUpdate>()),
    event(Leaderboard, "contest:new-entry", &[Everybody], Kept, Payload::stamped::<ContestEntry>()),
    event(Leaderboard, "contest:entry-update", &[CONTEST], Kept, Payload::stamped::<ContestEntry>()),
    event(Leaderboard, "contest:settled", &[CONTEST], Kept, Payload::of::<ContestOver>()),
    event(Leaderboard, "achievement:earned", &[USER], Kept, Payload::stamped::<Achievement>()),
    event(Leaderboard, "achievement:celebration", &[TV_DISPLAY], Kept, Payload::stamped::<Achievement>()),
    event(Leaderboard, "leaderboard:refresh", &[Everybody], Kept, Payload::or_any::<Shown>()),
    event(Leaderboard, "tv:update", &[TV_DISPLAY], FleetingIfWorkedOut, Payload::or_any::<Shown>()),
    event(Leaderboard, TvControl::EVENT, &[TV_DISPLAY], Fleeting, Payload::of::<TvControl>()),
    event(Leaderboard, TvBeat::EVENT, &[TV_DISPLAY], Fleeting, Payload::of::<TvBeat>()),
    any(Leaderboard, &[Everybody, USER, TEAM]),
    event(Training, "xp:gained", &[USER], Kept, Payload::stamped::<XpGain>()),
    event(Training, "level:up", &[USER], Kept, Payload::stamped::<LevelUp>()),
    event(Training, "level:celebration", &[Everybody], Kept, Payload::stamped::<LevelCelebration<'_>>()),
    event(Training, "streak:update", &[USER], Kept, Payload::stamped::<StreakUpdate>()),
    event(Training, "streak:milestone", &[Everybody], Kept, Payload::stamped::<StreakMilestone<'_>>()),
    event(Training, "achievement:unlocked", &[USER], Kept, Payload::stamped::<TrainingAchievement>()),
    event(Training, "achievement:showcase", &[Everybody], Kept, Payload::stamped::<AchievementShowcase<'_>>()),
    event(Training, "roleplay:response", &[SESSION], Kept, Payload::of::<RoleplayResponse>()),
    event(Training, "roleplay:chunk", &[SESSION], Fleeting, Payload::of::<RoleplayChunk<'_>>()),
    event(Training, "roleplay:typing", &[Others(RoomKind::Session)], Fleeting, Payload::of::<RoleplayTyping>()),
    event(Training, "roleplay:message-received", &[Sender], Kept, Payload::of::<MessageReceived<'_>>()),
    event(Training, "progress:update", &[SESSION], Kept, Payload::of::<RoleplayProgress>()),
    event(Training, "progress:changed", &[Others(RoomKind::Session)], Kept, Payload::of::<RoleplayProgress>()),
    event(Training, "quiz:completed", &[USER], Kept, Payload::of::<QuizCompletion>()),
    event(Training, "module:update", &[MODULE], Kept, Payload::of::<AnyJson>()),
    any(Training, &[Everybody, USER]),
    event(Field, "chat:typing", &[Others(RoomKind::Chat), CHAT], Fleeting, Payload::plain::<bool>()),
    event(Field, "chat:response", &[CHAT], Kept, Payload::of::<ChatResponse>()),
    any(Field, &[Everybody]),
];

const fn event(
    namespace: Namespace,
    name: &'static str,
    audience: &'static [Audience],
    lasting: Lasting,
    payload: Payload,
) -> EventToClients {
    EventToClients { namespace, name: Some(name), audience, lasting, payload }
}

const fn any(namespace: Namespace, audience: &'static [Audience]) -> EventToClients {
    EventToClients { namespace, name: None, audience, lasting: Kept, payload: Payload::of::<AnyJson>() }
}

impl EventToClients {
    /// Who hears it, and whether it lasts, in words.
    pub(super) fn words(&self) -> String {
        let audience: Vec<_> = self.audience.iter().map(|audience| audience.words()).collect();
        let lasting = match self.lasting {
            Kept => "",
            Fleeting => " Fleeting.",
            FleetingIfWorkedOut => " Fleeting where the service works it out.",
        };
        format!("To {}.{lasting}", audience.join(", or "))
    }
}

impl Audience {
    fn words(self) -> String {
        match self {
            Everybody => "everybody".to_owned(),
            Self::Room(kind) => format!("`{}`", kind.spelling()),
            Others(kind) => format!("the others in `{}`", kind.spelling()),
            Sender => "the sender".to_owned(),
        }
    }
}
