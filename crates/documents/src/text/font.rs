//! The two fonts, and text shaping.

use std::sync::OnceLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Direction, Feature, UnicodeBuffer};

use crate::DocumentError;

static REGULAR: &[u8] = include_bytes!("../../fonts/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../fonts/NotoSans-Bold.ttf");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontWeight {
    Regular,
    Bold,
}

/// Both weights of the font.
pub struct FontSet {
    regular: FontFace,
    bold: FontFace,
}

impl FontSet {
    /// Reads the fonts that are compiled in.
    ///
    /// # Errors
    /// When one of them is damaged.
    pub fn load() -> Result<Self, DocumentError> {
        Ok(Self {
            regular: FontFace::load(REGULAR).ok_or(DocumentError::FontsUnreadable)?,
            bold: FontFace::load(BOLD).ok_or(DocumentError::FontsUnreadable)?,
        })
    }

    pub fn face(&self, weight: FontWeight) -> &FontFace {
        match weight {
            FontWeight::Regular => &self.regular,
            FontWeight::Bold => &self.bold,
        }
    }

    /// Whether both weights have this character.
    pub fn has_glyph(&self, c: char) -> bool {
        let has = |face: &FontFace| face.shaper.glyph_index(c).is_some_and(|glyph| glyph.0 != 0);
        has(&self.regular) && has(&self.bold)
    }
}

/// Whether both weights have this character, for those who print nothing: reads the tables of
/// the fonts once, without what a PDF needs of them.
pub fn has_glyph(c: char) -> bool {
    static FACES: OnceLock<[Option<rustybuzz::Face<'static>>; 2]> = OnceLock::new();
    let faces =
        FACES.get_or_init(|| [REGULAR, BOLD].map(|bytes| rustybuzz::Face::from_slice(bytes, 0)));
    let has = |face: &rustybuzz::Face<'_>| face.glyph_index(c).is_some_and(|glyph| glyph.0 != 0);
    faces.iter().flatten().count() == faces.len() && faces.iter().flatten().all(has)
}

pub struct FontFace {
    font: Font,
    shaper: rustybuzz::Face<'static>,
    units_per_em: f32,
}

impl FontFace {
    fn load(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes.into(), 0)?;
        let shaper = rustybuzz::Face::from_slice(bytes, 0)?;
        let units_per_em = font.units_per_em();
        Some(Self {
            font,
            shaper,
            units_per_em,
        })
    }

    /// The glyphs of a text without line breaks.
    pub fn shape(&self, text: &str) -> ShapedText {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // All scripts of these fonts are written left to right.
        buffer.set_direction(Direction::LeftToRight);
        // Without ligatures every letter stays a letter in extracted text.
        let plain = [Feature::new(Tag::from_bytes(b"liga"), 0, ..)];
        let shaped = rustybuzz::shape(&self.shaper, &plain, buffer);

        let infos = shaped.glyph_infos();
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut end = text.len();
        let mut cluster = text.len();
        // Backwards, because a cluster ends where the next one begins.
        for (info, position) in infos.iter().zip(shaped.glyph_positions()).rev() {
            let start = info.cluster as usize;
            if start != cluster {
                (end, cluster) = (cluster, start);
            }
            let em = |units: i32| units as f32 / self.units_per_em;
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                em(position.x_advance),
                em(position.x_offset),
                em(position.y_offset),
                em(position.y_advance),
                start..end,
                None,
            ));
        }
        glyphs.reverse();
        ShapedText {
            text: text.to_owned(),
            glyphs,
            font: self.font.clone(),
        }
    }

    /// Width of a text, points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        self.shape(text).width_em() * size
    }
}

/// A text as glyphs of one font.
#[derive(Debug, Clone)]
pub struct ShapedText {
    pub text: String,
    /// Measured in em.
    pub glyphs: Vec<KrillaGlyph>,
    pub font: Font,
}

impl ShapedText {
    /// Width of all glyphs, em.
    pub fn width_em(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.x_advance).sum()
    }
}
