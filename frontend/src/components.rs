//! The component kit: what every page is built from, with PatternFly's look.
//!
//! | component | use |
//! |---|---|
//! | [`Button`] | `<Button label testid variant={ButtonVariant::Primary} state={ButtonState::Pending} onclick />`; sizes by [`ButtonSize`], `kind={ButtonKind::Submit}` in a form, `pressed`, `expands` (id and whether it is shown), `reason_id` (element that says why it is disabled), `pending_label`, `done_label` |
//! | [`IconButton`] | `<IconButton label icon={Icon::Cross} testid onclick />`: a picture without words; the label is its accessible name and tooltip |
//! | [`Dialog`] | `<Dialog title testid onclose size={DialogSize::Wide} footer={..}>`: modal as long as it is rendered. With `close_label` it has a closing button in the footer (`{testid}-close`), otherwise a cross in the header |
//! | [`RadioChoice`] | one of several choices: `<RadioChoice id name checked onchoose label>what it leads to</RadioChoice>` |
//! | [`ReasonDialog`] | a decision that needs a reason: `<ReasonDialog prefix title yes_label close_label reason_label ondecide={callback of the reason, if any} pending failure onclose>..</ReasonDialog>` |
//! | [`TextField`] | label, input, hint and error in one: `<TextField id label value onchange hint error lines={TextLines::Prose(3)} />` |
//! | [`PasswordField`] | a password with a button that shows it: `<PasswordField id label value onchange />` (button: `{id}-show`) |
//! | [`Field`], [`TextInput`] | the frame and the input apart, for fields that are laid out differently; [`described_by`] joins the ids of hint and error |
//! | [`SearchField`] | filters a list: `<SearchField id label value onchange />`; the shortcut `/` focuses it |
//! | [`Checkbox`] | `<Checkbox testid checked onchange={callback of bool}>{ label }</Checkbox>`; `variant={CheckboxVariant::Switch}` for what takes effect at once |
//! | [`ShortcutList`] | the shortcuts of a help dialog |
//! | [`Alert`] | a message in the page: `<Alert variant={AlertVariant::Danger} testid>..</Alert>`; only dangers interrupt a screen reader |
//! | [`ErrorMessage`] | an [`HttpError`](crate::api::HttpError) in words with a button to retry |
//! | [`Badge`] | a state as color, icon and word: `<Badge color={BadgeColor::Success} icon text />` |
//! | [`Icon`] | a picture: `{ Icon::Clock }` in `html!` |
//! | [`Spinner`] | something is loading |
//! | [`Heartbeat`] | proof of life for `watchdog.js`; once in the application |
//! | [`Countdown`], [`Elapsed`] | time left until a deadline, time since an instant |
//! | [`DownloadLink`] | a file to save, or why it is not there yet; `button={ButtonVariant::Primary}` gives it the look of a button |
//! | [`FileButton`] | picks a file: `<FileButton label testid accept onpick={callback of File} />` |
//! | [`NavLink`], [`Tabs`] | a link to a route with `aria-current`, which `button={ButtonVariant::Primary}` gives the look of a button; a row of such links |
//! | [`WorkNotice`] | a proof of work is being computed: `<WorkNotice working={*working} />` |
//! | [`DataTable`] | columns and rows; on narrow screens each row becomes a list with the labels of its columns. Rows are `<tr class={TABLE_ROW}>{ table_cells(&columns, [TableCell::header(..), TableCell::data(..)]) }</tr>` |
//! | [`fn@filter_event`] | a callback for events that may carry nothing |
//!
//! A variant owns its CSS class and its role: no state can be shown without being announced.
//! Every component takes the `data-testid` by which browser tests find it. The styles are in
//! `frontend/styles/components/`, one file for each component. Moving the
//! focus is in [`focus`](crate::focus); shortcuts are in
//! [`use_shortcut`](crate::hooks::use_shortcut) and
//! [`use_shortcuts`](crate::hooks::use_shortcuts).

mod alert;
mod badge;
mod button;
mod checkbox;
mod countdown;
mod dialog;
mod download_link;
mod elapsed;
mod error_message;
mod fetched;
mod field;
mod file_button;
mod filter_event;
mod heartbeat;
mod icon;
mod icon_button;
mod nav_link;
mod password_field;
mod radio_choice;
mod reason_dialog;
mod search_field;
mod shortcut_list;
mod spinner;
mod table;
mod tabs;
mod text_field;
mod text_input;
mod work_notice;

pub use alert::{Alert, AlertVariant};
pub use badge::{Badge, BadgeColor};
pub use button::{Button, ButtonKind, ButtonSize, ButtonState, ButtonVariant};
pub use checkbox::{Checkbox, CheckboxVariant};
pub use countdown::Countdown;
pub use dialog::{Dialog, DialogSize};
pub use download_link::{DownloadLink, DownloadLinkProps};
pub use elapsed::Elapsed;
pub use error_message::ErrorMessage;
pub use field::{Field, described_by};
pub use file_button::FileButton;
pub use filter_event::filter_event;
pub use heartbeat::Heartbeat;
pub use icon::Icon;
pub use icon_button::IconButton;
pub use nav_link::NavLink;
pub use password_field::PasswordField;
pub use radio_choice::RadioChoice;
pub use reason_dialog::ReasonDialog;
pub use search_field::SearchField;
pub use shortcut_list::ShortcutList;
pub use spinner::Spinner;
pub use table::{DataTable, TABLE_ROW, TableCell, TableStacking, table_cells};
pub use tabs::Tabs;
pub use text_field::TextField;
pub use text_input::{TextInput, TextLines};
pub use work_notice::WorkNotice;
