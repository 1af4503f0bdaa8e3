use proptest::prelude::*;

use super::*;
use crate::aanpak;
use crate::aanpak::content::Onderdeel;
use crate::access::Viewer;
use crate::caseload;
use crate::entry::Statement;
use crate::ids::{BelofteId, InwonerId, Nr};
use crate::precedent::{self, Kind};
use crate::refusal::No;
use crate::seen::Seen;
use crate::signaal::{self, Signaal, Soort};
use crate::state::State as Town;
use crate::testing::{Cast, Story, day, given, participatiehuis};
use crate::tijdlijn::{self, What};
use crate::time::Day;

type Ruled = Result<Vec<Statement>, No>;

/// Gerda in the Participatiehuis since 4 January 2010; today is 11 January.
fn gerda() -> (Story, InwonerId) {
    let mut known = None;
    let mut story = given(|story| known = Some(story.gerda().0));
    story.on("2010-01-11");
    (story, known.unwrap())
}

fn bicycle() -> Promise {
    let (wat, dag) = (Some("een fiets".into()), Some(day("2010-01-20")));
    Promise { van: Kant::Gemeente, partner: None, wat, dag, aanvraag: None, afwijking: None }
}

fn by(van: Kant) -> Promise {
    Promise { van, partner: Some("Kredietbank".into()), ..bicycle() }
}

/// Applied for today; the term of eight weeks ends on 8 March.
fn glasses() -> Promise {
    Promise { wat: None, dag: None, aanvraag: Some(Aanvraag::BijzondereBijstand), ..bicycle() }
}

fn makes(inwoner: InwonerId, promise: Promise) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| make(s, v, inwoner, v.today(), v.today(), &promise)
}

fn keeps(inwoner: InwonerId, id: u32) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| keep(s, v, (inwoner, BelofteId(id)), v.today(), v.today())
}

fn moves(inwoner: InwonerId, to: &'static str, why: &'static str) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| move_to(s, v, (inwoner, BelofteId(1)), v.today(), v.today(), day(to), why)
}

fn retracts(inwoner: InwonerId, why: &'static str, raakt: Option<Raakt>) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| retract(s, v, (inwoner, BelofteId(1)), v.today(), v.today(), why, raakt)
}

fn known(story: &Story, inwoner: InwonerId) -> Vec<Shown> {
    story.asks(Cast::Ayse, |s, v| list(s, v, inwoner).unwrap())
}

fn signals(story: &Story, inwoner: InwonerId) -> Vec<Signaal> {
    let all = story.asks(Cast::Ayse, |s, v| signaal::of(s, v, inwoner).unwrap());
    all.into_iter().filter(|one| matches!(one.soort, Soort::BelofteLaat | Soort::AanvraagWacht)).collect()
}

#[test]
fn a_promise_of_the_gemeente_that_is_late_gives_a_signal_until_it_is_kept() {
    let (mut story, gerda) = gerda();
    let made = story.must(Cast::Ayse, makes(gerda, bicycle()));
    story.on("2010-01-20");
    assert_eq!(signals(&story, gerda), [], "on the day itself nothing is late");
    story.on("2010-01-24");
    let late = signals(&story, gerda).remove(0);
    assert_eq!(
        (late.soort, late.dagen, late.sinds, late.regel.artikel()),
        (Soort::BelofteLaat, 4, day("2010-01-21"), "4.2")
    );
    assert_eq!(late.feiten.as_slice(), [made]);
    let story = story.when(Cast::Ayse, keeps(gerda, 1)).then(["belofte.nagekomen"]);
    assert_eq!(signals(&story, gerda), []);
    assert_eq!(known(&story, gerda)[0].belofte.uitkomst(day("2010-01-24")), Uitkomst::TeLaat);
}

#[test]
fn a_late_promise_of_an_inwoner_is_seen_and_gives_no_signal() {
    let (mut story, gerda) = gerda();
    story.must(Cast::Ayse, makes(gerda, by(Kant::Inwoner)));
    story.must(Cast::Ayse, makes(gerda, by(Kant::Partner)));
    story.on("2010-02-20");
    let late: Vec<(Kant, i32)> =
        known(&story, gerda).iter().map(|one| (one.belofte.van, one.belofte.late(story.today()))).collect();
    assert_eq!(late, [(Kant::Inwoner, 31), (Kant::Partner, 31)]);
    let about: Vec<Nr> = signals(&story, gerda).into_iter().flat_map(|one| one.feiten).collect();
    assert_eq!(about, [known(&story, gerda)[1].belofte.nr]);
    let row = story.asks(Cast::Ayse, |s, v| caseload::own(s, v).rows.remove(0).beloften);
    assert_eq!(row, Open { van_ons: (1, 1), van_inwoner: (1, 1) });
}

#[test]
fn an_aanvraag_waits_until_its_term_and_then_goes_first() {
    let (mut story, gerda) = gerda();
    let asked = story.must(Cast::Ayse, makes(gerda, glasses()));
    story.must(Cast::Ayse, makes(gerda, bicycle()));
    assert_eq!(known(&story, gerda)[1].belofte.dag, day("2010-03-08"));
    story.on("2010-03-08");
    assert!(signals(&story, gerda).iter().all(|one| one.soort == Soort::BelofteLaat));
    story.on("2010-03-09");
    let all = signals(&story, gerda);
    assert_eq!(all.iter().map(|one| one.soort).collect::<Vec<_>>(), [Soort::AanvraagWacht, Soort::BelofteLaat]);
    assert_eq!((all[0].feiten.as_slice(), all[0].regel.artikel(), all[0].dagen), ([asked].as_slice(), "4.1", 1));
    assert_eq!(known(&story, gerda)[0].belofte.nr, asked, "first in the list when late");
}

#[test]
fn an_aanvraag_may_wait_longer_than_its_term_with_a_reason_that_is_found_again() {
    let (story, gerda) = gerda();
    let longer = Promise { dag: Some(day("2010-03-20")), ..glasses() };
    let story = story.when(Cast::Ayse, makes(gerda, longer.clone())).refused("later-dan-termijn");
    let why = Some("wacht op de opticien".to_owned());
    let mut story = story.when(Cast::Ayse, makes(gerda, Promise { afwijking: why, ..longer })).then(["belofte.gedaan"]);
    story.on("2010-03-18");
    story.must(Cast::Ayse, moves(gerda, "2010-04-01", "de opticien is ziek"));
    let found = |story: &Story, who| {
        let all = story.asks(who, |s, v| precedent::like(s, v, Kind::Belofte));
        all.iter().map(|one| one.reden.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(found(&story, Cast::Ayse), ["de opticien is ziek", "wacht op de opticien"]);
    assert!(found(&story, Cast::Marit).is_empty(), "who leads the project does not read why");
    let soon = Promise { afwijking: Some("zomaar".into()), wat: Some("een bril".into()), ..glasses() };
    story.must(Cast::Ayse, makes(gerda, soon));
    assert_eq!(found(&story, Cast::Ayse).len(), 2, "a reason that is not needed is not kept");
}

#[test]
fn what_a_promise_cannot_be() {
    let (mut story, gerda) = gerda();
    let wrong = [
        (Promise { wat: Some(" ".into()), ..bicycle() }, "vul-in"),
        (Promise { dag: None, ..bicycle() }, "vul-in"),
        (Promise { partner: None, ..by(Kant::Partner) }, "vul-in"),
        (Promise { dag: Some(day("2010-01-10")), ..bicycle() }, "belofte-voor-de-dag"),
        (Promise { dag: Some(day("2110-01-10")), ..bicycle() }, "dag-te-ver"),
        (Promise { van: Kant::Inwoner, ..glasses() }, "aanvraag-is-bij-gemeente"),
        (Promise { aanvraag: Some(Aanvraag::Anders), ..glasses() }, "vul-in"),
    ];
    for (promise, code) in wrong {
        story = story.when(Cast::Ayse, makes(gerda, promise)).refused(code);
    }
    story = story.when(Cast::Ayse, makes(gerda, bicycle())).then(["belofte.gedaan"]);
    story = story.when(Cast::Ayse, makes(gerda, bicycle())).refused("belofte-staat-er-al");
    story = story.when(Cast::Ayse, makes(gerda, by(Kant::Inwoner))).then(["belofte.gedaan"]);
    for who in [Cast::Bram, Cast::Rens, Cast::Marit, Cast::Pieter, Cast::Meedoen] {
        story = story.when(who, makes(gerda, by(Kant::Partner))).hidden();
        story = story.when(who, keeps(gerda, 1)).hidden();
    }
    let early = move |s: &Town, v: &Viewer| make(s, v, gerda, day("2010-01-03"), v.today(), &bicycle());
    story.when(Cast::Ayse, early).refused("geen-traject-op-die-dag");
}

#[test]
fn an_aanpak_without_the_part_has_no_promises_and_no_signals_of_them() {
    let mut story = Story::begin();
    let mut other = participatiehuis();
    other.slug = "anders".into();
    other.onderdelen.retain(|part| *part != Onderdeel::Belofte);
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), other));
    let wim = story.inwoner("Wim", "Jansen");
    story.assigned(wim, Cast::Ayse);
    let (first, _) = story.started(wim, "participatiehuis");
    story.must(Cast::Ayse, makes(wim, bicycle()));
    let close =
        crate::traject::Close { reden: "overig".into(), toelichting: Some("verhuist".into()), ..Default::default() };
    story.on("2010-02-01");
    assert_eq!(signals(&story, wim).len(), 1);
    story.must(Cast::Ayse, |s, v| crate::traject::close(s, v, first, v.today(), v.today(), &close));
    story.started(wim, "anders");
    assert_eq!(signals(&story, wim), []);
    story.when(Cast::Ayse, makes(wim, by(Kant::Inwoner))).refused("aanpak-heeft-geen-beloften");
}

#[test]
fn a_promise_is_put_on_another_day_with_a_reason_and_withdrawn_with_whom_it_hit() {
    let (mut story, gerda) = gerda();
    story.must(Cast::Ayse, makes(gerda, bicycle()));
    story = story.when(Cast::Ayse, moves(gerda, "2010-01-27", " ")).refused("reden-nodig");
    story = story.when(Cast::Ayse, moves(gerda, "2010-01-20", "zomaar")).refused("belofte-zelfde-dag");
    story = story.when(Cast::Ayse, moves(gerda, "2010-01-08", "te laat")).refused("belofte-voor-de-dag");
    story = story.when(Cast::Ayse, moves(gerda, "2010-01-27", "nog niet binnen")).then(["belofte.verzet"]);
    story.on("2010-01-25");
    assert_eq!(signals(&story, gerda), []);
    story = story.when(Cast::Ayse, retracts(gerda, "het geld is op", None)).refused("kies");
    story = story.when(Cast::Ayse, retracts(gerda, "", Some(Raakt::Groep))).refused("reden-nodig");
    let early = move |s: &Town, v: &Viewer| keep(s, v, (gerda, BelofteId(1)), day("2010-01-10"), v.today());
    story = story.when(Cast::Ayse, early).refused("belofte-kwam-later");
    story = story.when(Cast::Ayse, retracts(gerda, "het geld is op", Some(Raakt::Groep))).then(["belofte.ingetrokken"]);
    let shown = known(&story, gerda).remove(0);
    assert_eq!(shown.belofte.einde.unwrap().hoe, Hoe::Ingetrokken(Some(Raakt::Groep)));
    assert_eq!((shown.reden.as_deref(), shown.belofte.eerst), (Some("het geld is op"), day("2010-01-20")));
    story = story.when(Cast::Ayse, keeps(gerda, 1)).refused("belofte-is-geeindigd");
    story = story.when(Cast::Ayse, keeps(gerda, 7)).hidden();
    let told = story.asks(Cast::Ayse, |s, v| tijdlijn::of(s, v, gerda, Day::LAST).unwrap());
    let said = told.iter().find_map(|event| match &event.what {
        What::Belofte(fact) if matches!(fact.step, BelofteStep::Retracted(_)) => {
            Some((fact.wat.clone(), event.waarom.clone()))
        }
        _ => None,
    });
    let (wat, waarom) = said.unwrap();
    assert_eq!((wat.as_deref(), waarom.as_deref()), (Some("een fiets"), Some("het geld is op")));
}

#[test]
fn an_inwoner_who_withdraws_a_promise_is_not_asked_whom_it_hit() {
    let (mut story, gerda) = gerda();
    story.must(Cast::Ayse, makes(gerda, by(Kant::Inwoner)));
    let story =
        story.when(Cast::Ayse, retracts(gerda, "haar zus is ziek", Some(Raakt::Anderen))).then(["belofte.ingetrokken"]);
    assert_eq!(known(&story, gerda)[0].belofte.einde.unwrap().hoe, Hoe::Ingetrokken(None));
}

#[test]
fn moving_a_promise_does_not_make_a_figure_better() {
    let (mut story, gerda) = gerda();
    let came = |story: &Story| known(story, gerda)[0].belofte.uitkomst(story.today());
    story.must(Cast::Ayse, makes(gerda, bicycle()));
    assert_eq!(came(&story), Uitkomst::LooptNog);
    story.on("2010-01-18");
    story.must(Cast::Ayse, moves(gerda, "2010-01-25", "nog niet binnen"));
    let mut in_time = story.clone();
    in_time.on("2010-01-25").must(Cast::Ayse, keeps(gerda, 1));
    assert_eq!(came(&in_time), Uitkomst::OpNieuweDag);
    story.on("2010-01-26");
    assert_eq!(came(&story), Uitkomst::OpenTeLaat);
    story.must(Cast::Ayse, moves(gerda, "2010-02-10", "nog steeds niet"));
    assert_eq!(came(&story), Uitkomst::OpenTeLaat, "the day had passed already");
    story.must(Cast::Ayse, keeps(gerda, 1));
    assert_eq!(came(&story), Uitkomst::TeLaat);
}

#[test]
fn everything_about_a_promise_can_be_corrected_and_taken_back_what_followed_first() {
    let (mut story, gerda) = gerda();
    let made = story.must(Cast::Ayse, makes(gerda, bicycle()));
    let moved = story.must(Cast::Ayse, moves(gerda, "2010-01-27", "nog niet binnen"));
    let kept = story.must(Cast::Ayse, keeps(gerda, 1));
    let corrects = |nr, on: &'static str, instead: Instead| {
        move |s: &Town, v: &Viewer| correct(s, v, nr, day(on), v.today(), &instead, "verkeerd getikt")
    };
    let bed = Instead::Made(Promise { wat: Some("een bed".into()), ..bicycle() });
    let sooner = || Instead::Moved { dag: day("2010-01-25"), reden: "nog niet binnen".into() };
    let today = "2010-01-11";
    story = story.when(Cast::Ayse, corrects(made, "2010-01-08", bed.clone())).then(["belofte.gedaan"]);
    story = story.when(Cast::Ayse, corrects(made, today, bed)).refused("al-gecorrigeerd");
    story = story.when(Cast::Ayse, corrects(moved, today, sooner())).refused("eerst-het-vervolg-intrekken");
    story = story.when(Cast::Ayse, corrects(kept, today, sooner())).hidden();
    story = story.when(Cast::Bram, corrects(kept, today, Instead::Kept)).hidden();
    story = story.when(Cast::Ayse, corrects(kept, today, Instead::Kept)).then(["belofte.nagekomen"]);
    let [made, kept] = [made, kept].map(|nr| story.state().newest(nr));
    let takes = |nr| move |s: &Town, v: &Viewer| withdraw(s, v, nr, "hoort bij een ander");
    story = story.when(Cast::Ayse, takes(moved)).refused("eerst-het-vervolg-intrekken");
    story = story.when(Cast::Ayse, takes(kept)).then(["belofte.nagekomen"]);
    story = story.when(Cast::Ayse, corrects(moved, today, sooner())).then(["belofte.verzet"]);
    assert_eq!(
        (known(&story, gerda)[0].belofte.dag, known(&story, gerda)[0].wat.as_deref()),
        (day("2010-01-25"), Some("een bed"))
    );
    let moved = story.state().newest(moved);
    story = story.when(Cast::Ayse, takes(made)).refused("eerst-het-vervolg-intrekken");
    story = story.when(Cast::Ayse, takes(moved)).then(["belofte.verzet"]);
    let gone = story.must(Cast::Ayse, retracts(gerda, "het geld is op", Some(Raakt::Niemand)));
    let hit = Instead::Retracted { reden: "het geld is op".into(), raakt: Some(Raakt::Inwoner) };
    story = story.when(Cast::Ayse, corrects(gone, today, hit)).then(["belofte.ingetrokken"]);
    let gone = story.state().newest(gone);
    story = story.when(Cast::Ayse, takes(gone)).then(["belofte.ingetrokken"]);
    story = story.when(Cast::Ayse, takes(made)).then(["belofte.gedaan"]);
    story.must(Cast::Ayse, makes(gerda, bicycle()));
    assert_eq!(known(&story, gerda)[0].belofte.id, BelofteId(2), "a number is not given twice");
}

#[test]
fn who_saves_second_is_told_of_the_same_promise_and_of_no_other() {
    let (mut story, gerda) = gerda();
    story.must(Cast::Ayse, makes(gerda, bicycle()));
    story.must(Cast::Ayse, makes(gerda, by(Kant::Inwoner)));
    let (first, second) = (About::Een(BelofteId(1)), About::Een(BelofteId(2)));
    let seen = |story: &Story, about| story.asks(Cast::Ayse, |s, v| newest_seen(s, v, gerda, about).unwrap());
    let (one, other, all) = (seen(&story, first), seen(&story, second), seen(&story, About::Gedaan));
    assert!(story.asks(Cast::Bram, |s, v| newest_seen(s, v, gerda, first).is_err()));
    story.must(Cast::Ayse, moves(gerda, "2010-01-27", "nog niet binnen"));
    let checks = |about, last, confirmed| {
        move |s: &Town, v: &Viewer| {
            nobody_was_first(s, v, gerda, about, Seen { last, confirmed })?;
            makes(gerda, Promise { wat: Some("iets anders".into()), ..bicycle() })(s, v)
        }
    };
    story = story.when(Cast::Ayse, checks(first, one, false)).refused("belofte-intussen");
    story = story.when(Cast::Ayse, checks(second, other, false)).then(["belofte.gedaan"]);
    story = story.when(Cast::Ayse, checks(About::Gedaan, all, false)).refused("belofte-intussen");
    story.when(Cast::Bram, checks(first, one, true)).hidden();
}

#[test]
fn the_words_of_a_promise_are_for_who_guides_and_who_keeps_the_regie() {
    let (mut story, gerda) = gerda();
    story.must(Cast::Ayse, makes(gerda, by(Kant::Partner)));
    let read = |who| story.asks(who, |s, v| list(s, v, gerda).map(|all| all[0].wat.is_some()));
    assert_eq!((read(Cast::Ayse), read(Cast::Marit), read(Cast::Bram).is_err()), (Ok(true), Ok(false), true));
    let ayse = story.asks(Cast::Ayse, |s, v| one(s, v, gerda, BelofteId(1)).unwrap());
    assert_eq!((ayse.partner.as_deref(), ayse.may_follow), (Some("Kredietbank"), true));
    assert!(story.asks(Cast::Ayse, |s, v| one(s, v, gerda, BelofteId(9))).is_err());
    assert!(
        story.asks(Cast::Ayse, |s, v| may_follow(s, v, gerda))
            && !story.asks(Cast::Marit, |s, v| may_follow(s, v, gerda))
    );
    assert_eq!(Kant::ALL.map(|kant| Kant::from_word(kant.word())), Kant::ALL.map(Some));
    assert_eq!(Aanvraag::ALL.map(|one| Aanvraag::from_word(one.word())), Aanvraag::ALL.map(Some));
    assert_eq!(Raakt::ALL.map(|one| Raakt::from_word(one.word())), Raakt::ALL.map(Some));
}

/// What befalls a promise: so many days after the thing before, and what.
fn course() -> impl Strategy<Value = Vec<(u8, u8)>> {
    proptest::collection::vec((0..20u8, 0..8u8), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever befalls a promise and whenever one looks: only ours gives a signal, exactly while it is open and late, and
    /// the outcome agrees with that.
    #[test]
    fn a_signal_stands_exactly_while_a_promise_of_ours_is_open_and_late(kant in 0..3usize, steps in course(), later in 0..40i32) {
        let (mut story, gerda) = gerda();
        let van = Kant::ALL[kant];
        story.must(Cast::Ayse, makes(gerda, by(van)));
        for (days, how) in steps {
            let today = story.today().plus(i32::from(days));
            story.on_day(today);
            let which = (gerda, BelofteId(1));
            // What cannot be is refused, and leaves all as it was.
            let _ = match how {
                0..=4 => story.does(Cast::Ayse, |s, v| move_to(s, v, which, today, today, today.plus(i32::from(how) * 4), "ziek")),
                5 => story.does(Cast::Ayse, |s, v| retract(s, v, which, today, today, "op", Some(Raakt::Niemand))),
                _ => story.does(Cast::Ayse, |s, v| keep(s, v, which, today, today)),
            };
        }
        let looked = story.today().plus(later);
        story.on_day(looked);
        let one = known(&story, gerda)[0].belofte;
        let late = one.einde.is_none() && looked > one.dag;
        prop_assert_eq!(one.late(looked) > 0, late);
        prop_assert_eq!(signals(&story, gerda).len(), usize::from(late && van.is_ours()));
        let outcome = one.uitkomst(looked);
        prop_assert_eq!(one.einde.is_none(), matches!(outcome, Uitkomst::LooptNog | Uitkomst::OpenTeLaat));
        if late {
            prop_assert_eq!(outcome, Uitkomst::OpenTeLaat);
        }
        prop_assert!(outcome != Uitkomst::OpTijd || one.einde.is_some_and(|einde| einde.datum <= one.eerst));
        story.replays();
    }
}

// ── The regisseur ───────────────────────────────────────────────────────────────────────────────────────────────────

/// The same, and Rens keeps the regie over her: he referred her once more.
fn with_regie() -> (Story, InwonerId) {
    let (mut story, gerda) = gerda();
    assert_eq!(story.referred("Gerda", "Berg").0, gerda);
    (story, gerda)
}

#[test]
fn the_regisseur_says_that_a_promise_of_the_gemeente_was_kept_and_the_signal_is_gone() {
    for promise in [bicycle(), glasses()] {
        let (mut story, gerda) = with_regie();
        story.must(Cast::Ayse, makes(gerda, promise));
        story.on("2010-04-01");
        assert_eq!(signals(&story, gerda).len(), 1);
        let story = story.when(Cast::Rens, keeps(gerda, 1)).then(["belofte.nagekomen"]);
        assert_eq!(signals(&story, gerda), []);
        assert_eq!(known(&story, gerda)[0].belofte.uitkomst(story.today()), Uitkomst::TeLaat);
    }
}

#[test]
fn who_withdraws_a_promise_of_the_gemeente_says_why_and_whom_it_hits_the_regisseur_too() {
    let (mut story, gerda) = with_regie();
    story.must(Cast::Ayse, makes(gerda, bicycle()));
    let story = story.when(Cast::Rens, retracts(gerda, " ", Some(Raakt::Inwoner))).refused("reden-nodig");
    let story = story.when(Cast::Rens, retracts(gerda, "het geld is op", None)).refused("kies");
    let story =
        story.when(Cast::Rens, retracts(gerda, "het geld is op", Some(Raakt::Inwoner))).then(["belofte.ingetrokken"]);
    let shown = known(&story, gerda).remove(0);
    assert_eq!(
        (shown.belofte.einde.unwrap().hoe, shown.reden.as_deref()),
        (Hoe::Ingetrokken(Some(Raakt::Inwoner)), Some("het geld is op"))
    );
}

#[test]
fn what_others_promised_another_day_and_a_new_promise_stay_with_the_begeleider() {
    for van in Kant::ALL {
        let (mut story, gerda) = with_regie();
        story.must(Cast::Ayse, makes(gerda, by(van)));
        let seen = story.asks(Cast::Rens, |s, v| one(s, v, gerda, BelofteId(1)).unwrap());
        assert_eq!((seen.may_follow, seen.may_settle), (false, van == Kant::Gemeente), "{van:?}");
        for who in Cast::ALL {
            let settles = who == Cast::Ayse || (who == Cast::Rens && van == Kant::Gemeente);
            let raakt = Some(Raakt::Inwoner);
            let tried = [
                (settles, story.asks(who, keeps(gerda, 1))),
                (settles, story.asks(who, retracts(gerda, "lukt niet", raakt))),
                (who == Cast::Ayse, story.asks(who, moves(gerda, "2010-02-01", "lukt nog niet"))),
                (who == Cast::Ayse, story.asks(who, makes(gerda, Promise { wat: Some("een bril".into()), ..by(van) }))),
            ];
            for (place, (may, outcome)) in tried.into_iter().enumerate() {
                assert_eq!(outcome.is_ok(), may, "{} {van:?} {place}: {outcome:?}", who.naam());
                assert!(may || outcome == Err(No::Hidden), "{} {van:?} {place}", who.naam());
            }
        }
    }
}

#[test]
fn what_the_regisseur_may_record_the_regisseur_may_correct_and_take_back_and_nothing_else() {
    let (mut story, gerda) = with_regie();
    let made = story.must(Cast::Ayse, makes(gerda, bicycle()));
    story.on("2010-01-22");
    let kept = story.must(Cast::Rens, keeps(gerda, 1));
    let earlier = |nr| {
        move |s: &Town, v: &Viewer| correct(s, v, nr, day("2010-01-20"), v.today(), &Instead::Kept, "was woensdag al")
    };
    let story = story.when(Cast::Rosa, earlier(kept)).hidden();
    let story = story.when(Cast::Rens, earlier(kept)).then(["belofte.nagekomen"]);
    assert_eq!(known(&story, gerda)[0].belofte.uitkomst(story.today()), Uitkomst::OpTijd);
    let told = story.asks(Cast::Rens, |s, v| tijdlijn::of(s, v, gerda, v.today()).unwrap());
    let correctable = |event: &&tijdlijn::Event| matches!(&event.what, What::Belofte(fact) if fact.may_correct);
    let steps: Vec<Nr> =
        told.iter().filter(correctable).filter(|event| event.vervangen.is_none()).map(|event| event.nr).collect();
    let newest = known(&story, gerda)[0].belofte.einde.unwrap().nr;
    assert_eq!(steps, [newest]);
    let takes_back = |nr| move |s: &Town, v: &Viewer| withdraw(s, v, nr, "nog niet gekregen");
    let story = story.when(Cast::Rens, takes_back(made)).hidden();
    let story = story.when(Cast::Rens, takes_back(newest)).then(["belofte.nagekomen"]);
    assert_eq!(signals(&story, gerda).len(), 1, "it is owed again");
}
