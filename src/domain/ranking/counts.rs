/// How many elements each of a row of chunks has, as a Fenwick tree: the sum over the chunks before one, a change of one
/// count, and the chunk that holds the n-th element take O(log n).
#[derive(Debug, Clone, Default)]
pub(super) struct Counts(Vec<usize>);

impl Counts {
    /// One element more in a chunk.
    pub(super) fn increment(&mut self, chunk: usize) {
        self.for_each_sum(chunk, |sum| *sum += 1);
    }

    /// One element less in a chunk.
    pub(super) fn decrement(&mut self, chunk: usize) {
        self.for_each_sum(chunk, |sum| *sum -= 1);
    }

    fn for_each_sum(&mut self, chunk: usize, change: impl Fn(&mut usize)) {
        let mut node = chunk + 1;
        while let Some(sum) = self.0.get_mut(node - 1) {
            change(sum);
            node += lowest_bit(node);
        }
    }

    /// How many elements there are before a chunk.
    pub(super) fn before(&self, chunk: usize) -> usize {
        let (mut node, mut sum) = (chunk, 0);
        while node > 0 {
            sum += self.0[node - 1];
            node -= lowest_bit(node);
        }
        sum
    }

    /// The chunk that holds the element of an index, and its offset inside. Behind the last element: the number of chunks.
    pub(super) fn find(&self, index: usize) -> (usize, usize) {
        let (mut chunk, mut offset) = (0, index);
        let mut step = (self.0.len() + 1).next_power_of_two();
        while step > 0 {
            if let Some(&sum) = self.0.get(chunk + step - 1)
                && sum <= offset
            {
                chunk += step;
                offset -= sum;
            }
            step /= 2;
        }
        (chunk, offset)
    }
}

impl FromIterator<usize> for Counts {
    fn from_iter<I: IntoIterator<Item = usize>>(counts: I) -> Self {
        let mut sums: Vec<usize> = counts.into_iter().collect();
        for node in 1..=sums.len() {
            let sum = sums[node - 1];
            if let Some(parent) = sums.get_mut(node + lowest_bit(node) - 1) {
                *parent += sum;
            }
        }
        Self(sums)
    }
}

/// How many chunks the sum at a node covers, counted from 1.
const fn lowest_bit(node: usize) -> usize {
    node & node.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn sums_and_finds_agree_with_a_plain_row(mut row in vec(1..5_usize, 0..40), changes in vec(any::<usize>(), 0..40)) {
            let mut counts: Counts = row.iter().copied().collect();
            for change in changes {
                let chunk = change % (row.len() + 1);
                let Some(count) = row.get_mut(chunk) else { continue };
                if change % 3 == 0 && *count > 1 {
                    *count -= 1;
                    counts.decrement(chunk);
                } else {
                    *count += 1;
                    counts.increment(chunk);
                }
            }
            let elements: Vec<_> = (0..row.len()).flat_map(|chunk| (0..row[chunk]).map(move |at| (chunk, at))).collect();
            for chunk in 0..=row.len() {
                prop_assert_eq!(counts.before(chunk), row[..chunk].iter().sum::<usize>());
            }
            for (index, &element) in elements.iter().enumerate() {
                prop_assert_eq!(counts.find(index), element);
            }
            prop_assert_eq!(counts.find(elements.len()), (row.len(), 0));
            prop_assert_eq!(counts.find(elements.len() + 7), (row.len(), 7));
        }
    }
}
