//! What a client has heard.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::{
    audience::Audience,
    post::{LAST_OF_ALL, LAST_OF_ROOM, label},
};

/// Complaints of one client; a client that goes wrong may go wrong with every event.
const MOST_COMPLAINTS: usize = 5;

/// What one client has heard over all its connections.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) name: String,
    pub(crate) heard: BTreeMap<Audience, Heard>,
    pub(crate) epochs: BTreeSet<String>,
    /// What a client should not have met with.
    pub(crate) complaints: Vec<String>,
    pub(crate) connections: u64,
    /// How often it came back with a position and was given what it had missed.
    pub(crate) recoveries: u64,
}

/// What a client has heard of one audience.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// The offset behind which everything is due to it; `None` before it belonged there.
    pub(crate) since: Option<u64>,
    pub(crate) events: Vec<Event>,
    /// Whether the last event was among them.
    pub(crate) complete: bool,
}

/// An event as a client tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) offset: u64,
    pub(crate) name: String,
    pub(crate) label: String,
}

impl Record {
    pub(crate) fn new(name: &str, audiences: impl IntoIterator<Item = Audience>) -> Self {
        Self {
            name: name.to_owned(),
            heard: audiences.into_iter().map(|audience| (audience, Heard::default())).collect(),
            epochs: BTreeSet::new(),
            complaints: Vec::new(),
            connections: 0,
            recoveries: 0,
        }
    }

    pub(crate) fn complain(&mut self, complaint: impl AsRef<str>) {
        if self.complaints.len() < MOST_COMPLAINTS {
            self.complaints.push(format!("{}: {}", self.name, complaint.as_ref()));
        }
    }

    /// Everything behind this offset is due to the client from now on, unless more is already.
    pub(crate) fn belongs_since(&mut self, audience: &Audience, offset: u64) {
        if let Some(heard) = self.heard.get_mut(audience) {
            heard.since.get_or_insert(offset);
        }
    }

    pub(crate) fn event(&mut self, audience: &Audience, offset: u64, name: &str, data: &Value) {
        let label = label(data).to_owned();
        let Some(heard) = self.heard.get_mut(audience) else {
            return self.complain(format!("heard {label} ({name}, {offset}), which was for {audience}"));
        };
        let last = if audience.room.is_some() { LAST_OF_ROOM } else { LAST_OF_ALL };
        heard.complete |= label == last;
        heard.events.push(Event { offset, name: name.to_owned(), label });
    }

    /// Whether nothing is to come any more.
    pub(crate) fn is_complete(&self) -> bool {
        self.heard.values().all(|heard| heard.complete)
    }

    /// What is still to come, for a message of a failed test.
    pub(crate) fn missing(&self) -> String {
        let missing = self.heard.iter().filter(|(_, heard)| !heard.complete).map(|(audience, heard)| {
            let last = heard.events.last().map(|event| event.offset);
            format!("{audience} (since {:?}, last heard {last:?})", heard.since)
        });
        format!("{} waits for the end of {}", self.name, missing.collect::<Vec<_>>().join(", "))
    }
}
