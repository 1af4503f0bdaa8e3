//! What is measured, what is in the way and who takes part in a group, as acts of the domain.

use domain::belemmering::{self, Barrier, Stand};
use domain::groep::{self, End, Open};
use domain::ids::{BelemmeringId, InwonerId};
use domain::meting;

use super::Living;
use super::acts::{COORDINATOR, guide};
use super::agenda::Line;
use crate::belemmeringen::Stap;
use crate::groepen::Lid;

pub fn measure(town: &mut Living<'_>, line: &Line, place: usize, which: usize) {
    let (inwoner, traject) = (town.inwoners[place], town.trajecten[place]);
    let (dag, found) = &town.lives[place].metingen[which];
    town.act(line, guide(town, line, place), |state, viewer| {
        meting::record(state, viewer, inwoner, traject, *dag, line.dag, found)
    });
}

pub fn step(town: &mut Living<'_>, line: &Line, (place, which): (usize, usize), step: usize) {
    let (inwoner, by, dag) = (town.inwoners[place], guide(town, line, place), line.dag);
    let belemmering = &town.lives[place].belemmeringen[which];
    let id = town.belemmeringen.get(&(place, which)).copied().unwrap_or(BelemmeringId(0));
    match belemmering.stappen[step].1 {
        Stap::InBeeld => {
            let asked = Barrier {
                leefgebied: belemmering.leefgebied.to_owned(),
                stand: Stand::InBeeld,
                wat: Some(belemmering.wat.to_owned()),
                wie: None,
            };
            town.act(line, by, |state, viewer| belemmering::open(state, viewer, inwoner, dag, dag, &asked))
        }
        Stap::Naar(stand, wie) => {
            town.act(line, by, |state, viewer| belemmering::move_to(state, viewer, id, dag, dag, stand, wie))
        }
        Stap::Opgelost => town.act(line, by, |state, viewer| belemmering::close(state, viewer, id, dag, dag)),
        Stap::Terug(reden) => town.act(line, by, |state, viewer| {
            belemmering::reopen(state, viewer, id, dag, dag, Stand::WordtAanGewerkt, reden)
        }),
    };
}

pub fn open_group(town: &mut Living<'_>, line: &Line, place: usize) {
    let groep = &town.groepen[place];
    let (aanpak, naam) = (groep.aanpak.unwrap_or(&town.aanpak).to_owned(), groep.naam.clone());
    let asked = Open { aanpak, soort: groep.soort, naam, start: groep.start, fase: None };
    town.act(line, COORDINATOR, |state, viewer| groep::open(state, viewer, line.dag, line.dag, &asked));
}

pub fn join(town: &mut Living<'_>, line: &Line, groep: usize, which: usize) {
    let life = town.groepen[groep].leden[which].life;
    let (inwoner, id) = (town.inwoners[life], town.groep_ids[groep]);
    town.act(line, guide(town, line, life), |state, viewer| {
        groep::join(state, viewer, inwoner, id, line.dag, line.dag, None)
    });
}

pub fn quit(town: &mut Living<'_>, line: &Line, groep: usize, which: usize) {
    let lid = town.groepen[groep].leden[which];
    let Some(einde) = lid.einde else { return };
    let (inwoner, id) = (town.inwoners[lid.life], town.groep_ids[groep]);
    let end = End { uitkomst: einde.uitkomst, reden: einde.reden.map(str::to_owned) };
    town.act(line, guide(town, line, lid.life), |state, viewer| {
        groep::leave(state, viewer, inwoner, id, einde.dag, line.dag, &end)
    });
}

/// Who was there that week: most of them, each now and then somewhere else.
pub fn attend(town: &mut Living<'_>, line: &Line, groep: usize, week: usize) {
    let (group, dag) = (&town.groepen[groep], line.dag);
    let runs = |lid: &&Lid| lid.begin.unwrap_or(group.start) <= dag && lid.einde.is_none_or(|einde| einde.dag > dag);
    let there = group.leden.iter().filter(runs).filter(|lid| !(lid.life + week).is_multiple_of(5));
    let who: Vec<InwonerId> = there.map(|lid| town.inwoners[lid.life]).collect();
    let id = town.groep_ids[groep];
    if !who.is_empty() {
        town.act(line, COORDINATOR, |state, viewer| groep::attend(state, viewer, id, (dag, dag), &who));
    }
}
