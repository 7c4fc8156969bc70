//! A bank that was checked and is ready for exams.

use std::{collections::HashMap, fmt};
use vigie_adaptive::{DeliveryMode, ExposureLimits, ItemParameters, Pool, PoolItem, Scale};
use vigie_shared::item::{ItemId, Mode};

use crate::{
    asset::{self, Assets},
    check::{self, Checked},
    exposure::{self, Controlled, Curve, Trace},
    fault::Fault,
    item::Item,
    source::{Bytes, Source},
};

/// The items of one version, with the measurement engine made of them.
pub struct Bank {
    version: String,
    items: Vec<Item>,
    /// Index of each item, here and in the pool.
    pub(crate) index: HashMap<ItemId, usize>,
    prompts: HashMap<String, usize>,
    assets: Assets,
    warnings: Vec<Fault>,
    pub(crate) pool: Pool,
    curve: Curve,
    pub(crate) scale: Scale,
}

impl Bank {
    /// Reads and checks all files.
    ///
    /// # Errors
    /// Everything that is wrong, sorted by place; never empty.
    pub fn load(source: &Source) -> Result<Self, Vec<Fault>> {
        let Checked {
            items,
            assets,
            warnings,
        } = check::check(source)?;
        // The rules of the bank are stricter than those of the pool, so this holds.
        let pool = Pool::new(pool_items(&items)).map_err(|error| {
            vec![Fault::new(
                &source.path("questions", ""),
                1,
                error.to_string(),
            )]
        })?;
        let Controlled {
            pool,
            curve,
            warning,
        } = exposure::control(source, &items, pool)?;
        let warnings = warnings.into_iter().chain(warning).collect();
        let ids = items.iter().map(|item| item.id.clone());
        let prompts = items.iter().map(|item| item.content.prompt.fr.clone());
        Ok(Self {
            version: source.version(),
            index: ids.zip(0..).collect(),
            prompts: prompts.zip(0..).collect(),
            assets,
            warnings,
            pool,
            curve,
            scale: Scale::shipped(),
            items,
        })
    }

    /// Digest of all files, 16 hexadecimal digits: another content, another version.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The scale scores are computed with.
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// What could be better, sorted by place.
    pub fn warnings(&self) -> &[Fault] {
        &self.warnings
    }

    /// What the measurement engine sees of the items, in the same order, under the
    /// exposure control of this version.
    pub fn pool(&self) -> &Pool {
        &self.pool
    }

    /// The trade-off between accuracy and exposure, as far as it was measured.
    pub fn curve(&self) -> &Curve {
        &self.curve
    }

    /// The file of an exposure control fitted to these items under some limits, to be
    /// written beside `questions/`; about ten seconds of work for 1,500 items. The curve
    /// of this version goes with it.
    ///
    /// `progress` is told the share done, 0 to 1.
    pub fn fit_exposure(&self, limits: ExposureLimits, progress: impl FnMut(f64)) -> String {
        let kept = match &self.curve {
            Curve::Measured(points) => points,
            Curve::Missing | Curve::Outdated => &Vec::new(),
        };
        exposure::fit(&self.items, &self.pool, limits, Trace::Kept(kept), progress)
    }

    /// The same with a curve that is measured anew, on these limits and `others`: as much
    /// work for each of them.
    pub fn trace_exposure(
        &self,
        limits: ExposureLimits,
        others: &[ExposureLimits],
        progress: impl FnMut(f64),
    ) -> String {
        let trace = Trace::Anew(others);
        exposure::fit(&self.items, &self.pool, limits, trace, progress)
    }

    /// All items, by file and in the order written; those of the families come last.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// One item.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.get(*self.index.get(id)?)
    }

    /// The item with this French prompt: how a simulated candidate, who sees only what
    /// candidates see, finds out what he is asked.
    pub fn find_by_prompt(&self, prompt: &str) -> Option<&Item> {
        self.items.get(*self.prompts.get(prompt)?)
    }

    /// An image or attachment: its content and media type.
    pub fn asset(&self, name: &str) -> Option<(Bytes, &'static str)> {
        let bytes = self.assets.get(name)?;
        Some((bytes.clone(), asset::kind_of(name)?.media_type))
    }
}

/// Without the content: it would fill pages, and hold keys.
impl fmt::Debug for Bank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bank")
            .field("version", &self.version)
            .field("items", &self.items.len())
            .finish_non_exhaustive()
    }
}

fn pool_items(items: &[Item]) -> Vec<PoolItem> {
    let mut skills = HashMap::new();
    let pool_item = |item: &Item| {
        let next = skills.len() as u32;
        // Two competences may use the same word for two skills.
        let skill = *skills
            .entry((item.competence, item.skill.clone()))
            .or_insert(next);
        PoolItem {
            competence: item.competence.index(),
            skill,
            parameters: ItemParameters {
                a: item.a,
                b: item.b,
            },
            accessible: item.accessible,
            mode: match item.facts.mode {
                Mode::Free => DeliveryMode::Free,
                Mode::Focus => DeliveryMode::Focus,
            },
        }
    };
    items.iter().map(pool_item).collect()
}
