use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Bound,
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::{
    ContestId, Place, Ranking, TeamId, UserId,
    contests::{ContestPlan, Participant, Participants, Settlement, Status},
};

/// A contest, as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Contest {
    /// What is to be held.
    pub plan: ContestPlan,
    /// Who has won, once it is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement: Option<Settlement>,
}

/// Who takes part, and how he does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Score {
    /// When he entered, in milliseconds since 1970.
    pub entered_at: i64,
    /// In the smallest unit.
    pub value: i64,
    /// When the last sale that added to it was recorded, in milliseconds since 1970.
    pub reached: i64,
}

/// A contest under way.
#[derive(Debug)]
pub struct Running {
    /// What is kept of it.
    pub contest: Contest,
    entrants: HashMap<u64, Score>,
    standings: Ranking,
}

/// All contests, by their ids.
#[derive(Debug, Default)]
pub struct Contests {
    all: BTreeMap<ContestId, Running>,
    /// Those that are not settled, by their ends.
    open: BTreeSet<(Timestamp, ContestId)>,
}

impl Contest {
    /// Where it stands by this clock. Settled is completed, whatever the clock says.
    pub fn status(&self, now: Timestamp) -> Status {
        Status::of(&self.plan, self.settlement.is_some(), now)
    }

    /// A participant by the number that entrants are kept under.
    pub fn participant(&self, id: u64) -> Option<Participant> {
        match self.plan.participants {
            Participants::Individual => UserId::new(id).ok().map(Participant::User),
            Participants::Team => TeamId::new(id).ok().map(Participant::Team),
        }
    }

    /// The number under which somebody with this team takes part.
    pub fn entrant(&self, user: UserId, team: Option<TeamId>) -> Option<u64> {
        match self.plan.participants {
            Participants::Individual => Some(user.get()),
            Participants::Team => team.map(TeamId::get),
        }
    }

    /// Whether a sale of this moment, in milliseconds since 1970, scores.
    pub fn scores(&self, sold_at: i64) -> bool {
        let (from, to) = (self.plan.starts_at.moment(), self.plan.ends_at.moment());
        (from.as_millisecond()..to.as_millisecond()).contains(&sold_at)
    }
}

impl Running {
    /// How somebody does who takes part.
    pub fn score(&self, entrant: u64) -> Option<&Score> {
        self.entrants.get(&entrant)
    }

    /// How many take part.
    pub fn entrants(&self) -> usize {
        self.entrants.len()
    }

    /// Those who have scored, best first.
    pub fn standings(&self) -> &Ranking {
        &self.standings
    }

    /// Everyone who takes part, in no order.
    pub fn scores(&self) -> impl Iterator<Item = (u64, &Score)> {
        self.entrants.iter().map(|(entrant, score)| (*entrant, score))
    }

    fn set(&mut self, entrant: u64, score: Option<Score>) -> Option<Score> {
        let place = |score: &Score| Place { value: score.value, reached: score.reached, id: entrant };
        let before = match score {
            Some(score) => self.entrants.insert(entrant, score),
            None => self.entrants.remove(&entrant),
        };
        if let Some(before) = before.filter(|score| score.value > 0) {
            self.standings.remove(&place(&before));
        }
        if let Some(score) = score.filter(|score| score.value > 0) {
            self.standings.insert(place(&score));
        }
        before
    }
}

impl Contests {
    /// One of them.
    pub fn get(&self, id: ContestId) -> Option<&Running> {
        self.all.get(&id)
    }

    /// All of them, by their ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (ContestId, &Running)> {
        self.all.iter().map(|(id, running)| (*id, running))
    }

    /// Those with a lower id than this one, or all of them, the highest id first.
    pub fn before(&self, id: Option<ContestId>) -> impl Iterator<Item = (ContestId, &Running)> {
        let end = id.map_or(Bound::Unbounded, Bound::Excluded);
        self.all.range((Bound::Unbounded, end)).rev().map(|(id, running)| (*id, running))
    }

    /// Those that are not settled, the one that ends first in front.
    pub fn open(&self) -> impl ExactSizeIterator<Item = (Timestamp, ContestId)> + '_ {
        self.open.iter().copied()
    }

    /// An id that no contest has yet: the one behind the last or, if that is the greatest there is, the first that is free.
    pub fn next_id(&self) -> Option<ContestId> {
        let behind = self.all.last_key_value().map_or(1, |(last, _)| last.get() + 1);
        let free = || (1..).zip(self.all.keys()).find(|(id, taken)| *id != taken.get()).map(|(id, _)| id);
        ContestId::new(behind).ok().or_else(|| ContestId::new(free()?).ok())
    }

    /// Replaces what is kept of one; `None` forgets it, entrants too. Says what was kept.
    pub(super) fn set(&mut self, id: ContestId, contest: Option<Contest>) -> Option<Contest> {
        let before = self.all.get(&id).map(|running| running.contest.clone());
        if let Some(before) = &before {
            self.open.remove(&(before.plan.ends_at.moment(), id));
        }
        match contest {
            Some(contest) => {
                if contest.settlement.is_none() {
                    self.open.insert((contest.plan.ends_at.moment(), id));
                }
                match self.all.get_mut(&id) {
                    Some(running) => running.contest = contest,
                    None => {
                        let running = Running { contest, entrants: HashMap::new(), standings: Ranking::default() };
                        self.all.insert(id, running);
                    }
                }
            }
            None => {
                self.all.remove(&id);
            }
        }
        before
    }

    /// Replaces how somebody does; `None` puts him out. Says how he did.
    pub(super) fn set_score(&mut self, id: ContestId, entrant: u64, score: Option<Score>) -> Option<Score> {
        self.all.get_mut(&id).and_then(|running| running.set(entrant, score))
    }
}
