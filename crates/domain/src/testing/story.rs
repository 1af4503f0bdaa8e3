use super::{Cast, day, de_cirkel, participatiehuis};
use crate::aanmelding::Refer;
use crate::aanpak::content::Grondslag;
use crate::access::Viewer;
use crate::draft::{Draft, Pen};
use crate::entry::{Entry, Place, Said, Statement};
use crate::ids::{AanmeldingId, Daad, InwonerId, MedewerkerId, Nr, TrajectId};
use crate::inwoner::Persoon;
use crate::kept::Kept;
use crate::refusal::No;
use crate::state::State;
use crate::time::{Day, Moment};
use crate::vernietiging::Destruction;
use crate::{aanmelding, aanpak, caseload, contact, fact, gemeente, inwoner, medewerker, toewijzing, traject, vandaag};

/// A town, its log, and the day it is there.
#[derive(Debug)]
pub struct Story {
    state: State,
    log: Vec<Entry>,
    today: Day,
    kept: Kept,
}

impl Clone for Story {
    /// A copy goes its own way, with nothing kept.
    fn clone(&self) -> Story {
        Story { state: self.state.clone(), log: self.log.clone(), today: self.today, kept: Kept::default() }
    }
}

impl Default for Story {
    fn default() -> Self {
        Story::begin()
    }
}

impl Story {
    /// The gemeente, its two aanpakken and the [`Cast`], since 1 December 2008. Today is 4 January 2010.
    pub fn begin() -> Story {
        let mut story =
            Story { state: State::default(), log: Vec::new(), today: day("2008-12-01"), kept: Kept::default() };
        story.must(Cast::Meedoen, |state, viewer| gemeente::open(state, viewer, "sittard-geleen", "Sittard-Geleen"));
        for content in [participatiehuis(), de_cirkel()] {
            story.must(Cast::Meedoen, |state, viewer| aanpak::adopt(state, viewer, viewer.today(), content));
        }
        for person in &Cast::ALL[1..] {
            story.must(Cast::Meedoen, |state, viewer| {
                medewerker::hire(state, viewer, viewer.today(), person.naam(), person.role(), person.aanpak())
            });
        }
        story.on("2010-01-04");
        story
    }

    /// It is this day now; a story may also go back.
    #[track_caller]
    pub fn on(&mut self, iso: &str) -> &mut Story {
        self.on_day(day(iso))
    }

    pub fn on_day(&mut self, today: Day) -> &mut Story {
        self.today = today;
        self
    }

    pub fn today(&self) -> Day {
        self.today
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    /// Every entry so far.
    pub fn log(&self) -> &[Entry] {
        &self.log
    }

    #[track_caller]
    pub fn viewer(&self, who: Cast) -> Viewer {
        let viewer = who.viewer(&self.state, self.today).unwrap_or_else(|| panic!("{} has no role today", who.naam()));
        viewer.with_kept(&self.kept)
    }

    /// Asks as somebody, today.
    #[track_caller]
    pub fn asks<T>(&self, who: Cast, question: impl FnOnce(&State, &Viewer) -> T) -> T {
        question(&self.state, &self.viewer(who))
    }

    /// Does something as somebody, today: the entries that follow, or the no.
    pub fn does(
        &mut self,
        who: Cast,
        act: impl FnOnce(&State, &Viewer) -> Result<Vec<Statement>, No>,
    ) -> Result<Vec<Nr>, No> {
        let Some(viewer) = who.viewer(&self.state, self.today) else { return Err(No::Hidden) };
        let nr = self.state.nr().0;
        let pen = Pen::of(&viewer, Daad(u128::from(nr).to_be_bytes()), noon(self.today));
        let mut draft = Draft::on(self.state.clone());
        let (first, count) = draft.act(pen, |state| act(state, &viewer))?;
        let (state, written) = draft.into_parts();
        let entries = written.iter().zip(first.0..).map(|((pen, statement), nr)| pen.entry(Nr(nr), statement));
        self.log.extend(entries);
        self.remember_lines();
        self.state = state;
        self.nothing_stale_is_kept();
        Ok((first.0..).take(count).map(Nr).collect())
    }

    /// Every act of every story is done with the lines of every caseload kept.
    fn remember_lines(&self) {
        for who in Cast::ALL {
            self.lines_of(who, &self.kept);
        }
    }

    /// What is kept says after the act what is worked out anew.
    #[track_caller]
    fn nothing_stale_is_kept(&self) {
        for who in Cast::ALL {
            let (kept, anew) = (self.lines_of(who, &self.kept), self.lines_of(who, &Kept::default()));
            assert_eq!(kept, anew, "a line that is kept of {} was changed by the last entry", who.naam());
        }
    }

    fn lines_of(&self, who: Cast, kept: &Kept) -> Option<impl PartialEq + std::fmt::Debug + use<>> {
        let viewer = who.viewer(&self.state, self.today)?.with_kept(kept);
        let (state, viewer) = (&self.state, &viewer);
        Some((caseload::own(state, viewer), caseload::project(state, viewer), vandaag::of(state, viewer)))
    }

    /// Does something that cannot be refused here: its first entry.
    #[track_caller]
    pub fn must(&mut self, who: Cast, act: impl FnOnce(&State, &Viewer) -> Result<Vec<Statement>, No>) -> Nr {
        match self.does(who, act) {
            Ok(entries) => entries.first().copied().expect("the act states something"),
            Err(no) => panic!("{}: {no:?}", who.naam()),
        }
    }

    /// The town as its log tells it: every body is written, read back and folded.
    #[track_caller]
    pub fn replayed(&self) -> State {
        let mut state = State::default();
        for entry in &self.log {
            state.fold(&stored_and_read(entry));
        }
        state
    }

    /// The body of this entry was lawfully destroyed.
    pub fn destroy(&mut self, nr: Nr) {
        let entry = &mut self.log[nr.0 as usize - 1];
        if let Some(Said::Fact(fact)) = entry.said.take() {
            entry.zaak = Some(fact.place(entry.datum).zaak.into());
        }
        if let Some(correction) = &mut entry.correction {
            correction.reden.clear();
        }
        self.state = self.replayed();
        self.kept.forget(self.state.nr());
    }

    /// These zaken were lawfully destroyed today, with an entry that says so.
    pub fn destroyed(&mut self, zaken: &[&str]) {
        let zaken = zaken.iter().map(|zaak| (*zaak).to_owned()).collect();
        self.destroyed_by(Destruction { zaken, ..Destruction::default() });
    }

    pub fn destroyed_by(&mut self, destruction: Destruction) {
        let goes = |entry: &&Entry| destruction.zaken.contains(&zaak_of(entry));
        let nrs: Vec<Nr> = self.log.iter().filter(goes).map(|entry| entry.nr).collect();
        nrs.into_iter().for_each(|nr| self.destroy(nr));
        let statement = Statement::of(self.today, Place::ground("vernietiging"), Said::Destroyed(destruction));
        let pen = Pen::of(&self.viewer(Cast::Meedoen), Daad::default(), noon(self.today));
        self.log.push(pen.entry(Nr(self.state.nr().0 + 1), &statement));
        self.state = self.replayed();
    }

    // What most stories begin with.

    /// An inwoner whose dossier is opened today.
    #[track_caller]
    pub fn inwoner(&mut self, voornaam: &str, achternaam: &str) -> InwonerId {
        let (tussenvoegsel, achternaam) = inwoner::split_achternaam(achternaam);
        let persoon = Persoon { voornaam: voornaam.into(), tussenvoegsel, achternaam, ..Persoon::default() };
        self.must(Cast::Meedoen, |state, viewer| {
            inwoner::register(state, viewer, viewer.today(), viewer.today(), None, &persoon)
        });
        InwonerId(inwoner::numbers_given(&self.state))
    }

    /// This begeleider from today.
    #[track_caller]
    pub fn assigned(&mut self, inwoner: InwonerId, to: Cast) -> Nr {
        self.must(Cast::Meedoen, |state, viewer| {
            toewijzing::assign(state, viewer, inwoner, viewer.today(), viewer.today(), MedewerkerId(to as u32))
        })
    }

    /// A traject of this aanpak from today.
    #[track_caller]
    pub fn started(&mut self, inwoner: InwonerId, aanpak: &str) -> (TrajectId, Nr) {
        let asked = traject::Start { aanpak: aanpak.into(), ..traject::Start::default() };
        let nr = self.must(Cast::Meedoen, |state, viewer| {
            traject::start(state, viewer, inwoner, viewer.today(), viewer.today(), &asked)
        });
        (traject::started_at(&self.state, nr).expect("a traject that was just started"), nr)
    }

    /// Gerda van der Berg, of whom Ayşe is the begeleider, in the Participatiehuis from today.
    #[track_caller]
    pub fn gerda(&mut self) -> (InwonerId, TrajectId) {
        let gerda = self.inwoner("Gerda", "van der Berg");
        self.assigned(gerda, Cast::Ayse);
        (gerda, self.started(gerda, "participatiehuis").0)
    }

    /// Rens refers this person to the Participatiehuis today: somebody new, or again who is known already.
    #[track_caller]
    pub fn referred(&mut self, voornaam: &str, achternaam: &str) -> (InwonerId, AanmeldingId) {
        let persoon = Persoon { voornaam: voornaam.into(), achternaam: achternaam.into(), ..Persoon::default() };
        let found = self.asks(Cast::Rens, |s, v| aanmelding::doubles(s, v, &persoon)).expect("Rens refers");
        let same = found.first().map(|double| double.inwoner);
        let asked = Refer { afwijking: same.map(|_| "wil het nog eens".into()), ..Story::referral() };
        self.must(Cast::Rens, |s, v| aanmelding::refer(s, v, v.today(), v.today(), (&persoon, same), &asked));
        let nr = self.state.nr();
        let id = self.asks(Cast::Rens, |s, v| aanmelding::referred_at(s, v, nr)).expect("what was just referred");
        (same.unwrap_or(InwonerId(inwoner::numbers_given(&self.state))), id)
    }

    /// A referral to the Participatiehuis with no more than it must have.
    pub fn referral() -> Refer {
        Refer {
            aanpak: "participatiehuis".into(),
            grondslag: Grondslag::Verplicht,
            reden: "zit al jaren thuis".into(),
            beweegreden: None,
            afwijking: None,
        }
    }

    /// Ayşe records a contact of today.
    #[track_caller]
    pub fn contact(&mut self, inwoner: InwonerId) -> Nr {
        let seen = contact::Seen { last: None, confirmed: true };
        self.must(Cast::Ayse, |state, viewer| {
            contact::record(state, viewer, inwoner, &Story::talk(viewer.today()), seen)
        })
    }

    /// A talk on this day, with nothing more said about it.
    pub fn talk(datum: Day) -> contact::Contact {
        contact::Contact {
            datum,
            wijze: contact::Wijze::Gesprek,
            minuten: None,
            verslag: None,
            volgende: None,
            afwijking: None,
        }
    }
}

fn zaak_of(entry: &Entry) -> String {
    match &entry.said {
        Some(Said::Fact(fact)) => fact.place(entry.datum).zaak,
        _ => String::new(),
    }
}

fn noon(day: Day) -> Moment {
    Moment((i64::from(day.number()) * 24 + 11) * 3_600_000_000)
}

#[track_caller]
fn stored_and_read(entry: &Entry) -> Entry {
    let Some(said) = &entry.said else { return entry.clone() };
    let correction = entry.correction.as_ref();
    let body = fact::encode(said, correction);
    let corrigeert = correction.map(|correction| correction.corrigeert);
    let read = fact::decode(said.soort(), said.versie(), corrigeert, &body).unwrap_or_else(|cause| panic!("{cause}"));
    assert_eq!((&read.0, read.1.as_ref()), (said, correction), "what was stored is what is read");
    Entry { said: Some(read.0), correction: read.1, ..entry.clone() }
}
