use super::*;
use crate::access::{self, Viewer};
use crate::entry::Statement;
use crate::ids::{GroepId, TrajectId};
use crate::inwoner::{self, Persoon};
use crate::refusal::{Hidden, No};
use crate::state::State as Town;
use crate::testing::{Cast, Story, day};
use crate::tijdlijn::{self, What};
use crate::time::Day;
use crate::{belofte, caseload, contact, groep, plan, ritme, traject, zoek};

type Ruled = Result<Vec<Statement>, No>;

const GERDA: InwonerId = InwonerId(1);
const AGAIN: InwonerId = InwonerId(2);

/// Gerda is Ayşe's since 4 January 2010. A list called her Gerarda Berg, with a key of its own, and Bram guides her.
fn twice() -> Story {
    let mut story = Story::begin();
    assert_eq!(story.gerda().0, GERDA);
    let persoon = Persoon { voornaam: "Gerarda".into(), achternaam: "Berghs".into(), ..Persoon::default() };
    let listed = |s: &Town, v: &Viewer| inwoner::register(s, v, v.today(), v.today(), Some("K-2"), &persoon);
    story.must(Cast::Marit, listed);
    story.assigned(AGAIN, Cast::Bram);
    story.started(AGAIN, "participatiehuis");
    for (inwoner, who, wat) in [(GERDA, Cast::Ayse, "een fiets"), (AGAIN, Cast::Bram, "een bril")] {
        let today = story.today();
        let step = plan::Step {
            wat: wat.into(),
            wie: plan::Wie::Samen,
            dag: None,
            doel: None,
            belemmering: None,
            afwijking: None,
        };
        story.must(who, |s, v| plan::agree(s, v, inwoner, today, today, &step));
        let (van, dag) = (belofte::Kant::Gemeente, Some(today.plus(7)));
        let promise =
            belofte::Promise { van, partner: None, wat: Some(wat.into()), dag, aanvraag: None, afwijking: None };
        story.must(who, |s, v| belofte::make(s, v, inwoner, today, today, &promise));
    }
    story.on("2010-02-01");
    story
}

fn joins(blijft: InwonerId, ander: InwonerId) -> impl Fn(&Town, &Viewer) -> Ruled {
    move |state, viewer| join(state, viewer, blijft, ander, "zelfde geboortedatum en adres")
}

fn joined() -> Story {
    twice().when(Cast::Marit, joins(GERDA, AGAIN)).then(["samenvoeging.samengevoegd"])
}

fn told(story: &Story, who: Cast, inwoner: InwonerId) -> String {
    format!("{:?}", story.asks(who, |s, v| tijdlijn::of(s, v, inwoner, Day::LAST)))
}

#[test]
fn everything_of_both_stands_in_the_one_that_stays() {
    let story = joined();
    let told = told(&story, Cast::Ayse, GERDA);
    for wat in ["een fiets", "een bril", "Gerarda Berghs"] {
        assert!(told.contains(wat), "{wat} is told");
    }
    let trajecten = story.asks(Cast::Ayse, |s, v| traject::list(s, v, GERDA)).unwrap();
    assert_eq!(trajecten.iter().map(|one| one.id).collect::<Vec<_>>(), [TrajectId(1), TrajectId(2)]);
    let plan = story.asks(Cast::Ayse, |s, v| plan::of(s, v, GERDA)).unwrap();
    assert_eq!(plan.stappen.iter().map(|one| one.id.0).collect::<Vec<_>>(), [1, 2], "they keep apart");
    let promises = story.asks(Cast::Ayse, |s, v| belofte::list(s, v, GERDA)).unwrap();
    assert_eq!(promises.len(), 2);
    let card = story.asks(Cast::Ayse, |s, v| inwoner::card(s, v, GERDA)).unwrap();
    assert_eq!(card.naam.full(), "Gerda van der Berg", "the name of the one that stays");
    assert_eq!(card.andere_naam.as_deref(), Some("Gerarda Berghs"));
}

#[test]
fn the_other_number_leads_there_for_who_may_and_is_nothing_for_others() {
    let story = joined();
    for who in [Cast::Ayse, Cast::Marit] {
        assert_eq!(story.asks(who, |s, v| leads_to(s, v, AGAIN)), Ok(GERDA));
        assert!(story.asks(who, |s, v| inwoner::card(s, v, AGAIN)).is_err());
    }
    for who in [Cast::Bram, Cast::Rosa, Cast::Pieter, Cast::Petra] {
        assert_eq!(story.asks(who, |s, v| leads_to(s, v, AGAIN)), Err(Hidden));
    }
    assert_eq!(story.asks(Cast::Marit, |s, v| leads_to(s, v, GERDA)), Err(Hidden));
    assert_eq!((inwoner::count(story.state()), inwoner::by_sleutel(story.state(), "K-2")), (1, Some(GERDA)));
    assert!(story.asks(Cast::Bram, caseload::own).rows.is_empty());
}

#[test]
fn search_finds_the_one_by_every_name_and_number() {
    let story = joined();
    for query in ["gerda", "gerarda berghs", "2", "k-2"] {
        let found = story.asks(Cast::Ayse, |s, v| zoek::search(s, v, query, 5));
        assert_eq!(found.hits.iter().map(|hit| hit.inwoner).collect::<Vec<_>>(), [GERDA], "{query}");
    }
}

fn people(story: &Story, known: &str) -> Vec<u32> {
    story.asks(Cast::Pieter, |s, v| {
        let mut found = std::collections::BTreeSet::new();
        traject::for_figures(s, access::figures(v).unwrap(), day(known), |one| {
            found.insert(one.inwoner.0);
        });
        found.into_iter().collect()
    })
}

#[test]
fn figures_count_one_person_from_then_on_and_two_as_known_before() {
    let story = joined();
    assert_eq!((people(&story, "2010-01-31"), people(&story, "2010-02-01")), (vec![1, 2], vec![1]));
}

#[test]
fn only_who_coordinates_both_joins_them_and_not_with_itself() {
    let mut story = twice();
    for who in [Cast::Ayse, Cast::Bram, Cast::Olga, Cast::Rens, Cast::Petra, Cast::Pieter] {
        story = story.when(who, joins(GERDA, AGAIN)).hidden();
    }
    let story = story.when(Cast::Marit, joins(GERDA, GERDA)).refused("zelfde-dossier");
    let story = story.when(Cast::Marit, joins(GERDA, InwonerId(9))).hidden();
    let story = story.when(Cast::Marit, |s, v| join(s, v, GERDA, AGAIN, " ")).refused("reden-nodig");
    let story = story.when(Cast::Marit, joins(GERDA, AGAIN)).then(["samenvoeging.samengevoegd"]);
    story.when(Cast::Marit, joins(AGAIN, GERDA)).hidden();
}

#[test]
fn taken_back_they_are_two_again_and_what_was_known_in_between_stays() {
    let mut story = twice();
    let before = [told(&story, Cast::Ayse, GERDA), told(&story, Cast::Bram, AGAIN)];
    let nr = story.must(Cast::Marit, joins(GERDA, AGAIN));
    story.on("2010-02-08");
    let apart = |s: &Town, v: &Viewer| take_back(s, v, nr, "andere Gerda");
    let story = story.when(Cast::Ayse, apart).hidden();
    let story = story.when(Cast::Marit, apart).then(["samenvoeging.samengevoegd"]);
    for (who, inwoner, wat, other) in
        [(Cast::Ayse, GERDA, "een fiets", "een bril"), (Cast::Bram, AGAIN, "een bril", "een fiets")]
    {
        let now = told(&story, who, inwoner);
        assert!(now.contains(wat) && !now.contains(other), "{now}");
    }
    let numbers = |text: &str| text.matches("Event {").count();
    assert_eq!(numbers(&told(&story, Cast::Bram, AGAIN)), numbers(&before[1]));
    assert_eq!(people(&story, "2010-01-31"), [1, 2]);
    assert_eq!(people(&story, "2010-02-05"), [1]);
    assert_eq!(people(&story, "2010-02-08"), [1, 2]);
    let card = story.asks(Cast::Bram, |s, v| inwoner::card(s, v, AGAIN)).unwrap();
    assert_eq!((card.naam.full().as_str(), card.sleutel.as_deref()), ("Gerarda Berghs", Some("K-2")));
    assert_eq!(inwoner::by_sleutel(story.state(), "K-2"), Some(AGAIN));
    // And once more, for good.
    let story = story.when(Cast::Marit, joins(GERDA, AGAIN)).then(["samenvoeging.samengevoegd"]);
    assert!(told(&story, Cast::Ayse, GERDA).contains("een bril"));
}

#[test]
fn what_was_recorded_since_has_to_go_first() {
    let mut story = twice();
    let nr = story.must(Cast::Marit, joins(GERDA, AGAIN));
    let talk = story.contact(GERDA);
    let apart = |s: &Town, v: &Viewer| take_back(s, v, nr, "andere Gerda");
    let story = story.when(Cast::Marit, apart).refused("na-samenvoegen-vastgelegd");
    assert!(
        contact::behind_figure(
            story.state(),
            story.asks(Cast::Pieter, |_, v| access::figures(v)).unwrap(),
            GERDA,
            Day::LAST
        )
        .iter()
        .any(|one| one.nr == talk)
    );
}

#[test]
fn what_came_along_is_corrected_and_followed_where_it_stands() {
    let mut story = joined();
    let today = story.today();
    let second = (GERDA, crate::ids::BelofteId(2));
    story.must(Cast::Ayse, |s, v| belofte::keep(s, v, second, today, today));
    let promises = story.asks(Cast::Ayse, |s, v| belofte::list(s, v, GERDA)).unwrap();
    let kept = promises.iter().find(|one| one.belofte.einde.is_some()).unwrap();
    assert_eq!(kept.wat.as_deref(), Some("een bril"));
    let close =
        traject::Close { reden: "overig".into(), toelichting: Some("stond dubbel".into()), ..Default::default() };
    story.must(Cast::Marit, |s, v| traject::close(s, v, TrajectId(2), today, today, &close));
    story.replays();
}

#[test]
fn the_rhythm_and_the_days_in_a_group_go_along_and_come_back() {
    let mut story = twice();
    let (today, koffie) = (story.today(), GroepId(1));
    let asked = groep::Open {
        aanpak: "participatiehuis".into(),
        soort: groep::Soort::KoffieUur,
        naam: "koffie".into(),
        start: today,
        fase: None,
    };
    story.must(Cast::Marit, |s, v| groep::open(s, v, today, today, &asked));
    story.must(Cast::Bram, |s, v| groep::join(s, v, AGAIN, koffie, today, today, None));
    story.must(Cast::Bram, |s, v| groep::attend(s, v, koffie, (today, today), &[AGAIN]));
    let weekly = ritme::Agree { dagen: Some(7), afwijking: None };
    story.must(Cast::Bram, |s, v| ritme::agree(s, v, TrajectId(2), (today, today), &weekly));
    story.on("2010-02-08");
    let nr = story.must(Cast::Marit, joins(GERDA, AGAIN));
    let both = told(&story, Cast::Ayse, GERDA);
    assert!(both.contains("Ritme("), "{both}");
    assert!(both.contains("Aanwezig"), "{both}");
    let talk = story.must(Cast::Ayse, |s, v| {
        ritme::agree(s, v, TrajectId(2), (v.today(), v.today()), &ritme::Agree { dagen: Some(10), afwijking: None })
    });
    let apart = |s: &Town, v: &Viewer| take_back(s, v, nr, "andere Gerda");
    let mut story = story.when(Cast::Marit, apart).refused("na-samenvoegen-vastgelegd");
    story.must(Cast::Ayse, |s, v| ritme::withdraw(s, v, talk, "hoort bij het andere dossier"));
    story.replays();
}

#[test]
fn the_timeline_says_which_dossier_went_up_in_it_and_why() {
    let story = joined();
    let events = story.asks(Cast::Marit, |s, v| tijdlijn::of(s, v, GERDA, Day::LAST)).unwrap();
    let said = events.iter().find_map(|event| match &event.what {
        What::Samengevoegd(shown) => Some((shown.ander, shown.own, event.waarom.clone())),
        _ => None,
    });
    assert_eq!(said, Some((AGAIN, true, Some("zelfde geboortedatum en adres".into()))));
}
