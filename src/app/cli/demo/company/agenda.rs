use std::collections::BTreeMap;

/// What will happen when, in the order of time; what is planned for the same moment happens in the order of planning.
#[derive(Debug)]
pub(super) struct Agenda<T> {
    plans: BTreeMap<(u64, u64), T>,
    planned: u64,
}

impl<T> Agenda<T> {
    pub(super) fn new() -> Self {
        Self { plans: BTreeMap::new(), planned: 0 }
    }

    /// Plans something for `at`, in milliseconds of the company's time.
    pub(super) fn plan(&mut self, at: u64, plan: T) {
        self.plans.insert((at, self.planned), plan);
        self.planned += 1;
    }

    /// The first plan, with its moment.
    pub(super) fn next(&mut self) -> Option<(u64, T)> {
        self.plans.pop_first().map(|((at, _), plan)| (at, plan))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_come_in_the_order_of_time_and_then_of_planning() {
        let mut agenda = Agenda::new();
        for (at, plan) in [(5, 'd'), (1, 'a'), (3, 'b'), (3, 'c')] {
            agenda.plan(at, plan);
        }
        let order: Vec<_> = std::iter::from_fn(|| agenda.next()).collect();
        assert_eq!(order, [(1, 'a'), (3, 'b'), (3, 'c'), (5, 'd')]);
    }
}
