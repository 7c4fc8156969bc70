//! Incident reports.

use vigie_documents::{
    IncidentReport, Language, ReportedIncident, SessionStage, render_incident_report,
};

use crate::reader::{ParsedPdf, without_whitespace};
use crate::samples;

fn render(report: &IncidentReport, language: Language) -> ParsedPdf {
    ParsedPdf::open(&render_incident_report(report, &samples::render_options(language)).unwrap())
}

/// A description of 1,000 characters that names its incident.
fn long_description(index: usize) -> String {
    let sentence = format!("Récit {index} : l’écran s’est figé, la candidate l’a signalé. ");
    sentence.repeat(20).chars().take(1000).collect()
}

#[test]
fn a_report_says_who_recorded_what_and_how_it_was_closed() {
    let text = without_whitespace(&render(&samples::incident_report(5), Language::French).text());
    for part in [
        "Procès-verbal d’incident",
        "4012",
        "Lycée Marie-Curie, Échirolles",
        "14 avenue du 8-Mai-1945, 38130 Échirolles",
        "B 204",
        "12 novembre 2026",
        "09:30",
        "Ioana Șerban, Paul Lefèvre",
        "Nora Benali",
        "Finalisée",
        "C6 Suspicion de fraude",
        "Candidat 0 Łukasz-Đặng",
        "Retenu Téléphone en main, reconnu. Nora Benali, 13/11/2026 08:15",
        "E4 Site web indisponible",
        "Question 7",
        "Résolu automatiquement 13/11/2026 08:15",
        "À résoudre",
        "Toute la salle",
        "de 10:03 à 11:59",
        "Écarté Sans effet sur les tests.",
        "Supprimé par son auteur Doublon. Paul Lefèvre",
        "Noté par Ioana Șerban, 10:04",
        "Exercice d’évacuation à 10:40",
        "Référent : Nora Benali",
        "Surveillant : Paul Lefèvre",
    ] {
        assert!(
            text.contains(&without_whitespace(part)),
            "{part} is not in: {text}"
        );
    }
}

#[test]
fn the_outcomes_are_counted_and_added_up() {
    let pdf = render(&samples::incident_report(0), Language::English);
    let structure = pdf.structure();
    let rows = structure.all("TR");
    assert_eq!(
        rows[0].child_texts(),
        [
            "Validated",
            "Validated, degraded score",
            "Rejected",
            "Cancelled",
            "Absent",
            "Total"
        ]
    );
    assert_eq!(rows[1].child_texts(), ["27", "4", "1", "2", "3", "37"]);
}

#[test]
fn a_report_without_incidents_says_so() {
    let mut report = samples::incident_report(0);
    report.outcomes = None;
    report.observations = String::new();
    report.session.stage = SessionStage::InProgress;
    let text = render(&report, Language::English).text();
    assert!(text.contains("No incident during this session."));
    assert!(text.contains("No observation."));
    assert!(text.contains("The session is not finalized"));
    assert!(
        render(&report, Language::English)
            .structure()
            .all("Table")
            .is_empty()
    );
}

#[test]
fn sixty_long_incidents_lose_nothing_and_repeat_the_header_row_on_every_page() {
    let mut report = samples::incident_report(60);
    for (index, incident) in report.incidents.iter_mut().enumerate() {
        incident.description = long_description(index);
    }
    let pdf = render(&report, Language::French);
    let structure = pdf.structure();
    let rows = structure.all("Table")[0].all("TR");
    assert_eq!(rows.len(), 61);
    for (index, row) in rows[1..].iter().enumerate() {
        let cells = row.child_texts();
        assert_eq!(cells[0], (index + 1).to_string());
        assert!(
            without_whitespace(&cells[4])
                .starts_with(&without_whitespace(&long_description(index))),
            "{cells:?}"
        );
    }
    let pages = pdf.pages.len();
    assert!(pages > 12, "{pages}");
    for page in 0..pages {
        let text = without_whitespace(pdf.page_text(page));
        let number = without_whitespace(&format!("Page {} / {pages}", page + 1));
        assert!(text.contains(&number), "{number} is not in: {text}");
        let in_table = text.contains("Récit");
        assert!(!in_table || text.contains("CatégorieCandidats"), "{text}");
    }
}

#[test]
fn an_incident_longer_than_a_page_continues_on_the_next() {
    let mut report = samples::incident_report(1);
    let names = (0..200).map(|index| format!("Prénom{index} Nom{index}"));
    report.incidents[0] = ReportedIncident {
        candidates: names.clone().collect(),
        description: "Une\nligne\npar\nmot\n".repeat(60),
        ..samples::incident(0)
    };
    let pdf = render(&report, Language::French);
    let text = without_whitespace(&pdf.text());
    for name in names {
        assert!(text.contains(&without_whitespace(&name)), "{name}");
    }
    assert_eq!(text.matches("Unelignepar").count(), 60);
    let structure = pdf.structure();
    let row = structure.all("Table")[0].all("TR")[1];
    assert_eq!(row.children.len(), 6);
}

#[test]
fn session_details_that_fill_pages_lose_nothing() {
    let mut report = samples::incident_report(0);
    let names = (0..300).map(|index| format!("Surveillante{index} Ơn-Đặng"));
    report.session.invigilators = names.collect();
    let pdf = render(&report, Language::English);
    let list = pdf.structure();
    let list = without_whitespace(&list.all("L")[0].text());
    for name in &report.session.invigilators {
        assert!(list.contains(&without_whitespace(name)), "{name}");
    }
}
