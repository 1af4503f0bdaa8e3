//! Opening a figure: the people and facts behind it, for who may see them.
//!
//! A beleidsmedewerker sees facts without names (decision 22): no dossier number, no entry, and one traject at a time in
//! order of day, so that nothing ties two trajecten to one person. A begeleider sees the people of the own caseload; the
//! others are only counted. Names that were shown are noted as a list that was read.

use std::sync::Arc;

use domain::aanpak::content::Tekst;
use domain::access::{FIGURES_OPEN, Figures, Viewer, figures};
use domain::belofte::{Kant, Uitkomst as Afloop};
use domain::contact::Wijze;
use domain::groep::{Soort, Uitkomst};
use domain::ids::{InwonerId, Nr};
use domain::inwoner::{self, Naam};
use domain::meting::Vragen;
use domain::plan::Hielp;
use domain::precedent::Kind;
use domain::refusal::Hidden;
use domain::state::State;
use domain::text::folded;
use domain::time::Day;

use crate::feiten::Teller;
use crate::table::{Aspect, Subject, Table};

/// What stands behind a figure for this viewer. The trajecten shown and those `elsewhere` add up to the figure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Opened {
    pub behind: Vec<Behind>,
    /// Trajecten behind the figure whose facts are not for this viewer.
    pub elsewhere: usize,
}

/// One person when named, else one traject.
#[derive(Debug, Clone, PartialEq)]
pub struct Behind {
    pub who: Option<Who>,
    pub feiten: Vec<Feit>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Who {
    pub inwoner: InwonerId,
    pub naam: Naam,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Feit {
    /// The entry, to link to; only for who sees the name.
    pub nr: Option<Nr>,
    pub datum: Day,
    /// `None` where only the day itself is told.
    pub bekend_sinds: Option<Day>,
    pub what: What,
}

/// In the words of the aanpak as it was in force on the day.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Instroom {
        soort: Tekst,
    },
    Einde {
        reden: Tekst,
        oorzaak: Option<Tekst>,
    },
    /// A meting that shows growth: the trede it says, or that there was growth within it.
    Meting {
        trede: Option<u8>,
        groei: bool,
    },
    /// Began in a group, and how that ended.
    DeelnameGestart {
        soort: Soort,
    },
    DeelnameGeeindigd {
        uitkomst: Uitkomst,
    },
    /// What a meting answered about a leefgebied.
    Leefgebied {
        naam: Tekst,
        vragen: Vragen,
    },
    Contact {
        wijze: Wijze,
    },
    /// A promise, and how it stood on the last day of the period; what it was is only for who may read it.
    Belofte {
        van: Kant,
        aanvraag: bool,
        afloop: Afloop,
        wat: Option<Arc<str>>,
    },
    /// A stap that was done, and whether it helped.
    Stap {
        hielp: Hielp,
        wat: Option<Arc<str>>,
    },
    /// Somebody lives on a benefit from the day of the fact.
    UitkeringSinds,
    /// Something departed from the aanpak; why is only for who may read it in the dossier.
    Afwijking {
        kind: Kind,
        reden: Option<Arc<str>>,
    },
}

/// Opens the cell at `row` and `column`. A cell that is no count has nobody behind it; one that is not there is hidden.
pub fn open(state: &State, viewer: &Viewer, table: &Table, row: usize, column: usize) -> Result<Opened, Hidden> {
    let leave = figures(viewer)?;
    table.cell(row, column).ok_or(Hidden)?;
    let mut opened = Opened::default();
    let mut seen: Vec<(InwonerId, Subject, Aspect)> = Vec::new();
    for (aspect, these) in table.pieces(row, column) {
        for at in these {
            let (inwoner, subject) = table.pool[*at as usize];
            match viewer.gate(state, inwoner, &FIGURES_OPEN) {
                Ok(_) => seen.push((inwoner, subject, aspect)),
                Err(Hidden) => opened.elsewhere += 1,
            }
        }
    }
    seen.sort_by_key(|(inwoner, subject, _)| (*inwoner, *subject));
    opened.behind = told(state, leave, viewer, table, &seen);
    Ok(opened)
}

fn told(
    state: &State,
    leave: Figures,
    viewer: &Viewer,
    table: &Table,
    seen: &[(InwonerId, Subject, Aspect)],
) -> Vec<Behind> {
    let groups: Vec<_> = seen.chunk_by(|one, other| one.0 == other.0).collect();
    let inwoners: Vec<InwonerId> = groups.iter().map(|group| group[0].0).collect();
    let names = inwoner::names_in_list(state, viewer, "cijfer", &inwoners);
    let mut behind = Vec::new();
    let teller = Teller::new(state, leave, viewer, table, seen);
    for ((group, naam), inwoner) in groups.into_iter().zip(names).zip(inwoners) {
        let facts = group.iter().map(|(_, subject, aspect)| teller.feiten(inwoner, *subject, *aspect));
        match naam {
            Some(naam) => behind.push(Behind { who: Some(Who { inwoner, naam }), feiten: facts.flatten().collect() }),
            None => behind.extend(facts.map(unnamed)),
        }
    }
    behind.sort_by_cached_key(order);
    behind
}

fn unnamed(feiten: Vec<Feit>) -> Behind {
    // A reason in free words says who it is about.
    let what = |what| match what {
        What::Afwijking { kind, .. } => What::Afwijking { kind, reden: None },
        What::Belofte { van, aanvraag, afloop, .. } => What::Belofte { van, aanvraag, afloop, wat: None },
        What::Stap { hielp, .. } => What::Stap { hielp, wat: None },
        other => other,
    };
    Behind {
        who: None,
        feiten: feiten.into_iter().map(|feit| Feit { nr: None, what: what(feit.what), ..feit }).collect(),
    }
}

/// By name, without tussenvoegsel; those without a name after them, by what is known of them and nothing else.
fn order(behind: &Behind) -> (bool, String, String, Option<InwonerId>, Vec<(Day, String)>) {
    let said = |what: &What| match what {
        What::Instroom { soort } => soort.nl.clone(),
        What::Einde { reden, .. } => reden.nl.clone(),
        What::Meting { trede, groei } => format!("{trede:?} {groei}"),
        What::DeelnameGestart { soort } => soort.word().to_owned(),
        What::DeelnameGeeindigd { uitkomst } => uitkomst.word().to_owned(),
        What::Leefgebied { naam, .. } => naam.nl.clone(),
        What::UitkeringSinds => "uitkering".to_owned(),
        What::Belofte { van, afloop, .. } => format!("{} {}", van.word(), afloop.word()),
        What::Stap { hielp, .. } => hielp.word().to_owned(),
        What::Contact { wijze } => wijze.word().to_owned(),
        What::Afwijking { kind, .. } => kind.word().to_owned(),
    };
    let (achternaam, voornaam) = match &behind.who {
        Some(who) => (folded(&who.naam.achternaam), folded(&who.naam.voornaam)),
        None => Default::default(),
    };
    let facts = behind.feiten.iter().rev().map(|feit| (feit.datum, said(&feit.what))).collect();
    (behind.who.is_none(), achternaam, voornaam, behind.who.as_ref().map(|who| who.inwoner), facts)
}
