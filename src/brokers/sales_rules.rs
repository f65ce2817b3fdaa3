use crate::{
    domain::{
        Calendar,
        sales::{Currency, MilestoneRules, PointRules, RankNewsRules, SalesRules, Tier, Tiers},
    },
    settings::{
        BoardSettings, CalendarSettings, MilestoneSet, MilestoneSettings, PointSettings, RulesSettings, TierSetting,
        TierSettings,
    },
};

/// The rules of sales as the settings have them: whole units of money are cents there, whole signups are tenths.
pub(super) fn sales_rules(settings: &RulesSettings) -> SalesRules {
    SalesRules {
        points: points(&settings.points),
        tiers: tiers(&settings.tiers),
        milestones: milestones(&settings.milestones),
        news: news(&settings.boards),
        currency: Currency::new(&settings.milestones.currency),
    }
}

/// The organisation's calendar as the settings have it.
pub(super) fn calendar(settings: &CalendarSettings) -> Calendar {
    Calendar::new(settings.time_zone.clone(), settings.week_start.into())
}

fn points(settings: &PointSettings) -> PointRules {
    let PointSettings { per_signup, revenue_step, per_revenue_step, per_tier, first_place } = *settings;
    PointRules {
        per_signup: per_signup.into(),
        revenue_step: cents(revenue_step),
        per_revenue_step: per_revenue_step.into(),
        per_tier: per_tier.into(),
        first_place: first_place.into(),
    }
}

fn tiers(settings: &TierSettings) -> Tiers {
    let tier = |TierSetting { signups, name }: &TierSetting| Tier { signups: tenths(*signups), name: name.clone() };
    Tiers::new(settings.tiers.iter().map(tier).collect())
}

fn milestones(settings: &MilestoneSettings) -> MilestoneRules {
    let MilestoneSet { monthly_revenue, monthly_signups, yearly_revenue, yearly_signups, all_time_revenue } =
        settings.chosen();
    let in_cents = |thresholds: &[u32]| thresholds.iter().copied().map(cents).collect();
    let in_tenths = |thresholds: &[u32]| thresholds.iter().copied().map(tenths).collect();
    MilestoneRules {
        monthly_revenue: in_cents(monthly_revenue),
        monthly_signups: in_tenths(monthly_signups),
        yearly_revenue: in_cents(yearly_revenue),
        yearly_signups: in_tenths(yearly_signups),
        all_time_revenue: in_cents(all_time_revenue),
    }
}

fn news(settings: &BoardSettings) -> RankNewsRules {
    RankNewsRules {
        podium: settings.podium.into(),
        tv_top: settings.tv_top.into(),
        tv_gain: settings.tv_gain.into(),
        news_from: settings.news_from.into(),
    }
}

fn cents(units: u32) -> i64 {
    i64::from(units) * 100
}

fn tenths(signups: u32) -> i64 {
    i64::from(signups) * 10
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        domain::{Span, sales::MilestoneKind},
        settings::Settings,
    };

    fn rules(changes: &str) -> SalesRules {
        sales_rules(&Settings::with(changes).unwrap().rules)
    }

    #[test]
    fn the_delivered_rules_are_those_of_the_product() {
        let rules = rules("");
        // 12.5 signups and 2,500 of revenue.
        assert_eq!(rules.points.for_sales(125, 250_000), 1_350);
        assert_eq!((rules.points.for_tiers(2), rules.points.first_place), (1_000, 1_000));
        let tiers = [149, 150, 200, 250, 300, 350, 400].map(|signups| rules.tiers.name(rules.tiers.reached(signups)));
        let named = ["Bronze", "Silver", "Gold", "Platinum", "Diamond", "Elite"].map(Some);
        assert_eq!((tiers[0], &tiers[1..]), (None, &named[..]));
        let crossed = MilestoneKind::ALL.map(|kind| rules.milestones.crossed(kind, 0, i64::MAX).count());
        assert_eq!(crossed, [5, 7, 4, 0, 4]);
        let ten_thousand = |after| rules.milestones.crossed(MilestoneKind::MonthlyRevenue, 0, after).count();
        assert_eq!((ten_thousand(999_999), ten_thousand(1_000_000)), (0, 1));
        assert_eq!(rules.news, RankNewsRules { podium: 3, tv_top: 10, tv_gain: 5, news_from: 1 });
        assert_eq!(rules.currency.text(1_000_000), "$10,000");
    }

    #[test]
    fn periods_are_those_of_the_zone_and_the_weeks_first_day() {
        let first_day = |changes: &str| {
            let at = "2026-03-01T04:59:59Z".parse().unwrap();
            calendar(&Settings::with(changes).unwrap().rules.calendar).period(Span::Week, at).first_day()
        };
        // Sunday the 1st of March in Berlin, still Saturday in New York.
        assert_eq!(first_day(""), date(2026, 2, 23));
        assert_eq!(first_day("[rules.calendar]\nweek_start = \"sunday\""), date(2026, 2, 22));
        let berlin = "[rules.calendar]\ntime_zone = \"Europe/Berlin\"\nweek_start = \"sunday\"";
        assert_eq!(first_day(berlin), date(2026, 3, 1));
    }

    #[test]
    fn the_annual_preset_celebrates_years() {
        let rules = rules("[rules.milestones]\npreset = \"annual\"\ncurrency = \"# €\"");
        let crossed = MilestoneKind::ALL.map(|kind| rules.milestones.crossed(kind, 0, i64::MAX).count());
        assert_eq!(crossed, [0, 0, 6, 6, 5]);
        assert_eq!(rules.currency.text(5_000_000), "50,000 €");
    }
}
