//! Tables of a year that is over, as they were established, and as they are shown since: facts that were destroyed do not change
//! a figure that was established.

use domain::aanpak;
use domain::access::Figures;
use domain::state::State;
use domain::time::{Day, Period};
use domain::vaststelling::{self, Established, Regel, Waarde};

use crate::label::{Arg, Phrase};
use crate::parameters::{Chosen, Naar, Parameters};
use crate::register::REPORTS;
use crate::table::{Note, Row, Table, Value};

/// Every table of this year that can be made, of every aanpak: what there is to establish.
pub fn to_establish(state: &State, leave: Figures, today: Day, jaar: i16) -> Vec<Established> {
    let Period { van, tot } = Period::year(jaar);
    let mut tables = Vec::new();
    for content in aanpak::list(state) {
        let asked =
            Parameters { aanpak: content.slug.clone(), van: Some(van), tot: Some(tot), ..Parameters::default() };
        for about in REPORTS {
            // What an aanpak has no part for, or what is asked otherwise than by a period, has no table of a year.
            let Ok(table) = crate::run(state, leave, today, about.report, &asked) else { continue };
            if table.rows.is_empty() {
                continue;
            }
            let regels = table.rows.iter().map(regel).collect();
            let (aanpak, rapport) = (content.slug.clone(), about.name.to_owned());
            tables.push(Established { jaar, aanpak, rapport, regels });
        }
    }
    tables
}

fn regel(row: &Row) -> Regel {
    Regel { code: row.code.clone(), waarden: row.cells.iter().map(|cell| waarde(&cell.value)).collect() }
}

fn waarde(value: &Value) -> Waarde {
    match value {
        Value::Empty => Waarde::Leeg,
        Value::Number(number) => Waarde::Getal(*number),
        Value::Hundredths(number) => Waarde::Honderdsten(*number),
        Value::Percent(number) => Waarde::Procent(*number),
        Value::Range { van, tot } => Waarde::Bereik(*van, *tot),
        Value::Text(text) => Waarde::Tekst(text.clone()),
    }
}

fn value(waarde: &Waarde) -> Value {
    match waarde {
        Waarde::Leeg => Value::Empty,
        Waarde::Getal(number) => Value::Number(*number),
        Waarde::Honderdsten(number) => Value::Hundredths(*number),
        Waarde::Procent(number) => Value::Percent(*number),
        Waarde::Bereik(van, tot) => Value::Range { van: *van, tot: *tot },
        Waarde::Tekst(text) => Value::Text(text.clone()),
    }
}

/// Puts the established figures in a table of a whole year that is asked as known now, and says so where they differ from what
/// the facts of today count to.
pub(crate) fn show_established(state: &State, leave: Figures, table: &mut Table) {
    let Some(jaar) = whole_year(&table.chosen) else { return };
    let name = table.chosen.report.about().name;
    let asked = (jaar, table.chosen.aanpak.as_str(), name);
    let Some((day, established)) = vaststelling::table(state, leave, asked) else { return };
    let mut differs = false;
    for regel in &established.regels {
        // A row that is not here is not for this viewer: the line of another begeleider.
        let Some(row) = table.rows.iter_mut().find(|row| row.code == regel.code) else { continue };
        for (cell, waarde) in row.cells.iter_mut().zip(&regel.waarden) {
            let value = value(waarde);
            differs |= cell.value != value;
            cell.value = value;
        }
    }
    let key = if differs { "rapport-noot-vastgesteld-anders" } else { "rapport-noot-vastgesteld" };
    let text = Phrase::new(key).with("dag", Arg::Day(day));
    table.notes.push(Note::new(Phrase::new("rapport-noot-vastgesteld-titel"), text));
}

/// The calendar year that is asked, when it is asked as it is established.
fn whole_year(chosen: &Chosen) -> Option<i16> {
    let jaar = chosen.period.van.year();
    let plain = chosen.bekend_op.is_none() && chosen.per.is_none() && chosen.naar == Naar::Datum && !chosen.gedrukt;
    (plain && chosen.tabel.is_none() && chosen.period == Period::year(jaar)).then_some(jaar)
}
