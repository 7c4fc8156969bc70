//! Propositions to put in order: by two buttons each, or by dragging.

use vigie_shared::item::AnswerOption;
use yew::prelude::*;

use super::super::super::seek::seek;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`Ordering`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OrderingProps {
    /// The propositions.
    pub choices: Vec<AnswerOption>,
    /// Their ids, first to last.
    pub order: Vec<String>,
    /// Does nothing move at present?
    pub fixed: bool,
    /// They are now so.
    pub onorder: Callback<Vec<String>>,
}

/// What moved last: announced, and keeps the focus.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Moved {
    id: String,
    /// Id of the pressed button; none when dragged.
    button: Option<String>,
    to: usize,
}

/// A numbered list.
#[component]
pub fn Ordering(props: &OrderingProps) -> Html {
    let language = use_language();
    let moved = use_state_eq(|| None::<Moved>);
    let dragged = use_state_eq(|| None::<String>);
    use_effect_with((*moved).clone(), |moved| {
        // A line that moves in the page loses the focus; the next press is meant for it.
        if let Some(Moved {
            button: Some(button),
            ..
        }) = moved
        {
            seek(button);
        }
    });
    let count = props.order.len();
    let text = |id: &str| {
        let choice = props.choices.iter().find(|choice| choice.id == id);
        choice.map_or_else(String::new, |choice| {
            language.language.of(&choice.text).to_owned()
        })
    };
    let mover = |id: &str, from: usize, to: Option<usize>, button: Option<String>| {
        let (moved, onorder, order) = (moved.setter(), props.onorder.clone(), props.order.clone());
        let id = id.to_owned();
        move || {
            if let Some(to) = to.filter(|to| *to < order.len() && *to != from) {
                onorder.emit(after(&order, from, to));
                moved.set(Some(Moved {
                    id: id.clone(),
                    button: button.clone(),
                    to,
                }));
            }
        }
    };
    let button = |id: &str, from: usize, up: bool| {
        let (to, mark, key, way) = if up {
            (
                from.checked_sub(1),
                Icon::ArrowUp,
                "candidate-order-up",
                "up",
            )
        } else {
            (
                Some(from + 1).filter(|to| *to < count),
                Icon::ArrowDown,
                "candidate-order-down",
                "down",
            )
        };
        let element = format!("order-{way}-{id}");
        let label = language.text_with(key, &[("name", text(id).into())]);
        let go = mover(id, from, to, Some(element.clone()));
        html! {
            <button
                id={element.clone()}
                type="button"
                class="vigie-order__button"
                aria-label={label}
                aria-disabled={to.is_none().to_string()}
                data-testid={element}
                onclick={move |_| go()}
            >
                { mark }
            </button>
        }
    };
    let line = |(index, id): (usize, &String)| {
        let start = {
            let (dragged, id) = (dragged.setter(), id.clone());
            move |_: DragEvent| dragged.set(Some(id.clone()))
        };
        let enter = {
            let from = dragged
                .as_ref()
                .and_then(|id| props.order.iter().position(|it| it == id));
            let id = dragged.as_ref().cloned().unwrap_or_default();
            let go = from.map(|from| mover(&id, from, Some(index), None));
            move |event: DragEvent| {
                event.prevent_default();
                if let Some(go) = &go {
                    go();
                }
            }
        };
        let end = {
            let dragged = dragged.setter();
            move |_: DragEvent| dragged.set(None)
        };
        let held = dragged.as_ref() == Some(id);
        html! {
            <li
                key={id.clone()}
                class={classes!("vigie-order__line", held.then_some("vigie-order__line--held"))}
                draggable={(!props.fixed).to_string()}
                data-testid={format!("order-{id}")}
                ondragstart={start}
                ondragenter={enter}
                ondragover={|event: DragEvent| event.prevent_default()}
                ondrop={|event: DragEvent| event.prevent_default()}
                ondragend={end}
            >
                <span class="vigie-order__number">{ index + 1 }</span>
                <span class="vigie-order__text">{ text(id) }</span>
                <span class="vigie-order__buttons">
                    { button(id, index, true) }
                    { button(id, index, false) }
                </span>
            </li>
        }
    };
    html! {
        <>
            <ol class="vigie-order">{ for props.order.iter().enumerate().map(line) }</ol>
            <p role="status" class="pf-v6-screen-reader">
                if let Some(Moved { id, to, .. }) = &*moved {
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
