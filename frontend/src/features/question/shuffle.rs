//! Propositions in an order of each candidate's own, the same after a reload.

/// `items` in the order that `seed` gives. Fisher-Yates with splitmix64 (Steele,
/// Lea and Flood 2014): small, and the same on every device.
pub fn shuffled<T: Clone>(items: &[T], seed: u32) -> Vec<T> {
    let mut state = u64::from(seed);
    let mut items = items.to_vec();
    for last in (1..items.len()).rev() {
        let other = next(&mut state) % (last as u64 + 1);
        items.swap(last, usize::try_from(other).unwrap_or(0));
    }
    items
}

fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_order_of_all_items() {
        let items: Vec<u32> = (0..8).collect();
        let one = shuffled(&items, 42);
        assert_eq!(one, shuffled(&items, 42));
        let mut sorted = one.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, items);
        assert_ne!(one, shuffled(&items, 43));
    }

    #[test]
    fn each_item_comes_first_about_as_often() {
        let mut firsts = [0_u32; 4];
        for seed in 0..4000 {
            firsts[shuffled(&[0_usize, 1, 2, 3], seed)[0]] += 1;
        }
        assert!(
            firsts.iter().all(|count| (850..1150).contains(count)),
            "{firsts:?}"
        );
    }
}
