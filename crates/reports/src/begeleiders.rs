//! The lines of begeleiders: by name for whom may know whose line it is, else by a number (decision 36).

use std::collections::BTreeMap;

use domain::ids::MedewerkerId;
use domain::medewerker;

use crate::label::{Label, Word};
use crate::source::Source;

/// One begeleider, or nobody, with the code and the name of the line.
pub(crate) struct Line<T> {
    pub code: String,
    pub label: Label,
    pub of: T,
}

/// Those with a name by number of medewerker, then those without in the order of `weight`, the heaviest first, so that a
/// number tells nothing about how long somebody works here; then whom nobody guides.
pub(crate) fn lines<T>(
    source: &Source<'_>,
    of: BTreeMap<Option<MedewerkerId>, T>,
    weight: impl Fn(&T) -> usize,
) -> Vec<Line<T>> {
    let aanpak = source.state.codes().find(&source.chosen.aanpak);
    let naam = |id| medewerker::naam_for_figures(source.state, source.leave, id, aanpak?);
    let (mut named, mut nameless, mut nobody) = (Vec::new(), Vec::new(), None);
    for (guide, of) in of {
        match guide.map(|id| (id, naam(id))) {
            Some((id, Some(naam))) => {
                named.push(Line { code: id.0.to_string(), label: Label::Person(naam.to_owned()), of });
            }
            Some((_, None)) => nameless.push(of),
            None => {
                nobody = Some(Line { code: "geen".to_owned(), label: Label::Word(Word::ZonderBegeleider), of });
            }
        }
    }
    nameless.sort_by_key(|of| std::cmp::Reverse(weight(of)));
    let numbered = (1..).zip(nameless).map(|(number, of)| Line {
        code: format!("begeleider-{number}"),
        label: Label::Numbered(Word::Begeleider, number),
        of,
    });
    named.into_iter().chain(numbered).chain(nobody).collect()
}
