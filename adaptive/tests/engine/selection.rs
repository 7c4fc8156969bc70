use std::collections::HashSet;

use vigie_adaptive::{Asked, Choice, Mark, Need, Pool, PoolItem, Relaxation};

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
fn two_thousand_sessions_follow_every_rule() {
    let pool = pool(320);
    for seed in 0..2_000 {
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
    assert_eq!(
        first_items.len(),
        20,
        "the first item is drawn among the best 20"
    );
}

#[test]
fn the_item_is_one_of_the_five_that_tell_most_about_the_candidate() {
    let pool = pool(320);
    let (asked, _) = sit(&pool, 3);
    let asked = &asked[..6];
    let visited: Vec<_> = asked
        .iter()
        .map(|a| pool.items()[a.item].competence)
        .collect();
    // Posterior-weighted information by its definition, on the same points.
    let criterion = |item: &PoolItem| {
        let probability = |item: &PoolItem, ability: f64| {
            1.0 / (1.0 + (-item.parameters.a * (ability - item.parameters.b)).exp())
        };
        let (mut sum, mut weighted) = (0.0, 0.0);
        for ability in (-80..=80).map(|tenth| f64::from(tenth) / 10.0) {
            let mut weight = (-ability * ability / 2.0).exp();
            for asked in asked {
                let p = probability(&pool.items()[asked.item], ability);
                weight *= match asked.mark {
                    Mark::Right => p,
                    Mark::Wrong => 1.0 - p,
                    Mark::Withdrawn => 1.0,
                };
            }
            let p = probability(item, ability);
            sum += weight;
            weighted += weight * item.parameters.a.powi(2) * p * (1.0 - p);
        }
        weighted / sum
    };
    let mut fitting: Vec<(f64, usize)> = pool
        .items()
        .iter()
        .enumerate()
        .filter(|(_, item)| !visited.contains(&item.competence))
        .map(|(index, item)| (criterion(item), index))
        .collect();
    fitting.sort_by(|left, right| right.0.total_cmp(&left.0));
    let best: HashSet<_> = fitting[..5].iter().map(|&(_, index)| index).collect();
    let drawn: HashSet<_> = (0..100)
        .filter_map(|seed| pool.next(asked, Need::Any, seed))
        .map(|c| c.item)
        .collect();
    assert_eq!(drawn, best);
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
