//! The certificate of one candidate.

use vigie_shared::certificate::CertificateCode;
use vigie_shared::ids::{Seat, SessionId};
use yew::prelude::*;

use crate::features::confirmation::ConfirmedDownload;
use crate::features::results::documents::address;
use crate::i18n::use_language;

/// Properties of [`CertificateView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CertificateViewProps {
    pub id: SessionId,
    pub seat: Seat,
    pub name: AttrValue,
    pub code: CertificateCode,
    /// Whether it can be downloaded and verified.
    pub published: bool,
}

/// The code, and the file.
#[component]
pub fn CertificateView(props: &CertificateViewProps) -> Html {
    let language = use_language();
    let file = format!("certificates/{}.pdf", props.seat);
    let waits =
        (!props.published).then(|| AttrValue::from(language.text("referent-download-unpublished")));
    html! {
        <div class="vigie-certificate">
            <p>
                { language.text("referent-certificate-code") }{ " " }
                <code class="vigie-value" data-testid="referent-certificate-code">
                    { props.code.as_str() }
                </code>
            </p>
            <ConfirmedDownload
                href={address(&language, props.id, &file)}
                label={language.text("referent-download-certificate")}
                aria_label={language.text_with(
                    "referent-download-certificate-of",
                    &[("name", props.name.as_str().into())],
                )}
                testid={format!("referent-download-certificate-{}", props.seat)}
                pending_reason={waits}
            />
        </div>
    }
}
