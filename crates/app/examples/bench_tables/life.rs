//! What befalls one inwoner, by chance that is the same each time: a hundred facts each, in the three aanpakken.

use domain::time::Day;

use super::town::{Ground, first_day, today};

/// Facts about one inwoner, beside the group that a first member opens.
pub const FACTS: usize = 100;

/// Something that happened on a day and was booked on another, small enough to sort five million of them.
#[derive(Clone, Copy)]
pub struct Event {
    pub booked: i32,
    pub datum: i32,
    pub inwoner: u32,
    pub what: What,
}

/// Trajecten by their number; what an aanpak calls something by its place in the list of the aanpak.
#[derive(Clone, Copy)]
pub enum What {
    Registered,
    Named,
    Born,
    Lives,
    Guided,
    Started {
        traject: u32,
        aanpak: u8,
        soort: u8,
        trede: u8,
    },
    Phase {
        traject: u32,
        aanpak: u8,
        fase: u8,
    },
    Measured {
        traject: u32,
        trede: u8,
        groei: bool,
    },
    Joined {
        aanpak: u8,
    },
    Left {
        finished: bool,
    },
    Closed {
        traject: u32,
        aanpak: u8,
        reden: u8,
        oorzaak: u8,
    },
    /// The end as it was after all, some days earlier and for another reden.
    Corrected {
        traject: u32,
        aanpak: u8,
        reden: u8,
        oorzaak: u8,
    },
    Talked {
        nth: u8,
    },
}

/// Chance without a state: the same question has the same answer.
pub struct Chance(u32);

impl Chance {
    pub fn below(&self, of: u32, limit: u32) -> u32 {
        let mut mixed = (u64::from(self.0) << 32 | u64::from(of)).wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % u64::from(limit)) as u32
    }
}

pub struct Life<'a> {
    ground: &'a Ground,
    chance: Chance,
    inwoner: u32,
    aanpak: u8,
    events: Vec<Event>,
}

/// The events of one inwoner; the next free number of a traject is taken from `trajecten`.
pub fn of(ground: &Ground, inwoner: u32, trajecten: &mut u32) -> Vec<Event> {
    let chance = Chance(inwoner);
    // Half takes part in the Participatiehuis, a quarter in each of the others.
    let aanpak = [0, 0, 1, 2][chance.below(1, 4) as usize];
    let mut life = Life { ground, chance, inwoner, aanpak, events: Vec::with_capacity(FACTS) };
    let begins = first_day().number() + life.chance.below(2, 1_150) as i32;
    for what in [What::Registered, What::Named, What::Born, What::Lives, What::Guided] {
        life.happens(begins, begins, what);
    }
    life.trajecten(begins, trajecten);
    life.talks(begins);
    life.events
}

impl Life<'_> {
    fn happens(&mut self, datum: i32, booked: i32, what: What) {
        if booked <= today().number() {
            self.events.push(Event { booked, datum, inwoner: self.inwoner, what });
        }
    }

    /// One traject after another, in the order of the trajectsoorten, until one goes on or there are three.
    fn trajecten(&mut self, begins: i32, trajecten: &mut u32) {
        let soorten = self.ground.aanpakken[usize::from(self.aanpak)].trajectsoorten.len() as u32;
        let mut start = begins;
        for nth in 0..3 {
            *trajecten += 1;
            let soort = nth.min(soorten - 1) as u8;
            let Some(end) = self.traject(*trajecten, 100 * (nth + 1), soort, start) else { return };
            start = end + self.chance.below(100 * nth + 3, 60) as i32;
            if start > today().number() || self.chance.below(100 * nth + 4, 3) == 0 {
                return;
            }
        }
    }

    /// Answers the day it ended.
    fn traject(&mut self, traject: u32, of: u32, soort: u8, start: i32) -> Option<i32> {
        let aanpak = self.aanpak;
        let lasts = 60 + self.chance.below(of, 900) as i32;
        let end = Some(start + lasts).filter(|end| *end <= today().number());
        let last = end.unwrap_or(today().number());
        // Of one in five the list does not say where they stand.
        let trede = if self.chance.below(of + 1, 5) == 0 { 0 } else { 1 + self.chance.below(of + 2, 3) as u8 };
        self.happens(start, start, What::Started { traject, aanpak, soort, trede });
        for fase in 0..self.ground.fasen(aanpak, soort).len().min(3) {
            self.happens(
                start + 28 * fase as i32,
                start + 28 * fase as i32,
                What::Phase { traject, aanpak, fase: fase as u8 },
            );
        }
        self.measured(traject, of, start, last);
        if self.ground.has_training(aanpak) && self.chance.below(of + 3, 3) == 0 {
            self.trained(of, start + 20, last);
        }
        self.ends(traject, of, end?);
        end
    }

    /// Every six weeks, now and then a trede higher and seldom back.
    fn measured(&mut self, traject: u32, of: u32, start: i32, last: i32) {
        let mut trede = 1 + self.chance.below(of + 5, 3) as u8;
        for (nth, day) in (start + 7..=last).step_by(42).enumerate() {
            let chance = self.chance.below(of * 50 + nth as u32, 20);
            trede = match chance {
                0 | 1 if nth > 0 => (trede + 1).min(6),
                2 if nth > 0 => (trede - 1).max(1),
                _ => trede,
            };
            self.happens(day, day, What::Measured { traject, trede, groei: chance == 3 });
        }
    }

    fn trained(&mut self, of: u32, start: i32, last: i32) {
        let (aanpak, chance) = (self.aanpak, self.chance.below(of + 6, 10));
        if start + 70 > last {
            return;
        }
        self.happens(start, start, What::Joined { aanpak });
        let finished = chance < 7;
        let left = start + if finished { 70 } else { 25 };
        if chance < 9 {
            self.happens(left, left, What::Left { finished });
        }
    }

    /// Known some days later; three in a hundred are corrected in the weeks after that.
    fn ends(&mut self, traject: u32, of: u32, end: i32) {
        let booked = end + self.chance.below(of + 7, 21) as i32;
        let (reden, oorzaak) = self.why(of + 8);
        let aanpak = self.aanpak;
        self.happens(end, booked, What::Closed { traject, aanpak, reden, oorzaak });
        if self.chance.below(of + 10, 100) < 3 {
            let (reden, oorzaak) = self.why(of + 11);
            self.happens(end - 9, booked + 40, What::Corrected { traject, aanpak, reden, oorzaak });
        }
    }

    fn why(&self, of: u32) -> (u8, u8) {
        let content = &self.ground.aanpakken[usize::from(self.aanpak)];
        let pick = |of, list: usize| self.chance.below(of, list.max(1) as u32) as u8;
        (pick(of, content.redenen.len()), pick(of + 1, content.oorzaken.len()))
    }

    /// As many contacts as there is room for, spread over the time that is left.
    fn talks(&mut self, begins: i32) {
        let contacts = FACTS.saturating_sub(self.events.len());
        let days = today().number() - begins;
        for nth in 0..contacts {
            let day = begins + days * (nth as i32 + 1) / (contacts as i32 + 1);
            self.happens(day, day, What::Talked { nth: nth as u8 });
        }
    }
}

impl Event {
    pub fn day(&self) -> Day {
        Day::from_number(self.datum)
    }
}
