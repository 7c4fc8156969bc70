//! Certificates.

use vigie_documents::{
    Certificate, CertificateFile, CompetenceLevel, DocumentError, Language, render_certificate,
    render_certificates,
};
use vigie_shared::competence::Competence;
use vigie_shared::rules::OutcomeRule;

use crate::reader::{ParsedPdf, without_whitespace};
use crate::samples;

fn render(input: &Certificate, language: Language) -> ParsedPdf {
    ParsedPdf::open(&render_certificate(input, &samples::render_options(language)).unwrap())
}

fn text(input: &Certificate, language: Language) -> String {
    without_whitespace(&render(input, language).text())
}

fn assert_contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(
            text.contains(&without_whitespace(part)),
            "{part} is not in: {text}"
        );
    }
}

#[test]
fn a_certificate_says_who_what_where_and_when() {
    let input = samples::certificate();
    let french = text(&input, Language::French);
    assert_contains(
        &french,
        &[
            "Certificat de compétences numériques",
            "Łucja Ơn-Đặng",
            "1er mars 2008",
            "Saint-Étienne",
            "Lycée Marie-Curie, Échirolles",
            "12 novembre 2026",
            "23 novembre 2026",
            "447 sur 895",
            "Indépendant 2",
            "Score non dégradé : les 32 questions",
            input.code.as_str(),
            &input.verify_url,
            &input.provenance.fingerprint,
            "2026-11/1751",
            "vigie-1",
            "2024-11",
        ],
    );
    let english = text(&input, Language::English);
    assert_contains(
        &english,
        &[
            "1 March 2008",
            "447 out of 895",
            "Independent 2",
            "Score not degraded: all 32",
        ],
    );
}

#[test]
fn the_reading_grid_has_every_mesh_and_marks_the_one_reached() {
    let pdf = render(&samples::certificate(), Language::French);
    let structure = pdf.structure();
    let grid = structure.all("Table")[0];
    let rows: Vec<_> = grid
        .all("TR")
        .into_iter()
        .map(|row| row.child_texts())
        .collect();
    let ranges: Vec<_> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        ranges,
        [
            "0 – 63",
            "64 – 127",
            "128 – 255",
            "256 – 383",
            "384 – 511",
            "512 – 639",
            "640 – 767",
            "768 – 895"
        ]
    );
    let names: Vec<_> = rows[1..].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(
        names,
        [
            "Débutant",
            "Novice 1",
            "Novice 2",
            "Indépendant 1",
            "Indépendant 2 niveau atteint",
            "Avancé 1",
            "Avancé 2",
            "Expert 1"
        ]
    );
}

#[test]
fn all_16_levels_are_beside_their_competences_as_digits_and_as_text() {
    let input = samples::certificate();
    let pdf = render(&input, Language::English);
    let structure = pdf.structure();
    let rows = structure.all("Table")[1].all("TR");
    let levels: Vec<_> = rows.iter().filter(|row| row.children.len() == 4).collect();
    // The first one is the head.
    assert_eq!(levels.len(), 17);
    for ((row, level), competence) in levels[1..].iter().zip(input.levels).zip(Competence::all()) {
        let cells = row.child_texts();
        assert!(cells[0].starts_with(competence.code()), "{cells:?}");
        assert_eq!(cells[1], level.level.to_string());
        let (low, high) = level.likely_range.unwrap();
        assert_eq!(cells[3], format!("{low} to {high}"));
        let bar = row.all("Figure")[0].alt.clone().unwrap();
        assert!(bar.starts_with(&format!("Level {} ", level.level)), "{bar}");
    }
    let areas: Vec<_> = rows.iter().filter(|row| row.children.len() == 1).collect();
    assert_eq!(areas.len(), 5);
    assert!(areas.iter().all(|row| row.children[0].span == 4));
}

#[test]
fn the_reason_of_a_score_follows_the_deciding_rule() {
    let rule = |rule, treated| Certificate {
        rule,
        treated,
        ..samples::certificate()
    };
    let degraded = text(&rule(OutcomeRule::Part, 25), Language::French);
    assert_contains(&degraded, &["Score dégradé : 25 questions sur 32"]);
    let technical = text(&rule(OutcomeRule::PartTechnical, 20), Language::English);
    assert_contains(
        &technical,
        &["Score not degraded: 20 of 32", "technical problem"],
    );
}

#[test]
fn the_mesh_follows_the_score_to_the_pix() {
    let mesh = |score| {
        let input = Certificate {
            score,
            ..samples::certificate()
        };
        let pdf = render(&input, Language::English);
        let rows = pdf.structure();
        let rows = rows.all("Table")[0].all("TR");
        let names = rows.iter().map(|row| row.child_texts()[1].clone());
        let reached = names.filter_map(|name| Some(name.strip_suffix("level reached")?.to_owned()));
        reached
            .map(|name| name.trim().to_owned())
            .collect::<Vec<_>>()
    };
    for (score, name) in [
        (0, "Beginner"),
        (63, "Beginner"),
        (64, "Novice 1"),
        (767, "Advanced 2"),
        (768, "Expert 1"),
        (895, "Expert 1"),
    ] {
        assert_eq!(mesh(score), [name], "{score}");
    }
}

#[test]
fn unusual_names_are_printed_as_they_are() {
    let unusual = text(&samples::unusual_certificate(), Language::French);
    assert_contains(&unusual, &["O'Brien \"Zoé\" <b>", "Ελένη Щукина"]);
    assert!(!unusual.contains("Lieudenaissance"));
    let long = samples::long_certificate();
    let printed = text(&long, Language::French);
    assert_contains(&printed, &[&long.first_name, &long.last_name, &long.center]);
}

#[test]
fn bidi_marks_are_removed_and_missing_characters_replaced_with_a_note() {
    let input = Certificate {
        first_name: "A\u{202e}nn\0a".to_owned(),
        last_name: "李 Δ".to_owned(),
        ..samples::certificate()
    };
    let pdf = render(&input, Language::French);
    let text = pdf.text();
    assert!(text.contains("Anna \u{fffd} Δ"), "{text}");
    assert!(text.contains("la police de ce document ne possède pas"));
    assert!(pdf.pages.iter().all(|page| page.missing_glyphs == 0));
    let clean = render(&samples::certificate(), Language::French).text();
    assert!(!clean.contains('\u{fffd}'));
}

#[test]
fn the_qr_code_and_the_address_lead_to_the_verification() {
    let input = samples::certificate();
    let pdf = render(&input, Language::French);
    let structure = pdf.structure();
    let alts = structure.all("Figure").into_iter();
    let mut alts = alts.filter_map(|figure| figure.alt.clone());
    assert!(alts.any(|alt| alt.contains(&input.verify_url)));
    let links = structure.all("Link");
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].annotations, 1);
    assert_eq!(links[0].own_text, input.verify_url);
}

#[test]
fn a_file_has_every_certificate_with_its_own_pages_and_outline_entry() {
    let input = samples::certificate_file();
    let bytes = render_certificates(&input, &samples::render_options(Language::French)).unwrap();
    let pdf = ParsedPdf::open(&bytes);
    let text = without_whitespace(&pdf.text());
    for one in &input.certificates {
        assert_contains(&text, &[&one.first_name, &one.last_name]);
    }
    let outline = pdf.dictionary_at(pdf.catalog(), b"Outlines");
    assert_eq!(outline.get(b"Count").unwrap().as_i64().unwrap(), 3);
    let first = without_whitespace("Page 1 / ");
    let begins =
        |page: &&crate::reader::PageContent| without_whitespace(&page.all).contains(&first);
    assert_eq!(pdf.pages.iter().filter(begins).count(), 3);
    assert_eq!(pdf.structure().all("Part").len(), 3);
}

#[test]
fn a_certificate_that_contradicts_itself_is_refused() {
    let options = samples::render_options(Language::French);
    let refusal = |input: Certificate| render_certificate(&input, &options).unwrap_err();
    let base = samples::certificate;
    assert_eq!(
        refusal(Certificate {
            rule: OutcomeRule::TooFew,
            ..base()
        }),
        DocumentError::NotCertified(OutcomeRule::TooFew)
    );
    assert_eq!(
        refusal(Certificate {
            score: 896,
            ..base()
        }),
        DocumentError::ScoreOutsideGrid(896)
    );
    let mut meshes = base().meshes;
    meshes.swap(2, 3);
    assert_eq!(
        refusal(Certificate { meshes, ..base() }),
        DocumentError::MeshesNotIncreasing
    );
    for level in [
        CompetenceLevel {
            level: 0,
            likely_range: None,
        },
        CompetenceLevel {
            level: 8,
            likely_range: None,
        },
        CompetenceLevel {
            level: 3,
            likely_range: Some((4, 5)),
        },
    ] {
        let mut levels = base().levels;
        levels[1] = level;
        let refused = refusal(Certificate { levels, ..base() });
        assert!(matches!(
            refused,
            DocumentError::LevelOutOfScale {
                competence: "1.2",
                ..
            }
        ));
    }
    let verify_url = "x".repeat(5000);
    assert_eq!(
        refusal(Certificate {
            verify_url,
            ..base()
        }),
        DocumentError::AddressTooLong
    );
    let nothing = CertificateFile {
        session: "1".to_owned(),
        certificates: Vec::new(),
    };
    assert_eq!(
        render_certificates(&nothing, &options),
        Err(DocumentError::NoCertificates)
    );
}
