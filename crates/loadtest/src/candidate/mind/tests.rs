use super::*;
use std::sync::LazyLock;
use vigie_item_bank::{BankSource, is_correct};
use vigie_shared::{ids::AlertId, rules::EndCause, session::CompanionPolicy, time::Timestamp};

static BANK: LazyLock<Arc<Bank>> =
    LazyLock::new(|| Arc::new(Bank::load(&BankSource::shipped()).unwrap()));

/// Does nothing but answer.
fn steady() -> Habits {
    Habits {
        pass: 0.0,
        lose_focus: 0.0,
        report: 0.0,
        drop_network: 0.0,
        lose_companion: 0.0,
        ..Habits::lively(1.0)
    }
}

fn mind(ability: f64, habits: Habits) -> Mind {
    let mut mind = Mind::new(BANK.clone(), ability, habits, 11);
    mind.did(&Act::Send(Command::ReportCompanion { present: true }));
    mind
}

fn page(phase: CandidatePhase<ItemContent>) -> Page {
    CandidateView {
        first_name: "Nour".to_owned(),
        last_name: "Haddad".to_owned(),
        companion: CompanionPolicy::Required,
        duration_micros: 1,
        phase,
    }
}

fn asked(ask: u16, item: Option<&Item>, alerts: Vec<OpenAlert>) -> Page {
    page(CandidatePhase::Testing {
        treated: 0,
        deadline: None,
        frozen_left_micros: None,
        credited_micros: 0,
        alerts,
        question: QuestionView {
            presentation: PresentationId(ask),
            number: 1,
            replacement: false,
            mode: item.map_or(ItemMode::Focus, |item| item.facts.mode),
            seconds: item.and_then(|item| item.facts.seconds).map(u32::from),
            timer_ends_at: None,
            focus_lost: false,
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

fn commands(steps: &[Step]) -> Vec<&Command> {
    steps
        .iter()
        .filter_map(|step| match &step.act {
            Act::Send(command) => Some(command),
            Act::DropNetwork(_) => None,
        })
        .collect()
}

#[test]
fn before_the_test_he_does_what_each_page_asks_for() {
    let mut mind = Mind::new(BANK.clone(), 0.0, steady(), 1);
    let steps = mind.plan(&page(CandidatePhase::Instructions));
    let seen = Command::ReportCompanion { present: true };
    assert_eq!(commands(&steps), [&seen, &Command::AcceptRules]);
    steps.iter().for_each(|step| mind.did(&step.act));
    let waiting = |confirmed_until| page(CandidatePhase::Waiting { confirmed_until });
    assert!(mind.plan(&waiting(None)).is_empty());
    assert_eq!(
        commands(&mind.plan(&waiting(Some(Timestamp(1))))),
        [&Command::StartTest]
    );
    let elsewhere = |authorized_until| page(CandidatePhase::AwaitingResume { authorized_until });
    assert!(mind.plan(&elsewhere(None)).is_empty());
    assert_eq!(
        commands(&mind.plan(&elsewhere(Some(Timestamp(1))))),
        [&Command::Resume]
    );
    let ended = CandidatePhase::Ended {
        cause: EndCause::Time,
        at: Timestamp(0),
        treated: 3,
        published: false,
    };
    assert!(mind.plan(&page(ended)).is_empty());
}

#[test]
fn a_warning_is_passed_before_the_question_is_answered() {
    let mut mind = mind(0.0, steady());
    assert_eq!(
        commands(&mind.plan(&asked(4, None, vec![]))),
        [&Command::Reveal {
            presentation: PresentationId(4)
        }]
    );
}

#[test]
fn the_able_answer_right_and_the_unable_wrong_and_always_fittingly() {
    for (ability, expected) in [(9.0, true), (-9.0, false)] {
        let mut mind = mind(ability, steady());
        let right = BANK.items().iter().filter(|item| {
            let steps = mind.plan(&asked(1, Some(item), vec![]));
            let Some(Command::Answer { response, .. }) = commands(&steps).last().copied() else {
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
    let mut mind = mind(
        0.0,
        Habits {
            think: Span::seconds(500, 600),
            ..steady()
        },
    );
    for item in timed {
        let steps = mind.plan(&asked(1, Some(item), vec![]));
        let seconds = u64::from(item.facts.seconds.unwrap());
        assert!(steps[0].after < Duration::from_secs(seconds));
    }
}

#[test]
fn a_question_is_reported_once_and_then_waited_for() {
    let mut mind = mind(
        0.0,
        Habits {
            report: 1.0,
            ..steady()
        },
    );
    let item = &BANK.items()[0];
    let first = mind.plan(&asked(1, Some(item), vec![]));
    assert_eq!(
        commands(&first)[0],
        &Command::ReportQuestion {
            presentation: PresentationId(1)
        }
    );
    mind.did(&first[0].act);
    let kind = AlertKind::Question {
        presentation: PresentationId(1),
        number: 1,
    };
    let alert = OpenAlert {
        id: AlertId(1),
        kind,
        raised_at: Timestamp(0),
    };
    assert!(mind.plan(&asked(1, Some(item), vec![alert])).is_empty());
    // Dismissed: the same question, without the alert.
    let again = mind.plan(&asked(1, Some(item), vec![]));
    assert!(matches!(commands(&again)[..], [Command::Answer { .. }]));
}

#[test]
fn a_lost_companion_comes_back_also_while_it_blocks_him() {
    let mut mind = mind(
        0.0,
        Habits {
            lose_companion: 1.0,
            ..steady()
        },
    );
    let item = &BANK.items()[0];
    let lost = mind.plan(&asked(1, Some(item), vec![]));
    assert_eq!(
        commands(&lost)[0],
        &Command::ReportCompanion { present: false }
    );
    mind.did(&lost[0].act);
    let blocked = mind.plan(&asked(1, Some(item), vec![companion_alert()]));
    assert_eq!(
        commands(&blocked),
        [&Command::ReportCompanion { present: true }]
    );
    mind.did(&blocked[0].act);
    assert!(
        mind.plan(&asked(1, Some(item), vec![companion_alert()]))
            .is_empty()
    );
}

#[test]
fn the_same_seed_behaves_the_same() {
    let plans = |seed| {
        let mut mind = Mind::new(BANK.clone(), 0.3, Habits::lively(1.0), seed);
        let items = BANK.items().iter().take(20);
        items
            .map(|item| mind.plan(&asked(1, Some(item), vec![])))
            .collect::<Vec<_>>()
    };
    assert_eq!(plans(5), plans(5));
    assert_ne!(plans(5), plans(6));
}

#[test]
fn only_another_situation_interrupts_a_plan() {
    let item = &BANK.items()[0];
    let before = asked(1, Some(item), vec![]);
    assert!(same_situation(&before, &asked(1, Some(item), vec![])));
    for other in [
        asked(2, Some(item), vec![]),
        asked(1, None, vec![]),
        asked(1, Some(item), vec![companion_alert()]),
        page(CandidatePhase::Instructions),
    ] {
        assert!(!same_situation(&before, &other));
    }
}
