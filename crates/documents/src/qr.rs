//! The QR code of an address.

use fast_qr::{ECL, QRBuilder};

use crate::PaperError;
use crate::sheet::Area;

/// Empty modules that the standard asks for around the code.
const QUIET: usize = 4;

/// The dark parts of the QR code of `address`, drawn into the square `side` points wide
/// whose upper left corner is at (`x`, `y`); the quiet zone is part of the square.
///
/// Level M of correction: a fold or a stain of 15 % does no harm, and the modules stay
/// large enough for a photocopy.
pub fn dark_areas(address: &str, (x, y): (f32, f32), side: f32) -> Result<Vec<Area>, PaperError> {
    let code = QRBuilder::new(address)
        .ecl(ECL::M)
        .build()
        .map_err(|_| PaperError::AddressTooLong)?;
    let module = side / (code.size + 2 * QUIET) as f32;
    let at = |index: usize| (index + QUIET) as f32 * module;
    let mut areas = Vec::new();
    for row in 0..code.size {
        // Neighbours are drawn as one: fewer shapes, and no hairlines between them.
        let modules = &code[row][..code.size];
        let mut column = 0;
        while column < code.size {
            let run = modules[column..]
                .iter()
                .take_while(|module| module.value())
                .count();
            if run > 0 {
                areas.push(Area {
                    x: x + at(column),
                    y: y + at(row),
                    width: run as f32 * module,
                    height: module,
                });
            }
            column += run.max(1);
        }
    }
    Ok(areas)
}
