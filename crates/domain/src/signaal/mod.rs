//! What the gemeente owes an inwoner, with the rule and the facts it follows from. Never a judgement of the inwoner.

mod belofte;
mod term;

use std::sync::Arc;

use smallvec::{SmallVec, smallvec};

use crate::aanmelding::{self, Aanmelding, Gespreksvorm};
use crate::aanpak::{
    self, Content,
    content::{Bron, Leefgebied, NormSoort, Onderdeel},
};
use crate::access::Viewer;
use crate::fact::Slice;
use crate::groep::Gezien;
use crate::ids::{GroepId, InwonerId, Nr};
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::time::Day;
use crate::traject::Traject;
pub use crate::uitstel::Soort;
use crate::{contact, groep, meting, ritme, traject, uitstel};

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
    /// Where the leefgebied that it is about stands among those of the aanpak, when it is about one.
    leefgebied: Option<usize>,
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
            let (sinds, feiten) = (day.plus(1), feiten.collect());
            Signaal { soort, inwoner, sinds, dagen, regel, feiten, leefgebied: None }
        })
    }

    /// The leefgebied that it is about, when it is about one.
    pub fn leefgebied(&self) -> Option<&Leefgebied> {
        self.regel.aanpak.leefgebieden.get(self.leefgebied?)
    }

    /// What is put off when this may wait.
    pub fn about(&self) -> Option<uitstel::About> {
        let leefgebied = self.leefgebied().map(|leefgebied| leefgebied.code.clone());
        Some(uitstel::About { signaal: self.soort, over: self.over()?, leefgebied })
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
    pub fn urgency(&self) -> (bool, bool, bool, Day, Soort, InwonerId) {
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

    pub fn bron(&self) -> &Bron {
        &self.aanpak.normen[self.norm].bron
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

/// Where this inwoner was last seen in a group, when that was after the last contact and the aanpak says that it counts.
pub fn gezien(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Option<Gezien>, Hidden> {
    viewer.gate(state, inwoner, &contact::SEE)?;
    let today = viewer.today();
    let open = traject::open_on(state, inwoner, today);
    let due = open.and_then(|open| due_in(state, open, contact::last(state, inwoner, today), today));
    Ok(due.and_then(|due| due.gezien).map(|seen| groep::gezien(state, seen)))
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
    all.retain(|signaal| !may_wait(state, signaal, today));
    all.sort_by_key(Signaal::urgency);
    all
}

/// Whether this was put off, and nothing came after that.
fn may_wait(state: &Town, signaal: &Signaal, today: Day) -> bool {
    // A fact that came later settled what was put off: what is owed after it is another matter. Another rhythm settles nothing.
    let settles = |nr: &&Nr| state.subject_of(**nr, Slice::Ritme).is_none();
    let newest = signaal.feiten.iter().filter(settles).max().copied();
    let Some((over, newest)) = signaal.over().zip(newest) else { return false };
    let leefgebied = signaal.leefgebied().map(|leefgebied| leefgebied.code.as_str());
    uitstel::until(state, signaal.inwoner, ((signaal.soort, over, newest), leefgebied), today).is_some()
}

/// Contact is late when the rhythm has passed since the last contact, or since the start when there was none. A next
/// contact that was put later with a reason counts as agreed, and where the aanpak says so who is seen in a group was spoken.
fn contact_due(state: &Town, due: &Due, today: Day) -> Option<Signaal> {
    let seen = due.gezien.map(|(_, nr, _)| nr).or(due.last.map(|last| last.nr));
    let mut signal = on(state, &due.traject, Soort::ContactTeLaat, due.norm, due.day, seen, today)?;
    // What it is about stands first, and what was done last stands last.
    if let Some((_, _, nr)) = due.eigen {
        signal.feiten.insert(1, nr);
    }
    Some(signal)
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
    /// Seen in a group after the last contact, where that counts: when, by which fact, in which group.
    pub gezien: Option<(Day, Nr, GroepId)>,
    /// The rhythm that was agreed with this inwoner, since when, and by which fact.
    pub eigen: Option<(u16, Day, Nr)>,
}

/// In a traject that is open today, after the last contact; `None` when the aanpak asks no rhythm there.
pub(crate) fn due_in(state: &Town, traject: traject::Traject, last: Option<contact::Last>, today: Day) -> Option<Due> {
    let (norm_days, norm) = traject.contact_norm(state, today)?;
    let eigen = ritme::agreed(state, &traject, today);
    let counts = aanpak::in_force(state, traject.aanpak, today)?.normen[norm].aanwezigheid_telt;
    let present = || groep::last_present(state, traject.inwoner, traject.aanpak, today);
    let later = |seen: &(Day, Nr, GroepId)| last.is_none_or(|last| last.datum < seen.0) && traject.instroom <= seen.0;
    let gezien = counts.then(present).flatten().filter(later);
    let seen = gezien.map(|(day, ..)| day).or(last.map(|last| last.datum));
    let from = seen.map_or(traject.instroom, |day| day.max(traject.instroom));
    let by_rhythm = ritme::due_after(state, &traject, from, norm_days, today);
    // What was agreed in an earlier traject, or before another rhythm was, says nothing any more.
    let since = eigen.map_or(traject.instroom, |(_, since, _)| since.max(traject.instroom));
    let agreed = last.filter(|last| last.explained && last.datum >= since).and_then(|last| last.volgende);
    // Who was seen after that is not spoken earlier for it.
    let day = agreed.map_or(by_rhythm, |agreed| if gezien.is_some() { agreed.max(by_rhythm) } else { agreed });
    let rhythm = eigen.map_or(norm_days, |(days, ..)| days);
    Some(Due { day, rhythm, norm, traject, last, gezien, eigen })
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

/// The same from the day of the referral; nothing as long as it may wait.
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
    let (soort, inwoner, feiten) = (Soort::AanmeldingOnbeantwoord, one.inwoner, smallvec![one.nr]);
    let may_wait = uitstel::until(state, inwoner, ((soort, one.nr, one.nr), None), viewer.today()).is_some();
    (!may_wait).then(|| Signaal { soort, inwoner, sinds, dagen, regel, feiten, leefgebied: None })
}

#[cfg(test)]
mod tests;
