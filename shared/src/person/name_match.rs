//! Whether what somebody types at the door is their name.

use super::{fold_name, name_spellings};

/// The names of an enrolled candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnrolledNames<'a> {
    /// First name, or all given names; empty for a person with one name.
    pub first_name: &'a str,
    /// Birth name; it may hold a married name, as in `Haddad épouse Roux`.
    pub last_name: &'a str,
    /// Married or used name; may be empty.
    pub used_name: &'a str,
    /// Further given names; may be empty.
    pub other_first_names: &'a str,
}

/// Words between a birth name and a married name, folded.
const BETWEEN_NAMES: [&str; 6] = ["epouse", "ep", "epoux", "nee", "veuve", "vve"];

impl EnrolledNames<'_> {
    /// Whether these names were typed: the first of several given names is enough, or the first
    /// few; of a birth and a married name either is. A person with one name types it as last
    /// name, and the same or nothing as first name.
    pub fn are_typed(&self, first_name: &str, last_name: &str) -> bool {
        let last = self.last_names().any(|name| is_typed(&name, last_name));
        if fold_name(self.first_name).is_empty() {
            let first = fold_name(first_name);
            return last && (first.is_empty() || is_typed(self.last_name, first_name));
        }
        last && self
            .first_names()
            .iter()
            .any(|name| is_typed(name, first_name))
    }

    /// The given names from the first on: one, two, and so on.
    fn first_names(&self) -> Vec<String> {
        let all = format!("{} {}", self.first_name, self.other_first_names);
        let names = all.split([',', ' ']).filter(|name| !name.is_empty());
        let mut so_far = String::new();
        names
            .map(|name| {
                so_far.push_str(name);
                so_far.clone()
            })
            .collect()
    }

    /// The whole last name, the names in it, and the used name.
    fn last_names(&self) -> impl Iterator<Item = String> {
        let bare = self.last_name.replace(['(', ')'], " epouse ");
        let mut parts = vec![String::new()];
        for word in bare.split_whitespace() {
            match (
                BETWEEN_NAMES.contains(&fold_name(word).as_str()),
                parts.last_mut(),
            ) {
                (false, Some(part)) => part.push_str(word),
                _ => parts.push(String::new()),
            }
        }
        parts.push(self.last_name.to_owned());
        parts.push(self.used_name.to_owned());
        parts.into_iter().filter(|name| !fold_name(name).is_empty())
    }
}

fn is_typed(enrolled: &str, typed: &str) -> bool {
    let typed = name_spellings(typed);
    let enrolled = name_spellings(enrolled);
    !enrolled[0].is_empty() && enrolled.iter().any(|name| typed.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names<'a>(last_name: &'a str, first_name: &'a str) -> EnrolledNames<'a> {
        EnrolledNames {
            first_name,
            last_name,
            used_name: "",
            other_first_names: "",
        }
    }

    #[test]
    fn people_enter_with_the_names_they_use() {
        let cases = [
            ("Vasseur", "Léa Marie Rose", "Vasseur", "Léa"),
            ("Vasseur", "Léa Marie Rose", "VASSEUR", "lea marie"),
            ("Benali", "Ahmed, Amine", "Benali", "Ahmed"),
            (
                "De La Tour",
                "Jean-Baptiste, Louis",
                "De La Tour",
                "Jean-Baptiste",
            ),
            ("Haddad épouse Roux", "Nour", "Haddad", "Nour"),
            ("Haddad épouse Roux", "Nour", "Roux", "Nour"),
            ("Haddad épouse Roux", "Nour", "Haddad épouse Roux", "Nour"),
            ("HADDAD (ROUX)", "Nour", "Roux", "Nour"),
            ("Roux née Haddad", "Nour", "Haddad", "Nour"),
            ("Yıldız", "Çağrı", "Yildiz", "Cagri"),
            ("YILMAZ", "IŞIL", "Yilmaz", "Isil"),
            ("Đặng", "Thị Mai", "Dang", "Thi Mai"),
            ("Teʻura", "Moana", "Te'ura", "Moana"),
            ("Għarib", "Luċija", "Gharib", "Lucija"),
            ("Əliyev", "Orxan", "Aliyev", "Orxan"),
            ("Əliyev", "Orxan", "Eliyev", "Orxan"),
            ("Þórsson", "Ðuro", "Thorsson", "Duro"),
            ("Müller", "Zoé", "Mueller", "Zoe"),
            ("Suharto", "", "Suharto", ""),
            ("Suharto", "", "Suharto", "-"),
            ("Suharto", "", "Suharto", "Suharto"),
        ];
        for (last, first, typed_last, typed_first) in cases {
            assert!(
                names(last, first).are_typed(typed_first, typed_last),
                "{last} {first}"
            );
        }
        let with_columns = EnrolledNames {
            used_name: "Delannoy",
            other_first_names: "Gaël",
            ..names("Roussel", "Zoé")
        };
        assert!(with_columns.are_typed("Zoé", "Delannoy"));
        assert!(with_columns.are_typed("Zoé Gaël", "Roussel"));
    }

    #[test]
    fn nobody_enters_with_half_a_name() {
        let cases = [
            ("Vasseur", "Léa Marie Rose", "Vasseur", "Marie"),
            ("Vasseur", "Léa", "Vasseur", ""),
            ("Vasseur", "Léa", "", "Léa"),
            ("Vasseur", "Allan", "Vasseur", "Alan"),
            ("De La Tour", "Jean", "Tour", "Jean"),
            ("Haddad épouse Roux", "Nour", "épouse", "Nour"),
            ("Suharto", "", "Suharto", "Léa"),
            ("Suharto", "", "", "Suharto"),
            ("Benalli", "Ahmed", "Benali", "Ahmed"),
        ];
        for (last, first, typed_last, typed_first) in cases {
            assert!(
                !names(last, first).are_typed(typed_first, typed_last),
                "{last} {first}"
            );
        }
    }
}
