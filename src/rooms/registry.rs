mod catching_up;
mod counting;
mod inspecting;
mod messages;
mod moving;
mod registries;
mod screens;
mod stays;
mod tracing;

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
    time::Duration,
};

use actix::{Actor, ActorFutureExt, AsyncContext, Context, Handler, WrapFuture};
use tokio::time::Instant;

pub use self::{
    inspecting::{ConnectionSeen, ConnectionsSeen, ListConnections, ListUsers, OnlineUser, OnlineUsers},
    messages::{
        Attach, CountRooms, Detach, End, Enter, Exit, FindUser, Join, Leave, MoveUsers, Publish, Restore, Resume,
        RoomCounts, Whereabouts, Whom,
    },
    registries::Registries,
};
use self::{messages::Settle, stays::Stays};
use super::{
    Absences, Outbox, Push, Reply, RosterTeams, Screens,
    catch_up::{CatchUps, Returning},
    history::History,
    membership::Membership,
    past::Past,
    roster_teams::not_a_member,
    trace::TraceLog,
    users::Users,
};
use crate::{
    admission::{Admission, BOUNDED_BY_ADMISSIONS},
    domain::{ClientId, Namespace, Position, Publication, Room, RoomKey},
    lifecycle::Vital,
    telemetry::Figures,
};

/// How a registry delivers and how much it remembers; see `[delivery]` and `[journal]` in `config/default.toml`.
#[derive(Debug, Clone, Copy)]
pub struct RegistrySettings {
    /// While publications keep coming, sockets are written at most once in this time.
    pub window: Duration,
    /// After a round of writing it rests at least so many times as long as the round took.
    pub rest: u32,
    /// Sockets written in one go.
    pub slice: usize,
    /// Publications remembered.
    pub keep_events: usize,
    /// Bytes of payload remembered.
    pub keep_bytes: usize,
    /// Publications of which it is known where they went.
    pub recent_events: usize,
}

/// Knows which of one worker's clients are in which rooms, and puts what is published there into their outboxes.
///
/// Awaits nobody. All its messages come from this worker's connections, which await each, and from the journal, whose
/// publications are bounded by admissions.
pub struct RoomRegistry {
    settings: RegistrySettings,
    membership: Membership<Arc<Outbox>>,
    users: Users,
    teams: RosterTeams,
    history: History,
    past: Past,
    catching_up: HashMap<ClientId, CatchUps>,
    stays: Stays,
    arrived: VecDeque<Arrived>,
    delivering: bool,
    /// Outboxes with something to write.
    to_write: VecDeque<Arc<Outbox>>,
    writing: bool,
    round: Round,
    /// No round before then.
    rest_until: Option<Instant>,
    screens: Screens,
    trace: TraceLog,
    figures: Figures,
    /// When that was admitted which has been put into outboxes since the last round began.
    admitted: Vec<std::time::Instant>,
    _vital: Vital,
}

/// From where a client hears an audience.
enum From {
    /// What comes now.
    Now,
    /// What came after a position.
    Since(Position),
    /// What its device missed, and what comes now.
    Return(Returning),
    /// That is on its way already.
    AsBefore,
}

/// Messages put into outboxes in one go: some milliseconds' worth.
const MESSAGES_IN_ONE_GO: usize = 65_536;

/// What the journal has handed over and is not yet, or not all, in the outboxes.
struct Arrived {
    publications: Arc<[Arc<Publication>]>,
    delivered: usize,
    /// Whether any of it was for a client of this worker.
    was_heard: bool,
    admission: Admission,
}

/// A round of writing: each outbox that had something when it began is written once.
struct Round {
    left: usize,
    /// Time spent writing, without that spent on the worker's other work between slices.
    spent: Duration,
    /// When that was admitted which is written in it.
    admitted: Vec<std::time::Instant>,
}

impl RoomRegistry {
    /// A registry without clients, that goes on where it was subscribed to the journal. It shares with the others what
    /// `registries` holds; whether it is one of them makes no difference to it.
    pub fn new(
        settings: RegistrySettings,
        mut past: Past,
        absences: Option<Absences>,
        registries: &Registries,
        vital: Vital,
    ) -> Self {
        let history = past.history(&settings);
        Self {
            settings,
            membership: Membership::new(registries.watchers().clone()),
            users: Users::default(),
            teams: registries.teams().clone(),
            stays: Stays::new(absences, history.head().offset),
            history,
            past,
            catching_up: HashMap::new(),
            arrived: VecDeque::new(),
            delivering: false,
            to_write: VecDeque::new(),
            writing: false,
            round: Round { left: 0, spent: Duration::ZERO, admitted: Vec::new() },
            rest_until: None,
            screens: registries.screens().clone(),
            trace: TraceLog::new(settings.recent_events, registries.figures()),
            figures: registries.figures().clone(),
            admitted: Vec::new(),
            _vital: vital,
        }
    }

    /// Puts what has arrived into outboxes, as much at a time as leaves the worker time for its other work: a batch for
    /// everybody can be millions of messages.
    fn deliver_slice(&mut self, ctx: &mut Context<Self>) {
        let mut left = MESSAGES_IN_ONE_GO;
        self.trace.trace().look(std::time::Instant::now());
        while left > 0
            && let Some(arrived) = self.arrived.front_mut()
        {
            let Some(publication) = arrived.publications.get(arrived.delivered).cloned() else {
                // Delivered whole: its admission is given back.
                self.arrived.pop_front();
                continue;
            };
            arrived.delivered += 1;
            let since = arrived.admission.since();
            let heard = self.deliver(&publication, since);
            left = left.saturating_sub(1 + heard);
            if heard > 0
                && let Some(arrived) = self.arrived.front_mut()
                && !std::mem::replace(&mut arrived.was_heard, true)
            {
                self.admitted.push(since);
            }
        }
        self.stays.delivered(self.history.head().offset);
        self.delivering = !self.arrived.is_empty();
        if self.delivering {
            ctx.spawn(tokio::task::yield_now().into_actor(self).map(|(), registry, ctx| registry.deliver_slice(ctx)));
        }
        self.schedule_writes(ctx);
    }

    /// Answers how many clients were there to hear it.
    fn deliver(&mut self, publication: &Arc<Publication>, admitted: std::time::Instant) -> usize {
        self.history.push(publication);
        let draft = &publication.draft;
        let traced = self.trace.open(publication, admitted);
        let members = self.membership.members(&draft.audience);
        let mut heard = 0;
        for (_, outbox) in members.iter().filter(|(id, _)| draft.except != Some(*id)) {
            if outbox.queue(publication, traced) {
                self.to_write.push_back(Arc::clone(outbox));
            }
            heard += 1;
        }
        if publication.offset.is_none() {
            let catching_up = self.stays.catching_up(&draft.audience);
            let outboxes = catching_up.iter().filter_map(|id| self.membership.get(*id));
            for outbox in outboxes.filter(|outbox| draft.except != Some(outbox.client())) {
                if outbox.queue(publication, traced) {
                    self.to_write.push_back(Arc::clone(outbox));
                }
                heard += 1;
            }
        }
        self.trace.meant_for(heard);
        heard
    }

    /// Takes the client out of the room, and tells it.
    fn take_out(&mut self, client: ClientId, namespace: Namespace, room: Room, reply: Option<&Reply>) {
        let Some(outbox) = self.membership.get(client).cloned() else { return };
        let key = RoomKey::room(namespace, room.clone());
        self.note_at_the_door(client, &key);
        self.end_stays(client, true, |stay| stay.is_in(&key));
        self.forget_catch_up(client, |audience| *audience == key);
        self.membership.leave(client, &key);
        outbox.tell(&Push::Left { namespace, room: &room, reply });
    }

    /// Begins a round of writing: now if it has been quiet, else when the rest after the last round is over.
    fn schedule_writes(&mut self, ctx: &mut Context<Self>) {
        if self.writing || self.to_write.is_empty() {
            return;
        }
        self.writing = true;
        let wait = self.rest_until.map(|until| until.saturating_duration_since(Instant::now()));
        match wait {
            Some(wait) if !wait.is_zero() => {
                ctx.run_later(wait, Self::begin_round);
            }
            _ => self.begin_round(ctx),
        }
    }

    /// A round is for those that have something now; what comes meanwhile is for the next.
    fn begin_round(&mut self, ctx: &mut Context<Self>) {
        self.round.left = self.to_write.len();
        self.round.spent = Duration::ZERO;
        self.round.admitted.append(&mut self.admitted);
        self.write_slice(ctx);
    }

    fn write_slice(&mut self, ctx: &mut Context<Self>) {
        let started = Instant::now();
        self.trace.trace().look(started.into_std());
        let slice = self.round.left.min(self.settings.slice);
        for outbox in self.to_write.drain(..slice) {
            outbox.flush();
        }
        let now = Instant::now();
        self.round.left -= slice;
        self.round.spent += now - started;
        if self.round.left > 0 {
            ctx.spawn(tokio::task::yield_now().into_actor(self).map(|(), registry, ctx| registry.write_slice(ctx)));
            return;
        }
        self.writing = false;
        self.trace.trace().look(now.into_std());
        for since in self.round.admitted.drain(..) {
            self.figures.spread(now.into_std().saturating_duration_since(since));
        }
        // The dearer a round, the more has to come together before the next is worth its price.
        self.rest_until = Some(now + self.settings.window.max(self.round.spent * self.settings.rest));
        self.schedule_writes(ctx);
    }
}

impl Actor for RoomRegistry {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        // Nobody sends without a bound of his own; see the type's description.
        ctx.set_mailbox_capacity(BOUNDED_BY_ADMISSIONS);
        self.stays.begin(ctx.address().recipient());
    }
}

impl Handler<Attach> for RoomRegistry {
    type Result = ();

    fn handle(&mut self, Attach(outbox): Attach, _: &mut Self::Context) {
        outbox.attached(self.trace.trace());
        self.membership.attach(outbox.client(), outbox);
    }
}

impl Handler<Detach> for RoomRegistry {
    type Result = ();

    fn handle(&mut self, Detach(id): Detach, _: &mut Self::Context) {
        self.note_screen(id);
        self.end_stays(id, false, |_| true);
        if let Some(outbox) = self.membership.detach(id) {
            for (namespace, user) in outbox.users() {
                self.users.exit(user, namespace, id);
            }
            outbox.detached();
        }
        self.catching_up.remove(&id);
    }
}

impl Handler<Enter> for RoomRegistry {
    type Result = bool;

    fn handle(&mut self, enter: Enter, ctx: &mut Self::Context) -> bool {
        let Some(outbox) = self.membership.get(enter.client).cloned() else { return false };
        let Enter { namespace, mut hello, mut rooms, restore, .. } = enter;
        let wanted_back = restore.is_some();
        let mut from = None;
        if let Some(Restore::Since { position, hello: again, rooms: before }) = restore
            && self.past.reaches_back_to(&position, &self.history)
        {
            from = Some(position);
            hello = again.unwrap_or(hello);
            let user = outbox.user(namespace);
            rooms.extend(before.into_iter().filter(|room| !self.teams.bars(user, room)));
        }
        let recovered = from.is_some();
        if let Some(user) = outbox.user(namespace) {
            self.users.enter(user, namespace, enter.client);
        }
        outbox.set_recoverable(namespace, hello.pid.is_some());
        let head = self.history.head();
        let position = from.as_ref().unwrap_or(head);
        outbox.tell(&Push::Hello { namespace, hello: &hello, position, recovered });
        if wanted_back && !recovered {
            outbox.tell(&Push::Gap { namespace, position: head });
        }
        let audiences = rooms.into_iter().map(|room| RoomKey::room(namespace, room));
        let audiences: Vec<_> = std::iter::once(RoomKey::everyone(namespace)).chain(audiences).collect();
        let from = self.begin_stay(&outbox, &audiences, from, wanted_back);
        self.listen(enter.client, audiences, from, ctx);
        recovered
    }
}

impl Handler<Exit> for RoomRegistry {
    type Result = ();

    fn handle(&mut self, Exit { client, namespace }: Exit, _: &mut Self::Context) {
        self.note_screen(client);
        self.end_stays(client, true, |stay| stay.key.namespace == namespace);
        self.forget_catch_up(client, |audience| audience.namespace == namespace);
        self.membership.leave_namespace(client, namespace);
        let Some(outbox) = self.membership.get(client) else { return };
        if let Some(user) = outbox.user(namespace) {
            self.users.exit(user, namespace, client);
        }
        outbox.set_owner(namespace, None);
    }
}

impl Handler<Join> for RoomRegistry {
    type Result = ();

    fn handle(&mut self, join: Join, ctx: &mut Self::Context) {
        let Some(outbox) = self.membership.get(join.client).cloned() else { return };
        let Join { namespace, room, since, reply, .. } = join;
        if let Room::Team(team) = room
            && self.teams.bars(outbox.user(namespace), &room)
        {
            // He has been moved since his right was looked at.
            let (code, message, reply) = ("forbidden", not_a_member(team), reply.as_ref());
            return outbox.tell(&Push::Error { namespace, code, message: &message, reply });
        }
        let wanted_back = since.is_some();
        let from = since.filter(|since| self.past.reaches_back_to(since, &self.history));
        let head = self.history.head();
        let position = from.as_ref().unwrap_or(head);
        let (recovered, reply) = (from.is_some(), reply.as_ref());
        outbox.tell(&Push::Joined { namespace, room: &room, position, recovered, reply });
        if wanted_back && !recovered {
            outbox.tell(&Push::Gap { namespace, position: head });
        }
        let audiences = vec![RoomKey::room(namespace, room)];
        let from = self.begin_stay(&outbox, &audiences, from, wanted_back);
        self.listen(join.client, audiences, from, ctx);
    }
}

impl Handler<Leave> for RoomRegistry {
    type Result = ();

    fn handle(&mut self, leave: Leave, _: &mut Self::Context) {
        let Leave { client, namespace, room, reply } = leave;
        self.take_out(client, namespace, room, reply.as_ref());
    }
}

impl Handler<Publish> for RoomRegistry {
    type Result = ();

    fn handle(&mut self, publish: Publish, ctx: &mut Self::Context) {
        let Publish { publications, admission } = publish;
        self.arrived.push_back(Arrived { publications, delivered: 0, was_heard: false, admission });
        if !self.delivering {
            self.deliver_slice(ctx);
        }
    }
}

impl Handler<Resume> for RoomRegistry {
    type Result = ();

    fn handle(&mut self, Resume(id): Resume, ctx: &mut Self::Context) {
        self.catch_up(id, ctx);
    }
}

impl Handler<End> for RoomRegistry {
    type Result = usize;

    fn handle(&mut self, End { whom, ending }: End, _: &mut Self::Context) -> usize {
        let meant = |outbox: &&Arc<Outbox>| match &whom {
            Whom::All => true,
            Whom::Client(client) => outbox.client() == *client,
            Whom::Login(login) => outbox.is_owned(|owner| owner.login.as_ref() == Some(login)),
            Whom::User(user) => outbox.is_owned(|owner| owner.user == Some(*user)),
        };
        self.membership.clients().filter(meant).map(|outbox| outbox.end(ending)).count()
    }
}

impl Handler<Settle> for RoomRegistry {
    type Result = ();

    fn handle(&mut self, _: Settle, _: &mut Self::Context) {
        self.end_all_stays();
    }
}

#[cfg(test)]
mod tests;
