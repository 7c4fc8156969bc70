//! Why a paper cannot be printed.

use vigie_shared::rules::OutcomeRule;

/// Why a paper cannot be printed. All but the last are faults of the input.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// The deciding rule gives no certificate.
    #[error("rule {0:?} gives no certificate")]
    NotCertified(OutcomeRule),
    /// The score lies outside the reading grid.
    #[error("a score of {0} is outside the reading grid")]
    ScoreOutsideGrid(u16),
    /// The first pix of the meshes do not increase.
    #[error("the meshes of the reading grid do not increase")]
    GridNotIncreasing,
    /// A level, or an end of its likely range, is not 1..=7, or the range leaves it out.
    #[error("level {level} of competence {competence} is not one of 1 to 7 within its range")]
    LevelOutOfScale {
        /// Code of the competence, such as `3.4`.
        competence: &'static str,
        /// The level.
        level: u8,
    },
    /// The verification address does not fit in a QR code.
    #[error("the verification address does not fit in a QR code")]
    AddressTooLong,
    /// A file of certificates without any.
    #[error("there is no certificate to print")]
    NothingToPrint,
    /// The instant of printing is not a date of the years 0 to 9999.
    #[error("the instant of printing is no date")]
    NoDate,
    /// The fonts of this crate cannot be read.
    #[error("the fonts cannot be read")]
    Fonts,
    /// The document was refused by the checks of PDF/A-2a and PDF/UA-1: a fault of this
    /// crate, never of the input.
    #[error("the document does not conform: {0}")]
    NotConforming(String),
}
