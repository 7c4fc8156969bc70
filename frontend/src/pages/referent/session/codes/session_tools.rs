//! Where and when a session is held, changed; and a session that does not take place.

mod cancel;
mod duplicate;
mod edit;

use std::rc::Rc;

use vigie_shared::api::SessionDetails;
use vigie_shared::view::SessionStatus;
use yew::prelude::*;

use self::cancel::CancelDialog;
use self::duplicate::DuplicateDialog;
use self::edit::EditDialog;
use crate::components::{Button, ButtonSize, Icon};
use crate::i18n::use_language;

/// The dialog that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SessionDialog {
    Edit,
    Cancel,
    Duplicate,
}

/// Properties of [`SessionTools`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SessionToolsProps {
    pub details: Rc<SessionDetails>,
    pub reload: Callback<()>,
}

/// The buttons; a session that is over can only be duplicated.
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
            if status == SessionStatus::Created {
                <Button
                    label={language.text("session-cancel")}
                    testid="session-cancel"
                    icon={Icon::Cross}
                    size={ButtonSize::Small}
                    onclick={ask(SessionDialog::Cancel)}
                />
            }
            { match *open {
                None => Html::default(),
                Some(SessionDialog::Edit) => html! {
                    <EditDialog details={props.details.clone()} reload={props.reload.clone()} {onclose} />
                },
                Some(SessionDialog::Duplicate) => html! {
                    <DuplicateDialog details={props.details.clone()} {onclose} />
                },
                Some(SessionDialog::Cancel) => html! {
                    <CancelDialog id={props.details.id} reload={props.reload.clone()} {onclose} />
                },
            } }
        </div>
    }
}
