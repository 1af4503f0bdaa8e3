//! What is wrong with a list, and what was noticed, as one line of Dutch for the command line. Pages have their own
//! sentences for the same codes.

use std::fmt;

use domain::lijst::Notice;
use domain::refusal::Arg;

use super::Fault;

/// A person who sees a thousand faults has seen enough.
pub const MOST_LINES: usize = 1_000;

/// A line for every fault, at most [`MOST_LINES`], and how many there are beside those.
pub fn lines(faults: &[Fault]) -> Vec<String> {
    let mut lines: Vec<String> = faults.iter().take(MOST_LINES).map(Fault::to_string).collect();
    match faults.len().saturating_sub(MOST_LINES) {
        0 => {}
        1 => lines.push("… en nog 1 fout.".to_owned()),
        more => lines.push(format!("… en nog {more} fouten.")),
    }
    lines
}

/// A line for a notice.
pub fn notice_line(file: &str, notice: &Notice) -> String {
    let place = place(file, notice.row, notice.column.as_deref());
    format!("{place}: {}", noticed(notice.code, &Args(&notice.args)))
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = place(&self.file, self.row, self.column.as_deref());
        let found =
            if self.value.is_empty() { String::new() } else { format!("\"{}\" gevonden; ", shortened(&self.value)) };
        let expected = expected(&self.code, &Args(&self.args));
        write!(f, "{place}: {found}{expected}")
    }
}

impl std::error::Error for Fault {}

fn place(file: &str, row: Option<u32>, column: Option<&str>) -> String {
    let row = row.map_or_else(String::new, |row| format!(", rij {row}"));
    let column = column.map_or_else(String::new, |column| format!(", kolom {column}"));
    format!("{file}{row}{column}")
}

fn shortened(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 { line } else { line.chars().take(59).chain(['…']).collect() }
}

struct Args<'a>(&'a [(&'static str, Arg)]);

impl Args<'_> {
    fn get(&self, name: &str) -> String {
        match self.0.iter().find(|(other, _)| *other == name).map(|(_, arg)| arg) {
            Some(Arg::Day(day)) => day.to_string(),
            Some(Arg::Number(number)) => number.to_string(),
            Some(Arg::Text(text)) => text.clone(),
            Some(Arg::Nr(nr)) => nr.to_string(),
            Some(Arg::Medewerker(id)) => id.to_string(),
            None => String::new(),
        }
    }
}

fn expected(code: &str, args: &Args<'_>) -> String {
    shape(code, args)
        .or_else(|| cell(code, args))
        .or_else(|| together(code, args))
        .unwrap_or_else(|| refused(code, args))
}

/// What is wrong with the file or the shape of a row.
fn shape(code: &str, args: &Args<'_>) -> Option<String> {
    Some(match code {
        "import-bestand-leeg" => {
            "het bestand is leeg; verwacht een rij met kolomnamen en daaronder de rijen van de lijst".to_owned()
        }
        "import-geen-rijen" => "onder de kolomnamen staat geen enkele rij; verwacht minstens één rij".to_owned(),
        "import-geen-lijst" => "dit is geen lijst; verwacht een CSV- of XLSX-bestand".to_owned(),
        "import-oud-excel" => {
            "dit is een oud Excel-bestand; verwacht XLSX of CSV: sla het opnieuw op als .xlsx".to_owned()
        }
        "import-xlsx-onleesbaar" => {
            "het werkblad kan niet worden gelezen; verwacht een XLSX-bestand zonder wachtwoord".to_owned()
        }
        "import-kolom-ontbreekt" => {
            format!("deze kolom ontbreekt; verwacht in de rij met kolomnamen, waar nu staat: {}", args.get("kolommen"))
        }
        "import-kolom-dubbel" => "verwacht elke kolom één keer".to_owned(),
        "import-aanhalingsteken" => {
            "een aanhalingsteken gaat open en niet dicht; verwacht een tweede aanhalingsteken".to_owned()
        }
        "import-te-veel-cellen" | "import-te-weinig-cellen" => {
            format!(
                "de rij heeft {} cellen; verwacht {}, zoveel als er kolommen zijn",
                args.get("cellen"),
                args.get("kolommen")
            )
        }
        "import-cel-fout" => "het werkblad kon deze cel niet uitrekenen of tonen; verwacht een waarde".to_owned(),
        "import-aanpak-onbekend" => "verwacht een aanpak die de gemeente heeft ingevoerd".to_owned(),
        _ => return None,
    })
}

/// What a single cell should hold.
fn cell(code: &str, args: &Args<'_>) -> Option<String> {
    Some(match code {
        "import-leeg" => "leeg; verwacht een waarde".to_owned(),
        "import-te-lang" => format!("verwacht hoogstens {} tekens", args.get("hoogstens")),
        "import-naam" => "verwacht een naam".to_owned(),
        "import-dag" => "verwacht een dag zoals 2009-03-31 of 31-03-2009".to_owned(),
        "import-dag-later" => format!("verwacht een dag tot en met vandaag, {}", args.get("vandaag")),
        "import-dag-vroeg" => format!("verwacht een dag na {}", args.get("jaar")),
        "import-geboortedatum" => "verwacht een geboortedatum van iemand die nu kan leven".to_owned(),
        "import-wachtlijst" => "verwacht wsw, of een lege cel".to_owned(),
        "import-uitkering"
        | "import-grondslag"
        | "import-trajectsoort"
        | "import-reden"
        | "import-oorzaak"
        | "import-groepsoort"
        | "import-uitkomst" => {
            format!("verwacht een van: {}", args.get("keuze"))
        }
        "import-trede" => format!("verwacht een trede van 1 tot en met {}", args.get("hoogste")),
        "import-ja-nee" => "verwacht ja of nee".to_owned(),
        "import-leefgebied" => {
            "verwacht geen, of probleem met +aan gewerkt en +onder controle erachter als dat zo is".to_owned()
        }
        "import-inwoner-onbekend" => "verwacht een inwoner die in deze aanpak een dossier heeft".to_owned(),
        "import-begeleider-meerdere" => {
            "meer dan één medewerker heet zo; verwacht een naam die er één aanwijst".to_owned()
        }
        "import-begeleider-onbekend" => {
            "verwacht een begeleider die hier werkt; een beheerder kan deze toevoegen".to_owned()
        }
        _ => return None,
    })
}

/// Cells that cannot stand beside each other, or beside another row.
fn together(code: &str, args: &Args<'_>) -> Option<String> {
    Some(match code {
        "import-reden-zonder-einde" | "import-oorzaak-zonder-einde" => {
            "verwacht ook een dag in de kolom einde, of hier een lege cel".to_owned()
        }
        "import-oorzaak-zonder-reden" => "verwacht ook een reden, of hier een lege cel".to_owned(),
        "import-reden-nodig" => "verwacht een reden: deze aanpak kent geen einde zonder reden".to_owned(),
        "import-uitkomst-zonder-einde" => "verwacht ook een dag in de kolom geëindigd, of hier een lege cel".to_owned(),
        "import-uitkomst-nodig" => "verwacht bij een einde ook een uitkomst: afgerond of voortijdig".to_owned(),
        "import-geen-traject" => "verwacht een dag waarop een traject van deze aanpak loopt".to_owned(),
        "import-dubbele-meting" => {
            format!("verwacht één meting per dag; op rij {} staat deze inwoner met dezelfde dag", args.get("rij"))
        }
        "import-dubbele-deelname" => {
            format!(
                "verwacht elke deelname één keer; op rij {} staat deze inwoner in dezelfde groep met hetzelfde begin",
                args.get("rij")
            )
        }
        "import-einde-voor-instroom" => format!("verwacht een dag op of na de instroom, {}", args.get("instroom")),
        "import-dubbele-rij" => {
            format!(
                "verwacht elk traject één keer; op rij {} staat deze inwoner met dezelfde instroom en trajectsoort",
                args.get("rij")
            )
        }
        "import-tegenspraak" => {
            format!(
                "verwacht hetzelfde in elke rij van deze inwoner; op rij {} staat \"{}\"",
                args.get("rij"),
                args.get("waarde")
            )
        }
        _ => return None,
    })
}

/// What a rule said no to, after the cells themselves were understood.
fn refused(code: &str, args: &Args<'_>) -> String {
    match code {
        "weigering-traject-bestaat-al" => "verwacht een andere dag: dit traject staat al in het dossier".to_owned(),
        "weigering-oorzaak-past-niet" => {
            format!("verwacht een oorzaak die bij de reden \"{}\" hoort", args.get("reden"))
        }
        "weigering-geen-begeleider" => "verwacht iemand die op die dag of vandaag begeleider is".to_owned(),
        "weigering-na-einde" => format!("verwacht een dag op of voor het einde, {}", args.get("einde")),
        "weigering-voor-instroom" => format!("verwacht een dag op of na de instroom, {}", args.get("instroom")),
        "weigering-dag-moet-nog-komen" => "verwacht een dag tot en met vandaag".to_owned(),
        "weigering-aanpak-meet-niet" => format!("verwacht geen metingen: {} meet niet", args.get("aanpak")),
        "weigering-meting-is-leeg" => "verwacht een trede, groei of een leefgebied".to_owned(),
        "weigering-trede-niet-op-ladder" => "verwacht een trede van de ladder van deze aanpak".to_owned(),
        "weigering-leefgebied-onbekend" => "verwacht een leefgebied dat de aanpak op die dag kent".to_owned(),
        "weigering-te-veel-leefgebieden" => format!("verwacht hoogstens {} leefgebieden", args.get("hoogstens")),
        "weigering-aanpak-kent-zulke-groepen-niet" => {
            format!("verwacht een soort groep die {} kent", args.get("aanpak"))
        }
        "weigering-groep-begint-later" => {
            format!("verwacht een dag op of na het begin van de groep, {}", args.get("start"))
        }
        "weigering-doet-al-mee" => "verwacht een begin waarop de inwoner nog niet in deze groep meedoet".to_owned(),
        "weigering-voor-begin-deelname" => {
            format!("verwacht een dag op of na het begin van de deelname, {}", args.get("start"))
        }
        "weigering-na-einde-deelname" => {
            format!("verwacht een dag op of voor het einde van de deelname, {}", args.get("einde"))
        }
        "weigering-niet-van-deze-lijst" => {
            "verwacht een inwoner van deze aanpak: dit dossier mag hier niet gewijzigd worden".to_owned()
        }
        "weigering-sleutel-bestaat-al" => "verwacht een andere sleutel: deze hoort bij een ander dossier".to_owned(),
        other => format!("verwacht iets anders ({other})"),
    }
}

fn noticed(code: &str, args: &Args<'_>) -> String {
    match code {
        "import-kolom-genegeerd" => "deze kolom is niet gelezen".to_owned(),
        "import-kolom-zonder-naam" => format!("de {}e kolom heeft geen naam en is niet gelezen", args.get("plaats")),
        "import-begeleider-nieuw" => {
            format!("{} is nieuw, en begeleider vanaf {}", args.get("naam"), args.get("vanaf"))
        }
        "import-begeleider-rol" => format!("{} is nu ook begeleider, vanaf {}", args.get("naam"), args.get("vanaf")),
        "import-beide-gewijzigd" => {
            let or_empty = |text: String| if text.is_empty() { "niets".to_owned() } else { format!("\"{text}\"") };
            let (list, now) = (or_empty(args.get("lijst")), or_empty(args.get("nu")));
            format!(
                "de lijst zegt nu {list}, en het dossier is met de hand gewijzigd in {now}; het dossier is niet veranderd"
            )
        }
        "import-botst-met-hand" => {
            "dit past niet bij wat met de hand in het dossier is gezet; het dossier is niet veranderd".to_owned()
        }
        "import-ingetrokken-met-de-hand" => {
            "dit traject is met de hand ingetrokken; het dossier is niet veranderd".to_owned()
        }
        "import-regel-verdwenen" => {
            let (key, number) = (args.get("inwoner"), args.get("nummer"));
            format!(
                "de rij van inwoner {key} (dossier {number}, instroom {}) staat niet meer in de lijst; het dossier is niet veranderd",
                args.get("instroom")
            )
        }
        "import-meting-verdwenen" => {
            let (key, number, day) = (args.get("inwoner"), args.get("nummer"), args.get("dag"));
            format!(
                "de meting van {day} van inwoner {key} (dossier {number}) staat niet meer in de lijst; het dossier is niet veranderd; was die er nooit, trek haar daar dan in"
            )
        }
        "import-deelname-verdwenen" => {
            let (key, number, day) = (args.get("inwoner"), args.get("nummer"), args.get("dag"));
            format!(
                "de deelname aan {} vanaf {day} van inwoner {key} (dossier {number}) staat niet meer in de lijst; het dossier is niet veranderd; was die er nooit, trek haar daar dan in",
                args.get("groep")
            )
        }
        "import-zelfde-traject" => {
            format!(
                "gelezen als hetzelfde traject, gecorrigeerd van {} naar {}; kijk of dat klopt",
                args.get("was"),
                args.get("is")
            )
        }
        "import-afwijking" => format!("dit wijkt af van de aanpak; vastgelegd met de reden \"{}\"", args.get("reden")),
        "import-reden-niet-vastgelegd" => "er is een einde zonder reden; vastgelegd als niet vastgelegd".to_owned(),
        "import-registratie-staat-vast" => {
            "sinds wanneer iets bekend was kan achteraf niet veranderen; niet overgenomen".to_owned()
        }
        "import-einde-staat-er-al" => {
            "de lijst heeft geen einde en het dossier wel; het dossier is niet veranderd".to_owned()
        }
        "import-registratie-zonder-einde" => "er is geen einde; niet overgenomen".to_owned(),
        other => other.to_owned(),
    }
}
