//! How often somebody may fail.
//!
//! Each network address has a bucket of attempts that fills up again with time. An attempt takes
//! one out before anything is checked, so that many at once count as well, and gives it back when
//! it succeeds: an office behind one address is not held up by people who know their passwords.
//!
//! The buckets are in the memory of one node, and there is a most number of them. Whoever commands
//! more addresses than that can wash the fullest ones out; the lock of each account, which is in
//! the database, holds against that.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use kernel::Instant;

/// How a throttle behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThrottlePolicy {
    /// Attempts that may fail in a row.
    pub attempts: u32,
    /// Seconds after which one more is allowed.
    pub refill_secs: u32,
    /// Addresses that are remembered.
    pub addresses_max: usize,
}

impl ThrottlePolicy {
    /// Twenty failures, then one in thirty seconds; some hundred kilobytes of memory at most.
    pub const PRODUCTION: Self = Self {
        attempts: 20,
        refill_secs: 30,
        addresses_max: 10_000,
    };
}

/// Failures that are not yet forgiven, as microseconds until the last one is.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    forgiven_at: i64,
}

/// Counts failures by address.
#[derive(Debug)]
pub struct Throttle {
    policy: ThrottlePolicy,
    buckets: Mutex<HashMap<IpAddr, Bucket>>,
}

impl Throttle {
    /// A throttle that has seen nothing.
    pub fn new(policy: ThrottlePolicy) -> Self {
        Self {
            policy,
            buckets: Mutex::default(),
        }
    }

    fn refill(&self) -> i64 {
        i64::from(self.policy.refill_secs) * 1_000_000
    }

    /// Takes an attempt out of the bucket of an address.
    ///
    /// # Errors
    /// The seconds to wait when it is empty.
    pub fn take(&self, address: IpAddr, now: Instant) -> Result<(), u32> {
        let now = now.micros();
        let full = self.refill() * i64::from(self.policy.attempts);
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let known = buckets
            .get(&address)
            .map_or(now, |it| it.forgiven_at.max(now));
        let forgiven_at = known + self.refill();
        if forgiven_at - now > full {
            let micros = forgiven_at - now - full;
            let seconds = u32::try_from(micros.div_euclid(1_000_000)).unwrap_or(u32::MAX);
            return Err(seconds.saturating_add(1));
        }
        if !buckets.contains_key(&address) && buckets.len() >= self.policy.addresses_max {
            make_room(&mut buckets, now);
        }
        buckets.insert(address, Bucket { forgiven_at });
        Ok(())
    }

    /// Gives an attempt back: it succeeded.
    pub fn give_back(&self, address: IpAddr) {
        let refill = self.refill();
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bucket) = buckets.get_mut(&address) {
            bucket.forgiven_at -= refill;
        }
    }
}

/// Forgets whoever is forgiven, and if that is nobody, whoever is so next.
fn make_room(buckets: &mut HashMap<IpAddr, Bucket>, now: i64) {
    let before = buckets.len();
    buckets.retain(|_, bucket| bucket.forgiven_at > now);
    if buckets.len() < before {
        return;
    }
    let next = buckets
        .iter()
        .min_by_key(|(_, bucket)| bucket.forgiven_at)
        .map(|(address, _)| *address);
    if let Some(address) = next {
        buckets.remove(&address);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: ThrottlePolicy = ThrottlePolicy {
        attempts: 3,
        refill_secs: 10,
        addresses_max: 4,
    };

    fn at(seconds: i64) -> Instant {
        Instant::from_micros(0).plus_secs(seconds)
    }

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    #[test]
    fn failures_run_out_and_come_back_with_time() {
        let throttle = Throttle::new(POLICY);
        for _ in 0..3 {
            assert_eq!(throttle.take(address(1), at(0)), Ok(()));
        }
        let wait = throttle.take(address(1), at(0)).expect_err("empty");
        assert!((1..=11).contains(&wait), "{wait}");
        assert_eq!(throttle.take(address(2), at(0)), Ok(()), "another address");
        assert!(throttle.take(address(1), at(9)).is_err());
        assert_eq!(throttle.take(address(1), at(10)), Ok(()));
        assert!(throttle.take(address(1), at(10)).is_err());
        for _ in 0..3 {
            assert_eq!(throttle.take(address(1), at(1000)), Ok(()));
        }
        assert!(
            throttle.take(address(1), at(1000)).is_err(),
            "never more than full"
        );
    }

    #[test]
    fn success_costs_nothing() {
        let throttle = Throttle::new(POLICY);
        for _ in 0..100 {
            assert_eq!(throttle.take(address(1), at(0)), Ok(()));
            throttle.give_back(address(1));
        }
    }

    #[test]
    fn memory_is_bounded_and_those_who_failed_most_are_kept() {
        let throttle = Throttle::new(POLICY);
        for _ in 0..3 {
            throttle.take(address(1), at(0)).expect("allowed");
        }
        for last in 2..200 {
            throttle.take(address(last), at(0)).expect("allowed");
        }
        assert_eq!(throttle.buckets.lock().expect("no panic").len(), 4);
        assert!(
            throttle.take(address(1), at(0)).is_err(),
            "still remembered"
        );
    }
}
