use diesel::sql_types::Text;

use super::group::to_row;

/// How much of a list is read at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Entries at the most.
    pub entries: usize,
    /// Bytes of their payloads at the most; but one entry is always read.
    pub bytes: usize,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<T> {
    /// Some entries, in the order of the list.
    pub entries: Vec<T>,
    /// Others follow on them.
    pub more: bool,
}

#[diesel::declare_sql_function]
extern "SQL" {
    /// The bytes of a text, without reading it.
    fn octet_length(text: Text) -> Integer;
}

/// Where an entry is, and the bytes of its payload.
pub(super) type Measured = (i64, i32);

impl Size {
    /// How many entries have to be measured to tell whether others follow.
    pub(super) fn to_measure(self) -> i64 {
        to_row(self.entries as u64).saturating_add(1)
    }

    /// Where those entries are that fit, of entries that were measured in the order of the list.
    pub(super) fn fit(self, measured: &[Measured]) -> Part<i64> {
        let mut left = self.bytes;
        let mut entries = Vec::new();
        for &(offset, bytes) in measured.iter().take(self.entries) {
            match left.checked_sub(usize::try_from(bytes).unwrap_or(usize::MAX)) {
                Some(rest) => left = rest,
                None if entries.is_empty() => left = 0,
                None => break,
            }
            entries.push(offset);
        }
        Part { more: entries.len() < measured.len(), entries }
    }
}

impl<T> Part<T> {
    /// The same part with its entries read.
    pub(super) fn with<U>(&self, entries: Vec<U>) -> Part<U> {
        Part { entries, more: self.more }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fit(entries: usize, bytes: usize, measured: &[Measured]) -> (Vec<i64>, bool) {
        let Part { entries, more } = Size { entries, bytes }.fit(measured);
        (entries, more)
    }

    #[test]
    fn a_part_ends_where_either_bound_is_reached() {
        let measured = [(1, 10), (2, 10), (3, 10)];
        assert_eq!(fit(3, 100, &measured), (vec![1, 2, 3], false));
        assert_eq!(fit(2, 100, &measured), (vec![1, 2], true));
        assert_eq!(fit(3, 29, &measured), (vec![1, 2], true));
        assert_eq!(fit(3, 30, &measured), (vec![1, 2, 3], false));
        assert_eq!(fit(3, 100, &[]), (vec![], false));
    }

    #[test]
    fn an_entry_that_is_too_large_by_itself_is_read_alone() {
        assert_eq!(fit(3, 5, &[(1, 10), (2, 0), (3, 1)]), (vec![1, 2], true));
        assert_eq!(fit(3, 5, &[(1, 10), (2, 1)]), (vec![1], true));
    }

    proptest! {
        #[test]
        fn part_after_part_gives_every_entry_once(
            sizes in prop::collection::vec(0..100_i32, 0..50), entries in 1..20_usize, bytes in 0..300_usize,
        ) {
            let size = Size { entries, bytes };
            let measured: Vec<Measured> = (1..).zip(sizes).collect();
            let mut read = Vec::new();
            loop {
                let rest: Vec<_> = measured[read.len()..].iter().copied().take(entries + 1).collect();
                let Part { entries, more } = size.fit(&rest);
                read.extend(entries);
                if !more {
                    break;
                }
            }
            prop_assert_eq!(read, measured.iter().map(|(offset, _)| *offset).collect::<Vec<_>>());
        }
    }
}
