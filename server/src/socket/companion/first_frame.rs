//! The first frame: a ticket, or a link that goes on.

use super::LinkEnd;
use crate::{
    app::App,
    companion::{CompanionLink, ExtensionOrigin, FrameFault, LinkHolder, ResumeFault},
    room::{CompanionEvent, RoomMessage},
};
use std::sync::Arc;
use vigie_shared::{
    companion::ExtensionMessage,
    session::{CompanionMisuse, CompanionNotice},
};

/// A link that was opened or goes on.
pub(super) struct OpenedLink {
    pub(super) link: Arc<CompanionLink>,
    pub(super) resumed: bool,
}

/// The link that the first frame asks for. Who comes with what is not theirs is named on the
/// board of the session.
pub(super) async fn open_link(
    app: &App,
    session: u32,
    origin: &ExtensionOrigin,
    first: ExtensionMessage,
) -> Result<OpenedLink, LinkEnd> {
    let opened = match first {
        ExtensionMessage::Link {
            ticket, version, ..
        } => {
            redeem(app, origin, &ticket, |holder| {
                (holder.number == session).then_some(version)
            })
            .await?
        }
        ExtensionMessage::Resume { link, counter, mac } => {
            let now = app.clock.now();
            let resumed = app
                .companions
                .links
                .resume((link, counter), &mac, origin, now);
            match resumed {
                Ok(link) if link.holder.number == session => OpenedLink {
                    link,
                    resumed: true,
                },
                Ok(_) | Err(ResumeFault::Unknown) => return Err(LinkEnd::NotLinked),
                Err(ResumeFault::WrongOrigin(holder)) => {
                    let misuse = origin.misuse();
                    let misuse = misuse.unwrap_or(CompanionMisuse::AnotherExtension);
                    report_misuse(app, holder, misuse).await;
                    return Err(LinkEnd::WrongOrigin);
                }
                Err(ResumeFault::Faulty(holder, fault)) => {
                    report_misuse(app, holder, misuse_of(fault)).await;
                    return Err(LinkEnd::Forged);
                }
            }
        }
        ExtensionMessage::Heartbeat { .. } => return Err(LinkEnd::Malformed),
    };
    Ok(opened)
}

async fn redeem(
    app: &App,
    origin: &ExtensionOrigin,
    ticket: &str,
    version_for: impl FnOnce(&LinkHolder) -> Option<vigie_shared::companion::ExtensionVersion>,
) -> Result<OpenedLink, LinkEnd> {
    let (companions, now) = (&app.companions, app.clock.now());
    let holder = companions.tickets.look_up(ticket, now);
    let holder = holder.map_err(|_| LinkEnd::NotLinked)?;
    let version = version_for(&holder).ok_or(LinkEnd::NotLinked)?;
    if let Some(misuse) = origin.misuse() {
        // It stays good for whom it is meant.
        report_misuse(app, holder, misuse).await;
        return Err(LinkEnd::WrongOrigin);
    }
    let holder = companions.tickets.redeem(ticket, now);
    let holder = holder.map_err(|_| LinkEnd::NotLinked)?;
    let link = companions.links.open(holder, origin.clone(), version, now);
    let link = link.map_err(|error| {
        tracing::error!(%error, "no key for a companion");
        LinkEnd::Unavailable
    })?;
    Ok(OpenedLink {
        link,
        resumed: false,
    })
}

/// What a fault of a signed frame is called on the board.
pub(super) fn misuse_of(fault: FrameFault) -> CompanionMisuse {
    match fault {
        FrameFault::Forged => CompanionMisuse::Forged,
        FrameFault::Replayed => CompanionMisuse::Replayed,
    }
}

/// Puts on record that something tried to pass for the companion of a device.
pub(super) async fn report_misuse(app: &App, holder: LinkHolder, misuse: CompanionMisuse) {
    tracing::info!(?misuse, seat = holder.seat.0, "not the companion");
    let room = match app.rooms.open(holder.session).await {
        Ok(room) => room,
        Err(error) => {
            tracing::error!(%error, "room not opened");
            return;
        }
    };
    let message = RoomMessage::Companion {
        seat: holder.seat,
        device: holder.device,
        event: CompanionEvent::Noticed(CompanionNotice::Misused(misuse)),
    };
    // A room that has just ended is opened again by who comes next.
    let _ = room.send(message).await;
}
