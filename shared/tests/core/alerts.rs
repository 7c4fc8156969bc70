//! Alerts: raised once, handled once, and never a dead end.

use crate::support::{
    fake_engine::{FakeEngine, right},
    session_harness::{SessionHarness, candidate, companion, invigilator, plain_seats},
};
use vigie_shared::{
    ids::{AlertId, IncidentId, PresentationId, Seat},
    item::ItemMode,
    session::{
        Actor, ActorName, AlertReason, AlertResolution, Command, CompanionPolicy, CompanionStatus,
        Event, IncidentCategory, IncidentResolution, IncidentState, ItemTraits, PresentationState,
        Refusal,
    },
    view::{CandidateCard, ConnectionStability},
};

const SEAT: Seat = Seat(1);

fn linus() -> Actor {
    Actor::Invigilator("Linus".into())
}

fn accept(alert: AlertId) -> Command {
    Command::AcceptAlert {
        seat: SEAT,
        alert,
        reason: AlertReason::E9,
    }
}

fn dismiss(alert: AlertId) -> Command {
    Command::DismissAlert { seat: SEAT, alert }
}

fn clear(alert: AlertId) -> Command {
    Command::ClearAlert { seat: SEAT, alert }
}

fn blocked() -> (SessionHarness, AlertId) {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.treat(1, 4);
    let alert = room.report(1);
    (room, alert)
}

#[test]
fn the_second_invigilator_learns_who_was_faster_and_how() {
    let by = || ActorName::Invigilator("Grace".into());
    let accepted = AlertResolution::Accepted {
        reason: AlertReason::E9,
    };
    type Case = (fn(AlertId) -> Command, AlertResolution);
    let cases: [Case; 2] = [(accept, accepted), (dismiss, AlertResolution::Dismissed)];
    for (first, handled) in cases {
        for second in [accept, dismiss] {
            let (mut room, alert) = blocked();
            room.execute(&invigilator(), &first(alert)).unwrap();
            let refused = Refusal::AlertAlreadyHandled { by: by(), handled };
            assert_eq!(room.execute(&linus(), &second(alert)), Err(refused));
        }
    }
}

#[test]
fn a_companion_alert_is_cleared_once() {
    let mut room = SessionHarness::with_seats(
        plain_seats(1),
        CompanionPolicy::Required,
        FakeEngine::plain(),
    );
    room.start(1);
    room.companion(1, false);
    let alert = AlertId(1);
    assert_eq!(
        room.execute(&linus(), &accept(alert)),
        Err(Refusal::ReasonDoesNotFit)
    );
    assert_eq!(
        room.execute(&linus(), &dismiss(alert)),
        Err(Refusal::ReasonDoesNotFit)
    );
    room.execute(&invigilator(), &clear(alert)).unwrap();
    let by = ActorName::Invigilator("Grace".into());
    let refused = Refusal::AlertAlreadyHandled {
        by,
        handled: AlertResolution::Cleared,
    };
    assert_eq!(room.execute(&linus(), &clear(alert)), Err(refused));
    // Cleared is cleared: the page saying the same again blocks no test.
    room.companion(1, false);
    assert!(room.answer(1, right()));
}

#[test]
fn an_alert_that_ended_with_its_test_says_so() {
    let (mut room, alert) = blocked();
    room.end(1);
    let by = ActorName::Invigilator("Grace".into());
    let refused = Refusal::AlertAlreadyHandled {
        by,
        handled: AlertResolution::Lapsed,
    };
    assert_eq!(room.execute(&linus(), &dismiss(alert)), Err(refused));
}

#[test]
fn alerts_that_do_not_exist_are_unknown() {
    let (mut room, _) = blocked();
    for command in [accept(AlertId(9)), dismiss(AlertId(0)), clear(AlertId(2))] {
        assert_eq!(room.execute(&linus(), &command), Err(Refusal::UnknownAlert));
    }
    let fresh = SessionHarness::new(1, FakeEngine::plain());
    assert_eq!(
        fresh.decide(&linus(), &dismiss(AlertId(1))),
        Err(Refusal::UnknownAlert)
    );
}

#[test]
fn an_accepted_alert_withdraws_the_item_and_gives_another_under_the_same_number() {
    let (mut room, alert) = blocked();
    let before = room.test(1).presentations.last().unwrap().clone();
    room.execute(&invigilator(), &accept(alert)).unwrap();
    let test = room.test(1);
    assert_eq!(
        test.presentations[4].state,
        PresentationState::Withdrawn { alert }
    );
    let (presentation, presented) = test.current().unwrap();
    assert_eq!(
        (presentation, presented.number),
        (PresentationId(6), before.number)
    );
    assert_ne!(presented.item, before.item);
    assert_eq!(test.treated(), 4);

    let incident = &room.session.incidents()[0];
    assert_eq!(incident.id, IncidentId(1));
    assert_eq!(
        incident.category,
        IncidentCategory::Question(AlertReason::E9)
    );
    assert_eq!((incident.number, incident.alert), (Some(5), Some(alert)));
    let IncidentState::Resolved { how, .. } = incident.state else {
        panic!("open")
    };
    assert_eq!(how, IncidentResolution::Automatic);

    // The old question is gone for the candidate as well.
    let late = Command::Answer {
        presentation: PresentationId(5),
        response: right(),
    };
    assert_eq!(
        room.execute(&candidate(1), &late),
        Err(Refusal::QuestionMoved)
    );
    room.treat(1, 28);
    assert_eq!(room.test(1).treated(), 32);
}

#[test]
fn a_dismissed_alert_gives_the_same_item_back_and_it_can_be_reported_again() {
    let (mut room, alert) = blocked();
    let before = room.test(1).presentations.clone();
    room.dismiss(1, alert);
    assert_eq!(room.test(1).presentations, before);
    let again = room.report(1);
    assert_eq!(again, AlertId(2));
    assert!(room.session.incidents().is_empty());
}

#[test]
fn an_answer_that_was_faster_than_the_report_makes_the_report_late() {
    let mut room = SessionHarness::new(1, FakeEngine::plain());
    room.start(1);
    room.answer(1, right());
    let report = Command::ReportQuestion {
        presentation: PresentationId(1),
    };
    assert_eq!(
        room.execute(&candidate(1), &report),
        Err(Refusal::QuestionMoved)
    );
}

#[test]
fn both_kinds_of_alert_are_open_at_once_and_handled_one_by_one() {
    let mut room = SessionHarness::with_seats(
        plain_seats(1),
        CompanionPolicy::RequiredAutoClear,
        FakeEngine::plain(),
    );
    room.start(1);
    room.companion(1, false);
    let question = room.report(1);
    let alerts = CandidateCard::from_seat(room.seat_state(1), ConnectionStability::Stable).alerts;
    assert_eq!(alerts.len(), 2, "both are on the card");
    room.companion(1, true);
    let pass = Command::Pass {
        presentation: PresentationId(1),
    };
    assert_eq!(room.execute(&candidate(1), &pass), Err(Refusal::Blocked));
    room.dismiss(1, question);
    assert!(room.execute(&candidate(1), &pass).is_ok());
}

#[test]
fn only_the_policy_that_says_so_clears_by_itself() {
    let policies = [
        (CompanionPolicy::Observed, 0, 0),
        (CompanionPolicy::Required, 1, 1),
        (CompanionPolicy::RequiredAutoClear, 1, 0),
    ];
    for (policy, while_absent, once_back) in policies {
        let mut room = SessionHarness::with_seats(plain_seats(1), policy, FakeEngine::plain());
        room.start(1);
        room.companion(1, false);
        assert_eq!(
            room.test(1).open_alerts().count(),
            while_absent,
            "{policy:?}"
        );
        room.companion(1, true);
        assert_eq!(room.test(1).open_alerts().count(), once_back, "{policy:?}");
    }
}

#[test]
fn the_reasons_offered_are_those_that_fit_the_item() {
    use AlertReason::{E1, E3, E4, E5, E8, E9, E10, E11, E12};
    let always = vec![E4, E5, E8, E9, E11, E12];
    let plain = ItemTraits {
        mode: ItemMode::Free,
        seconds: None,
        image: false,
        attachment: false,
    };
    let fits = |facts: ItemTraits| {
        AlertReason::ALL
            .into_iter()
            .filter(|reason| reason.fits(&facts))
            .collect::<Vec<_>>()
    };
    let with = |extra: AlertReason| {
        let mut all = always.clone();
        all.push(extra);
        all.sort_by_key(|r| AlertReason::ALL.iter().position(|known| known == r));
        all
    };
    assert_eq!(fits(plain), always);
    assert_eq!(
        fits(ItemTraits {
            image: true,
            ..plain
        }),
        with(E1)
    );
    assert_eq!(
        fits(ItemTraits {
            attachment: true,
            ..plain
        }),
        with(E3)
    );
    assert_eq!(
        fits(ItemTraits {
            mode: ItemMode::Focus,
            ..plain
        }),
        with(E10)
    );
}

#[test]
fn a_reason_that_does_not_fit_is_refused_and_those_on_the_card_are_not() {
    let (mut room, alert) = blocked();
    let offered = CandidateCard::from_seat(room.seat_state(1), ConnectionStability::Stable).alerts
        [0]
    .reasons
    .clone();
    for reason in AlertReason::ALL {
        let accept = Command::AcceptAlert {
            seat: SEAT,
            alert,
            reason,
        };
        let result = room.decide(&invigilator(), &accept);
        assert_eq!(result.is_ok(), offered.contains(&reason), "{reason:?}");
    }
    room.dismiss(1, alert);
}

#[test]
fn every_event_of_an_accepted_alert_is_in_one_commit_in_their_order() {
    let (mut room, alert) = blocked();
    room.wait(7);
    let events = room.execute(&invigilator(), &accept(alert)).unwrap();
    let names: Vec<_> = events
        .iter()
        .map(|event| {
            serde_json::to_value(event).unwrap()["event"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    let expected = [
        "alert_accepted",
        "incident_recorded",
        "incident_resolved",
        "time_credited",
        "item_presented",
    ];
    assert_eq!(names, expected);
    assert!(events.contains(&Event::TimeCredited {
        seat: SEAT,
        micros: 7,
        by_rule: 0,
        withheld: 0,
    }));
}

#[test]
fn an_extension_that_comes_and_goes_without_end_stays_absent_on_record() {
    let policy = CompanionPolicy::RequiredAutoClear;
    let mut room = SessionHarness::with_seats(plain_seats(1), policy, FakeEngine::plain());
    room.start(1);
    let report = |room: &mut SessionHarness, present| {
        room.execute(&Actor::Server, &companion(1, 0, present))
    };
    let mut events = 0;
    for _ in 0..10_000 {
        events += report(&mut room, false).unwrap().len();
        match report(&mut room, true) {
            Ok(more) => events += more.len(),
            Err(refusal) => assert_eq!(refusal, Refusal::TooFast),
        }
    }
    assert!((400..500).contains(&events), "{events}");
    assert_eq!(room.seat_state(1).companion(), CompanionStatus::Absent);
    let open = room.test(1).open_alerts().map(|alert| alert.id).next();
    room.execute(&invigilator(), &clear(open.unwrap())).unwrap();
    assert!(room.answer(1, right()), "an invigilator has looked");
}
