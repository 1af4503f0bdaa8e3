//! What is owed because of the time that passes: what comes next, a plan, a new stap, a word about every leefgebied, somebody
//! who works on a belemmering. Each by a norm of the aanpak; an aanpak without the norm or the part gives none.

use std::sync::Arc;

use smallvec::SmallVec;

use super::{Signaal, Soort};
use crate::aanpak::content::{Content, Maat, NormSoort, Onderdeel};
use crate::belemmering::{self, Stand};
use crate::ids::Nr;
use crate::state::State as Town;
use crate::time::Day;
use crate::traject::Traject;
use crate::{meting, plan};

/// All of them for a traject that is open today.
pub(super) fn of<'a>(state: &'a Town, traject: &'a Traject, today: Day) -> impl Iterator<Item = Signaal> + 'a {
    let with = With { state, traject, today };
    let single = [with.what_comes_next(), with.plan(), with.new_stap(), with.leefgebied()];
    single.into_iter().flatten().chain(with.belemmeringen())
}

#[derive(Clone, Copy)]
struct With<'a> {
    state: &'a Town,
    traject: &'a Traject,
    today: Day,
}

impl<'a> With<'a> {
    /// So long before the end of the term it is settled what comes next; by the end itself when the aanpak says no time.
    fn what_comes_next(self) -> Option<Signaal> {
        let end = self.traject.term_end(self.state)?;
        let (content, norm, before) = match self.norm(NormSoort::Vervolg, None) {
            Some((content, norm)) => (content, norm, days_of(content.normen[norm].maat)?),
            None => self.norm(NormSoort::TrajectTermijn, None).map(|(content, norm)| (content, norm, 0))?,
        };
        let last = self.traject.verlengd_tot.map(|(_, nr)| nr);
        self.signal(Soort::TermijnEindigt, (content, norm), end.plus(-before), last)
    }

    /// A plan is begun with its first doel or stap.
    fn plan(self) -> Option<Signaal> {
        let (content, norm) = self.norm(NormSoort::Plan, Some(Onderdeel::Plan))?;
        let day = content.normen[norm].maat.after(self.traject.instroom)?;
        let begun = plan::last_step(self.state, self.traject.inwoner, self.today).is_some();
        if begun { None } else { self.signal(Soort::PlanOntbreekt, (content, norm), day, None) }
    }

    /// Nobody agreed on something new for long. Without a plan that is another notice.
    fn new_stap(self) -> Option<Signaal> {
        let (content, norm) = self.norm(NormSoort::Stap, Some(Onderdeel::Plan))?;
        let (last, nr) = plan::last_step(self.state, self.traject.inwoner, self.today)?;
        let from = last.max(self.traject.instroom);
        let day = content.normen[norm].maat.after(from)?;
        self.signal(Soort::Stilstand, (content, norm), day, Some(nr))
    }

    /// Of the leefgebieden that were not talked about for long and may not wait, the one of longest ago: at the next talk the
    /// others come up by themselves.
    fn leefgebied(self) -> Option<Signaal> {
        let (content, norm) = self.norm(NormSoort::LeefgebiedBevestiging, Some(Onderdeel::Meting))?;
        let maat = content.normen[norm].maat;
        // Nothing was talked about longer ago than since the start.
        maat.after(self.traject.instroom).filter(|day| *day <= self.today)?;
        let mut asked: SmallVec<[(Day, usize, Option<Nr>); 8]> =
            meting::last_asked(self.state, self.traject, content, self.today)
                .enumerate()
                .map(|(place, (last, nr))| (last, place, nr))
                .collect();
        asked.sort_unstable();
        asked.into_iter().find_map(|(last, place, nr)| {
            let signal = self.signal(Soort::LeefgebiedOnbevestigd, (content, norm), maat.after(last)?, nr)?;
            let signal = Signaal { leefgebied: Some(place), ..signal };
            (!super::may_wait(self.state, &signal, self.today)).then_some(signal)
        })
    }

    /// One for every belemmering that only came into view.
    fn belemmeringen(self) -> impl Iterator<Item = Signaal> + 'a {
        let norm = self.norm(NormSoort::BelemmeringActie, Some(Onderdeel::Belemmering));
        let open = norm
            .into_iter()
            .flat_map(move |norm| belemmering::known(self.state, self.traject.inwoner).map(move |known| (norm, known)));
        let only_in_view = open.filter(|(_, known)| known.stand == Some(Stand::InBeeld));
        only_in_view.filter_map(move |((content, norm), known)| {
            let day = content.normen[norm].maat.after(known.sinds)?;
            // What it is about stands first: of two belemmeringen one may be put off.
            let (inwoner, about) = (self.traject.inwoner, std::iter::once(known.nr));
            Signaal::due(Soort::BelemmeringLigtStil, inwoner, (day, self.today), (content, norm), about)
        })
    }

    fn norm(self, soort: NormSoort, part: Option<Onderdeel>) -> Option<(&'a Arc<Content>, usize)> {
        let found = self.traject.norm_in_force(self.state, self.today, soort)?;
        part.is_none_or(|part| found.0.has(part)).then_some(found)
    }

    fn signal(self, soort: Soort, rule: (&Arc<Content>, usize), day: Day, last: Option<Nr>) -> Option<Signaal> {
        let feiten = std::iter::once(self.traject.started.0).chain(last);
        Signaal::due(soort, self.traject.inwoner, (day, self.today), rule, feiten)
    }
}

/// How many days before: months of thirty, for this looks back from a day.
fn days_of(maat: Maat) -> Option<i32> {
    maat.days().map(i32::from).or(match maat {
        Maat::Maanden(months) => Some(30 * i32::from(months)),
        _ => None,
    })
}
