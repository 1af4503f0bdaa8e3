use std::collections::HashMap;

use axum::extract::Path;
use domain::eigen::{self, Eigen as Known};
use domain::gemeente;
use domain::ids::{InwonerId, MedewerkerId};
use domain::medewerker;
use domain::state::State;
use domain::text::Sealed;
use domain::tijdlijn::{Event, What};
use domain::time::Moment;
use domain::vernietiging::{Duur, Item, Soort};
use exports::eigen::{Bewaren, Eigen, Feit, Gelezen, Rij, Verzoek};
use store::inzage::InzageRecord;

use super::view::{EigenPage, Filled, Kept, Line, Look};
use crate::dossier::zin::{Zin, subject_key};
use crate::dossier::{facts_of, feiten, shown_name};
use crate::shell::answer::{Answer, Wrong, download, page};
use crate::shell::visit::{Visit, role_key};
use crate::shell::{Fact, Link};
use crate::tekst::{Tekst, capital};

/// To read and to print.
pub async fn show(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    let (t, id) = (visit.t, InwonerId(id));
    let Filled { file, feiten, gelezen, bewaren } = filled(&visit, id)?;
    let made = t.args(
        "eigen-made",
        &[
            ("gemeente", file.gemeente.clone().into()),
            ("dag", t.date(file.gemaakt_op.date()).into()),
            ("nummer", id.to_string().into()),
        ],
    );
    let asked = |one: &Verzoek| match one.beantwoord_op {
        Some(day) => {
            t.with2("eigen-verzoek-beantwoord", ("dag", t.date(one.datum.date())), ("antwoord", t.date(day.date())))
        }
        None => {
            t.with2("eigen-verzoek-open", ("dag", t.date(one.datum.date())), ("voor", t.date(one.antwoord_voor.date())))
        }
    };
    let facts = |pairs: &[(String, String)]| pairs.iter().map(|(name, value)| Fact::new(name, value)).collect();
    let list = |row: &Rij| (t.with("eigen-lijst-op", "dag", t.date(row.gelezen_op.date())), facts(&row.cellen));
    page(&EigenPage {
        t,
        shell: visit.shell(t.with("eigen-title", "naam", file.naam.clone())),
        crumbs: crumbs(&visit, id, &file.naam),
        made,
        download: Link::new(visit.at(format_args!("/inwoner/{id}/eigen/bestand")), t.say("eigen-download")),
        gegevens: facts(&file.gegevens),
        feiten,
        lijsten: file.lijsten.iter().map(list).collect(),
        gelezen,
        bewaren,
        verzoeken: file.verzoeken.iter().map(asked).collect(),
    })
}

/// Back to where the reader came from: the privacy officer has no dossier to go back to.
fn crumbs(visit: &Visit, id: InwonerId, naam: &str) -> Vec<Link> {
    match visit.who.role {
        domain::access::Role::PrivacyOfficer => {
            vec![Link::new(visit.at(format_args!("/toegang?dossier={id}")), visit.t.say("nav-toegang"))]
        }
        _ => vec![Link::new(visit.at(format_args!("/inwoner/{id}")), naam)],
    }
}

/// The same for programs.
pub async fn file(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    let filled = filled(&visit, InwonerId(id))?;
    download(&format!("eigen-dossier-{id}.json"), "application/json", exports::eigen::eigen(&filled.file).into_bytes())
}

fn filled(visit: &Visit, id: InwonerId) -> Result<Filled, Wrong> {
    let handles = visit.town.ask(visit.who, |state, viewer| {
        let known = eigen::of(state, viewer, id)?;
        Ok(known.events.iter().filter_map(|event| event.what.sealed()).collect::<Vec<_>>())
    })?;
    // All of it or none: a file that lacks its notes must not look whole.
    let notes = visit.town.open(&handles)?;
    let looks = visit.town.readers_for_the_person(visit.who, id)?;
    let filled = visit.town.ask(visit.who, |state, viewer| {
        let known = eigen::of(state, viewer, id)?;
        Ok(Teller::of(visit.t, state, &known, &looks).tell(id, viewer.today(), &notes, &looks))
    })?;
    Ok(filled)
}

/// Puts what is known into sentences.
struct Teller<'a> {
    t: Tekst,
    state: &'a State,
    known: &'a Known,
    names: HashMap<MedewerkerId, String>,
}

impl<'a> Teller<'a> {
    fn of(t: Tekst, state: &'a State, known: &'a Known, looks: &[InzageRecord]) -> Teller<'a> {
        let in_events = known.events.iter().flat_map(|event| {
            let about = match &event.what {
                What::Begeleider(who) => *who,
                What::Regisseur(who) => Some(*who),
                What::Contact(contact) => Some(contact.medewerker),
                What::Elders(_, trace) => Some(trace.medewerker),
                _ => event.gekomen.map(|trace| trace.medewerker),
            };
            let replaced = event.vervangen.as_ref().map(|replaced| replaced.medewerker);
            [Some(event.door), about, replaced].into_iter().flatten()
        });
        let all = in_events.chain(looks.iter().map(|look| MedewerkerId(look.door)));
        let names = all.map(|id| (id, medewerker::naam(state, id).to_owned())).collect();
        Teller { t, state, known, names }
    }

    fn tell(
        &self,
        id: InwonerId,
        today: domain::time::Day,
        notes: &HashMap<Sealed, String>,
        looks: &[InzageRecord],
    ) -> Filled {
        let (t, known) = (&self.t, self.known);
        let feiten: Vec<Feit> = known.events.iter().map(|event| self.fact(event, notes)).collect();
        let gegevens = facts_of(t, &known.card).into_iter().map(|fact| (fact.label, fact.value));
        let rows = known.lijsten.iter().map(|row| Rij { gelezen_op: row.sinds, cellen: row.what.clone() });
        let request = |one: &domain::vernietiging::Request| Verzoek {
            datum: one.datum,
            antwoord_voor: one.antwoord_voor,
            beantwoord_op: one.beantwoord_op(),
            reden: one.afgewezen.as_ref().map(|no| no.reden.to_string()),
        };
        let gelezen: Vec<Gelezen> = looks.iter().map(|look| self.look(look)).collect();
        let bewaren: Vec<Bewaren> = known.bewaard.iter().map(|item| self.term(item)).collect();
        let shown_looks = looks.iter().zip(&gelezen).map(|(record, look)| Look {
            when: crate::inzage::pages::moment(t, record.at),
            who: format!("{}, {}", look.door, look.rol),
            purpose: look.doel.clone(),
            what: look.wat.clone(),
        });
        Filled {
            feiten: known.events.iter().zip(&feiten).map(|(event, fact)| self.line(event, fact)).collect(),
            gelezen: shown_looks.collect(),
            bewaren: bewaren.iter().map(|kept| self.kept(kept)).collect(),
            file: Eigen {
                taal: t.lang().to_owned(),
                gemeente: gemeente::naam(self.state).to_owned(),
                dossier: id,
                naam: shown_name(t, &known.card.naam, id),
                gemaakt_op: today,
                gegevens: gegevens.collect(),
                feiten,
                lijsten: rows.collect(),
                gelezen,
                bewaren,
                verzoeken: known.verzoeken.iter().map(request).collect(),
            },
        }
    }

    fn name_of(&self, id: MedewerkerId) -> String {
        self.names.get(&id).cloned().unwrap_or_default()
    }

    fn fact(&self, event: &Event, notes: &HashMap<Sealed, String>) -> Feit {
        let t = &self.t;
        let zin = Zin { t, state: self.state, names: &self.names };
        let note = event.what.sealed().and_then(|handle| notes.get(&handle)).cloned();
        let lines: Vec<String> = [note, zin.explanation(event)].into_iter().flatten().collect();
        let role = self.known.role(self.state, event.nr);
        let from_list = role == domain::access::Role::Meedoen;
        let bron = if from_list { t.say("eigen-bron-lijst") } else { t.say(role_key(role)) };
        Feit {
            nr: event.nr.0,
            onderwerp: t.say(subject_key(event.what.subject())).to_owned(),
            datum: event.datum,
            bekend_sinds: event.sinds,
            vastgelegd: utc(event.geboekt),
            door: self.name_of(event.door),
            bron: bron.to_owned(),
            wat: zin.title(event),
            tekst: (!lines.is_empty()).then(|| lines.join("\n")),
            eigen_woorden: feiten::voice(&event.what),
            corrigeert: event.corrigeert.as_ref().map(|(nr, reden)| (nr.0, reden.to_string())),
            vervallen: event.vervangen.as_ref().map(|by| (by.door.0, by.reden.to_string())),
        }
    }

    fn line(&self, event: &Event, fact: &Feit) -> Line {
        let t = &self.t;
        let meta = t.args(
            "eigen-feit-meta",
            &[
                ("dag", t.date(event.datum.date()).into()),
                ("geboekt", t.date(event.geboekt.day().date()).into()),
                ("naam", fact.door.clone().into()),
                ("bron", fact.bron.clone().into()),
            ],
        );
        let corrects = fact.corrigeert.as_ref().map(|(_, reden)| t.with("eigen-corrigeert", "reden", reden.clone()));
        let gone = event.vervangen.as_ref().map(|by| {
            let key = if by.ingetrokken { "event-withdrawn" } else { "event-corrected" };
            let naam = self.name_of(by.medewerker);
            t.args(
                key,
                &[
                    ("dag", t.date(by.sinds.date()).into()),
                    ("naam", naam.into()),
                    ("reden", by.reden.to_string().into()),
                ],
            )
        });
        Line {
            title: fact.wat.clone(),
            text: fact.tekst.clone(),
            voice: fact.eigen_woorden.clone(),
            meta,
            change: [corrects, gone].into_iter().flatten().collect(),
            gone: event.vervangen.is_some(),
        }
    }

    fn look(&self, record: &InzageRecord) -> Gelezen {
        let seen = crate::inzage::pages::look(&self.t, record, &self.name_of(MedewerkerId(record.door)));
        Gelezen { moment: utc(Moment(record.at)), door: seen.who, rol: seen.role, doel: seen.purpose, wat: seen.what }
    }

    fn term(&self, item: &Item) -> Bewaren {
        let t = &self.t;
        let wat = match item.soort {
            Soort::Aanmelding => "eigen-bewaar-aanmelding",
            Soort::Contact => "eigen-bewaar-contact",
            Soort::Traject => "eigen-bewaar-traject",
            Soort::Dossier => "eigen-bewaar-dossier",
        };
        let termijn = match item.termijn.duur {
            Duur::Dagen(days) => t.with("eigen-dagen", "aantal", days),
            Duur::Jaren(years) => t.with("eigen-jaren", "aantal", years),
        };
        Bewaren {
            wat: t.say(wat).to_owned(),
            van: item.period.van,
            tot: item.period.tot,
            termijn,
            bron: item.termijn.bron.to_owned(),
            vervalt: item.vervalt,
        }
    }

    fn kept(&self, kept: &Bewaren) -> Kept {
        let t = &self.t;
        let (van, tot) = (t.date(kept.van.date()), t.date(kept.tot.date()));
        let until = kept.vervalt.map(|day| t.with("eigen-bewaar-tot", "dag", t.date(day.date())));
        Kept {
            what: t.args(
                "eigen-bewaar-wat",
                &[("wat", kept.wat.clone().into()), ("van", van.into()), ("tot", tot.into())],
            ),
            term: kept.termijn.clone(),
            until: until.unwrap_or_else(|| t.say("eigen-bewaar-loopt").to_owned()),
            source: capital(&kept.bron),
        }
    }
}

/// "2010-04-30T08:52:00Z"
fn utc(moment: Moment) -> String {
    moment.zoned().timestamp().to_string()
}
