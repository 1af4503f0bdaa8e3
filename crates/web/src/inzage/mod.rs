//! Who looked in a dossier, in which role, for which purpose and when. For the privacy officer the whole read log, and who
//! could open which dossier today; inwoners are numbers there.

pub mod log;
pub mod log_view;
pub mod pages;
pub mod view;
