//! The list of the Participatiehuis, read day after day.

mod daily;
mod faulty;
mod others;
mod whole;

use std::sync::LazyLock;

use super::{Column, List, Outcome, Row, Stopped, read};
use crate::access::{self, Viewer};
use crate::draft::{Draft, Pen};
use crate::entry::{Entry, Statement};
use crate::ids::{Daad, InwonerId, Nr};
use crate::refusal::No;
use crate::state::State;
use crate::testing::{Cast, Story, day};
use crate::time::{Day, Moment};
use crate::traject::{self, Traject};
use crate::{inwoner, toewijzing};

/// A list as a test writes it: the first line names the columns, cells are separated by `|`.
#[track_caller]
pub fn list(text: &str) -> List {
    let mut lines = text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let (first, heading) = lines.next().expect("a list has a heading");
    let columns =
        cells(heading).iter().map(|name| Column::from_header(name).unwrap_or_else(|| panic!("{name}"))).collect();
    let rows = lines.map(|(at, line)| Row { number: (at - first + 1) as u32, cells: cells(line) });
    List { columns, rows: rows.collect() }
}

/// A town whose list comes in every day, with its log.
#[derive(Clone)]
pub struct Town {
    pub state: State,
    log: Vec<Entry>,
    pub today: Day,
}

impl Town {
    /// The town of the stories: Ayşe and Bram are begeleiders, Marit is coördinator of the Participatiehuis.
    pub fn on(today: &str) -> Town {
        static BEGUN: LazyLock<Story> = LazyLock::new(Story::begin);
        Town { state: BEGUN.state().clone(), log: BEGUN.log().to_vec(), today: day(today) }
    }

    pub fn at(&mut self, today: &str) -> &mut Town {
        self.today = day(today);
        self
    }

    pub fn import_as(&mut self, who: Cast, aanpak: &str, list: &List) -> Result<Outcome, Stopped> {
        let viewer = who.viewer(&self.state, self.today).expect("somebody who works here today");
        let mut draft = Draft::on(self.state.clone());
        let result = read(&mut draft, self.pen(&viewer), &viewer, aanpak, list, &mut |_, _| ());
        if result.is_err() {
            assert!(draft.written().is_empty(), "a refused list writes nothing");
            assert_eq!(draft.state().nr(), self.state.nr(), "a refused list leaves the draft as it was");
        }
        self.take_in(draft);
        result
    }

    #[track_caller]
    pub fn import(&mut self, text: &str) -> Outcome {
        self.import_list(&list(text))
    }

    #[track_caller]
    pub fn import_list(&mut self, list: &List) -> Outcome {
        match self.import_as(Cast::Meedoen, "participatiehuis", list) {
            Ok(outcome) => outcome,
            Err(stopped) => panic!("{stopped:#?}"),
        }
    }

    /// Somebody does something by hand.
    #[track_caller]
    pub fn by_hand(&mut self, act: impl FnOnce(&State, &Viewer) -> Result<Vec<Statement>, No>) {
        let viewer = Viewer::meedoen(self.today);
        let mut draft = Draft::on(self.state.clone());
        draft.act(self.pen(&viewer), |state| act(state, &viewer)).expect("this can be done by hand");
        self.take_in(draft);
    }

    fn pen(&self, viewer: &Viewer) -> Pen {
        Pen::of(viewer, Daad::default(), Moment(i64::from(self.today.number()) * 86_400_000_000))
    }

    fn take_in(&mut self, draft: Draft) {
        let first = self.state.nr().0 + 1;
        let (state, written) = draft.into_parts();
        self.log.extend(written.iter().zip(first..).map(|((pen, statement), nr)| pen.entry(Nr(nr), statement)));
        self.state = state;
    }

    /// The town as its log tells it.
    pub fn replayed(&self) -> Town {
        let mut state = State::default();
        self.log.iter().for_each(|entry| state.fold(entry));
        Town { state, ..self.clone() }
    }

    #[track_caller]
    pub fn inwoner(&self, sleutel: &str) -> InwonerId {
        inwoner::by_sleutel(&self.state, sleutel).unwrap_or_else(|| panic!("no dossier for {sleutel}"))
    }

    pub fn trajecten(&self, sleutel: &str) -> Vec<Traject> {
        traject::of(&self.state, self.inwoner(sleutel), Day::LAST)
    }

    /// The only traject of somebody.
    #[track_caller]
    pub fn traject(&self, sleutel: &str) -> Traject {
        let all = self.trajecten(sleutel);
        assert_eq!(all.len(), 1, "{sleutel} has one traject");
        all[0]
    }

    pub fn word(&self, code: crate::codes::Code) -> &str {
        self.state.codes().word(code)
    }

    /// "reden (oorzaak) on the day", or "loopt".
    pub fn end(&self, sleutel: &str) -> String {
        let Some(einde) = self.traject(sleutel).einde else { return "loopt".into() };
        let oorzaak = einde.oorzaak.map_or(String::new(), |code| format!(" ({})", self.word(code)));
        format!("{}{oorzaak} op {}", self.word(einde.reden), einde.dag)
    }

    pub fn begeleider(&self, sleutel: &str, on: &str) -> &str {
        let id = toewijzing::begeleider_on(&self.state, self.inwoner(sleutel), day(on));
        id.map_or("", |id| crate::medewerker::naam(&self.state, id))
    }

    /// Everything the list can say of everybody, by key, so that two towns can be laid side by side.
    pub fn told(&self) -> Vec<String> {
        let everybody = inwoner::everybody(&self.state);
        let mut told: Vec<String> =
            everybody.filter_map(|id| Some(self.told_of(inwoner::sleutel_of(&self.state, id)?))).collect();
        told.sort();
        told
    }

    fn told_of(&self, sleutel: &str) -> String {
        let id = self.inwoner(sleutel);
        let guided = |traject: &Traject| toewijzing::begeleider_on(&self.state, id, traject.instroom);
        let course = |traject: &Traject| {
            let end = traject
                .einde
                .map(|einde| (einde.dag, self.word(einde.reden), einde.oorzaak.map(|code| self.word(code))));
            let guide = guided(traject).map(|id| crate::medewerker::naam(&self.state, id));
            format!(
                "{} {} {:?} {:?} {end:?} {guide:?}",
                traject.instroom,
                self.word(traject.soort),
                traject.trede,
                traject.grondslag
            )
        };
        let trajecten: Vec<String> = self.trajecten(sleutel).iter().map(course).collect();
        format!("{sleutel} {:?} {trajecten:?}", inwoner::persoon_now(&self.state, id))
    }

    /// How many trajecten are open on the evening of each of these days.
    pub fn stands(&self, days: impl IntoIterator<Item = Day>) -> Vec<usize> {
        let leave = access::figures(&Viewer::meedoen(self.today)).expect("the command line may count");
        let mut all = Vec::new();
        traject::for_figures(&self.state, leave, Day::LAST, |traject| all.push(traject));
        days.into_iter().map(|day| all.iter().filter(|traject| traject.open_on(day)).count()).collect()
    }
}

/// The codes of the notices, with row and column, in order.
pub fn codes(outcome: &Outcome) -> Vec<String> {
    let place = |row: Option<u32>| row.map_or("-".to_owned(), |row| row.to_string());
    let code = |notice: &super::Notice| {
        format!("{} {} {}", place(notice.row), notice.column.as_deref().unwrap_or("-"), notice.code)
    };
    outcome.notices.iter().map(code).collect()
}
