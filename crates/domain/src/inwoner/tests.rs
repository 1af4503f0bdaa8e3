use super::*;
use crate::access::Viewer;
use crate::entry::Statement;
use crate::ids::{InwonerId, Nr};
use crate::refusal::No;
use crate::state::State as Town;
use crate::testing::{Cast, Story, day};

fn registers(
    sleutel: Option<&'static str>,
    persoon: Persoon,
) -> impl FnOnce(&Town, &Viewer) -> Result<Vec<Statement>, No> {
    move |state, viewer| register(state, viewer, viewer.today(), viewer.today(), sleutel, &persoon)
}

fn named(achternaam: &str) -> Persoon {
    Persoon { voornaam: "Gerda".into(), achternaam: achternaam.into(), ..Persoon::default() }
}

#[test]
fn a_dossier_is_opened_with_what_is_known_of_the_person() {
    let all = Persoon {
        geboortedatum: Some(day("1961-05-17")),
        wijk: Some(" Sanderbout ".into()),
        uitkering: Some(Uitkering::Bijstand),
        wachtlijst: Some(Wachtlijst::Wsw),
        tussenvoegsel: "van der".into(),
        ..named("Berg")
    };
    let facts = [
        "inwoner.ingeschreven",
        "inwoner.naam",
        "inwoner.geboortedatum",
        "inwoner.wijk",
        "inwoner.uitkering",
        "inwoner.wachtlijst",
    ];
    let story = Story::begin().when(Cast::Marit, registers(Some("K-1"), all)).then(facts);
    let card = story.asks(Cast::Marit, |s, v| card(s, v, InwonerId(1)).unwrap());
    assert_eq!(
        (card.naam.full().as_str(), card.wijk.as_deref(), card.sleutel.as_deref()),
        ("Gerda van der Berg", Some("Sanderbout"), Some("K-1"))
    );
}

#[test]
fn what_a_person_cannot_be() {
    let mut story = Story::begin();
    story = story
        .when(Cast::Marit, registers(None, Persoon { voornaam: "Gerda".into(), ..Persoon::default() }))
        .refused("vul-in");
    story = story.when(Cast::Marit, registers(Some("K-1"), Persoon::default())).then(["inwoner.ingeschreven"]);
    story = story.when(Cast::Marit, registers(Some(" K-1 "), named("Berg"))).refused("sleutel-bestaat-al");
    for born in [day("2010-01-05"), day("1850-01-01")] {
        let odd = Persoon { geboortedatum: Some(born), ..named("Berg") };
        story = story.when(Cast::Marit, registers(None, odd)).refused("geboortedatum-onmogelijk");
    }
    for since in [day("2010-01-05"), day("1964-12-31")] {
        let odd = Persoon { uitkering_sinds: Some(since), ..named("Berg") };
        story = story.when(Cast::Marit, registers(None, odd)).refused("uitkering-sinds-onmogelijk");
    }
    let tomorrow = |s: &Town, v: &Viewer| register(s, v, v.today().plus(1), v.today(), None, &named("Berg"));
    story = story.when(Cast::Marit, tomorrow).refused("dag-moet-nog-komen");
    story = story.when(Cast::Marit, registers(None, named(&"x".repeat(121)))).refused("tekst-te-lang");
    story.when(Cast::Ayse, registers(None, named("Berg"))).hidden();
}

#[test]
fn only_what_changed_becomes_a_fact() {
    let mut story = Story::begin();
    let gerda = story.inwoner("Gerda", "Berg");
    let moved = Persoon { wijk: Some("Sanderbout".into()), ..named("Berg") };
    let describes = |s: &Town, v: &Viewer| describe(s, v, gerda, v.today(), v.today(), &moved);
    let story = story.when(Cast::Marit, describes).then(["inwoner.wijk"]);
    let story = story.when(Cast::Marit, describes).then([]);
    let ahead = |s: &Town, v: &Viewer| describe(s, v, gerda, v.today(), v.today().plus(1), &moved);
    story.when(Cast::Marit, ahead).refused("dag-moet-nog-komen");
}

fn nr_of(story: &Story, inwoner: InwonerId, same: impl Fn(&PersonFact) -> bool) -> Nr {
    newest_of(story.state(), inwoner, same).unwrap()
}

#[test]
fn a_name_is_corrected_by_a_name_and_by_nothing_else() {
    let mut story = Story::begin();
    let gerda = story.inwoner("Gerda", "Bergg");
    let nr = nr_of(&story, gerda, |fact| matches!(fact, PersonFact::Named(_)));
    let corrects = |only: Persoon| move |s: &Town, v: &Viewer| correct(s, v, nr, v.today(), &only, "tikfout");
    let born = Persoon { geboortedatum: Some(day("1961-05-17")), ..Persoon::default() };
    let story = story.when(Cast::Marit, corrects(born.clone())).refused("vul-in");
    let story = story.when(Cast::Bram, corrects(named("Berg"))).hidden();
    let story = story
        .when(Cast::Marit, corrects(Persoon { geboortedatum: born.geboortedatum, ..named("Berg") }))
        .then(["inwoner.naam"]);
    assert_eq!(naam_of(story.state(), gerda).full(), "Gerda Berg");
    let story = story.when(Cast::Marit, corrects(named("Bergman"))).refused("al-gecorrigeerd");
    story.when(Cast::Marit, |s, v| correct(s, v, Nr(1), v.today(), &named("Berg"), "tikfout")).hidden();
}

#[test]
fn a_withdrawn_wijk_leaves_the_one_before_and_a_dossier_itself_is_not_withdrawn() {
    let mut story = Story::begin();
    let gerda = story.inwoner("Gerda", "Berg");
    for wijk in ["Sanderbout", "Lindenheuvel"] {
        let lives = Persoon { wijk: Some(wijk.into()), ..named("Berg") };
        story.must(Cast::Marit, |s, v| describe(s, v, gerda, v.today(), v.today(), &lives));
    }
    let nr = nr_of(&story, gerda, |fact| matches!(fact, PersonFact::Lives(_)));
    let story = story.when(Cast::Marit, |s, v| withdraw(s, v, nr, "nooit verhuisd")).then(["inwoner.wijk"]);
    assert_eq!(wijk_of(story.state(), gerda).as_deref(), Some("Sanderbout"));
    let opened = nr_of(&story, gerda, |fact| matches!(fact, PersonFact::Registered));
    story.when(Cast::Marit, |s, v| withdraw(s, v, opened, "weg ermee")).hidden();
}

#[test]
fn a_wait_is_corrected_to_none() {
    let mut story = Story::begin();
    let gerda = story.inwoner("Gerda", "Berg");
    let waits = Persoon { wachtlijst: Some(Wachtlijst::Wsw), ..named("Berg") };
    let nr = story.must(Cast::Marit, |s, v| describe(s, v, gerda, v.today(), v.today(), &waits));
    let story = story
        .when(Cast::Marit, |s, v| correct(s, v, nr, v.today(), &Persoon::default(), "stond er niet op"))
        .then(["inwoner.wachtlijst"]);
    assert_eq!(story.asks(Cast::Marit, |s, v| card(s, v, gerda).unwrap().wachtlijst), None);
}

#[test]
fn a_key_is_found_only_where_it_still_holds() {
    let mut story = Story::begin()
        .when(Cast::Marit, registers(Some("K-1"), named("Berg")))
        .then(["inwoner.ingeschreven", "inwoner.naam"]);
    assert_eq!(by_sleutel(story.state(), "K-1"), Some(InwonerId(1)));
    let opened = nr_of(&story, InwonerId(1), |fact| matches!(fact, PersonFact::Registered));
    story.destroy(opened);
    assert_eq!((by_sleutel(story.state(), "K-1"), count(story.state())), (None, 0));
}
