//! The local approaches as data. Adopting a version is a fact with its whole content: editing a file changes nothing until
//! somebody adopts it, and a rule always uses the version in force on the day it is about.

pub mod content;

use std::cmp::Reverse;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use content::Content;
use content::NormSoort;

use crate::access::{May, Policy, Standing as S, Viewer};
use crate::codes::{Code, Codes};
use crate::entry::{Place, Statement};
use crate::history::At;
use crate::ids::Nr;
use crate::refusal::{No, Refusal};
use crate::state::State as Town;
use crate::time::Day;

// ── What can have happened ──────────────────────────────────────────────────────────────────────────────────────────

crate::facts! {
    /// A version of an aanpak holds from this day.
    Adopted = "aanpak.ingevoerd", 1;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Adopted {
    pub content: Box<Content>,
}

impl Fact {
    pub(crate) fn place(&self, _: Day) -> Place {
        let Fact::Adopted(adopted) = self;
        Place::ground(&format!("aanpak/{}", adopted.content.slug))
    }

    pub(crate) fn subject(&self) -> u32 {
        0
    }
}

// ── What is remembered ──────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone)]
struct Version {
    nr: Nr,
    slug: Code,
    from: Day,
    content: Arc<Content>,
    norms: Norms,
}

/// Where each norm of a version stands, by kind, what says it most precisely first. A list looks up ten norms on every line, so
/// what a norm is for is compared as codes.
#[derive(Debug, Clone)]
struct Norms(Vec<(NormSoort, For, u16)>);

/// For which trajectsoort and fase a norm is: `None` is for all.
type For = (Option<Code>, Option<Code>);

impl Norms {
    fn of(content: &Content, codes: &mut Codes) -> Norms {
        let mut code = |word: &Option<String>| word.as_deref().map(|word| codes.code(word));
        let norms = content.normen.iter().zip(0..);
        let mut norms: Vec<(NormSoort, For, u16)> =
            norms.map(|(norm, place)| (norm.soort, (code(&norm.trajectsoort), code(&norm.fase)), place)).collect();
        norms.sort_by_key(|(soort, (trajectsoort, fase), place)| {
            (*soort, fase.is_none(), trajectsoort.is_none(), Reverse(*place))
        });
        Norms(norms)
    }

    /// The place of the norm that says most precisely what holds here, as [`Content::norm`] finds it by words.
    fn place(&self, soort: NormSoort, trajectsoort: Code, fase: Option<Code>) -> Option<usize> {
        let of_soort = &self.0[self.0.partition_point(|(other, ..)| *other < soort)..];
        let mut of_soort = of_soort.iter().take_while(|(other, ..)| *other == soort);
        let holds = |(_, (own_soort, own_fase), _): &&(NormSoort, For, u16)| {
            own_soort.is_none_or(|own| own == trajectsoort) && own_fase.is_none_or(|own| Some(own) == fase)
        };
        of_soort.find(holds).map(|(.., place)| usize::from(*place))
    }
}

#[derive(Debug, Clone, Default)]
pub struct State {
    versions: Arc<Vec<Version>>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact, codes: &mut Codes) {
        let Fact::Adopted(adopted) = fact;
        let content: Content = (*adopted.content).clone();
        let slug = codes.code(&content.slug);
        let norms = Norms::of(&content, codes);
        let versions = Arc::make_mut(&mut self.versions);
        versions.push(Version { nr: at.nr, slug, from: at.datum, content: Arc::new(content), norms });
        versions.sort_by_key(|version| (version.from, version.nr));
    }

    pub(crate) fn end(&mut self, nr: Nr, _: Day) {
        Arc::make_mut(&mut self.versions).retain(|version| version.nr != nr);
    }
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const SEE: May = May { what: "aanpak.ingevoerd", who: &S::ALL };
const ADOPT: May = May { what: "aanpak invoeren", who: &[S::Beleidsmedewerker, S::Meedoen] };

pub const POLICY: Policy = Policy { slice: "aanpak", see: &[&SEE], act: &[&ADOPT] };

// ── The act ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Adopts a version of an aanpak from `datum`; the same content again is refused, because it would change nothing.
pub fn adopt(state: &Town, viewer: &Viewer, datum: Day, content: Content) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&ADOPT)?;
    if by_slug(state, &content.slug, datum).is_some_and(|current| **current == content) {
        return Err(Refusal::new("aanpak-al-ingevoerd").with("aanpak", content.naam.nl.as_str()).into());
    }
    Ok(vec![Statement::new(datum, viewer.today(), Adopted { content: Box::new(content) })])
}

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// The version in force on `day`. Before the first version holds what the first says: there was no other.
pub fn in_force(state: &Town, aanpak: Code, day: Day) -> Option<&Arc<Content>> {
    version_in_force(state, aanpak, day).map(|version| &version.content)
}

fn version_in_force(state: &Town, aanpak: Code, day: Day) -> Option<&Version> {
    let mut own = state.aanpak.versions.iter().filter(|version| version.slug == aanpak).peekable();
    let first = own.peek().copied();
    own.rfind(|version| version.from <= day).or(first)
}

/// The norm that says most precisely what holds here ([`Content::norm`]): the version in force that says so, and its place there.
pub(crate) fn norm_in_force(
    state: &Town,
    aanpak: Code,
    day: Day,
    (soort, trajectsoort, fase): (NormSoort, Code, Option<Code>),
) -> Option<(&Arc<Content>, usize)> {
    let Version { content, norms, .. } = version_in_force(state, aanpak, day)?;
    Some((content, norms.place(soort, trajectsoort, fase)?))
}

/// The same, by the slug of the aanpak.
pub fn by_slug<'a>(state: &'a Town, slug: &str, day: Day) -> Option<&'a Arc<Content>> {
    in_force(state, state.codes.find(slug)?, day)
}

/// The newest version of every aanpak of the gemeente, in order of adoption.
pub fn list(state: &Town) -> Vec<&Arc<Content>> {
    let mut newest: Vec<&Arc<Content>> = Vec::new();
    for version in state.aanpak.versions.iter() {
        newest.retain(|known| known.slug != version.content.slug);
        newest.push(&version.content);
    }
    newest
}

#[cfg(test)]
mod tests;
