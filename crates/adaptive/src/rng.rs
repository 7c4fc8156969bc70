//! Reproducible random numbers: pure functions of a seed and counters.
//!
//! The generator is splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
//! generators", OOPSLA 2014). Its whole state is a counter, so a test that is resumed
//! needs no stored generator.

/// Odd constant of splitmix64, 2^64 divided by the golden ratio.
const GOLDEN_GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;

/// Output number `index`, from 0, of splitmix64 started with `seed`.
pub fn splitmix64(seed: u64, index: u64) -> u64 {
    mix(seed.wrapping_add(GOLDEN_GAMMA.wrapping_mul(index.wrapping_add(1))))
}

/// A number in `0..1` with 53 random bits: output number `index` of the sequence of `seed`.
pub fn uniform_at(seed: u64, index: u64) -> f64 {
    unit_interval(splitmix64(seed, index))
}

/// A number in `0..1` with 53 random bits for a pair of counters: splitmix64 once for each.
pub fn uniform(seed: u64, first: u64, second: u64) -> f64 {
    unit_interval(pair(seed, first, second))
}

/// The same as [`uniform`] with 24 random bits.
pub fn uniform_f32(seed: u64, first: u64, second: u64) -> f32 {
    (pair(seed, first, second) >> 40) as f32 / (1_u64 << 24) as f32
}

fn pair(seed: u64, first: u64, second: u64) -> u64 {
    splitmix64(splitmix64(seed, first), second)
}

fn unit_interval(word: u64) -> f64 {
    (word >> 11) as f64 / (1_u64 << 53) as f64
}

fn mix(word: u64) -> u64 {
    let word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_gives_the_published_reference_vector() {
        // First outputs for the seed 1234567, from the public test vectors.
        let outputs = [0, 1].map(|index| splitmix64(1_234_567, index));
        assert_eq!(
            outputs,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]
        );
    }

    #[test]
    fn numbers_are_uniform_and_below_one() {
        let mut counts = [0_u32; 5];
        for count in 0..5_000 {
            let single = uniform_f32(42, 7, count);
            assert!((0.0..1.0).contains(&single));
            assert!((f64::from(single) - uniform(42, 7, count)).abs() < 1e-7);
            counts[(single * 5.0) as usize] += 1;
        }
        assert!(
            counts.iter().all(|&count| (900..1_100).contains(&count)),
            "{counts:?}"
        );
    }
}
