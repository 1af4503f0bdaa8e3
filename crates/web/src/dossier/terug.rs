//! The dossier as it was known on an earlier day: what was written down until then, and nothing to do.

use domain::ids::InwonerId;
use domain::time::Day;

use super::view::{DossierPage, Header, Readers};
use crate::shell::Link;
use crate::shell::visit::Visit;

impl DossierPage {
    /// Only what is told as it was known then stays: the ladder and the timeline. The rest of the page is about today.
    pub(super) fn looking_back(self, visit: &Visit, id: InwonerId, day: Day) -> DossierPage {
        let t = self.t;
        let note = t.with("dossier-back", "dag", t.date(day.date()));
        let today = Link::new(visit.at(format_args!("/inwoner/{id}")), t.say("dossier-today"));
        DossierPage {
            header: Header { acts: Vec::new(), facts: Vec::new(), alarm: None, ..self.header },
            signals: Vec::new(),
            plan: None,
            beloften: None,
            snel: Vec::new(),
            traject: None,
            no_traject: None,
            contact: None,
            gegevens: None,
            begeleiders: Vec::new(),
            earlier: Vec::new(),
            readers: self.readers.map(|readers| Readers { eigen: None, verzoek: None, ..readers }),
            verzoeken: Vec::new(),
            back: Some((note, today)),
            ..self
        }
    }
}
