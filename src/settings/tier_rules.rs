use garde::Validate;
use serde::Deserialize;

use super::rules::ascending;

/// `[rules.tiers]`: what is held from how many signups in a month on.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct TierSettings {
    /// The tiers, from the lowest to the highest.
    #[garde(length(max = 100), dive, custom(ascending(|tier: &TierSetting| tier.signups)))]
    pub tiers: Vec<TierSetting>,
}

/// A tier.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct TierSetting {
    /// From so many signups on.
    #[garde(range(min = 1, max = 1_000_000))]
    pub signups: u32,
    /// What it is called.
    #[garde(length(chars, min = 1, max = 100))]
    pub name: String,
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;

    #[test]
    fn what_no_tier_can_be_names_its_key() {
        for (tiers, expected) in [
            ("{ signups = 0, name = \"A\" }", "rules.tiers.tiers[0].signups: "),
            ("{ signups = 5, name = \"\" }", "rules.tiers.tiers[0].name: "),
            (
                "{ signups = 5, name = \"A\" }, { signups = 5, name = \"B\" }",
                "rules.tiers.tiers: expected ascending numbers, got 5 after 5",
            ),
        ] {
            let error = Settings::with(&format!("[rules.tiers]\ntiers = [{tiers}]")).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
        assert!(Settings::with("[rules.tiers]\ntiers = []").unwrap().rules.tiers.tiers.is_empty());
    }
}
