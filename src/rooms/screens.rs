use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The screens on walls that have been in `tv-display` since the start, by their names, and those that an administrator has
/// frozen. For all workers; clones know the same. The lock is taken when a screen comes or goes and when somebody asks, never
/// for an event.
#[derive(Debug, Clone)]
pub struct Screens {
    known: Arc<Mutex<HashMap<Arc<str>, Known>>>,
    most: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Known {
    last_seen: Option<i64>,
    frozen: bool,
}

/// What is remembered of a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// Which.
    pub name: Arc<str>,
    /// When it came or went last, in milliseconds since 1970; `None` if it was not since the start.
    pub last_seen: Option<i64>,
    /// Whether it is to go on showing what it shows.
    pub frozen: bool,
}

impl Screens {
    /// Remembers so many; those that have not been seen for longest are forgotten first, and none that is frozen.
    pub fn new(most: usize) -> Self {
        Self { known: Arc::default(), most }
    }

    /// These are frozen, as is known from a former life of the process.
    pub fn load(&self, frozen: impl IntoIterator<Item = String>) {
        let mut known = self.lock();
        known.extend(frozen.into_iter().map(|name| (name.into(), Known { last_seen: None, frozen: true })));
    }

    /// A screen has come or is going.
    pub(super) fn seen(&self, name: &Arc<str>, now: i64) {
        let mut known = self.lock();
        known.entry(Arc::clone(name)).or_default().last_seen = Some(now);
        if known.len() > self.most {
            let thawed = known.iter().filter(|(_, screen)| !screen.frozen);
            let longest_ago = thawed.min_by_key(|(_, screen)| screen.last_seen).map(|(name, _)| Arc::clone(name));
            if let Some(name) = longest_ago {
                known.remove(&name);
            }
        }
    }

    /// Says whether a screen is frozen from now on, and answers whether it was; `None` if no such screen is known.
    pub fn freeze(&self, name: &str, frozen: bool) -> Option<bool> {
        let mut known = self.lock();
        let screen = known.get_mut(name)?;
        Some(std::mem::replace(&mut screen.frozen, frozen))
    }

    /// All that are known, in the order of their names.
    pub fn all(&self) -> Vec<Screen> {
        let of = |(name, known): (&Arc<str>, &Known)| Screen {
            name: Arc::clone(name),
            last_seen: known.last_seen,
            frozen: known.frozen,
        };
        let mut screens: Vec<_> = self.lock().iter().map(of).collect();
        screens.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        screens
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Arc<str>, Known>> {
        // Every change under the lock is one step.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Screens {
    /// Remembers all.
    fn default() -> Self {
        Self::new(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(screens: &Screens) -> Vec<(String, Option<i64>, bool)> {
        screens.all().iter().map(|screen| (screen.name.to_string(), screen.last_seen, screen.frozen)).collect()
    }

    #[test]
    fn a_screen_is_known_once_it_was_seen_and_stays_frozen_until_it_is_thawed() {
        let screens = Screens::default();
        assert_eq!(screens.freeze("lobby", true), None);
        screens.seen(&"lobby".into(), 5);
        assert_eq!(screens.freeze("lobby", true), Some(false));
        screens.seen(&"lobby".into(), 7);
        assert_eq!(known(&screens), [("lobby".to_owned(), Some(7), true)]);
        assert_eq!(screens.freeze("lobby", false), Some(true));
        assert_eq!(known(&screens), [("lobby".to_owned(), Some(7), false)]);
    }

    #[test]
    fn the_ones_that_were_not_seen_for_longest_are_forgotten_but_for_frozen_ones() {
        let screens = Screens::new(3);
        screens.load(["frozen".to_owned()]);
        for (name, now) in [("a", 1), ("b", 2), ("a", 3), ("c", 4)] {
            screens.seen(&name.into(), now);
        }
        let expected =
            [("a".to_owned(), Some(3), false), ("c".to_owned(), Some(4), false), ("frozen".to_owned(), None, true)];
        assert_eq!(known(&screens), expected);
    }
}
