//! The certificate.

use vigie_documents::{
    Certificate, CertificateFile, Language, Level, PaperError, certificate, certificates,
};
use vigie_shared::competence::Competence;
use vigie_shared::rules::OutcomeRule;

use crate::reader::{Paper, packed};
use crate::samples;

fn print(input: &Certificate, language: Language) -> Paper {
    Paper::open(&certificate(input, &samples::edition(language)).unwrap())
}

fn text(input: &Certificate, language: Language) -> String {
    packed(&print(input, language).text())
}

fn assert_contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(&packed(part)), "{part} is not in: {text}");
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
            &input.record.fingerprint,
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
    let paper = print(&samples::certificate(), Language::French);
    let structure = paper.structure();
    let grid = structure.all("Table")[0];
    let rows: Vec<_> = grid.all("TR").into_iter().map(|row| row.row()).collect();
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
fn all_16_levels_stand_beside_their_competences_in_figures_and_in_words() {
    let input = samples::certificate();
    let paper = print(&input, Language::English);
    let structure = paper.structure();
    let rows = structure.all("Table")[1].all("TR");
    let levels: Vec<_> = rows.iter().filter(|row| row.children.len() == 4).collect();
    // The first one is the head.
    assert_eq!(levels.len(), 17);
    for ((row, level), competence) in levels[1..].iter().zip(input.levels).zip(Competence::all()) {
        let cells = row.row();
        assert!(cells[0].starts_with(competence.code()), "{cells:?}");
        assert_eq!(cells[1], level.level.to_string());
        let (low, high) = level.likely.unwrap();
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
        let paper = print(&input, Language::English);
        let rows = paper.structure();
        let rows = rows.all("Table")[0].all("TR");
        let names = rows.iter().map(|row| row.row()[1].clone());
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
fn names_are_printed_as_they_are_however_awkward() {
    let awkward = text(&samples::awkward_certificate(), Language::French);
    assert_contains(&awkward, &["O'Brien \"Zoé\" <b>", "Ελένη Щукина"]);
    assert!(!awkward.contains("Lieudenaissance"));
    let long = samples::long_certificate();
    let printed = text(&long, Language::French);
    assert_contains(&printed, &[&long.first_name, &long.last_name, &long.center]);
}

#[test]
fn bidi_marks_vanish_and_unknown_characters_are_marked_with_a_note() {
    let input = Certificate {
        first_name: "A\u{202e}nn\0a".to_owned(),
        last_name: "李 Δ".to_owned(),
        ..samples::certificate()
    };
    let paper = print(&input, Language::French);
    let text = paper.text();
    assert!(text.contains("Anna \u{fffd} Δ"), "{text}");
    assert!(text.contains("la police de ce document ne possède pas"));
    assert!(paper.pages.iter().all(|page| page.missing_glyphs == 0));
    let clean = print(&samples::certificate(), Language::French).text();
    assert!(!clean.contains('\u{fffd}'));
}

#[test]
fn the_qr_code_and_the_address_lead_to_the_verification() {
    let input = samples::certificate();
    let paper = print(&input, Language::French);
    let structure = paper.structure();
    let alts = structure.all("Figure").into_iter();
    let mut alts = alts.filter_map(|figure| figure.alt.clone());
    assert!(alts.any(|alt| alt.contains(&input.verify_url)));
    let links = structure.all("Link");
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].annotations, 1);
    assert_eq!(links[0].own, input.verify_url);
}

#[test]
fn a_file_has_every_certificate_with_pages_and_an_entry_of_its_own() {
    let input = samples::file();
    let bytes = certificates(&input, &samples::edition(Language::French)).unwrap();
    let paper = Paper::open(&bytes);
    let text = packed(&paper.text());
    for one in &input.certificates {
        assert_contains(&text, &[&one.first_name, &one.last_name]);
    }
    let outline = paper.below(paper.catalog(), b"Outlines");
    assert_eq!(outline.get(b"Count").unwrap().as_i64().unwrap(), 3);
    let first = packed("Page 1 / ");
    let begins = |page: &&crate::reader::PageContent| packed(&page.all).contains(&first);
    assert_eq!(paper.pages.iter().filter(begins).count(), 3);
    assert_eq!(paper.structure().all("Part").len(), 3);
}

#[test]
fn a_certificate_that_contradicts_itself_is_refused() {
    let edition = samples::edition(Language::French);
    let refusal = |input: Certificate| certificate(&input, &edition).unwrap_err();
    let base = samples::certificate;
    assert_eq!(
        refusal(Certificate {
            rule: OutcomeRule::TooFew,
            ..base()
        }),
        PaperError::NotCertified(OutcomeRule::TooFew)
    );
    assert_eq!(
        refusal(Certificate {
            score: 896,
            ..base()
        }),
        PaperError::ScoreOutsideGrid(896)
    );
    let mut meshes = base().meshes;
    meshes.swap(2, 3);
    assert_eq!(
        refusal(Certificate { meshes, ..base() }),
        PaperError::GridNotIncreasing
    );
    for level in [
        Level {
            level: 0,
            likely: None,
        },
        Level {
            level: 8,
            likely: None,
        },
        Level {
            level: 3,
            likely: Some((4, 5)),
        },
    ] {
        let mut levels = base().levels;
        levels[1] = level;
        let refused = refusal(Certificate { levels, ..base() });
        assert!(matches!(
            refused,
            PaperError::LevelOutOfScale {
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
        PaperError::AddressTooLong
    );
    let nothing = CertificateFile {
        session: "1".to_owned(),
        certificates: Vec::new(),
    };
    assert_eq!(
        certificates(&nothing, &edition),
        Err(PaperError::NothingToPrint)
    );
}
