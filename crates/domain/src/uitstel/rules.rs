use super::fact::{Given, Soort, place};
use super::giving;
use super::questions::entry;
use crate::aanpak::content::Onderdeel;
use crate::access::Viewer;
use crate::correctie;
use crate::entry::Statement;
use crate::fact::Slice;
use crate::ids::{InwonerId, Nr};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::{State as Town, is_of_an_inwoner};
use crate::text::kort;
use crate::time::Day;
use crate::traject;

/// The longest time, in days: a quarter of a year. Whoever needs more says so again, and thinks again.
pub const AT_MOST: i32 = 92;

/// What may wait: a notice of this kind about the entry `over`, and about which leefgebied where it is about one.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    pub signaal: Soort,
    pub over: Nr,
    pub leefgebied: Option<String>,
}

impl From<(Soort, Nr)> for About {
    fn from((signaal, over): (Soort, Nr)) -> About {
        About { signaal, over, leefgebied: None }
    }
}

/// A notice may wait until `tot`. One about leefgebieden says about which: the others are asked about all the same.
pub fn give(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    about: impl Into<About>,
    tot: Day,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let about = about.into();
    viewer.gate(state, inwoner, giving(about.signaal))?;
    if about.signaal == Soort::LeefgebiedOnbevestigd && about.leefgebied.is_none() {
        return Err(Refusal::at("leefgebied", "kies").into());
    }
    given(state, viewer, (inwoner, about), viewer.today(), tot, reden)
}

/// It was put off on `datum`.
fn given(
    state: &Town,
    viewer: &Viewer,
    (inwoner, about): (InwonerId, About),
    datum: Day,
    tot: Day,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let About { signaal, over, leefgebied } = about;
    viewer.gate(state, inwoner, giving(signaal))?;
    can_be_about(state, inwoner, signaal, over)?;
    let reden = kort("reden", Some(reden))?;
    let mut objections = Objections::default();
    objections.unless(tot > datum, || Refusal::at("tot", "uitstel-al-voorbij").with("datum", datum));
    objections.unless(tot <= datum.plus(AT_MOST), || Refusal::at("tot", "uitstel-te-lang").with("dagen", AT_MOST));
    objections.unless(reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    if let Some(code) = leefgebied.as_deref() {
        objections.unless(is_measured(state, inwoner, signaal, code, datum), || {
            Refusal::at("leefgebied", "leefgebied-onbekend").with("leefgebied", code)
        });
    }
    objections.settle()?;
    let fact = Given { inwoner, signaal, over, tot, reden: reden.unwrap_or_default(), leefgebied };
    Ok(vec![Statement::new(datum, viewer.today(), fact)])
}

/// A notice is about an entry in the dossier of this inwoner; that of others may have the same number. One about a referral
/// is about that referral, and no other notice is.
fn can_be_about(state: &Town, inwoner: InwonerId, signaal: Soort, over: Nr) -> Result<(), Hidden> {
    let slice = state.booking(over).filter(|booking| booking.subject == inwoner.0).and_then(|booking| booking.slice);
    let slice = slice.filter(|slice| is_of_an_inwoner(*slice)).ok_or(Hidden)?;
    let fits = (slice == Slice::Aanmelding) == (signaal == Soort::AanmeldingOnbeantwoord);
    if fits { Ok(()) } else { Err(Hidden) }
}

/// Only a notice about a leefgebied is about one, and only about one that is asked about in the traject of that day.
fn is_measured(state: &Town, inwoner: InwonerId, signaal: Soort, code: &str, day: Day) -> bool {
    let open = traject::open_on(state, inwoner, day).filter(|_| signaal == Soort::LeefgebiedOnbevestigd);
    let content = open.and_then(|open| traject::content_of(state, &open, day).ok());
    content.is_some_and(|content| content.has(Onderdeel::Meting) && content.leefgebied(code).is_some())
}

/// It may wait until another day, or for another reason than recorded. What it is about stays, and since when it waits.
pub fn correct(
    state: &Town,
    viewer: &Viewer,
    nr: Nr,
    tot: Day,
    waarom: &str,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, giving(old.what.soort))?;
    let leefgebied = old.what.leefgebied.map(|code| state.codes.word(code).to_string());
    let about = About { signaal: old.what.soort, over: old.what.over, leefgebied };
    correctie::correct(state, nr, reden, |past| given(past, viewer, (inwoner, about), old.datum, tot, waarom))
}

/// It may not wait after all: the notice is there again.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, giving(old.what.soort))?;
    let soort = "uitstel.gegeven";
    correctie::withdraw(state, viewer.today(), nr, soort, place(inwoner), old.datum, old.sinds, reden)
}
