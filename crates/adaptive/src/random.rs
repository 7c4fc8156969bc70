//! Chance that can be played again: a pure function of the seed and a counter.

/// Odd constant of splitmix64, 2^64 divided by the golden ratio.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// A number in `0..1`, 53 bits of chance, for the pair of counters `(first, second)` of
/// the sequence named by `seed`.
///
/// splitmix64 (Steele, Lea and Flood, 2014), once for each counter. Its whole state is
/// the counters, so a test that is resumed needs no stored generator.
pub fn unit_f64(seed: u64, first: u64, second: u64) -> f64 {
    (word(seed, first, second) >> 11) as f64 / (1_u64 << 53) as f64
}

/// The same with 24 bits.
pub fn unit(seed: u64, first: u64, second: u64) -> f32 {
    (word(seed, first, second) >> 40) as f32 / (1_u64 << 24) as f32
}

fn word(seed: u64, first: u64, second: u64) -> u64 {
    let step =
        |seed: u64, count: u64| mix(seed.wrapping_add(STEP.wrapping_mul(count.wrapping_add(1))));
    step(step(seed, first), second)
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
    fn the_generator_gives_the_published_numbers() {
        // First outputs of splitmix64 with the seed 1234567, from the public test vectors.
        assert_eq!(
            mix(1_234_567_u64.wrapping_add(STEP)),
            6_457_827_717_110_365_317
        );
        let second = 1_234_567_u64.wrapping_add(STEP.wrapping_mul(2));
        assert_eq!(mix(second), 3_203_168_211_198_807_973);
    }

    #[test]
    fn numbers_are_even_and_never_one() {
        let mut counts = [0_u32; 5];
        for count in 0..5_000 {
            let unit = unit(42, 7, count);
            assert!((0.0..1.0).contains(&unit));
            assert!((f64::from(unit) - unit_f64(42, 7, count)).abs() < 1e-7);
            counts[(unit * 5.0) as usize] += 1;
        }
        assert!(
            counts.iter().all(|&count| (900..1_100).contains(&count)),
            "{counts:?}"
        );
    }
}
