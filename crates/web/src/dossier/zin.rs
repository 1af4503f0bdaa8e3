//! What a fact says in one sentence: on the timeline, and in the file that its own resident gets.

use std::collections::HashMap;

use domain::aanpak;
use domain::ids::MedewerkerId;
use domain::inwoner::PersonFact;
use domain::state::State;
use domain::tijdlijn::{Event, Subject, What};
use domain::time::Day;
use domain::traject::TrajectFact;

use super::feiten;
use super::pages::wijze_key;
use crate::tekst::Tekst;

/// Says facts in a language, with the names of who works here.
pub(crate) struct Zin<'a> {
    pub t: &'a Tekst,
    pub state: &'a State,
    pub names: &'a HashMap<MedewerkerId, String>,
}

impl Zin<'_> {
    pub fn name_of(&self, id: MedewerkerId) -> &str {
        self.names.get(&id).map_or("Meedoen", String::as_str)
    }

    pub fn title(&self, event: &Event) -> String {
        let t = self.t;
        match &event.what {
            What::Contact(contact) => {
                let kind = t.say(wijze_key(contact.wijze));
                contact.minuten.map_or(kind.to_owned(), |minutes| {
                    t.with2("event-contact-minutes", ("wijze", kind), ("minuten", u32::from(minutes)))
                })
            }
            What::Begeleider(Some(id)) => t.with("event-begeleider", "naam", self.name_of(*id)),
            What::Begeleider(None) => t.say("event-no-begeleider").to_owned(),
            What::Regisseur(id) => t.with("event-regisseur", "naam", self.name_of(*id)),
            What::Traject(fact) => self.traject(fact, event.datum),
            What::Aanmelding(fact) => feiten::aanmelding(t, self.state, fact, event.datum),
            What::Meting(shown) => feiten::meting(t, shown),
            What::Belemmering(fact) => feiten::belemmering(t, self.state, fact, event.datum),
            What::Plan(fact) => feiten::plan(t, fact),
            What::Belofte(fact) => crate::belofte::words::event(t, fact),
            What::Succes(fact) => crate::succes::words::event(t, fact),
            What::Uitstel(fact) => crate::uitstel::event(t, fact),
            What::Ritme(fact) => crate::ritme::event(t, *fact),
            What::Groep(fact) => feiten::groep(t, fact),
            What::Person(fact) => person(t, fact),
            What::Samengevoegd(shown) => t.with("event-samengevoegd", "nummer", shown.ander.to_string()),
            What::Elders(subject, _) => t.with("event-elders", "soort", t.say(subject_key(*subject)).to_lowercase()),
        }
    }

    fn traject(&self, fact: &TrajectFact, datum: Day) -> String {
        let t = self.t;
        let content = |slug: &str| aanpak::by_slug(self.state, slug, datum);
        let in_words = |named: Option<&aanpak::content::Tekst>, code: &str| {
            named.map_or(code.to_owned(), |naam| naam.in_language(t.lang()).to_owned())
        };
        match fact {
            TrajectFact::Started { aanpak, soort, trede, .. } => {
                let soort = in_words(
                    content(aanpak).and_then(|content| content.trajectsoort(soort)).map(|soort| &soort.naam),
                    soort,
                );
                match trede {
                    Some(trede) => t.with2("event-started-trede", ("soort", soort), ("trede", u32::from(*trede))),
                    None => t.with("event-started", "soort", soort),
                }
            }
            TrajectFact::Phase { aanpak, fase } => {
                let fase =
                    in_words(content(aanpak).and_then(|content| content.fase(fase)).map(|fase| &fase.naam), fase);
                t.with("event-phase", "fase", fase)
            }
            TrajectFact::Extended { tot } => t.with("event-extended", "dag", t.date(tot.date())),
            TrajectFact::Closed { aanpak, reden, oorzaak } => {
                let content = content(aanpak);
                let reden = in_words(content.and_then(|content| content.reden(reden)).map(|reden| &reden.label), reden);
                match oorzaak {
                    Some(oorzaak) => {
                        let oorzaak = in_words(
                            content.and_then(|content| content.oorzaak(oorzaak)).map(|oorzaak| &oorzaak.label),
                            oorzaak,
                        );
                        t.with2("event-closed-cause", ("reden", reden), ("oorzaak", oorzaak))
                    }
                    None => t.with("event-closed", "reden", reden),
                }
            }
        }
    }

    /// The short text beside a fact: why it departs from the aanpak, or what explains it.
    pub fn explanation(&self, event: &Event) -> Option<String> {
        if let What::Belemmering(fact) = &event.what
            && event.waarom.is_none()
        {
            return feiten::belemmering_words(self.t, fact);
        }
        if let What::Aanmelding(fact) = &event.what
            && let Some(reden) = fact.reden.as_deref()
        {
            return Some(self.t.with("event-because", "reden", reden));
        }
        if let What::Plan(fact) = &event.what
            && event.waarom.is_none()
        {
            return feiten::plan_words(self.t, fact);
        }
        if let What::Meting(shown) = &event.what
            && let Some(words) = shown.toelichting.as_deref()
        {
            let why = event.waarom.as_deref().map(|reden| self.t.with("event-because", "reden", reden));
            return joined(why, Some(words.to_owned()));
        }
        if let What::Belofte(fact) = &event.what {
            return crate::belofte::words::event_text(self.t, fact, event.waarom.as_deref());
        }
        let waarom = event.waarom.as_deref()?;
        let key = if matches!(event.what, What::Contact(_)) { "event-later-because" } else { "event-because" };
        Some(self.t.with(key, "reden", waarom))
    }
}

/// A note, and under it why the fact departs from the aanpak.
pub(super) fn joined(note: Option<String>, explanation: Option<String>) -> Option<String> {
    match (note, explanation) {
        (Some(note), Some(explanation)) => Some(format!("{note}\n{explanation}")),
        (note, explanation) => note.or(explanation),
    }
}

fn person(t: &Tekst, fact: &PersonFact) -> String {
    match fact {
        PersonFact::Registered => t.say("event-registered").to_owned(),
        PersonFact::Named(naam) if naam.is_empty() => t.say("event-nameless").to_owned(),
        PersonFact::Named(naam) => t.with("event-named", "naam", naam.as_str()),
        PersonFact::AlsoNamed(naam) => t.with("event-also-named", "naam", naam.to_string()),
        PersonFact::Born(day) => t.with("event-born", "dag", t.date(day.date())),
        PersonFact::Lives(wijk) => t.with("event-lives", "wijk", wijk.to_string()),
        PersonFact::Benefits(uitkering) => {
            t.with("event-uitkering", "uitkering", t.say(&format!("uitkering-{}", uitkering.word())))
        }
        PersonFact::BenefitsSince(day) => t.with("event-uitkering-sinds", "dag", t.date(day.date())),
        PersonFact::Waits(Some(list)) => t.with("event-waits", "lijst", t.say(&format!("wachtlijst-{}", list.word()))),
        PersonFact::Waits(None) => t.say("event-waits-no-more").to_owned(),
    }
}

pub(crate) fn subject_key(subject: Subject) -> &'static str {
    match subject {
        Subject::Contact => "subject-contact",
        Subject::Aanmelding => "subject-aanmelding",
        Subject::Traject => "subject-traject",
        Subject::Meting => "subject-meting",
        Subject::Belemmering => "subject-belemmering",
        Subject::Plan => "subject-plan",
        Subject::Belofte => "subject-belofte",
        Subject::Succes => "subject-succes",
        Subject::Uitstel => "subject-uitstel",
        Subject::Groep => "subject-groep",
        Subject::Toewijzing => "subject-toewijzing",
        Subject::Persoon => "subject-persoon",
    }
}
