use std::{sync::Arc, time::Instant};

use actix::{Actor, Addr, Arbiter};
use jiff::Timestamp;
use tokio::sync::oneshot;

use super::{StartError, attendance::AttendanceTask};
use crate::{
    admission::Admissions,
    brokers::{
        BatchBroker, Bookkeeper, Clockwork, Knowledge, LeaderboardBroker, NotificationBroker, TrainingBroker,
        TrainingRules, book_rules, read_books,
    },
    clock::Clock,
    domain::books::{BookRules, Books},
    http,
    journal::Journal,
    lifecycle::Lifecycle,
    rooms::{Absences, Registries},
    settings::{Durability, Settings, SocketIoSettings},
    store::{Archive, Known, Store, StoreError, TrainingSession},
    transport::Recoveries,
};

/// Journal and brokers, on a thread of their own, and what they keep.
pub(super) struct Core {
    pub(super) arbiter: Arbiter,
    pub(super) journal: Addr<Journal>,
    pub(super) brokers: http::Brokers,
    /// What is kept; nothing if the journal is in memory.
    pub(super) store: Option<Store>,
    /// The Socket.IO clients that may come back.
    pub(super) recoveries: Recoveries,
    /// Which devices are there; not known if nothing is kept for users.
    pub(super) absences: Option<Absences>,
    /// Writes that.
    pub(super) attendance: Option<AttendanceTask>,
}

impl Core {
    /// Opens the database, unless nothing is to be kept, and starts the actors.
    pub(super) async fn start(
        settings: &Arc<Settings>,
        lifecycle: &Lifecycle,
        admissions: &Admissions,
        registries: &Registries,
        clock: &Clock,
    ) -> Result<Self, StartError> {
        let arbiter = Arbiter::new();
        let rules = Arc::new(book_rules(&settings.rules)?);
        let SocketIoSettings { recovery_window, max_recoveries, .. } = settings.socketio;
        if settings.journal.durability == Durability::Memory {
            let journal = {
                let (settings, lifecycle, figures) =
                    (Arc::clone(settings), lifecycle.clone(), registries.figures().clone());
                Journal::start_in_arbiter(&arbiter.handle(), move |_| {
                    Journal::in_memory(&settings, &lifecycle).counting(figures)
                })
            };
            let begins = Begins {
                books: Books::new(Arc::clone(&rules), clock.now()),
                has_untold: false,
                training_sessions: Vec::new(),
                archive: None,
                rules,
                clock: clock.clone(),
            };
            let brokers = begins.start_brokers(&arbiter, lifecycle, &journal, settings, admissions, registries).await?;
            let recoveries = Recoveries::in_memory(recovery_window, max_recoveries);
            return Ok(Self { arbiter, journal, brokers, store: None, recoveries, absences: None, attendance: None });
        }
        let opened = {
            let (settings, lifecycle) = (Arc::clone(settings), lifecycle.clone());
            actix_web::web::block(move || Store::open(&settings, &lifecycle)).await
        };
        let (store, known) = opened.map_err(|_| StoreError::Stopped)??;
        let Known { head, tail, training_sessions, socketio_sessions, has_untold, frozen_screens, newcomers_after } =
            known;
        registries.screens().load(frozen_screens);
        let absences =
            Absences::new(&settings.inbox, head.last_offset, newcomers_after, Timestamp::now().as_millisecond());
        let attendance = absences.clone().map(|absences| {
            let vital = lifecycle.vital("the notes on devices");
            AttendanceTask::start(absences, store.clone(), settings.inbox.note_interval, vital)
        });
        let journal = {
            let (settings, lifecycle, store) = (Arc::clone(settings), lifecycle.clone(), store.clone());
            let figures = registries.figures().clone();
            Journal::start_in_arbiter(&arbiter.handle(), move |_| {
                Journal::kept(store, head, tail, &settings, &lifecycle).counting(figures)
            })
        };
        let books = read_books(store.archive(), Arc::clone(&rules)).await?;
        log::info!("the books: {} users, {} sales", books.roster().active(), books.sales().counting());
        let archive = Some(store.archive().clone());
        let begins = Begins { books, has_untold, training_sessions, archive, rules, clock: clock.clone() };
        let brokers = begins.start_brokers(&arbiter, lifecycle, &journal, settings, admissions, registries).await?;
        let now = Instant::now();
        let recoveries = Recoveries::kept(recovery_window, max_recoveries, journal.clone(), socketio_sessions, now);
        Ok(Self { arbiter, journal, brokers, store: Some(store), recoveries, absences, attendance })
    }
}

/// What the brokers begin with.
struct Begins {
    books: Books,
    /// Whether something was held back and never told.
    has_untold: bool,
    training_sessions: Vec<TrainingSession>,
    archive: Option<Archive>,
    rules: Arc<BookRules>,
    clock: Clock,
}

impl Begins {
    /// Starts the brokers on the journal's thread, where they share what they know.
    async fn start_brokers(
        self,
        arbiter: &Arbiter,
        lifecycle: &Lifecycle,
        journal: &Addr<Journal>,
        settings: &Arc<Settings>,
        admissions: &Admissions,
        registries: &Registries,
    ) -> Result<http::Brokers, StartError> {
        let (started, brokers) = oneshot::channel();
        let (lifecycle, journal, settings) = (lifecycle.clone(), journal.clone(), Arc::clone(settings));
        let (admissions, registries) = (admissions.clone(), registries.clone());
        arbiter.handle().spawn_fn(move || {
            let Self { books, has_untold, training_sessions, archive, rules, clock } = self;
            let training = TrainingRules::new(&settings.api, training_sessions);
            let books = Bookkeeper::new(books, has_untold, settings.rules.boards.clone(), settings.database.retry);
            let knowledge = Knowledge::new(training, books, journal, admissions, registries, clock);
            let vital = |part| lifecycle.vital(part);
            let clockwork = Clockwork::new(knowledge.clone(), archive, rules, &settings, vital("the clockwork"));
            actix_rt::spawn(clockwork.run());
            let brokers = http::Brokers {
                leaderboard: LeaderboardBroker::new(knowledge.clone(), vital("the leaderboard broker")).start(),
                training: TrainingBroker::new(knowledge.clone(), vital("the training broker")).start(),
                notification: NotificationBroker::new(knowledge.clone(), vital("the notification broker")).start(),
                batch: BatchBroker::new(knowledge, vital("the batch broker")).start(),
            };
            let _ = started.send(brokers);
        });
        brokers.await.map_err(|_| StoreError::Stopped.into())
    }
}
