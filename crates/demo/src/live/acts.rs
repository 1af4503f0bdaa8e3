//! Each line of the agenda as an act of the domain.

use domain::aanpak::content::Grondslag;
use domain::access::Role;
use domain::contact::{Contact, Seen};
use domain::ids::MedewerkerId;
use domain::inwoner::Uitkering;
use domain::traject::{Close, Start};
use domain::{aanpak, contact, gemeente, inwoner, medewerker, toewijzing, traject};

use super::agenda::{Act, Line};
use super::{Living, Who};
use crate::cast::{self, Account};
use crate::figures::{COACHES, OTHER_HOURS};
use crate::plan::{self, Hersteld};

const AANPAK: &str = "participatiehuis";
const AANPAK_TEXT: &str = include_str!("../../../../aanpakken/participatiehuis.toml");

const MEEDOEN: Who = Who { medewerker: MedewerkerId::MEEDOEN, rol: Role::Meedoen };
const BEHEERDER: Who = who(cast::BEHEERDER);
const BELEID: Who = who(cast::BELEID);
const COORDINATOR: Who = who(cast::COORDINATOR);

const fn who(account: Account) -> Who {
    Who { medewerker: account.medewerker, rol: account.rol }
}

const fn coach(place: usize) -> Who {
    Who { medewerker: cast::coach(place), rol: Role::Begeleider }
}

pub fn act(town: &mut Living<'_>, line: &Line) {
    match line.act {
        Act::Open => {
            town.act(line, MEEDOEN, |state, viewer| gemeente::open(state, viewer, crate::SLUG, crate::NAAM));
        }
        Act::HireBeheerder => hire(town, line, MEEDOEN, cast::BEHEERDER, None),
        Act::HireBeleid => hire(town, line, BEHEERDER, cast::BELEID, None),
        Act::Adopt => adopt(town, line),
        Act::HireCoordinator => hire(town, line, BEHEERDER, cast::COORDINATOR, Some(AANPAK)),
        Act::HireCoach(place) => hire_coach(town, line, place),
        Act::OtherHours(place) => set_fte(town, line, OTHER_HOURS[place].0, OTHER_HOURS[place].2),
        Act::Register(life) => register(town, line, life),
        Act::Start(life) => start(town, line, life),
        Act::Assign(life) => assign(town, line, life),
        Act::HandOver(life) => assign(town, line, life),
        Act::Enter(life, fase) => enter(town, line, life, fase),
        Act::Contact(life, which) => record(town, line, life, which),
        Act::Mend(life, which) => mend(town, line, life, which),
        Act::Extend(life) => extend(town, line, life),
        Act::Close(life) => close(town, line, life),
        Act::Release(life) => release(town, line, life),
    }
}

fn hire(town: &mut Living<'_>, line: &Line, by: Who, account: Account, aanpak: Option<&str>) {
    let (naam, rol) = (account.naam, account.rol);
    town.act(line, by, |state, viewer| medewerker::hire(state, viewer, line.dag, naam, rol, aanpak));
}

fn hire_coach(town: &mut Living<'_>, line: &Line, place: usize) {
    let (naam, _, fte) = COACHES[place];
    let rol = Role::Begeleider;
    town.act(line, BEHEERDER, |state, viewer| medewerker::hire(state, viewer, line.dag, naam, rol, None));
    set_fte(town, line, place, fte);
}

fn set_fte(town: &mut Living<'_>, line: &Line, place: usize, fte: u16) {
    let id = cast::coach(place);
    town.act(line, COORDINATOR, |state, viewer| medewerker::set_fte(state, viewer, line.dag, id, fte));
}

fn adopt(town: &mut Living<'_>, line: &Line) {
    let content = aanpak::content::parse(AANPAK_TEXT).expect("the aanpak that comes with Meedoen can be read");
    town.act(line, BELEID, |state, viewer| aanpak::adopt(state, viewer, line.dag, content));
}

fn register(town: &mut Living<'_>, line: &Line, place: usize) {
    let life = &town.lives[place];
    let (dag, sleutel) = (line.dag, Some(life.sleutel.as_str()));
    town.act(line, COORDINATOR, |state, viewer| inwoner::register(state, viewer, dag, dag, sleutel, &life.persoon));
}

/// Taking part is an obligation for who lives on bijstand, and a choice for the others (001:579).
fn start(town: &mut Living<'_>, line: &Line, place: usize) {
    let (inwoner, life) = (town.inwoners[place], &town.lives[place]);
    let obliged = life.persoon.uitkering == Some(Uitkering::Bijstand);
    let grondslag = if obliged { Grondslag::Verplicht } else { Grondslag::Vrijwillig };
    let asked = Start { aanpak: AANPAK.to_owned(), grondslag: Some(grondslag), trede: life.trede, ..Start::default() };
    town.act(line, COORDINATOR, |state, viewer| traject::start(state, viewer, inwoner, line.dag, line.dag, &asked));
}

/// Also for handing over: whoever it is from this day.
fn assign(town: &mut Living<'_>, line: &Line, place: usize) {
    let inwoner = town.inwoners[place];
    let to = cast::coach(town.lives[place].coach_on(line.dag).expect("only who has a coach is assigned"));
    town.act(line, COORDINATOR, |state, viewer| toewijzing::assign(state, viewer, inwoner, line.dag, line.dag, to));
}

/// Whoever guides the inwoner on the day; the coördinator as long as nobody does.
fn guide(town: &Living<'_>, line: &Line, place: usize) -> Who {
    town.lives[place].coach_on(line.dag).map_or(COORDINATOR, coach)
}

fn enter(town: &mut Living<'_>, line: &Line, place: usize, which: usize) {
    let (traject, fase) = (town.trajecten[place], town.lives[place].fasen[which]);
    let dag = line.dag;
    town.act(line, guide(town, line, place), |state, viewer| {
        traject::enter_phase(state, viewer, traject, dag, dag, fase.code, fase.afwijking)
    });
}

fn extend(town: &mut Living<'_>, line: &Line, place: usize) {
    let (traject, Some(agreed)) = (town.trajecten[place], town.lives[place].verlenging) else { return };
    let (dag, by) = (line.dag, guide(town, line, place));
    town.act(line, by, |state, viewer| traject::extend(state, viewer, traject, dag, dag, agreed.tot, agreed.reden));
}

fn record(town: &mut Living<'_>, line: &Line, place: usize, which: usize) {
    let (inwoner, had) = (town.inwoners[place], had(&town.lives[place].contacten[which]));
    let nr = town.act(line, guide(town, line, place), |state, viewer| {
        let last = contact::newest_seen(state, viewer, inwoner)?;
        contact::record(state, viewer, inwoner, &had, Seen { last, confirmed: false })
    });
    town.contacten[place].push(nr);
}

fn had(planned: &plan::Contact) -> Contact {
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
    let toelichting = if einde.opschoning { Some(CLEANED_UP) } else { unrecorded };
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
