//! The people of the towns whom tests, pages and the handbook call by name. All of them are made up.

use domain::access::Role;
use domain::ids::MedewerkerId;

/// Somebody who can log in to a town of the demo. The password is printed for everybody to see. The same login in two
/// towns is one account that reaches both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account {
    pub login: &'static str,
    pub naam: &'static str,
    pub rol: Role,
    pub wachtwoord: &'static str,
    pub medewerker: MedewerkerId,
}

pub(crate) const fn account(
    nr: u32,
    login: &'static str,
    naam: &'static str,
    rol: Role,
    wachtwoord: &'static str,
) -> Account {
    Account { login, naam, rol, wachtwoord, medewerker: MedewerkerId(nr) }
}

/// The beheerder is hired first, then who answers for policy, then who leads, then the begeleiders: so in every town.
/// Sanne and Hugo work for all three.
pub const BEHEERDER: Account = account(1, "sanne", "Sanne Vroomen", Role::Beheerder, "sleutels-aan-de-haak");
pub const BELEID: Account = account(2, "hugo", "Hugo Ramaekers", Role::Beleidsmedewerker, "vlaai-op-vrijdag");
pub const COORDINATOR: Account = account(3, "marit", "Marit Koopman", Role::Coordinator, "koffie-met-de-groep");
pub const AYSE: Account = account(4, "ayse", "Ayşe Demir", Role::Begeleider, "wandelen-in-limburg");
pub const BRAM: Account = account(5, "bram", "Bram Theunissen", Role::Begeleider, "fietsen-langs-de-maas");

/// Who came last: their numbers follow on those of the begeleiders.
pub const RENS: Account = account(22, "rens", "Rens Moonen", Role::Regisseur, "eindregie-aan-de-maas");
pub const WIEL: Account = account(23, "wiel", "Wiel Ubachs", Role::Werkleider, "om-half-negen-beginnen");
pub const PETRA: Account = account(24, "petra", "Petra Linssen", Role::PrivacyOfficer, "wie-keek-er-gisteren");
/// A second regisseur, who has no log-in.
pub(crate) const MARJO: &str = "Marjo Souren";

/// Everybody who can log in to Sittard-Geleen.
pub const CAST: [Account; 8] = [AYSE, BRAM, RENS, COORDINATOR, WIEL, BELEID, PETRA, BEHEERDER];

pub const WILMA: Account = account(3, "wilma", "Wilma Brandsma", Role::Coordinator, "bijles-in-de-huiskamer");
pub const INGE: Account = account(4, "inge", "Inge Postma", Role::Begeleider, "wandelen-langs-de-gooise-kust");
pub const DEWI: Account = account(11, "dewi", "Dewi Latumahina", Role::Regisseur, "bellen-voor-de-lunch");
pub const KOOS: Account = account(12, "koos", "Koos Bijlsma", Role::Werkleider, "koffie-staat-altijd-klaar");
/// Everybody who can log in to Almere.
pub const ALMERE: [Account; 7] =
    [INGE, DEWI, WILMA, KOOS, BELEID, Account { medewerker: MedewerkerId(13), ..PETRA }, BEHEERDER];

pub const GERBEN: Account = account(3, "gerben", "Gerben Hoekman", Role::Coordinator, "cheques-op-het-plein");
pub const CORINE: Account = account(4, "corine", "Corine van Ginkel", Role::Begeleider, "fietsen-over-de-hei");
pub const GIJS: Account = account(13, "gijs", "Gijs van Maanen", Role::Regisseur, "een-dag-op-het-werkplein");
pub const AART: Account = account(14, "aart", "Aart Doornekamp", Role::Werkleider, "de-bakfiets-moet-mee");
/// Everybody who can log in to Ede.
pub const EDE: [Account; 7] =
    [CORINE, GIJS, GERBEN, AART, BELEID, Account { medewerker: MedewerkerId(15), ..PETRA }, BEHEERDER];

/// The accounts of Sittard-Geleen, in the order in which they are printed.
pub fn cast() -> &'static [Account] {
    &CAST
}

/// The begeleider who is hired as the so manieth, counted from 0.
pub const fn coach(index: usize) -> MedewerkerId {
    MedewerkerId(AYSE.medewerker.0 + index as u32)
}

// The inwoners of the cast of Sittard-Geleen, by their key in the list of the gemeente; searching for the key finds them.

/// Came out of the house again, and now pours coffee for others. With Ayşe, the intern programma behind her.
pub const GERDA: &str = "K10001";
/// In the intern programma of Ayşe for longer than four weeks.
pub const MOHAMED: &str = "K10002";
/// Ayşe is nine days or more late with her.
pub const FATIMA: &str = "K10003";
/// Went from Bram to Ayşe.
pub const JANINA: &str = "K10004";
/// Has diacritics, a tussenvoegsel, and a contact that was corrected. With Ayşe.
pub const ZOE: &str = "K10005";
/// Two people with one name: this one is with Ayşe, the other is not.
pub const MARIA: &str = "K10006";
pub const MARIA_TOO: &str = "K10007";
/// The gemeente knows no first name.
pub const TESFAY: &str = "K10008";
/// Began this week and has no begeleider yet.
pub const PIET: &str = "K10009";
/// Found work; his end was booked in the clean-up of April 2010.
pub const HENK: &str = "K10010";
/// Left for a clinic.
pub const SAMIRA: &str = "K10011";
/// Guided by Bram; nobody wrote a note.
pub const DIEUDONNE: &str = "K10012";
