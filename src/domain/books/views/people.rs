use std::{collections::HashSet, sync::Arc};

use serde::Serialize;
use utoipa::ToSchema;

use super::PageRequest;
use crate::domain::{
    TeamId, UserId,
    books::{Books, Metric},
};

/// Somebody of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Who.
    pub user_id: UserId,
    /// What he is called.
    pub name: Arc<str>,
    /// His team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_id: Option<TeamId>,
}

impl Books {
    /// So many people at the most: the best sellers of all time first, then the others that are active, by their ids. Looks at
    /// everybody, so it is for a few questions, not for many.
    pub fn people(&self, most: usize) -> Vec<Person> {
        let best = PageRequest { metric: Metric::AllTimeRevenue, scope: None, offset: 0, limit: most, around: None };
        let sellers = self.page(&best).entries.into_iter();
        let mut people: Vec<_> = sellers.map(|row| self.person(row.user_id)).collect();
        let listed: HashSet<_> = people.iter().map(|person| person.user_id).collect();
        let others = self.roster().users().filter(|user| user.active && !listed.contains(&user.id));
        let mut others: Vec<_> = others.map(|user| user.id).collect();
        others.sort_unstable();
        people.extend(others.into_iter().take(most - people.len().min(most)).map(|user| self.person(user)));
        people
    }

    /// Somebody of whom the books know.
    pub fn person(&self, user_id: UserId) -> Person {
        let roster = self.roster();
        Person { user_id, name: roster.name(user_id), team_id: roster.team_of(user_id) }
    }
}
