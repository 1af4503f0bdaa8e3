//! Meedoen and DuckDB beside each other: the cells, which must be the same, and the times.

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

use super::cells::{self, Cells};
use super::{Made, TURNS};

const TARGET: f64 = 0.1;

pub fn alone(made: &[Made]) {
    made.iter().for_each(|one| println!("  {:<10} {:>7.2} ms", one.name, one.seconds * 1e3));
    println!("  together {:.1} ms (target < {:.0})", total(made) * 1e3, TARGET * 1e3);
    println!("MEEDOEN_PYTHON names no Python with DuckDB: nothing to compare with");
}

/// Fails when a cell differs.
pub fn compare(python: &Path, dir: &Path, made: &[Made]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bench_tables/tables.py");
    let output = Command::new(python).arg(script).arg(dir).arg(TURNS.to_string()).output();
    let output = output.expect("MEEDOEN_PYTHON can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answers = Answers::read(&String::from_utf8_lossy(&output.stdout));
    let own = cells::of(made);
    for (layout, cells) in &answers.cells {
        let differences = cells::differences(&own, cells);
        assert!(differences.is_empty(), "{layout}: {} cells differ:\n{}", differences.len(), differences.join("\n"));
    }
    println!("{}: the same {} cells in every layout", answers.what, own.len());
    answers.print(made);
}

fn total(made: &[Made]) -> f64 {
    made.iter().map(|one| one.seconds).sum()
}

/// What the script said, by layout: lines with tabs between.
#[derive(Default)]
struct Answers {
    what: String,
    layouts: Vec<String>,
    cells: HashMap<String, Cells>,
    seconds: HashMap<(String, String), f64>,
}

impl Answers {
    fn read(text: &str) -> Answers {
        let mut answers = Answers::default();
        for line in text.lines() {
            match line.split('\t').collect::<Vec<_>>()[..] {
                ["what", what] => answers.what = what.to_owned(),
                ["time", layout, table, seconds] => {
                    if !answers.layouts.iter().any(|known| known == layout) {
                        answers.layouts.push(layout.to_owned());
                    }
                    let seconds = seconds.parse().expect("the script prints a number");
                    answers.seconds.insert((layout.to_owned(), table.to_owned()), seconds);
                }
                ["cell", layout, table, row, column, said] => {
                    let column = column.parse().expect("the script prints the place of a column");
                    let cells = answers.cells.entry(layout.to_owned()).or_default();
                    cells.insert((table.to_owned(), row.to_owned(), column), said.to_owned());
                }
                _ => panic!("the script says {line:?}"),
            }
        }
        answers
    }

    fn print(&self, made: &[Made]) {
        let beside = |name: &str, own: f64| {
            let of = |layout: &String| self.seconds[&(layout.clone(), name.to_owned())];
            let said = self
                .layouts
                .iter()
                .map(|layout| format!(", {layout} {:>7.2} ms ({:.2}×)", of(layout) * 1e3, of(layout) / own));
            said.collect::<String>()
        };
        for one in made {
            println!("  {:<10} Meedoen {:>7.2} ms{}", one.name, one.seconds * 1e3, beside(one.name, one.seconds));
        }
        let own = total(made);
        let all =
            |layout: &str| made.iter().map(|one| self.seconds[&(layout.to_owned(), one.name.to_owned())]).sum::<f64>();
        let others: String = self
            .layouts
            .iter()
            .map(|layout| format!(", {layout} {:.1} ms ({:.2}×)", all(layout) * 1e3, all(layout) / own))
            .collect();
        println!("  together   Meedoen {:.1} ms (target < {:.0}){others}", own * 1e3, TARGET * 1e3);
    }
}
