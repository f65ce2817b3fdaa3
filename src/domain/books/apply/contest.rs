use std::{collections::BTreeSet, sync::Arc};

use super::Applied;
use crate::domain::{
    ContestId, UserId,
    books::{Books, Consequence, Contest, ContestEntrance, Refusal, Score, contests::Running, sale::Recorded},
    contests::{self, ContestPlan, Participant, Settlement},
    events::{AchievementType, ContestEntry, ContestOver, LeaderboardEvent, MAX_LIST, PlaceTaken, Rank, Timestamp},
};

/// What is shown of the contests is to be replaced, and no board.
fn shown_anew() -> Consequence {
    Consequence::Refresh(BTreeSet::new())
}

impl Books {
    /// Schedules a contest, or changes one that is not settled; then everybody's score is worked out again. Everybody is shown
    /// the contests anew.
    pub(super) fn schedule(&mut self, plan: &ContestPlan) -> Result<Applied, Refusal> {
        let most = self.rules.bounds.open_contests;
        let id = plan.id.ok_or(Refusal::TooManyContests { most })?;
        let known = self.contests.get(id).map(|running| &running.contest);
        match known {
            Some(contest) if contest.plan == *plan => return Ok(Applied::known()),
            Some(contest) if contest.settlement.is_some() => return Err(Refusal::ContestOver(id)),
            Some(contest) if contest.plan.participants != plan.participants && self.has_entrants(id) => {
                return Err(Refusal::OtherParticipants(id));
            }
            Some(_) => {}
            None if self.contests.open().len() >= most => return Err(Refusal::TooManyContests { most }),
            None => {}
        }
        self.set_contest(id, Contest { plan: plan.clone(), settlement: None });
        let entrants: Vec<_> =
            self.contests.get(id).into_iter().flat_map(Running::scores).map(|(e, s)| (e, *s)).collect();
        for (entrant, score) in entrants {
            let score = self.worked_out(id, entrant, score.entered_at);
            self.set_score(id, entrant, score);
        }
        Ok(Applied { consequences: vec![shown_anew()], known: false })
    }

    fn has_entrants(&self, id: ContestId) -> bool {
        self.contests.get(id).is_some_and(|running| running.entrants() > 0)
    }

    /// Lets somebody, or his team, into a contest. What was sold since its start counts.
    pub(super) fn enter_contest(&mut self, entrance: ContestEntrance) -> Result<Applied, Refusal> {
        let ContestEntrance { contest_id: id, user_id: user } = entrance;
        let running = self.contests.get(id).ok_or(Refusal::NoContest(id))?;
        let team = self.roster.team_of(user);
        let entrant = running.contest.entrant(user, team).ok_or(Refusal::NoTeam { contest: id, user })?;
        if running.score(entrant).is_some() {
            return Ok(Applied::known());
        }
        if running.contest.settlement.is_some() || self.at() >= running.contest.plan.ends_at.moment() {
            return Err(Refusal::ContestOver(id));
        }
        let most = self.rules.bounds.entrants;
        if running.entrants() >= most {
            return Err(Refusal::TooManyEntrants { contest: id, most });
        }
        let score = self.worked_out(id, entrant, self.now());
        self.set_score(id, entrant, score);
        let entry = self.contest_entry(id, entrant, user);
        let told = entry.map(|entry| Consequence::Leaderboard(LeaderboardEvent::ContestEntry(entry)));
        Ok(Applied { consequences: told.into_iter().collect(), known: false })
    }

    /// Adds a sale to the contests that it counts in.
    pub(super) fn score(&mut self, user: UserId, sale: &Recorded, told: &mut Vec<Consequence>) {
        for (id, entrant, score) in self.scores_of(user, sale) {
            let Some(running) = self.contests.get(id) else { continue };
            let brings = sale.brings(running.contest.plan.metric);
            if brings > 0 {
                let value = score.value.saturating_add(brings);
                self.set_score(id, entrant, Score { value, reached: sale.recorded_at, ..score });
                let entry = self.contest_entry(id, entrant, user);
                told.extend(entry.map(|entry| Consequence::Leaderboard(LeaderboardEvent::ContestScore(entry))));
            }
        }
    }

    /// Takes a sale, which is voided already, from the contests that it counted in, unless they are settled.
    pub(super) fn unscore(&mut self, user: UserId, sale: &Recorded, told: &mut Vec<Consequence>) {
        for (id, entrant, score) in self.scores_of(user, sale) {
            let score = self.worked_out(id, entrant, score.entered_at);
            self.set_score(id, entrant, score);
        }
        let counted = |(id, running): (ContestId, &Running)| {
            let entrant = running.contest.entrant(user, sale.team)?;
            let counted = running.contest.settlement.is_some()
                && running.contest.scores(sale.sold_at)
                && sale.brings(running.contest.plan.metric) > 0
                && running.score(entrant).is_some();
            counted.then_some(Consequence::Settled(id))
        };
        told.extend(self.contests.iter().rev().filter_map(counted));
    }

    /// The scores to which a sale counts: in contests that are not settled.
    fn scores_of(&self, user: UserId, sale: &Recorded) -> Vec<(ContestId, u64, Score)> {
        let score = |(_, id)| {
            let running = self.contests.get(id)?;
            let entrant = running.contest.entrant(user, sale.team)?;
            let score = running.score(entrant).filter(|_| running.contest.scores(sale.sold_at))?;
            Some((id, entrant, *score))
        };
        self.contests.open().filter_map(score).collect()
    }

    /// How somebody does who entered then, by all the sales there are.
    fn worked_out(&self, id: ContestId, entrant: u64, entered_at: i64) -> Score {
        let mut score = Score { entered_at, value: 0, reached: 0 };
        let Some(running) = self.contests.get(id) else { return score };
        let contest = &running.contest;
        let mut add = |sale: &Recorded| {
            let brings = sale.brings(contest.plan.metric);
            if brings > 0 && contest.scores(sale.sold_at) {
                score.value = score.value.saturating_add(brings);
                score.reached = score.reached.max(sale.recorded_at);
            }
        };
        let start = contest.plan.starts_at.moment().as_millisecond();
        match contest.participant(entrant) {
            Some(Participant::User(user)) => self.sales.since(user, start).for_each(&mut add),
            Some(Participant::Team(team)) => {
                self.sales.all_since(start).filter(|sale| sale.team == Some(team)).for_each(&mut add);
            }
            None => {}
        }
        score
    }

    /// Settles a contest: whoever is first now has won. Those who are in its room hear how it ended; all others are shown the
    /// contests anew.
    pub(super) fn settle(&mut self, id: ContestId) -> Result<Applied, Refusal> {
        let running = self.contests.get(id).ok_or(Refusal::NoContest(id))?;
        if running.contest.settlement.is_some() {
            return Err(Refusal::ContestOver(id));
        }
        if self.at() < running.contest.plan.ends_at.moment() {
            return Err(Refusal::ContestNotOver(id));
        }
        let contest = &running.contest;
        let standings = running.standings().from_index(0);
        let standings = standings.filter_map(|place| Some((contest.participant(place.id)?, place.value)));
        let settlement = Settlement::new(&contest.plan, standings, self.at().into());
        let plan = contest.plan.clone();
        let mut told = vec![Consequence::Leaderboard(LeaderboardEvent::ContestOver(self.over(id, &plan, &settlement)))];
        for placing in settlement.first(self.rules.bounds.celebrated) {
            let words = || contests::words(&plan, placing, &self.rules.sales.currency);
            match placing.participant {
                Participant::User(user) => told.push(self.earned(user, AchievementType::Contest, words())),
                Participant::Team(team) => {
                    let members = self.roster.members(team);
                    told.extend(members.map(|user| self.earned(user, AchievementType::Contest, words())));
                }
            }
        }
        self.set_contest(id, Contest { plan, settlement: Some(settlement) });
        told.push(shown_anew());
        Ok(Applied { consequences: told, known: false })
    }

    fn over(&self, id: ContestId, plan: &ContestPlan, settlement: &Settlement) -> ContestOver {
        let place = |placing: &contests::Placing| PlaceTaken {
            place: placing.place,
            participant: placing.participant,
            name: self.participant_name(placing.participant).to_string(),
            value: plan.metric.amount(placing.value),
            prize: placing.prize.clone(),
        };
        ContestOver {
            contest_id: id,
            title: plan.title.clone(),
            metric: plan.metric,
            places: settlement.places.iter().take(MAX_LIST).map(place).collect(),
            settled_at: settlement.settled_at,
        }
    }

    /// What he, or it, is called.
    pub fn participant_name(&self, participant: Participant) -> Arc<str> {
        match participant {
            Participant::User(user) => self.roster.name(user),
            Participant::Team(team) => self.roster.team_name(team),
        }
    }

    /// How somebody does, as it is told, with the time at which he came to that much; in a contest of teams it is his team's
    /// score, and he the one who made it.
    fn contest_entry(&self, id: ContestId, entrant: u64, user: UserId) -> Option<ContestEntry> {
        let running = self.contests.get(id)?;
        let score = running.score(entrant)?;
        let reached = if score.value > 0 { score.reached } else { self.now() };
        let team_id = match running.contest.participant(entrant)? {
            Participant::Team(team) => Some(team),
            Participant::User(_) => None,
        };
        Some(ContestEntry {
            contest_id: id,
            user_id: user,
            user_name: self.roster.name(user).to_string(),
            team_id,
            metric: running.contest.plan.metric.name().to_owned(),
            value: running.contest.plan.metric.amount(score.value),
            rank: Rank::nearest(running.standings().rank(score.value)),
            timestamp: Some(Timestamp::from_millisecond(reached)),
        })
    }

    /// The contests that are over and not settled, the one that ended first in front.
    pub fn due(&self) -> impl Iterator<Item = ContestId> + '_ {
        self.contests.open().take_while(|(ends, _)| *ends <= self.at()).map(|(_, id)| id)
    }
}
