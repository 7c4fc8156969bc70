//! What is logged when a bank runs out of suitable items.

use crate::{
    assessment::{answered, asked, terms, test},
    fixtures,
};
use std::{
    collections::BTreeSet,
    io,
    sync::{Arc, Mutex},
};
use tracing::subscriber;
use vigie_shared::{
    competence::Competence,
    item::ItemId,
    session::{AssessmentEngine, Test},
};

/// A log in memory.
#[derive(Clone, Default)]
struct MemoryLog(Arc<Mutex<Vec<u8>>>);

impl io::Write for MemoryLog {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no test panicked").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is logged while `action` runs.
fn logged(action: impl FnOnce()) -> String {
    let log = MemoryLog::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    subscriber::with_default(subscriber, action);
    let bytes = log.0.lock().expect("no test panicked").clone();
    String::from_utf8(bytes).expect("it is text")
}

#[test]
fn a_rule_that_gives_way_is_logged_once_with_the_version_and_nothing_of_the_candidate() {
    let bank = fixtures::load(&fixtures::files());
    // Without any item of 1.1, the 16th question cannot visit a 16th competence.
    let first = Competence::all().next().expect("there are 16");
    let items = bank.items().iter();
    let suspended = items.filter(|item| item.competence == first);
    let suspended: BTreeSet<ItemId> = suspended.map(|item| item.id.clone()).collect();
    let mut test = test(7);
    let propose = |test: &Test| {
        let next = bank.select_item(test, &terms(false), &suspended);
        next.expect("there are items left")
    };
    let quiet = logged(|| {
        for _ in 0..15 {
            let proposal = propose(&test);
            let state = answered(&bank, &proposal.item, true);
            test.presentations.push(asked(proposal, state));
        }
    });
    assert_eq!(quiet, "");
    let mut item = String::new();
    let loud = logged(|| item = propose(&test).item.to_string());
    assert_eq!(loud.lines().count(), 1, "{loud}");
    for part in [
        "WARN",
        "a rule of a test gave way",
        "rule=VisitingOrder",
        bank.version(),
    ] {
        assert!(loud.contains(part), "{loud}");
    }
    assert!(!loud.contains(&item), "{loud}");
    let score = logged(|| {
        bank.score(&test, &terms(false), 12);
    });
    assert_eq!(score, "", "what is not shown to a candidate is not logged");
}
