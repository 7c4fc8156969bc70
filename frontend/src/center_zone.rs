//! The time zone of the center: the one door between instants and the hours and days on a page.
//!
//! A center may be in La Réunion while the person who looks is in Paris. Once the server has said
//! where the center is, every hour and day is that of its wall; until then (before a login, on
//! public pages) that of this device. Elsewhere in this crate the methods of `Date` that would
//! take the zone of the device are refused by clippy (`clippy.toml`).

mod wall_time;

use std::cell::RefCell;

use js_sys::{Array, Date, Object, Reflect};
use vigie_shared::time::Timestamp;
use wasm_bindgen::JsValue;

pub use wall_time::WallTime;

use crate::clock::{device_instant_of, server_now};

thread_local! {
    // One page belongs to one center. A context would render every page again for nothing: it is
    // set before anything of the center is shown.
    static ZONE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on hours and days are those of this zone (IANA name). One that the browser does not
/// know changes nothing.
pub fn set_center_zone(name: &str) {
    let is_new = ZONE.with_borrow(|zone| zone.as_deref() != Some(name));
    if is_new && !name.is_empty() && is_known(name) {
        ZONE.set(Some(name.to_owned()));
    }
}

/// The zone of the center, once it is known.
pub fn center_zone() -> Option<String> {
    ZONE.with_borrow(Clone::clone)
}

/// The offset of the zone from UTC now, as `+4` or `-9:30`, where this device shows another hour;
/// none where both show the same.
#[expect(clippy::disallowed_methods, reason = "the door")]
pub fn differing_offset() -> Option<String> {
    center_zone()?;
    let now = server_now();
    let there = WallTime::offset_minutes(now, wall_time(now)?);
    let here = -Date::new(&millis(now)).get_timezone_offset();
    (f64::from(there) != here).then(|| wall_time::offset_in_words(there))
}

/// What the clock on the wall says at an instant of the server; none when the browser cannot say.
pub fn wall_time(at: Timestamp) -> Option<WallTime> {
    // Swedish dates are ISO dates.
    let options = [
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
        ("hourCycle", "h23"),
    ];
    WallTime::parse(&written(at, "sv-SE", &options))
}

/// The instant at which the wall says midnight of an ISO date; none when it is no date.
pub fn midnight_of(iso: &str) -> Option<Timestamp> {
    instant_of(WallTime::parse(&format!("{iso} 00:00:00"))?)
}

/// The midnight at which the day of an ISO date ends; none when it is no date.
pub fn midnight_after(iso: &str) -> Option<Timestamp> {
    instant_of(WallTime::parse(&format!("{iso} 00:00:00"))?.next_day())
}

fn instant_of(wall: WallTime) -> Option<Timestamp> {
    // The offset there is that of about this time; once more, in case clocks are changed that day.
    let mut at = wall.as_if_utc();
    for _ in 0..2 {
        let offset = WallTime::offset_minutes(at, wall_time(at)?);
        at = wall.at_offset(offset);
    }
    Some(at)
}

/// An instant of the server, written with the options of `Intl.DateTimeFormat`.
#[expect(clippy::disallowed_methods, reason = "the door")]
pub fn written(at: Timestamp, locale: &str, options: &[(&str, &str)]) -> String {
    let zone = center_zone();
    let object = options_object(options);
    let shown = match zone {
        Some(zone) => {
            set(&object, "timeZone", &zone.into());
            at
        }
        // The clock of this device may be off: the person compares with it.
        None => Timestamp(device_instant_of(at).0),
    };
    Date::new(&millis(shown))
        .to_locale_string(locale, &object)
        .into()
}

/// A plain object with these properties.
pub fn options_object(options: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in options {
        set(&object, name, &(*value).into());
    }
    object
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a plain new object cannot fail.
    Reflect::set(object, &name.into(), value).unwrap_or_default();
}

fn millis(at: Timestamp) -> JsValue {
    ((at.0 / 1000) as f64).into()
}

/// Whether the browser has this zone: `Intl` throws for those it has not.
fn is_known(name: &str) -> bool {
    let options = options_object(&[("timeZone", name)]);
    let arguments = Array::of2(&JsValue::UNDEFINED, &options);
    let constructor = Reflect::get(&js_sys::global(), &"Intl".into())
        .and_then(|intl| Reflect::get(&intl, &"DateTimeFormat".into()));
    let Ok(constructor) = constructor else {
        return false;
    };
    let constructor: js_sys::Function = constructor.into();
    Reflect::construct(&constructor, &arguments).is_ok()
}
