//! Which lines of the audit trail are shown.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::center_zone::{midnight_after, midnight_of};
use crate::components::{Field, TextField};
use crate::i18n::{Language, use_language};

/// The actions a line can have; `audit-action-*` are their names.
const ACTIONS: [&str; 19] = [
    "log_in",
    "log_out",
    "create_session",
    "change_session",
    "read_codes",
    "manage_invigilators",
    "read_personal_data",
    "download",
    "suspend_item",
    "reinstate_item",
    "change_block_list",
    "change_center",
    "confirm_login",
    "identify_candidate",
    "revoke_login",
    "change_password",
    "change_second_factor",
    "change_account",
    "read_audit",
];

/// As typed; what is empty or cannot be read filters nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// ISO date, in the center.
    pub day: String,
    /// Number of a session.
    pub session: String,
    /// Name of an action.
    pub action: String,
}

impl AuditFilter {
    /// Address of a page of lines.
    pub fn page_address(&self, before: Option<&str>) -> String {
        let before = before.map(|id| format!("before={id}"));
        address("/api/audit", self.parameters().into_iter().chain(before))
    }

    /// Address of the table with all the lines.
    pub fn table_address(&self, language: Language) -> String {
        let language = match language {
            Language::French => "lang=fr",
            Language::English => "lang=en",
        };
        let parameters = self.parameters().into_iter();
        address("/api/audit.csv", parameters.chain([language.to_owned()]))
    }

    fn parameters(&self) -> Vec<String> {
        let day = midnight_of(&self.day).zip(midnight_after(&self.day));
        let day = day.map(|(from, to)| format!("from={}&to={}", from.0, to.0));
        let session: Option<u32> = self.session.trim().parse().ok();
        let session = session.map(|number| format!("session={number}"));
        let action = (!self.action.is_empty()).then(|| format!("action={}", self.action));
        [day, session, action].into_iter().flatten().collect()
    }
}

fn address(path: &str, parameters: impl Iterator<Item = String>) -> String {
    let parameters: Vec<String> = parameters.collect();
    match parameters.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", parameters.join("&")),
    }
}

/// Properties of [`FilterForm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FilterFormProps {
    pub filter: AuditFilter,
    pub onchange: Callback<AuditFilter>,
}

/// Three fields; each takes effect at once.
#[component]
pub fn FilterForm(props: &FilterFormProps) -> Html {
    let language = use_language();
    let filter = &props.filter;
    let change = |with: fn(AuditFilter, String) -> AuditFilter| {
        let filter = filter.clone();
        props
            .onchange
            .reform(move |text| with(filter.clone(), text))
    };
    let onday = change(|filter, day| AuditFilter { day, ..filter });
    let onsession = change(|filter, session| AuditFilter { session, ..filter });
    let onaction = change(|filter, action| AuditFilter { action, ..filter });
    let onselect = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            onaction.emit(select.value());
        }
    });
    let option = |name: &&str| {
        // fluent: audit-action-*
        let label = language.text_of("audit-action", name);
        html! { <option value={(*name).to_owned()} selected={filter.action == **name}>{ label }</option> }
    };
    html! {
        <div class="vigie-fields" role="group" aria-label={language.text("audit-filter")}>
            <TextField
                id="audit-day"
                label={language.text("audit-day")}
                input_type="date"
                optional=true
                value={filter.day.clone()}
                onchange={onday}
            />
            <TextField
                id="audit-session"
                label={language.text("audit-session")}
                inputmode="numeric"
                max_length={9}
                optional=true
                value={filter.session.clone()}
                onchange={onsession}
            />
            <Field id="audit-action" label={language.text("audit-action")} optional=true>
                <span class="vigie-select">
                    <select id="audit-action" data-testid="audit-action" onchange={onselect}>
                        <option value="" selected={filter.action.is_empty()}>
                            { language.text("audit-action-any") }
                        </option>
                        { for ACTIONS.iter().map(option) }
                    </select>
                </span>
            </Field>
        </div>
    }
}
