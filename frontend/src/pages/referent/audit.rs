//! The audit trail of the center: who logged in, read, took away or decided what.

mod filter;
mod lines;
mod table;

use yew::prelude::*;

use self::filter::{AuditFilter, FilterForm};
use self::lines::use_audit_lines;
use self::table::AuditTable;
use super::center::use_center;
use super::center_nav::{CenterNav, CenterPage};
use super::layout::ReferentLayout;
use super::require_login::use_auth;
use crate::components::{Button, ButtonState, ButtonVariant, ErrorMessage, Spinner};
use crate::features::confirmation::ConfirmedDownload;
use crate::i18n::use_language;
use crate::layout::PageTitle;

/// The lines, newest first, by day, session and action; and the same as a table to take away.
#[component]
pub fn AuditPage() -> Html {
    let language = use_language();
    let account = use_auth();
    let center = use_center();
    let filter = use_state_eq(AuditFilter::default);
    let lines = use_audit_lines((*filter).clone());
    use_effect_with(lines.failure.clone(), move |failure| {
        if let Some(error) = failure {
            account.note(error);
        }
    });
    let onfilter = {
        let filter = filter.setter();
        Callback::from(move |changed| filter.set(changed))
    };
    let count = lines.lines.len();
    html! {
        <ReferentLayout connection={center.connection}>
            <CenterNav here={CenterPage::Audit} />
            <div class="vigie-head">
                <PageTitle text={language.text("audit-title")} step="audit" />
                <ConfirmedDownload
                    href={filter.table_address(language.language)}
                    label={language.text("audit-download")}
                    testid="audit-download"
                    button={ButtonVariant::Secondary}
                />
            </div>
            <p>{ language.text("audit-lead") }</p>
            <FilterForm filter={(*filter).clone()} onchange={onfilter} />
            <p role="status" class="vigie-subtle">
                if !lines.is_asking {
                    { language.text_with("audit-shown", &[("count", count.into())]) }
                }
            </p>
            if count > 0 {
                <AuditTable lines={lines.lines.clone()} />
            }
            if let Some(error) = &lines.failure {
                <ErrorMessage error={error.clone()} retry={Some(lines.more.clone())} />
            }
            if lines.is_asking && count == 0 {
                <Spinner />
            }
            if lines.has_more {
                <div class="vigie-more">
                    <Button
                        label={language.text("audit-more")}
                        testid="audit-more"
                        variant={ButtonVariant::Secondary}
                        state={ButtonState::pending_if(lines.is_asking)}
                        onclick={lines.more.clone()}
                    />
                </div>
            }
        </ReferentLayout>
    }
}
