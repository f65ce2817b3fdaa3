use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use crate::domain::{Position, Publication, RoomKey};

/// What was told lately, by audience: one worker's view of the journal's end. Holds pointers; the publications are shared
/// by all workers.
///
/// Offsets have no holes: every publication with an offset passes here, in order.
pub(super) struct History {
    /// The last publication that has been applied on this worker, and the journal's epoch.
    head: Position,
    ring: VecDeque<Arc<Publication>>,
    bytes: usize,
    by_audience: HashMap<RoomKey, VecDeque<u64>>,
    keep_events: usize,
    keep_bytes: usize,
}

/// What was asked for is no longer kept, or never was.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Gap;

impl History {
    /// Begins after `head`, with nothing.
    pub(super) fn new(head: Position, keep_events: usize, keep_bytes: usize) -> Self {
        let by_audience = HashMap::new();
        Self { head, ring: VecDeque::new(), bytes: 0, by_audience, keep_events, keep_bytes }
    }

    /// Begins at `head` with what was told before: `tail` ends there and has no holes.
    pub(super) fn going_on(head: Position, tail: &[Arc<Publication>], keep_events: usize, keep_bytes: usize) -> Self {
        let before = head.offset.saturating_sub(tail.len() as u64);
        let mut history = Self::new(Position { offset: before, ..head }, keep_events, keep_bytes);
        tail.iter().for_each(|publication| history.push(publication));
        history
    }

    /// Everything after this offset is here.
    pub(super) fn oldest(&self) -> u64 {
        self.head.offset - self.ring.len() as u64
    }

    /// The position of the last publication that has been applied.
    pub(super) fn head(&self) -> &Position {
        &self.head
    }

    /// Takes the next publication; fleeting ones are not kept.
    pub(super) fn push(&mut self, publication: &Arc<Publication>) {
        let Some(offset) = publication.offset else { return };
        self.head.offset = offset;
        self.bytes += weight(publication);
        self.by_audience.entry(publication.draft.audience.clone()).or_default().push_back(offset);
        self.ring.push_back(Arc::clone(publication));
        while self.ring.len() > self.keep_events || self.bytes > self.keep_bytes {
            if !self.forget_oldest() {
                break;
            }
        }
    }

    /// Whether everything after the position is still here.
    pub(super) fn reaches_back_to(&self, since: &Position) -> Result<(), Gap> {
        if since.epoch == self.head.epoch && (self.oldest()..=self.head.offset).contains(&since.offset) {
            Ok(())
        } else {
            Err(Gap)
        }
    }

    /// The next publications after `offset` for any of the audiences: in order, each once, at most `most`.
    pub(super) fn after(&self, audiences: &[RoomKey], offset: u64, most: usize) -> Vec<Arc<Publication>> {
        let mut offsets: Vec<u64> = audiences
            .iter()
            .filter_map(|audience| self.by_audience.get(audience))
            .flat_map(|offsets| offsets.range(offsets.partition_point(|&o| o <= offset)..).take(most).copied())
            .collect();
        offsets.sort_unstable();
        offsets.dedup();
        offsets.truncate(most);
        offsets.into_iter().filter_map(|offset| self.get(offset)).cloned().collect()
    }

    fn get(&self, offset: u64) -> Option<&Arc<Publication>> {
        let first = self.ring.front()?.offset?;
        self.ring.get(usize::try_from(offset.checked_sub(first)?).ok()?)
    }

    fn forget_oldest(&mut self) -> bool {
        let Some(oldest) = self.ring.pop_front() else { return false };
        self.bytes -= weight(&oldest);
        if let Some(offsets) = self.by_audience.get_mut(&oldest.draft.audience) {
            offsets.pop_front();
            if offsets.is_empty() {
                self.by_audience.remove(&oldest.draft.audience);
            }
        }
        true
    }
}

fn weight(publication: &Publication) -> usize {
    publication.draft.data.get().len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::value::RawValue;

    use super::*;
    use crate::domain::{ContestId, Draft, Namespace, Room};

    fn contest(id: u64) -> RoomKey {
        RoomKey::room(Namespace::Leaderboard, Room::Contest(ContestId::new(id).unwrap()))
    }

    fn publication(audience: RoomKey, offset: Option<u64>) -> Arc<Publication> {
        let data = RawValue::from_string("{}".to_owned()).unwrap().into();
        let draft = Draft { fleeting: offset.is_none(), ..Draft::new(audience, "e", data) };
        Arc::new(Publication::new(draft, "e1".parse().unwrap(), offset, 0))
    }

    fn at(offset: u64) -> Position {
        Position { epoch: "e1".parse().unwrap(), offset }
    }

    fn offsets(publications: &[Arc<Publication>]) -> Vec<u64> {
        publications.iter().map(|p| p.offset.unwrap()).collect()
    }

    #[test]
    fn each_room_remembers_its_own() {
        let mut history = History::new(at(100), 10, 1000);
        for (offset, room) in [(101, 1), (102, 2), (103, 1)] {
            history.push(&publication(contest(room), Some(offset)));
        }
        history.push(&publication(contest(1), None));
        assert_eq!(history.head(), &at(103));
        assert_eq!(offsets(&history.after(&[contest(1)], 100, 9)), [101, 103]);
        assert_eq!(offsets(&history.after(&[contest(1)], 101, 9)), [103]);
        assert_eq!(offsets(&history.after(&[contest(1), contest(2)], 101, 1)), [102]);
        assert_eq!(offsets(&history.after(&[contest(3)], 100, 9)), [0; 0]);
    }

    #[test]
    fn a_position_that_is_no_longer_kept_or_never_was_is_a_gap() {
        let mut history = History::new(at(0), 2, 1000);
        for offset in 1..=5 {
            history.push(&publication(contest(1), Some(offset)));
        }
        assert_eq!(history.reaches_back_to(&at(2)), Err(Gap));
        assert_eq!(history.reaches_back_to(&at(3)), Ok(()));
        assert_eq!(history.reaches_back_to(&at(5)), Ok(()));
        assert_eq!(history.reaches_back_to(&at(6)), Err(Gap));
        let other_life = Position { epoch: "e2".parse().unwrap(), offset: 4 };
        assert_eq!(history.reaches_back_to(&other_life), Err(Gap));
    }

    #[test]
    fn it_goes_on_from_what_was_told_before() {
        let tail: Vec<_> = (8..=10).map(|offset| publication(contest(1), Some(offset))).collect();
        let history = History::going_on(at(10), &tail, 10, 1000);
        assert_eq!((history.oldest(), history.head()), (7, &at(10)));
        assert_eq!(offsets(&history.after(&[contest(1)], 8, 9)), [9, 10]);
        let shorter = History::going_on(at(10), &tail, 2, 1000);
        assert_eq!((shorter.oldest(), shorter.head()), (8, &at(10)));
    }

    #[test]
    fn bytes_are_bounded_too() {
        let mut history = History::new(at(0), 1000, 5);
        for offset in 1..=5 {
            history.push(&publication(contest(1), Some(offset)));
        }
        assert_eq!(history.reaches_back_to(&at(2)), Err(Gap));
        assert_eq!(offsets(&history.after(&[contest(1)], 3, 9)), [4, 5]);
        assert_eq!(history.by_audience[&contest(1)].len(), 2);
    }

    proptest! {
        #[test]
        fn what_is_kept_equals_the_end_of_what_was_pushed(
            rooms in prop::collection::vec(1u64..4, 0..60),
            keep in 1usize..20,
            wanted in prop::collection::btree_set(1u64..4, 0..3),
            since in 0u64..60,
            most in 1usize..10,
        ) {
            let mut history = History::new(at(0), keep, usize::MAX);
            for (i, room) in rooms.iter().enumerate() {
                history.push(&publication(contest(*room), Some(i as u64 + 1)));
            }
            let audiences: Vec<RoomKey> = wanted.iter().map(|room| contest(*room)).collect();
            let forgotten = rooms.len().saturating_sub(keep) as u64;
            prop_assert_eq!(history.reaches_back_to(&at(since)).is_ok(), (forgotten..=rooms.len() as u64).contains(&since));
            let expected: Vec<u64> = (1..).zip(&rooms)
                .filter(|(offset, room)| *offset > since.max(forgotten) && wanted.contains(room))
                .map(|(offset, _)| offset).take(most).collect();
            prop_assert_eq!(offsets(&history.after(&audiences, since, most)), expected);
        }
    }
}
