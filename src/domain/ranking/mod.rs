//! Who stands where on a board: a sorted set that also answers "which place is this" and "who has the n-th place".
//!
//! The places stand in order in chunks of at most [`CHUNK`], and a Fenwick tree counts what the chunks hold. A search is
//! O(log n); a change also moves half a chunk in memory, and now and then one that splits or joins chunks counts all of
//! them anew, which for a million places are a few thousand additions. A place takes 24 bytes, with the slack of the chunks
//! about 28; the ranking of a team of five is one chunk of its own size.
//!
//! Why not the crate `indexset`, which is built alike (0.18 was looked at): each of its nodes is allocated at its full size
//! of 1,024 places, so that the smallest set takes 24 KB and a node fresh from a split is half air; its searches use
//! `unsafe`; and its plain `get` and `range` gave wrong answers until 0.17.

mod counts;
mod place;

pub use place::Place;

use counts::Counts;

/// The most places of a chunk. Moving half of one (6 KB) takes about as long as the search.
const CHUNK: usize = 512;

/// The places of a board, best first, each once.
#[derive(Debug, Clone, Default)]
pub struct Ranking {
    /// In order, none empty.
    chunks: Vec<Vec<Place>>,
    counts: Counts,
    len: usize,
}

/// Where a place stands, or would: the chunk, and the offset inside.
type Position = (usize, usize);

impl Ranking {
    /// A board without users.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Takes in a place. False if it is there already. Somebody's former place is another one, and stays unless removed.
    pub fn insert(&mut self, place: Place) -> bool {
        let (mut at, mut offset) = self.position(|other| *other < place);
        if self.place_at((at, offset)) == Some(&place) {
            return false;
        }
        // What comes behind everything else belongs to the end of the last chunk.
        if at == self.chunks.len() && at > 0 {
            at -= 1;
            offset = self.chunks[at].len();
        }
        match self.chunks.get_mut(at) {
            Some(chunk) if chunk.len() < CHUNK => {
                put(chunk, offset, place);
                self.counts.increment(at);
                self.len += 1;
                return true;
            }
            Some(chunk) => {
                let mut behind = chunk.split_off(CHUNK / 2);
                chunk.shrink_to_fit();
                match offset.checked_sub(chunk.len()) {
                    Some(offset @ 1..) => put(&mut behind, offset, place),
                    _ => put(chunk, offset, place),
                }
                self.chunks.insert(at + 1, behind);
            }
            None => self.chunks.push(vec![place]),
        }
        self.recount();
        true
    }

    /// Takes out a place. False if it was not there.
    pub fn remove(&mut self, place: &Place) -> bool {
        let (at, offset) = self.position(|other| other < place);
        if self.place_at((at, offset)) != Some(place) {
            return false;
        }
        let chunk = &mut self.chunks[at];
        chunk.remove(offset);
        if chunk.len() < chunk.capacity() / 2 {
            chunk.shrink_to(chunk.len() + slack(chunk.len()));
        }
        self.counts.decrement(at);
        self.len -= 1;
        self.join(at);
        true
    }

    /// The rank of a value, whether or not anyone has it: 1 and the number of places with a greater one (1-2-2-4).
    pub fn rank(&self, value: i64) -> u64 {
        let better = self.count_before(self.position(|place| place.value > value));
        u64::try_from(better).unwrap_or(u64::MAX).saturating_add(1)
    }

    /// How many places come before this one, if it is there.
    pub fn index(&self, place: &Place) -> Option<usize> {
        let position = self.position(|other| other < place);
        (self.place_at(position) == Some(place)).then(|| self.count_before(position))
    }

    /// The places from the one of an index on, in order. None behind the end.
    pub fn from_index(&self, index: usize) -> impl Iterator<Item = Place> {
        self.onwards(self.counts.find(index))
    }

    /// The places with a smaller value, best first.
    pub fn below(&self, value: i64) -> impl Iterator<Item = Place> {
        self.onwards(self.position(|place| place.value >= value))
    }

    /// Where the first place stands of which this does not hold; it holds of a beginning of the ranking.
    fn position(&self, before: impl Fn(&Place) -> bool) -> Position {
        let at = self.chunks.partition_point(|chunk| chunk.last().is_some_and(&before));
        (at, self.chunks.get(at).map_or(0, |chunk| chunk.partition_point(&before)))
    }

    fn place_at(&self, (at, offset): Position) -> Option<&Place> {
        self.chunks.get(at)?.get(offset)
    }

    fn count_before(&self, (at, offset): Position) -> usize {
        self.counts.before(at) + offset
    }

    fn onwards(&self, (at, offset): Position) -> impl Iterator<Item = Place> {
        let first = self.chunks.get(at).and_then(|chunk| chunk.get(offset..)).unwrap_or_default();
        let rest = self.chunks.get(at + 1..).unwrap_or_default();
        first.iter().chain(rest.iter().flatten()).copied()
    }

    /// Joins a chunk that has become small with one beside it, so that there are never many.
    fn join(&mut self, at: usize) {
        let pairs = [at.checked_sub(1), Some(at)].into_iter().flatten();
        let small = |&left: &usize| {
            self.chunks.get(left..left + 2).is_some_and(|pair| pair[0].len() + pair[1].len() <= CHUNK / 2)
        };
        if self.chunks[at].is_empty() {
            self.chunks.remove(at);
        } else if let Some(left) = pairs.into_iter().find(small) {
            let right = self.chunks.remove(left + 1);
            self.chunks[left].reserve_exact(right.len());
            self.chunks[left].extend(right);
        } else {
            return;
        }
        self.recount();
    }

    fn recount(&mut self) {
        self.counts = self.chunks.iter().map(Vec::len).collect();
        self.len = self.counts.before(self.chunks.len());
    }
}

/// How many places a chunk may have room for beyond those it has.
const fn slack(len: usize) -> usize {
    len / 4 + 1
}

/// Puts a place into a chunk that is not full. For memory, the chunk grows in smaller steps than `Vec`'s own doubling.
fn put(chunk: &mut Vec<Place>, offset: usize, place: Place) {
    if chunk.len() == chunk.capacity() {
        chunk.reserve_exact(slack(chunk.len()).min(CHUNK - chunk.len()));
    }
    chunk.insert(offset, place);
}

impl From<Vec<Place>> for Ranking {
    /// Sorts once, which is much faster than to insert one by one. The places come in any order; of equal ones, one stays.
    fn from(mut places: Vec<Place>) -> Self {
        places.sort_unstable();
        places.dedup();
        // Not filled, so that the first places that come do not split every chunk.
        let chunks = places.chunks(CHUNK * 3 / 4).map(<[Place]>::to_vec).collect();
        let mut ranking = Self { chunks, ..Self::default() };
        ranking.recount();
        ranking
    }
}

impl FromIterator<Place> for Ranking {
    fn from_iter<I: IntoIterator<Item = Place>>(places: I) -> Self {
        places.into_iter().collect::<Vec<_>>().into()
    }
}

/// Rankings are equal if their places are, however they came about.
impl PartialEq for Ranking {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.from_index(0).eq(other.from_index(0))
    }
}

impl Eq for Ranking {}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn place(value: i64, reached: i64, id: u64) -> Place {
        Place { value, reached, id }
    }

    /// Many ties, and few enough places that some are met again.
    fn any_place() -> impl Strategy<Value = Place> {
        (-2..40_i64, 0..8_i64, 1..40_u64).prop_map(|(value, reached, id)| place(value, reached, id))
    }

    /// That a ranking answers as a sorted list does, and that its parts are sound.
    fn check(ranking: &Ranking, model: &[Place]) {
        assert!(ranking.from_index(0).eq(model.iter().copied()));
        assert_eq!((ranking.len(), ranking.is_empty()), (model.len(), model.is_empty()));
        assert!(ranking.chunks.iter().all(|chunk| (1..=CHUNK).contains(&chunk.len())));
        assert!(ranking.chunks.iter().all(|chunk| chunk.capacity() <= CHUNK));
        let pairs = ranking.chunks.windows(2).filter(|pair| pair[0].len() + pair[1].len() <= CHUNK / 2);
        assert_eq!(pairs.count(), 0, "chunks that small are joined");
        for value in -3..=41 {
            let better = model.iter().filter(|place| place.value > value).count();
            assert_eq!(ranking.rank(value), better as u64 + 1);
            assert!(ranking.below(value).eq(model.iter().copied().filter(|place| place.value < value)));
        }
        for (index, place) in model.iter().enumerate() {
            assert_eq!(ranking.index(place), Some(index));
            assert_eq!(ranking.from_index(index).next().as_ref(), Some(place));
        }
        assert_eq!(ranking.from_index(model.len()).next(), None);
        assert_eq!(ranking.from_index(usize::MAX).next(), None);
    }

    #[derive(Debug, Clone)]
    enum Change {
        Insert(Place),
        Remove(Place),
        RemoveNth(usize),
    }

    fn any_change() -> impl Strategy<Value = Change> {
        prop_oneof![
            6 => any_place().prop_map(Change::Insert),
            1 => any_place().prop_map(Change::Remove),
            3 => any::<usize>().prop_map(Change::RemoveNth),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn a_ranking_is_a_sorted_list(start in vec(any_place(), 0..3_000), changes in vec(any_change(), 0..1_500)) {
            let mut ranking: Ranking = start.iter().copied().collect();
            let mut model = start;
            model.sort();
            model.dedup();
            check(&ranking, &model);
            for change in changes {
                match change {
                    Change::Insert(place) => {
                        let at = model.binary_search(&place);
                        prop_assert_eq!(ranking.insert(place), at.is_err());
                        if let Err(at) = at {
                            model.insert(at, place);
                        }
                    }
                    Change::Remove(place) => {
                        let at = model.binary_search(&place);
                        prop_assert_eq!(ranking.remove(&place), at.is_ok());
                        prop_assert_eq!(ranking.index(&place), None);
                        if let Ok(at) = at {
                            model.remove(at);
                        }
                    }
                    Change::RemoveNth(nth) if !model.is_empty() => {
                        prop_assert!(ranking.remove(&model.remove(nth % model.len())));
                    }
                    Change::RemoveNth(_) => {}
                }
            }
            check(&ranking, &model);
            prop_assert_eq!(&ranking, &Ranking::from(model.clone()));
            while let Some(last) = model.pop() {
                prop_assert!(ranking.remove(&last));
            }
            prop_assert_eq!(ranking, Ranking::new());
        }
    }

    #[test]
    fn equal_values_share_a_rank_and_the_next_one_is_skipped() {
        let ranking: Ranking =
            [place(30, 1, 1), place(20, 2, 2), place(20, 1, 3), place(10, 1, 4)].into_iter().collect();
        let ranks: Vec<_> = ranking.from_index(0).map(|place| (place.id, ranking.rank(place.value))).collect();
        assert_eq!(ranks, [(1, 1), (3, 2), (2, 2), (4, 4)]);
        assert_eq!(ranking.rank(0), 5);
    }

    #[test]
    fn a_ranking_grows_in_any_order_and_shrinks_to_nothing() {
        let up: Vec<_> = (1..=5_000).map(|user| place(0, 0, user)).collect();
        for order in [up.clone(), up.iter().rev().copied().collect()] {
            let mut ranking = Ranking::new();
            assert!(order.iter().all(|place| ranking.insert(*place)));
            check(&ranking, &up);
            assert!(ranking.chunks.len() <= 5_000 / (CHUNK / 2) + 1);
            assert!(order.iter().all(|place| ranking.remove(place)));
            assert!(ranking.chunks.is_empty());
        }
    }

    #[test]
    fn a_place_takes_little_memory() {
        let memory = |ranking: &Ranking| {
            let places: usize = ranking.chunks.iter().map(Vec::capacity).sum();
            places * size_of::<Place>() + ranking.chunks.capacity() * size_of::<Vec<Place>>()
        };
        let team: Vec<_> = (1..=5).map(|user| place(7, 0, user)).collect();
        let mut grown = Ranking::new();
        assert!(team.iter().all(|place| grown.insert(*place)));
        assert!(memory(&grown) <= 300 && memory(&Ranking::from(team)) <= 200);

        let mut seed = 1_u64;
        let mut random = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from(seed >> 33).unwrap()
        };
        let mut ranking: Ranking = (1..=20_000).map(|user| place(random(), 0, user)).collect();
        assert!((21_000..=120_000).all(|user| ranking.insert(place(random(), 0, user))));
        let each = memory(&ranking).div_ceil(ranking.len());
        assert!((24..=32).contains(&each), "{each}");
    }
}
