use super::*;
use uuid::Uuid;
use vigie_shared::time::{SECOND, Timestamp};

fn governor() -> ResourceGovernor {
    ResourceGovernor::new(Clock::manual(Timestamp(1_000 * SECOND)))
}

fn seat(number: u16) -> PrincipalKey {
    PrincipalKey::Candidate(SessionId(Uuid::from_u128(1)), Seat(number))
}

/// Idle frames that get through on sockets one after the other.
fn burst(governor: &ResourceGovernor, key: PrincipalKey, sockets: usize) -> usize {
    let of_one = |_| {
        let socket = governor.open_socket(key).unwrap();
        (0..1_000).take_while(|_| socket.try_idle_frame()).count()
    };
    (0..sockets).map(of_one).sum()
}

#[test]
fn who_connects_again_finds_the_budget_as_they_left_it() {
    let governor = governor();
    assert_eq!(burst(&governor, seat(1), 1), 40);
    assert_eq!(burst(&governor, seat(1), 40), 60, "100 in all");
    assert_eq!(burst(&governor, seat(2), 40), 100, "nobody else pays");
    governor.clock.advance(SECOND);
    assert_eq!(burst(&governor, seat(1), 40), 10);
}

#[test]
fn what_asks_for_something_waits_for_its_turn_and_is_not_refused() {
    let governor = governor();
    let socket = governor.open_socket(seat(1)).unwrap();
    for _ in 0..250 {
        assert_eq!(socket.reserve_frame(), Duration::ZERO);
    }
    assert_eq!(socket.reserve_frame(), Duration::from_millis(100));
    assert_eq!(socket.reserve_frame(), Duration::from_millis(200));
    assert!(governor.charge_request(seat(1)).is_err(), "HTTP as well");
    assert!(socket.try_idle_frame(), "but not its heartbeats");
    governor.clock.advance(SECOND / 5);
    assert_eq!(socket.reserve_frame(), Duration::from_millis(100));
}

#[test]
fn hellos_without_end_come_every_five_seconds() {
    let governor = governor();
    let hello = || hello(&governor, seat(1), false);
    for _ in 0..120 {
        assert_eq!(hello(), Ok(Duration::ZERO));
    }
    assert_eq!(hello(), Ok(Duration::from_secs(5)));
    governor.clock.advance(10 * SECOND);
    assert_eq!(hello(), Ok(Duration::ZERO));
}

fn device(number: u128) -> PrincipalKey {
    let session = SessionId(Uuid::from_u128(1));
    PrincipalKey::CandidateDevice(session, Seat(1), DeviceId(Uuid::from_u128(number)))
}

/// A connection that says hello and goes.
fn hello(
    governor: &ResourceGovernor,
    key: PrincipalKey,
    is_visitor: bool,
) -> Result<Duration, BudgetExhausted> {
    let socket = governor.open_socket(key).unwrap();
    socket.reserve_hello(is_visitor, Duration::from_secs(10))
}

#[test]
fn a_device_of_a_seat_keeps_no_other_one_from_saying_hello() {
    let governor = governor();
    let waits = (0..400).map(|_| hello(&governor, device(1), true));
    let let_in = waits.filter(Result::is_ok).count();
    assert_eq!(let_in, 22, "and two that wait five and ten seconds");
    assert!(governor.charge_request(device(2)).is_ok());
    for number in 2..20 {
        for _ in 0..30 {
            let _ = hello(&governor, device(number), true);
        }
    }
    assert_eq!(hello(&governor, device(20), true), Ok(Duration::ZERO));
    assert!(hello(&governor, device(20), true).is_err(), "not again");
    assert_eq!(hello(&governor, device(21), false), Ok(Duration::ZERO));
    assert_eq!(hello(&governor, device(21), false), Ok(Duration::ZERO));
    governor.clock.advance(15 * SECOND);
    assert!(hello(&governor, device(1), true).is_ok(), "it owes no more");
}

#[test]
fn sockets_that_a_device_keeps_open_take_no_place_of_another_one() {
    let governor = governor();
    let open = |number| governor.open_socket(device(number));
    let _kept: Vec<_> = (0..4).map(|_| open(1).unwrap()).collect();
    assert!(open(1).is_none());
    assert!(open(2).is_some());
}

#[test]
fn a_seat_has_four_sockets_at_once() {
    let governor = governor();
    let open = |number| governor.open_socket(seat(number));
    let mut sockets: Vec<_> = (0..4).map(|_| open(1).unwrap()).collect();
    assert!(open(1).is_none());
    assert!(open(2).is_some());
    sockets.pop();
    assert!(open(1).is_some());
}

#[test]
fn a_network_pays_for_strangers_only() {
    let governor = governor();
    let address = |last: u16| IpAddr::from([0x2001, 0xdb8, 1, 2, 0, 0, 0, last]);
    for host in 0..5_000 {
        governor.charge_stranger(address(host)).unwrap();
        governor.forgive_stranger(address(host));
    }
    for host in 0..2_000 {
        governor.charge_stranger(address(host)).unwrap();
    }
    let refused = governor.charge_stranger(address(1));
    assert_eq!(refused, Err(BudgetExhausted { retry_after: 1 }));
    assert_eq!(governor.charge_companion(address(1)), Ok(()));
    let elsewhere = IpAddr::from([203, 0, 113, 7]);
    assert_eq!(governor.charge_stranger(elsewhere), Ok(()));
}

#[test]
fn a_center_creates_sessions_up_to_its_budget() {
    let governor = governor();
    let center = CenterId(Uuid::from_u128(1));
    let created = |governor: &ResourceGovernor| {
        (0..2_000)
            .take_while(|_| governor.charge_session(center).is_ok())
            .count()
    };
    assert_eq!(created(&governor), 1_000);
    governor.clock.advance(36 * SECOND);
    assert_eq!(created(&governor), 10);
}
