//! A sales company that does not exist. [`Company`] is an endless sequence of [`Step`]s: what the company would report,
//! and how long after the step before. It knows no clock and no network. The same seed and size make the same steps;
//! the names of its people do not depend on the seed.
//!
//! The company's time begins at nine in the morning. Everything that will happen is a plan in its agenda; carrying it
//! out may make further plans.

mod agenda;
mod chance;
mod chatter;
mod contests;
mod hours;
mod names;
#[cfg(test)]
mod properties;
mod sales;
mod staff;
mod step;
mod training;

use std::time::Duration;

use rand::{RngExt, seq::IndexedRandom};

use agenda::Agenda;
use chance::Chance;
use contests::{Contests, Slot};
use sales::Sales;
use staff::Staff;
use training::Roleplay;

pub(super) use step::{Kind, Method, Report, Step};

/// The most teams there can be: the leaders stand in the first roster.
pub(super) const MAX_TEAMS: usize = staff::ROSTER;

/// The most who enter one contest.
const ENTRANTS: usize = 60;

/// In which time they do, in milliseconds.
const ENTERING: u64 = 30_000;

/// In which time everybody logs in in the morning, in milliseconds.
const MORNING: u64 = 20 * 60_000;

/// How large a company is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    /// How many sell, at the beginning. At least as many as there are teams.
    pub(super) reps: usize,
    /// How many teams they form, from 1 to [`MAX_TEAMS`].
    pub(super) teams: usize,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Company {
    seed: u32,
    chance: Chance,
    staff: Staff,
    sales: Sales,
    contests: Contests,
    agenda: Agenda<Plan>,
    /// How many roleplays and notifications there were.
    numbered: u64,
    /// The company's time, in milliseconds.
    now: u64,
    /// When the last step was.
    told: u64,
}

/// What is on the agenda.
#[derive(Debug)]
enum Plan {
    /// A report that is known already.
    Report(Report),
    /// A new day.
    Morning,
    Login(usize),
    Contest(Slot),
    Entry {
        contest: u64,
        user: usize,
    },
    /// A step of a roleplay, from 1.
    Step(Roleplay, u8),
    /// The partner's answer in a step.
    Response(Roleplay, u8),
    /// Something, as it comes.
    Anything,
}

impl Company {
    pub(super) fn new(seed: u32, size: Size) -> Self {
        let mut chance = chance::of_seed(seed);
        let staff = Staff::new(size.reps, size.teams, &mut chance);
        let mut agenda = Agenda::new();
        for roster in staff.rosters() {
            agenda.plan(0, Plan::Report(roster));
        }
        for slot in Slot::ALL {
            agenda.plan(0, Plan::Contest(slot));
        }
        agenda.plan(0, Plan::Morning);
        agenda.plan(1_000, Plan::Anything);
        let (sales, contests) = (Sales::new(seed), Contests::new(seed));
        Self { seed, chance, staff, sales, contests, agenda, numbered: 0, now: 0, told: 0 }
    }

    /// What comes of a plan; nothing if it can't be carried out any more.
    fn carry_out(&mut self, plan: Plan) -> Option<Report> {
        match plan {
            Plan::Report(report) => Some(report),
            Plan::Morning => {
                for user in self.staff.active() {
                    let at = self.now + self.chance.random_range(0..MORNING);
                    self.agenda.plan(at, Plan::Login(user));
                }
                self.agenda.plan(self.now + hours::DAY, Plan::Morning);
                None
            }
            Plan::Login(user) => self.staff.get(user).map(|rep| training::login(rep.id)),
            Plan::Contest(slot) => Some(self.announce(slot)),
            Plan::Entry { contest, user } => self.staff.get(user).map(|rep| contests::entry(contest, rep.id)),
            Plan::Step(roleplay, step) => {
                if step > training::STEPS {
                    return Some(roleplay.result());
                }
                let report = roleplay.progress(step);
                let next = self.now + self.chance.random_range(6_000..15_000);
                self.agenda.plan(self.now + 1_500, Plan::Response(roleplay.clone(), step));
                self.agenda.plan(next, Plan::Step(roleplay, step + 1));
                Some(report)
            }
            Plan::Response(roleplay, step) => Some(roleplay.response(step)),
            Plan::Anything => {
                let next = self.now + hours::gap(self.now, &mut self.chance);
                self.agenda.plan(next, Plan::Anything);
                self.anything()
            }
        }
    }

    /// The next contest, its entries, and the one after it.
    fn announce(&mut self, slot: Slot) -> Report {
        let (contest, report) = self.contests.announce(slot);
        let entrants: Vec<usize> = if slot.of_teams() {
            self.staff.leaders()
        } else {
            let active = self.staff.active();
            active.sample(&mut self.chance, (active.len() * 3 / 5).clamp(1, ENTRANTS)).copied().collect()
        };
        for user in entrants {
            let at = self.now + 1 + self.chance.random_range(0..ENTERING);
            self.agenda.plan(at, Plan::Entry { contest, user });
        }
        let turn = u64::try_from(slot.turn().as_millis()).unwrap_or(u64::MAX);
        self.agenda.plan(self.now.saturating_add(turn), Plan::Contest(slot));
        report
    }

    /// A sale mostly.
    fn anything(&mut self) -> Option<Report> {
        let chance = &mut self.chance;
        match chance.random_range(0..1_000_u16) {
            0..700 => {
                let rep = self.staff.seller(chance)?;
                Some(self.sales.sell(rep, chance))
            }
            700..715 => self.sales.void(chance),
            715..790 => {
                let user = self.staff.somebody(chance);
                self.staff.get(user).map(|rep| training::quiz(rep, chance))
            }
            790..850 => {
                let user = self.staff.somebody(chance);
                self.staff.get_mut(user).map(|rep| training::module(rep, chance))
            }
            850..870 => {
                let (user, coach) = (self.staff.somebody(chance), self.staff.somebody(chance));
                self.numbered += 1;
                let roleplay = Roleplay::new(self.seed, self.numbered, user, chance);
                let report = roleplay.start(coach);
                self.agenda.plan(self.now + 2_000, Plan::Step(roleplay, 1));
                Some(report)
            }
            870..900 => Some(training::award(self.staff.somebody(chance), chance)),
            900..975 => {
                self.numbered += 1;
                let user = self.staff.somebody(chance);
                Some(chatter::notification(self.seed, self.numbered, user, chance))
            }
            975..985 => Some(chatter::broadcast(chance)),
            _ => self.staff.change(chance),
        }
    }
}

impl Iterator for Company {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        loop {
            let (at, plan) = self.agenda.next()?;
            self.now = at;
            if let Some(report) = self.carry_out(plan) {
                let after = Duration::from_millis(at - self.told);
                self.told = at;
                return Some(Step { after, report });
            }
        }
    }
}
