use std::{fs, io, path::PathBuf};

use crate::{
    domain::training::{
        Catalogue, Curve, DEFAULT_ACHIEVEMENTS, InvalidCatalogue, Levels, QuizXp, RoleplayXp, Rules, Score,
        StreakRules, XpRules,
    },
    settings::{FactorSetting, LevelCurve, TitleSetting, TrainingRulesSettings},
};

const SETTING: &str = "rules.training.achievements_file";

/// Why the file of achievements can't be used, in one line that names the key.
#[derive(Debug, thiserror::Error)]
pub enum InvalidAchievements {
    /// It can't be read.
    #[error("{SETTING}: {}: {error}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// It is no catalogue.
    #[error("{SETTING}: {}: {error}", path.display())]
    Invalid {
        /// Which file.
        path: PathBuf,
        /// The entry and what was expected.
        error: InvalidCatalogue,
    },
    /// The catalogue that is compiled in is none.
    #[error("the achievements of this build: {0}")]
    Default(InvalidCatalogue),
}

/// The rules of training as the settings have them. Reads the file of achievements, if they name one.
pub(super) fn training_rules(settings: &TrainingRulesSettings) -> Result<Rules, InvalidAchievements> {
    let TrainingRulesSettings { module_xp, login_xp, achievements_file: _, quiz, roleplay, levels, streak } = settings;
    let curve = match levels.curve {
        LevelCurve::Square(step) => Curve::Square(step),
        LevelCurve::Sqrt => Curve::Sqrt,
        LevelCurve::Linear(step) => Curve::Linear(step),
    };
    let titles = levels.titles.iter().map(|TitleSetting { level, title }| (*level, title.clone())).collect();
    Ok(Rules {
        xp: XpRules {
            module: *module_xp,
            login: *login_xp,
            quiz: QuizXp {
                pass: Score::points(quiz.pass),
                base: quiz.base_xp,
                most_points: quiz.most_points_xp,
                perfect: quiz.perfect_xp,
            },
            roleplay: RoleplayXp {
                most: roleplay.most_xp,
                beginner: roleplay.beginner,
                rookie: roleplay.rookie,
                pro: roleplay.pro,
                veteran: roleplay.veteran,
                elite: roleplay.elite,
            },
        },
        streak: StreakRules {
            milestones: streak.milestones.clone(),
            milestone_every: streak.milestone_every,
            milestone_xp: streak.milestone_xp,
            freezes: streak.freezes,
            freeze_every: streak.freeze_every,
            most_freezes: streak.most_freezes,
            factors: streak.factors.iter().map(|FactorSetting { days, percent }| (*days, *percent)).collect(),
        },
        levels: Levels::new(curve, levels.highest, titles),
        achievements: achievements(settings)?,
    })
}

fn achievements(settings: &TrainingRulesSettings) -> Result<Catalogue, InvalidAchievements> {
    let path = &settings.achievements_file;
    if path.as_os_str().is_empty() {
        return Catalogue::parse(DEFAULT_ACHIEVEMENTS).map_err(InvalidAchievements::Default);
    }
    let toml =
        fs::read_to_string(path).map_err(|error| InvalidAchievements::Unreadable { path: path.clone(), error })?;
    Catalogue::parse(&toml).map_err(|error| InvalidAchievements::Invalid { path: path.clone(), error })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn with_file(path: &str) -> Result<Rules, InvalidAchievements> {
        let changes = format!("[rules.training]\nachievements_file = \"{path}\"");
        training_rules(&Settings::with(&changes).unwrap().rules.training)
    }

    #[test]
    fn the_achievements_are_those_of_the_file_that_is_named() {
        assert_eq!(with_file("").unwrap(), with_file("config/achievements.toml").unwrap());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.toml");
        fs::write(&path, "").unwrap();
        assert_eq!(with_file(path.to_str().unwrap()).unwrap().achievements, Catalogue::default());
    }

    #[test]
    fn a_file_that_cannot_be_used_names_its_key_and_its_entry() {
        let error = with_file("/nowhere").unwrap_err().to_string();
        assert!(error.starts_with("rules.training.achievements_file: /nowhere: "), "{error}");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.toml");
        fs::write(&path, "[[achievement]]\nid = \"a\"\n").unwrap();
        let error = with_file(path.to_str().unwrap()).unwrap_err().to_string();
        assert_eq!(error, format!("{SETTING}: {}: achievement 1 (a): title: missing", path.display()));
    }
}
