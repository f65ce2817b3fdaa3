use jiff::civil::Date;

use super::{GoalSpan, Measure, Milestone, MilestoneKind, RankNews, SalesRules, signups_text};
use crate::domain::{
    UserId,
    events::{Achievement, AchievementType, Timestamp},
};

/// What people read of something that was earned. It names nobody: whoever shows it shows the user's name beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// A few words.
    pub title: String,
    /// A sentence.
    pub description: String,
    /// A character that stands for it.
    pub icon: &'static str,
}

/// When a milestone was reached, seen from now. A late sale may bring one of a period that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In the period that is under way.
    Now,
    /// In the period of this day.
    On(Date),
}

impl Words {
    /// The payload of `achievement:earned` and `achievement:celebration`.
    pub fn achievement(self, kind: AchievementType, user_id: UserId, user_name: &str, at: Timestamp) -> Achievement {
        Achievement {
            user_id,
            user_name: user_name.to_owned(),
            achievement_type: kind,
            title: self.title,
            description: self.description,
            icon: Some(self.icon.to_owned()),
            timestamp: Some(at),
        }
    }
}

impl When {
    fn month(self) -> String {
        match self {
            Self::Now => "this month".to_owned(),
            Self::On(day) => format!("in {}", day.strftime("%B %Y")),
        }
    }

    fn year(self) -> String {
        match self {
            Self::Now => "this year".to_owned(),
            Self::On(day) => format!("in {}", day.year()),
        }
    }
}

impl SalesRules {
    /// What people read of a milestone that was reached then.
    pub fn words(&self, milestone: Milestone, when: When) -> Words {
        match milestone {
            Milestone::Total { kind, threshold } => self.total_words(kind, threshold, when),
            Milestone::Goal { span, measure, goal } => {
                let (title, when) = match span {
                    GoalSpan::Month => ("Monthly goal reached", when.month()),
                    GoalSpan::Year => ("Yearly goal reached", when.year()),
                };
                let goal = measure.text(goal, &self.currency);
                Words {
                    title: title.to_owned(),
                    description: format!("Reached the goal of {goal} {when}."),
                    icon: "🎯",
                }
            }
            Milestone::Tier(reached) => {
                let name = self.tiers.name(reached).unwrap_or("New");
                let signups = signups_text(self.tiers.tier(reached).map_or(0, |tier| tier.signups));
                Words {
                    title: format!("{name} tier"),
                    description: format!("Reached {name} with {signups} {}.", when.month()),
                    icon: "🏅",
                }
            }
        }
    }

    fn total_words(&self, kind: MilestoneKind, threshold: i64, when: When) -> Words {
        let when = match kind {
            MilestoneKind::MonthlyRevenue | MilestoneKind::MonthlySignups => when.month(),
            MilestoneKind::YearlyRevenue | MilestoneKind::YearlySignups => when.year(),
            MilestoneKind::AllTimeRevenue => "overall".to_owned(),
        };
        let measure = kind.measure();
        let (short, icon) = match measure {
            Measure::Revenue => (self.currency.text(threshold), "💰"),
            Measure::Signups => (signups_text(threshold), "🤝"),
        };
        Words {
            title: format!("{short} {when}"),
            description: format!("Reached {} {when}.", measure.text(threshold, &self.currency)),
            icon,
        }
    }
}

impl RankNews {
    /// What people read of it, `board` being what they call the board: `monthly revenue`.
    pub fn words(self, board: &str) -> Words {
        let (title, rank) = match self {
            Self::Podium { top, rank } | Self::TvTop { top, rank } => (format!("Top {top} in {board}"), rank),
            Self::TvGain { places: 1, rank } => (format!("Up 1 place in {board}"), rank),
            Self::TvGain { places, rank } => (format!("Up {places} places in {board}"), rank),
        };
        let icon = if self.is_for_tv_only() { "📈" } else { "🏆" };
        Words { title, description: format!("Now {} in {board}.", ordinal(rank)), icon }
    }
}

/// A place as people say it: `1st`, `12th`, `23rd`.
pub fn ordinal(place: u64) -> String {
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

#[cfg(test)]
mod tests {
    use garde::Validate;
    use jiff::civil::date;

    use super::*;
    use crate::domain::sales::{Currency, MilestoneRules, PointRules, RankNewsRules, Tier, Tiers};

    fn rules() -> SalesRules {
        SalesRules {
            points: PointRules {
                per_signup: 100,
                revenue_step: 100_000,
                per_revenue_step: 50,
                per_tier: 500,
                first_place: 1_000,
            },
            tiers: Tiers::new(vec![Tier { signups: 150, name: "Bronze".to_owned() }]),
            milestones: MilestoneRules::default(),
            news: RankNewsRules { podium: 3, tv_top: 10, tv_gain: 5, news_from: 4 },
            currency: Currency::new("$"),
        }
    }

    #[test]
    fn milestones_are_worded_for_people() {
        let total = |kind, threshold| Milestone::Total { kind, threshold };
        let march = When::On(date(2026, 3, 31));
        for (milestone, when, title, description) in [
            (
                total(MilestoneKind::MonthlyRevenue, 1_000_000),
                When::Now,
                "$10,000 this month",
                "Reached $10,000 in revenue this month.",
            ),
            (
                total(MilestoneKind::MonthlyRevenue, 1_000_000),
                march,
                "$10,000 in March 2026",
                "Reached $10,000 in revenue in March 2026.",
            ),
            (
                total(MilestoneKind::MonthlySignups, 100),
                When::Now,
                "10 signups this month",
                "Reached 10 signups this month.",
            ),
            (
                total(MilestoneKind::YearlyRevenue, 10_000_000),
                When::Now,
                "$100,000 this year",
                "Reached $100,000 in revenue this year.",
            ),
            (total(MilestoneKind::YearlySignups, 1_000), march, "100 signups in 2026", "Reached 100 signups in 2026."),
            (
                total(MilestoneKind::AllTimeRevenue, 100_000_000),
                march,
                "$1,000,000 overall",
                "Reached $1,000,000 in revenue overall.",
            ),
            (
                Milestone::Goal { span: GoalSpan::Month, measure: Measure::Revenue, goal: 1_250_050 },
                When::Now,
                "Monthly goal reached",
                "Reached the goal of $12,500.50 in revenue this month.",
            ),
            (
                Milestone::Goal { span: GoalSpan::Year, measure: Measure::Signups, goal: 2_405 },
                When::Now,
                "Yearly goal reached",
                "Reached the goal of 240.5 signups this year.",
            ),
            (Milestone::Tier(1), When::Now, "Bronze tier", "Reached Bronze with 15 signups this month."),
        ] {
            let words = rules().words(milestone, when);
            assert_eq!((words.title.as_str(), words.description.as_str()), (title, description));
        }
    }

    #[test]
    fn rank_news_names_the_board_and_the_place() {
        for (news, title, description) in [
            (RankNews::Podium { top: 3, rank: 2 }, "Top 3 in monthly revenue", "Now 2nd in monthly revenue."),
            (RankNews::TvTop { top: 10, rank: 7 }, "Top 10 in monthly revenue", "Now 7th in monthly revenue."),
            (
                RankNews::TvGain { places: 12, rank: 21 },
                "Up 12 places in monthly revenue",
                "Now 21st in monthly revenue.",
            ),
        ] {
            let words = news.words("monthly revenue");
            assert_eq!((words.title.as_str(), words.description.as_str()), (title, description));
        }
    }

    #[test]
    fn the_payload_is_one_that_the_edge_would_take() {
        let at = serde_json::from_str("\"2026-03-01T12:00:00Z\"").unwrap();
        let words = rules().words(Milestone::Tier(1), When::Now);
        let payload = words.achievement(AchievementType::Milestone, UserId::new(7).unwrap(), "Ada", at);
        payload.validate().unwrap();
        assert_eq!(
            serde_json::to_string(&payload).unwrap(),
            r#"{"userId":7,"userName":"Ada","achievementType":"milestone","title":"Bronze tier","description":"Reached Bronze with 15 signups this month.","icon":"🏅","timestamp":"2026-03-01T12:00:00.000Z"}"#
        );
    }

    #[test]
    fn places_are_said_as_people_say_them() {
        let said: Vec<_> = [1, 2, 3, 4, 10, 11, 12, 13, 21, 102, 111, 113, 123].into_iter().map(ordinal).collect();
        assert_eq!(said.join(" "), "1st 2nd 3rd 4th 10th 11th 12th 13th 21st 102nd 111th 113th 123rd");
    }
}
