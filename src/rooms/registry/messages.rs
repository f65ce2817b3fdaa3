//! What a registry is told and asked.

use std::{collections::BTreeMap, sync::Arc};

use actix::{Message, MessageResponse};

use crate::{
    admission::Admission,
    domain::{ClientId, Namespace, Position, Publication, Room, RoomKey, UserId},
    rooms::{Ending, Hello, Outbox, Reply, TeamMove},
};

/// Takes in a client's outbox. The client hears nothing before it enters a namespace.
#[derive(Message)]
#[rtype(result = "()")]
pub struct Attach(pub Arc<Outbox>);

/// Forgets a client. The last message its connection sends.
#[derive(Message)]
#[rtype(result = "()")]
pub struct Detach(pub ClientId);

/// Lets a client into a namespace. It is told [`Push::Hello`] and hears from then on what goes to everyone there and to
/// `rooms`; with `restore`, first what it missed, or [`Push::Gap`]. Answers whether it was restored.
///
/// [`Push::Hello`]: crate::rooms::Push::Hello
/// [`Push::Gap`]: crate::rooms::Push::Gap
#[derive(Message)]
#[rtype(result = "bool")]
pub struct Enter {
    /// Who.
    pub client: ClientId,
    /// Where to.
    pub namespace: Namespace,
    /// What it is told.
    pub hello: Hello,
    /// Rooms it is put into besides.
    pub rooms: Vec<Room>,
    /// What it had before, if it wants to go on from there.
    pub restore: Option<Restore>,
}

/// What a client had before it was lost.
#[derive(Debug)]
pub enum Restore {
    /// It goes on from here, if the history reaches back so far.
    Since {
        /// The last position it has seen.
        position: Position,
        /// What it is told instead of the ordinary hello.
        hello: Option<Hello>,
        /// Rooms it is put into besides.
        rooms: Vec<Room>,
    },
    /// Nobody knows it any more; it is told of the gap.
    Forgotten,
}

/// Takes a client out of a namespace and all its rooms.
#[derive(Message)]
#[rtype(result = "()")]
pub struct Exit {
    /// Who.
    pub client: ClientId,
    /// Where from.
    pub namespace: Namespace,
}

/// Puts a client into a room. It is told [`Push::Joined`] in the lane of the events, so that it knows which came after;
/// with `since`, then what it missed, or [`Push::Gap`]. Joining again is harmless and recovers again.
///
/// [`Push::Joined`]: crate::rooms::Push::Joined
/// [`Push::Gap`]: crate::rooms::Push::Gap
#[derive(Message)]
#[rtype(result = "()")]
pub struct Join {
    /// Who.
    pub client: ClientId,
    /// Where to.
    pub namespace: Namespace,
    /// Which room.
    pub room: Room,
    /// The last position it has seen.
    pub since: Option<Position>,
    /// What the answer is to be recognised by.
    pub reply: Option<Reply>,
}

/// Takes a client out of a room. It is told [`Push::Left`], after which nothing of the room follows.
///
/// [`Push::Left`]: crate::rooms::Push::Left
#[derive(Message)]
#[rtype(result = "()")]
pub struct Leave {
    /// Who.
    pub client: ClientId,
    /// Where from.
    pub namespace: Namespace,
    /// Which room.
    pub room: Room,
    /// What the answer is to be recognised by.
    pub reply: Option<Reply>,
}

/// Delivers what the journal has ordered, in that order. The admission is given back when all of it is in the outboxes.
#[derive(Message)]
#[rtype(result = "()")]
pub struct Publish {
    /// What to deliver.
    pub publications: Arc<[Arc<Publication>]>,
    /// The place it takes on its way.
    pub admission: Admission,
}

/// Goes on with a client that is catching up: its outbox has drained.
#[derive(Message)]
#[rtype(result = "()")]
pub struct Resume(pub ClientId);

/// Ends connections. Answers how many.
#[derive(Message, Clone)]
#[rtype(result = "usize")]
pub struct End {
    /// Whose.
    pub whom: Whom,
    /// What they are told.
    pub ending: Ending,
}

/// Has the clients of users follow them to other teams, as the roster says it now. Whoever hears the room of a team that is not
/// his user's is told [`Push::Left`], and then, if the user has a team, [`Push::Joined`] to its room; what that was told since
/// `at`, when the roster changed, follows. Who hears no team's room, or the right one alone, is told nothing.
///
/// [`Push::Left`]: crate::rooms::Push::Left
/// [`Push::Joined`]: crate::rooms::Push::Joined
#[derive(Debug, Clone, Message)]
#[rtype(result = "()")]
pub struct MoveUsers {
    /// Who, and to which teams.
    pub moves: Arc<[TeamMove]>,
    /// Everything up to here was told before.
    pub at: Position,
}

/// Asks how many of a worker's clients are in which rooms: in the order of [`RoomKey`], so many rooms.
#[derive(Debug, Clone, Message)]
#[rtype(result = "RoomCounts")]
pub struct CountRooms {
    /// Only rooms of this namespace.
    pub namespace: Option<Namespace>,
    /// Only rooms after this one.
    pub after: Option<RoomKey>,
    /// Rooms at the most.
    pub most: usize,
}

/// How many clients are in which rooms.
#[derive(Debug, Clone, PartialEq, Eq, MessageResponse)]
pub struct RoomCounts {
    /// Rooms with somebody in them, in their order, and how many clients that is. A whole namespace is among them.
    pub rooms: Vec<(RoomKey, usize)>,
    /// What had been told when they were counted.
    pub position: Position,
}

/// Asks where a worker has connections of a user.
#[derive(Debug, Clone, Copy, Message)]
#[rtype(result = "Whereabouts")]
pub struct FindUser(pub UserId);

/// Where a user's connections are.
#[derive(Debug, Clone, PartialEq, Eq, MessageResponse)]
pub struct Whereabouts {
    /// How many he has. One connection can be in several namespaces.
    pub connections: usize,
    /// How many of them are in which namespace.
    pub namespaces: BTreeMap<Namespace, usize>,
    /// What had been told when they were counted.
    pub position: Position,
}

/// The service stops. Answered when it is known how far everybody got whose connection has gone, or is given up now.
#[derive(Message)]
#[rtype(result = "()")]
pub(super) struct Settle;

/// Whose connections to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// Everybody's.
    All,
    /// This one.
    Client(ClientId),
    /// Those that came with this login.
    Login(Arc<str>),
    /// Those of this user.
    User(UserId),
}
