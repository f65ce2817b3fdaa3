//! Who is there and how it stands with each, for an administrator.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use actix::{Context, Handler, MailboxError, Message, MessageResponse};

use super::{Registries, RoomRegistry, registries::reached_by_all};
use crate::{
    domain::{ClientId, Namespace, Position, RoomKey, UserId},
    rooms::{Outbox, Owner, outbox::OutboxState},
    telemetry::{Protocol, Transport},
};

/// Asks for a worker's connections, the oldest first.
#[derive(Debug, Clone, Message)]
#[rtype(result = "ConnectionsSeen")]
pub struct ListConnections {
    /// Only those that are younger than this one.
    pub after: Option<ClientId>,
    /// Only those that take no more for now and have something waiting.
    pub slow: bool,
    /// Only those of this user.
    pub user: Option<UserId>,
    /// So many at the most.
    pub most: usize,
}

/// Some connections.
#[derive(Debug, Clone, MessageResponse)]
pub struct ConnectionsSeen {
    /// In the order of their ids.
    pub connections: Vec<ConnectionSeen>,
    /// What had been told when they were looked at.
    pub position: Position,
}

/// How it stands with a connection.
#[derive(Debug, Clone)]
pub struct ConnectionSeen {
    /// Which.
    pub id: ClientId,
    /// Who it is in the first namespace it has entered; nobody before.
    pub owner: Option<Owner>,
    /// What it speaks.
    pub protocol: Protocol,
    /// How.
    pub transport: Transport,
    /// The namespaces it has entered.
    pub namespaces: Vec<Namespace>,
    /// The rooms it is in; no whole namespaces.
    pub rooms: Vec<RoomKey>,
    /// Since when, in milliseconds since 1970.
    pub opened_at: i64,
    /// How long its last answer to a heartbeat took.
    pub round_trip: Option<Duration>,
    /// How many messages wait for it.
    pub queued_messages: usize,
    /// How many bytes these are.
    pub queued_bytes: usize,
    /// It takes no more for now.
    pub blocked: bool,
}

/// Asks which users have connections to a worker, in the order of their ids.
#[derive(Debug, Clone, Message)]
#[rtype(result = "OnlineUsers")]
pub struct ListUsers {
    /// Only those after this one.
    pub after: Option<UserId>,
    /// So many at the most.
    pub most: usize,
}

/// Some users who are online.
#[derive(Debug, Clone, MessageResponse)]
pub struct OnlineUsers {
    /// In the order of their ids.
    pub users: Vec<OnlineUser>,
    /// What had been told when they were looked at.
    pub position: Position,
}

/// A user who is online.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlineUser {
    /// Who.
    pub user: UserId,
    /// What he is called, if any of his connections says so.
    pub name: Option<Arc<str>>,
    /// How many he has.
    pub connections: usize,
    /// How many of them are in which namespace.
    pub namespaces: BTreeMap<Namespace, usize>,
}

/// Asks which users are online, without more.
#[derive(Debug, Clone, Copy, Message)]
#[rtype(result = "UsersSeen")]
pub(super) struct SeeUsers;

/// Who they are, and what had been told then.
#[derive(Debug, MessageResponse)]
pub(super) struct UsersSeen(Vec<UserId>, Position);

impl Registries {
    /// Connections of all workers, the oldest first. Each worker tells its own in its own turn; all had been told at least what is
    /// before the position. The error is that of a registry that is gone, and the service is about to be.
    pub async fn connections(&self, asked: ListConnections) -> Result<ConnectionsSeen, MailboxError> {
        let most = asked.most;
        let answers = self.ask(asked).await?;
        let position = reached_by_all(answers.iter().map(|answer| &answer.position))?;
        let mut connections: Vec<_> = answers.into_iter().flat_map(|answer| answer.connections).collect();
        connections.sort_unstable_by_key(|connection| connection.id);
        connections.truncate(most);
        Ok(ConnectionsSeen { connections, position })
    }

    /// Which users are online, in the order of their ids; like [`Registries::connections`].
    pub async fn online(&self, asked: ListUsers) -> Result<OnlineUsers, MailboxError> {
        let most = asked.most;
        let answers = self.ask(asked).await?;
        let position = reached_by_all(answers.iter().map(|answer| &answer.position))?;
        let mut users: BTreeMap<UserId, OnlineUser> = BTreeMap::new();
        for online in answers.into_iter().flat_map(|answer| answer.users) {
            match users.get_mut(&online.user) {
                Some(known) => known.add(online),
                None => drop(users.insert(online.user, online)),
            }
        }
        // Every worker has told its first ones: so of the first ones of all none is missing, and no connection of theirs.
        Ok(OnlineUsers { users: users.into_values().take(most).collect(), position })
    }

    /// How many users are online, and what had been told to all workers then.
    pub async fn count_users(&self) -> Result<(usize, Position), MailboxError> {
        let answers = self.ask(SeeUsers).await?;
        let position = reached_by_all(answers.iter().map(|UsersSeen(_, position)| position))?;
        let users: BTreeSet<UserId> = answers.into_iter().flat_map(|UsersSeen(users, _)| users).collect();
        Ok((users.len(), position))
    }
}

impl OnlineUser {
    /// Adds what another worker knows of him.
    fn add(&mut self, other: Self) {
        self.name = self.name.take().or(other.name);
        self.connections += other.connections;
        for (namespace, connections) in other.namespaces {
            *self.namespaces.entry(namespace).or_default() += connections;
        }
    }
}

impl RoomRegistry {
    /// How it stands with one of its connections.
    pub(super) fn look_at(&self, outbox: &Outbox) -> ConnectionSeen {
        let id = outbox.client();
        let entered = outbox.entered();
        let catching_up = self.catching_up.get(&id).into_iter().flat_map(|catch_ups| &catch_ups.queue);
        let awaited = catching_up.flat_map(|catch_up| &catch_up.audiences);
        let rooms: BTreeSet<_> = self.membership.rooms(id).chain(awaited).filter(|key| key.room.is_some()).collect();
        let OutboxState { protocol, transport, opened_at, round_trip, queued_messages, queued_bytes, blocked } =
            outbox.state();
        ConnectionSeen {
            id,
            namespaces: entered.iter().map(|(namespace, _)| *namespace).collect(),
            owner: entered.into_iter().next().map(|(_, owner)| owner),
            protocol,
            transport,
            rooms: rooms.into_iter().cloned().collect(),
            opened_at,
            round_trip,
            queued_messages,
            queued_bytes,
            blocked,
        }
    }

    fn online_user(&self, user: UserId) -> OnlineUser {
        let (mut clients, mut namespaces, mut name) = (BTreeSet::new(), BTreeMap::new(), None);
        for (namespace, client) in self.users.clients(user) {
            clients.insert(*client);
            *namespaces.entry(*namespace).or_default() += 1;
            let owner = || self.membership.get(*client)?.owner(*namespace);
            name = name.or_else(|| owner()?.name);
        }
        OnlineUser { user, name, connections: clients.len(), namespaces }
    }
}

impl Handler<ListConnections> for RoomRegistry {
    type Result = ConnectionsSeen;

    fn handle(&mut self, asked: ListConnections, _: &mut Context<Self>) -> ConnectionsSeen {
        let ListConnections { after, slow, user, most } = asked;
        let is_asked_for = |outbox: &&Arc<Outbox>| {
            after.is_none_or(|after| outbox.client() > after)
                && (!slow || outbox.state().blocked)
                && user.is_none_or(|user| outbox.is_owned(|owner| owner.user == Some(user)))
        };
        let mut first: BTreeMap<ClientId, &Arc<Outbox>> = BTreeMap::new();
        for outbox in self.membership.clients().filter(is_asked_for) {
            first.insert(outbox.client(), outbox);
            if first.len() > most {
                first.pop_last();
            }
        }
        let connections = first.into_values().map(|outbox| self.look_at(outbox)).collect();
        ConnectionsSeen { connections, position: self.history.head().clone() }
    }
}

impl Handler<ListUsers> for RoomRegistry {
    type Result = OnlineUsers;

    fn handle(&mut self, ListUsers { after, most }: ListUsers, _: &mut Context<Self>) -> OnlineUsers {
        let mut first: BTreeSet<UserId> = BTreeSet::new();
        for user in self.users.all().filter(|user| after.is_none_or(|after| *user > after)) {
            first.insert(user);
            if first.len() > most {
                first.pop_last();
            }
        }
        let users = first.into_iter().map(|user| self.online_user(user)).collect();
        OnlineUsers { users, position: self.history.head().clone() }
    }
}

impl Handler<SeeUsers> for RoomRegistry {
    type Result = UsersSeen;

    fn handle(&mut self, _: SeeUsers, _: &mut Context<Self>) -> UsersSeen {
        UsersSeen(self.users.all().collect(), self.history.head().clone())
    }
}
