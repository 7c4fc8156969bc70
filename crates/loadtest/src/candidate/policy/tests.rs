use super::*;
use std::sync::LazyLock;
use vigie_item_bank::{BankSource, is_correct};
use vigie_shared::{ids::AlertId, rules::EndCause, session::CompanionPolicy, time::Timestamp};

static BANK: LazyLock<Arc<Bank>> =
    LazyLock::new(|| Arc::new(Bank::load(&BankSource::shipped()).unwrap()));

/// Answers and does nothing else.
fn answers_only() -> BehaviorProfile {
    BehaviorProfile {
        pass: 0.0,
        lose_focus: 0.0,
        report: 0.0,
        drop_network: 0.0,
        lose_companion: 0.0,
        ..BehaviorProfile::lively(1.0)
    }
}

fn policy(ability: f64, behavior: BehaviorProfile) -> CandidatePolicy {
    let mut policy = CandidatePolicy::new(BANK.clone(), ability, behavior, 11);
    policy.record(&Action::SwitchCompanion(true));
    policy
}

fn page(phase: CandidatePhase<ItemContent>) -> CandidatePage {
    CandidateView {
        first_name: "Nour".to_owned(),
        last_name: "Haddad".to_owned(),
        companion: CompanionPolicy::Required,
        duration_micros: 1,
        sign: None,
        any_loss_counts: false,
        other_devices: Vec::new(),
        phase,
    }
}

fn testing(number: u16, item: Option<&Item>, alerts: Vec<OpenAlert>) -> CandidatePage {
    page(CandidatePhase::Testing {
        treated: 0,
        deadline: None,
        frozen_left_micros: None,
        credited_micros: 0,
        withheld_micros: None,
        outage_micros: None,
        alerts,
        question: QuestionView {
            presentation: PresentationId(number),
            number: 1,
            replacement: false,
            mode: item.map_or(ItemMode::Focus, |item| item.facts.mode),
            seconds: item.and_then(|item| item.facts.seconds).map(u32::from),
            timer_ends_at: None,
            focus_lost: false,
            signals: Vec::new(),
            left_while_blocked: false,
            shuffle: 0,
            content: item.map(|item| item.content.clone()),
        },
    })
}

fn companion_alert() -> OpenAlert {
    OpenAlert {
        id: AlertId(1),
        kind: AlertKind::Companion,
        raised_at: Timestamp(0),
    }
}

fn commands(actions: &[PlannedAction]) -> Vec<&Command> {
    actions
        .iter()
        .filter_map(|planned| match &planned.action {
            Action::Send(command) => Some(command),
            Action::DropNetwork(_) | Action::SwitchCompanion(_) => None,
        })
        .collect()
}

#[test]
fn before_the_test_each_page_gets_the_action_it_asks_for() {
    let mut policy = CandidatePolicy::new(BANK.clone(), 0.0, answers_only(), 1);
    let actions = policy.plan(&page(CandidatePhase::Instructions));
    assert_eq!(actions[0].action, Action::SwitchCompanion(true));
    assert_eq!(commands(&actions), [&Command::AcceptRules]);
    actions
        .iter()
        .for_each(|planned| policy.record(&planned.action));
    let waiting = |confirmed_until| page(CandidatePhase::Waiting { confirmed_until });
    assert!(policy.plan(&waiting(None)).is_empty());
    assert_eq!(
        commands(&policy.plan(&waiting(Some(Timestamp(1))))),
        [&Command::StartTest]
    );
    let elsewhere = |authorized_until| page(CandidatePhase::AwaitingResume { authorized_until });
    assert!(policy.plan(&elsewhere(None)).is_empty());
    assert_eq!(
        commands(&policy.plan(&elsewhere(Some(Timestamp(1))))),
        [&Command::Resume]
    );
    let ended = CandidatePhase::Ended {
        cause: EndCause::Time,
        at: Timestamp(0),
        treated: 3,
        published: false,
        signals: Vec::new(),
    };
    assert!(policy.plan(&page(ended)).is_empty());
}

#[test]
fn a_warning_is_passed_before_the_question_is_answered() {
    let mut policy = policy(0.0, answers_only());
    assert_eq!(
        commands(&policy.plan(&testing(4, None, vec![]))),
        [&Command::Reveal {
            presentation: PresentationId(4)
        }]
    );
}

#[test]
fn high_ability_answers_correctly_low_ability_incorrectly_and_always_in_the_right_form() {
    for (ability, expected) in [(9.0, true), (-9.0, false)] {
        let mut policy = policy(ability, answers_only());
        let right = BANK.items().iter().filter(|item| {
            let actions = policy.plan(&testing(1, Some(item), vec![]));
            let Some(Command::Answer { response, .. }) = commands(&actions).last().copied() else {
                panic!("no answer to {}", item.id)
            };
            is_correct(item, response).unwrap() == expected
        });
        let share = right.count() as f64 / BANK.items().len() as f64;
        assert!(share > 0.9, "{share} at ability {ability}");
    }
}

#[test]
fn a_timed_question_is_answered_within_its_time() {
    let timed = BANK
        .items()
        .iter()
        .filter(|item| item.facts.seconds.is_some());
    let mut policy = policy(
        0.0,
        BehaviorProfile {
            think: DurationRange::seconds(500, 600),
            ..answers_only()
        },
    );
    for item in timed {
        let actions = policy.plan(&testing(1, Some(item), vec![]));
        let seconds = u64::from(item.facts.seconds.unwrap());
        assert!(actions[0].after < Duration::from_secs(seconds));
    }
}

#[test]
fn a_question_is_reported_once_and_then_waited_for() {
    let mut policy = policy(
        0.0,
        BehaviorProfile {
            report: 1.0,
            ..answers_only()
        },
    );
    let item = &BANK.items()[0];
    let first = policy.plan(&testing(1, Some(item), vec![]));
    assert_eq!(
        commands(&first)[0],
        &Command::ReportQuestion {
            presentation: PresentationId(1)
        }
    );
    policy.record(&first[0].action);
    let kind = AlertKind::Question {
        presentation: PresentationId(1),
        number: 1,
    };
    let alert = OpenAlert {
        id: AlertId(1),
        kind,
        raised_at: Timestamp(0),
    };
    assert!(policy.plan(&testing(1, Some(item), vec![alert])).is_empty());
    // Dismissed: the same question, without the alert.
    let again = policy.plan(&testing(1, Some(item), vec![]));
    assert!(matches!(commands(&again)[..], [Command::Answer { .. }]));
}

#[test]
fn a_lost_companion_comes_back_also_while_it_blocks_the_test() {
    let mut policy = policy(
        0.0,
        BehaviorProfile {
            lose_companion: 1.0,
            ..answers_only()
        },
    );
    let item = &BANK.items()[0];
    let lost = policy.plan(&testing(1, Some(item), vec![]));
    assert_eq!(lost[0].action, Action::SwitchCompanion(false));
    policy.record(&lost[0].action);
    let blocked = policy.plan(&testing(1, Some(item), vec![companion_alert()]));
    assert_eq!(blocked.len(), 1);
    assert_eq!(blocked[0].action, Action::SwitchCompanion(true));
    policy.record(&blocked[0].action);
    assert!(
        policy
            .plan(&testing(1, Some(item), vec![companion_alert()]))
            .is_empty()
    );
}

#[test]
fn the_same_seed_behaves_the_same() {
    let plans = |seed| {
        let mut policy =
            CandidatePolicy::new(BANK.clone(), 0.3, BehaviorProfile::lively(1.0), seed);
        let items = BANK.items().iter().take(20);
        items
            .map(|item| policy.plan(&testing(1, Some(item), vec![])))
            .collect::<Vec<_>>()
    };
    assert_eq!(plans(5), plans(5));
    assert_ne!(plans(5), plans(6));
}

#[test]
fn only_another_situation_interrupts_a_plan() {
    let item = &BANK.items()[0];
    let before = testing(1, Some(item), vec![]);
    assert!(same_situation(&before, &testing(1, Some(item), vec![])));
    for other in [
        testing(2, Some(item), vec![]),
        testing(1, None, vec![]),
        testing(1, Some(item), vec![companion_alert()]),
        page(CandidatePhase::Instructions),
    ] {
        assert!(!same_situation(&before, &other));
    }
}
