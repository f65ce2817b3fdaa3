//! Contests, whose scores are added up anew each time.

use super::*;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Race {
    pub(super) starts: i64,
    pub(super) ends: i64,
    pub(super) by_signups: bool,
    pub(super) of_teams: bool,
    pub(super) entrants: BTreeSet<u64>,
    pub(super) settled: Option<Vec<Standing>>,
}

impl Race {
    pub(super) fn brings(&self, sale: &Sold) -> i64 {
        if self.by_signups { sale.signups } else { sale.revenue }
    }

    pub(super) fn amount(&self, value: i64) -> String {
        let measure = if self.by_signups { Measure::Signups } else { Measure::Revenue };
        measure.amount(value).as_str().to_owned()
    }

    pub(super) fn covers(&self, sale: &Sold) -> bool {
        self.starts <= sale.sold_at && sale.sold_at < self.ends
    }

    pub(super) fn entrant(&self, user: u64, team: Option<u64>) -> Option<u64> {
        if self.of_teams { team } else { Some(user) }
    }
}

impl Model {
    /// How a contest stands, or was settled, best first.
    pub(in crate::domain::books::tests) fn standings(&self, id: u64) -> Vec<Standing> {
        let race = &self.races[&id];
        race.settled.clone().unwrap_or_else(|| self.scores(race))
    }

    pub(super) fn scores(&self, race: &Race) -> Vec<Standing> {
        let score = |entrant: &u64| {
            let counts = |sale: &&Sold| {
                !sale.voided
                    && race.entrant(sale.user, sale.team) == Some(*entrant)
                    && race.covers(sale)
                    && race.brings(sale) > 0
            };
            let sales: Vec<_> = self.sales.iter().filter(counts).collect();
            let reached = sales.iter().map(|sale| sale.recorded_at).max()?;
            Some((sales.iter().map(|sale| race.brings(sale)).sum(), reached, *entrant))
        };
        best_first(race.entrants.iter().filter_map(score).collect())
    }

    pub(super) fn schedule(&mut self, id: u64, race: Race) -> Answer {
        let Some(known) = self.races.get(&id) else {
            self.races.insert(id, race);
            return Answer::Told { lines: vec!["refresh".to_owned()], milestones: 0 };
        };
        let plan = |race: &Race| (race.starts, race.ends, race.by_signups, race.of_teams);
        if plan(known) == plan(&race) {
            return Answer::Known;
        }
        if known.settled.is_some() {
            return Answer::Refused("ContestOver");
        }
        if known.of_teams != race.of_teams && !known.entrants.is_empty() {
            return Answer::Refused("OtherParticipants");
        }
        let entrants = known.entrants.clone();
        self.races.insert(id, Race { entrants, ..race });
        Answer::Told { lines: vec!["refresh".to_owned()], milestones: 0 }
    }

    pub(super) fn enter(&mut self, id: u64, user: u64) -> Answer {
        let (team, now) = (self.team(user), self.at);
        let Some(race) = self.races.get_mut(&id) else { return Answer::Refused("NoContest") };
        let Some(entrant) = race.entrant(user, team) else { return Answer::Refused("NoTeam") };
        if race.entrants.contains(&entrant) {
            return Answer::Known;
        }
        if race.settled.is_some() || now >= race.ends {
            return Answer::Refused("ContestOver");
        }
        race.entrants.insert(entrant);
        let race = &self.races[&id];
        let value = Self::value_of(&self.scores(race), entrant);
        Answer::Told { lines: vec![format!("{user} entered {id} = {}", race.amount(value))], milestones: 0 }
    }

    pub(super) fn settle(&mut self, id: u64) -> Answer {
        let Some(race) = self.races.get(&id) else { return Answer::Refused("NoContest") };
        if race.settled.is_some() {
            return Answer::Refused("ContestOver");
        }
        if self.at < race.ends {
            return Answer::Refused("ContestNotOver");
        }
        let standings = self.scores(race);
        let kind = if race.of_teams { "Team" } else { "User" };
        let place = |(value, _, id): &Standing| {
            format!(", {}. {kind} {id} = {}", rank(&standings, *value), race.amount(*value))
        };
        let mut lines = vec![format!("over {id}{}", standings.iter().map(place).collect::<String>())];
        for (value, _, id) in &standings {
            if rank(&standings, *value) <= 3 {
                let of_team = |user: &u64| self.team(*user) == Some(*id) && self.is_active(*user);
                let winners: Vec<_> = if race.of_teams { USERS.filter(of_team).collect() } else { vec![*id] };
                lines.extend(winners.into_iter().map(|user| format!("{user} contest: Sprint")));
            }
        }
        lines.push("refresh".to_owned());
        self.races.get_mut(&id).unwrap().settled = Some(standings);
        Answer::Told { lines, milestones: 0 }
    }
}
