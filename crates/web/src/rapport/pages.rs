//! The figures: every one a link to the people and facts behind it, for who may see them.

use app::Error;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::access;
use domain::refusal::{Hidden, No, Refusal};
use domain::state::State;
use domain::time::Day;
use domain::aanpak;
use fluent_bundle::FluentValue;
use reports::{Arg, Cell, ColumnKind, Naar, Parameter, Parameters, Per, Phrase, REPORTS, Report, RowKind, Table as Counted, Value, What};
use serde::Deserialize;

use super::chart::{Bar, Chart};
use super::view::{
    CellFact, CellPage, CellRow, Group, Listed, Note, RapportChoices, RapportIndexPage, RapportPage, Side, Table, TableRow, Who, rapport_inputs,
};
use crate::caseload::view::Figure;
use crate::dossier::shown_name;
use crate::form::{Choice, Input};
use crate::shell::Link;
use crate::shell::answer::{Answer, Wrong, download, page, refused};
use crate::shell::visit::Visit;
use crate::tekst::{Tekst, capital};

/// The parameters as they stand in the address.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Asked {
    aanpak: String,
    van: String,
    tot: String,
    peildatum: String,
    bekend_op: String,
    per: String,
    naar: String,
    rij: usize,
    kolom: usize,
    vorm: String,
}

impl Asked {
    fn fields(&self) -> [(&'static str, &str); 7] {
        [
            ("aanpak", &self.aanpak),
            ("van", &self.van),
            ("tot", &self.tot),
            ("peildatum", &self.peildatum),
            ("bekend_op", &self.bekend_op),
            ("per", &self.per),
            ("naar", &self.naar),
        ]
    }

    /// What was asked, or which field cannot be read.
    fn parameters(&self) -> Result<Parameters, Vec<Refusal>> {
        let mut faults = Vec::new();
        let mut day = |name: &'static str, text: &str| match text {
            "" => None,
            _ => text.parse::<Day>().map_err(|_| faults.push(Refusal::at(name, "dag-onleesbaar"))).ok(),
        };
        let (van, tot) = (day("van", &self.van), day("tot", &self.tot));
        let (peildatum, bekend_op) = (day("peildatum", &self.peildatum), day("bekend_op", &self.bekend_op));
        let per = Per::from_word(&self.per);
        let naar = Naar::from_word(&self.naar).unwrap_or(Naar::Datum);
        if faults.is_empty() { Ok(Parameters { aanpak: self.aanpak.clone(), van, tot, peildatum, bekend_op, per, naar }) } else { Err(faults) }
    }
}

pub async fn index(visit: Visit) -> Answer {
    let t = visit.t;
    visit.town.ask(visit.who, |_, viewer| access::figures(viewer).map(|_| ()))?;
    let listed = REPORTS.iter().map(|about| Listed {
        link: Link::new(visit.at(format_args!("/rapport/{}", about.name)), t.say(about.titel)),
        text: t.say(about.definitie).to_owned(),
    });
    let groups = vec![Group { heading: t.say("rapport-group-trajecten").to_owned(), reports: listed.collect() }];
    page(&RapportIndexPage { t, shell: visit.shell(t.say("nav-rapport")), groups })
}

pub async fn show(visit: Visit, Path((_, naam)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let report = Report::from_name(&naam).ok_or(Wrong::Hidden)?;
    let writer = Writer::new(&visit, report, asked);
    match writer.count() {
        Ok(table) => page(&writer.page(Ok(table))?),
        Err(Error::Refused(refusals)) => refused(&writer.page(Err(refusals))?),
        Err(other) => Err(other.into()),
    }
}

/// The same table as a file: CSV, JSON or XLSX.
pub async fn file(visit: Visit, Path((_, naam)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let report = Report::from_name(&naam).ok_or(Wrong::Hidden)?;
    let vorm = asked.vorm.clone();
    let writer = Writer::new(&visit, report, asked);
    let table = writer.count()?;
    as_file(&writer, &table, &vorm)
}

fn as_file(writer: &Writer<'_>, table: &Counted, vorm: &str) -> Result<Response, Wrong> {
    let name = format!("{}-{}.{vorm}", writer.report.name(), table.chosen.period.tot);
    let t = writer.t;
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
    let report = Report::from_name(&naam).ok_or(Wrong::Hidden)?;
    let (row, column) = (asked.rij, asked.kolom);
    let writer = Writer::new(&visit, report, asked);
    let table = writer.count()?;
    let t = visit.t;
    let opened = visit.town.ask(visit.who, |state, viewer| reports::open(state, viewer, &table, row, column))?;
    let figure = table.cell(row, column).ok_or(Wrong::Hidden)?;
    let label = |label: &reports::Label| label.text(t.lang(), &|phrase| say(&t, phrase));
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
        text: match &feit.what {
            What::Instroom { soort } => t.with("event-started", "soort", soort.in_language(t.lang())),
            What::Einde { reden, oorzaak: None } => t.with("event-closed", "reden", reden.in_language(t.lang())),
            What::Einde { reden, oorzaak: Some(oorzaak) } => {
                t.with2("event-closed-cause", ("reden", reden.in_language(t.lang())), ("oorzaak", oorzaak.in_language(t.lang())))
            }
        },
        known: (feit.bekend_sinds != feit.datum).then(|| t.with("known-since", "dag", t.date(feit.bekend_sinds.date()))),
        href: to.as_ref().zip(feit.nr).map(|(to, nr)| format!("{to}#feit-{nr}")),
    };
    CellRow { who, facts: behind.feiten.iter().map(fact).collect() }
}

/// A phrase of the reports in the reader's language.
pub fn say(t: &Tekst, phrase: &Phrase) -> String {
    let value = |name: &str, arg: &Arg| -> FluentValue<'static> {
        match arg {
            Arg::Day(day) => t.date(day.date()).into(),
            Arg::Number(number) => (*number).into(),
            Arg::Text(text) if name == "maand" => text.parse().map_or(text.clone(), |month| t.month_of_year(month).to_owned()).into(),
            Arg::Text(text) => text.clone().into(),
            Arg::Named(name) => name.in_language(t.lang()).to_owned().into(),
        }
    };
    let args: Vec<(&'static str, FluentValue<'_>)> = phrase.args.iter().map(|(name, arg)| (*name, value(name, arg))).collect();
    t.args(phrase.key, &args)
}

fn text_of(t: &Tekst, cell: &Cell) -> String {
    match &cell.value {
        Value::Empty => String::new(),
        Value::Number(number) => t.number(*number),
        Value::Percent(tenths) => t.percent(*tenths as f64 / 10.0),
        Value::Range { van, tot } => format!("{}-{}", t.number(*van), t.number(*tot)),
        Value::Text(text) => text.clone(),
    }
}

/// A report on its way to the screen.
struct Writer<'v> {
    visit: &'v Visit,
    t: Tekst,
    report: Report,
    asked: Asked,
}

impl<'v> Writer<'v> {
    fn new(visit: &'v Visit, report: Report, asked: Asked) -> Writer<'v> {
        Writer { visit, t: visit.t, report, asked }
    }

    fn count(&self) -> Result<Counted, Error> {
        let parameters = self.asked.parameters().map_err(Error::Refused)?;
        let counted = self.visit.town.ask(self.visit.who, |state, viewer| {
            let leave = access::figures(viewer)?;
            Ok(reports::run(state, leave, viewer.today(), self.report, &parameters))
        })?;
        counted.map_err(|no: No| no.into())
    }

    fn page(&self, counted: Result<Counted, Vec<Refusal>>) -> Result<RapportPage, Wrong> {
        let t = self.t;
        let (table, refusals) = match counted {
            Ok(table) => (Some(table), Vec::new()),
            Err(refusals) => (None, refusals),
        };
        let inputs = self.visit.town.ask(self.visit.who, |state, _| Ok(self.inputs(state, table.as_ref(), &refusals)))?;
        let title = table.as_ref().map_or(t.say(self.report.about().titel).to_owned(), |table| say(&t, &table.title));
        Ok(RapportPage {
            t,
            shell: self.visit.shell(title),
            lead: table.as_ref().map(|table| self.lead(table)).unwrap_or_default(),
            crumbs: vec![Link::new(self.visit.at("/rapport"), t.say("nav-rapport"))],
            downloads: if table.is_some() { self.downloads() } else { Vec::new() },
            action: self.visit.at(format_args!("/rapport/{}", self.report.name())),
            inputs,
            notes: self.notes(table.as_ref(), &refusals),
            chart: table.as_ref().and_then(|table| self.chart(table)),
            definition: table.as_ref().map_or_else(Vec::new, |table| table.definition.iter().map(|phrase| say(&t, phrase)).collect()),
            tables: table.iter().map(|table| self.table(table)).collect(),
            sides: table.as_ref().map_or_else(Vec::new, |table| self.sides(table)),
            access: self.access(),
        })
    }

    fn lead(&self, table: &Counted) -> String {
        let t = &self.t;
        let chosen = &table.chosen;
        let days = t.with2("from-to", ("van", t.date(chosen.period.van.date())), ("tot", t.date(chosen.period.tot.date())));
        let known = chosen.bekend_op.map(|day| t.with("lead-known", "dag", t.date(day.date()))).unwrap_or_default();
        format!("{}, {days}{known}.", chosen.aanpak_naam.in_language(t.lang()))
    }

    fn access(&self) -> String {
        use domain::access::Role;
        self.t.say(match self.visit.who.role {
            Role::Coordinator => "access-figure-coordinator",
            Role::Begeleider => "access-figure-begeleider",
            _ => "access-figure-beleid",
        }).to_owned()
    }

    fn inputs(&self, state: &State, table: Option<&Counted>, refusals: &[Refusal]) -> Vec<Input> {
        let t = self.t;
        let words = |prefix: &str, words: &[&'static str]| words.iter().map(|word| Choice::new(*word, t.say(&format!("{prefix}-{word}")))).collect();
        let takes = |parameter| self.report.takes(parameter);
        let mut per: Vec<Choice> = if takes(Parameter::Per) { words("per", &Per::ALL.map(Per::word)) } else { Vec::new() };
        if !per.is_empty() {
            per.insert(0, Choice::new("", t.say("per-reden")));
        }
        let choices = RapportChoices {
            aanpakken: aanpak::list(state).into_iter().map(|content| Choice::new(&content.slug, content.naam.in_language(t.lang()))).collect(),
            per,
            naar: if takes(Parameter::Naar) { words("naar", &Naar::ALL.map(Naar::word)) } else { Vec::new() },
            period: true,
            peildatum: true,
        };
        let mut inputs = rapport_inputs(&t, choices);
        let period = table.map(|table| table.chosen.period);
        for input in &mut inputs {
            let typed = self.asked.fields().into_iter().find(|(name, _)| *name == input.name).map_or("", |(_, value)| value);
            input.value = match (typed, input.name, period) {
                ("", "van", Some(period)) => period.van.to_string(),
                ("", "tot", Some(period)) => period.tot.to_string(),
                // Without a peildatum the last day of the period is the day that is counted on.
                ("", "aanpak", _) => table.map(|table| table.chosen.aanpak.clone()).unwrap_or_default(),
                (typed, ..) => typed.to_owned(),
            };
            let refusal = refusals.iter().find(|refusal| refusal.field == Some(input.name));
            input.error = refusal.map(|refusal| self.visit.sentence(refusal));
        }
        inputs
    }

    fn notes(&self, table: Option<&Counted>, refusals: &[Refusal]) -> Vec<Note> {
        let t = &self.t;
        let refused = refusals.iter().map(|refusal| Note {
            title: t.say("refused-title").to_owned(),
            text: self.visit.sentence(refusal),
            ..Note::default()
        });
        let about_all = table.into_iter().flat_map(|table| &table.notes).filter(|note| note.row.is_none());
        let noted = about_all.map(|note| Note { title: say(t, &note.title), text: say(t, &note.text), ..Note::default() });
        refused.chain(noted).collect()
    }

    /// Notes about one figure stand beside the table, under the number that the row links to.
    fn sides(&self, table: &Counted) -> Vec<Side> {
        let t = &self.t;
        let label = |label: &reports::Label| label.text(t.lang(), &|phrase| say(t, phrase));
        let notes = table.notes.iter().enumerate().filter_map(|(at, note)| Some((at + 1, note, table.rows.get(note.row?)?)));
        notes.map(|(number, note, row)| Side {
            id: format!("noot-{number}"),
            title: t.args("note-title", &[("nummer", (number as u32).into()), ("wat", label(&row.label).into()), ("noot", say(t, &note.title).into())]),
            text: say(t, &note.text),
            ..Side::default()
        }).collect()
    }

    /// The address of this report with the same parameters, the period spelled out.
    fn address(&self, path: &str, extra: &[(&str, String)]) -> String {
        let own = self.asked.fields().into_iter().map(|(name, value)| (name, value.to_owned()));
        let pairs: Vec<String> = own
            .chain(extra.iter().map(|(name, value)| (*name, value.clone())))
            .filter(|(_, value)| !value.is_empty() && value.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter)))
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let question = if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) };
        self.visit.at(format_args!("/rapport/{}{path}{question}", self.report.name()))
    }

    fn downloads(&self) -> Vec<Link> {
        let link = |vorm: &str| Link::new(self.address("/bestand", &[("vorm", vorm.to_owned())]), vorm.to_uppercase());
        ["xlsx", "csv", "json"].map(link).into()
    }

    fn table(&self, table: &Counted) -> Table {
        let t = &self.t;
        let label = |label: &reports::Label| label.text(t.lang(), &|phrase| say(t, phrase));
        let row = |(at, row): (usize, &reports::Row)| TableRow {
            head: capital(&label(&row.label)),
            note: self.note_at(table, at),
            cells: row.cells.iter().enumerate().map(|(column, cell)| self.figure(table, at, column, cell)).collect(),
            total: row.kind == RowKind::Total,
            part: false,
        };
        Table {
            caption: say(t, &table.title),
            columns: std::iter::once(&table.head).chain(table.columns.iter().map(|column| &column.label)).map(|one| capital(&label(one))).collect(),
            rows: table.rows.iter().enumerate().map(row).collect(),
            foot: t.say("rapport-foot").to_owned(),
        }
    }

    fn note_at(&self, table: &Counted, row: usize) -> Option<Link> {
        let at = table.notes.iter().position(|note| note.row == Some(row))? + 1;
        Some(Link::new(format!("#noot-{at}"), self.t.with("note-number", "nummer", at as u32)))
    }

    fn figure(&self, table: &Counted, row: usize, column: usize, cell: &Cell) -> Figure {
        let t = &self.t;
        let text = text_of(t, cell);
        if !cell.opens() {
            return Figure { label: text.clone(), text, href: None };
        }
        let what = table.rows[row].label.text(t.lang(), &|phrase| say(t, phrase));
        let at = [("rij", row.to_string()), ("kolom", column.to_string())];
        Figure { label: t.with2("figure-opens-facts", ("aantal", text.as_str()), ("wat", what)), text, href: Some(self.address("/cijfer", &at)) }
    }

    /// One bar per part, by the last column of counts: what the table says, to see at a glance.
    fn chart(&self, table: &Counted) -> Option<Chart> {
        let t = &self.t;
        let column = table.columns.iter().rposition(|column| column.kind == ColumnKind::Count)?;
        let label = |label: &reports::Label| label.text(t.lang(), &|phrase| say(t, phrase));
        let parts = table.rows.iter().filter(|row| row.kind == RowKind::Part);
        let bars: Vec<Bar> = parts.filter_map(|row| Some(Bar::new(capital(&label(&row.label)), vec![row.cells[column].number()? as f64]))).collect();
        (bars.len() > 1).then(|| Chart::new(t, say(t, &table.title), vec![label(&table.columns[column].label)], &bars))
    }
}

impl From<Hidden> for Wrong {
    fn from(_: Hidden) -> Wrong {
        Wrong::Hidden
    }
}
