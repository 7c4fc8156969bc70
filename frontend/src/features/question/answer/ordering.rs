//! Options to put in order: by two buttons each, or by dragging.

use vigie_shared::item::AnswerOption;
use yew::prelude::*;

use crate::components::Icon;
use crate::focus::focus_element;
use crate::i18n::use_language;

/// Properties of [`OrderingAnswer`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OrderingAnswerProps {
    /// The options.
    pub choices: Vec<AnswerOption>,
    /// Their ids, first to last.
    pub order: Vec<String>,
    /// Can nothing move at present?
    pub fixed: bool,
    /// The order changed.
    pub onorder: Callback<Vec<String>>,
}

/// A move of one option: announced, and followed by the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Move {
    id: String,
    /// Id of the pressed button; none when dragged.
    button: Option<String>,
    to: usize,
}

/// A numbered list.
#[component]
pub fn OrderingAnswer(props: &OrderingAnswerProps) -> Html {
    let language = use_language();
    let last_move = use_state_eq(|| None::<Move>);
    let dragged = use_state_eq(|| None::<String>);
    use_effect_with((*last_move).clone(), |last_move| {
        // A line that moves in the page loses the focus; the next press is meant for it.
        if let Some(button) = last_move.as_ref().and_then(|moved| moved.button.as_ref()) {
            focus_element(button);
        }
    });
    let onmove = {
        let (order, onorder) = (props.order.clone(), props.onorder.clone());
        let last_move = last_move.setter();
        Callback::from(move |moved: Move| {
            let from = order.iter().position(|id| *id == moved.id);
            if let Some(from) = from.filter(|from| *from != moved.to && moved.to < order.len()) {
                onorder.emit(after(&order, from, moved.to));
                last_move.set(Some(moved));
            }
        })
    };
    let ondrag = {
        let dragged = dragged.setter();
        Callback::from(move |id| dragged.set(id))
    };
    let count = props.order.len();
    let text = |id: &str| {
        let choice = props.choices.iter().find(|choice| choice.id == id);
        choice.map_or_else(String::new, |choice| {
            language.language.of(&choice.text).to_owned()
        })
    };
    html! {
        <>
            <ol class="vigie-order">
                { for props.order.iter().enumerate().map(|(index, id)| html! {
                    <OrderLine
                        key={id.clone()}
                        id={id.clone()}
                        {index}
                        {count}
                        text={text(id)}
                        fixed={props.fixed}
                        dragged={(*dragged).clone()}
                        ondrag={ondrag.clone()}
                        onmove={onmove.clone()}
                    />
                }) }
            </ol>
            <p role="status" class="pf-v6-screen-reader">
                if let Some(Move { id, to, .. }) = &*last_move {
                    { language.text_with(
                        "candidate-order-moved",
                        &[
                            ("name", text(id).into()),
                            ("place", (*to + 1).into()),
                            ("count", count.into()),
                        ],
                    ) }
                }
            </p>
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct OrderLineProps {
    id: String,
    index: usize,
    /// Number of lines.
    count: usize,
    text: AttrValue,
    fixed: bool,
    /// Id of the line that is being dragged.
    dragged: Option<String>,
    /// A drag of this line begins, or ends (none).
    ondrag: Callback<Option<String>>,
    onmove: Callback<Move>,
}

/// One option with its two buttons.
#[component]
fn OrderLine(props: &OrderLineProps) -> Html {
    let language = use_language();
    let OrderLineProps {
        id, index, dragged, ..
    } = props;
    let button = |to: Option<usize>, icon: Icon, label: &str, direction: &str| {
        let element = format!("order-{direction}-{id}");
        let target = to.map(|to| Move {
            id: id.clone(),
            button: Some(element.clone()),
            to,
        });
        let onmove = props.onmove.clone();
        let onclick = move |_: MouseEvent| {
            if let Some(target) = &target {
                onmove.emit(target.clone());
            }
        };
        let name = props.text.to_string();
        html! {
            <button
                id={element.clone()}
                type="button"
                class="vigie-order__button"
                aria-label={language.text_with(label, &[("name", name.into())])}
                aria-disabled={to.is_none().to_string()}
                data-testid={element}
                {onclick}
            >
                { icon }
            </button>
        }
    };
    let ondragenter = {
        let (onmove, dragged, to) = (props.onmove.clone(), dragged.clone(), *index);
        move |event: DragEvent| {
            event.prevent_default();
            if let Some(id) = dragged.clone() {
                let button = None;
                onmove.emit(Move { id, button, to });
            }
        }
    };
    let up = index.checked_sub(1);
    let down = Some(index + 1).filter(|to| *to < props.count);
    let is_held = dragged.as_ref() == Some(id);
    let start = Some(id.clone());
    html! {
        <li
            class={classes!("vigie-order__line", is_held.then_some("vigie-order__line--held"))}
            draggable={(!props.fixed).to_string()}
            data-testid={format!("order-{id}")}
            ondragstart={props.ondrag.reform(move |_: DragEvent| start.clone())}
            {ondragenter}
            ondragover={|event: DragEvent| event.prevent_default()}
            ondrop={|event: DragEvent| event.prevent_default()}
            ondragend={props.ondrag.reform(|_: DragEvent| None)}
        >
            <span class="vigie-order__number">{ index + 1 }</span>
            <span class="vigie-order__text">{ &props.text }</span>
            <span class="vigie-order__buttons">
                { button(up, Icon::ArrowUp, "candidate-order-up", "up") }
                { button(down, Icon::ArrowDown, "candidate-order-down", "down") }
            </span>
        </li>
    }
}

fn after(order: &[String], from: usize, to: usize) -> Vec<String> {
    let mut order = order.to_vec();
    if from < order.len() && to < order.len() {
        let id = order.remove(from);
        order.insert(to, id);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_moves_and_the_others_close_up() {
        let order: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        assert_eq!(after(&order, 0, 2), ["b", "c", "a", "d"]);
        assert_eq!(after(&order, 3, 0), ["d", "a", "b", "c"]);
        assert_eq!(after(&order, 9, 0), order);
    }
}
