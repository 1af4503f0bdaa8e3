//! The groups in which lives follow a training, and what became of each member.

use std::collections::BTreeMap;

use domain::groep::{Soort, Uitkomst};
use domain::time::Day;

use crate::life::{Life, Verloop};

/// A group and its members, by the places of their lives.
#[derive(Debug, Clone)]
pub struct Groep {
    /// Another aanpak than the first of the town.
    pub aanpak: Option<&'static str>,
    pub soort: Soort,
    pub naam: String,
    pub start: Day,
    pub leden: Vec<Lid>,
}

#[derive(Debug, Clone, Copy)]
pub struct Lid {
    pub life: usize,
    /// Later than the first meeting of the group.
    pub begin: Option<Day>,
    pub einde: Option<Vertrek>,
}

/// The first day somebody takes part no longer, when that is booked, and why it is early.
#[derive(Debug, Clone, Copy)]
pub struct Vertrek {
    pub dag: Day,
    pub geboekt: Day,
    pub uitkomst: Uitkomst,
    pub reden: Option<&'static str>,
}

/// The aanpak of a group and its first day.
type Which = (Option<&'static str>, Day);

/// Everybody of one aanpak whose training begins on a day is in one group.
pub fn trainings(lives: &[Life], naam: impl Fn(usize, Day) -> String, gestopt: &'static str) -> Vec<Groep> {
    let mut starts = BTreeMap::<Which, Vec<Lid>>::new();
    for (place, life) in lives.iter().enumerate() {
        if let Some(training) = life.training {
            let lid = Lid { life: place, begin: None, einde: vertrek(life, training.verloop, gestopt) };
            starts.entry((life.aanpak, training.start)).or_default().push(lid);
        }
    }
    let group = |(turn, ((aanpak, start), leden)): (usize, (Which, Vec<Lid>))| {
        let naam = naam(turn + 1, start);
        Groep { aanpak, soort: Soort::Training, naam, start, leden }
    };
    starts.into_iter().enumerate().map(group).collect()
}

fn vertrek(life: &Life, verloop: Verloop, gestopt: &'static str) -> Option<Vertrek> {
    let vertrek = |dag, geboekt, uitkomst, reden| Some(Vertrek { dag, geboekt, uitkomst, reden });
    match verloop {
        Verloop::LooptNog => None,
        Verloop::Afgerond(dag) => vertrek(dag, dag, Uitkomst::Afgerond, None),
        Verloop::Gestopt(dag) => {
            let fase = life.fasen.iter().find(|fase| fase.dag == dag);
            vertrek(dag, dag, Uitkomst::Voortijdig, fase.and_then(|fase| fase.afwijking).or(Some(gestopt)))
        }
        Verloop::Vertrokken(dag) => {
            let geboekt = life.einde.map_or(dag, |einde| einde.geboekt);
            vertrek(dag, geboekt, Uitkomst::Voortijdig, Some(gestopt))
        }
    }
}
