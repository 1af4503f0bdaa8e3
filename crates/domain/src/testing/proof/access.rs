//! What decides who sees what: samples for the golden facts, a town for the policy, and what people try.

use crate::aanmelding;
use crate::access::Viewer;
use crate::entry::Statement;
use crate::fact::Fact;
use crate::groep::{self, Weekdag};
use crate::ids::{GroepId, InwonerId, MedewerkerId, WaarnemingId};
use crate::inwoner::{self, Persoon};
use crate::medewerker;
use crate::refusal::No;
use crate::state::State;
use crate::testing::{Cast, Story, day};
use crate::time::Day;
use crate::toewijzing;
use crate::waarneming::{self, Ask, Doel};

/// Every stored form of these slices.
pub(super) fn samples() -> Vec<Fact> {
    let (inwoner, groep, medewerker) = (InwonerId(7), GroepId(4), MedewerkerId(7));
    let begun = |doel| waarneming::Begun {
        waarneming: WaarnemingId(2),
        waarnemer: MedewerkerId(2),
        voor: MedewerkerId(1),
        doel,
        reden: "vakantie in mei".into(),
        van: day("2010-05-03"),
        tot: day("2010-05-14"),
    };
    let placed =
        |vestiging: Option<&str>, dagen| groep::Placed { groep, vestiging: vestiging.map(str::to_owned), dagen };
    let mut facts: Vec<Fact> = Doel::ALL.map(|doel| begun(doel).into()).into();
    facts.extend([
        waarneming::Ended { waarneming: WaarnemingId(2), voor: MedewerkerId(1) }.into(),
        toewijzing::HandedOver { inwoner, medewerker, reden: "ander team".into() }.into(),
        inwoner::AlsoNamed { inwoner, naam: "Gerrie Smeets".into() }.into(),
        placed(Some("haven"), Weekdag::ALL.into()).into(),
        placed(None, Vec::new()).into(),
        medewerker::RoleGranted {
            medewerker,
            rol: crate::access::Role::Werkleider,
            aanpak: Some("de-cirkel".into()),
            vestiging: Some("haven".into()),
        }
        .into(),
    ]);
    facts
}

/// Karim stands in for Ayşe, Rens keeps the regie again, and Gerda is expected in a group today.
pub(super) fn reached_by_others(story: &mut Story, gerda: InwonerId) {
    let today = story.today();
    let asked = Ask { waarnemer: Cast::Karim.id(), ..ask(&story.viewer(Cast::Ayse)) };
    story.must(Cast::Ayse, |s, v| waarneming::begin(s, v, &asked));
    for to in [Cast::Rosa, Cast::Rens] {
        story.must(Cast::Marit, |s, v| aanmelding::hand_over(s, v, gerda, (today, today), to.id(), "ander team"));
    }
    let group = groep::Open {
        aanpak: "participatiehuis".into(),
        soort: groep::Soort::KoffieUur,
        naam: "koffie".into(),
        start: today,
        fase: None,
    };
    story.must(Cast::Marit, |s, v| groep::open(s, v, today, today, &group));
    story.must(Cast::Ayse, |s, v| groep::join(s, v, gerda, GroepId(2), today, today, None));
    story.must(Cast::Ayse, |s, v| groep::attend(s, v, GroepId(2), (today, today), &[gerda]));
    let dagen = [Weekdag::of(today)];
    story.must(Cast::Marit, |s, v| groep::meet_at(s, v, GroepId(2), (today, today), None, &dagen));
}

/// Bram for two weeks in the place of Ayşe.
pub(super) fn ask(viewer: &Viewer) -> Ask {
    let (van, tot) = (viewer.today(), viewer.today().plus(13));
    Ask {
        waarnemer: Cast::Bram.id(),
        voor: Cast::Ayse.id(),
        doel: Doel::Afwezig,
        reden: "twee weken weg".into(),
        van,
        tot,
    }
}

pub(super) fn reached(
    state: &State,
    viewer: &Viewer,
    (what, who): (u32, MedewerkerId),
    (datum, sinds): (Day, Day),
    how: u8,
) -> Result<Vec<Statement>, No> {
    let inwoner = InwonerId(what);
    match how {
        0 | 1 => {
            let asked = Ask { waarnemer: who, doel: Doel::ALL[what as usize % 3], ..ask(viewer) };
            waarneming::begin(state, viewer, &asked)
        }
        2 => waarneming::end(state, viewer, WaarnemingId(what)),
        7 => corrected(state, viewer, WaarnemingId(what), who),
        3 | 4 => aanmelding::hand_over(state, viewer, inwoner, (datum, sinds), who, "ander team"),
        5 => groep::meet_at(state, viewer, GroepId(what), (datum, sinds), None, &Weekdag::ALL[..who.0 as usize % 7]),
        6 => {
            let persoon =
                Persoon { achternaam: "Berg".into(), andere_naam: Some("Gerrie".into()), ..Persoon::default() };
            inwoner::describe(state, viewer, inwoner, datum, sinds, &persoon)
        }
        _ => toewijzing::withdraw(state, viewer, state.nr(), "nooit zo geweest"),
    }
}

/// Longer, shorter, or for something else.
fn corrected(state: &State, viewer: &Viewer, id: WaarnemingId, how: MedewerkerId) -> Result<Vec<Statement>, No> {
    let known = waarneming::one(state, viewer, id)?.waarneming;
    let instead = waarneming::Instead {
        doel: Doel::ALL[how.0 as usize % 3],
        reden: "langer weg".into(),
        van: known.van,
        tot: known.tot.plus(how.0 as i32 - 2),
    };
    waarneming::correct(state, viewer, (id, known.nr), &instead, "verkeerd gehoord")
}
