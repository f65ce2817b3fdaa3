//! Floor 3: who listens.
//!
//! Each worker has one [`RoomRegistry`] for the clients it accepted. It knows rooms and outboxes and nothing of what the
//! events mean. Whatever a client is told goes through its one [`Outbox`], first in first out: the answer to a join is
//! said here, in the same lane as the events, so nothing overtakes it.

mod absences;
mod catch_up;
mod ending;
mod history;
mod membership;
mod outbox;
mod past;
mod presence;
mod push;
mod registry;
mod roster_teams;
mod screens;
#[cfg(test)]
mod test_wire;
mod trace;
mod trail;
mod users;
mod watchers;
mod wire;

pub use absences::Absences;
pub use ending::Ending;
pub use outbox::{Flow, Outbox, OutboxLimits, Owner};
pub use past::Past;
pub use push::{Hello, Push, Reply};
pub use registry::{
    Attach, ConnectionSeen, ConnectionsSeen, CountRooms, Detach, End, Enter, Exit, FindUser, Join, Leave,
    ListConnections, ListUsers, MoveUsers, OnlineUser, OnlineUsers, Publish, Registries, RegistrySettings, Restore,
    Resume, RoomCounts, RoomRegistry, Whereabouts, Whom,
};
pub use roster_teams::{RosterTeams, TeamMove, not_a_member};
pub use screens::{Screen, Screens};
pub use trace::Delivered;
pub use watchers::Watchers;
pub use wire::Wire;
