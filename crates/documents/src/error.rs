//! Why a document cannot be rendered.

use vigie_shared::rules::OutcomeRule;

/// Why a document cannot be rendered. All but the last two are faults of the input.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The deciding rule gives no certificate.
    #[error("rule {0:?} gives no certificate")]
    NotCertified(OutcomeRule),
    /// The score lies outside the reading grid.
    #[error("a score of {0} is outside the reading grid")]
    ScoreOutsideGrid(u16),
    /// The first scores of the meshes do not increase.
    #[error("the meshes of the reading grid do not increase")]
    MeshesNotIncreasing,
    /// A level, or an end of its likely range, is not 1..=7, or the level is outside the range.
    #[error("level {level} of competence {competence} is not one of 1 to 7 within its range")]
    LevelOutOfScale {
        /// Code of the competence, such as `3.4`.
        competence: &'static str,
        /// The refused level.
        level: u8,
    },
    /// The verification address does not fit in a QR code.
    #[error("the verification address does not fit in a QR code")]
    AddressTooLong,
    /// A file of certificates without any.
    #[error("there is no certificate to render")]
    NoCertificates,
    /// The creation date is not in the years 0 to 9999.
    #[error("the creation date is outside the years 0 to 9999")]
    InvalidCreationDate,
    /// The compiled-in fonts cannot be read.
    #[error("the fonts cannot be read")]
    FontsUnreadable,
    /// The document was refused by the checks of PDF/A-2a and PDF/UA-1: a fault of this
    /// crate, never of the input.
    #[error("the document does not conform: {0}")]
    NotConforming(String),
}
