use super::*;
use futures_util::FutureExt;
use std::sync::mpsc;
use vigie_shared::ids::AccountId;

fn key(last: u8) -> WorkKey {
    let account = AccountId(uuid::Uuid::from_u128(last.into()));
    WorkKey::Principal(PrincipalKey::Account(account))
}

fn session(number: u128) -> WorkKey {
    WorkKey::Room(SessionId(uuid::Uuid::from_u128(number)))
}

/// A pool of which all ordinary slots are taken, with the turns.
async fn full() -> (WorkPool, Vec<WorkTurn>) {
    let pool = WorkPool::default();
    let mut turns = Vec::new();
    for _ in 0..ORDINARY_SLOTS {
        turns.push(
            pool.turn(WorkKey::Server, WorkKind::Document)
                .await
                .unwrap(),
        );
    }
    (pool, turns)
}

#[tokio::test]
async fn a_request_that_ends_early_keeps_its_turn_until_the_work_is_done() {
    let pool = WorkPool::default();
    let (begin, begun) = oneshot::channel();
    let (end, ended) = mpsc::channel::<()>();
    let request = tokio::spawn({
        let pool = pool.clone();
        async move {
            let work = move || {
                begin.send(()).unwrap();
                ended.recv().unwrap();
            };
            pool.run(key(1), WorkKind::PasswordHash, work).await
        }
    });
    begun.await.unwrap();
    request.abort();
    assert!(request.await.unwrap_err().is_cancelled());
    assert_eq!(pool.lock().running, 1);
    let second = pool.turn(key(1), WorkKind::PasswordHash).await.unwrap();
    let mut third = Box::pin(pool.turn(key(2), WorkKind::PasswordHash));
    assert!(third.as_mut().now_or_never().is_none(), "both are taken");
    end.send(()).unwrap();
    drop(third.await.unwrap());
    drop(second);
    assert_eq!(pool.lock().running, 0);
}

#[tokio::test]
async fn work_that_panics_gives_its_turn_back() {
    let pool = WorkPool::default();
    for _ in 0..4 {
        let work = || panic!("a fault in a piece of work");
        let done: Result<(), _> = pool.run(key(1), WorkKind::Document, work).await;
        assert_eq!(done, Err(WorkError::Interrupted));
    }
    assert_eq!(pool.lock().running, 0);
}

#[tokio::test]
async fn a_person_with_many_requests_delays_another_by_one() {
    let (pool, mut turns) = full().await;
    let (order, arrived) = mpsc::channel();
    let mut tasks = Vec::new();
    // Asked for in this order: nobody else has asked when the second person comes.
    for who in [1, 1, 1, 1, 1, 1, 2] {
        let mut turn = Box::pin({
            let pool = pool.clone();
            async move { pool.turn(key(who), WorkKind::Document).await }
        });
        assert!(turn.as_mut().now_or_never().is_none());
        let order = order.clone();
        tasks.push(tokio::spawn(async move {
            let _turn = turn.await.unwrap();
            order.send(who).unwrap();
        }));
    }
    // One slot, so that the order is the order of the turns.
    turns.truncate(1);
    for task in tasks {
        task.await.unwrap();
    }
    drop(order);
    let order: Vec<_> = arrived.iter().collect();
    assert_eq!(order, [1, 2, 1, 1, 1, 1, 1]);
}

#[tokio::test]
async fn a_full_queue_is_busy_and_nobody_else_pays_for_it() {
    let (pool, turns) = full().await;
    let mut waiting = Vec::new();
    for _ in 0..ORDINARY_LIMITS.of_one_key {
        let mut turn = Box::pin(pool.turn(key(1), WorkKind::Document));
        assert!(turn.as_mut().now_or_never().is_none());
        waiting.push(turn);
    }
    let refused = pool.turn(key(1), WorkKind::Document).await;
    assert_eq!(refused.err(), Some(BUSY));
    let mut other = Box::pin(pool.turn(key(2), WorkKind::Document));
    assert!(other.as_mut().now_or_never().is_none());
    // Those who hang up are passed over.
    drop(waiting);
    drop(turns);
    assert!(other.await.is_ok());
    assert_eq!(pool.lock().running, 0);
}

#[tokio::test]
async fn a_room_opens_while_all_other_work_waits() {
    let (pool, turns) = full().await;
    let room = pool.turn(session(1), WorkKind::RoomLoad).await.unwrap();
    let mut second = Box::pin(pool.turn(session(2), WorkKind::RoomLoad));
    assert!(second.as_mut().now_or_never().is_none());
    let mut other = Box::pin(pool.turn(key(1), WorkKind::Document));
    assert!(other.as_mut().now_or_never().is_none());
    drop(room);
    let second = second.await.unwrap();
    assert!(other.as_mut().now_or_never().is_none());
    drop((turns, second));
    assert!(other.await.is_ok());
}

#[tokio::test]
async fn strangers_from_everywhere_shut_the_pool_for_nobody_who_is_logged_in() {
    let (pool, mut turns) = full().await;
    let mut waiting = Vec::new();
    let addresses = (0..=u8::MAX).map(|last| IpAddr::from([203, 0, 113, last]));
    for address in addresses {
        let mut turn = Box::pin(pool.turn(WorkKey::network(address), WorkKind::PasswordHash));
        if turn.as_mut().now_or_never().is_none() {
            waiting.push(turn);
        }
        // A task that polls without end must wait, whatever it polls.
        tokio::task::yield_now().await;
    }
    assert_eq!(waiting.len(), STRANGER_LIMITS.all, "the others are busy");
    let person = WorkKey::Principal(PrincipalKey::Account(AccountId(uuid::Uuid::from_u128(1))));
    let mut second = waiting.pop().unwrap();
    let mut document = Box::pin(pool.turn(person, WorkKind::Document));
    assert!(document.as_mut().now_or_never().is_none());
    tokio::task::yield_now().await;
    // Two turns are free: one is a stranger's, the other one this person's.
    turns.clear();
    assert!(document.as_mut().now_or_never().unwrap().is_ok());
    assert!(second.as_mut().now_or_never().is_none());
}

#[test]
fn one_customer_of_ipv6_is_one_key() {
    let key = |text: &str| WorkKey::network(text.parse().unwrap());
    assert_eq!(key("2001:db8:1:2::5"), key("2001:db8:1:ffff::9"));
    assert_ne!(key("2001:db8:1::5"), key("2001:db8:2::5"));
}
