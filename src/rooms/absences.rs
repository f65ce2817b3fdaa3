use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use actix::{Message, Recipient};

use super::presence::{Due, Gone, Patience, Presence};
use crate::{
    domain::ClientId,
    settings::InboxSettings,
    store::{Absence, Attendance, DeviceKey, StoreError},
};

/// Which devices are in their users' rooms and how far those have seen that are gone, on whatever worker they are: so that a
/// device that comes back is given what it missed.
///
/// In memory are the devices that are there, those that went a moment ago, and those of which something is not written yet;
/// of all others the database knows. One lock for all workers, held for a look-up when a page joins its user's room or leaves
/// it, never for an event.
#[derive(Clone)]
pub struct Absences(Arc<Inner>);

struct Inner {
    patience: Patience,
    replay: u32,
    known: Mutex<Known>,
}

struct Known {
    devices: HashMap<DeviceKey, Presence>,
    /// Of which something is to be written.
    changed: HashSet<DeviceKey>,
    /// Devices that went, and until when their pages may come back one by one; in this order.
    gone: VecDeque<(i64, DeviceKey)>,
    workers: Vec<Worker>,
    /// How far all had when it was looked last.
    delivered: u64,
    /// What was written of that.
    noted: u64,
}

struct Worker {
    /// How far it has delivered.
    delivered: Arc<AtomicU64>,
    registry: Recipient<Late>,
}

/// Gives a client what another page of its device has turned out not to have heard, if it is here.
#[derive(Debug, Clone, Message)]
#[rtype(result = "()")]
pub(super) struct Late {
    pub(super) key: DeviceKey,
    pub(super) due: Due,
}

/// What a page that joins its user's room has missed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Welcome {
    /// That has to be looked up.
    Unknown,
    /// Nothing.
    Nothing,
    /// What was told after this offset.
    After(u64),
}

impl Absences {
    /// `None` if nothing is kept for users. The journal ends at `head`.
    pub fn new(settings: &InboxSettings, head: u64) -> Option<Self> {
        if settings.events.is_empty() || settings.replay == 0 {
            return None;
        }
        let known = Known {
            devices: HashMap::new(),
            changed: HashSet::new(),
            gone: VecDeque::new(),
            workers: Vec::new(),
            delivered: head,
            noted: head,
        };
        let patience = Patience::new(settings);
        Some(Self(Arc::new(Inner { patience, replay: settings.replay, known: Mutex::new(known) })))
    }

    /// How many entries a page that comes back is given at the most.
    pub(super) fn replay(&self) -> u32 {
        self.0.replay
    }

    /// Takes in a worker, which says in `delivered` how far it has delivered.
    pub(super) fn add_worker(&self, delivered: Arc<AtomicU64>, registry: Recipient<Late>) {
        self.known().workers.push(Worker { delivered, registry });
    }

    /// A page has joined; what is told after `head` reaches it as it is told.
    pub(super) fn come(&self, key: &DeviceKey, client: ClientId, head: u64, now: i64) -> Welcome {
        let mut known = self.known();
        let device = known.device(key);
        if device.is_known() {
            return device.come(client, head, now, self.0.patience).map_or(Welcome::Nothing, Welcome::After);
        }
        device.wait();
        Welcome::Unknown
    }

    /// It was looked up what is written of a device, for a page that waits for that. Answers after which offset it has missed
    /// something up to `head`.
    pub(super) fn looked_up(
        &self,
        key: &DeviceKey,
        noted: Option<Absence>,
        client: ClientId,
        head: u64,
        now: i64,
    ) -> Option<u64> {
        let mut known = self.known();
        let device = known.device(key);
        device.know(noted);
        device.waited();
        device.come(client, head, now, self.0.patience)
    }

    /// A page has joined that knows by itself what it missed.
    pub(super) fn come_with_position(&self, key: &DeviceKey, client: ClientId, head: u64, now: i64) {
        self.known().device(key).come_with_position(client, head, now, self.0.patience);
    }

    /// A page has been given what it missed.
    pub(super) fn present(&self, key: &DeviceKey) {
        self.known().device(key).present();
    }

    /// A page has gone before it was known what it missed; what is written of the device was looked up since, or that failed.
    pub(super) fn went_unknown(&self, key: &DeviceKey, noted: Result<Option<Absence>, StoreError>, gone: Gone) {
        let mut known = self.known();
        match noted {
            Ok(noted) => {
                let late = known.device(key).went_unknown(noted, gone);
                known.tell_late(key, late);
                known.gone.push_back((self.0.patience.of_pages(gone.at), key.clone()));
            }
            Err(_) => known.device(key).waited(),
        }
        known.forget_if_over(key);
    }

    /// A page has gone. Others of the device that have come since are given what it has not heard.
    pub(super) fn go(&self, key: &DeviceKey, client: ClientId, gone: Gone, was_catching_up: bool) {
        let patience = self.0.patience;
        let mut known = self.known();
        let late = known.device(key).go(client, gone, was_catching_up, patience);
        known.gone.push_back((patience.of_pages(gone.at), key.clone()));
        known.tell_late(key, late);
    }

    /// What is to be written now, if anything is.
    ///
    /// What it says of the devices that are there is what had been delivered when this was asked before: so much later it has
    /// left the process, too.
    pub fn changes(&self, now: i64) -> Option<Attendance> {
        let mut known = self.known();
        let known = &mut *known;
        let delivered = known.workers.iter().map(|worker| worker.delivered.load(Ordering::Relaxed)).min();
        let delivered = delivered.unwrap_or(known.delivered);
        let seen_to = std::mem::replace(&mut known.delivered, delivered);
        let mut devices = Vec::new();
        known.changed.retain(|key| {
            let Some(device) = known.devices.get(key) else { return false };
            let absence = device.to_note();
            devices.extend(absence.map(|absence| (key.clone(), absence)));
            // One that is being given what it missed is written when it has got it.
            absence.is_none() && !device.is_over()
        });
        while let Some((_, key)) = known.gone.pop_front_if(|(until, _)| *until < now) {
            known.forget_if_over(&key);
        }
        if devices.is_empty() && seen_to == known.noted {
            return None;
        }
        known.noted = seen_to;
        Some(Attendance { devices, seen_to, noted_at: now })
    }

    /// That could not be written; it is to be tried again.
    pub fn not_written(&self, attendance: &Attendance) {
        let mut known = self.known();
        for (key, absence) in &attendance.devices {
            // One that was forgotten meanwhile has nobody there.
            known.devices.entry(key.clone()).or_insert_with(|| Presence::away(*absence));
            known.gone.push_back((attendance.noted_at, key.clone()));
            known.changed.insert(key.clone());
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // Every change under the lock is one step.
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// The device, of which something is about to change.
    fn device(&mut self, key: &DeviceKey) -> &mut Presence {
        if !self.changed.contains(key) {
            self.changed.insert(key.clone());
        }
        self.devices.entry(key.clone()).or_default()
    }

    fn tell_late(&self, key: &DeviceKey, late: Vec<Due>) {
        for due in late {
            // On which worker the client is, the workers know.
            for worker in &self.workers {
                if worker.registry.try_send(Late { key: key.clone(), due }).is_err() {
                    log::warn!("{}: what it missed cannot be given to it: a registry takes no messages", due.client);
                }
            }
        }
    }

    fn forget_if_over(&mut self, key: &DeviceKey) {
        let is_over = self.devices.get(key).is_some_and(Presence::is_over);
        if is_over && !(self.changed.contains(key) && self.devices[key].to_note().is_some()) {
            self.devices.remove(key);
            self.changed.remove(key);
        }
    }
}
