use super::*;
use uuid::Uuid;

fn key(presentation: u16) -> AnswerKey {
    AnswerKey {
        session: SessionId(Uuid::nil()),
        seat: Seat(1),
        presentation: PresentationId(presentation),
    }
}

fn answer(text: &str) -> Submission {
    Submission::Answer(ItemResponse::Text(text.to_owned()))
}

fn journal(answers: &[(u16, Submission)]) -> JournalAnswers {
    answers
        .iter()
        .map(|(presentation, submission)| RecordedAnswer {
            key: key(*presentation),
            submission: submission.clone(),
        })
        .collect()
}

#[test]
fn an_acknowledged_answer_that_is_in_the_journal_once_is_clean() {
    let sent_answers = SentAnswers::default();
    sent_answers.sent(key(1), answer("a"));
    sent_answers.acknowledged(key(1));
    sent_answers.sent(key(2), Submission::Pass);
    sent_answers.acknowledged(key(2));
    let comparison = sent_answers.compare(&journal(&[(1, answer("a")), (2, Submission::Pass)]));
    assert!(comparison.is_clean());
    assert_eq!((comparison.sent, comparison.acknowledged), (2, 2));
}

#[test]
fn an_acknowledged_answer_that_is_not_in_the_journal_is_lost() {
    let sent_answers = SentAnswers::default();
    sent_answers.sent(key(1), Submission::Pass);
    sent_answers.acknowledged(key(1));
    let comparison = sent_answers.compare(&journal(&[]));
    assert_eq!(comparison.missing, [key(1)]);
    assert!(!comparison.is_clean());
}

#[test]
fn an_answer_in_flight_may_be_in_the_journal_or_not() {
    let sent_answers = SentAnswers::default();
    sent_answers.sent(key(1), Submission::Pass);
    assert!(
        sent_answers
            .compare(&journal(&[(1, Submission::Pass)]))
            .is_clean()
    );
    let comparison = sent_answers.compare(&journal(&[]));
    assert!(comparison.is_clean());
    assert_eq!(comparison.unacknowledged_missing, [key(1)]);
}

#[test]
fn an_answer_that_is_duplicated_or_altered_is_found() {
    let sent_answers = SentAnswers::default();
    sent_answers.sent(key(1), answer("a"));
    sent_answers.acknowledged(key(1));
    let twice = sent_answers.compare(&journal(&[(1, answer("a")), (1, answer("a"))]));
    assert_eq!(twice.duplicated, [key(1)]);
    let altered = sent_answers.compare(&journal(&[(1, answer("b"))]));
    assert_eq!(altered.altered, [key(1)]);
    assert!(!twice.is_clean() && !altered.is_clean());
}

#[test]
fn a_refused_answer_must_not_be_in_the_journal() {
    let sent_answers = SentAnswers::default();
    sent_answers.sent(key(1), Submission::Pass);
    sent_answers.refused(key(1));
    assert!(sent_answers.compare(&journal(&[])).is_clean());
    assert_eq!(
        sent_answers
            .compare(&journal(&[(1, Submission::Pass)]))
            .unknown,
        [key(1)]
    );
}
