//! What is so for as long as it is so: another screen, a window that is no longer in full
//! screen, small or with a panel, a page that is being printed.

use std::cell::{Cell, RefCell};

use js_sys::Reflect;
use vigie_shared::session::SignalKind;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, MediaQueryList, Window};

use super::window_shape::WindowShape;

/// The query that also knows the full screen of the key F11.
const FULL_SCREEN: &str = "(display-mode: fullscreen)";
/// A screen that is touched has keyboards that come and go over the page.
const POINTER: &str = "(pointer: fine)";

/// The lasting states of a window, and which of them were reported.
pub struct StandingSignals {
    window: Window,
    full_screen: Option<MediaQueryList>,
    /// The window was in full screen since the test is watched.
    was_full: Cell<bool>,
    /// The shape before a panel opened.
    shape: Cell<Option<WindowShape>>,
    has_panel: Cell<bool>,
    is_printing: Cell<bool>,
    reported: RefCell<Vec<SignalKind>>,
}

impl StandingSignals {
    /// The states of this window; nothing is reported yet.
    pub fn new(window: Window) -> Self {
        let full_screen = window.match_media(FULL_SCREEN).ok().flatten();
        Self {
            full_screen,
            was_full: Cell::new(false),
            shape: Cell::new(None),
            has_panel: Cell::new(false),
            is_printing: Cell::new(false),
            reported: RefCell::new(Vec::new()),
            window,
        }
    }

    /// What tells of changes of the full screen.
    pub fn full_screen_target(&self) -> Option<&EventTarget> {
        self.full_screen.as_ref().map(AsRef::as_ref)
    }

    /// What tells of changes of the screens, in browsers that do.
    pub fn screen_target(&self) -> Option<EventTarget> {
        self.screen()?.dyn_into().ok()
    }

    fn screen(&self) -> Option<JsValue> {
        Reflect::get(&self.window, &"screen".into()).ok()
    }

    /// A dialog for printing opened or closed.
    pub fn set_printing(&self, printing: bool) {
        self.is_printing.set(printing);
    }

    /// Forgets what was reported, so that all that lasts is reported again.
    pub fn forget(&self) {
        self.reported.borrow_mut().clear();
    }

    /// What began and what ended since it was last asked: kind, and whether it began.
    pub fn changes(&self) -> Vec<(SignalKind, bool)> {
        let mut reported = self.reported.borrow_mut();
        let now = [
            (SignalKind::SecondScreen, self.has_second_screen()),
            (SignalKind::FullScreen, self.has_left_full_screen()),
            (SignalKind::Window, self.has_odd_window()),
            (SignalKind::Print, self.is_printing.get()),
        ];
        let mut changes = Vec::new();
        for (kind, is_so) in now {
            let known = reported.iter().position(|one| *one == kind);
            match (known, is_so) {
                (None, true) => {
                    reported.push(kind);
                    changes.push((kind, true));
                }
                (Some(position), false) => {
                    reported.remove(position);
                    changes.push((kind, false));
                }
                _ => {}
            }
        }
        changes
    }

    /// Does the desktop go over several screens? Only some browsers tell.
    fn has_second_screen(&self) -> bool {
        let screen = self.screen();
        let extended = screen.and_then(|screen| Reflect::get(&screen, &"isExtended".into()).ok());
        extended.is_some_and(|extended| extended.is_truthy())
    }

    fn has_left_full_screen(&self) -> bool {
        let is_full = self
            .full_screen
            .as_ref()
            .is_some_and(MediaQueryList::matches);
        self.was_full.set(self.was_full.get() || is_full);
        self.was_full.get() && !is_full
    }

    fn has_odd_window(&self) -> bool {
        let pointer = self.window.match_media(POINTER).ok().flatten();
        if !pointer.is_some_and(|pointer| pointer.matches()) {
            return false;
        }
        let Some(now) = self.current_shape() else {
            return false;
        };
        let before = self.shape.get().unwrap_or(now);
        self.has_panel.set(now.has_panel_since(&before));
        if !self.has_panel.get() {
            self.shape.set(Some(now));
        }
        self.has_panel.get() || now.is_reduced()
    }

    fn current_shape(&self) -> Option<WindowShape> {
        let number = |value: Result<JsValue, JsValue>| value.ok()?.as_f64();
        let screen = self.screen()?;
        let available = |name: &str| Reflect::get(&screen, &name.into()).ok()?.as_f64();
        Some(WindowShape {
            outer: (
                number(self.window.outer_width())?,
                number(self.window.outer_height())?,
            ),
            inner: (
                number(self.window.inner_width())?,
                number(self.window.inner_height())?,
            ),
            screen: (available("availWidth")?, available("availHeight")?),
            pixel_ratio: self.window.device_pixel_ratio(),
        })
    }
}
