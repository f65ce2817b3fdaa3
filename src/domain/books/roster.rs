use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use garde::Validate;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::ToSchema;

use super::Metric;
use crate::domain::{
    Cents, OUT_OF_RANGE, TeamId, Tenths, UserId,
    events::{Description, MAX_DESCRIPTION, MAX_LIST, MAX_TITLE, Stamp, Timestamp, Title, stamp},
    schema::{schema, string},
};

/// Who is who. Each entry replaces what was known of its user or team; those not named stay as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RosterUpdate {
    /// Users.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[garde(dive, length(max = MAX_LIST))]
    #[schema(max_items = 1000)]
    pub users: Vec<Listed>,
    /// Teams.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[garde(dive, length(max = MAX_LIST))]
    #[schema(max_items = 1000)]
    pub teams: Vec<ListedTeam>,
}

/// A user, as he is reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
#[schema(as = RosterUser)]
pub struct Listed {
    /// Which one.
    pub id: UserId,
    /// What he is called.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub name: Arc<str>,
    /// His team; none if it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_id: Option<TeamId>,
    /// A picture of him.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(length(chars, max = MAX_DESCRIPTION))]
    #[schema(value_type = Option<Description>)]
    pub avatar_url: Option<Arc<str>>,
    /// Where he lives; the organisation's if it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<Zone>,
    /// Whether he is still with us; taken for true.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub active: bool,
    /// What he wants to reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goals: Option<Box<Goals>>,
}

/// What somebody wants to reach, by metric.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Goals {
    /// In a month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monthly_revenue: Option<Cents>,
    /// In a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yearly_revenue: Option<Cents>,
    /// In a week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekly_signups: Option<Tenths>,
    /// In a month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monthly_signups: Option<Tenths>,
    /// In a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yearly_signups: Option<Tenths>,
}

/// A team, as it is reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[garde(allow_unvalidated)]
#[schema(as = RosterTeam)]
pub struct ListedTeam {
    /// Which one.
    pub id: TeamId,
    /// What it is called.
    #[garde(length(chars, min = 1, max = MAX_TITLE))]
    #[schema(value_type = Title)]
    pub name: Arc<str>,
    /// Who leads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader_id: Option<UserId>,
}

/// A time zone, by its IANA name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(pub TimeZone);

schema!(Zone, "TimeZone", string("A time zone, by its IANA name.").examples(["America/New_York"]));

/// Who is who, now. A user who was never listed counts as active, in no team.
#[derive(Debug, Default)]
pub struct Roster {
    users: HashMap<UserId, Listed>,
    teams: BTreeMap<TeamId, ListedTeam>,
    /// The active members of each team that has any.
    members: HashMap<TeamId, BTreeSet<UserId>>,
    active: usize,
}

stamp!(RosterUpdate);

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_true(active: &bool) -> bool {
    *active
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.0.iana_name().unwrap_or("UTC"))
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let name = std::borrow::Cow::<'de, str>::deserialize(d)?;
        TimeZone::get(&name).map(Self).map_err(|_| {
            de::Error::custom(format_args!(
                "{OUT_OF_RANGE}expected the name of a time zone, such as America/New_York, got {name:?}"
            ))
        })
    }
}

impl Listed {
    /// The team he is an active member of.
    pub fn member_of(&self) -> Option<TeamId> {
        self.team_id.filter(|_| self.active)
    }
}

impl Goals {
    /// The goal for a metric, in its smallest unit.
    pub fn of(&self, metric: Metric) -> Option<i64> {
        match metric {
            Metric::MonthlyRevenue => self.monthly_revenue.map(Cents::units),
            Metric::YearlyRevenue => self.yearly_revenue.map(Cents::units),
            Metric::WeeklySignups => self.weekly_signups.map(Tenths::units),
            Metric::MonthlySignups => self.monthly_signups.map(Tenths::units),
            Metric::YearlySignups => self.yearly_signups.map(Tenths::units),
            Metric::AllTimeRevenue | Metric::Points | Metric::Xp => None,
        }
        .filter(|goal| *goal > 0)
    }
}

impl Roster {
    /// A user who was listed.
    pub fn user(&self, user: UserId) -> Option<&Listed> {
        self.users.get(&user)
    }

    /// A team that was listed.
    pub fn team(&self, team: TeamId) -> Option<&ListedTeam> {
        self.teams.get(&team)
    }

    /// All that are listed, by their ids.
    pub fn teams(&self) -> impl Iterator<Item = &ListedTeam> {
        self.teams.values()
    }

    /// All users that are listed, in no order.
    pub fn users(&self) -> impl Iterator<Item = &Listed> {
        self.users.values()
    }

    /// The teams that have active members.
    pub fn teams_with_members(&self) -> impl Iterator<Item = TeamId> + '_ {
        self.members.keys().copied()
    }

    /// How many of those listed are active.
    pub fn active(&self) -> usize {
        self.active
    }

    /// What he is called.
    pub fn name(&self, user: UserId) -> Arc<str> {
        self.user(user).map_or_else(|| format!("User {user}").into(), |listed| Arc::clone(&listed.name))
    }

    /// What it is called.
    pub fn team_name(&self, team: TeamId) -> Arc<str> {
        self.team(team).map_or_else(|| format!("Team {team}").into(), |listed| Arc::clone(&listed.name))
    }

    /// His team.
    pub fn team_of(&self, user: UserId) -> Option<TeamId> {
        self.user(user).and_then(|listed| listed.team_id)
    }

    /// The team he is an active member of: who has left hears his team no longer.
    pub fn member_of(&self, user: UserId) -> Option<TeamId> {
        self.user(user).and_then(Listed::member_of)
    }

    /// Whether he is still with us.
    pub fn is_active(&self, user: UserId) -> bool {
        self.user(user).is_none_or(|listed| listed.active)
    }

    /// A goal of his, in the metric's smallest unit.
    pub fn goal(&self, user: UserId, metric: Metric) -> Option<i64> {
        self.user(user)?.goals.as_ref()?.of(metric)
    }

    /// The active members of a team, by their ids.
    pub fn members(&self, team: TeamId) -> impl ExactSizeIterator<Item = UserId> + '_ {
        static NOBODY: BTreeSet<UserId> = BTreeSet::new();
        self.members.get(&team).unwrap_or(&NOBODY).iter().copied()
    }

    /// Replaces what is known of a user; `None` forgets him. Says what was known.
    pub(super) fn set_user(&mut self, user: UserId, listed: Option<Listed>) -> Option<Listed> {
        let before = match listed.clone() {
            Some(listed) => self.users.insert(user, listed),
            None => self.users.remove(&user),
        };
        self.active -= usize::from(before.as_ref().is_some_and(|listed| listed.active));
        self.active += usize::from(listed.as_ref().is_some_and(|listed| listed.active));
        let team = |listed: &Option<Listed>| listed.as_ref().filter(|listed| listed.active).and_then(|l| l.team_id);
        if team(&before) != team(&listed) {
            if let Some(left) = team(&before)
                && let Some(members) = self.members.get_mut(&left)
            {
                members.remove(&user);
                if members.is_empty() {
                    self.members.remove(&left);
                }
            }
            if let Some(joined) = team(&listed) {
                self.members.entry(joined).or_default().insert(user);
            }
        }
        before
    }

    /// Replaces what is known of a team; `None` forgets it. Says what was known.
    pub(super) fn set_team(&mut self, team: TeamId, listed: Option<ListedTeam>) -> Option<ListedTeam> {
        match listed {
            Some(listed) => self.teams.insert(team, listed),
            None => self.teams.remove(&team),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_replaces_what_was_known() {
        let json = r#"{"users":[{"id":7,"name":"Ada","teamId":3,"timeZone":"Europe/Berlin","goals":{"monthlyRevenue":50000}}]}"#;
        let update: RosterUpdate = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&update).unwrap(), json);
        let mut roster = Roster::default();
        let (ada, three) = (UserId::new(7).unwrap(), TeamId::new(3).unwrap());
        assert_eq!((&*roster.name(ada), roster.is_active(ada)), ("User 7", true));
        roster.set_user(ada, update.users.into_iter().next());
        assert_eq!((&*roster.name(ada), roster.team_of(ada)), ("Ada", Some(three)));
        assert_eq!(roster.goal(ada, Metric::MonthlyRevenue), Some(5_000_000));
        assert_eq!(roster.members(three).collect::<Vec<_>>(), [ada]);
        let away: Listed = serde_json::from_str(r#"{"id":7,"name":"Ada","teamId":3,"active":false}"#).unwrap();
        let before = roster.set_user(ada, Some(away));
        assert_eq!((roster.is_active(ada), roster.members(three).len()), (false, 0));
        roster.set_user(ada, before);
        assert_eq!((roster.is_active(ada), roster.members(three).len()), (true, 1));
    }

    #[test]
    fn what_cannot_be_listed_is_refused() {
        let error = |json: &str| serde_json::from_str::<RosterUpdate>(json).unwrap_err().to_string();
        assert!(error(r#"{"users":[{"id":7,"name":"Ada","timeZone":"Mars/Base"}]}"#).starts_with(OUT_OF_RANGE));
        assert!(error(r#"{"users":[{"id":7,"name":"Ada","email":"a@b"}]}"#).starts_with("unknown field `email`"));
        let nameless: RosterUpdate = serde_json::from_str(r#"{"teams":[{"id":3,"name":""}]}"#).unwrap();
        assert!(nameless.validate().unwrap_err().to_string().starts_with("teams[0].name: "));
    }
}
