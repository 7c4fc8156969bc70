//! Tables in text.

use super::{Right, Variant, check};
use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1252};
use vigie_shared::api::RosterDiagnosticCode::*;

const CLASS: &str = "Nom;Prénom;Date de naissance;INE\r\n\
    Lefèvre;Chloé;14/03/2008;000000101FA\r\nGarçon;Noël;02/11/2008;000000102FB\r\n";
const READ: Right = Right::People(&[
    "Lefèvre Chloé 2008-03-14 000000101FA",
    "Garçon Noël 2008-11-02 000000102FB",
]);

fn single_byte(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

fn utf16(text: &str, mark: &[u8], unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(unit);
    mark.iter().copied().chain(units).collect()
}

#[test]
fn encodings() {
    let double = WINDOWS_1252.decode(CLASS.as_bytes()).0.into_owned();
    let cases = [
        ("UTF-8", CLASS.into()),
        ("UTF-8 with a mark", format!("\u{feff}{CLASS}").into_bytes()),
        (
            "UTF-8 with two marks",
            format!("\u{feff}\u{feff}{CLASS}").into_bytes(),
        ),
        ("UTF-16 LE", utf16(CLASS, b"\xff\xfe", u16::to_le_bytes)),
        ("UTF-16 BE", utf16(CLASS, b"\xfe\xff", u16::to_be_bytes)),
        (
            "UTF-16 LE without a mark",
            utf16(CLASS, b"", u16::to_le_bytes),
        ),
        (
            "UTF-16 BE without a mark",
            utf16(CLASS, b"", u16::to_be_bytes),
        ),
        ("Windows-1252", single_byte(CLASS, WINDOWS_1252)),
        ("ISO-8859-15", single_byte(CLASS, ISO_8859_15)),
        ("Mac Roman", single_byte(CLASS, MACINTOSH)),
        (
            "decomposed letters",
            CLASS
                .replace('è', "e\u{300}")
                .replace('é', "e\u{301}")
                .into_bytes(),
        ),
    ];
    let decomposed = |name: &str| name == "decomposed letters";
    let variants = cases.into_iter().map(|(name, bytes)| {
        let right = match decomposed(name) {
            true => Right::People(&[
                "Lefe\u{300}vre Chloe\u{301} 2008-03-14 000000101FA",
                "Garçon Noël 2008-11-02 000000102FB",
            ]),
            false => READ,
        };
        Variant::new(name, bytes, right)
    });
    check(variants.collect());
    let damaged: &[super::Place] = &[
        (2, Some("A"), DoubleEncoding),
        (2, Some("B"), DoubleEncoding),
        (3, Some("A"), DoubleEncoding),
        (3, Some("B"), DoubleEncoding),
    ];
    let people: &[&str] = &[
        "Lefèvre Chloé 2008-03-14 000000101FA",
        "Garçon Noël 2008-11-02 000000102FB",
    ];
    check(vec![
        Variant::new(
            "double UTF-8",
            double.clone(),
            Right::Proposed(damaged, people),
        ),
        Variant::new(
            "double UTF-8 in Windows-1252",
            single_byte(&double, WINDOWS_1252),
            READ,
        ),
        Variant::new(
            "double UTF-8 with a mark that is text",
            format!("\u{ef}\u{bb}\u{bf}{double}"),
            Right::Proposed(damaged, people),
        ),
        Variant::new(
            "a part in UTF-8 and a part in Windows-1252",
            [
                "\u{feff}Nom;Prénom;Date de naissance\nLefèvre;Chloé;14/03/2008\n".as_bytes(),
                &single_byte("Garçon;Noël;02/11/2008\n", WINDOWS_1252),
            ]
            .concat(),
            Right::People(&["Lefèvre Chloé 2008-03-14", "Garçon Noël 2008-11-02"]),
        ),
    ]);
}

#[test]
fn separators_and_lines() {
    let with = |sign: &str| CLASS.replace(';', sign);
    check(vec![
        Variant::new("commas", with(","), READ),
        Variant::new("tabs", with("\t"), READ),
        Variant::new("bars", with("|"), READ),
        Variant::new(
            "a declared separator",
            format!("sep=,\r\n{}", with(",")),
            READ,
        ),
        Variant::new(
            "everything in quotes",
            format!(
                "\"{}\"",
                CLASS
                    .trim_end()
                    .replace(';', "\";\"")
                    .replace("\r\n", "\"\r\n\"")
            ),
            READ,
        ),
        Variant::new(
            "lines of old Macintoshes",
            CLASS.replace("\r\n", "\r"),
            READ,
        ),
        Variant::new(
            "empty lines between",
            CLASS.replace("\r\n", "\r\n;;;\r\n\r\n"),
            READ,
        ),
        Variant::new("no end of the last line", CLASS.trim_end(), READ),
        Variant::new(
            "empty columns at the end",
            CLASS.replace("\r\n", ";;;\r\n"),
            READ,
        ),
        Variant::new("spaces around everything", CLASS.replace(';', " ; "), READ),
        Variant::new(
            "hard spaces around everything",
            CLASS.replace(';', "\u{a0};\u{a0}"),
            READ,
        ),
        Variant::new(
            "a separator nobody uses",
            with(":"),
            Right::Found(&[
                (1, None, MissingColumn),
                (1, None, MissingColumn),
                (1, None, MissingColumn),
            ]),
        ),
    ]);
}

#[test]
fn quotation_marks() {
    let head = "Nom;Prénom;Né(e) le;\"Note\n(facultatif)\"";
    let two: &[&str] = &["Petit Léa 2008-03-14", "Roux Noé 2008-03-15"];
    check(vec![
        Variant::new(
            "a heading and a note of several lines",
            format!("{head}\nPetit;Léa;14/03/2008;\"a;\nb \"\"c\"\"\"\nRoux;Noé;15/03/2008;\n"),
            Right::People(two),
        ),
        Variant::new(
            "a line break inside of a name",
            format!("{head}\nPetit;\"Léa\n\";14/03/2008;\n\"Ro\nux\";Noé;15/03/2008;\n"),
            Right::Proposed(
                &[
                    (3, Some("B"), ControlCharacters),
                    (5, Some("A"), ControlCharacters),
                ],
                &["Petit Léa 2008-03-14", "Ro ux Noé 2008-03-15"],
            ),
        ),
        Variant::new(
            "a mark that nobody closed, in a name",
            "Nom;Prénom;Né(e) le\n\"Petit;Léa;14/03/2008\nRoux;Noé;15/03/2008\n",
            Right::Proposed(
                &[(2, Some("A"), UnclosedQuote), (2, Some("A"), OddName)],
                two,
            ),
        ),
        Variant::new(
            "a mark that nobody closed, in the last cell",
            "Nom;Prénom;Né(e) le;Classe\nPetit;Léa;14/03/2008;\nRoux;Noé;15/03/2008;\"TG2",
            Right::Proposed(
                &[(3, Some("D"), UnclosedQuote)],
                &["Petit Léa 2008-03-14", "Roux Noé 2008-03-15 TG2"],
            ),
        ),
    ]);
}

#[test]
fn dates_and_identifiers() {
    let people = |rows: &str| format!("Nom;Prénom;Date de naissance;INE\n{rows}");
    let read: &[&str] = &["Petit Léa 2008-03-14 000000101FA"];
    let mut variants = Vec::new();
    for (name, date) in [
        ("French", "14/3/2008"),
        ("ISO", "2008-03-14"),
        ("points", "14.03.08"),
        ("a serial number", "39521"),
        ("in words", "14 mars 2008"),
        ("English words", "March 14, 2008"),
        ("midnight", "14/03/2008 00:00:00"),
        ("midnight of Access", "14/03/2008 12:00:00 AM"),
        ("an instant", "2008-03-14T00:00:00.000Z"),
    ] {
        let row = people(&format!("Petit;Léa;{date};000000101FA\n"));
        variants.push(Variant::new(name, row, Right::People(read)));
    }
    for (name, identifier) in [
        ("groups", "000 000 101 FA"),
        ("hard spaces", "000\u{a0}000\u{a0}101\u{a0}FA"),
        ("small letters", "000000101fa"),
        ("hyphens", "000000-101-FA"),
    ] {
        let row = people(&format!("Petit;Léa;14/03/2008;{identifier}\n"));
        variants.push(Variant::new(name, row, Right::People(read)));
    }
    variants.push(Variant::new(
        "the month first",
        people("Petit;Léa;03/14/2008;\n"),
        Right::Found(&[(1, Some("C"), MonthFirst), (2, Some("C"), BadBirthdate)]),
    ));
    variants.push(Variant::new(
        "the 31st of February",
        people("Petit;Léa;31/02/2008;\n"),
        Right::Found(&[(2, Some("C"), BadBirthdate)]),
    ));
    variants.push(Variant::new(
        "an identifier that became a number",
        people("Petit;Léa;14/03/2008;1,20890E+10\n"),
        Right::Found(&[(2, Some("D"), DamagedIdentifier)]),
    ));
    check(variants);
}

#[test]
fn headings_and_columns() {
    let read: &[&str] = &["PETIT Léa 2008-03-14 123456789AB TG2"];
    check(vec![
        Variant::new(
            "Pronote",
            "Élève;Né(e) le;Sexe;Classe;Numéro national;Régime;Adresse\nPETIT Léa;14/03/2008;F;TG2;123456789AB;DP;x\n",
            Right::People(read),
        ),
        Variant::new(
            "ONDE",
            "\"Nom élève\";\"Nom d'usage élève\";\"Prénom élève\";\"Date naissance\";\"Sexe\";\"INE\";\"Adresse1\";\"Cp1\";\"Commune1\";\"Pays1\";\"Cycle\";\"Niveau\";\"Libellé classe\";\"Autorisation photo\";\"Décision de passage\"\n\
             PETIT;;Léa;14/03/2008;F;123456789AB;x;77000;Meaux;FRANCE;III;6EME;TG2;;\n",
            Right::People(read),
        ),
        Variant::new(
            "SIECLE",
            "Division;Nom de famille;Nom d'usage;Prénom 1;Prénom 2;Né(e) le;N° INE;Code régime;Lib. MEF\nTG2;PETIT;;Léa;Rose;14/03/2008;123456789AB;2;TERMINALE\n",
            Right::People(read),
        ),
        Variant::new(
            "an arrangement under a name of its own",
            "Nom;Prénom;Né(e) le;1/3 temps;Plan d'accompagnement\nPETIT;Léa;14/03/2008;oui;PAP\n",
            Right::Found(&[
                (1, Some("D"), LookAlikeColumn),
                (1, Some("E"), LookAlikeColumn),
            ]),
        ),
        Variant::new(
            "a coefficient, a share and minutes",
            "Nom;Prénom;Né(e) le;Tiers temps\nA;B;14/03/2008;1,33\nC;D;14/03/2008;0.33\nE;F;14/03/2008;35 min\n",
            Right::Proposed(
                &[
                    (2, Some("D"), ExtraTimeLooksLikeACoefficient),
                    (3, Some("D"), ExtraTimeLooksLikeAShare),
                    (4, Some("D"), ExtraTimeLooksLikeMinutes),
                ],
                &[
                    "A B 2008-03-14 +3300",
                    "C D 2008-03-14 +3300",
                    "E F 2008-03-14 +3333",
                ],
            ),
        ),
        Variant::new(
            "no headings",
            "PETIT;Léa;14/03/2008\n",
            Right::Found(&[
                (1, None, MissingColumn),
                (1, None, MissingColumn),
                (1, None, MissingColumn),
            ]),
        ),
    ]);
}
