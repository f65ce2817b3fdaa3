use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use actix::{Message, Recipient};

use super::presence::{Due, Gone, Newcomer, Patience, Presence};
use crate::{
    domain::ClientId,
    settings::InboxSettings,
    store::{Absence, Attendance, DeviceKey},
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
    doubt: Option<Doubt>,
    known: Mutex<Known>,
}

/// The process before was killed. Devices that had only just come, of which it had not got to write anything, come back soon. A
/// new device looks the same, and is taken for one of those: rather that than that one of them misses anything.
struct Doubt {
    /// What such a device has seen.
    seen_to: u64,
    since: i64,
    until: i64,
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
    /// `None` if nothing is kept for users. The journal ends at `head`. After `newcomers_after` devices may have come of which
    /// nothing is written; see [`Absence::begin`].
    pub fn new(settings: &InboxSettings, head: u64, newcomers_after: Option<u64>, now: i64) -> Option<Self> {
        if !settings.minds_devices() {
            return None;
        }
        let known = Known {
            devices: HashMap::new(),
            changed: HashSet::new(),
            gone: VecDeque::new(),
            workers: Vec::new(),
            delivered: head,
            noted: newcomers_after.unwrap_or(head),
        };
        let patience = Patience::new(settings);
        let doubt = newcomers_after.map(|seen_to| Doubt { seen_to, since: now, until: patience.of_pages(now) });
        Some(Self(Arc::new(Inner { patience, replay: settings.replay, doubt, known: Mutex::new(known) })))
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
        device.wait(self.newcomer(head, now));
        Welcome::Unknown
    }

    /// How a device stands if it is new.
    fn newcomer(&self, head: u64, now: i64) -> Newcomer {
        let doubt = self.doubt(now);
        let (seen_to, since) = doubt.map_or((head, now), |doubt| (doubt.seen_to.min(head), doubt.since));
        Newcomer { absence: Absence { seen_to, ended_at: Some(since) }, may_have_been_there: doubt.is_some() }
    }

    fn doubt(&self, now: i64) -> Option<&Doubt> {
        self.0.doubt.as_ref().filter(|doubt| now < doubt.until)
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
        let new_since = self.0.patience.ends_before(now);
        let mut known = self.known();
        let device = known.device(key);
        device.know(noted.filter(|noted| !noted.is_over(new_since)));
        device.waited();
        device.come(client, head, now, self.0.patience)
    }

    /// A page has joined that knows by itself what it missed, which was told after `since`.
    pub(super) fn come_with_position(&self, key: &DeviceKey, client: ClientId, since: u64, head: u64, now: i64) {
        self.known().device(key).come_with_position(client, since, head, now, self.0.patience);
    }

    /// A page has been given what it missed.
    pub(super) fn present(&self, key: &DeviceKey, client: ClientId) {
        self.known().device(key).present(client);
    }

    /// A page has been given what it was due after this.
    pub(super) fn given_due(&self, key: &DeviceKey, client: ClientId, after: u64) {
        self.known().device(key).given_due(client, after);
    }

    /// A page has gone before it was known what it missed. Nobody has to find that out any more: if anything is written of the
    /// device that stands, and else it is new, which is found when that is written.
    pub(super) fn went_unknown(&self, key: &DeviceKey, gone: Gone) {
        let patience = self.0.patience;
        let mut known = self.known();
        let late = known.device(key).went_unknown(gone, patience);
        known.gone.push_back((patience.of_pages(gone.at), key.clone()));
        known.tell_late(key, late);
    }

    /// A page has gone. Others of the device that have come since are given what it has not heard.
    pub(super) fn go(&self, key: &DeviceKey, client: ClientId, gone: Gone) {
        let patience = self.0.patience;
        let mut known = self.known();
        let late = known.device(key).go(client, gone, patience);
        known.gone.push_back((patience.of_pages(gone.at), key.clone()));
        known.tell_late(key, late);
    }

    /// What is to be written now, if anything is; for the last time there is. Then [`Self::written`] or [`Self::not_written`]
    /// is to follow.
    ///
    /// What it says of the devices that are there is what had been delivered when this was asked before: so much later it has
    /// left the process, too. It says no more than before while somebody may still come back who came when that was written.
    pub fn changes(&self, now: i64, is_last: bool) -> Option<Attendance> {
        let is_in_doubt = self.doubt(now).is_some();
        let mut known = self.known();
        let known = &mut *known;
        let delivered = known.workers.iter().map(|worker| worker.delivered.load(Ordering::Relaxed)).min();
        let delivered = delivered.unwrap_or(known.delivered);
        let delivered = std::mem::replace(&mut known.delivered, delivered);
        let seen_to = if is_in_doubt { known.noted } else { delivered };
        let noted = |key: DeviceKey| Some((known.devices.get(&key)?.to_note()?, key));
        let devices: Vec<_> = known.changed.drain().filter_map(noted).map(|(note, key)| (key, note)).collect();
        if devices.is_empty() && seen_to == known.noted && !is_last {
            known.forget_who_went(now);
            return None;
        }
        known.noted = seen_to;
        let new_since = self.0.patience.ends_before(now);
        let is_complete = is_last && !is_in_doubt;
        Some(Attendance { devices, new_since, seen_to, noted_at: now, is_complete })
    }

    /// That has been written. Not before is anybody forgotten of whom it tells: he would be looked for where nothing is yet.
    pub fn written(&self, attendance: &Attendance) {
        self.known().forget_who_went(attendance.noted_at);
    }

    /// That could not be written; it is to be tried again.
    pub fn not_written(&self, attendance: &Attendance) {
        let mut known = self.known();
        for (key, _) in &attendance.devices {
            known.gone.push_back((attendance.noted_at, key.clone()));
            known.changed.insert(key.clone());
        }
        known.forget_who_went(attendance.noted_at);
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

    /// Forgets those of whom everything is written, and whose pages are not expected back.
    fn forget_who_went(&mut self, now: i64) {
        while let Some((_, key)) = self.gone.pop_front_if(|(until, _)| *until < now) {
            let is_over = self.devices.get(&key).is_some_and(Presence::is_over);
            if is_over && !(self.changed.contains(&key) && self.devices[&key].to_note().is_some()) {
                self.devices.remove(&key);
                self.changed.remove(&key);
            }
        }
    }
}

#[cfg(test)]
mod tests;
