//! The shape of the window: much smaller than its screen, or with a panel beside the page, as
//! the tools for developers are.

/// A panel takes at least this much of the page away, CSS pixels. Less is a bar of the browser.
const PANEL: f64 = 140.0;
/// A window that has less than this part of its screen shares it with something.
const SHARED_SCREEN: f64 = 0.6;

/// Sizes as the browser tells them, CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WindowShape {
    /// Of the window with its bars.
    pub outer: (f64, f64),
    /// Of the page in it.
    pub inner: (f64, f64),
    /// What the screen has for windows.
    pub screen: (f64, f64),
    /// Pixels of the screen for one of the page: changes when it is zoomed.
    pub pixel_ratio: f64,
}

impl WindowShape {
    /// Does the window share its screen with something else?
    pub fn is_reduced(&self) -> bool {
        let part = |window: f64, screen: f64| screen > 0.0 && window < screen * SHARED_SCREEN;
        part(self.outer.0, self.screen.0) || part(self.outer.1, self.screen.1)
    }

    /// Has a panel opened since the window looked so? The same window at the same zoom has
    /// less room for the page.
    pub fn has_panel_since(&self, before: &Self) -> bool {
        let same = self.outer == before.outer && self.pixel_ratio == before.pixel_ratio;
        let narrower = before.inner.0 - self.inner.0;
        let lower = before.inner.1 - self.inner.1;
        same && (narrower >= PANEL || lower >= PANEL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: WindowShape = WindowShape {
        outer: (1366.0, 728.0),
        inner: (1366.0, 641.0),
        screen: (1366.0, 728.0),
        pixel_ratio: 1.0,
    };

    #[test]
    fn a_panel_beside_or_below_the_page_is_noticed_and_a_bar_is_not() {
        let with = |inner| WindowShape { inner, ..WHOLE };
        assert!(with((900.0, 641.0)).has_panel_since(&WHOLE));
        assert!(with((1366.0, 400.0)).has_panel_since(&WHOLE));
        assert!(!with((1366.0, 600.0)).has_panel_since(&WHOLE));
    }

    #[test]
    fn zoom_and_another_size_of_the_window_are_no_panel() {
        let zoomed = WindowShape {
            inner: (910.0, 427.0),
            pixel_ratio: 1.5,
            ..WHOLE
        };
        assert!(!zoomed.has_panel_since(&WHOLE));
        let smaller = WindowShape {
            outer: (1000.0, 728.0),
            inner: (1000.0, 641.0),
            ..WHOLE
        };
        assert!(!smaller.has_panel_since(&WHOLE));
    }

    #[test]
    fn half_a_screen_is_shared_and_a_window_with_a_margin_is_not() {
        let wide = |outer| WindowShape { outer, ..WHOLE };
        assert!(wide((683.0, 728.0)).is_reduced());
        assert!(!wide((1200.0, 700.0)).is_reduced());
        assert!(!WHOLE.is_reduced());
    }
}
