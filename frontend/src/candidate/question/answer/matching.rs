//! For each left side, one right side.

use vigie_shared::item::AnswerOption;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::i18n::use_language;

/// Properties of [`Matching`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MatchingProps {
    /// Left sides, in the order shown.
    pub left: Vec<AnswerOption>,
    /// Right sides, in the order shown.
    pub right: Vec<AnswerOption>,
    /// Left and chosen right; empty where nothing is chosen yet.
    pub pairs: Vec<(String, String)>,
    /// They are now so.
    pub onpairs: Callback<Vec<(String, String)>>,
}

/// A line with a list for each left side.
#[component]
pub fn Matching(props: &MatchingProps) -> Html {
    let language = use_language();
    let line = |side: &AnswerOption| {
        let chosen = props.pairs.iter().find(|(left, _)| *left == side.id);
        let chosen = chosen.map(|(_, right)| right.clone()).unwrap_or_default();
        let onchange = {
            let (left, pairs) = (side.id.clone(), props.pairs.clone());
            props.onpairs.reform(move |event: Event| {
                let select = event.target_dyn_into::<HtmlSelectElement>();
                after(
                    &pairs,
                    &left,
                    select.map(|select| select.value()).unwrap_or_default(),
                )
            })
        };
        let element = format!("match-{}", side.id);
        html! {
            <li key={side.id.clone()} class="vigie-match__line">
                <label for={element.clone()}>{ language.language.of(&side.text) }</label>
                <span class="pf-v6-c-form-control">
                    <select id={element.clone()} data-testid={element} {onchange}>
                        <option value="" selected={chosen.is_empty()}>
                            { language.text("candidate-match-choose") }
                        </option>
                        { for props.right.iter().map(|right| html! {
                            <option value={right.id.clone()} selected={right.id == chosen}>
                                { language.language.of(&right.text) }
                            </option>
                        }) }
                    </select>
                </span>
            </li>
        }
    };
    html! { <ul class="vigie-match">{ for props.left.iter().map(line) }</ul> }
}

fn after(pairs: &[(String, String)], left: &str, right: String) -> Vec<(String, String)> {
    let set = |(side, chosen): &(String, String)| {
        let chosen = if side == left {
            right.clone()
        } else {
            chosen.clone()
        };
        (side.clone(), chosen)
    };
    pairs.iter().map(set).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pair_changes_and_the_order_of_the_left_sides_stays() {
        let pair = |left: &str, right: &str| (left.to_owned(), right.to_owned());
        let before = [pair("l1", ""), pair("l2", "b")];
        assert_eq!(
            after(&before, "l1", "a".into()),
            [pair("l1", "a"), pair("l2", "b")]
        );
    }
}
