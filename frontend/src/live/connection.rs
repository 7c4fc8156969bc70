//! Executes the effects of the [`ConnectionMachine`] with a browser's socket, timer
//! and storage.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use serde::de::DeserializeOwned;
use vigie_shared::ids::{CommandId, LoginId};
use vigie_shared::protocol::CloseReason;
use vigie_shared::session::Command;
use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback};

use super::audience::AudienceChange;
use super::machine::ConnectionMachine;
use super::socket::{Socket, SocketEvent};
use super::{
    CommandRequest, CommandResult, ConnectionStatus, Effect, LiveEvent, PendingCommand,
    PendingCommands,
};
use crate::storage::StorageScope;
use crate::{api, clock, watchdog};

/// A socket that has brought nothing by then may be blocked. Later than a busy server answers;
/// with the request that follows within ten seconds.
const BLOCKED_AFTER_MILLIS: u32 = 8000;

/// Which connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveOptions {
    /// Absolute path of the socket on this server.
    pub path: AttrValue,
    /// Stores the commands in flight in the tab under this key, so that a reload
    /// loses no answer. Must name the login: another person may use the tab.
    pub storage_key: Option<AttrValue>,
    /// Whose page this is: a socket that opens with the cookie of another login, because
    /// somebody else has logged in in this browser, is closed by the server.
    pub login: Option<LoginId>,
}

/// What the hook observes.
pub struct ConnectionObservers<S, C> {
    pub event: Callback<LiveEvent<S, C>>,
    pub status: Callback<ConnectionStatus>,
    pub pending_changed: Callback<()>,
}

/// A connection over all its sockets, with the resources it holds.
pub struct Connection<S, C> {
    options: LiveOptions,
    machine: RefCell<ConnectionMachine<S, C>>,
    observers: RefCell<ConnectionObservers<S, C>>,
    /// Parts of the page that await the result of their own command.
    awaiting_result: RefCell<BTreeMap<CommandId, Callback<CommandResult>>>,
    socket: RefCell<Option<Socket>>,
    timer: RefCell<Option<Timeout>>,
    wakers: RefCell<Vec<EventListener>>,
    /// Effects queue up here, so that those caused by a callback run after those
    /// before it.
    effect_queue: RefCell<VecDeque<Effect<S, C>>>,
    /// Has anything ever come through a socket to this page?
    answered: Cell<bool>,
    block_timer: RefCell<Option<Timeout>>,
    is_executing: Cell<bool>,
    me: Weak<Self>,
}

impl<S, C> Connection<S, C>
where
    S: DeserializeOwned + 'static,
    C: AudienceChange,
{
    /// A connection that opens no socket before [`Connection::start`].
    pub fn new(options: LiveOptions, observers: ConnectionObservers<S, C>) -> Rc<Self> {
        let stored = options
            .storage_key
            .as_deref()
            .and_then(|key| StorageScope::Tab.read_json(key));
        let seed = (js_sys::Math::random() * 9.0e15) as u64;
        Rc::new_cyclic(|me| Self {
            machine: RefCell::new(ConnectionMachine::new(
                seed,
                options.login,
                stored.unwrap_or_default(),
            )),
            observers: RefCell::new(observers),
            awaiting_result: RefCell::default(),
            socket: RefCell::default(),
            timer: RefCell::default(),
            wakers: RefCell::default(),
            effect_queue: RefCell::default(),
            answered: Cell::default(),
            block_timer: RefCell::default(),
            is_executing: Cell::default(),
            me: me.clone(),
            options,
        })
    }

    /// Replaces the observer of events: a page's callback changes as it is rendered.
    pub fn observe(&self, event: Callback<LiveEvent<S, C>>) {
        self.observers.borrow_mut().event = event;
    }

    /// The commands in flight at this moment.
    pub fn pending(&self) -> PendingCommands {
        self.machine.borrow().pending().clone()
    }

    /// Connects, and stays connected until [`Connection::stop`].
    pub fn start(&self) {
        self.watch_for_block();
        let lost = {
            let me = self.me.clone();
            move |_: &web_sys::Event| {
                if let Some(connection) = me.upgrade() {
                    connection.drive(ConnectionMachine::network_lost);
                }
            }
        };
        let wake = |me: Weak<Self>| {
            move |_: &web_sys::Event| {
                if let Some(connection) = me.upgrade() {
                    connection.drive(|machine| machine.wake(clock::device_now()));
                }
            }
        };
        *self.wakers.borrow_mut() = vec![
            EventListener::new(&gloo_utils::window(), "online", wake(self.me.clone())),
            EventListener::new(&gloo_utils::window(), "offline", lost),
            EventListener::new(
                &gloo_utils::document(),
                "visibilitychange",
                wake(self.me.clone()),
            ),
        ];
        self.drive(|machine| machine.start(clock::device_now()));
    }

    /// Closes. The commands in flight stay stored.
    pub fn stop(&self) {
        self.wakers.borrow_mut().clear();
        self.block_timer.take();
        self.drive(ConnectionMachine::stop);
    }

    /// Submits a command under a new idempotency key.
    pub fn submit(&self, command: Command) -> CommandId {
        let id = CommandId(uuid::Uuid::new_v4());
        self.submit_as(id, command);
        id
    }

    fn submit_as(&self, id: CommandId, command: Command) {
        self.drive(|machine| machine.submit(PendingCommand { id, command }));
    }

    /// Submits a command unless one on its topic is in flight; whether it did. Looks at
    /// the list of this moment: two presses before the next rendering are one command.
    pub fn submit_once(&self, command: Command) -> bool {
        let allowed = self.machine.borrow().pending().allows(&command);
        if allowed {
            self.submit(command);
        }
        allowed
    }

    /// Submits a command and reports its result to the part of the page that asked.
    pub fn request(&self, request: CommandRequest) {
        self.request_as(CommandId(uuid::Uuid::new_v4()), request);
    }

    /// The same under this idempotency key.
    pub fn request_as(&self, id: CommandId, request: CommandRequest) {
        self.submit_as(id, request.command);
        self.awaiting_result.borrow_mut().insert(id, request.then);
    }

    /// Takes a command back that has not left yet; whether it did.
    pub fn withdraw(&self, id: CommandId) -> bool {
        let waits = {
            let machine = self.machine.borrow();
            machine.pending().contains(id) && !machine.pending().has_left(id)
        };
        if waits {
            self.awaiting_result.borrow_mut().remove(&id);
            self.drive(|machine| machine.withdraw(id));
        }
        waits
    }

    fn drive(&self, input: impl FnOnce(&mut ConnectionMachine<S, C>) -> Vec<Effect<S, C>>) {
        let effects = input(&mut self.machine.borrow_mut());
        self.effect_queue.borrow_mut().extend(effects);
        if !self.is_executing.replace(true) {
            while let Some(effect) = self.next_effect() {
                self.execute(effect);
            }
            self.is_executing.set(false);
        }
        self.set_timer();
    }

    // A function of its own so that the borrow ends before the effect is executed.
    fn next_effect(&self) -> Option<Effect<S, C>> {
        self.effect_queue.borrow_mut().pop_front()
    }

    fn execute(&self, effect: Effect<S, C>) {
        match effect {
            Effect::Connect => self.connect(),
            Effect::Close(reason) => {
                if let Some(socket) = self.socket.take() {
                    socket.close(reason);
                }
            }
            Effect::Send(text) => {
                if let Some(socket) = &*self.socket.borrow() {
                    socket.send(&text);
                }
            }
            Effect::Deliver(event) => self.deliver(event),
            Effect::ShowStatus(status) => self.observers.borrow().status.emit(status),
            Effect::PendingChanged => self.store_pending(),
            Effect::ResetClock => clock::reset_offset(),
            Effect::ServerTime(now) => clock::record_server_time(now),
            Effect::Unreadable(error) => {
                web_sys::console::warn_2(&"vigie: unreadable message".into(), &error.into())
            }
        }
    }

    fn deliver(&self, event: LiveEvent<S, C>) {
        let settled = match &event {
            LiveEvent::Settled { command, result } => Some((command.id, result.clone())),
            LiveEvent::Snapshot { .. } | LiveEvent::Change { .. } => {
                watchdog::note_frame();
                None
            }
            LiveEvent::Later { .. } => None,
        };
        let observer = self.observers.borrow().event.clone();
        observer.emit(event);
        if let Some((id, result)) = settled {
            // Taken out first: the callback may submit another command.
            let then = self.awaiting_result.borrow_mut().remove(&id);
            if let Some(then) = then {
                then.emit(result);
            }
        }
    }

    fn connect(&self) {
        let me = self.me.clone();
        let socket = Socket::open(&self.options.path, move |event| {
            let Some(connection) = me.upgrade() else {
                return;
            };
            let now = clock::device_now();
            connection.notice_answer(&event);
            connection.drive(|machine| match event {
                SocketEvent::Opened => machine.opened(now),
                SocketEvent::Text(text) => machine.received(now, &text),
                SocketEvent::Closed(code) => machine.closed(now, code),
            });
        });
        // Without a socket the greeting never comes, and the machine tries again.
        *self.socket.borrow_mut() = socket;
    }

    /// Looks again and again, until something has come, whether requests go through and the
    /// socket does not: then a filter blocks it, and the page says what must be allowed.
    fn watch_for_block(&self) {
        let me = self.me.clone();
        let timer = Timeout::new(BLOCKED_AFTER_MILLIS, move || {
            let Some(connection) = me.upgrade().filter(|me| !me.answered.get()) else {
                return;
            };
            spawn_local(async move {
                if api::is_reachable().await && !connection.answered.get() {
                    watchdog::note_blocked_socket(&connection.options.path);
                }
                connection.watch_for_block();
            });
        });
        *self.block_timer.borrow_mut() = Some(timer);
    }

    /// A text, or the code of a close that only the server can have sent, is an answer.
    fn notice_answer(&self, event: &SocketEvent) {
        let came = match event {
            SocketEvent::Opened => false,
            SocketEvent::Text(_) => true,
            SocketEvent::Closed(code) => CloseReason::from_code(*code).is_some(),
        };
        if came && !self.answered.replace(true) {
            watchdog::note_open_socket();
        }
    }

    fn store_pending(&self) {
        if let Some(key) = &self.options.storage_key {
            let pending = self.pending();
            if pending.is_empty() {
                StorageScope::Tab.remove(key);
            } else {
                // Where nothing can be stored, a reload may lose what was not sent yet.
                _ = StorageScope::Tab.write_json(key, pending.as_slice());
            }
        }
        self.observers.borrow().pending_changed.emit(());
    }

    fn set_timer(&self) {
        let me = self.me.clone();
        let timer = self.machine.borrow().deadline().map(|deadline| {
            let millis = deadline.since(clock::device_now()).max(0) / 1000 + 1;
            Timeout::new(u32::try_from(millis).unwrap_or(1000), move || {
                if let Some(connection) = me.upgrade() {
                    connection.drive(|machine| machine.tick(clock::device_now()));
                }
            })
        });
        *self.timer.borrow_mut() = timer;
    }
}
