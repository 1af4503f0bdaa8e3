//! What an aanpak says: its phases, terms, rhythms, words, ladder, reasons and targets, as a policy officer wrote them
//! in `aanpakken/*.toml`. Adopting a version is a fact that carries this whole content as JSON (decision 7), so fields
//! only ever come in with a default and never change their meaning.
//!
//! `codes` the closed lists · `fold` spelling · `walk` a table with places and sources · `read` from file to content.

mod bron;
mod codes;
mod fault;
mod fold;
mod read;
#[cfg(test)]
mod tests;
mod walk;
mod wording;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::time::Day;

pub use bron::{Bron, Herkomst, Vindplaats};
pub use codes::*;
pub use fault::{Fault, FaultKind};
pub use fold::fold;
pub use read::parse;

/// The whole content of one version of an aanpak. Lists stand in the order of the file, which is the order on screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub slug: String,
    pub naam: Tekst,
    pub gemeente: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regiogemeenten: Vec<String>,
    pub versie: String,
    #[serde(with = "day")]
    pub geldig_vanaf: Date,
    pub doelgroep: Option<Tekst>,
    pub onderdelen: Vec<Onderdeel>,
    pub grondslag: Grondslag,
    /// What follows when an inwoner refuses.
    pub weigering: Option<Tekst>,
    /// Whether pages for coaches and residents stress the ground; the sources advise against it (001:1066).
    #[serde(default)]
    pub grondslag_benadrukken: bool,
    pub sanctiebeleid: Sanctiebeleid,
    pub sancties: Option<Tekst>,
    pub plan: PlanStijl,
    #[serde(default)]
    pub plan_ondertekend: bool,
    #[serde(default)]
    pub woorden: BTreeMap<Begrip, Woord>,
    pub trajectsoorten: Vec<Trajectsoort>,
    pub fasen: Vec<Fase>,
    pub normen: Vec<Norm>,
    pub ladder: Ladder,
    pub leefgebieden: Vec<Leefgebied>,
    pub redenen: Vec<Reden>,
    #[serde(default)]
    pub oorzaken: Vec<Oorzaak>,
    #[serde(default)]
    pub streefcijfers: Vec<Streefcijfer>,
    #[serde(default)]
    pub rapportages: Vec<Rapportage>,
    #[serde(default)]
    pub modules: Vec<Benoemd>,
    #[serde(default)]
    pub geldstromen: Vec<Benoemd>,
    #[serde(default)]
    pub vestigingen: Vec<Benoemd>,
    /// Where each value came from, by its path in the file, for example `reden.regulier-werk.label`.
    #[serde(default)]
    pub bronnen: BTreeMap<String, Bron>,
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tekst {
    pub nl: String,
    #[serde(default)]
    pub en: String,
}

impl Tekst {
    /// The text in a language by its tag; Dutch unless the tag begins with `en`.
    pub fn in_language(&self, tag: &str) -> &str {
        if tag.starts_with("en") && !self.en.is_empty() { &self.en } else { &self.nl }
    }
}

/// A word of the aanpak, with what a sentence needs to bend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Woord {
    pub enkelvoud: Tekst,
    pub meervoud: Tekst,
    pub lidwoord: Lidwoord,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trajectsoort {
    pub code: String,
    pub naam: Tekst,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synoniemen: Vec<String>,
    pub inkomen: Inkomen,
    /// The trajectsoorten somebody can go on to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vervolg: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fase {
    pub code: String,
    pub naam: Tekst,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synoniemen: Vec<String>,
    pub trajectsoort: String,
    pub vorm: Vorm,
    /// Whether the phase may be left out, or come later, without a reason.
    #[serde(default)]
    pub mag_overgeslagen: bool,
}

/// One rule of the aanpak. Departing from it is allowed with a reason; a signal prints its `artikel` and `regel`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Norm {
    pub artikel: String,
    pub soort: NormSoort,
    /// The trajectsoort the rule is about; every one when empty.
    pub trajectsoort: Option<String>,
    pub fase: Option<String>,
    /// The value, or the upper end when there is a `minimum`.
    pub maat: Maat,
    /// The lower end of a range, in the unit of `maat`.
    pub minimum: Option<u16>,
    /// The number is agreed with each inwoner, within the range.
    #[serde(default)]
    pub per_persoon: bool,
    /// Who is seen in a group counts as spoken, for a rhythm of contact.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub aanwezigheid_telt: bool,
    /// How many times it may be done, for an extension.
    pub keer: Option<u16>,
    pub voorwaarde: Option<Tekst>,
    pub regel: Tekst,
    pub bron: Bron,
}

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Maat {
    Dagen(u16),
    Weken(u16),
    Maanden(u16),
    Aantal(u16),
    Uren(u16),
    /// Euro cents.
    Cent(u16),
}

impl Maat {
    pub fn new(unit: Eenheid, number: u16) -> Self {
        match unit {
            Eenheid::Dagen => Self::Dagen(number),
            Eenheid::Weken => Self::Weken(number),
            Eenheid::Maanden => Self::Maanden(number),
            Eenheid::Aantal => Self::Aantal(number),
            Eenheid::Uren => Self::Uren(number),
            Eenheid::Cent => Self::Cent(number),
        }
    }

    pub fn number(self) -> u16 {
        let (Self::Dagen(n) | Self::Weken(n) | Self::Maanden(n) | Self::Aantal(n) | Self::Uren(n) | Self::Cent(n)) =
            self;
        n
    }

    pub fn unit(self) -> Eenheid {
        match self {
            Self::Dagen(_) => Eenheid::Dagen,
            Self::Weken(_) => Eenheid::Weken,
            Self::Maanden(_) => Eenheid::Maanden,
            Self::Aantal(_) => Eenheid::Aantal,
            Self::Uren(_) => Eenheid::Uren,
            Self::Cent(_) => Eenheid::Cent,
        }
    }

    /// The day this long after `day`, by the calendar (a month after 31 January is 28 or 29 February); none for what is no time.
    pub fn after(self, day: Day) -> Option<Day> {
        match self {
            Self::Maanden(months) => Some(day.plus_months(i32::from(months))),
            _ => Some(day.plus(i32::from(self.days()?))),
        }
    }

    /// The day this long before `day`.
    pub fn before(self, day: Day) -> Option<Day> {
        match self {
            Self::Maanden(months) => Some(day.plus_months(-i32::from(months))),
            _ => Some(day.plus(-i32::from(self.days()?))),
        }
    }

    /// The length in days, for days and weeks; a month has no fixed number of days.
    pub fn days(self) -> Option<u16> {
        match self {
            Self::Dagen(n) => Some(n),
            Self::Weken(n) => Some(n.saturating_mul(7)),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ladder {
    pub naam: Tekst,
    pub treden: Vec<Trede>,
    /// The rungs on which people usually come in, and those the aanpak aims for.
    #[serde(default)]
    pub instap: Vec<u8>,
    #[serde(default)]
    pub streven: Vec<u8>,
}

/// A rung of the local ladder, with the rung of the VNG ladder (1 to 6) it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trede {
    pub nummer: u8,
    pub naam: Tekst,
    pub vng: u8,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leefgebied {
    pub code: String,
    /// One letter, for the small grid in a list.
    pub letter: char,
    pub naam: Tekst,
}

/// A reason why a traject ended, as the aanpak itself counts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reden {
    pub code: String,
    /// The row of the aanpak's own report, to the letter.
    pub label: Tekst,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synoniemen: Vec<String>,
    pub algemeen: CommonReason,
    /// An oorzaak is asked for; leaving it out is allowed and shows.
    #[serde(default)]
    pub oorzaak_verwacht: bool,
    /// Whether the published table has a row for it.
    pub gedrukt: bool,
    /// The reason under whose row the published table counts it.
    pub gedrukt_onder: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Oorzaak {
    pub code: String,
    pub label: Tekst,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synoniemen: Vec<String>,
    /// The reasons it can go with.
    pub redenen: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Streefcijfer {
    pub jaar: i16,
    pub soort: StreefSoort,
    pub waarde: Streefwaarde,
}

/// What is aimed for in a year; `Geen` says that the aanpak chose to set no target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Streefwaarde {
    Geen,
    Aantal(u32),
    Reeks { van: u32, tot: u32 },
    Percentage(u32),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rapportage {
    pub code: String,
    pub naam: Tekst,
    pub ritme: Ritme,
}

/// A thing with a code and a name: a module, a geldstroom, a vestiging.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Benoemd {
    pub code: String,
    pub naam: Tekst,
}

impl Content {
    pub fn has(&self, part: Onderdeel) -> bool {
        self.onderdelen.contains(&part)
    }

    pub fn word(&self, begrip: Begrip) -> Option<&Woord> {
        self.woorden.get(&begrip)
    }

    pub fn trajectsoort(&self, code: &str) -> Option<&Trajectsoort> {
        self.trajectsoorten.iter().find(|soort| soort.code == code)
    }

    /// By code, name or synonym, in any case and spelling.
    pub fn find_trajectsoort(&self, word: &str) -> Option<&Trajectsoort> {
        self.trajectsoorten.iter().find(|soort| is_spelled(word, &soort.code, &soort.naam, &soort.synoniemen))
    }

    /// The trajectsoort for a list that names none (decision 20). None only for a content without any.
    pub fn only_or_first_trajectsoort(&self) -> Option<&Trajectsoort> {
        self.trajectsoorten.first()
    }

    pub fn fase(&self, code: &str) -> Option<&Fase> {
        self.fasen.iter().find(|fase| fase.code == code)
    }

    pub fn find_fase(&self, word: &str) -> Option<&Fase> {
        self.fasen.iter().find(|fase| is_spelled(word, &fase.code, &fase.naam, &fase.synoniemen))
    }

    /// The phases of a trajectsoort in their usual order.
    pub fn fasen_of<'c>(&'c self, trajectsoort: &'c str) -> impl Iterator<Item = &'c Fase> {
        self.fasen.iter().filter(move |fase| fase.trajectsoort == trajectsoort)
    }

    pub fn reden(&self, code: &str) -> Option<&Reden> {
        self.redenen.iter().find(|reden| reden.code == code)
    }

    pub fn find_reden(&self, word: &str) -> Option<&Reden> {
        self.redenen.iter().find(|reden| is_spelled(word, &reden.code, &reden.label, &reden.synoniemen))
    }

    /// The reason that stands for an end of which no reason was written down.
    pub fn reden_niet_vastgelegd(&self) -> Option<&Reden> {
        self.redenen.iter().find(|reden| reden.algemeen == CommonReason::NietVastgelegd)
    }

    /// The reasons that have a row in the aanpak's own report, in its order.
    pub fn printed_redenen(&self) -> impl Iterator<Item = &Reden> {
        self.redenen.iter().filter(|reden| reden.gedrukt)
    }

    /// The reason in whose row the aanpak's own report counts this one. None when it has no row.
    pub fn printed_as<'c>(&'c self, reden: &'c Reden) -> Option<&'c Reden> {
        match &reden.gedrukt_onder {
            Some(other) => self.reden(other),
            None => reden.gedrukt.then_some(reden),
        }
    }

    /// The oorzaken that can go with a reason.
    pub fn oorzaken_of<'c>(&'c self, reden: &'c str) -> impl Iterator<Item = &'c Oorzaak> {
        self.oorzaken.iter().filter(move |oorzaak| oorzaak.redenen.iter().any(|code| code == reden))
    }

    pub fn oorzaak(&self, code: &str) -> Option<&Oorzaak> {
        self.oorzaken.iter().find(|oorzaak| oorzaak.code == code)
    }

    pub fn find_oorzaak(&self, word: &str) -> Option<&Oorzaak> {
        self.oorzaken.iter().find(|oorzaak| is_spelled(word, &oorzaak.code, &oorzaak.label, &oorzaak.synoniemen))
    }

    pub fn leefgebied(&self, code: &str) -> Option<&Leefgebied> {
        self.leefgebieden.iter().find(|leefgebied| leefgebied.code == code)
    }

    /// The rung of the VNG ladder that a local rung stands for.
    pub fn vng_trede(&self, local: u8) -> Option<u8> {
        self.ladder.treden.iter().find(|trede| trede.nummer == local).map(|trede| trede.vng)
    }

    /// The rule of this kind that says most precisely what holds here: for the phase, else the trajectsoort, else for all.
    pub fn norm(&self, soort: NormSoort, trajectsoort: Option<&str>, fase: Option<&str>) -> Option<&Norm> {
        let holds = |own: &Option<String>, asked: Option<&str>| own.is_none() || own.as_deref() == asked;
        let of_soort = self.normen.iter().filter(|norm| norm.soort == soort);
        of_soort
            .filter(|norm| holds(&norm.trajectsoort, trajectsoort) && holds(&norm.fase, fase))
            .max_by_key(|norm| (norm.fase.is_some(), norm.trajectsoort.is_some()))
    }

    /// The most days between two contacts. None when the aanpak has no rhythm here.
    pub fn contact_rhythm(&self, trajectsoort: &str, fase: Option<&str>) -> Option<u16> {
        self.norm(NormSoort::Contact, Some(trajectsoort), fase)?.maat.days()
    }

    /// The longest a traject of this kind may last without an extension.
    pub fn term(&self, trajectsoort: &str) -> Option<Maat> {
        Some(self.norm(NormSoort::TrajectTermijn, Some(trajectsoort), None)?.maat)
    }

    /// How the term may be lengthened. None when there is no rule for it.
    pub fn extension(&self, trajectsoort: &str) -> Option<&Norm> {
        self.norm(NormSoort::TrajectVerlenging, Some(trajectsoort), None)
    }

    /// The longest that all trajecten of one inwoner may last together.
    pub fn term_together(&self) -> Option<Maat> {
        Some(self.norm(NormSoort::TrajectSamen, None, None)?.maat)
    }

    /// How many inwoners a begeleider has at most per full-time position.
    pub fn caseload_norm(&self) -> Option<u16> {
        Some(self.norm(NormSoort::Caseload, None, None)?.maat.number())
    }

    pub fn target(&self, year: i16, soort: StreefSoort) -> Option<Streefwaarde> {
        self.streefcijfers.iter().find(|doel| doel.jaar == year && doel.soort == soort).map(|doel| doel.waarde)
    }

    /// Where the value at a path of the file came from.
    pub fn bron(&self, path: &str) -> Option<&Bron> {
        self.bronnen.get(path)
    }
}

fn is_spelled(word: &str, code: &str, name: &Tekst, synonyms: &[String]) -> bool {
    let word = fold(word);
    let is = |candidate: &str| !word.is_empty() && fold(candidate) == word;
    is(code) || is(&name.nl) || synonyms.iter().any(|synonym| is(synonym))
}

/// A day is stored as text, `2008-12-01`.
mod day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(day)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}
