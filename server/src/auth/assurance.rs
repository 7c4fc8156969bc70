//! What a login proved: resources ask for the level they need.

/// What the person proved when they logged in, or later on the same login.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LoginAssurance {
    /// Candidate or invigilator: a code that everybody in the room knows.
    Code,
    /// Candidate or invigilator: the code on their own slip.
    PersonalCode,
    /// Candidate: the INE or other identifier of the roster.
    Identifier,
    /// Candidate: the test ended on this device, before the eyes of an invigilator.
    TookTest,
    /// Referent: the password of the account.
    Password,
    /// Referent: the password, and a one-time code.
    SecondFactor,
}

impl LoginAssurance {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Code,
        Self::PersonalCode,
        Self::Identifier,
        Self::TookTest,
        Self::Password,
        Self::SecondFactor,
    ];

    /// As in the column `assurance`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::PersonalCode => "personal_code",
            Self::Identifier => "identifier",
            Self::TookTest => "took_test",
            Self::Password => "password",
            Self::SecondFactor => "second_factor",
        }
    }

    /// From the column. What a later version wrote proves no more than a code here.
    pub fn from_name(name: &str) -> Self {
        let named = |level: &Self| level.name() == name;
        Self::ALL.into_iter().find(named).unwrap_or(Self::Code)
    }

    /// Does it tell the candidate from their classmates, who know all the rest?
    pub fn is_personal(self) -> bool {
        matches!(self, Self::PersonalCode | Self::Identifier | Self::TookTest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_its_name_and_an_unknown_one_proves_nothing_personal() {
        for level in LoginAssurance::ALL {
            assert_eq!(LoginAssurance::from_name(level.name()), level);
        }
        assert!(!LoginAssurance::from_name("of a later version").is_personal());
        assert!(!LoginAssurance::Code.is_personal());
    }
}
