mod moving;

use std::{future::poll_fn, task::Poll};

use actix::Addr;
use tokio::{net::TcpStream, sync::oneshot};

use super::*;
use crate::{
    admission::Admissions,
    domain::{ContestId, Device, Namespace, Room, UserId},
    lifecycle::Lifecycle,
    rooms::{
        Ending, Hello, OutboxLimits, Owner,
        test_wire::{TestWire, message, publication, read_message, socket_pair},
    },
    settings::Settings,
    store::{DeviceKey, Note},
};

const SETTINGS: RegistrySettings = RegistrySettings {
    window: Duration::ZERO,
    rest: 0,
    slice: 512,
    keep_events: 10_000,
    keep_bytes: 1 << 20,
    recent_events: 100,
};

/// So little that catching up takes many turns: four messages and then a pause.
const TIGHT: OutboxLimits = OutboxLimits { messages: 8, bytes: 1 << 20 };

const NAMESPACE: Namespace = Namespace::Leaderboard;

fn contest(id: u64) -> Room {
    Room::Contest(ContestId::new(id).unwrap())
}

fn at(offset: u64) -> Position {
    Position { epoch: "e1".parse().unwrap(), offset }
}

/// A registry without anybody else on its thread.
struct Registry {
    address: Addr<RoomRegistry>,
    registries: Registries,
    last_offset: u64,
}

impl Registry {
    fn start(settings: RegistrySettings) -> Self {
        Self::start_with(settings, None)
    }

    fn start_with(settings: RegistrySettings, absences: Option<Absences>) -> Self {
        let vital = Lifecycle::default().vital("the registry under test");
        let registries = Registries::default();
        let address = RoomRegistry::new(settings, Past::forgotten(at(0)), absences, &registries, vital).start();
        registries.add(address.clone());
        Self { address, registries, last_offset: 0 }
    }

    /// Publishes so many events, each in a message of its own.
    async fn publish(&mut self, audience: RoomKey, events: u64) {
        for _ in 0..events {
            self.last_offset += 1;
            let publications = Arc::new([publication(audience.clone(), Some(self.last_offset), "e")]);
            let admission = Admissions::new(1, Duration::ZERO).try_admit().unwrap();
            self.address.send(Publish { publications, admission }).await.unwrap();
        }
    }

    async fn publish_to_contest(&mut self, id: u64, events: u64) {
        self.publish(RoomKey::room(NAMESPACE, contest(id)), events).await;
    }

    /// A client that polls; it has entered the namespace and heard so.
    async fn client(&self, limits: OutboxLimits) -> Client {
        let outbox = Arc::new(Outbox::polled(ClientId::next(), &TestWire, limits, 1 << 20));
        let client = Client { outbox, registry: self.address.clone() };
        client.enter(None).await;
        assert_eq!(client.hear(1).await, [format!("hello {}", self.last_offset)]);
        client
    }

    /// A client of a user, which has not entered yet.
    fn visitor(&self, user: u64) -> Client {
        let client = Client {
            outbox: Arc::new(Outbox::polled(ClientId::next(), &TestWire, TIGHT, 1 << 20)),
            registry: self.address.clone(),
        };
        let owner = Owner { user: UserId::new(user).ok(), ..Owner::default() };
        client.outbox.set_owner(NAMESPACE, Some(owner));
        client
    }

    /// A client on a socket; it has entered the namespace and read so.
    async fn client_on_socket(&self) -> (Client, TcpStream) {
        let (socket, mut stream) = socket_pair().await;
        let outbox = Outbox::on_socket(ClientId::next(), socket, &TestWire, TIGHT, message("first"));
        let client = Client { outbox: Arc::new(outbox), registry: self.address.clone() };
        client.enter(None).await;
        read_message(&mut stream).await.unwrap();
        assert_eq!(read_message(&mut stream).await.unwrap(), format!("hello {}", self.last_offset));
        (client, stream)
    }
}

struct Client {
    outbox: Arc<Outbox>,
    registry: Addr<RoomRegistry>,
}

impl Client {
    fn id(&self) -> ClientId {
        self.outbox.client()
    }

    async fn enter(&self, since: Option<Position>) {
        let restore = since.map(|position| Restore::Since { position, hello: None, rooms: Vec::new() });
        let hello = Hello { sid: "s".into(), user: None, pid: None };
        let enter = Enter { client: self.id(), namespace: NAMESPACE, hello, rooms: Vec::new(), restore };
        self.registry.send(Attach(Arc::clone(&self.outbox))).await.unwrap();
        self.registry.send(enter).await.unwrap();
    }

    async fn join(&self, room: u64, since: Option<u64>) {
        let join =
            Join { client: self.id(), namespace: NAMESPACE, room: contest(room), since: since.map(at), reply: None };
        self.registry.send(join).await.unwrap();
    }

    async fn leave(&self, room: u64) {
        let leave = Leave { client: self.id(), namespace: NAMESPACE, room: contest(room), reply: None };
        self.registry.send(leave).await.unwrap();
    }

    /// Polls until so many messages have come; more may come with the last answer.
    async fn hear(&self, at_least: usize) -> Vec<String> {
        let mut heard = Vec::new();
        while heard.len() < at_least {
            let (answer, answered) = oneshot::channel();
            assert!(self.outbox.poll(answer));
            self.resume_if_drained().await;
            let answer = tokio::time::timeout(Duration::from_secs(20), answered).await;
            let answer = answer.unwrap_or_else(|_| panic!("waited in vain for more than {heard:?}"));
            let answer = String::from_utf8(answer.unwrap().to_vec()).unwrap();
            heard.extend(answer.split('\n').map(str::to_owned));
        }
        heard
    }

    /// Polls until this message has come as the last.
    async fn hear_until(&self, last: &str) -> Vec<String> {
        let mut heard = Vec::new();
        while heard.last().is_none_or(|heard| heard != last) {
            heard.extend(self.hear(1).await);
        }
        heard
    }

    /// What a connection does.
    async fn resume_if_drained(&self) {
        let (_, drained) = poll_fn(|cx| Poll::Ready(self.outbox.poll_flush(cx))).await;
        if drained {
            self.registry.send(Resume(self.id())).await.unwrap();
        }
    }

    /// Nothing waits to be heard.
    async fn hears_nothing(&self) {
        let (answer, answered) = oneshot::channel();
        assert!(self.outbox.poll(answer));
        self.resume_if_drained().await;
        self.outbox.release_poll(message("nothing"));
        assert_eq!(answered.await.unwrap(), "nothing");
    }
}

fn events(offsets: impl IntoIterator<Item = u64>) -> Vec<String> {
    offsets.into_iter().map(|offset| format!("{offset} e")).collect()
}

#[actix_rt::test]
async fn a_member_hears_its_room_and_the_namespace_between_joined_and_left() {
    let mut registry = Registry::start(SETTINGS);
    let (client, other) = (registry.client(TIGHT).await, registry.client(TIGHT).await);
    registry.publish_to_contest(1, 1).await;
    client.join(1, None).await;
    registry.publish_to_contest(1, 1).await;
    registry.publish(RoomKey::everyone(NAMESPACE), 1).await;
    client.leave(1).await;
    registry.publish_to_contest(1, 1).await;
    assert_eq!(client.hear(4).await, ["joined contest:1 1", "2 e", "3 e", "left contest:1"]);
    assert_eq!(other.hear(1).await, ["3 e"]);
    client.hears_nothing().await;
}

#[actix_rt::test]
async fn who_caused_it_does_not_hear_it() {
    let registry = Registry::start(SETTINGS);
    let (sender, other) = (registry.client(TIGHT).await, registry.client(TIGHT).await);
    let mut event = Arc::into_inner(publication(RoomKey::everyone(NAMESPACE), None, "typing")).unwrap();
    event.draft.except = Some(sender.id());
    let admission = Admissions::new(1, Duration::ZERO).try_admit().unwrap();
    registry.address.send(Publish { publications: Arc::new([Arc::new(event)]), admission }).await.unwrap();
    assert_eq!(other.hear(1).await, ["- typing"]);
    sender.hears_nothing().await;
}

#[actix_rt::test]
async fn the_first_event_is_written_at_once_and_a_burst_waits_for_the_window() {
    let mut registry = Registry::start(RegistrySettings { window: Duration::from_secs(3600), ..SETTINGS });
    let (client, mut stream) = registry.client_on_socket().await;
    registry.publish(RoomKey::everyone(NAMESPACE), 1).await;
    assert_eq!(read_message(&mut stream).await.unwrap(), "1 e");

    registry.publish(RoomKey::everyone(NAMESPACE), 4).await;
    assert!(!client.outbox.has_room(), "all four wait");
    // What is said to the client alone does not overtake them.
    client.join(1, None).await;
    for expected in ["2 e", "3 e", "4 e", "5 e", "joined contest:1 5"] {
        assert_eq!(read_message(&mut stream).await.unwrap(), expected);
    }
}

#[actix_rt::test]
async fn a_burst_is_written_when_the_window_is_over() {
    let mut registry = Registry::start(RegistrySettings { window: Duration::from_millis(1), ..SETTINGS });
    let (_client, mut stream) = registry.client_on_socket().await;
    registry.publish(RoomKey::everyone(NAMESPACE), 100).await;
    for offset in 1..=100 {
        assert_eq!(read_message(&mut stream).await.unwrap(), format!("{offset} e"));
    }
}

#[actix_rt::test]
async fn a_large_fan_out_lets_others_have_their_turn() {
    let mut registry = Registry::start(RegistrySettings { slice: 2, ..SETTINGS });
    let mut answers = Vec::new();
    let mut clients = Vec::new();
    for _ in 0..7 {
        let client = registry.client(TIGHT).await;
        let (answer, answered) = oneshot::channel();
        assert!(client.outbox.poll(answer));
        answers.push(answered);
        clients.push(client);
    }
    registry.publish(RoomKey::everyone(NAMESPACE), 1).await;
    answers.retain_mut(|answer| answer.try_recv().is_err());
    assert_eq!(answers.len(), 5, "one slice is written before the registry answers");
    for answer in answers {
        assert_eq!(answer.await.unwrap(), "1 e");
    }
}

#[actix_rt::test]
async fn who_comes_back_gets_all_it_missed_a_piece_at_a_time_and_then_what_is_new() {
    let mut registry = Registry::start(SETTINGS);
    registry.publish_to_contest(1, 3000).await;
    let client = registry.client(TIGHT).await;
    client.join(1, Some(10)).await;
    assert_eq!(client.hear(1).await[0], "joined contest:1 10");
    // What happens meanwhile has its place behind what was missed, and so have other rooms.
    registry.publish_to_contest(2, 1).await;
    registry.publish_to_contest(1, 5).await;
    let mut heard = client.hear(1500).await;
    registry.publish_to_contest(1, 1).await;
    heard.extend(client.hear_until("3007 e").await);
    let expected = events((11..=3000).chain(3002..=3007));
    // Some came together with `joined`.
    assert_eq!(heard, expected[expected.len() - heard.len()..]);
    assert!(heard.len() > 2990);
    assert_eq!(client.outbox.ending(), None);
}

#[actix_rt::test]
async fn joining_again_while_catching_up_begins_again_and_doubles_nothing() {
    let mut registry = Registry::start(SETTINGS);
    registry.publish_to_contest(1, 40).await;
    let client = registry.client(TIGHT).await;
    client.join(1, Some(0)).await;
    client.join(1, Some(20)).await;
    client.join(1, Some(30)).await;
    let mut heard = Vec::new();
    while heard.last().is_none_or(|last| last != "40 e") {
        heard.extend(client.hear(1).await);
        registry.publish_to_contest(2, 1).await;
    }
    let last_join = heard.iter().position(|text| text == "joined contest:1 30").unwrap();
    assert_eq!(heard[last_join + 1..], events(31..=40));
    client.hears_nothing().await;
    registry.publish_to_contest(1, 1).await;
    assert_eq!(client.hear(1).await, events([registry.last_offset]));
    client.hears_nothing().await;
}

#[actix_rt::test]
async fn joining_again_and_again_does_not_pile_up() {
    let mut registry = Registry::start(SETTINGS);
    registry.publish_to_contest(1, 3000).await;
    // So much room that catching up pauses for the others and not for the client.
    let client = registry.client(OutboxLimits { messages: 1 << 20, bytes: 1 << 30 }).await;
    for _ in 0..50 {
        client.join(1, Some(0)).await;
    }
    let heard = client.hear_until("3000 e").await;
    let last_join = heard.iter().rposition(|text| text == "joined contest:1 0").unwrap();
    assert_eq!(heard[last_join + 1..], events(1..=3000));
    client.hears_nothing().await;
}

#[actix_rt::test]
async fn joining_without_a_position_gives_up_what_was_missed() {
    let mut registry = Registry::start(SETTINGS);
    registry.publish_to_contest(1, 40).await;
    let client = registry.client(TIGHT).await;
    client.join(1, Some(0)).await;
    client.join(1, None).await;
    registry.publish_to_contest(1, 1).await;
    let heard = client.hear_until("41 e").await;
    let joined = heard.iter().position(|text| text == "joined contest:1 40").unwrap();
    assert_eq!(heard[joined + 1..], events([41]));
    client.hears_nothing().await;
}

#[actix_rt::test]
async fn nothing_of_a_room_follows_left_not_even_what_was_missed() {
    let mut registry = Registry::start(SETTINGS);
    registry.publish_to_contest(1, 40).await;
    let client = registry.client(TIGHT).await;
    client.join(1, Some(0)).await;
    client.leave(1).await;
    client.hear_until("left contest:1").await;
    registry.publish_to_contest(1, 1).await;
    client.hears_nothing().await;
}

#[actix_rt::test]
async fn leaving_one_of_two_rooms_goes_on_with_the_other() {
    let mut registry = Registry::start(SETTINGS);
    registry.publish_to_contest(1, 40).await;
    registry.publish_to_contest(2, 40).await;
    let client = registry.client(TIGHT).await;
    client.join(1, Some(0)).await;
    client.join(2, Some(0)).await;
    client.leave(1).await;
    let heard = client.hear_until("80 e").await;
    let left = heard.iter().position(|text| text == "left contest:1").unwrap();
    assert_eq!(heard[left + 1..], events(41..=80));
}

#[actix_rt::test]
async fn nothing_of_a_namespace_follows_the_exit() {
    let mut registry = Registry::start(SETTINGS);
    registry.publish_to_contest(1, 40).await;
    let client = registry.client(TIGHT).await;
    client.join(1, Some(0)).await;
    registry.address.send(Exit { client: client.id(), namespace: NAMESPACE }).await.unwrap();
    client.hear(4).await;
    registry.publish(RoomKey::everyone(NAMESPACE), 1).await;
    client.hears_nothing().await;
}

#[actix_rt::test]
async fn a_client_that_goes_while_catching_up_is_forgotten() {
    let mut registry = Registry::start(SETTINGS);
    registry.publish_to_contest(1, 3000).await;
    let roomy = OutboxLimits { messages: 1 << 20, bytes: 1 << 30 };
    let (waiting, paused) = (registry.client(TIGHT).await, registry.client(roomy).await);
    let stays = registry.client(TIGHT).await;
    for client in [&waiting, &paused] {
        client.join(1, Some(0)).await;
        registry.address.send(Detach(client.id())).await.unwrap();
    }
    stays.join(1, None).await;
    registry.publish_to_contest(1, 1).await;
    assert_eq!(stays.hear(2).await, ["joined contest:1 3000", "3001 e"]);
    waiting.hear(1).await;
    waiting.hears_nothing().await;
    assert!(paused.hear(1).await.len() < 3000);
    paused.hears_nothing().await;
    // Nothing holds on to them.
    assert_eq!(Arc::strong_count(&waiting.outbox), 1);
    assert_eq!(Arc::strong_count(&paused.outbox), 1);
}

#[actix_rt::test]
async fn who_reads_slower_than_the_history_forgets_is_told_to_come_back() {
    let mut registry = Registry::start(RegistrySettings { keep_events: 20, ..SETTINGS });
    registry.publish_to_contest(1, 20).await;
    let client = registry.client(TIGHT).await;
    client.join(1, Some(0)).await;
    registry.publish_to_contest(1, 20).await;
    let mut heard = Vec::new();
    while client.outbox.ending().is_none() {
        heard.extend(client.hear(1).await);
    }
    assert_eq!(client.outbox.ending(), Some(Ending::Slow));
    assert_eq!(heard[1..], events(1..heard.len() as u64), "no holes before the end");
}

#[actix_rt::test]
async fn what_is_no_longer_kept_is_a_gap_and_then_live() {
    let mut registry = Registry::start(RegistrySettings { keep_events: 20, ..SETTINGS });
    registry.publish_to_contest(1, 40).await;
    let client = registry.client(TIGHT).await;
    client.join(1, Some(5)).await;
    registry.publish_to_contest(1, 1).await;
    assert_eq!(client.hear(3).await, ["joined contest:1 40", "gap 40", "41 e"]);
}

#[actix_rt::test]
async fn connections_are_ended_by_login_by_user_or_all() {
    let registry = Registry::start(SETTINGS);
    let owner = |user, login: Option<&str>| Owner {
        user: UserId::new(user).ok(),
        login: login.map(Arc::from),
        ..Owner::default()
    };
    let mut clients = Vec::new();
    let mut polls = Vec::new();
    for owner in [owner(7, Some("a")), owner(7, Some("b")), owner(8, None), Owner::default()] {
        let client = registry.client(TIGHT).await;
        client.outbox.set_owner(Namespace::Leaderboard, Some(owner));
        let (answer, answered) = oneshot::channel();
        assert!(client.outbox.poll(answer));
        polls.push(answered);
        clients.push(client);
    }
    // Somebody else in another namespace, and no longer who he was in a third.
    clients[0].outbox.set_owner(Namespace::Training, Some(owner(9, None)));
    clients[2].outbox.set_owner(Namespace::Field, Some(owner(7, Some("a"))));
    clients[2].outbox.set_owner(Namespace::Field, None);
    let end = async |whom, ending| registry.address.send(End { whom, ending }).await.unwrap();
    assert_eq!(end(Whom::User(UserId::new(10).unwrap()), Ending::LoginEnded).await, 0);
    assert_eq!(end(Whom::Login("a".into()), Ending::LoginEnded).await, 1);
    assert_eq!(end(Whom::Login("c".into()), Ending::LoginEnded).await, 0);
    assert_eq!(end(Whom::User(UserId::new(7).unwrap()), Ending::LoginEnded).await, 2);
    assert_eq!(end(Whom::All, Ending::Restart).await, 4);
    let mut told = Vec::new();
    for poll in polls {
        told.push(poll.await.unwrap());
    }
    assert_eq!(told, ["end LoginEnded", "end LoginEnded", "end Restart", "end Restart"]);
}

#[actix_rt::test]
async fn a_device_hears_what_comes_now_when_what_it_missed_cannot_be_looked_up() {
    let absences = Absences::new(&Settings::with("").unwrap().inbox, 0, None, 0).unwrap();
    // There is no database that could be asked.
    let mut registry = Registry::start_with(SETTINGS, Some(absences.clone()));
    let client = registry.client(TIGHT).await;
    let (user, device) = (UserId::new(7).unwrap(), Device::named("phone").unwrap());
    let owner = Owner { user: Some(user), device: Some(device.clone()), ..Owner::default() };
    client.outbox.set_owner(NAMESPACE, Some(owner));
    let join = Join { client: client.id(), namespace: NAMESPACE, room: Room::User(user), since: None, reply: None };
    registry.address.send(join).await.unwrap();
    registry.publish(RoomKey::room(NAMESPACE, Room::User(user)), 2).await;
    assert_eq!(client.hear_until("2 e").await, ["joined user:7 0", "1 e", "2 e"]);
    registry.address.send(Detach(client.id())).await.unwrap();
    // Whatever is written of it stands, or it is new since it came: so it is given what it missed another time.
    let [(key, Note::IsIfNew(absence))] = &absences.changes(0, false).unwrap().devices[..] else {
        panic!("one device")
    };
    assert_eq!(*key, DeviceKey { user, device, namespace: NAMESPACE });
    assert!(absence.seen_to == 0 && absence.ended_at.is_some(), "{absence:?}");
}

#[actix_rt::test]
async fn clients_are_counted_room_by_room_on_all_workers_together() {
    let mut here = Registry::start(SETTINGS);
    let there = Registry::start(SETTINGS);
    here.registries.add(there.address.clone());
    let (first, second, third) = (here.client(TIGHT).await, here.client(TIGHT).await, there.client(TIGHT).await);
    for client in [&first, &third] {
        client.join(1, None).await;
    }
    second.join(2, None).await;
    let everyone = RoomKey::everyone(NAMESPACE);
    let room = |id| RoomKey::room(NAMESPACE, contest(id));
    let ask = |namespace, after, most| here.registries.count_rooms(CountRooms { namespace, after, most });
    let counted = ask(None, None, 10).await.unwrap();
    assert_eq!(counted.rooms, [(everyone.clone(), 3), (room(1), 2), (room(2), 1)]);
    assert_eq!(ask(None, None, 2).await.unwrap().rooms, [(everyone, 3), (room(1), 2)]);
    assert_eq!(ask(Some(NAMESPACE), Some(room(1)), 2).await.unwrap().rooms, [(room(2), 1)]);
    assert_eq!(ask(Some(Namespace::Field), None, 2).await.unwrap().rooms, []);
    // Somebody who is catching up has been told that he is in.
    here.publish_to_contest(3, 40).await;
    second.join(3, Some(0)).await;
    let counted = here.registries.count_rooms(CountRooms { namespace: None, after: Some(room(2)), most: 9 }).await;
    let counted = counted.unwrap();
    assert_eq!(counted.rooms, [(room(3), 1)]);
    assert_eq!(counted.position, at(0), "the other worker has not heard of it");
    first.leave(1).await;
    here.address.send(Detach(first.id())).await.unwrap();
    let counted = here.registries.count_rooms(CountRooms { namespace: None, after: None, most: 2 }).await.unwrap();
    assert_eq!(counted.rooms.iter().map(|(_, clients)| *clients).collect::<Vec<_>>(), [2, 1]);
}

#[actix_rt::test]
async fn a_user_is_found_wherever_he_has_entered() {
    let registry = Registry::start(SETTINGS);
    let (tab, phone) = (registry.visitor(7), registry.visitor(7));
    let other = registry.visitor(8);
    for client in [&tab, &phone, &other] {
        client.enter(None).await;
    }
    let find = async || {
        let found = registry.registries.find_user(UserId::new(7).unwrap()).await.unwrap();
        (found.connections, found.namespaces.into_iter().collect::<Vec<_>>())
    };
    assert_eq!(find().await, (2, vec![(NAMESPACE, 2)]));
    registry.address.send(Exit { client: tab.id(), namespace: NAMESPACE }).await.unwrap();
    assert_eq!(find().await, (1, vec![(NAMESPACE, 1)]));
    registry.address.send(Detach(tab.id())).await.unwrap();
    registry.address.send(Detach(phone.id())).await.unwrap();
    assert_eq!(find().await, (0, vec![]));
}

#[actix_rt::test]
async fn screens_are_counted_as_they_come_and_go() {
    let registry = Registry::start(SETTINGS);
    let watchers = registry.registries.watchers().clone();
    let (first, second) = (registry.client(TIGHT).await, registry.client(TIGHT).await);
    let screens = |client: &Client| Join {
        client: client.id(),
        namespace: NAMESPACE,
        room: Room::TvDisplay,
        since: None,
        reply: None,
    };
    first.join(1, None).await;
    assert_eq!((watchers.count(), watchers.joins_seen()), (0, 0));
    for (client, expected) in [(&first, (1, 1)), (&first, (1, 1)), (&second, (2, 2))] {
        registry.address.send(screens(client)).await.unwrap();
        assert_eq!((watchers.count(), watchers.joins_seen()), expected);
    }
    registry.address.send(Exit { client: first.id(), namespace: NAMESPACE }).await.unwrap();
    registry.address.send(Detach(second.id())).await.unwrap();
    assert_eq!((watchers.count(), watchers.joins_seen()), (0, 2));
}
