//! The incident report.

use vigie_documents::{IncidentReport, Language, ReportedIncident, SessionStage, incident_report};

use crate::reader::{Paper, packed};
use crate::samples;

fn print(report: &IncidentReport, language: Language) -> Paper {
    Paper::open(&incident_report(report, &samples::edition(language)).unwrap())
}

/// A description of 1,000 characters that names its incident.
fn long(index: usize) -> String {
    let words = format!("Récit {index} : l’écran s’est figé, la candidate l’a signalé. ");
    words.repeat(20).chars().take(1000).collect()
}

#[test]
fn a_report_says_who_noted_what_and_what_became_of_it() {
    let text = packed(&print(&samples::report(5), Language::French).text());
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
        assert!(text.contains(&packed(part)), "{part} is not in: {text}");
    }
}

#[test]
fn the_outcomes_are_counted_and_added_up() {
    let paper = print(&samples::report(0), Language::English);
    let structure = paper.structure();
    let rows = structure.all("TR");
    assert_eq!(
        rows[0].row(),
        [
            "Validated",
            "Validated, degraded score",
            "Rejected",
            "Cancelled",
            "Absent",
            "Total"
        ]
    );
    assert_eq!(rows[1].row(), ["27", "4", "1", "2", "3", "37"]);
}

#[test]
fn a_report_without_incidents_says_so() {
    let mut report = samples::report(0);
    report.outcomes = None;
    report.observations = String::new();
    report.session.stage = SessionStage::InProgress;
    let text = print(&report, Language::English).text();
    assert!(text.contains("No incident during this session."));
    assert!(text.contains("No observation."));
    assert!(text.contains("The session is not finalized"));
    assert!(
        print(&report, Language::English)
            .structure()
            .all("Table")
            .is_empty()
    );
}

#[test]
fn sixty_long_incidents_lose_nothing_and_repeat_the_head_on_every_page() {
    let mut report = samples::report(60);
    for (index, incident) in report.incidents.iter_mut().enumerate() {
        incident.description = long(index);
    }
    let paper = print(&report, Language::French);
    let structure = paper.structure();
    let rows = structure.all("Table")[0].all("TR");
    assert_eq!(rows.len(), 61);
    for (index, row) in rows[1..].iter().enumerate() {
        let cells = row.row();
        assert_eq!(cells[0], (index + 1).to_string());
        assert!(
            packed(&cells[4]).starts_with(&packed(&long(index))),
            "{cells:?}"
        );
    }
    let pages = paper.pages.len();
    assert!(pages > 12, "{pages}");
    for page in 0..pages {
        let text = packed(paper.page_text(page));
        let number = packed(&format!("Page {} / {pages}", page + 1));
        assert!(text.contains(&number), "{number} is not in: {text}");
        let in_table = text.contains("Récit");
        assert!(!in_table || text.contains("CatégorieCandidats"), "{text}");
    }
}

#[test]
fn an_incident_longer_than_a_page_goes_on_on_the_next() {
    let mut report = samples::report(1);
    let names = (0..200).map(|index| format!("Prénom{index} Nom{index}"));
    report.incidents[0] = ReportedIncident {
        candidates: names.clone().collect(),
        description: "Une\nligne\npar\nmot\n".repeat(60),
        ..samples::incident(0)
    };
    let paper = print(&report, Language::French);
    let text = packed(&paper.text());
    for name in names {
        assert!(text.contains(&packed(&name)), "{name}");
    }
    assert_eq!(text.matches("Unelignepar").count(), 60);
    let structure = paper.structure();
    let row = structure.all("Table")[0].all("TR")[1];
    assert_eq!(row.children.len(), 6);
}

#[test]
fn a_head_that_fills_pages_loses_nothing() {
    let mut report = samples::report(0);
    let names = (0..300).map(|index| format!("Surveillante{index} Ơn-Đặng"));
    report.session.invigilators = names.collect();
    let paper = print(&report, Language::English);
    let list = paper.structure();
    let list = packed(&list.all("L")[0].text());
    for name in &report.session.invigilators {
        assert!(list.contains(&packed(name)), "{name}");
    }
}
