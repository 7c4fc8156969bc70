//! The answer being written, kept over a reload.

use serde::{Deserialize, Serialize};
use vigie_shared::ids::Ask;
use vigie_shared::item::{Choice, Content, Form, Response};

use super::super::keep::{Kept, Owner};
use super::shuffle::shuffled;
use crate::storage::Keep;

#[derive(Debug, Serialize, Deserialize)]
struct Draft {
    ask: Ask,
    response: Response,
}

/// What was written on this question before a reload; else an empty answer. A draft
/// of another question is forgotten.
pub fn restored(owner: &Owner, ask: Ask, content: &Content, seed: u32) -> Response {
    let kept = Keep::Tab.read_json::<Draft>(&owner.key(Kept::Draft));
    if let Some(Draft { ask: of, response }) = kept {
        if of == ask && fits(content, &response) {
            return response;
        }
        Keep::Tab.remove(&owner.key(Kept::Draft));
    }
    empty(content, seed)
}

/// Keeps what is written. There is one draft: the question before has gone.
pub fn keep(owner: &Owner, ask: Ask, response: &Response) {
    let draft = Draft {
        ask,
        response: response.clone(),
    };
    Keep::Tab.write_json(&owner.key(Kept::Draft), &draft);
}

/// An answer nobody has touched.
pub fn empty(content: &Content, seed: u32) -> Response {
    match &content.form {
        Form::Single { .. } => Response::Single(String::new()),
        Form::Multiple { .. } => Response::Multiple(Vec::new()),
        Form::Text => Response::Text(String::new()),
        Form::Ordering { choices } => Response::Ordering(
            in_order(content, choices, seed)
                .into_iter()
                .map(|c| c.id)
                .collect(),
        ),
        Form::Matching { left, .. } => Response::Matching(
            left.iter()
                .map(|side| (side.id.clone(), String::new()))
                .collect(),
        ),
    }
}

/// Propositions in the order they are shown.
pub fn in_order(content: &Content, choices: &[Choice], seed: u32) -> Vec<Choice> {
    if content.keep_order {
        choices.to_vec()
    } else {
        shuffled(choices, seed)
    }
}

/// Can it be sent?
pub fn is_complete(response: &Response) -> bool {
    match response {
        Response::Single(id) => !id.is_empty(),
        Response::Multiple(ids) => !ids.is_empty(),
        Response::Text(text) => !text.trim().is_empty(),
        Response::Ordering(_) => true,
        Response::Matching(pairs) => pairs.iter().all(|(_, right)| !right.is_empty()),
    }
}

/// Is it an answer, finished or not, to this question?
fn fits(content: &Content, response: &Response) -> bool {
    let knows = |choices: &[Choice], id: &String| choices.iter().any(|choice| choice.id == *id);
    match (&content.form, response) {
        (Form::Single { choices }, Response::Single(id)) => id.is_empty() || knows(choices, id),
        (Form::Multiple { choices }, Response::Multiple(ids)) => {
            ids.iter().all(|id| knows(choices, id))
        }
        (Form::Text, Response::Text(_)) => true,
        (Form::Ordering { choices }, Response::Ordering(ids)) => {
            ids.len() == choices.len() && choices.iter().all(|choice| ids.contains(&choice.id))
        }
        (Form::Matching { left, right }, Response::Matching(pairs)) => {
            left.iter()
                .map(|side| &side.id)
                .eq(pairs.iter().map(|(side, _)| side))
                && pairs
                    .iter()
                    .all(|(_, id)| id.is_empty() || knows(right, id))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::{choices, content};
    use super::*;

    #[test]
    fn an_empty_answer_fits_its_question_and_only_an_order_can_be_sent_at_once() {
        let abc = || choices(&["a", "b", "c"]);
        let forms = [
            Form::Single { choices: abc() },
            Form::Multiple { choices: abc() },
            Form::Text,
            Form::Ordering { choices: abc() },
            Form::Matching {
                left: choices(&["l1", "l2"]),
                right: abc(),
            },
        ];
        for form in forms {
            let is_order = matches!(form, Form::Ordering { .. });
            let content = content(form);
            let response = empty(&content, 7);
            assert!(fits(&content, &response), "{response:?}");
            assert_eq!(is_complete(&response), is_order, "{response:?}");
        }
    }

    #[test]
    fn an_answer_to_another_question_does_not_fit() {
        let single = content(Form::Single {
            choices: choices(&["a", "b"]),
        });
        assert!(!fits(&single, &Response::Single("z".into())));
        assert!(!fits(&single, &Response::Text("a".into())));
        let ordering = content(Form::Ordering {
            choices: choices(&["a", "b", "c"]),
        });
        assert!(!fits(
            &ordering,
            &Response::Ordering(vec!["a".into(), "b".into()])
        ));
    }
}
