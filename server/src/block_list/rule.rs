//! One rule, from what people type to what browsers take.

use url::{Host, Url};
use vigie_shared::{api::BlockRuleFault, limits::MAX_BLOCK_RULE_CHARS};

/// `example.org` or `example.org/path`: lower case, the domain in ASCII.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct BlockRule(String);

impl BlockRule {
    /// Reads a rule, also from the address of a page. `own_host` is that of this server.
    ///
    /// # Errors
    /// Why it cannot be one.
    pub fn parse(text: &str, own_host: &str) -> Result<Self, BlockRuleFault> {
        let text = text.trim();
        let bare = ["https://", "http://"]
            .into_iter()
            .find_map(|scheme| text.strip_prefix(scheme))
            .unwrap_or(text);
        if bare.len() > 4 * MAX_BLOCK_RULE_CHARS {
            return Err(BlockRuleFault::TooLong);
        }
        let url = Url::parse(&format!("https://{bare}")).map_err(|_| BlockRuleFault::NotADomain)?;
        let is_plain =
            url.username().is_empty() && url.password().is_none() && url.port().is_none();
        let domain = match url.host() {
            Some(Host::Domain(domain)) if is_plain => domain.trim_end_matches('.'),
            _ => return Err(BlockRuleFault::NotADomain),
        };
        if !is_domain(domain) {
            return Err(BlockRuleFault::NotADomain);
        }
        if is_public_suffix(domain) {
            return Err(BlockRuleFault::PublicSuffix);
        }
        let below = |host: &str| {
            host.strip_suffix(domain)
                .is_some_and(|rest| rest.ends_with('.'))
        };
        if own_host == domain || below(own_host) {
            return Err(BlockRuleFault::OwnOrigin);
        }
        let path = url.path().trim_end_matches('/');
        if path.contains(['*', '|', '^']) {
            return Err(BlockRuleFault::PatternInPath);
        }
        let rule = format!("{domain}{path}").to_lowercase();
        match rule.len() <= MAX_BLOCK_RULE_CHARS {
            true => Ok(Self(rule)),
            false => Err(BlockRuleFault::TooLong),
        }
    }

    /// As the list has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Is it about one part of a site only?
    pub fn has_path(&self) -> bool {
        self.0.contains('/')
    }
}

/// Labels of letters, digits and hyphens, as names of hosts are.
fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    domain.len() <= 253 && domain.split('.').all(label)
}

/// Does everybody register names under it, as under `fr`, `co.uk` or `gouv.fr`? Suffixes of one
/// company, such as `github.io`, are sites like others.
fn is_public_suffix(domain: &str) -> bool {
    let suffix = psl::suffix(domain.as_bytes());
    let is_whole = |suffix: &psl::Suffix<'_>| suffix.as_bytes() == domain.as_bytes();
    suffix
        .filter(is_whole)
        .is_some_and(|suffix| suffix.typ() != Some(psl::Type::Private))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<String, BlockRuleFault> {
        BlockRule::parse(text, "vigie.lycee.example.fr").map(|rule| rule.0)
    }

    #[test]
    fn a_rule_is_read_from_what_people_copy() {
        for (typed, kept) in [
            ("chatgpt.com", "chatgpt.com"),
            ("  https://ChatGPT.com/ ", "chatgpt.com"),
            (
                "http://www.example.org/Forum/?q=1#a",
                "www.example.org/forum",
            ),
            ("google.com/ai/", "google.com/ai"),
            ("élève.example.fr", "xn--lve-6lad.example.fr"),
            ("github.io", "github.io"),
        ] {
            assert_eq!(parsed(typed), Ok(kept.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_would_block_too_much_or_nothing_is_refused() {
        use BlockRuleFault::*;
        let long = format!("example.org/{}", "a".repeat(200));
        for (typed, fault) in [
            ("", NotADomain),
            ("chat gpt", NotADomain),
            ("*.example.org", NotADomain),
            ("10.0.0.1", NotADomain),
            ("[::1]", NotADomain),
            ("me@example.org", NotADomain),
            ("example.org:8080", NotADomain),
            ("com", PublicSuffix),
            ("fr", PublicSuffix),
            ("localhost", PublicSuffix),
            ("co.uk", PublicSuffix),
            ("gouv.fr", PublicSuffix),
            ("example.org/*/ai", PatternInPath),
            ("vigie.lycee.example.fr", OwnOrigin),
            ("lycee.example.fr/api", OwnOrigin),
            ("example.fr", OwnOrigin),
            (&long, TooLong),
        ] {
            assert_eq!(parsed(typed), Err(fault), "{typed}");
        }
        assert!(parsed("xvigie.lycee.example.fr").is_ok());
    }
}
