//! Answers about a roster, one at a time.

use vigie_shared::api::{
    AcceptedFinding, CellAnswer, ColumnAnswer, RosterAnswers, RosterColumn, RosterDiagnostic,
    RosterDiagnosticCode as Code, RosterEncoding,
};

/// What a person says about a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterAnswer {
    /// Take what it probably should be, on every line with the same value.
    Take(Vec<RosterDiagnostic>),
    /// Right as it is: on one line, or on all.
    Accept(Code, Option<u32>),
    /// The cell should be this.
    Correct(RosterDiagnostic, String),
    /// A column holds this.
    Column(u16, RosterColumn),
    /// The sheet to read.
    Sheet(String),
    /// The encoding to read in.
    Encoding(RosterEncoding),
    /// The classes to enroll.
    Classes(Vec<String>),
}

/// Whether a person can say that a finding is right as it is.
pub fn can_be_right(code: Code) -> bool {
    matches!(
        code,
        Code::OneName
            | Code::OddName
            | Code::OddBirthdate
            | Code::MonthFirst
            | Code::DoubleEncoding
            | Code::UncertainEncoding
            | Code::UnclosedQuote
            | Code::MergedCells
            | Code::OtherSchool
    )
}

/// Whether a finding is about a column as a whole.
pub fn is_about_a_column(code: Code) -> bool {
    matches!(code, Code::LookAlikeColumn | Code::DuplicateColumn)
}

/// Whether the cell of a finding can be given another value.
pub fn can_be_corrected(finding: &RosterDiagnostic) -> bool {
    let of_file = matches!(
        finding.code,
        Code::MonthFirst | Code::UncertainEncoding | Code::UnclosedQuote | Code::ExtraCells
    );
    finding.place.is_some() && !is_about_a_column(finding.code) && !of_file
}

/// The answers with one more.
pub fn answered(answers: &RosterAnswers, answer: RosterAnswer) -> RosterAnswers {
    let mut answers = answers.clone();
    match answer {
        RosterAnswer::Take(findings) => {
            for finding in findings {
                if let Some(value) = finding.proposal.clone() {
                    set_cell(&mut answers, &finding, None, value);
                }
            }
        }
        RosterAnswer::Accept(code, line) => answers.accepted.push(AcceptedFinding { code, line }),
        RosterAnswer::Correct(finding, value) => {
            set_cell(&mut answers, &finding, Some(finding.line), value);
        }
        RosterAnswer::Column(place, role) => {
            answers.columns.retain(|answer| answer.place != place);
            answers.columns.push(ColumnAnswer { place, role });
        }
        RosterAnswer::Sheet(sheet) => {
            // Columns and lines of another sheet are others.
            answers = RosterAnswers {
                sheet: Some(sheet),
                ..RosterAnswers::default()
            };
        }
        RosterAnswer::Encoding(encoding) => answers.encoding = Some(encoding),
        RosterAnswer::Classes(classes) => answers.classes = Some(classes),
    }
    answers
}

/// Answers name what the file has, and a finding shows what an earlier answer made of it.
fn set_cell(
    answers: &mut RosterAnswers,
    finding: &RosterDiagnostic,
    line: Option<u32>,
    value: String,
) {
    let Some(place) = finding.place else { return };
    let shown = finding.value.clone().unwrap_or_default();
    let earlier = answers.cells.iter().find(|answer| {
        let here = answer.line.is_none() || answer.line == Some(finding.line);
        answer.place == place && here && answer.value == shown
    });
    let found = earlier.map_or(shown, |answer| answer.found.clone());
    answers
        .cells
        .retain(|answer| (answer.line, answer.place, &answer.found) != (line, place, &found));
    answers.cells.push(CellAnswer {
        line,
        place,
        found,
        value,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn finding(line: u32, value: &str, proposal: &str) -> RosterDiagnostic {
        serde_json::from_value(json!({
            "line": line, "code": "double_encoding", "place": 1, "value": value,
            "proposal": proposal, "severity": "asks",
        }))
        .unwrap()
    }

    #[test]
    fn a_proposal_is_taken_for_all_lines_and_a_correction_for_one() {
        let taken = RosterAnswer::Take(vec![finding(2, "LÃ©a", "Léa")]);
        let answers = answered(&RosterAnswers::default(), taken);
        assert_eq!(
            (answers.cells[0].line, answers.cells[0].value.as_str()),
            (None, "Léa")
        );
        // What an answer made of a cell is corrected by what the file has.
        let corrected = RosterAnswer::Correct(finding(2, "Léa", ""), "Lea".to_owned());
        let answers = answered(&answers, corrected);
        assert_eq!(answers.cells[1].found, "LÃ©a");
        assert_eq!(answers.cells[1].line, Some(2));
    }

    #[test]
    fn a_column_has_one_answer_and_another_sheet_has_none_yet() {
        let column = |role| RosterAnswer::Column(3, role);
        let answers = answered(&RosterAnswers::default(), column(RosterColumn::ExtraTime));
        let answers = answered(&answers, column(RosterColumn::Ignored));
        assert_eq!(answers.columns.len(), 1);
        let answers = answered(&answers, RosterAnswer::Sheet("B".to_owned()));
        assert!(answers.columns.is_empty());
    }
}
