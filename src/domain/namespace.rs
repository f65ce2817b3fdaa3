use std::fmt;

use super::schema::{schema, words};

/// One of the four separate worlds of events; Socket.IO's word. A connection hears only the namespaces it has entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Namespace {
    /// `/`: notifications and whatever the monolith sends to one user or to everyone.
    Root,
    /// `/leaderboard`: rankings, contests, sales achievements, wall-mounted TVs.
    Leaderboard,
    /// `/training`: XP, levels, streaks, roleplay sessions, modules.
    Training,
    /// `/field`: chats.
    Field,
}

schema!(Namespace, "Namespace", words(Namespace::ALL.map(Namespace::path), "A world of events."));

impl Namespace {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Root, Self::Leaderboard, Self::Training, Self::Field];

    /// The name on the wire.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Root => "/",
            Self::Leaderboard => "/leaderboard",
            Self::Training => "/training",
            Self::Field => "/field",
        }
    }

    /// The namespace with this name on the wire.
    pub fn from_path(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ns| ns.path() == path)
    }

    /// The namespace served at `/ws/{name}`, where `/` goes by the name `notifications`.
    pub fn from_ws_name(name: &str) -> Option<Self> {
        match name {
            "notifications" => Some(Self::Root),
            "leaderboard" => Some(Self::Leaderboard),
            "training" => Some(Self::Training),
            "field" => Some(Self::Field),
            _ => None,
        }
    }
}

impl fmt::Display for Namespace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path())
    }
}

impl serde::Serialize for Namespace {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.path())
    }
}

impl<'de> serde::Deserialize<'de> for Namespace {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let path = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Self::from_path(&path).ok_or_else(|| {
            serde::de::Error::custom(format_args!(
                "{}expected one of `/`, `/leaderboard`, `/training`, `/field`, got `{path}`",
                super::OUT_OF_RANGE
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_namespace_is_found_by_its_path() {
        for ns in Namespace::ALL {
            assert_eq!(Namespace::from_path(ns.path()), Some(ns));
        }
        assert_eq!(Namespace::from_path("leaderboard"), None);
        assert_eq!(Namespace::from_path("/random"), None);
    }
}
