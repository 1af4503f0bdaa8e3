use super::*;
use crate::aanmelding::{self, Accept};
use crate::aanpak::{self, content::PlanStijl};
use crate::contact::{Contact, Seen};
use crate::groep::{Open, Soort};
use crate::ids::{BelofteId, GroepId};
use crate::medewerker;
use crate::meting::Meting;
use crate::plan::{Step, Wie};
use crate::testing::{Cast, Story, day, participatiehuis};
use crate::traject::{Close, Start};

const WHY: &str = "zus is ziek";

/// A town in which Gerda has a deviation of every kind, each with the same reason.
fn town() -> (Story, InwonerId) {
    let mut story = Story::begin();
    let (gerda, first) = story.gerda();
    let today = story.today();
    let (why, no) = (Some(WHY), Seen { last: None, confirmed: true });
    let mut precies = participatiehuis();
    (precies.plan, precies.versie) = (PlanStijl::Precies, "precies".into());
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), precies));
    let step = Step {
        wat: "koffie-uur".into(),
        wie: Wie::Alleen,
        dag: None,
        doel: None,
        belemmering: None,
        afwijking: why.map(str::to_owned),
    };
    story.must(Cast::Ayse, |s, v| plan::agree(s, v, gerda, v.today(), v.today(), &step));
    let promise = belofte::Promise {
        van: belofte::Kant::Gemeente,
        partner: None,
        wat: Some("een fiets".into()),
        dag: Some(today.plus(7)),
        aanvraag: None,
        afwijking: None,
    };
    story.must(Cast::Ayse, |s, v| belofte::make(s, v, gerda, today, today, &promise));
    let (which, later) = ((gerda, BelofteId(1)), today.plus(14));
    story.must(Cast::Ayse, |s, v| belofte::move_to(s, v, which, today, today, later, WHY));
    let again = Start { aanpak: "participatiehuis".into(), afwijking: why.map(str::to_owned), ..Start::default() };
    story.on("2010-01-05");
    let late =
        Contact { volgende: Some(day("2010-03-01")), afwijking: why.map(str::to_owned), ..Story::talk(story.today()) };
    story.must(Cast::Ayse, |s, v| traject::start(s, v, gerda, v.today(), v.today(), &again));
    for (fase, why) in [("IP", None), ("start", why)] {
        story.must(Cast::Ayse, |s, v| traject::enter_phase(s, v, first, v.today(), v.today(), fase, why));
    }
    story.must(Cast::Ayse, |s, v| traject::extend(s, v, first, v.today(), v.today(), day("2013-01-01"), WHY));
    story.must(Cast::Ayse, |s, v| contact::record(s, v, gerda, &late, no));
    let seldom = ritme::Agree { dagen: Some(60), afwijking: why.map(str::to_owned) };
    story.must(Cast::Ayse, |s, v| ritme::agree(s, v, first, (v.today(), v.today()), &seldom));
    for meting in [
        Meting { trede: Some(2), ..Meting::default() },
        Meting { trede: Some(3), afwijking: why.map(str::to_owned), ..Meting::default() },
    ] {
        story.must(Cast::Ayse, |s, v| meting::record(s, v, gerda, first, v.today(), v.today(), &meting));
    }
    let other =
        Open { aanpak: "de-cirkel".into(), soort: Soort::Training, naam: "groep 1".into(), start: today, fase: None };
    story.must(Cast::Olga, |s, v| groep::open(s, v, v.today(), v.today(), &other));
    story.must(Cast::Ayse, |s, v| groep::join(s, v, gerda, GroepId(1), v.today(), v.today(), why));
    let (_, id) = story.referred("Gerda", "Berg");
    story.must(Cast::Bea, |s, v| medewerker::set_fte(s, v, today, Cast::Ayse.id(), 1));
    let full =
        Accept { begeleider: Cast::Ayse.id(), start: false, trajectsoort: None, afwijking: why.map(str::to_owned) };
    story.must(Cast::Ayse, |s, v| aanmelding::accept(s, v, id, v.today(), v.today(), &full));
    let first_known = story.asks(Cast::Ayse, |s, _| inwoner::history(s, gerda).map(|fact| fact.nr).min()).unwrap();
    let week = story.today().plus(7);
    story.must(Cast::Ayse, |s, v| uitstel::give(s, v, gerda, (uitstel::Soort::Stilstand, first_known), week, WHY));
    let close =
        Close { reden: "oorzaak klant/handhaving".into(), toelichting: why.map(str::to_owned), ..Close::default() };
    story.must(Cast::Ayse, |s, v| traject::close(s, v, first, v.today(), v.today(), &close));
    (story, gerda)
}

#[test]
fn every_kind_of_deviation_is_found_again_with_its_reason() {
    let (story, gerda) = town();
    for kind in Kind::ALL {
        let found = story.asks(Cast::Ayse, |s, v| like(s, v, kind));
        assert_eq!(
            found.iter().map(|one| (one.inwoner, &*one.reden, one.door)).collect::<Vec<_>>(),
            [(gerda, WHY, Cast::Ayse.id())],
            "{kind:?}"
        );
        assert_eq!(Kind::from_word(kind.word()), Some(kind));
    }
}

#[test]
fn only_dossiers_that_the_viewer_may_see_tell_and_the_look_is_noted_as_a_list() {
    let (story, gerda) = town();
    let looked = |who| story.asks(who, |s, v| (like(s, v, Kind::Fase).len(), v.take_looks().lists));
    assert_eq!(looked(Cast::Marit), (1, vec![("precedent", vec![gerda])]));
    for who in [Cast::Bram, Cast::Olga, Cast::Pieter, Cast::Bea, Cast::Meedoen] {
        assert_eq!(looked(who), (0, vec![]), "{}", who.naam());
    }
    assert_eq!(
        story.asks(Cast::Marit, |s, v| like(s, v, Kind::Contact)),
        [],
        "why a talk was put later stays with the begeleider"
    );
}

#[test]
fn a_deviation_that_was_taken_back_is_no_precedent() {
    let (mut story, _) = town();
    let nr = story.asks(Cast::Ayse, |s, v| like(s, v, Kind::Meting)[0].nr);
    story.must(Cast::Ayse, |s, v| meting::withdraw(s, v, nr, "was er niet"));
    assert_eq!(story.asks(Cast::Ayse, |s, v| like(s, v, Kind::Meting)), []);
}
