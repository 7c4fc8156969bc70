//! The icons beside words. Drawn in the page: no font has to load, and they take the color of
//! the text.

use yew::html::{ChildrenRenderer, IntoPropValue};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// An icon. Always decoration: put a word beside it or an `aria-label` around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Granted, present, right.
    Check,
    /// Done, all is well.
    CheckCircle,
    /// Remove, close.
    Cross,
    /// Refused, failed.
    Error,
    /// To be looked at.
    Warning,
    /// To know.
    Info,
    /// An alert waits.
    Bell,
    /// Reported, to be resolved.
    Flag,
    /// On its way.
    Sync,
    /// No connection.
    Unplugged,
    Clock,
    /// Stands still.
    Pause,
    /// Blocked.
    Lock,
    /// Free mode: the web may be used.
    Globe,
    /// Focus mode: stay on the page.
    Target,
    /// Watch, see.
    Eye,
    /// A person.
    Person,
    /// A class, a room.
    People,
    /// Lists, sessions.
    Clipboard,
    /// A certificate.
    Medal,
    /// A file.
    File,
    /// A picture.
    Image,
    /// Take it away.
    Download,
    /// Find.
    Search,
    /// One more.
    Plus,
    /// Change.
    Pencil,
    /// Erased for good.
    Trash,
    /// Go on.
    ArrowRight,
    /// Go back.
    ArrowLeft,
    /// Up in an order.
    ArrowUp,
    /// Down in an order.
    ArrowDown,
    /// Skip.
    Skip,
    /// Leave.
    LogOut,
    /// Light theme.
    Sun,
    /// Dark theme.
    Moon,
    /// As the system.
    Half,
}

impl Icon {
    /// Strokes on a field of 24 by 24.
    fn path(self) -> &'static str {
        match self {
            Self::Check => "M5 12.5l4.5 4.5L19 7",
            Self::CheckCircle => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M8 12.5l3 3l5-6",
            Self::Cross => "M6 6l12 12M18 6L6 18",
            Self::Error => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7.5v5.5M12 16.2v.3",
            Self::Warning => "M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.3",
            Self::Info => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 11v5.5M12 7.6v.3",
            Self::Bell => "M6 16v-5a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4",
            Self::Flag => "M6 21V4M6 4.5h11.5l-2.5 4l2.5 4H6",
            Self::Sync => {
                "M5 10a7.5 7.5 0 0 1 13-3l1.5 1.8M19.5 4.5v4.3h-4.3M19 14a7.5 7.5 0 0 1-13 3l-1.5-1.8M4.5 19.5v-4.3h4.3"
            }
            Self::Unplugged => "M9 7V3M15 7V3M6 9h12v2a6 6 0 0 1-12 0zM12 17v4M3 3l18 18",
            Self::Clock => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5.3l3.5 2",
            Self::Pause => "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M9.8 8.5v7M14.2 8.5v7",
            Self::Lock => "M5.5 11h13v9h-13zM8 11V8a4 4 0 0 1 8 0v3",
            Self::Globe => {
                "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18"
            }
            Self::Target => {
                "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6M12 1.5v3M12 19.5v3M1.5 12h3M19.5 12h3"
            }
            Self::Eye => "M2 12c5-8 15-8 20 0c-5 8-15 8-20 0M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6",
            Self::Person => "M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M4.5 20.5c1-7.5 14-7.5 15 0",
            Self::People => {
                "M9 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7M2.5 19.5c.8-6.5 12.2-6.5 13 0M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.5c2 .7 3.2 2.4 3.5 5"
            }
            Self::Clipboard => "M8 5H5.5v16h13V5H16M8.5 3.5h7v3.5h-7zM9 12h6M9 16h4",
            Self::Medal => "M12 3a6 6 0 1 0 0 12a6 6 0 1 0 0-12M8.5 14L7 21l5-2.5L17 21l-1.5-7",
            Self::File => "M6 3h8l4.5 4.5V21H6zM14 3v5h4.5",
            Self::Image => "M3.5 5h17v14h-17zM4 17l5-5l4 4l3-2.5l4 3.5M15.5 8.5v.5",
            Self::Download => "M12 3.5v11M7.5 10.5L12 15l4.5-4.5M4.5 20h15",
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5L21 21",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Trash => "M4 7h16M9 7V4h6v3M6.5 7l1 13.5h9l1-13.5M10.5 11v6M13.5 11v6",
            Self::Pencil => "M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5",
            Self::ArrowRight => "M4 12h15M13 6l6 6l-6 6",
            Self::ArrowLeft => "M20 12H5M11 6l-6 6l6 6",
            Self::ArrowUp => "M12 20V5M6 11l6-6l6 6",
            Self::ArrowDown => "M12 4v15M6 13l6 6l6-6",
            Self::Skip => "M5 6l8 6l-8 6zM13 6l6 6l-6 6M20 6v12",
            Self::LogOut => "M14 4H5v16h9M10 12h11M17 8l4 4l-4 4",
            Self::Sun => {
                "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8M12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3L19 19M5 19l1.7-1.7M17.3 6.7L19 5"
            }
            Self::Moon => "M19.5 14.5A8 8 0 1 1 9.5 4.5a6.5 6.5 0 0 0 10 10",
            Self::Half => "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17",
        }
    }
}

impl From<Icon> for Html {
    fn from(icon: Icon) -> Self {
        html! {
            <svg class="vigie-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d={icon.path()} />
                if icon == Icon::Half {
                    <path class="vigie-icon__filled" d="M12 3.5a8.5 8.5 0 0 0 0 17z" />
                }
            </svg>
        }
    }
}

// So that `{ Icon::Clock }` can be used in `html!` like any other child.
impl IntoPropValue<VNode> for Icon {
    fn into_prop_value(self) -> VNode {
        self.into()
    }
}

impl IntoPropValue<ChildrenRenderer<VNode>> for Icon {
    fn into_prop_value(self) -> ChildrenRenderer<VNode> {
        ChildrenRenderer::new(vec![self.into()])
    }
}
