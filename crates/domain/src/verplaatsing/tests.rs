use super::*;
use crate::access::Viewer;
use crate::contact::{self, Contact, Seen};
use crate::entry::Statement;
use crate::refusal::No;
use crate::state::State as Town;
use crate::testing::{Cast, Story};
use crate::tijdlijn::{self, Event, Subject, What};
use crate::{belofte, meting, plan, succes};

type Ruled = Result<Vec<Statement>, No>;

const GERDA: InwonerId = InwonerId(1);
const WIM: InwonerId = InwonerId(2);

/// Gerda and Wim, both of Ayşe and in the Participatiehuis; Nel is of Bram.
fn town() -> Story {
    let mut story = Story::begin();
    assert_eq!(story.gerda().0, GERDA);
    assert_eq!(with(&mut story, "Wim", Cast::Ayse), WIM);
    with(&mut story, "Nel", Cast::Bram);
    story.on("2010-01-11");
    story
}

fn with(story: &mut Story, voornaam: &str, begeleider: Cast) -> InwonerId {
    let inwoner = story.inwoner(voornaam, "Jansen");
    story.assigned(inwoner, begeleider);
    story.started(inwoner, "participatiehuis");
    inwoner
}

fn elsewhere(naar: InwonerId) -> Elsewhere {
    Elsewhere { naar, reden: "verkeerd dossier open".into(), verslag: Some("zag de schulden".into()), afwijking: None }
}

fn moves(nr: Nr, naar: InwonerId) -> impl Fn(&Town, &Viewer) -> Ruled {
    move |state, viewer| move_to(state, viewer, nr, &elsewhere(naar))
}

/// A talk with Gerda with a note in it, which was about Wim.
fn told(story: &mut Story) -> Nr {
    let talk = Contact { verslag: Some("zag de schulden".into()), ..Story::talk(story.today()) };
    let seen = Seen { last: None, confirmed: true };
    story.must(Cast::Ayse, |s, v| contact::record(s, v, GERDA, &talk, seen))
}

fn seen_of(story: &Story, inwoner: InwonerId, nr: Nr, known: Day) -> Event {
    let events = story.asks(Cast::Ayse, |s, v| tijdlijn::of(s, v, inwoner, known)).unwrap();
    events.into_iter().find(|event| event.nr == nr).expect("it is on the timeline")
}

#[test]
fn a_contact_goes_to_the_other_dossier_and_its_note_is_read_nowhere_else() {
    let mut story = town();
    let nr = told(&mut story);
    story.on("2010-02-01");
    let story = story.when(Cast::Ayse, moves(nr, WIM)).then(["verplaatsing.verplaatst", "contact.vastgelegd"]);
    let there = seen_of(&story, WIM, Nr(nr.0 + 2), Day::LAST);
    assert!(
        matches!(&there.what, What::Contact(shown) if shown.verslag.is_some() && shown.medewerker == Cast::Ayse.id())
    );
    assert_eq!(there.datum, crate::testing::day("2010-01-11"));
    assert_eq!(there.gekomen.unwrap().ander, Some((GERDA, nr)));
    for known in [Day::LAST, crate::testing::day("2010-01-15")] {
        let here = seen_of(&story, GERDA, nr, known);
        let What::Elders(subject, trace) = here.what else { panic!("{here:?}") };
        assert_eq!((subject, trace.ander), (Subject::Contact, Some((WIM, Nr(nr.0 + 2)))));
        assert_eq!((trace.medewerker, here.waarom), (Cast::Ayse.id(), None));
    }
    assert!(story.asks(Cast::Ayse, |s, v| contact::one(s, v, nr)).is_err());
    assert!(story.state().is_elsewhere(nr) && !story.state().is_elsewhere(Nr(nr.0 + 2)));
}

#[test]
fn earlier_versions_and_why_they_were_corrected_go_along() {
    let mut story = town();
    let first = told(&mut story);
    let talk = Contact { verslag: Some("zag de schulden".into()), ..Story::talk(story.today()) };
    let nr = story.must(Cast::Ayse, |s, v| contact::correct(s, v, first, &talk, "Wim had het over Piet"));
    let story = story.when(Cast::Ayse, moves(first, WIM)).refused("al-gecorrigeerd");
    let story = story.when(Cast::Ayse, moves(nr, WIM)).then(["verplaatsing.verplaatst", "contact.vastgelegd"]);
    assert!(story.state().is_elsewhere(first) && story.state().is_elsewhere(nr));
    assert_eq!(story.state().correction_reason(nr), None);
    assert!(!format!("{:?}", story.state().contact).contains("Piet"));
}

#[test]
fn only_who_may_record_it_at_both_moves_it() {
    let mut story = town();
    let nr = told(&mut story);
    let nel = InwonerId(3);
    let mut story = story.when(Cast::Ayse, moves(nr, nel)).hidden();
    for who in [Cast::Bram, Cast::Marit, Cast::Rens, Cast::Petra, Cast::Pieter] {
        story = story.when(who, moves(nr, WIM)).hidden();
    }
    let story = story.when(Cast::Ayse, moves(nr, InwonerId(99))).hidden();
    let story = story.when(Cast::Ayse, moves(nr, GERDA)).refused("zelfde-inwoner");
    let no_reason = |s: &Town, v: &Viewer| move_to(s, v, nr, &Elsewhere { reden: " ".into(), ..elsewhere(WIM) });
    let story = story.when(Cast::Ayse, no_reason).refused("reden-nodig");
    let unopened = |s: &Town, v: &Viewer| move_to(s, v, nr, &Elsewhere { verslag: None, ..elsewhere(WIM) });
    let story = story.when(Cast::Ayse, unopened).refused("tekst-niet-geopend");
    let names = story.asks(Cast::Ayse, |s, v| candidates(s, v, nr)).unwrap();
    assert_eq!(names.iter().map(|(inwoner, _)| *inwoner).collect::<Vec<_>>(), [WIM]);
    assert!(story.asks(Cast::Bram, |s, v| candidates(s, v, nr)).is_err());
}

#[test]
fn of_two_who_move_it_at_once_the_second_is_told() {
    let mut story = town();
    let nr = told(&mut story);
    story.must(Cast::Ayse, moves(nr, WIM));
    let story = story.when(Cast::Ayse, moves(nr, WIM)).refused("al-gecorrigeerd");
    let talk = Story::talk(story.today());
    story.when(Cast::Ayse, |s, v| contact::correct(s, v, nr, &talk, "andere dag")).refused("al-gecorrigeerd");
}

#[test]
fn moving_it_back_undoes_it() {
    let mut story = town();
    let nr = told(&mut story);
    story.must(Cast::Ayse, moves(nr, WIM));
    let there = Nr(nr.0 + 2);
    let story = story.when(Cast::Ayse, moves(there, GERDA)).then(["verplaatsing.verplaatst", "contact.vastgelegd"]);
    let back = seen_of(&story, GERDA, Nr(there.0 + 2), Day::LAST);
    assert!(matches!(&back.what, What::Contact(shown) if shown.verslag.is_some() && shown.own));
    assert!(matches!(seen_of(&story, WIM, there, Day::LAST).what, What::Elders(..)));
}

#[test]
fn figures_of_before_still_count_it_where_it_was() {
    let mut story = town();
    let nr = told(&mut story);
    story.on("2010-02-01");
    story.must(Cast::Ayse, moves(nr, WIM));
    let counted = |inwoner, known| {
        story.asks(Cast::Pieter, |s, v| {
            contact::behind_figure(s, crate::access::figures(v).unwrap(), inwoner, known).len()
        })
    };
    let (before, now) = (crate::testing::day("2010-01-31"), story.today());
    assert_eq!([counted(GERDA, before), counted(WIM, before)], [1, 0]);
    assert_eq!([counted(GERDA, now), counted(WIM, now)], [0, 1]);
}

#[test]
fn what_was_promised_agreed_measured_and_achieved_can_be_moved_too() {
    let mut story = town();
    let today = story.today();
    let promise = belofte::Promise {
        van: belofte::Kant::Gemeente,
        partner: None,
        wat: Some("een fiets".into()),
        dag: Some(today.plus(7)),
        aanvraag: None,
        afwijking: None,
    };
    let made = story.must(Cast::Ayse, |s, v| belofte::make(s, v, GERDA, today, today, &promise));
    let wie = plan::Wie::Samen;
    let step = plan::Step { wat: "koffie".into(), wie, dag: None, doel: None, belemmering: None, afwijking: None };
    let agreed = story.must(Cast::Ayse, |s, v| plan::agree(s, v, GERDA, today, today, &step));
    let (soort, woorden) = (succes::Soort::Alleen, Some("ging vanzelf".to_owned()));
    let success = succes::Success { soort, wat: None, woorden, stap: None };
    let achieved = story.must(Cast::Ayse, |s, v| succes::record(s, v, GERDA, today, today, &success));
    let found =
        meting::Meting { trede: Some(3), toelichting: Some("slaapt beter".into()), ..meting::Meting::default() };
    let traject = crate::ids::TrajectId(1);
    let measured = story.must(Cast::Ayse, |s, v| meting::record(s, v, GERDA, traject, today, today, &found));
    for (nr, soort) in
        [(made, "belofte.gedaan"), (agreed, "plan.stap"), (achieved, "succes.behaald"), (measured, "meting.vastgelegd")]
    {
        assert!(story.asks(Cast::Ayse, |s, v| may_move(s, v, nr)));
        story = story.when(Cast::Ayse, moves(nr, WIM)).then(["verplaatsing.verplaatst", soort]);
    }
    let told = format!("{:?}", story.asks(Cast::Ayse, |s, v| tijdlijn::of(s, v, GERDA, today)).unwrap());
    for word in ["een fiets", "koffie", "ging vanzelf", "slaapt beter"] {
        assert!(!told.contains(word), "{word} is still told of Gerda");
    }
    let told = format!("{:?}", story.asks(Cast::Ayse, |s, v| tijdlijn::of(s, v, WIM, today)).unwrap());
    for word in ["een fiets", "koffie", "ging vanzelf", "slaapt beter"] {
        assert!(told.contains(word), "{word} is told of Wim");
    }
}

#[test]
fn a_promise_that_was_kept_stays_until_that_is_taken_back() {
    let mut story = town();
    let today = story.today();
    let (van, dag, wat) = (belofte::Kant::Gemeente, Some(today.plus(7)), Some("een fiets".to_owned()));
    let promise = belofte::Promise { van, partner: None, wat, dag, aanvraag: None, afwijking: None };
    let made = story.must(Cast::Ayse, |s, v| belofte::make(s, v, GERDA, today, today, &promise));
    let first = (GERDA, crate::ids::BelofteId(1));
    let kept = story.must(Cast::Ayse, |s, v| belofte::keep(s, v, first, today, today));
    assert!(!story.asks(Cast::Ayse, |s, v| may_move(s, v, made)));
    let story = story.when(Cast::Ayse, moves(made, WIM)).refused("eerst-het-vervolg-intrekken");
    story.when(Cast::Ayse, moves(kept, WIM)).hidden();
}

#[test]
fn a_meting_of_somebody_without_a_traject_that_day_is_refused_at_the_name() {
    let mut story = town();
    story.on("2010-03-01");
    let piet = story.inwoner("Piet", "Smeets");
    story.assigned(piet, Cast::Ayse);
    let (traject, today) = (crate::ids::TrajectId(1), story.today());
    let found = meting::Meting { trede: Some(3), ..meting::Meting::default() };
    let nr = story.must(Cast::Ayse, |s, v| meting::record(s, v, GERDA, traject, today, today, &found));
    story.when(Cast::Ayse, moves(nr, piet)).refused("geen-traject-op-die-dag");
}
