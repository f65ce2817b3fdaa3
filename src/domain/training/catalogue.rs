use std::{collections::HashSet, sync::Arc};

use figment::{
    error::Kind,
    providers::{Format, Toml},
    value::Value,
};
use garde::Validate;
use serde::Deserialize;

use super::achievement::{Achievement, AchievementId, Condition};
use crate::domain::events::{MAX_DESCRIPTION, MAX_TITLE, Rarity, TrainingCategory};

/// `config/achievements.toml`, compiled in.
pub const DEFAULT_ACHIEVEMENTS: &str = include_str!("../../../config/achievements.toml");

/// The most XP of one achievement.
const MOST_XP: u64 = 1_000_000;

/// All achievements, in the order of their file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue(Vec<Arc<Achievement>>);

/// Why a catalogue can't be used; the text names the entry and what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCatalogue {
    /// It is no TOML, or no list of achievements.
    #[error("expected TOML with [[achievement]] entries: line {line}: {problem}")]
    Toml {
        /// From 1.
        line: usize,
        /// What the parser said.
        problem: String,
    },
    /// An entry is not an achievement.
    #[error("{entry}: {problem}")]
    Entry {
        /// `achievement 3 (speed_demon)`.
        entry: String,
        /// The key and what was expected.
        problem: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    achievement: Vec<Value>,
}

#[derive(Deserialize, Validate)]
#[serde(deny_unknown_fields, expecting = "an [[achievement]]")]
#[garde(allow_unvalidated)]
struct Entry {
    #[garde(length(max = 64), custom(plain_id))]
    id: String,
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    title: String,
    #[garde(length(chars, max = MAX_DESCRIPTION))]
    description: String,
    category: TrainingCategory,
    rarity: Rarity,
    #[garde(range(max = MOST_XP))]
    xp: u64,
    #[garde(custom(can_be_met))]
    when: Condition,
}

impl Catalogue {
    /// Reads a catalogue in the form of [`DEFAULT_ACHIEVEMENTS`].
    pub fn parse(toml: &str) -> Result<Self, InvalidCatalogue> {
        let file = <Toml as Format>::from_str::<File>(toml).map_err(|error| {
            let before = error.span().and_then(|span| toml.get(..span.start)).unwrap_or_default();
            let problem = error.message().lines().collect::<Vec<_>>().join(": ");
            InvalidCatalogue::Toml { line: before.matches('\n').count() + 1, problem }
        })?;
        let mut ids = HashSet::new();
        let mut achievements = Vec::with_capacity(file.achievement.len());
        for (index, value) in file.achievement.iter().enumerate() {
            let achievement = read(value)
                .and_then(|achievement| {
                    let is_new = ids.insert(achievement.id.clone());
                    if is_new { Ok(achievement) } else { Err("id: expected one that no other entry has".to_owned()) }
                })
                .map_err(|problem| InvalidCatalogue::Entry { entry: name(index, value), problem })?;
            achievements.push(Arc::new(achievement));
        }
        Ok(Self(achievements))
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Achievement>> {
        self.0.iter()
    }

    /// The one with this id.
    pub fn get(&self, id: &AchievementId) -> Option<&Arc<Achievement>> {
        self.0.iter().find(|achievement| achievement.id == *id)
    }
}

fn read(value: &Value) -> Result<Achievement, String> {
    let entry: Entry = value.deserialize().map_err(|error| unreadable(&error))?;
    entry.validate().map_err(|report| {
        report.iter().map(|(path, error)| format!("{path}: {error}")).collect::<Vec<_>>().join("; ")
    })?;
    let Entry { id, title, description, category, rarity, xp, when } = entry;
    Ok(Achievement { id: AchievementId::new(&id), title, description, category, rarity, xp, when })
}

/// The line for an entry with a key that is unknown, missing or of the wrong type.
fn unreadable(error: &figment::Error) -> String {
    let problem = match &error.kind {
        Kind::UnknownField(key, known) => format!("no such key as `{key}`; there are {}", known.join(", ")),
        Kind::MissingField(key) => format!("{key}: missing"),
        kind => kind.to_string(),
    };
    let path = error.path.iter().filter(|key| !matches!(&error.kind, Kind::UnknownField(field, _) if field == *key));
    path.map(String::as_str).chain([problem.as_str()]).collect::<Vec<_>>().join(": ")
}

/// Which entry it is, in the words of somebody who looks for it.
fn name(index: usize, value: &Value) -> String {
    let id = value.as_dict().and_then(|entry| entry.get("id")?.as_str());
    let id = id.map(|id| format!(" ({id})")).unwrap_or_default();
    format!("achievement {}{id}", index + 1)
}

fn plain_id(id: &str, (): &()) -> garde::Result {
    let plain =
        !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-".contains(&b));
    if plain { Ok(()) } else { Err(garde::Error::new("expected lower-case letters, digits, _ and -")) }
}

fn can_be_met(condition: &Condition, (): &()) -> garde::Result {
    condition.problem().map_or(Ok(()), |problem| Err(garde::Error::new(problem)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[achievement]]
id = "first_steps"
title = "First Steps"
description = ""
category = "completion"
rarity = "common"
xp = 100
when = { modules = 1 }
"#;

    fn error(toml: &str) -> String {
        Catalogue::parse(toml).unwrap_err().to_string()
    }

    #[test]
    fn the_catalogue_that_is_compiled_in_says_what_the_design_says() {
        let catalogue = Catalogue::parse(DEFAULT_ACHIEVEMENTS).unwrap();
        let found: Vec<_> = catalogue.iter().map(|a| (a.id.as_str(), a.rarity, a.xp)).collect();
        let expected = [
            ("first_steps", Rarity::Common, 100),
            ("half_way_there", Rarity::Rare, 300),
            ("champion", Rarity::Epic, 1_000),
            ("streak_3", Rarity::Common, 150),
            ("streak_7", Rarity::Rare, 400),
            ("streak_14", Rarity::Epic, 800),
            ("streak_30", Rarity::Legendary, 2_000),
            ("perfectionist", Rarity::Rare, 250),
            ("objection_handler", Rarity::Epic, 500),
            ("sales_cycle_pro", Rarity::Epic, 500),
            ("role_player", Rarity::Rare, 350),
            ("speed_demon", Rarity::Rare, 300),
            ("early_bird", Rarity::Rare, 200),
            ("night_owl", Rarity::Rare, 200),
            ("weekend_warrior", Rarity::Common, 150),
            ("xp_1000", Rarity::Common, 100),
            ("xp_5000", Rarity::Rare, 500),
            ("xp_10000", Rarity::Epic, 1_000),
            ("xp_25000", Rarity::Legendary, 2_500),
            ("first_deal", Rarity::Common, 100),
            ("closer", Rarity::Rare, 300),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn an_entry_can_be_found_by_its_id() {
        let catalogue = Catalogue::parse(GOOD).unwrap();
        assert_eq!(catalogue.get(&AchievementId::new("first_steps")).unwrap().xp, 100);
        assert_eq!(catalogue.get(&AchievementId::new("last_steps")), None);
        assert_eq!(Catalogue::parse("").unwrap().iter().count(), 0);
    }

    /// Each: what stands in the good entry, what in the bad one, and the whole line about it.
    #[test]
    fn a_bad_entry_is_named_with_what_was_expected() {
        let places = "achievement 2 (second): ";
        for (good, bad, problem) in [
            ("xp = 100", "", "xp: missing"),
            ("xp = 100", "xp = \"many\"", "xp: invalid type: found string \"many\", expected u64"),
            ("xp = 100", "xp = 1000001", "xp: greater than 1000000"),
            ("title = \"First Steps\"", "title = \"\"", "title: length is lower than 1"),
            ("rarity = \"common\"", "rarity = \"odd\"", "rarity: unknown variant: found `odd`, expected "),
            ("category = \"completion\"", "category = 3", "category: "),
            ("description = \"\"", "descripton = \"\"", "no such key as `descripton`; there are id, title, "),
            ("{ modules = 1 }", "{}", "when: expected a condition, such as { modules = 6 }"),
            ("{ modules = 1 }", "7", "when: invalid type: found signed int `7`, expected a table of conditions"),
            ("{ modules = 1 }", "{ moduls = 1 }", "when: no such key as `moduls`; there are modules, "),
            ("{ modules = 1 }", "{ modules = -1 }", "when: modules: "),
            ("{ modules = 1 }", "{ quiz_score = 101 }", "when: quiz_score: out of range: expected a number from 0 to"),
            ("{ modules = 1 }", "{ before = \"six\" }", "when: before: "),
            ("{ modules = 1 }", "{ weekend = false }", "when: weekend: expected true, or no such key"),
            ("{ modules = 1 }", "{ module = \"6\" }", "when: module: expected quiz_score or faster_than beside it"),
        ] {
            let second = GOOD.replace("\"first_steps\"", "\"second\"").replace(good, bad);
            let error = error(&format!("{GOOD}{second}"));
            assert!(error.starts_with(&format!("{places}{problem}")), "{error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
    }

    #[test]
    fn ids_are_plain_and_no_two_are_the_same() {
        assert_eq!(
            error(&format!("{GOOD}{GOOD}")),
            "achievement 2 (first_steps): id: expected one that no other entry has"
        );
        let bad = GOOD.replace("\"first_steps\"", "\"First steps\"");
        assert_eq!(error(&bad), "achievement 1 (First steps): id: expected lower-case letters, digits, _ and -");
        assert_eq!(error(&GOOD.replace("id = \"first_steps\"", "")), "achievement 1: id: missing");
    }

    #[test]
    fn what_is_no_catalogue_is_named_by_its_line() {
        for (bad, line) in [("[[achievements]]\n", 1), ("\n\n[[achievement]\n", 3), ("achievement = 7", 1)] {
            let error = error(bad);
            let place = format!("expected TOML with [[achievement]] entries: line {line}: ");
            assert!(error.starts_with(&place) && error.lines().count() == 1, "{error}");
        }
    }
}
