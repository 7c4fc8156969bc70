use std::collections::HashSet;

use vigie_adaptive::{
    AdministeredItem, DeliveryMode, ItemFilter, ItemScore, Pool, PoolItem, Posterior, Prior,
    Relaxation, Selection,
};

use crate::fixtures::{SimulatedCandidate, TestRng, item, items, pool, pool_of, scored};

fn take_test(pool: &Pool, seed: u64) -> (Vec<AdministeredItem>, Vec<Selection>) {
    let ability = TestRng(seed).uniform() * 8.0 - 4.0;
    SimulatedCandidate {
        pool,
        filter: ItemFilter::Any,
        seed,
        ability,
        withdrawn: 0.05,
    }
    .take_test(32)
}

#[test]
fn ten_thousand_tests_follow_every_rule() {
    let pool = pool(320);
    for seed in 0..10_000 {
        let (administered, selections) = take_test(&pool, seed);
        assert!(
            selections
                .iter()
                .all(|selection| selection.relaxation.is_none())
        );
        let seen: Vec<PoolItem> = administered
            .iter()
            .map(|administered| pool.items()[administered.item])
            .collect();
        let items: HashSet<_> = administered
            .iter()
            .map(|administered| administered.item)
            .collect();
        let skills: HashSet<_> = seen
            .iter()
            .map(|item| (item.competence, item.skill))
            .collect();
        assert_eq!(items.len(), administered.len(), "an item came twice");
        assert_eq!(skills.len(), administered.len(), "a skill came twice");

        let counts = administered
            .iter()
            .zip(&seen)
            .filter(|(administered, _)| administered.score != ItemScore::Withdrawn);
        let counted: Vec<usize> = counts.map(|(_, item)| item.competence).collect();
        assert_eq!(counted.len(), 32);
        let first: HashSet<_> = counted[..16].iter().collect();
        assert_eq!(
            first.len(),
            16,
            "the first 16 questions visit 16 competences"
        );
        for competence in 0..16 {
            assert!(counted.iter().filter(|&&c| c == competence).count() <= 3);
        }
        let free = seen.iter().filter(|item| item.mode == DeliveryMode::Free);
        assert!(
            (8..=24 + 4).contains(&free.count()),
            "both modes in every test"
        );
        for four in counted.windows(4) {
            assert!(
                !four[..3].contains(&four[3]),
                "a recent competence came back"
            );
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_items_and_another_seed_does_not() {
    let pool = pool(320);
    assert_eq!(take_test(&pool, 11), take_test(&pool, 11));
    let first_items: HashSet<_> = (0..200)
        .filter_map(|seed| pool.select_next(&[], ItemFilter::Any, seed))
        .map(|c| c.item)
        .collect();
    assert!(first_items.len() > 5, "{first_items:?}");
}

#[test]
fn the_selected_item_is_as_informative_as_the_best_less_the_random_part() {
    let pool = pool(320);
    let (administered, _) = take_test(&pool, 3);
    let administered = &administered[..6];
    let visited: Vec<_> = administered
        .iter()
        .map(|a| pool.items()[a.item].competence)
        .collect();
    let mut posterior = Posterior::new(Prior::default());
    for administered in administered
        .iter()
        .filter(|administered| administered.score != ItemScore::Withdrawn)
    {
        let parameters = pool.items()[administered.item].parameters;
        posterior.add(parameters, administered.score == ItemScore::Right);
    }
    let value = |item: usize| posterior.information(pool.items()[item].parameters);
    let fitting = (0..pool.len()).filter(|&item| !visited.contains(&pool.items()[item].competence));
    let best = fitting.map(value).fold(0.0, f64::max);
    let random = pool.exposure_control().limits().random;
    for seed in 0..200 {
        let selection = pool
            .select_next(administered, ItemFilter::Any, seed)
            .expect("an item is left");
        // The ends of the scale weigh a little more, hence the second factor.
        assert!(
            value(selection.item) > (best - random) * 0.9,
            "{selection:?}"
        );
    }
}

#[test]
fn neither_of_two_modes_fills_a_test() {
    // Focus items are far more informative, and still a quarter of the test is free.
    let mut items = items(640, 3);
    for item in &mut items {
        item.parameters.a = match item.mode {
            DeliveryMode::Free => 0.4,
            DeliveryMode::Focus => 1.5,
        };
    }
    let pool = Pool::new(items).expect("the pool is valid");
    let (administered, selections) = take_test(&pool, 8);
    let counted = administered
        .iter()
        .filter(|administered| administered.score != ItemScore::Withdrawn);
    let focus =
        counted.filter(|administered| pool.items()[administered.item].mode == DeliveryMode::Focus);
    assert_eq!(focus.count(), 24);
    assert!(
        selections
            .iter()
            .all(|selection| selection.relaxation.is_none())
    );
}

#[test]
fn a_replacement_may_visit_the_competence_of_the_withdrawn_item_but_not_its_skill() {
    // One item per competence, and a second skill in competence 0 only.
    let pool = pool_of(&[(1.0, 0.0)]);
    let mut administered: Vec<AdministeredItem> = (2..17)
        .map(|item| AdministeredItem {
            item,
            score: ItemScore::Right,
        })
        .collect();
    administered.push(AdministeredItem {
        item: 0,
        score: ItemScore::Withdrawn,
    });
    let selection = pool
        .select_next(&administered, ItemFilter::Any, 1)
        .expect("an item is left");
    assert_eq!(
        selection,
        Selection {
            item: 1,
            relaxation: None
        }
    );
}

#[test]
fn the_item_filter_is_never_relaxed() {
    let mut items = items(160, 5);
    for item in &mut items {
        // Competence 9 has no accessible item at all.
        item.accessible = item.competence % 2 == 0 && item.skill < 3;
    }
    let accessible = items.iter().filter(|item| item.accessible).count();
    let pool = Pool::new(items).expect("the pool is valid");
    let candidate = SimulatedCandidate {
        pool: &pool,
        filter: ItemFilter::AccessibleOnly,
        seed: 1,
        ability: 0.0,
        withdrawn: 0.0,
    };
    let (administered, selections) = candidate.take_test(usize::MAX);
    assert_eq!(
        administered.len(),
        accessible,
        "the test goes on while an accessible item is left"
    );
    assert!(
        administered
            .iter()
            .all(|administered| pool.items()[administered.item].accessible)
    );
    assert_eq!(selections[7].relaxation, None);
    assert_eq!(selections[8].relaxation, Some(Relaxation::VisitingOrder));
}

#[test]
fn rules_give_way_one_after_the_other_until_every_item_is_administered() {
    // Competence 0 has 6 items of 4 skills, the others one each.
    let extra = [1, 2, 3, 3, 3].map(|skill| item(0, skill, 1.0, 0.5));
    let items: Vec<PoolItem> = (0..16)
        .map(|competence| item(competence, 0, 1.0, 0.0))
        .chain(extra)
        .collect();
    let pool = Pool::new(items).expect("the pool is valid");
    let mut administered = scored(&[true; 16]);
    let mut relaxations = Vec::new();
    while let Some(selection) = pool.select_next(&administered, ItemFilter::Any, 9) {
        relaxations.push(selection.relaxation);
        administered.push(AdministeredItem {
            item: selection.item,
            score: ItemScore::Right,
        });
    }
    assert_eq!(
        relaxations,
        [
            None,
            Some(Relaxation::RecentCompetences),
            Some(Relaxation::MaxPerCompetence),
            Some(Relaxation::Skill),
            Some(Relaxation::Skill),
        ]
    );
    assert_eq!(administered.len(), pool.len());
}
