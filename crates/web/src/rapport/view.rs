use askama::Template;

use super::chart::Chart;
use crate::caseload::view::Figure;
use crate::form::{Choice, Input, Kind};
use crate::shell::{Link, Shell};
use crate::tekst::Tekst;

/// All reports, by what they are about.
#[derive(Template, Debug)]
#[template(path = "rapport/index.html")]
pub struct RapportIndexPage {
    pub t: Tekst,
    pub shell: Shell,
    pub groups: Vec<Group>,
}

#[derive(Clone, Debug)]
pub struct Group {
    pub heading: String,
    pub reports: Vec<Listed>,
}

#[derive(Clone, Debug)]
pub struct Listed {
    pub link: Link,
    pub text: String,
}

#[derive(Template, Debug)]
#[template(path = "rapport/rapport.html")]
pub struct RapportPage {
    pub t: Tekst,
    pub shell: Shell,
    /// "Trajecten die in de periode eindigden, met de reden uit de lijst van de aanpak."
    pub lead: String,
    pub crumbs: Vec<Link>,
    pub downloads: Vec<Link>,
    /// The address of the report itself, for the form (GET).
    pub action: String,
    /// `aanpak van tot peildatum bekend_op per naar`: only those this report knows.
    pub inputs: Vec<Input>,
    pub notes: Vec<Note>,
    pub tables: Vec<Table>,
    pub chart: Option<Chart>,
    /// Smaller tables beside the report.
    pub sides: Vec<Side>,
    /// "Zo tellen wij": paragraphs.
    pub definition: Vec<String>,
    /// Who may open a figure.
    pub access: String,
}

/// Something about a figure that a reader must know before reading it.
#[derive(Clone, Debug, Default)]
pub struct Note {
    /// The anchor, for the link at the figure.
    pub id: String,
    pub title: String,
    pub text: String,
    pub source: Option<Link>,
}

#[derive(Template, Clone, Debug, Default)]
#[template(path = "rapport/table.html")]
pub struct Table {
    pub caption: String,
    /// The first is the heading of the rows.
    pub columns: Vec<String>,
    pub rows: Vec<TableRow>,
    /// "Elk cijfer opent de mensen en feiten erachter."
    pub foot: String,
}

#[derive(Clone, Debug, Default)]
pub struct TableRow {
    pub head: String,
    /// "noot 1"
    pub note: Option<Link>,
    pub cells: Vec<Figure>,
    pub total: bool,
    /// A part of the row above it.
    pub part: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Side {
    pub id: String,
    pub title: String,
    pub text: String,
    pub table: Option<Table>,
    pub link: Option<Link>,
}

/// Who and what is behind one figure.
#[derive(Template, Debug)]
#[template(path = "rapport/cell.html")]
pub struct CellPage {
    pub t: Tekst,
    pub shell: Shell,
    pub crumbs: Vec<Link>,
    /// "Participatiehuis, april 2010, bekend op 30 april 2010"
    pub lead: String,
    /// The figure itself.
    pub figure: String,
    /// "trajecten eindigden door regulier werk"
    pub what: String,
    /// Why there are no names, for a policy officer.
    pub without_names: Option<String>,
    pub rows: Vec<CellRow>,
}

#[derive(Clone, Debug)]
pub struct CellRow {
    /// The resident by name and link, or by number only.
    pub who: Who,
    pub facts: Vec<CellFact>,
}

#[derive(Clone, Debug)]
pub enum Who {
    Named(Link),
    /// "inwoner 118"
    Numbered(String),
}

#[derive(Clone, Debug)]
pub struct CellFact {
    /// "12 april 2010"
    pub when: String,
    pub text: String,
    /// "bekend sinds 30 april 2010", when that differs.
    pub known: Option<String>,
    pub href: Option<String>,
}

/// What the form of a report offers. A field without anything to choose, or without a day, is left out.
#[derive(Clone, Debug, Default)]
pub struct RapportChoices {
    pub aanpakken: Vec<Choice>,
    pub per: Vec<Choice>,
    pub naar: Vec<Choice>,
    pub period: bool,
    pub peildatum: bool,
}

/// The fields above a report, sent with GET: `aanpak van tot peildatum bekend_op per naar`.
pub fn rapport_inputs(t: &Tekst, choices: RapportChoices) -> Vec<Input> {
    let field = |name, key| Input::new("rapport", name, t.say(key));
    let date = |name, key| field(name, key).kind(Kind::Date);
    let mut inputs = Vec::new();
    if !choices.aanpakken.is_empty() {
        inputs.push(field("aanpak", "rapport-aanpak").select(choices.aanpakken));
    }
    if choices.period {
        inputs.extend([date("van", "rapport-van"), date("tot", "rapport-tot")]);
    }
    if choices.peildatum {
        inputs.push(date("peildatum", "rapport-peildatum"));
    }
    inputs.push(date("bekend_op", "rapport-bekend-op"));
    if !choices.per.is_empty() {
        inputs.push(field("per", "rapport-per").select(choices.per));
    }
    if !choices.naar.is_empty() {
        inputs.push(field("naar", "rapport-naar").select(choices.naar));
    }
    inputs
}
