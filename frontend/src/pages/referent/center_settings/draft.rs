//! The form as filled in so far.

use vigie_shared::api::{CenterRecord, CenterSettings, ChangeCenterRequest, SignatureChange};

/// What is typed: nothing here has been checked.
#[derive(Debug, Clone, PartialEq)]
pub struct CenterDraft {
    pub settings: CenterSettings,
    pub signature: SignatureChange,
}

impl CenterDraft {
    /// As the center is now.
    pub fn of(record: &CenterRecord) -> Self {
        Self {
            settings: record.settings.clone(),
            signature: SignatureChange::Keep,
        }
    }

    /// The change from this version.
    pub fn request(&self, version: u32) -> ChangeCenterRequest {
        ChangeCenterRequest {
            version,
            settings: self.settings.clone(),
            signature: self.signature.clone(),
        }
    }

    /// The image that certificates would have, a PNG in Base64.
    pub fn image<'a>(&'a self, record: &'a CenterRecord) -> Option<&'a str> {
        match &self.signature {
            SignatureChange::Keep => record.signature.as_deref(),
            SignatureChange::Remove => None,
            SignatureChange::Replace(png) => Some(png),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_image_shown_is_the_one_that_certificates_would_have() {
        let record = CenterRecord {
            version: 3,
            settings: CenterSettings::default(),
            signature: Some("old".to_owned()),
            window: None,
            overdue: 0,
            calendar: None,
        };
        let mut draft = CenterDraft::of(&record);
        assert_eq!(draft.image(&record), Some("old"));
        draft.signature = SignatureChange::Replace("new".to_owned());
        assert_eq!(draft.image(&record), Some("new"));
        draft.signature = SignatureChange::Remove;
        assert_eq!(draft.image(&record), None);
        assert_eq!(draft.request(record.version).version, 3);
    }
}
