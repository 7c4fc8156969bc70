//! The two fonts, and shaping.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Direction, Feature, UnicodeBuffer};

use crate::PaperError;

static REGULAR: &[u8] = include_bytes!("../../fonts/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../fonts/NotoSans-Bold.ttf");

/// Weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Titles, and what the eye must find.
    Bold,
}

/// Both weights of the font.
pub struct Fonts {
    regular: Face,
    bold: Face,
}

impl Fonts {
    /// Reads the fonts that are compiled in.
    pub fn load() -> Result<Self, PaperError> {
        Ok(Self {
            regular: Face::load(REGULAR).ok_or(PaperError::Fonts)?,
            bold: Face::load(BOLD).ok_or(PaperError::Fonts)?,
        })
    }

    /// The font of a weight.
    pub fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// Do both weights have this character?
    pub fn cover(&self, c: char) -> bool {
        let has = |face: &Face| face.shaper.glyph_index(c).is_some_and(|glyph| glyph.0 != 0);
        has(&self.regular) && has(&self.bold)
    }
}

/// One font.
pub struct Face {
    font: Font,
    shaper: rustybuzz::Face<'static>,
    units: f32,
}

impl Face {
    fn load(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes.into(), 0)?;
        let shaper = rustybuzz::Face::from_slice(bytes, 0)?;
        let units = font.units_per_em();
        Some(Self {
            font,
            shaper,
            units,
        })
    }

    /// The glyphs of a text without line breaks.
    pub fn shape(&self, text: &str) -> Shaped {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // All scripts of these fonts are written left to right.
        buffer.set_direction(Direction::LeftToRight);
        // Without ligatures every letter stays a letter for whoever extracts the text.
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
            let em = |units: i32| units as f32 / self.units;
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
        Shaped {
            text: text.to_owned(),
            glyphs,
            font: self.font.clone(),
        }
    }

    /// Width of a text, points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        self.shape(text).ems() * size
    }
}

/// A text as glyphs of one font.
#[derive(Debug, Clone)]
pub struct Shaped {
    /// The text.
    pub text: String,
    /// Its glyphs, measured in ems.
    pub glyphs: Vec<KrillaGlyph>,
    /// The font they are of.
    pub font: Font,
}

impl Shaped {
    /// Width of all glyphs, ems.
    pub fn ems(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.x_advance).sum()
    }
}
