//! The inputs of the login form, and when they are worth sending.

use std::rc::Rc;

use vigie_shared::api::CandidateLoginRequest;
use vigie_shared::limits::{MAX_CANDIDATE_ID_CHARS, MAX_CANDIDATE_NAME_CHARS};
use yew::Reducible;

use crate::i18n::LanguageHandle;

/// One input of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginField {
    /// Number of the session.
    Session,
    /// As enrolled.
    LastName,
    /// As enrolled.
    FirstName,
    /// Of birth.
    Day,
    /// Of birth.
    Month,
    /// Of birth; the last of the three, so it carries the error of the date.
    Year,
    /// Access code of the session.
    Code,
    /// Code of the candidate's own.
    PersonalCode,
    /// INE or other identifier of the roster; only needed to see a result.
    Identifier,
}

impl LoginField {
    /// In the order of the form.
    pub const ALL: [Self; 9] = [
        Self::Session,
        Self::LastName,
        Self::FirstName,
        Self::Day,
        Self::Month,
        Self::Year,
        Self::Code,
        Self::PersonalCode,
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
            Self::PersonalCode => "entry-personal-code",
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
            Self::PersonalCode => "candidate-entry-personal-code",
            Self::Identifier => "candidate-entry-identifier",
        })
    }

    /// Help, where it is needed.
    pub fn hint(self, language: &LanguageHandle) -> Option<String> {
        let key = match self {
            Self::Session => "candidate-entry-session-hint",
            Self::FirstName => "candidate-entry-first-name-hint",
            Self::Code => "candidate-entry-code-hint",
            Self::PersonalCode => "candidate-entry-personal-code-hint",
            Self::Identifier => "candidate-entry-identifier-hint",
            _ => return None,
        };
        Some(language.text(key))
    }

    /// What is wrong with it.
    pub fn error(self, language: &LanguageHandle) -> String {
        language.text(match self {
            Self::Session => "candidate-entry-session-error",
            Self::LastName => "candidate-entry-last-name-error",
            Self::FirstName => "candidate-entry-first-name-error",
            Self::Day | Self::Month | Self::Year => "candidate-entry-birthdate-error",
            Self::Code => "candidate-entry-code-error",
            Self::PersonalCode => "candidate-entry-personal-code-error",
            Self::Identifier => "candidate-entry-identifier-hint",
        })
    }

    /// Largest number of characters, with room for spaces.
    pub fn max_length(self) -> usize {
        match self {
            Self::Session => 12,
            Self::LastName | Self::FirstName => MAX_CANDIDATE_NAME_CHARS + ROOM_FOR_SPACES,
            Self::Day | Self::Month => 2,
            Self::Year => 4,
            Self::Code | Self::PersonalCode => 12,
            Self::Identifier => MAX_CANDIDATE_ID_CHARS + ROOM_FOR_SPACES,
        }
    }

    /// Is it a code, in capitals?
    pub fn is_code(self) -> bool {
        matches!(self, Self::Code | Self::PersonalCode)
    }

    /// Are only digits expected? Then a phone shows a numeric keyboard.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Session | Self::Day | Self::Month | Self::Year)
    }
}

/// The inputs as typed, in the order of [`LoginField::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LoginInputs([String; 9]);

impl LoginInputs {
    /// An empty form; the number of the session is filled in where the address names it.
    pub fn for_session(session: Option<u32>) -> Self {
        let mut inputs = Self::default();
        if let Some(number) = session {
            inputs.0[LoginField::Session as usize] = number.to_string();
        }
        inputs
    }

    /// The text in `field`.
    pub fn value(&self, field: LoginField) -> &str {
        &self.0[field as usize]
    }

    /// Is the text in `field` worth sending? For each part of the date: is the date?
    pub fn is_valid(&self, field: LoginField) -> bool {
        match field {
            LoginField::Session => self.session().is_some(),
            LoginField::LastName | LoginField::FirstName => !self.value(field).trim().is_empty(),
            LoginField::Day | LoginField::Month | LoginField::Year => self.birthdate().is_some(),
            LoginField::Code => self.code().chars().count() == CODE_LENGTH,
            // Slips of earlier sessions have none, and who comes for a result may have lost it.
            LoginField::PersonalCode => {
                [0, PERSONAL_CODE_LENGTH].contains(&self.personal_code().chars().count())
            }
            // The server asks for it when it is needed.
            LoginField::Identifier => true,
        }
    }

    /// The body to send, or the first field that is not valid.
    pub fn request(&self) -> Result<CandidateLoginRequest, LoginField> {
        if let Some(invalid) = LoginField::ALL
            .into_iter()
            .find(|field| !self.is_valid(*field))
        {
            return Err(invalid);
        }
        Ok(CandidateLoginRequest {
            session: self.session().ok_or(LoginField::Session)?,
            first_name: self.value(LoginField::FirstName).trim().to_owned(),
            last_name: self.value(LoginField::LastName).trim().to_owned(),
            birthdate: self.birthdate().ok_or(LoginField::Day)?,
            access_code: self.code().into(),
            personal_code: Some(self.personal_code())
                .filter(|code| !code.is_empty())
                .map(Into::into),
            door_ticket: None,
            external_id: Some(bare(self.value(LoginField::Identifier)))
                .filter(|id| !id.is_empty())
                .map(Into::into),
        })
    }

    fn session(&self) -> Option<u32> {
        bare(self.value(LoginField::Session)).parse().ok()
    }

    fn code(&self) -> String {
        bare(self.value(LoginField::Code)).to_uppercase()
    }

    fn personal_code(&self) -> String {
        bare(self.value(LoginField::PersonalCode)).to_uppercase()
    }

    /// ISO date, if there is such a day since 1900.
    fn birthdate(&self) -> Option<String> {
        let number = |field| self.value(field).trim().parse::<u32>().ok();
        let (day, month) = (number(LoginField::Day)?, number(LoginField::Month)?);
        let year = number(LoginField::Year).filter(|year| (1900..=2100).contains(year))?;
        (1..=days(year, month)?)
            .contains(&day)
            .then(|| format!("{year:04}-{month:02}-{day:02}"))
    }
}

impl Reducible for LoginInputs {
    /// The new text of a field.
    type Action = (LoginField, String);

    fn reduce(self: Rc<Self>, (field, value): Self::Action) -> Rc<Self> {
        let mut inputs = (*self).clone();
        inputs.0[field as usize] = value;
        Rc::new(inputs)
    }
}

/// Characters of a text field beyond the longest value, for spaces between its groups.
const ROOM_FOR_SPACES: usize = 20;
/// Four letters and two digits.
const CODE_LENGTH: usize = 6;
/// Letters and digits.
const PERSONAL_CODE_LENGTH: usize = 8;

/// Without the separators that people put between groups.
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

    fn inputs(changes: &[(LoginField, &str)]) -> LoginInputs {
        let whole = [
            (LoginField::Session, "483 920"),
            (LoginField::LastName, " Moreau"),
            (LoginField::FirstName, "Lina"),
            (LoginField::Day, "9"),
            (LoginField::Month, "3"),
            (LoginField::Year, "2008"),
            (LoginField::Code, "cdfg 23"),
        ];
        let values = whole.iter().chain(changes);
        let change = |inputs: Rc<LoginInputs>, (field, value): &(LoginField, &str)| {
            inputs.reduce((*field, (*value).to_owned()))
        };
        (*values.fold(Rc::default(), change)).clone()
    }

    #[test]
    fn what_is_typed_with_spaces_is_sent_without() {
        let request = inputs(&[]).request().unwrap();
        assert_eq!(
            (request.session, request.birthdate.as_str()),
            (483_920, "2008-03-09")
        );
        assert_eq!(
            (request.last_name.as_str(), request.access_code.expose()),
            ("Moreau", "CDFG23")
        );
        assert_eq!(request.personal_code, None);
        let with_code = inputs(&[(LoginField::PersonalCode, "vwx2 3456")]);
        let request = with_code.request().unwrap();
        assert_eq!(request.personal_code.as_deref(), Some("VWX23456"));
    }

    #[test]
    fn a_session_in_the_address_need_not_be_typed() {
        let inputs = LoginInputs::for_session(Some(483_920));
        assert!(inputs.is_valid(LoginField::Session));
        assert_eq!(inputs.request(), Err(LoginField::LastName));
        assert_eq!(LoginInputs::for_session(None), LoginInputs::default());
    }

    #[test]
    fn the_first_fault_in_the_order_of_the_form_is_found() {
        assert_eq!(
            inputs(&[(LoginField::Session, "48a")]).request(),
            Err(LoginField::Session)
        );
        let two = inputs(&[(LoginField::Code, "x"), (LoginField::FirstName, " ")]);
        assert_eq!(two.request(), Err(LoginField::FirstName));
        assert_eq!(
            inputs(&[(LoginField::Code, "CDFG234")]).request(),
            Err(LoginField::Code)
        );
        assert_eq!(
            inputs(&[(LoginField::PersonalCode, "VWX2345")]).request(),
            Err(LoginField::PersonalCode)
        );
    }

    #[test]
    fn only_days_that_exist_since_1900_are_birthdates() {
        let date = |day, month, year| {
            let parts = [
                (LoginField::Day, day),
                (LoginField::Month, month),
                (LoginField::Year, year),
            ];
            inputs(&parts).is_valid(LoginField::Year)
        };
        assert!(date("29", "02", "2008") && date("31", "12", "1900"));
        assert!(!date("29", "2", "2007") && !date("31", "4", "2008"));
        assert!(!date("1", "13", "2008") && !date("1", "1", "08") && !date("", "1", "2008"));
    }
}
