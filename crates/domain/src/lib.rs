//! The core of Meedoen: facts in, answers out. No clock, files, randomness or threads.
//!
//! The modules stand in order of dependence: a module uses only what is declared above it. The registers at the end are
//! the exception: they list all of a kind, and the slices meet each other only through them.

// The vocabulary of every slice.
pub mod ids;
pub mod time;
pub mod refusal;
pub mod text;
pub mod codes;
pub mod history;
mod numbers;

// The ground.
pub mod gemeente;
pub mod aanpak;
pub mod medewerker;
pub mod inwoner;
pub mod toewijzing;
pub mod waarneming;

// The work.
pub mod traject;
pub mod ritme;
pub mod aanmelding;
pub mod meting;
pub mod belemmering;
pub mod plan;
pub mod belofte;
pub mod succes;
pub mod uitstel;
pub mod contact;
pub mod groep;
pub mod lijst;
pub mod ronde;
pub mod verplaatsing;
pub mod samenvoeging;
pub mod vaststelling;
pub mod vernietiging;

// Overviews: questions only, no facts.
pub mod signaal;
pub mod caseload;
pub mod vandaag;
pub mod tijdlijn;
pub mod eigen;
pub mod precedent;
pub mod zoek;

// The registers.
pub mod access;
pub mod correctie;
pub mod draft;
pub mod entry;
pub mod fact;
pub mod kept;
pub mod seen;
pub mod state;

/// A town to tell tests in, for this crate and for those that have the feature `testing`.
#[cfg(any(test, feature = "testing"))]
pub mod testing;
