use std::{cell::RefCell, rc::Rc, sync::Arc, time::Instant};

use actix::{Actor, Addr, Arbiter};
use tokio::sync::oneshot;

use super::{StartError, attendance::AttendanceTask};
use crate::{
    brokers::{BatchBroker, LeaderboardBroker, NotificationBroker, TrainingBroker, TrainingRules},
    http,
    journal::Journal,
    lifecycle::Lifecycle,
    rooms::Absences,
    settings::{Durability, Settings, SocketIoSettings},
    store::{Known, Store, StoreError, TrainingSession},
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
    pub(super) async fn start(settings: &Arc<Settings>, lifecycle: &Lifecycle) -> Result<Self, StartError> {
        let arbiter = Arbiter::new();
        let SocketIoSettings { recovery_window, max_recoveries, .. } = settings.socketio;
        if settings.journal.durability == Durability::Memory {
            let journal = {
                let (settings, lifecycle) = (Arc::clone(settings), lifecycle.clone());
                Journal::start_in_arbiter(&arbiter.handle(), move |_| Journal::in_memory(&settings, &lifecycle))
            };
            let brokers = start_brokers(&arbiter, lifecycle, &journal, settings, Vec::new()).await?;
            let recoveries = Recoveries::in_memory(recovery_window, max_recoveries);
            return Ok(Self { arbiter, journal, brokers, store: None, recoveries, absences: None, attendance: None });
        }
        let opened = {
            let (settings, lifecycle) = (Arc::clone(settings), lifecycle.clone());
            actix_web::web::block(move || Store::open(&settings, &lifecycle)).await
        };
        let (store, known) = opened.map_err(|_| StoreError::Stopped)??;
        let Known { head, tail, training_sessions, socketio_sessions } = known;
        let absences = Absences::new(&settings.inbox, head.last_offset);
        let attendance = absences.clone().map(|absences| {
            let vital = lifecycle.vital("the notes on devices");
            AttendanceTask::start(absences, store.clone(), settings.inbox.note_interval, vital)
        });
        let journal = {
            let (settings, lifecycle, store) = (Arc::clone(settings), lifecycle.clone(), store.clone());
            Journal::start_in_arbiter(&arbiter.handle(), move |_| {
                Journal::kept(store, head, tail, &settings, &lifecycle)
            })
        };
        let brokers = start_brokers(&arbiter, lifecycle, &journal, settings, training_sessions).await?;
        let now = Instant::now();
        let recoveries = Recoveries::kept(recovery_window, max_recoveries, journal.clone(), socketio_sessions, now);
        Ok(Self { arbiter, journal, brokers, store: Some(store), recoveries, absences, attendance })
    }
}

/// Starts the brokers on the journal's thread, where they share the rules.
async fn start_brokers(
    arbiter: &Arbiter,
    lifecycle: &Lifecycle,
    journal: &Addr<Journal>,
    settings: &Arc<Settings>,
    training_sessions: Vec<TrainingSession>,
) -> Result<http::Brokers, StartError> {
    let (started, brokers) = oneshot::channel();
    let (lifecycle, journal, settings) = (lifecycle.clone(), journal.clone(), Arc::clone(settings));
    arbiter.handle().spawn_fn(move || {
        let training = Rc::new(RefCell::new(TrainingRules::new(&settings.api, training_sessions)));
        let vital = |part| lifecycle.vital(part);
        let brokers = http::Brokers {
            leaderboard: LeaderboardBroker::new(journal.clone(), vital("the leaderboard broker")).start(),
            training: TrainingBroker::new(journal.clone(), Rc::clone(&training), vital("the training broker")).start(),
            notification: NotificationBroker::new(journal.clone(), vital("the notification broker")).start(),
            batch: BatchBroker::new(journal, training, vital("the batch broker")).start(),
        };
        let _ = started.send(brokers);
    });
    brokers.await.map_err(|_| StoreError::Stopped.into())
}
