use super::*;
use crate::aanpak::{
    self,
    content::{NormSoort, Onderdeel},
};
use crate::access::Viewer;
use crate::contact;
use crate::entry::Statement;
use crate::ids::{AanmeldingId, InwonerId, Nr};
use crate::inwoner::{self, Persoon};
use crate::refusal::No;
use crate::state::State as Town;
use crate::testing::{Cast, Story, day, given, participatiehuis};
use crate::tijdlijn::{self, What};
use crate::time::Day;
use crate::{medewerker, meting, signaal, toewijzing, traject};

type Ruled = Result<Vec<Statement>, No>;

fn wim() -> Persoon {
    let geboortedatum = Some(day("1970-03-02"));
    Persoon { voornaam: "Wim".into(), achternaam: "Jansen".into(), geboortedatum, ..Persoon::default() }
}

/// Wim, referred by Rens on 4 January 2010.
fn referred() -> (Story, InwonerId, AanmeldingId) {
    let mut known = None;
    let story = given(|story| known = Some(story.referred("Wim", "Jansen")));
    let (inwoner, id) = known.unwrap();
    (story, inwoner, id)
}

fn refers(persoon: Persoon, same: Option<InwonerId>, asked: Refer) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| refer(s, v, v.today(), v.today(), (&persoon, same), &asked)
}

fn by(begeleider: Cast) -> Accept {
    Accept { begeleider: begeleider.id(), start: true, trajectsoort: None, afwijking: None }
}

fn accepts(id: AanmeldingId, asked: Accept) -> impl FnOnce(&Town, &Viewer) -> Ruled {
    move |s, v| accept(s, v, id, v.today(), v.today(), &asked)
}

fn stand(story: &Story, id: AanmeldingId) -> Stand {
    story.asks(Cast::Rens, |s, v| one(s, v, id).unwrap().aanmelding.stand)
}

#[test]
fn a_referral_of_a_stranger_opens_the_dossier_and_waits() {
    let story = Story::begin().when(Cast::Rens, refers(wim(), None, Story::referral()));
    let story = story.then(["inwoner.ingeschreven", "inwoner.naam", "inwoner.geboortedatum", "aanmelding.gedaan"]);
    let row = story.asks(Cast::Rens, |s, v| list(s, v).remove(0));
    let expected = (Stand::Wacht, Some(Cast::Rens.id()), "zit al jaren thuis", true, false);
    let one = row.aanmelding;
    assert_eq!((one.stand, one.regisseur, &*row.reden, row.may_retract, row.may_answer), expected);
    for (who, rows) in [(Cast::Marit, 1), (Cast::Olga, 0), (Cast::Rosa, 0), (Cast::Ayse, 0), (Cast::Pieter, 0)] {
        assert_eq!(story.asks(who, |s, v| list(s, v).len()), rows, "{}", who.naam());
    }
}

#[test]
fn what_a_referral_cannot_be() {
    let nameless = Persoon { achternaam: " ".into(), ..wim() };
    let elsewhere = Refer { aanpak: "nergens".into(), ..Story::referral() };
    let silent = Refer { reden: " ".into(), ..Story::referral() };
    let story = Story::begin().when(Cast::Rens, refers(nameless, None, Story::referral())).refused("vul-in");
    let story = story.when(Cast::Rens, refers(wim(), None, elsewhere)).refused("aanpak-onbekend");
    let story = story.when(Cast::Rens, refers(wim(), None, silent)).refused("reden-nodig");
    let mut story = story.when(Cast::Rens, refers(wim(), Some(InwonerId(1)), Story::referral())).hidden();
    for who in [Cast::Ayse, Cast::Pieter, Cast::Bea, Cast::Meedoen] {
        story = story.when(who, refers(wim(), None, Story::referral())).hidden();
    }
    let mut closed = participatiehuis();
    closed.slug = "dicht".into();
    closed.onderdelen.retain(|part| *part != Onderdeel::Aanmelding);
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), closed));
    assert!(story.asks(Cast::Rens, |s, v| open_to_referrals(s, v).iter().all(|content| content.slug != "dicht")));
    let closed = Refer { aanpak: "dicht".into(), ..Story::referral() };
    story.when(Cast::Rens, refers(wim(), None, closed)).refused("aanpak-kent-geen-aanmelding");
}

#[test]
fn who_seems_to_be_known_is_shown_and_referred_only_with_a_reason() {
    let (story, first, _) = referred();
    let found = story.asks(Cast::Rosa, |s, v| doubles(s, v, &wim()).unwrap());
    assert_eq!(
        found.iter().map(|double| (double.inwoner, double.wacht.is_some())).collect::<Vec<_>>(),
        [(first, true)]
    );
    assert_eq!(story.asks(Cast::Ayse, |s, v| doubles(s, v, &wim())), Err(crate::refusal::Hidden));
    let story = story.when(Cast::Rosa, refers(wim(), None, Story::referral())).refused("lijkt-al-bekend");
    let why = Refer { afwijking: Some("nu voor de kok".into()), ..Story::referral() };
    let story = story.when(Cast::Rosa, refers(wim(), Some(first), why.clone())).then(["aanmelding.gedaan"]);
    assert_eq!(story.asks(Cast::Marit, |s, v| of(s, v, first).unwrap().len()), 2);
    // Somebody else with the same name gets a dossier of his own; another day of birth needs no reason.
    let story = story.when(Cast::Rosa, refers(Persoon { geboortedatum: None, ..wim() }, None, why)).then([
        "inwoner.ingeschreven",
        "inwoner.naam",
        "aanmelding.gedaan",
    ]);
    let (g, born) = (Persoon { voornaam: "W.".into(), ..wim() }, Some(day("1981-01-01")));
    assert_eq!(story.asks(Cast::Rosa, |s, v| doubles(s, v, &g).unwrap().len()), 0);
    let young = Persoon { geboortedatum: born, ..wim() };
    let mut story = story;
    story.must(Cast::Marit, |s, v| inwoner::describe(s, v, first, v.today(), v.today(), &wim()));
    assert_eq!(story.asks(Cast::Rosa, |s, v| doubles(s, v, &young).unwrap().len()), 1, "only who has no day of birth");
    assert_eq!(story.asks(Cast::Rosa, |s, v| doubles(s, v, &g).unwrap().len()), 1, "the day of birth agrees");
}

#[test]
fn accepting_assigns_the_begeleider_and_starts_the_traject_on_the_ground_of_the_referral() {
    let (story, wim, id) = referred();
    let story = story.when(Cast::Bram, accepts(id, by(Cast::Ayse))).hidden();
    let story = story.when(Cast::Rens, accepts(id, by(Cast::Ayse))).hidden();
    let soorten = ["aanmelding.aangenomen", "toewijzing.begeleider", "traject.gestart"];
    let story = story.when(Cast::Marit, accepts(id, by(Cast::Ayse))).then(soorten);
    let started = story.asks(Cast::Ayse, |s, v| traject::list(s, v, wim).unwrap()[0]);
    assert_eq!((started.instroom, started.grondslag), (story.today(), Some(Story::referral().grondslag)));
    assert_eq!(story.asks(Cast::Rens, |s, v| toewijzing::begeleider(s, v, wim)), Ok(Some(Cast::Ayse.id())));
    assert_eq!(story.asks(Cast::Marit, |s, v| list(s, v).len()), 0, "there is nothing left to do");
    let story = story.when(Cast::Marit, accepts(id, by(Cast::Ayse))).refused("aanmelding-is-beantwoord");
    let gone = |s: &Town, v: &Viewer| leave(s, v, id, v.today(), v.today(), "wil niet");
    story.when(Cast::Rens, gone).refused("aanmelding-is-beantwoord");
}

#[test]
fn the_regie_is_handed_over_with_a_reason_and_who_had_it_sees_the_dossier_no_more() {
    let (story, wim, _) = referred();
    let hands = |to: Cast, why: &'static str| {
        move |s: &Town, v: &Viewer| hand_over(s, v, wim, (v.today(), v.today()), to.id(), why)
    };
    let story = story.when(Cast::Rosa, hands(Cast::Rosa, "ander team")).hidden();
    let story = story.when(Cast::Rens, hands(Cast::Rens, "ander team")).refused("is-al-regisseur");
    let story = story.when(Cast::Rens, hands(Cast::Ayse, "ander team")).refused("geen-regisseur");
    let story = story.when(Cast::Rens, hands(Cast::Rosa, " ")).refused("reden-nodig");
    let story = story.when(Cast::Rens, hands(Cast::Rosa, "ander team")).then(["toewijzing.regisseur"]);
    assert!(story.asks(Cast::Rens, |s, v| inwoner::card(s, v, wim)).is_err());
    assert_eq!(story.asks(Cast::Rosa, |s, v| regisseur(s, v, wim)), Ok(Some(Cast::Rosa.id())));
    let nr = story.state().nr();
    let never = |s: &Town, v: &Viewer| toewijzing::withdraw(s, v, nr, "nooit gebeurd");
    let story = story.when(Cast::Rosa, never).hidden();
    let mut story = story.when(Cast::Marit, never).then(["toewijzing.regisseur"]);
    assert!(story.asks(Cast::Rens, |s, v| inwoner::card(s, v, wim)).is_ok());
    let other = story.inwoner("Ans", "Vos");
    let nobody = |s: &Town, v: &Viewer| hand_over(s, v, other, (v.today(), v.today()), Cast::Rosa.id(), "ander team");
    story.when(Cast::Marit, nobody).refused("heeft-geen-regisseur");
}

#[test]
fn above_the_norm_for_the_hours_of_the_begeleider_a_reason_is_asked() {
    let (mut story, _, id) = referred();
    let today = story.today();
    story.must(Cast::Bea, |s, v| medewerker::set_fte(s, v, today, Cast::Ayse.id(), 3));
    let rooms = story.asks(Cast::Marit, |s, v| rooms(s, v, id).unwrap());
    let known: Vec<_> = rooms.iter().map(|room| (&*room.naam, room.aantal, room.hoogstens)).collect();
    assert_eq!(
        known,
        [("Ayşe", 0, Some(1)), ("Bram", 0, None), ("Karim", 0, None)],
        "0.03 of 35 is one; nobody knows the hours of Bram"
    );
    let other = story.inwoner("Ans", "Vos");
    story.assigned(other, Cast::Ayse);
    let story = story.when(Cast::Marit, accepts(id, by(Cast::Ayse))).refused("caseload-boven-norm");
    let why = Accept { afwijking: Some("kent haar al".into()), start: false, ..by(Cast::Ayse) };
    story.when(Cast::Marit, accepts(id, why)).then(["aanmelding.aangenomen", "toewijzing.begeleider"]);
}

#[test]
fn the_first_talk_has_the_form_of_the_aanpak_and_takes_place_once() {
    let (mut story, wim, id) = referred();
    let talk = |s: &Town, v: &Viewer| meet(s, v, id, v.today(), v.today());
    story = story.when(Cast::Marit, talk).then(["aanmelding.gesprek"]);
    let met = story.asks(Cast::Rens, |s, v| one(s, v, id).unwrap().aanmelding.gesprek);
    assert_eq!(met, Some((Gespreksvorm::Driegesprek, story.today())));
    story = story.when(Cast::Marit, talk).refused("eerste-gesprek-was-er-al");
    let early = |s: &Town, v: &Viewer| refuse(s, v, id, day("2010-01-03"), v.today(), "zorg gaat voor");
    story = story.when(Cast::Marit, early).refused("aanmelding-ging-verder");
    let mut silent = participatiehuis();
    silent.onderdelen.retain(|part| !matches!(part, Onderdeel::Driegesprek | Onderdeel::Kennismaking));
    story.on("2010-02-01");
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), silent));
    let (_, second) = story.referred("Ans", "Vos");
    let talk = |s: &Town, v: &Viewer| meet(s, v, second, v.today(), v.today());
    let story = story.when(Cast::Marit, talk).refused("aanpak-kent-geen-eerste-gesprek");
    assert!(story.asks(Cast::Marit, |s, v| tijdlijn::of(s, v, wim, Day::LAST)).is_ok());
}

#[test]
fn a_referral_is_refused_called_back_or_left_with_a_reason_and_then_it_is_settled() {
    type End = fn(&Town, &Viewer, AanmeldingId, Day, Day, &str) -> Ruled;
    let ends: [(Cast, End, &str, Stand); 3] = [
        (Cast::Marit, refuse, "aanmelding.afgewezen", Stand::Afgewezen),
        (Cast::Rens, retract, "aanmelding.ingetrokken", Stand::Ingetrokken),
        (Cast::Rens, leave, "aanmelding.afgehaakt", Stand::Afgehaakt),
    ];
    for (who, end, soort, stands) in ends {
        let (story, inwoner, id) = referred();
        let ending = |why: &'static str| move |s: &Town, v: &Viewer| end(s, v, id, v.today(), v.today(), why);
        let story = story.when(who, ending(" ")).refused("reden-nodig");
        let story = story.when(Cast::Rosa, ending("te laat")).hidden();
        let story = story.when(who, ending("zorg gaat voor")).then([soort]);
        assert_eq!(stand(&story, id), stands);
        let shown = story.asks(Cast::Rens, |s, v| of(s, v, inwoner).unwrap().remove(0));
        assert_eq!((shown.antwoord.as_deref(), shown.may_retract), (Some("zorg gaat voor"), false));
        story.when(who, ending("nog eens")).refused("aanmelding-is-beantwoord");
    }
}

#[test]
fn a_referral_is_corrected_until_something_followed_and_taken_back_from_the_end() {
    let (story, wim, id) = referred();
    let nr = story.asks(Cast::Rens, |s, v| one(s, v, id).unwrap().aanmelding.nr);
    let corrects = |nr: Nr, asked: Refer| {
        move |s: &Town, v: &Viewer| correct_refer(s, v, nr, v.today(), v.today(), &asked, "was anders")
    };
    let willing = Refer { beweegreden: Some(Beweegreden::Mensen), ..Story::referral() };
    let story = story.when(Cast::Rosa, corrects(nr, willing.clone())).hidden();
    let mut story = story.when(Cast::Rens, corrects(nr, willing)).then(["aanmelding.gedaan"]);
    let known = story.asks(Cast::Rens, |s, v| one(s, v, id).unwrap().aanmelding);
    assert_eq!((known.beweegreden, known.regisseur), (Some(Beweegreden::Mensen), Some(Cast::Rens.id())));
    let accepted = story.must(Cast::Marit, accepts(id, Accept { start: false, ..by(Cast::Ayse) }));
    let elsewhere = Refer { aanpak: "de-cirkel".into(), ..Story::referral() };
    let story = story.when(Cast::Rens, corrects(known.nr, elsewhere)).refused("eerst-het-verloop-intrekken");
    let why = |nr| move |s: &Town, v: &Viewer| withdraw(s, v, nr, "nooit gedaan");
    let story = story.when(Cast::Rens, why(known.nr)).refused("eerst-het-verloop-intrekken");
    let step = |nr| move |s: &Town, v: &Viewer| correct_step(s, v, nr, v.today(), v.today(), None, "was anders");
    let story = story.when(Cast::Ayse, step(accepted)).then(["aanmelding.aangenomen"]);
    let accepted = story.state().nr();
    let story = story.when(Cast::Ayse, why(accepted)).then(["aanmelding.aangenomen"]);
    assert_eq!(stand(&story, id), Stand::Wacht);
    let story = story.when(Cast::Rens, why(known.nr)).then(["aanmelding.gedaan"]);
    assert!(story.asks(Cast::Rens, |s, v| inwoner::naam(s, v, wim)).is_err(), "nothing ties Rens to Wim any more");
}

#[test]
fn a_referral_that_waits_past_the_term_of_the_first_talk_is_owed_an_answer() {
    let (mut story, _, id) = referred();
    let owed = |story: &Story, who| {
        story.asks(who, |s, v| {
            let shown = one(s, v, id).ok()?;
            signaal::unanswered(s, v, &shown.aanmelding).map(|one| (one.dagen, one.regel.artikel().to_owned()))
        })
    };
    story.on("2010-01-18");
    assert_eq!(owed(&story, Cast::Rens), None, "fourteen days are within two weeks");
    story.on("2010-01-19");
    assert_eq!(owed(&story, Cast::Marit), Some((1, "1.1".to_owned())));
    let mut met = story.clone();
    met.must(Cast::Marit, |s, v| meet(s, v, id, v.today(), v.today()));
    assert_eq!(owed(&met, Cast::Marit), None, "the talk is an answer");
    let mut termless = participatiehuis();
    termless.normen.retain(|norm| norm.soort != NormSoort::Driegesprek);
    story.must(Cast::Pieter, |s, v| aanpak::adopt(s, v, v.today(), termless));
    assert_eq!(owed(&story, Cast::Marit), None, "an aanpak without the rule gives no signal");
}

#[test]
fn who_referred_sees_traject_and_meting_and_nothing_of_what_was_said() {
    let (mut story, wim, id) = referred();
    story.must(Cast::Marit, accepts(id, by(Cast::Ayse)));
    story.contact(wim);
    assert!(story.asks(Cast::Rens, |s, v| traject::list(s, v, wim)).is_ok());
    assert!(story.asks(Cast::Rens, |s, v| meting::list(s, v, wim)).is_ok());
    assert!(story.asks(Cast::Rens, |s, v| contact::newest_seen(s, v, wim)).is_err());
    let events = story.asks(Cast::Rens, |s, v| tijdlijn::of(s, v, wim, Day::LAST).unwrap());
    assert!(events.iter().any(|event| matches!(event.what, What::Aanmelding(_))));
    assert!(events.iter().all(|event| !matches!(event.what, What::Contact(_))));
}
