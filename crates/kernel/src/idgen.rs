//! Making ids: UUIDs of version 7 that never go back.

use std::sync::{Mutex, PoisonError};

use uuid::{Builder, Uuid};

use crate::{Id, Instant};

/// Bits below the timestamp: 12 of `rand_a` and 62 of `rand_b`.
const RANDOM_BITS: u32 = 74;
const RANDOM_MASK: u128 = (1 << RANDOM_BITS) - 1;
/// One millisecond short of the field's end, so that carrying into it stays possible.
const LAST_MS: u64 = (1 << 48) - 2;

/// Makes ids that sort in the order they were made.
///
/// Layout of UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 74 bits
/// that are drawn afresh whenever the clock has moved on. Within one millisecond, or while the
/// clock stands still or steps back, the last id is raised by a random step of 1 to 2³² instead
/// (section 6.2, method 2), carrying into the timestamp if it must. Hence:
///
/// - ids of one generator are strictly increasing, whatever the clock does;
/// - two generators, on one node or on many, collide only if they draw the same 74-bit value in
///   the same millisecond (for a million nodes: less than 10⁻¹⁰ per millisecond), and the random
///   steps keep runs that happen to come near each other from walking in lockstep.
///
/// Ids are unguessable enough to be unique, not to be secrets: tokens are made elsewhere.
#[derive(Debug)]
pub struct IdGen {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// The 122 free bits of the last id: timestamp above, randomness below.
    last: u128,
    random: Xoshiro,
}

impl IdGen {
    /// A generator seeded by the operating system's randomness (244 bits).
    #[must_use]
    pub fn system() -> Self {
        let words = [Uuid::new_v4(), Uuid::new_v4()].map(|uuid| uuid.as_u64_pair());
        Self::with(Xoshiro::new([
            words[0].0, words[0].1, words[1].0, words[1].1,
        ]))
    }

    /// A generator that makes the same ids for the same seed and instants: for tests, simulation
    /// and demos. Never two of one seed on one database.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::with(Xoshiro::from_seed(seed))
    }

    fn with(random: Xoshiro) -> Self {
        Self {
            state: Mutex::new(State { last: 0, random }),
        }
    }

    /// The next id; greater than all this generator has made before.
    pub fn next<K>(&self, now: Instant) -> Id<K> {
        // A panic cannot leave the state half-written, so a poisoned lock is still sound.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        Id::from_uuid(state.advance(now))
    }
}

impl State {
    fn advance(&mut self, now: Instant) -> Uuid {
        let ms = u64::try_from(now.micros().div_euclid(1000))
            .unwrap_or(0)
            .min(LAST_MS);
        if u128::from(ms) > self.last >> RANDOM_BITS {
            let low = u128::from(self.random.next()) << 64 | u128::from(self.random.next());
            self.last = u128::from(ms) << RANDOM_BITS | (low & RANDOM_MASK);
        } else {
            self.last += 1 + u128::from(self.random.next() >> 32);
        }
        uuid_of(self.last)
    }
}

/// Spreads 122 free bits around the version and variant fields.
fn uuid_of(bits: u128) -> Uuid {
    let timestamp = bits >> RANDOM_BITS;
    let rand_a = bits >> 62 & 0xfff;
    let rand_b = bits & ((1 << 62) - 1);
    let raw = timestamp << 80 | 7 << 76 | rand_a << 64 | 0b10 << 62 | rand_b;
    Builder::from_u128(raw).into_uuid()
}

/// The xoshiro256++ generator of Blackman and Vigna: small, fast, period 2²⁵⁶ - 1.
#[derive(Debug)]
struct Xoshiro([u64; 4]);

impl Xoshiro {
    fn new(words: [u64; 4]) -> Self {
        // The all-zero state is its one fixed point.
        if words == [0; 4] {
            Self::from_seed(0)
        } else {
            Self(words)
        }
    }

    /// Stretches a seed with SplitMix64, as the generator's authors advise.
    fn from_seed(seed: u64) -> Self {
        let mut counter = seed;
        Self([(); 4].map(|()| {
            counter = counter.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (counter ^ counter >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ mixed >> 31
        }))
    }

    fn next(&mut self) -> u64 {
        let s = &mut self.0;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = s[3].rotate_left(45);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::Xoshiro;

    // The first outputs of the authors' C programs for these inputs.
    #[test]
    fn the_generator_is_xoshiro256_plus_plus() {
        let mut random = Xoshiro::new([1, 2, 3, 4]);
        let expected = [
            41_943_041,
            58_720_359,
            3_588_806_011_781_223,
            3_591_011_842_654_386,
        ];
        assert_eq!([(); 4].map(|()| random.next()), expected);
    }

    #[test]
    fn a_seed_is_stretched_by_splitmix64() {
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
        ];
        assert_eq!(Xoshiro::from_seed(1_234_567).0, expected);
    }

    #[test]
    fn the_all_zero_state_is_avoided() {
        assert_ne!(Xoshiro::new([0; 4]).0, [0; 4]);
    }
}
