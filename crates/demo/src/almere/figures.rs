//! The published figures of De Cirkel, as the quotas that the plan fills with people. Source: bijlage 2, tabel 1, and the
//! text below paragraph 4.3 of the report *Activeren door participeren* (2011). The rest follows from facts.

use crate::gemeente::{Begeleider, Dag};
use crate::life::Stijging::{self, Binnen, Geen, Treden};

/// De Cirkel has two klantmanagers (001:565). One was away from January to September 2009 (001:743), and somebody new came.
/// In order of beginning; the third to the sixth work in the other centres.
pub const KLANTMANAGERS: [Begeleider; 7] = [
    ("Inge Postma", (2008, 1, 7), 100),
    ("Frank de Ruiter", (2008, 1, 7), 100),
    ("Jeroen Blok", (2008, 9, 1), 100),
    ("Naomi Wijntuin", (2008, 9, 1), 80),
    ("Peter Dijkman", (2008, 11, 3), 100),
    ("Noor Hendriks", (2008, 11, 3), 70),
    ("Sevim Kara", (2009, 10, 1), 100),
];
pub const INGE: usize = 0;
pub const FRANK: usize = 1;
pub const SEVIM: usize = 6;
pub const VERTROKKEN: [(usize, Dag); 1] = [(FRANK, (2009, 1, 5))];

/// Who begins between two days, how many, and on which day their empowermenttraining does.
pub struct Lichting {
    pub van: Dag,
    pub tot: Dag,
    pub aantal: usize,
    pub groep: Dag,
}

const fn lichting(van: Dag, tot: Dag, aantal: usize, groep: Dag) -> Lichting {
    Lichting { van, tot, aantal, groep }
}

/// 33, 26 and 20 people. A group has ten to twelve of them, so there are three, two and two groups, not five a year.
pub const LICHTINGEN: [Lichting; 8] = [
    lichting((2008, 1, 14), (2008, 3, 20), 11, (2008, 3, 31)),
    lichting((2008, 4, 1), (2008, 6, 6), 11, (2008, 6, 16)),
    lichting((2008, 8, 18), (2008, 9, 26), 11, (2008, 10, 6)),
    lichting((2009, 1, 12), (2009, 3, 20), 10, (2009, 3, 30)),
    lichting((2009, 8, 17), (2009, 9, 25), 11, (2009, 10, 5)),
    lichting((2009, 11, 2), (2009, 12, 11), 5, (2010, 2, 22)),
    lichting((2010, 1, 4), (2010, 2, 12), 7, (2010, 2, 22)),
    lichting((2010, 3, 1), (2010, 4, 23), 13, (2010, 5, 17)),
];

/// The most people in a group.
pub const VOL: usize = 12;

/// What becomes of some people of a cohort: why they leave and how many days after the training begins, and their rise.
pub struct Lot {
    pub aantal: usize,
    pub einde: Option<(&'static str, Option<&'static str>, [i32; 2])>,
    pub stijging: Stijging,
}

const fn leaves(
    aantal: usize,
    reden: &'static str,
    oorzaak: Option<&'static str>,
    na: [i32; 2],
    stijging: Stijging,
) -> Lot {
    Lot { aantal, einde: Some((reden, oorzaak, na)), stijging }
}

const fn stays(aantal: usize, stijging: Stijging) -> Lot {
    Lot { aantal, einde: None, stijging }
}

const WERK: &str = "betaald-werk";
const GEEN_RECHT: &str = "geen-wwb-recht";

/// The 33 of 2008: six within the trede, eleven to a next one, six drop out, four to work, three without a right. Five
/// more leave for what the table has no row for, so that 15 of them are past their year.
pub const IN_2008: [Lot; 13] = [
    leaves(6, "uitval", None, [10, 100], Geen),
    leaves(2, WERK, None, [160, 380], Treden(2)),
    leaves(2, WERK, None, [160, 380], Geen),
    leaves(1, GEEN_RECHT, Some("verhuizing"), [40, 220], Geen),
    leaves(1, GEEN_RECHT, Some("samenwoning"), [40, 220], Geen),
    leaves(1, GEEN_RECHT, Some("remigratie"), [40, 220], Geen),
    leaves(3, "vrijwilligerswerk", None, [250, 430], Treden(1)),
    leaves(1, "vrijwilligerswerk", None, [250, 430], Binnen),
    leaves(1, "ander-traject", None, [220, 300], Binnen),
    stays(1, Treden(2)),
    stays(5, Treden(1)),
    stays(4, Binnen),
    stays(5, Geen),
];

/// Those of 2009 who could be measured again: three within the trede, ten to a next one, four drop out, four without right.
pub const IN_2009: [Lot; 7] = [
    leaves(4, "uitval", None, [10, 90], Geen),
    leaves(2, GEEN_RECHT, Some("andere-uitkering"), [40, 180], Geen),
    leaves(1, GEEN_RECHT, Some("verhuizing"), [40, 180], Geen),
    leaves(1, GEEN_RECHT, Some("samenwoning"), [40, 180], Geen),
    stays(2, Treden(2)),
    stays(8, Treden(1)),
    stays(3, Binnen),
];

/// The places of the lives of which each list of lots tells; of the others nothing is published.
pub const COHORTEN: [(usize, usize, &[Lot]); 2] = [(0, 33, &IN_2008), (33, 54, &IN_2009)];

/// By this day whoever leaves has left: the table counts up to May 2010.
pub const LAATSTE_EINDE: Dag = (2010, 4, 20);
