//! What is typed about a candidate, and the request it makes.

use std::rc::Rc;

use vigie_shared::api::{
    CandidateFields, EditCandidateRequest, EnrollCandidateRequest, RosterCandidate,
    RosterDiagnosticCode,
};
use vigie_shared::ids::IncidentId;
use vigie_shared::session::SeatTerms;
use vigie_shared::time::ExtraTime;
use yew::prelude::*;

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftField {
    LastName,
    FirstName,
    UsedName,
    OtherFirstNames,
    Birthdate,
    Sex,
    BirthPlace,
    ExternalId,
    Division,
    ExtraTime,
    Reason,
}

impl DraftField {
    /// As the server names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::LastName => "last_name",
            Self::FirstName => "first_name",
            Self::UsedName => "used_name",
            Self::OtherFirstNames => "other_first_names",
            Self::Birthdate => "birthdate",
            Self::Sex => "sex",
            Self::BirthPlace => "birth_place",
            Self::ExternalId => "external_id",
            Self::Division => "division",
            Self::ExtraTime => "extra_time",
            Self::Reason => "reason",
        }
    }
}

/// A change of what is typed.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftAction {
    Type(DraftField, String),
    SetAccessible(bool),
    /// What was found doubtful is right as it is; nothing when the text changes.
    Accept(Vec<RosterDiagnosticCode>),
}

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CandidateDraft {
    pub fields: CandidateFields,
    /// Percent, as typed.
    pub extra_time: String,
    pub accessible: bool,
    pub reason: String,
    pub accepted: Vec<RosterDiagnosticCode>,
}

impl CandidateDraft {
    /// Of somebody who is enrolled.
    pub fn from_candidate(candidate: &RosterCandidate) -> Self {
        Self {
            fields: fields_of(candidate),
            extra_time: match candidate.extra_time {
                ExtraTime::NONE => String::new(),
                extra => extra.percent().replace('.', ","),
            },
            accessible: candidate.accessible,
            ..Self::default()
        }
    }

    pub fn value(&self, field: DraftField) -> &str {
        let fields = &self.fields;
        match field {
            DraftField::LastName => &fields.last_name,
            DraftField::FirstName => &fields.first_name,
            DraftField::UsedName => &fields.used_name,
            DraftField::OtherFirstNames => &fields.other_first_names,
            DraftField::Birthdate => &fields.birthdate,
            DraftField::Sex => &fields.sex,
            DraftField::BirthPlace => &fields.birth_place,
            DraftField::ExternalId => &fields.external_id,
            DraftField::Division => &fields.division,
            DraftField::ExtraTime => &self.extra_time,
            DraftField::Reason => &self.reason,
        }
    }

    fn value_mut(&mut self, field: DraftField) -> &mut String {
        let fields = &mut self.fields;
        match field {
            DraftField::LastName => &mut fields.last_name,
            DraftField::FirstName => &mut fields.first_name,
            DraftField::UsedName => &mut fields.used_name,
            DraftField::OtherFirstNames => &mut fields.other_first_names,
            DraftField::Birthdate => &mut fields.birthdate,
            DraftField::Sex => &mut fields.sex,
            DraftField::BirthPlace => &mut fields.birth_place,
            DraftField::ExternalId => &mut fields.external_id,
            DraftField::Division => &mut fields.division,
            DraftField::ExtraTime => &mut self.extra_time,
            DraftField::Reason => &mut self.reason,
        }
    }

    /// What is agreed; none when the extra time is no percentage.
    pub fn terms(&self) -> Option<SeatTerms> {
        Some(SeatTerms {
            extra_time: parse_percent(&self.extra_time)?,
            accessible: self.accessible,
        })
    }

    /// The request that changes `seen`, as it is known.
    pub fn edit(
        &self,
        seen: &RosterCandidate,
        incident: Option<IncidentId>,
    ) -> Option<EditCandidateRequest> {
        Some(EditCandidateRequest {
            seen_version: seen.version,
            seen_terms: SeatTerms {
                extra_time: seen.extra_time,
                accessible: seen.accessible,
            },
            person: self.fields.clone(),
            terms: self.terms()?,
            reason: self.reason.trim().to_owned(),
            incident,
            accepted: self.accepted.clone(),
        })
    }

    /// The request that enrolls somebody.
    pub fn enrollment(&self) -> Option<EnrollCandidateRequest> {
        Some(EnrollCandidateRequest {
            person: self.fields.clone(),
            terms: self.terms()?,
            reason: self.reason.trim().to_owned(),
            accepted: self.accepted.clone(),
        })
    }
}

impl Reducible for CandidateDraft {
    type Action = DraftAction;

    fn reduce(self: Rc<Self>, action: DraftAction) -> Rc<Self> {
        let mut draft = (*self).clone();
        match action {
            DraftAction::Type(field, text) => {
                if field != DraftField::Reason {
                    draft.accepted.clear();
                }
                *draft.value_mut(field) = text;
            }
            DraftAction::SetAccessible(accessible) => draft.accessible = accessible,
            DraftAction::Accept(codes) => draft.accepted = codes,
        }
        Rc::new(draft)
    }
}

fn fields_of(candidate: &RosterCandidate) -> CandidateFields {
    CandidateFields {
        first_name: candidate.first_name.clone(),
        last_name: candidate.last_name.clone(),
        used_name: candidate.used_name.clone(),
        other_first_names: candidate.other_first_names.clone(),
        birthdate: day_first(&candidate.birthdate),
        sex: candidate.sex.clone(),
        birth_place: candidate.birth_place.clone(),
        external_id: candidate.external_id.clone(),
        division: candidate.division.clone(),
    }
}

/// `2008-03-14` as the hint of the field has it: `14/03/2008`.
fn day_first(iso: &str) -> String {
    match *iso.split('-').collect::<Vec<_>>() {
        [year, month, day] => format!("{day}/{month}/{year}"),
        _ => iso.to_owned(),
    }
}

/// `33`, `33 %`, `33,33`: a percentage of 0 to 200 with at most two decimals. Above 0 and below 2
/// it is a share or a coefficient, and none.
fn parse_percent(text: &str) -> Option<ExtraTime> {
    let text = text.trim().trim_end_matches('%').trim().replace(',', ".");
    if text.is_empty() {
        return Some(ExtraTime::NONE);
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || decimals.len() > 2 {
        return None;
    }
    if !digits(whole) || !digits(decimals) {
        return None;
    }
    let points: u32 = format!("{whole}{decimals:0<2}").parse().ok()?;
    let extra = ExtraTime::from_basis_points(points)?;
    (points == 0 || points >= 200).then_some(extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_read_as_people_write_it() {
        let points = |text: &str| parse_percent(text).map(ExtraTime::basis_points);
        for (text, expected) in [
            ("", Some(0)),
            ("0", Some(0)),
            ("33", Some(3_300)),
            (" 33 % ", Some(3_300)),
            ("33,33", Some(3_333)),
            ("33.5%", Some(3_350)),
            ("200", Some(20_000)),
            ("201", None),
            ("1,33", None),
            ("0,33", None),
            ("1", None),
            ("a third", None),
            ("-33", None),
            ("33,333", None),
        ] {
            assert_eq!(points(text), expected, "{text}");
        }
    }

    #[test]
    fn what_was_accepted_is_asked_again_when_the_text_changes() {
        let doubt = vec![RosterDiagnosticCode::OddBirthdate];
        let draft = Rc::new(CandidateDraft::default()).reduce(DraftAction::Accept(doubt.clone()));
        let typed = DraftAction::Type(DraftField::Reason, "as on the card".to_owned());
        assert_eq!(draft.clone().reduce(typed).accepted, doubt);
        let typed = DraftAction::Type(DraftField::Birthdate, "1908-01-02".to_owned());
        assert!(draft.reduce(typed).accepted.is_empty());
    }
}
