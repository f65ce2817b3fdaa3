use std::collections::HashMap;

use crate::domain::{ClientId, Namespace, UserId};

/// Which of one worker's clients are whose, and in which namespaces. A client may be somebody else in each.
#[derive(Debug, Default)]
pub(super) struct Users(HashMap<UserId, Vec<(Namespace, ClientId)>>);

impl Users {
    /// The user's client is in the namespace.
    pub(super) fn enter(&mut self, user: UserId, namespace: Namespace, client: ClientId) {
        let clients = self.0.entry(user).or_default();
        if !clients.contains(&(namespace, client)) {
            clients.push((namespace, client));
        }
    }

    /// It is there no longer.
    pub(super) fn exit(&mut self, user: UserId, namespace: Namespace, client: ClientId) {
        if let Some(clients) = self.0.get_mut(&user) {
            clients.retain(|entered| *entered != (namespace, client));
            if clients.is_empty() {
                self.0.remove(&user);
            }
        }
    }

    /// Everybody who has a client, in no order.
    pub(super) fn all(&self) -> impl Iterator<Item = UserId> {
        self.0.keys().copied()
    }

    /// Where the user's clients are.
    pub(super) fn clients(&self, user: UserId) -> &[(Namespace, ClientId)] {
        self.0.get(&user).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_where_his_clients_are_and_is_forgotten_with_the_last() {
        let user = |id| UserId::new(id).unwrap();
        let (tab, phone) = (ClientId::next(), ClientId::next());
        let mut users = Users::default();
        for (namespace, client) in [(Namespace::Root, tab), (Namespace::Training, tab), (Namespace::Root, phone)] {
            users.enter(user(7), namespace, client);
            users.enter(user(7), namespace, client);
        }
        users.enter(user(8), Namespace::Field, tab);
        users.exit(user(7), Namespace::Root, tab);
        users.exit(user(8), Namespace::Root, tab);
        assert_eq!(users.clients(user(7)), [(Namespace::Training, tab), (Namespace::Root, phone)]);
        assert_eq!(users.clients(user(8)), [(Namespace::Field, tab)]);
        users.exit(user(7), Namespace::Training, tab);
        users.exit(user(7), Namespace::Root, phone);
        users.exit(user(9), Namespace::Root, phone);
        assert_eq!(users.clients(user(7)), []);
        assert_eq!(users.0.len(), 1);
    }
}
