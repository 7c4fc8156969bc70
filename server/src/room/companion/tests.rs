use super::*;
use vigie_shared::time::SECOND;

const KEY: DeviceKey = (Seat(1), DeviceId(uuid::Uuid::max()));

fn at(seconds: i64) -> Timestamp {
    Timestamp((1_000 + seconds) * SECOND)
}

/// A page that has been connected for a minute, with its link.
fn settled() -> (CompanionLinks, ConnectionId) {
    let mut links = CompanionLinks::default();
    let id = ConnectionId(1);
    links.page_connected(KEY, at(-60));
    links.open(KEY, id, watch::Sender::new(LinkState::Opening));
    (links, id)
}

fn missing(links: &mut CompanionLinks, now: Timestamp) -> bool {
    !links.take_missing(now, |_, _| false).is_empty()
}

#[test]
fn an_extension_that_is_gone_counts_after_two_seconds_and_once() {
    let (mut links, id) = settled();
    links.close(KEY, id, at(0));
    assert_eq!(links.next(at(0)), Some(at(2)));
    assert!(!missing(&mut links, at(1)));
    assert!(missing(&mut links, at(2)));
    assert!(!missing(&mut links, at(3)));
    assert_eq!(links.next(at(3)), None);
}

#[test]
fn one_that_comes_back_in_time_was_never_missing() {
    let (mut links, id) = settled();
    links.close(KEY, id, at(0));
    let again = ConnectionId(2);
    links.open(KEY, again, watch::Sender::new(LinkState::Opening));
    assert!(!missing(&mut links, at(60)));
    // The end of the older connection comes late.
    links.close(KEY, id, at(60));
    assert!(!missing(&mut links, at(120)));
}

#[test]
fn what_page_and_extension_lose_together_is_the_network() {
    let (mut links, id) = settled();
    links.close(KEY, id, at(0));
    links.page_gone(KEY, at(1));
    assert!(!missing(&mut links, at(600)));
    links.page_connected(KEY, at(600));
    assert!(!missing(&mut links, at(609)), "it may come back as well");
    assert_eq!(links.next(at(609)), Some(at(610)));
    assert!(missing(&mut links, at(610)));
}

#[test]
fn a_page_that_may_be_gone_as_well_is_waited_for() {
    let (mut links, id) = settled();
    links.close(KEY, id, at(0));
    assert_eq!(links.take_missing(at(5), |_, _| true), []);
    assert_eq!(links.next(at(5)), None, "a message will come");
    assert!(missing(&mut links, at(6)));
}

#[test]
fn a_page_that_reloads_again_and_again_does_not_put_it_off_for_ever() {
    let (mut links, id) = settled();
    links.close(KEY, id, at(0));
    links.page_gone(KEY, at(1));
    let mut now = 2;
    while !missing(&mut links, at(now)) {
        links.page_connected(KEY, at(now));
        now += 8;
        if missing(&mut links, at(now)) {
            break;
        }
        links.page_gone(KEY, at(now));
        now += 1;
        assert!(now < 60, "never");
    }
    assert!(now > 20, "{now}");
}

#[test]
fn without_a_deadline_sites_stay_blocked_for_a_quarter_of_an_hour() {
    let window = LinkWindow {
        stage: TestStage::Running,
        deadline: None,
        forbidden_extensions: Arc::from([]),
    };
    assert_eq!(window.at(at(0)).block_until, Some(at(15 * 60)));
    let ended = LinkWindow {
        stage: TestStage::Ended,
        ..window
    };
    assert_eq!(ended.at(at(0)).block_until, None);
}
