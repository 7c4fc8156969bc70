//! Does what the [`Core`] says with a browser's socket, timer and storage.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use serde::de::DeserializeOwned;
use vigie_shared::ids::CommandId;
use vigie_shared::protocol::ServerMessage;
use vigie_shared::session::Command;
use yew::Callback;

use super::core::{Core, Effect};
use super::socket::{Socket, SocketEvent};
use super::{Freshness, LiveOptions, Pending};
use crate::clock;
use crate::storage::Keep;

/// What the page wants to hear.
pub struct Listeners<S, C> {
    pub message: Callback<ServerMessage<S, C>>,
    pub freshness: Callback<Freshness>,
    pub unanswered: Callback<usize>,
}

/// A connection and everything it holds on to.
pub struct Link<S, C> {
    options: LiveOptions,
    core: RefCell<Core<S, C>>,
    listeners: RefCell<Listeners<S, C>>,
    socket: RefCell<Option<Socket>>,
    timer: RefCell<Option<Timeout>>,
    wakers: RefCell<Vec<EventListener>>,
    /// Effects wait here, so that those of a callback come after those before it.
    agenda: RefCell<VecDeque<Effect<S, C>>>,
    working: Cell<bool>,
    me: Weak<Self>,
}

impl<S, C> Link<S, C>
where
    S: DeserializeOwned + 'static,
    C: DeserializeOwned + 'static,
{
    /// A link that does not connect before [`Link::start`].
    pub fn new(options: LiveOptions, listeners: Listeners<S, C>) -> Rc<Self> {
        let kept = options
            .keep
            .as_deref()
            .and_then(|key| Keep::Tab.read_json(key));
        let seed = (js_sys::Math::random() * 9.0e15) as u64;
        Rc::new_cyclic(|me| Self {
            core: RefCell::new(Core::new(seed, kept.unwrap_or_default())),
            listeners: RefCell::new(listeners),
            socket: RefCell::default(),
            timer: RefCell::default(),
            wakers: RefCell::default(),
            agenda: RefCell::default(),
            working: Cell::default(),
            me: me.clone(),
            options,
        })
    }

    /// Who is to hear from now on: a page's callback changes as it is rendered.
    pub fn listen(&self, message: Callback<ServerMessage<S, C>>) {
        self.listeners.borrow_mut().message = message;
    }

    /// Connects, and stays connected until [`Link::stop`].
    pub fn start(&self) {
        let wake = |me: Weak<Self>| {
            move |_: &web_sys::Event| {
                if let Some(link) = me.upgrade() {
                    link.feed(|core| core.wake(clock::local_now()));
                }
            }
        };
        *self.wakers.borrow_mut() = vec![
            EventListener::new(&gloo_utils::window(), "online", wake(self.me.clone())),
            EventListener::new(
                &gloo_utils::document(),
                "visibilitychange",
                wake(self.me.clone()),
            ),
        ];
        self.listeners
            .borrow()
            .unanswered
            .emit(self.core.borrow().pending().len());
        self.feed(|core| core.start(clock::local_now()));
    }

    /// Closes. What is unanswered stays kept.
    pub fn stop(&self) {
        self.wakers.borrow_mut().clear();
        self.feed(Core::stop);
    }

    /// Asks the session something.
    pub fn submit(&self, command: Command) -> CommandId {
        let id = CommandId(uuid::Uuid::new_v4());
        self.feed(|core| core.submit(Pending { id, command }));
        id
    }

    fn feed(&self, event: impl FnOnce(&mut Core<S, C>) -> Vec<Effect<S, C>>) {
        let effects = event(&mut self.core.borrow_mut());
        self.agenda.borrow_mut().extend(effects);
        if !self.working.replace(true) {
            while let Some(effect) = self.next_effect() {
                self.perform(effect);
            }
            self.working.set(false);
        }
        self.set_timer();
    }

    // A function of its own so that the borrow ends before the effect is performed.
    fn next_effect(&self) -> Option<Effect<S, C>> {
        self.agenda.borrow_mut().pop_front()
    }

    fn perform(&self, effect: Effect<S, C>) {
        match effect {
            Effect::Connect => self.connect(),
            Effect::Close(farewell) => {
                if let Some(socket) = self.socket.take() {
                    socket.close(farewell);
                }
            }
            Effect::Send(text) => {
                if let Some(socket) = &*self.socket.borrow() {
                    socket.send(&text);
                }
            }
            Effect::Deliver(message) => {
                let listener = self.listeners.borrow().message.clone();
                listener.emit(message);
            }
            Effect::Show(freshness) => self.listeners.borrow().freshness.emit(freshness),
            Effect::Keep => self.keep(),
            Effect::ForgetClock => clock::forget(),
            Effect::Heard(now) => clock::heard(now),
            Effect::Unreadable(error) => {
                web_sys::console::warn_2(&"vigie: unreadable message".into(), &error.into())
            }
        }
    }

    fn connect(&self) {
        let me = self.me.clone();
        let socket = Socket::open(&self.options.path, move |event| {
            let Some(link) = me.upgrade() else { return };
            let now = clock::local_now();
            link.feed(|core| match event {
                SocketEvent::Opened => core.opened(now),
                SocketEvent::Text(text) => core.received(now, &text),
                SocketEvent::Closed(code) => core.closed(now, code),
            });
        });
        // Without a socket the greeting never comes, and the core tries again.
        *self.socket.borrow_mut() = socket;
    }

    fn keep(&self) {
        let pending = self.core.borrow().pending().to_vec();
        match &self.options.keep {
            Some(key) if pending.is_empty() => Keep::Tab.remove(key),
            // Where nothing can be kept, a reload may lose what was not sent yet.
            Some(key) => _ = Keep::Tab.write_json(key, &pending),
            None => {}
        }
        self.listeners.borrow().unanswered.emit(pending.len());
    }

    fn set_timer(&self) {
        let me = self.me.clone();
        let timer = self.core.borrow().deadline().map(|deadline| {
            let millis = deadline.since(clock::local_now()).max(0) / 1000 + 1;
            Timeout::new(u32::try_from(millis).unwrap_or(1000), move || {
                if let Some(link) = me.upgrade() {
                    link.feed(|core| core.tick(clock::local_now()));
                }
            })
        });
        *self.timer.borrow_mut() = timer;
    }
}
