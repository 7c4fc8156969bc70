//! Host and registered domain of a web address.
//!
//! This is the only use of `url`, which brings 16 crates (ICU, for names beyond ASCII). It
//! stays: an item about addresses must agree with what browsers do, and the host parser of
//! the WHATWG standard with punycode is not something to write again.

use minijinja::Error;
use url::{Host, Url};

use super::invalid_argument;

/// Suffixes of two labels below which names are registered, beside those of one label such
/// as `.fr`. The Public Suffix List has thousands and changes every week; items about
/// registered names keep to these.
const ENDINGS: [&str; 4] = ["co.uk", "com.au", "gouv.fr", "asso.fr"];

/// The host a browser connects to: lower-case, letters beyond ASCII as punycode, without
/// user-info and port. An address without a scheme counts as one of the web.
pub fn host(address: &str) -> Result<String, Error> {
    Ok(parse(address)?.to_string())
}

/// The registered part of the host: the last two labels, or three below
/// one of the [`ENDINGS`]. A numeric address is itself.
pub fn site(address: &str) -> Result<String, Error> {
    let host = match parse(address)? {
        Host::Domain(host) => host,
        number => return Ok(number.to_string()),
    };
    let host = host.trim_end_matches('.');
    let below = |ending: &&str| {
        host.strip_suffix(*ending)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    let labels = if ENDINGS.iter().any(below) { 3 } else { 2 };
    let start = host.rmatch_indices('.').nth(labels - 1);
    Ok(host[start.map_or(0, |(dot, _)| dot + 1)..].to_owned())
}

fn parse(address: &str) -> Result<Host, Error> {
    let url = match address.contains("://") {
        true => Url::parse(address),
        false => Url::parse(&format!("https://{address}")),
    };
    let host = url.ok().filter(Url::is_special).and_then(|url| {
        let host = url.host()?;
        Some(host.to_owned())
    });
    host.ok_or_else(|| invalid_argument(format!("`{address}` is no address that a browser opens")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_what_a_browser_connects_to() {
        for (address, expected) in [
            ("https://www.example.org/login?next=a.b", "www.example.org"),
            ("HTTPS://WWW.Example.ORG", "www.example.org"),
            ("https://example.org:8443/", "example.org"),
            ("https://bank.example@evil.example/", "evil.example"),
            ("https://user:pw@evil.example:80/x@y", "evil.example"),
            ("https://bank.example\\@evil.example", "bank.example"),
            ("https://xn--caf-dma.example/", "xn--caf-dma.example"),
            ("https://café.example/", "xn--caf-dma.example"),
            ("https://192.168.1.10/admin", "192.168.1.10"),
            ("https://[2001:DB8::1]:443/", "[2001:db8::1]"),
            ("www.example.org/a", "www.example.org"),
            ("example.org:8080/a", "example.org"),
        ] {
            assert_eq!(host(address).expect("it has a host"), expected, "{address}");
        }
    }

    #[test]
    fn the_site_is_what_somebody_registered() {
        for (address, expected) in [
            ("https://www.example.org/", "example.org"),
            ("https://example.org./", "example.org"),
            ("https://a.b.c.example.org/", "example.org"),
            ("https://shop.example.co.uk/", "example.co.uk"),
            ("https://www.impots.gouv.fr/", "impots.gouv.fr"),
            ("https://gouv.fr/", "gouv.fr"),
            ("https://impots-gouv.fr/", "impots-gouv.fr"),
            ("https://impots.gouv.fr.example.net/", "example.net"),
            ("https://localhost:8080/", "localhost"),
            ("http://10.0.0.1/", "10.0.0.1"),
        ] {
            assert_eq!(site(address).expect("it has a host"), expected, "{address}");
        }
    }

    #[test]
    fn what_no_browser_opens_is_refused() {
        for address in [
            "",
            "https://",
            "https://a b/",
            "urn://x/",
            "file:///etc/hosts",
        ] {
            let error = host(address).expect_err(address);
            let expected = format!("`{address}` is no address that a browser opens");
            assert_eq!(error.detail(), Some(expected.as_str()));
            assert!(site(address).is_err());
        }
    }
}
