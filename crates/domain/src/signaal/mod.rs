//! What the gemeente owes an inwoner, with the rule and the facts it follows from. Never a judgement of the inwoner.

mod belofte;

use std::sync::Arc;

use crate::aanmelding::{self, Aanmelding, Gespreksvorm};
use crate::aanpak::{
    self, Content,
    content::{NormSoort, Onderdeel},
};
use crate::access::Viewer;
use crate::ids::{InwonerId, Nr};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;
use crate::traject::Traject;
use crate::{contact, meting, traject};

/// A notice to a professional: what is owed, since when, by which rule, on which facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Signaal {
    pub soort: Soort,
    pub inwoner: InwonerId,
    /// The first day on which it was owed and not done.
    pub sinds: Day,
    /// Days too late; 0 on the day it is due.
    pub dagen: i32,
    pub regel: Regel,
    pub feiten: Vec<Nr>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Soort {
    /// There was no contact within the rhythm.
    ContactTeLaat,
    /// There was no meting at the start, or in the rhythm after it.
    MetingTeLaat,
    /// A referral waits for an answer longer than the first talk may take to come.
    AanmeldingOnbeantwoord,
    /// A promise of the gemeente or a partner was not kept on its day.
    BelofteLaat,
    /// An aanvraag waits with the gemeente beyond its term.
    AanvraagWacht,
}

impl Soort {
    /// The word in Fluent keys.
    pub const fn word(self) -> &'static str {
        match self {
            Soort::ContactTeLaat => "contact-te-laat",
            Soort::MetingTeLaat => "meting-te-laat",
            Soort::AanmeldingOnbeantwoord => "aanmelding-onbeantwoord",
            Soort::BelofteLaat => "belofte-laat",
            Soort::AanvraagWacht => "aanvraag-wacht",
        }
    }
}

/// The norm of the aanpak that a signal points at.
#[derive(Clone, PartialEq)]
pub struct Regel {
    pub aanpak: Arc<Content>,
    /// Where the norm stands among the norms of the aanpak.
    norm: usize,
}

impl std::fmt::Debug for Regel {
    /// The whole aanpak would drown what a test or a log line is about.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Regel({} {})", self.aanpak.slug, self.artikel())
    }
}

impl Regel {
    pub fn artikel(&self) -> &str {
        &self.aanpak.normen[self.norm].artikel
    }

    /// The rule as a sentence, in a language by its tag.
    pub fn zin(&self, language: &str) -> &str {
        self.aanpak.normen[self.norm].regel.in_language(language)
    }

    pub fn bron(&self) -> &str {
        self.aanpak.normen[self.norm].bron.as_str()
    }
}

/// The signals of one inwoner, owed soonest first.
pub fn of(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Vec<Signaal>, Hidden> {
    viewer.gate(state, inwoner, &contact::SEE)?;
    let today = viewer.today();
    let Some(traject) = traject::open_on(state, inwoner, today) else { return Ok(Vec::new()) };
    let due = due_in(state, traject, contact::last(state, inwoner, today), today);
    Ok(owed(state, &traject, due.as_ref(), today))
}

/// Everything that is owed in a traject that is open today, owed soonest first; `due` is when there has to be contact.
pub(crate) fn owed(state: &Town, traject: &Traject, due: Option<&Due>, today: Day) -> Vec<Signaal> {
    let contact = due.and_then(|due| overdue(state, due, today));
    let mut owed: Vec<Signaal> = contact.into_iter().chain(meting_overdue(state, traject, today)).collect();
    owed.extend(belofte::overdue(state, traject, today));
    // Somebody may live on what an aanvraag asks for: it goes first.
    owed.sort_by_key(|signaal| (signaal.soort != Soort::AanvraagWacht, signaal.sinds));
    owed
}

/// Contact is late when the rhythm has passed since the last contact, or since the start when there was none. A next
/// contact that was put later with a reason counts as agreed.
fn overdue(state: &Town, due: &Due, today: Day) -> Option<Signaal> {
    let last = due.last.map(|last| last.nr);
    late(state, &due.traject, Soort::ContactTeLaat, due.norm, due.day, last, today)
}

/// A meting is late when the term at the start, or later the rhythm, has passed since the last one.
fn meting_overdue(state: &Town, traject: &Traject, today: Day) -> Option<Signaal> {
    let due = meting::due(state, traject, today)?;
    late(state, traject, Soort::MetingTeLaat, due.norm, due.day, due.last, today)
}

/// The signal that follows when what was due on `day` has not been done by `today`.
fn late(
    state: &Town,
    traject: &Traject,
    soort: Soort,
    norm: usize,
    day: Day,
    last: Option<Nr>,
    today: Day,
) -> Option<Signaal> {
    let dagen = today.since(day);
    if dagen <= 0 {
        return None;
    }
    let regel = Regel { aanpak: aanpak::in_force(state, traject.aanpak, today)?.clone(), norm };
    let feiten = std::iter::once(traject.started.0).chain(last).collect();
    Some(Signaal { soort, inwoner: traject.inwoner, sinds: day.plus(1), dagen, regel, feiten })
}

/// By when there has to be contact, and what that follows from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Due {
    pub day: Day,
    pub rhythm: u16,
    norm: usize,
    pub traject: traject::Traject,
    pub last: Option<contact::Last>,
}

/// In a traject that is open today, after the last contact; `None` when the aanpak asks no rhythm there.
pub(crate) fn due_in(state: &Town, traject: traject::Traject, last: Option<contact::Last>, today: Day) -> Option<Due> {
    let (rhythm, norm) = traject.contact_norm(state, today)?;
    let from = last.map_or(traject.instroom, |last| last.datum.max(traject.instroom));
    // What was agreed in an earlier traject does not make this one late on the day it begins.
    let agreed = last.filter(|last| last.explained && last.datum >= traject.instroom).and_then(|last| last.volgende);
    let day = agreed.unwrap_or_else(|| from.plus(i32::from(rhythm)));
    Some(Due { day, rhythm, norm, traject, last })
}

/// A referral that waits is owed an answer by the term of the first talk: a talk is one too. An aanpak that takes no
/// referrals, or has no first talk with a term, gives no signal.
pub fn unanswered(state: &Town, viewer: &Viewer, one: &Aanmelding) -> Option<Signaal> {
    viewer.gate(state, one.inwoner, &aanmelding::SEE).ok()?;
    let waits = one.stand == aanmelding::Stand::Wacht && one.gesprek.is_none();
    let content = aanpak::in_force(state, one.aanpak, viewer.today()).filter(|_| waits)?;
    let soort = match aanmelding::first_talk(content).filter(|_| content.has(Onderdeel::Aanmelding))? {
        Gespreksvorm::Kennismaking => NormSoort::Kennismaking,
        Gespreksvorm::Driegesprek => NormSoort::Driegesprek,
    };
    let norm = content.norm(soort, None, None)?;
    let dagen = viewer.today().since(Day::from(norm.maat.after(one.datum.date())?));
    let norm = content.normen.iter().position(|other| std::ptr::eq(other, norm))?;
    let (sinds, regel) = (viewer.today().plus(1 - dagen), Regel { aanpak: content.clone(), norm });
    let soort = Soort::AanmeldingOnbeantwoord;
    (dagen > 0).then(|| Signaal { soort, inwoner: one.inwoner, sinds, dagen, regel, feiten: vec![one.nr] })
}

#[cfg(test)]
mod tests;
