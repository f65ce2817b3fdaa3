use std::{
    collections::{HashMap, VecDeque},
    time::Duration,
};

use super::partner::{Reaction, Scenario};
use crate::domain::{SessionId, UserId, training::Score};

/// The roleplays of the demonstration, so many at the most; the oldest are forgotten first.
#[derive(Debug)]
pub(super) struct Roleplays {
    most: usize,
    known: HashMap<SessionId, Roleplay>,
    /// The oldest first.
    order: VecDeque<SessionId>,
}

/// One of them.
#[derive(Debug)]
struct Roleplay {
    trainee: UserId,
    scenario: &'static Scenario,
    /// Decides between the partner's lines.
    seed: usize,
    /// Steps that are done.
    done: usize,
    /// What the trainee's messages have come to.
    points: u16,
    /// Whether the partner is speaking.
    speaks: bool,
    /// When the partner had last finished.
    heard_at: Duration,
}

/// The trainee has said something, and this follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) scenario: &'static Scenario,
    pub(super) reaction: Reaction,
    /// The step that this was, from 1.
    pub(super) step: usize,
    /// How well it goes so far.
    pub(super) score: Score,
    /// How long the trainee took.
    pub(super) took: Duration,
}

/// Why the partner does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum NoTurn {
    /// There is none of this id.
    #[error("there is no such roleplay; begin another with POST /api/v1/demo/roleplays")]
    Unknown,
    /// It is somebody else's.
    #[error("expected the trainee whose roleplay it is")]
    NotYours,
    /// The partner has not finished.
    #[error("the partner is speaking; wait for his roleplay:response")]
    Speaking,
    /// It has ended.
    #[error("the roleplay is over; begin another with POST /api/v1/demo/roleplays")]
    Over,
}

impl Turn {
    /// Whether the roleplay ends with it.
    pub(super) fn is_last(&self) -> bool {
        self.step == self.scenario.steps.len()
    }
}

impl Roleplays {
    /// None yet.
    pub(super) fn new(most: usize) -> Self {
        Self { most, known: HashMap::new(), order: VecDeque::new() }
    }

    /// One begins. Times count from any moment, the same for all.
    pub(super) fn begin(
        &mut self,
        session: SessionId,
        trainee: UserId,
        scenario: &'static Scenario,
        seed: usize,
        now: Duration,
    ) {
        let begun = Roleplay { trainee, scenario, seed, done: 0, points: 0, speaks: false, heard_at: now };
        if self.known.insert(session.clone(), begun).is_none() {
            self.order.push_back(session);
        }
        while self.order.len() > self.most {
            if let Some(oldest) = self.order.pop_front() {
                self.known.remove(&oldest);
            }
        }
    }

    /// The trainee says something. Until [`Self::finished`] he may say nothing more.
    pub(super) fn hear(
        &mut self,
        session: &SessionId,
        user: UserId,
        message: &str,
        now: Duration,
    ) -> Result<Turn, NoTurn> {
        let roleplay = self.known.get_mut(session).ok_or(NoTurn::Unknown)?;
        if roleplay.trainee != user {
            return Err(NoTurn::NotYours);
        }
        if roleplay.speaks {
            return Err(NoTurn::Speaking);
        }
        let step = roleplay.scenario.steps.get(roleplay.done).ok_or(NoTurn::Over)?;
        let reaction = step.react(message, roleplay.seed.wrapping_add(roleplay.done));
        roleplay.done += 1;
        roleplay.points += reaction.points;
        roleplay.speaks = true;
        let steps = u16::try_from(roleplay.done).unwrap_or(u16::MAX);
        Ok(Turn {
            scenario: roleplay.scenario,
            reaction,
            step: roleplay.done,
            score: Score::points(roleplay.points / steps),
            took: now.saturating_sub(roleplay.heard_at),
        })
    }

    /// The partner has finished.
    pub(super) fn finished(&mut self, session: &SessionId, now: Duration) {
        if let Some(roleplay) = self.known.get_mut(session) {
            roleplay.speaks = false;
            roleplay.heard_at = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::scenarios::SCENARIOS, *};

    const GOOD: &str = "What would it mean for you if that were not so any more?";

    fn session(id: &str) -> SessionId {
        SessionId::new(id).unwrap()
    }

    fn user(id: u64) -> UserId {
        UserId::new(id).unwrap()
    }

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn begun() -> Roleplays {
        let mut roleplays = Roleplays::new(2);
        roleplays.begin(session("a"), user(7), &SCENARIOS[0], 0, at(10));
        roleplays
    }

    #[test]
    fn a_roleplay_goes_on_turn_by_turn_and_ends() {
        let mut roleplays = begun();
        let steps = SCENARIOS[0].steps.len();
        let mut now = 10;
        for step in 1..=steps {
            let turn = roleplays.hear(&session("a"), user(7), GOOD, at(now + 5)).unwrap();
            assert_eq!((turn.step, turn.is_last(), turn.took), (step, step == steps, at(5)));
            assert_eq!(roleplays.hear(&session("a"), user(7), GOOD, at(now + 6)), Err(NoTurn::Speaking));
            now += 9;
            roleplays.finished(&session("a"), at(now));
        }
        assert_eq!(roleplays.hear(&session("a"), user(7), GOOD, at(now)), Err(NoTurn::Over));
    }

    #[test]
    fn the_score_is_what_all_messages_come_to() {
        let mut roleplays = begun();
        let mut score = |message: &str| {
            let turn = roleplays.hear(&session("a"), user(7), message, at(11)).unwrap();
            roleplays.finished(&session("a"), at(12));
            (turn.reaction.points, turn.score)
        };
        assert_eq!(score("No."), (30, Score::points(30)));
        let (points, mean) = score(GOOD);
        assert_eq!(mean, Score::points((30 + points) / 2));
    }

    #[test]
    fn the_same_said_in_the_same_roleplay_is_answered_the_same() {
        let said = || begun().hear(&session("a"), user(7), GOOD, at(11)).unwrap();
        assert_eq!(said(), said());
    }

    #[test]
    fn it_is_the_trainees_alone() {
        let mut roleplays = begun();
        assert_eq!(roleplays.hear(&session("a"), user(8), GOOD, at(11)), Err(NoTurn::NotYours));
        assert_eq!(roleplays.hear(&session("b"), user(7), GOOD, at(11)), Err(NoTurn::Unknown));
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let mut roleplays = begun();
        for id in ["b", "c"] {
            roleplays.begin(session(id), user(7), &SCENARIOS[1], 0, at(11));
        }
        assert_eq!(roleplays.hear(&session("a"), user(7), GOOD, at(12)), Err(NoTurn::Unknown));
        assert!(roleplays.hear(&session("b"), user(7), GOOD, at(12)).is_ok());
        assert_eq!((roleplays.known.len(), roleplays.order.len()), (2, 2));
    }
}
