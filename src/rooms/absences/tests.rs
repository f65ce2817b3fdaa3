//! A device, the process and the database, in every order in which they can get in each other's way.

use std::collections::BTreeSet;

use actix::{Actor, Addr, Context, Handler};
use diesel::{Connection as _, SqliteConnection, connection::SimpleConnection as _};
use proptest::prelude::*;

use super::*;
use crate::{
    domain::{Device, Namespace, UserId},
    rooms::presence::How,
    settings::Settings,
    store::AnyConnection,
};

const TABLES: &str = include_str!("../../../migrations/sqlite/2026-11-24-000003_inbox/up.sql");

/// Longer than a page may be away beside others.
const LONG: i64 = 180_000;

#[derive(Debug, Clone, Copy)]
enum Step {
    /// A page joins.
    Come,
    /// The database is read for one that waits for it, which hears of that later, or cannot be read.
    Read(usize),
    Answer(usize),
    CannotBeRead(usize),
    /// A page gets what it missed, or what it is due.
    Give(usize),
    GiveDue,
    Leave(usize),
    /// So many of the last events had not reached it.
    Lose(usize, usize),
    Tell,
    /// It is found out what is to be written, and then that is written or not.
    Note,
    Write,
    CannotBeWritten,
    Wait,
    /// The process stops in good order; the last note is written, or cannot be.
    Stop(bool),
    Kill,
}

/// Nobody knows yet, when the process is killed, what a page had not heard that is lost: so it is one or the other.
fn steps(is_killed: bool) -> impl Strategy<Value = Vec<Step>> {
    let unheard = if is_killed { 0..1usize } else { 0..3 };
    let page = || 0usize..3;
    let step = prop_oneof![
        4 => Just(Step::Come),
        3 => page().prop_map(Step::Read),
        3 => page().prop_map(Step::Answer),
        1 => page().prop_map(Step::CannotBeRead),
        3 => page().prop_map(Step::Give),
        2 => Just(Step::GiveDue),
        2 => page().prop_map(Step::Leave),
        2 => (page(), unheard).prop_map(|(page, unheard)| Step::Lose(page, unheard)),
        5 => Just(Step::Tell),
        3 => Just(Step::Note),
        3 => Just(Step::Write),
        1 => Just(Step::CannotBeWritten),
        1 => Just(Step::Wait),
        2 => any::<bool>().prop_map(Step::Stop),
        2 => Just(if is_killed { Step::Kill } else { Step::Stop(true) }),
    ];
    prop::collection::vec(step, 0..40)
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Phase {
    /// And what was read for it, once it was.
    Waits(Option<Option<Absence>>),
    /// Nobody could find out what it missed.
    Unknown,
    MissedSince(u64),
    Present,
}

struct Page {
    client: ClientId,
    came_at: u64,
    phase: Phase,
    heard: BTreeSet<u64>,
}

/// A worker, which has all pages.
#[derive(Default)]
struct Worker(Vec<Due>);

#[derive(Message)]
#[rtype(result = "Vec<Due>")]
struct TakeDue;

impl Actor for Worker {
    type Context = Context<Self>;
}

impl Handler<Late> for Worker {
    type Result = ();

    fn handle(&mut self, late: Late, _: &mut Self::Context) {
        self.0.push(late.due);
    }
}

impl Handler<TakeDue> for Worker {
    type Result = Vec<Due>;

    fn handle(&mut self, _: TakeDue, _: &mut Self::Context) -> Vec<Due> {
        std::mem::take(&mut self.0)
    }
}

struct World {
    key: DeviceKey,
    database: AnyConnection,
    absences: Absences,
    worker: Addr<Worker>,
    delivered: Arc<AtomicU64>,
    noting: Option<Attendance>,
    due: Vec<Due>,
    pages: Vec<Page>,
    /// What pages have heard that are gone.
    heard: BTreeSet<u64>,
    first_came_at: Option<u64>,
    head: u64,
    now: i64,
}

impl World {
    fn new() -> Self {
        let mut database = SqliteConnection::establish(":memory:").unwrap();
        database.batch_execute(TABLES).unwrap();
        let key = DeviceKey {
            user: UserId::new(7).unwrap(),
            device: Device::named("phone").unwrap(),
            namespace: Namespace::Leaderboard,
        };
        let mut database = AnyConnection::Sqlite(database);
        let (absences, worker, delivered) = Self::start(&mut database, 0, 0);
        Self {
            key,
            database,
            absences,
            worker,
            delivered,
            noting: None,
            due: Vec::new(),
            pages: Vec::new(),
            heard: BTreeSet::new(),
            first_came_at: None,
            head: 0,
            now: 0,
        }
    }

    /// A life of the process begins.
    fn start(database: &mut AnyConnection, head: u64, now: i64) -> (Absences, Addr<Worker>, Arc<AtomicU64>) {
        let newcomers_after = Absence::begin(database, head, true, now).unwrap();
        let absences = Absences::new(&Settings::with("").unwrap().inbox, head, newcomers_after, now).unwrap();
        let (worker, delivered) = (Worker::default().start(), Arc::new(AtomicU64::new(head)));
        absences.add_worker(Arc::clone(&delivered), worker.clone().recipient());
        (absences, worker, delivered)
    }

    fn starts_again(&mut self) {
        self.heard.extend(self.pages.drain(..).flat_map(|page| page.heard));
        self.noting = None;
        self.due.clear();
        (self.absences, self.worker, self.delivered) = Self::start(&mut self.database, self.head, self.now);
    }

    fn come(&mut self) {
        self.first_came_at.get_or_insert(self.head);
        let client = ClientId::next();
        let phase = match self.absences.come(&self.key, client, self.head, self.now) {
            Welcome::Unknown => Phase::Waits(None),
            Welcome::Nothing => Phase::Present,
            Welcome::After(after) => Phase::MissedSince(after),
        };
        self.pages.push(Page { client, came_at: self.head, phase, heard: BTreeSet::new() });
    }

    fn read(&mut self, page: usize) {
        let read = Absence::find(&mut self.database, &self.key).unwrap();
        if let Some(Page { phase: phase @ Phase::Waits(None), .. }) = self.pages.get_mut(page) {
            *phase = Phase::Waits(Some(read));
        }
    }

    fn answer(&mut self, page: usize) {
        let Some(page) = self.pages.get_mut(page) else { return };
        if let Phase::Waits(Some(read)) = page.phase {
            let missed = self.absences.looked_up(&self.key, read, page.client, page.came_at, self.now);
            page.phase = missed.map_or(Phase::Present, Phase::MissedSince);
            if missed.is_none() {
                page.heard.extend(page.came_at + 1..=self.head);
            }
        }
    }

    fn cannot_be_read(&mut self, page: usize) {
        if let Some(page @ Page { phase: Phase::Waits(_), .. }) = self.pages.get_mut(page) {
            page.phase = Phase::Unknown;
            page.heard.extend(page.came_at + 1..=self.head);
        }
    }

    fn give(&mut self, page: usize) {
        if let Some(page) = self.pages.get_mut(page)
            && let Phase::MissedSince(after) = page.phase
        {
            page.heard.extend(after + 1..=self.head);
            page.phase = Phase::Present;
            self.absences.present(&self.key, page.client);
        }
    }

    fn give_due(&mut self) {
        if let Some(due) = (!self.due.is_empty()).then(|| self.due.remove(0))
            && let Some(page) = self.pages.iter_mut().find(|page| page.client == due.client)
        {
            page.heard.extend(due.after + 1..=due.up_to);
            self.absences.given_due(&self.key, due.client, due.after);
        }
    }

    fn go(&mut self, page: usize, unheard: usize, how: How) {
        if page >= self.pages.len() {
            return;
        }
        let Page { client, came_at, phase, mut heard } = self.pages.remove(page);
        for _ in 0..unheard {
            heard.pop_last();
        }
        let reached = if unheard == 0 { self.head } else { heard.last().copied().unwrap_or_default() };
        self.heard.extend(heard);
        let gone = |seen_to| Gone { seen_to, at: self.now, how };
        match phase {
            Phase::Waits(_) | Phase::Unknown => self.absences.went_unknown(&self.key, gone(came_at)),
            Phase::MissedSince(after) => self.absences.go(&self.key, client, gone(after)),
            Phase::Present => self.absences.go(&self.key, client, gone(reached)),
        }
    }

    fn tell(&mut self) {
        self.head += 1;
        self.delivered.store(self.head, Ordering::Relaxed);
        for page in &mut self.pages {
            if matches!(page.phase, Phase::Present | Phase::Unknown) {
                page.heard.insert(self.head);
            }
        }
    }

    fn note(&mut self, is_last: bool) {
        if self.noting.is_none() {
            self.noting = self.absences.changes(self.now, is_last);
        }
    }

    fn write(&mut self, can_be_written: bool) {
        let Some(attendance) = self.noting.take() else { return };
        if can_be_written {
            attendance.write(&mut self.database).unwrap();
            self.absences.written(&attendance);
        } else {
            self.absences.not_written(&attendance);
        }
    }

    fn stop(&mut self, can_be_written: bool) {
        while !self.pages.is_empty() {
            self.go(0, 0, How::Lost);
        }
        self.write(can_be_written);
        self.note(true);
        self.write(can_be_written);
        self.starts_again();
    }

    async fn take(&mut self, step: Step) {
        match step {
            Step::Come => self.come(),
            Step::Read(page) => self.read(page),
            Step::Answer(page) => self.answer(page),
            Step::CannotBeRead(page) => self.cannot_be_read(page),
            Step::Give(page) => self.give(page),
            Step::GiveDue => self.give_due(),
            Step::Leave(page) => self.go(page, 0, How::Left),
            Step::Lose(page, unheard) => self.go(page, unheard, How::Lost),
            Step::Tell => self.tell(),
            Step::Note => self.note(false),
            Step::Write => self.write(true),
            Step::CannotBeWritten => self.write(false),
            // Of a device that comes back so late after a kill, something must have been written.
            Step::Wait if Absence::find(&mut self.database, &self.key).unwrap().is_some() => self.now += LONG,
            Step::Wait => {}
            Step::Stop(can_be_written) => self.stop(can_be_written),
            Step::Kill => self.starts_again(),
        }
        self.due.extend(self.worker.send(TakeDue).await.unwrap());
    }

    /// What the device should have heard and has not when one more page has come.
    async fn missed(mut self) -> Vec<u64> {
        let last = self.pages.len();
        for step in [Step::Come, Step::Read(last), Step::Answer(last), Step::Give(last)] {
            self.take(step).await;
        }
        // So have those that wait still.
        for page in 0..last {
            for step in [Step::Read(page), Step::Answer(page), Step::Give(page)] {
                self.take(step).await;
            }
        }
        while !self.due.is_empty() {
            self.give_due();
        }
        self.heard.extend(self.pages.into_iter().flat_map(|page| page.heard));
        (self.first_came_at.unwrap_or(self.head) + 1..=self.head).filter(|event| !self.heard.contains(event)).collect()
    }
}

fn missed(steps: Vec<Step>) -> Vec<u64> {
    actix_rt::System::new().block_on(async {
        let mut world = World::new();
        for step in steps {
            world.take(step).await;
        }
        world.missed().await
    })
}

proptest! {
    #[test]
    fn a_device_misses_nothing_over_stops(steps in steps(false)) {
        prop_assert_eq!(missed(steps), [0u64; 0]);
    }

    #[test]
    fn a_device_misses_nothing_over_kills(steps in steps(true)) {
        prop_assert_eq!(missed(steps), [0u64; 0]);
    }
}
