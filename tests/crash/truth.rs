//! What must be true at the end, whatever was killed: the journal has what was acknowledged, once, and every client has
//! heard what the journal has for it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::{
    audience::{Audience, NAMESPACES},
    endpoint::Endpoint,
    post::{Telling, label},
    poster::Told,
    record::{Event, Record},
};

/// Events of a page of the journal.
const PAGE: u32 = 500;

/// What the journal has, read as an operator reads it. `epochs` gets the epochs that it names.
pub(crate) async fn read_journal(endpoint: &Endpoint, epochs: &mut BTreeSet<String>) -> Vec<Told> {
    let mut journal = Vec::new();
    for namespace in NAMESPACES {
        let mut after = "0".to_owned();
        loop {
            let path = format!("/api/v1/events?namespace={namespace}&after={after}&limit={PAGE}");
            let (status, body) = endpoint.get(&path).await;
            assert_eq!(status, 200, "GET {path} was answered {body}");
            let page: Value = serde_json::from_str(&body).unwrap();
            epochs.insert(page["epoch"].as_str().unwrap().to_owned());
            assert!(page["gap"].is_null(), "GET {path} was answered with a gap");
            journal.extend(page["events"].as_array().unwrap().iter().map(read_event));
            match &page["next"] {
                Value::Null => break,
                next => next.as_str().unwrap().clone_into(&mut after),
            }
        }
    }
    journal.sort_by_key(|told: &Told| told.offset);
    journal
}

fn read_event(event: &Value) -> Told {
    let read = || {
        let telling = Telling {
            audience: Audience::read(event)?,
            event: event["event"].as_str()?.to_owned(),
            data: event["data"].clone(),
        };
        Some(Told { offset: event["offset"].as_u64()?, telling })
    };
    read().unwrap_or_else(|| panic!("an event of the journal: {event}"))
}

/// What is wrong with the acknowledged events themselves: they must be offsets 1, 2, 3, … without a hole, since every
/// POST was repeated until it was answered; and nothing may have been told twice to anybody.
pub(crate) fn check_acknowledged(acknowledged: &[Told]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (told, offset) in acknowledged.iter().zip(1..) {
        if told.offset != offset {
            wrong.push(format!("expected offset {offset} among those acknowledged, got {}", name(told)));
            break;
        }
    }
    let mut seen = BTreeMap::new();
    for told in acknowledged {
        let Telling { audience, event, data } = &told.telling;
        // The last batch has one label for many events.
        let twice = seen.insert((audience, event, label(data)), told);
        if let Some(before) = twice.filter(|_| !label(data).starts_with("last")) {
            wrong.push(format!("acknowledged twice: {} and {}", name(before), name(told)));
        }
    }
    wrong
}

/// What the journal has too much, too little or otherwise than it was acknowledged.
pub(crate) fn check_journal(acknowledged: &[Told], journal: &[Told]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut journal = journal.iter().peekable();
    for told in acknowledged {
        while let Some(surplus) = journal.next_if(|kept| kept.offset < told.offset) {
            wrong.push(format!("in the journal and not acknowledged, or twice: {}", name(surplus)));
        }
        match journal.next_if(|kept| kept.offset == told.offset) {
            None => wrong.push(format!("acknowledged and not in the journal: {}", name(told))),
            Some(kept) if kept == told => {}
            Some(kept) => wrong.push(format!("acknowledged {told:?}, in the journal {kept:?}")),
        }
    }
    wrong.extend(journal.map(|surplus| format!("in the journal and not acknowledged, or twice: {}", name(surplus))));
    wrong
}

/// Where what a client heard is not what was told its audiences, once and in order: the first such place of each.
pub(crate) fn check_record(told: &[Told], record: &Record) -> Vec<String> {
    let mut wrong = record.complaints.clone();
    for (audience, heard) in &record.heard {
        let since = heard.since.unwrap_or_default();
        let due = told.iter().filter(|told| told.telling.audience == *audience && told.offset > since).map(as_heard);
        let due: Vec<Event> = due.collect();
        if due.is_empty() {
            wrong.push(format!("{}: nothing was told to {audience}", record.name));
        }
        if due != heard.events {
            let at = due.iter().zip(&heard.events).take_while(|(due, heard)| due == heard).count();
            wrong.push(format!(
                "{}, {audience}, since {since}: after {at} events expected {:?}, heard {:?} ({} due, {} heard)",
                record.name,
                due.get(at),
                heard.events.get(at),
                due.len(),
                heard.events.len(),
            ));
        }
    }
    wrong
}

fn as_heard(told: &Told) -> Event {
    let Telling { event, data, .. } = &told.telling;
    Event { offset: told.offset, name: event.clone(), label: label(data).to_owned() }
}

fn name(told: &Told) -> String {
    let Telling { audience, event, data } = &told.telling;
    format!("{} ({event} \"{}\" for {audience})", told.offset, label(data))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::audience::TRAINING;

    fn told(offset: u64, label: &str) -> Told {
        let data = json!({"userName": label});
        let telling = Telling { audience: Audience::everybody(TRAINING), event: "broadcast".to_owned(), data };
        Told { offset, telling }
    }

    /// Offsets 1 to 4.
    fn all() -> Vec<Told> {
        [(1, "a"), (2, "b"), (3, "c"), (4, "d")].map(|(offset, label)| told(offset, label)).into()
    }

    fn record(since: u64, heard: &[Told]) -> Record {
        let audience = Audience::everybody(TRAINING);
        let mut record = Record::new("Ada", [audience.clone()]);
        record.belongs_since(&audience, since);
        for told in heard {
            record.event(&audience, told.offset, "broadcast", &told.telling.data);
        }
        record
    }

    #[test]
    fn a_journal_that_was_acknowledged_and_heard_is_right() {
        assert_eq!(check_acknowledged(&all()), [""; 0]);
        assert_eq!(check_journal(&all(), &all()), [""; 0]);
        assert_eq!(check_record(&all(), &record(0, &all())), [""; 0]);
        assert_eq!(check_record(&all(), &record(2, &all()[2..])), [""; 0]);
    }

    #[test]
    fn an_offset_or_an_event_that_was_acknowledged_twice_and_a_hole_are_found() {
        for wrong in
            [vec![told(1, "a"), told(1, "b")], vec![told(1, "a"), told(3, "b")], vec![told(1, "a"), told(2, "a")]]
        {
            assert_eq!(check_acknowledged(&wrong).len(), 1, "{wrong:?}");
        }
    }

    #[test]
    fn what_the_journal_has_lost_doubled_altered_or_made_up_is_found() {
        let at = |offset: usize, event: &[Told]| [&all()[..offset], event, &all()[offset + 1..]].concat();
        let double = [told(2, "b"), told(2, "b")];
        for wrong in
            [at(1, &[]), at(1, &double), at(1, &[told(2, "x")]), at(3, &[]), at(3, &[told(4, "d"), told(5, "e")])]
        {
            assert_eq!(check_journal(&all(), &wrong).len(), 1, "{wrong:?}");
        }
    }

    #[test]
    fn what_a_client_missed_or_heard_twice_in_another_order_or_for_others_is_found() {
        let [a, b, c, d] = <[Told; 4]>::try_from(all()).unwrap();
        let wrongs: [&[&Told]; 5] = [&[&a, &b, &d], &[&a, &b, &d, &c], &[&a, &b, &c, &d, &d], &[&b, &c, &d], &[]];
        for wrong in wrongs {
            let wrong: Vec<Told> = wrong.iter().copied().cloned().collect();
            assert_eq!(check_record(&all(), &record(0, &wrong)).len(), 1, "{wrong:?}");
        }
        let mut record = record(0, &all());
        record.event(&Audience::room(TRAINING, "user:1"), 5, "xp:gained", &json!({}));
        assert_eq!(check_record(&all(), &record).len(), 1);
    }
}
