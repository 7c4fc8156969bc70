//! A bank that was checked and is ready for exams.

use std::{collections::HashMap, fmt};
use vigie_adaptive::{DeliveryMode, ExposureLimits, ItemParameters, Pool, PoolItem, Scale};
use vigie_shared::item::{ItemId, ItemMode};

use crate::{
    asset::{self, AssetFiles},
    check::{self, CheckedBank},
    diagnostic::Diagnostic,
    exposure::{self, ControlledPool, CurveSource, FitRequest, TradeoffCurve},
    item::Item,
    source::{BankSource, FileBytes},
};

/// The items of one version, with the measurement engine made of them.
pub struct Bank {
    version: String,
    items: Vec<Item>,
    /// Index of each item, here and in the pool.
    pub(crate) index: HashMap<ItemId, usize>,
    prompts: HashMap<String, usize>,
    assets: AssetFiles,
    warnings: Vec<Diagnostic>,
    pub(crate) pool: Pool,
    curve: TradeoffCurve,
    pub(crate) scale: Scale,
}

impl Bank {
    /// Reads and checks all files.
    ///
    /// # Errors
    /// All faults, sorted by location; never empty.
    pub fn load(source: &BankSource) -> Result<Self, Vec<Diagnostic>> {
        let CheckedBank {
            items,
            assets,
            warnings,
        } = check::check(source)?;
        // The rules of the bank are stricter than those of the pool, so this does not fail.
        let pool = Pool::new(pool_items(&items)).map_err(|error| {
            vec![Diagnostic::new(
                &source.path("questions", ""),
                1,
                error.to_string(),
            )]
        })?;
        let ControlledPool {
            pool,
            curve,
            warning,
        } = exposure::load_control(source, &items, pool)?;
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

    /// Digest of all files, 16 hexadecimal digits: any change of a file changes it.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The scale scores are computed with.
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// Sorted by location.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// The items for the measurement engine, in the same order, under the exposure control
    /// of this version.
    pub fn pool(&self) -> &Pool {
        &self.pool
    }

    /// The trade-off between accuracy and exposure, as far as it was measured.
    pub fn curve(&self) -> &TradeoffCurve {
        &self.curve
    }

    /// The file of an exposure control fitted to these items under some limits, to be
    /// written as `control/exposure.toml`; takes about ten seconds for 1,500 items. It includes
    /// the curve of this version.
    ///
    /// `progress` gets the share done, 0 to 1.
    pub fn fit_exposure(&self, limits: ExposureLimits, progress: impl FnMut(f64)) -> String {
        let points = match &self.curve {
            TradeoffCurve::Measured(points) => points,
            TradeoffCurve::Missing | TradeoffCurve::Outdated => &Vec::new(),
        };
        let curve = CurveSource::Stored(points);
        let request = FitRequest { limits, curve };
        exposure::fit_control_file(&self.items, &self.pool, request, progress)
    }

    /// The same with a curve that is measured again, on these limits and `others`; takes as
    /// long for each of them.
    pub fn fit_exposure_with_curve(
        &self,
        limits: ExposureLimits,
        others: &[ExposureLimits],
        progress: impl FnMut(f64),
    ) -> String {
        let curve = CurveSource::Measure(others);
        let request = FitRequest { limits, curve };
        exposure::fit_control_file(&self.items, &self.pool, request, progress)
    }

    /// All items, by file and in the order written; those of the families come last.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// None when the bank has no item of this id.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.get(*self.index.get(id)?)
    }

    /// The item with this French prompt. Simulated candidates see only what candidates see
    /// and find their item by it.
    pub fn find_by_prompt(&self, prompt: &str) -> Option<&Item> {
        self.items.get(*self.prompts.get(prompt)?)
    }

    /// An image or attachment: its content and media type.
    pub fn asset(&self, name: &str) -> Option<(FileBytes, &'static str)> {
        let bytes = self.assets.get(name)?;
        Some((bytes.clone(), asset::kind_of(name)?.media_type))
    }
}

/// Without the content, which is long and has the answer keys.
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
        // Two competences may use one word for different skills.
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
                ItemMode::Free => DeliveryMode::Free,
                ItemMode::Focus => DeliveryMode::Focus,
            },
        }
    };
    items.iter().map(pool_item).collect()
}
