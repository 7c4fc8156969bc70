//! The bank as the assessment engine of a session.

use crate::fixtures;
use std::collections::BTreeSet;
use vigie_item_bank::Bank;
use vigie_shared::{
    ids::{AlertId, DeviceId, Seat},
    item::{ItemId, ItemMode},
    session::{AssessmentEngine, NextItem, PresentationState, PresentedItem, SeatConfig, Test},
    time::{ExtraTime, Timestamp},
};

const NOW: Timestamp = Timestamp(0);

pub fn terms(accessible: bool) -> SeatConfig {
    SeatConfig {
        seat: Seat(1),
        extra_time: ExtraTime::NONE,
        accessible,
    }
}

pub fn test(seed: u64) -> Test {
    Test {
        started_at: NOW,
        seed,
        device: DeviceId(Default::default()),
        presentations: Vec::new(),
        credited_micros: 0,
        credited_intervals: Vec::new(),
        credited_by_rule_micros: 0,
        credited_for_outages_micros: 0,
        withheld_intervals: Vec::new(),
        left_while_blocked: Vec::new(),
        signals: vigie_shared::session::SignalLog::default(),
        blocked_since: None,
        alerts: Vec::new(),
        end: None,
    }
}

pub fn asked(
    NextItem {
        item,
        traits: facts,
    }: NextItem,
    state: PresentationState,
) -> PresentedItem {
    PresentedItem {
        number: 1,
        item,
        traits: facts,
        proposed_at: NOW,
        revealed_at: Some(NOW),
        focus_lost_at: None,
        paused_micros: 0,
        state,
    }
}

pub fn answered(bank: &Bank, item: &ItemId, right: bool) -> PresentationState {
    let item = bank.item(item).expect("it was proposed");
    let response = match right {
        true => item.correct_response(),
        false => item.incorrect_response(),
    };
    let right = bank.is_correct(&item.id, &response).expect("it fits");
    PresentationState::Answered {
        response,
        correct: right,
        at: NOW,
    }
}

/// The next item, while none is suspended; the bank must have one left.
fn propose(bank: &Bank, test: &Test, terms: &SeatConfig) -> NextItem {
    let next = bank.select_item(test, terms, &BTreeSet::new());
    next.expect("there are items left")
}

/// Answers `count` questions, all right or all wrong.
fn taken(bank: &Bank, count: usize, right: bool, accessible: bool) -> Test {
    let mut test = test(7);
    for _ in 0..count {
        let proposal = propose(bank, &test, &terms(accessible));
        let state = answered(bank, &proposal.item, right);
        test.presentations.push(asked(proposal, state));
    }
    test
}

#[test]
fn a_test_of_32_questions_asks_32_items_and_every_competence() {
    let bank = fixtures::load(&fixtures::files());
    let test = taken(&bank, 32, true, false);
    let item = |asked: &PresentedItem| bank.item(&asked.item).expect("it is in the bank").clone();
    let mut ids: Vec<_> = test
        .presentations
        .iter()
        .map(|asked| asked.item.clone())
        .collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 32);
    let mut competences: Vec<_> = test
        .presentations
        .iter()
        .map(|asked| item(asked).competence)
        .collect();
    competences.sort();
    competences.dedup();
    assert_eq!(competences.len(), 16);
}

#[test]
fn a_candidate_with_the_accessibility_need_meets_accessible_items_only() {
    let bank = fixtures::load(&fixtures::files());
    for asked in taken(&bank, 32, false, true).presentations {
        assert!(
            bank.item(&asked.item)
                .expect("it is in the bank")
                .accessible
        );
    }
}

#[test]
fn the_same_test_and_seed_give_the_same_item_and_its_facts() {
    let mut files = fixtures::files();
    for code in [
        "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2",
    ] {
        let path = format!("questions/{code}.toml");
        let text = String::from_utf8(files[&path].clone()).expect("it is text");
        let text = text.replace("mode = \"free\"", "mode = \"focus\"\nseconds = 90");
        files.insert(path, text.into_bytes());
    }
    let bank = fixtures::load(&files);
    let mut modes = Vec::new();
    for seed in 0..50 {
        let proposal = propose(&bank, &test(seed), &terms(false));
        assert_eq!(proposal, propose(&bank, &test(seed), &terms(false)));
        assert_eq!(
            proposal.traits,
            bank.item(&proposal.item).expect("it exists").facts
        );
        assert_eq!(
            proposal.traits.seconds.is_some(),
            proposal.traits.mode == ItemMode::Focus
        );
        modes.push(proposal.traits.mode);
    }
    assert!(modes.contains(&ItemMode::Free) && modes.contains(&ItemMode::Focus));
}

#[test]
fn right_answers_score_high_and_wrong_ones_low() {
    let bank = fixtures::load(&fixtures::files());
    let score = |right| bank.score(&taken(&bank, 32, right, false), &terms(false), 0);
    let (high, low) = (score(true), score(false));
    assert!(
        high.pix > 700 && low.pix < 64,
        "{} and {}",
        high.pix,
        low.pix
    );
    assert!(high.ability > 2.0 && low.ability < -1.5);
    assert!(high.mesh > low.mesh && high.levels > low.levels);
    assert!((0.1..0.6).contains(&high.error) && (0.1..0.6).contains(&low.error));
}

#[test]
fn missing_questions_lower_the_score() {
    let bank = fixtures::load(&fixtures::files());
    let test = taken(&bank, 20, true, false);
    let score = |missing| bank.score(&test, &terms(false), missing).ability;
    assert!(score(12) < score(5) && score(5) < score(0));
}

#[test]
fn a_passed_question_counts_as_a_wrong_answer() {
    let bank = fixtures::load(&fixtures::files());
    let wrong = taken(&bank, 20, false, false);
    let mut passed = wrong.clone();
    for asked in &mut passed.presentations {
        asked.state = PresentationState::Passed { at: NOW };
    }
    let score = |test| bank.score(test, &terms(false), 0);
    assert_eq!(score(&passed), score(&wrong));
}

#[test]
fn neither_the_current_nor_a_withdrawn_question_counts() {
    let bank = fixtures::load(&fixtures::files());
    let before = taken(&bank, 20, true, false);
    let proposal = propose(&bank, &before, &terms(false));
    for state in [
        PresentationState::Current,
        PresentationState::Withdrawn { alert: AlertId(1) },
    ] {
        let mut after = before.clone();
        after.presentations.push(asked(proposal.clone(), state));
        let score = |test| bank.score(test, &terms(false), 0);
        assert_eq!(score(&after), score(&before));
    }
}

#[test]
fn a_withdrawn_question_never_comes_back() {
    let bank = fixtures::load(&fixtures::files());
    let mut test = test(3);
    let mut seen = Vec::new();
    for _ in 0..20 {
        let proposal = propose(&bank, &test, &terms(false));
        assert!(!seen.contains(&proposal.item));
        seen.push(proposal.item.clone());
        test.presentations.push(asked(
            proposal,
            PresentationState::Withdrawn { alert: AlertId(1) },
        ));
    }
}

#[test]
fn an_item_of_another_bank_is_ignored() {
    let bank = fixtures::load(&fixtures::files());
    let known = taken(&bank, 20, true, false);
    let mut foreign = known.clone();
    foreign.presentations[4].item = ItemId("1.1-long-gone".into());
    propose(&bank, &foreign, &terms(false));
    let mut without = known;
    without.presentations.remove(4);
    let score = |test| bank.score(test, &terms(false), 0);
    assert_eq!(score(&foreign), score(&without));
    let response = bank.items()[0].correct_response();
    assert_eq!(
        bank.is_correct(&ItemId("1.1-long-gone".into()), &response),
        None
    );
}
