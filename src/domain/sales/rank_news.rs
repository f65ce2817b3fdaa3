/// When a change of a rank is news. A rank is 1-2-2-4.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankNewsRules {
    /// Entering so many first places is news for the user and for TVs.
    pub podium: u64,
    /// Entering so many first places is news for TVs.
    pub tv_top: u64,
    /// Gaining so many places or more is news for TVs.
    pub tv_gain: u64,
    /// How many users must be on a board for any of it to be news.
    ///
    /// Every board of a period begins empty, and whoever sells first is its first. With 4, the podium is news from the moment
    /// somebody stands beside it: the first three of a month entered it by selling at all.
    pub news_from: u64,
}

/// A change of a rank that is worth telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankNews {
    /// He entered the podium: news for him and for TVs.
    Podium {
        /// How many first places it has.
        top: u64,
        /// His rank now.
        rank: u64,
    },
    /// He entered the first places that TVs tell of.
    TvTop {
        /// How many they are.
        top: u64,
        /// His rank now.
        rank: u64,
    },
    /// He gained many places: news for TVs.
    TvGain {
        /// How many.
        places: u64,
        /// His rank now.
        rank: u64,
    },
}

impl RankNews {
    /// Whether only TVs are told.
    pub fn is_for_tv_only(self) -> bool {
        !matches!(self, Self::Podium { .. })
    }
}

impl RankNewsRules {
    /// What a change is worth telling, the greatest thing first, or nothing. `previous` is nothing for somebody who was not on
    /// the board: he enters, but he has gained no places. `users` is how many are on the board now. Who was within the first
    /// places already has not entered them. Nobody enters the first 10 of a board of 10: everybody is among them.
    pub fn news(&self, previous: Option<u64>, rank: u64, users: u64) -> Option<RankNews> {
        if users < self.news_from {
            return None;
        }
        let entered = |top| rank <= top && previous.is_none_or(|previous| previous > top);
        if entered(self.podium) {
            return Some(RankNews::Podium { top: self.podium, rank });
        }
        if entered(self.tv_top) && users > self.tv_top {
            return Some(RankNews::TvTop { top: self.tv_top, rank });
        }
        let places = previous?.checked_sub(rank)?;
        (places >= self.tv_gain.max(1)).then_some(RankNews::TvGain { places, rank })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: RankNewsRules = RankNewsRules { podium: 3, tv_top: 10, tv_gain: 5, news_from: 4 };

    fn podium(rank: u64) -> Option<RankNews> {
        Some(RankNews::Podium { top: 3, rank })
    }

    fn top(rank: u64) -> Option<RankNews> {
        Some(RankNews::TvTop { top: 10, rank })
    }

    fn gain(places: u64, rank: u64) -> Option<RankNews> {
        Some(RankNews::TvGain { places, rank })
    }

    #[test]
    fn entering_is_news_and_being_there_is_not() {
        for (previous, rank, news) in [
            (Some(4), 3, podium(3)),
            (Some(4), 1, podium(1)),
            (Some(40), 2, podium(2)),
            (None, 3, podium(3)),
            (Some(3), 1, None),
            (Some(3), 3, None),
            (Some(11), 10, top(10)),
            (Some(50), 4, top(4)),
            (None, 10, top(10)),
            (Some(10), 6, None),
            (Some(10), 5, gain(5, 5)),
            (Some(9), 4, gain(5, 4)),
            (Some(30), 26, None),
            (Some(30), 25, gain(5, 25)),
            (Some(90), 11, gain(79, 11)),
            (None, 11, None),
            (None, 100, None),
            (Some(3), 4, None),
            (Some(10), 90, None),
        ] {
            assert_eq!(RULES.news(previous, rank, 100), news, "{previous:?} to {rank}");
        }
    }

    #[test]
    fn the_first_sales_of_a_month_are_no_news_by_themselves() {
        for (users, rank, news) in [(1, 1, None), (2, 1, None), (3, 3, None), (4, 3, podium(3)), (4, 4, None)] {
            assert_eq!(RULES.news(None, rank, users), news, "{rank} of {users}");
        }
        let always = RankNewsRules { news_from: 1, ..RULES };
        assert_eq!(always.news(None, 1, 1), podium(1));
    }

    #[test]
    fn nobody_enters_first_places_that_hold_everybody() {
        assert_eq!(RULES.news(None, 10, 10), None);
        assert_eq!(RULES.news(None, 10, 11), top(10));
        // The places he gained are news all the same.
        assert_eq!(RULES.news(Some(9), 4, 10), gain(5, 4));
    }

    #[test]
    fn only_the_podium_is_news_for_the_user_himself() {
        let only_tv = |previous, rank| RULES.news(previous, rank, 100).map(RankNews::is_for_tv_only);
        assert_eq!(
            (only_tv(Some(4), 3), only_tv(Some(11), 10), only_tv(Some(30), 20)),
            (Some(false), Some(true), Some(true))
        );
    }

    #[test]
    fn a_gain_of_nothing_is_never_news() {
        let rules = RankNewsRules { tv_gain: 0, ..RULES };
        assert_eq!(rules.news(Some(20), 20, 100), None);
        assert_eq!(rules.news(Some(20), 19, 100), gain(1, 19));
    }
}
