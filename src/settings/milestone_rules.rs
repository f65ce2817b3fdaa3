use garde::Validate;
use serde::Deserialize;

use super::rules::ascending;

/// `[rules.milestones]`: the totals that are worth a celebration.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct MilestoneSettings {
    /// Which of the sets below holds.
    #[garde(skip)]
    pub preset: MilestonePreset,
    /// How money is written for people: the text before the number, or around a `#` that stands for it.
    #[garde(length(chars, max = 20), custom(one_number))]
    pub currency: String,
    /// `[rules.milestones.monthly]`
    #[garde(dive)]
    pub monthly: MilestoneSet,
    /// `[rules.milestones.annual]`
    #[garde(dive)]
    pub annual: MilestoneSet,
}

/// The sets of milestones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MilestonePreset {
    /// `[rules.milestones.monthly]`
    Monthly,
    /// `[rules.milestones.annual]`
    Annual,
}

/// The thresholds of each total, ascending; revenue in whole units of the currency.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "they are what they are called")]
pub struct MilestoneSet {
    #[garde(length(max = 100), inner(range(min = 1)), custom(ascending(|threshold: &u32| *threshold)))]
    pub monthly_revenue: Vec<u32>,
    #[garde(length(max = 100), inner(range(min = 1)), custom(ascending(|threshold: &u32| *threshold)))]
    pub monthly_signups: Vec<u32>,
    #[garde(length(max = 100), inner(range(min = 1)), custom(ascending(|threshold: &u32| *threshold)))]
    pub yearly_revenue: Vec<u32>,
    #[garde(length(max = 100), inner(range(min = 1)), custom(ascending(|threshold: &u32| *threshold)))]
    pub yearly_signups: Vec<u32>,
    #[garde(length(max = 100), inner(range(min = 1)), custom(ascending(|threshold: &u32| *threshold)))]
    pub all_time_revenue: Vec<u32>,
}

impl MilestoneSettings {
    /// The set that holds.
    pub fn chosen(&self) -> &MilestoneSet {
        match self.preset {
            MilestonePreset::Monthly => &self.monthly,
            MilestonePreset::Annual => &self.annual,
        }
    }
}

fn one_number(currency: &str, (): &()) -> garde::Result {
    if currency.matches('#').count() <= 1 && !currency.chars().any(char::is_control) {
        Ok(())
    } else {
        Err(garde::Error::new(format!(
            "expected a sign such as `$`, or one around a single #, `# €`, got `{currency}`"
        )))
    }
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;

    #[test]
    fn the_preset_says_which_set_holds_and_each_can_be_changed() {
        let milestones = |changes: &str| Settings::with(changes).unwrap().rules.milestones;
        assert_eq!(milestones("").chosen().monthly_signups, [10, 15, 20, 25, 30, 35, 40]);
        let annual = milestones("[rules.milestones]\npreset = \"annual\"");
        assert!(annual.chosen().monthly_signups.is_empty() && !annual.chosen().yearly_signups.is_empty());
        let own = "[rules.milestones]\npreset = \"annual\"\n[rules.milestones.annual]\nmonthly_signups = [100]";
        assert_eq!(milestones(own).chosen().monthly_signups, [100]);
    }

    #[test]
    fn what_no_milestone_can_be_names_its_key() {
        for (changes, expected) in [
            ("preset = \"weekly\"", "preset: "),
            ("currency = \"#-#\"", "currency: expected a sign such as `$`"),
            ("currency = \"a sign that has no end\"", "currency: "),
            ("[rules.milestones.monthly]\nmonthly_revenue = [0]", "monthly.monthly_revenue[0]: "),
            (
                "[rules.milestones.annual]\nall_time_revenue = [5, 4]",
                "annual.all_time_revenue: expected ascending numbers, got 4 after 5",
            ),
        ] {
            let error = Settings::with(&format!("[rules.milestones]\n{changes}")).unwrap_err().to_string();
            assert!(error.starts_with(&format!("rules.milestones.{expected}")), "{error}");
        }
    }
}
