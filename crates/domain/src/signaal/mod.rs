//! What the gemeente owes an inwoner, with the rule and the facts it follows from. Never a judgement of the inwoner.

mod belofte;
mod term;

use std::sync::Arc;

use smallvec::{SmallVec, smallvec};

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
pub use crate::uitstel::Soort;
use crate::{contact, meting, traject, uitstel};

/// A notice to a professional: what is owed, since when, by which rule, on which facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Signaal {
    pub soort: Soort,
    pub inwoner: InwonerId,
    /// The first day on which it was owed and not done.
    pub sinds: Day,
    /// Days too late; 0 on the day it is due, and less before it.
    pub dagen: i32,
    pub regel: Regel,
    pub feiten: Feiten,
}

/// The entries that a signal follows from: one or two, and a list makes many signals.
pub type Feiten = SmallVec<[Nr; 2]>;

impl Signaal {
    /// About something due on a day; `None` as long as that day is too far away to say anything.
    fn due(
        soort: Soort,
        inwoner: InwonerId,
        (day, today): (Day, Day),
        (aanpak, norm): (&Arc<Content>, usize),
        feiten: impl Iterator<Item = Nr>,
    ) -> Option<Signaal> {
        let dagen = today.since(day);
        (dagen >= -ahead(soort)).then(|| {
            let regel = Regel { aanpak: aanpak.clone(), norm };
            Signaal { soort, inwoner, sinds: day.plus(1), dagen, regel, feiten: feiten.collect() }
        })
    }

    /// What it is about, in so far as one notice can be told from another of its kind.
    pub fn over(&self) -> Option<Nr> {
        self.feiten.first().copied()
    }

    /// The day on which it is due.
    pub fn dag(&self) -> Day {
        self.sinds.plus(-1)
    }

    /// The day has passed.
    pub fn is_late(&self) -> bool {
        self.dagen > 0
    }

    /// What can be done at the next talk: nobody waits for it.
    pub fn is_calm(&self) -> bool {
        matches!(self.soort, Soort::LeefgebiedOnbevestigd | Soort::Stilstand)
    }

    /// Owed soonest first, and what nobody waits for last. Somebody may live on what an aanvraag asks for: a late one goes before
    /// everything.
    pub(crate) fn urgency(&self) -> (bool, bool, bool, Day, Soort, InwonerId) {
        let waits = self.soort == Soort::AanvraagWacht && self.is_late();
        (self.is_calm(), !self.is_late(), !waits, self.sinds, self.soort, self.inwoner)
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
    /// The first norm of this kind in an aanpak.
    pub(crate) fn of(aanpak: &Arc<Content>, soort: NormSoort) -> Option<Regel> {
        let norm = aanpak.normen.iter().position(|norm| norm.soort == soort)?;
        Some(Regel { aanpak: aanpak.clone(), norm })
    }

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

/// The same with what comes soon.
pub fn soon_of(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Vec<Signaal>, Hidden> {
    viewer.gate(state, inwoner, &contact::SEE)?;
    let today = viewer.today();
    let Some(traject) = traject::open_on(state, inwoner, today) else { return Ok(Vec::new()) };
    let due = due_in(state, traject, contact::last(state, inwoner, today), today);
    Ok(soon(state, &traject, due.as_ref(), today))
}

/// The rules that signals of a kind follow from, in every aanpak in force today that has them. What an aanpak says is no
/// secret.
pub fn rules(state: &Town, viewer: &Viewer, soort: Soort) -> Vec<Regel> {
    let norms: &[NormSoort] = match soort {
        Soort::AanvraagWacht => &[NormSoort::Aanvraag],
        Soort::BelofteLaat => &[NormSoort::Belofte],
        Soort::ContactTeLaat => &[NormSoort::Contact],
        Soort::TermijnEindigt => &[NormSoort::Vervolg, NormSoort::TrajectTermijn],
        Soort::PlanOntbreekt => &[NormSoort::Plan],
        Soort::BelemmeringLigtStil => &[NormSoort::BelemmeringActie],
        Soort::MetingTeLaat => &[NormSoort::MetingStart, NormSoort::MetingRitme],
        Soort::Stilstand => &[NormSoort::Stap],
        Soort::LeefgebiedOnbevestigd => &[NormSoort::LeefgebiedBevestiging],
        Soort::AanmeldingOnbeantwoord => &[NormSoort::Kennismaking, NormSoort::Driegesprek],
    };
    let mut rules = Vec::new();
    let in_force = |newest: &Arc<Content>| aanpak::by_slug(state, &newest.slug, viewer.today());
    for content in aanpak::list(state).into_iter().filter_map(in_force) {
        let gives = |norm: &aanpak::content::Norm| {
            norms.contains(&norm.soort) && norm.soort.part().is_none_or(|part| content.has(part))
        };
        let found = content.normen.iter().enumerate().filter(|(_, norm)| gives(norm));
        rules.extend(found.map(|(norm, _)| Regel { aanpak: content.clone(), norm }));
    }
    rules
}

/// Everything that is late in a traject that is open today, owed soonest first; `due` is when there has to be contact.
pub(crate) fn owed(state: &Town, traject: &Traject, due: Option<&Due>, today: Day) -> Vec<Signaal> {
    let mut owed = all(state, traject, due, today);
    owed.retain(Signaal::is_late);
    owed
}

/// The same with what comes soon.
pub(crate) fn soon(state: &Town, traject: &Traject, due: Option<&Due>, today: Day) -> Vec<Signaal> {
    let mut soon = all(state, traject, due, today);
    // A next contact that is planned is in the agenda; the rhythm needs no word before its day.
    let planned = due.and_then(|due| due.last?.volgende).is_some_and(|day| day >= today);
    soon.retain(|signaal| signaal.is_late() || signaal.soort != Soort::ContactTeLaat || !planned);
    soon
}

/// How many days before its day something is said.
const fn ahead(soort: Soort) -> i32 {
    match soort {
        // Counted from the day on which what comes next is settled: a traject of eight weeks has not ended when it begins.
        Soort::TermijnEindigt | Soort::PlanOntbreekt => 14,
        Soort::AanvraagWacht | Soort::BelofteLaat => 7,
        Soort::ContactTeLaat | Soort::MetingTeLaat | Soort::AanmeldingOnbeantwoord => 3,
        Soort::BelemmeringLigtStil | Soort::Stilstand | Soort::LeefgebiedOnbevestigd => 0,
    }
}

/// What is late and what comes, without what may wait.
fn all(state: &Town, traject: &Traject, due: Option<&Due>, today: Day) -> Vec<Signaal> {
    let contact = due.and_then(|due| contact_due(state, due, today));
    let mut all: Vec<Signaal> = contact.into_iter().chain(meting_due(state, traject, today)).collect();
    all.extend(belofte::due(state, traject, today));
    all.extend(term::of(state, traject, today));
    all.retain(|signaal| {
        let over = signaal.over();
        // A fact that came later settled what was put off: what is owed after it is another matter.
        let newest = signaal.feiten.iter().max().copied();
        let about = over.zip(newest).map(|(over, newest)| (signaal.soort, over, newest));
        about.is_none_or(|about| uitstel::until(state, signaal.inwoner, about, today).is_none())
    });
    all.sort_by_key(Signaal::urgency);
    all
}

/// Contact is late when the rhythm has passed since the last contact, or since the start when there was none. A next
/// contact that was put later with a reason counts as agreed.
fn contact_due(state: &Town, due: &Due, today: Day) -> Option<Signaal> {
    let last = due.last.map(|last| last.nr);
    on(state, &due.traject, Soort::ContactTeLaat, due.norm, due.day, last, today)
}

/// A meting is late when the term at the start, or later the rhythm, has passed since the last one.
fn meting_due(state: &Town, traject: &Traject, today: Day) -> Option<Signaal> {
    let due = meting::due(state, traject, today)?;
    on(state, traject, Soort::MetingTeLaat, due.norm, due.day, due.last, today)
}

/// The signal that goes with something due on `day`.
fn on(
    state: &Town,
    traject: &Traject,
    soort: Soort,
    norm: usize,
    day: Day,
    last: Option<Nr>,
    today: Day,
) -> Option<Signaal> {
    let content = aanpak::in_force(state, traject.aanpak, today)?;
    let feiten = std::iter::once(traject.started.0).chain(last);
    Signaal::due(soort, traject.inwoner, (day, today), (content, norm), feiten)
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
    awaited(state, viewer, one).filter(Signaal::is_late)
}

/// The same from so many days before the term as other signals come up.
pub(crate) fn soon_unanswered(state: &Town, viewer: &Viewer, one: &Aanmelding) -> Option<Signaal> {
    awaited(state, viewer, one).filter(|signaal| signaal.dagen >= -ahead(signaal.soort))
}

/// The same from the day of the referral.
pub(crate) fn awaited(state: &Town, viewer: &Viewer, one: &Aanmelding) -> Option<Signaal> {
    viewer.gate(state, one.inwoner, &aanmelding::SEE).ok()?;
    let waits = one.stand == aanmelding::Stand::Wacht && one.gesprek.is_none();
    let content = aanpak::in_force(state, one.aanpak, viewer.today()).filter(|_| waits)?;
    let soort = match aanmelding::first_talk(content).filter(|_| content.has(Onderdeel::Aanmelding))? {
        Gespreksvorm::Kennismaking => NormSoort::Kennismaking,
        Gespreksvorm::Driegesprek => NormSoort::Driegesprek,
    };
    let norm = content.norm(soort, None, None)?;
    let dagen = viewer.today().since(norm.maat.after(one.datum)?);
    let norm = content.normen.iter().position(|other| std::ptr::eq(other, norm))?;
    let (sinds, regel) = (viewer.today().plus(1 - dagen), Regel { aanpak: content.clone(), norm });
    let soort = Soort::AanmeldingOnbeantwoord;
    Some(Signaal { soort, inwoner: one.inwoner, sinds, dagen, regel, feiten: smallvec![one.nr] })
}

#[cfg(test)]
mod tests;
