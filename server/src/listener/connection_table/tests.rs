use super::*;

fn table(total: usize, per_network: usize) -> ConnectionTable {
    ConnectionTable::new(ConnectionLimits {
        total,
        per_network,
        shared_networks: vec!["10.1.0.0/16".parse().unwrap()],
    })
}

fn enter(table: &ConnectionTable, peer: &str) -> Option<ConnectionPlace> {
    table.enter(peer.parse().unwrap())
}

/// A connection with a request that was answered.
fn served(table: &ConnectionTable, peer: &str) -> Option<ConnectionPlace> {
    let place = enter(table, peer)?;
    place.request_begun(true);
    place.request_answered();
    Some(place)
}

fn is_open(place: &ConnectionPlace) -> bool {
    let table = place.0.table.lock();
    table.connections.contains_key(&place.0.id)
}

#[test]
fn the_oldest_that_completed_no_request_goes_first() {
    let table = table(3, 9);
    let useful = enter(&table, "192.0.2.1").unwrap();
    useful.request_begun(true);
    useful.request_answered();
    assert!(useful.is_waiting());
    let old = enter(&table, "192.0.2.2").unwrap();
    let young = enter(&table, "192.0.2.3").unwrap();
    let newest = enter(&table, "192.0.2.4").unwrap();
    let open = [&useful, &old, &young, &newest].map(is_open);
    assert_eq!(open, [true, false, true, true]);
    assert_eq!(table.open(), 3);
}

#[test]
fn an_idle_connection_goes_before_one_with_a_request_under_way() {
    let table = table(2, 9);
    let [busy, idle] = ["192.0.2.1", "192.0.2.2"].map(|peer| {
        let place = enter(&table, peer).unwrap();
        place.request_begun(true);
        place.request_answered();
        assert!(place.is_waiting());
        place
    });
    busy.request_begun(true);
    busy.request_known();
    let newest = enter(&table, "192.0.2.3").unwrap();
    assert_eq!([&busy, &idle, &newest].map(is_open), [true, false, true]);
    newest.upgraded();
    assert!(enter(&table, "192.0.2.4").is_none(), "both are in use");
}

#[test]
fn a_first_request_that_never_ends_keeps_nobody_out() {
    let table = table(1, 9);
    let slow = enter(&table, "192.0.2.1").unwrap();
    slow.request_begun(false);
    assert!(enter(&table, "192.0.2.2").is_some());
    assert!(!is_open(&slow));
}

#[test]
fn a_network_has_a_bound_of_its_own_and_a_proxy_has_none() {
    let table = table(100, 2);
    let fill = |peers: [&str; 3]| {
        let places = peers.map(|peer| {
            let place = enter(&table, peer)?;
            place.upgraded();
            Some(place)
        });
        places.map(|place| place.is_some())
    };
    assert_eq!(fill(["192.0.2.1"; 3]), [true, true, false]);
    let kept: Vec<_> = (0..3)
        .filter_map(|host| enter(&table, &format!("2001:db8::{host}")))
        .collect();
    assert_eq!(kept.iter().filter(|place| is_open(place)).count(), 2);
    for shared in ["127.0.0.1", "::1", "10.1.2.3", "::ffff:10.1.2.3"] {
        let kept: Vec<_> = (0..5).filter_map(|_| enter(&table, shared)).collect();
        assert!(kept.len() == 5 && kept.iter().all(is_open), "{shared}");
    }
}

#[test]
fn a_place_is_free_when_its_connection_is_gone() {
    let table = table(1, 1);
    let first = enter(&table, "192.0.2.1").unwrap();
    first.upgraded();
    assert!(enter(&table, "192.0.2.1").is_none());
    drop(first);
    assert_eq!(table.open(), 0);
    assert!(enter(&table, "192.0.2.1").is_some());
}

#[tokio::test]
async fn who_loses_a_place_learns_it() {
    let table = table(1, 1);
    let first = enter(&table, "192.0.2.1").unwrap();
    let _second = enter(&table, "192.0.2.1").unwrap();
    first.evicted().await;
    drop(first);
    assert_eq!(table.open(), 1, "it does not count twice");
}

#[test]
fn bodies_that_never_end_and_answers_that_nobody_takes_keep_nobody_out() {
    let table = table(4, 9);
    let peer = "192.0.2.1";
    let [body, answer, stranger] = [0, 1, 2].map(|_| served(&table, peer).unwrap());
    body.is_waiting();
    body.request_begun(false);
    body.request_known();
    stranger.is_waiting();
    stranger.request_begun(true);
    let socket = served(&table, peer).unwrap();
    socket.upgraded();
    let mut people = Vec::new();
    let mut gone = Vec::new();
    for _ in 0..3 {
        let person = enter(&table, "192.0.2.2").unwrap();
        person.upgraded();
        people.push(person);
        gone.push([&answer, &stranger, &body, &socket].map(is_open));
    }
    assert_eq!(
        gone,
        [
            [false, true, true, true],
            [false, false, true, true],
            [false, false, false, true],
        ]
    );
    assert!(enter(&table, "192.0.2.3").is_none());
}

#[test]
fn a_known_login_keeps_its_place_once_its_body_is_complete() {
    let table = table(1, 9);
    let known = served(&table, "192.0.2.1").unwrap();
    known.is_waiting();
    known.request_begun(false);
    known.request_known();
    known.request_received();
    assert!(enter(&table, "192.0.2.2").is_none());
    known.request_answered();
    known.is_waiting();
    known.request_begun(true);
    assert!(enter(&table, "192.0.2.2").is_some(), "not known this time");
}

#[test]
fn among_requests_that_never_end_a_newcomer_is_no_crowd() {
    let table = table(4, 9);
    let slow = [0, 1, 2].map(|_| {
        let place = served(&table, "192.0.2.1").unwrap();
        place.is_waiting();
        place.request_begun(false);
        place
    });
    let person = enter(&table, "192.0.2.2").unwrap();
    let next = enter(&table, "192.0.2.3").unwrap();
    let open = [&slow[0], &slow[1], &person, &next].map(is_open);
    assert_eq!(open, [false, true, true, true]);
}
