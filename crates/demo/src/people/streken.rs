//! Where the towns of the demo lie: who lives there, and in which neighbourhoods.

use super::Streek;
use super::names::{self, BALKAN, ERITREA, MOROCCO, Names, POLAND, SURINAME, SYRIA, TURKEY};

pub static LIMBURG: Streek = Streek {
    names: &[
        (56, names::LIMBURG),
        (12, MOROCCO),
        (9, TURKEY),
        (7, POLAND),
        (5, SYRIA),
        (4, ERITREA),
        (4, BALKAN),
        (3, SURINAME),
    ],
    wijken: &SITTARD_GELEEN,
};

/// Almere Haven: many came from Amsterdam.
pub static POLDER: Streek = Streek {
    names: &[(48, HOLLAND), (18, SURINAME), (14, MOROCCO), (8, TURKEY), (5, SYRIA), (4, BALKAN), (3, ERITREA)],
    wijken: &HAVEN,
};

/// Ede and the villages around it.
pub static VELUWE: Streek = Streek {
    names: &[(62, GELDERLAND), (13, TURKEY), (10, MOROCCO), (5, POLAND), (4, SYRIA), (3, ERITREA), (3, BALKAN)],
    wijken: &EDE,
};

/// Neighbourhoods of Sittard, Geleen and Born, and the neighbours that take part, with their weight in a hundred.
const SITTARD_GELEEN: [(i32, &str); 18] = [
    (11, "Lindenheuvel"),
    (10, "Sanderbout"),
    (9, "Stadbroek"),
    (8, "Geleen-Zuid"),
    (7, "Vrangendael"),
    (7, "Krawinkel"),
    (7, "Overhoven"),
    (6, "Kluis"),
    (6, "Limbrichterveld"),
    (5, "Oud-Geleen"),
    (5, "Centrum Sittard"),
    (4, "Janskamperveld"),
    (4, "Born"),
    (3, "Grevenbicht"),
    (3, "Munstergeleen"),
    (2, "Stein"),
    (2, "Beek"),
    (1, "Schinnen"),
];

/// The other centres are in neighbourhoods of their own.
const HAVEN: [(i32, &str); 6] =
    [(30, "De Hoven"), (18, "De Werven"), (16, "De Marken"), (14, "De Wierden"), (12, "De Meenten"), (10, "De Gouwen")];

const EDE: [(i32, &str); 10] = [
    (34, "Veldhuizen"),
    (14, "Ede-Zuid"),
    (13, "Maandereng"),
    (11, "Rietkampen"),
    (9, "Ede-Oost"),
    (7, "Ede-West"),
    (5, "Bennekom"),
    (4, "Lunteren"),
    (2, "Ederveen"),
    (1, "Otterlo"),
];

const HOLLAND: Names = Names {
    women: &[
        "Anja", "Anneke", "Bep", "Carolien", "Cora", "Desiree", "Femke", "Greet", "Ineke", "Joke", "Judith", "Karin",
        "Linda", "Marga", "Marjan", "Monique", "Nel", "Petra", "Ria", "Saskia", "Sylvia", "Tineke", "Wil", "Yvette",
    ],
    men: &[
        "Aad", "Arie", "Ben", "Bert", "Cor", "Dick", "Ed", "Fred", "Gerard", "Hans", "Henk", "Jaap", "Joop", "Kees",
        "Leo", "Maarten", "Nico", "Peter", "Ruud", "Sjors", "Ton", "Wim", "Willem",
    ],
    surnames: &[
        "Bakker",
        "van den Berg",
        "Blom",
        "de Boer",
        "Brouwer",
        "de Bruin",
        "Dekker",
        "van Dam",
        "Groen",
        "de Haan",
        "van der Heuvel",
        "Kok",
        "Kramer",
        "van Leeuwen",
        "Mulder",
        "Post",
        "Prins",
        "de Ruyter",
        "Schouten",
        "Smit",
        "Verhoef",
        "Visser",
        "de Vries",
        "Vos",
        "Zwart",
    ],
};

const GELDERLAND: Names = Names {
    women: &[
        "Aaltje",
        "Alie",
        "Annemieke",
        "Berdien",
        "Brenda",
        "Claudia",
        "Dinie",
        "Evelien",
        "Gerrie",
        "Gerda",
        "Hennie",
        "Ingrid",
        "Jannie",
        "Jolanda",
        "Klaasje",
        "Lammie",
        "Maaike",
        "Marleen",
        "Nienke",
        "Rianne",
        "Roelie",
        "Sandra",
        "Tonnie",
        "Willemien",
    ],
    men: &[
        "Aart", "Arjan", "Barend", "Bertus", "Dirk", "Evert", "Gerrit", "Gijs", "Hendrik", "Henri", "Jan", "Johan",
        "Klaas", "Lammert", "Marco", "Martin", "Patrick", "Reinier", "Rik", "Roelof", "Steven", "Teunis", "Wouter",
    ],
    surnames: &[
        "van Beek",
        "van den Brink",
        "Budding",
        "van de Craats",
        "Davelaar",
        "van Dijk",
        "Doornenbal",
        "van Engelen",
        "Evers",
        "van Ginkel",
        "Hardeman",
        "Hendriksen",
        "van den Hoorn",
        "Huisman",
        "Jansen",
        "Kelderman",
        "van de Kolk",
        "Koudijs",
        "Lagerweij",
        "Looijen",
        "Methorst",
        "Onderstal",
        "van Ravenhorst",
        "Roelofsen",
        "Rozeboom",
        "Schuiteman",
        "Slotboom",
        "van Steenbergen",
        "Tijmensen",
        "Veenendaal",
        "van der Weerd",
        "Westland",
        "Wolswinkel",
        "Zandvoort",
    ],
};
