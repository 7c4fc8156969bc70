use std::collections::HashSet;

use vigie_adaptive::{
    Asked, Choice, Mark, Need, Pool, PoolItem, Posterior, Prior, Relaxation, Setting,
};

use crate::pools::{Chance, Sitting, item, items, marks, pool, pool_of};

fn sit(pool: &Pool, seed: u64) -> (Vec<Asked>, Vec<Choice>) {
    let ability = Chance(seed).draw() * 8.0 - 4.0;
    Sitting {
        pool,
        need: Need::Any,
        seed,
        ability,
        withdrawn: 0.05,
    }
    .sit(32)
}

#[test]
fn ten_thousand_sessions_follow_every_rule() {
    let pool = pool(320);
    for seed in 0..10_000 {
        let (asked, choices) = sit(&pool, seed);
        assert!(choices.iter().all(|choice| choice.relaxation.is_none()));
        let seen: Vec<PoolItem> = asked.iter().map(|asked| pool.items()[asked.item]).collect();
        let items: HashSet<_> = asked.iter().map(|asked| asked.item).collect();
        let skills: HashSet<_> = seen
            .iter()
            .map(|item| (item.competence, item.skill))
            .collect();
        assert_eq!(items.len(), asked.len(), "an item came twice");
        assert_eq!(skills.len(), asked.len(), "a skill came twice");

        let counts = asked
            .iter()
            .zip(&seen)
            .filter(|(asked, _)| asked.mark != Mark::Withdrawn);
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
        let free = seen.iter().filter(|item| item.setting == Setting::Free);
        assert!(
            (8..=24 + 4).contains(&free.count()),
            "both settings in every test"
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
    assert_eq!(sit(&pool, 11), sit(&pool, 11));
    let first_items: HashSet<_> = (0..200)
        .filter_map(|seed| pool.next(&[], Need::Any, seed))
        .map(|c| c.item)
        .collect();
    assert!(first_items.len() > 5, "{first_items:?}");
}

#[test]
fn the_item_is_as_telling_as_the_best_less_the_share_of_chance() {
    let pool = pool(320);
    let (asked, _) = sit(&pool, 3);
    let asked = &asked[..6];
    let visited: Vec<_> = asked
        .iter()
        .map(|a| pool.items()[a.item].competence)
        .collect();
    let mut posterior = Posterior::new(Prior::default());
    for asked in asked.iter().filter(|asked| asked.mark != Mark::Withdrawn) {
        let parameters = pool.items()[asked.item].parameters;
        posterior.add(parameters, asked.mark == Mark::Right);
    }
    let value = |item: usize| posterior.information(pool.items()[item].parameters);
    let fitting = (0..pool.len()).filter(|&item| !visited.contains(&pool.items()[item].competence));
    let best = fitting.map(value).fold(0.0, f64::max);
    let chance = pool.exposure().limits().chance;
    for seed in 0..200 {
        let choice = pool.next(asked, Need::Any, seed).expect("an item is left");
        // The ends of the scale weigh a little more, hence the second factor.
        assert!(value(choice.item) > (best - chance) * 0.9, "{choice:?}");
    }
}

#[test]
fn of_two_settings_neither_fills_a_test() {
    // Focus items tell far more, and still a quarter of the test is free.
    let mut items = items(640, 3);
    for item in &mut items {
        item.parameters.a = match item.setting {
            Setting::Free => 0.4,
            Setting::Focus => 1.5,
        };
    }
    let pool = Pool::new(items).expect("the pool is valid");
    let (asked, choices) = sit(&pool, 8);
    let counted = asked.iter().filter(|asked| asked.mark != Mark::Withdrawn);
    let focus = counted.filter(|asked| pool.items()[asked.item].setting == Setting::Focus);
    assert_eq!(focus.count(), 24);
    assert!(choices.iter().all(|choice| choice.relaxation.is_none()));
}

#[test]
fn a_replacement_may_visit_the_competence_of_the_withdrawn_item_but_not_its_skill() {
    // One item per competence, and a second skill in competence 0 only.
    let pool = pool_of(&[(1.0, 0.0)]);
    let mut asked: Vec<Asked> = (2..17)
        .map(|item| Asked {
            item,
            mark: Mark::Right,
        })
        .collect();
    asked.push(Asked {
        item: 0,
        mark: Mark::Withdrawn,
    });
    let choice = pool.next(&asked, Need::Any, 1).expect("an item is left");
    assert_eq!(
        choice,
        Choice {
            item: 1,
            relaxation: None
        }
    );
}

#[test]
fn the_accessibility_need_is_never_relaxed() {
    let mut items = items(160, 5);
    for item in &mut items {
        // Competence 9 has no accessible item at all.
        item.accessible = item.competence % 2 == 0 && item.skill < 3;
    }
    let accessible = items.iter().filter(|item| item.accessible).count();
    let pool = Pool::new(items).expect("the pool is valid");
    let sitting = Sitting {
        pool: &pool,
        need: Need::AccessibleOnly,
        seed: 1,
        ability: 0.0,
        withdrawn: 0.0,
    };
    let (asked, choices) = sitting.sit(usize::MAX);
    assert_eq!(
        asked.len(),
        accessible,
        "the test goes on while an accessible item is left"
    );
    assert!(
        asked
            .iter()
            .all(|asked| pool.items()[asked.item].accessible)
    );
    assert_eq!(choices[7].relaxation, None);
    assert_eq!(choices[8].relaxation, Some(Relaxation::VisitingOrder));
}

#[test]
fn rules_give_way_one_after_the_other_and_every_item_is_asked_in_the_end() {
    // Competence 0 has 6 items of 4 skills, the others one each.
    let extra = [1, 2, 3, 3, 3].map(|skill| item(0, skill, 1.0, 0.5));
    let items: Vec<PoolItem> = (0..16)
        .map(|competence| item(competence, 0, 1.0, 0.0))
        .chain(extra)
        .collect();
    let pool = Pool::new(items).expect("the pool is valid");
    let mut asked = marks(&[true; 16]);
    let mut relaxations = Vec::new();
    while let Some(choice) = pool.next(&asked, Need::Any, 9) {
        relaxations.push(choice.relaxation);
        asked.push(Asked {
            item: choice.item,
            mark: Mark::Right,
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
    assert_eq!(asked.len(), pool.len());
}
