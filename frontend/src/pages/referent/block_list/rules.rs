//! The rules in force, by category, as far as a search asks for them.

use std::rc::Rc;

use vigie_shared::api::{ActiveBlockRule, BlockListOverview, BlockRuleSource};
use vigie_shared::companion::SiteCategory;
use yew::prelude::*;

use crate::components::SearchField;
use crate::features::board::category_name;
use crate::i18n::{LanguageHandle, use_language};

/// Rules of a category that are shown at once: more are found by searching.
const SHOWN: usize = 200;

/// Properties of [`RuleTable`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RuleTableProps {
    pub list: Rc<BlockListOverview>,
}

/// A search, and one list for each category, closed at first.
#[component]
pub fn RuleTable(props: &RuleTableProps) -> Html {
    let language = use_language();
    let sought = use_state_eq(String::new);
    let onchange = {
        let sought = sought.setter();
        Callback::from(move |text| sought.set(text))
    };
    let wanted = sought.trim().to_lowercase();
    let group = |category: SiteCategory| {
        let rules: Vec<&ActiveBlockRule> = props
            .list
            .rules
            .iter()
            .filter(|rule| rule.category == category && rule.rule.contains(&wanted))
            .collect();
        let heading = format!("{} ({})", category_name(&language, category), rules.len());
        html! {
            <details open={!wanted.is_empty() && !rules.is_empty()}>
                <summary>{ heading }</summary>
                <ul class="vigie-bullets">
                    { for rules.iter().take(SHOWN).map(|rule| html! {
                        <li>
                            <code>{ &rule.rule }</code>
                            if let Some(source) = source(&language, rule.source) {
                                { " " }<small>{ source }</small>
                            }
                        </li>
                    }) }
                </ul>
                if rules.len() > SHOWN {
                    <p>{ language.text_with("block-list-more", &[("count", (rules.len() - SHOWN).into())]) }</p>
                }
            </details>
        }
    };
    html! {
        <section data-testid="block-list-rules">
            <h2>{ language.text("block-list-rules") }</h2>
            <SearchField
                id="block-list-search"
                label={language.text("block-list-search")}
                value={(*sought).clone()}
                {onchange}
            />
            { for SiteCategory::ALL.into_iter().map(group) }
        </section>
    }
}

/// Who put a rule there; nothing for those that ship.
fn source(language: &LanguageHandle, source: BlockRuleSource) -> Option<String> {
    match source {
        BlockRuleSource::Shipped => None,
        BlockRuleSource::Platform => Some(language.text("block-list-source-platform")),
        BlockRuleSource::OwnCenter => Some(language.text("block-list-source-center")),
    }
}
