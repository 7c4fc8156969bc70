//! Passwords and codes are plain strings in JSON, and in no log.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::Debug;
use vigie_shared::{
    api::{
        ActivateSecondFactorRequest, CandidateLoginRequest, ChangePasswordRequest,
        ConfirmLoginRequest, CreatedSession, IdentifyCandidateRequest, InvigilatorLoginRequest,
        PersonalCode, RecoveryCodes, ReferentLoginRequest, SecondFactorSetup,
    },
    secret_text::SecretText,
};

const SECRET: &str = "K7Q2-W9XD";

/// Reads a message, writes it back, and looks at what a log would say of it.
fn check<T: Serialize + DeserializeOwned + Debug>(message: Value) {
    let read: T = serde_json::from_value(message.clone()).unwrap();
    let shown = format!("{read:?} {read:#?}");
    assert!(!shown.contains(SECRET), "{shown}");
    assert_eq!(serde_json::to_value(read).unwrap(), message);
}

#[test]
fn no_message_shows_its_secrets() {
    check::<SecretText>(json!(SECRET));
    check::<CandidateLoginRequest>(json!({
        "session": 483_920, "first_name": "Ada", "last_name": "Lovelace",
        "birthdate": "2008-01-01", "access_code": SECRET, "personal_code": SECRET,
        "external_id": SECRET,
    }));
    check::<IdentifyCandidateRequest>(json!({ "external_id": SECRET }));
    check::<InvigilatorLoginRequest>(
        json!({ "session": 483_920, "password": SECRET, "name": "Grace" }),
    );
    check::<ReferentLoginRequest>(
        json!({ "email": "nora@example.org", "password": SECRET, "code": SECRET }),
    );
    check::<ConfirmLoginRequest>(json!({ "password": SECRET, "code": SECRET }));
    check::<ChangePasswordRequest>(json!({ "current": SECRET, "new": SECRET }));
    check::<ActivateSecondFactorRequest>(json!({ "code": SECRET }));
    check::<SecondFactorSetup>(json!({ "secret": SECRET, "qr": SECRET }));
    check::<RecoveryCodes>(json!({ "codes": [SECRET, SECRET] }));
    check::<PersonalCode>(json!({ "seat": 1, "code": SECRET }));
    check::<CreatedSession>(json!({
        "id": "018f0000-0000-7000-8000-000000000001", "number": 483_920, "access_code": SECRET,
        "invigilator_password": SECRET, "personal_codes": [{ "seat": 1, "code": SECRET }],
        "candidates": 1,
    }));
}
