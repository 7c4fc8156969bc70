//! What a center says of itself, checked, and as its papers print it.

use crate::{
    center_zone::CenterZone,
    store::CenterSettingsRow,
    typed_text::{line, paragraph},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use vigie_documents::{Signatory, SignatureImage, SignatureImageError};
use vigie_shared::{
    api::{CenterSettings, ValidationCode, ValidationError, is_uai},
    limits::{
        MAX_ADDRESS_LINES, MAX_CENTER_ADDRESS_CHARS, MAX_CENTER_NAME_CHARS, MAX_LINK_CHARS,
        MAX_SIGNATORY_CHARS,
    },
};

/// The settings as they are kept, or every error of the fields.
pub fn checked(typed: &CenterSettings) -> Result<CenterSettings, Vec<ValidationError>> {
    let mut errors = Vec::new();
    let mut noted = |field, value: Result<String, ValidationCode>| {
        value.unwrap_or_else(|code| {
            errors.push(ValidationError::new(field, code));
            String::new()
        })
    };
    let optional_line = |text: &str, longest| match text.trim() {
        "" => Ok(String::new()),
        text => line(text, longest),
    };
    let settings = CenterSettings {
        name: noted("name", line(&typed.name, MAX_CENTER_NAME_CHARS)),
        uai: noted("uai", uai(&typed.uai)),
        address: noted(
            "address",
            paragraph(&typed.address, MAX_CENTER_ADDRESS_CHARS).and_then(few_lines),
        ),
        establishment: typed.establishment,
        time_zone: noted("time_zone", zone(&typed.time_zone)),
        signatory_name: noted(
            "signatory_name",
            optional_line(&typed.signatory_name, MAX_SIGNATORY_CHARS),
        ),
        signatory_function: noted(
            "signatory_function",
            optional_line(&typed.signatory_function, MAX_SIGNATORY_CHARS),
        ),
        appeal_contact: noted(
            "appeal_contact",
            paragraph(&typed.appeal_contact, MAX_CENTER_ADDRESS_CHARS).and_then(few_lines),
        ),
        training_link: noted("training_link", link(&typed.training_link)),
    };
    match errors.is_empty() {
        true => Ok(settings),
        false => Err(errors),
    }
}

/// A signature that papers can print: the PNG in Base64, as it is kept.
pub fn checked_signature(base64: &str) -> Result<String, ValidationCode> {
    let png = STANDARD
        .decode(base64)
        .map_err(|_| ValidationCode::BadImage)?;
    match SignatureImage::from_png(&png) {
        Ok(_) => Ok(STANDARD.encode(png)),
        Err(SignatureImageError::TooLarge) => Err(ValidationCode::ImageTooLarge),
        Err(SignatureImageError::Unreadable) => Err(ValidationCode::BadImage),
    }
}

/// Who signs, as certificates print it; nobody when the center has not said.
pub fn signatory(row: &CenterSettingsRow) -> Option<Signatory> {
    let settings = &row.settings;
    let image = STANDARD.decode(&row.signature).ok();
    let image = image.filter(|png| !png.is_empty());
    let is_empty = settings.signatory_name.is_empty() && settings.signatory_function.is_empty();
    (!is_empty).then(|| Signatory {
        name: settings.signatory_name.clone(),
        function: settings.signatory_function.clone(),
        // It was readable when it was kept.
        signature: image.and_then(|png| SignatureImage::from_png(&png).ok()),
    })
}

fn uai(typed: &str) -> Result<String, ValidationCode> {
    let text: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.to_uppercase();
    match text.is_empty() || is_uai(&text) {
        true => Ok(text),
        false => Err(ValidationCode::BadUai),
    }
}

fn zone(typed: &str) -> Result<String, ValidationCode> {
    if typed.trim().is_empty() {
        return Err(ValidationCode::Empty);
    }
    let zone = CenterZone::of(typed.trim()).map_err(|_| ValidationCode::BadTimeZone)?;
    Ok(zone.name().to_owned())
}

fn few_lines(text: String) -> Result<String, ValidationCode> {
    match text.lines().count() > MAX_ADDRESS_LINES {
        true => Err(ValidationCode::TooLong),
        false => Ok(text),
    }
}

fn link(typed: &str) -> Result<String, ValidationCode> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    if text.chars().count() > MAX_LINK_CHARS {
        return Err(ValidationCode::TooLong);
    }
    let url = url::Url::parse(text).map_err(|_| ValidationCode::BadLink)?;
    let is_plain = url.scheme() == "https"
        && url.host_str().is_some_and(|host| host.contains('.'))
        && url.username().is_empty()
        && url.password().is_none();
    match is_plain {
        true => Ok(url.to_string()),
        false => Err(ValidationCode::BadLink),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_is_wrong_is_named() {
        let wrong = CenterSettings {
            uai: "0750655F".to_owned(),
            address: "1\n2\n3\n4\n5\n6".to_owned(),
            time_zone: "CET".to_owned(),
            training_link: "javascript:alert(1)".to_owned(),
            ..CenterSettings::default()
        };
        let errors = checked(&wrong).unwrap_err();
        let errors: Vec<_> = errors
            .iter()
            .map(|error| (&*error.field, error.code))
            .collect();
        assert_eq!(
            errors,
            [
                ("name", ValidationCode::Empty),
                ("uai", ValidationCode::BadUai),
                ("address", ValidationCode::TooLong),
                ("time_zone", ValidationCode::BadTimeZone),
                ("training_link", ValidationCode::BadLink),
            ]
        );
    }

    #[test]
    fn what_is_right_is_kept_as_papers_print_it() {
        let typed = CenterSettings {
            name: "Lycée".to_owned(),
            uai: " 0750655 e ".to_owned(),
            time_zone: "indian/reunion".to_owned(),
            training_link: "https://app.example.org/parcours".to_owned(),
            ..CenterSettings::default()
        };
        let kept = checked(&typed).unwrap();
        assert_eq!(kept.uai, "0750655E");
        assert_eq!(kept.time_zone, "Indian/Reunion");
        assert_eq!(checked_signature("AAAA"), Err(ValidationCode::BadImage));
    }
}
