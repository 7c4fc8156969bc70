//! The demo center: one referent, one session of today, one seat left free for
//! trying Vigie out. What is needed to log in goes to `demo.json`.

mod center;
mod file;
mod print;
mod session;

pub use file::{Demo, DemoCandidate, DemoPortals, DemoReferent, DemoSession};

use crate::{accounts, app::SharedApp};
use anyhow::Context;
use std::path::Path;

/// The demo of this data folder: as it was left, or made again. A demo session that
/// is over is followed by a fresh one, so that there is always a room to look at.
///
/// # Errors
/// When the database or `demo.json` cannot be read or written.
pub async fn ensure(app: &SharedApp, dir: &Path) -> anyhow::Result<Demo> {
    let path = dir.join("demo.json");
    let left = file::read(&path)?;
    let demo = match left.clone() {
        Some(known)
            if accounts::has_password(app, &known.referent.email, &known.referent.password)
                .await? =>
        {
            if session::is_alive(app, known.session.id).await? {
                // The port may be another one than last time.
                known.at(&app.origin)
            } else {
                tracing::info!("the demo session is over, making another one");
                make(app, known.referent).await?
            }
        }
        _ => {
            let referent = center::open(app).await.context("the demo center")?;
            make(app, referent).await?
        }
    };
    if left.as_ref() != Some(&demo) {
        file::write(&path, &demo).with_context(|| path.display().to_string())?;
    }
    Ok(demo)
}

async fn make(app: &SharedApp, referent: DemoReferent) -> anyhow::Result<Demo> {
    let (session, candidates) = session::make(app, &referent)
        .await
        .context("the demo session")?;
    let free = candidates
        .iter()
        .find(|candidate| candidate.extra_time == 0);
    Ok(Demo {
        url: app.origin.clone(),
        portals: DemoPortals::at(&app.origin),
        referent,
        session,
        free_seat: free
            .or(candidates.first())
            .context("the demo roster is empty")?
            .clone(),
        candidates,
    })
}

#[cfg(test)]
mod tests;
