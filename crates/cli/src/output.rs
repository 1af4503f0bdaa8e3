//! What the command line says when something goes wrong: the same sentences as the pages, in Dutch.

use domain::refusal::Refusal;

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
