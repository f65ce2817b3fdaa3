//! What is left to chance. Only whole numbers and correctly rounded operations (`+`, `/`, the square root) are used: a
//! logarithm's last digit is not the same on every machine, and a seed must mean the same everywhere.

use rand::{RngExt, SeedableRng, rngs::ChaCha8Rng};

/// The source of chance: of one seed, always the same.
pub(super) type Chance = ChaCha8Rng;

pub(super) fn of_seed(seed: u32) -> Chance {
    Chance::seed_from_u64(seed.into())
}

/// One of the choices, each as likely as the next. There must be one.
pub(super) fn one_of<T: Copy>(chance: &mut Chance, choices: &[T]) -> T {
    choices[chance.random_range(0..choices.len())]
}

/// At least `least`, and much more now and then: half are above 1.4 times that, one of a hundred above ten times.
pub(super) fn heavy_tail(chance: &mut Chance, least: u64, most: u64) -> u64 {
    let even: f64 = 1.0 - chance.random::<f64>();
    let value = least as f64 / even.sqrt();
    // A cast of a float that is too large gives the largest number.
    (value as u64).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_are_small_and_a_few_are_large() {
        let mut chance = of_seed(1);
        let mut values: Vec<_> = (0..10_000).map(|_| heavy_tail(&mut chance, 100, 5_000)).collect();
        values.sort_unstable();
        assert!((100..=5_000).contains(&values[0]) && values[9_999] <= 5_000);
        assert!((130..=155).contains(&values[5_000]), "{}", values[5_000]);
        assert!(values[9_950] > 1_000, "{}", values[9_950]);
    }
}
