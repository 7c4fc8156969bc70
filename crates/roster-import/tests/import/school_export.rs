//! Exports of SIECLE that are not like the one of the cases.

use crate::support::*;
use vigie_roster_import::{ImportMemory, ImportRequest, read_roster};
use vigie_shared::api::{RosterAnswers, RosterDiagnosticCode};

fn export(head: &str, pupils: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='UTF-8'?>{head}<BEE_ELEVES VERSION='2.1'><PARAMETRES>\
         <UAJ>0350001A</UAJ></PARAMETRES><DONNEES><ELEVES>{pupils}</ELEVES>\
         <STRUCTURES><STRUCTURES_ELEVE ELEVE_ID='1'><STRUCTURE><CODE_STRUCTURE>TG1</CODE_STRUCTURE>\
         <TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE></STRUCTURES>\
         </DONNEES></BEE_ELEVES>"
    )
}

const PUPIL: &str = "<ELEVE ELEVE_ID='1'><ID_NATIONAL>920049642HH</ID_NATIONAL>\
    <NOM_DE_FAMILLE>PETIT</NOM_DE_FAMILLE><PRENOM>Léa</PRENOM><DATE_NAISS>01/02/2008</DATE_NAISS>\
    <RESPONSABLES><RESPONSABLE_ELEVE><NOM>GUARDIAN</NOM><TEL>0102030405</TEL></RESPONSABLE_ELEVE>\
    </RESPONSABLES><ADRESSE_ID>7</ADRESSE_ID></ELEVE>";

#[test]
fn guardians_are_never_read() {
    let text = export("", PUPIL);
    let text = text.replace(
        "</DONNEES>",
        "<RESPONSABLES><PERSONNES><PERSONNE><NOM>GUARDIAN</NOM></PERSONNE></PERSONNES></RESPONSABLES></DONNEES>",
    );
    let reading = read(text.as_bytes());
    assert!(reading.ready, "{:?}", reading.findings);
    assert_eq!(names(&reading), ["PETIT Léa"]);
    assert!(!format!("{reading:?}").contains("GUARDIAN"));
}

#[test]
fn document_types_entities_and_bombs_are_refused() {
    let bomb = "<!DOCTYPE BEE_ELEVES [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>";
    let external = "<!DOCTYPE BEE_ELEVES [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>";
    for head in [bomb, external] {
        let pupil = PUPIL.replace("Léa", "&a;");
        let reading = read(export(head, &pupil).as_bytes());
        assert_eq!(
            blocking(&reading),
            [(1, RosterDiagnosticCode::ForbiddenXml)]
        );
    }
    let entity = read(export("", &PUPIL.replace("Léa", "&eacute;")).as_bytes());
    assert_eq!(blocking(&entity)[0].1, RosterDiagnosticCode::ForbiddenXml);
    let cut = export("", PUPIL);
    let reading = read(&cut.as_bytes()[..cut.len() - 20]);
    assert_eq!(blocking(&reading)[0].1, RosterDiagnosticCode::DamagedFile);
}

#[test]
fn another_school_asks_and_is_learned() {
    let text = export("", PUPIL);
    let memory = ImportMemory {
        schools: vec!["0750002B".to_owned()],
        ..ImportMemory::default()
    };
    let read = |answers: &RosterAnswers| {
        read_roster(&ImportRequest {
            bytes: text.as_bytes(),
            answers,
            memory: &memory,
            profile: None,
            spread: None,
            today: TODAY,
            printable: &is_printed,
        })
    };
    let reading = read(&RosterAnswers::default());
    assert_eq!(blocking(&reading), [(1, RosterDiagnosticCode::OtherSchool)]);
    let answers = RosterAnswers {
        accepted: vec![accept(RosterDiagnosticCode::OtherSchool)],
        ..RosterAnswers::default()
    };
    let reading = read(&answers);
    assert!(reading.ready);
    assert_eq!(reading.learned.schools, ["0350001A"]);
}

#[test]
fn a_page_is_no_export() {
    let reading = read(b"<html><table><tr><td>Nom</td></tr></table></html>");
    assert_eq!(
        blocking(&reading),
        [(1, RosterDiagnosticCode::UnknownFormat)]
    );
    assert_eq!(reading.findings[0].value.as_deref(), Some("HTML"));
}
