//! What counts as correct, kind by kind.

use crate::fixtures;
use proptest::prelude::*;
use std::sync::LazyLock;
use vigie_item_bank::{Bank, is_correct};
use vigie_shared::item::{ItemId, ItemResponse, MAX_TEXT_CHARS};

/// A bank whose first items of 1.1 are of one kind each.
static BANK: LazyLock<Bank> = LazyLock::new(|| {
    let single = "kind = \"single\"\nmode = \"free\"\naccessible = false\nright = [\"a\"]\n";
    let lists = "choices = { c = \"3\", a = \"1\", b = \"2\" }";
    let left = "left = { l1 = \"4\", l2 = \"5\" }";
    let kinds = [
        ("kind = \"single\"\nright = [\"b\"]", lists.to_owned()),
        (
            "kind = \"multiple\"\nright = [\"a\", \"c\"]",
            lists.to_owned(),
        ),
        (
            "kind = \"ordering\"\nright = [\"b\", \"c\", \"a\"]",
            lists.to_owned(),
        ),
        (
            "kind = \"matching\"\npairs = { l2 = \"c\", l1 = \"b\" }",
            format!("{left}\n{lists}"),
        ),
        (
            "kind = \"text\"\naccept = [\"rançongiciel\", \"l'ordinateur\"]",
            String::new(),
        ),
        (
            "kind = \"text\"\naccept = [\"1234.5\", \"douze\"]\ntolerance = 0.5",
            String::new(),
        ),
        (
            "kind = \"text\"\naccept = [\"-1.0\"]\ntolerance = 0",
            String::new(),
        ),
    ];
    let items: String = (1..=8)
        .map(|number| {
            let item = fixtures::item("1.1", number);
            let Some((key, lists)) = kinds.get(number - 1) else {
                return item;
            };
            let item = item.replace("accessible = true", "accessible = false");
            let item = item.replace(
                single,
                &format!("{key}\nmode = \"free\"\naccessible = true\n"),
            );
            let item = item.replace("choices = { a = \"oui\", b = \"non\" }", lists);
            item.replace("choices = { a = \"yes\", b = \"no\" }", lists)
        })
        .collect();
    let mut files = fixtures::files();
    let text = format!("competence = \"1.1\"\n{items}");
    files.insert("questions/1.1.toml".into(), text.into_bytes());
    fixtures::load(&files)
});

fn score(number: usize, response: ItemResponse) -> Option<bool> {
    let id = ItemId(format!("1.1-item-{number}").into());
    is_correct(BANK.item(&id).expect("it exists"), &response)
}

fn ids(ids: &str) -> Vec<String> {
    ids.chars().map(String::from).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> ItemResponse {
    let own = |(left, right): &(&str, &str)| ((*left).to_owned(), (*right).to_owned());
    ItemResponse::Matching(pairs.iter().map(own).collect())
}

#[test]
fn a_single_choice_is_right_or_wrong_or_unknown() {
    for (id, expected) in [
        ("b", Some(true)),
        ("a", Some(false)),
        ("z", None),
        ("", None),
    ] {
        assert_eq!(score(1, ItemResponse::Single(id.into())), expected, "{id}");
    }
}

#[test]
fn a_multiple_choice_needs_all_right_ones_in_any_order_and_no_other() {
    for (ticked, expected) in [
        ("ac", Some(true)),
        ("ca", Some(true)),
        ("a", Some(false)),
        ("abc", Some(false)),
        ("b", Some(false)),
        ("", None),
        ("aac", None),
        ("az", None),
    ] {
        assert_eq!(
            score(2, ItemResponse::Multiple(ids(ticked))),
            expected,
            "{ticked}"
        );
    }
}

#[test]
fn an_ordering_needs_all_propositions_once() {
    for (order, expected) in [
        ("bca", Some(true)),
        ("abc", Some(false)),
        ("bc", None),
        ("bcc", None),
        ("bcaa", None),
        ("bcz", None),
        ("", None),
    ] {
        assert_eq!(
            score(3, ItemResponse::Ordering(ids(order))),
            expected,
            "{order}"
        );
    }
}

#[test]
fn a_matching_needs_each_left_side_once() {
    for (given, expected) in [
        (&[("l1", "b"), ("l2", "c")][..], Some(true)),
        (&[("l2", "c"), ("l1", "b")], Some(true)),
        (&[("l1", "c"), ("l2", "b")], Some(false)),
        (&[("l1", "b"), ("l2", "b")], Some(false)),
        (&[("l1", "b")], None),
        (&[("l1", "b"), ("l1", "b")], None),
        (&[("l1", "b"), ("l2", "c"), ("l2", "c")], None),
        (&[("l1", "b"), ("l9", "c")], None),
        (&[("l1", "b"), ("l2", "z")], None),
        (&[("b", "l1"), ("c", "l2")], None),
        (&[], None),
    ] {
        assert_eq!(score(4, pairs(given)), expected, "{given:?}");
    }
}

#[test]
fn a_text_is_compared_without_case_accents_and_spaces() {
    for (text, expected) in [
        ("rançongiciel", Some(true)),
        ("  RANCONGICIEL.", Some(true)),
        ("rançon giciel", Some(true)),
        ("L’ordinateur", Some(true)),
        ("l ' ordinateur", Some(true)),
        ("rançongiciels", Some(false)),
        ("un rançongiciel", Some(false)),
        ("rançongiciel..", Some(false)),
        (".", Some(false)),
        ("", None),
        (" \u{a0}\u{200b}", None),
        ("rançongiciel\n", None),
    ] {
        assert_eq!(
            score(5, ItemResponse::Text(text.into())),
            expected,
            "{text:?}"
        );
    }
    let long = "x".repeat(MAX_TEXT_CHARS + 1);
    assert_eq!(score(5, ItemResponse::Text(long)), None);
}

#[test]
fn a_number_may_be_written_in_many_ways_and_be_a_little_off() {
    for (text, right) in [
        ("1234.5", true),
        ("1234,5", true),
        ("+1 234,5", true),
        ("1\u{202f}234,50", true),
        ("1\u{a0}234.5", true),
        ("1,234.5", true),
        ("1.234,5", true),
        ("1234", true),
        ("1,234", true),
        ("1235", true),
        ("1235.", true),
        ("Douze", true),
        ("1235.01", false),
        ("1233.99", false),
        ("-1234.5", false),
        ("1 2345", false),
        ("12345", false),
        ("1234.5 Mo", false),
        ("onze", false),
    ] {
        assert_eq!(
            score(6, ItemResponse::Text(text.into())),
            Some(right),
            "{text}"
        );
    }
    for (text, right) in [
        ("-1", true),
        ("−1,0", true),
        ("– 1", true),
        ("1", false),
        ("-1.01", false),
    ] {
        assert_eq!(
            score(7, ItemResponse::Text(text.into())),
            Some(right),
            "{text}"
        );
    }
}

#[test]
fn an_answer_of_another_kind_does_not_fit() {
    let responses = [
        ItemResponse::Single("b".into()),
        ItemResponse::Multiple(ids("ac")),
        ItemResponse::Ordering(ids("bca")),
        pairs(&[("l1", "b"), ("l2", "c")]),
        ItemResponse::Text("rançongiciel".into()),
    ];
    for number in 1..=5 {
        for (index, response) in responses.iter().enumerate() {
            let expected = (index + 1 == number).then_some(true);
            assert_eq!(
                score(number, response.clone()),
                expected,
                "{number}: {response:?}"
            );
        }
    }
}

#[test]
fn sample_responses_of_every_kind_are_correct_or_incorrect_as_named() {
    for item in BANK.items() {
        assert_eq!(
            is_correct(item, &item.correct_response()),
            Some(true),
            "{}",
            item.id
        );
        assert_eq!(
            is_correct(item, &item.incorrect_response()),
            Some(false),
            "{}",
            item.id
        );
    }
}

proptest! {
    #[test]
    fn any_text_gets_a_score_and_never_a_panic(text in "\\PC{0,40}", number in 1..=7_usize) {
        let scored = score(number, ItemResponse::Text(text.clone()));
        prop_assert_eq!(scored.is_some(), number >= 5 && !text.trim().is_empty());
    }

    #[test]
    fn numbers_within_the_tolerance_are_right_in_both_notations(hundredths in 123_400..=123_500_i64) {
        let point = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        for text in [point.clone(), point.replace('.', ",")] {
            prop_assert_eq!(score(6, ItemResponse::Text(text)), Some(true));
        }
    }
}
