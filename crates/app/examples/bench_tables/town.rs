//! The municipality as a log: the events of everybody in the order in which they were booked, as facts.

use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

use app::{App, Clock, fresh_daad};
use domain::aanpak::content::{self, Content, Fase, Onderdeel};
use domain::access::{Role, Viewer};
use domain::contact::Wijze;
use domain::draft::{Draft, Pen};
use domain::entry::{Correction, Statement};
use domain::groep::{Soort, Uitkomst};
use domain::ids::{Daad, GroepId, InwonerId, MedewerkerId, Nr, TrajectId};
use domain::meting::{Antwoorden, Meetmoment, Vragen};
use domain::state::State;
use domain::text::Lang;
use domain::time::{Day, Moment};
use domain::{aanpak, contact, fact, gemeente, groep, inwoner, medewerker, meting, testing, toewijzing, traject};

use super::facts::Export;
use super::life::{self, Event, What};

pub const SLUG: &str = "lindervoort";
const CASELOAD: u32 = 40;
const BATCH: usize = 50_000;
const MEMBERS: u32 = 12;

pub fn first_day() -> Day {
    testing::day("2007-01-01")
}

pub fn today() -> Day {
    testing::day("2011-01-03")
}

pub fn clock() -> Clock {
    Clock::starting_at(noon(today().number()))
}

fn noon(day: i32) -> Moment {
    Moment((i64::from(day) * 24 + 11) * 3_600_000_000)
}

/// The aanpakken of the repository, in the order in which a life counts them.
pub struct Ground {
    pub aanpakken: [Content; 3],
}

impl Ground {
    pub fn new() -> Ground {
        let read = |text| content::parse(text).expect("the aanpakken of the repository are right");
        Ground {
            aanpakken: [
                read(include_str!("../../../../aanpakken/participatiehuis.toml")),
                read(include_str!("../../../../aanpakken/de-cirkel.toml")),
                read(include_str!("../../../../aanpakken/service-voor-de-wijk.toml")),
            ],
        }
    }

    pub fn fasen(&self, aanpak: u8, soort: u8) -> Vec<&Fase> {
        let content = &self.aanpakken[usize::from(aanpak)];
        content.fasen_of(&content.trajectsoorten[usize::from(soort)].code).collect()
    }

    pub fn has_training(&self, aanpak: u8) -> bool {
        self.aanpakken[usize::from(aanpak)].has(Onderdeel::Training)
    }
}

/// Fills a folder with the log, and beside it the same facts for who reads them otherwise.
pub fn fill(dir: &Path, inwoners: u32) {
    let began = Instant::now();
    let ground = Ground::new();
    let events = events(&ground, inwoners);
    println!("{inwoners} inwoners, {} events generated in {:.1} s", events.len(), began.elapsed().as_secs_f64());
    let app = App::open(dir, clock()).expect("the folder can be opened");
    let town = app.begin(SLUG).expect("there is no such gemeente yet");
    let append = |lived| {
        town.append_lived(fresh_daad(), lived).expect("the disk has room");
    };
    let began = Instant::now();
    append(opened(&ground, inwoners.div_ceil(CASELOAD)));
    let mut writing = Writing {
        ground: &ground,
        last: town.nr().0,
        groepen: Vec::new(),
        member: HashMap::new(),
        closed: HashMap::new(),
    };
    let mut export = Export::create(dir, &ground);
    for batch in events.chunks(BATCH) {
        let lived: Vec<_> = batch.iter().flat_map(|event| writing.lived(event)).collect();
        let first = writing.last + 1 - lived.len() as u32;
        (first..).zip(&lived).for_each(|(nr, (_, statement))| export.write(nr, statement));
        append(lived);
    }
    assert_eq!(town.nr().0, writing.last, "every fact has the number that was exported");
    export.finish();
    let (facts, seconds) = (f64::from(writing.last), began.elapsed().as_secs_f64());
    println!("{facts} facts written in {seconds:.1} s ({:.0} facts/s)", facts / seconds);
}

/// In the order in which they were booked; of one day in the order of the inwoners.
fn events(ground: &Ground, inwoners: u32) -> Vec<Event> {
    let mut trajecten = 0;
    let mut events: Vec<Event> = (1..=inwoners).flat_map(|inwoner| life::of(ground, inwoner, &mut trajecten)).collect();
    events.sort_by_key(|event| event.booked);
    events
}

/// The gemeente, its aanpakken and those who work there, by the rules. The first medewerker looks at figures.
fn opened(ground: &Ground, begeleiders: u32) -> Vec<(Pen, Statement)> {
    let viewer = Viewer::meedoen(first_day());
    let pen = Pen::of(&viewer, fresh_daad(), noon(first_day().number()));
    let mut draft = Draft::on(State::default());
    let say = "the rules allow it";
    draft.act(pen, |state| gemeente::open(state, &viewer, SLUG, "Lindervoort")).expect(say);
    for content in &ground.aanpakken {
        draft.act(pen, |state| aanpak::adopt(state, &viewer, first_day(), content.clone())).expect(say);
    }
    let mut hire = |naam: &str, role| {
        draft.act(pen, |state| medewerker::hire(state, &viewer, first_day(), naam, role, None)).expect(say);
    };
    hire("Beleidsmedewerker", Role::Beleidsmedewerker);
    (1..=begeleiders).for_each(|number| hire(&format!("Begeleider {number}"), Role::Begeleider));
    draft.into_parts().1
}

fn begeleider(inwoner: u32) -> MedewerkerId {
    MedewerkerId(2 + (inwoner - 1) / CASELOAD)
}

/// What must be remembered to write the next fact.
struct Writing<'a> {
    ground: &'a Ground,
    last: u32,
    /// The members of every groep, by its number less one.
    groepen: Vec<(u8, u32)>,
    /// The groep of who is in one.
    member: HashMap<u32, GroepId>,
    closed: HashMap<u32, Nr>,
}

impl Writing<'_> {
    fn lived(&mut self, event: &Event) -> Vec<(Pen, Statement)> {
        let door = begeleider(event.inwoner);
        let pen = Pen { door, rol: Role::Begeleider, daad: daad(event), geboekt: noon(event.booked) };
        let sinds = Day::from_number(event.booked);
        let said = |statement: Statement| (pen, statement);
        let mut lived = Vec::with_capacity(2);
        if let What::Joined { aanpak } = event.what {
            lived.extend(
                self.groep_with_room(aanpak, event).map(|opened| said(Statement::new(event.day(), sinds, opened))),
            );
        }
        let mut statement = Statement::new(event.day(), sinds, self.fact(event));
        if let What::Corrected { traject, .. } = event.what {
            let corrigeert = self.closed[&traject];
            statement.correction = Some(Correction { corrigeert, reden: "de brief kwam later".into() });
        }
        lived.push(said(statement));
        self.last += lived.len() as u32;
        if let What::Closed { traject, .. } = event.what {
            self.closed.insert(traject, Nr(self.last));
        }
        lived
    }

    fn fact(&self, event: &Event) -> fact::Fact {
        let inwoner = InwonerId(event.inwoner);
        let content = |aanpak: u8| &self.ground.aanpakken[usize::from(aanpak)];
        match event.what {
            What::Registered => inwoner::Registered { inwoner, sleutel: Some(format!("k-{inwoner}")) }.into(),
            What::Named => named(inwoner).into(),
            What::Born => {
                inwoner::Born { inwoner, geboortedatum: today().plus(-8_000 - (inwoner.0 % 12_000) as i32) }.into()
            }
            What::Lives => inwoner::Lives { inwoner, wijk: format!("wijk {}", inwoner.0 % 12) }.into(),
            What::Guided => toewijzing::Assigned { inwoner, medewerker: begeleider(inwoner.0) }.into(),
            What::Started { traject, aanpak, soort, trede } => traject::Started {
                inwoner,
                traject: TrajectId(traject),
                aanpak: content(aanpak).slug.clone(),
                trajectsoort: content(aanpak).trajectsoorten[usize::from(soort)].code.clone(),
                grondslag: None,
                trede: (trede > 0).then_some(trede),
                afwijking: None,
            }
            .into(),
            What::Phase { traject, aanpak, fase } => {
                let fase = content(aanpak).fasen[usize::from(fase)].code.clone();
                traject::PhaseEntered { inwoner, traject: TrajectId(traject), fase, afwijking: None }.into()
            }
            What::Measured { traject, trede, groei } => self.measured(event, traject, trede, groei).into(),
            What::Joined { .. } => groep::Joined { inwoner, groep: self.member[&inwoner.0], afwijking: None }.into(),
            What::Left { finished } => {
                let uitkomst = if finished { Uitkomst::Afgerond } else { Uitkomst::Voortijdig };
                groep::Left { inwoner, groep: self.member[&inwoner.0], uitkomst, reden: None }.into()
            }
            What::Closed { traject, aanpak, reden, oorzaak } | What::Corrected { traject, aanpak, reden, oorzaak } => {
                closed(content(aanpak), inwoner, traject, reden, oorzaak).into()
            }
            What::Talked { nth } => talked(inwoner, nth, event.day()).into(),
        }
    }

    /// The groep that somebody joins: the newest of the aanpak, or a new one when that is full.
    fn groep_with_room(&mut self, aanpak: u8, event: &Event) -> Option<groep::Opened> {
        let open = self.groepen.iter().rposition(|(own, members)| *own == aanpak && *members < MEMBERS);
        let at = open.unwrap_or(self.groepen.len());
        self.member.insert(event.inwoner, GroepId(at as u32 + 1));
        if open.is_some() {
            self.groepen[at].1 += 1;
            return None;
        }
        self.groepen.push((aanpak, 1));
        let slug = self.ground.aanpakken[usize::from(aanpak)].slug.clone();
        let naam = format!("groep {}", at + 1);
        let groep = GroepId(at as u32 + 1);
        Some(groep::Opened { groep, aanpak: slug, soort: Soort::Training, naam, start: event.day(), fase: None })
    }

    fn measured(&self, event: &Event, traject: u32, trede: u8, groei: bool) -> meting::Recorded {
        let answer = |at: usize| {
            let bits = (event.inwoner as usize + event.datum as usize) >> at;
            Vragen { probleem: bits & 1 == 1, aan_gewerkt: bits & 3 == 3, onder_controle: bits & 5 == 5 }
        };
        let asked = self.ground.aanpakken[0].leefgebieden.iter().enumerate();
        meting::Recorded {
            inwoner: InwonerId(event.inwoner),
            traject: TrajectId(traject),
            moment: Meetmoment::Tussentijds,
            trede: Some(trede),
            antwoorden: Antwoorden::default(),
            groei,
            groeipotentieel: None,
            leefgebieden: asked.map(|(at, one)| (one.code.clone(), answer(at))).collect(),
            afwijking: None,
            toelichting: None,
        }
    }
}

fn closed(content: &Content, inwoner: InwonerId, traject: u32, reden: u8, oorzaak: u8) -> traject::Closed {
    let reden = &content.redenen[usize::from(reden)];
    let oorzaak = reden.oorzaak_verwacht.then(|| content.oorzaken[usize::from(oorzaak)].code.clone());
    traject::Closed { inwoner, traject: TrajectId(traject), reden: reden.code.clone(), oorzaak, toelichting: None }
}

fn named(inwoner: InwonerId) -> inwoner::Named {
    let (voornaam, achternaam) = (format!("Voornaam{}", inwoner.0 % 700), format!("Achternaam{}", inwoner.0 % 3_000));
    inwoner::Named { inwoner, voornaam, tussenvoegsel: "van".into(), achternaam }
}

/// One in three has a note, which stays in the log.
fn talked(inwoner: InwonerId, nth: u8, datum: Day) -> contact::Recorded {
    let note = || Lang("Samen door de week gelopen. De krantenwijk gaat goed; vrijdag belt de tandarts terug.".into());
    contact::Recorded {
        inwoner,
        medewerker: begeleider(inwoner.0),
        wijze: Wijze::ALL[usize::from(nth) % Wijze::ALL.len()],
        minuten: Some(30 + u16::from(nth % 4) * 15),
        verslag: nth.is_multiple_of(3).then(note),
        volgende: Some(datum.plus(14)),
        afwijking: None,
    }
}

/// One for each inwoner and day.
fn daad(event: &Event) -> Daad {
    let mut bytes = [7; 16];
    bytes[..4].copy_from_slice(&event.booked.to_be_bytes());
    bytes[4..8].copy_from_slice(&event.inwoner.to_be_bytes());
    Daad(bytes)
}
