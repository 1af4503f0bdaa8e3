//! First names and surnames as they are met in a town in the south of Limburg. Put together by chance they name nobody.

/// Where a family comes from, and its names: women, men, surnames. Surnames with a tussenvoegsel stand as they are written.
pub struct Names {
    pub women: &'static [&'static str],
    pub men: &'static [&'static str],
    pub surnames: &'static [&'static str],
}

/// Each with its weight in a hundred.
pub const NAMES: [(i32, Names); 8] =
    [(56, LIMBURG), (12, MOROCCO), (9, TURKEY), (7, POLAND), (5, SYRIA), (4, ERITREA), (4, BALKAN), (3, SURINAME)];

const LIMBURG: Names = Names {
    women: &[
        "Annie",
        "Bertha",
        "Carla",
        "Chantal",
        "Corrie",
        "Danique",
        "Diana",
        "Els",
        "Esther",
        "Fien",
        "Gonny",
        "Hélène",
        "Ingrid",
        "Irma",
        "Jacqueline",
        "Josée",
        "Kim",
        "Lies",
        "Manon",
        "Mariëlle",
        "Mieke",
        "Nathalie",
        "Patricia",
        "Renée",
        "Rosalie",
        "Sandra",
        "Tiny",
        "Truus",
        "Wendy",
        "Yvonne",
    ],
    men: &[
        "Albert", "André", "Bart", "Chrit", "Dennis", "Erik", "Frans", "Funs", "Ger", "Giel", "Harrie", "Hub", "Jean",
        "Jeroen", "John", "Kevin", "Lei", "Lou", "Marcel", "Michel", "Pascal", "Pierre", "René", "Rob", "Roy", "Sjaak",
        "Sjef", "Stefan", "Thei", "Wiel",
    ],
    surnames: &[
        "Aelmans",
        "Beckers",
        "van den Boorn",
        "Bosch",
        "Bours",
        "Claessen",
        "Coenen",
        "Creemers",
        "Daemen",
        "van Dijk",
        "Driessen",
        "Eijssen",
        "Engelen",
        "Erkens",
        "Franssen",
        "Geelen",
        "Gelissen",
        "Goossens",
        "de Groot",
        "Haenen",
        "van der Heijde",
        "Hendrikx",
        "Hermans",
        "Houben",
        "Jacobs",
        "Jaspers",
        "Keulen",
        "Knops",
        "Koolen",
        "Kuijpers",
        "L'Ortye",
        "Laumen",
        "Leenders",
        "Maassen",
        "Meijers",
        "in den Bosch",
        "Moonen",
        "Muijtjens",
        "Nijsten",
        "Notermans",
        "Odekerken",
        "Offermans",
        "Paulissen",
        "Peeters",
        "Penders",
        "Quaedvlieg",
        "Raeven",
        "Reijnders",
        "Roebroek",
        "Römgens",
        "Savelkoul",
        "Schmeitz",
        "Smeets",
        "Spronken",
        "Stassen",
        "ter Haar",
        "Thissen",
        "Urlings",
        "Vleugels",
        "Voncken",
        "Vranken",
        "van de Weerdt",
        "Welters",
        "de Wit",
        "Zeegers",
        "Zelissen",
    ],
};

const MOROCCO: Names = Names {
    women: &[
        "Aïcha", "Bouchra", "Fadma", "Hafida", "Ilham", "Karima", "Latifa", "Malika", "Najat", "Rachida", "Saïda",
        "Zohra",
    ],
    men: &[
        "Abdelkader",
        "Ahmed",
        "Brahim",
        "Driss",
        "Hassan",
        "Jamal",
        "Khalid",
        "Mimoun",
        "Mustafa",
        "Omar",
        "Saïd",
        "Youssef",
    ],
    surnames: &[
        "Achahbar",
        "el Bakkali",
        "Bennani",
        "Boukhriss",
        "el Fassi",
        "Haddou",
        "el Idrissi",
        "Lahlou",
        "Mansouri",
        "Ouali",
        "Rahmouni",
        "Tahiri",
        "ben Yaich",
        "Zerouali",
    ],
};

const TURKEY: Names = Names {
    women: &["Aylin", "Emine", "Fatma", "Gülşen", "Hatice", "Meryem", "Nurten", "Özlem", "Şengül", "Yasemin"],
    men: &["Ali", "Cem", "Erdoğan", "Hüseyin", "İbrahim", "Kemal", "Mehmet", "Ömer", "Serkan", "Yusuf"],
    surnames: &[
        "Aktaş", "Bulut", "Çelik", "Doğan", "Erdem", "Güneş", "Kaplan", "Koç", "Öztürk", "Şahin", "Taş", "Yıldız",
    ],
};

const POLAND: Names = Names {
    women: &["Agnieszka", "Beata", "Danuta", "Ewa", "Grażyna", "Iwona", "Małgorzata", "Teresa"],
    men: &["Andrzej", "Bogdan", "Jarosław", "Krzysztof", "Marek", "Paweł", "Tomasz", "Zbigniew"],
    surnames: &["Baran", "Dudek", "Gajewski", "Kaczmarek", "Łukasik", "Mazur", "Nowicki", "Pawlak", "Sobczak", "Wrona"],
};

const SYRIA: Names = Names {
    women: &["Amal", "Dalal", "Hanan", "Lina", "Nour", "Rima", "Samar", "Widad"],
    men: &["Adnan", "Bassam", "Faisal", "George", "Imad", "Nabil", "Riad", "Tarek"],
    surnames: &[
        "Abboud",
        "al Hariri",
        "Barakat",
        "Ghanem",
        "Haddad",
        "Khoury",
        "al Masri",
        "Nassar",
        "Sabbagh",
        "Zein",
    ],
};

const ERITREA: Names = Names {
    women: &["Abeba", "Almaz", "Hiwet", "Lemlem", "Rahel", "Semhar", "Ubah", "Zula"],
    men: &["Abraham", "Biniam", "Dawit", "Filmon", "Haile", "Kidane", "Mussie", "Yonas"],
    surnames: &["Araya", "Berhane", "Gebreab", "Habte", "Mehari", "Negash", "Tekle", "Warsame", "Weldu", "Zerai"],
};

const BALKAN: Names = Names {
    women: &["Azra", "Dragana", "Jasmina", "Ljiljana", "Mirela", "Snežana"],
    men: &["Dejan", "Edin", "Goran", "Mirsad", "Slobodan", "Zoran"],
    surnames: &["Begić", "Delić", "Hodžić", "Jovanović", "Kovačević", "Mujić", "Petrović", "Salihović"],
};

const SURINAME: Names = Names {
    women: &["Astrid", "Cheryl", "Gladys", "Muriël", "Sharmila", "Yolanda"],
    men: &["Errol", "Glenn", "Humphrey", "Ludwig", "Radjesh", "Winston"],
    surnames: &["Biervliet", "Cairo", "Emanuelson", "Lo Fo Wong", "Martina", "Pinas", "Ramdin", "Sprockel"],
};

/// Neighbourhoods of Sittard, Geleen and Born, and the neighbours that take part, with their weight in a hundred.
pub const WIJKEN: [(i32, &str); 18] = [
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
