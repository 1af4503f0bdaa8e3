//! The facts behind what was counted, in the words of the aanpak as it was in force on the day.

use std::collections::BTreeMap;

use domain::aanpak;
use domain::aanpak::content::{Content, Tekst};
use domain::access::{Figures, Viewer};
use domain::belofte;
use domain::codes::Code;
use domain::contact;
use domain::groep;
use domain::ids::{InwonerId, Nr, TrajectId};
use domain::inwoner;
use domain::meting::{self, Stijging};
use domain::plan;
use domain::precedent::{self, Kind};
use domain::state::State;
use domain::time::Day;
use domain::traject::{self, Traject};

use crate::behind::{Feit, What};
use crate::lines::{NameOf, name_of_oorzaak, name_of_reden, name_of_trajectsoort};
use crate::table::{Aspect, Subject, Table};

/// Tells of one subject after another, as it was known when the table was counted.
pub(crate) struct Teller<'a> {
    state: &'a State,
    leave: Figures,
    known: Day,
    /// Growth is looked at up to this day.
    until: Day,
    deelnames: BTreeMap<Nr, groep::Counted>,
    viewer: &'a Viewer,
    aanpak: String,
}

impl<'a> Teller<'a> {
    pub fn new<T>(
        state: &'a State,
        leave: Figures,
        viewer: &'a Viewer,
        table: &Table,
        seen: &[(InwonerId, Subject, T)],
    ) -> Teller<'a> {
        let (known, until) = (table.chosen.known(), table.chosen.period.tot);
        let mut deelnames = BTreeMap::new();
        if seen.iter().any(|(_, subject, _)| matches!(subject, Subject::Deelname(_))) {
            groep::for_figures(state, leave, known, |one| {
                deelnames.insert(one.deelname.nr, one);
            });
        }
        Teller { state, leave, known, until, deelnames, viewer, aanpak: table.chosen.aanpak.clone() }
    }

    pub fn feiten(&self, inwoner: InwonerId, subject: Subject, aspect: Aspect) -> Vec<Feit> {
        match subject {
            Subject::Traject(id) => self.of_traject(inwoner, id, aspect),
            Subject::Deelname(nr) => self.deelnames.get(&nr).map(|one| of_deelname(one, aspect)).unwrap_or_default(),
            Subject::Meting(nr) => self.of_meting(nr, None),
            Subject::Leefgebied(nr, code) => self.of_meting(nr, Some(code)),
            Subject::Contact(nr) => self.of_contact(inwoner, nr),
            Subject::Belofte(nr) => self.of_belofte(inwoner, nr),
            Subject::Stap(nr) => self.of_stap(inwoner, nr),
            Subject::UitkeringSinds(nr) => self.of_uitkering(inwoner, nr),
            Subject::Afwijking(kind, nr) => self.of_afwijking(inwoner, kind, nr),
        }
    }

    fn of_traject(&self, inwoner: InwonerId, id: TrajectId, aspect: Aspect) -> Vec<Feit> {
        let trajecten = traject::behind_figure(self.state, self.leave, inwoner, self.known);
        let Some(traject) = trajecten.iter().find(|traject| traject.id == id) else { return Vec::new() };
        let (nr, bekend_sinds) = traject.started;
        let soort = self.name(traject, traject.soort, name_of_trajectsoort, traject.instroom);
        let start = Feit {
            nr: Some(nr),
            datum: traject.instroom,
            bekend_sinds: Some(bekend_sinds),
            what: What::Instroom { soort },
        };
        let more = match aspect {
            Aspect::Start => None,
            Aspect::End => self.end(traject),
            Aspect::Rise => self.rise(traject),
        };
        std::iter::once(start).chain(more).collect()
    }

    fn end(&self, traject: &Traject) -> Option<Feit> {
        let einde = traject.einde?;
        let reden = self.name(traject, einde.reden, name_of_reden, einde.dag);
        let oorzaak = einde.oorzaak.map(|oorzaak| self.name(traject, oorzaak, name_of_oorzaak, einde.dag));
        let what = What::Einde { reden, oorzaak };
        Some(Feit { nr: Some(einde.nr), datum: einde.dag, bekend_sinds: Some(einde.sinds), what })
    }

    fn rise(&self, traject: &Traject) -> Option<Feit> {
        let found = match meting::rise_until(self.state, self.leave, traject, self.until, self.known) {
            Stijging::Treden(_, nr) | Stijging::BinnenTrede(nr) => nr,
            Stijging::Geen | Stijging::Onbekend => return None,
        };
        let metingen = meting::behind_figure(self.state, self.leave, traject, self.known);
        let one = metingen.into_iter().find(|one| one.nr == found)?;
        let what = What::Meting { trede: one.trede, groei: one.groei };
        Some(Feit { nr: Some(one.nr), datum: one.datum, bekend_sinds: None, what })
    }

    fn of_meting(&self, nr: Nr, leefgebied: Option<Code>) -> Vec<Feit> {
        let Some(one) = meting::counted_at(self.state, self.leave, nr) else { return Vec::new() };
        let answered = leefgebied.and_then(|code| one.leefgebieden(self.state).find(|(asked, _)| *asked == code));
        let what = match answered {
            Some((code, vragen)) => What::Leefgebied { naam: self.leefgebied(code, one.datum), vragen },
            None => What::Meting { trede: one.trede, groei: one.groei },
        };
        vec![Feit { nr: Some(nr), datum: one.datum, bekend_sinds: None, what }]
    }

    fn leefgebied(&self, code: Code, day: Day) -> Tekst {
        let word = self.state.codes().word(code);
        let content = aanpak::by_slug(self.state, &self.aanpak, day);
        let known = content.and_then(|content| content.leefgebied(word)).map(|leefgebied| leefgebied.naam.clone());
        known.unwrap_or_else(|| Tekst { nl: word.to_string(), en: String::new() })
    }

    fn of_contact(&self, inwoner: InwonerId, nr: Nr) -> Vec<Feit> {
        let all = contact::behind_figure(self.state, self.leave, inwoner, self.known);
        let fact = |one: contact::Counted| Feit {
            nr: Some(one.nr),
            datum: one.datum,
            bekend_sinds: None,
            what: What::Contact { wijze: one.wijze },
        };
        all.into_iter().filter(|one| one.nr == nr).map(fact).collect()
    }

    fn of_belofte(&self, inwoner: InwonerId, nr: Nr) -> Vec<Feit> {
        let all = belofte::behind_figure(self.state, self.leave, inwoner, self.known, self.until);
        let fact = |one: belofte::Belofte| {
            let wat = belofte::wat_behind(self.state, self.viewer, &one);
            let (van, aanvraag, afloop) = (one.van, one.aanvraag.is_some(), one.uitkomst(self.until));
            let what = What::Belofte { van, aanvraag, afloop, wat };
            Feit { nr: Some(one.nr), datum: one.gedaan, bekend_sinds: None, what }
        };
        all.into_iter().filter(|one| one.nr == nr).map(fact).collect()
    }

    fn of_stap(&self, inwoner: InwonerId, nr: Nr) -> Vec<Feit> {
        let all = plan::behind_figure(self.state, self.leave, inwoner, self.known);
        let fact = |one: plan::Counted| {
            let wat = plan::wat_behind(self.state, self.viewer, inwoner, one.stap);
            Feit { nr: Some(nr), datum: one.datum, bekend_sinds: None, what: What::Stap { hielp: one.hielp, wat } }
        };
        all.into_iter().filter(|one| one.nr == nr).map(fact).collect()
    }

    fn of_uitkering(&self, inwoner: InwonerId, nr: Nr) -> Vec<Feit> {
        let since = inwoner::benefits_since_for_figures(self.state, self.leave, inwoner, self.known);
        let fact = |(datum, nr)| Feit { nr: Some(nr), datum, bekend_sinds: None, what: What::UitkeringSinds };
        since.filter(|(_, said)| *said == nr).map(fact).into_iter().collect()
    }

    /// The reason goes along for whom may read it in the dossier.
    fn of_afwijking(&self, inwoner: InwonerId, kind: Kind, nr: Nr) -> Vec<Feit> {
        let all = precedent::behind_figure(self.state, self.leave, inwoner, self.known);
        let reden = || precedent::reason(self.state, self.viewer, inwoner, kind, nr);
        let fact = |one: precedent::Counted| Feit {
            nr: Some(one.nr),
            datum: one.datum,
            bekend_sinds: None,
            what: What::Afwijking { kind, reden: reden() },
        };
        all.into_iter().filter(|one| (one.kind, one.nr) == (kind, nr)).map(fact).collect()
    }

    fn name(&self, traject: &Traject, code: Code, name_of: NameOf, day: Day) -> Tekst {
        let word = self.state.codes().word(code);
        let content: Option<&Content> = aanpak::in_force(self.state, traject.aanpak, day).map(|content| &**content);
        let name = content.and_then(|content| name_of(content, word));
        name.unwrap_or_else(|| Tekst { nl: word.to_string(), en: String::new() })
    }
}

fn of_deelname(one: &groep::Counted, aspect: Aspect) -> Vec<Feit> {
    let groep::Deelname { start, nr, einde, .. } = one.deelname;
    let what = What::DeelnameGestart { soort: one.soort };
    let began = Feit { nr: Some(nr), datum: start, bekend_sinds: None, what };
    let ended = einde.filter(|_| aspect == Aspect::End).map(|einde| {
        let what = What::DeelnameGeeindigd { uitkomst: einde.uitkomst };
        Feit { nr: Some(einde.nr), datum: einde.dag, bekend_sinds: None, what }
    });
    std::iter::once(began).chain(ended).collect()
}
