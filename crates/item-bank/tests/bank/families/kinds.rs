//! A family of each kind of item.

use super::fixtures::{GOOD, load, variants};
use vigie_item_bank::{AnswerKey, Bank, Item, NumericKey};
use vigie_shared::item::{ItemId, ItemMode, ResponseFormat};

/// Heading of a family: line 3, then the fields that all kinds share.
fn heading(kind: &str) -> String {
    format!(
        r#"competence = "1.1"

[[family]]
id = "1.1-family"
key = "{{{{ key }}}}"
skill = "of-a-family"
kind = "{kind}"
mode = "free"
accessible = true
a = 1
b = 0.2
"#
    )
}

fn item<'a>(bank: &'a Bank, id: &str) -> &'a Item {
    bank.item(&ItemId(id.into())).expect("the variant is there")
}

/// French texts of the propositions.
fn choices(item: &Item) -> Vec<&str> {
    match &item.content.form {
        ResponseFormat::Single { choices }
        | ResponseFormat::Multiple { choices }
        | ResponseFormat::Ordering { choices } => choices
            .iter()
            .map(|choice| choice.text.fr.as_str())
            .collect(),
        ResponseFormat::Matching { left, right } => {
            let all = left.iter().chain(right);
            all.map(|choice| choice.text.fr.as_str()).collect()
        }
        ResponseFormat::Text => Vec::new(),
    }
}

#[test]
fn a_single_choice_has_its_texts_its_measure_and_its_family() {
    let bank = load(&GOOD.replace("b = 0\n", "b = \"{{ -1.5 + 0.4 * n }}\"\n"));
    assert_eq!(
        variants(&bank),
        ["1.1-twice-two", "1.1-twice-three", "1.1-twice-five"]
    );
    let three = item(&bank, "1.1-twice-three");
    assert_eq!(three.family.as_deref(), Some("1.1-twice"));
    assert_eq!(three.skill, "doubling");
    assert_eq!((three.a, three.b, three.level), (1.1, -0.3, 3));
    assert_eq!(three.facts.mode, ItemMode::Focus);
    assert!(three.accessible && !three.content.keep_order);
    assert_eq!(three.content.prompt.fr, "Le double de 3 ?");
    assert_eq!(three.content.prompt.en, "Twice 3?");
    assert_eq!(choices(three), ["6", "3"]);
    assert_eq!(three.key, AnswerKey::Single("a".into()));
    assert_eq!(three.explanation.en, "3 and 3 are 6.");
    assert_eq!(item(&bank, "1.1-item-1").family, None);
}

#[test]
fn the_level_follows_from_the_difficulty_and_a_bound_belongs_to_the_upper_one() {
    let cases = [
        (-3.0, 1),
        (-2.0, 2),
        (-1.01, 2),
        (-1.0, 3),
        (0.5, 4),
        (1.0, 5),
        (2.0, 6),
        (3.0, 7),
        (4.0, 7),
    ];
    for pair in cases.chunks(2) {
        let [(low, _), (high, _)] = [pair[0], pair[pair.len() - 1]];
        let text = GOOD.replace(
            "b = 0\n",
            &format!("b = '{{{{ {low} if n < 4 else {high} }}}}'\n"),
        );
        let bank = load(&text);
        let levels = ["two", "five"].map(|key| item(&bank, &format!("1.1-twice-{key}")).level);
        assert_eq!(
            levels,
            [pair[0].1, pair[pair.len() - 1].1],
            "{low} and {high}"
        );
    }
}

#[test]
fn a_key_may_be_proved_by_an_expression() {
    let bank = load(&format!(
        r#"{}
cases = [{{ key = "even", rest = 0 }}, {{ key = "odd", rest = 1 }}]
holds = "fr | int % 2 == rest"
seconds = 45
keep_order = true
[family.fr]
prompt = "Lesquels ? {{{{ key }}}}"
choices = {{ a = "1", b = "2", c = "3", d = "10" }}
explanation = "Parce que."
[family.en]
prompt = "Which ones? {{{{ key }}}}"
choices = {{ a = "1", b = "2", c = "3", d = "10" }}
explanation = "Because."
"#,
        heading("multiple")
    ));
    let even = item(&bank, "1.1-family-even");
    assert_eq!(
        even.key,
        AnswerKey::Multiple(["b".into(), "d".into()].into())
    );
    assert_eq!(even.facts.seconds, Some(45));
    assert!(even.content.keep_order);
    let odd = item(&bank, "1.1-family-odd");
    assert_eq!(
        odd.key,
        AnswerKey::Multiple(["a".into(), "c".into()].into())
    );
}

#[test]
fn the_expression_knows_id_and_both_texts_of_a_proposition() {
    let proof = |holds: &str| {
        let text = GOOD
            .replace("right = [\"a\"]", &format!("holds = \"{holds}\""))
            .replace(
                "choices = { a = \"{{ double }}\", b = \"{{ n }}\" }\nexplanation = \"{{ n }} and",
                "choices = { a = \"{{ double }}!\", b = \"{{ n }}\" }\nexplanation = \"{{ n }} and",
            );
        item(&load(&text), "1.1-twice-two").key.clone()
    };
    assert_eq!(proof("id == 'b'"), AnswerKey::Single("b".into()));
    assert_eq!(
        proof("fr == double | string"),
        AnswerKey::Single("a".into())
    );
    assert_eq!(proof("en == double ~ '!'"), AnswerKey::Single("a".into()));
}

#[test]
fn a_text_may_ask_for_a_number_with_a_tolerance() {
    let bank = load(&format!(
        r#"{}
vary = {{ n = [10, 1000], key = ["x"] }}
let = [["third", "n / 3"]]
accept = ["{{{{ third | round(2) }}}}", "{{{{ third | round(2) | fr }}}} env."]
tolerance = "{{{{ n / 1000 }}}}"
[family.fr]
prompt = "Le tiers de {{{{ n | fr }}}} ?"
explanation = "Parce que."
[family.en]
prompt = "A third of {{{{ n | en }}}}?"
explanation = "Because."
"#,
        heading("text").replace("{{ key }}", "{{ key }}{{ n }}")
    ));
    assert_eq!(variants(&bank), ["1.1-family-x10", "1.1-family-x1000"]);
    let thousand = item(&bank, "1.1-family-x1000");
    assert_eq!(thousand.content.prompt.fr, "Le tiers de 1\u{202f}000 ?");
    let number = Some(NumericKey {
        value: 333.33,
        tolerance: 1.0,
    });
    let accept = vec!["333.33".into(), "333,33 env.".into()];
    assert_eq!(thousand.key, AnswerKey::Text { accept, number });
}

#[test]
fn an_ordering_may_have_another_order_in_each_variant() {
    let bank = load(&format!(
        r#"{}
cases = [{{ key = "up", order = ["a", "b", "c"] }}, {{ key = "down", order = ["c", "b", "a"] }}]
right = ["{{{{ order[0] }}}}", "{{{{ order[1] }}}}", "{{{{ order[2] }}}}"]
[family.fr]
prompt = "Rangez : {{{{ key }}}}"
choices = {{ a = "1", b = "2", c = "3" }}
explanation = "Parce que."
[family.en]
prompt = "Put in order: {{{{ key }}}}"
choices = {{ a = "1", b = "2", c = "3" }}
explanation = "Because."
"#,
        heading("ordering")
    ));
    let order = |ids: [&str; 3]| AnswerKey::Ordering(ids.map(str::to_owned).into());
    assert_eq!(item(&bank, "1.1-family-up").key, order(["a", "b", "c"]));
    assert_eq!(item(&bank, "1.1-family-down").key, order(["c", "b", "a"]));
}

#[test]
fn a_matching_may_have_other_pairs_in_each_variant() {
    let bank = load(&format!(
        r#"{}
cases = [{{ key = "one", first = "x" }}, {{ key = "two", first = "y" }}]
pairs = {{ l1 = "{{{{ first }}}}", l2 = "{{{{ 'y' if first == 'x' else 'x' }}}}" }}
[family.fr]
prompt = "Associez : {{{{ key }}}}"
left = {{ l1 = "un", l2 = "deux" }}
choices = {{ x = "1 {{{{ key }}}}", y = "2" }}
explanation = "Parce que."
[family.en]
prompt = "Match: {{{{ key }}}}"
left = {{ l1 = "one", l2 = "two" }}
choices = {{ x = "1", y = "2" }}
explanation = "Because."
"#,
        heading("matching")
    ));
    let two = item(&bank, "1.1-family-two");
    let pairs = [("l1", "y"), ("l2", "x")].map(|(left, right)| (left.into(), right.into()));
    assert_eq!(two.key, AnswerKey::Matching(pairs.into()));
    assert_eq!(choices(two), ["un", "deux", "1 two", "2"]);
}
