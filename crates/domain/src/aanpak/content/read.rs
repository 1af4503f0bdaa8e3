//! From the text of an aanpak to its content. The order here is the order of the file, and `docs/aanpakken.md` explains it.

use toml::de::DeTable;

use super::codes::*;
use super::walk::{Table, Walk};
use super::*;

/// Reads a whole aanpak, or gives every fault that could be found at once, in the order of the file.
pub fn parse(text: &str) -> Result<Content, Vec<Fault>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let walk = Walk::new(text);
    if !errors.is_empty() {
        // What could be saved of a broken file would only give faults that are not there.
        errors.iter().for_each(|error| syntax(&walk, text, error));
        return Err(walk.finish().err().unwrap_or_default());
    }
    let mut content = walk.root(&root, content);
    content.bronnen = walk.finish()?;
    Ok(content)
}

fn syntax(walk: &Walk<'_>, text: &str, error: &toml::de::Error) {
    let span = error.span().unwrap_or_default();
    let found = text.get(span.clone()).and_then(|found| found.lines().next()).unwrap_or_default();
    walk.fault(span.start, FaultKind::Syntax, "", found, error.message());
}

fn content(root: &Table<'_>) -> Content {
    let head = root.table("aanpak", head).unwrap_or_default();
    let (grondslag, weigering, grondslag_benadrukken) =
        root.table("grondslag", grondslag).unwrap_or((Grondslag::Verplicht, None, false));
    let (sanctiebeleid, sancties) = root.table("sancties", sancties).unwrap_or((Sanctiebeleid::Geen, None));
    let (plan, plan_ondertekend) =
        root.table("plan", |t| plan(t, &head.onderdelen)).unwrap_or((PlanStijl::Geen, false));
    Content {
        slug: head.slug,
        naam: head.naam,
        gemeente: head.gemeente,
        regiogemeenten: head.regiogemeenten,
        versie: head.versie,
        geldig_vanaf: head.geldig_vanaf,
        doelgroep: head.doelgroep,
        grondslag,
        weigering,
        grondslag_benadrukken,
        sanctiebeleid,
        sancties,
        plan,
        plan_ondertekend,
        woorden: root.table("woorden", woorden).unwrap_or_default(),
        trajectsoorten: root.each("trajectsoort", &["code"], trajectsoort),
        fasen: root.each("fase", &["code"], fase),
        normen: normen(root, &head.onderdelen),
        ladder: root.table("ladder", ladder).unwrap_or_default(),
        leefgebieden: leefgebieden(root, &head.onderdelen),
        redenen: redenen(root),
        oorzaken: root.each_if_any("oorzaak", &["code"], oorzaak),
        streefcijfers: root.each_if_any("streefcijfer", &["jaar", "soort"], streefcijfer),
        rapportages: root.each_if_any("rapportage", &["code"], rapportage),
        modules: root.each_if_any("module", &["code"], |t| benoemd(t, "module")),
        geldstromen: root.each_if_any("geldstroom", &["code"], |t| benoemd(t, "geldstroom")),
        vestigingen: root.each_if_any("vestiging", &["code"], |t| benoemd(t, "vestiging")),
        onderdelen: head.onderdelen,
        bronnen: BTreeMap::new(),
    }
}

#[derive(Default)]
struct Head {
    slug: String,
    naam: Tekst,
    gemeente: String,
    regiogemeenten: Vec<String>,
    versie: String,
    geldig_vanaf: Date,
    doelgroep: Option<Tekst>,
    onderdelen: Vec<Onderdeel>,
}

fn head(t: &Table<'_>) -> Head {
    Head {
        slug: t.text("slug"),
        naam: t.tekst("naam"),
        gemeente: t.text("gemeente"),
        regiogemeenten: t.texts("regiogemeenten"),
        versie: t.text("versie"),
        geldig_vanaf: t.date("geldig_vanaf"),
        doelgroep: t.optional_tekst("doelgroep"),
        onderdelen: t.code_list("onderdelen"),
    }
}

fn grondslag(t: &Table<'_>) -> (Grondslag, Option<Tekst>, bool) {
    (t.code("standaard"), t.optional_tekst("weigering"), t.flag("benadrukken"))
}

fn sancties(t: &Table<'_>) -> (Sanctiebeleid, Option<Tekst>) {
    (t.code("beleid"), t.optional_tekst("uitleg"))
}

fn plan(t: &Table<'_>, parts: &[Onderdeel]) -> (PlanStijl, bool) {
    let stijl: PlanStijl = t.code("stijl");
    if t.sound("stijl") && (stijl != PlanStijl::Geen) != parts.contains(&Onderdeel::Plan) {
        t.fault("stijl", FaultKind::Conflict, stijl.code(), format!("aanpak.onderdelen: {}", Onderdeel::Plan));
    }
    (stijl, t.flag("ondertekend"))
}

fn woorden(t: &Table<'_>) -> BTreeMap<Begrip, Woord> {
    let required = [Begrip::Inwoner, Begrip::Begeleider];
    let read = |begrip: &Begrip| {
        let word = if required.contains(begrip) {
            t.table(begrip.code(), woord)
        } else {
            t.optional_table(begrip.code(), woord)
        };
        Some((*begrip, word?))
    };
    Begrip::ALL.iter().filter_map(read).collect()
}

fn woord(t: &Table<'_>) -> Woord {
    Woord { enkelvoud: t.tekst("enkelvoud"), meervoud: t.tekst("meervoud"), lidwoord: t.code("lidwoord") }
}

fn trajectsoort(t: &Table<'_>) -> Trajectsoort {
    let code = t.define("trajectsoort");
    Trajectsoort {
        naam: spelled(t, "trajectsoort", "naam", &code),
        synoniemen: synonyms(t, "trajectsoort", &code),
        inkomen: t.code("inkomen"),
        vervolg: t.references("vervolg", "trajectsoort"),
        code,
    }
}

fn fase(t: &Table<'_>) -> Fase {
    let code = t.define("fase");
    Fase {
        naam: spelled(t, "fase", "naam", &code),
        synoniemen: synonyms(t, "fase", &code),
        trajectsoort: t.reference("trajectsoort", "trajectsoort"),
        vorm: t.code("vorm"),
        mag_overgeslagen: t.flag("mag_overgeslagen"),
        code,
    }
}

fn normen(root: &Table<'_>, parts: &[Onderdeel]) -> Vec<Norm> {
    root.each("norm", &["artikel"], |t| norm(t, parts))
}

fn norm(t: &Table<'_>, parts: &[Onderdeel]) -> Norm {
    let soort: NormSoort = t.code("soort");
    if let Some(part) = soort.part().filter(|part| t.sound("soort") && !parts.contains(part)) {
        t.fault("soort", FaultKind::Conflict, soort.code(), format!("aanpak.onderdelen: {part}"));
    }
    let artikel = t.text("artikel");
    t.unique("artikel", "artikel", &artikel);
    let trajectsoort = t.optional_reference("trajectsoort", "trajectsoort");
    let fase = t.optional_reference("fase", "fase");
    // Two rules about the same thing would leave open which one holds.
    let about = [Some(soort.code()), trajectsoort.as_deref(), fase.as_deref()];
    t.unique("norm", "soort", &about.into_iter().flatten().collect::<Vec<_>>().join(" "));
    let maat = maat(t, soort);
    Norm {
        soort,
        trajectsoort,
        fase,
        maat,
        minimum: minimum(t, maat),
        per_persoon: t.flag("per_persoon"),
        aanwezigheid_telt: presence_counts(t, soort),
        keer: t.optional_number("keer", 1..=20).map(narrow),
        voorwaarde: t.optional_tekst("voorwaarde"),
        regel: t.tekst("regel"),
        bron: t.bron_of_value(maat.unit().code()),
        artikel,
    }
}

/// Being seen can only count for how often people speak.
fn presence_counts(t: &Table<'_>, soort: NormSoort) -> bool {
    let counts = t.flag("aanwezigheid_telt");
    if counts && soort != NormSoort::Contact && t.sound("soort") {
        t.fault("aanwezigheid_telt", FaultKind::Conflict, soort.code(), NormSoort::Contact.code());
    }
    counts
}

/// Exactly one of the units that the kind of norm allows.
fn maat(t: &Table<'_>, soort: NormSoort) -> Maat {
    let written: Vec<Eenheid> = Eenheid::ALL.iter().copied().filter(|unit| t.contains(unit.code())).collect();
    let allowed = soort.units().iter().map(|unit| unit.code()).collect::<Vec<_>>().join(", ");
    let maten: Vec<Maat> =
        written.iter().map(|unit| Maat::new(*unit, narrow(t.number(unit.code(), range(*unit))))).collect();
    match written[..] {
        [] => t.fault(&allowed, FaultKind::MissingKey, "", &allowed),
        [unit] if soort.units().contains(&unit) || !t.sound("soort") => {}
        [unit] => t.fault(unit.code(), FaultKind::Conflict, unit.code(), &allowed),
        [_, second, ..] => t.fault(second.code(), FaultKind::Conflict, second.code(), written[0].code()),
    }
    maten.first().copied().unwrap_or(Maat::Dagen(0))
}

fn range(unit: Eenheid) -> std::ops::RangeInclusive<u32> {
    match unit {
        Eenheid::Dagen => 0..=3660,
        Eenheid::Weken => 1..=520,
        Eenheid::Maanden => 1..=120,
        Eenheid::Aantal => 1..=1000,
        Eenheid::Uren => 1..=168,
        Eenheid::Cent => 1..=60000,
    }
}

fn minimum(t: &Table<'_>, maat: Maat) -> Option<u16> {
    let minimum = narrow(t.optional_number("minimum", 0..=60000)?);
    if minimum > maat.number() {
        t.fault("minimum", FaultKind::OutOfRange, minimum.to_string(), format!("0–{}", maat.number()));
    }
    Some(minimum)
}

fn narrow(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn ladder(t: &Table<'_>) -> Ladder {
    let treden = t.each("trede", &["nummer"], trede);
    Ladder { naam: t.tekst("naam"), instap: rungs(t, "instap", &treden), streven: rungs(t, "streven", &treden), treden }
}

fn trede(t: &Table<'_>) -> Trede {
    let nummer = t.number("nummer", 1..=20);
    t.unique("trede", "nummer", &nummer.to_string());
    Trede { nummer: rung(nummer), naam: t.tekst("naam"), vng: rung(t.number("vng", 1..=6)) }
}

fn rung(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

fn rungs(t: &Table<'_>, key: &str, treden: &[Trede]) -> Vec<u8> {
    let rungs: Vec<u8> = t.numbers(key, 1..=20).into_iter().map(rung).collect();
    for rung in rungs.iter().filter(|rung| !treden.iter().any(|trede| trede.nummer == **rung)) {
        let known: Vec<String> = treden.iter().map(|trede| trede.nummer.to_string()).collect();
        t.fault(key, FaultKind::Dangling, rung.to_string(), known.join(", "));
    }
    rungs
}

fn leefgebieden(root: &Table<'_>, parts: &[Onderdeel]) -> Vec<Leefgebied> {
    if parts.contains(&Onderdeel::Meting) {
        root.each("leefgebied", &["code"], leefgebied)
    } else {
        root.each_if_any("leefgebied", &["code"], leefgebied)
    }
}

fn leefgebied(t: &Table<'_>) -> Leefgebied {
    let code = t.define("leefgebied");
    let letter = t.text("letter");
    let mut letters = letter.chars();
    let (first, rest) = (letters.next().unwrap_or('?'), letters.next());
    if rest.is_some() {
        t.fault("letter", FaultKind::OutOfRange, &letter, "A–Z");
    }
    t.spell("letter", "letter", &letter, &code);
    Leefgebied { naam: spelled(t, "leefgebied", "naam", &code), letter: first, code }
}

fn redenen(root: &Table<'_>) -> Vec<Reden> {
    let redenen = root.each("reden", &["code"], reden);
    // An import meets ends without a reason; they need a place that is visible.
    if !redenen.is_empty() && !redenen.iter().any(|reden| reden.algemeen == CommonReason::NietVastgelegd) {
        root.fault("reden", FaultKind::MissingKey, "", format!("algemeen = {}", CommonReason::NietVastgelegd));
    }
    redenen
}

fn reden(t: &Table<'_>) -> Reden {
    let code = t.define("reden");
    let gedrukt_onder = t.optional_reference("gedrukt_onder", "reden");
    Reden {
        label: spelled(t, "reden", "label", &code),
        synoniemen: synonyms(t, "reden", &code),
        algemeen: t.code("algemeen"),
        oorzaak_verwacht: t.flag("oorzaak_verwacht"),
        gedrukt: !t.flag("niet_gedrukt") && gedrukt_onder.is_none(),
        gedrukt_onder,
        code,
    }
}

fn oorzaak(t: &Table<'_>) -> Oorzaak {
    let code = t.define("oorzaak");
    if !t.contains("redenen") {
        t.fault("redenen", FaultKind::MissingKey, "", "reden");
    }
    Oorzaak {
        label: spelled(t, "oorzaak", "label", &code),
        synoniemen: synonyms(t, "oorzaak", &code),
        redenen: t.references("redenen", "reden"),
        code,
    }
}

fn streefcijfer(t: &Table<'_>) -> Streefcijfer {
    let jaar = i16::try_from(t.number("jaar", 1990..=2100)).unwrap_or_default();
    let soort: StreefSoort = t.code("soort");
    t.unique("streefcijfer", "jaar", &format!("{jaar} {soort}"));
    Streefcijfer { jaar, soort, waarde: streefwaarde(t) }
}

/// A number, a range, a percentage, or the statement that there is none: exactly one of them.
fn streefwaarde(t: &Table<'_>) -> Streefwaarde {
    let aantal = t.optional_number("aantal", 0..=1_000_000).map(Streefwaarde::Aantal);
    let percentage = t.optional_number("percentage", 0..=100).map(Streefwaarde::Percentage);
    let geen = t.flag("geen").then_some(Streefwaarde::Geen);
    let values: Vec<Streefwaarde> = [aantal, percentage, geen, reeks(t)].into_iter().flatten().collect();
    if values.len() != 1 {
        t.fault("aantal", FaultKind::Conflict, values.len().to_string(), "aantal, van + tot, percentage, geen");
    }
    values.first().copied().unwrap_or(Streefwaarde::Geen)
}

fn reeks(t: &Table<'_>) -> Option<Streefwaarde> {
    let (van, tot) = (t.optional_number("van", 0..=1_000_000), t.optional_number("tot", 0..=1_000_000));
    let (van, tot) = (van?, tot?);
    if van > tot {
        t.fault("van", FaultKind::OutOfRange, van.to_string(), format!("0–{tot}"));
    }
    Some(Streefwaarde::Reeks { van, tot })
}

fn rapportage(t: &Table<'_>) -> Rapportage {
    let code = t.define("rapportage");
    Rapportage { naam: spelled(t, "rapportage", "naam", &code), ritme: t.code("ritme"), code }
}

fn benoemd(t: &Table<'_>, list: &'static str) -> Benoemd {
    let code = t.define(list);
    Benoemd { naam: spelled(t, list, "naam", &code), code }
}

fn spelled(t: &Table<'_>, list: &'static str, key: &str, code: &str) -> Tekst {
    let tekst = t.tekst(key);
    t.spell(list, key, &tekst.nl, code);
    tekst
}

fn synonyms(t: &Table<'_>, list: &'static str, code: &str) -> Vec<String> {
    let words = t.texts("synoniemen");
    words.iter().for_each(|word| t.spell(list, "synoniemen", word, code));
    words
}
