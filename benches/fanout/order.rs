//! The order of posting, which every subscriber must see.

/// How `numbers` break the order of posting: each of the `posters` waits for the answer to one event before it posts the
/// next, so the numbers of each (they take turns) must ascend.
pub(crate) fn broken(numbers: &[u64], posters: u64) -> Option<String> {
    let mut last = vec![None; posters as usize];
    for &number in numbers {
        let last = &mut last[(number % posters) as usize];
        if *last >= Some(number) {
            return Some(format!("event {number} came after {last:?} of the same poster"));
        }
        *last = Some(number);
    }
    None
}
