use rand::{RngExt, seq::IndexedRandom};
use serde_json::{Value, json};

use super::{
    chance::{self, Chance},
    names,
    step::{Kind, Report},
};

/// How many users one roster names: a company of any size stays within the size of a body. The leaders, who have the
/// first ids, are in the first roster with their teams.
pub(super) const ROSTER: usize = 500;

const ZONES: [&str; 8] = [
    "America/New_York",
    "America/New_York",
    "America/Chicago",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Los_Angeles",
    "Europe/Berlin",
];

/// Somebody who sells.
#[derive(Debug)]
pub(super) struct Rep {
    pub(super) id: usize,
    pub(super) name: String,
    team: usize,
    zone: &'static str,
    /// What he sells, next to others.
    skill: u64,
    /// How many more sales come easily to him.
    streak: u8,
    /// How many modules he has completed.
    pub(super) modules: u8,
    active: bool,
}

/// Who works in the company, by id: the n-th has id n, teams as well.
#[derive(Debug)]
pub(super) struct Staff {
    reps: Vec<Rep>,
    teams: usize,
}

impl Staff {
    pub(super) fn new(reps: usize, teams: usize, chance: &mut Chance) -> Self {
        let mut staff = Self { reps: Vec::with_capacity(reps), teams };
        for n in 0..reps {
            staff.join(n % teams + 1, chance);
        }
        staff
    }

    fn join(&mut self, team: usize, chance: &mut Chance) -> &Rep {
        let n = self.reps.len();
        self.reps.push(Rep {
            id: n + 1,
            name: names::person(n),
            team,
            zone: ZONES[n * 5 % ZONES.len()],
            skill: chance::heavy_tail(chance, 100, 1_500),
            streak: 0,
            modules: 0,
            active: true,
        });
        &self.reps[n]
    }

    /// Everybody, in as many reports as it takes, and the teams with the first.
    pub(super) fn rosters(&self) -> Vec<Report> {
        let team = |id| json!({"id": id, "name": names::team(id - 1), "leaderId": id});
        let mut teams = (1..=self.teams).map(team).collect();
        self.reps.chunks(ROSTER).map(|reps| roster(reps, std::mem::take(&mut teams))).collect()
    }

    pub(super) fn get(&self, id: usize) -> Option<&Rep> {
        self.reps.get(id.checked_sub(1)?).filter(|rep| rep.active)
    }

    pub(super) fn get_mut(&mut self, id: usize) -> Option<&mut Rep> {
        self.reps.get_mut(id.checked_sub(1)?).filter(|rep| rep.active)
    }

    /// The ids of those who have not left.
    pub(super) fn active(&self) -> Vec<usize> {
        self.reps.iter().filter(|rep| rep.active).map(|rep| rep.id).collect()
    }

    /// The first of each team leads it, and stays.
    pub(super) fn leaders(&self) -> Vec<usize> {
        (1..=self.teams).collect()
    }

    /// Somebody, no matter how good he is. The leaders stay, so there is somebody.
    pub(super) fn somebody(&self, chance: &mut Chance) -> usize {
        chance::one_of(chance, &self.active())
    }

    /// Who makes the next sale: the skilled more often, and who is on a streak still more.
    pub(super) fn seller(&mut self, chance: &mut Chance) -> Option<&Rep> {
        let weight = |rep: &Rep| match (rep.active, rep.streak) {
            (false, _) => 0,
            (true, 0) => rep.skill,
            (true, _) => rep.skill * 6,
        };
        let id = self.reps.choose_weighted(chance, weight).ok()?.id;
        let rep = self.get_mut(id)?;
        rep.streak = match rep.streak {
            0 if chance.random_ratio(1, 12) => 6,
            left => left.saturating_sub(1),
        };
        Some(rep)
    }

    /// Somebody new comes, somebody goes, or somebody moves to another team.
    pub(super) fn change(&mut self, chance: &mut Chance) -> Option<Report> {
        let movable: Vec<_> = self.active().into_iter().filter(|id| *id > self.teams).collect();
        match chance.random_range(0..4_u8) {
            0 => {
                let team = chance.random_range(1..=self.teams);
                Some(roster([self.join(team, chance)], Vec::new()))
            }
            // A company whose people all leave is no demonstration.
            1 if movable.len() > self.reps.len() / 2 => {
                let rep = self.get_mut(chance::one_of(chance, &movable))?;
                rep.active = false;
                Some(roster([&*rep], Vec::new()))
            }
            _ if self.teams > 1 && !movable.is_empty() => {
                let (others, step) = (self.teams, chance.random_range(1..self.teams));
                let rep = self.get_mut(chance::one_of(chance, &movable))?;
                rep.team = (rep.team - 1 + step) % others + 1;
                Some(roster([&*rep], Vec::new()))
            }
            _ => None,
        }
    }
}

impl Rep {
    /// How large his deals are, in cents at the least.
    pub(super) fn deal(&self) -> u64 {
        9_000 + self.skill * 60
    }

    fn user(&self) -> Value {
        // Goals are round, and nobody is asked for what is out of his reach.
        let revenue = 10_000 + self.skill / 100 * 2_500;
        let signups = 10 + self.skill / 100 * 2;
        let goals = json!({"monthlyRevenue": revenue, "monthlySignups": signups,
            "yearlyRevenue": revenue * 12, "yearlySignups": signups * 12});
        json!({"id": self.id, "name": self.name, "teamId": self.team, "timeZone": self.zone, "active": self.active,
            "goals": goals})
    }
}

fn roster<'a>(reps: impl IntoIterator<Item = &'a Rep>, teams: Vec<Value>) -> Report {
    let users: Vec<_> = reps.into_iter().map(Rep::user).collect();
    Report::post(Kind::Roster, "/api/v1/roster", json!({"users": users, "teams": teams}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_company_is_told_in_parts_and_its_teams_first() {
        let staff = Staff::new(1_001, 3, &mut chance::of_seed(1));
        let now = jiff::Timestamp::UNIX_EPOCH.into();
        let bodies: Vec<_> = staff.rosters().iter().filter_map(|report| report.body_at(now, 1.0)).collect();
        let sizes = |key: &str| bodies.iter().map(|body| body[key].as_array().unwrap().len()).collect::<Vec<_>>();
        assert_eq!(sizes("users"), [500, 500, 1]);
        assert_eq!(sizes("teams"), [3, 0, 0]);
    }

    #[test]
    fn the_skilled_sell_more() {
        let mut chance = chance::of_seed(3);
        let mut staff = Staff::new(40, 5, &mut chance);
        let mut sales = vec![0; 41];
        for _ in 0..20_000 {
            sales[staff.seller(&mut chance).unwrap().id] += 1;
        }
        let best = staff.reps.iter().max_by_key(|rep| rep.skill).unwrap();
        let worst = staff.reps.iter().min_by_key(|rep| rep.skill).unwrap();
        assert!(sales[best.id] > 2 * sales[worst.id], "{sales:?}");
        assert!(sales[1..].iter().all(|sales| *sales > 0), "{sales:?}");
    }

    #[test]
    fn leaders_stay_where_they_are() {
        let mut chance = chance::of_seed(4);
        let mut staff = Staff::new(6, 5, &mut chance);
        for _ in 0..1_000 {
            staff.change(&mut chance);
        }
        for id in staff.leaders() {
            assert_eq!(staff.get(id).map(|rep| rep.team), Some(id));
        }
        assert!(staff.reps.len() > 6 && staff.reps.iter().any(|rep| !rep.active));
    }
}
