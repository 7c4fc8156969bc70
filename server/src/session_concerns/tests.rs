use super::*;
use jiff::civil::date;
use vigie_shared::{session::CompanionPolicy, time::ExtraTime};

const TODAY: Date = date(2025, 2, 3);

fn person(first_name: &str) -> RosterPerson {
    RosterPerson {
        first_name: first_name.to_owned(),
        last_name: "Roux".to_owned(),
        used_name: String::new(),
        other_first_names: String::new(),
        birthdate: date(2008, 3, 14),
        sex: None,
        birth_place: String::new(),
        external_id: String::new(),
        division: String::new(),
        extra_time: ExtraTime::NONE,
        accessible: false,
    }
}

fn plan(held_on: Date, held_at: &str) -> SessionPlan {
    SessionPlan {
        center: CenterId(uuid::Uuid::nil()),
        site: "1 rue de l'École".to_owned(),
        room: "B 12".to_owned(),
        held_on,
        held_at: held_at.to_owned(),
        invigilators: Vec::new(),
        named_invigilators_only: false,
        observations: String::new(),
        companion: CompanionPolicy::Observed,
        candidates: vec![person("Léa"), person("Noé")],
    }
}

fn codes(plans: &[SessionPlan]) -> Vec<SessionConcernCode> {
    let calendar = CertificationCalendar::load(None).unwrap();
    let lea = person("LEA");
    let context = PlanningContext {
        today: TODAY,
        establishment: Some(EstablishmentType::HighSchool),
        calendar: &calendar,
        rooms: vec![PlannedRoom {
            number: 123_456,
            site: "1, rue de l'Ecole".to_owned(),
            room: "b12".to_owned(),
            held_on: "2025-02-04".to_owned(),
            held_at: "10:30".to_owned(),
        }],
        people: HashMap::from([(
            identity(&lea.first_name, &lea.last_name, date(2009, 1, 1)),
            123_456,
        )]),
    };
    let concerns = context.of_plans(plans).into_iter();
    concerns.map(|concern| concern.code).collect()
}

#[test]
fn an_ordinary_session_concerns_nobody() {
    assert_eq!(codes(&[plan(date(2025, 2, 5), "09:00")]), []);
    // Two hours later the room is free.
    assert_eq!(codes(&[plan(date(2025, 2, 4), "12:30")]), []);
}

#[test]
fn each_slip_about_the_day_is_asked_once_for_all_rooms() {
    use SessionConcernCode::*;
    let sunday = plan(date(2025, 2, 9), "09:00");
    assert_eq!(codes(&[sunday.clone(), sunday]), [OnASunday]);
    assert_eq!(
        codes(&[plan(date(2025, 2, 2), "09:00")]),
        [InThePast, OnASunday]
    );
    assert_eq!(codes(&[plan(date(2025, 3, 10), "09:00")]), [OutsideWindow]);
    assert_eq!(codes(&[plan(date(2026, 2, 4), "09:00")]), [FarAway]);
    assert_eq!(
        codes(&[plan(date(1999, 2, 4), "09:00")]),
        [InThePast],
        "nothing is announced for that year"
    );
}

#[test]
fn a_room_that_is_taken_is_found_however_it_is_written() {
    assert_eq!(
        codes(&[plan(date(2025, 2, 4), "09:00")]),
        [SessionConcernCode::RoomTaken]
    );
}

#[test]
fn who_is_enrolled_elsewhere_is_named() {
    let calendar = CertificationCalendar::load(None).unwrap();
    let lea = person("LEA");
    let context = PlanningContext {
        today: TODAY,
        establishment: None,
        calendar: &calendar,
        rooms: Vec::new(),
        people: HashMap::from([(
            identity(&lea.first_name, &lea.last_name, lea.birthdate),
            123_456,
        )]),
    };
    let concerns = context.of_plans(&[plan(date(2025, 2, 5), "09:00")]);
    assert_eq!(concerns.len(), 1);
    assert_eq!(concerns[0].code, SessionConcernCode::AlreadyEnrolled);
    assert_eq!(concerns[0].person.as_deref(), Some("Roux Léa"));
    assert_eq!(
        (concerns[0].people, concerns[0].other_session),
        (Some(1), Some(123_456))
    );
}
