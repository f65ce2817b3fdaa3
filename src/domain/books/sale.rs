use std::{borrow::Cow, collections::HashMap, fmt};

use garde::Validate;
use serde::{Deserialize, Deserializer, Serialize, de};
use utoipa::ToSchema;

use super::Metric;
use crate::domain::{
    Calendar, Cents, MAX_ID, MAX_NAME_LEN, Period, TeamId, Tenths, UserId,
    events::{Stamp, Timestamp, stamp},
    ids::out_of_range,
    sales::Measure,
    schema::{name_or_number, schema},
};

/// The monolith's id of a sale: a short text, or a whole number, which is the same as its digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct SaleId(Box<str>);

schema!(
    SaleId,
    "SaleId",
    name_or_number("The monolith's id of a sale. A number is the same as its digits; it goes out as a text.")
);

/// A sale, as it is reported. Serialised it is an entry of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
pub struct Sale {
    /// Which one.
    pub sale_id: SaleId,
    /// Who sold.
    pub user_id: UserId,
    /// What it brought.
    pub revenue: Cents,
    /// How many signed up.
    pub signups: Tenths,
    /// When, if not now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sold_at: Option<Timestamp>,
}

/// A sale that is in the books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Who sold.
    pub user: UserId,
    /// In cents.
    pub revenue: i64,
    /// In tenths.
    pub signups: i64,
    /// When it counts, in milliseconds since 1970.
    pub sold_at: i64,
    /// When it was recorded, in milliseconds since 1970.
    pub recorded_at: i64,
    /// The seller's team, then.
    pub team: Option<TeamId>,
    /// It no longer counts.
    pub voided: bool,
    /// The one recorded before it for the same user.
    before: Option<u32>,
}

/// All sales. About 150 bytes each, with an id of 12 bytes.
#[derive(Debug, Default)]
pub struct Sales {
    recorded: Vec<Recorded>,
    by_id: HashMap<SaleId, u32>,
    /// The last one of each user.
    last: HashMap<UserId, u32>,
    voided: usize,
}

stamp!(Sale);

impl SaleId {
    /// Takes 1 to [`MAX_NAME_LEN`] bytes without control characters.
    pub fn new(id: &str) -> Option<Self> {
        let fits = !id.is_empty() && id.len() <= MAX_NAME_LEN && !id.chars().any(char::is_control);
        fits.then(|| Self(id.into()))
    }

    /// As it is spelled.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SaleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for SaleId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "expected a string or an integer from 0 on")]
        enum Spelled<'a> {
            Number(u64),
            #[serde(borrow)]
            Text(Cow<'a, str>),
        }
        let (id, got) = match Spelled::deserialize(d)? {
            Spelled::Number(id) => ((id <= MAX_ID).then(|| Self(id.to_string().into())), id.to_string()),
            Spelled::Text(id) => (Self::new(&id), format!("{} bytes", id.len())),
        };
        id.ok_or_else(|| {
            let expected =
                format_args!("1 to {MAX_NAME_LEN} bytes without control characters or an integer up to {MAX_ID}");
            de::Error::custom(out_of_range(expected, got))
        })
    }
}

impl Recorded {
    /// What it brings by this measure.
    pub fn brings(&self, measure: Measure) -> i64 {
        match measure {
            Measure::Revenue => self.revenue,
            Measure::Signups => self.signups,
        }
    }

    /// When it counts.
    pub fn moment(&self) -> jiff::Timestamp {
        Timestamp::from_millisecond(self.sold_at).moment()
    }

    /// Whether a report says the same as is recorded. A time ahead of the service's clock was taken for that of the record, and
    /// is again.
    pub fn is(&self, sale: &Sale) -> bool {
        let same_time =
            sale.sold_at.is_none_or(|at| at.moment().as_millisecond().min(self.recorded_at) == self.sold_at);
        self.user == sale.user_id
            && self.revenue == sale.revenue.units()
            && self.signups == sale.signups.units()
            && same_time
    }
}

/// What somebody sold in a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// In the smallest unit.
    pub value: i64,
    /// When the last sale that added to it was recorded, in milliseconds since 1970.
    pub reached: i64,
    /// How many sales there were, whatever they brought.
    pub sales: u32,
}

impl Sum {
    /// One more sale.
    pub fn add(&mut self, brings: i64, recorded_at: i64) {
        self.value = self.value.saturating_add(brings);
        self.sales = self.sales.saturating_add(1);
        if brings > 0 {
            self.reached = self.reached.max(recorded_at);
        }
    }
}

impl Sales {
    /// How many are recorded, voided ones too.
    pub fn len(&self) -> usize {
        self.recorded.len()
    }

    /// How many count.
    pub fn counting(&self) -> usize {
        self.recorded.len() - self.voided
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.recorded.is_empty()
    }

    /// The one recorded last under this id.
    pub fn get(&self, id: &SaleId) -> Option<&Recorded> {
        self.by_id.get(id).and_then(|at| self.recorded.get(*at as usize))
    }

    /// Records one, which takes the id from a voided one of before.
    ///
    /// Says which one had the id, so that it can be taken back.
    pub(super) fn record(&mut self, id: SaleId, mut sale: Recorded) -> Option<u32> {
        let at = u32::try_from(self.recorded.len()).unwrap_or(u32::MAX);
        sale.before = self.last.insert(sale.user, at);
        self.recorded.push(sale);
        self.by_id.insert(id, at)
    }

    /// Takes back the last one that was recorded, under this id, which another had before.
    pub(super) fn take_back(&mut self, id: &SaleId, had_id: Option<u32>) {
        let Some(sale) = self.recorded.pop() else { return };
        match sale.before {
            Some(before) => self.last.insert(sale.user, before),
            None => self.last.remove(&sale.user),
        };
        match had_id {
            Some(before) => self.by_id.insert(id.clone(), before),
            None => self.by_id.remove(id),
        };
    }

    /// Makes one count no longer, or again.
    pub(super) fn void(&mut self, id: &SaleId, voided: bool) {
        if let Some(at) = self.by_id.get(id)
            && let Some(sale) = self.recorded.get_mut(*at as usize)
        {
            self.voided -= usize::from(sale.voided);
            self.voided += usize::from(voided);
            sale.voided = voided;
        }
    }

    /// The number of the sale that was recorded last under this id. They are counted from 0, voided ones too.
    pub(super) fn number(&self, id: &SaleId) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// A user's sales that count, with their numbers, the one recorded last first.
    pub(super) fn numbered(&self, user: UserId) -> impl Iterator<Item = (u32, &Recorded)> {
        let at = |number: u32| Some((number, self.recorded.get(number as usize)?));
        let last = self.last.get(&user).copied().and_then(at);
        std::iter::successors(last, move |(_, sale)| sale.before.and_then(at)).filter(|(_, sale)| !sale.voided)
    }

    /// A user's sales that count, the one recorded last first.
    pub fn of(&self, user: UserId) -> impl Iterator<Item = &Recorded> {
        self.numbered(user).map(|(_, sale)| sale)
    }

    /// A user's sales that count and may have been made since then, in milliseconds since 1970, the one recorded last first. No
    /// sale is recorded before it was made, and time does not run backwards in the books; so older ones are not looked at.
    pub(super) fn since(&self, user: UserId, from: i64) -> impl Iterator<Item = &Recorded> {
        self.of(user).take_while(move |sale| sale.recorded_at >= from)
    }

    /// Everybody's sales that count and may have been made since then, in the order in which they were recorded.
    pub(super) fn all_since(&self, from: i64) -> impl Iterator<Item = &Recorded> {
        let first = self.recorded.partition_point(|sale| sale.recorded_at < from);
        self.recorded.iter().skip(first).filter(|sale| !sale.voided)
    }

    /// What a user sold in a period, by a metric that is a sum of sales.
    pub fn sum(&self, user: UserId, measure: Measure, period: Period, calendar: &Calendar) -> Sum {
        let (from, to) = (calendar.starts(&period).as_millisecond(), calendar.ends(&period).as_millisecond());
        let mut sum = Sum::default();
        for sale in self.since(user, from).filter(|sale| (from..to).contains(&sale.sold_at)) {
            sum.add(sale.brings(measure), sale.recorded_at);
        }
        sum
    }
}

impl Sale {
    /// As it goes into the books at this time.
    pub(super) fn recorded(&self, at: jiff::Timestamp, team: Option<TeamId>) -> Recorded {
        // A time ahead of the service's clock is taken for now, so that no sale is in a period that has not begun.
        let sold_at = self.sold_at.map_or(at, |sold_at| sold_at.moment().min(at));
        Recorded {
            user: self.user_id,
            revenue: self.revenue.units(),
            signups: self.signups.units(),
            sold_at: sold_at.as_millisecond(),
            recorded_at: at.as_millisecond(),
            team,
            voided: false,
            before: None,
        }
    }
}

/// The metrics a sale adds to, with what it adds.
pub(super) fn adds(sale: &Recorded) -> impl Iterator<Item = (Metric, Measure, i64)> + '_ {
    let add = |metric: Metric| metric.measure().map(|measure| (metric, measure, sale.brings(measure)));
    Metric::OF_SALES.into_iter().filter_map(add)
}
