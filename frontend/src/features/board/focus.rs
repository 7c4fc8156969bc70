//! Where the focus goes when a panel opens, or when a pressed button disappears.

use yew::prelude::*;

use crate::focus::focus_node;

/// The node of a panel's heading. It gets the focus when `opened` changes, and when a change
/// of `content` has removed the element with the focus.
#[hook]
pub fn use_panel_heading<O, C>(opened: O, content: C) -> NodeRef
where
    O: PartialEq + 'static,
    C: PartialEq + 'static,
{
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with(opened, move |_| _ = focus_node(&heading));
    }
    {
        let heading = heading.clone();
        use_effect_with(content, move |_| {
            let is_lost = gloo_utils::document()
                .active_element()
                .is_none_or(|active| active.tag_name() == "BODY");
            if is_lost {
                focus_node(&heading);
            }
        });
    }
    heading
}

/// The node of a question that replaces the button with the focus: it gets the focus while
/// `asking`.
#[hook]
pub fn use_question_focus(asking: bool) -> NodeRef {
    let question = use_node_ref();
    {
        let question = question.clone();
        use_effect_with(asking, move |asking| {
            if *asking {
                focus_node(&question);
            }
        });
    }
    question
}
