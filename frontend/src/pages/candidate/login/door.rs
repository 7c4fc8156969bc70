//! Waiting at the door: an invigilator may let this page in by hand.

use gloo_timers::callback::Interval;
use uuid::Uuid;
use vigie_shared::api::{AdmittedPerson, DoorRequest, DoorResponse};
use vigie_shared::view::door_sign;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api;
use crate::i18n::use_language;
use crate::storage::StorageScope;

/// Where the ticket of this tab is kept: a reload waits on.
const TICKET: &str = "vigie-door";

/// Time between two questions whether somebody was let in, milliseconds.
const ASK_EVERY_MILLIS: u32 = 4_000;

/// The ticket of this tab, made when it is first needed.
pub fn door_ticket() -> Uuid {
    let kept = StorageScope::Tab.read(TICKET);
    let kept = kept.and_then(|text| text.parse::<Uuid>().ok());
    kept.unwrap_or_else(|| {
        let ticket = Uuid::new_v4();
        StorageScope::Tab.write(TICKET, &ticket.to_string());
        ticket
    })
}

/// Properties of [`DoorNotice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DoorNoticeProps {
    /// Somebody let this page in; not called twice.
    pub onadmitted: Callback<AdmittedPerson>,
}

/// The number to show, and that the page goes on by itself.
#[component]
pub fn DoorNotice(props: &DoorNoticeProps) -> Html {
    let language = use_language();
    let ticket = door_ticket();
    use_effect_with(
        (ticket, props.onadmitted.clone()),
        |(ticket, onadmitted)| {
            let (ticket, onadmitted) = (*ticket, onadmitted.clone());
            let asking = Interval::new(ASK_EVERY_MILLIS, move || {
                let onadmitted = onadmitted.clone();
                spawn_local(async move {
                    let request = DoorRequest { ticket };
                    let answer =
                        api::post::<_, DoorResponse>("/api/candidate/door", &request).await;
                    // Without an answer it asks again.
                    if let Some(person) = answer.ok().and_then(|answer| answer.admitted) {
                        StorageScope::Tab.remove(TICKET);
                        onadmitted.emit(person);
                    }
                });
            });
            move || drop(asking)
        },
    );
    let sign = [("sign", door_sign(ticket).to_string().into())];
    html! {
        <div class="vigie-box vigie-box--info" role="status" data-testid="door-wait">
            <div>
                <p><strong>{ language.text_with("door-wait-sign", &sign) }</strong></p>
                <p>{ language.text("door-wait-advice") }</p>
            </div>
        </div>
    }
}
