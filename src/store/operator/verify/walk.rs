/// Rows that are read at once.
pub(super) const PAGE: i64 = 256;

/// How often a range that cannot be read is split to find what can. A page of SQLite's holds some dozens of rows, so this is
/// enough for tens of damaged pages; what is damaged worse is passed over in larger pieces.
const SPLITS: u32 = 10_000;

/// What is met on the way.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Met<R, E> {
    /// The next row.
    Row(R),
    /// Nothing between these offsets, both included, can be read.
    Unreadable { from: i64, to: i64, why: E },
}

/// Reads the rows whose offsets lie in a range, in order, each once, and goes on behind what cannot be read. `read` answers
/// the first [`PAGE`] rows of a range; `is_fatal` tells the errors after which nothing more can be read.
pub(super) fn walk<R, E>(
    (from, to): (i64, i64),
    mut read: impl FnMut(i64, i64) -> Result<Vec<R>, E>,
    offset: impl Fn(&R) -> i64,
    is_fatal: impl Fn(&E) -> bool,
    mut met: impl FnMut(Met<R, E>),
) -> Result<(), E> {
    let mut splits = SPLITS;
    let mut ranges = vec![(from, to)];
    while let Some((from, to)) = ranges.pop() {
        if from > to {
            continue;
        }
        match read(from, to) {
            Ok(rows) => {
                let last = rows.last().map(&offset);
                if let Some(last) = last.filter(|_| rows.len() as i64 >= PAGE) {
                    ranges.push((last.saturating_add(1), to));
                }
                rows.into_iter().for_each(|row| met(Met::Row(row)));
            }
            Err(error) if is_fatal(&error) => return Err(error),
            Err(_) if from < to && splits > 0 => {
                splits -= 1;
                let middle = from.midpoint(to);
                ranges.push((middle.saturating_add(1), to));
                ranges.push((from, middle));
            }
            Err(why) => met(Met::Unreadable { from, to, why }),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::{collection::btree_set, prelude::*};

    use super::*;

    /// A table of rows in leaves of sixteen offsets, some of which are damaged.
    fn look(rows: &BTreeSet<i64>, damaged: &BTreeSet<i64>, range: (i64, i64)) -> (Vec<i64>, Vec<(i64, i64)>) {
        let read = |from: i64, to: i64| {
            let mut found = Vec::new();
            for leaf in from / 16..=to / 16 {
                if damaged.contains(&leaf) {
                    return Err("damaged");
                }
                found.extend(rows.range(from.max(leaf * 16)..=to.min(leaf * 16 + 15)).copied());
                if found.len() as i64 >= PAGE {
                    found.truncate(PAGE as usize);
                    break;
                }
            }
            Ok(found)
        };
        let (mut readable, mut unreadable) = (Vec::new(), Vec::new());
        walk(
            range,
            read,
            |row| *row,
            |_| false,
            |met| match met {
                Met::Row(row) => readable.push(row),
                Met::Unreadable { from, to, .. } => unreadable.push((from, to)),
            },
        )
        .unwrap();
        (readable, unreadable)
    }

    proptest! {
        #[test]
        fn every_row_outside_of_the_damage_is_met_once_and_in_order(
            rows in btree_set(1..2_000_i64, 0..800),
            damaged in btree_set(0..125_i64, 0..12),
        ) {
            let (readable, unreadable) = look(&rows, &damaged, (1, 1_999));
            let sound: Vec<i64> = rows.iter().copied().filter(|row| !damaged.contains(&(row / 16))).collect();
            prop_assert_eq!(readable, sound);
            let passed_over: BTreeSet<i64> = unreadable.iter().flat_map(|(from, to)| *from..=*to).collect();
            let lost: BTreeSet<i64> = (1..=1_999).filter(|offset| damaged.contains(&(offset / 16))).collect();
            prop_assert_eq!(passed_over, lost);
        }
    }

    #[test]
    fn a_table_that_is_lost_altogether_is_given_up_in_the_end() {
        let mut reads = 0;
        let mut lost = 0;
        let read = |_, _| {
            reads += 1;
            Err::<Vec<i64>, _>("damaged")
        };
        let met = |met| match met {
            Met::Row(_) => panic!("there are none"),
            Met::Unreadable { from, to, .. } => lost += to - from + 1,
        };
        walk((1, 1_000_000_000), read, |row| *row, |_| false, met).unwrap();
        assert_eq!(lost, 1_000_000_000);
        assert!(reads <= 2 * SPLITS + 1, "{reads}");
    }

    #[test]
    fn a_lost_connection_ends_it() {
        let walked = walk((1, 100), |_, _| Err::<Vec<i64>, _>("gone"), |row| *row, |_| true, |_| panic!("nothing"));
        assert_eq!(walked, Err("gone"));
    }
}
