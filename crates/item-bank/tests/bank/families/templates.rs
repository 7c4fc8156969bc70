//! What templates and expressions may use, to the letter.

use super::fixtures::{GOOD, load};
use vigie_item_bank::Bank;
use vigie_shared::item::ItemId;

/// What a template gives in the variant `two`, as the English explanation.
fn rendered(template: &str) -> String {
    let text = GOOD.replace("{{ n }} and {{ n }} are {{ double }}.", template);
    let bank: Bank = load(&text);
    let item = bank.item(&ItemId("1.1-twice-two".into()));
    item.expect("it is there").explanation.en.clone()
}

#[test]
fn numbers_are_written_in_any_base() {
    assert_eq!(
        rendered("{{ 202 | bin }} {{ 202 | oct }} {{ 202 | hex }}"),
        "11001010 312 ca"
    );
    assert_eq!(
        rendered("{{ n | bin }} {{ -n | hex }} {{ (16 / 2) | bin }}"),
        "10 -2 1000"
    );
    assert_eq!(rendered("{{ 202 | hex | upper }}"), "CA");
}

#[test]
fn numbers_are_written_as_in_the_language() {
    assert_eq!(
        rendered("{{ 1234567.5 | fr }} {{ 1234567.5 | en }}"),
        "1\u{202f}234\u{202f}567,5 1,234,567.5"
    );
    assert_eq!(
        rendered("{{ 999 | fr }} {{ 1000 | en }} {{ -0.25 | fr }}"),
        "999 1,000 -0,25"
    );
    assert_eq!(
        rendered("{{ 0.1 + 0.2 }} {{ (0.1 + 0.2) | en }}"),
        "0.30000000000000004 0.3"
    );
    assert_eq!(
        rendered("{{ (2 / 3) | fr }} {{ (8 / 2) | fr }} {{ (8 / 2) }}"),
        "0,666667 4 4.0"
    );
}

#[test]
fn addresses_are_taken_apart_as_browsers_do() {
    for (address, host, site) in [
        (
            "https://bank.example@login.evil.example/bank.example",
            "login.evil.example",
            "evil.example",
        ),
        (
            "https://user:secret@www.example.org:8443/?q=a@b",
            "www.example.org",
            "example.org",
        ),
        (
            "HTTPS://WWW.EXAMPLE.CO.UK/",
            "www.example.co.uk",
            "example.co.uk",
        ),
        (
            "https://xn--caf-dma.example/",
            "xn--caf-dma.example",
            "xn--caf-dma.example",
        ),
        (
            "https://impots.gouv.fr.example.net/",
            "impots.gouv.fr.example.net",
            "example.net",
        ),
        ("www.impots.gouv.fr", "www.impots.gouv.fr", "impots.gouv.fr"),
        ("http://192.168.1.10:8080/", "192.168.1.10", "192.168.1.10"),
    ] {
        let template = format!("{{{{ host('{address}') }}}} {{{{ site('{address}') }}}}");
        assert_eq!(rendered(&template), format!("{host} {site}"));
        let template = format!("{{{{ '{address}' | host }}}} {{{{ '{address}' | site }}}}");
        assert_eq!(rendered(&template), format!("{host} {site}"));
    }
}

#[test]
fn what_jinja_has_is_there() {
    assert_eq!(
        rendered("{{ n // 3 }} {{ -7 % 3 }} {{ n ** 10 }} {{ n ~ '!' }}"),
        "0 2 1024 2!"
    );
    assert_eq!(
        rendered("{% for i in range(n) %}{{ i }}{{ ', ' if not loop.last }}{% endfor %}"),
        "0, 1"
    );
    assert_eq!(
        rendered("{{ 'a-b' | replace('-', '+') | upper }}{{ (2.345 | round(1)) }}"),
        "A+B2.3"
    );
    assert_eq!(
        rendered("{% if n > 1 %}beaucoup{% else %}peu{% endif %}"),
        "beaucoup"
    );
    assert_eq!(
        rendered("{% raw %}{{ n }}{% endraw %} <b> & 'x'"),
        "{{ n }} <b> & 'x'"
    );
}

#[test]
fn values_may_be_texts_numbers_flags_lists_and_tables() {
    let cases = "{ key = \"two\", n = 2, w = { fr = [\"un\", \"le\"], x = 1.5, y = true } }";
    let text = GOOD.replace("{ key = \"two\", n = 2 }", cases).replace(
        "{{ n }} and {{ n }} are",
        "{{ (w.fr[1] ~ w.x ~ w.y) if key == 'two' else '' }} {{ n }}",
    );
    let bank = load(&text);
    let item = bank
        .item(&ItemId("1.1-twice-two".into()))
        .expect("it is there");
    assert_eq!(item.explanation.en, "le1.5True 2 4.");
}
