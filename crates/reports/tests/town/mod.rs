//! A small town for tests: people, trajecten and ends, all through the real rules.

#![allow(dead_code, reason = "every test file uses its own part of the town")]

use domain::access::{Figures, Purpose, Role, Viewer, figures};
use domain::draft::{Draft, Pen};
use domain::groep::{self, Soort, Uitkomst};
use domain::ids::{Daad, GroepId, InwonerId, MedewerkerId, Nr, TrajectId};
use domain::inwoner::{self, Persoon};
use domain::meting::{self, Meting};
use domain::refusal::No;
use domain::state::State;
use domain::time::{Day, Moment};
use domain::traject::{self, Close, Start};
use domain::{aanpak, gemeente, medewerker, samenvoeging, toewijzing};
use reports::{Cell, Parameters, Report, Table, run};

pub const PARTICIPATIEHUIS: &str = include_str!("../../../../aanpakken/participatiehuis.toml");
pub const DE_CIRKEL: &str = include_str!("../../../../aanpakken/de-cirkel.toml");
pub const SERVICE: &str = include_str!("../../../../aanpakken/service-voor-de-wijk.toml");
pub const TODAY: &str = "2010-06-30";

pub fn day(text: &str) -> Day {
    text.parse().expect("a test writes its days as 2010-04-30")
}

pub struct Town {
    pub draft: Draft,
    /// The day the gemeente began; everybody is registered on it.
    opened: &'static str,
    slug: String,
    people: u32,
    trajecten: u32,
    medewerkers: u32,
}

type Rule<'a> = &'a dyn Fn(&State, &Viewer) -> Result<Vec<domain::entry::Statement>, No>;

impl Town {
    /// A gemeente that has adopted these aanpakken; the first is the one people start in.
    pub fn with(aanpakken: &[&str]) -> Town {
        Town::opened_on("2008-12-01", aanpakken)
    }

    pub fn opened_on(opened: &'static str, aanpakken: &[&str]) -> Town {
        let (draft, slug) = (Draft::on(State::default()), String::new());
        let mut town = Town { draft, opened, slug, people: 0, trajecten: 0, medewerkers: 0 };
        town.act(opened, &|state, viewer| gemeente::open(state, viewer, "lindervoort", "Lindervoort"));
        for text in aanpakken.iter().rev() {
            let content = aanpak::content::parse(text).expect("the aanpakken of the repository are right");
            town.slug = content.slug.clone();
            let adopt = content.clone();
            town.act(opened, &|state, viewer| aanpak::adopt(state, viewer, day(opened), adopt.clone()));
        }
        town
    }

    pub fn participatiehuis() -> Town {
        Town::with(&[PARTICIPATIEHUIS])
    }

    /// On this day somebody at the command line records something; what they record is at once known.
    pub fn act(&mut self, on: &str, rule: Rule<'_>) -> Nr {
        self.try_act(on, rule).unwrap_or_else(|no| panic!("refused on {on}: {no:?}"))
    }

    pub fn try_act(&mut self, on: &str, rule: Rule<'_>) -> Result<Nr, No> {
        let viewer = Viewer::meedoen(day(on));
        let pen = Pen::of(&viewer, Daad::default(), Moment(i64::from(day(on).number()) * 86_400_000_000));
        self.draft.act(pen, |state| rule(state, &viewer)).map(|(nr, _)| nr)
    }

    /// A coördinator finds out on this day that two dossiers are of one person.
    pub fn one_person(&mut self, coordinator: MedewerkerId, on: &str, blijft: InwonerId, ander: InwonerId) -> Nr {
        let viewer = Viewer::new(self.state(), coordinator, Role::Coordinator, Purpose::Coordinatie, day(on));
        let viewer = viewer.expect("a coördinator on that day");
        let pen = Pen::of(&viewer, Daad::default(), Moment(i64::from(day(on).number()) * 86_400_000_000));
        let joined = self.draft.act(pen, |state| samenvoeging::join(state, &viewer, blijft, ander, "dezelfde"));
        joined.expect("both are of the project").0
    }

    pub fn person(&mut self, achternaam: &str) -> InwonerId {
        self.people += 1;
        let persoon = Persoon { voornaam: "Jo".into(), achternaam: achternaam.into(), ..Persoon::default() };
        let opened = self.opened;
        self.act(opened, &|state, viewer| inwoner::register(state, viewer, day(opened), day(opened), None, &persoon));
        InwonerId(self.people)
    }

    /// Starts a traject, known on the day itself.
    pub fn start(&mut self, inwoner: InwonerId, on: &str) -> TrajectId {
        self.start_as(inwoner, on, None)
    }

    pub fn start_as(&mut self, inwoner: InwonerId, on: &str, soort: Option<&str>) -> TrajectId {
        self.begin(inwoner, on, Start { trajectsoort: soort.map(Into::into), ..Start::default() })
    }

    /// With the trede that the list gives.
    pub fn start_on_trede(&mut self, inwoner: InwonerId, on: &str, trede: u8) -> TrajectId {
        self.begin(inwoner, on, Start { trede: Some(trede), ..Start::default() })
    }

    fn begin(&mut self, inwoner: InwonerId, on: &str, asked: Start) -> TrajectId {
        let asked = Start { aanpak: self.slug.clone(), afwijking: Some("zo".into()), ..asked };
        self.act(on, &|state, viewer| traject::start(state, viewer, inwoner, day(on), day(on), &asked));
        self.trajecten += 1;
        TrajectId(self.trajecten)
    }

    /// A meting of a traject: the trede, or else growth within it.
    pub fn measure(&mut self, inwoner: InwonerId, traject: TrajectId, on: &str, trede: Option<u8>) -> Nr {
        let asked = Meting { trede, groei: trede.is_none(), afwijking: Some("zo".into()), ..Meting::default() };
        self.act(on, &|state, viewer| meting::record(state, viewer, inwoner, traject, day(on), day(on), &asked))
    }

    pub fn group(&mut self, on: &str, soort: Soort) -> GroepId {
        let (aanpak, start) = (self.slug.clone(), day(on));
        let asked = groep::Open { aanpak, soort, naam: format!("groep van {on}"), start, fase: None };
        let nr = self.act(on, &|state, viewer| groep::open(state, viewer, start, start, &asked));
        groep::opened_at(self.state(), nr).expect("the group is open")
    }

    pub fn join(&mut self, inwoner: InwonerId, groep: GroepId, on: &str) {
        let why = Some("zo");
        self.act(on, &|state, viewer| groep::join(state, viewer, inwoner, groep, day(on), day(on), why));
    }

    pub fn leave(&mut self, inwoner: InwonerId, groep: GroepId, on: &str, uitkomst: Uitkomst) {
        let end = groep::End { uitkomst, reden: Some("zo".into()) };
        self.act(on, &|state, viewer| groep::leave(state, viewer, inwoner, groep, day(on), day(on), &end));
    }

    /// A new person with a traject.
    pub fn newcomer(&mut self, achternaam: &str, on: &str) -> TrajectId {
        let inwoner = self.person(achternaam);
        self.start(inwoner, on)
    }

    /// Ends a traject, known on the day itself.
    pub fn close(&mut self, traject: TrajectId, on: &str, reden: &str) -> Nr {
        self.close_known(traject, on, on, reden, None)
    }

    pub fn close_known(&mut self, traject: TrajectId, on: &str, known: &str, reden: &str, oorzaak: Option<&str>) -> Nr {
        let asked = closing(reden, oorzaak);
        self.act(known, &|state, viewer| traject::close(state, viewer, traject, day(on), day(known), &asked))
    }

    pub fn correct_close(&mut self, nr: Nr, on: &str, known: &str, reden: &str) -> Nr {
        let asked = closing(reden, None);
        self.act(known, &|state, viewer| {
            traject::correct_close(state, viewer, nr, day(on), day(known), &asked, "zo was het")
        })
    }

    pub fn medewerker(&mut self, naam: &str, rol: Role) -> MedewerkerId {
        let (slug, opened) = (self.slug.clone(), self.opened);
        let aanpak = (rol == Role::Coordinator).then_some(slug.as_str());
        self.act(opened, &|state, viewer| medewerker::hire(state, viewer, day(opened), naam, rol, aanpak));
        self.medewerkers += 1;
        MedewerkerId(self.medewerkers)
    }

    pub fn assign(&mut self, inwoner: InwonerId, to: MedewerkerId) {
        self.act("2010-06-01", &|state, viewer| {
            toewijzing::assign(state, viewer, inwoner, day("2010-06-01"), day("2010-06-01"), to)
        });
    }

    pub fn state(&self) -> &State {
        self.draft.state()
    }

    pub fn ask(&self, report: Report, asked: &Parameters) -> Table {
        run(self.state(), leave(), day(TODAY), report, asked).expect("the question can be asked")
    }
}

fn closing(reden: &str, oorzaak: Option<&str>) -> Close {
    Close { reden: reden.into(), oorzaak: oorzaak.map(Into::into), toelichting: Some("zo".into()) }
}

pub fn leave() -> Figures {
    figures(&Viewer::meedoen(day(TODAY))).expect("the command line may count")
}

pub fn period(van: &str, tot: &str) -> Parameters {
    Parameters { van: Some(day(van)), tot: Some(day(tot)), ..Parameters::default() }
}

/// The count in a cell, by the Dutch names of its row and column.
pub fn number(table: &Table, row: &str, column: &str) -> i64 {
    let cell =
        table.find(row, column).unwrap_or_else(|| panic!("there is no cell {row:?}, {column:?} in {}", plain(table)));
    cell.number().unwrap_or_else(|| panic!("{row:?}, {column:?} is {:?}", cell.value))
}

/// The table as lines of text, for a snapshot.
pub fn plain(table: &Table) -> String {
    let line = |name: String, cells: Vec<String>| [vec![name], cells].concat().join(" | ");
    let head = line(table.head.word(), table.columns.iter().map(|column| column.label.word()).collect());
    let rows = table.rows.iter().map(|row| line(row.label.word(), row.cells.iter().map(value).collect()));
    let notes = table
        .notes
        .iter()
        .map(|note| format!("noot {:?},{:?} {} {:?}", note.row, note.column, note.text.key, note.text.args));
    [format!("{} {:?}", table.title.key, table.title.args), head]
        .into_iter()
        .chain(rows)
        .chain(notes)
        .collect::<Vec<_>>()
        .join("\n")
}

fn value(cell: &Cell) -> String {
    match &cell.value {
        reports::Value::Number(number) => number.to_string(),
        reports::Value::Hundredths(hundredths) => format!("{hundredths} %%"),
        reports::Value::Percent(tenths) => format!("{} ‰", tenths),
        reports::Value::Range { van, tot } => format!("{van}-{tot}"),
        reports::Value::Text(text) => text.clone(),
        reports::Value::Empty => "-".into(),
    }
}
