use proptest::prelude::*;

use super::*;
use crate::aanpak::{self, Content, content};
use crate::access::Viewer;
use crate::caseload;
use crate::contact::{self, Contact, Seen};
use crate::entry::Statement;
use crate::groep::{self, Open, attend, join};
use crate::ids::{GroepId, InwonerId, Nr, TrajectId};
use crate::precedent::{self, Kind};
use crate::refusal::No;
use crate::signaal::{self, Signaal, Soort};
use crate::state::State as Town;
use crate::testing::{Cast, Story, day};
use crate::tijdlijn::{self, What};
use crate::time::Day;
use crate::traject::{self, Close};
use crate::vandaag;

type Ruled = Result<Vec<Statement>, No>;

/// De Cirkel as it is in the repository: a talk every two to five weeks, agreed with each, and who is with the group is seen.
fn de_cirkel() -> Content {
    content::parse(include_str!("../../../../aanpakken/de-cirkel.toml")).expect("the file has no fault")
}

/// Gerda in De Cirkel since 4 January 2010; Ayşe speaks with her on 11 January, and that is today.
fn gerda() -> (Story, InwonerId, TrajectId) {
    let mut story = Story::begin();
    story.must(Cast::Meedoen, |s, v| aanpak::adopt(s, v, v.today(), de_cirkel()));
    let gerda = story.inwoner("Gerda", "van der Berg");
    story.assigned(gerda, Cast::Ayse);
    let (traject, _) = story.started(gerda, "de-cirkel");
    story.on("2010-01-11");
    story.contact(gerda);
    (story, gerda, traject)
}

fn days(dagen: u16) -> Agree {
    Agree { dagen: Some(dagen), afwijking: None }
}

fn agrees(traject: TrajectId, asked: Agree) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| agree(s, v, traject, (v.today(), v.today()), &asked)
}

fn late(story: &Story, gerda: InwonerId) -> Option<Signaal> {
    let owed = story.asks(Cast::Ayse, |s, v| signaal::of(s, v, gerda).unwrap());
    owed.into_iter().find(|signal| signal.soort == Soort::ContactTeLaat)
}

fn late_on(story: &mut Story, iso: &'static str, gerda: InwonerId) -> Option<i32> {
    late(story.on(iso), gerda).map(|signal| signal.dagen)
}

fn today_of(story: &Story, gerda: InwonerId) -> Ritme {
    story.asks(Cast::Ayse, |s, v| today(s, v, gerda)).unwrap().expect("De Cirkel has a rhythm")
}

// ── What is agreed ──────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn signal_caseload_and_the_next_contact_follow_what_was_agreed_with_this_inwoner() {
    let (mut story, gerda, traject) = gerda();
    assert_eq!(today_of(&story, gerda).dagen, 35, "nothing was agreed: the outer end of what De Cirkel says");
    story.must(Cast::Ayse, agrees(traject, days(21)));
    assert_eq!((today_of(&story, gerda).dagen, today_of(&story, gerda).eigen.unwrap().sinds), (21, story.today()));
    let row = story.asks(Cast::Ayse, caseload::own).rows.remove(0);
    assert_eq!((row.ritme, row.eigen_ritme), (Some(21), true));
    assert_eq!(story.asks(Cast::Ayse, |s, v| contact::rhythm(s, v, gerda)), Ok(Some(21)));
    let next = Contact { volgende: Some(story.today().plus(22)), ..Story::talk(story.today()) };
    let story_then = story
        .clone()
        .when(Cast::Ayse, |s, v| contact::record(s, v, gerda, &next, Seen { last: None, confirmed: true }));
    story_then.refused("later-dan-ritme");
    assert_eq!((late_on(&mut story, "2010-02-01", gerda), late_on(&mut story, "2010-02-05", gerda)), (None, Some(4)));
    let page = story.asks(Cast::Ayse, vandaag::of);
    let ours = page.late().find(|ours| ours.signaal.soort == Soort::ContactTeLaat).expect("it is late");
    assert_eq!((ours.ritme, ours.laatste, ours.gezien.clone()), (Some(21), Some(day("2010-01-11")), None));
    story.replays();
}

#[test]
fn outside_what_the_aanpak_says_asks_why_and_that_is_found_again() {
    let (story, gerda, traject) = gerda();
    let story = story.when(Cast::Ayse, agrees(traject, days(13))).refused("ritme-buiten-de-aanpak");
    let story = story.when(Cast::Ayse, agrees(traject, days(36))).refused("ritme-buiten-de-aanpak");
    let why = Agree { dagen: Some(56), afwijking: Some("belt liever zelf".into()) };
    let mut story = story.when(Cast::Ayse, agrees(traject, why)).then(["ritme.afgesproken"]);
    let like = story.asks(Cast::Ayse, |s, v| precedent::like(s, v, Kind::Ritme));
    assert_eq!(like.iter().map(|one| (one.inwoner, &*one.reden)).collect::<Vec<_>>(), [(gerda, "belt liever zelf")]);
    assert_eq!(story.asks(Cast::Bram, |s, v| precedent::like(s, v, Kind::Ritme)), []);
    // Within the range a reason explains nothing, and is not kept.
    story.on("2010-01-12");
    let asked = Agree { dagen: Some(14), afwijking: Some("zomaar".into()) };
    story.must(Cast::Ayse, agrees(traject, asked));
    assert_eq!(today_of(&story, gerda).eigen.unwrap().afwijking, None);
    assert_eq!(story.asks(Cast::Ayse, |s, v| precedent::like(s, v, Kind::Ritme)).len(), 1);
}

#[test]
fn an_aanpak_without_a_range_asks_why_only_when_it_is_longer_than_it_says() {
    let mut story = Story::begin();
    let (gerda, traject) = story.gerda();
    let story = story.when(Cast::Ayse, agrees(traject, days(15))).refused("ritme-langer-dan-de-aanpak");
    let story = story.when(Cast::Ayse, agrees(traject, days(3))).then(["ritme.afgesproken"]);
    assert_eq!(today_of(&story, gerda).dagen, 3);
}

#[test]
fn what_cannot_be_agreed() {
    let (mut story, _, traject) = gerda();
    for dagen in [0, 367] {
        let why = Agree { dagen: Some(dagen), afwijking: Some("zo".into()) };
        story = story.when(Cast::Ayse, agrees(traject, why)).refused("ritme-onmogelijk");
    }
    let earlier = |s: &Town, v: &Viewer| agree(s, v, traject, (day("2010-01-03"), v.today()), &days(14));
    let story = story.when(Cast::Ayse, earlier).refused("voor-instroom");
    let later = |s: &Town, v: &Viewer| agree(s, v, traject, (v.today().plus(1), v.today()), &days(14));
    let story = story.when(Cast::Ayse, later).refused("dag-moet-nog-komen");
    let story = story.when(Cast::Ayse, agrees(traject, Agree::default())).refused("ritme-is-al-zo");
    let mut story = story.when(Cast::Ayse, agrees(traject, days(14))).then(["ritme.afgesproken"]);
    story = story.when(Cast::Ayse, agrees(traject, days(14))).refused("ritme-is-al-zo");
    let close = Close { reden: "uitval".into(), ..Close::default() };
    story.must(Cast::Ayse, |s, v| traject::close(s, v, traject, v.today(), v.today(), &close));
    story.when(Cast::Ayse, agrees(traject, days(21))).refused("traject-is-afgesloten");
    // The De Cirkel of most tests has no contact at all.
    let mut story = Story::begin();
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    let (traject, _) = story.started(wim, "de-cirkel");
    story.when(Cast::Ayse, agrees(traject, days(14))).refused("aanpak-zonder-ritme");
}

#[test]
fn a_colleague_cannot_tell_it_from_nothing_and_a_coordinator_reads_it_only() {
    let (mut story, gerda, traject) = gerda();
    let nr = story.must(Cast::Ayse, agrees(traject, days(21)));
    for who in [Cast::Bram, Cast::Olga, Cast::Marit, Cast::Rens, Cast::Pieter, Cast::Bea] {
        story = story.when(who, agrees(traject, days(28))).hidden();
        story = story.when(who, |s, v| withdraw(s, v, nr, "vergissing")).hidden();
    }
    assert!(story.asks(Cast::Olga, |s, v| today(s, v, gerda)).unwrap().unwrap().eigen.is_some());
    assert!(story.asks(Cast::Bram, |s, v| today(s, v, gerda)).is_err());
    assert!(
        !story.asks(Cast::Olga, |s, v| may_agree(s, v, gerda)) && story.asks(Cast::Ayse, |s, v| may_agree(s, v, gerda))
    );
    let story = story.when(Cast::Ayse, agrees(TrajectId(99), days(28))).hidden();
    story.when(Cast::Ayse, |s, v| withdraw(s, v, Nr(1), "vergissing")).hidden();
}

#[test]
fn it_stands_on_the_timeline_with_its_reason_can_be_corrected_and_taken_back() {
    let (mut story, gerda, traject) = gerda();
    let why = Agree { dagen: Some(49), afwijking: Some("werkt in ploegen".into()) };
    let nr = story.must(Cast::Ayse, agrees(traject, why));
    let told = story.asks(Cast::Ayse, |s, v| tijdlijn::of(s, v, gerda, v.today())).unwrap();
    let event = told.iter().find(|event| event.nr == nr).unwrap();
    assert_eq!(
        (&event.what, event.waarom.as_deref()),
        (&What::Ritme(RitmeFact { dagen: Some(49) }), Some("werkt in ploegen"))
    );
    story.on("2010-01-13");
    let on = (day("2010-01-11"), story.today());
    let newer = story.must(Cast::Ayse, |s, v| correct(s, v, nr, on, &days(28), "het was vier weken"));
    assert_eq!(today_of(&story, gerda).dagen, 28);
    let story = story.when(Cast::Ayse, |s, v| correct(s, v, nr, on, &days(21), "nog eens")).refused("al-gecorrigeerd");
    let story = story.when(Cast::Ayse, |s, v| withdraw(s, v, newer, " ")).refused("reden-nodig");
    let story = story.when(Cast::Ayse, |s, v| withdraw(s, v, newer, "niet afgesproken")).then(["ritme.afgesproken"]);
    assert_eq!((today_of(&story, gerda).dagen, today_of(&story, gerda).eigen), (35, None));
}

#[test]
fn it_ends_with_the_traject_and_the_rhythm_of_the_aanpak_can_come_back_before() {
    let (mut story, gerda, traject) = gerda();
    story.must(Cast::Ayse, agrees(traject, days(14)));
    story.on("2010-01-20");
    story.must(Cast::Ayse, agrees(traject, Agree::default()));
    assert_eq!((today_of(&story, gerda).dagen, today_of(&story, gerda).eigen), (35, None));
    story.on("2010-01-21");
    story.must(Cast::Ayse, agrees(traject, days(14)));
    let close = Close { reden: "uitval".into(), ..Close::default() };
    story.must(Cast::Ayse, |s, v| traject::close(s, v, traject, v.today(), v.today(), &close));
    assert_eq!(story.asks(Cast::Ayse, |s, v| today(s, v, gerda)), Ok(None));
    story.on("2010-02-01");
    story.started(gerda, "de-cirkel");
    assert_eq!((today_of(&story, gerda).dagen, today_of(&story, gerda).eigen), (35, None));
    story.replays();
}

#[test]
fn a_shorter_rhythm_makes_nobody_late_on_the_day_it_is_agreed_and_a_longer_one_gives_time() {
    let (mut story, gerda, traject) = gerda();
    story.on("2010-02-01");
    story.must(Cast::Ayse, agrees(traject, days(14)));
    assert_eq!(late(&story, gerda), None, "fourteen days after the last talk had passed");
    assert_eq!(late_on(&mut story, "2010-02-15", gerda), None);
    assert_eq!(late_on(&mut story, "2010-02-16", gerda), Some(1), "but thirty-five days hold as before");
    story.must(Cast::Ayse, agrees(traject, Agree { dagen: Some(60), afwijking: Some("in het ziekenhuis".into()) }));
    assert_eq!(late(&story, gerda), None);
}

#[test]
fn another_rhythm_ends_what_was_agreed_for_once_and_does_not_end_an_uitstel() {
    let (mut story, gerda, traject) = gerda();
    let asked = Contact {
        volgende: Some(day("2010-03-31")),
        afwijking: Some("op reis".into()),
        ..Story::talk(day("2010-01-11"))
    };
    story.must(Cast::Ayse, |s, v| contact::record(s, v, gerda, &asked, Seen { last: None, confirmed: true }));
    assert_eq!(late_on(&mut story, "2010-02-20", gerda), None);
    story.must(Cast::Ayse, agrees(traject, days(14)));
    let signal = late(&story, gerda).expect("the new rhythm holds");
    let about = (Soort::ContactTeLaat, signal.over().unwrap());
    story
        .must(Cast::Ayse, |s, v| crate::uitstel::give(s, v, gerda, about, day("2010-04-01"), "ligt in het ziekenhuis"));
    assert_eq!(late(&story, gerda), None);
    story.on("2010-02-21");
    story.must(Cast::Ayse, agrees(traject, days(21)));
    assert_eq!(late(&story, gerda), None, "it may still wait");
}

// ── Who is seen ─────────────────────────────────────────────────────────────────────────────────────────────────────

const GROUP: GroepId = GroepId(1);

/// A group of this aanpak that began on 4 January, in which Gerda takes part.
fn with_group(story: &mut Story, gerda: InwonerId, aanpak: &str, why: Option<&'static str>) {
    let start = day("2010-01-04");
    let soort = groep::Soort::KoffieUur;
    let asked = Open { aanpak: aanpak.into(), soort, naam: "koffie".into(), start, fase: None };
    story.must(Cast::Marit, |s, v| groep::open(s, v, start, v.today(), &asked));
    story.must(Cast::Ayse, |s, v| join(s, v, gerda, GROUP, v.today(), v.today(), why));
}

fn is_there(story: &mut Story, gerda: InwonerId) -> Nr {
    story.must(Cast::Ayse, |s, v| attend(s, v, GROUP, (v.today(), v.today()), &[gerda]))
}

#[test]
fn where_the_aanpak_says_so_who_was_with_the_group_was_seen() {
    let (mut story, gerda, traject) = gerda();
    with_group(&mut story, gerda, "de-cirkel", None);
    story.must(Cast::Ayse, agrees(traject, days(14)));
    story.on("2010-01-20");
    let nr = is_there(&mut story, gerda);
    assert_eq!((late_on(&mut story, "2010-02-03", gerda), late_on(&mut story, "2010-02-04", gerda)), (None, Some(1)));
    let signal = late(&story, gerda).unwrap();
    assert_eq!(signal.feiten.last(), Some(&nr), "the signal says on what it counts");
    let seen = story.asks(Cast::Ayse, |s, v| signaal::gezien(s, v, gerda)).unwrap().unwrap();
    assert_eq!((seen.dag, &*seen.groep, seen.nr), (day("2010-01-20"), "koffie", nr));
    let row = story.asks(Cast::Ayse, caseload::own).rows.remove(0);
    assert_eq!((row.laatste, row.gezien.clone()), (Some(day("2010-01-11")), Some(seen)));
    // A talk after that says more.
    story.contact(gerda);
    assert_eq!(story.asks(Cast::Ayse, |s, v| signaal::gezien(s, v, gerda)), Ok(None));
    story.must(Cast::Ayse, |s, v| groep::withdraw(s, v, nr, "zij was er niet"));
    story.replays();
}

#[test]
fn being_seen_counts_no_more_once_it_is_taken_back() {
    let (mut story, gerda, _) = gerda();
    with_group(&mut story, gerda, "de-cirkel", None);
    story.on("2010-02-10");
    let nr = is_there(&mut story, gerda);
    assert_eq!(late_on(&mut story, "2010-02-20", gerda), None);
    story.must(Cast::Ayse, |s, v| groep::withdraw(s, v, nr, "zij was er niet"));
    assert_eq!(late(&story, gerda).map(|signal| signal.dagen), Some(5));
}

#[test]
fn elsewhere_or_in_a_group_of_another_aanpak_it_does_not() {
    let (mut story, gerda, _) = gerda();
    with_group(&mut story, gerda, "participatiehuis", Some("kent daar mensen"));
    story.on("2010-02-10");
    is_there(&mut story, gerda);
    assert_eq!(late_on(&mut story, "2010-02-16", gerda), Some(1), "a group of another aanpak");
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    with_group(&mut story, gerda, "participatiehuis", None);
    story.on("2010-01-11");
    is_there(&mut story, gerda);
    assert_eq!(late_on(&mut story, "2010-01-19", gerda), Some(1), "the Participatiehuis does not say so");
}

proptest! {
    // Each tells a whole town; what can go wrong needs three agreements at most.
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is agreed in whatever order: nobody is late by it on the day itself who was not late before, and with a longer
    /// rhythm than before the day never comes earlier.
    #[test]
    fn no_agreement_makes_us_late_by_itself(agreed in proptest::collection::vec((0..60i32, 7..60u16), 0..6)) {
        let (mut story, gerda, traject) = gerda();
        let from = story.today();
        story.on_day(from.plus(60));
        let mut known = agreed;
        known.sort_unstable();
        let mut before: Option<(Day, u16)> = None;
        for (after, dagen) in known {
            let asked = Agree { dagen: Some(dagen), afwijking: Some("zo besproken".into()) };
            let datum = from.plus(after);
            if story.does(Cast::Ayse, |s, v| agree(s, v, traject, (datum, v.today()), &asked)).is_err() {
                continue;
            }
            let open = traject::open_on(story.state(), gerda, datum).unwrap();
            let due = due_after(story.state(), &open, from, 35, datum);
            let (was, rhythm) = before.unwrap_or((from.plus(35), 35));
            prop_assert!(due >= datum || due >= was, "{due} on {datum}, was {was}");
            prop_assert!(dagen < rhythm || due >= was.min(from.plus(i32::from(dagen))), "longer: {due}, was {was}");
            before = Some((due, dagen));
        }
    }
}
