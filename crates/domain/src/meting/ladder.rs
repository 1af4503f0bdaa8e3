//! What a meting asks. The placing questions are our own elaboration of the criteria of the participatieladder (VNG and
//! Regioplan, 2008); the decision tree of the VNG itself was not available.

use serde::{Deserialize, Serialize};

/// The answers that place somebody on the participatieladder, asked from the top. A question below the one that settles
/// it need not be asked, and metingen of a list have none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Antwoorden {
    /// Works on a contract or self-employed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<bool>,
    /// With support: a municipal instrument, a supplementary benefit, the Wsw, or education below start qualification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ondersteuning: Option<bool>,
    /// Does unpaid tasks with responsibility towards others, weekly and in person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub onbetaald_werk: Option<bool>,
    /// Takes part in an organised activity or a course, weekly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activiteit: Option<bool>,
    /// Has contact with people outside the house, weekly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contacten: Option<bool>,
}

impl Antwoorden {
    pub fn is_empty(&self) -> bool {
        self.all() == [None; 5]
    }

    const fn all(&self) -> [Option<bool>; 5] {
        [self.contract, self.ondersteuning, self.onbetaald_werk, self.activiteit, self.contacten]
    }

    /// Five answers of three kinds are 243 possibilities: one byte in memory.
    pub(super) fn packed(&self) -> u8 {
        self.all().iter().rev().fold(0, |byte, answer| byte * 3 + answer.map_or(0, |yes| if yes { 2 } else { 1 }))
    }

    pub(super) fn unpacked(byte: u8) -> Antwoorden {
        let answer = |place: u32| match byte / 3u8.pow(place) % 3 {
            0 => None,
            kind => Some(kind == 2),
        };
        let (contract, ondersteuning, onbetaald_werk) = (answer(0), answer(1), answer(2));
        Antwoorden { contract, ondersteuning, onbetaald_werk, activiteit: answer(3), contacten: answer(4) }
    }
}

/// The rung of the VNG's ladder that the answers give: from the top, the first that fits. `None` while a question that
/// decides has no answer.
pub fn placing(answers: &Antwoorden) -> Option<u8> {
    if answers.contract? {
        return Some(if answers.ondersteuning? { 5 } else { 6 });
    }
    if answers.onbetaald_werk? {
        return Some(4);
    }
    if answers.activiteit? {
        return Some(3);
    }
    Some(if answers.contacten? { 2 } else { 1 })
}

/// The answers that place somebody on this rung of the VNG's ladder, for who says that they fit.
pub const fn answers_of(vng: u8) -> Antwoorden {
    const fn answers(contract: bool, onbetaald_werk: bool, activiteit: bool, contacten: bool) -> Antwoorden {
        // What lies below the question that settles it is not asked.
        Antwoorden {
            contract: Some(contract),
            ondersteuning: None,
            onbetaald_werk: if contract { None } else { Some(onbetaald_werk) },
            activiteit: if contract || onbetaald_werk { None } else { Some(activiteit) },
            contacten: if contract || onbetaald_werk || activiteit { None } else { Some(contacten) },
        }
    }
    match vng {
        1 => answers(false, false, false, false),
        2 => answers(false, false, false, true),
        3 => answers(false, false, true, false),
        4 => answers(false, true, false, false),
        5 => Antwoorden { ondersteuning: Some(true), ..answers(true, false, false, false) },
        _ => Antwoorden { ondersteuning: Some(false), ..answers(true, false, false, false) },
    }
}

/// The three questions about a leefgebied (001:737). Being worked on and being under control can both hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vragen {
    pub probleem: bool,
    pub aan_gewerkt: bool,
    pub onder_controle: bool,
}

impl Vragen {
    /// Four bits: that it was asked, and the three answers.
    pub(super) const fn packed(self) -> u64 {
        1 | (self.probleem as u64) << 1 | (self.aan_gewerkt as u64) << 2 | (self.onder_controle as u64) << 3
    }

    pub(super) const fn unpacked(bits: u64) -> Option<Vragen> {
        if bits & 1 == 0 {
            return None;
        }
        Some(Vragen {
            probleem: bits >> 1 & 1 == 1,
            aan_gewerkt: bits >> 2 & 1 == 1,
            onder_controle: bits >> 3 & 1 == 1,
        })
    }
}

/// The rung a professional holds possible, and why. The method has the notion without a public definition: it is a
/// judgement of a person and never computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Groeipotentieel {
    pub trede: u8,
    pub motivering: String,
}

/// When in a traject it was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Meetmoment {
    Start,
    Tussentijds,
    Einde,
}

impl Meetmoment {
    pub const ALL: [Meetmoment; 3] = [Meetmoment::Start, Meetmoment::Tussentijds, Meetmoment::Einde];

    pub const fn word(self) -> &'static str {
        match self {
            Meetmoment::Start => "start",
            Meetmoment::Tussentijds => "tussentijds",
            Meetmoment::Einde => "einde",
        }
    }

    pub fn from_word(word: &str) -> Option<Meetmoment> {
        Meetmoment::ALL.into_iter().find(|moment| moment.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_answer() -> impl Iterator<Item = Antwoorden> {
        (0..243).map(Antwoorden::unpacked)
    }

    #[test]
    fn answers_and_questions_come_back_as_they_were_packed() {
        for (byte, answers) in (0..243u8).zip(every_answer()) {
            assert_eq!(answers.packed(), byte);
        }
        assert_eq!(Antwoorden::default().packed(), 0);
        for bits in 0..8 {
            let vragen = Vragen { probleem: bits & 1 > 0, aan_gewerkt: bits & 2 > 0, onder_controle: bits & 4 > 0 };
            assert_eq!(Vragen::unpacked(vragen.packed()), Some(vragen));
        }
        assert_eq!(Vragen::unpacked(0), None);
    }

    #[test]
    fn the_first_question_from_the_top_that_fits_places_somebody() {
        let none = Antwoorden {
            contract: Some(false),
            ondersteuning: None,
            onbetaald_werk: Some(false),
            activiteit: Some(false),
            contacten: Some(false),
        };
        assert_eq!(placing(&none), Some(1));
        assert_eq!(placing(&Antwoorden { contacten: Some(true), ..none }), Some(2));
        assert_eq!(placing(&Antwoorden { activiteit: Some(true), ..none }), Some(3));
        assert_eq!(placing(&Antwoorden { onbetaald_werk: Some(true), activiteit: Some(true), ..none }), Some(4));
        let works = Antwoorden { contract: Some(true), ..Antwoorden::default() };
        assert_eq!(placing(&works), None, "whether there is support decides between 5 and 6");
        assert_eq!(placing(&Antwoorden { ondersteuning: Some(true), ..works }), Some(5));
        assert_eq!(placing(&Antwoorden { ondersteuning: Some(false), ..works }), Some(6));
    }

    #[test]
    fn the_answers_of_a_rung_place_somebody_on_it() {
        for vng in 1..=6 {
            assert_eq!(placing(&answers_of(vng)), Some(vng));
        }
    }

    #[test]
    fn one_more_yes_never_places_lower_than_the_question_itself() {
        for answers in every_answer() {
            if answers.contract == Some(false) && answers.onbetaald_werk == Some(true) {
                assert_eq!(placing(&answers), Some(4));
            }
            assert!(placing(&answers).is_none_or(|trede| (1..=6).contains(&trede)));
        }
        assert_eq!(placing(&Antwoorden::default()), None);
    }
}
