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

fn is_open(place: &ConnectionPlace) -> bool {
    let table = place.0.table.lock();
    table.connections.contains_key(&place.0.id)
}

#[test]
fn the_oldest_that_completed_no_request_goes_first() {
    let table = table(3, 9);
    let useful = enter(&table, "192.0.2.1").unwrap();
    useful.request_begun();
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
        place.request_begun();
        place.request_answered();
        assert!(place.is_waiting());
        place
    });
    busy.request_begun();
    let newest = enter(&table, "192.0.2.3").unwrap();
    assert_eq!([&busy, &idle, &newest].map(is_open), [true, false, true]);
    newest.request_begun();
    newest.request_answered();
    assert!(enter(&table, "192.0.2.4").is_none(), "both are in use");
}

#[test]
fn a_first_request_that_never_ends_keeps_nobody_out() {
    let table = table(1, 9);
    let slow = enter(&table, "192.0.2.1").unwrap();
    slow.request_begun();
    assert!(enter(&table, "192.0.2.2").is_some());
    assert!(!is_open(&slow));
}

#[test]
fn a_network_has_a_bound_of_its_own_and_a_proxy_has_none() {
    let table = table(100, 2);
    let fill = |peers: [&str; 3]| {
        let places = peers.map(|peer| {
            let place = enter(&table, peer)?;
            place.request_begun();
            place.request_answered();
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
    first.request_begun();
    first.request_answered();
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
