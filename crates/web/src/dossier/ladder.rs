//! Ladder and leefgebieden over time: a step line with the months under it, drawn twice so that text never shrinks, and a
//! table that says the same.

use askama::Template;
use domain::aanpak::Content;
use domain::meting::{Shown, Vragen};
use domain::time::Day;
use domain::traject::Traject;

use crate::meting::view::{rungs, value_of};
use crate::ronde::view::{STANDS, stand_word};
use crate::tekst::{Tekst, capital};

/// Months on the chart: as many as the line in the caseload has.
const MOST_MONTHS: usize = 12;
/// A leefgebied that nobody asked about for so many months is not known any more.
const UNCONFIRMED: usize = 6;

#[derive(Template, Clone, Debug)]
#[template(path = "dossier/ladder.html")]
pub struct LadderChart {
    t: Tekst,
    months: Vec<Month>,
    rows: Vec<Leefgebied>,
    drawn: [Drawn; 2],
}

#[derive(Clone, Debug)]
struct Month {
    /// "apr", with the year at the first one and in January.
    label: String,
    short: &'static str,
    /// The trede as far as it is known then.
    trede: Option<u8>,
    measured: bool,
    groei: bool,
}

#[derive(Clone, Debug)]
struct Leefgebied {
    naam: String,
    /// By month: the word of its stand; empty where it was not asked.
    stands: Vec<&'static str>,
}

impl LadderChart {
    /// The metingen of this traject up to `day`, oldest first. Without any there is nothing to draw.
    pub(super) fn new(
        t: &Tekst,
        content: &Content,
        traject: &Traject,
        metingen: &[&Shown],
        day: Day,
    ) -> Option<LadderChart> {
        let first_of = |day: Day| day.plus(1 - i32::from(day.date().day()));
        let last = first_of(traject.einde.map_or(day, |einde| einde.dag.min(day)));
        let begins = first_of(traject.instroom);
        let firsts = (0..MOST_MONTHS as i32).rev().map(|back| last.plus_months(-back)).filter(|first| *first >= begins);
        let firsts: Vec<Day> = firsts.collect();
        if metingen.is_empty() || firsts.is_empty() {
            return None;
        }
        let months: Vec<Month> =
            (0..).zip(&firsts).map(|(at, first)| month(t, traject, metingen, at, *first)).collect();
        let rows: Vec<Leefgebied> = content
            .leefgebieden
            .iter()
            .map(|one| leefgebied(metingen, &firsts, &one.code, one.naam.in_language(t.lang())))
            .collect();
        let rungs: Vec<(u8, String)> = rungs(t, content).into_iter().rev().collect();
        let drawn = [&WIDE, &NARROW].map(|size| Drawn::new(size, &months, &rows, &rungs));
        Some(LadderChart { t: *t, months, rows, drawn })
    }

    fn word(&self, stand: &str) -> &'static str {
        if stand == UNKNOWN { self.t.say("stand-onbevestigd") } else { stand_word(&self.t, stand) }
    }

    fn has_growth(&self) -> bool {
        self.months.iter().any(|month| month.groei)
    }

    /// The signs that the chart uses, with their words.
    fn legend(&self) -> Vec<(&'static str, &'static str)> {
        let used = |stand: &str| self.rows.iter().any(|row| row.stands.contains(&stand));
        let known = STANDS.iter().filter(|(stand, _)| used(stand)).map(|(stand, key)| (*stand, self.t.say(key)));
        known.chain(used(UNKNOWN).then(|| (UNKNOWN, self.t.say("stand-onbevestigd")))).collect()
    }
}

/// The icon of a stand; what a list alone can say has the sign of the nearest.
pub(crate) fn sign(stand: &str) -> &'static str {
    match stand {
        "geen" => "stand-geen",
        "probleem" => "stand-probleem",
        "aan-gewerkt" | "geen-aan-gewerkt" => "stand-aan-gewerkt",
        "onder-controle" | "geen-onder-controle" => "stand-onder-controle",
        "beide" | "geen-beide" => "stand-beide",
        _ => "stand-onbekend",
    }
}

/// Not asked for so long that nobody knows.
const UNKNOWN: &str = "onbekend";

fn within(one: &Shown, first: Day) -> bool {
    (first..first.plus_months(1)).contains(&one.datum)
}

fn month(t: &Tekst, traject: &Traject, metingen: &[&Shown], at: usize, first: Day) -> Month {
    let date = first.date();
    let short = t.month_short(date);
    let label = if at == 0 || date.month() == 1 { format!("{short} {}", date.year()) } else { short.to_owned() };
    let until = metingen.iter().rfind(|one| one.datum < first.plus_months(1) && one.trede.is_some());
    let begins = within_month_of(traject.instroom, first);
    Month {
        label,
        short,
        trede: until.and_then(|one| one.trede).or(traject.trede),
        measured: metingen.iter().any(|one| within(one, first)) || (begins && traject.trede.is_some()),
        groei: metingen.iter().any(|one| within(one, first) && one.groei),
    }
}

fn within_month_of(day: Day, first: Day) -> bool {
    (first..first.plus_months(1)).contains(&day)
}

fn leefgebied(metingen: &[&Shown], firsts: &[Day], code: &str, naam: &str) -> Leefgebied {
    let asked = |first: &Day| -> Option<Vragen> {
        let of = |one: &Shown| one.leefgebieden.iter().find(|(known, _)| &**known == code).map(|(_, vragen)| *vragen);
        metingen.iter().filter(|one| within(one, *first)).rev().find_map(|one| of(one))
    };
    let answers: Vec<Option<Vragen>> = firsts.iter().map(asked).collect();
    let ever = |at: usize| answers[..=at].iter().rposition(Option::is_some);
    let stand = |at: usize| match (answers[at], ever(at)) {
        (Some(vragen), _) => value_of(vragen),
        (None, Some(last)) if at - last >= UNCONFIRMED => UNKNOWN,
        _ => "",
    };
    Leefgebied { naam: capital(naam), stands: (0..answers.len()).map(stand).collect() }
}

// ── The drawing ─────────────────────────────────────────────────────────────────────────────────────────────────────

/// How wide a drawing is, where its months begin, and how high a rung is.
struct Size {
    class: &'static str,
    width: u32,
    from: u32,
    rung: u32,
    row: u32,
    named: bool,
}

const WIDE: Size = Size { class: "mee-grafiek__breed", width: 760, from: 226, rung: 28, row: 26, named: true };
const NARROW: Size = Size { class: "mee-grafiek__smal", width: 300, from: 84, rung: 26, row: 26, named: false };
impl Size {
    /// The line begins behind the longest name of a rung, also on paper, where letters are set wider.
    fn line_begins(&self, rungs: &[(u8, String)]) -> u32 {
        let longest = rungs.iter().map(|(_, naam)| naam.chars().count() as u32).max().unwrap_or(0);
        if self.named { self.from.max(44 + longest * LETTER / 10).min(self.width / 2) } else { self.from }
    }
}

/// Tenths of a pixel that a letter of a name takes on average.
const LETTER: u32 = 68;
/// Room above the highest rung for the sign of growth.
const TOP: u32 = 26;

/// Where the signs of a leefgebied stand, and of which stand they are.
type Signs = Vec<(u32, &'static str)>;

#[derive(Clone, Debug)]
struct Drawn {
    class: &'static str,
    width: u32,
    height: u32,
    from: u32,
    to: u32,
    rungs: Vec<(u32, u8, Option<String>)>,
    points: String,
    dots: Vec<(u32, u32)>,
    growth: Vec<(u32, u32)>,
    missing: Vec<(u32, u32)>,
    months_at: u32,
    months: Vec<(u32, &'static str, bool)>,
    rows: Vec<(u32, String, Signs)>,
}

impl Drawn {
    fn new(size: &Size, months: &[Month], rows: &[Leefgebied], rungs: &[(u8, String)]) -> Drawn {
        // A few months stand at the distance of seven, so that a young traject is not stretched over the page.
        let from = size.line_begins(rungs);
        let step = (size.width - from) / months.len().max(if size.named { 7 } else { 5 }) as u32;
        let x = |at: usize| from + step / 2 + at as u32 * step;
        let place = |trede: u8| rungs.iter().position(|(number, _)| *number == trede).unwrap_or(rungs.len() - 1) as u32;
        let y = |trede: u8| TOP + size.rung * place(trede);
        let known: Vec<(usize, &Month, u8)> =
            months.iter().enumerate().filter_map(|(at, month)| Some((at, month, month.trede?))).collect();
        let last = known.iter().rposition(|(_, month, _)| month.measured).map_or(0, |at| at + 1);
        let bottom = TOP + size.rung * (rungs.len() as u32 - 1);
        let months_at = bottom + 34;
        // Where there is no room for every month, every other one has its name; the last always.
        let skip = if !size.named && months.len() > 7 { 2 } else { 1 };
        let row = |(at, one): (usize, &Leefgebied)| {
            let stands = one.stands.iter().enumerate().filter(|(_, stand)| !stand.is_empty());
            let line = months_at + 28 + at as u32 * size.row;
            (line, one.naam.clone(), stands.map(|(at, stand)| (x(at), *stand)).collect())
        };
        Drawn {
            class: size.class,
            width: size.width,
            height: months_at + 20 + size.row * rows.len() as u32,
            from,
            to: x(months.len() - 1) + step / 2,
            rungs: rungs.iter().map(|(number, naam)| (y(*number), *number, size.named.then(|| naam.clone()))).collect(),
            points: steps(&known[..last], &x, &y, step / 2),
            dots: known.iter().filter(|one| one.1.measured).map(|(at, _, trede)| (x(*at), y(*trede))).collect(),
            growth: known.iter().filter(|one| one.1.groei).map(|(at, _, trede)| (x(*at), y(*trede) - 16)).collect(),
            missing: known.iter().filter(|one| !one.1.measured).map(|(at, _, trede)| (x(*at), y(*trede))).collect(),
            months_at,
            months: (0..months.len())
                .filter(|at| (months.len() - 1 - at).is_multiple_of(skip))
                .map(|at| (x(at), months[at].short, at + 1 == months.len()))
                .collect(),
            rows: rows.iter().enumerate().map(row).collect(),
        }
    }
}

/// Level through a month, and up or down on the border of the next.
fn steps(known: &[(usize, &Month, u8)], x: &impl Fn(usize) -> u32, y: &impl Fn(u8) -> u32, half: u32) -> String {
    let mut points = String::new();
    for (nr, (at, _, trede)) in known.iter().enumerate() {
        let (left, right) = (x(*at) - if nr == 0 { 0 } else { half }, x(*at) + half);
        let right = if nr + 1 == known.len() { x(*at) } else { right };
        points += &format!("{left},{0} {right},{0} ", y(*trede));
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(trede: u8, measured: bool) -> Month {
        Month { label: String::new(), short: "apr", trede: Some(trede), measured, groei: false }
    }

    #[test]
    fn the_line_ends_at_the_last_meting_and_a_month_without_one_is_a_box() {
        let months = [month(1, true), month(2, true), month(2, false)];
        let rungs: Vec<(u8, String)> = (1..=6).rev().map(|number| (number, String::new())).collect();
        let drawn = Drawn::new(&WIDE, &months, &[], &rungs);
        assert_eq!((drawn.dots.len(), drawn.missing.len()), (2, 1));
        let ends: Vec<&str> = drawn.points.split_whitespace().collect();
        assert_eq!(ends.last().map(|end| end.split(',').next()), Some(Some(drawn.dots[1].0.to_string().as_str())));
        assert_eq!(drawn.missing[0].1, drawn.dots[1].1, "the box stands where the line would go on");
        assert!(drawn.dots[1].1 < drawn.dots[0].1, "a higher trede stands higher");
    }

    #[test]
    fn a_long_name_of_a_rung_does_not_touch_the_line() {
        let months = [month(1, true), month(2, true)];
        let named = |naam: &str| Drawn::new(&WIDE, &months, &[], &[(2, naam.to_owned()), (1, String::new())]).from;
        assert_eq!(named("onbetaald werk"), WIDE.from);
        let long = "deelname aan georganiseerde activiteiten";
        assert!(named(long) >= 32 + 6 * long.len() as u32, "{}", named(long));
        assert!(named(&long.repeat(9)) <= WIDE.width / 2, "the line keeps half of the chart");
    }
}
