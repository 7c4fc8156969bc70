//! Chance that can be played again: a pure function of the seed and a counter.

/// Odd constant of splitmix64, 2^64 divided by the golden ratio.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// A number in `0..bound` for the draw `count` of the sequence named by `seed`; 0 when
/// `bound` is 0.
///
/// splitmix64 (Steele, Lea and Flood, 2014). Its whole state is the counter, so a test
/// that is resumed needs no stored generator.
pub fn below(bound: usize, seed: u64, count: u64) -> usize {
    let word = mix(seed.wrapping_add(STEP.wrapping_mul(count.wrapping_add(1))));
    // The high half of the product: even to within 2^-59 for the bounds used here.
    ((u128::from(word) * bound as u128) >> 64) as usize
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
    fn every_value_below_the_bound_comes_up_about_as_often() {
        let mut counts = [0_u32; 5];
        for count in 0..5_000 {
            counts[below(5, 42, count)] += 1;
        }
        assert!(
            counts.iter().all(|&count| (900..1_100).contains(&count)),
            "{counts:?}"
        );
    }
}
