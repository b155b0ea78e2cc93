//! A compact index from hashes to small numbers: two arrays, no allocation per key.

/// Which values were entered under a hash. Equal hashes of different keys are possible, so what is
/// found has to be verified.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    /// Where the entries of each address begin.
    starts: Vec<u32>,
    /// The middle bits of the hash and the value, sorted within an address.
    entries: Vec<(u32, u32)>,
    bits: u32,
}

impl Postings {
    /// Enters all pairs of hash and value.
    pub fn of(pairs: &[(u64, u32)]) -> Self {
        let bits = (usize::BITS - pairs.len().leading_zeros()).clamp(4, 28);
        let mut starts = vec![0u32; (1usize << bits) + 1];
        for (hash, _) in pairs {
            starts[address(*hash, bits) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0u32, 0u32); pairs.len()];
        for (hash, value) in pairs {
            let place = &mut next[address(*hash, bits)];
            entries[*place as usize] = (fingerprint(*hash), *value);
            *place += 1;
        }
        for at in 1..starts.len() {
            let run = &mut entries[starts[at - 1] as usize..starts[at] as usize];
            if run.len() > 1 {
                run.sort_unstable();
            }
        }
        Self {
            starts,
            entries,
            bits,
        }
    }

    /// Is nothing in it?
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The values under a hash, in ascending order.
    #[inline]
    pub fn get(&self, hash: u64) -> impl ExactSizeIterator<Item = u32> + '_ {
        let run = if self.entries.is_empty() {
            &[][..]
        } else {
            let at = address(hash, self.bits);
            &self.entries[self.starts[at] as usize..self.starts[at + 1] as usize]
        };
        let wanted = fingerprint(hash);
        let from = run.partition_point(|entry| entry.0 < wanted);
        let to = from + run[from..].partition_point(|entry| entry.0 == wanted);
        run[from..to].iter().map(|entry| entry.1)
    }
}

#[inline]
fn address(hash: u64, bits: u32) -> usize {
    usize::try_from(hash >> (64 - bits)).unwrap_or(0)
}

#[inline]
fn fingerprint(hash: u64) -> u32 {
    // The bits below any address.
    u32::try_from(hash & 0xffff_ffff).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::normal::Hash;

    #[test]
    fn all_that_was_entered_is_found_in_order_and_nothing_else() {
        let hash = |n: u32| Hash::new(1).bytes(&n.to_be_bytes()).finish();
        let pairs: Vec<(u64, u32)> = (0..5_000).map(|n| (hash(n % 1_000), n)).rev().collect();
        let index = Postings::of(&pairs);
        for n in 0..1_000 {
            let found: Vec<u32> = index.get(hash(n)).collect();
            assert_eq!(found, (0..5).map(|k| n + 1_000 * k).collect::<Vec<_>>());
        }
        assert_eq!(index.get(hash(1_001)).len(), 0);
        assert_eq!(Postings::of(&[]).get(hash(1)).len(), 0);
    }
}
