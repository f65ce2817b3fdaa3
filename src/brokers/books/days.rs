use std::{collections::BTreeMap, convert::Infallible, time::Duration};

use jiff::{Span, civil::Date};
use serde::Serialize;
use tokio::{task::spawn_blocking, time::sleep};
use utoipa::ToSchema;

use crate::{
    brokers::Knowledge,
    domain::{
        Ranking, UserId,
        books::{Books, Metric},
        events::Amount,
    },
    journal::Note,
    store::{RankDay, Record},
};

/// Rows that are written at once, so that nobody who reports waits for more.
const CHUNK: usize = 500;

/// A day that is over: the boards as they stood at its end.
#[derive(Debug)]
pub(super) struct DayOver {
    day: Date,
    boards: Vec<(Metric, Ranking)>,
}

/// How a user stood by one metric at the end of a day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HistoryMetric)]
pub struct Stood {
    /// Which one.
    metric: Metric,
    /// 1-2-2-4.
    rank: u64,
    /// How much.
    value: Amount,
}

impl DayOver {
    /// Copies the boards: of a million users that takes about a tenth of a second, and their rows would take several.
    pub(super) fn of(day: Date, books: &Books) -> Self {
        let board = |metric| Some((metric, books.boards().ranking(metric, None)?.clone()));
        Self { day, boards: Metric::ALL.into_iter().filter_map(board).collect() }
    }

    /// How everybody stood who had a value, in pieces to be written one after the other. Looks at every place of every board.
    fn rows(self) -> Vec<Vec<RankDay>> {
        let Self { day, boards } = self;
        let mut stood: BTreeMap<u64, Vec<Stood>> = BTreeMap::new();
        for (metric, board) in boards {
            let (mut rank, mut last) = (0, None);
            for (count, place) in (1..).zip(board.from_index(0)) {
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
}

/// Writes the days that are over, whenever there is one. Beside everything else that is done by the clock, which must not wait
/// for a million rows.
pub(super) async fn note(knowledge: Knowledge, history_days: u32, retry: Duration) -> Infallible {
    let day_over = std::rc::Rc::clone(&knowledge.state.borrow().books.day_over);
    loop {
        let Some(over) = knowledge.state.borrow_mut().books.next_day() else {
            day_over.notified().await;
            continue;
        };
        let day = over.day;
        // The day itself is one of those that are kept.
        let before = Span::new().try_days(history_days.saturating_sub(1)).ok();
        let first = before.and_then(|span| day.checked_sub(span).ok());
        let rows = spawn_blocking(|| over.rows()).await.unwrap_or_else(|error| {
            log::error!("how everybody stood at the end of {day} is not noted: {error}");
            Vec::new()
        });
        for rows in rows {
            let records: Vec<_> =
                [Record::RankDays(rows)].into_iter().chain(first.map(Record::RankDaysEnded)).collect();
            while !matches!(knowledge.journal.send(Note(records.clone())).await, Ok(Ok(()))) {
                sleep(retry).await;
            }
        }
    }
}
