//! The published figures of the Participatiehuis, as the quotas that the plan fills with people. The only place of the
//! demo where they stand: the rest follows from facts. Source: bijlage 2, tabel 2 to 5, and note 12 of the report
//! *Activeren door participeren* (2011).

/// How many people begin in each month from January 2009: 333 in 2009, 67 in the first quarter of 2010, 51 in April.
pub const INSTROOM: [usize; 16] = [18, 22, 30, 28, 26, 32, 22, 20, 36, 36, 34, 29, 22, 21, 24, 51];

/// The groups of the intern programma before February 2010, one every two weeks: how many begin. One of each stops early.
pub const EARLY_GROUPS: [usize; 26] = [4, 5, 6, 5, 4, 6, 7, 5, 6, 10, 4, 3, 4, 3, 5, 6, 7, 5, 6, 5, 4, 6, 5, 3, 5, 6];

/// The groups since: how many of each have finished, and how many are in it on the last day.
pub const LATE_GROUPS: [(usize, usize); 7] = [(2, 4), (1, 4), (2, 5), (4, 3), (4, 4), (0, 8), (0, 6)];

/// In these of the early groups, who stops early leaves the Participatiehuis; in the others they go on one-to-one.
pub const LEAVING_GROUPS: [usize; 12] = [1, 3, 5, 7, 9, 11, 14, 16, 18, 20, 22, 24];

/// A reason of tabel 4, a cause of tabel 5, and how many people: left in 2009, left in the first quarter of 2010, and
/// booked in April 2010.
pub struct Vertrek {
    pub reden: &'static str,
    pub oorzaak: Option<&'static str>,
    pub in_2009: usize,
    pub in_kwartaal: usize,
    pub in_april: usize,
}

const fn vertrek(
    reden: &'static str,
    oorzaak: Option<&'static str>,
    [in_2009, in_kwartaal, in_april]: [usize; 3],
) -> Vertrek {
    Vertrek { reden, oorzaak, in_2009, in_kwartaal, in_april }
}

const UIT: &str = "uit-uitkering";

/// 36 left in 2009, so that 297 remain on its last day; 14 are booked in the first quarter and 8 in April. Of those eight,
/// the two to work had left before: their end was found when the file was cleaned up.
pub const UITSTROOM: [Vertrek; 14] = [
    vertrek("regulier-werk", None, [1, 1, 2]),
    vertrek("hoogst-haalbare", None, [1, 2, 0]),
    vertrek("ander-traject", None, [2, 1, 1]),
    vertrek("zorg", None, [10, 4, 1]),
    vertrek("handhaving", None, [5, 1, 1]),
    vertrek(UIT, Some("verhuizing"), [2, 1, 0]),
    vertrek(UIT, Some("relatie"), [3, 0, 1]),
    vertrek(UIT, Some("inlichtingenplicht"), [4, 1, 1]),
    vertrek(UIT, Some("detentie"), [1, 0, 0]),
    vertrek(UIT, Some("overlijden"), [0, 1, 0]),
    vertrek(UIT, Some("ander-inkomen"), [1, 0, 1]),
    vertrek(UIT, Some("arbeidsongeschiktheid"), [0, 1, 0]),
    vertrek(UIT, Some("andere-oorzaak"), [1, 0, 0]),
    vertrek("niet-vastgelegd", None, [5, 1, 0]),
];

/// The coaches: name, first working day, and fte in hundredths. Together 10.6 fte since October 2009.
pub const COACHES: [(&str, (i16, i8, i8), u16); 18] = [
    ("Ayşe Demir", (2008, 12, 1), 100),
    ("Bram Theunissen", (2008, 12, 1), 80),
    ("Karin Ploemen", (2008, 12, 1), 80),
    ("Ruud Schrijnemakers", (2008, 12, 1), 70),
    ("Hanneke van der Meulen", (2008, 12, 1), 60),
    ("Naïma Bouzid", (2008, 12, 1), 60),
    ("Léon Crutzen", (2008, 12, 1), 50),
    ("Petra Wolters", (2009, 2, 2), 70),
    ("Jos Habets", (2009, 2, 2), 60),
    ("Sevgi Aydın", (2009, 3, 2), 60),
    ("Monique Ruijters", (2009, 4, 1), 60),
    ("Tim op den Camp", (2009, 5, 4), 50),
    ("Ilse Frissen", (2009, 6, 2), 60),
    ("Daniëlle Vaessen", (2009, 7, 1), 50),
    ("Wim Geurts", (2009, 8, 3), 40),
    ("Gonny Lardinois", (2009, 9, 1), 50),
    ("Rashid Bensalah", (2009, 9, 1), 30),
    ("Elly Dohmen", (2009, 10, 1), 30),
];

/// Who works other hours from a later day: their place among the coaches, the day, and the fte. The total stays 10.6.
pub const OTHER_HOURS: [(usize, (i16, i8, i8), u16); 2] = [(3, (2010, 2, 1), 60), (14, (2010, 2, 1), 50)];

/// The most inwoners Ayşe has at once: about the norm for her full week.
pub const FULL_CASELOAD: usize = 35;
