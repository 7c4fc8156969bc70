//! Values of columns, read as the types of the domain. What Vigie would not have written is
//! an error, never a default.

use crate::center_zone::CenterZone;
use serde::de::DeserializeOwned;
use sqlx::{Row, any::AnyRow};
use std::str::FromStr;
use vigie_shared::ids::Seat;

/// An id.
pub(super) fn id<T: FromStr<Err = uuid::Error>>(
    row: &AnyRow,
    index: usize,
) -> Result<T, sqlx::Error> {
    let text: String = row.try_get(index)?;
    text.parse()
        .map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// An id, if there is one.
pub(super) fn optional_id<T: FromStr<Err = uuid::Error>>(
    row: &AnyRow,
    index: usize,
) -> Result<Option<T>, sqlx::Error> {
    let is_there = row.try_get::<Option<String>, _>(index)?.is_some();
    is_there.then(|| id(row, index)).transpose()
}

/// The first column, as an id.
pub(super) fn first_as_id<T: FromStr<Err = uuid::Error>>(row: &AnyRow) -> Result<T, sqlx::Error> {
    id(row, 0)
}

/// A flag: 0 is false.
pub(super) fn flag(row: &AnyRow, index: usize) -> Result<bool, sqlx::Error> {
    Ok(row.try_get::<i64, _>(index)? != 0)
}

/// Whether there is an instant.
pub(super) fn is_set(row: &AnyRow, index: usize) -> Result<bool, sqlx::Error> {
    Ok(row.try_get::<Option<i64>, _>(index)?.is_some())
}

/// A value that is written as JSON.
pub(super) fn json<T: DeserializeOwned>(row: &AnyRow, index: usize) -> Result<T, sqlx::Error> {
    let text: String = row.try_get(index)?;
    serde_json::from_str(&text).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// The value of a column of numbers that people count or type.
pub(super) fn number(column: &str, value: i64) -> Result<u32, sqlx::Error> {
    u32::try_from(value).map_err(|_| out_of_range(column, value))
}

/// The value of a column of seats.
pub(super) fn seat(column: &str, value: i64) -> Result<Seat, sqlx::Error> {
    match u16::try_from(value) {
        Ok(seat) => Ok(Seat(seat)),
        Err(_) => Err(out_of_range(column, value)),
    }
}

/// The zone of a center.
pub(super) fn zone(row: &AnyRow, index: usize) -> Result<CenterZone, sqlx::Error> {
    CenterZone::of(row.try_get(index)?).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// A number that cannot stand in this column.
pub(super) fn out_of_range(column: &str, value: i64) -> sqlx::Error {
    sqlx::Error::Decode(format!("{column} cannot be {value}").into())
}
