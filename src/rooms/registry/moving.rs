//! Clients that follow their users from team to team.

use actix::{Context, Handler};

use super::{MoveUsers, RoomRegistry};
use crate::{
    domain::{ClientId, Namespace, Position, Room, RoomKey, TeamId},
    rooms::{Push, TeamMove, catch_up::CatchUp},
};

/// Where teams have their rooms.
const NAMESPACE: Namespace = Namespace::Leaderboard;

impl RoomRegistry {
    /// Takes the client out of the rooms of teams that are not its user's. If there were any, it hears his team's from then on.
    fn follow(&mut self, client: ClientId, to: Option<TeamId>, at: &Position, ctx: &mut Context<Self>) {
        let left: Vec<Room> = self.teams_heard_by(client).filter(|team| Some(*team) != to).map(Room::Team).collect();
        if left.is_empty() {
            return;
        }
        let is_there = self.teams_heard_by(client).any(|team| Some(team) == to);
        for room in left {
            self.take_out(client, NAMESPACE, room, None);
        }
        if let Some(team) = to.filter(|_| !is_there) {
            self.put_in_from(client, Room::Team(team), at, ctx);
        }
    }

    /// The teams in whose rooms the client is, or will be when it has caught up.
    fn teams_heard_by(&self, client: ClientId) -> impl Iterator<Item = TeamId> {
        let awaited = self.catching_up.get(&client).into_iter().flat_map(|catch_ups| &catch_ups.queue);
        let rooms = self.membership.rooms(client).chain(awaited.flat_map(|catch_up: &CatchUp| &catch_up.audiences));
        rooms.filter(|key| key.namespace == NAMESPACE).filter_map(|key| match &key.room {
            Some(Room::Team(team)) => Some(*team),
            _ => None,
        })
    }

    /// What the room was told since the position may have come here before the news that the client belongs there.
    fn put_in_from(&mut self, client: ClientId, room: Room, at: &Position, ctx: &mut Context<Self>) {
        let Some(outbox) = self.membership.get(client) else { return };
        let since = Some(at).filter(|at| self.past.reaches_back_to(at, &self.history)).cloned();
        let position = since.as_ref().unwrap_or(self.history.head());
        outbox.tell(&Push::Joined { namespace: NAMESPACE, room: &room, position, recovered: false, reply: None });
        let from = since.map_or(super::From::Now, super::From::Since);
        self.listen(client, vec![RoomKey::room(NAMESPACE, room)], from, ctx);
    }
}

impl Handler<MoveUsers> for RoomRegistry {
    type Result = ();

    fn handle(&mut self, MoveUsers { moves, at }: MoveUsers, ctx: &mut Context<Self>) {
        for TeamMove { user, to } in moves.iter() {
            let entered = self.users.clients(*user).iter().filter(|(namespace, _)| *namespace == NAMESPACE);
            let clients: Vec<ClientId> = entered.map(|(_, client)| *client).collect();
            for client in clients {
                self.follow(client, *to, &at, ctx);
            }
        }
    }
}
