//! The closed lists an aanpak chooses from. Every code is kebab-case Dutch, the same in TOML, JSON, URLs and exports.

use serde::{Deserialize, Serialize};

/// A closed list of codes.
pub trait Code: Copy + Sized + 'static {
    /// All members, in the order in which a person should see them.
    const ALL: &'static [Self];

    fn code(self) -> &'static str;

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.code() == code)
    }
}

macro_rules! codes {
    ($(#[$about:meta])* $name:ident { $($(#[$why:meta])* $member:ident = $code:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$why])* #[serde(rename = $code)] $member,)+ }

        impl Code for $name {
            const ALL: &'static [Self] = &[$(Self::$member,)+];

            fn code(self) -> &'static str {
                match self { $(Self::$member => $code,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

codes! {
    /// The common list of reasons why a traject ended. Every local reason of every aanpak maps to one of these,
    /// so that figures of different aanpakken can be laid beside each other.
    CommonReason {
        RegulierWerk = "regulier-werk",
        GesubsidieerdWerk = "gesubsidieerd-werk",
        WswBeschutWerk = "wsw-beschut-werk",
        Vrijwilligerswerk = "vrijwilligerswerk",
        Opleiding = "opleiding",
        ParticipatieNaarVermogen = "participatie-naar-vermogen",
        TerugNaarRegisseur = "terug-naar-regisseur-voor-werk",
        /// Went on to the next trajectsoort of the same aanpak.
        Doorstroom = "doorstroom",
        AnderTraject = "ander-traject",
        Zorgtraject = "zorgtraject",
        GeenRechtOpBijstand = "geen-recht-op-bijstand",
        Handhaving = "handhaving",
        Uitval = "uitval",
        AfgezienVoorDeStart = "afgezien-voor-de-start",
        NietVastgelegd = "niet-vastgelegd",
        Overig = "overig",
    }
}

impl CommonReason {
    /// Whether it belongs to the row "uitval/uitstroom overig" of the comparison.
    pub fn counts_as_uitval_overig(self) -> bool {
        matches!(self, Self::Uitval | Self::Handhaving | Self::Overig)
    }

    /// Whether it counts as uitstroom to regular paid work.
    pub fn is_regulier_werk(self) -> bool {
        self == Self::RegulierWerk
    }
}

codes! {
    /// The parts an aanpak can have. A part it lacks gives no signal and no page.
    Onderdeel {
        Aanmelding = "aanmelding",
        Kennismaking = "kennismaking",
        /// The warm hand-over: inwoner, begeleider and regisseur at one table.
        Driegesprek = "driegesprek",
        Huisbezoek = "huisbezoek",
        Plan = "plan",
        Contact = "contact",
        Meting = "meting",
        Belemmering = "belemmering",
        Belofte = "belofte",
        Groep = "groep",
        Training = "training",
        Groepsopdracht = "groepsopdracht",
        Module = "module",
        Plek = "plek",
        Maatwerk = "maatwerk",
        Klus = "klus",
        Cheque = "cheque",
        Ruil = "ruil",
        Maatje = "maatje",
        Overleg = "overleg",
        Maatregel = "maatregel",
        Klacht = "klacht",
        Vergoeding = "vergoeding",
        Bonus = "bonus",
        Nazorg = "nazorg",
    }
}

codes! {
    /// On what ground an inwoner takes part.
    Grondslag {
        Verplicht = "verplicht",
        MetDrang = "met-drang",
        Vrijwillig = "vrijwillig",
    }
}

codes! {
    /// How much of a plan there is. Fixed goals can press (001:1145).
    PlanStijl {
        Geen = "geen",
        Licht = "licht",
        Precies = "precies",
    }
}

codes! {
    /// What follows when somebody does not take part.
    Sanctiebeleid {
        /// No sanctions: talks only.
        Geen = "geen",
        /// A warning or a reduction of the benefit is possible.
        Mogelijk = "mogelijk",
    }
}

codes! {
    /// Whether a trajectsoort or phase is done alone or in a group.
    Vorm {
        Individueel = "individueel",
        Groep = "groep",
    }
}

codes! {
    /// What an inwoner lives on during a trajectsoort.
    Inkomen {
        Uitkering = "uitkering",
        Salaris = "salaris",
    }
}

codes! {
    Lidwoord {
        De = "de",
        Het = "het",
    }
}

codes! {
    /// How often something is reported.
    Ritme {
        Dagelijks = "dagelijks",
        Wekelijks = "wekelijks",
        Maandelijks = "maandelijks",
        Kwartaal = "kwartaal",
        Jaarlijks = "jaarlijks",
    }
}

codes! {
    /// The things for which an aanpak may have a word of its own.
    Begrip {
        Inwoner = "inwoner",
        Begeleider = "begeleider",
        Regisseur = "regisseur",
        Werkleider = "werkleider",
        Traject = "traject",
        Plan = "plan",
        Training = "training",
        Groepsopdracht = "groepsopdracht",
        Driegesprek = "driegesprek",
        Klus = "klus",
        Ruil = "ruil",
        Maatje = "maatje",
    }
}

codes! {
    /// What a yearly target is about.
    StreefSoort {
        Instroom = "instroom",
        /// At least this many rise one rung.
        EenTrede = "een-trede",
        TweeTreden = "twee-treden",
        /// Share of the inflow that rises, within or between rungs.
        Stijging = "stijging",
        RegulierWerk = "regulier-werk",
    }
}

codes! {
    /// The unit in which a norm is written.
    Eenheid {
        Dagen = "dagen",
        Weken = "weken",
        Maanden = "maanden",
        Aantal = "aantal",
        Uren = "uren",
        Cent = "cent",
    }
}

codes! {
    /// Every kind of norm that Meedoen can watch. A norm that is not in the file is not watched.
    NormSoort {
        TrajectTermijn = "traject-termijn",
        TrajectVerlenging = "traject-verlenging",
        /// All trajectsoorten together, also over gaps and repeats.
        TrajectSamen = "traject-samen",
        FaseDuur = "fase-duur",
        Kennismaking = "kennismaking",
        Driegesprek = "driegesprek",
        Huisbezoek = "huisbezoek",
        Plan = "plan",
        /// How long nobody may agree on a new stap.
        Stap = "stap",
        /// How long a belemmering may be in view with nobody who works on it.
        BelemmeringActie = "belemmering-actie",
        Contact = "contact",
        LeefgebiedBevestiging = "leefgebied-bevestiging",
        Caseload = "caseload",
        MetingStart = "meting-start",
        MetingRitme = "meting-ritme",
        MetingEinde = "meting-einde",
        Verantwoording = "verantwoording",
        ResultatenBespreken = "resultaten-bespreken",
        RegisseurOverleg = "regisseur-overleg",
        GroepMaximum = "groep-maximum",
        GroepStart = "groep-start",
        GroepPerJaar = "groep-per-jaar",
        GroepBijeenkomst = "groep-bijeenkomst",
        Sfeer = "sfeer",
        ModuleTermijnen = "module-termijnen",
        Belofte = "belofte",
        Aanvraag = "aanvraag",
        Klacht = "klacht",
        KlusUren = "klus-uren",
        Werkweek = "werkweek",
        BonusPerUur = "bonus-per-uur",
        /// How long before the end the joint decision is asked for.
        NaarVermogenBesluit = "naar-vermogen-besluit",
        NaarVermogenHerziening = "naar-vermogen-herziening",
        /// How long before the end it is written down what comes next.
        Vervolg = "vervolg",
        NazorgEerste = "nazorg-eerste",
        NazorgTweede = "nazorg-tweede",
    }
}

impl NormSoort {
    /// The units in which this norm can be written.
    pub fn units(self) -> &'static [Eenheid] {
        use Eenheid::*;
        match self {
            Self::GroepMaximum | Self::GroepPerJaar | Self::Caseload | Self::ModuleTermijnen => &[Aantal],
            Self::KlusUren | Self::Werkweek => &[Uren],
            Self::BonusPerUur => &[Cent],
            // A rhythm of talks is counted in days, so that "four days late" can be said.
            Self::Contact | Self::GroepStart | Self::GroepBijeenkomst => &[Dagen, Weken],
            _ => &[Dagen, Weken, Maanden],
        }
    }

    /// The part an aanpak must have for this norm to mean anything.
    pub fn part(self) -> Option<Onderdeel> {
        Some(match self {
            Self::Kennismaking => Onderdeel::Kennismaking,
            Self::Driegesprek => Onderdeel::Driegesprek,
            Self::Huisbezoek => Onderdeel::Huisbezoek,
            Self::Plan | Self::Stap => Onderdeel::Plan,
            Self::BelemmeringActie => Onderdeel::Belemmering,
            Self::Contact => Onderdeel::Contact,
            Self::MetingStart | Self::MetingRitme | Self::MetingEinde | Self::LeefgebiedBevestiging => {
                Onderdeel::Meting
            }
            Self::GroepMaximum | Self::GroepStart | Self::GroepPerJaar | Self::Sfeer => Onderdeel::Groep,
            Self::GroepBijeenkomst => Onderdeel::Groepsopdracht,
            Self::ModuleTermijnen => Onderdeel::Module,
            Self::RegisseurOverleg => Onderdeel::Overleg,
            Self::Belofte | Self::Aanvraag => Onderdeel::Belofte,
            Self::Klacht => Onderdeel::Klacht,
            Self::KlusUren => Onderdeel::Klus,
            Self::BonusPerUur => Onderdeel::Bonus,
            Self::NazorgEerste | Self::NazorgTweede => Onderdeel::Nazorg,
            _ => return None,
        })
    }
}
