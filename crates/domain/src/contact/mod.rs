//! Somebody of the gemeente and an inwoner spoke, and agreed when they speak again.
//!
//! There is a rhythm of contact: the aanpak's, or the inwoner's own. A next contact later than the rhythm is allowed and asks
//! why; a rhythm that the gemeente does not keep gives a signal about the gemeente, never about the inwoner.

use serde::{Deserialize, Serialize};

use crate::access::{Figures, May, Policy, Standing as S, Viewer};
use crate::correctie;
use crate::entry::{Place, Statement};
use crate::gemeente;
use crate::history::{At, Back, Dated, Dossier, Dossiers, Went};
use crate::ids::{InwonerId, MedewerkerId, Nr};
use crate::refusal::{Hidden, No, Objections, Refusal};
pub use crate::seen::Seen;
use crate::state::State as Town;
use crate::text::{Lang, Sealed, kort, lang};
use crate::time::Day;
use crate::{ritme, traject};

// ── What can have happened ──────────────────────────────────────────────────────────────────────────────────────────

crate::facts! {
    /// There was contact on this day.
    Recorded = "contact.vastgelegd", 1;
}

/// `minuten` is how long it took; `volgende` the day of the next contact; `afwijking` why that is later than the rhythm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    pub inwoner: InwonerId,
    pub medewerker: MedewerkerId,
    pub wijze: Wijze,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minuten: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verslag: Option<Lang>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volgende: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afwijking: Option<String>,
}

/// How they met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wijze {
    /// At home, or at a place the inwoner chose.
    Huisbezoek,
    /// At an office or a service point.
    Gesprek,
    Telefoon,
    /// Walking, or on the way together.
    Buiten,
    /// A message or a letter that was answered.
    Bericht,
    /// Inwoner, begeleider and regisseur together.
    Driegesprek,
}

impl Wijze {
    pub const ALL: [Wijze; 6] =
        [Wijze::Huisbezoek, Wijze::Gesprek, Wijze::Telefoon, Wijze::Buiten, Wijze::Bericht, Wijze::Driegesprek];

    pub const fn word(self) -> &'static str {
        match self {
            Wijze::Huisbezoek => "huisbezoek",
            Wijze::Gesprek => "gesprek",
            Wijze::Telefoon => "telefoon",
            Wijze::Buiten => "buiten",
            Wijze::Bericht => "bericht",
            Wijze::Driegesprek => "driegesprek",
        }
    }

    pub fn from_word(word: &str) -> Option<Wijze> {
        Wijze::ALL.into_iter().find(|wijze| wijze.word() == word)
    }
}

impl Fact {
    /// Contacts of one year are one zaak: old notes can go while the rest stays.
    pub(crate) fn place(&self, datum: Day) -> Place {
        let Fact::Recorded(fact) = self;
        place(fact.inwoner, datum)
    }

    pub(crate) fn subject(&self) -> u32 {
        let Fact::Recorded(fact) = self;
        fact.inwoner.0
    }

    pub(crate) fn long_text(&self) -> Option<&str> {
        let Fact::Recorded(fact) = self;
        fact.verslag.as_ref().map(|verslag| verslag.0.as_str())
    }
}

fn place(inwoner: InwonerId, datum: Day) -> Place {
    Place::of(inwoner, format_args!("contact/{}", datum.year()))
}

// ── What is remembered ──────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, Copy, PartialEq)]
struct Remembered {
    medewerker: MedewerkerId,
    volgende: Option<Day>,
    minuten: u16,
    wijze: Wijze,
    verslag: bool,
}

const _: () = assert!(size_of::<Dated<Remembered>>() <= 32);

/// The short text beside a contact: why the next one is later than the rhythm.
const AFWIJKING: u8 = 0;

#[derive(Debug, Clone, Default)]
pub struct State {
    of: Dossiers<Remembered>,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact) {
        let Fact::Recorded(fact) = fact;
        let Recorded { medewerker, volgende, wijze, .. } = *fact;
        let (minuten, verslag) = (fact.minuten.unwrap_or(0), fact.verslag.is_some());
        let what = Remembered { medewerker, volgende, minuten, wijze, verslag };
        self.of.add(fact.inwoner, at, what, fact.afwijking.as_deref().map(|text| (AFWIJKING, text)).as_slice());
    }

    pub(crate) fn end(&mut self, inwoner: InwonerId, nr: Nr, tot: Day) {
        self.of.end(inwoner, nr, tot);
    }

    pub(crate) fn rehome(&mut self, van: InwonerId, naar: InwonerId, sinds: Day, went: &mut Went) {
        self.of.rehome(van, naar, sinds, went, |fact| Some(fact.what));
    }

    pub(crate) fn send_back(&mut self, back: &Back<'_>) {
        self.of.send_back(back);
    }

    /// The note goes too: without its mark nobody is given a handle for it.
    pub(crate) fn forget_words(&mut self, inwoner: InwonerId, nr: Nr) {
        self.of.forget_words(inwoner, nr);
        self.of.change(inwoner, nr, |what| what.verslag = false);
    }
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// That there was contact, when and how.
pub(crate) const SEE: May = May { what: "contact.vastgelegd", who: &[S::Begeleider, S::Coordinator] };
/// What was said stays between the begeleider and the inwoner.
const SEE_VERSLAG: May = May { what: "contact.vastgelegd: verslag", who: &[S::Begeleider] };
const RECORD: May = May { what: "contact vastleggen", who: &[S::Begeleider] };

pub const POLICY: Policy = Policy { slice: "contact", see: &[&SEE, &SEE_VERSLAG], act: &[&RECORD] };

// ── The acts ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// What a begeleider writes down of a contact.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    pub datum: Day,
    pub wijze: Wijze,
    pub minuten: Option<u16>,
    pub verslag: Option<String>,
    pub volgende: Option<Day>,
    pub afwijking: Option<String>,
}

/// Records a contact. When somebody else recorded one since the page was opened, the writer is shown it first.
pub fn record(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    contact: &Contact,
    seen: Seen,
) -> Result<Vec<Statement>, No> {
    viewer.gate(state, inwoner, &RECORD)?;
    seen.or_tell(state, newest_entry(state, inwoner), Refusal::new("iemand-was-je-voor"))?;
    recorded(state, viewer, inwoner, viewer.medewerker(), contact)
}

fn recorded(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    medewerker: MedewerkerId,
    contact: &Contact,
) -> Result<Vec<Statement>, No> {
    let Contact { datum, wijze, minuten, volgende, .. } = *contact;
    let mut objections = Objections::default();
    objections.unless(datum <= viewer.today(), || Refusal::at("datum", "dag-moet-nog-komen"));
    objections.unless(datum >= viewer.today().plus(-366 * 20), || Refusal::at("datum", "dag-te-lang-geleden"));
    objections.unless(minuten.is_none_or(|minuten| (1..=24 * 60).contains(&minuten)), || {
        Refusal::at("minuten", "duur-onmogelijk")
    });
    objections
        .unless(volgende.is_none_or(|volgende| volgende > datum), || Refusal::at("volgende", "volgende-niet-later"));
    objections.unless(volgende.is_none_or(|volgende| volgende <= datum.plus(366)), || {
        Refusal::at("volgende", "volgende-te-ver")
    });
    let afwijking = kort("afwijking", contact.afwijking.as_deref())?;
    let too_late = later_than_rhythm(state, inwoner, datum, volgende);
    if let Some((days, rhythm)) = too_late {
        objections.unless(afwijking.is_some(), || {
            Refusal::at("afwijking", "later-dan-ritme").with("dagen", days).with("ritme", i32::from(rhythm))
        });
    }
    let verslag = lang("verslag", contact.verslag.as_deref())?;
    objections.settle()?;
    let afwijking = afwijking.filter(|_| too_late.is_some());
    let fact = Recorded { inwoner, medewerker, wijze, minuten, verslag, volgende, afwijking };
    Ok(vec![Statement::new(datum, viewer.today(), fact)])
}

/// By how many days the next contact is later than the rhythm, and the rhythm; `None` when it is in time.
fn later_than_rhythm(state: &Town, inwoner: InwonerId, datum: Day, volgende: Option<Day>) -> Option<(i32, u16)> {
    let rhythm = ritme::on(state, &traject::open_on(state, inwoner, datum)?, datum)?;
    let days = volgende?.since(datum) - i32::from(rhythm);
    (days > 0).then_some((days, rhythm))
}

/// The contact was otherwise than recorded. Who had it stays as it was.
pub fn correct(state: &Town, viewer: &Viewer, nr: Nr, contact: &Contact, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    correctie::correct(state, nr, reden, |past| recorded(past, viewer, inwoner, old.what.medewerker, contact))
}

/// There was no such contact.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    correctie::withdraw(
        state,
        viewer.today(),
        nr,
        "contact.vastgelegd",
        place(inwoner, old.datum),
        old.datum,
        old.sinds,
        reden,
    )
}

/// The same contact with another inwoner, whoever had it; the note comes from who opened it.
pub(crate) fn for_another(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    naar: InwonerId,
    verslag: Option<&str>,
    afwijking: Option<&str>,
) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = own(state, viewer, nr)?;
    viewer.gate(state, naar, &RECORD)?;
    if old.what.verslag && verslag.is_none() {
        return Err(Refusal::new("tekst-niet-geopend").into());
    }
    let Remembered { medewerker, volgende, minuten, wijze, .. } = old.what;
    let known = state.contact.of.get(inwoner).and_then(|dossier| dossier.text(nr, AFWIJKING));
    let contact = Contact {
        datum: old.datum,
        wijze,
        minuten: (minuten > 0).then_some(minuten),
        verslag: verslag.map(str::to_owned),
        volgende,
        afwijking: afwijking.or(known.map(|text| &**text)).map(str::to_owned),
    };
    recorded(state, viewer, naar, medewerker, &contact)
}

fn own<'a>(state: &'a Town, viewer: &Viewer, nr: Nr) -> Result<(InwonerId, &'a Dated<Remembered>), No> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Contact).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &RECORD)?;
    let old = state.contact.of.get(inwoner).and_then(|dossier| dossier.find(nr)).ok_or(Hidden)?;
    Ok((inwoner, old))
}

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// A contact as it is shown. The note is a handle that the app opens, and only for who may read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub nr: Nr,
    pub inwoner: InwonerId,
    pub datum: Day,
    pub medewerker: MedewerkerId,
    pub wijze: Wijze,
    pub minuten: Option<u16>,
    pub volgende: Option<Day>,
    pub afwijking: Option<std::sync::Arc<str>>,
    pub verslag: Option<Sealed>,
    /// Whether the viewer may correct this contact.
    pub may_correct: bool,
    /// The viewer may, and no later version took the place of this one.
    pub own: bool,
}

/// One contact, whichever version; asking is reading.
pub fn one(state: &Town, viewer: &Viewer, nr: Nr) -> Result<Shown, Hidden> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Contact).ok_or(Hidden)?;
    let standing = viewer.read(state, inwoner, &SEE)?;
    let dated = state.contact.of.get(inwoner).and_then(|dossier| dossier.find(nr)).ok_or(Hidden)?;
    if state.is_elsewhere(nr) {
        return Err(Hidden);
    }
    Ok(shown(state, standing, inwoner, dated))
}

/// The version that now stands of the contact recorded at `nr`; `None` when it was taken back.
pub fn newest(state: &Town, viewer: &Viewer, nr: Nr) -> Result<Option<Nr>, Hidden> {
    let inwoner = state.subject_of(nr, crate::fact::Slice::Contact).ok_or(Hidden)?;
    viewer.gate(state, inwoner, &SEE)?;
    Ok(Some(state.newest(nr)).filter(|newest| !state.is_withdrawal(*newest)))
}

/// The days of all contacts, also of those that were corrected: they lie in the zaak of their year.
pub(crate) fn days(state: &Town, inwoner: InwonerId) -> impl Iterator<Item = Day> {
    let dossier = state.contact.of.get(inwoner);
    dossier.into_iter().flat_map(|dossier| dossier.all()).map(|fact| fact.datum)
}

/// All versions of all contacts; the caller has passed the gate.
pub(crate) fn history<'a>(
    state: &'a Town,
    viewer: &Viewer,
    inwoner: InwonerId,
) -> impl Iterator<Item = (Dated<Nr>, Shown)> + use<'a> {
    let standing = viewer.standing(state, inwoner);
    let dossier = state.contact.of.get(inwoner);
    let all = dossier.into_iter().flat_map(|dossier| dossier.all());
    all.map(move |dated| (dated.about(dated.nr), shown(state, standing, inwoner, dated)))
}

fn shown(state: &Town, standing: S, inwoner: InwonerId, dated: &Dated<Remembered>) -> Shown {
    let Remembered { medewerker, volgende, minuten, wijze, verslag } = dated.what;
    let may_read = SEE_VERSLAG.allows(standing);
    let afwijking = state.contact.of.get(inwoner).and_then(|dossier| dossier.text(dated.nr, AFWIJKING)).cloned();
    Shown {
        nr: dated.nr,
        inwoner,
        datum: dated.datum,
        medewerker,
        wijze,
        minuten: (minuten > 0).then_some(minuten),
        volgende,
        afwijking: afwijking.filter(|_| may_read),
        verslag: (verslag && may_read).then(|| Sealed::new(gemeente::slug(state), dated.nr)),
        may_correct: RECORD.allows(standing),
        own: RECORD.allows(standing) && dated.stands(),
    }
}

/// A contact in so far as figures need it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    pub nr: Nr,
    pub datum: Day,
    /// Who had it.
    pub medewerker: MedewerkerId,
    pub wijze: Wijze,
}

/// The contacts with one inwoner as known on a day, oldest first, for who counts over everybody.
pub fn behind_figure(state: &Town, _leave: Figures, inwoner: InwonerId, known: Day) -> Vec<Counted> {
    let counted = |fact: &Dated<Remembered>| {
        let Remembered { medewerker, wijze, .. } = fact.what;
        Counted { nr: fact.nr, datum: fact.datum, medewerker, wijze }
    };
    state.contact.of.known_on(inwoner, known).map(counted).collect()
}

/// The contacts after which the next was put later than the rhythm, with a reason.
pub(crate) fn departures(state: &Town, inwoner: InwonerId) -> impl Iterator<Item = Dated<Nr>> {
    let dossier = state.contact.of.get(inwoner);
    let departs = |dossier: &Dossier<Remembered>, nr| dossier.text(nr, AFWIJKING).is_some();
    dossier.into_iter().flat_map(move |dossier| {
        dossier.all().iter().filter(move |fact| departs(dossier, fact.nr)).map(|fact| fact.about(fact.nr))
    })
}

/// When there was last contact, and when the next is planned, by what is known now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Last {
    pub datum: Day,
    pub nr: Nr,
    pub volgende: Option<Day>,
    /// The next contact was put later than the rhythm, with a reason.
    pub explained: bool,
}

pub(crate) fn last(state: &Town, inwoner: InwonerId, on: Day) -> Option<Last> {
    let dossier = state.contact.of.get(inwoner)?;
    let fact = dossier.known_on(Day::LAST).rev().find(|fact| fact.datum <= on)?;
    let explained = dossier.text(fact.nr, AFWIJKING).is_some();
    Some(Last { datum: fact.datum, nr: fact.nr, volgende: fact.what.volgende, explained })
}

/// The newest entry about contact with this inwoner: what a form remembers to have seen.
pub fn newest_seen(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Option<Nr>, Hidden> {
    viewer.gate(state, inwoner, &SEE)?;
    Ok(newest_entry(state, inwoner))
}

fn newest_entry(state: &Town, inwoner: InwonerId) -> Option<Nr> {
    state.contact.of.get(inwoner)?.all().iter().map(|fact| fact.nr).max()
}

/// Whether the viewer may record contact with this inwoner.
pub fn may_record(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &RECORD).is_ok()
}

/// The most days until the next contact by the rhythm of today, the inwoner's own where one was agreed; `None` when the
/// aanpak asks none.
pub fn rhythm(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Option<u16>, Hidden> {
    viewer.gate(state, inwoner, &SEE)?;
    let today = viewer.today();
    Ok(traject::open_on(state, inwoner, today).and_then(|traject| ritme::on(state, &traject, today)))
}

#[cfg(test)]
mod tests;
