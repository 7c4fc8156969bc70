//! What a change would do, before it is made.

use std::rc::Rc;

use vigie_shared::api::{BlockListPreview, BlockRuleFault};
use yew::prelude::*;

use crate::components::{Alert, AlertVariant};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`ChangeEffect`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ChangeEffectProps {
    pub preview: Rc<BlockListPreview>,
}

/// Can the change be made as it is?
pub fn is_acceptable(preview: &BlockListPreview) -> bool {
    let changes = !preview.added.is_empty() || !preview.removed.is_empty();
    changes && preview.refused.is_empty() && !preview.too_many
}

/// Counts, then each rule that is new, gone, known or refused.
#[component]
pub fn ChangeEffect(props: &ChangeEffectProps) -> Html {
    let language = use_language();
    let preview = &props.preview;
    let args = [
        ("before", preview.rules_before.into()),
        ("after", preview.rules_after.into()),
    ];
    let list = |title: &str, rules: Vec<&str>| {
        html! {
            if !rules.is_empty() {
                <p>{ language.text_with(title, &[("count", rules.len().into())]) }</p>
                <ul class="vigie-bullets">
                    { for rules.iter().map(|rule| html! { <li><code>{ *rule }</code></li> }) }
                </ul>
            }
        }
    };
    let added = preview.added.iter().map(|entry| &*entry.rule).collect();
    let removed = preview.removed.iter().map(|entry| &*entry.rule).collect();
    let known = preview.known.iter().map(|rule| &**rule).collect();
    html! {
        <div role="status" data-testid="block-list-preview">
            <p><strong>{ language.text_with("block-list-effect", &args) }</strong></p>
            { list("block-list-added", added) }
            { list("block-list-removed", removed) }
            { list("block-list-known", known) }
            if preview.too_many {
                <Alert variant={AlertVariant::Danger} testid="block-list-too-many">
                    { language.text("block-list-too-many") }
                </Alert>
            }
            if !preview.refused.is_empty() {
                <Alert variant={AlertVariant::Danger} testid="block-list-refused">
                    <p>{ language.text("block-list-refused") }</p>
                    <ul class="vigie-bullets">
                        { for preview.refused.iter().map(|rule| html! {
                            <li><code>{ &rule.text }</code>{ " – " }{ fault(&language, rule.fault) }</li>
                        }) }
                    </ul>
                </Alert>
            }
        </div>
    }
}

fn fault(language: &LanguageHandle, fault: BlockRuleFault) -> String {
    language.text(match fault {
        BlockRuleFault::NotADomain => "block-rule-not-a-domain",
        BlockRuleFault::TooLong => "block-rule-too-long",
        BlockRuleFault::PublicSuffix => "block-rule-public-suffix",
        BlockRuleFault::OwnOrigin => "block-rule-own-origin",
        BlockRuleFault::PatternInPath => "block-rule-pattern",
        BlockRuleFault::NotOnTheList => "block-rule-not-on-the-list",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::api::{BlockRuleEntry, RefusedBlockRule};
    use vigie_shared::companion::SiteCategory;

    #[test]
    fn a_change_is_made_whole_or_not_at_all() {
        let nothing = BlockListPreview {
            rules_before: 2,
            rules_after: 2,
            added: Vec::new(),
            removed: Vec::new(),
            known: vec!["claude.ai".to_owned()],
            refused: Vec::new(),
            too_many: false,
        };
        assert!(!is_acceptable(&nothing), "nothing would change");
        let good = BlockListPreview {
            added: vec![BlockRuleEntry {
                category: SiteCategory::Ai,
                rule: "new.example.org".to_owned(),
            }],
            ..nothing
        };
        assert!(is_acceptable(&good));
        let refused = BlockListPreview {
            refused: vec![RefusedBlockRule {
                text: "com".to_owned(),
                fault: BlockRuleFault::PublicSuffix,
            }],
            ..good
        };
        assert!(!is_acceptable(&refused));
    }
}
