//! Codes that are one enum in Rust and one text in JSON.

/// An enum of codes with their texts, and `Unknown` for those of a newer server. The texts are
/// token trees: utoipa does not see through a `literal`.
macro_rules! codes {
    (
        $(#[$doc:meta])*
        pub enum $name:ident {
            $($(#[$variant_doc:meta])* $variant:ident = $text:tt,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $name {
            $(
                $(#[$variant_doc])*
                #[serde(rename = $text)]
                $variant,
            )*
            /// A code this program does not know. Never sent: a page that stayed open during
            /// an upgrade of the server reads new codes as this one.
            #[serde(rename = "unknown", other)]
            Unknown,
        }

        impl $name {
            /// Every code of this program.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code as it stands in JSON.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown => "unknown",
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

pub(super) use codes;

#[cfg(test)]
mod tests {
    use crate::api::ErrorCode;

    #[test]
    fn a_code_is_its_text_in_json_and_a_new_one_is_unknown() {
        let text = serde_json::to_string(&ErrorCode::WrongOrigin).unwrap();
        assert_eq!(text, "\"wrong_origin\"");
        assert_eq!(ErrorCode::WrongOrigin.as_str(), "wrong_origin");
        let read: ErrorCode = serde_json::from_str("\"of_a_later_version\"").unwrap();
        assert_eq!(read, ErrorCode::Unknown);
    }
}
