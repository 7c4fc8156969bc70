//! Letting the tests of a session start on another day.

use std::rc::Rc;

use vigie_shared::api::SessionDetails;
use vigie_shared::session::Command;
use vigie_shared::time::Timestamp;
use yew::prelude::*;

use crate::clock::server_now;
use crate::components::Icon;
use crate::features::incident_review::ReasonForm;
use crate::format;
use crate::i18n::use_language;
use crate::live::CommandRequest;

/// Id of what gets the focus when the form closes.
const ROW: &str = "session-other-day-row";

/// Properties of [`OtherDay`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OtherDayProps {
    pub details: Rc<SessionDetails>,
    /// Until when it is allowed, as decided last.
    pub until: Option<Timestamp>,
    pub request: Callback<CommandRequest>,
}

/// On another day than that of the session: that it is allowed, or the way to allow it. Nothing on
/// its day.
#[component]
pub fn OtherDay(props: &OtherDayProps) -> Html {
    let language = use_language();
    let details = &props.details;
    if details.status.is_closed() || details.held_on == format::today() {
        return Html::default();
    }
    let allowed = props.until.filter(|until| server_now() < *until);
    let day = format::day_in_words(&language, &details.held_on);
    let command_for = Callback::from(|reason| Some(Command::AllowOtherDay { reason }));
    html! {
        <div id={ROW} tabindex="-1" data-testid="session-other-day-row">
            if let Some(until) = allowed {
                <p role="status" data-testid="session-other-day-until">
                    { Icon::Clock }{ " " }
                    { language.text_with(
                        "session-other-day-until",
                        &[("until", format::instant(&language, until).into())],
                    ) }
                </p>
            }
            <ReasonForm
                prefix="session-other-day"
                row_id={ROW}
                first_field_id="session-other-day-reason"
                label={language.text("session-other-day")}
                aria_label={language.text("session-other-day")}
                icon={Icon::Clock}
                submit_label={language.text("session-other-day-yes")}
                {command_for}
                request={props.request.clone()}
            >
                <p>{ language.text_with("session-other-day-consequence", &[("day", day.into())]) }</p>
            </ReasonForm>
        </div>
    }
}
