//! The QR code of an address.

use fast_qr::{ECL, QRBuilder};

use crate::DocumentError;
use crate::geometry::Rectangle;

/// Width of the empty border that the standard requires around the code, modules.
const QUIET_ZONE: usize = 4;

/// The dark modules of the QR code of `address`, drawn into the square `side` points wide
/// whose upper left corner is at (`x`, `y`); the quiet zone is part of the square.
///
/// Error correction level M: a fold or a stain over 15 % of the code does no harm, and the
/// modules stay large enough for a photocopy.
///
/// # Errors
/// When the address is too long for a QR code.
pub fn dark_modules(
    address: &str,
    (x, y): (f32, f32),
    side: f32,
) -> Result<Vec<Rectangle>, DocumentError> {
    let code = QRBuilder::new(address)
        .ecl(ECL::M)
        .build()
        .map_err(|_| DocumentError::AddressTooLong)?;
    let module = side / (code.size + 2 * QUIET_ZONE) as f32;
    let at = |index: usize| (index + QUIET_ZONE) as f32 * module;
    let mut rectangles = Vec::new();
    for row in 0..code.size {
        // Neighbors are drawn as one: fewer shapes, and no hairlines between them.
        let modules = &code[row][..code.size];
        let mut column = 0;
        while column < code.size {
            let run = modules[column..]
                .iter()
                .take_while(|module| module.value())
                .count();
            if run > 0 {
                rectangles.push(Rectangle {
                    x: x + at(column),
                    y: y + at(row),
                    width: run as f32 * module,
                    height: module,
                });
            }
            column += run.max(1);
        }
    }
    Ok(rectangles)
}
