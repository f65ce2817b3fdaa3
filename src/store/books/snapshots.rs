use diesel::{prelude::*, upsert::excluded};
use jiff::civil::Date;

use crate::{
    domain::UserId,
    store::{
        Archive, AsOf, StoreError,
        connection::{AnyConnection, on_either},
        group::to_row,
        schema::rank_snapshots,
    },
};

/// How a user stood at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankDay {
    /// Who.
    pub user: UserId,
    /// The organisation's day.
    pub day: Date,
    /// A JSON array, a rank and a value for each metric.
    pub data: String,
}

/// Which days of a user are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaysOfRanks {
    /// Who.
    pub user: UserId,
    /// His last ones, so many at the most.
    pub count: u64,
}

impl RankDay {
    pub(in crate::store) fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let row = (
            rank_snapshots::user_id.eq(to_row(self.user.get())),
            rank_snapshots::day.eq(days_since_1970(self.day)),
            rank_snapshots::data.eq(self.data.as_str()),
        );
        on_either!(connection, c => diesel::insert_into(rank_snapshots::table)
            .values(&row)
            .on_conflict((rank_snapshots::user_id, rank_snapshots::day))
            .do_update()
            .set(rank_snapshots::data.eq(excluded(rank_snapshots::data)))
            .execute(c))?;
        Ok(())
    }
}

/// Rows that are forgotten at once, the oldest first: whoever appends waits for no more.
const FORGOTTEN: i64 = 1_000;

/// Forgets days before this one, [`FORGOTTEN`] rows at the most.
pub(in crate::store) fn forget_before(day: Date, connection: &mut AnyConnection) -> Result<(), StoreError> {
    let old: Vec<(i64, i64)> = rank_snapshots::table
        .filter(rank_snapshots::day.lt(days_since_1970(day)))
        .order(rank_snapshots::day)
        .limit(FORGOTTEN)
        .select((rank_snapshots::day, rank_snapshots::user_id))
        .load(connection)?;
    for of_a_day in old.chunk_by(|(day, _), (next, _)| day == next) {
        let Some((day, _)) = of_a_day.first() else { continue };
        let users = of_a_day.iter().map(|(_, user)| *user);
        let rows = rank_snapshots::table.filter(rank_snapshots::day.eq(*day));
        diesel::delete(rows.filter(rank_snapshots::user_id.eq_any(users))).execute(connection)?;
    }
    Ok(())
}

impl Archive {
    /// The last days of a user, the oldest first.
    pub async fn rank_days(&self, asked: DaysOfRanks) -> Result<AsOf<Vec<RankDay>>, StoreError> {
        let DaysOfRanks { user, count } = asked;
        self.as_of_now(move |connection, _| {
            let rows: Vec<(i64, String)> = rank_snapshots::table
                .filter(rank_snapshots::user_id.eq(to_row(user.get())))
                .order(rank_snapshots::day.desc())
                .limit(to_row(count))
                .select((rank_snapshots::day, rank_snapshots::data))
                .load(connection)?;
            Ok(rows.into_iter().rev().map(|(day, data)| RankDay { user, day: date_of(day), data }).collect())
        })
        .await
    }
}

fn days_since_1970(day: Date) -> i64 {
    day.since(EPOCH).map_or(0, |span| i64::from(span.get_days()))
}

fn date_of(days: i64) -> Date {
    let span = i32::try_from(days).ok().and_then(|days| jiff::Span::new().try_days(days).ok());
    span.and_then(|span| EPOCH.checked_add(span).ok()).unwrap_or(EPOCH)
}

const EPOCH: Date = jiff::civil::date(1970, 1, 1);
