//! The page about a bank.

use crate::{
    families,
    fixtures::{self, BankFiles},
};
use roxmltree::{Document, Node, ParsingOptions};
use vigie_item_bank::{Bank, BankSource, CandidateCount, report};
use vigie_shared::competence::Competence;

fn report(bank: &Bank, candidates: &str) -> String {
    let candidates = candidates.parse().expect("it is a number of candidates");
    report::html(bank, candidates).expect("the templates are right")
}

fn few(files: &BankFiles) -> String {
    report(&fixtures::load(files), "8")
}

/// The page is XML as well, so that it can be read without a browser.
fn parse(html: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(html, options).expect("the page is well-formed")
}

fn text(node: Node) -> String {
    let texts = node.descendants().filter_map(|node| node.text());
    texts.collect()
}

/// The card of a competence, or a section by the id of its heading.
fn part(page: &Document, id: &str) -> String {
    let part = page.descendants().find(|node| {
        node.attribute("id") == Some(id) && node.has_tag_name("article")
            || node.attribute("aria-labelledby") == Some(id)
    });
    text(part.expect("the page has this part"))
}

fn elements(page: &Document, name: &str) -> usize {
    let named = page.descendants().filter(|node| node.has_tag_name(name));
    named.count()
}

#[test]
fn the_shipped_bank_gives_a_whole_page_that_needs_no_other_file() {
    let bank = Bank::load(&BankSource::shipped()).expect("the bank is valid");
    let html = report(&bank, "16");
    let page = parse(&html);
    for competence in Competence::all() {
        let card = part(&page, &format!("c-{}", competence.code()));
        assert!(card.contains(competence.code()), "{card}");
    }
    assert!(text(page.root_element()).contains(bank.version()));
    for forbidden in ["script", "link", "img", "iframe", "object", "form"] {
        assert_eq!(elements(&page, forbidden), 0, "{forbidden}");
    }
    for node in page.descendants() {
        assert_eq!(node.attribute("src"), None);
        if let Some(place) = node.attribute("href") {
            let id = place.strip_prefix('#').expect("links stay on the page");
            let mut targets = page.descendants().filter_map(|node| node.attribute("id"));
            assert!(targets.any(|target| target == id), "{place}");
        }
    }
}

#[test]
fn the_page_says_whether_exposure_is_controlled() {
    let bank = Bank::load(&BankSource::shipped()).expect("the bank is valid");
    let warned = report(&bank, "8").contains("No exposure control.");
    assert_eq!(warned, bank.pool().exposure_control().is_uncontrolled());
    let html = few(&fixtures::files());
    let page = parse(&html);
    let text = text(page.root_element());
    assert!(text.contains("No exposure control."));
    assert!(
        text.contains("bank/control/exposure.toml:1: "),
        "the warning of the check"
    );
}

#[test]
fn the_same_bank_gives_the_same_page_and_another_number_of_candidates_another() {
    let bank = fixtures::load(&fixtures::files());
    let html = report(&bank, "8");
    assert_eq!(html, report(&bank, "8"));
    assert_ne!(html, report(&bank, "9"));
}

#[test]
fn a_text_of_a_bank_is_never_markup() {
    let mut files = fixtures::files();
    let evil = "<script>alert('1')</script> & ]]> <b title=\"x\">";
    let quoted = evil.replace('"', "\\\"");
    let path = "questions/2.1.toml";
    fixtures::edit(&mut files, path, "Question 3 of 2.1?", &quoted);
    // An item of low discrimination is shown with its prompt.
    let head = "id = \"2.1-item-3\"\nskill = \"skill-3\"\nlevel = 3\na = ";
    fixtures::edit(
        &mut files,
        path,
        &format!("{head}1.0"),
        &format!("{head}0.45"),
    );
    let html = few(&files);
    let page = parse(&html);
    assert!(part(&page, "anomalies").contains(evil));
    assert_eq!(elements(&page, "script"), 0);
    // The only ones are the counts of the skills, eight in each competence.
    assert_eq!(elements(&page, "b"), 16 * 8);
}

#[test]
fn a_name_of_the_folder_is_never_markup() {
    let files = fixtures::files()
        .into_iter()
        .map(|(path, bytes)| (path, bytes.into()));
    let source = BankSource::from_files("<script>", files);
    let html = report(&Bank::load(&source).expect("the bank is valid"), "8");
    let page = parse(&html);
    assert_eq!(elements(&page, "script"), 0);
    assert!(text(page.root_element()).contains("<script>/control/exposure.toml"));
}

#[test]
fn a_level_without_items_is_named() {
    let mut files = fixtures::files();
    let level = |level: u8, b: f64| format!("level = {level}\na = 1.0\nb = {b:?}");
    fixtures::edit(
        &mut files,
        "questions/3.4.toml",
        &level(6, 2.5),
        &level(5, 1.5),
    );
    let html = few(&files);
    let page = parse(&html);
    assert!(part(&page, "c-3.4").contains("No item of level 6."));
    assert!(!part(&page, "c-3.3").contains("No item"));
    assert!(part(&page, "c-3.3").contains("No accessible item of levels 1, 5 and 7."));
}

#[test]
fn a_level_of_little_information_is_named_with_the_figures() {
    let mut files = fixtures::files();
    let path = "questions/4.1.toml";
    let text = String::from_utf8(files[path].clone()).expect("it is text");
    files.insert(
        path.to_owned(),
        text.replace("a = 1.0", "a = 0.5").into_bytes(),
    );
    let html = few(&files);
    let page = parse(&html);
    let card = part(&page, "c-4.1");
    assert!(
        card.contains("Little information at levels 1 (0."),
        "{card}"
    );
    assert!(card.contains(" against "), "{card}");
    assert!(!part(&page, "c-4.2").contains("Little information"));
}

#[test]
fn few_accessible_items_and_few_skills_are_named() {
    let mut files = fixtures::files();
    let path = "questions/5.1.toml";
    let text = String::from_utf8(files[path].clone()).expect("it is text");
    // Skills 1 to 5 remain.
    let text = ["6", "7", "8"].iter().fold(text, |text, number| {
        text.replace(&format!("\"skill-{number}\""), "\"skill-5\"")
    });
    let ninth = fixtures::item("5.1", 7).replace("tion 7", "tion 9");
    let ninth = ninth
        .replace("item-7", "item-9")
        .replace("skill-7", "skill-5");
    files.insert(path.to_owned(), (text + &ninth).into_bytes());
    let html = few(&files);
    let page = parse(&html);
    let card = part(&page, "c-5.1");
    assert!(card.contains("Only 5 skills."), "{card}");
    assert!(card.contains("Only 4 of 9 items are accessible."), "{card}");
    assert!(part(&page, "c-5.2").contains("Only 4 skills have accessible items."));
}

#[test]
fn a_family_of_one_difficulty_is_to_be_reviewed_and_one_of_several_is_not() {
    let same = few(&families::fixtures::edited(&[]));
    assert!(part(&parse(&same), "anomalies").contains("1.1-twice"));
    let b = "b = \"{{ 0.1 * n }}\"";
    let several = few(&families::fixtures::edited(&[("b = 0", b)]));
    assert!(!part(&parse(&several), "anomalies").contains("1.1-twice"));
}

#[test]
fn a_number_of_candidates_is_eight_or_more() {
    for text in ["7", "100001", "-8", "many", ""] {
        let error = text.parse::<CandidateCount>().expect_err("it is none");
        assert_eq!(error.to_string(), "must be a number from 8 to 100000");
    }
    assert_eq!("8".parse().map(CandidateCount::count), Ok(8));
    assert_eq!(CandidateCount::default().to_string(), "1000");
}

#[test]
fn the_page_shows_the_curve_and_the_limits_in_force() {
    let bank = Bank::load(&BankSource::shipped()).expect("the bank is valid");
    let html = report(&bank, "8");
    let page = parse(&html);
    let cells = page.descendants().filter(|node| node.has_tag_name("td"));
    let mut in_force = cells.filter(|cell| cell.text() == Some("in force"));
    assert!(in_force.next().is_some() && in_force.next().is_none());
    assert_eq!(elements(&page, "circle"), 8);
}

#[test]
fn the_page_of_a_bank_without_a_curve_says_how_to_measure_it() {
    let html = few(&fixtures::files());
    let page = parse(&html);
    assert!(part(&page, "tradeoff").contains("vigie-bank exposure --curve"));
    assert_eq!(elements(&page, "circle"), 0);
}
