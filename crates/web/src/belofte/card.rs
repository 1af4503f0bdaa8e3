//! "Wat wij elkaar beloven" on the dossier: the gemeente and its partners first, the inwoner beside them, with the same
//! words. Red is for what we owe: a promise of the inwoner that is late stands in ink.

use askama::Template;
use domain::access::Viewer;
use domain::belofte::{Hoe, Shown, Uitkomst};
use domain::ids::InwonerId;
use domain::refusal::Hidden;
use domain::state::State;

use super::make::may_make;
use super::words;
use crate::shell::visit::Visit;
use crate::shell::{Link, Tone};
use crate::tekst::capital;

#[derive(Template, Clone, Debug, Default)]
#[template(path = "dossier/beloften.html")]
pub struct BeloftenCard {
    pub title: String,
    /// "Aanvraag vastleggen"; a promise has its quick form.
    pub acts: Vec<Link>,
    pub sides: Vec<BelofteKant>,
    /// What comes here and what to do first.
    pub empty: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct BelofteKant {
    pub icon: &'static str,
    pub name: String,
    pub lines: Vec<BelofteLine>,
    /// What stands there as long as there are none.
    pub none: String,
}

#[derive(Clone, Debug, Default)]
pub struct BelofteLine {
    pub title: String,
    pub tone: Tone,
    pub icon: &'static str,
    /// "4 dagen te laat", "over 10 dagen", "op tijd".
    pub state: String,
    /// "beloofd voor 20 november, Kredietbank"
    pub detail: String,
    pub acts: Vec<Link>,
}

/// Promises that are over, on the card for each side; older ones stand on the timeline.
const DONE: usize = 3;

/// The card, for who may see promises, when the aanpak has them or there are some from before.
pub(crate) fn card(
    visit: &Visit,
    state: &State,
    viewer: &Viewer,
    id: InwonerId,
    beloften: &[Shown],
    calls: &str,
) -> Result<Option<BeloftenCard>, Hidden> {
    let t = visit.t;
    let may = may_make(visit, state, viewer, id)?;
    if beloften.is_empty() && !may {
        return Ok(None);
    }
    let act = |part: &str, key: &str| Link::new(visit.at(format_args!("/inwoner/{id}/{part}")), t.say(key));
    let acts = || vec![act("belofte", "belofte-make"), act("aanvraag", "aanvraag-make")];
    let side = |ours: bool, icon, name: String| {
        let own = || beloften.iter().filter(move |one| one.belofte.van.is_ours() == ours);
        let open = own().filter(|one| one.belofte.einde.is_none());
        let over = own().filter(|one| one.belofte.einde.is_some()).take(DONE);
        let none = t.say("beloften-none").to_owned();
        BelofteKant { icon, name, none, lines: open.chain(over).map(|one| line(visit, one)).collect() }
    };
    let sides = vec![side(true, "wissel", t.say("kant-ons").to_owned()), side(false, "persoon", capital(calls))];
    Ok(Some(BeloftenCard {
        title: t.say("beloften-title").to_owned(),
        acts: if may { acts() } else { Vec::new() },
        sides: if beloften.is_empty() { Vec::new() } else { sides },
        empty: beloften.is_empty().then(|| t.say("beloften-empty").to_owned()),
    }))
}

fn line(visit: &Visit, shown: &Shown) -> BelofteLine {
    let (t, one) = (&visit.t, &shown.belofte);
    let to = |part: &str, key: &str| Link::new(words::address(visit, shown, part), t.say(key));
    let keep = if one.aanvraag.is_some() { "aanvraag-keep-short" } else { "belofte-keep-short" };
    let acts = [
        (shown.may_settle, "nakomen", keep),
        (shown.may_follow, "verzetten", "belofte-move-short"),
        (shown.may_settle, "intrekken", "belofte-retract-short"),
    ];
    let open = acts.into_iter().filter(|(may, ..)| *may && one.einde.is_none());
    let (tone, icon, state) = state_of(visit, shown);
    BelofteLine {
        title: capital(&words::what(t, one.aanvraag, shown.wat.as_deref())),
        tone,
        icon,
        state,
        detail: detail(visit, shown),
        acts: open.map(|(_, part, key)| to(part, key)).collect(),
    }
}

/// How it stands: with the icon and the tone that words say too.
fn state_of(visit: &Visit, shown: &Shown) -> (Tone, &'static str, String) {
    let (t, one, today) = (&visit.t, &shown.belofte, visit.today());
    match one.uitkomst(today) {
        Uitkomst::OpTijd | Uitkomst::OpNieuweDag => (Tone::Good, "vink", t.say("belofte-op-tijd").to_owned()),
        Uitkomst::TeLaat => (Tone::Calm, "vink", t.say("belofte-later-nagekomen").to_owned()),
        Uitkomst::Ingetrokken => (Tone::Calm, "einde", t.say("belofte-is-ingetrokken").to_owned()),
        Uitkomst::OpenTeLaat | Uitkomst::LooptNog => match one.late(today) {
            0 => {
                let soon = if one.van.is_ours() { Tone::Soon } else { Tone::Calm };
                (soon, "klok", t.relative(one.dag.date(), today.date()))
            }
            days if one.van.is_ours() => (Tone::Late, "let-op", t.late(days.unsigned_abs())),
            days => (Tone::Calm, "klok", t.late(days.unsigned_abs())),
        },
    }
}

fn detail(visit: &Visit, shown: &Shown) -> String {
    let (t, one) = (&visit.t, &shown.belofte);
    let said = match one.einde {
        None => t.with("belofte-uiterlijk", "dag", t.date(one.dag.date())),
        Some(einde) => {
            let on = t.date(einde.datum.date());
            match einde.hoe {
                Hoe::Nagekomen => on,
                Hoe::Ingetrokken(raakt) => {
                    let raakt = raakt.map(|raakt| t.say(&format!("raakt-{}", raakt.word())));
                    let raakt = raakt.map(|wie| t.with("belofte-raakte", "wie", wie));
                    let reden = shown.reden.as_deref().map(|reden| t.with("event-because", "reden", reden));
                    [Some(on + "."), reden, raakt].into_iter().flatten().collect::<Vec<_>>().join(" ")
                }
            }
        }
    };
    let moved = (one.einde.is_none() && one.dag != one.eerst)
        .then(|| t.with("belofte-eerst-voor", "dag", t.date(one.eerst.date())));
    let all = [Some(said), shown.partner.as_deref().map(str::to_owned), moved];
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
