//! Where to write and where to look: addresses that can stand in a link as they are.

use std::fmt;

use email_address::{EmailAddress, Options};
use iri_string::types::IriStr;

/// An email address: one, of the plain kind, such as `help@example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(Box<str>);

impl Email {
    /// Reads an address, without a name and without quotes (RFC 5321, `Dot-string@Domain`). Of the signs
    /// that its first part may have by that, those are read that mean nothing in a link.
    ///
    /// ```
    /// use phonetree_core::menu::Email;
    ///
    /// assert_eq!(Email::parse("o'brien+desk@example.org")?.as_str(), "o'brien+desk@example.org");
    /// assert!(Email::parse("Help Desk <help@example.org>").is_err());
    /// assert!(Email::parse("help@example.org?bcc=x").is_err());
    /// # Ok::<(), phonetree_core::menu::EmailError>(())
    /// ```
    ///
    /// # Errors
    /// What is wrong, as a phrase that fits after the text read.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        if let Some(c) = text.chars().find(|c| !(c.is_alphanumeric() || "@.-_+'&~=".contains(*c))) {
            return Err(EmailError::NoSuchCharacter(c));
        }
        let plain = Options::default()
            .with_minimum_sub_domains(2)
            .without_domain_literal()
            .without_display_text();
        match EmailAddress::parse_with_options(text, plain) {
            Ok(_) => Ok(Self(text.into())),
            Err(_) => Err(EmailError::NoAddress),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text can't be read as an [`Email`], as a phrase that fits after the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmailError {
    /// No address of a menu has this character.
    NoSuchCharacter(char),
    /// It is not an address.
    NoAddress,
}

impl fmt::Display for EmailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchCharacter(c) => {
                write!(f, "has `{c}`; write one plain address, such as \"help@example.org\"")
            }
            Self::NoAddress => {
                f.write_str("is not an email address; write one, such as \"help@example.org\"")
            }
        }
    }
}

impl std::error::Error for EmailError {}

/// The address of a web page: `https://` or `http://`, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(Box<str>);

impl Url {
    /// Reads an absolute address (RFC 3986, and RFC 3987 for letters of all scripts) with a host.
    ///
    /// ```
    /// use phonetree_core::menu::Url;
    ///
    /// assert_eq!(Url::parse("https://example.org/help?a=1#b")?.as_str(), "https://example.org/help?a=1#b");
    /// for wrong in ["javascript:alert(1)", "example.org", "https://", "https://example.org/a b"] {
    ///     assert!(Url::parse(wrong).is_err(), "{wrong}");
    /// }
    /// # Ok::<(), phonetree_core::menu::UrlError>(())
    /// ```
    ///
    /// # Errors
    /// What is wrong, as a phrase that fits after the text read.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        let scheme = text.split_once("://").map_or("", |(scheme, _)| scheme);
        if !["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
            return Err(UrlError::NotTheWeb);
        }
        let address = IriStr::new(text).map_err(|_| UrlError::NoAddress)?;
        let Some(authority) = address.authority_components() else {
            return Err(UrlError::NoAddress);
        };
        if authority.userinfo().is_some() {
            return Err(UrlError::NamesAUser);
        }
        if !authority.host().contains(char::is_alphanumeric) {
            return Err(UrlError::NoAddress);
        }
        Ok(Self(text.into()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A stand-in for one that can't be read; the tree it goes into is thrown away.
    pub(in crate::menu) fn nowhere() -> Self {
        Self("https://example.org".into())
    }
}

/// Why a text can't be read as a [`Url`], as a phrase that fits after the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UrlError {
    /// It doesn't begin as addresses of web pages do.
    NotTheWeb,
    /// It has a name before its host, which people would take for the host.
    NamesAUser,
    /// What follows is not an address.
    NoAddress,
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotTheWeb => "is not a web address; write one that begins with \"https://\"",
            Self::NamesAUser => "has a name before its host; write \"https://\" and the host",
            Self::NoAddress => {
                "is not a web address; write one such as \"https://example.org/help\", without blanks, quotes and brackets"
            }
        })
    }
}

impl std::error::Error for UrlError {}

impl AsRef<str> for Email {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Url {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Email, Url};

    #[test]
    fn an_email_is_one_plain_address() {
        for fine in ["amt@kp.org", "r&d@x-y.example.org", "ünal@müller.de", "a.b+c_d@e.co.uk"] {
            assert!(Email::parse(fine).is_ok(), "{fine}");
        }
        for wrong in [
            "",
            "x",
            "a@",
            "@b.org",
            "a@b",
            "a b@c.org",
            "a@b.org,c@d.org",
            "<a@b.org>",
            "a@b.org ",
            "\"a b\"@c.org",
            "mailto:a@b.org",
            "a@[127.0.0.1]",
            "a?bcc=x@b.org",
            "a%40b@c.org",
            "a@b@c.org",
            ".a@b.org",
            "a..b@c.org",
            "a@-b.org",
            "a@b.org\"><script>",
            "a`b@c.org",
        ] {
            assert!(Email::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_url_is_a_web_page() {
        for fine in [
            "https://kp.org",
            "http://example.org:8080/a/b?c=d&e=(f)#g",
            "HTTPS://EXAMPLE.ORG",
            "https://müller.de/straße",
            "https://[2001:db8::1]/",
            "https://example.org/a'b;c",
        ] {
            assert!(Url::parse(fine).is_ok(), "{fine}");
        }
        for wrong in [
            "",
            "kp.org",
            "//kp.org",
            "javascript:alert(1)",
            "JavaScript://x.org/%0aalert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "mailto:a@b.org",
            "tel:+12025550142",
            "ftp://x.org",
            "https:kp.org",
            "https://",
            "https:///x",
            "https://a b.org",
            " https://x.org",
            "https://x.org/\">",
            "https://x.org/<b>",
            "https://x.org/a`b",
            "https://kp.org@evil.example/",
            "https://x.org\\@y.org",
            "https://x.org/{y}",
            "https://.",
        ] {
            assert!(Url::parse(wrong).is_err(), "{wrong}");
        }
    }
}
