use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    domain::{
        UserId,
        books::{Books, Metric},
        events::Amount,
    },
    store::RankDay,
};

/// Rows that are written at once.
const CHUNK: usize = 500;

/// How a user stood by one metric.
#[derive(Debug, Serialize)]
struct Stood {
    metric: Metric,
    rank: u64,
    value: Amount,
}

/// How everybody stood who had a value, in pieces to be written one after the other. Looks at every place of every board, once
/// a day.
pub(super) fn at_the_end_of(day: Date, books: &Books) -> Vec<Vec<RankDay>> {
    let mut stood: BTreeMap<u64, Vec<Stood>> = BTreeMap::new();
    for metric in Metric::ALL {
        let places = books.boards().ranking(metric, None).into_iter().flat_map(|ranking| ranking.from_index(0));
        let (mut rank, mut last) = (0, None);
        for (count, place) in (1..).zip(places) {
            if last != Some(place.value) {
                (rank, last) = (count, Some(place.value));
            }
            let value = metric.amount(place.value);
            stood.entry(place.id).or_default().push(Stood { metric, rank, value });
        }
    }
    let row = |(user, stood): (u64, Vec<Stood>)| {
        let data = serde_json::to_string(&stood).ok()?;
        Some(RankDay { user: UserId::new(user).ok()?, day, data })
    };
    let rows: Vec<RankDay> = stood.into_iter().filter_map(row).collect();
    rows.chunks(CHUNK).map(<[RankDay]>::to_vec).collect()
}
