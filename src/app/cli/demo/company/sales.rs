use std::collections::VecDeque;

use rand::RngExt;
use serde_json::{Value, json};

use super::{
    chance::{self, Chance},
    staff::Rep,
    step::{Kind, Report},
};

/// How many of the latest sales may still be voided.
const RECENT: usize = 50;

/// The most that one deal brings, in cents.
const LARGEST: u64 = 2_500_000;

/// What was sold.
#[derive(Debug)]
pub(super) struct Sales {
    seed: u32,
    count: u64,
    recent: VecDeque<String>,
}

impl Sales {
    pub(super) fn new(seed: u32) -> Self {
        Self { seed, count: 0, recent: VecDeque::with_capacity(RECENT) }
    }

    /// One more, of an id that no other seed makes.
    pub(super) fn sell(&mut self, rep: &Rep, chance: &mut Chance) -> Report {
        self.count += 1;
        let id = format!("demo-{}-{}", self.seed, self.count);
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(id.clone());
        // In tenths: mostly one signup, a half where two reps share it.
        let signups = chance::one_of(chance, &[0, 0, 0, 5, 10, 10, 10, 10, 10, 15, 20, 30]);
        let revenue = chance::heavy_tail(chance, rep.deal(), LARGEST);
        let body = json!({"saleId": id, "userId": rep.id, "revenue": decimal(revenue, 100),
            "signups": decimal(signups, 10)});
        Report::post(Kind::Sale, "/api/v1/sales", body)
    }

    /// One of the latest is taken back, if there is one.
    pub(super) fn void(&mut self, chance: &mut Chance) -> Option<Report> {
        if self.recent.is_empty() {
            return None;
        }
        let id = self.recent.remove(chance.random_range(0..self.recent.len()))?;
        Some(Report::delete(Kind::Void, format!("/api/v1/sales/{id}")))
    }
}

/// `units` divided by 10 or 100. The nearest float of a decimal with few digits is written as that decimal again.
fn decimal(units: u64, parts: u64) -> Value {
    if units.is_multiple_of(parts) { (units / parts).into() } else { (units as f64 / parts as f64).into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_written_exactly() {
        assert_eq!(decimal(15, 10).to_string(), "1.5");
        assert_eq!(decimal(123_400, 100).to_string(), "1234");
        for cents in 0..LARGEST {
            let text = decimal(cents, 100).to_string();
            let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
            let part = format!("{part:0<2}");
            assert_eq!(part.len(), 2, "{text}");
            assert_eq!(whole.parse::<u64>().unwrap() * 100 + part.parse::<u64>().unwrap(), cents, "{text}");
        }
    }
}
