//! Items taken out: never asked, whatever has to give way for it.

use crate::pools::{item, pool};
use proptest::{collection::vec, prelude::*};
use vigie_adaptive::{Asked, Mark, Need, Pool, Relaxation};

/// Sits a test of `count` questions without the suspended items.
fn sit(pool: &Pool, suspended: &[usize], need: Need, count: usize, seed: u64) -> Vec<usize> {
    let mut asked: Vec<Asked> = Vec::new();
    while asked.len() < count {
        let Some(choice) = pool.next_but(suspended, &asked, need, seed) else {
            break;
        };
        let mark = match asked.len() % 5 {
            0 => Mark::Withdrawn,
            1 | 2 => Mark::Right,
            _ => Mark::Wrong,
        };
        asked.push(Asked {
            item: choice.item,
            mark,
        });
    }
    asked.into_iter().map(|asked| asked.item).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_suspended_item_is_never_asked(
        seed: u64,
        suspended in vec(0..80_usize, 0..100),
        accessible: bool,
    ) {
        let pool = pool(64);
        let need = if accessible { Need::AccessibleOnly } else { Need::Any };
        let asked = sit(&pool, &suspended, need, 64, seed);
        prop_assert!(asked.iter().all(|item| !suspended.contains(item)));
        // Nothing else is kept back: what may be asked is asked in the end.
        let free = (0..64).filter(|item| !suspended.contains(item));
        let free = free.filter(|item| need.allows(&pool.items()[*item])).count();
        prop_assert_eq!(asked.len(), free);
    }
}

#[test]
fn a_competence_that_is_suspended_as_a_whole_is_left_out_and_a_rule_gives_way() {
    let pool = pool(160);
    let suspended: Vec<usize> = (0..160).filter(|item| item % 16 == 3).collect();
    let mut asked = Vec::new();
    let mut relaxed = None;
    for question in 0..16 {
        let choice = pool.next_but(&suspended, &asked, Need::Any, 11).unwrap();
        assert_ne!(pool.items()[choice.item].competence, 3);
        if question < 15 {
            assert!(choice.relaxation < Some(Relaxation::VisitingOrder));
        }
        relaxed = choice.relaxation;
        asked.push(Asked {
            item: choice.item,
            mark: Mark::Right,
        });
    }
    assert_eq!(
        relaxed,
        Some(Relaxation::VisitingOrder),
        "fifteen were left to visit, so the sixteenth question visits one again"
    );
}

#[test]
fn when_everything_is_suspended_nothing_is_asked() {
    let pool = pool(32);
    let all: Vec<usize> = (0..32).collect();
    assert_eq!(pool.next_but(&all, &[], Need::Any, 1), None);
    let all_but_one: Vec<usize> = (1..32).collect();
    let choice = pool.next_but(&all_but_one, &[], Need::Any, 1).unwrap();
    assert_eq!(choice.item, 0);
}

#[test]
fn of_a_skill_used_up_and_a_suspended_item_the_skill_gives_way() {
    // Two items of one skill in each competence; the second of competence 0 is suspended.
    let items = (0..32).map(|n| item(n % 16, 0, 1.0, 0.0)).collect();
    let pool = Pool::new(items).unwrap();
    let asked: Vec<Asked> = (0..16)
        .map(|item| Asked {
            item,
            mark: Mark::Wrong,
        })
        .collect();
    let choice = pool.next_but(&[16], &asked, Need::Any, 5).unwrap();
    assert_eq!(choice.relaxation, Some(Relaxation::Skill));
    assert_ne!(choice.item, 16);
}

#[test]
fn without_suspended_items_nothing_changes() {
    let pool = pool(96);
    for seed in 0..20 {
        let plain = pool.next(&[], Need::Any, seed);
        assert_eq!(pool.next_but(&[], &[], Need::Any, seed), plain);
        // Names of items of another bank are ignored.
        assert_eq!(pool.next_but(&[96, 9_999], &[], Need::Any, seed), plain);
    }
}
