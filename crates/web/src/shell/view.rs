use askama::Template;

use crate::tekst::{Taal, Tekst};

/// What stands around every page.
#[derive(Clone, Debug, Default)]
pub struct Shell {
    /// The title of the page, as in its h1.
    pub title: String,
    /// The beginning of every address: "/lindervoort"; empty before a gemeente is chosen.
    pub base: String,
    /// "gemeente Lindervoort"
    pub gemeente: String,
    /// The address of this page, to come back to after a change of language or role.
    pub here: String,
    pub csrf: String,
    pub user: Option<User>,
    pub nav: Vec<NavItem>,
    /// Whether this person may look for residents.
    pub search: bool,
    /// Whether the keyboard shortcuts are on (WCAG 2.1.4 asks for a way to switch them off).
    pub shortcuts: bool,
    /// Whether the people are made up, which the footer then says.
    pub demo: bool,
    /// What Meedoen is called here, with its picture.
    pub merk: Merk,
    /// The address of a municipality's own style sheet.
    pub thema: Option<String>,
    /// Whoever stands in for a colleague is told so on every page that is open for that.
    pub waarneming: Option<StandingIn>,
    /// A sentence on top that says what was just done.
    pub done: Option<String>,
    /// Whether the log is away, so that everybody knows why nothing can be recorded.
    pub away: bool,
}

impl Shell {
    pub fn languages(&self) -> [Taal; 2] {
        Taal::ALL
    }
}

/// The name and the picture that stand at the top of every page.
#[derive(Clone, Debug)]
pub struct Merk {
    pub naam: String,
    /// The address of the picture.
    pub beeld: String,
    /// In pixels, beside a height of 36.
    pub breedte: u16,
}

impl Default for Merk {
    /// Meedoen's own.
    fn default() -> Merk {
        Merk { naam: "Meedoen".into(), beeld: format!("{}/merk.svg", crate::assets::BASE), breedte: 36 }
    }
}

/// For whom, for what and until when somebody stands in; the link ends it.
#[derive(Clone, Debug, Default)]
pub struct StandingIn {
    pub text: String,
    pub link: Link,
}

/// The one who is logged in.
#[derive(Clone, Debug, Default)]
pub struct User {
    pub name: String,
    pub initials: String,
    /// "coach, team De Hoven"
    pub role: String,
    /// All roles this person may take on, when there is more than one.
    pub roles: Vec<RoleChoice>,
}

#[derive(Clone, Debug)]
pub struct RoleChoice {
    pub id: String,
    pub label: String,
    pub current: bool,
}

#[derive(Clone, Debug, Default)]
pub struct NavItem {
    pub href: String,
    pub label: String,
    pub badge: Option<String>,
    /// What the badge counts, for who hears the page: "7 punten".
    pub told: String,
    pub current: bool,
    /// The key that opens it, for the script: "l".
    pub key: Option<&'static str>,
}

#[derive(Clone, Debug, Default)]
pub struct Link {
    pub href: String,
    pub label: String,
}

impl Link {
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Link {
        Link { href: href.into(), label: label.into() }
    }
}

/// A label with its value, in a list of such.
#[derive(Clone, Debug, Default)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

impl Fact {
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Fact {
        Fact { label: label.into(), value: value.into() }
    }
}

/// What comes here, and the first act.
#[derive(Clone, Debug, Default)]
pub struct Empty {
    pub text: String,
    pub act: Option<Link>,
}

/// How soon something is owed. Colour, icon and words say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// We are too late.
    Late,
    /// It comes near.
    Soon,
    #[default]
    Calm,
    /// In time, or something to celebrate.
    Good,
}

impl Tone {
    pub fn class(&self) -> &'static str {
        match self {
            Tone::Late => "laat",
            Tone::Soon => "straks",
            Tone::Calm => "rust",
            Tone::Good => "goed",
        }
    }

    pub fn icon(&self) -> &'static str {
        match self {
            Tone::Late => "let-op",
            Tone::Soon => "klok",
            Tone::Calm => "info",
            Tone::Good => "ster",
        }
    }
}

/// Not there, or not for this reader: the same answer (status 404).
#[derive(Template, Debug)]
#[template(path = "shell/hidden.html")]
pub struct HiddenPage {
    pub t: Tekst,
    pub shell: Shell,
    /// Where to go instead.
    pub back: Option<Link>,
}

/// What was asked lies in a log that is away for a moment (status 503).
#[derive(Template, Debug)]
#[template(path = "shell/away.html")]
pub struct AwayPage {
    pub t: Tekst,
    pub shell: Shell,
    /// The same page, to try again.
    pub again: Link,
}

/// Something broke (status 500). The causes stand in the log under the reference.
#[derive(Template, Debug)]
#[template(path = "shell/trouble.html")]
pub struct TroublePage {
    pub t: Tekst,
    pub shell: Shell,
    pub reference: String,
}

/// A page that asks one thing: a title, a form, and beside it what helps to fill it in.
#[derive(Template, Debug)]
#[template(path = "shell/form_page.html")]
pub struct FormPage {
    pub t: Tekst,
    pub shell: Shell,
    /// The way back, outermost first.
    pub crumbs: Vec<Link>,
    pub lead: String,
    pub notice: Option<Notice>,
    pub form: crate::form::Form,
    pub asides: Vec<Aside>,
}

/// Something to know before going on, with residents or pages it is about.
#[derive(Clone, Debug, Default)]
pub struct Notice {
    pub title: String,
    pub text: String,
    pub links: Vec<Link>,
}

#[derive(Clone, Debug, Default)]
pub struct Aside {
    pub title: String,
    pub text: String,
    pub facts: Vec<Fact>,
}
