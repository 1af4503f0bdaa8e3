//! A report on its way to the screen.

use app::Error;
use domain::aanpak;
use domain::access;
use domain::refusal::{No, Refusal};
use domain::state::State;
use reports::{Cell, ColumnKind, Naar, Named, Parameter, RowKind, Table as Counted};

use super::asked::Asked;
use super::chart::{Bar, Chart};
use super::view::{Note, RapportChoices, RapportPage, Side, Table, TableRow, rapport_inputs};
use super::words::{bron, label, say, text_of};
use crate::caseload::view::Figure;
use crate::form::{Choice, Input};
use crate::shell::Link;
use crate::shell::answer::Wrong;
use crate::shell::visit::Visit;
use crate::tekst::{Tekst, capital};

/// One question, for one person.
pub(super) struct Writer<'v> {
    pub(super) visit: &'v Visit,
    pub(super) t: Tekst,
    pub(super) named: Named,
    pub(super) asked: Asked,
}

impl<'v> Writer<'v> {
    pub(super) fn new(visit: &'v Visit, named: Named, asked: Asked) -> Writer<'v> {
        Writer { visit, t: visit.t, named, asked }
    }

    pub(super) fn count(&self) -> Result<Counted, Error> {
        let parameters = self.asked.parameters().map_err(Error::Refused)?;
        let counted = self.visit.town.ask(self.visit.who, |state, viewer| {
            let leave = access::figures(viewer)?;
            Ok(self.named.run(state, leave, viewer.today(), &parameters))
        })?;
        counted.map_err(|no: No| no.into())
    }

    pub(super) fn page(&self, counted: Result<Counted, Vec<Refusal>>) -> Result<RapportPage, Wrong> {
        let t = self.t;
        let (table, refusals) = match counted {
            Ok(table) => (Some(table), Vec::new()),
            Err(refusals) => (None, refusals),
        };
        let inputs =
            self.visit.town.ask(self.visit.who, |state, _| Ok(self.inputs(state, table.as_ref(), &refusals)))?;
        let title = table.as_ref().map_or(t.say(self.named.titel()).to_owned(), |table| say(&t, &table.title));
        Ok(RapportPage {
            t,
            shell: self.visit.shell(title),
            lead: table.as_ref().map(|table| self.lead(table)).unwrap_or_default(),
            crumbs: vec![Link::new(self.visit.at("/rapport"), t.say("nav-rapport"))],
            downloads: if table.is_some() { self.downloads() } else { Vec::new() },
            action: self.visit.at(format_args!("/rapport/{}", self.named.name())),
            inputs,
            notes: self.notes(table.as_ref(), &refusals),
            chart: table.as_ref().and_then(|table| self.chart(table)),
            definition: table
                .as_ref()
                .map_or_else(Vec::new, |table| table.definition.iter().map(|phrase| say(&t, phrase)).collect()),
            tables: table.iter().map(|table| self.table(table)).collect(),
            sides: table
                .as_ref()
                .map_or_else(Vec::new, |table| self.sides(table))
                .into_iter()
                .chain(self.changed()?)
                .collect(),
            access: self.access(),
        })
    }

    pub(super) fn lead(&self, table: &Counted) -> String {
        let t = &self.t;
        let chosen = &table.chosen;
        let days =
            t.with2("from-to", ("van", t.date(chosen.period.van.date())), ("tot", t.date(chosen.period.tot.date())));
        let known = chosen.bekend_op.map(|day| t.with("lead-known", "dag", t.date(day.date()))).unwrap_or_default();
        format!("{}, {days}{known}.", chosen.aanpak_naam.in_language(t.lang()))
    }

    fn access(&self) -> String {
        use domain::access::Role;
        self.t
            .say(match self.visit.who.role {
                Role::Coordinator => "access-figure-coordinator",
                Role::Begeleider => "access-figure-begeleider",
                _ => "access-figure-beleid",
            })
            .to_owned()
    }

    /// What the form offers.
    fn choices(&self, state: &State) -> RapportChoices {
        let t = self.t;
        let words = |prefix: &str, words: &[&'static str]| {
            words.iter().map(|word| Choice::new(*word, t.say(&format!("{prefix}-{word}")))).collect()
        };
        // A published table has been asked already: only what was known when is left to ask.
        let free = matches!(self.named, Named::Report(_));
        let takes = |parameter| self.named.takes(parameter);
        let mut per: Vec<Choice> = words("per", &self.named.per().iter().map(|per| per.word()).collect::<Vec<_>>());
        if !per.is_empty() {
            per.insert(
                0,
                Choice::new(
                    "",
                    t.say(if self.named.name() == "leefgebieden" { "per-leefgebied" } else { "per-reden" }),
                ),
            );
        }
        RapportChoices {
            aanpakken: if free { aanpakken(&t, state) } else { Vec::new() },
            per,
            naar: if takes(Parameter::Naar) { words("naar", &Naar::ALL.map(Naar::word)) } else { Vec::new() },
            period: free,
            peildatum: free,
        }
    }

    fn inputs(&self, state: &State, table: Option<&Counted>, refusals: &[Refusal]) -> Vec<Input> {
        let mut inputs = rapport_inputs(&self.t, self.choices(state));
        let period = table.map(|table| table.chosen.period);
        for input in &mut inputs {
            let typed =
                self.asked.fields().into_iter().find(|(name, _)| *name == input.name).map_or("", |(_, value)| value);
            input.value = match (typed, &*input.name, period) {
                ("", "van", Some(period)) => period.van.to_string(),
                ("", "tot", Some(period)) => period.tot.to_string(),
                // Without a peildatum the last day of the period is the day that is counted on.
                ("", "aanpak", _) => table.map(|table| table.chosen.aanpak.clone()).unwrap_or_default(),
                (typed, ..) => typed.to_owned(),
            };
            let refusal = refusals.iter().find(|refusal| refusal.field == Some(&*input.name));
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
        let noted =
            about_all.map(|note| Note { title: say(t, &note.title), text: note_text(t, note), ..Note::default() });
        refused.chain(noted).collect()
    }

    /// Notes about one figure stand beside the table, under the number that the row links to.
    fn sides(&self, table: &Counted) -> Vec<Side> {
        let t = &self.t;
        let label = |one: &reports::Label| label(t, one);
        let notes =
            table.notes.iter().enumerate().filter_map(|(at, note)| Some((at + 1, note, table.rows.get(note.row?)?)));
        notes
            .map(|(number, note, row)| Side {
                id: format!("noot-{number}"),
                title: t.args(
                    "note-title",
                    &[
                        ("nummer", (number as u32).into()),
                        ("wat", label(&row.label).into()),
                        ("noot", say(t, &note.title).into()),
                    ],
                ),
                text: note_text(t, note),
                ..Side::default()
            })
            .collect()
    }

    /// The address of this report with the same parameters, the period spelled out.
    pub(super) fn address(&self, path: &str, extra: &[(&str, String)]) -> String {
        let own = self.asked.fields().into_iter().map(|(name, value)| (name, value.to_owned()));
        let pairs: Vec<String> = own
            .chain(extra.iter().map(|(name, value)| (*name, value.clone())))
            .filter(|(_, value)| {
                !value.is_empty() && value.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter))
            })
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let question = if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) };
        self.visit.at(format_args!("/rapport/{}{path}{question}", self.named.name()))
    }

    fn downloads(&self) -> Vec<Link> {
        let link = |vorm: &str| Link::new(self.address("/bestand", &[("vorm", vorm.to_owned())]), vorm.to_uppercase());
        ["xlsx", "csv", "json"].map(link).into()
    }

    fn table(&self, table: &Counted) -> Table {
        let t = &self.t;
        let label = |one: &reports::Label| label(t, one);
        let row = |(at, row): (usize, &reports::Row)| TableRow {
            head: capital(&label(&row.label)),
            note: self.note_at(table, at),
            cells: row.cells.iter().enumerate().map(|(column, cell)| self.figure(table, at, column, cell)).collect(),
            total: row.kind == RowKind::Total,
            part: false,
        };
        Table {
            caption: say(t, &table.title),
            columns: std::iter::once(&table.head)
                .chain(table.columns.iter().map(|column| &column.label))
                .map(|one| capital(&label(one)))
                .collect(),
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
        let what = label(t, &table.rows[row].label);
        let at = [("rij", row.to_string()), ("kolom", column.to_string())];
        Figure {
            label: t.with2("figure-opens-facts", ("aantal", text.as_str()), ("wat", what)),
            text,
            href: Some(self.address("/cijfer", &at)),
        }
    }

    /// One bar per part, by the last column of counts: what the table says, to see at a glance.
    fn chart(&self, table: &Counted) -> Option<Chart> {
        let t = &self.t;
        let counts = |column: &reports::Column| column.kind == ColumnKind::Count;
        // A table with measures beside its counts is about the first count; the last of others is what they add up to.
        let with_measures = table.columns.iter().any(|column| column.kind == ColumnKind::Measure);
        let column =
            if with_measures { table.columns.iter().position(counts) } else { table.columns.iter().rposition(counts) }?;
        let label = |one: &reports::Label| label(t, one);
        let parts = table.rows.iter().filter(|row| row.kind == RowKind::Part);
        let bars: Vec<Bar> = parts
            .filter_map(|row| Some(Bar::new(capital(&label(&row.label)), vec![row.cells[column].number()? as f64])))
            .collect();
        (bars.len() > 1).then(|| Chart::new(t, say(t, &table.title), vec![label(&table.columns[column].label)], &bars))
    }
}

fn note_text(t: &Tekst, note: &reports::Note) -> String {
    let text = say(t, &note.text);
    note.bron.map_or_else(|| text.clone(), |place| format!("{text} {}", bron(t, place)))
}

fn aanpakken(t: &Tekst, state: &State) -> Vec<Choice> {
    aanpak::list(state)
        .into_iter()
        .map(|content| Choice::new(&content.slug, content.naam.in_language(t.lang())))
        .collect()
}
