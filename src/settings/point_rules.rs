use garde::Validate;
use serde::Deserialize;

/// The most points that a single number of the rules may come to.
const MOST_POINTS: u32 = 1_000_000;

/// `[rules.points]`: what sales are worth in points.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct PointSettings {
    /// Points of a signup.
    #[garde(range(max = MOST_POINTS))]
    pub per_signup: u32,
    /// Revenue of a step, in whole units of the currency.
    #[garde(range(min = 1, max = 1_000_000_000))]
    pub revenue_step: u32,
    /// Points of each full step.
    #[garde(range(max = MOST_POINTS))]
    pub per_revenue_step: u32,
    /// Points of a tier that is reached.
    #[garde(range(max = MOST_POINTS))]
    pub per_tier: u32,
    /// Points of reaching the first place of the month.
    #[garde(range(max = MOST_POINTS))]
    pub first_place: u32,
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;

    #[test]
    fn what_points_cannot_be_names_its_key() {
        for (key, bad) in [
            ("per_signup", "1000001"),
            ("per_signup", "-1"),
            ("revenue_step", "0"),
            ("revenue_step", "1000000001"),
            ("per_revenue_step", "1000001"),
            ("per_tier", "1000001"),
            ("first_place", "0.5"),
        ] {
            let error = Settings::with(&format!("[rules.points]\n{key} = {bad}")).unwrap_err().to_string();
            assert!(error.starts_with(&format!("rules.points.{key}: ")), "{error}");
        }
    }
}
