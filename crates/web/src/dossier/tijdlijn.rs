//! The timeline: facts as sentences, newest first, by month.

use std::collections::{HashMap, HashSet};

use domain::ids::Nr;
use domain::inwoner::PersonFact;
use domain::state::State;
use domain::text::Sealed;
use domain::tijdlijn::{Event, Subject, What};
use domain::time::Day;

use super::feiten;
use super::known::Known;
use super::pages::Asked;
use super::view::{Change, Entry, Month, Tijdlijn};
use super::zin::{Zin, joined, subject_key};
use crate::caseload::view::Filter;
use crate::shell::visit::Visit;
use crate::shell::{Empty, Link, Tone};

/// Facts on the page before "show older".
const AT_MOST: usize = 30;
/// So many more when one asks for older ones.
const MORE: usize = 60;

/// What is asked of the timeline, as far as it can be read.
struct Wanted {
    subject: Option<Subject>,
    /// Nothing after this day.
    until: Option<Day>,
    most: usize,
}

impl Wanted {
    fn of(asked: &Asked) -> Wanted {
        let most = asked.toon.parse().ok().filter(|most| *most > AT_MOST);
        Wanted {
            subject: Subject::from_word(&asked.onderwerp),
            until: asked.dag.parse().ok(),
            most: if asked.alles.is_empty() { most.unwrap_or(AT_MOST) } else { usize::MAX },
        }
    }

    /// All that fit, newest first, however many.
    fn all<'k>(&self, known: &'k Known) -> impl Iterator<Item = &'k Event> + use<'k> {
        let (subject, until) = (self.subject, self.until);
        let about = move |event: &&Event| subject.is_none_or(|subject| event.what.subject() == subject);
        known.events.iter().filter(about).filter(move |event| until.is_none_or(|until| event.datum <= until))
    }
}

/// The facts that the page shows: of one subject when asked, and not more than a screen or two.
pub(super) fn shown<'k>(known: &'k Known, asked: &Asked) -> impl Iterator<Item = &'k Event> {
    let wanted = Wanted::of(asked);
    wanted.all(known).take(wanted.most)
}

pub(super) fn view(
    visit: &Visit,
    state: &State,
    known: &Known,
    notes: &HashMap<Sealed, String>,
    asked: &Asked,
    day: Day,
) -> Tijdlijn {
    let t = visit.t;
    let wanted = Wanted::of(asked);
    let on_page: HashSet<Nr> = shown(known, asked).map(|event| event.nr).collect();
    let writer = Writer { visit, state, known, notes, on_page, asked };
    let mut months: Vec<Month> = Vec::new();
    for event in shown(known, asked) {
        let heading = t.month_heading(event.datum.date());
        match months.last_mut() {
            Some(month) if month.heading == heading => month.entries.push(writer.entry(event)),
            _ => months.push(Month { heading, entries: vec![writer.entry(event)] }),
        }
    }
    let older: Vec<&Event> = wanted.all(known).skip(wanted.most).collect();
    let to_all =
        || Link::new(address(visit, known, &Asked { dag: String::new(), ..kept(asked) }), t.say("timeline-all"));
    Tijdlijn {
        subjects: subjects(visit, known, &wanted, asked),
        subject: wanted.subject.map(|subject| subject.word().to_owned()).unwrap_or_default(),
        known_on: day.to_string(),
        known_on_error: None,
        jump: wanted.until.map(|day| day.to_string()).unwrap_or_default(),
        jump_error: (!asked.dag.is_empty() && wanted.until.is_none()).then(|| t.say("day-unreadable").to_owned()),
        from_day: wanted.until.map(|day| (t.with("timeline-from", "dag", t.date(day.date())), to_all())),
        many: (AT_MOST < wanted.most && wanted.most < usize::MAX).then_some(wanted.most),
        past_note: None,
        empty: months.is_empty().then(|| Empty { text: t.say("timeline-empty").to_owned(), act: None }),
        months,
        older: older.first().map(|next| {
            let more = Asked { toon: (wanted.most + MORE).to_string(), ..kept(asked) };
            let label =
                t.with2("timeline-older", ("maand", t.month(next.datum.date())), ("aantal", older.len() as u32));
            Link::new(address(visit, known, &more), label)
        }),
    }
}

/// What a link of the timeline takes along.
fn kept(asked: &Asked) -> Asked {
    Asked {
        onderwerp: asked.onderwerp.clone(),
        bekend_op: asked.bekend_op.clone(),
        dag: asked.dag.clone(),
        ..Asked::default()
    }
}

fn subjects(visit: &Visit, known: &Known, wanted: &Wanted, asked: &Asked) -> Vec<Filter> {
    let (t, current) = (visit.t, wanted.subject);
    let mut counts = [0_usize; Subject::ALL.len()];
    for event in (Wanted { subject: None, ..*wanted }).all(known) {
        counts[event.what.subject() as usize] += 1;
    }
    let filter = |subject: Option<Subject>| {
        let count = subject.map_or(counts.iter().sum(), |subject| counts[subject as usize]);
        let key = subject.map_or("subject-all", subject_key);
        let onderwerp = subject.map(|subject| subject.word().to_owned()).unwrap_or_default();
        let href = address(visit, known, &Asked { onderwerp, ..kept(asked) });
        Filter { label: t.say(key).to_owned(), count: Some(count.to_string()), href, current: subject == current }
    };
    let mut ever = [false; Subject::ALL.len()];
    for event in &known.events {
        ever[event.what.subject() as usize] = true;
    }
    let there = |subject: &Subject| Some(*subject) == current || ever[*subject as usize];
    let subjects = Subject::ALL.into_iter().filter(there);
    std::iter::once(None).chain(subjects.map(Some)).map(filter).collect()
}

/// The address of the timeline with what is asked of it, as far as it can be read.
fn address(visit: &Visit, known: &Known, asked: &Asked) -> String {
    let mut pairs: Vec<String> = Vec::new();
    pairs.extend(Subject::from_word(&asked.onderwerp).map(|subject| format!("onderwerp={}", subject.word())));
    for (name, text) in [("bekend_op", &asked.bekend_op), ("dag", &asked.dag)] {
        pairs.extend(text.parse::<Day>().ok().map(|day| format!("{name}={day}")));
    }
    pairs.extend(asked.toon.parse::<usize>().ok().map(|most| format!("toon={most}")));
    if !asked.alles.is_empty() {
        pairs.push("alles=ja".to_owned());
    }
    visit.at(format_args!("/inwoner/{}?{}#tijdlijn", known.inwoner, pairs.join("&")))
}

pub(super) struct Writer<'a> {
    pub(super) visit: &'a Visit,
    state: &'a State,
    pub(super) known: &'a Known,
    notes: &'a HashMap<Sealed, String>,
    on_page: HashSet<Nr>,
    asked: &'a Asked,
}

impl Writer<'_> {
    fn entry(&self, event: &Event) -> Entry {
        let t = &self.visit.t;
        let (icon, tone) = match &event.what {
            _ if event.corrigeert.is_some() => ("pen", Tone::Calm),
            What::Contact(contact) => (wijze_icon(contact.wijze), Tone::Calm),
            What::Aanmelding(_) => ("wissel", Tone::Calm),
            What::Traject(_) | What::Meting(_) => ("trap", Tone::Calm),
            What::Belemmering(_) => ("let-op", Tone::Calm),
            What::Plan(fact) => feiten::plan_icon(fact),
            What::Belofte(_) => ("wissel", Tone::Calm),
            What::Succes(_) => ("ster", Tone::Good),
            What::Uitstel(_) => ("klok", Tone::Calm),
            What::Ritme(_) => ("klok", Tone::Calm),
            What::Groep(_) => ("boek", Tone::Calm),
            What::Begeleider(_) | What::Regisseur(_) => ("wissel", Tone::Calm),
            What::Person(_) => ("persoon", Tone::Calm),
            What::Elders(..) | What::Samengevoegd(_) => ("wissel", Tone::Calm),
        };
        let correct = self.correct(event);
        let note = event.what.sealed().and_then(|handle| self.notes.get(&handle)).cloned();
        Entry {
            nr: event.nr.to_string(),
            icon,
            tone,
            title: self.zin().title(event),
            text: joined(note, self.zin().explanation(event)),
            voice: feiten::voice(&event.what),
            change: self.change(event),
            replaced_by: self.replaced(event),
            meta: self.meta(event),
            readers: event
                .what
                .sealed()
                .map(|_| t.with("entry-readers", "naam", super::called(t, &self.known.card.naam))),
            elsewhere: self.stray(event, correct.is_some()),
            correct,
            put_back: self.put_back(event),
        }
    }

    fn zin(&self) -> Zin<'_> {
        Zin { t: &self.visit.t, state: self.state, names: &self.known.names }
    }

    fn change(&self, event: &Event) -> Option<Change> {
        let t = &self.visit.t;
        let (nr, reden) = event.corrigeert.as_ref()?;
        let old = self.known.events.iter().find(|other| other.nr == *nr)?;
        let old = t.with2("event-was", ("wat", self.zin().title(old)), ("dag", t.date(old.datum.date())));
        Some(Change {
            label: t.say("change-was").to_owned(),
            old,
            new: None,
            reason: reden.to_string(),
            earlier: self.to_fact(*nr),
        })
    }

    /// To a fact of this timeline: on this page, or on the page with everything when it is further back.
    fn to_fact(&self, nr: Nr) -> String {
        if self.on_page.contains(&nr) {
            return format!("#feit-{nr}");
        }
        let all = Asked { alles: "ja".to_owned(), bekend_op: self.asked.bekend_op.clone(), ..Asked::default() };
        address(self.visit, self.known, &all).replace("#tijdlijn", &format!("#feit-{nr}"))
    }

    fn replaced(&self, event: &Event) -> Option<Link> {
        let t = &self.visit.t;
        if let What::Elders(_, trace) = &event.what {
            return self.elsewhere(trace, None).1;
        }
        let replaced = event.vervangen.as_ref()?;
        let by = self.known.name_of(replaced.medewerker);
        let (dag, reden) = (t.date(replaced.sinds.date()), replaced.reden.to_string());
        let key = if replaced.ingetrokken { "event-withdrawn" } else { "event-corrected" };
        let label = t.args(key, &[("dag", dag.into()), ("naam", by.to_owned().into()), ("reden", reden.into())]);
        let to = if replaced.ingetrokken { event.nr } else { replaced.door };
        Some(Link::new(self.to_fact(to), label))
    }

    fn meta(&self, event: &Event) -> String {
        let t = &self.visit.t;
        let by = match &event.what {
            What::Contact(contact) if contact.medewerker != event.door => contact.medewerker,
            _ => event.door,
        };
        let (dag, naam) = (t.date(event.datum.date()), self.known.name_of(by));
        let booked = event.geboekt.day();
        let said = if booked == event.datum {
            t.with2("event-meta", ("dag", dag), ("naam", naam))
        } else {
            t.args(
                "event-meta-later",
                &[("dag", dag.into()), ("geboekt", t.date(booked.date()).into()), ("naam", naam.to_owned().into())],
            )
        };
        match &event.what {
            What::Elders(_, trace) => {
                let why = event.vervangen.as_ref().map(|replaced| &*replaced.reden).filter(|why| !why.is_empty());
                self.elsewhere(trace, why).0
            }
            _ if event.gekomen.is_some() => format!("{said} {}", self.came(event)),
            What::Contact(contact) if event.vervangen.is_none() => match contact.volgende {
                Some(day) => format!("{said} {}", t.with("event-contact-next", "dag", t.date_short(day.date()))),
                None => said,
            },
            _ => said,
        }
    }

    fn correct(&self, event: &Event) -> Option<String> {
        if event.vervangen.is_some() || self.known.back {
            return None;
        }
        let (inwoner, nr) = (self.known.inwoner, event.nr);
        match &event.what {
            What::Contact(contact) if contact.own => {
                Some(self.visit.at(format_args!("/inwoner/{inwoner}/contact/{nr}")))
            }
            What::Meting(shown) if shown.own => Some(self.visit.at(format_args!("/inwoner/{inwoner}/meting/{nr}"))),
            What::Aanmelding(fact) if fact.may_correct => {
                Some(self.visit.at(format_args!("/inwoner/{inwoner}/aanmelding/{}/{nr}", fact.aanmelding)))
            }
            What::Belemmering(fact) if self.known.may_record => {
                Some(self.visit.at(format_args!("/inwoner/{inwoner}/belemmering/{}/{nr}", fact.belemmering)))
            }
            What::Plan(_) if self.known.may_record => Some(self.visit.at(format_args!("/inwoner/{inwoner}/plan/{nr}"))),
            What::Belofte(fact) if fact.may_correct => {
                Some(self.visit.at(format_args!("/inwoner/{inwoner}/belofte/{}/{nr}", fact.belofte)))
            }
            What::Uitstel(fact) if fact.may_correct => {
                Some(self.visit.at(format_args!("/inwoner/{inwoner}/uitstel/{nr}")))
            }
            What::Ritme(_) if self.known.may_record => {
                Some(self.visit.at(format_args!("/inwoner/{inwoner}/ritme/{nr}")))
            }
            What::Succes(_) if self.known.may_record => {
                Some(self.visit.at(format_args!("/inwoner/{inwoner}/succes/{nr}")))
            }
            What::Groep(fact) if self.known.may_steer => {
                Some(self.visit.at(format_args!("/inwoner/{inwoner}/groep/{}/{nr}", fact.groep)))
            }
            What::Person(PersonFact::Registered) => None,
            What::Samengevoegd(shown) if shown.own => Some(self.visit.at(format_args!("/inwoner/{inwoner}/feit/{nr}"))),
            What::Begeleider(_) | What::Regisseur(_) if self.known.may_assign => {
                Some(self.visit.at(format_args!("/inwoner/{inwoner}/feit/{nr}")))
            }
            What::Traject(_) if self.known.may_steer => {
                let traject = domain::traject::started_at(self.state, nr)?;
                Some(self.visit.at(format_args!("/inwoner/{inwoner}/traject/{traject}/{nr}")))
            }
            What::Person(_) if self.known.may_steer => {
                Some(self.visit.at(format_args!("/inwoner/{inwoner}/feit/{nr}")))
            }
            _ => None,
        }
    }
}

fn wijze_icon(wijze: domain::contact::Wijze) -> &'static str {
    use domain::contact::Wijze;
    match wijze {
        Wijze::Huisbezoek => "huis",
        Wijze::Gesprek => "gesprek",
        Wijze::Telefoon => "telefoon",
        Wijze::Buiten => "buiten",
        Wijze::Bericht => "bericht",
        Wijze::Driegesprek => "wissel",
    }
}
