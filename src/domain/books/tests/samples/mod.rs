//! What tests of the books share: the rules as the domain has them, entries that are short to write, and what followed from
//! them in a line each.

mod desk;
mod entries;
mod kept;
mod line;

use std::sync::LazyLock;

use jiff::{Timestamp, civil::Weekday, tz::TimeZone};

pub(super) use self::{desk::*, entries::*, kept::*, line::line};
use crate::{
    brokers::book_rules,
    domain::{
        Calendar, ContestId, TeamId, UserId,
        books::{BookRules, Bounds, SaleId},
        sales::{Currency, MilestoneRules, PointRules, RankNewsRules, SalesRules, Tier, Tiers},
        training,
    },
    settings::Settings,
};

pub(super) fn user(id: u64) -> UserId {
    UserId::new(id).unwrap()
}

pub(super) fn team(id: u64) -> TeamId {
    TeamId::new(id).unwrap()
}

pub(super) fn contest_id(id: u64) -> ContestId {
    ContestId::new(id).unwrap()
}

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub(super) fn sale_id(id: &str) -> SaleId {
    SaleId::new(id).unwrap()
}

/// A calendar whose weeks begin on Monday.
pub(super) fn calendar(zone: &str) -> Calendar {
    Calendar::new(TimeZone::get(zone).unwrap(), Weekday::Monday)
}

/// The numbers of the domain, in a zone.
pub(super) fn rules_in(zone: &str) -> BookRules {
    static TRAINING: LazyLock<training::Rules> =
        LazyLock::new(|| book_rules(&Settings::with("").unwrap().rules).unwrap().training);
    BookRules {
        calendar: calendar(zone),
        sales: sales_rules(),
        training: TRAINING.clone(),
        bounds: Bounds { overtaken: 50, clock_ahead: 300, open_contests: 100, entrants: 1_000, celebrated: 3 },
    }
}

fn sales_rules() -> SalesRules {
    const K: i64 = 100_000;
    let tier = |(signups, name): (i64, &str)| Tier { signups: signups * 10, name: name.to_owned() };
    let tiers = [(15, "Bronze"), (20, "Silver"), (25, "Gold"), (30, "Platinum"), (35, "Diamond"), (40, "Elite")];
    SalesRules {
        points: PointRules {
            per_signup: 100,
            revenue_step: 1_000 * 100,
            per_revenue_step: 50,
            per_tier: 500,
            first_place: 1_000,
        },
        tiers: Tiers::new(tiers.into_iter().map(tier).collect()),
        milestones: MilestoneRules {
            monthly_revenue: [10, 25, 50, 75, 100].map(|thousand| thousand * K).into(),
            monthly_signups: [10, 15, 20, 25, 30, 35, 40].map(|signups| signups * 10).into(),
            yearly_revenue: [100, 250, 500, 1_000].map(|thousand| thousand * K).into(),
            yearly_signups: Vec::new(),
            all_time_revenue: [100, 250, 500, 1_000].map(|thousand| thousand * K).into(),
        },
        news: RankNewsRules { podium: 3, tv_top: 10, tv_gain: 5, news_from: 4 },
        currency: Currency::new("$"),
    }
}
