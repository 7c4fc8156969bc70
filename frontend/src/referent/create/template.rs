//! A roster to start from.

use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::{Language, use_language};

/// Invented people, one for each thing that can be said of a candidate. The
/// identifiers are no INE of anybody.
const FRENCH: &str = "Nom de naissance;Prénom;Date de naissance;Sexe;Lieu de naissance;INE;Classe;\
    Temps majoré;Besoin d'accessibilité;Éligible\r\n\
    Exemple;Camille;14/03/2008;F;Tarbes;000000001AA;TG3;;non;oui\r\n\
    Modèle;Jean-François;02/11/2007;M;Roubaix;000000002AA;TG3;33 %;oui;oui\r\n";
const ENGLISH: &str = "Last name;First name;Birthdate;Sex;Birth place;External id;Class;Extra time;\
    Accessible;Eligible\r\n\
    Example;Camille;2008-03-14;F;Tarbes;000000001AA;TG3;;no;yes\r\n\
    Sample;Jean-François;2007-11-02;M;Roubaix;000000002AA;TG3;33 %;yes;yes\r\n";

/// A link that downloads it. The byte order mark makes spreadsheets read the accents.
#[component]
pub fn TemplateLink() -> Html {
    let language = use_language();
    let (name, text) = match language.language {
        Language::French => ("candidats.csv", FRENCH),
        Language::English => ("candidates.csv", ENGLISH),
    };
    let text = js_sys::encode_uri_component(text);
    html! {
        <a
            href={format!("data:text/csv;charset=utf-8,%EF%BB%BF{text}")}
            download={name}
            class="vigie-link"
            data-testid="referent-roster-template"
        >
            { Icon::Download }
            { " " }
            { language.text("referent-roster-template") }
        </a>
    }
}
