//! What a timeline says of a fact that stood at the wrong inwoner.

use domain::ids::{InwonerId, Nr};
use domain::tijdlijn::Event;
use domain::verplaatsing::Trace;

use super::tijdlijn::Writer;
use crate::shell::Link;

impl Writer<'_> {
    /// The page on which a fact is taken to another inwoner.
    pub(super) fn moving(&self, nr: Nr, naar: Option<InwonerId>) -> String {
        let inwoner = self.known.inwoner;
        let naar = naar.map(|naar| format!("?naar={naar}")).unwrap_or_default();
        self.visit.at(format_args!("/inwoner/{inwoner}/feit/{nr}/verplaatsen{naar}"))
    }

    /// The way to another dossier stands on the page where the fact is corrected; here only for who has no such page.
    pub(super) fn stray(&self, event: &Event, corrects: bool) -> Option<String> {
        let leads = !corrects && self.known.movable.contains(&event.nr);
        leads.then(|| self.moving(event.nr, None))
    }

    /// What came from elsewhere can go back to where it stood, for who knows where that is.
    pub(super) fn put_back(&self, event: &Event) -> Option<Link> {
        let (van, _) = event.gekomen?.ander.filter(|_| self.known.movable.contains(&event.nr))?;
        Some(Link::new(self.moving(event.nr, Some(van)), self.visit.t.say("event-terugzetten")))
    }

    /// Who took it to another dossier, with the way there for who may know whose that is.
    pub(super) fn elsewhere(&self, trace: &Trace, why: Option<&str>) -> (String, Option<Link>) {
        let t = &self.visit.t;
        let (dag, naam) = (t.date(trace.datum.date()), self.known.name_of(trace.medewerker).to_owned());
        let said = match why {
            Some(why) => t.args(
                "event-weggehaald",
                &[("dag", dag.into()), ("naam", naam.into()), ("reden", why.to_owned().into())],
            ),
            None => t.with2("event-weggehaald-kort", ("dag", dag), ("naam", naam)),
        };
        let there = |(ander, nr)| self.visit.at(format_args!("/inwoner/{ander}?alles=ja#feit-{nr}"));
        (said, trace.ander.map(|ander| Link::new(there(ander), t.say("event-naar-ander"))))
    }

    pub(super) fn came(&self, event: &Event) -> String {
        let came = event.gekomen.map(|trace| {
            let dag = self.visit.t.date(trace.datum.date());
            self.visit.t.with2("event-gekomen", ("dag", dag), ("naam", self.known.name_of(trace.medewerker).to_owned()))
        });
        came.unwrap_or_default()
    }
}
