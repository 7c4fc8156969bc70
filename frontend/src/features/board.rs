//! The live board of a room, for invigilators and, with fewer actions, for referents.
//!
//! A page folds what the server sends into a [`BoardStore`], the answers to its commands
//! into a [`CommandLog`], and renders a [`BoardView`] with its own role; the access table
//! decides which actions are shown. Reading order: [`BoardStore`], `seat_status`,
//! `tasks`, [`BoardView`], then `seat_card`, `task_list` and `drawer`. Incidents are
//! recorded and read in [`incident_recorder`](super::incident_recorder).
//!
//! A page with a board, in short: in `on_event`, `Snapshot` and `Change` go to the store,
//! `Settled` to the log; the commands in flight are `live.pending`.

mod announcer;
mod arrow_navigation;
mod banner;
mod bulk_confirmation;
mod card_badges;
mod command_labels;
mod command_log;
mod companion_banner;
mod companion_labels;
mod completion_forecast;
mod context;
mod drawer;
mod filter;
mod filter_chips;
mod focus;
mod grid;
mod keyboard_help;
mod labels;
mod next_alert_button;
mod notices;
mod progress;
#[cfg(test)]
pub(crate) mod samples;
mod search;
mod seat_card;
mod seat_status;
mod shortcuts;
mod side_panel;
mod store;
mod task_list;
mod tasks;
mod toolbar;
mod urgency;
mod view;
mod view_state;
mod watcher_news;
mod watchers;

pub(super) use command_labels::refusal_reason;
pub(super) use context::{BoardContext, use_board_context};
pub(super) use focus::{use_panel_heading, use_question_focus};
pub(super) use labels::{alert_reason, pending_label};

pub use command_log::{CommandLog, CommandLogAction, Notice};
pub use companion_labels::category_name;
pub use completion_forecast::{CompletionForecast, time_left};
pub use labels::{category_label, full_name, name_at};
pub use store::{BoardAction, BoardState, BoardStore};
pub use view::{BoardView, BoardViewProps};
