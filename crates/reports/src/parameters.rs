//! What is asked of a report, and what that comes to.

use std::sync::Arc;

use domain::aanpak::content::Tekst;
use domain::aanpak::{self, Content};
use domain::access::Figures;
use domain::gemeente;
use domain::refusal::{No, Objections, Refusal};
use domain::state::State;
use domain::time::{Day, Period};
use domain::traject;

use crate::register::{Parameter, Report, Since};

/// As it comes from a form or the command line: everything may be left out. An empty aanpak is the only one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    pub aanpak: String,
    pub van: Option<Day>,
    pub tot: Option<Day>,
    /// The day on which the stand is taken; without a period also its last day.
    pub peildatum: Option<Day>,
    /// Only what the gemeente knew on the evening of this day.
    pub bekend_op: Option<Day>,
    pub per: Option<Per>,
    pub naar: Naar,
    /// Reasons in the rows of the table that the aanpak itself publishes, instead of each in its own.
    pub gedrukt: bool,
}

/// By what a figure is taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    Oorzaak,
    Trajectsoort,
    Begeleider,
}

impl Per {
    pub const ALL: [Per; 3] = [Per::Oorzaak, Per::Trajectsoort, Per::Begeleider];

    pub const fn word(self) -> &'static str {
        match self {
            Per::Oorzaak => "oorzaak",
            Per::Trajectsoort => "trajectsoort",
            Per::Begeleider => "begeleider",
        }
    }

    pub fn from_word(word: &str) -> Option<Per> {
        Per::ALL.into_iter().find(|per| per.word() == word)
    }
}

/// By which of its days an end is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Naar {
    /// When it was so.
    #[default]
    Datum,
    /// When the gemeente first knew of it; a later correction does not move it.
    Boekdatum,
}

impl Naar {
    pub const ALL: [Naar; 2] = [Naar::Datum, Naar::Boekdatum];

    pub const fn word(self) -> &'static str {
        match self {
            Naar::Datum => "datum",
            Naar::Boekdatum => "boekdatum",
        }
    }

    pub fn from_word(word: &str) -> Option<Naar> {
        Naar::ALL.into_iter().find(|naar| naar.word() == word)
    }
}

/// What was counted: the parameters with their defaults filled in. It is printed beside every table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    pub report: Report,
    pub gemeente: String,
    pub aanpak: String,
    pub aanpak_naam: Tekst,
    /// Its last day is the peildatum.
    pub period: Period,
    pub bekend_op: Option<Day>,
    pub per: Option<Per>,
    pub naar: Naar,
    pub gedrukt: bool,
    /// The name of the published table that this is counted after.
    pub tabel: Option<&'static str>,
    /// The day on which it was counted.
    pub today: Day,
}

impl Chosen {
    /// On the evening of which day the facts are looked at; the last day of all is now.
    pub(crate) fn known(&self) -> Day {
        self.bekend_op.unwrap_or(Day::LAST)
    }
}

pub(crate) fn choose(
    state: &State,
    leave: Figures,
    today: Day,
    report: Report,
    asked: &Parameters,
) -> Result<(Chosen, Arc<Content>), No> {
    let slug = slug(state, &asked.aanpak)?;
    let tot = [asked.tot, asked.peildatum].into_iter().flatten().min().unwrap_or(today);
    let van = asked.van.unwrap_or_else(|| first_day(state, leave, report, &slug, asked, tot));
    let unknown = || Refusal::at("aanpak", "aanpak-onbekend").with("aanpak", slug.as_str());
    let content = aanpak::by_slug(state, &slug, tot).ok_or_else(unknown)?.clone();
    check(report, asked, today, Period { van, tot }, &content).settle()?;
    let chosen = Chosen {
        report,
        gemeente: gemeente::naam(state).to_owned(),
        aanpak: slug,
        aanpak_naam: content.naam.clone(),
        period: Period { van, tot },
        bekend_op: asked.bekend_op,
        per: asked.per,
        naar: asked.naar,
        gedrukt: asked.gedrukt,
        tabel: None,
        today,
    };
    Ok((chosen, content))
}

fn slug(state: &State, asked: &str) -> Result<String, Refusal> {
    if !asked.trim().is_empty() {
        return Ok(asked.trim().to_owned());
    }
    match aanpak::list(state).as_slice() {
        [only] => Ok(only.slug.clone()),
        _ => Err(Refusal::at("aanpak", "vul-in")),
    }
}

/// The first day of a period that nobody named.
fn first_day(state: &State, leave: Figures, report: Report, slug: &str, asked: &Parameters, tot: Day) -> Day {
    match report.about().since {
        Since::Month => tot.date().first_of_month().into(),
        Since::NewYear => Period::year(tot.year()).van,
        Since::First => {
            let mut first = tot;
            let known = asked.bekend_op.unwrap_or(Day::LAST);
            let code = state.codes().find(slug);
            traject::for_figures(state, leave, known, |traject| {
                if Some(traject.aanpak) == code {
                    first = first.min(traject.instroom);
                }
            });
            Period::year(first.year()).van
        }
    }
}

fn check(report: Report, asked: &Parameters, today: Day, period: Period, content: &Content) -> Objections {
    let mut objections = Objections::default();
    let order = asked.van.is_none_or(|van| asked.tot.is_none_or(|tot| van <= tot));
    objections.unless(order, || Refusal::at("tot", "periode-omgekeerd").with("van", period.van));
    if let Some(peildatum) = asked.peildatum {
        objections.unless(peildatum <= today, || Refusal::at("peildatum", "dag-moet-nog-komen"));
        let within = asked.van.is_none_or(|van| van <= peildatum) && asked.tot.is_none_or(|tot| peildatum <= tot);
        objections.unless(within || !order, || Refusal::at("peildatum", "peildatum-buiten-periode"));
    }
    let begun = asked.tot.is_some() || asked.peildatum.is_some() || period.van <= today;
    objections.unless(begun, || Refusal::at("van", "dag-moet-nog-komen"));
    let known = asked.bekend_op.is_none_or(|day| day <= today);
    objections.unless(known, || Refusal::at("bekend_op", "dag-moet-nog-komen"));
    if let Some(per) = asked.per {
        objections.unless(report.about().per.contains(&per), || not_taken("per", report));
    }
    objections.unless(asked.naar == Naar::Datum || report.takes(Parameter::Naar), || not_taken("naar", report));
    objections.unless(!asked.gedrukt || report.takes(Parameter::Gedrukt), || not_taken("gedrukt", report));
    let has_oorzaken = content.redenen.iter().any(|reden| reden.oorzaak_verwacht);
    objections.unless(asked.per != Some(Per::Oorzaak) || has_oorzaken, || {
        Refusal::at("per", "geen-oorzaken").with("aanpak", content.naam.nl.as_str())
    });
    objections
}

fn not_taken(field: &'static str, report: Report) -> Refusal {
    Refusal::at(field, "rapport-kent-dit-niet").with("rapport", report.name())
}
