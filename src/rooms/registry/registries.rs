use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use actix::{Addr, Handler, MailboxError, Message, dev::ToEnvelope};
use futures_util::future::{join_all, try_join_all};

use super::{CountRooms, End, FindUser, MoveUsers, RoomCounts, RoomRegistry, Whereabouts, Whom, messages::Settle};
use crate::{
    domain::{Position, RoomKey, UserId},
    rooms::{Ending, RosterTeams, Screens, TeamMove, Watchers},
    telemetry::Figures,
};

/// The registries of all workers, and what they say together.
#[derive(Clone, Default)]
pub struct Registries {
    all: Arc<Mutex<Vec<Addr<RoomRegistry>>>>,
    watchers: Watchers,
    teams: RosterTeams,
    figures: Figures,
    screens: Screens,
}

impl Registries {
    /// None yet. They remember these screens.
    pub fn new(screens: Screens) -> Self {
        Self { screens, ..Self::default() }
    }

    /// Takes in a worker's registry.
    pub fn add(&self, registry: Addr<RoomRegistry>) {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).push(registry);
    }

    /// The screens that are there, of all workers.
    pub fn watchers(&self) -> &Watchers {
        &self.watchers
    }

    /// Which team each user of the roster is in.
    pub fn teams(&self) -> &RosterTeams {
        &self.teams
    }

    /// The screens on walls, by their names.
    pub fn screens(&self) -> &Screens {
        &self.screens
    }

    /// What is counted, on all workers together.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The roster has changed, and that is written: these users are in other teams now, and their clients follow them; see
    /// [`MoveUsers`]. `at` is the position of the change. When this returns, the rights have changed and the registries have
    /// it in their mailboxes, so calls take effect in their order; the future waits until every client has been told.
    pub fn move_users(&self, moves: Vec<TeamMove>, at: Position) -> impl Future<Output = ()> + use<> {
        self.teams.set(&moves);
        let moves = MoveUsers { moves: moves.into(), at };
        let all = self.all();
        let told: Vec<_> = all.iter().map(|registry| registry.send(moves.clone())).collect();
        async {
            // One that is gone has no clients any more.
            join_all(told).await;
        }
    }

    /// Ends connections on all workers. Answers how many.
    pub async fn end(&self, whom: Whom, ending: Ending) -> usize {
        let mut ended = 0;
        for registry in self.all() {
            ended += registry.send(End { whom: whom.clone(), ending }).await.unwrap_or(0);
        }
        ended
    }

    /// Waits until all goodbyes of connections that are gone have been heard, and gives up those that are left.
    pub async fn settled(&self) {
        for registry in self.all() {
            // One that is gone hears nothing any more.
            let _ = registry.send(Settle).await;
        }
    }

    /// How many clients are in which rooms, on all workers together. Each worker counts in its own turn; the position is the one
    /// that all had reached. The error is that of a registry that is gone, and the service is about to be.
    pub async fn count_rooms(&self, asked: CountRooms) -> Result<RoomCounts, MailboxError> {
        let most = asked.most;
        let answers = self.ask(asked).await?;
        let position = reached_by_all(answers.iter().map(|answer| &answer.position))?;
        let mut rooms: BTreeMap<RoomKey, usize> = BTreeMap::new();
        for (room, clients) in answers.into_iter().flat_map(|answer| answer.rooms) {
            *rooms.entry(room).or_default() += clients;
        }
        // Every worker has told its first ones: so of the first ones of all none is missing, and no client of theirs.
        Ok(RoomCounts { rooms: rooms.into_iter().take(most).collect(), position })
    }

    /// Where a user's connections are, on all workers together; like [`Registries::count_rooms`].
    pub async fn find_user(&self, user: UserId) -> Result<Whereabouts, MailboxError> {
        let answers = self.ask(FindUser(user)).await?;
        let position = reached_by_all(answers.iter().map(|answer| &answer.position))?;
        let connections = answers.iter().map(|answer| answer.connections).sum();
        let mut namespaces = BTreeMap::new();
        for (namespace, clients) in answers.into_iter().flat_map(|answer| answer.namespaces) {
            *namespaces.entry(namespace).or_default() += clients;
        }
        Ok(Whereabouts { connections, namespaces, position })
    }

    pub(super) async fn ask<M>(&self, message: M) -> Result<Vec<M::Result>, MailboxError>
    where
        M: Message<Result: Send> + Clone + Send + 'static,
        RoomRegistry: Handler<M>,
        <RoomRegistry as actix::Actor>::Context: ToEnvelope<RoomRegistry, M>,
    {
        try_join_all(self.all().iter().map(|registry| registry.send(message.clone()))).await
    }

    fn all(&self) -> Vec<Addr<RoomRegistry>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

pub(super) fn reached_by_all<'a>(positions: impl Iterator<Item = &'a Position>) -> Result<Position, MailboxError> {
    positions.min_by_key(|position| position.offset).cloned().ok_or(MailboxError::Closed)
}
