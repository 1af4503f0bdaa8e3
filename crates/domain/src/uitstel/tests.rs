use super::*;
use crate::aanmelding;
use crate::access::Viewer;
use crate::entry::Statement;
use crate::ids::{AanmeldingId, TrajectId};
use crate::meting::{self, Meting, Vragen};
use crate::precedent::{self, Kind};
use crate::refusal::No;
use crate::signaal::{self, Signaal};
use crate::state::State as Town;
use crate::testing::{Cast, Story, day, given, participatiehuis};
use crate::tijdlijn::{self, What};
use crate::vandaag;
use proptest::prelude::*;

/// Gerda in the Participatiehuis since 4 January 2010, never spoken since; today is 1 February.
fn gerda() -> (Story, InwonerId) {
    let mut known = None;
    let mut story = given(|story| known = Some(story.gerda().0));
    story.on("2010-02-01");
    (story, known.unwrap())
}

fn owed(story: &Story, inwoner: InwonerId) -> Vec<Soort> {
    let signals = story.asks(Cast::Ayse, |s, v| signaal::of(s, v, inwoner)).unwrap();
    signals.into_iter().map(|signal| signal.soort).collect()
}

fn contact_of(story: &Story, inwoner: InwonerId) -> (Soort, Nr) {
    let signals = story.asks(Cast::Ayse, |s, v| signaal::of(s, v, inwoner)).unwrap();
    let late = signals.into_iter().find(|signal| signal.soort == Soort::ContactTeLaat).expect("contact is late");
    (late.soort, late.over().unwrap())
}

fn wait(
    inwoner: InwonerId,
    about: (Soort, Nr),
    tot: &'static str,
    reden: &'static str,
) -> impl Fn(&Town, &Viewer) -> Result<Vec<Statement>, No> {
    move |state, viewer| give(state, viewer, inwoner, about, day(tot), reden)
}

#[test]
fn what_may_wait_is_gone_until_its_day_and_then_there_again_by_itself() {
    let (mut story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    story.must(Cast::Ayse, wait(gerda, late, "2010-02-08", "ligt in het ziekenhuis"));
    assert!(!owed(&story, gerda).contains(&Soort::ContactTeLaat));
    story.on("2010-02-07");
    assert!(!owed(&story, gerda).contains(&Soort::ContactTeLaat));
    story.on("2010-02-08");
    assert!(owed(&story, gerda).contains(&Soort::ContactTeLaat));
}

#[test]
fn what_is_owed_after_it_was_settled_does_not_wait_any_more() {
    let (mut story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    story.must(Cast::Ayse, wait(gerda, late, "2010-05-01", "ligt in het ziekenhuis"));
    story.on("2010-02-03");
    story.contact(gerda);
    story.on("2010-02-17");
    assert!(!owed(&story, gerda).contains(&Soort::ContactTeLaat), "in time");
    story.on("2010-02-18");
    assert!(owed(&story, gerda).contains(&Soort::ContactTeLaat), "the reason was about the time before");
}

#[test]
fn what_is_about_no_inwoner_cannot_wait_for_one_whose_number_is_the_same() {
    let (story, gerda) = gerda();
    let (state, ayse) = (story.state(), story.viewer(Cast::Ayse));
    let of_others = (1..=story.log().len() as u32).map(Nr).filter(|nr| {
        let booking = state.booking(*nr).unwrap();
        booking.subject == gerda.0 && state.subject_of(*nr, crate::fact::Slice::Medewerker).is_some()
    });
    let mut tried = 0;
    for nr in of_others {
        tried += 1;
        let outcome = give(state, &ayse, gerda, (Soort::ContactTeLaat, nr), day("2010-02-08"), "ziek");
        assert_eq!(outcome, Err(No::Hidden));
    }
    assert!(tried > 0, "Ayşe has the number of Gerda");
}

#[test]
fn only_that_one_waits_and_nothing_else_that_is_owed() {
    let (mut story, gerda) = gerda();
    let before = owed(&story, gerda);
    let late = contact_of(&story, gerda);
    story.must(Cast::Ayse, wait(gerda, late, "2010-02-08", "ligt in het ziekenhuis"));
    let without: Vec<Soort> = before.into_iter().filter(|soort| *soort != Soort::ContactTeLaat).collect();
    assert!(!without.is_empty());
    assert_eq!(owed(&story, gerda), without);
}

#[test]
fn it_asks_a_reason_and_a_day_that_is_not_too_far() {
    let (story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    let refused = |tot, reden| {
        let outcome = story.asks(Cast::Ayse, wait(gerda, late, tot, reden));
        let Err(No::Refused(refusals)) = outcome else { panic!("{outcome:?}") };
        refusals.into_iter().map(|refusal| (refusal.field.unwrap_or_default(), refusal.code)).collect::<Vec<_>>()
    };
    assert_eq!(refused("2010-02-08", " "), [("reden", "reden-nodig")]);
    assert_eq!(refused("2010-02-01", "ziek"), [("tot", "uitstel-al-voorbij")]);
    assert_eq!(refused("2010-05-05", "ziek"), [("tot", "uitstel-te-lang")]);
    assert!(story.asks(Cast::Ayse, wait(gerda, late, "2010-05-04", "ziek")).is_ok());
}

#[test]
fn a_colleague_or_a_fact_of_somebody_else_is_not_there() {
    let (mut story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    for (who, inwoner, about) in [
        (Cast::Bram, gerda, late),
        (Cast::Marit, gerda, late),
        (Cast::Ayse, wim, late),
        (Cast::Ayse, gerda, (Soort::Stilstand, Nr(9_999))),
    ] {
        assert_eq!(story.asks(who, wait(inwoner, about, "2010-02-08", "ziek")), Err(No::Hidden));
    }
}

#[test]
fn it_stands_on_the_timeline_is_a_precedent_and_can_be_taken_back() {
    let (mut story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    let nr = story.must(Cast::Ayse, wait(gerda, late, "2010-02-08", "ligt in het ziekenhuis"));
    let told = story.asks(Cast::Ayse, |s, v| tijdlijn::of(s, v, gerda, v.today())).unwrap();
    let event = told.iter().find(|event| event.nr == nr).unwrap();
    let What::Uitstel(fact) = &event.what else { panic!("{:?}", event.what) };
    assert_eq!(
        (fact.soort, fact.tot, event.waarom.as_deref()),
        (late.0, day("2010-02-08"), Some("ligt in het ziekenhuis"))
    );
    let like = story.asks(Cast::Ayse, |s, v| precedent::like(s, v, Kind::Uitstel));
    assert_eq!(
        like.iter().map(|one| (one.inwoner, &*one.reden)).collect::<Vec<_>>(),
        [(gerda, "ligt in het ziekenhuis")]
    );
    story.must(Cast::Ayse, |s, v| withdraw(s, v, nr, "is weer thuis"));
    assert!(owed(&story, gerda).contains(&Soort::ContactTeLaat));
}

// ── One leefgebied ──────────────────────────────────────────────────────────────────────────────────────────────────

/// Gerda half a year later: no leefgebied was ever talked about.
fn long_ago() -> (Story, InwonerId) {
    let (mut story, gerda) = gerda();
    story.on("2010-07-12");
    (story, gerda)
}

/// What is said of the leefgebieden: one, or nothing.
fn of_leefgebied(story: &Story, inwoner: InwonerId) -> Option<Signaal> {
    let signals = story.asks(Cast::Ayse, |s, v| signaal::of(s, v, inwoner)).unwrap();
    let mut found = signals.into_iter().filter(|signal| signal.soort == Soort::LeefgebiedOnbevestigd);
    let one = found.next();
    assert_eq!(found.next(), None, "of all leefgebieden one is said");
    one
}

fn code(signaal: &Signaal) -> String {
    signaal.leefgebied().expect("it is about one").code.clone()
}

/// The codes of the aanpak, in its order.
fn leefgebieden() -> Vec<String> {
    participatiehuis().leefgebieden.into_iter().map(|one| one.code).collect()
}

#[test]
fn a_leefgebied_that_may_wait_silences_only_itself() {
    let (mut story, gerda) = long_ago();
    let first = of_leefgebied(&story, gerda).expect("one was not talked about");
    let about = first.about().unwrap();
    story.must(Cast::Ayse, |s, v| give(s, v, gerda, about.clone(), day("2010-08-02"), "eerst de operatie"));
    let next = of_leefgebied(&story, gerda).expect("the others do not wait");
    assert_eq!((code(&first), code(&next)), (leefgebieden()[0].clone(), leefgebieden()[1].clone()));
    story.on("2010-08-02");
    assert_eq!(of_leefgebied(&story, gerda).map(|one| code(&one)), Some(code(&first)), "it comes back by itself");
}

#[test]
fn it_says_about_which_leefgebied_it_is_and_only_when_it_is_about_one() {
    let (story, gerda) = long_ago();
    let (soort, over) = (Soort::LeefgebiedOnbevestigd, of_leefgebied(&story, gerda).unwrap().over().unwrap());
    let tries = [
        (soort, None, "kies"),
        (soort, Some("nergens"), "leefgebied-onbekend"),
        (Soort::ContactTeLaat, Some("financieel"), "leefgebied-onbekend"),
    ];
    for (signaal, leefgebied, code) in tries {
        let about = About { signaal, over, leefgebied: leefgebied.map(str::to_owned) };
        let outcome = story.asks(Cast::Ayse, |s, v| give(s, v, gerda, about.clone(), day("2010-08-02"), "ziek"));
        let Err(No::Refused(refusals)) = outcome else { panic!("{outcome:?}") };
        assert_eq!(
            refusals.iter().map(|refusal| (refusal.field, refusal.code)).collect::<Vec<_>>(),
            [(Some("leefgebied"), code)]
        );
    }
}

#[test]
fn what_was_put_off_before_one_could_say_about_which_is_about_all_of_them() {
    let (mut story, gerda) = long_ago();
    let (signaal, over) = (Soort::LeefgebiedOnbevestigd, of_leefgebied(&story, gerda).unwrap().over().unwrap());
    let (tot, reden) = (day("2010-08-02"), "met vakantie".to_owned());
    let given = Given { inwoner: gerda, signaal, over, tot, reden, leefgebied: None };
    let nr = story.must(Cast::Ayse, |_, v| Ok(vec![Statement::new(v.today(), v.today(), given.clone())]));
    assert_eq!(of_leefgebied(&story, gerda), None);
    // It can be corrected as it is: nobody knows about which it was.
    story.must(Cast::Ayse, |s, v| correct(s, v, nr, day("2010-07-20"), "met vakantie", "een week korter"));
    story.on("2010-07-20");
    assert!(of_leefgebied(&story, gerda).is_some());
}

#[test]
fn on_the_timeline_a_leefgebied_is_called_as_the_aanpak_calls_it() {
    let (mut story, gerda) = long_ago();
    let signal = of_leefgebied(&story, gerda).unwrap();
    let (about, naam) = (signal.about().unwrap(), signal.leefgebied().unwrap().naam.clone());
    let nr = story.must(Cast::Ayse, |s, v| give(s, v, gerda, about.clone(), day("2010-08-02"), "eerst de operatie"));
    let told = |who| {
        let told = story.asks(who, |s, v| tijdlijn::of(s, v, gerda, v.today())).unwrap();
        let event = told.into_iter().find(|event| event.nr == nr).expect("it is told");
        let What::Uitstel(fact) = event.what else { panic!("{:?}", event.what) };
        (fact.leefgebied, fact.may_correct)
    };
    assert_eq!(told(Cast::Ayse), (Some(naam.clone()), true));
    assert_eq!(told(Cast::Marit), (Some(naam), false), "who leads the project reads it");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever was talked about and whatever waits: said is the leefgebied that was not talked about for longest, of those
    /// that do not wait.
    #[test]
    fn of_what_does_not_wait_the_longest_is_said(
        talked in proptest::collection::vec(any::<bool>(), 16),
        waits in proptest::collection::vec(proptest::option::of(1..=AT_MOST), 16),
        probe in 0..AT_MOST,
    ) {
        let (mut story, gerda) = gerda();
        let codes = leefgebieden();
        story.on("2010-01-10");
        let asked = codes.iter().zip(&talked).filter(|(_, talked)| **talked).map(|(code, _)| (code.clone(), Vragen::default()));
        let meting = Meting { leefgebieden: asked.collect(), ..Meting::default() };
        if !meting.leefgebieden.is_empty() {
            story.must(Cast::Ayse, |s, v| meting::record(s, v, gerda, TrajectId(1), v.today(), v.today(), &meting));
        }
        story.on("2010-07-12");
        let (today, over) = (story.today(), of_leefgebied(&story, gerda).unwrap().over().unwrap());
        for (code, wait) in codes.iter().zip(&waits) {
            let Some(days) = wait else { continue };
            let about = About { signaal: Soort::LeefgebiedOnbevestigd, over, leefgebied: Some(code.clone()) };
            story.must(Cast::Ayse, |s, v| give(s, v, gerda, about.clone(), today.plus(*days), "nu even niet"));
        }
        story.on_day(today.plus(probe));
        let free = (0..codes.len()).filter(|place| waits[*place].is_none_or(|days| days <= probe));
        let expected = free.min_by_key(|place| (talked[*place], *place)).map(|place| codes[place].clone());
        prop_assert_eq!(of_leefgebied(&story, gerda).map(|one| code(&one)), expected);
    }
}

// ── A referral ──────────────────────────────────────────────────────────────────────────────────────────────────────

/// Rens referred Wim, whom Ayşe will guide, on 4 January 2010; today the term of the first talk has passed.
fn referred() -> (Story, InwonerId, AanmeldingId, (Soort, Nr)) {
    let mut story = Story::begin();
    let (wim, id) = story.referred("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    story.on("2010-01-20");
    let made = aanmelding::of_inwoner(story.state(), wim, Day::LAST).next().unwrap().nr;
    (story, wim, id, (Soort::AanmeldingOnbeantwoord, made))
}

fn awaited(story: &Story, who: Cast, id: AanmeldingId) -> bool {
    story.asks(who, |s, v| signaal::unanswered(s, v, &aanmelding::one(s, v, id).unwrap().aanmelding).is_some())
}

#[test]
fn the_answer_to_a_referral_may_wait_for_who_guides_and_for_who_leads() {
    for who in [Cast::Ayse, Cast::Marit] {
        let (mut story, wim, id, about) = referred();
        assert!(awaited(&story, Cast::Rens, id));
        story.must(who, wait(wim, about, "2010-02-03", "hij ligt in het ziekenhuis"));
        assert!(!awaited(&story, Cast::Rens, id), "nobody is told that we are late");
        assert_eq!(story.asks(Cast::Ayse, vandaag::of).signalen, []);
        let waits = story.asks(Cast::Marit, vandaag::project).aanmeldingen.remove(0);
        let uitstel = waits.uitstel.expect("who leads the project sees that it waits");
        assert_eq!(
            (waits.signaal, uitstel.tot, &*uitstel.reden),
            (None, day("2010-02-03"), "hij ligt in het ziekenhuis")
        );
        assert_eq!(story.asks(Cast::Marit, |s, v| vandaag::counted(s, v).unwrap().van_ons), 0);
        story.on("2010-02-03");
        assert!(awaited(&story, Cast::Rens, id));
        assert_eq!(story.asks(Cast::Marit, |s, v| vandaag::counted(s, v).unwrap().van_ons), 1);
        assert_eq!(story.asks(Cast::Marit, vandaag::project).aanmeldingen[0].uitstel, None);
    }
}

#[test]
fn who_referred_and_who_has_nothing_to_do_with_it_cannot_let_it_wait() {
    let (story, wim, _, about) = referred();
    for who in [Cast::Rens, Cast::Rosa, Cast::Bram, Cast::Olga, Cast::Wout, Cast::Pieter, Cast::Petra, Cast::Bea] {
        assert_eq!(story.asks(who, wait(wim, about, "2010-02-03", "druk")), Err(No::Hidden), "{}", who.naam());
    }
}

#[test]
fn a_notice_about_a_referral_is_about_a_referral_and_no_other_is() {
    let (mut story, wim, _, (soort, made)) = referred();
    let (_, started) = story.started(wim, "participatiehuis");
    for about in [(soort, started), (Soort::ContactTeLaat, made)] {
        assert_eq!(story.asks(Cast::Ayse, wait(wim, about, "2010-02-03", "druk")), Err(No::Hidden), "{about:?}");
    }
}

#[test]
fn who_leads_corrects_what_waits_of_a_referral_and_of_nothing_else() {
    let (mut story, wim, _, about) = referred();
    let nr = story.must(Cast::Ayse, wait(wim, about, "2010-02-03", "ziek"));
    let longer = |nr| move |s: &Town, v: &Viewer| correct(s, v, nr, day("2010-02-10"), "ziek", "het werd langer");
    let story = story.when(Cast::Marit, longer(nr)).then(["uitstel.gegeven"]);
    story.when(Cast::Rens, longer(Nr(nr.0 + 1))).hidden();
    let (mut story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    let nr = story.must(Cast::Ayse, wait(gerda, late, "2010-02-08", "ziek"));
    story.when(Cast::Marit, longer(nr)).hidden();
}

// ── Corrections ─────────────────────────────────────────────────────────────────────────────────────────────────────

fn corrects(nr: Nr, tot: &'static str, waarom: &'static str) -> impl Fn(&Town, &Viewer) -> Result<Vec<Statement>, No> {
    move |state, viewer| correct(state, viewer, nr, day(tot), waarom, "verkeerd getypt")
}

#[test]
fn another_day_or_another_reason_takes_its_place_and_what_it_is_about_stays() {
    let (mut story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    let nr = story.must(Cast::Ayse, wait(gerda, late, "2010-02-22", "ligt in het ziekenhuis"));
    story.on("2010-02-03");
    let mut story = story.when(Cast::Ayse, corrects(nr, "2010-02-08", "is bij haar zus")).then(["uitstel.gegeven"]);
    assert!(!owed(&story, gerda).contains(&Soort::ContactTeLaat));
    let told = story.asks(Cast::Ayse, |s, v| tijdlijn::of(s, v, gerda, v.today())).unwrap();
    let event = told.iter().find(|event| event.corrigeert.as_ref().is_some_and(|(old, _)| *old == nr)).unwrap();
    assert_eq!((event.datum, event.waarom.as_deref()), (day("2010-02-01"), Some("is bij haar zus")));
    story.on("2010-02-08");
    assert!(owed(&story, gerda).contains(&Soort::ContactTeLaat), "two weeks earlier than was said first");
    story.when(Cast::Ayse, corrects(nr, "2010-02-15", "ziek")).refused("al-gecorrigeerd");
}

#[test]
fn a_correction_settles_again_nothing_that_came_between() {
    let (mut story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    let nr = story.must(Cast::Ayse, wait(gerda, late, "2010-05-01", "ligt in het ziekenhuis"));
    story.on("2010-02-03");
    story.contact(gerda);
    story.must(Cast::Ayse, corrects(nr, "2010-05-01", "lag in het ziekenhuis"));
    story.on("2010-02-18");
    assert!(owed(&story, gerda).contains(&Soort::ContactTeLaat), "the talk came after it was put off");
}

#[test]
fn its_days_are_counted_from_the_day_it_was_given() {
    let (mut story, gerda) = gerda();
    let late = contact_of(&story, gerda);
    let nr = story.must(Cast::Ayse, wait(gerda, late, "2010-02-22", "ziek"));
    story.on("2010-02-15");
    let story = story.when(Cast::Ayse, corrects(nr, "2010-05-05", "ziek")).refused("uitstel-te-lang");
    let story = story.when(Cast::Ayse, corrects(nr, "2010-02-01", "ziek")).refused("uitstel-al-voorbij");
    let story = story.when(Cast::Ayse, corrects(nr, "2010-02-08", " ")).refused("reden-nodig");
    let story = story.when(Cast::Bram, corrects(nr, "2010-02-08", "ziek")).hidden();
    let story = story.when(Cast::Ayse, corrects(nr, "2010-02-08", "ziek")).then(["uitstel.gegeven"]);
    assert!(owed(&story, gerda).contains(&Soort::ContactTeLaat), "it was over a week ago already");
}
