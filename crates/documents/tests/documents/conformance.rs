//! What PDF/A-2a and PDF/UA-1 require of every file, as far as a file shows it.
//!
//! The library that writes the files refuses to write what does not conform; these tests
//! check the bytes instead of relying on it.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};
use vigie_documents::{
    Language, RenderOptions, render_attendance_sheet, render_certificate, render_certificates,
    render_incident_report,
};

use crate::reader::{ParsedPdf, StructureElement};
use crate::samples;

fn render_all(options: &RenderOptions) -> Vec<Vec<u8>> {
    vec![
        render_certificate(&samples::certificate(), options).unwrap(),
        render_certificate(&samples::long_certificate(), options).unwrap(),
        render_certificates(&samples::certificate_file(), options).unwrap(),
        render_incident_report(&samples::incident_report(0), options).unwrap(),
        render_incident_report(&samples::incident_report(12), options).unwrap(),
        render_attendance_sheet(&samples::attendance_sheet(40), options).unwrap(),
    ]
}

fn for_each_document(check: impl Fn(&ParsedPdf, Language)) {
    for language in samples::LANGUAGES {
        for bytes in render_all(&samples::render_options(language)) {
            check(&ParsedPdf::open(&bytes), language);
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for language in samples::LANGUAGES {
        let options = samples::render_options(language);
        assert!(render_all(&options) == render_all(&options));
    }
}

#[test]
fn the_metadata_has_the_title_the_language_and_the_conformance() {
    for_each_document(|pdf, language| {
        let catalog = pdf.catalog();
        let marked = pdf
            .dictionary_at(catalog, b"MarkInfo")
            .get(b"Marked")
            .unwrap();
        assert!(marked.as_bool().unwrap());
        let tag = catalog.get(b"Lang").unwrap().as_str().unwrap();
        assert_eq!(tag, language.tag().as_bytes());
        let preferences = pdf.dictionary_at(catalog, b"ViewerPreferences");
        let title_shown = preferences.get(b"DisplayDocTitle").unwrap();
        assert!(title_shown.as_bool().unwrap());
        assert!(catalog.has(b"OutputIntents"));
        assert!(catalog.has(b"Outlines"));

        let metadata = catalog.get(b"Metadata").unwrap().as_reference().unwrap();
        let metadata = pdf.file.get_object(metadata).unwrap().as_stream().unwrap();
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
fn every_font_is_embedded_and_maps_to_unicode() {
    for_each_document(|pdf, _| {
        for page in &pdf.pages {
            let fonts = pdf.file.get_page_fonts(page.id).unwrap();
            assert!(!fonts.is_empty());
            for font in fonts.into_values() {
                assert!(font.has(b"ToUnicode"));
                let descendants = font.get(b"DescendantFonts").unwrap();
                let descendants = pdf.file.dereference(descendants).unwrap().1;
                let descendant = &descendants.as_array().unwrap()[0];
                let descendant = pdf.file.dereference(descendant).unwrap().1;
                let descriptor =
                    pdf.dictionary_at(descendant.as_dict().unwrap(), b"FontDescriptor");
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
    for_each_document(|pdf, _| {
        let mut uses = BTreeMap::new();
        count_pieces(&pdf.structure(), &mut uses);
        for page in &pdf.pages {
            assert!(page.unmarked.is_empty(), "{:?}", page.unmarked);
            let dictionary = pdf.file.get_dictionary(page.id).unwrap();
            assert!(dictionary.has(b"StructParents"));
            for mcid in page.pieces.keys() {
                assert_eq!(uses.get(&(page.id, *mcid)), Some(&1), "piece {mcid}");
            }
        }
        assert!(
            pdf.dictionary_at(pdf.catalog(), b"StructTreeRoot")
                .has(b"ParentTree")
        );
    });
}

fn count_pieces(element: &StructureElement, uses: &mut BTreeMap<(lopdf::ObjectId, i64), usize>) {
    for piece in &element.pieces {
        *uses.entry(*piece).or_default() += 1;
    }
    for child in &element.children {
        count_pieces(child, uses);
    }
}

#[test]
fn headings_skip_no_level_and_tables_are_regular() {
    for_each_document(|pdf, _| {
        let structure = pdf.structure();
        for part in structure.all("Part") {
            assert_eq!(part.all("H1").len(), 1);
            assert!(!part.all("H2").is_empty());
            assert!(part.all("H3").is_empty());
        }
        for table in structure.all("Table") {
            let rows = table.all("TR");
            let width =
                |row: &&StructureElement| row.children.iter().map(|cell| cell.span).sum::<i64>();
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
fn every_link_is_described_and_is_in_the_structure() {
    for_each_document(|pdf, _| {
        let mut annotations = 0;
        for page in &pdf.pages {
            for annotation in pdf.file.get_page_annotations(page.id).unwrap() {
                let is_link = annotation.get(b"Subtype").and_then(Object::as_name);
                assert_eq!(is_link.unwrap(), b"Link");
                assert!(Dictionary::has(annotation, b"Contents"));
                assert!(Dictionary::has(annotation, b"StructParent"));
                annotations += 1;
            }
        }
        let structure = pdf.structure();
        let links = structure.all("Link").into_iter();
        assert_eq!(
            links.map(|link| link.annotations).sum::<usize>(),
            annotations
        );
    });
}

#[test]
fn every_message_exists_and_has_its_arguments() {
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
    for_each_document(|pdf, _| {
        let text = pdf.text();
        assert!(!text.contains("{$") && !text.contains("{ $"), "{text}");
        for key in &keys {
            assert!(!text.contains(key), "{key}");
        }
    });
}

#[test]
fn no_character_prevents_rendering() {
    let mut report = samples::incident_report(0);
    let all = ('\0'..='\u{1ffff}').chain('\u{e0000}'..='\u{e01ff}');
    report.observations = all.chain(['\u{f0000}', '\u{10ffff}']).collect();
    // Marks without a letter, and letters with marks the font cannot place.
    report.session.room = "\u{301}\u{323}q\u{301}\u{323}\u{338} क्षि ्क".to_owned();
    let bytes =
        render_incident_report(&report, &samples::render_options(Language::French)).unwrap();
    let pdf = ParsedPdf::open(&bytes);
    assert!(pdf.pages.iter().all(|page| page.missing_glyphs == 0));
    let text = pdf.text();
    assert!(text.contains("ABCDEFGHIJ") && text.contains("абвгд") && text.contains("αβγδ"));
}
