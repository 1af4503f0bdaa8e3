//! What stands beside a figure: a name of the aanpak, a word of the reports, or a period.

use domain::aanpak::content::Tekst;
use domain::time::{Day, Period};

use crate::span::Span;

/// A sentence of the Fluent files with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub key: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    Day(Day),
    Number(i64),
    /// Shown as it is: a year is not a number with a mark per thousand.
    Text(String),
    /// A name of the aanpak, in the language of the reader.
    Named(Tekst),
}

impl Phrase {
    pub fn new(key: &'static str) -> Phrase {
        Phrase { key, args: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, arg: Arg) -> Phrase {
        self.args.push((name, arg));
        self
    }
}

macro_rules! words {
    ($($member:ident = $word:literal, $key:literal;)+) => {
        /// The words reports have of their own. Files carry the Dutch word, so that a figure is found by its name in
        /// every version and language; a screen says the sentence of the key.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Word { $($member,)+ }

        impl Word {
            pub const ALL: &'static [Word] = &[$(Word::$member,)+];

            pub const fn word(self) -> &'static str {
                match self { $(Word::$member => $word,)+ }
            }

            pub const fn key(self) -> &'static str {
                match self { $(Word::$member => $key,)+ }
            }
        }
    };
}

words! {
    Kenmerk = "kenmerk", "rapport-woord-kenmerk";
    Reden = "reden", "rapport-woord-reden";
    Oorzaak = "oorzaak", "rapport-woord-oorzaak";
    Trajectsoort = "trajectsoort", "rapport-woord-trajectsoort";
    BeoogdeInstroom = "beoogde instroom", "rapport-woord-beoogde-instroom";
    GerealiseerdeInstroom = "gerealiseerde instroom", "rapport-woord-gerealiseerde-instroom";
    GeenOorzaak = "geen oorzaak vastgelegd", "rapport-woord-geen-oorzaak";
    Cumulatief = "cumulatief", "rapport-woord-cumulatief";
    Deel = "deel", "rapport-woord-deel";
    Percentage = "percentage", "rapport-woord-percentage";
    Totaal = "totaal", "rapport-woord-totaal";
    Begin = "begin", "rapport-woord-begin";
    Instroom = "instroom", "rapport-woord-instroom";
    Afgesloten = "afgesloten", "rapport-woord-afgesloten";
    Eindstand = "eindstand", "rapport-woord-eindstand";
    Aantal = "aantal", "rapport-woord-aantal";
    Procent = "%", "rapport-woord-procent";
    ProcentEenNoemer = "% van begin en instroom", "rapport-woord-procent-een-noemer";
    InTraject = "in traject gehad (noemer)", "rapport-woord-in-traject";
    BeginEnInstroom = "begin en instroom", "rapport-woord-begin-en-instroom";
    StijgingSamen = "stijging binnen of tussen treden", "rapport-woord-stijging-samen";
    UitvalOverig = "uitval/uitstroom overig", "rapport-woord-uitval-overig";
    GeenRecht = "geen recht op bijstand", "rapport-woord-geen-recht";
    UitvalGeenRecht = "uitval door geen WWB-recht", "rapport-woord-uitval-geen-recht";
    UitstroomRegulier = "uitstroom naar regulier werk", "rapport-woord-uitstroom-regulier";
    BeoogdeStijging = "beoogd percentage stijging", "rapport-woord-beoogde-stijging";
    PercentageStijging = "percentage stijging", "rapport-woord-percentage-stijging";
    StijgingBinnen = "stijging binnen trede", "rapport-woord-stijging-binnen";
    StijgingNaar = "stijging naar volgende trede (niet 6)", "rapport-woord-stijging-naar";
    GeenStijging = "geen stijging", "rapport-woord-geen-stijging";
    StijgingOnbekend = "stijging onbekend", "rapport-woord-stijging-onbekend";
    Uitval = "uitval", "rapport-woord-uitval";
    UitstroomWerk = "uitstroom naar betaald werk", "rapport-woord-uitstroom-werk";
    UitstroomGeenRecht = "uitstroom door geen recht op bijstand", "rapport-woord-uitstroom-geen-recht";
    UitstroomGeenWwb = "uitstroom door geen WWB-recht", "rapport-woord-uitstroom-geen-wwb";
    AndereUitstroom = "andere uitstroom", "rapport-woord-andere-uitstroom";
    NogInTraject = "nog in traject", "rapport-woord-nog-in-traject";
    Gestart = "gestart", "rapport-woord-gestart";
    Afgerond = "afgerond", "rapport-woord-afgerond";
    VoortijdigeUitval = "voortijdige uitval", "rapport-woord-voortijdige-uitval";
    LooptNog = "loopt nog", "rapport-woord-loopt-nog";
    BeoogdEenTrede = "beoogd: één trede hoger", "rapport-woord-beoogd-een-trede";
    EenTrede = "één trede hoger", "rapport-woord-een-trede";
    BeoogdTweeTreden = "beoogd: twee treden hoger", "rapport-woord-beoogd-twee-treden";
    TweeTreden = "twee treden hoger", "rapport-woord-twee-treden";
    BeoogdRegulier = "beoogd: regulier werk", "rapport-woord-beoogd-regulier";
    Leefgebied = "leefgebied", "rapport-woord-leefgebied";
    Begeleider = "begeleider", "rapport-woord-begeleider";
    Gevraagd = "naar gevraagd", "rapport-woord-gevraagd";
    Probleem = "probleem", "rapport-woord-probleem";
    AanGewerkt = "wordt aan gewerkt", "rapport-woord-aan-gewerkt";
    OnderControle = "onder controle", "rapport-woord-onder-controle";
    Dag = "dag", "rapport-woord-dag";
    Inwoners = "inwoners", "rapport-woord-inwoners";
    ZonderBegeleider = "zonder begeleider", "rapport-woord-zonder-begeleider";
    Fte = "fte", "rapport-woord-fte";
    PerFte = "per fte", "rapport-woord-per-fte";
    UitkeringBekend = "sinds wanneer bekend", "rapport-woord-uitkering-bekend";
    JarenGemiddeld = "jaren gemiddeld", "rapport-woord-jaren-gemiddeld";
    DeedMee = "deed mee", "rapport-woord-deed-mee";
    Groepsoort = "soort groep", "rapport-woord-groepsoort";
    Training = "training", "rapport-woord-training";
    Groepsopdracht = "groepsopdracht", "rapport-woord-groepsopdracht";
    Projectgroep = "projectgroep", "rapport-woord-projectgroep";
    KoffieUur = "koffie-uur", "rapport-woord-koffie-uur";
    Contacten = "contacten", "rapport-woord-contacten";
    Metingen = "metingen", "rapport-woord-metingen";
    MetingenNodig = "metingen nodig", "rapport-woord-metingen-nodig";
    MetingenGedaan = "waarvan gedaan", "rapport-woord-metingen-gedaan";
    Afwijkingen = "afwijkingen met een reden", "rapport-woord-afwijkingen";
    VanWie = "van wie", "rapport-woord-van-wie";
    BelofteGemeente = "gemeente", "rapport-woord-belofte-gemeente";
    Aanvragen = "aanvragen bij de gemeente", "rapport-woord-aanvragen";
    BeloftePartner = "partner", "rapport-woord-belofte-partner";
    BelofteInwoner = "inwoner", "rapport-woord-belofte-inwoner";
    Beloofd = "beloofd", "rapport-woord-beloofd";
    OpTijd = "op tijd", "rapport-woord-op-tijd";
    OpNieuweDag = "op de nieuwe dag", "rapport-woord-op-nieuwe-dag";
    TeLaat = "te laat gedaan", "rapport-woord-te-laat";
    OpenTeLaat = "open en te laat", "rapport-woord-open-te-laat";
    Ingetrokken = "ingetrokken", "rapport-woord-ingetrokken";
    ProcentOpTijd = "% op tijd", "rapport-woord-procent-op-tijd";
    DoorWie = "door wie", "rapport-woord-door-wie";
    StapAlleen = "inwoner alleen", "rapport-woord-stap-alleen";
    StapSamen = "samen", "rapport-woord-stap-samen";
    StapBegeleider = "begeleider doet het", "rapport-woord-stap-begeleider";
    StapPartner = "partner doet het", "rapport-woord-stap-partner";
    Gedaan = "gedaan", "rapport-woord-gedaan";
    Ja = "hielp", "rapport-woord-hielp";
    Beetje = "hielp een beetje", "rapport-woord-hielp-beetje";
    Nee = "hielp niet", "rapport-woord-hielp-niet";
    NietGevraagd = "niet gevraagd", "rapport-woord-niet-gevraagd";
    CaseloadNorm = "norm per fte", "rapport-woord-norm-per-fte";
}

/// What a row or a column is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    Word(Word),
    /// By the aanpak itself, to the letter.
    Named(Tekst),
    Year(i16),
    Period(Period),
    /// "begin 2009"
    In(Word, Period),
    /// "de cirkel %": one measure of one aanpak, where several stand beside each other.
    Of(Tekst, Word),
    Day(Day),
    /// Who works for the gemeente, for whom may know.
    Person(String),
    /// "begeleider 3": somebody without a name. The number means nothing outside its own table.
    Numbered(Word, usize),
    /// "april 2010, totaal": a part of what is said of a period.
    Within(Period, Box<Label>),
}

impl Label {
    /// The Dutch name that files carry: "april 2010", "begin 2009", "totaal".
    pub fn word(&self) -> String {
        match self {
            Label::Word(word) => word.word().to_owned(),
            Label::Named(name) => name.nl.clone(),
            Label::Year(year) => year.to_string(),
            Label::Period(period) => Span::of(*period).word(),
            Label::In(word, period) => match Span::of(*period) {
                // Loose days are printed above the table; repeating them in every column would hide the word.
                Span::Days(_) => word.word().to_owned(),
                span => format!("{} {}", word.word(), span.word()),
            },
            Label::Of(name, word) => format!("{} {}", name.nl, word.word()),
            Label::Day(day) => day.to_string(),
            Label::Person(naam) => naam.clone(),
            Label::Numbered(word, number) => format!("{} {number}", word.word()),
            Label::Within(period, label) => format!("{}, {}", Span::of(*period).word(), label.word()),
        }
    }

    /// Whether it stands for somebody without a name, whom another table would number otherwise.
    pub(crate) fn is_nameless(&self) -> bool {
        match self {
            Label::Numbered(..) => true,
            Label::Within(_, label) => label.is_nameless(),
            _ => false,
        }
    }

    /// The name on a screen. `lang` is a language tag, `say` the reader's Fluent sentences.
    pub fn text(&self, lang: &str, say: &dyn Fn(&Phrase) -> String) -> String {
        match self {
            Label::Word(word) => say(&Phrase::new(word.key())),
            Label::Named(name) => name.in_language(lang).to_owned(),
            Label::Year(year) => year.to_string(),
            Label::Period(period) => Span::of(*period).text(say),
            Label::In(word, period) => match Span::of(*period) {
                Span::Days(_) => say(&Phrase::new(word.key())),
                span => format!("{} {}", say(&Phrase::new(word.key())), span.text(say)),
            },
            Label::Of(name, word) => format!("{} {}", name.in_language(lang), say(&Phrase::new(word.key()))),
            Label::Person(naam) => naam.clone(),
            Label::Day(day) => say(&Phrase::new("rapport-dag").with("dag", Arg::Day(*day))),
            Label::Numbered(word, number) => format!("{} {number}", say(&Phrase::new(word.key()))),
            Label::Within(period, label) => format!("{}, {}", Span::of(*period).text(say), label.text(lang, say)),
        }
    }
}
