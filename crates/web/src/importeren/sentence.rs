//! What is wrong in a file and what was noticed, in the reader's language.

use app::import::Fault;
use domain::lijst::Notice;
use domain::refusal::Arg;

use super::view::Told;
use crate::shell::visit::{Visit, arg_value};
use crate::tekst::FluentValue;

/// Longer than this nobody reads in a cell.
const LONGEST: usize = 60;

impl Visit {
    /// A fault as a row of the table.
    pub(super) fn fault_row(&self, fault: &Fault) -> Told {
        let args = self.sentence_args(&fault.args);
        let text = match fault.code.strip_prefix("weigering-") {
            Some(code) => self.t.refusal(code, &args),
            None => self.t.args(&fault.code, &args),
        };
        self.told(&fault.file, fault.row, fault.column.as_deref(), shortened(&fault.value), text)
    }

    pub(super) fn notice_row(&self, file: &str, notice: &Notice) -> Told {
        let text = self.t.args(notice.code, &self.sentence_args(&notice.args));
        self.told(file, notice.row, notice.column.as_deref(), String::new(), text)
    }

    fn told(&self, file: &str, row: Option<u32>, column: Option<&str>, value: String, text: String) -> Told {
        let row = row.map_or_else(String::new, |row| row.to_string());
        Told { file: file.to_owned(), row, column: column.unwrap_or_default().to_owned(), value, text }
    }

    fn sentence_args(&self, args: &[(&'static str, Arg)]) -> Vec<(&'static str, FluentValue<'static>)> {
        args.iter().map(|(name, arg)| (*name, arg_value(&self.t, arg, &|id| self.name_of(id)))).collect()
    }
}

fn shortened(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST { line } else { line.chars().take(LONGEST - 1).chain(['…']).collect() }
}
