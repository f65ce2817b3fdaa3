use garde::Validate;
use serde::Deserialize;

/// `[rules.contests]`: how large contests may grow.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct ContestSettings {
    /// Contests that are not over at once.
    #[garde(range(min = 1, max = 100_000))]
    pub most_open: u32,
    /// Participants of one.
    #[garde(range(min = 1, max = 1_000_000))]
    pub most_entrants: u32,
    /// The first places that are an achievement.
    #[garde(range(max = 1_000))]
    pub podium: u32,
}

#[cfg(test)]
mod tests {
    use crate::settings::Settings;

    #[test]
    fn what_no_contest_can_be_names_its_key() {
        for (key, bad) in
            [("most_open", "0"), ("most_open", "100001"), ("most_entrants", "0"), ("podium", "1001"), ("podium", "-1")]
        {
            let error = Settings::with(&format!("[rules.contests]\n{key} = {bad}")).unwrap_err().to_string();
            assert!(error.starts_with(&format!("rules.contests.{key}: ")), "{error}");
        }
    }
}
