//! The table of the wire contract: from an event to who hears what. Pure; nothing else decides it.
//!
//! A payload is serialised once and shared by all publications that carry it whole; the reduced ones (celebrations for
//! everybody) have their own.

use std::sync::Arc;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::training::TrainingSaid;
use crate::domain::{
    Achieved, ClientId, Draft, Namespace, Room, RoomKey, SessionId, UserId,
    events::{
        AchievementShowcase, AnyJson, ChatSaid, LeaderboardEvent, LevelCelebration, NotificationEvent, Rarity,
        RoleplayChunk, RoleplayProgress, RoleplayTyping, StreakMilestone, Timestamp, TrainingEvent, TvBeat, TvControl,
    },
};

/// Where the screens on the walls listen.
const SCREENS: RoomKey = RoomKey::room(Namespace::Leaderboard, Room::TvDisplay);

/// What follows from an event on the leaderboard.
pub fn leaderboard(event: &LeaderboardEvent) -> serde_json::Result<Vec<Draft>> {
    use LeaderboardEvent as Event;
    let everyone = RoomKey::everyone(Namespace::Leaderboard);
    let room = |room| RoomKey::room(Namespace::Leaderboard, room);
    Ok(match event {
        Event::RankingUpdate(update) => vec![Draft::new(everyone, "rankings:update", json(update)?)],
        Event::RankChange(update) => vec![Draft::new(room(Room::User(update.user_id)), "rank:changed", json(update)?)],
        Event::ContestEntry(entry) => {
            let data = json(entry)?;
            vec![
                Draft::new(everyone, "contest:new-entry", Arc::clone(&data)),
                Draft::new(room(Room::Contest(entry.contest_id)), "contest:entry-update", data),
            ]
        }
        Event::ContestScore(entry) => {
            vec![Draft::new(room(Room::Contest(entry.contest_id)), "contest:entry-update", json(entry)?)]
        }
        Event::ContestOver(over) => {
            vec![Draft::new(room(Room::Contest(over.contest_id)), "contest:settled", json(over)?)]
        }
        Event::Celebration(achievement) => {
            vec![Draft::new(room(Room::TvDisplay), "achievement:celebration", json(achievement)?)]
        }
        Event::Achievement(achievement) => {
            let data = json(achievement)?;
            let user = achievement.user_id;
            vec![
                achieved(Draft::new(room(Room::User(user)), "achievement:earned", Arc::clone(&data)), user, true),
                Draft::new(room(Room::TvDisplay), "achievement:celebration", data),
            ]
        }
        Event::Refresh(rankings) => vec![Draft::new(everyone, "leaderboard:refresh", rankings.clone().into_raw())],
        Event::TvUpdate(data) => vec![Draft::new(room(Room::TvDisplay), "tv:update", data.clone().into_raw())],
        Event::ToTeam { team, event, data } => {
            vec![Draft::new(room(Room::Team(*team)), event.clone().into_arc(), data.clone().into_raw())]
        }
    })
}

/// What the screens on the walls show from now on. One that comes later is told anew, so it need not be kept.
pub fn screens(shown: AnyJson) -> Draft {
    fleeting(Draft::new(SCREENS, "tv:update", shown.into_raw()))
}

/// The stream of the screens on the walls lives, and this is what its clock says.
pub fn beat(server_time: Timestamp) -> serde_json::Result<Draft> {
    Ok(fleeting(Draft::new(SCREENS, TvBeat::EVENT, json(&TvBeat { server_time })?)))
}

/// How each of the screens on the walls is to be. Told anew to one that comes.
pub fn control(control: Box<RawValue>) -> Draft {
    fleeting(Draft::new(SCREENS, TvControl::EVENT, control.into()))
}

/// What follows from an event in training.
pub fn training(event: &TrainingEvent) -> serde_json::Result<Vec<Draft>> {
    use TrainingEvent as Event;
    let everyone = RoomKey::everyone(Namespace::Training);
    Ok(match event {
        Event::SessionStart(_) => Vec::new(),
        Event::XpGain(gain) => vec![Draft::new(training_user(gain.user_id), "xp:gained", json(gain)?)],
        Event::LevelUp(up) => {
            let celebration =
                LevelCelebration { user_name: &up.user_name, new_level: up.new_level, timestamp: up.timestamp };
            vec![
                Draft::new(training_user(up.user_id), "level:up", json(up)?),
                Draft::new(everyone, "level:celebration", json(&celebration)?),
            ]
        }
        Event::StreakUpdate(streak) => {
            let mut drafts = vec![Draft::new(training_user(streak.user_id), "streak:update", json(streak)?)];
            if let Some(milestone) = &streak.milestone {
                let celebration = StreakMilestone {
                    user_name: &streak.user_name,
                    milestone: milestone.reached,
                    streak_type: streak.streak_type,
                    timestamp: streak.timestamp,
                };
                drafts.push(Draft::new(everyone, "streak:milestone", json(&celebration)?));
            }
            drafts
        }
        Event::Achievement(achievement) => {
            let user = achievement.user_id;
            let public = achievement.rarity != Rarity::Common;
            let unlocked = Draft::new(training_user(user), "achievement:unlocked", json(achievement)?);
            let mut drafts = vec![achieved(unlocked, user, public)];
            if public {
                let showcase = AchievementShowcase {
                    user_name: &achievement.user_name,
                    title: &achievement.title,
                    rarity: achievement.rarity,
                    timestamp: achievement.timestamp,
                };
                drafts.push(Draft::new(everyone, "achievement:showcase", json(&showcase)?));
            }
            drafts
        }
        Event::RoleplayResponse { session, response } => {
            vec![Draft::new(training_session(session), "roleplay:response", json(response)?)]
        }
        // A piece that is missed is made good by the whole response that follows, so it need not be kept.
        Event::RoleplayChunk { session, index, delta } => {
            let chunk = RoleplayChunk { session_id: session, index: *index, delta };
            vec![fleeting(Draft::new(training_session(session), "roleplay:chunk", json(&chunk)?))]
        }
        Event::Progress(progress) => {
            vec![Draft::new(training_session(&progress.session_id), "progress:update", json(progress)?)]
        }
        Event::QuizCompletion(quiz) => vec![Draft::new(training_user(quiz.user_id), "quiz:completed", json(quiz)?)],
        Event::ModuleUpdate { module, data } => {
            let room = RoomKey::room(Namespace::Training, Room::Module(module.clone()));
            vec![Draft::new(room, "module:update", data.clone().into_raw())]
        }
    })
}

/// What follows from a notification, a free-form event or an answer in a chat.
pub fn notification(event: &NotificationEvent) -> serde_json::Result<Vec<Draft>> {
    use NotificationEvent as Event;
    Ok(match event {
        Event::Notification(notification) => {
            let user = RoomKey::room(Namespace::Root, Room::User(notification.user_id));
            vec![Draft::new(user, "notification", json(notification)?)]
        }
        Event::ToUser { namespace, user, event, data } => {
            let room = RoomKey::room(*namespace, Room::User(*user));
            vec![Draft::new(room, event.clone().into_arc(), data.clone().into_raw())]
        }
        Event::Broadcast { namespace, event, data } => {
            vec![Draft::new(RoomKey::everyone(*namespace), event.clone().into_arc(), data.clone().into_raw())]
        }
        Event::ChatResponse(response) => {
            let chat = RoomKey::room(Namespace::Field, Room::Chat(response.session_id.clone()));
            vec![
                Draft::new(chat.clone(), "chat:response", json(response)?),
                fleeting(Draft::new(chat, "chat:typing", json(&false)?)),
            ]
        }
    })
}

/// What the others in a roleplay session hear of what one of them says.
pub fn training_said(from: ClientId, said: TrainingSaid) -> serde_json::Result<Draft> {
    let typing = |session: &SessionId, user_id, is_typing| {
        let data = json(&RoleplayTyping { user_id, is_typing })?;
        Ok(fleeting(Draft::new(training_session(session), "roleplay:typing", data)))
    };
    let draft = match said {
        TrainingSaid::Message { session, user } => typing(&session, user, true)?,
        TrainingSaid::StopTyping { session, user } => typing(&session, user, false)?,
        TrainingSaid::Progress { user, progress } => {
            let progress = RoleplayProgress { user_id: user, ..progress };
            Draft::new(training_session(&progress.session_id), "progress:changed", json(&progress)?)
        }
    };
    Ok(Draft { except: Some(from), ..draft })
}

/// What the other end of a field chat hears of what one end says.
pub fn chat_said(from: ClientId, said: &ChatSaid) -> serde_json::Result<Draft> {
    let chat = RoomKey::room(Namespace::Field, Room::Chat(said.session_id.clone()));
    Ok(Draft { except: Some(from), ..fleeting(Draft::new(chat, "chat:typing", json(&true)?)) })
}

fn training_user(user: UserId) -> RoomKey {
    RoomKey::room(Namespace::Training, Room::User(user))
}

fn training_session(session: &SessionId) -> RoomKey {
    RoomKey::room(Namespace::Training, Room::Session(session.clone()))
}

/// Tells the user himself of what he achieved.
fn achieved(draft: Draft, user: UserId, public: bool) -> Draft {
    Draft { achieved: Some(Achieved { user, public }), ..draft }
}

fn fleeting(draft: Draft) -> Draft {
    Draft { fleeting: true, ..draft }
}

fn json(payload: &impl Serialize) -> serde_json::Result<Arc<RawValue>> {
    to_raw_value(payload).map(Into::into)
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::*;

    const TIME: &str = r#""timestamp":"2026-03-01T09:30:00.000Z""#;

    /// Audience, name and payload of each draft, and whether it is fleeting.
    type Row = (String, String, String, bool);

    fn rows(drafts: serde_json::Result<Vec<Draft>>) -> Vec<Row> {
        let row = |d: Draft| (d.audience.to_string(), d.event.to_string(), d.data.get().to_owned(), d.fleeting);
        drafts.unwrap().into_iter().map(row).collect()
    }

    fn row(audience: &str, event: &str, data: &str) -> Row {
        (audience.to_owned(), event.to_owned(), data.to_owned(), false)
    }

    fn payload<T: DeserializeOwned>(json: &str) -> T {
        serde_json::from_str(json).unwrap()
    }

    fn ranking() -> String {
        format!(
            r#"{{"userId":7,"userName":"Ada","previousRank":3,"newRank":1,"metric":"points","value":10.50,{TIME}}}"#
        )
    }

    #[test]
    fn a_ranking_update_is_for_all_and_a_rank_change_for_its_user() {
        let json = ranking();
        assert_eq!(
            rows(leaderboard(&LeaderboardEvent::RankingUpdate(payload(&json)))),
            [row("/leaderboard", "rankings:update", &json)]
        );
        assert_eq!(
            rows(leaderboard(&LeaderboardEvent::RankChange(payload(&json)))),
            [row("/leaderboard user:7", "rank:changed", &json)]
        );
    }

    #[test]
    fn a_contest_entry_is_for_all_and_for_those_who_follow_the_contest() {
        let json =
            format!(r#"{{"contestId":17,"userId":7,"userName":"Ada","metric":"revenue","value":1e3,"rank":2,{TIME}}}"#);
        let drafts = leaderboard(&LeaderboardEvent::ContestEntry(payload(&json))).unwrap();
        assert!(Arc::ptr_eq(&drafts[0].data, &drafts[1].data), "serialised once");
        assert_eq!(
            rows(Ok(drafts)),
            [
                row("/leaderboard", "contest:new-entry", &json),
                row("/leaderboard contest:17", "contest:entry-update", &json)
            ]
        );
    }

    #[test]
    fn an_achievement_is_for_its_user_and_the_screens() {
        let json = format!(
            r#"{{"userId":7,"userName":"Ada","achievementType":"streak","title":"On fire","description":"","icon":"🔥",{TIME}}}"#
        );
        let drafts = leaderboard(&LeaderboardEvent::Achievement(payload(&json))).unwrap();
        assert!(Arc::ptr_eq(&drafts[0].data, &drafts[1].data), "serialised once");
        assert_eq!(
            rows(Ok(drafts)),
            [
                row("/leaderboard user:7", "achievement:earned", &json),
                row("/leaderboard tv-display", "achievement:celebration", &json)
            ]
        );
    }

    #[test]
    fn free_payloads_on_the_leaderboard_pass_unchanged() {
        let json = r#"[ {"b":1.0, "a":2} ]"#;
        assert_eq!(
            rows(leaderboard(&LeaderboardEvent::Refresh(payload(json)))),
            [row("/leaderboard", "leaderboard:refresh", json)]
        );
        assert_eq!(
            rows(leaderboard(&LeaderboardEvent::TvUpdate(payload(json)))),
            [row("/leaderboard tv-display", "tv:update", json)]
        );
        let to_team =
            LeaderboardEvent::ToTeam { team: payload("3"), event: payload(r#""team:lunch""#), data: payload(json) };
        assert_eq!(rows(leaderboard(&to_team)), [row("/leaderboard team:3", "team:lunch", json)]);
    }

    #[test]
    fn xp_and_quizzes_are_for_their_user() {
        let json = format!(r#"{{"userId":7,"userName":"Ada","amount":50,"source":"quiz","newTotal":150,{TIME}}}"#);
        assert_eq!(
            rows(training(&TrainingEvent::XpGain(payload(&json)))),
            [row("/training user:7", "xp:gained", &json)]
        );
        let json = r#"{"userId":7,"quizId":"q1","score":92.5,"passed":true,"xpEarned":72}"#;
        assert_eq!(
            rows(training(&TrainingEvent::QuizCompletion(payload(json)))),
            [row("/training user:7", "quiz:completed", json)]
        );
    }

    #[test]
    fn a_level_up_is_for_its_user_and_its_celebration_for_all() {
        let json = format!(
            r#"{{"userId":7,"userName":"Ada","previousLevel":4,"newLevel":5,"totalXP":1250,"rewards":{{"badges":["Apprentice"]}},{TIME}}}"#
        );
        assert_eq!(
            rows(training(&TrainingEvent::LevelUp(payload(&json)))),
            [
                row("/training user:7", "level:up", &json),
                row("/training", "level:celebration", &format!(r#"{{"userName":"Ada","newLevel":5,{TIME}}}"#)),
            ]
        );
    }

    #[test]
    fn all_hear_of_a_streak_only_at_a_milestone() {
        let begin = r#"{"userId":7,"userName":"Ada","currentStreak":7,"longestStreak":9,"streakType":"daily","#;
        let plain = format!("{begin}{TIME}}}");
        assert_eq!(
            rows(training(&TrainingEvent::StreakUpdate(payload(&plain)))),
            [row("/training user:7", "streak:update", &plain)]
        );
        let milestone = format!(r#"{begin}"milestone":{{"reached":7,"reward":"100 XP"}},{TIME}}}"#);
        assert_eq!(
            rows(training(&TrainingEvent::StreakUpdate(payload(&milestone)))),
            [
                row("/training user:7", "streak:update", &milestone),
                row(
                    "/training",
                    "streak:milestone",
                    &format!(r#"{{"userName":"Ada","milestone":7,"streakType":"daily",{TIME}}}"#)
                ),
            ]
        );
    }

    #[test]
    fn all_hear_of_an_achievement_only_if_it_is_not_common() {
        let json = |rarity: &str| {
            format!(
                r#"{{"userId":7,"userName":"Ada","achievementId":"streak_7","title":"Week","description":"Seven days","category":"completion","rarity":"{rarity}","xpBonus":400,{TIME}}}"#
            )
        };
        assert_eq!(
            rows(training(&TrainingEvent::Achievement(payload(&json("common"))))),
            [row("/training user:7", "achievement:unlocked", &json("common"))]
        );
        for rarity in ["rare", "epic", "legendary"] {
            let showcase = format!(r#"{{"userName":"Ada","title":"Week","rarity":"{rarity}",{TIME}}}"#);
            assert_eq!(
                rows(training(&TrainingEvent::Achievement(payload(&json(rarity))))),
                [
                    row("/training user:7", "achievement:unlocked", &json(rarity)),
                    row("/training", "achievement:showcase", &showcase)
                ]
            );
        }
    }

    #[test]
    fn roleplay_events_are_for_their_session() {
        let session: SessionId = payload(r#""rp-1""#);
        let json = r#"{"message":"Too dear.","metadata":{"mood":"cold"}}"#;
        let response = TrainingEvent::RoleplayResponse { session: session.clone(), response: payload(json) };
        assert_eq!(rows(training(&response)), [row("/training session:rp-1", "roleplay:response", json)]);

        let chunk = TrainingEvent::RoleplayChunk { session, index: 2, delta: "Too ".to_owned() };
        let mut expected =
            row("/training session:rp-1", "roleplay:chunk", r#"{"sessionId":"rp-1","index":2,"delta":"Too "}"#);
        expected.3 = true;
        assert_eq!(rows(training(&chunk)), [expected]);

        let json = r#"{"sessionId":"rp-1","userId":7,"scenarioId":"s1","progress":33.3,"currentStep":1,"totalSteps":3,"metrics":{"accuracy":0.9,"responseTime":1200}}"#;
        assert_eq!(
            rows(training(&TrainingEvent::Progress(payload(json)))),
            [row("/training session:rp-1", "progress:update", json)]
        );
    }

    #[test]
    fn a_module_update_is_for_those_who_have_it_open_and_a_session_start_for_nobody() {
        let update = TrainingEvent::ModuleUpdate { module: payload(r#""m1""#), data: payload("null") };
        assert_eq!(rows(training(&update)), [row("/training module:m1", "module:update", "null")]);
        let start = TrainingEvent::SessionStart(payload(r#"{"sessionId":"rp-1","userId":7}"#));
        assert_eq!(rows(training(&start)), []);
    }

    #[test]
    fn notifications_and_free_events_reach_their_user_or_everyone() {
        let json = r#"{"id":5,"userId":7,"type":"info","title":"Hi","message":"There","link":"/x","createdAt":"2026-03-01T09:30:00.000Z"}"#;
        assert_eq!(
            rows(notification(&NotificationEvent::Notification(payload(json)))),
            [row("/ user:7", "notification", json)]
        );
        let event = || payload(r#""any:name""#);
        let to_user = |namespace| NotificationEvent::ToUser {
            namespace,
            user: payload("7"),
            event: event(),
            data: payload("[1]"),
        };
        assert_eq!(rows(notification(&to_user(Namespace::Root))), [row("/ user:7", "any:name", "[1]")]);
        assert_eq!(rows(notification(&to_user(Namespace::Training))), [row("/training user:7", "any:name", "[1]")]);
        for namespace in Namespace::ALL {
            let broadcast = NotificationEvent::Broadcast { namespace, event: event(), data: payload("{}") };
            assert_eq!(rows(notification(&broadcast)), [row(namespace.path(), "any:name", "{}")]);
        }
    }

    #[test]
    fn a_chat_response_ends_the_typing_in_its_chat() {
        let json = r#"{"sessionId":"c1","message":"Hello"}"#;
        let mut typing = row("/field chat:c1", "chat:typing", "false");
        typing.3 = true;
        assert_eq!(
            rows(notification(&NotificationEvent::ChatResponse(payload(json)))),
            [row("/field chat:c1", "chat:response", json), typing]
        );
    }

    #[test]
    fn what_a_client_says_reaches_the_others_under_his_own_id() {
        let from = ClientId::next();
        let (session, user): (SessionId, UserId) = (payload(r#""rp-1""#), payload("7"));
        let said = |said| {
            let draft = training_said(from, said).unwrap();
            assert_eq!(draft.except, Some(from));
            rows(Ok(vec![draft])).remove(0)
        };
        let typing = |is_typing| {
            let data = format!(r#"{{"userId":7,"isTyping":{is_typing}}}"#);
            ("/training session:rp-1".to_owned(), "roleplay:typing".to_owned(), data, true)
        };
        assert_eq!(said(TrainingSaid::Message { session: session.clone(), user }), typing(true));
        assert_eq!(said(TrainingSaid::StopTyping { session, user }), typing(false));
        let claimed = r#"{"sessionId":"rp-1","userId":99,"scenarioId":4,"progress":50,"currentStep":1,"totalSteps":2}"#;
        assert_eq!(
            said(TrainingSaid::Progress { user, progress: payload(claimed) }),
            row("/training session:rp-1", "progress:changed", &claimed.replace("99", "7"))
        );
    }

    #[test]
    fn a_chat_message_shows_the_other_end_that_somebody_types() {
        let from = ClientId::next();
        let draft = chat_said(from, &payload(r#"{"sessionId":"c1","message":"Hello?"}"#)).unwrap();
        assert_eq!(draft.except, Some(from));
        assert_eq!(
            rows(Ok(vec![draft])),
            [("/field chat:c1".to_owned(), "chat:typing".to_owned(), "true".to_owned(), true)]
        );
    }
}
