//! Each line of the agenda as an act of the domain.

use domain::aanpak::content::Grondslag;
use domain::access::Role;
use domain::contact::{Contact, Seen};
use domain::ids::MedewerkerId;
use domain::inwoner::Uitkering;
use domain::ritme::Agree;
use domain::traject::{Close, Start};
use domain::{aanpak, contact, gemeente, inwoner, medewerker, ritme, toewijzing, traject};

use super::agenda::{Act, Line};
use super::{Living, Who, beloften, measures, plans, toegang};
use crate::cast;
use crate::life::{self, Hersteld};

const MEEDOEN: Who = Who { medewerker: MedewerkerId::MEEDOEN, rol: Role::Meedoen };
pub const BEHEERDER: Who = Who { medewerker: cast::BEHEERDER.medewerker, rol: Role::Beheerder };
const BELEID: Who = Who { medewerker: cast::BELEID.medewerker, rol: Role::Beleidsmedewerker };
pub const COORDINATOR: Who = Who { medewerker: cast::COORDINATOR.medewerker, rol: Role::Coordinator };

pub const fn coach(place: usize) -> Who {
    Who { medewerker: cast::coach(place), rol: Role::Begeleider }
}

pub fn act(town: &mut Living<'_>, line: &Line) {
    match line.act {
        Act::Open => open(town, line),
        Act::HireBeheerder => hire(town, line, MEEDOEN, Role::Beheerder),
        Act::HireBeleid => hire(town, line, BEHEERDER, Role::Beleidsmedewerker),
        Act::Adopt => adopt(town, line),
        Act::HireCoordinator => hire(town, line, BEHEERDER, Role::Coordinator),
        Act::Hire(place) => hire_begeleider(town, line, place),
        Act::OtherHours(which) => other_hours(town, line, which),
        Act::Leave(which) => leave(town, line, which),
        Act::Register(life) => register(town, line, life),
        Act::Start(life) => start(town, line, life),
        Act::Assign(life) | Act::HandOver(life, _) => assign(town, line, life),
        Act::Enter(life, fase) => enter(town, line, life, fase),
        Act::Contact(life, which) => record(town, line, life, which),
        Act::Mend(life, which) => mend(town, line, life, which),
        Act::Extend(life, which) => extend(town, line, life, which),
        Act::Close(life) => close(town, line, life),
        Act::Release(life) => release(town, line, life),
        Act::Measure(life, which) => measures::measure(town, line, life, which),
        Act::Step(life, which, step) => measures::step(town, line, (life, which), step),
        Act::Plan(life, which) => plans::write(town, line, life, which),
        Act::Promise(life, which, step) => beloften::promise_or_step(town, line, life, which, step),
        Act::Success(life, which) => beloften::succeed(town, line, life, which),
        Act::OpenGroup(groep) => measures::open_group(town, line, groep),
        Act::Join(groep, which) => measures::join(town, line, groep, which),
        Act::Quit(groep, which) => measures::quit(town, line, groep, which),
        Act::Attend(groep, week) => measures::attend(town, line, groep, week),
        Act::Rhythm(life) => rhythm(town, line, life),
        Act::Toegang(which) => toegang::act(town, line, which),
    }
}

fn open(town: &mut Living<'_>, line: &Line) {
    let (slug, naam) = (town.gemeente.slug, town.gemeente.naam);
    town.act(line, MEEDOEN, |state, viewer| gemeente::open(state, viewer, slug, naam));
}

/// Somebody of the cast; only a coördinator can be limited to one aanpak.
fn hire(town: &mut Living<'_>, line: &Line, by: Who, rol: Role) {
    let naam = town.gemeente.account(rol).naam;
    let aanpak = town.gemeente.leidt.filter(|_| rol == Role::Coordinator);
    town.act(line, by, |state, viewer| medewerker::hire(state, viewer, line.dag, naam, rol, aanpak));
}

fn hire_begeleider(town: &mut Living<'_>, line: &Line, place: usize) {
    let (naam, _, fte) = town.gemeente.begeleiders[place];
    let rol = Role::Begeleider;
    town.act(line, BEHEERDER, |state, viewer| medewerker::hire(state, viewer, line.dag, naam, rol, None));
    set_fte(town, line, place, fte);
}

fn other_hours(town: &mut Living<'_>, line: &Line, which: usize) {
    let (place, _, fte) = town.gemeente.andere_uren[which];
    set_fte(town, line, place, fte);
}

fn set_fte(town: &mut Living<'_>, line: &Line, place: usize, fte: u16) {
    let id = cast::coach(place);
    town.act(line, COORDINATOR, |state, viewer| medewerker::set_fte(state, viewer, line.dag, id, fte));
}

fn leave(town: &mut Living<'_>, line: &Line, which: usize) {
    let (place, _) = town.gemeente.vertrokken[which];
    set_fte(town, line, place, 0);
    let id = cast::coach(place);
    town.act(line, BEHEERDER, |state, viewer| medewerker::revoke(state, viewer, line.dag, id, Role::Begeleider));
}

fn adopt(town: &mut Living<'_>, line: &Line) {
    for content in (town.gemeente.aanpakken)() {
        town.act(line, BELEID, |state, viewer| aanpak::adopt(state, viewer, line.dag, content));
    }
}

fn register(town: &mut Living<'_>, line: &Line, place: usize) {
    let life = &town.lives[place];
    let (dag, sleutel) = (line.dag, Some(life.sleutel.as_str()));
    town.act(line, COORDINATOR, |state, viewer| inwoner::register(state, viewer, dag, dag, sleutel, &life.persoon));
}

/// Taking part is an obligation for who lives on bijstand, and a choice for the others (001:567, 579, 593).
fn start(town: &mut Living<'_>, line: &Line, place: usize) {
    let life = &town.lives[place];
    if let Some(earlier) = life.na {
        town.inwoners[place] = town.inwoners[earlier];
    }
    let inwoner = town.inwoners[place];
    let obliged = life.persoon.uitkering == Some(Uitkering::Bijstand);
    let asked = Start {
        aanpak: life.aanpak.unwrap_or(&town.aanpak).to_owned(),
        trajectsoort: life.soort.map(str::to_owned),
        grondslag: Some(if obliged { Grondslag::Verplicht } else { Grondslag::Vrijwillig }),
        trede: life.trede,
        afwijking: life.afwijking.map(str::to_owned),
    };
    town.act(line, COORDINATOR, |state, viewer| traject::start(state, viewer, inwoner, line.dag, line.dag, &asked));
}

/// Also for handing over: whoever it is from this day.
fn assign(town: &mut Living<'_>, line: &Line, place: usize) {
    let inwoner = town.inwoners[place];
    let to = cast::coach(town.lives[place].coach_on(line.dag).expect("only who has a coach is assigned"));
    town.act(line, COORDINATOR, |state, viewer| toewijzing::assign(state, viewer, inwoner, line.dag, line.dag, to));
}

/// Whoever guides the inwoner on the day; the coördinator as long as nobody does.
pub fn guide(town: &Living<'_>, line: &Line, place: usize) -> Who {
    town.lives[place].coach_on(line.dag).map_or(COORDINATOR, coach)
}

fn enter(town: &mut Living<'_>, line: &Line, place: usize, which: usize) {
    let (traject, fase) = (town.trajecten[place], town.lives[place].fasen[which]);
    let dag = line.dag;
    town.act(line, guide(town, line, place), |state, viewer| {
        traject::enter_phase(state, viewer, traject, dag, dag, fase.code, fase.afwijking)
    });
}

fn extend(town: &mut Living<'_>, line: &Line, place: usize, which: usize) {
    let (traject, agreed) = (town.trajecten[place], town.lives[place].verlengingen[which]);
    let (dag, by) = (line.dag, guide(town, line, place));
    town.act(line, by, |state, viewer| traject::extend(state, viewer, traject, dag, dag, agreed.tot, agreed.reden));
}

fn rhythm(town: &mut Living<'_>, line: &Line, place: usize) {
    let Some(own) = town.lives[place].ritme else { return };
    let asked = Agree { dagen: Some(own.dagen), afwijking: own.afwijking.map(str::to_owned) };
    let (traject, days) = (town.trajecten[place], (line.dag, line.dag));
    town.act(line, guide(town, line, place), |state, viewer| ritme::agree(state, viewer, traject, days, &asked));
}

fn record(town: &mut Living<'_>, line: &Line, place: usize, which: usize) {
    let (inwoner, had) = (town.inwoners[place], had(&town.lives[place].contacten[which]));
    let nr = town.act(line, guide(town, line, place), |state, viewer| {
        let last = contact::newest_seen(state, viewer, inwoner)?;
        contact::record(state, viewer, inwoner, &had, Seen { last, confirmed: false })
    });
    town.contacten[place].push(nr);
}

fn had(planned: &life::Contact) -> Contact {
    Contact {
        datum: planned.dag,
        wijze: planned.wijze,
        minuten: planned.minuten,
        verslag: planned.verslag.clone(),
        volgende: planned.volgende,
        afwijking: planned.afwijking.map(str::to_owned),
    }
}

fn mend(town: &mut Living<'_>, line: &Line, place: usize, which: usize) {
    let planned = &town.lives[place].contacten[which];
    let Some(herstel) = planned.herstel else { return };
    let (nr, by) = (town.contacten[place][which], guide(town, line, place));
    let mut had = had(planned);
    match herstel.wat {
        Hersteld::Langer(by) => had.minuten = had.minuten.map(|minuten| minuten + by),
        Hersteld::Wijze(wijze) => had.wijze = wijze,
        Hersteld::Ingetrokken => {
            town.act(line, by, |state, viewer| contact::withdraw(state, viewer, nr, herstel.reden));
            return;
        }
    }
    town.act(line, by, |state, viewer| contact::correct(state, viewer, nr, &had, herstel.reden));
}

/// What explains an end for which nobody wrote down the reason.
const UNRECORDED: &str = "Vertrokken; in het sleutelbestand staat geen reden.";
const CLEANED_UP: &str = "Gevonden bij de opschoning van het sleutelbestand in april.";

fn close(town: &mut Living<'_>, line: &Line, place: usize) {
    let Some(einde) = town.lives[place].einde else { return };
    let by = if einde.opschoning { COORDINATOR } else { guide(town, line, place) };
    let unrecorded = (einde.reden == "niet-vastgelegd").then_some(UNRECORDED);
    let toelichting = if einde.opschoning { Some(CLEANED_UP) } else { einde.toelichting.or(unrecorded) };
    let asked = Close {
        reden: einde.reden.to_owned(),
        oorzaak: einde.oorzaak.map(str::to_owned),
        toelichting: toelichting.map(str::to_owned),
    };
    let traject = town.trajecten[place];
    town.act(line, by, |state, viewer| traject::close(state, viewer, traject, einde.dag, line.dag, &asked));
}

/// Who left is in nobody's caseload any more.
fn release(town: &mut Living<'_>, line: &Line, place: usize) {
    let inwoner = town.inwoners[place];
    town.act(line, COORDINATOR, |state, viewer| toewijzing::release(state, viewer, inwoner, line.dag, line.dag));
}
