//! Where and when a session is held, changed; and a session that does not take place.

mod call_off;
mod duplicate;
mod edit;
mod other_day;

use std::rc::Rc;

use vigie_shared::api::SessionDetails;
use vigie_shared::session::CompanionPolicy;
use vigie_shared::time::Timestamp;
use vigie_shared::view::SessionStatus;
use yew::prelude::*;

pub use self::call_off::{CallOffButton, SessionEnd};
use self::duplicate::DuplicateDialog;
use self::edit::EditDialog;
use self::other_day::OtherDay;
use crate::components::{Button, ButtonSize, Icon};
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// The dialog that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SessionDialog {
    Edit,
    Duplicate,
}

/// Properties of [`SessionTools`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SessionToolsProps {
    pub details: Rc<SessionDetails>,
    /// Whether the companion must be seen, once that is known.
    pub companion: Option<CompanionPolicy>,
    pub reload: Callback<()>,
    /// Until when tests may start on another day, as decided last.
    pub other_day_until: Option<Timestamp>,
    pub request: Callback<CommandRequest>,
}

/// The buttons; a session that is over can only be duplicated, and deleted if it was called off.
#[component]
pub fn SessionTools(props: &SessionToolsProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| None::<SessionDialog>);
    let ask = |dialog: SessionDialog| {
        let open = open.setter();
        Callback::from(move |()| open.set(Some(dialog)))
    };
    let onclose = use_callback(open.setter(), |(), open| open.set(None));
    let status = props.details.status;
    html! {
        <>
            <div class="vigie-buttons">
                if !status.is_closed() {
                    <Button
                        label={language.text("session-edit")}
                        testid="session-edit"
                        icon={Icon::Pencil}
                        size={ButtonSize::Small}
                        onclick={ask(SessionDialog::Edit)}
                    />
                }
                <Button
                    label={language.text("session-duplicate")}
                    testid="session-duplicate"
                    icon={Icon::Clipboard}
                    size={ButtonSize::Small}
                    onclick={ask(SessionDialog::Duplicate)}
                />
                { for ends(status).iter().map(|end| html! {
                    <CallOffButton
                        details={props.details.clone()}
                        end={*end}
                        reload={props.reload.clone()}
                    />
                }) }
                { match *open {
                    None => Html::default(),
                    Some(SessionDialog::Edit) => html! {
                        <EditDialog details={props.details.clone()} reload={props.reload.clone()} {onclose} />
                    },
                    Some(SessionDialog::Duplicate) => html! {
                        <DuplicateDialog
                            details={props.details.clone()}
                            companion={props.companion}
                            {onclose}
                        />
                    },
                } }
            </div>
            <OtherDay
                details={props.details.clone()}
                until={props.other_day_until}
                request={props.request.clone()}
            />
        </>
    }
}

/// What can become of a session that does not take place. Whether somebody took part in it, which
/// forbids to delete it, the server knows.
fn ends(status: SessionStatus) -> &'static [SessionEnd] {
    match status {
        SessionStatus::Created => &[SessionEnd::Cancelled, SessionEnd::Deleted],
        SessionStatus::Cancelled => &[SessionEnd::Deleted],
        SessionStatus::InProgress | SessionStatus::Finalized | SessionStatus::Published => &[],
    }
}
