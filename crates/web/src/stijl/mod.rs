//! The style of a municipality: one file `stijl/<gemeente>/thema.css` in the data folder with its colours, its name for Meedoen
//! and its logo. Whoever is faulty in it is told with file, line and what was expected, and Meedoen keeps its own style.
//!
//! What is served is not the file but what was understood of it, written anew: nothing that is not in a list here reaches a
//! browser.

mod contrast;
mod css;
mod logo;
pub(crate) mod serve;

use std::fmt;
use std::path::Path;

pub use logo::Logo;

/// More than this is not a style but something else.
const LARGEST_SHEET: u64 = 64 * 1024;

/// What a municipality looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct Stijl {
    /// What Meedoen is called here; its own name when the file gives none.
    pub naam: Option<String>,
    pub logo: Option<Logo>,
    /// How many colours and measures the file sets, for light and dark together.
    pub tokens: usize,
    css: String,
}

impl Stijl {
    /// The style sheet as it is served.
    pub fn css(&self) -> &str {
        &self.css
    }
}

/// What is not right, where, and what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    /// Counted from 1; 0 when it is about the file as a whole.
    pub line: u32,
    pub found: String,
    pub expected: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault { file, line, found, expected } = self;
        match line {
            0 => write!(f, "{file}: {found}; verwacht {expected}"),
            line => write!(f, "{file}, regel {line}: {found}; verwacht {expected}"),
        }
    }
}

/// Reads a style with everything beside it that it names.
///
/// # Errors
/// Everything that is not right in it.
pub fn read(file: &Path) -> Result<Stijl, Vec<Fault>> {
    let named = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let whole = |found: String, expected: &str| {
        vec![Fault { file: named.clone(), line: 0, found, expected: expected.to_owned() }]
    };
    let size = std::fs::metadata(file).map_err(|error| whole(error.to_string(), "een leesbaar bestand"))?.len();
    if size > LARGEST_SHEET {
        return Err(whole(format!("{size} bytes"), &format!("hoogstens {LARGEST_SHEET} bytes")));
    }
    let text = std::fs::read(file).map_err(|error| whole(error.to_string(), "een leesbaar bestand"))?;
    let text = String::from_utf8(text).map_err(|_| whole("geen leesbare tekst".to_owned(), "tekst in UTF-8"))?;
    let (sheet, mut faults) = css::parse(&named, &text);
    faults.extend(contrast::faults(&named, &sheet));
    let beside = file.parent().unwrap_or(Path::new("."));
    let logo = sheet.logo.as_ref().and_then(|(name, line)| match logo::read(beside, name) {
        Ok(logo) => Some(logo),
        Err(fault) => {
            // A file that is not there is a fault of the line that names it.
            faults.push(if fault.line == 0 { Fault { file: named.clone(), line: *line, ..fault } } else { fault });
            None
        }
    });
    if !faults.is_empty() {
        return Err(faults);
    }
    let tokens = sheet.light.len() + sheet.dark.len() + sheet.always.len();
    Ok(Stijl { naam: sheet.naam.clone(), logo, tokens, css: sheet.written() })
}

#[cfg(test)]
mod tests;
