//! Suspended items are never administered, whichever rule has to give way.

use crate::fixtures::{item, pool};
use proptest::{collection::vec, prelude::*};
use vigie_adaptive::{AdministeredItem, ItemFilter, ItemScore, Pool, Relaxation};

/// Takes a test of `count` questions without the suspended items.
fn take_test(
    pool: &Pool,
    suspended: &[usize],
    filter: ItemFilter,
    count: usize,
    seed: u64,
) -> Vec<usize> {
    let mut administered: Vec<AdministeredItem> = Vec::new();
    while administered.len() < count {
        let Some(selection) = pool.select_next_excluding(suspended, &administered, filter, seed)
        else {
            break;
        };
        let score = match administered.len() % 5 {
            0 => ItemScore::Withdrawn,
            1 | 2 => ItemScore::Right,
            _ => ItemScore::Wrong,
        };
        administered.push(AdministeredItem {
            item: selection.item,
            score,
        });
    }
    administered
        .into_iter()
        .map(|administered| administered.item)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_suspended_item_is_never_administered(
        seed: u64,
        suspended in vec(0..80_usize, 0..100),
        accessible: bool,
    ) {
        let pool = pool(64);
        let filter = if accessible { ItemFilter::AccessibleOnly } else { ItemFilter::Any };
        let administered = take_test(&pool, &suspended, filter, 64, seed);
        prop_assert!(administered.iter().all(|item| !suspended.contains(item)));
        // Nothing else is excluded: every other item is administered in the end.
        let free = (0..64).filter(|item| !suspended.contains(item));
        let free = free.filter(|item| filter.allows(&pool.items()[*item])).count();
        prop_assert_eq!(administered.len(), free);
    }
}

#[test]
fn a_competence_that_is_suspended_as_a_whole_is_left_out_and_a_rule_gives_way() {
    let pool = pool(160);
    let suspended: Vec<usize> = (0..160).filter(|item| item % 16 == 3).collect();
    let mut administered = Vec::new();
    let mut relaxed = None;
    for question in 0..16 {
        let selection = pool
            .select_next_excluding(&suspended, &administered, ItemFilter::Any, 11)
            .unwrap();
        assert_ne!(pool.items()[selection.item].competence, 3);
        if question < 15 {
            assert!(selection.relaxation < Some(Relaxation::VisitingOrder));
        }
        relaxed = selection.relaxation;
        administered.push(AdministeredItem {
            item: selection.item,
            score: ItemScore::Right,
        });
    }
    assert_eq!(
        relaxed,
        Some(Relaxation::VisitingOrder),
        "fifteen were left to visit, so the sixteenth question visits one again"
    );
}

#[test]
fn when_everything_is_suspended_nothing_is_administered() {
    let pool = pool(32);
    let all: Vec<usize> = (0..32).collect();
    assert_eq!(
        pool.select_next_excluding(&all, &[], ItemFilter::Any, 1),
        None
    );
    let all_but_one: Vec<usize> = (1..32).collect();
    let selection = pool
        .select_next_excluding(&all_but_one, &[], ItemFilter::Any, 1)
        .unwrap();
    assert_eq!(selection.item, 0);
}

#[test]
fn of_a_skill_used_up_and_a_suspended_item_the_skill_gives_way() {
    // Two items of one skill in each competence; the second of competence 0 is suspended.
    let items = (0..32).map(|n| item(n % 16, 0, 1.0, 0.0)).collect();
    let pool = Pool::new(items).unwrap();
    let administered: Vec<AdministeredItem> = (0..16)
        .map(|item| AdministeredItem {
            item,
            score: ItemScore::Wrong,
        })
        .collect();
    let selection = pool
        .select_next_excluding(&[16], &administered, ItemFilter::Any, 5)
        .unwrap();
    assert_eq!(selection.relaxation, Some(Relaxation::Skill));
    assert_ne!(selection.item, 16);
}

#[test]
fn without_suspended_items_nothing_changes() {
    let pool = pool(96);
    for seed in 0..20 {
        let plain = pool.select_next(&[], ItemFilter::Any, seed);
        assert_eq!(
            pool.select_next_excluding(&[], &[], ItemFilter::Any, seed),
            plain
        );
        // Items outside the pool are ignored.
        assert_eq!(
            pool.select_next_excluding(&[96, 9_999], &[], ItemFilter::Any, seed),
            plain
        );
    }
}
