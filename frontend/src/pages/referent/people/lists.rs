//! Who may log in, and who was invited.

use vigie_shared::api::{
    CenterPerson, MailStatus, OpenInvitation, RemovePersonRequest, WithdrawInvitationRequest,
};
use yew::prelude::*;

use super::change::{PeopleChangeStep, use_change};
use crate::components::{
    Badge, BadgeColor, Button, ButtonSize, ButtonVariant, DataTable, Dialog, ErrorMessage, Icon,
    TABLE_ROW, TableCell, table_cells,
};
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::pages::referent::require_login::use_auth;

/// Properties of [`PeopleList`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PeopleListProps {
    pub people: Vec<CenterPerson>,
    /// Somebody was removed.
    pub reload: Callback<()>,
}

/// One row a person. The last one cannot be removed.
#[component]
pub fn PeopleList(props: &PeopleListProps) -> Html {
    let language = use_language();
    let account = use_auth();
    let asked = use_state_eq(|| None::<CenterPerson>);
    let change =
        use_change::<RemovePersonRequest>("/api/center/people/remove", props.reload.clone());
    let columns = headings(
        &language,
        &["people-name", "referent-email", "people-remove"],
    );
    let is_last = props.people.len() == 1;
    let row = |person: &CenterPerson| {
        let is_self = account.me.account == Some(person.account);
        let last = if is_self {
            html! {
                <Badge
                    color={BadgeColor::Info}
                    icon={Icon::Check}
                    text={language.text("people-you")}
                    testid="people-you"
                />
            }
        } else {
            let (asked, person) = (asked.setter(), person.clone());
            html! {
                <Button
                    label={language.text("people-remove")}
                    context={person.name.clone()}
                    testid="people-remove"
                    size={ButtonSize::Small}
                    opens_dialog=true
                    onclick={Callback::from(move |()| asked.set(Some(person.clone())))}
                />
            }
        };
        let cells = [
            TableCell::header(html! { &person.name }),
            TableCell::data(html! { &person.email }),
            TableCell::data(last),
        ];
        html! {
            <tr class={TABLE_ROW} data-testid="people-person">{ table_cells(&columns, cells) }</tr>
        }
    };
    let rows: Html = props.people.iter().map(row).collect();
    let close = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    html! {
        <section class="vigie-section" aria-labelledby="people-list-title">
            <h2 id="people-list-title">{ language.text("people-list-title") }</h2>
            if is_last {
                <p class="vigie-subtle">{ language.text("people-last") }</p>
            }
            <DataTable columns={columns.clone()} labelled_by="people-list-title" testid="people-list">
                { rows }
            </DataTable>
            { failure(&change.step) }
            if let Some(person) = &*asked {
                { removal_dialog(&language, person, &change.send, &close) }
            }
        </section>
    }
}

/// Asked back, as it takes effect at once.
fn removal_dialog(
    language: &LanguageHandle,
    person: &CenterPerson,
    send: &Callback<RemovePersonRequest>,
    close: &Callback<()>,
) -> Html {
    let account = person.account;
    let remove = {
        let (send, close) = (send.clone(), close.clone());
        Callback::from(move |()| {
            close.emit(());
            send.emit(RemovePersonRequest { account });
        })
    };
    let name = [("name", person.name.clone().into())];
    html! {
        <Dialog
            title={language.text_with("people-remove-title", &name)}
            testid="people-remove-dialog"
            onclose={close.clone()}
            close_label={language.text("people-remove-no")}
            footer={html! {
                <Button
                    label={language.text("people-remove-yes")}
                    testid="people-remove-yes"
                    variant={ButtonVariant::Danger}
                    onclick={remove}
                />
            }}
        >
            <p>{ language.text("people-remove-meaning") }</p>
        </Dialog>
    }
}

/// Properties of [`InvitationList`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct InvitationListProps {
    pub invitations: Vec<OpenInvitation>,
    /// One was withdrawn.
    pub reload: Callback<()>,
}

/// One row an invitation, with what became of its mail; nothing where there is none.
#[component]
pub fn InvitationList(props: &InvitationListProps) -> Html {
    let language = use_language();
    let change = use_change::<WithdrawInvitationRequest>(
        "/api/center/people/withdraw",
        props.reload.clone(),
    );
    let columns = headings(
        &language,
        &[
            "people-name",
            "referent-email",
            "people-mail",
            "people-withdraw",
        ],
    );
    let row = |one: &OpenInvitation| {
        let (send, invitation) = (change.send.clone(), one.id);
        let cells = [
            TableCell::header(html! { &one.name }),
            TableCell::data(html! { &one.email }),
            TableCell::data(mail_badge(&language, one)),
            TableCell::data(html! {
                <Button
                    label={language.text("people-withdraw")}
                    context={one.name.clone()}
                    testid="people-withdraw"
                    size={ButtonSize::Small}
                    onclick={Callback::from(move |()| {
                        send.emit(WithdrawInvitationRequest { invitation });
                    })}
                />
            }),
        ];
        html! {
            <tr class={TABLE_ROW} data-testid="people-invitation">
                { table_cells(&columns, cells) }
            </tr>
        }
    };
    let rows: Html = props.invitations.iter().map(row).collect();
    html! {
        <section class="vigie-section" aria-labelledby="people-invitations-title">
            <h2 id="people-invitations-title">{ language.text("people-invitations-title") }</h2>
            if props.invitations.is_empty() {
                <p class="vigie-subtle">{ language.text("people-invitations-none") }</p>
            } else {
                <DataTable
                    columns={columns.clone()}
                    labelled_by="people-invitations-title"
                    testid="people-invitations"
                >
                    { rows }
                </DataTable>
            }
            { failure(&change.step) }
        </section>
    }
}

fn mail_badge(language: &LanguageHandle, one: &OpenInvitation) -> Html {
    let (color, icon, key) = match one.mail {
        MailStatus::Waiting => (BadgeColor::Neutral, Icon::Clock, "people-mail-waiting"),
        MailStatus::Delayed => (BadgeColor::Warning, Icon::Warning, "people-mail-late"),
        MailStatus::Sent => (BadgeColor::Success, Icon::Check, "people-mail-sent"),
        MailStatus::Failed => (BadgeColor::Danger, Icon::Warning, "people-mail-failed"),
    };
    let at = [("at", format::instant(language, one.at).into())];
    html! {
        <Badge {color} {icon} text={language.text_with(key, &at)} testid="people-mail" />
    }
}

fn headings(language: &LanguageHandle, keys: &[&str]) -> Vec<AttrValue> {
    keys.iter().map(|key| language.text(key).into()).collect()
}

fn failure(step: &PeopleChangeStep) -> Html {
    match step {
        PeopleChangeStep::Failed(error) => html! { <ErrorMessage error={error.clone()} /> },
        PeopleChangeStep::None | PeopleChangeStep::Sent | PeopleChangeStep::Done => Html::default(),
    }
}
