//! Other people's formats as bytes. A table goes out with how it was counted: a file that is found back after a year has
//! to say by itself what its figures are.
//!
//! Names of rows and columns in CSV and JSON are the Dutch words in every language, so that whoever reads the file by
//! program finds a figure by its name. XLSX and the terminal speak the language of the reader.

mod csv;
pub mod eigen;
mod json;
mod terminal;
mod words;
mod xlsx;

pub use csv::csv;
pub use json::json;
pub use rust_xlsxwriter::XlsxError;
pub use terminal::terminal;
pub use words::Reader;
pub use xlsx::xlsx;
