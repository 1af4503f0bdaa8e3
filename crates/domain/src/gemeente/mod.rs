//! The gemeente itself: its name, and nothing that is not in the log.

use serde::{Deserialize, Serialize};

use crate::access::{May, Policy, Standing as S, Viewer};
use crate::entry::{Place, Statement};
use crate::history::At;
use crate::ids::Nr;
use crate::refusal::{No, Refusal};
use crate::state::State as Town;
use crate::time::Day;

// ── What can have happened ──────────────────────────────────────────────────────────────────────────────────────────

crate::facts! {
    /// The log of a gemeente begins.
    Opened = "gemeente.begonnen", 1;
}

/// `slug` is the leading part of every URL and the name of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    pub slug: String,
    pub naam: String,
}

impl Fact {
    pub(crate) fn place(&self, _: Day) -> Place {
        Place::ground("gemeente")
    }

    pub(crate) fn subject(&self) -> u32 {
        0
    }
}

// ── What is remembered ──────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, Default)]
pub struct State {
    opened: Option<(Nr, Opened)>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        let Fact::Opened(opened) = fact;
        self.opened = Some((at.nr, opened.clone()));
    }

    pub(crate) fn end(&mut self, nr: Nr, _: Day) {
        if self.opened.as_ref().is_some_and(|(opened, _)| *opened == nr) {
            self.opened = None;
        }
    }
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const SEE: May = May { what: "gemeente.begonnen", who: &S::ALL };
const OPEN: May = May { what: "gemeente beginnen", who: &[S::Meedoen] };

pub const POLICY: Policy = Policy { slice: "gemeente", see: &[&SEE], act: &[&OPEN] };

// ── The act ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Begins the log of a gemeente. Its slug has 2 to 40 characters: small letters, digits and hyphens.
pub fn open(state: &Town, viewer: &Viewer, slug: &str, naam: &str) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&OPEN)?;
    if state.gemeente.opened.is_some() {
        return Err(Refusal::new("gemeente-bestaat-al").into());
    }
    let letters = slug.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
    if !letters || !(2..=40).contains(&slug.len()) || slug.starts_with('-') {
        return Err(Refusal::at("slug", "slug-onjuist").with("slug", slug).into());
    }
    let Some(naam) = crate::text::kort("naam", Some(naam))? else {
        return Err(Refusal::at("naam", "vul-in").into());
    };
    Ok(vec![Statement::new(viewer.today(), viewer.today(), Opened { slug: slug.to_owned(), naam })])
}

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// The name of the gemeente; empty before it has begun.
pub fn naam(state: &Town) -> &str {
    state.gemeente.opened.as_ref().map_or("", |(_, opened)| &opened.naam)
}

pub fn slug(state: &Town) -> &str {
    state.gemeente.opened.as_ref().map_or("", |(_, opened)| &opened.slug)
}

#[cfg(test)]
mod tests;
