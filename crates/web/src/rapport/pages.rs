//! The figures: every one a link to the people and facts behind it, for who may see them.

use app::Error;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::aanpak;
use domain::access;
use domain::meting::Vragen;
use domain::refusal::Hidden;
use domain::state::State;
use reports::{Group, Named, PRESETS, Phrase, Preset, REPORTS, Table as Counted, What};

use super::asked::Asked;
use super::view::{self, CellFact, CellPage, CellRow, RapportIndexPage, Who};
pub use super::words::say;
use super::words::{bron, label, text_of};
use super::writer::Writer;
use crate::dossier::shown_name;
use crate::shell::Link;
use crate::shell::answer::{Answer, Wrong, download, page, refused};
use crate::shell::visit::Visit;
use crate::tekst::{Tekst, capital};

pub async fn index(visit: Visit) -> Answer {
    let t = visit.t;
    let groups = visit.town.ask(visit.who, |state, viewer| {
        access::figures(viewer)?;
        Ok(Group::ALL.into_iter().map(|group| listed(&visit, state, group)).collect::<Vec<_>>())
    })?;
    let groups = groups.into_iter().filter(|group| !group.reports.is_empty()).collect();
    page(&RapportIndexPage { t, shell: visit.shell(t.say("nav-rapport")), groups })
}

/// The reports of a group; of the published tables those about an aanpak that the gemeente has.
fn listed(visit: &Visit, state: &State, group: Group) -> view::Group {
    let t = visit.t;
    let link = |name: &str, titel: &str, text: String| view::Listed {
        link: Link::new(visit.at(format_args!("/rapport/{name}")), t.say(titel)),
        text,
    };
    let of_group = REPORTS.iter().filter(|about| about.group == group);
    let mut reports: Vec<_> =
        of_group.map(|about| link(about.name, about.titel, t.say(about.definitie).to_owned())).collect();
    if group == Group::Gepubliceerd {
        let here = aanpak::list(state);
        let made =
            |preset: &&Preset| preset.aanpakken().iter().any(|slug| here.iter().any(|content| content.slug == *slug));
        reports
            .extend(PRESETS.iter().filter(made).map(|preset| link(preset.name, preset.titel, bron(&t, preset.bron))));
    }
    view::Group { heading: t.say(group.key()).to_owned(), reports }
}

pub async fn show(visit: Visit, Path((_, naam)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let named = Named::from_name(&naam).ok_or(Wrong::Hidden)?;
    let writer = Writer::new(&visit, named, asked);
    match writer.count() {
        Ok(table) => page(&writer.page(Ok(table))?),
        Err(Error::Refused(refusals)) => refused(&writer.page(Err(refusals))?),
        Err(other) => Err(other.into()),
    }
}

/// The same table as a file: CSV, JSON or XLSX.
pub async fn file(visit: Visit, Path((_, naam)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let named = Named::from_name(&naam).ok_or(Wrong::Hidden)?;
    let vorm = asked.vorm.clone();
    let writer = Writer::new(&visit, named, asked);
    let table = writer.count()?;
    as_file(&writer, &table, &vorm)
}

fn as_file(writer: &Writer<'_>, table: &Counted, vorm: &str) -> Result<Response, Wrong> {
    let name = format!("{}-{}.{vorm}", writer.named.name(), table.chosen.period.tot);
    let t = writer.visit.t;
    let say = move |phrase: &Phrase| say(&t, phrase);
    let reader = exports::Reader { lang: t.lang(), say: &say };
    match vorm {
        "csv" => download(&name, "text/csv; charset=utf-8", exports::csv(table, reader).into_bytes()),
        "json" => download(&name, "application/json", exports::json(table, reader).into_bytes()),
        "xlsx" => {
            let bytes = exports::xlsx(table, reader).map_err(Wrong::trouble)?;
            download(&name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes)
        }
        _ => Err(Wrong::Hidden),
    }
}

/// Who and what is behind one figure.
pub async fn cell(visit: Visit, Path((_, naam)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let named = Named::from_name(&naam).ok_or(Wrong::Hidden)?;
    let (row, column) = (asked.rij, asked.kolom);
    let writer = Writer::new(&visit, named, asked);
    let table = writer.count()?;
    let t = visit.t;
    let opened = visit.town.ask(visit.who, |state, viewer| reports::open(state, viewer, &table, row, column))?;
    let figure = table.cell(row, column).ok_or(Wrong::Hidden)?;
    let label = |one: &reports::Label| label(&t, one);
    let named = opened.behind.iter().any(|behind| behind.who.is_some());
    let elsewhere = (opened.elsewhere > 0).then(|| t.with("cell-elsewhere", "aantal", opened.elsewhere as u32));
    let nameless = (!named && !opened.behind.is_empty()).then(|| t.say("cell-without-names").to_owned());
    let rows = opened.behind.iter().enumerate().map(|(at, behind)| cell_row(&visit, at, behind)).collect();
    page(&CellPage {
        t,
        shell: visit.shell(t.say("cell-title")),
        crumbs: vec![
            Link::new(visit.at("/rapport"), t.say("nav-rapport")),
            Link::new(writer.address("", &[]), say(&t, &table.title)),
        ],
        lead: writer.lead(&table),
        figure: text_of(&t, figure),
        what: format!("{}, {}", label(&table.rows[row].label), label(&table.columns[column].label)),
        without_names: elsewhere.or(nameless),
        rows,
    })
}

fn cell_row(visit: &Visit, at: usize, behind: &reports::Behind) -> CellRow {
    let t = visit.t;
    let to = behind.who.as_ref().map(|who| visit.at(format_args!("/inwoner/{}", who.inwoner)));
    let who = match (&behind.who, &to) {
        (Some(who), Some(href)) => Who::Named(Link::new(href.clone(), shown_name(&t, &who.naam, who.inwoner))),
        _ => Who::Numbered(t.with("cell-traject", "nummer", at as u32 + 1)),
    };
    let fact = |feit: &reports::Feit| CellFact {
        when: t.date(feit.datum.date()),
        text: what(&t, &feit.what),
        known: feit
            .bekend_sinds
            .filter(|day| *day != feit.datum)
            .map(|day| t.with("known-since", "dag", t.date(day.date()))),
        href: to.as_ref().zip(feit.nr).map(|(to, nr)| format!("{to}#feit-{nr}")),
    };
    CellRow { who, facts: behind.feiten.iter().map(fact).collect() }
}

fn what(t: &Tekst, what: &What) -> String {
    match what {
        What::Instroom { soort } => t.with("event-started", "soort", soort.in_language(t.lang())),
        What::Einde { reden, oorzaak: None } => t.with("event-closed", "reden", reden.in_language(t.lang())),
        What::Einde { reden, oorzaak: Some(oorzaak) } => t.with2(
            "event-closed-cause",
            ("reden", reden.in_language(t.lang())),
            ("oorzaak", oorzaak.in_language(t.lang())),
        ),
        What::Meting { trede: Some(trede), .. } => t.with("rapport-feit-trede", "trede", u32::from(*trede)),
        What::Meting { trede: None, .. } => t.say("rapport-feit-groei").to_owned(),
        What::DeelnameGestart { soort } => t.say(&format!("rapport-feit-groep-{}", soort.word())).to_owned(),
        What::DeelnameGeeindigd { uitkomst } => t.say(&format!("rapport-feit-{}", uitkomst.word())).to_owned(),
        What::Leefgebied { naam, vragen } => {
            let say = t.say(leefgebied_key(*vragen));
            format!("{}: {say}", naam.in_language(t.lang()))
        }
        What::Belofte { van, aanvraag, afloop, wat } => {
            let kant = if *aanvraag { "aanvraag" } else { van.word() };
            let said = t.say(&format!("rapport-feit-belofte-{kant}"));
            let came = t.say(&format!("rapport-feit-afloop-{}", afloop.word()));
            wat.as_ref().map_or_else(|| format!("{said}: {came}"), |wat| format!("{said}: {wat}. {}", capital(came)))
        }
        What::Stap { hielp, wat } => {
            let said = t.with("stap-hielp-was", "hielp", t.say(&format!("hielp-{}", hielp.word())));
            wat.as_ref().map_or_else(|| said.clone(), |wat| format!("{}. {said}", capital(wat)))
        }
        What::UitkeringSinds => t.say("rapport-feit-uitkering-sinds").to_owned(),
        What::Contact { wijze } => t.say(&format!("contact-{}", wijze.word())).to_owned(),
        What::Afwijking { kind, reden } => {
            let what = t.say(&format!("rapport-feit-afwijking-{}", kind.word()));
            reden.as_ref().map_or_else(|| what.to_owned(), |reden| format!("{what}: {reden}"))
        }
    }
}

fn leefgebied_key(vragen: Vragen) -> &'static str {
    match (vragen.probleem, vragen.aan_gewerkt, vragen.onder_controle) {
        (false, ..) => "rapport-feit-geen-probleem",
        (true, false, false) => "rapport-feit-probleem",
        (true, true, false) => "rapport-feit-aan-gewerkt",
        (true, false, true) => "rapport-feit-onder-controle",
        (true, true, true) => "rapport-feit-aan-gewerkt-onder-controle",
    }
}

impl From<Hidden> for Wrong {
    fn from(_: Hidden) -> Wrong {
        Wrong::Hidden
    }
}
