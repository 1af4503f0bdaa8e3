//! The plan meets the rules: every act on its day, by the person who would do it, at a moment of a working day.

mod acts;
mod agenda;
mod beloften;
mod found;
mod measures;
mod plans;
mod toegang;

use std::collections::BTreeMap;

use domain::access::{Purpose, Role, Viewer};
use domain::draft::{Draft, Pen};
use domain::entry::{Said, Statement};
use domain::fact::Fact;
use domain::ids::{BelemmeringId, BelofteId, Daad, GroepId, InwonerId, MedewerkerId, Nr, TrajectId};
use domain::refusal::No;
use domain::state::State;
use domain::time::{Day, Moment};
use domain::{belemmering, belofte, groep, inwoner, traject};

use crate::Month;
use crate::calendar;
use crate::gemeente::Gemeente;
use crate::groepen::Groep;
use crate::life::{Life, Plan};
use agenda::{Act, Line};

/// Lives all months up to a day; every one is handed over whole. Answers where the inwoners of the cast ended up.
pub fn live<E>(
    gemeente: &Gemeente,
    plan: &Plan,
    today: Day,
    sink: &mut dyn FnMut(Month) -> Result<(), E>,
) -> Result<Vec<(&'static str, InwonerId)>, E> {
    let mut town = Living::new(gemeente, plan);
    let agenda = agenda::of(gemeente, plan, today);
    for month in agenda.chunk_by(|one, other| month_of(one.dag) == month_of(other.dag)) {
        month.iter().for_each(|line| acts::act(&mut town, line));
        sink(town.hand_over())?;
    }
    let place = |sleutel: &str| plan.lives.iter().position(|life| life.sleutel == sleutel);
    Ok(gemeente.bekenden.iter().filter_map(|sleutel| Some((*sleutel, town.inwoners[place(sleutel)?]))).collect())
}

fn month_of(day: Day) -> (i16, i8) {
    (day.year(), day.date().month())
}

/// The town while it is lived: what is decided on, the clock, and the numbers that were given.
struct Living<'a> {
    gemeente: &'a Gemeente,
    /// The first aanpak of the town, by its slug.
    aanpak: String,
    lives: &'a [Life],
    groepen: &'a [Groep],
    draft: Draft,
    clock: Moment,
    acts: u32,
    inwoners: Vec<InwonerId>,
    trajecten: Vec<TrajectId>,
    /// The entry of each contact, by life and place.
    contacten: Vec<Vec<Nr>>,
    belemmeringen: BTreeMap<(usize, usize), BelemmeringId>,
    /// The number that each promise got, by life and place.
    beloften: BTreeMap<(usize, usize), BelofteId>,
    groep_ids: Vec<GroepId>,
}

/// Who acts, in which role.
#[derive(Debug, Clone, Copy)]
struct Who {
    medewerker: MedewerkerId,
    rol: Role,
}

impl<'a> Living<'a> {
    fn new(gemeente: &'a Gemeente, plan: &'a Plan) -> Living<'a> {
        let lives = &plan.lives;
        Living {
            gemeente,
            aanpak: (gemeente.aanpakken)().swap_remove(0).slug,
            lives,
            groepen: &plan.groepen,
            draft: Draft::on(State::default()),
            clock: Moment(i64::MIN),
            acts: 0,
            inwoners: vec![InwonerId(0); lives.len()],
            trajecten: vec![TrajectId(0); lives.len()],
            contacten: vec![Vec::new(); lives.len()],
            belemmeringen: BTreeMap::new(),
            beloften: BTreeMap::new(),
            groep_ids: vec![GroepId(0); plan.groepen.len()],
        }
    }

    /// One act. A refusal is a fault of the plan, so it stops the demo with the name of the act.
    fn act(&mut self, line: &Line, who: Who, rule: impl FnOnce(&State, &Viewer) -> Result<Vec<Statement>, No>) -> Nr {
        let viewer = self.viewer(line, who);
        self.tick(line);
        let pen = Pen::of(&viewer, self.daad(), self.clock);
        let decided = self.draft.act(pen, |state| rule(state, &viewer));
        let (first, count) = decided.unwrap_or_else(|no| panic!("{line:?}, by {who:?}, was refused: {no:?}"));
        self.note_numbers(line.act, count);
        first
    }

    fn viewer(&self, line: &Line, who: Who) -> Viewer {
        if who.rol == Role::Meedoen {
            return Viewer::meedoen(line.dag);
        }
        let viewer = Viewer::new(self.draft.state(), who.medewerker, who.rol, Purpose::of(who.rol), line.dag);
        viewer.unwrap_or_else(|| panic!("{line:?}: {who:?} does not hold that role"))
    }

    /// The clock goes to the moment of the line, and never back: acts of one second follow each other.
    fn tick(&mut self, line: &Line) {
        let planned = calendar::moment(line.dag, line.seconde.into());
        self.clock = planned.max(Moment(self.clock.0.saturating_add(1_000_000)));
    }

    /// Every act has its own, in the form of a UUID version 7: the milliseconds, and a count in place of chance.
    fn daad(&mut self) -> Daad {
        self.acts += 1;
        let mut bytes = [0; 16];
        bytes[..6].copy_from_slice(&(self.clock.0 / 1000).to_be_bytes()[2..]);
        (bytes[6], bytes[8]) = (0x70, 0x80);
        bytes[12..].copy_from_slice(&self.acts.to_be_bytes());
        Daad(bytes)
    }

    fn note_numbers(&mut self, act: Act, count: usize) {
        let written = self.draft.written();
        for (_, statement) in &written[written.len() - count..] {
            let Said::Fact(fact) = &statement.said else { continue };
            match (act, fact) {
                (Act::Register(life), Fact::Inwoner(inwoner::Fact::Registered(fact))) => {
                    self.inwoners[life] = fact.inwoner
                }
                (Act::Start(life), Fact::Traject(traject::Fact::Started(fact))) => self.trajecten[life] = fact.traject,
                (Act::OpenGroup(groep), Fact::Groep(groep::Fact::Opened(fact))) => self.groep_ids[groep] = fact.groep,
                (Act::Step(life, which, _), Fact::Belemmering(belemmering::Fact::Opened(fact))) => {
                    self.belemmeringen.insert((life, which), fact.belemmering);
                }
                (Act::Promise(life, which, _), Fact::Belofte(belofte::Fact::Made(fact))) => {
                    self.beloften.insert((life, which), fact.belofte);
                }
                _ => {}
            }
        }
    }

    fn hand_over(&mut self) -> Month {
        let (state, written) = std::mem::replace(&mut self.draft, Draft::on(State::default())).into_parts();
        self.draft = Draft::on(state);
        written
    }
}
