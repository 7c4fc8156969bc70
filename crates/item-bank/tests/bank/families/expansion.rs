//! How a family becomes items.

use super::fixtures::{self, GOOD, variants};
use proptest::prelude::*;
use vigie_item_bank::{Bank, Item};

#[test]
fn cases_are_multiplied_with_what_varies() {
    let text = GOOD
        .replace(
            "right =",
            "vary = { p = [\"x\", \"y\"], q = [1, 2] }\nright =",
        )
        .replace("key = \"{{ key }}\"", "key = \"{{ key }}-{{ p }}{{ q }}\"")
        .replace("{{ n }} ?", "{{ n }}, {{ p }}, {{ q }} ?")
        .replace("{{ n }}?", "{{ n }}, {{ p }}, {{ q }}?");
    let bank = fixtures::load(&text);
    let ids = variants(&bank);
    assert_eq!(ids.len(), 12);
    assert_eq!(
        ids[..5],
        [
            "1.1-twice-two-x1",
            "1.1-twice-two-x2",
            "1.1-twice-two-y1",
            "1.1-twice-two-y2",
            "1.1-twice-three-x1"
        ]
    );
}

#[test]
fn values_are_computed_in_order_and_may_use_earlier_ones() {
    let text = GOOD
        .replace(
            "[[\"double\", \"n * 2\"]]",
            "[[\"double\", \"n * 2\"], [\"four\", \"double * 2\"]]",
        )
        .replace("key = \"{{ key }}\"", "key = \"{{ key }}-{{ four }}\"");
    let bank = fixtures::load(&text);
    assert_eq!(
        variants(&bank),
        ["1.1-twice-two-8", "1.1-twice-three-12", "1.1-twice-five-20"]
    );
}

#[test]
fn the_example_of_the_readme_is_valid() {
    let readme = include_str!("../../../../../bank/README.md");
    let mut examples = readme.split("```toml\n").skip(1);
    let example = examples.find(|text| text.contains("[[family]]"));
    let (example, _) = example
        .and_then(|text| text.split_once("```"))
        .expect("it has one");
    let mut files = crate::fixtures::files();
    files.insert("families/1.2.toml".into(), example.as_bytes().to_vec());
    let bank = crate::fixtures::load(&files);
    let expected =
        ["phone-2", "phone-4", "card-2", "card-4"].map(|key| format!("1.2-photo-storage-{key}"));
    assert_eq!(variants(&bank), expected);
}

/// Everything about an item that must be the same each time.
fn fingerprint(item: &Item) -> String {
    let (id, key, family) = (&item.id, &item.key, &item.family);
    let (a, b, level) = (item.a, item.b, item.level);
    format!(
        "{id} {family:?} {a} {b} {level} {key:?} {} {:?}",
        item.content_json.get(),
        item.explanation
    )
}

fn all(bank: &Bank) -> Vec<String> {
    bank.items().iter().map(fingerprint).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_same_files_give_the_same_items_in_the_same_order(
        numbers in prop::collection::btree_set(1..1_000_000_i64, 2..30),
        words in prop::collection::btree_map("[a-z]{1,6}", "[a-zé ]{0,5}", 1..6),
        factor in 2..9_i64,
    ) {
        let list = |texts: Vec<String>| texts.join(", ");
        let numbers: Vec<_> = numbers.iter().map(i64::to_string).collect();
        let words = words.iter().map(|(key, word)| format!("x{key} = \"{word}\"")).collect();
        let cases = format!("vary = {{ n = [{}], words = [{{ {} }}] }}\n", list(numbers.clone()), list(words));
        let mut text = GOOD.replace("{{ key }}", "n{{ n }}").replace("n * 2", &format!("n * {factor}"));
        let (start, end) = (text.find("cases").expect("cases"), text.find("right").expect("right"));
        text.replace_range(start..end, &cases);
        let text = text.replace("{{ n }} ?", "{{ n }} {{ words | join('/') }} {{ words }} ?");
        let bank = fixtures::load(&text);
        prop_assert_eq!(variants(&bank).len(), numbers.len());
        prop_assert_eq!(all(&bank), all(&fixtures::load(&text)));
    }

    #[test]
    fn any_text_as_template_and_expression_is_read_or_refused(
        template in "(\\PC|\\{\\{|\\}\\}|\\{%|%\\}|n|'|\\|| \\* |\\| fr){0,12}",
        expression in "(\\PC|n|'|\\(|\\)|\\[|\\]| \\| |\\*|fr|hex|é){0,12}",
    ) {
        let literal = |text: &str| format!("'''{}'''", text.replace("'''", "''"));
        let text = GOOD
            .replace("\"Twice {{ n }}?\"", &literal(&format!("{{{{ n }}}} {template} ")))
            .replace("\"n * 2\"", &literal(&format!("{expression} ")));
        let _ = Bank::load(&crate::fixtures::source(&fixtures::files(&text)));
    }
}
