use vigie_adaptive::{ItemFilter, Pool, PoolFault, PoolWarning};

use crate::fixtures::{item, items};

#[test]
fn a_bad_pool_is_refused_with_all_its_faults() {
    let mut items: Vec<_> = (0..15)
        .map(|competence| item(competence, 0, 1.0, 0.0))
        .collect();
    items[0].parameters.a = f64::NAN;
    items[1].parameters.a = -1.0;
    items[2].parameters.b = f64::INFINITY;
    items[3].parameters.b = 8.1;
    items.push(item(16, 0, 0.0, 0.0));

    let error = Pool::new(items).expect_err("the pool is bad");

    assert!(
        matches!(error.faults()[0], PoolFault::Discrimination { item: 0, value } if value.is_nan())
    );
    assert_eq!(
        error.faults()[1..],
        [
            PoolFault::Discrimination {
                item: 1,
                value: -1.0
            },
            PoolFault::Difficulty {
                item: 2,
                value: f64::INFINITY
            },
            PoolFault::Difficulty {
                item: 3,
                value: 8.1
            },
            PoolFault::Discrimination {
                item: 15,
                value: 0.0
            },
            PoolFault::UnknownCompetence {
                item: 15,
                competence: 16
            },
            PoolFault::MissingCompetence { competence: 15 },
        ]
    );
    assert_eq!(
        error.to_string(),
        "the pool of items is refused, 7 faults found:\n\
         - item 0: discrimination NaN is not between 0.01 and 10\n\
         - item 1: discrimination -1 is not between 0.01 and 10\n\
         - item 2: difficulty inf is not between -8 and 8\n\
         - item 3: difficulty 8.1 is not between -8 and 8\n\
         - item 15: discrimination 0 is not between 0.01 and 10\n\
         - item 15: competence 16 does not exist (0 to 15)\n\
         - competence 15 has no item"
    );
}

#[test]
fn an_empty_pool_misses_every_competence() {
    let error = Pool::new(Vec::new()).expect_err("the pool is empty");
    assert_eq!(error.faults().len(), 16);
}

#[test]
fn a_good_pool_keeps_the_items_in_their_order() {
    let items = items(160, 1);
    let pool = Pool::new(items.clone()).expect("the pool is good");
    assert_eq!(pool.len(), 160);
    assert_eq!(pool.items(), items);
}

#[test]
fn a_thin_pool_is_accepted_with_warnings_that_name_the_competence() {
    let mut items = items(16 * 6, 1);
    for item in &mut items {
        match item.competence {
            4 => item.skill = 0,
            9 => item.accessible = false,
            _ => item.accessible = true,
        }
    }
    let pool = Pool::new(items).expect("a test is possible");
    let few = |filter| PoolWarning::FewSkills {
        competence: 4,
        filter,
        skills: 1,
    };
    assert_eq!(
        pool.warnings(),
        [
            few(ItemFilter::Any),
            few(ItemFilter::AccessibleOnly),
            PoolWarning::NoAccessibleItem { competence: 9 },
        ]
    );
}
