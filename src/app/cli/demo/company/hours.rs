//! The hours of the office: from nine to five, and the next morning at once.

use rand::RngExt;

use super::chance::Chance;

const HOUR: u64 = 3_600_000;

/// How long a day is, in milliseconds.
pub(super) const DAY: u64 = 8 * HOUR;

/// Milliseconds between two ordinary reports at each full hour from nine to five: a slow morning, lunch, a busy
/// afternoon.
const GAPS: [u64; 9] = [5_000, 4_500, 4_000, 5_000, 3_500, 3_000, 2_500, 3_000, 4_000];

/// How long it is quiet after something that happened at `now`.
pub(super) fn gap(now: u64, chance: &mut Chance) -> u64 {
    let mean = mean(now);
    // The sum of two is around the mean mostly, and now and then things happen nearly at once.
    chance.random_range(0..=mean) + chance.random_range(0..=mean)
}

fn mean(now: u64) -> u64 {
    let (hour, part) = (now % DAY / HOUR, now % HOUR);
    let gap = |hour: u64| usize::try_from(hour).ok().and_then(|hour| GAPS.get(hour)).copied().unwrap_or(GAPS[0]);
    (gap(hour) * (HOUR - part) + gap(hour + 1) * part) / HOUR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_afternoon_is_busier_than_the_morning() {
        assert_eq!(mean(0), 5_000);
        assert_eq!(mean(HOUR / 2), 4_750);
        assert_eq!(mean(6 * HOUR), 2_500);
        assert_eq!(mean(DAY - 1), 3_999);
        assert_eq!(mean(DAY), mean(0));
    }
}
