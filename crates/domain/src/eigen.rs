//! The file as its own resident gets it: everything the gemeente keeps about somebody, for that person (AVG, article 15).
//!
//! Whoever hands it over need not read all of it at work: the gate is one line, and what stands in the file is what the
//! begeleider may see. Nothing in it leads to another inwoner.

use crate::access::{Role, Viewer};
use crate::history::Dated;
use crate::ids::{InwonerId, Nr};
use crate::inwoner::{self, Card};
use crate::lijst;
use crate::refusal::Hidden;
use crate::state::State as Town;
use crate::tijdlijn::{self, Event, What};
use crate::time::Day;
use crate::vernietiging::{self, Item, Request};

/// Everything that is kept about an inwoner and may be told to them.
#[derive(Debug, Clone, PartialEq)]
pub struct Eigen {
    pub card: Card,
    /// Every version of every fact, the newest first.
    pub events: Vec<Event>,
    /// What the lists of the gemeente said, row by row and column by column.
    pub lijsten: Vec<Dated<Vec<(String, String)>>>,
    /// How long what is kept, with the whole dossier last.
    pub bewaard: Vec<Item>,
    /// Asked to be destroyed, and how it was answered.
    pub verzoeken: Vec<Request>,
}

impl Eigen {
    /// In which role the fact at `nr` was recorded: the command line takes over lists.
    pub fn role(&self, state: &Town, nr: Nr) -> Role {
        state.booking(nr).map_or(Role::Meedoen, |booking| booking.rol)
    }
}

/// The file of an inwoner, for who hands it over. Asking is reading, for that purpose.
pub fn of(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> Result<Eigen, Hidden> {
    let for_them = viewer.on_request_of(state, inwoner)?;
    let mut events = tijdlijn::of(state, &for_them, inwoner, Day::LAST)?;
    for event in &mut events {
        if let What::Elders(_, trace) = &mut event.what {
            trace.ander = None;
        }
        if let Some(trace) = &mut event.gekomen {
            trace.ander = None;
        }
    }
    Ok(Eigen {
        card: inwoner::card(state, &for_them, inwoner)?,
        events,
        lijsten: lijst::said_of(state, inwoner),
        bewaard: vernietiging::kept_of(state, inwoner, viewer.today()),
        verzoeken: vernietiging::requests_of(state, inwoner),
    })
}

/// Whether the viewer may hand over this file.
pub fn may_hand_over(state: &Town, viewer: &Viewer, inwoner: InwonerId) -> bool {
    viewer.gate(state, inwoner, &crate::access::EIGEN).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Purpose;
    use crate::contact::{self, Contact, Seen};
    use crate::testing::{Cast, Story, given};

    fn gerda() -> Story {
        given(|story| {
            let (gerda, _) = story.gerda();
            let talk = Contact { verslag: Some("zwemt weer".into()), ..Story::talk(story.today()) };
            let seen = Seen { last: None, confirmed: true };
            story.must(Cast::Ayse, |s, v| contact::record(s, v, gerda, &talk, seen));
        })
    }

    const GERDA: InwonerId = InwonerId(1);

    #[test]
    fn the_begeleider_and_the_privacy_officer_hand_it_over_and_nobody_else() {
        let story = gerda();
        for who in Cast::ALL {
            let handed = story.asks(who, |s, v| of(s, v, GERDA).is_ok());
            assert_eq!(handed, matches!(who, Cast::Ayse | Cast::Petra), "{}", who.naam());
            assert_eq!(story.asks(who, |s, v| of(s, v, InwonerId(99))), Err(Hidden));
        }
    }

    #[test]
    fn all_of_it_is_in_it_whoever_hands_it_over() {
        let story = gerda();
        let asks = |who| story.asks(who, |s, v| of(s, v, GERDA)).unwrap();
        let (by_ayse, by_petra) = (asks(Cast::Ayse), asks(Cast::Petra));
        assert_eq!(by_ayse.events.len(), by_petra.events.len());
        assert_eq!(by_petra.card.naam.full(), "Gerda van der Berg");
        assert_eq!(by_petra.events.iter().filter(|event| event.what.sealed().is_some()).count(), 1);
        assert!(by_petra.bewaard.iter().any(|item| item.soort == vernietiging::Soort::Dossier));
    }

    #[test]
    fn handing_it_over_is_a_look_for_that_purpose_and_opens_nothing_else() {
        let story = gerda();
        let petra = story.viewer(Cast::Petra);
        of(story.state(), &petra, GERDA).unwrap();
        let looks = petra.take_looks();
        assert_eq!((looks.requested, looks.dossiers), (vec![GERDA], Vec::new()));
        assert_eq!(Purpose::Inzageverzoek.word(), "inzageverzoek");
        assert!(tijdlijn::of(story.state(), &petra, GERDA, Day::LAST).is_err());
    }

    #[test]
    fn nothing_in_it_leads_to_another_inwoner() {
        let mut story = gerda();
        let wim = story.inwoner("Wim", "Jansen");
        story.assigned(wim, Cast::Ayse);
        story.started(wim, "participatiehuis");
        let nr = story.contact(GERDA);
        let asked =
            crate::verplaatsing::Elsewhere { naar: wim, reden: "vergissing".into(), verslag: None, afwijking: None };
        story.must(Cast::Ayse, |s, v| crate::verplaatsing::move_to(s, v, nr, &asked));
        for inwoner in [GERDA, wim] {
            let file = story.asks(Cast::Ayse, |s, v| of(s, v, inwoner)).unwrap();
            let traces = file.events.iter().filter_map(|event| match &event.what {
                What::Elders(_, trace) => Some(*trace),
                _ => event.gekomen,
            });
            assert!(traces.map(|trace| trace.ander).eq([None]), "{inwoner}");
        }
    }
}
