use super::{Cast, Story, fingerprint};
use crate::access::Viewer;
use crate::entry::Statement;
use crate::refusal::No;
use crate::state::State;

/// A town in which these things happened.
pub fn given(facts: impl FnOnce(&mut Story)) -> Story {
    let mut story = Story::begin();
    facts(&mut story);
    story
}

/// What came of an act.
#[derive(Debug)]
pub struct Outcome {
    story: Story,
    result: Result<usize, No>,
}

impl Story {
    /// Somebody does this, today.
    #[track_caller]
    pub fn when(mut self, who: Cast, act: impl FnOnce(&State, &Viewer) -> Result<Vec<Statement>, No>) -> Outcome {
        let result = self.does(who, act).map(|entries| entries.len());
        Outcome { story: self, result }
    }

    /// Replaying the log gives the same answers to everybody.
    #[track_caller]
    pub fn replays(&self) {
        let (live, replayed) =
            (fingerprint(&self.state().clone(), self.today()), fingerprint(&self.replayed(), self.today()));
        assert_eq!(live, replayed, "the log tells another story than the state");
    }
}

impl Outcome {
    /// These soorten of facts follow, in this order; the town goes on from there.
    #[track_caller]
    pub fn then<const N: usize>(self, soorten: [&str; N]) -> Story {
        let written = match self.result {
            Ok(count) => &self.story.log()[self.story.log().len() - count..],
            Err(no) => panic!("no facts but {no:?}"),
        };
        let stated: Vec<&str> =
            written.iter().filter_map(|entry| entry.said.as_ref()).map(|said| said.soort()).collect();
        assert_eq!(stated, soorten);
        self.story.replays();
        self.story
    }

    /// It is refused with this code and no other.
    #[track_caller]
    pub fn refused(self, code: &str) -> Story {
        match self.result {
            Err(No::Refused(refusals)) => {
                let codes: Vec<&str> = refusals.iter().map(|refusal| refusal.code).collect();
                assert_eq!(codes, [code]);
            }
            other => panic!("not refused with {code:?} but {other:?}"),
        }
        self.story
    }

    /// It is as if there were nothing there.
    #[track_caller]
    pub fn hidden(self) -> Story {
        assert_eq!(self.result, Err(No::Hidden));
        self.story
    }
}
