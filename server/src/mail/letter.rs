//! The text of a mail, and its form (RFC 5322): one plain text in UTF-8, in Base64, so that no
//! line is too long and no letter is changed on the way.

use crate::store::account_links::outbox::{MailMessage, MailRow};
use base64::{Engine, engine::general_purpose::STANDARD};
use vigie_i18n::MessageCatalog;
use vigie_shared::{secret_text::SecretText, time::Timestamp};

static MESSAGES: MessageCatalog = MessageCatalog::new(
    &[include_str!("../../i18n/fr/mail.ftl")],
    &[include_str!("../../i18n/en/mail.ftl")],
);

/// Characters of Base64 on one line.
const LINE: usize = 76;

/// A mail as it is about to be sent. Not `Debug`: it holds a secret.
pub(super) struct MailLetter<'a> {
    pub(super) mail: &'a MailRow,
    pub(super) message: MailMessage,
    /// Address of the server in browsers.
    pub(super) origin: &'a str,
    /// Address of the sender.
    pub(super) from: &'a str,
    pub(super) secret: &'a SecretText,
    pub(super) at: Timestamp,
}

impl MailLetter<'_> {
    /// All of it, with lines that end in CR LF.
    pub(super) fn compose(&self) -> SecretText {
        let texts = MESSAGES.messages(self.mail.language);
        let key = self.message.name().replace('_', "-");
        let link = format!("{}/mot-de-passe#{}", self.origin, self.secret.expose());
        let args = [
            ("name", self.mail.name.clone().into()),
            ("center", self.mail.center.clone().into()),
            ("origin", self.origin.into()),
            ("link", link.into()),
        ];
        let subject = texts.text_with(&format!("mail-{key}-subject"), &args);
        let body = texts.text_with(&format!("mail-{key}"), &args);
        let host = self.from.rsplit('@').next().unwrap_or("localhost");
        let mut letter = format!(
            "From: Vigie <{}>\r\nTo: <{}>\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{host}>\r\n\
             Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n\
             Content-Type: text/plain; charset=utf-8\r\nContent-Language: {}\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n",
            self.from,
            self.mail.recipient,
            encoded_words(&subject),
            date(self.at),
            self.mail.id,
            self.mail.language.tag(),
        );
        let body = STANDARD.encode(body.replace('\n', "\r\n"));
        for line in body.as_bytes().chunks(LINE) {
            letter.extend(line.iter().copied().map(char::from));
            letter.push_str("\r\n");
        }
        letter.into()
    }
}

/// A text of a header as encoded words (RFC 2047), each short enough and ending at a character.
fn encoded_words(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for letter in text.chars() {
        if word.len() + letter.len_utf8() > 42 {
            words.push(std::mem::take(&mut word));
        }
        word.push(letter);
    }
    words.push(word);
    let encoded = words
        .iter()
        .map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word)));
    encoded.collect::<Vec<_>>().join("\r\n ")
}

/// An instant as headers have it, in UTC.
fn date(at: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(at.0)
        .map(|at| at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mails_are_complete_in_both_languages() {
        assert_eq!(MESSAGES.check(), Vec::<String>::new());
    }

    #[test]
    fn a_header_is_in_words_that_any_program_reads() {
        let text = "Invitation à rejoindre le lycée Aimé-Césaire de La Rochefoucauld";
        let encoded = encoded_words(text);
        assert!(encoded.split("\r\n ").all(|word| word.len() <= 75));
        let read: Vec<u8> = encoded
            .split("\r\n ")
            .flat_map(|word| {
                let inner = word.trim_start_matches("=?utf-8?B?").trim_end_matches("?=");
                STANDARD.decode(inner).unwrap()
            })
            .collect();
        assert_eq!(String::from_utf8(read).unwrap(), text);
    }

    #[test]
    fn a_date_is_in_the_form_of_mails() {
        let at = Timestamp(1_748_851_200_000_000);
        assert_eq!(date(at), "Mon, 02 Jun 2025 08:00:00 +0000");
    }
}
