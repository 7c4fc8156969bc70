//! The people of a center, and the links by mail with which they choose a password.

use crate::{
    ids::{AccountId, InvitationId},
    secret_text::SecretText,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// The language of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MailLanguage {
    /// French.
    #[serde(rename = "fr")]
    French,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// Response of `GET /api/center/people`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CenterPeople {
    /// Who may log in, by name.
    pub people: Vec<CenterPerson>,
    /// Who was invited and has not answered yet, the latest first.
    pub invitations: Vec<OpenInvitation>,
    /// Since when a mail, of whatever center, waits after a failed attempt: the mail server is
    /// away, or refuses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<i64>))]
    pub mail_delayed_since: Option<Timestamp>,
}

/// Somebody with an account at the center.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CenterPerson {
    /// Their account.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// What they log in with.
    pub email: String,
}

/// An invitation that was neither accepted nor withdrawn, and has not expired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenInvitation {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub id: InvitationId,
    /// Whom.
    pub name: String,
    /// Where the mail goes.
    pub email: String,
    /// When they were invited.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub at: Timestamp,
    /// What became of the mail.
    pub mail: MailStatus,
}

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MailStatus {
    /// It is about to be sent.
    Waiting,
    /// At least one attempt failed; others follow, for three days.
    Delayed,
    /// The mail server has taken it.
    Sent,
    /// It could not be sent for three days; nothing is tried any more.
    Failed,
}

/// Body of `POST /api/center/people/invite`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitePersonRequest {
    /// Their name, 1 to 80 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 80))]
    pub name: String,
    /// Where the mail goes, and what they log in with: at most 254 characters.
    #[cfg_attr(feature = "openapi", schema(max_length = 254))]
    pub email: String,
    /// Of the mail.
    pub language: MailLanguage,
}

/// Body of `POST /api/center/people/withdraw`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WithdrawInvitationRequest {
    /// Which one.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub invitation: InvitationId,
}

/// Body of `POST /api/center/people/remove`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemovePersonRequest {
    /// Whose account.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
    pub account: AccountId,
}

/// Body of `POST /api/account-link/forgotten`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ForgottenPasswordRequest {
    /// What they log in with.
    pub email: String,
    /// Of the mail.
    pub language: MailLanguage,
}

/// Body of `POST /api/account-link/password`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChoosePasswordRequest {
    /// What stands behind the `#` of the link.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub secret: SecretText,
    /// 12 to 128 characters.
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 12, max_length = 128))]
    pub new: SecretText,
}
