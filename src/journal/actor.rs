use std::{
    collections::{HashSet, VecDeque},
    sync::{Arc, atomic::AtomicU64},
    time::Duration,
};

use actix::{Actor, ActorContext, ActorFutureExt, AsyncContext, Context, Handler, Message, ResponseFuture, WrapFuture};
use tokio::sync::oneshot;

use super::{
    append::{Append, AppendError, Appended, Mark, NotWritten, Note},
    flight::{End, Flight, Reply, Waiting},
    inbox::{self, InboxKinds},
    pruning::Pruning,
};
use crate::{
    admission::{Admission, BOUNDED_BY_ADMISSIONS},
    domain::{Epoch, Position, Publication},
    lifecycle::{Lifecycle, Vital},
    settings::Settings,
    store::{Committed, Head, Store, StoreError},
    telemetry::Figures,
};

/// Takes what the journal has ordered to one registry. Must not wait and must not lose anything: how much can be under
/// way is bounded by the admissions, which travel along.
pub type Outlet = Box<dyn Fn(Arc<[Arc<Publication>]>, Admission) + Send>;

/// Has everything that is appended from now on handed to a registry.
#[derive(Message)]
#[rtype(result = "Subscribed")]
pub struct Subscribe(pub Outlet);

/// From where a registry is told everything, and what it can know of before.
#[derive(Debug, Clone, actix::MessageResponse)]
pub struct Subscribed {
    /// It is told what follows on this.
    pub head: Position,
    /// The last events up to there, without a hole; those of a former life of the process.
    pub tail: Arc<[Arc<Publication>]>,
    /// Up to which offset events are no longer kept; grows.
    pub pruned_to: Arc<AtomicU64>,
}

/// Gives events their order and keeps them. One for the whole service; everything that is told passes through it.
///
/// What has queued while a transaction was written goes into the next one, so throughput grows with load. Registries are told
/// of an event, and whoever appended it is answered, when its transaction is done; in the order of offsets, without a hole.
///
/// When the database fails, appends are refused until it works again, which is tried every `database.retry`. What was on its
/// way when the connection was lost may have been written or not; that is looked up before anything else is written.
pub struct Journal {
    end: End,
    /// Nothing is written if there is none.
    store: Option<Store>,
    settings: JournalLimits,
    inbox: InboxKinds,
    waiting: VecDeque<Waiting>,
    flight: Option<Flight>,
    phase: Phase,
    /// Why appends are refused.
    trouble: Option<Arc<str>>,
    /// The keys of the last flight that was written after its appends had been refused. Whoever looked for the answer to such a
    /// key before it was written may append the same only now.
    written_after_all: HashSet<(Arc<str>, Arc<str>)>,
    outlets: Vec<Outlet>,
    tail: Arc<[Arc<Publication>]>,
    pruning: Pruning,
    figures: Figures,
    lifecycle: Lifecycle,
    _vital: Vital,
}

/// How the journal writes; see `[journal]` in `config/default.toml`.
#[derive(Debug, Clone, Copy)]
struct JournalLimits {
    group: usize,
    commit_timeout: Duration,
    retry: Duration,
}

impl JournalLimits {
    /// How often it is looked whether somebody has waited too long.
    fn between_looks(&self) -> Duration {
        (self.commit_timeout / 8).max(Duration::from_millis(1))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Nothing is on its way to the database.
    Idle,
    /// The flight is.
    Committing,
    /// Whether the database works is being found out, or will be.
    Probing,
}

/// A flight that fails this often while the database works is not the database's fault.
const ATTEMPTS: u32 = 2;

impl Journal {
    /// A journal in memory: it begins a new epoch at offset 0 and keeps nothing.
    pub fn in_memory(settings: &Settings, lifecycle: &Lifecycle) -> Self {
        Self::new(End { epoch: Epoch::random(), last_offset: 0 }, None, Arc::new([]), 0, settings, lifecycle)
    }

    /// Counts there what it tells.
    pub fn counting(self, figures: Figures) -> Self {
        Self { figures, ..self }
    }

    /// A journal that goes on behind the store's head. `tail` is what is known of before.
    pub fn kept(
        store: Store,
        head: Head,
        tail: Vec<Arc<Publication>>,
        settings: &Settings,
        lifecycle: &Lifecycle,
    ) -> Self {
        let Head { epoch, last_offset, pruned_to } = head;
        Self::new(End { epoch, last_offset }, Some(store), tail.into(), pruned_to, settings, lifecycle)
    }

    fn new(
        end: End,
        store: Option<Store>,
        tail: Arc<[Arc<Publication>]>,
        pruned_to: u64,
        settings: &Settings,
        lifecycle: &Lifecycle,
    ) -> Self {
        let limits = JournalLimits {
            group: settings.journal.group,
            commit_timeout: settings.journal.commit_timeout,
            retry: settings.database.retry,
        };
        Self {
            end,
            store,
            settings: limits,
            inbox: InboxKinds::new(&settings.inbox),
            waiting: VecDeque::new(),
            flight: None,
            phase: Phase::Idle,
            trouble: None,
            written_after_all: HashSet::new(),
            outlets: Vec::new(),
            tail,
            pruning: Pruning::new(settings, pruned_to),
            figures: Figures::default(),
            lifecycle: lifecycle.clone(),
            _vital: lifecycle.vital("the journal"),
        }
    }

    /// Takes what is to be appended. The future waits for the answer.
    fn take<W: FnOnce(Reply) -> Waiting>(
        &mut self,
        waiting: W,
        ctx: &mut Context<Self>,
    ) -> impl Future<Output = Result<Appended, AppendError>> + use<W> {
        let (reply, answered) = oneshot::channel();
        self.append(waiting(reply), ctx);
        let retry_after = self.settings.retry;
        async move {
            let stopping = |_| Err(NotWritten { reason: "the service is stopping".into(), retry_after }.into());
            answered.await.unwrap_or_else(stopping)
        }
    }

    fn append(&mut self, waiting: Waiting, ctx: &mut Context<Self>) {
        // What need not be written is told at once, unless it would overtake something that is to be told in a moment.
        let is_free = self.store.is_none() || (waiting.is_fleeting() && self.waiting.is_empty());
        if is_free && (self.phase != Phase::Committing || self.trouble.is_some()) {
            self.tell_unwritten(waiting);
        } else if waiting.key().is_some_and(|key| self.written_after_all.remove(&key)) {
            waiting.fail(&self.not_written(&"the same request has just been written".into()));
        } else if let Some(trouble) = &self.trouble {
            waiting.fail(&self.not_written(trouble));
        } else {
            self.waiting.push_back(waiting);
            self.begin_flight(ctx);
        }
    }

    fn tell_unwritten(&mut self, waiting: Waiting) {
        if let Some((mut placed, ..)) = self.end.place(waiting, now()) {
            self.tail = Arc::new([]);
            if let (false, Some(admission)) = (placed.publications.is_empty(), placed.admission.take()) {
                self.tell(&placed.publications, &admission);
            }
            placed.answer();
        }
    }

    fn tell(&self, publications: &Arc<[Arc<Publication>]>, admission: &Admission) {
        self.figures.published(publications.len());
        for outlet in &self.outlets {
            outlet(Arc::clone(publications), admission.clone());
        }
    }

    /// Writes what waits, if nothing is on its way.
    fn begin_flight(&mut self, ctx: &mut Context<Self>) {
        if self.phase != Phase::Idle || self.waiting.is_empty() {
            return;
        }
        let mut events = 0;
        let fits = |waiting: &Waiting| {
            let is_first = events == 0;
            events += waiting.drafts.len().max(1);
            is_first || events <= self.settings.group
        };
        let count = self.waiting.iter().map(fits).take_while(|fits| *fits).count();
        let flight = Flight::load(self.waiting.drain(..count), &self.end, now(), &self.inbox);
        self.commit(flight, ctx);
    }

    fn commit(&mut self, mut flight: Flight, ctx: &mut Context<Self>) {
        let Some(store) = &self.store else { return };
        flight.attempts += 1;
        self.phase = Phase::Committing;
        let group = Arc::clone(&flight.group);
        self.flight = Some(flight);
        if group.is_empty() {
            return self.committed(&Committed::default(), ctx);
        }
        let written = store.commit(group, self.end.epoch.clone(), self.end.last_offset);
        ctx.spawn(written.into_actor(self).map(|written, journal, ctx| match written {
            Ok(committed) => journal.committed(&committed, ctx),
            Err(error) => journal.failed(&error, ctx),
        }));
    }

    /// The flight is written: its events are told.
    fn committed(&mut self, committed: &Committed, ctx: &mut Context<Self>) {
        self.phase = Phase::Idle;
        let was_refused = self.trouble.is_some();
        self.heal();
        let Some(flight) = self.flight.take() else { return };
        if flight.end.last_offset != self.end.last_offset {
            // Registries that come later read what went before from the database.
            self.tail = Arc::new([]);
        }
        self.end = flight.end;
        if was_refused {
            self.written_after_all = flight.group.keys().collect();
        }
        let mut last_admission = None;
        for mut append in flight.appends {
            if let Some(admission) = append.admission.take() {
                if !append.publications.is_empty() {
                    self.tell(&append.publications, &admission);
                }
                last_admission = Some(admission);
            }
            append.answer();
        }
        if let Some(admission) = last_admission {
            self.tell_unread(committed, &admission);
        }
        self.begin_flight(ctx);
    }

    fn tell_unread(&mut self, committed: &Committed, admission: &Admission) {
        let drafts = committed.unread.iter().filter_map(|(user, unread)| inbox::unread(*user, *unread).ok());
        let publications: Arc<[_]> = drafts.map(|draft| self.end.publication(draft, now())).collect();
        if !publications.is_empty() {
            self.tell(&publications, admission);
        }
    }

    /// The flight could not be written, or nobody knows: first it is found out how the journal ends.
    fn failed(&mut self, error: &StoreError, ctx: &mut Context<Self>) {
        if error.is_for_good() {
            return self.give_up(error, ctx);
        }
        log::warn!("journal: writing failed: {error}");
        let failed_again = self.flight.as_ref().is_some_and(|flight| flight.attempts >= ATTEMPTS);
        if failed_again && !error.is_in_doubt() {
            self.take_nothing(&error.to_string());
            self.flight = None;
            self.phase = Phase::Probing;
            ctx.run_later(self.settings.retry, Self::probe);
        } else {
            self.probe(ctx);
        }
    }

    fn probe(&mut self, ctx: &mut Context<Self>) {
        let Some(store) = &self.store else { return };
        self.phase = Phase::Probing;
        ctx.spawn(store.probe().into_actor(self).map(|head, journal, ctx| match head {
            Ok(head) => journal.resolve(&head, ctx),
            Err(error) => journal.refuse(&error, ctx),
        }));
    }

    /// The database works, and the journal ends there: so what became of the flight is known.
    fn resolve(&mut self, head: &Head, ctx: &mut Context<Self>) {
        let written = self.flight.as_ref().map(|flight| flight.end.last_offset);
        let is_written = written == Some(head.last_offset) && head.last_offset != self.end.last_offset;
        if head.epoch != self.end.epoch || (!is_written && head.last_offset != self.end.last_offset) {
            return self.give_up(&StoreError::Overtaken, ctx);
        }
        if is_written {
            // How many are unread, the next entry tells.
            return self.committed(&Committed::default(), ctx);
        }
        self.phase = Phase::Idle;
        let refused = self.trouble.is_some();
        self.heal();
        match self.flight.take() {
            // Those who waited have been told that it was not done.
            Some(_) if refused => self.begin_flight(ctx),
            Some(flight) => self.commit(flight, ctx),
            None => self.begin_flight(ctx),
        }
    }

    /// The database does not work: nothing is taken until it does.
    fn refuse(&mut self, error: &StoreError, ctx: &mut Context<Self>) {
        if error.is_for_good() {
            return self.give_up(error, ctx);
        }
        self.take_nothing(&error.to_string());
        ctx.run_later(self.settings.retry, Self::probe);
    }

    fn take_nothing(&mut self, reason: &str) {
        if self.trouble.as_deref() != Some(reason) {
            log::error!("journal: {reason}; nothing is taken until it is mended");
        }
        let reason: Arc<str> = reason.into();
        self.lifecycle.set_trouble(Some(Arc::clone(&reason)));
        let failure = self.not_written(&reason);
        if let Some(flight) = &mut self.flight {
            flight.fail(&failure);
        }
        self.waiting.drain(..).for_each(|waiting| waiting.fail(&failure));
        self.trouble = Some(reason);
    }

    fn heal(&mut self) {
        if self.trouble.take().is_some() {
            self.lifecycle.set_trouble(None);
            log::info!("journal: the database works again");
        }
    }

    /// Nothing that is done here can mend it.
    fn give_up(&mut self, error: &StoreError, ctx: &mut Context<Self>) {
        log::error!("journal: {error}");
        self.take_nothing(&error.to_string());
        ctx.terminate();
    }

    /// Whoever has waited too long is told so; what comes of it is seen when the database answers.
    fn mind_the_time(&mut self) {
        // All who are on their way have waited longer than those who wait for their turn.
        let first = self.flight.as_ref().map(|flight| flight.since);
        let first = first.or_else(|| self.waiting.front().map(|waiting| waiting.since));
        let until_next_time = self.settings.between_looks();
        let is_late = first.is_some_and(|since| since.elapsed() + until_next_time > self.settings.commit_timeout);
        if is_late && self.trouble.is_none() {
            self.take_nothing("the database does not answer within journal.commit_timeout");
        }
    }

    fn not_written(&self, reason: &Arc<str>) -> NotWritten {
        NotWritten { reason: Arc::clone(reason), retry_after: self.settings.retry }
    }

    /// Deletes what is too old, a step at a time.
    fn prune(&mut self, ctx: &mut Context<Self>) {
        let Some(store) = &self.store else { return };
        if self.trouble.is_some() || !self.pruning.begin() {
            return;
        }
        let step = self.pruning.step(store, now());
        ctx.spawn(step.into_actor(self).map(|step, journal, ctx| {
            if journal.pruning.done(step) {
                journal.prune(ctx);
            }
        }));
    }
}

fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

impl Actor for Journal {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.set_mailbox_capacity(BOUNDED_BY_ADMISSIONS);
        if self.store.is_some() {
            log::info!("journal: epoch {} goes on after offset {}", self.end.epoch, self.end.last_offset);
            ctx.run_interval(self.settings.between_looks(), |journal, _| journal.mind_the_time());
            ctx.run_interval(self.pruning.interval(), Self::prune);
        } else {
            log::warn!("journal: nothing is kept (journal.durability is \"memory\"); epoch {} begins", self.end.epoch);
        }
    }
}

impl Handler<Append> for Journal {
    type Result = ResponseFuture<Result<Appended, AppendError>>;

    fn handle(&mut self, append: Append, ctx: &mut Self::Context) -> Self::Result {
        Box::pin(self.take(|reply| Waiting::new(append, reply), ctx))
    }
}

impl Handler<Note> for Journal {
    type Result = ResponseFuture<Result<(), AppendError>>;

    fn handle(&mut self, Note(records): Note, ctx: &mut Self::Context) -> Self::Result {
        let noted = self.take(|reply| Waiting::note(records, reply), ctx);
        Box::pin(async { noted.await.map(drop) })
    }
}

impl Handler<Mark> for Journal {
    type Result = ResponseFuture<Result<Position, AppendError>>;

    fn handle(&mut self, _: Mark, ctx: &mut Self::Context) -> Self::Result {
        let marked = self.take(Waiting::mark, ctx);
        Box::pin(async { marked.await.map(|appended| appended.position()) })
    }
}

impl Handler<Subscribe> for Journal {
    type Result = Subscribed;

    fn handle(&mut self, subscribe: Subscribe, _: &mut Self::Context) -> Subscribed {
        self.outlets.push(subscribe.0);
        let End { epoch, last_offset } = self.end.clone();
        let head = Position { epoch, offset: last_offset };
        Subscribed { head, tail: Arc::clone(&self.tail), pruned_to: self.pruning.pruned_to() }
    }
}
