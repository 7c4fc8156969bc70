//! Values of columns, read as the types of the domain. What Vigie would not have written is
//! an error, never a default.

use sqlx::{Row, any::AnyRow};
use vigie_shared::ids::Seat;

/// The first column, as an id.
pub(super) fn first_as_id<T: std::str::FromStr<Err = uuid::Error>>(
    row: &AnyRow,
) -> Result<T, sqlx::Error> {
    let text: String = row.try_get(0)?;
    text.parse()
        .map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// A flag: 0 is false.
pub(super) fn flag(row: &AnyRow, index: usize) -> Result<bool, sqlx::Error> {
    Ok(row.try_get::<i64, _>(index)? != 0)
}

/// The value of a column of seats.
pub(crate) fn seat(column: &str, value: i64) -> Result<Seat, sqlx::Error> {
    match u16::try_from(value) {
        Ok(seat) => Ok(Seat(seat)),
        Err(_) => Err(out_of_range(column, value)),
    }
}

/// A number that cannot stand in this column.
pub(super) fn out_of_range(column: &str, value: i64) -> sqlx::Error {
    sqlx::Error::Decode(format!("{column} cannot be {value}").into())
}
