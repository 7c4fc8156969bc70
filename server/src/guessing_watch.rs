//! Follows who is guessed at.
//!
//! The throttle counts failures by what was typed: a number, a digest. Once a second what is
//! guessed at is compared with what it was, and only a change is looked up in the database and
//! announced: nothing is asked for as long as nothing happens, and nobody who guesses makes the
//! server read more than once a second.

use crate::{
    app::App,
    guessing::{GuessingNotices, NoticesByPlace},
    login_throttle::{GuessedSession, GuessedTargets},
};
use sqlx::{AssertSqlSafe, Row};
use std::{sync::Arc, time::Duration};
use vigie_shared::{
    ids::{CenterId, SessionId},
    view::{GuessedPortal, GuessingNotice},
};

/// Time between two looks at the failures, which are in memory.
const LOOK_INTERVAL: Duration = Duration::from_secs(1);

/// Follows what is guessed at, and tells the rooms and the centers. Does not end.
pub(crate) async fn follow(app: Arc<App>, notices: GuessingNotices) {
    let mut known = GuessedTargets::default();
    loop {
        tokio::time::sleep(LOOK_INTERVAL).await;
        let targets = app.login_throttle.guessed_targets(app.clock.now());
        if targets == known {
            continue;
        }
        match look_up(&app, &targets).await {
            Ok(latest) => {
                known = targets;
                let (sessions, centers) = notices.replace(latest);
                let (rooms, live) = (&app.rooms, &app.centers);
                sessions
                    .into_iter()
                    .for_each(|one| rooms.note_guessing(one));
                centers.into_iter().for_each(|one| live.note_guessing(one));
            }
            Err(error) => tracing::warn!(%error, "who is guessed at could not be looked up"),
        }
    }
}

/// The notices about what exists of these targets.
async fn look_up(app: &App, targets: &GuessedTargets) -> anyhow::Result<NoticesByPlace> {
    let mut notices = NoticesByPlace::default();
    sessions(app, targets, &mut notices).await?;
    if !targets.accounts.is_empty() {
        accounts(app, &mut notices).await?;
    }
    Ok(notices)
}

async fn sessions(
    app: &App,
    targets: &GuessedTargets,
    notices: &mut NoticesByPlace,
) -> anyhow::Result<()> {
    let numbers: Vec<String> = targets.sessions.keys().map(u32::to_string).collect();
    if numbers.is_empty() {
        return Ok(());
    }
    // Made of numbers only.
    let sql = format!(
        "select id, center_id, number from session where finalized_at is null \
         and number in ({}) order by number",
        numbers.join(", ")
    );
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(app.store.pool());
    for row in rows.await? {
        let session: SessionId = row.try_get::<&str, _>(0)?.parse()?;
        let center: CenterId = row.try_get::<&str, _>(1)?.parse()?;
        let number = u32::try_from(row.try_get::<i64, _>(2)?)?;
        let Some(guessed) = targets.sessions.get(&number) else {
            continue;
        };
        let of_session = notices_of(number, *guessed);
        let of_center = notices.centers.entry(center).or_default();
        of_center.extend(of_session.iter().cloned());
        notices.sessions.insert(session, of_session);
    }
    Ok(())
}

fn notices_of(number: u32, guessed: GuessedSession) -> Vec<GuessingNotice> {
    let portals = [
        (GuessedPortal::Candidate, guessed.candidate),
        (GuessedPortal::Invigilator, guessed.invigilator),
    ];
    portals
        .into_iter()
        .filter_map(|(portal, since)| {
            Some(GuessingNotice {
                portal,
                session: Some(number),
                since: since?,
            })
        })
        .collect()
}

/// The throttle knows digests of addresses: all accounts are asked for theirs.
async fn accounts(app: &App, notices: &mut NoticesByPlace) -> anyhow::Result<()> {
    let rows = sqlx::query("select email, center_id from referent order by email")
        .fetch_all(app.store.pool());
    let now = app.clock.now();
    for row in rows.await? {
        let since = app.login_throttle.guessing_at_account(row.try_get(0)?, now);
        let Some(since) = since else { continue };
        let center: CenterId = row.try_get::<&str, _>(1)?.parse()?;
        notices
            .centers
            .entry(center)
            .or_default()
            .push(GuessingNotice {
                portal: GuessedPortal::Referent,
                session: None,
                since,
            });
    }
    Ok(())
}
