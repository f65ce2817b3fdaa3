use std::{sync::Arc, time::Duration};

use actix_rt::task::JoinHandle;
use jiff::Timestamp;
use tokio::{
    sync::oneshot,
    time::{MissedTickBehavior, interval},
};

use crate::{lifecycle::Vital, rooms::Absences, store::Store};

/// Writes which devices come and go, behind what the journal writes.
pub(super) struct AttendanceTask {
    finish: oneshot::Sender<()>,
    finished: JoinHandle<()>,
}

impl AttendanceTask {
    /// Writes in this interval, if something has changed.
    pub(super) fn start(absences: Absences, store: Store, every: Duration, vital: Vital) -> Self {
        let (finish, mut finishing) = oneshot::channel();
        let finished = actix_rt::spawn(async move {
            let _vital = vital;
            let mut ticks = interval(every);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                let is_last = tokio::select! {
                    _ = ticks.tick() => false,
                    _ = &mut finishing => true,
                };
                write(&absences, &store, is_last).await;
                if is_last {
                    return;
                }
            }
        });
        Self { finish, finished }
    }

    /// Writes what is left. To be called when all clients have gone; takes so long at the most.
    pub(super) async fn finish(self, within: Duration) {
        let _ = self.finish.send(());
        if tokio::time::timeout(within, self.finished).await.is_err() {
            log::warn!("how far the devices are could not be written in time; some will be sent again what they had");
        }
    }
}

async fn write(absences: &Absences, store: &Store, is_last: bool) {
    let Some(attendance) = absences.changes(Timestamp::now().as_millisecond(), is_last) else { return };
    let attendance = Arc::new(attendance);
    let written = {
        let attendance = Arc::clone(&attendance);
        store.write(move |connection| attendance.write(connection)).await
    };
    match written {
        Ok(()) => absences.written(&attendance),
        Err(error) => {
            // The journal says so louder: what it cannot write either is refused.
            log::debug!("how far the devices are could not be written: {error}");
            absences.not_written(&attendance);
        }
    }
}
