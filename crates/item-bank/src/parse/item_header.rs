//! The fields of an item before its texts: id, skill, parameters, mode.

use std::ops::RangeInclusive;
use vigie_shared::{competence::Competence, item::ItemMode};

use super::{fields::TableFields, text};

/// Discriminations an author may give.
const DISCRIMINATION_RANGE: RangeInclusive<f64> = 0.4..=2.5;
/// Difficulties of the levels 1..=7: each from one bound to the next, bounds included.
pub const LEVEL_BOUNDS: [f64; 8] = [-3.0, -2.0, -1.0, 0.5, 1.0, 2.0, 3.0, 4.0];
/// Timers an item may have, in seconds.
const SECONDS_RANGE: RangeInclusive<u16> = 15..=600;

pub struct ItemHeader<'a> {
    /// Line of the id.
    pub line: u32,
    pub id: &'a str,
    pub skill: String,
    pub level: u8,
    pub a: f64,
    pub b: f64,
    pub mode: ItemMode,
    pub accessible: bool,
    pub seconds: Option<u16>,
}

impl<'a> ItemHeader<'a> {
    pub fn take(fields: &mut TableFields<'a>, competence: Option<Competence>) -> Option<Self> {
        let id = id(fields, competence);
        let skill = skill(fields);
        let a = discrimination(fields);
        let level = level(fields);
        let mode = mode(fields);
        let accessible = fields
            .require("accessible")
            .and_then(|value| value.boolean());
        let seconds = fields
            .take("seconds")
            .map(|value| value.whole_number(SECONDS_RANGE));
        let ((line, id), (level, b)) = (id?, level?);
        Some(Self {
            line,
            id,
            skill: skill?,
            level,
            a: a?,
            b,
            mode: mode?,
            accessible: accessible?,
            seconds: seconds.flatten(),
        })
    }
}

/// The level a difficulty belongs to: at a bound, the upper one. None outside of all.
pub fn level_of(b: f64) -> Option<u8> {
    let [first, inner @ .., last] = LEVEL_BOUNDS;
    let level = 1 + inner.iter().filter(|bound| **bound <= b).count() as u8;
    (first..=last).contains(&b).then_some(level)
}

fn id<'a>(fields: &mut TableFields<'a>, competence: Option<Competence>) -> Option<(u32, &'a str)> {
    let value = fields.require("id")?;
    let id = value.text()?;
    // Without a competence, which is a fault already, the id cannot be checked.
    if let Some(code) = competence.map(Competence::code)
        && !text::is_item_id(id, code)
    {
        value.add_fault(format!(
            "`{id}` must be {code}, a hyphen and lower-case words, at most 40 characters"
        ));
    }
    Some((value.line, id))
}

fn skill(fields: &mut TableFields) -> Option<String> {
    let value = fields.require("skill")?;
    let skill = value.text()?;
    if !text::is_slug(skill) {
        value.add_fault(format!(
            "`{skill}` must be lower-case words with hyphens, at most 40 characters"
        ));
    }
    Some(skill.to_owned())
}

fn discrimination(fields: &mut TableFields) -> Option<f64> {
    let value = fields.require("a")?;
    let a = value.number()?;
    if !DISCRIMINATION_RANGE.contains(&a) {
        let (from, to) = (DISCRIMINATION_RANGE.start(), DISCRIMINATION_RANGE.end());
        value.add_fault(format!("`a` must be {from} to {to}"));
    }
    Some(a)
}

/// Level and difficulty, which must agree.
fn level(fields: &mut TableFields) -> Option<(u8, f64)> {
    let level = fields
        .require("level")
        .and_then(|value| value.whole_number(1..=7));
    let value = fields.require("b")?;
    let b = value.number()?;
    let level = level?;
    let (from, to) = (
        LEVEL_BOUNDS[usize::from(level) - 1],
        LEVEL_BOUNDS[usize::from(level)],
    );
    if !(from..=to).contains(&b) {
        value.add_fault(format!("`b` of level {level} must be {from:.1} to {to:.1}"));
    }
    Some((level as u8, b))
}

fn mode(fields: &mut TableFields) -> Option<ItemMode> {
    let value = fields.require("mode")?;
    match value.text()? {
        "free" => Some(ItemMode::Free),
        "focus" => Some(ItemMode::Focus),
        other => {
            value.add_fault(format!("`{other}` is not a mode (free, focus)"));
            None
        }
    }
}
