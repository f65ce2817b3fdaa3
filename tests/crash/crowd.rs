//! All the clients together.

#![allow(dead_code, reason = "each test binary uses what it needs")]

use std::{
    cell::RefCell,
    collections::{BTreeSet, VecDeque},
    rc::Rc,
};

use actix_rt::task::JoinHandle;
use futures_util::future::join_all;
use rand::{SeedableRng, rngs::StdRng};
use tokio::time::timeout;

use crate::{
    MOST_FAULTS, PATIENCE,
    client::Pause,
    endpoint::Endpoint,
    guests::{Guest, Protocol},
    json_client::JsonClient,
    poster::Told,
    record::Record,
    socketio_client::SocketIoClient,
    truth,
};

/// The clients that have come, and those that will.
pub(crate) struct Crowd {
    endpoint: Rc<Endpoint>,
    rng: StdRng,
    outside: VecDeque<Guest>,
    inside: Vec<JoinHandle<()>>,
    records: Vec<Rc<RefCell<Record>>>,
}

impl Crowd {
    /// Nobody has come yet but those who are not late.
    pub(crate) fn new(endpoint: Rc<Endpoint>, rng: &mut StdRng) -> Self {
        let (late, early): (Vec<_>, Vec<_>) = Guest::all().into_iter().partition(|guest| guest.late);
        let rng = StdRng::from_rng(rng);
        let mut crowd = Self { endpoint, rng, outside: late.into(), inside: Vec::new(), records: Vec::new() };
        early.iter().for_each(|guest| crowd.let_in(guest));
        crowd
    }

    /// Waits until everybody who has come has been in all his rooms. Everything that is told later is due to him.
    pub(crate) async fn everybody_settles(&self) {
        let all = self.inside.len() as u64;
        if timeout(PATIENCE, self.endpoint.settled.reaches(all)).await.is_err() {
            let complaints = self.records.iter().flat_map(|record| record.borrow().complaints.clone());
            let complaints: Vec<_> = complaints.take(MOST_FAULTS).collect();
            panic!("{} of {all} clients found in\n{}", self.endpoint.settled.get(), complaints.join("\n"));
        }
    }

    /// Nothing has been told yet, so everything that will be is due to those who are in: they must have been told offset 0.
    pub(crate) fn everything_is_due(&self) {
        for record in &self.records {
            let record = record.borrow();
            let due = record.heard.values().all(|heard| heard.since == Some(0));
            assert!(due && !record.heard.is_empty(), "{record:?}");
        }
    }

    /// Lets in the share of those outside that comes in one of so many rounds.
    pub(crate) fn some_come_late(&mut self, rounds: u32) {
        for _ in 0..self.outside.len().div_ceil(rounds as usize) {
            if let Some(guest) = self.outside.pop_front() {
                self.let_in(&guest);
            }
        }
    }

    /// Waits until everybody has heard the last of everything.
    pub(crate) async fn everybody_leaves(&mut self) {
        for left in join_all(&mut self.inside).await {
            left.unwrap();
        }
    }

    /// What is wrong with what was heard, when this was told. `epochs` gets the epochs that were heard of.
    pub(crate) fn check(&self, told: &[Told], epochs: &mut BTreeSet<String>) -> Vec<String> {
        let mut wrong = Vec::new();
        for record in &self.records {
            let record = record.borrow();
            epochs.extend(record.epochs.iter().cloned());
            wrong.extend(truth::check_record(told, &record));
        }
        wrong
    }

    /// Who has not heard the last of everything.
    pub(crate) fn those_who_wait(&self) -> Vec<String> {
        let waiting = self.records.iter().map(|record| record.borrow()).filter(|record| !record.is_complete());
        waiting.map(|record| record.missing()).collect()
    }

    /// How often somebody's position was taken.
    pub(crate) fn recoveries(&self) -> u64 {
        self.records.iter().map(|record| record.borrow().recoveries).sum()
    }

    /// How often a connection was made, once for each who never lost his.
    pub(crate) fn connections(&self) -> u64 {
        self.records.iter().map(|record| record.borrow().connections).sum()
    }

    /// Those who have come.
    pub(crate) fn count(&self) -> u64 {
        self.inside.len() as u64
    }

    /// What they did, for a person.
    pub(crate) fn summary(&self) -> String {
        let connections = self.connections();
        let heard = |record: &Rc<RefCell<Record>>| -> usize {
            record.borrow().heard.values().map(|heard| heard.events.len()).sum()
        };
        format!(
            "{} clients heard {} events over {connections} connections and were recovered {} times",
            self.records.len(),
            self.records.iter().map(heard).sum::<usize>(),
            self.recoveries(),
        )
    }

    fn let_in(&mut self, guest: &Guest) {
        let audiences = guest.places.iter().flat_map(|place| place.audiences(guest.user));
        let record = Rc::new(RefCell::new(Record::new(&guest.name, audiences)));
        let pause = Pause::new(StdRng::from_rng(&mut self.rng));
        let endpoint = Rc::clone(&self.endpoint);
        self.inside.push(match guest.protocol {
            Protocol::Json => actix_rt::spawn(JsonClient::new(guest, endpoint, Rc::clone(&record), pause).run()),
            Protocol::SocketIo => {
                actix_rt::spawn(SocketIoClient::new(guest, endpoint, Rc::clone(&record), pause).run())
            }
        });
        self.records.push(record);
    }
}
