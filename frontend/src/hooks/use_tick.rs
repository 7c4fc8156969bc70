//! One interval for everything that shows seconds.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_timers::callback::Interval;
use yew::prelude::*;

#[derive(Default)]
struct TickTimer {
    next_id: u64,
    listeners: BTreeMap<u64, Callback<()>>,
    interval: Option<Interval>,
}

thread_local! {
    static TICKER: RefCell<TickTimer> = RefCell::new(TickTimer::default());
}

/// Renders the component again every second while [`Ticking::Yes`].
///
/// All share one interval, so that forty clocks on a board change together.
#[hook]
pub fn use_tick(ticking: Ticking) {
    let update = use_force_update();
    use_effect_with(ticking, move |ticking| {
        let id = (*ticking == Ticking::Yes)
            .then(|| subscribe(Callback::from(move |()| update.force_update())));
        move || {
            if let Some(id) = id {
                unsubscribe(id);
            }
        }
    });
}

/// Whether seconds matter to a component at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticking {
    /// Render every second.
    Yes,
    /// Do not.
    No,
}

fn subscribe(listener: Callback<()>) -> u64 {
    TICKER.with_borrow_mut(|ticker| {
        let id = ticker.next_id;
        ticker.next_id += 1;
        ticker.listeners.insert(id, listener);
        ticker
            .interval
            .get_or_insert_with(|| Interval::new(1000, tick));
        id
    })
}

fn unsubscribe(id: u64) {
    TICKER.with_borrow_mut(|ticker| {
        ticker.listeners.remove(&id);
        if ticker.listeners.is_empty() {
            ticker.interval = None;
        }
    });
}

fn tick() {
    // Copied out: a listener may subscribe or unsubscribe others.
    let listeners: Vec<_> = TICKER.with_borrow(|t| t.listeners.values().cloned().collect());
    for listener in listeners {
        listener.emit(());
    }
}
