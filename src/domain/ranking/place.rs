use std::cmp::Ordering;

/// The place of a user, or of a team, on a board. Places are ordered as a board shows them: the greater value first, of equal values the one
/// reached earlier, then the smaller id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The value, in its smallest unit (cents, tenths, ones).
    pub value: i64,
    /// When the value was reached, in milliseconds since 1970.
    pub reached: i64,
    /// Whose place it is: the number of his id.
    pub id: u64,
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |place: &Self| (place.reached, place.id);
        other.value.cmp(&self.value).then_with(|| key(self).cmp(&key(other)))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greater_value_the_earlier_moment_the_smaller_id_come_first() {
        let place = |value, reached, id| Place { value, reached, id };
        let best_first = [place(9, 5, 5), place(8, 1, 9), place(8, 2, 1), place(8, 2, 2), place(-1, 0, 1)];
        assert!(best_first.is_sorted_by(|a, b| a < b));
    }
}
