use askama::Template;

use crate::shell::{Empty, Link, Shell, Tone};
use crate::tekst::Tekst;

#[derive(Template, Debug)]
#[template(path = "caseload/list.html")]
pub struct CaseloadPage {
    pub t: Tekst,
    pub shell: Shell,
    /// "Mijn caseload", or "Caseload van Ayşe Demir" for who stands in.
    pub title: String,
    /// "35 inwoners bij 1,0 fte. De norm van Samen Verder is 35. Stand op dinsdag 24 november 2026."
    pub summary: String,
    /// Acts beside the title; the first is the primary one.
    pub acts: Vec<Act>,
    pub figures: Vec<KeyFigure>,
    pub filters: Vec<Filter>,
    /// How the column with the traject is called: the name of the aanpak, or "Traject".
    pub aanpak: String,
    /// One per column in the order of [`Column`]; how the list is sorted now, and the address to sort it.
    pub sorting: Vec<Sorting>,
    /// Whether the column with the trede is there.
    pub with_trede: bool,
    /// "P F S V L", and what each letter is; none when no line has leefgebieden.
    pub leefgebieden: Option<(String, String)>,
    /// Where to look for a name within the list, and what was looked for.
    pub search: Option<(String, String)>,
    pub rows: Vec<Row>,
    /// In place of the table when there are no rows.
    pub empty: Option<Empty>,
}

#[derive(Clone, Debug)]
pub struct Act {
    pub link: Link,
    pub icon: &'static str,
}

#[derive(Clone, Debug)]
pub struct KeyFigure {
    pub label: String,
    pub value: Figure,
    /// "van 35": the denominator, always printed.
    pub of: String,
}

/// A figure that opens into who and what is behind it; zero opens nothing.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    pub text: String,
    pub href: Option<String>,
    /// "34 inwoners binnen het ritme, toon wie en welke feiten"
    pub label: String,
}

#[derive(Clone, Debug)]
pub struct Filter {
    pub label: String,
    pub count: Option<String>,
    pub href: String,
    pub current: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Inwoner,
    Trede,
    Traject,
    LastContact,
    NextContact,
    Beloften,
    Leefgebieden,
    Signaal,
}

#[derive(Clone, Debug)]
pub struct Sorting {
    pub column: Column,
    pub href: String,
    pub direction: Option<Direction>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

#[derive(Clone, Debug)]
pub struct Row {
    pub id: String,
    pub name: String,
    pub wijk: String,
    pub trede: Option<Trede>,
    pub fase: String,
    /// "nog 516 dagen"
    pub left: String,
    /// Whether the end comes near.
    pub left_soon: bool,
    /// "11 dagen geleden"; empty when there was none yet.
    pub last: String,
    /// "gezien bij Moestuin", when that was later than the last contact.
    pub seen: Option<String>,
    /// "elke 21 dagen", when that was agreed with this inwoner.
    pub own_rhythm: Option<String>,
    /// Days since contact as a part of the rhythm, 0 to 100.
    pub rhythm: u8,
    /// "4 te laat"
    pub late: Option<String>,
    pub next: Next,
    /// The open promises: ours, and the inwoner's.
    pub beloften: Vec<Beloofd>,
    /// The sign of each leefgebied, and all of them in words.
    pub stands: (Vec<&'static str>, String),
    pub signal: Option<Signal>,
}

/// The open promises of one side.
#[derive(Clone, Debug)]
pub struct Beloofd {
    /// "gemeente 2"
    pub text: String,
    /// "1 te laat"
    pub late: Option<String>,
    /// Red is for what we owe.
    pub ours: bool,
}

#[derive(Clone, Debug)]
pub enum Next {
    /// "do 26 nov"
    On(String),
    Today,
    /// Nothing is planned and something should be.
    Plan,
    /// Nothing is planned and nothing needs to be.
    None,
}

#[derive(Clone, Debug)]
pub struct Signal {
    pub tone: Tone,
    pub text: String,
}

/// A rung of the ladder, with the last twelve months when they are known.
#[derive(Clone, Debug)]
pub struct Trede {
    pub level: u8,
    pub growth: bool,
    pub line: Option<StepLine>,
}

/// Points of a drawing 70 wide and 20 high.
#[derive(Clone, Debug)]
pub struct StepLine {
    points: String,
    end: (u32, u32),
}

impl StepLine {
    /// The rungs of at most twelve months, oldest first. The line begins where the traject began.
    pub fn new(months: &[u8]) -> Option<StepLine> {
        let months = &months[months.len().saturating_sub(12)..];
        let height = |level: u8| 18 - 3 * u32::from(level.clamp(1, 6) - 1);
        let last = *months.last()?;
        let start = 12 - months.len() as u32;
        let mut points = String::new();
        for (at, level) in (start..).zip(months) {
            points += &format!("{},{} {},{} ", at * 5 + 4, height(*level), at * 5 + 9, height(*level));
        }
        Some(StepLine { points, end: (64, height(last)) })
    }
}

impl CaseloadPage {
    /// Whether any line of treden is drawn, so that the legend explains only what is there.
    fn has_lines(&self) -> bool {
        self.rows.iter().any(|row| row.trede.as_ref().is_some_and(|trede| trede.line.is_some()))
    }

    /// Whether growth within a trede is marked anywhere.
    fn has_growth(&self) -> bool {
        self.rows.iter().any(|row| row.trede.as_ref().is_some_and(|trede| trede.growth))
    }

    /// Whether anybody has an open promise: else the column is not there.
    fn has_promises(&self) -> bool {
        self.rows.iter().any(|row| !row.beloften.is_empty())
    }

    fn sort(&self, column: Column) -> Option<&Sorting> {
        self.sorting.iter().find(|sorting| sorting.column == column)
    }

    fn columns(&self) -> impl Iterator<Item = (Column, &str, Option<&Sorting>)> {
        let columns: [(Column, &str); 8] = [
            (Column::Inwoner, self.t.say("caseload-column-inwoner")),
            (Column::Trede, self.t.say("caseload-column-trede")),
            (Column::Traject, self.aanpak.as_str()),
            (Column::LastContact, self.t.say("caseload-column-last")),
            (Column::NextContact, self.t.say("caseload-column-next")),
            (Column::Beloften, self.t.say("caseload-column-beloften")),
            (Column::Leefgebieden, self.leefgebieden.as_ref().map_or("", |(letters, _)| letters.as_str())),
            (Column::Signaal, self.t.say("caseload-column-signaal")),
        ];
        columns
            .into_iter()
            .filter(|(column, _)| self.with_trede || *column != Column::Trede)
            .filter(|(column, _)| self.has_promises() || *column != Column::Beloften)
            .filter(|(column, _)| self.leefgebieden.is_some() || *column != Column::Leefgebieden)
            .map(|(column, label)| (column, label, self.sort(column)))
    }
}

impl Direction {
    fn aria(&self) -> &'static str {
        match self {
            Direction::Up => "ascending",
            Direction::Down => "descending",
        }
    }

    fn icon(&self) -> &'static str {
        match self {
            Direction::Up => "pijl-op",
            Direction::Down => "pijl-neer",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_line_begins_where_the_traject_began() {
        let line = StepLine::new(&[1, 2]).expect("there are months");
        assert_eq!(line.points, "54,18 59,18 59,15 64,15 ");
        assert!(StepLine::new(&[]).is_none());
    }
}
