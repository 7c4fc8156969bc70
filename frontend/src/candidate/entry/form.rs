//! What is typed at the door, and when it is worth sending.

use std::rc::Rc;

use vigie_shared::api::CandidateLoginRequest;
use yew::Reducible;

use crate::i18n::LanguageHandle;

/// One input of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Session number.
    Session,
    /// As enrolled.
    LastName,
    /// As enrolled.
    FirstName,
    /// Of birth.
    Day,
    /// Of birth.
    Month,
    /// Of birth; the last of the three, so the fault of the date is its own.
    Year,
    /// Access code of the session.
    Code,
    /// INE or other identifier of the roster; only asked for by who wants a result.
    Identifier,
}

impl Input {
    /// In the order of the form.
    pub const ALL: [Self; 8] = [
        Self::Session,
        Self::LastName,
        Self::FirstName,
        Self::Day,
        Self::Month,
        Self::Year,
        Self::Code,
        Self::Identifier,
    ];

    /// Id of the element, and its name for browser tests.
    pub fn id(self) -> &'static str {
        match self {
            Self::Session => "entry-session",
            Self::LastName => "entry-last-name",
            Self::FirstName => "entry-first-name",
            Self::Day => "entry-day",
            Self::Month => "entry-month",
            Self::Year => "entry-year",
            Self::Code => "entry-code",
            Self::Identifier => "entry-identifier",
        }
    }

    /// Its label.
    pub fn label(self, language: &LanguageHandle) -> String {
        language.text(match self {
            Self::Session => "candidate-entry-session",
            Self::LastName => "candidate-entry-last-name",
            Self::FirstName => "candidate-entry-first-name",
            Self::Day => "candidate-entry-day",
            Self::Month => "candidate-entry-month",
            Self::Year => "candidate-entry-year",
            Self::Code => "candidate-entry-code",
            Self::Identifier => "candidate-entry-identifier",
        })
    }

    /// A word of help, where one is needed.
    pub fn hint(self, language: &LanguageHandle) -> Option<String> {
        let key = match self {
            Self::Session => "candidate-entry-session-hint",
            Self::Code => "candidate-entry-code-hint",
            Self::Identifier => "candidate-entry-identifier-hint",
            _ => return None,
        };
        Some(language.text(key))
    }

    /// What is wrong with it.
    pub fn fault(self, language: &LanguageHandle) -> String {
        language.text(match self {
            Self::Session => "candidate-entry-session-fault",
            Self::LastName => "candidate-entry-last-name-fault",
            Self::FirstName => "candidate-entry-first-name-fault",
            Self::Day | Self::Month | Self::Year => "candidate-entry-birthdate-fault",
            Self::Code => "candidate-entry-code-fault",
            Self::Identifier => "candidate-entry-identifier-hint",
        })
    }

    /// Most characters, with room for spaces.
    pub fn longest(self) -> u8 {
        match self {
            Self::Session => 12,
            Self::LastName | Self::FirstName => 100,
            Self::Day | Self::Month => 2,
            Self::Year => 4,
            Self::Code => 12,
            Self::Identifier => 30,
        }
    }

    /// Are only digits meant? Then a phone shows their keys.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Session | Self::Day | Self::Month | Self::Year)
    }
}

/// The inputs as they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed([String; 8]);

impl Typed {
    /// What is typed in `input`.
    pub fn value(&self, input: Input) -> &str {
        &self.0[input as usize]
    }

    /// Is the value of `input` worth sending? For each part of the date: is the date?
    pub fn is_right(&self, input: Input) -> bool {
        match input {
            Input::Session => self.session().is_some(),
            Input::LastName | Input::FirstName => !self.value(input).trim().is_empty(),
            Input::Day | Input::Month | Input::Year => self.birthdate().is_some(),
            Input::Code => self.code().chars().count() == CODE_LENGTH,
            // The server asks for it when it is needed.
            Input::Identifier => true,
        }
    }

    /// The body to send, or the first input that is not right.
    pub fn entry(&self) -> Result<CandidateLoginRequest, Input> {
        if let Some(wrong) = Input::ALL.into_iter().find(|input| !self.is_right(*input)) {
            return Err(wrong);
        }
        Ok(CandidateLoginRequest {
            session: self.session().ok_or(Input::Session)?,
            first_name: self.value(Input::FirstName).trim().to_owned(),
            last_name: self.value(Input::LastName).trim().to_owned(),
            birthdate: self.birthdate().ok_or(Input::Day)?,
            access_code: self.code(),
            external_id: Some(bare(self.value(Input::Identifier))).filter(|id| !id.is_empty()),
        })
    }

    fn session(&self) -> Option<u32> {
        bare(self.value(Input::Session)).parse().ok()
    }

    fn code(&self) -> String {
        bare(self.value(Input::Code)).to_uppercase()
    }

    /// ISO date, if there is such a day since 1900.
    fn birthdate(&self) -> Option<String> {
        let number = |input| self.value(input).trim().parse::<u32>().ok();
        let (day, month) = (number(Input::Day)?, number(Input::Month)?);
        let year = number(Input::Year).filter(|year| (1900..=2100).contains(year))?;
        (1..=days(year, month)?)
            .contains(&day)
            .then(|| format!("{year:04}-{month:02}-{day:02}"))
    }
}

impl Reducible for Typed {
    /// This is now in this input.
    type Action = (Input, String);

    fn reduce(self: Rc<Self>, (input, value): Self::Action) -> Rc<Self> {
        let mut typed = (*self).clone();
        typed.0[input as usize] = value;
        Rc::new(typed)
    }
}

/// Four letters and two digits.
const CODE_LENGTH: usize = 6;

/// Without what people put between groups.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect()
}

fn days(year: u32, month: u32) -> Option<u32> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(changes: &[(Input, &str)]) -> Typed {
        let whole = [
            (Input::Session, "483 920"),
            (Input::LastName, " Moreau"),
            (Input::FirstName, "Lina"),
            (Input::Day, "9"),
            (Input::Month, "3"),
            (Input::Year, "2008"),
            (Input::Code, "cdfg 23"),
        ];
        let values = whole.iter().chain(changes);
        let change = |typed: Rc<Typed>, (input, value): &(Input, &str)| {
            typed.reduce((*input, (*value).to_owned()))
        };
        (*values.fold(Rc::default(), change)).clone()
    }

    #[test]
    fn what_is_typed_with_spaces_is_sent_without() {
        let entry = typed(&[]).entry().unwrap();
        assert_eq!(
            (entry.session, entry.birthdate.as_str()),
            (483_920, "2008-03-09")
        );
        assert_eq!(
            (entry.last_name.as_str(), entry.access_code.as_str()),
            ("Moreau", "CDFG23")
        );
    }

    #[test]
    fn the_first_fault_in_the_order_of_the_form_is_found() {
        assert_eq!(
            typed(&[(Input::Session, "48a")]).entry(),
            Err(Input::Session)
        );
        let two = typed(&[(Input::Code, "x"), (Input::FirstName, " ")]);
        assert_eq!(two.entry(), Err(Input::FirstName));
        assert_eq!(typed(&[(Input::Code, "CDFG234")]).entry(), Err(Input::Code));
    }

    #[test]
    fn only_days_that_exist_since_1900_are_birthdates() {
        let date = |day, month, year| {
            let parts = [
                (Input::Day, day),
                (Input::Month, month),
                (Input::Year, year),
            ];
            typed(&parts).is_right(Input::Year)
        };
        assert!(date("29", "02", "2008") && date("31", "12", "1900"));
        assert!(!date("29", "2", "2007") && !date("31", "4", "2008"));
        assert!(!date("1", "13", "2008") && !date("1", "1", "08") && !date("", "1", "2008"));
    }
}
