//! The rules in force, and what a change makes of them.

use super::BlockRule;
use crate::store::{BlockListRow, SuspensionOwner};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vigie_shared::{
    api::{
        ActiveBlockRule, BlockListChangeEntry, BlockListPreview, BlockRuleEntry, BlockRuleFault,
        BlockRuleSource, RefusedBlockRule, SuspensionScope,
    },
    companion::{BlockListDocument, SiteCategory},
    limits::{MAX_BLOCK_RULES, MAX_BLOCK_RULES_WITH_PATH},
};

/// Changes that are shown.
const MAX_SHOWN_CHANGES: usize = 50;

/// Rules to add and to remove, as texts: typed, or as a row of the table has them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListChange {
    pub add: Vec<BlockRuleEntry>,
    pub remove: Vec<String>,
}

impl ListChange {
    pub fn is_empty(&self) -> bool {
        self.add.is_empty() && self.remove.is_empty()
    }
}

/// The rules for the sessions of one center, each once.
pub struct EffectiveList {
    rules: BTreeMap<String, (SiteCategory, BlockRuleSource)>,
    rows: Vec<(BlockListRow, ListChange)>,
}

impl EffectiveList {
    /// What the changes make of the list that ships. A row that cannot be read changes nothing:
    /// only a damaged table has one.
    pub(super) fn new(shipped: &BlockListDocument, rows: Vec<BlockListRow>) -> Self {
        let mut rules = BTreeMap::new();
        for (category, entries) in &shipped.categories {
            for rule in entries {
                rules.insert(rule.clone(), (*category, BlockRuleSource::Shipped));
            }
        }
        let rows: Vec<_> = rows
            .into_iter()
            .map(|row| {
                let change = serde_json::from_str(&row.change).unwrap_or_else(|error| {
                    tracing::error!(%error, number = row.number, "a change of the block list");
                    ListChange::default()
                });
                (row, change)
            })
            .collect();
        for (row, change) in &rows {
            let source = match row.owner {
                SuspensionOwner::Platform => BlockRuleSource::Platform,
                SuspensionOwner::Center(_) => BlockRuleSource::OwnCenter,
            };
            for rule in &change.remove {
                rules.remove(rule);
            }
            for entry in &change.add {
                rules.insert(entry.rule.clone(), (entry.category, source));
            }
        }
        Self { rules, rows }
    }

    /// As extensions read it.
    pub(super) fn document(&self, version: u32) -> BlockListDocument {
        let mut categories: BTreeMap<SiteCategory, Vec<String>> = BTreeMap::new();
        for category in SiteCategory::ALL {
            categories.insert(category, Vec::new());
        }
        for (rule, (category, _)) in &self.rules {
            categories.entry(*category).or_default().push(rule.clone());
        }
        BlockListDocument {
            version,
            categories,
        }
    }

    /// The number of the next change of this owner.
    pub(super) fn next_number(&self, owner: SuspensionOwner) -> i64 {
        let own = self.rows.iter().filter(|(row, _)| row.owner == owner);
        own.map(|(row, _)| row.number).max().unwrap_or_default() + 1
    }

    /// The rules, by category.
    pub fn active_rules(&self) -> Vec<ActiveBlockRule> {
        let mut rules: Vec<ActiveBlockRule> = self
            .rules
            .iter()
            .map(|(rule, (category, source))| ActiveBlockRule {
                category: *category,
                rule: rule.clone(),
                source: *source,
            })
            .collect();
        rules.sort_by_key(|rule| rule.category);
        rules
    }

    /// The latest changes, newest first.
    pub fn changes(&self) -> Vec<BlockListChangeEntry> {
        let mut changes: Vec<BlockListChangeEntry> = self
            .rows
            .iter()
            .map(|(row, change)| BlockListChangeEntry {
                scope: match row.owner {
                    SuspensionOwner::Platform => SuspensionScope::Platform,
                    SuspensionOwner::Center(_) => SuspensionScope::OwnCenter,
                },
                at: row.at,
                by: match row.owner {
                    SuspensionOwner::Platform => String::new(),
                    SuspensionOwner::Center(_) => row.by.name.clone(),
                },
                reason: row.reason.clone(),
                added: count(change.add.len()),
                removed: count(change.remove.len()),
            })
            .collect();
        changes.sort_by_key(|change| std::cmp::Reverse(change.at));
        changes.truncate(MAX_SHOWN_CHANGES);
        changes
    }

    /// What a change would do, and what has to be written of it.
    pub(super) fn preview(
        &self,
        change: &ListChange,
        own_host: &str,
    ) -> (BlockListPreview, ListChange) {
        let mut preview = BlockListPreview {
            rules_before: count(self.rules.len()),
            rules_after: 0,
            added: Vec::new(),
            removed: Vec::new(),
            known: Vec::new(),
            refused: Vec::new(),
            too_many: false,
        };
        let mut refuse = |text: &str, fault| {
            let text = text.chars().take(200).collect();
            preview.refused.push(RefusedBlockRule { text, fault });
        };
        let mut after: BTreeMap<String, SiteCategory> = self
            .rules
            .iter()
            .map(|(rule, (category, _))| (rule.clone(), *category))
            .collect();
        for text in &change.remove {
            let typed = text.trim();
            match after.remove(typed) {
                Some(category) => preview.removed.push(BlockRuleEntry {
                    category,
                    rule: typed.to_owned(),
                }),
                None => refuse(text, BlockRuleFault::NotOnTheList),
            }
        }
        for BlockRuleEntry { category, rule } in &change.add {
            match BlockRule::parse(rule, own_host) {
                Err(fault) => refuse(rule, fault),
                Ok(rule) => {
                    let rule = rule.as_str().to_owned();
                    let known = after.insert(rule.clone(), *category) == Some(*category);
                    if known {
                        preview.known.push(rule);
                    } else {
                        let category = *category;
                        preview.added.push(BlockRuleEntry { category, rule });
                    }
                }
            }
        }
        preview.rules_after = count(after.len());
        let with_path = after.keys().filter(|rule| rule.contains('/')).count();
        preview.too_many = after.len() > MAX_BLOCK_RULES || with_path > MAX_BLOCK_RULES_WITH_PATH;
        let change = ListChange {
            add: preview.added.clone(),
            remove: preview
                .removed
                .iter()
                .map(|entry| entry.rule.clone())
                .collect(),
        };
        (preview, change)
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::time::Timestamp;

    fn entry(rule: &str) -> BlockRuleEntry {
        BlockRuleEntry {
            category: SiteCategory::Ai,
            rule: rule.to_owned(),
        }
    }

    fn shipped() -> BlockListDocument {
        BlockListDocument {
            version: 7,
            categories: [(SiteCategory::Ai, vec!["claude.ai".into(), "poe.com".into()])].into(),
        }
    }

    fn row(owner: SuspensionOwner, number: i64, change: &ListChange) -> BlockListRow {
        BlockListRow {
            owner,
            number,
            change: serde_json::to_string(change).unwrap(),
            reason: "why".into(),
            by: "Edsger".into(),
            at: Timestamp(number),
        }
    }

    #[test]
    fn the_shipped_list_is_one_that_could_be_saved() {
        let shipped: BlockListDocument = serde_json::from_str(super::super::SHIPPED).unwrap();
        let rules: Vec<&String> = shipped.categories.values().flatten().collect();
        for rule in &rules {
            let parsed = BlockRule::parse(rule, "vigie.example.fr");
            assert_eq!(
                parsed.map(|rule| rule.as_str().to_owned()),
                Ok((*rule).clone())
            );
        }
        let distinct: std::collections::BTreeSet<_> = rules.iter().collect();
        assert_eq!(distinct.len(), rules.len(), "each once");
        assert!(rules.len() <= MAX_BLOCK_RULES);
    }

    #[test]
    fn a_center_changes_what_the_platform_has_changed() {
        let center = SuspensionOwner::Center(vigie_shared::ids::CenterId(uuid::Uuid::nil()));
        let platform = ListChange {
            add: vec![entry("new.example.org")],
            remove: vec!["poe.com".into()],
        };
        let own = ListChange {
            add: vec![entry("poe.com")],
            remove: vec!["claude.ai".into()],
        };
        let rows = vec![
            row(SuspensionOwner::Platform, 1, &platform),
            row(center, 1, &own),
        ];
        let list = EffectiveList::new(&shipped(), rows);
        let rules: Vec<_> = list.active_rules();
        let found: Vec<_> = rules
            .iter()
            .map(|rule| (&*rule.rule, rule.source))
            .collect();
        assert_eq!(
            found,
            [
                ("new.example.org", BlockRuleSource::Platform),
                ("poe.com", BlockRuleSource::OwnCenter)
            ]
        );
        assert_eq!(list.next_number(center), 2);
        assert_eq!(
            list.document(9).categories[&SiteCategory::HelpForum],
            [""; 0]
        );
    }

    #[test]
    fn a_preview_says_what_is_new_gone_known_and_refused() {
        let list = EffectiveList::new(&shipped(), Vec::new());
        let change = ListChange {
            add: vec![
                entry("https://New.example.org/"),
                entry("claude.ai"),
                entry("com"),
                entry("new.example.org"),
            ],
            remove: vec!["poe.com".into(), "nowhere.example".into()],
        };
        let (preview, written) = list.preview(&change, "vigie.example.fr");
        assert_eq!((preview.rules_before, preview.rules_after), (2, 2));
        assert_eq!(preview.added, [entry("new.example.org")]);
        assert_eq!(preview.removed, [entry("poe.com")]);
        assert_eq!(preview.known, ["claude.ai", "new.example.org"]);
        let faults: Vec<_> = preview.refused.iter().map(|one| one.fault).collect();
        assert_eq!(
            faults,
            [BlockRuleFault::NotOnTheList, BlockRuleFault::PublicSuffix]
        );
        assert_eq!(written.remove, ["poe.com"]);
    }

    #[test]
    fn more_rules_than_browsers_take_are_too_many() {
        let list = EffectiveList::new(&shipped(), Vec::new());
        let many = |count: usize, path: &str| ListChange {
            add: (0..count)
                .map(|number| entry(&format!("site{number}.example.org{path}")))
                .collect(),
            remove: Vec::new(),
        };
        let too_many = |change| list.preview(&change, "vigie.example.fr").0.too_many;
        assert!(!too_many(many(9_998, "")));
        assert!(too_many(many(9_999, "")));
        assert!(!too_many(many(2_000, "/ai")));
        assert!(too_many(many(2_001, "/ai")));
    }
}
