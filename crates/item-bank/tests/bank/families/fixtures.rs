//! A family for tests, in a bank that is valid otherwise.

use crate::fixtures::{self, BankFiles};
use vigie_item_bank::Bank;

/// The file of the families.
pub const PATH: &str = "families/1.1.toml";

/// A family of three variants, `two`, `three` and `five`, all valid. Its heading is on
/// line 3 of the file.
pub const GOOD: &str = r#"competence = "1.1"

[[family]]
id = "1.1-twice"
key = "{{ key }}"
skill = "doubling"
kind = "single"
mode = "focus"
accessible = true
a = 1.1
b = 0
let = [["double", "n * 2"]]
check = ["double != n"]
cases = [{ key = "two", n = 2 }, { key = "three", n = 3 }, { key = "five", n = 5 }]
right = ["a"]

[family.fr]
prompt = "Le double de {{ n }} ?"
choices = { a = "{{ double }}", b = "{{ n }}" }
explanation = "{{ n }} et {{ n }} font {{ double }}."

[family.en]
prompt = "Twice {{ n }}?"
choices = { a = "{{ double }}", b = "{{ n }}" }
explanation = "{{ n }} and {{ n }} are {{ double }}."
"#;

/// A valid bank with this file of families.
pub fn files(families: &str) -> BankFiles {
    let mut files = fixtures::files();
    files.insert(PATH.into(), families.as_bytes().to_vec());
    files
}

/// The good family with a part of it replaced, each once.
pub fn edited(changes: &[(&str, &str)]) -> BankFiles {
    let mut files = files(GOOD);
    for (from, to) in changes {
        fixtures::edit(&mut files, PATH, from, to);
    }
    files
}

pub fn load(families: &str) -> Bank {
    fixtures::load(&files(families))
}

/// Ids of the variants, in order.
pub fn variants(bank: &Bank) -> Vec<&str> {
    let variants = bank.items().iter().filter(|item| item.family.is_some());
    variants.map(|item| &*item.id.0).collect()
}
