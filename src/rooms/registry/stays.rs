//! Devices in their own users' rooms: what they missed is given to them, and it is noted how far they got.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use actix::{ActorFutureExt, AsyncContext, Context, Handler, Recipient, WrapFuture, fut::wrap_future};
use jiff::Timestamp;
use serde_json::value::to_raw_value;

use super::{From, RoomRegistry};
use crate::{
    domain::{ClientId, Namespace, Position, Publication, Room, RoomKey, events::InboxUnread},
    rooms::{
        Absences, Outbox, Owner, Past, Push,
        absences::{Late, Welcome},
        catch_up::Returning,
        presence::{Gone, How},
        trace::Traced,
    },
    store::{Absence, DeviceKey, Missed, StoreError},
};

/// The clients of this worker that are in their own users' rooms. Others that may be there, such as an administrator, are no
/// devices of the user.
pub(super) struct Stays {
    absences: Option<Absences>,
    delivered: Arc<AtomicU64>,
    of: HashMap<ClientId, Vec<Stay>>,
    /// Those that are being given what they missed. What is fleeting is for them all the same, for it is not kept for later.
    catching_up: HashMap<RoomKey, Vec<ClientId>>,
}

/// A client in its user's room.
pub(super) struct Stay {
    pub(super) key: DeviceKey,
    phase: Phase,
    /// Its device has been away.
    was_away: bool,
    /// What was told after this reached it as it was told, if it got that far.
    came_at: u64,
    /// What was told after this could not be given to it.
    not_given_after: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Nobody knows what it has missed.
    Unknown,
    /// It is being given that.
    CatchingUp,
    /// It has been.
    Present,
}

/// For the look-ups of one client: which is asked for.
#[derive(Clone)]
struct Asked {
    client: ClientId,
    key: DeviceKey,
    up_to: u64,
}

impl Stay {
    /// Whether this is the room.
    pub(super) fn is_in(&self, room: &RoomKey) -> bool {
        *room == room_of(&self.key)
    }
}

impl Stays {
    pub(super) fn new(absences: Option<Absences>, head: u64) -> Self {
        Self { absences, delivered: Arc::new(AtomicU64::new(head)), of: HashMap::new(), catching_up: HashMap::new() }
    }

    /// The registry runs, and takes messages.
    pub(super) fn begin(&self, registry: Recipient<Late>) {
        if let Some(absences) = &self.absences {
            absences.add_worker(Arc::clone(&self.delivered), registry);
        }
    }

    /// Everything up to here is in the outboxes of those who were to hear it.
    pub(super) fn delivered(&self, head: u64) {
        self.delivered.store(head, Ordering::Relaxed);
    }

    /// The client has been given what it missed, and hears what comes now. Answers who it is if it is to be told what has
    /// become of its user's inbox: if it has been away, and hears that of others.
    pub(super) fn present(&mut self, client: ClientId, audience: &RoomKey) -> Option<DeviceKey> {
        self.forget_catch_up(client, audience);
        let absences = self.absences.as_ref()?;
        let stay = self.of.get_mut(&client)?.iter_mut().find(|stay| stay.is_in(audience))?;
        if stay.phase == Phase::CatchingUp && stay.not_given_after.is_none() {
            stay.phase = Phase::Present;
            absences.present(&stay.key, client);
        }
        let was_away = std::mem::take(&mut stay.was_away);
        (was_away && stay.key.namespace == Namespace::Root).then(|| stay.key.clone())
    }

    /// Who is being given what it missed in the room.
    pub(super) fn catching_up(&self, audience: &RoomKey) -> &[ClientId] {
        self.catching_up.get(audience).map_or(&[], Vec::as_slice)
    }

    fn forget_catch_up(&mut self, client: ClientId, audience: &RoomKey) {
        if let Some(clients) = self.catching_up.get_mut(audience) {
            clients.retain(|other| *other != client);
            if clients.is_empty() {
                self.catching_up.remove(audience);
            }
        }
    }

    fn get(&mut self, client: ClientId, key: &DeviceKey) -> Option<&mut Stay> {
        self.of.get_mut(&client)?.iter_mut().find(|stay| stay.key == *key)
    }
}

/// Whose room it is and which device the client is, if it is its own user's room.
fn device_in(audience: &RoomKey, owner: Option<Owner>) -> Option<DeviceKey> {
    let (Some(Room::User(user)), Some(Owner { user: Some(own), device: Some(device), .. })) = (&audience.room, owner)
    else {
        return None;
    };
    (*user == own).then_some(DeviceKey { user: own, device, namespace: audience.namespace })
}

fn room_of(key: &DeviceKey) -> RoomKey {
    RoomKey::room(key.namespace, Room::User(key.user))
}

fn now() -> i64 {
    Timestamp::now().as_millisecond()
}

impl RoomRegistry {
    /// Notes that a client joins its user's room, if that is among the audiences and it is not there already, and says from
    /// where it goes on. A client that thinks in positions has everything that it can have.
    pub(super) fn begin_stay(
        &mut self,
        outbox: &Arc<Outbox>,
        audiences: &[RoomKey],
        since: Option<Position>,
        has_position: bool,
    ) -> From {
        let usual = || since.clone().map_or(From::Now, From::Since);
        let Some(absences) = &self.stays.absences else { return usual() };
        let mut own = audiences.iter().filter_map(|audience| device_in(audience, outbox.owner(audience.namespace)));
        let Some(key) = own.next() else { return usual() };
        let client = outbox.client();
        let stays = self.stays.of.entry(client).or_default();
        if let Some(stay) = stays.iter().find(|stay| stay.key == key) {
            let mut catch_ups = self.catching_up.get(&client).into_iter().flat_map(|catch_ups| &catch_ups.queue);
            let is_on_its_way = !has_position
                && catch_ups.any(|one| one.is_unasked() && one.audiences.iter().any(|audience| stay.is_in(audience)));
            return if is_on_its_way { From::AsBefore } else { usual() };
        }
        outbox.follow(key.namespace, key.user);
        let head = self.history.head().offset;
        let (phase, from) = if has_position {
            let since = since.as_ref().map_or(head, |since| since.offset);
            absences.come_with_position(&key, client, since, head, now());
            (Phase::CatchingUp, usual())
        } else {
            match absences.come(&key, client, head, now()) {
                Welcome::Unknown => (Phase::Unknown, From::Return(Returning::FromWhere)),
                Welcome::Nothing => (Phase::Present, From::Now),
                Welcome::After(after) => (Phase::CatchingUp, From::Return(Returning::From(after))),
            }
        };
        if let From::Return(_) = from {
            self.stays.catching_up.entry(room_of(&key)).or_default().push(client);
        }
        let was_away = matches!(from, From::Return(Returning::From(_)));
        stays.push(Stay { key, phase, was_away, came_at: head, not_given_after: None });
        from
    }

    /// Notes that a client leaves its user's rooms, and how far it got. By itself, or with its connection: then that says how
    /// it ended.
    pub(super) fn end_stays(&mut self, client: ClientId, has_left: bool, which: impl Fn(&Stay) -> bool) {
        let (Some(absences), Some(stays)) = (self.stays.absences.clone(), self.stays.of.get_mut(&client)) else {
            return;
        };
        let ended: Vec<Stay> = stays.extract_if(.., |stay| which(stay)).collect();
        if stays.is_empty() {
            self.stays.of.remove(&client);
        }
        ended.iter().for_each(|stay| self.stays.forget_catch_up(client, &room_of(&stay.key)));
        let Some(outbox) = self.membership.get(client) else { return };
        for stay in ended {
            let (not_reached, has_left) = outbox.unfollow(stay.key.namespace, has_left);
            let how = if has_left { How::Left } else { How::Lost };
            if stay.phase == Phase::Unknown {
                absences.went_unknown(&stay.key, Gone { seen_to: stay.came_at, at: now(), how });
                continue;
            }
            let catch_ups = self.catching_up.get(&client).into_iter().flat_map(|catch_ups| &catch_ups.queue);
            let given_to = catch_ups
                .filter(|catch_up| catch_up.audiences.iter().any(|audience| stay.is_in(audience)))
                .filter_map(|catch_up| catch_up.given_to());
            let reached = not_reached.map(|offset| offset.saturating_sub(1));
            let head = self.history.head().offset;
            let seen_to = given_to.chain(reached).chain(stay.not_given_after).fold(head, u64::min);
            absences.go(&stay.key, client, Gone { seen_to, at: now(), how });
        }
    }

    /// Notes of everybody who is still there how far they got: the connections are given up.
    pub(super) fn end_all_stays(&mut self) {
        let clients: Vec<_> = self.stays.of.keys().copied().collect();
        for client in clients {
            self.end_stays(client, false, |_| true);
        }
    }

    /// Finds out what a client has missed up to an offset.
    pub(super) fn look_up_missed(
        &mut self,
        client: ClientId,
        audiences: &[RoomKey],
        returning: Returning,
        up_to: u64,
        ctx: &mut Context<Self>,
    ) {
        let stays = self.stays.of.get(&client).into_iter().flatten();
        let stay = stays.into_iter().find(|stay| audiences.iter().any(|audience| stay.is_in(audience)));
        let Some(key) = stay.map(|stay| stay.key.clone()) else {
            // It has left the room; what else it waits for goes on.
            self.returns(client, returning, up_to, None);
            return self.next_turn(client, ctx);
        };
        let asked = Asked { client, key, up_to };
        match returning {
            Returning::FromWhere => self.look_up_absence(asked, ctx),
            Returning::From(after) => self.look_up_entries(asked, after, ctx),
        }
    }

    fn look_up_absence(&self, asked: Asked, ctx: &mut Context<Self>) {
        let archive = self.past.archive.clone().unwrap_or_default();
        let key = asked.key.clone();
        let found = async move { archive.read(move |connection| Absence::find(connection, &key)).await };
        ctx.spawn(found.into_actor(self).map(move |found, registry, ctx| registry.found_absence(&asked, found, ctx)));
    }

    fn found_absence(&mut self, asked: &Asked, found: Result<Option<Absence>, StoreError>, ctx: &mut Context<Self>) {
        let Asked { client, key, up_to } = asked;
        let is_asked = self.asks(*client, Returning::FromWhere, *up_to);
        if let (true, Some(absences)) = (is_asked, self.stays.absences.clone())
            && let Some(stay) = self.stays.get(*client, key)
        {
            let from = match found {
                Ok(noted) => {
                    let from = absences.looked_up(key, noted, *client, *up_to, now());
                    stay.was_away = from.is_some();
                    stay.phase = if from.is_some() { Phase::CatchingUp } else { Phase::Present };
                    from
                }
                // As long as nobody knows, what is written of the device stands: it is given what it missed another time.
                Err(error) => {
                    log::warn!("{client}: what it missed cannot be looked up, and is not given to it now: {error}");
                    None
                }
            };
            self.returns(*client, Returning::FromWhere, *up_to, from);
        }
        self.next_turn(*client, ctx);
    }

    fn look_up_entries(&self, asked: Asked, after: u64, ctx: &mut Context<Self>) {
        let found = self.entries(&asked.key, after, asked.up_to);
        ctx.spawn(
            found.into_actor(self).map(move |found, registry, ctx| registry.found_entries(&asked, after, found, ctx)),
        );
    }

    /// The last entries of the user, of those after one offset and up to another.
    fn entries(
        &self,
        key: &DeviceKey,
        after: u64,
        up_to: u64,
    ) -> impl Future<Output = Result<Vec<Arc<Publication>>, StoreError>> + use<> {
        let archive = self.past.archive.clone().unwrap_or_default();
        let most = self.stays.absences.as_ref().map(Absences::replay).unwrap_or_default();
        let missed = Missed { user: key.user, namespace: key.namespace, after, up_to, most };
        let epoch = self.history.head().epoch.clone();
        async move { archive.read(move |connection| missed.read(connection, &epoch)).await }
    }

    fn found_entries(
        &mut self,
        asked: &Asked,
        after: u64,
        found: Result<Vec<Arc<Publication>>, StoreError>,
        ctx: &mut Context<Self>,
    ) {
        let Asked { client, key, up_to } = asked;
        if self.asks(*client, Returning::From(after), *up_to)
            && let Some(catch_up) = self.catching_up.get_mut(client).and_then(|catch_ups| catch_ups.queue.front_mut())
        {
            catch_up.take_missed(found.unwrap_or_else(|error| {
                log::warn!("{client}: what it missed cannot be looked up, and is not given to it now: {error}");
                if let Some(stay) = self.stays.get(*client, key) {
                    stay.not_given_after = Some(after);
                }
                Vec::new()
            }));
        }
        self.next_turn(*client, ctx);
    }

    /// Whether this is what the client waits for.
    fn asks(&self, client: ClientId, returning: Returning, up_to: u64) -> bool {
        let catch_up = self.catching_up.get(&client).and_then(|catch_ups| catch_ups.queue.front());
        catch_up.is_some_and(|catch_up| catch_up.asks(returning, up_to))
    }

    fn returns(&mut self, client: ClientId, returning: Returning, up_to: u64, from: Option<u64>) {
        let catch_up = self.catching_up.get_mut(&client).and_then(|catch_ups| catch_ups.queue.front_mut());
        if let Some(catch_up) = catch_up.filter(|catch_up| catch_up.asks(returning, up_to)) {
            catch_up.returns_from(from);
        }
    }

    fn give_late(&mut self, client: ClientId, key: &DeviceKey, after: u64, entries: &[Arc<Publication>]) {
        if self.stays.get(client, key).is_none() {
            return;
        }
        let (Some(absences), Some(outbox)) = (&self.stays.absences, self.membership.get(client)) else { return };
        for entry in entries {
            outbox.queue(entry, Traced::NOT);
        }
        outbox.flush();
        absences.given_due(key, client, after);
    }
}

/// Tells a client that has come back how much of its user's inbox is unread. It hears changes of that by now, so that what is
/// looked up only now is either true or has been overtaken.
pub(super) fn tell_unread(past: &Past, client: ClientId, key: DeviceKey, ctx: &mut Context<RoomRegistry>) {
    let archive = past.archive.clone().unwrap_or_default();
    let user = key.user;
    let found = wrap_future::<_, RoomRegistry>(async move { archive.unread(user).await });
    ctx.spawn(found.map(move |found, registry, _| {
        let Some(outbox) = registry.membership.get(client).cloned() else { return };
        if registry.stays.get(client, &key).is_none() || outbox.knows_unread(key.namespace) {
            return;
        }
        let unread = found.map(|found| to_raw_value(&InboxUnread { user_id: user, unread: found.found }));
        // If it cannot be had, the next change makes it good.
        if let Ok(Ok(data)) = unread {
            outbox.tell(&Push::Event { namespace: key.namespace, event: InboxUnread::EVENT, data: &data.into() });
        }
    }));
}

impl Handler<Late> for RoomRegistry {
    type Result = ();

    fn handle(&mut self, Late { key, due }: Late, ctx: &mut Context<Self>) {
        if self.stays.get(due.client, &key).is_none() {
            return;
        }
        let found = self.entries(&key, due.after, due.up_to);
        ctx.spawn(found.into_actor(self).map(move |found, registry, _| match found {
            Ok(entries) => registry.give_late(due.client, &key, due.after, &entries),
            Err(error) => {
                log::warn!("{}: what it missed cannot be looked up, and is not given to it now: {error}", due.client);
            }
        }));
    }
}
