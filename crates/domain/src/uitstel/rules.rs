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
use crate::state::State as Town;
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

/// A notice may wait until `tot`.
pub fn give(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    about: impl Into<About>,
    tot: Day,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    given(state, viewer, inwoner, about.into(), viewer.today(), tot, reden)
}

/// It was put off on `datum`.
fn given(
    state: &Town,
    viewer: &Viewer,
    inwoner: InwonerId,
    about: About,
    datum: Day,
    tot: Day,
    reden: &str,
) -> Result<Vec<Statement>, No> {
    let About { signaal, over, leefgebied } = about;
    viewer.gate(state, inwoner, giving(signaal))?;
    let booking = state.booking(over).filter(|booking| booking.subject == inwoner.0).ok_or(Hidden)?;
    let is_referral = booking.slice == Some(Slice::Aanmelding);
    let fits = is_referral == (signaal == Soort::AanmeldingOnbeantwoord) && is_in_dossiers(booking.slice);
    let _ = fits.then_some(()).ok_or(Hidden)?;
    let (today, reden) = (viewer.today(), kort("reden", Some(reden))?);
    let mut objections = Objections::default();
    objections.unless(tot > today, || Refusal::at("tot", "uitstel-al-voorbij"));
    objections.unless(tot <= today.plus(AT_MOST), || Refusal::at("tot", "uitstel-te-lang").with("dagen", AT_MOST));
    objections.unless(reden.is_some(), || Refusal::at("reden", "reden-nodig"));
    if let Some(code) = leefgebied.as_deref() {
        objections.unless(is_measured(state, inwoner, signaal, code, today), || {
            Refusal::at("leefgebied", "leefgebied-onbekend").with("leefgebied", code)
        });
    }
    objections.settle()?;
    let reden = reden.unwrap_or_default();
    Ok(vec![Statement::new(datum, today, Given { inwoner, signaal, over, tot, reden, leefgebied })])
}

/// Only a notice about a leefgebied is about one, and only about one that is asked about in the traject of today.
fn is_measured(state: &Town, inwoner: InwonerId, signaal: Soort, code: &str, today: Day) -> bool {
    let open = traject::open_on(state, inwoner, today).filter(|_| signaal == Soort::LeefgebiedOnbevestigd);
    let content = open.and_then(|open| traject::content_of(state, &open, today).ok());
    content.is_some_and(|content| content.has(Onderdeel::Meting) && content.leefgebied(code).is_some())
}

/// Whether the subject of an entry of this slice is an inwoner: that of others may have the same number.
fn is_in_dossiers(slice: Option<Slice>) -> bool {
    use Slice::{Aanpak, Gemeente, Groep, Medewerker, Waarneming};
    slice.is_some_and(|slice| !matches!(slice, Gemeente | Aanpak | Medewerker | Groep | Waarneming))
}

/// It may wait until another day, or for another reason than recorded. What it is about stays.
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
    correctie::correct(state, nr, reden, |past| given(past, viewer, inwoner, about, old.datum, tot, waarom))
}

/// It may not wait after all: the notice is there again.
pub fn withdraw(state: &Town, viewer: &Viewer, nr: Nr, reden: &str) -> Result<Vec<Statement>, No> {
    let (inwoner, old) = entry(state, nr).ok_or(Hidden)?;
    viewer.gate(state, inwoner, giving(old.what.soort))?;
    let soort = "uitstel.gegeven";
    correctie::withdraw(state, viewer.today(), nr, soort, place(inwoner), old.datum, old.sinds, reden)
}
