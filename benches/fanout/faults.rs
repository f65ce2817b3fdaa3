//! What must never happen, whatever the speed: an event lost, doubled or out of order, a connection that ended.

use crate::{member::Member, order};

/// The faults of `members` after all events have had their time, in words; none if all is well. `posted(user)` is how
/// many events that user should have, `posters` how many connections they were posted on in turn.
pub(crate) fn of(members: &[Member], posted: impl Fn(u32) -> u64, posters: u64) -> Vec<String> {
    let mut faults = Vec::new();
    let ended: Vec<_> = members.iter().filter_map(|member| member.ended.as_deref()).collect();
    if let Some(first) = ended.first() {
        faults.push(format!("{} of {} connections ended; the first: {first}", ended.len(), members.len()));
    }
    let wanting = |wrong: fn(u64, u64) -> u64| -> u64 {
        members.iter().map(|member| wrong(posted(member.user), member.events)).sum()
    };
    for (what, number) in
        [("lost", wanting(u64::saturating_sub)), ("too many", wanting(|due, got| got.saturating_sub(due)))]
    {
        if number > 0 {
            faults.push(format!("{number} events {what}"));
        }
    }
    let samples: Vec<_> = members.iter().filter_map(|member| member.numbers.as_deref()).collect();
    faults.extend(samples.iter().find_map(|numbers| order::broken(numbers, posters)));
    faults
}
