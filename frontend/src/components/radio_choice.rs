//! One of several choices.

use yew::prelude::*;

/// Properties of [`RadioChoice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RadioChoiceProps {
    /// Id and `data-testid` of the input.
    pub id: AttrValue,
    /// Name of the group: the same for choices of which one holds.
    pub name: AttrValue,
    pub checked: bool,
    pub onchoose: Callback<()>,
    pub label: AttrValue,
    /// What the choice leads to, read after the label by screen readers.
    #[prop_or_default]
    pub children: Html,
}

/// A radio button with its label; what it leads to stands below.
#[component]
pub fn RadioChoice(props: &RadioChoiceProps) -> Html {
    let meaning_id = format!("{}-meaning", props.id);
    let has_meaning = props.children != Html::default();
    html! {
        <div class="vigie-radio">
            <input
                type="radio"
                id={props.id.clone()}
                data-testid={props.id.clone()}
                name={props.name.clone()}
                checked={props.checked}
                aria-describedby={has_meaning.then(|| meaning_id.clone())}
                onchange={props.onchoose.reform(|_: Event| ())}
            />
            <label for={props.id.clone()}>{ &props.label }</label>
            if has_meaning {
                <div id={meaning_id} class="vigie-radio__meaning">{ props.children.clone() }</div>
            }
        </div>
    }
}
