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
use std::{sync::Arc, time::Duration};
use vigie_shared::view::{GuessedPortal, GuessingNotice};

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
async fn look_up(app: &App, targets: &GuessedTargets) -> Result<NoticesByPlace, sqlx::Error> {
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
) -> Result<(), sqlx::Error> {
    let numbers = targets.sessions.keys().copied();
    for (number, session, center) in app.store.unfinalized_with_numbers(numbers).await? {
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
async fn accounts(app: &App, notices: &mut NoticesByPlace) -> Result<(), sqlx::Error> {
    let now = app.clock.now();
    for (email, center) in app.store.account_emails().await? {
        let since = app.login_throttle.guessing_at_account(&email, now);
        let notice = since.map(|since| GuessingNotice {
            portal: GuessedPortal::Referent,
            session: None,
            since,
        });
        if let Some(notice) = notice {
            notices.centers.entry(center).or_default().push(notice);
        }
    }
    Ok(())
}
