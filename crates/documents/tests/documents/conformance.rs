//! What PDF/A-2a and PDF/UA-1 ask of every file, as far as a file shows it.
//!
//! The library that writes the files refuses to write what does not conform; these tests
//! look at the bytes instead of trusting it.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};
use vigie_documents::{
    Edition, Language, attendance_sheet, certificate, certificates, incident_report,
};

use crate::reader::{Element, Paper};
use crate::samples;

fn all(edition: &Edition) -> Vec<Vec<u8>> {
    vec![
        certificate(&samples::certificate(), edition).unwrap(),
        certificate(&samples::long_certificate(), edition).unwrap(),
        certificates(&samples::file(), edition).unwrap(),
        incident_report(&samples::report(0), edition).unwrap(),
        incident_report(&samples::report(12), edition).unwrap(),
        attendance_sheet(&samples::sheet(40), edition).unwrap(),
    ]
}

fn each(check: impl Fn(&Paper, Language)) {
    for language in samples::LANGUAGES {
        for bytes in all(&samples::edition(language)) {
            check(&Paper::open(&bytes), language);
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for language in samples::LANGUAGES {
        let edition = samples::edition(language);
        assert!(all(&edition) == all(&edition));
    }
}

#[test]
fn a_file_says_what_it_is_in_which_language_and_what_it_conforms_to() {
    each(|paper, language| {
        let catalog = paper.catalog();
        let marked = paper.below(catalog, b"MarkInfo").get(b"Marked").unwrap();
        assert!(marked.as_bool().unwrap());
        let tag = catalog.get(b"Lang").unwrap().as_str().unwrap();
        assert_eq!(tag, language.tag().as_bytes());
        let preferences = paper.below(catalog, b"ViewerPreferences");
        let title_shown = preferences.get(b"DisplayDocTitle").unwrap();
        assert!(title_shown.as_bool().unwrap());
        assert!(catalog.has(b"OutputIntents"));
        assert!(catalog.has(b"Outlines"));

        let metadata = catalog.get(b"Metadata").unwrap().as_reference().unwrap();
        let metadata = paper
            .file
            .get_object(metadata)
            .unwrap()
            .as_stream()
            .unwrap();
        let metadata = metadata.get_plain_content().unwrap();
        let metadata = String::from_utf8(metadata).unwrap();
        for part in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            "<dc:title>",
        ] {
            assert!(metadata.contains(part), "{part} is not in: {metadata}");
        }
    });
}

#[test]
fn every_font_is_embedded_and_tells_its_characters() {
    each(|paper, _| {
        for page in &paper.pages {
            let fonts = paper.file.get_page_fonts(page.id).unwrap();
            assert!(!fonts.is_empty());
            for font in fonts.into_values() {
                assert!(font.has(b"ToUnicode"));
                let descendants = font.get(b"DescendantFonts").unwrap();
                let descendants = paper.file.dereference(descendants).unwrap().1;
                let descendant = &descendants.as_array().unwrap()[0];
                let descendant = paper.file.dereference(descendant).unwrap().1;
                let descriptor = paper.below(descendant.as_dict().unwrap(), b"FontDescriptor");
                assert!(descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"));
                // Six letters and a plus: only the glyphs in use are in the file.
                let name = font.get(b"BaseFont").unwrap().as_name().unwrap();
                assert_eq!(name[6], b'+');
            }
            assert_eq!(page.missing_glyphs, 0);
        }
    });
}

#[test]
fn all_content_is_marked_and_belongs_to_one_element() {
    each(|paper, _| {
        let mut uses = BTreeMap::new();
        count(&paper.structure(), &mut uses);
        for page in &paper.pages {
            assert!(page.unmarked.is_empty(), "{:?}", page.unmarked);
            let dictionary = paper.file.get_dictionary(page.id).unwrap();
            assert!(dictionary.has(b"StructParents"));
            for mcid in page.pieces.keys() {
                assert_eq!(uses.get(&(page.id, *mcid)), Some(&1), "piece {mcid}");
            }
        }
        assert!(
            paper
                .below(paper.catalog(), b"StructTreeRoot")
                .has(b"ParentTree")
        );
    });
}

fn count(element: &Element, uses: &mut BTreeMap<(lopdf::ObjectId, i64), usize>) {
    for piece in &element.pieces {
        *uses.entry(*piece).or_default() += 1;
    }
    for child in &element.children {
        count(child, uses);
    }
}

#[test]
fn headings_step_down_one_by_one_and_tables_are_regular() {
    each(|paper, _| {
        let structure = paper.structure();
        for part in structure.all("Part") {
            assert_eq!(part.all("H1").len(), 1);
            assert!(!part.all("H2").is_empty());
            assert!(part.all("H3").is_empty());
        }
        for table in structure.all("Table") {
            let rows = table.all("TR");
            let width = |row: &&Element| row.children.iter().map(|cell| cell.span).sum::<i64>();
            let columns = width(&rows[0]);
            assert!(rows.iter().all(|row| width(row) == columns));
            for head in table.all("TH") {
                assert!(head.scope.is_some());
            }
            assert!(rows[0].children.iter().all(|cell| cell.role == "TH"));
        }
        for figure in structure.all("Figure") {
            assert!(figure.alt.as_deref().is_some_and(|alt| alt.contains(' ')));
        }
    });
}

#[test]
fn every_link_is_described_and_stands_in_the_structure() {
    each(|paper, _| {
        let mut annotations = 0;
        for page in &paper.pages {
            for annotation in paper.file.get_page_annotations(page.id).unwrap() {
                let is_link = annotation.get(b"Subtype").and_then(Object::as_name);
                assert_eq!(is_link.unwrap(), b"Link");
                assert!(Dictionary::has(annotation, b"Contents"));
                assert!(Dictionary::has(annotation, b"StructParent"));
                annotations += 1;
            }
        }
        let structure = paper.structure();
        let links = structure.all("Link").into_iter();
        assert_eq!(
            links.map(|link| link.annotations).sum::<usize>(),
            annotations
        );
    });
}

#[test]
fn every_message_is_there_with_its_arguments() {
    // A message that is missing would show as its key.
    let keys: Vec<_> = [
        include_str!("../../i18n/fr/common.ftl"),
        include_str!("../../i18n/fr/certificate.ftl"),
        include_str!("../../i18n/fr/incidents.ftl"),
        include_str!("../../i18n/fr/attendance.ftl"),
    ]
    .into_iter()
    .flat_map(str::lines)
    .filter_map(|line| Some(line.split_once(" = ")?.0))
    .filter(|key| key.contains('-'))
    .collect();
    assert!(keys.len() > 100);
    each(|paper, _| {
        let text = paper.text();
        assert!(!text.contains("{$") && !text.contains("{ $"), "{text}");
        for key in &keys {
            assert!(!text.contains(key), "{key}");
        }
    });
}

#[test]
fn no_character_keeps_a_paper_from_being_printed() {
    let mut report = samples::report(0);
    let all = ('\0'..='\u{1ffff}').chain('\u{e0000}'..='\u{e01ff}');
    report.observations = all.chain(['\u{f0000}', '\u{10ffff}']).collect();
    // Marks without a letter, and letters with marks the font cannot place.
    report.session.room = "\u{301}\u{323}q\u{301}\u{323}\u{338} क्षि ्क".to_owned();
    let bytes = incident_report(&report, &samples::edition(Language::French)).unwrap();
    let paper = Paper::open(&bytes);
    assert!(paper.pages.iter().all(|page| page.missing_glyphs == 0));
    let text = paper.text();
    assert!(text.contains("ABCDEFGHIJ") && text.contains("абвгд") && text.contains("αβγδ"));
}
