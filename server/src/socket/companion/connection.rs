//! One connection of an extension, from its first frame to its end.

use super::{
    LinkEnd,
    first_frame::{OpenedLink, misuse_of, open_link, report_misuse},
    list_offer::{grant, reference},
    reports::ReportFilter,
};
use crate::{
    app::SharedApp,
    block_list::PublishedList,
    companion::{CompanionLink, ExtensionOrigin},
    governor::{PrincipalKey, SocketBudget},
    live::ConnectionId,
    login_registry::OpenLogin,
    room::{CompanionEvent, LinkGuard, LinkState, RoomMessage},
    socket::{NEXT_CONNECTION, meter::ByteMeter, upgrade::Socket, write::write},
};
use futures_util::StreamExt;
use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use tokio::{
    sync::{OwnedSemaphorePermit, watch},
    time::{Instant, timeout},
};
use tokio_tungstenite::tungstenite::{self, Message};
use vigie_shared::{
    companion::{
        COMPANION_HEARTBEAT_MILLIS, CompanionMessage, ExtensionMessage, ExtensionVersion,
        ForbiddenExtension, HeartbeatBody, OLDEST_GOOD_VERSION,
    },
    ids::{CenterId, LoginId},
    session::CompanionNotice,
};

/// Who has said nothing by then is closed.
const HELLO_TIMEOUT: Duration = Duration::from_secs(10);

/// An extension that sends nothing for two heartbeats and a half is gone. Longer than a page is
/// given, so that a network that fails takes the page first.
const SILENT_AFTER: Duration = Duration::from_millis(COMPANION_HEARTBEAT_MILLIS as u64 * 5 / 2);

/// A connection that has not said yet whose it is.
pub(super) struct CompanionConnection {
    app: SharedApp,
    session: u32,
    origin: ExtensionOrigin,
    meter: ByteMeter,
}

/// A connection with its link on record.
pub(super) struct LinkedConnection {
    app: SharedApp,
    link: Arc<CompanionLink>,
    center: CenterId,
    budget: SocketBudget,
    login: OpenLogin,
    guard: LinkGuard,
    states: watch::Receiver<LinkState>,
    lists: watch::Receiver<u32>,
    reports: ReportFilter,
    /// The list that the extension was sent.
    list: Arc<PublishedList>,
    /// The extensions that it looks for.
    forbidden_extensions: Arc<[ForbiddenExtension]>,
    meter: ByteMeter,
    last_received: Instant,
}

impl CompanionConnection {
    pub(super) fn new(
        app: SharedApp,
        session: u32,
        origin: ExtensionOrigin,
        meter: ByteMeter,
    ) -> Self {
        Self {
            app,
            session,
            origin,
            meter,
        }
    }

    pub(super) fn into_meter(self) -> ByteMeter {
        self.meter
    }

    /// Reads the first frame, puts the link on record and answers it.
    pub(super) async fn open(
        &mut self,
        socket: &mut Socket,
        turn: OwnedSemaphorePermit,
    ) -> Result<LinkedConnection, LinkEnd> {
        let shutdown = self.app.shutdown.clone();
        let opening = async {
            let first = timeout(HELLO_TIMEOUT, next_frame(socket, &self.meter));
            let first = first.await.map_err(|_| LinkEnd::NotLinked)??;
            drop(turn);
            let opened = open_link(&self.app, self.session, &self.origin, first).await?;
            self.link(socket, opened).await
        };
        let opened = shutdown.run_until_cancelled(opening).await;
        opened.unwrap_or(Err(LinkEnd::Restarting))
    }

    async fn link(
        &self,
        socket: &mut Socket,
        opened: OpenedLink,
    ) -> Result<LinkedConnection, LinkEnd> {
        let OpenedLink { link, resumed } = opened;
        let (app, holder) = (&self.app, link.holder);
        let key = PrincipalKey::Companion(holder.session, holder.seat);
        let budget = app.governor.open_socket(key).ok_or(LinkEnd::TooFast)?;
        let login = app.logins.register(LoginId(holder.device.0), false);
        // Before the list is read: what changes in between is found out.
        let lists = app.block_lists.versions();
        let row = app.store.session(holder.session).await;
        let row = row.map_err(|error| unavailable(&error))?;
        let center = row.ok_or(LinkEnd::NotLinked)?.center;
        let list = app.block_lists.of_center(center).await;
        let list = list.map_err(|error| unavailable(&error))?;
        let room = app.rooms.open(holder.session).await;
        let room = room.map_err(|error| unavailable(&error))?;
        let (state, mut states) = watch::channel(LinkState::Opening);
        let connection = ConnectionId(NEXT_CONNECTION.fetch_add(1, Ordering::Relaxed));
        let event = CompanionEvent::Linked {
            connection,
            notice: CompanionNotice::Linked {
                outdated: is_outdated(&link.version),
                version: link.version.clone(),
                resumed,
            },
            state,
        };
        let message = RoomMessage::Companion {
            seat: holder.seat,
            device: holder.device,
            event,
        };
        room.send(message).await.map_err(|_| LinkEnd::Unavailable)?;
        let guard = LinkGuard {
            room,
            seat: holder.seat,
            device: holder.device,
            connection,
        };
        let on_record = states.wait_for(|state| *state != LinkState::Opening).await;
        let state = on_record.map_err(|_| LinkEnd::Unavailable)?.clone();
        states.mark_unchanged();
        let window = window(&state)?;
        let forbidden_extensions = window.forbidden_extensions.clone();
        let now = app.clock.now();
        let linked = CompanionMessage::Linked {
            link: link.id,
            key: (!resumed).then(|| link.key_text()),
            now,
            heartbeat_ms: COMPANION_HEARTBEAT_MILLIS,
            list: reference(&list),
            grant: grant(app, (holder.number, &forbidden_extensions), &list, now),
            test: window.at(now),
            seat: Some(holder.seat),
        };
        send(socket, &linked).await?;
        Ok(LinkedConnection {
            app: app.clone(),
            center,
            budget,
            login,
            guard,
            states,
            lists,
            reports: ReportFilter::default(),
            list,
            forbidden_extensions,
            meter: self.meter.clone(),
            last_received: Instant::now(),
            link,
        })
    }
}

impl LinkedConnection {
    /// Runs until one side ends it. What was counted until then is not lost.
    pub(super) async fn run(mut self, socket: &mut Socket) -> LinkEnd {
        let end = self.serve(socket).await;
        if let Some(rest) = self.reports.take_rest() {
            let rest = self.noticed(CompanionNotice::LastReported(rest));
            // A room that is gone has nobody to tell.
            let _ = self.guard.room.send(rest).await;
        }
        end
    }

    async fn serve(&mut self, socket: &mut Socket) -> LinkEnd {
        let shutdown = self.app.shutdown.clone();
        let mut shutdown = std::pin::pin!(shutdown.cancelled());
        let mut login_ended = std::pin::pin!(self.login.ended());
        let mut silent = std::pin::pin!(tokio::time::sleep(SILENT_AFTER));
        let (mut states, mut lists) = (self.states.clone(), self.lists.clone());
        let mut list_task: Option<tokio::task::JoinHandle<Option<Arc<PublishedList>>>> = None;
        loop {
            let step = tokio::select! {
                biased;
                () = &mut shutdown => Err(LinkEnd::Restarting),
                () = &mut login_ended => {
                    self.app.companions.links.close(&self.link);
                    Err(LinkEnd::NotLinked)
                }
                // Before the socket: who always sends something must not stop the clock.
                () = &mut silent => match self.last_received + SILENT_AFTER {
                    at if at <= Instant::now() => Err(LinkEnd::Silent),
                    at => { silent.as_mut().reset(at); Ok(()) }
                },
                changed = states.changed() => match changed {
                    Ok(()) => {
                        let state = states.borrow_and_update().clone();
                        self.tell_state(socket, &state).await
                    }
                    Err(_) => Err(LinkEnd::Unavailable),
                },
                changed = lists.changed(), if list_task.is_none() => match changed {
                    // In a task of its own: a connection must not wait for the database.
                    Ok(()) => { list_task = Some(self.read_list()); Ok(()) }
                    Err(_) => Err(LinkEnd::Restarting),
                },
                read = finished(&mut list_task), if list_task.is_some() => {
                    list_task = None;
                    match read {
                        Some(list) => self.tell_list(socket, list).await,
                        None => Ok(()),
                    }
                }
                frame = next_frame(socket, &self.meter) => match frame {
                    Ok(frame) => self.take(socket, frame).await,
                    Err(end) => Err(end),
                },
            };
            if let Err(end) = step {
                return end;
            }
        }
    }

    async fn tell_state(&mut self, socket: &mut Socket, state: &LinkState) -> Result<(), LinkEnd> {
        let window = window(state)?;
        if window.forbidden_extensions != self.forbidden_extensions {
            self.forbidden_extensions = window.forbidden_extensions.clone();
            self.offer_list(socket).await?;
        }
        let test = window.at(self.app.clock.now());
        send(socket, &CompanionMessage::Test(test)).await
    }

    fn read_list(&self) -> tokio::task::JoinHandle<Option<Arc<PublishedList>>> {
        let (app, center) = (self.app.clone(), self.center);
        tokio::spawn(async move {
            let list = app.block_lists.of_center(center).await;
            list.inspect_err(|error| tracing::error!(%error, "block list not read"))
                .ok()
        })
    }

    async fn tell_list(
        &mut self,
        socket: &mut Socket,
        list: Arc<PublishedList>,
    ) -> Result<(), LinkEnd> {
        if list.version <= self.list.version {
            return Ok(());
        }
        self.list = list;
        self.offer_list(socket).await
    }

    async fn offer_list(&self, socket: &mut Socket) -> Result<(), LinkEnd> {
        let (app, list) = (&self.app, &self.list);
        let session = (self.link.holder.number, &*self.forbidden_extensions);
        let message = CompanionMessage::List {
            list: reference(list),
            grant: grant(app, session, list, app.clock.now()),
        };
        send(socket, &message).await
    }

    async fn take(&mut self, socket: &mut Socket, frame: ExtensionMessage) -> Result<(), LinkEnd> {
        if !self.budget.reserve_frame().is_zero() {
            return Err(LinkEnd::TooFast);
        }
        let ExtensionMessage::Heartbeat {
            counter,
            sent_at,
            body,
            mac,
        } = frame
        else {
            return Err(LinkEnd::Malformed);
        };
        let now = self.app.clock.now();
        let signed = self
            .link
            .take_heartbeat((counter, sent_at), &body, &mac, now);
        if let Err(fault) = signed {
            report_misuse(&self.app, self.link.holder, misuse_of(fault)).await;
            return Err(LinkEnd::Forged);
        }
        self.last_received = Instant::now();
        let mut body: HeartbeatBody =
            serde_json::from_str(&body).map_err(|_| LinkEnd::Malformed)?;
        // What the session does not forbid has no place on the board.
        let forbidden = &self.forbidden_extensions;
        body.forbidden_extensions
            .retain(|named| forbidden.contains(named));
        let state = self.states.borrow().clone();
        let beat = CompanionMessage::Beat {
            counter,
            now,
            block_until: window(&state)?.at(now).block_until,
        };
        // Before the answer, which an extension that has said its last word does not take.
        if let Some(report) = self.reports.take(body, now) {
            let message = self.noticed(CompanionNotice::Reported(report));
            let sent = self.guard.room.send(message).await;
            sent.map_err(|_| LinkEnd::Unavailable)?;
        }
        send(socket, &beat).await
    }

    fn noticed(&self, notice: CompanionNotice) -> RoomMessage {
        RoomMessage::Companion {
            seat: self.guard.seat,
            device: self.guard.device,
            event: CompanionEvent::Noticed(notice),
        }
    }
}

/// The next frame of the protocol. What asks for nothing is passed over: the library answers
/// pings, and the meter bounds the rest.
async fn next_frame(socket: &mut Socket, meter: &ByteMeter) -> Result<ExtensionMessage, LinkEnd> {
    loop {
        let message = match socket.next().await {
            Some(Ok(message)) => message,
            Some(Err(_)) if meter.is_exceeded() => return Err(LinkEnd::TooFast),
            Some(Err(tungstenite::Error::Capacity(_) | tungstenite::Error::Utf8(_))) => {
                return Err(LinkEnd::Malformed);
            }
            Some(Err(_)) | None => return Err(LinkEnd::PeerGone),
        };
        match message {
            Message::Text(text) => {
                meter.reset();
                return serde_json::from_str(&text).map_err(|_| LinkEnd::Malformed);
            }
            Message::Close(_) => return Err(LinkEnd::PeerGone),
            Message::Binary(_) => return Err(LinkEnd::Malformed),
            Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
        }
    }
}

async fn send(socket: &mut Socket, message: &CompanionMessage) -> Result<(), LinkEnd> {
    let text = serde_json::to_string(message).expect("plain data with text keys");
    let sent = write(socket, text.into()).await;
    sent.map_err(|_| LinkEnd::PeerGone)
}

/// Waits for the task, if there is one.
async fn finished<T>(task: &mut Option<tokio::task::JoinHandle<Option<T>>>) -> Option<T> {
    match task {
        Some(task) => task.await.ok().flatten(),
        None => std::future::pending().await,
    }
}

fn window(state: &LinkState) -> Result<&crate::room::LinkWindow, LinkEnd> {
    match state {
        LinkState::Open(window) => Ok(window),
        LinkState::Displaced => Err(LinkEnd::Displaced),
        LinkState::NotAtSeat => Err(LinkEnd::NotLinked),
        LinkState::Opening => Err(LinkEnd::Unavailable),
    }
}

fn unavailable(error: &dyn std::fmt::Display) -> LinkEnd {
    tracing::error!(%error, "companion not linked");
    LinkEnd::Unavailable
}

fn is_outdated(version: &ExtensionVersion) -> bool {
    let oldest = OLDEST_GOOD_VERSION.parse();
    oldest.is_ok_and(|oldest| version.is_older_than(&oldest))
}
