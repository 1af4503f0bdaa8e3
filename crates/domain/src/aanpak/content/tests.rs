//! What the files in the repository say, what a faulty file is told, and how words are found.

use super::*;

const PARTICIPATIEHUIS: &str = include_str!("../../../../../aanpakken/participatiehuis.toml");
const DE_CIRKEL: &str = include_str!("../../../../../aanpakken/de-cirkel.toml");
const SERVICE_VOOR_DE_WIJK: &str = include_str!("../../../../../aanpakken/service-voor-de-wijk.toml");
const ALL: [&str; 3] = [DE_CIRKEL, PARTICIPATIEHUIS, SERVICE_VOOR_DE_WIJK];

fn read(text: &str) -> Content {
    parse(text).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn participatiehuis() -> Content {
    read(PARTICIPATIEHUIS)
}

/// The Participatiehuis with one passage written differently.
struct Edited {
    text: String,
    faults: Vec<Fault>,
}

fn with(old: &str, new: &str) -> Edited {
    assert!(PARTICIPATIEHUIS.contains(old), "the file does not say {old:?}");
    let text = PARTICIPATIEHUIS.replacen(old, new, 1);
    let faults = parse(&text).err().unwrap_or_default();
    Edited { text, faults }
}

impl Edited {
    /// One fault of this kind, on the line where `place` first stands, about `key`, that says what was expected.
    #[track_caller]
    fn is_told(&self, kind: FaultKind, place: &str, key: &str, expected: &str) {
        let at = self.text.find(place).expect("the edited text has the place");
        let line = self.text[..at].matches('\n').count() + 1;
        let told = |fault: &&Fault| {
            fault.kind == kind && fault.line == line && fault.key == key && fault.expected.contains(expected)
        };
        assert!(self.faults.iter().any(|fault| told(&fault)), "line {line}: {:#?}", self.faults);
    }

    #[track_caller]
    fn and_nothing_else(&self) {
        assert_eq!(self.faults.len(), 1, "{:#?}", self.faults);
    }
}

// ---- the file in the repository ------------------------------------------------------------------------------------

#[test]
fn the_file_in_the_repository_has_no_fault() {
    let content = participatiehuis();
    assert_eq!(content.slug, "participatiehuis");
    assert_eq!(content.geldig_vanaf, jiff::civil::date(2008, 12, 1));
    assert_eq!(content.regiogemeenten, ["Stein", "Schinnen", "Beek"]);
}

#[test]
fn every_file_in_the_repository_has_no_fault() {
    let slugs: Vec<String> = ALL.iter().map(|text| read(text).slug).collect();
    assert_eq!(slugs, ["de-cirkel", "participatiehuis", "service-voor-de-wijk"]);
}

#[test]
fn the_cirkel_sets_its_rhythm_per_person_and_has_ranges_and_no_target_for_work() {
    let content = read(DE_CIRKEL);
    let soort = &content.only_or_first_trajectsoort().expect("there is one").code;
    assert_eq!(content.contact_rhythm(soort, Some("groepsopdracht")), Some(35));
    let norm = content.norm(NormSoort::Contact, Some(soort), None).expect("it has a rhythm");
    assert!(norm.per_persoon && norm.minimum == Some(2));
    assert_eq!(content.target(2008, StreefSoort::Instroom), Some(Streefwaarde::Reeks { van: 35, tot: 40 }));
    assert_eq!(content.target(2009, StreefSoort::Stijging), Some(Streefwaarde::Percentage(50)));
    assert_eq!(content.target(2009, StreefSoort::RegulierWerk), Some(Streefwaarde::Geen));
    assert_eq!((content.plan, content.sanctiebeleid), (PlanStijl::Geen, Sanctiebeleid::Geen));
}

#[test]
fn ede_has_three_trajectsoorten_however_they_are_spelled() {
    let content = read(SERVICE_VOOR_DE_WIJK);
    let found = |word: &str| content.find_trajectsoort(word).map(|soort| soort.code.as_str());
    for word in ["detachering", "Detacheringbaan", "DETACHERINGSBAAN", "detacherings-baan"] {
        assert_eq!(found(word), Some("detacheringsbaan"), "{word}");
    }
    assert_eq!(found("Oriëntatie traject"), Some("orientatietraject"));
    assert_eq!(found("Work First"), Some("orientatietraject"));
    assert_eq!(content.only_or_first_trajectsoort().map(|soort| soort.naam.nl.as_str()), Some("oriëntatietraject"));
    assert_eq!(content.term("orientatietraject"), Some(Maat::Weken(8)));
    assert_eq!(content.term_together(), Some(Maat::Maanden(48)));
    let extension = content.extension("participatiebaan").expect("it can be extended");
    assert_eq!((extension.maat, extension.keer), (Maat::Maanden(12), Some(1)));
    assert_eq!(content.contact_rhythm("participatiebaan", None), Some(28));
}

#[test]
fn going_on_to_the_next_trajectsoort_is_printed_under_overig_in_ede() {
    let content = read(SERVICE_VOOR_DE_WIJK);
    let rows: Vec<&str> = content.printed_redenen().map(|reden| reden.label.nl.as_str()).collect();
    assert_eq!(rows, ["regulier werk", "zorgtraject", "WSW-baan", "geen WWB-recht", "overig"]);
    let doorstroom = content.find_reden("Doorstroom").expect("it is a reason");
    assert_eq!(content.printed_as(doorstroom).map(|reden| reden.code.as_str()), Some("overig"));
}

#[test]
fn a_windows_file_with_crlf_reads_the_same() {
    assert_eq!(parse(&PARTICIPATIEHUIS.replace('\n', "\r\n")), Ok(participatiehuis()));
}

#[test]
fn the_rows_of_the_report_are_the_printed_reasons_in_their_order() {
    let content = participatiehuis();
    let rows: Vec<&str> = content.printed_redenen().map(|reden| reden.label.nl.as_str()).collect();
    let published = [
        "regulier werk",
        "gesubsidieerd werk",
        "hoogst haalbare: trede 1-4",
        "ander re-integratietraject",
        "ander traject: intensieve zorg/opname",
        "oorzaak klant/handhaving",
        "uit uitkering niet door werk",
        "overig",
    ];
    assert_eq!(rows, published);
}

#[test]
fn the_rows_of_the_specification_are_the_oorzaken_in_their_order() {
    let content = participatiehuis();
    let rows: Vec<&str> = content.oorzaken.iter().map(|oorzaak| oorzaak.label.nl.as_str()).collect();
    let published = [
        "verhuizing naar andere gemeente",
        "huwelijk/relatie",
        "niet voldaan aan inlichtingenplicht",
        "detentie",
        "overlijden",
        "ander inkomen",
        "arbeidsongeschiktheidsuitkering",
        "andere oorzaak",
    ];
    assert_eq!(rows, published);
}

#[test]
fn an_end_without_a_written_reason_has_a_place_that_is_not_printed() {
    let content = participatiehuis();
    let reden = content.reden_niet_vastgelegd().expect("every aanpak has it");
    assert!(!reden.gedrukt);
    assert_eq!(reden.label.nl, "niet vastgelegd");
}

#[test]
fn the_seven_of_the_comparison_are_uitval_handhaving_and_overig() {
    let content = participatiehuis();
    let codes = |wanted: fn(CommonReason) -> bool| -> Vec<&str> {
        content.redenen.iter().filter(|reden| wanted(reden.algemeen)).map(|reden| reden.code.as_str()).collect()
    };
    assert_eq!(codes(CommonReason::counts_as_uitval_overig), ["handhaving", "overig"]);
    assert_eq!(codes(CommonReason::is_regulier_werk), ["regulier-werk"]);
}

#[test]
fn targets_are_those_of_the_report() {
    let content = participatiehuis();
    assert_eq!(content.target(2009, StreefSoort::Instroom), Some(Streefwaarde::Aantal(300)));
    assert_eq!(content.target(2010, StreefSoort::Instroom), Some(Streefwaarde::Aantal(215)));
    assert_eq!(content.target(2010, StreefSoort::EenTrede), Some(Streefwaarde::Aantal(200)));
    assert_eq!(content.target(2010, StreefSoort::TweeTreden), Some(Streefwaarde::Aantal(75)));
    assert_eq!(content.target(2011, StreefSoort::Instroom), None);
}

#[test]
fn terms_and_rhythms_hold_for_the_phase_before_the_trajectsoort() {
    let content = participatiehuis();
    let soort = &content.only_or_first_trajectsoort().expect("there is one").code;
    assert_eq!(content.term(soort), Some(Maat::Maanden(24)));
    assert!(content.extension(soort).is_none(), "the source lets people go after two years");
    assert_eq!(content.contact_rhythm(soort, None), Some(14));
    assert_eq!(content.contact_rhythm(soort, Some("individueel")), Some(14));
    assert_eq!(content.contact_rhythm(soort, Some("intern-programma")), Some(7));
    assert_eq!(content.contact_rhythm("elders", None), None);
    assert_eq!(content.caseload_norm(), Some(35));
    let group = content.norm(NormSoort::GroepMaximum, None, Some("intern-programma")).expect("a group has a size");
    assert_eq!((group.artikel.as_str(), group.maat), ("5.1", Maat::Aantal(10)));
}

#[test]
fn a_month_is_counted_by_the_calendar() {
    let day = Day::new(2009, 1, 31).unwrap();
    assert_eq!(Maat::Maanden(1).after(day), Day::new(2009, 2, 28));
    assert_eq!(Maat::Weken(4).after(day), Day::new(2009, 2, 28));
    assert_eq!(Maat::Dagen(50).before(day), Day::new(2008, 12, 12));
    assert_eq!(Maat::Maanden(11).before(day), Day::new(2008, 2, 29));
    assert_eq!(Maat::Aantal(10).after(day), None);
    assert_eq!((Maat::Weken(4).days(), Maat::Maanden(1).days()), (Some(28), None));
}

#[test]
fn a_part_it_lacks_is_not_there() {
    let content = participatiehuis();
    assert!(content.has(Onderdeel::Maatwerk) && content.has(Onderdeel::Module));
    assert!(!content.has(Onderdeel::Klus) && !content.has(Onderdeel::Ruil));
}

#[test]
fn every_value_has_a_source_and_every_norm_carries_its_own() {
    for text in ALL {
        let table: toml::Table = text.parse().expect("it is toml");
        assert_eq!(read(text).bronnen.len(), values(&toml::Value::Table(table)));
    }
    let content = participatiehuis();
    assert!(content.bron("norm.2.1.maanden").is_some_and(|bron| bron.as_str() == "001:579, 001:749"));
    assert!(content.bron("reden.regulier-werk.label").is_some_and(|bron| !bron.is_ours()));
    assert!(
        content.normen.iter().any(|norm| norm.bron.is_ours()) && content.normen.iter().any(|norm| !norm.bron.is_ours())
    );
}

/// How many values a file has, the sources themselves aside; a list of words is one value.
fn values(value: &toml::Value) -> usize {
    match value {
        toml::Value::Table(table) => {
            table.iter().filter(|(key, _)| *key != "bron" && *key != "bronnen").map(|(_, value)| values(value)).sum()
        }
        toml::Value::Array(list) if list.iter().all(toml::Value::is_table) => list.iter().map(values).sum(),
        _ => 1,
    }
}

#[test]
fn a_content_survives_its_storage_as_json() {
    for content in ALL.map(read) {
        let json = serde_json::to_string(&content).expect("it can be written");
        assert!(json.contains(&format!(r#""geldig_vanaf":"{}""#, content.geldig_vanaf)), "readable in fifteen years");
        assert_eq!(serde_json::from_str::<Content>(&json).expect("it can be read"), content);
    }
}

#[test]
fn a_content_stored_before_a_list_existed_can_still_be_read() {
    let mut json = serde_json::to_value(participatiehuis()).expect("it can be written");
    let fields = json.as_object_mut().expect("a content has named fields");
    for later in ["modules", "geldstromen", "vestigingen", "rapportages", "oorzaken", "bronnen", "woorden", "doelgroep"]
    {
        fields.remove(later);
    }
    assert!(serde_json::from_value::<Content>(json).expect("it can be read").modules.is_empty());
}

#[test]
fn the_guide_for_policy_officers_explains_every_code_and_every_key() {
    let guide = include_str!("../../../../../docs/aanpakken.md");
    let codes: Vec<&str> = all(Onderdeel::ALL)
        .chain(all(NormSoort::ALL))
        .chain(all(CommonReason::ALL))
        .chain(all(Begrip::ALL))
        .chain(all(StreefSoort::ALL))
        .chain(all(Eenheid::ALL))
        .chain(all(Ritme::ALL))
        .chain(all(PlanStijl::ALL))
        .chain(all(Grondslag::ALL))
        .collect();
    let keys =
        ["mag_overgeslagen", "per_persoon", "gedrukt_onder", "niet_gedrukt", "oorzaak_verwacht", "vervolg", "keer"];
    for word in codes.into_iter().chain(keys) {
        assert!(guide.contains(&format!("`{word}`")), "docs/aanpakken.md does not explain {word}");
    }
}

fn all<C: Code>(members: &'static [C]) -> impl Iterator<Item = &'static str> {
    members.iter().map(|member| member.code())
}

// ---- words ---------------------------------------------------------------------------------------------------------

#[test]
fn a_word_is_found_in_any_case_and_spelling() {
    let content = participatiehuis();
    let reden = |word: &str| content.find_reden(word).map(|reden| reden.code.as_str());
    assert_eq!(reden("Regulier Werk"), Some("regulier-werk"));
    assert_eq!(reden("  hoogst  haalbare, trede 1 – 4"), Some("hoogst-haalbare"));
    assert_eq!(reden("Ander reïntegratietraject"), Some("ander-traject"));
    assert_eq!(reden("ANDER RE-INTEGRATIETRAJECT:"), Some("ander-traject"));
    assert_eq!(reden("Uit uitkering, niet door werk"), Some("uit-uitkering"));
    assert_eq!(reden("iets anders"), None);
    assert_eq!(reden(""), None);
    let oorzaak = |word: &str| content.find_oorzaak(word).map(|oorzaak| oorzaak.code.as_str());
    assert_eq!(oorzaak("Huwelijk/ relatie"), Some("relatie"));
    assert_eq!(oorzaak("ontvangen arbeidsongeschiktheidsuitkering"), Some("arbeidsongeschiktheid"));
    assert_eq!(content.find_fase("Intern Programma").map(|fase| fase.code.as_str()), Some("intern-programma"));
    assert_eq!(content.find_fase("Een-op-eenbegeleiding").map(|fase| fase.code.as_str()), Some("een-op-een"));
    assert!(content.find_trajectsoort("Individueel traject").is_some());
}

#[test]
fn accents_written_apart_are_folded_too() {
    assert_eq!(fold("Orie\u{308}ntatie-traject"), fold("oriëntatietraject"));
}

#[test]
fn every_code_leads_back_to_its_member() {
    for reason in CommonReason::ALL {
        assert_eq!(CommonReason::from_code(reason.code()), Some(*reason));
        assert_eq!(serde_json::to_string(reason).expect("a code"), format!("{:?}", reason.code()));
    }
    assert_eq!(CommonReason::ALL.len(), 16);
}

#[test]
fn a_text_is_given_in_the_language_asked_for() {
    let tekst = Tekst { nl: "meting".into(), en: "measurement".into() };
    assert_eq!((tekst.in_language("nl"), tekst.in_language("en-GB")), ("meting", "measurement"));
    assert_eq!(Tekst { nl: "meting".into(), en: String::new() }.in_language("en"), "meting");
}

// ---- faulty files --------------------------------------------------------------------------------------------------

#[test]
fn a_slip_in_the_toml_is_shown_where_it_stands() {
    let edited = with("versie = \"2009-2010\"", "versie = \"2009-2010");
    assert!(edited.faults.iter().all(|fault| fault.kind == FaultKind::Syntax));
    edited.is_told(FaultKind::Syntax, "versie =", "", "");
}

#[test]
fn a_key_written_twice_is_told() {
    with("versie = \"2009-2010\"", "versie = \"1\"\nversie = \"2\"").is_told(
        FaultKind::Syntax,
        "versie = \"2\"",
        "",
        "",
    );
}

#[test]
fn a_misspelled_key_hears_what_was_probably_meant() {
    let edited = with("geldig_vanaf = 2008-12-01", "geldigvanaf = 2008-12-01");
    edited.is_told(FaultKind::UnknownKey, "geldigvanaf", "aanpak.geldigvanaf", "geldig_vanaf");
    edited.is_told(FaultKind::MissingKey, "[aanpak]", "aanpak.geldig_vanaf", "2010-01-31");
}

#[test]
fn an_unknown_table_is_told() {
    let edited = with("[[leefgebied]]\ncode = \"psychisch\"", "[[leefgebieden]]\ncode = \"psychisch\"");
    edited.is_told(FaultKind::UnknownKey, "[[leefgebieden]]", "leefgebieden", "leefgebied");
}

#[test]
fn a_missing_key_is_told_at_its_table() {
    let edited = with("vorm = \"individueel\"\nbron", "bron");
    edited.is_told(FaultKind::MissingKey, "[[fase]]", "fase.start.vorm", "individueel, groep");
    edited.and_nothing_else();
}

#[test]
fn a_missing_translation_is_told() {
    with("naam_en = \"cooking\"\n", "").is_told(
        FaultKind::MissingKey,
        "[[module]]\ncode = \"koken\"",
        "module.koken.naam_en",
        "text",
    );
}

#[test]
fn a_missing_table_is_told() {
    let edited = with("[plan]\n", "[planning]\n");
    edited.is_told(FaultKind::UnknownKey, "[planning]", "planning", "plan");
    edited.is_told(FaultKind::MissingKey, "# Participatiehuis", "plan", "[table]");
}

#[test]
fn a_text_where_a_number_belongs_is_told() {
    let edited = with("maanden = 24", "maanden = \"24\"");
    edited.is_told(FaultKind::WrongType, "maanden = \"24\"", "norm.2.1.maanden", "1–120");
    edited.and_nothing_else();
}

#[test]
fn a_number_where_a_text_belongs_is_told() {
    with("versie = \"2009-2010\"", "versie = 2009").is_told(
        FaultKind::WrongType,
        "versie = 2009",
        "aanpak.versie",
        "text",
    );
}

#[test]
fn a_yes_in_quotes_is_told() {
    with("ondertekend = false", "ondertekend = \"nee\"").is_told(
        FaultKind::WrongType,
        "ondertekend = \"nee\"",
        "plan.ondertekend",
        "false",
    );
}

#[test]
fn one_word_where_a_list_belongs_is_told() {
    with("instap = [1, 2]", "instap = 1").is_told(FaultKind::WrongType, "instap = 1", "ladder.instap", "[…]");
}

#[test]
fn a_day_that_does_not_exist_is_told() {
    let edited = with("geldig_vanaf = 2008-12-01", "geldig_vanaf = \"december 2008\"");
    edited.is_told(FaultKind::WrongType, "geldig_vanaf", "aanpak.geldig_vanaf", "2010-01-31");
}

#[test]
fn a_value_out_of_range_is_told() {
    with("vng = 3", "vng = 7").is_told(FaultKind::OutOfRange, "vng = 7", "ladder.trede.3.vng", "1–6");
    with("aantal = 10\n", "aantal = 0\n").is_told(FaultKind::OutOfRange, "aantal = 0", "norm.5.1.aantal", "1–1000");
    with("jaar = 2009", "jaar = 209").is_told(
        FaultKind::OutOfRange,
        "jaar = 209",
        "streefcijfer.209-instroom.jaar",
        "1990–2100",
    );
}

#[test]
fn a_negative_number_is_told() {
    with("maanden = 24", "maanden = -24").is_told(FaultKind::OutOfRange, "maanden = -24", "norm.2.1.maanden", "1–120");
}

#[test]
fn an_unknown_common_reason_hears_the_nearest() {
    let edited = with("algemeen = \"zorgtraject\"", "algemeen = \"zorgtrajekt\"");
    edited.is_told(FaultKind::UnknownCode, "zorgtrajekt", "reden.zorg.algemeen", "zorgtraject");
    edited.and_nothing_else();
}

#[test]
fn an_unknown_common_reason_that_resembles_nothing_hears_them_all() {
    with("algemeen = \"zorgtraject\"", "algemeen = \"weg\"").is_told(
        FaultKind::UnknownCode,
        "\"weg\"",
        "reden.zorg.algemeen",
        "handhaving, uitval",
    );
}

#[test]
fn an_unknown_part_is_told() {
    with("\"maatwerk\", ", "\"maatwerken\", ").is_told(
        FaultKind::UnknownCode,
        "\"maatwerken\"",
        "aanpak.onderdelen",
        "maatwerk",
    );
}

#[test]
fn an_unknown_kind_of_norm_is_told() {
    let edited = with("soort = \"huisbezoek\"", "soort = \"huisbezoeken\"");
    edited.is_told(FaultKind::UnknownCode, "\"huisbezoeken\"", "norm.1.2.soort", "huisbezoek");
    edited.and_nothing_else();
}

#[test]
fn a_phase_of_an_unknown_trajectsoort_is_told() {
    let edited = with("trajectsoort = \"participatietraject\"\nvorm", "trajectsoort = \"participatietrajct\"\nvorm");
    edited.is_told(FaultKind::Dangling, "participatietrajct", "fase.start.trajectsoort", "participatietraject");
    edited.and_nothing_else();
}

#[test]
fn a_norm_for_an_unknown_phase_is_told() {
    let edited = with("fase = \"een-op-een\"", "fase = \"thuis\"");
    edited.is_told(
        FaultKind::Dangling,
        "fase = \"thuis\"",
        "norm.3.2.fase",
        "fase: een-op-een, individueel, intern-programma, start",
    );
}

#[test]
fn an_oorzaak_of_an_unknown_reason_is_told() {
    let edited =
        with("redenen = [\"uit-uitkering\"]\nbron = \"001:1642\"", "redenen = [\"uitkering\"]\nbron = \"001:1642\"");
    edited.is_told(FaultKind::Dangling, "[\"uitkering\"]", "oorzaak.detentie.redenen", "reden");
}

#[test]
fn a_rung_that_is_not_on_the_ladder_is_told() {
    with("streven = [3, 4]", "streven = [3, 9]").is_told(
        FaultKind::Dangling,
        "streven = [3, 9]",
        "ladder.streven",
        "1, 2, 3",
    );
}

#[test]
fn a_code_used_twice_is_told_with_the_line_of_the_first() {
    let edited = with("code = \"handhaving\"", "code = \"zorg\"");
    let first =
        1 + PARTICIPATIEHUIS[..PARTICIPATIEHUIS.find("code = \"zorg\"").expect("it is there")].matches('\n').count();
    let second = edited.faults.iter().find(|fault| fault.kind == FaultKind::Duplicate).expect("it is told");
    assert_eq!((second.key.as_str(), second.found.as_str()), ("reden.zorg.code", "zorg"));
    assert_eq!(second.expected, format!("reden ≠ {first}"));
}

#[test]
fn a_code_with_capitals_or_spaces_is_told() {
    with("code = \"sport\"", "code = \"Sport en spel\"").is_told(
        FaultKind::OutOfRange,
        "\"Sport en spel\"",
        "module.Sport en spel.code",
        "a-z",
    );
}

#[test]
fn two_reasons_with_one_spelling_cannot_be_told_apart_in_an_import() {
    let edited = with("synoniemen = [\"onbekend\"]", "synoniemen = [\"Intensieve Zorg\"]");
    edited.is_told(FaultKind::Duplicate, "[\"Intensieve Zorg\"]", "reden.niet-vastgelegd.synoniemen", "reden ≠ zorg");
    edited.and_nothing_else();
}

#[test]
fn two_rules_about_the_same_thing_are_told() {
    with("fase = \"een-op-een\"\ndagen", "fase = \"intern-programma\"\ndagen")
        .faults
        .iter()
        .find(|fault| fault.kind == FaultKind::Duplicate && fault.key == "norm.3.3.soort")
        .expect("it is told at the second");
}

#[test]
fn an_article_used_twice_is_told() {
    with("artikel = \"6.5\"", "artikel = \"6.4\"").is_told(
        FaultKind::Duplicate,
        "artikel = \"6.4\"\nsoort = \"nazorg-tweede\"",
        "norm.6.4.artikel",
        "artikel",
    );
}

#[test]
fn two_targets_for_one_year_are_told() {
    let edited = with("jaar = 2010\nsoort = \"instroom\"", "jaar = 2009\nsoort = \"instroom\"");
    assert!(
        edited
            .faults
            .iter()
            .any(|fault| fault.kind == FaultKind::Duplicate && fault.key == "streefcijfer.2009-instroom.jaar")
    );
}

#[test]
fn two_leefgebieden_with_one_letter_are_told() {
    with("letter = \"L\"", "letter = \"F\"").is_told(
        FaultKind::Duplicate,
        "letter = \"F\"\nnaam = \"lichamelijk\"",
        "leefgebied.fysiek.letter",
        "financieel",
    );
}

#[test]
fn a_letter_of_two_signs_is_told() {
    with("letter = \"L\"", "letter = \"LI\"").is_told(
        FaultKind::OutOfRange,
        "\"LI\"",
        "leefgebied.fysiek.letter",
        "A–Z",
    );
}

#[test]
fn an_empty_list_is_told() {
    with("instap = [1, 2]", "instap = []").is_told(FaultKind::Empty, "instap = []", "ladder.instap", "[…]");
    with("redenen = [\"uit-uitkering\"]", "redenen = []").is_told(
        FaultKind::Empty,
        "redenen = []",
        "oorzaak.verhuizing.redenen",
        "[…]",
    );
}

#[test]
fn an_empty_text_is_told() {
    with("versie = \"2009-2010\"", "versie = \" \"").is_told(
        FaultKind::Empty,
        "versie = \" \"",
        "aanpak.versie",
        "text",
    );
}

#[test]
fn a_file_without_reasons_is_told() {
    let without = PARTICIPATIEHUIS.replace("[[reden]]", "[[module]]");
    let faults = parse(&without).expect_err("an end needs a reason");
    assert!(faults.iter().any(|fault| fault.kind == FaultKind::MissingKey && fault.key == "reden"));
}

#[test]
fn a_file_without_a_place_for_an_unwritten_reason_is_told() {
    let edited = with("algemeen = \"niet-vastgelegd\"", "algemeen = \"overig\"");
    edited.is_told(FaultKind::MissingKey, "[[reden]]", "reden", "niet-vastgelegd");
}

#[test]
fn a_value_without_a_source_is_told() {
    let edited = with(
        "jaar = 2009\nsoort = \"instroom\"\naantal = 300\nbron = \"001:1605\"",
        "jaar = 2009\nsoort = \"instroom\"\naantal = 300",
    );
    edited.is_told(FaultKind::NoSource, "aantal = 300", "streefcijfer.2009-instroom.aantal", "001:743, ons");
    assert_eq!(edited.faults.len(), 3, "the year and the kind have no source either: {:#?}", edited.faults);
}

#[test]
fn a_source_that_cannot_be_looked_up_is_told() {
    with("bron = \"001:747\"", "bron = \"het rapport\"").is_told(
        FaultKind::BadSource,
        "bron = \"het rapport\"",
        "streefcijfer.2010-een-trede.bron",
        "001:743",
    );
}

#[test]
fn a_source_for_a_key_that_is_not_there_is_told() {
    let edited = with("bronnen.uitleg = \"001:776\"", "bronnen.uitlegg = \"001:776\"");
    edited.is_told(FaultKind::Dangling, "bronnen.uitlegg", "sancties.bronnen.uitlegg", "uitleg");
}

#[test]
fn a_norm_in_the_wrong_unit_is_told() {
    let edited = with("aantal = 35", "dagen = 35");
    edited.is_told(FaultKind::Conflict, "dagen = 35", "norm.7.1.dagen", "aantal");
    edited.and_nothing_else();
}

#[test]
fn a_norm_with_two_units_or_none_is_told() {
    with("maanden = 24", "maanden = 24\ndagen = 730").is_told(
        FaultKind::Conflict,
        "maanden = 24\n",
        "norm.2.1.maanden",
        "dagen",
    );
    with("maanden = 24\n", "").is_told(
        FaultKind::MissingKey,
        "[[norm]]\nartikel = \"2.1\"",
        "norm.2.1.dagen, weken, maanden",
        "maanden",
    );
}

#[test]
fn a_norm_about_a_part_it_lacks_is_told() {
    let edited = with("\"module\", ", "");
    edited.is_told(FaultKind::Conflict, "soort = \"module-termijnen\"", "norm.5.4.soort", "module");
    edited.and_nothing_else();
}

#[test]
fn a_plan_style_that_contradicts_the_parts_is_told() {
    with("stijl = \"licht\"", "stijl = \"geen\"").is_told(
        FaultKind::Conflict,
        "stijl = \"geen\"",
        "plan.stijl",
        "plan",
    );
}

#[test]
fn a_target_that_says_two_things_is_told() {
    with("aantal = 300", "aantal = 300\ngeen = true").is_told(
        FaultKind::Conflict,
        "aantal = 300",
        "streefcijfer.2009-instroom.aantal",
        "van + tot",
    );
}

#[test]
fn a_range_upside_down_is_told() {
    with("aantal = 300", "van = 40\ntot = 35").is_told(
        FaultKind::OutOfRange,
        "van = 40",
        "streefcijfer.2009-instroom.van",
        "0–35",
    );
}

#[test]
fn all_faults_are_told_at_once_in_the_order_of_the_file() {
    let text = PARTICIPATIEHUIS
        .replacen("versie = \"2009-2010\"", "versie = 1", 1)
        .replacen("stijl = \"licht\"", "stijl = \"lichtt\"", 1)
        .replacen("vng = 3", "vng = 7", 1)
        .replacen("algemeen = \"zorgtraject\"", "algemeen = \"zorgtrajekt\"", 1);
    let faults = parse(&text).expect_err("four things are wrong");
    let keys: Vec<&str> = faults.iter().map(|fault| fault.key.as_str()).collect();
    assert_eq!(keys, ["aanpak.versie", "plan.stijl", "ladder.trede.3.vng", "reden.zorg.algemeen"]);
}

#[test]
fn an_empty_file_hears_what_an_aanpak_needs() {
    let faults = parse("").expect_err("an aanpak says something");
    let keys: Vec<&str> = faults.iter().map(|fault| fault.key.as_str()).collect();
    assert_eq!(
        keys,
        ["aanpak", "fase", "grondslag", "ladder", "norm", "plan", "reden", "sancties", "trajectsoort", "woorden"]
    );
}

#[test]
fn the_column_counts_characters() {
    let faults = parse("aanpak = \"é\" x").expect_err("it is no toml");
    assert_eq!((faults[0].line, faults[0].column), (1, 14));
}

#[test]
fn a_line_less_or_a_file_cut_short_gives_faults_and_never_a_panic() {
    let lines: Vec<&str> = PARTICIPATIEHUIS.lines().collect();
    for nr in (0..lines.len()).step_by(9) {
        let without = [&lines[..nr], &lines[nr + 1..]].concat().join("\n");
        let cut_short: String = PARTICIPATIEHUIS.chars().take(nr * 31).collect();
        for faults in [parse(&without), parse(&cut_short)].into_iter().filter_map(Result::err) {
            assert!(!faults.is_empty() && faults.iter().all(|fault| fault.line > 0 && fault.column > 0));
        }
    }
}
