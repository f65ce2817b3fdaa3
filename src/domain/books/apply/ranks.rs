use crate::domain::{
    Place, UserId,
    books::{Books, Consequence, Metric, RankChange, boards::Seats},
    events::{AchievementType, LeaderboardEvent, Rank, RankingUpdate, Timestamp},
    sales::RankNews,
};

/// The boards on which a rise is news. One sale moves its seller on all of them; one celebration is enough.
const NEWS: [Metric; 2] = [Metric::MonthlyRevenue, Metric::MonthlySignups];

/// Where somebody stands, before or after something.
#[derive(Debug)]
pub(super) struct Glance {
    seats: Seats,
    ranks: [u64; Metric::COUNT],
}

impl Glance {
    pub(super) fn value(&self, metric: Metric) -> i64 {
        self.seats.values[metric.number()].0
    }

    pub(super) fn rank(&self, metric: Metric) -> u64 {
        self.ranks[metric.number()]
    }

    /// How he came from where he stood before to where he stands in this one.
    fn since(&self, before: &Self, user: UserId, metric: Metric, public: bool) -> RankChange {
        let (value, reached) = self.seats.values[metric.number()];
        RankChange { user, metric, previous: before.rank(metric), new: self.rank(metric), value, reached, public }
    }
}

impl Books {
    /// Where he stands on the boards of everyone.
    pub(super) fn glance(&self, user: UserId) -> Glance {
        let seats = self.seats(user);
        let ranks = Metric::ALL.map(|metric| self.boards.rank(metric, None, seats.values[metric.number()].0));
        Glance { seats, ranks }
    }

    /// How he has risen since: his own changes, those of whom he has overtaken, and what is worth a celebration.
    pub(super) fn risen(&self, user: UserId, before: &Glance, told: &mut Vec<Consequence>) {
        let after = self.glance(user);
        let mut overtaken = self.rules.bounds.overtaken;
        for metric in Metric::ALL {
            if before.seats.values[metric.number()] == after.seats.values[metric.number()] {
                continue;
            }
            let change = after.since(before, user, metric, true);
            let RankChange { previous, new, value, .. } = change;
            told.push(Consequence::Rank(change));
            for change in self.overtaken(metric, before.value(metric), value).take(overtaken) {
                overtaken -= 1;
                told.push(Consequence::Rank(change));
            }
            if NEWS.contains(&metric) {
                let was_there = before.value(metric) > 0;
                let users = self.boards.len(metric, None) as u64;
                let news = self.rules.sales.news.news(was_there.then_some(previous), new, users);
                told.extend(news.map(|news| self.rank_news(user, news, metric)));
            }
        }
    }

    fn rank_news(&self, user: UserId, news: RankNews, metric: Metric) -> Consequence {
        let words = news.words(metric.words());
        let achievement = words.achievement(AchievementType::Rank, user, &self.roster.name(user), self.at().into());
        Consequence::Leaderboard(if news.is_for_tv_only() {
            LeaderboardEvent::Celebration(achievement)
        } else {
            LeaderboardEvent::Achievement(achievement)
        })
    }

    /// Those whose rank went down by one because somebody's value went from one to another, the highest in front.
    fn overtaken(&self, metric: Metric, from: i64, to: i64) -> impl Iterator<Item = RankChange> + '_ {
        let behind = self.boards.ranking(metric, None).into_iter().flat_map(move |ranking| ranking.below(to));
        let overtaken = behind.take_while(move |place| place.value >= from.max(1));
        // Of the first one the rank is searched for; from there on it is counted.
        let (mut last, mut next) = (None, None);
        overtaken.filter_map(move |Place { value, reached, id }| {
            let place = next.unwrap_or_else(|| self.boards.rank(metric, None, value));
            let new = last.filter(|(last, _)| *last == value).map_or(place, |(_, rank)| rank);
            (last, next) = (Some((value, new)), Some(place + 1));
            let user = UserId::new(id).ok()?;
            Some(RankChange { user, metric, previous: new - 1, new, value, reached, public: false })
        })
    }

    /// How he has fallen since, for himself alone.
    pub(super) fn fallen(&self, user: UserId, before: &Glance, told: &mut Vec<Consequence>) {
        let after = self.glance(user);
        for metric in Metric::ALL {
            if before.rank(metric) != after.rank(metric) {
                told.push(Consequence::Rank(after.since(before, user, metric, false)));
            }
        }
    }

    /// The metrics by which he stands elsewhere than before.
    pub(super) fn moved(&self, user: UserId, before: &Glance) -> impl Iterator<Item = Metric> + use<> {
        let (before, after) = (before.seats.values, self.seats(user).values);
        Metric::ALL.into_iter().filter(move |metric| before[metric.number()] != after[metric.number()])
    }

    /// What a change that was held back has come to. Nothing, if he is on the board no longer and that was not it: its period
    /// is over, or he has left, and whoever sees the board sees that. Nor is anybody else told of what he has lost again.
    pub fn come_to(&self, change: RankChange) -> Option<RankChange> {
        let RankChange { user, metric, .. } = change;
        let (value, reached) = self.seats(user).values[metric.number()];
        let is_there = value > 0;
        let new = self.boards.rank(metric, None, value);
        let now =
            RankChange { new, value, reached, public: change.public && is_there && change.value <= value, ..change };
        (is_there || change.value == 0).then_some(now)
    }

    /// A change of rank, as it is told, with the time at which the value was reached.
    pub fn word(&self, change: &RankChange) -> RankingUpdate {
        RankingUpdate {
            user_id: change.user,
            user_name: self.roster.name(change.user).to_string(),
            previous_rank: Rank::nearest(change.previous),
            new_rank: Rank::nearest(change.new),
            metric: change.metric.name().to_owned(),
            value: change.metric.amount(change.value),
            timestamp: Some(Timestamp::from_millisecond(change.reached)),
        }
    }
}
