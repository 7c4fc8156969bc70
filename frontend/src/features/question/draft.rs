//! The answer being written, stored over a reload.

use serde::{Deserialize, Serialize};
use vigie_shared::ids::PresentationId;
use vigie_shared::item::{AnswerOption, ItemContent, ItemResponse, ResponseFormat};

use super::shuffle::shuffled;
use crate::storage::StorageScope;
use crate::storage::{StorageKey, StorageOwner};

#[derive(Debug, Serialize, Deserialize)]
struct StoredDraft {
    presentation: PresentationId,
    response: ItemResponse,
}

/// What was written on this question before a reload, else an empty answer. A draft of
/// another question is removed.
pub fn restored(
    owner: &StorageOwner,
    presentation: PresentationId,
    content: &ItemContent,
    seed: u32,
) -> ItemResponse {
    let stored = StorageScope::Tab.read_json::<StoredDraft>(&owner.key(StorageKey::Draft));
    if let Some(StoredDraft {
        presentation: of,
        response,
    }) = stored
    {
        if of == presentation && fits(content, &response) {
            return response;
        }
        owner.remove(StorageKey::Draft);
    }
    empty(content, seed)
}

/// Stores what is written. There is one draft: an earlier question does not come back.
pub fn store(owner: &StorageOwner, presentation: PresentationId, response: &ItemResponse) {
    let draft = StoredDraft {
        presentation,
        response: response.clone(),
    };
    StorageScope::Tab.write_json(&owner.key(StorageKey::Draft), &draft);
}

/// The answer before the first input.
pub fn empty(content: &ItemContent, seed: u32) -> ItemResponse {
    match &content.form {
        ResponseFormat::Single { .. } => ItemResponse::Single(String::new()),
        ResponseFormat::Multiple { .. } => ItemResponse::Multiple(Vec::new()),
        ResponseFormat::Text => ItemResponse::Text(String::new()),
        ResponseFormat::Ordering { choices } => ItemResponse::Ordering(
            in_order(content, choices, seed)
                .into_iter()
                .map(|c| c.id)
                .collect(),
        ),
        ResponseFormat::Matching { left, .. } => ItemResponse::Matching(
            left.iter()
                .map(|side| (side.id.clone(), String::new()))
                .collect(),
        ),
    }
}

/// Options in the order they are shown.
pub fn in_order(content: &ItemContent, choices: &[AnswerOption], seed: u32) -> Vec<AnswerOption> {
    if content.keep_order {
        choices.to_vec()
    } else {
        shuffled(choices, seed)
    }
}

/// Can it be submitted?
pub fn is_complete(response: &ItemResponse) -> bool {
    match response {
        ItemResponse::Single(id) => !id.is_empty(),
        ItemResponse::Multiple(ids) => !ids.is_empty(),
        ItemResponse::Text(text) => !text.trim().is_empty(),
        ItemResponse::Ordering(_) => true,
        ItemResponse::Matching(pairs) => pairs.iter().all(|(_, right)| !right.is_empty()),
    }
}

/// Is it an answer, finished or not, to this question?
fn fits(content: &ItemContent, response: &ItemResponse) -> bool {
    let knows =
        |choices: &[AnswerOption], id: &String| choices.iter().any(|choice| choice.id == *id);
    match (&content.form, response) {
        (ResponseFormat::Single { choices }, ItemResponse::Single(id)) => {
            id.is_empty() || knows(choices, id)
        }
        (ResponseFormat::Multiple { choices }, ItemResponse::Multiple(ids)) => {
            ids.iter().all(|id| knows(choices, id))
        }
        (ResponseFormat::Text, ItemResponse::Text(_)) => true,
        (ResponseFormat::Ordering { choices }, ItemResponse::Ordering(ids)) => {
            ids.len() == choices.len() && choices.iter().all(|choice| ids.contains(&choice.id))
        }
        (ResponseFormat::Matching { left, right }, ItemResponse::Matching(pairs)) => {
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
    use super::*;
    use crate::features::question::samples::{choices, content};

    #[test]
    fn an_empty_answer_fits_its_question_and_only_an_order_can_be_submitted_at_once() {
        let abc = || choices(&["a", "b", "c"]);
        let forms = [
            ResponseFormat::Single { choices: abc() },
            ResponseFormat::Multiple { choices: abc() },
            ResponseFormat::Text,
            ResponseFormat::Ordering { choices: abc() },
            ResponseFormat::Matching {
                left: choices(&["l1", "l2"]),
                right: abc(),
            },
        ];
        for form in forms {
            let is_order = matches!(form, ResponseFormat::Ordering { .. });
            let content = content(form);
            let response = empty(&content, 7);
            assert!(fits(&content, &response), "{response:?}");
            assert_eq!(is_complete(&response), is_order, "{response:?}");
        }
    }

    #[test]
    fn an_answer_to_another_question_does_not_fit() {
        let single = content(ResponseFormat::Single {
            choices: choices(&["a", "b"]),
        });
        assert!(!fits(&single, &ItemResponse::Single("z".into())));
        assert!(!fits(&single, &ItemResponse::Text("a".into())));
        let ordering = content(ResponseFormat::Ordering {
            choices: choices(&["a", "b", "c"]),
        });
        assert!(!fits(
            &ordering,
            &ItemResponse::Ordering(vec!["a".into(), "b".into()])
        ));
    }
}
