//! Every sentence on a screen, in the language of the reader.
//!
//! The sentences stand in `locales/*.ftl`. A page looks up some three hundred of them, so those without arguments
//! are kept as plain strings, those with only simple arguments as pieces, and only the ones that choose between
//! forms (plurals) go through Fluent.

mod dates;
mod load;

use std::borrow::Cow;
use std::sync::LazyLock;

pub use dates::capital;
pub use fluent_bundle::FluentValue;
use load::{Message, Texts};

/// The languages Meedoen speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Taal {
    #[default]
    Nl,
    En,
}

impl Taal {
    pub const ALL: [Taal; 2] = [Taal::Nl, Taal::En];

    /// The code for the `lang` attribute, the cookie and the Accept-Language header.
    pub fn code(self) -> &'static str {
        match self {
            Taal::Nl => "nl",
            Taal::En => "en",
        }
    }

    /// Its name in the language itself, which is how somebody looking for it reads it.
    pub fn name(self) -> &'static str {
        match self {
            Taal::Nl => "Nederlands",
            Taal::En => "English",
        }
    }

    pub fn parse(code: &str) -> Option<Taal> {
        Taal::ALL.into_iter().find(|taal| taal.code() == code)
    }

    /// The first language of an Accept-Language header that we speak; Dutch when there is none.
    pub fn preferred(header: &str) -> Taal {
        let codes = header.split(',').map(|part| part.trim().get(..2).unwrap_or_default().to_ascii_lowercase());
        codes.into_iter().find_map(|code| Taal::parse(&code)).unwrap_or_default()
    }
}

/// Keys that are put together while running and so stand nowhere in the code as a whole: the sentences for a
/// refusal of the domain are `weigering-<code>`, those for a kind of signal `signaal-<code>`.
pub const DYNAMIC_PREFIXES: &[&str] = &[
    "weigering-",
    "signaal-",
    "may-",
    "slice-",
    "purpose-",
    "list-",
    "uitkering-",
    "wachtlijst-",
    "per-",
    "naar-",
    "role-",
    "rapport-",
    "import-",
    "plan-",
    "doel-",
    "event-plan-",
    "event-doel-",
    "hielp-",
    "wie-",
    "stap-door-",
    "aanvraag-",
    "soort-",
    "uitleg-",
    "raakt-",
    "kant-",
    "succes-",
    "weekdag-",
];

static TEXTS: LazyLock<[Texts; 2]> = LazyLock::new(|| [Texts::load(Taal::Nl), Texts::load(Taal::En)]);

/// A language with all its sentences. `Copy`, so that every page and every macro can hold one.
#[derive(Clone, Copy)]
pub struct Tekst {
    taal: Taal,
    texts: &'static Texts,
}

impl Tekst {
    pub fn new(taal: Taal) -> Tekst {
        Tekst { taal, texts: &TEXTS[taal as usize] }
    }

    pub fn taal(&self) -> Taal {
        self.taal
    }

    pub fn is(&self, taal: &Taal) -> bool {
        self.taal == *taal
    }

    pub fn lang(&self) -> &'static str {
        self.taal.code()
    }

    pub fn has(&self, key: &str) -> bool {
        self.texts.get(key).is_some()
    }

    /// A sentence without arguments.
    ///
    /// A key that does not exist is a fault in the program; a reader then sees an ellipsis, not a broken page.
    pub fn say(&self, key: &str) -> &'static str {
        match self.texts.get(key) {
            Some(Message::Plain(text)) => text,
            _ => {
                debug_assert!(false, "there is no plain text {key:?}");
                "…"
            }
        }
    }

    /// A sentence with one argument.
    pub fn with<'a>(&self, key: &str, name: &'static str, value: impl Into<FluentValue<'a>>) -> String {
        self.args(key, &[(name, value.into())])
    }

    /// A sentence with two arguments.
    pub fn with2<'a>(
        &self,
        key: &str,
        first: (&'static str, impl Into<FluentValue<'a>>),
        second: (&'static str, impl Into<FluentValue<'a>>),
    ) -> String {
        self.args(key, &[(first.0, first.1.into()), (second.0, second.1.into())])
    }

    /// A sentence with any number of arguments.
    pub fn args(&self, key: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
        match self.texts.get(key) {
            Some(Message::Plain(text)) => text.to_string(),
            Some(Message::Pieces(pieces)) => load::join(pieces, args),
            Some(Message::Fluent) => self.texts.format(key, args),
            None => {
                debug_assert!(false, "there is no text {key:?}");
                "…".into()
            }
        }
    }

    /// The sentence for a refusal, by the code the domain gives it. An unknown code is shown as it is: an ugly
    /// message is better than none.
    pub fn refusal(&self, code: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
        let key = format!("weigering-{code}");
        if self.has(&key) { self.args(&key, args) } else { self.with("weigering-onbekend", "code", code.to_owned()) }
    }

    /// A whole number with a mark per thousand: "1.234" or "1,234".
    pub fn number(&self, value: i64) -> String {
        let digits = value.unsigned_abs().to_string();
        let mark = if self.taal == Taal::Nl { '.' } else { ',' };
        let mut text = String::from(if value < 0 { "-" } else { "" });
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(mark);
            }
            text.push(digit);
        }
        text
    }

    /// A number with at most one decimal, and ",0" dropped.
    pub fn decimal(&self, value: f64) -> String {
        let text = format!("{value:.1}");
        let text = text.strip_suffix(".0").unwrap_or(&text);
        if self.taal == Taal::Nl { text.replace('.', ",") } else { text.to_owned() }
    }

    /// "8 %" or "8%".
    pub fn percent(&self, value: f64) -> String {
        self.decimal(value) + if self.taal == Taal::Nl { "\u{a0}%" } else { "%" }
    }

    /// An amount in euro cents: "€ 1.234,50" or "€1,234.50".
    pub fn euro(&self, cents: i64) -> String {
        let (gap, point) = if self.taal == Taal::Nl { ("\u{a0}", ',') } else { ("", '.') };
        let sign = if cents < 0 { "-" } else { "" };
        let whole = self.number((cents / 100).abs());
        format!("€{gap}{sign}{whole}{point}{:02}", (cents % 100).abs())
    }
}

/// The sentence of a refusal as the command line says it.
pub fn refusal_in_dutch(refusal: &domain::refusal::Refusal) -> String {
    crate::shell::visit::sentence(&Tekst::new(Taal::Nl), refusal, |id| format!("medewerker {id}"))
}

impl std::fmt::Debug for Tekst {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tekst({})", self.lang())
    }
}

/// All keys of a language, for the test that compares them.
pub fn keys(taal: Taal) -> Vec<&'static str> {
    Tekst::new(taal).texts.keys()
}

/// The source of a language's sentences, for the test that compares them.
pub fn source(taal: Taal) -> Cow<'static, str> {
    load::source(taal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        let (nl, en) = (Tekst::new(Taal::Nl), Tekst::new(Taal::En));
        assert_eq!(nl.number(1_234_567), "1.234.567");
        assert_eq!(en.number(-1_234), "-1,234");
        assert_eq!(nl.decimal(8.0), "8");
        assert_eq!(nl.decimal(12.64), "12,6");
        assert_eq!(nl.euro(123_450), "€\u{a0}1.234,50");
        assert_eq!(en.euro(500), "€5.00");
    }

    #[test]
    fn the_browser_says_which_language() {
        assert_eq!(Taal::preferred("en-GB,en;q=0.9,nl;q=0.8"), Taal::En);
        assert_eq!(Taal::preferred("fr"), Taal::Nl);
    }

    #[test]
    fn plurals_go_through_fluent() {
        let nl = Tekst::new(Taal::Nl);
        assert_eq!(nl.with("errors-title", "aantal", 1), "Er is nog 1 ding niet goed");
        assert_eq!(nl.with("errors-title", "aantal", 2), "Er zijn nog 2 dingen niet goed");
    }

    #[test]
    fn an_unknown_refusal_still_says_something() {
        assert!(Tekst::new(Taal::Nl).refusal("bestaat-niet", &[]).contains("bestaat-niet"));
    }
}
