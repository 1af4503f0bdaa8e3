//! What the command line says when something goes wrong: the same sentences as the pages, in Dutch.

use domain::refusal::Refusal;
use indicatif::{ProgressBar, ProgressStyle};

/// An error as a person reads it: a refusal in the words of the pages, everything else with its causes.
pub fn sentence(error: &anyhow::Error) -> String {
    match error.downcast_ref::<app::Error>() {
        Some(app::Error::Refused(refusals)) => refusals.iter().map(refused).collect::<Vec<_>>().join("\n         "),
        Some(app::Error::Hidden) => "dat is er niet, of de opdrachtregel mag het niet".to_owned(),
        _ => format!("{error:#}"),
    }
}

fn refused(refusal: &Refusal) -> String {
    web::tekst::refusal_in_dutch(refusal)
}

/// How far something long is, counted in `what`.
pub fn bar(what: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(&format!("{{bar:40}} {{pos}} van {{len}} {what}"))
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style)
}
