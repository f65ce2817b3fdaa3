//! What a broken or hostile client may send at random: only that client is closed, and nothing is left of it.
//!
//! Packets, valid ones and those of `tests/wire/hostile-*.jsonl`, are changed and sent, and after each case the
//! [`World`] must be as it was before. The cases are the same in every run; `PROPTEST_RNG_SEED=N` makes others, and
//! `PROPTEST_CASES=N` more.

mod packets;
mod plain_json;
mod polling;
mod probes;
mod socketio;
mod speech;
mod world;

use std::{fmt::Debug, panic::AssertUnwindSafe};

use futures_util::FutureExt;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngSeed, TestRunner},
};
use world::World;

/// Runs cases one after the other, and tells of a failure which one it was.
async fn run<C: Debug>(
    world: &mut World,
    cases: impl IntoIterator<Item = C>,
    mut case_runs: impl AsyncFnMut(&mut World, &C),
) {
    for (number, case) in cases.into_iter().enumerate() {
        let runs = async {
            case_runs(world, &case).await;
            world.is_as_before().await;
        };
        if let Err(panic) = AssertUnwindSafe(runs).catch_unwind().await {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no text");
            panic!("{text}\nin case {number}, seed {}: {case:#?}", seed());
        }
    }
}

/// A few hundred cases, always the same.
fn cases<S: Strategy>(strategy: S) -> impl Iterator<Item = S::Value> {
    let config = Config { rng_seed: RngSeed::Fixed(seed()), ..Config::default() };
    let number = config.cases as usize;
    let mut runner = TestRunner::new(config);
    std::iter::repeat_with(move || strategy.new_tree(&mut runner).unwrap().current()).take(number)
}

fn seed() -> u64 {
    match Config::default().rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => 20_250_701,
    }
}
