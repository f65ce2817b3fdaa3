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
        books::{BookRules, SaleId},
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

/// The rules as they are delivered, in a zone; but that places are news only beside others, or all tables would tell of the
/// first sales.
pub(super) fn rules_in(zone: &str) -> BookRules {
    static RULES: LazyLock<BookRules> =
        LazyLock::new(|| book_rules(&Settings::with("[rules.boards]\nnews_from = 4").unwrap().rules).unwrap());
    BookRules { calendar: calendar(zone), ..RULES.clone() }
}
