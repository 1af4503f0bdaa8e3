//! The screens of Meedoen: pages rendered on the server, that work without JavaScript.
//!
//! Each slice has a folder with the same name as in the domain. Its `view.rs` holds what a page shows, as plain
//! data in which the sentences are already in the reader's language; its templates stand in `templates/<slice>/`.
//! A handler fills a page and renders it with [`askama::Template::render`].

pub mod assets;
pub mod form;
mod routes;
mod server;
pub mod tekst;
pub mod toezicht;

pub mod shell;

pub mod aanmelding;
pub mod belemmering;
pub mod belofte;
pub mod caseload;
pub mod dossier;
pub mod eigen;
pub mod groep;
pub mod importeren;
pub mod inloggen;
pub mod inwoner;
pub mod inzage;
pub mod medewerker;
pub mod meting;
pub mod plan;
pub mod rapport;
pub mod ritme;
pub mod ronde;
pub mod samenvoeging;
mod signaal;
pub mod stijl;
pub mod succes;
pub mod traject;
pub mod uitleg;
pub mod uitstel;
pub mod vandaag;
pub mod vernietiging;
pub mod verplaatsing;
pub mod waarneming;
pub mod zoek;

pub use routes::{ROUTES, Route, Who};
pub use server::{Server, router, serve, watched};
pub use shell::icon::icon;
pub use toezicht::Toezicht;
