//! Each line of the policy is true in practice: everybody of the cast asks the real question and tries the real act.

use super::pages::COLUMNS;
use crate::aanmelding::{self, AanmeldingStep, Accept};
use crate::access::{self, May, POLICY, Role, Viewer};
use crate::belemmering::{self, Barrier, BelemmeringStep, Stand};
use crate::belofte::{self, BelofteStep};
use crate::contact::{self, Seen};
use crate::entry::Statement;
use crate::groep::{self, DeelnameStap, End, Uitkomst};
use crate::ids::{AanmeldingId, BelofteId, DoelId, GroepId, InwonerId, Nr, StapId, TrajectId};
use crate::inwoner::{self, Persoon, Uitkering, Wachtlijst};
use crate::meting::{self, Groeipotentieel, Meting};
use crate::plan::{self, PlanStep};
use crate::refusal::{Hidden, No};
use crate::ritme::{self, Agree};
use crate::state::State;
use crate::succes;
use crate::testing::{Cast, Story, day, given, participatiehuis};
use crate::tijdlijn::{self, What};
use crate::time::Day;
use crate::traject::{self, Close, Start, TrajectFact};
use crate::{
    aanpak, gemeente, medewerker, samenvoeging, toewijzing, uitstel, vaststelling, vernietiging, verplaatsing,
    waarneming,
};

/// A town in which every kind of fact is there once, and where it is.
struct Town {
    story: Story,
    gerda: InwonerId,
    open: TrajectId,
    contact: Nr,
    verzoek: Nr,
}

fn town() -> Town {
    let mut story = Story::begin();
    story.on("2009-01-05");
    let (gerda, first) = story.gerda();
    described(&mut story, gerda);
    story.on("2009-02-02");
    let today = story.today();
    story.must(Cast::Marit, |s, v| traject::enter_phase(s, v, first, today, today, "start", None));
    story.must(Cast::Marit, |s, v| traject::extend(s, v, first, today, today, day("2011-03-01"), "cursus"));
    let close = Close { reden: "overig".into(), toelichting: Some("verhuist".into()), ..Close::default() };
    story.must(Cast::Marit, |s, v| traject::close(s, v, first, today, today, &close));
    story.must(Cast::Marit, |s, v| toewijzing::release(s, v, gerda, today, today));
    story.on("2010-01-04");
    story.assigned(gerda, Cast::Ayse);
    let (open, _) = story.started(gerda, "participatiehuis");
    let talk = contact::Contact { verslag: Some("zwemt weer".into()), ..Story::talk(story.today()) };
    let contact =
        story.must(Cast::Ayse, |s, v| contact::record(s, v, gerda, &talk, Seen { last: None, confirmed: false }));
    let today = story.today();
    story.must(Cast::Bea, |s, v| medewerker::set_fte(s, v, today, Cast::Ayse.id(), 80));
    worked_on(&mut story, gerda, open);
    referred_again(&mut story);
    let verzoek = to_be_destroyed(&mut story, gerda);
    taken_away(&mut story, gerda);
    let again = story.inwoner("Gerarda", "Berghs");
    story.must(Cast::Marit, |s, v| samenvoeging::join(s, v, gerda, again, "zelfde geboortedatum"));
    super::access::reached_by_others(&mut story, gerda);
    Town { story, gerda, open, contact, verzoek }
}

/// A talk with Wim, whom the same people guide, was recorded as one with Gerda.
fn taken_away(story: &mut Story, gerda: InwonerId) {
    let wim = story.inwoner("Wim", "Smeets");
    story.assigned(wim, Cast::Ayse);
    story.started(wim, "participatiehuis");
    let today = story.today();
    let (talk, seen) = (Story::talk(today), Seen { last: None, confirmed: true });
    let nr = story.must(Cast::Ayse, |s, v| contact::record(s, v, gerda, &talk, seen));
    story.must(Cast::Ayse, |s, v| verplaatsing::move_to(s, v, nr, &to_wim()));
}

/// Wim, the second inwoner of the town.
fn to_wim() -> verplaatsing::Elsewhere {
    let (naar, reden) = (InwonerId(2), "verkeerd dossier open".to_owned());
    verplaatsing::Elsewhere { naar, reden, verslag: None, afwijking: None }
}

/// Her newest meting turns out to be his.
fn measured_elsewhere(state: &State, viewer: &Viewer, gerda: InwonerId) -> Result<Vec<Statement>, No> {
    let nr = meting::newest_entry(state, gerda).ok_or(Hidden)?;
    verplaatsing::move_to(state, viewer, nr, &to_wim())
}

/// Gerda asked for it, her first traject is proposed, and the year it fell in was established.
fn to_be_destroyed(story: &mut Story, gerda: InwonerId) -> Nr {
    let (regels, aanpak, rapport) = (Vec::new(), "participatiehuis".to_owned(), "instroom".to_owned());
    let table = vaststelling::Established { jaar: 2009, aanpak, rapport, regels };
    story.must(Cast::Pieter, |s, v| vaststelling::establish(s, v, 2009, vec![table]));
    let today = story.today();
    let verzoek = story.must(Cast::Marit, |s, v| vernietiging::request(s, v, gerda, today));
    story.must(Cast::Marit, |s, v| vernietiging::propose(s, v, &of_the_first_traject()));
    verzoek
}

fn of_the_first_traject() -> vernietiging::Propose {
    let zaken = vec!["inwoner/1/traject/1".to_owned(), "inwoner/1/meting/1".to_owned()];
    vernietiging::Propose { grond: vernietiging::Grond::Verzoek, zaken, reden: Some("wil het niet meer".into()) }
}

/// Referrals with every ending, and one that waits: the fifth.
fn referred_again(story: &mut Story) {
    let today = story.today();
    let next = |story: &mut Story| story.referred("Gerda", "Berg").1;
    let id = next(story);
    story.must(Cast::Rens, |s, v| aanmelding::retract(s, v, id, today, today, "verhuist"));
    let id = next(story);
    story.must(Cast::Ayse, |s, v| aanmelding::meet(s, v, id, today, today));
    story.must(Cast::Ayse, |s, v| aanmelding::refuse(s, v, id, today, today, "zorg gaat voor"));
    let id = next(story);
    story.must(Cast::Ayse, |s, v| aanmelding::leave(s, v, id, today, today, "wil niet"));
    let id = next(story);
    let asked = Accept { begeleider: Cast::Ayse.id(), start: false, trajectsoort: None, afwijking: None };
    story.must(Cast::Ayse, |s, v| aanmelding::accept(s, v, id, today, today, &asked));
    assert_eq!(next(story), WAITS);
}

const WAITS: AanmeldingId = AanmeldingId(5);

/// A meting, a belemmering that was solved and came back, and a group that was left.
fn worked_on(story: &mut Story, gerda: InwonerId, open: TrajectId) {
    let today = story.today();
    let meting = a_meting();
    story.must(Cast::Ayse, |s, v| meting::record(s, v, gerda, open, today, today, &meting));
    let nr = story.must(Cast::Ayse, |s, v| belemmering::open(s, v, gerda, today, today, &a_barrier()));
    let id = belemmering::opened_at(story.state(), nr).unwrap();
    story.must(Cast::Ayse, |s, v| belemmering::move_to(s, v, id, today, today, Stand::OnderControle, None));
    story.must(Cast::Ayse, |s, v| belemmering::close(s, v, id, today, today));
    story.must(Cast::Ayse, |s, v| belemmering::reopen(s, v, id, today, today, Stand::InBeeld, "nieuwe brief"));
    planned(story, gerda, today);
    promised(story, gerda, today);
    story.must(Cast::Marit, |s, v| groep::open(s, v, today, today, &a_group(today)));
    story.must(Cast::Ayse, |s, v| groep::join(s, v, gerda, GroepId(1), today, today, None));
    let end = End { uitkomst: Uitkomst::Afgerond, reden: None };
    story.must(Cast::Ayse, |s, v| groep::leave(s, v, gerda, GroepId(1), today, today, &end));
    let ten = Agree { dagen: Some(10), afwijking: None };
    story.must(Cast::Ayse, |s, v| ritme::agree(s, v, open, (today, today), &ten));
}

/// A plan with a doel that was reached, a stap that was done and one that was dropped.
fn planned(story: &mut Story, gerda: InwonerId, today: Day) {
    let (doel, step) = ((gerda, DoelId(1)), a_step());
    let tick = plan::Tick { hielp: plan::Hielp::Ja, hoe: None, opgelost: false };
    let told = [(plan::Over::Wens, Some("iets betekenen".to_owned()))];
    let goal = plan::Goal { van: plan::Van::Inwoner, soort: plan::DoelSoort::Rust, wat: None, trede: None };
    story.must(Cast::Ayse, |s, v| plan::tell(s, v, gerda, today, today, &told));
    story.must(Cast::Ayse, |s, v| plan::set_goal(s, v, gerda, today, today, &goal));
    story.must(Cast::Ayse, |s, v| plan::end_goal(s, v, doel, today, today, true, None));
    story.must(Cast::Ayse, |s, v| plan::agree(s, v, gerda, today, today, &step));
    story.must(Cast::Ayse, |s, v| plan::tick(s, v, (gerda, StapId(1)), today, today, &tick));
    story.must(Cast::Ayse, |s, v| plan::agree(s, v, gerda, today, today, &step));
    story.must(Cast::Ayse, |s, v| plan::drop_step(s, v, (gerda, StapId(2)), today, today, "liever niet"));
}

/// A promise that was put on another day and kept, one that was withdrawn, and a success.
fn promised(story: &mut Story, gerda: InwonerId, today: Day) {
    let promise = a_promise(today);
    let (first, second) = ((gerda, BelofteId(1)), (gerda, BelofteId(2)));
    story.must(Cast::Ayse, |s, v| belofte::make(s, v, gerda, today, today, &promise));
    story.must(Cast::Ayse, |s, v| belofte::move_to(s, v, first, today, today, today.plus(9), "nog niet binnen"));
    story.must(Cast::Ayse, |s, v| belofte::keep(s, v, first, today, today));
    story.must(Cast::Ayse, |s, v| belofte::make(s, v, gerda, today, today, &promise));
    let raakt = Some(belofte::Raakt::Inwoner);
    story.must(Cast::Ayse, |s, v| belofte::retract(s, v, second, today, today, "het geld is op", raakt));
    story.must(Cast::Ayse, |s, v| belofte::make(s, v, gerda, today, today, &promise));
    story.must(Cast::Ayse, |s, v| succes::record(s, v, gerda, today, today, &a_success("ging vanzelf")));
    story.must(Cast::Ayse, |s, v| put_off(s, v, gerda));
}

/// The first thing known of her may wait a week.
fn put_off(state: &State, viewer: &Viewer, gerda: InwonerId) -> Result<Vec<Statement>, No> {
    let first = inwoner::history(state, gerda).map(|fact| fact.nr).min().ok_or(Hidden)?;
    uitstel::give(state, viewer, gerda, (uitstel::Soort::Stilstand, first), viewer.today().plus(7), "eerst vakantie")
}

fn seven_days() -> Agree {
    Agree { dagen: Some(7), afwijking: None }
}

fn a_promise(today: Day) -> belofte::Promise {
    let (van, dag, wat) = (belofte::Kant::Gemeente, Some(today.plus(7)), Some("een fiets".to_owned()));
    belofte::Promise { van, partner: None, wat, dag, aanvraag: None, afwijking: None }
}

fn a_success(woorden: &str) -> succes::Success {
    succes::Success { soort: succes::Soort::Alleen, wat: None, woorden: Some(woorden.into()), stap: None }
}

fn a_step() -> plan::Step {
    let wie = plan::Wie::Samen;
    plan::Step { wat: "koffie-uur".into(), wie, dag: None, doel: None, belemmering: None, afwijking: None }
}

fn a_meting() -> Meting {
    let groeipotentieel = Some(Groeipotentieel { trede: 4, motivering: "wil in de keuken helpen".into() });
    let (afwijking, toelichting) = (Some("nog eens gekeken".into()), Some("slaapt beter".into()));
    Meting { trede: Some(2), groeipotentieel, afwijking, toelichting, ..Meting::default() }
}

fn a_barrier() -> Barrier {
    Barrier { leefgebied: "financieel".into(), stand: Stand::InBeeld, wat: Some("huurschuld".into()), wie: None }
}

fn a_group(start: Day) -> groep::Open {
    groep::Open {
        aanpak: "participatiehuis".into(),
        soort: groep::Soort::Training,
        naam: "groep 1".into(),
        start,
        fase: None,
    }
}

fn described(story: &mut Story, gerda: InwonerId) {
    let today = story.today();
    let persoon = Persoon {
        voornaam: "Gerda".into(),
        achternaam: "Berg".into(),
        geboortedatum: Some(day("1961-05-17")),
        andere_naam: Some("Gerrie".into()),
        wijk: Some("Sanderbout".into()),
        uitkering: Some(Uitkering::Bijstand),
        uitkering_sinds: Some(day("2004-09-01")),
        wachtlijst: Some(Wachtlijst::Wsw),
        ..Persoon::default()
    };
    story.must(Cast::Marit, |s, v| inwoner::describe(s, v, gerda, today, today, &persoon));
}

#[test]
fn what_the_page_says_somebody_may_see_is_what_they_see() {
    let town = town();
    for may in POLICY.iter().flat_map(|policy| policy.see) {
        holds(&town, may, |viewer| sees(&town, viewer, may.what));
    }
}

#[test]
fn what_the_page_says_somebody_may_do_is_what_they_can_do() {
    let town = town();
    for may in POLICY.iter().flat_map(|policy| policy.act) {
        holds(&town, may, |viewer| can(&town, viewer, may.what));
    }
}

#[track_caller]
fn holds(town: &Town, may: &May, tries: impl Fn(&Viewer) -> Option<bool>) {
    for (standing, name, who) in COLUMNS {
        let viewer = town.story.viewer(who);
        assert_eq!(viewer.standing(town.story.state(), town.gerda), standing, "{name}");
        let Some(practice) = tries(&viewer) else { continue };
        assert_eq!(practice, may.allows(standing), "{}: {name} ({})", may.what, who.naam());
    }
}

/// Whether the viewer is shown this; `None` when no question of the core shows it to anybody.
fn sees(town: &Town, viewer: &Viewer, what: &str) -> Option<bool> {
    let (state, gerda) = (town.story.state(), town.gerda);
    let listed = || medewerker::list(state, viewer).into_iter().find(|medewerker| medewerker.id == Cast::Ayse.id());
    Some(match what {
        "gemeente.begonnen" => gemeente::naam(state) == "Sittard-Geleen",
        "aanpak.ingevoerd" => !aanpak::list(state).is_empty(),
        "medewerker.begonnen" => listed().is_some(),
        "medewerker.rol_toegekend" | "medewerker.rol_ingetrokken" => {
            listed().is_some_and(|ayse| !ayse.rollen.is_empty())
        }
        "medewerker.fte" => listed().is_some_and(|ayse| ayse.fte.is_some()),
        "inwoner.naam" => inwoner::naam(state, viewer, gerda).is_ok(),
        "toewijzing.begeleider" => toewijzing::begeleider(state, viewer, gerda).is_ok(),
        "contact.vastgelegd" => contact::one(state, viewer, town.contact).is_ok(),
        "groep.geopend" => groep::list(state, viewer).is_ok(),
        "cijfer" => access::figures(viewer).is_ok(),
        "cijfer.feiten" => viewer.gate(state, gerda, &access::FIGURES_OPEN).is_ok(),
        "cijfer.begeleider" => {
            let named = |leave, aanpak| medewerker::naam_for_figures(state, leave, Cast::Ayse.id(), aanpak).is_some();
            let aanpak = state.codes().find("participatiehuis").expect("the aanpak of the town");
            access::figures(viewer).is_ok_and(|leave| named(leave, aanpak))
        }
        "aanmelding: wie lijkt bekend" => {
            let persoon = Persoon { voornaam: "Gerda".into(), achternaam: "Berg".into(), ..Persoon::default() };
            aanmelding::doubles(state, viewer, &persoon).is_ok_and(|found| found[0].inwoner == gerda)
        }
        "groep.plaats" => groep::plaats(state, viewer, GroepId(2)).is_ok(),
        "groep: wie er vandaag wordt verwacht" => groep::expected(state, viewer)
            .is_ok_and(|groups| groups.iter().flat_map(|(_, expected)| expected).any(|one| one.inwoner == gerda)),
        "waarneming.begonnen" | "waarneming.beeindigd" => waarneming::list(state, viewer).is_ok(),
        "inzage: het hele logboek" => viewer.gate_at_large(&access::INZAGE_LOG).is_ok(),
        "inzage: wie er nu bij kan" => access::who_reaches(state, viewer, gerda).is_ok(),
        "inzage: het eigen dossier" => crate::eigen::of(state, viewer, gerda).is_ok(),
        "inzage" => viewer.gate(state, gerda, &access::INZAGE).is_ok(),
        // An established table is shown to whoever may count.
        "vaststelling.tabel" => access::figures(viewer).is_ok(),
        "vernietiging.verzocht" | "vernietiging.afgewezen" => {
            vernietiging::requests(state, viewer).is_ok() || vernietiging::about(state, viewer, gerda).is_ok()
        }
        "vernietiging.voorgesteld" | "vernietiging.besloten" => vernietiging::proposals(state, viewer).is_ok(),
        "vernietiging.vervallen" => vernietiging::due(state, viewer).is_ok(),
        // What the list said is compared by the import, and shown by no question.
        "lijst.regel_gelezen" => return None,
        on_the_tijdlijn => tijdlijn::of(state, viewer, gerda, Day::LAST)
            .is_ok_and(|events| events.iter().any(|event| is_about(&event.what, on_the_tijdlijn))),
    })
}

fn is_about(what: &What, soort: &str) -> bool {
    use inwoner::PersonFact as P;
    match soort {
        "inwoner.ingeschreven" => matches!(what, What::Person(P::Registered)),
        "inwoner.andere_naam" => matches!(what, What::Person(P::AlsoNamed(_))),
        "inwoner.geboortedatum" => matches!(what, What::Person(P::Born(_))),
        "inwoner.wijk" => matches!(what, What::Person(P::Lives(_))),
        "inwoner.uitkering" => matches!(what, What::Person(P::Benefits(_))),
        "inwoner.uitkering_sinds" => matches!(what, What::Person(P::BenefitsSince(_))),
        "inwoner.wachtlijst" => matches!(what, What::Person(P::Waits(_))),
        "toewijzing.regisseur" => matches!(what, What::Regisseur(_)),
        "toewijzing.geen_begeleider" => matches!(what, What::Begeleider(None)),
        "aanmelding.gedaan"
        | "aanmelding.gesprek"
        | "aanmelding.aangenomen"
        | "aanmelding.afgewezen"
        | "aanmelding.ingetrokken"
        | "aanmelding.afgehaakt" => {
            matches!(what, What::Aanmelding(fact) if of_referral(&fact.step) == soort)
        }
        "traject.gestart" => matches!(what, What::Traject(TrajectFact::Started { .. })),
        "traject.fase" => matches!(what, What::Traject(TrajectFact::Phase { .. })),
        "traject.verlengd" => matches!(what, What::Traject(TrajectFact::Extended { .. })),
        "traject.afgesloten" => matches!(what, What::Traject(TrajectFact::Closed { .. })),
        "meting.vastgelegd" => matches!(what, What::Meting(_)),
        "meting.vastgelegd: groeipotentieel" => matches!(what, What::Meting(shown) if shown.groeipotentieel.is_some()),
        "meting.vastgelegd: toelichting" => matches!(what, What::Meting(shown) if shown.toelichting.is_some()),
        "belemmering.geopend: wat en wie" => matches!(what, What::Belemmering(fact) if fact.wat.is_some()),
        "belemmering.geopend" | "belemmering.stand" | "belemmering.opgelost" | "belemmering.heropend" => {
            matches!(what, What::Belemmering(fact) if word_of(fact.step) == soort)
        }
        "plan.verteld" => matches!(what, What::Plan(fact) if matches!(fact.step, PlanStep::Told(_))),
        "plan.doel" => matches!(what, What::Plan(fact) if matches!(fact.step, PlanStep::GoalSet { .. })),
        "plan.doel_geeindigd" => matches!(what, What::Plan(fact) if matches!(fact.step, PlanStep::GoalEnded { .. })),
        "plan.stap" => matches!(what, What::Plan(fact) if matches!(fact.step, PlanStep::StepAgreed { .. })),
        "plan.stap_gedaan" => matches!(what, What::Plan(fact) if matches!(fact.step, PlanStep::StepDone(_))),
        "plan.stap_vervallen" => matches!(what, What::Plan(fact) if fact.step == PlanStep::StepDropped),
        "belofte.gedaan: wat en waarom" => matches!(what, What::Belofte(fact) if fact.wat.is_some()),
        "belofte.gedaan" | "belofte.nagekomen" | "belofte.verzet" | "belofte.ingetrokken" => {
            matches!(what, What::Belofte(fact) if of_promise(fact.step) == soort)
        }
        "succes.behaald" => matches!(what, What::Succes(_)),
        "uitstel.gegeven" => matches!(what, What::Uitstel(_)),
        "samenvoeging.samengevoegd" => matches!(what, What::Samengevoegd(_)),
        "verplaatsing.verplaatst" => matches!(what, What::Elders(..)),
        "succes.behaald: eigen woorden" => matches!(what, What::Succes(fact) if fact.woorden.is_some()),
        "groep.deelname_gestart" => matches!(what, What::Groep(fact) if fact.wat == DeelnameStap::Begonnen),
        "groep.deelname_geeindigd" => {
            matches!(what, What::Groep(fact) if matches!(fact.wat, DeelnameStap::Geeindigd(_)))
        }
        "groep.aanwezig" => matches!(what, What::Groep(fact) if fact.wat == DeelnameStap::Aanwezig),
        "ritme.afgesproken" => matches!(what, What::Ritme(_)),
        "contact.vastgelegd: verslag" => what.sealed().is_some(),
        other => panic!("{other:?} has a line in the policy and no question in testing/proof/policy.rs"),
    }
}

fn of_promise(step: BelofteStep) -> &'static str {
    match step {
        BelofteStep::Made { .. } => "belofte.gedaan",
        BelofteStep::Kept => "belofte.nagekomen",
        BelofteStep::Moved { .. } => "belofte.verzet",
        BelofteStep::Retracted(_) => "belofte.ingetrokken",
    }
}

fn of_referral(step: &AanmeldingStep) -> String {
    let word = match step {
        AanmeldingStep::Referred { .. } => "gedaan",
        AanmeldingStep::Met(_) => "gesprek",
        AanmeldingStep::Answered(stand) => stand.word(),
    };
    format!("aanmelding.{word}")
}

fn word_of(step: BelemmeringStep) -> &'static str {
    match step {
        BelemmeringStep::Opened(_) => "belemmering.geopend",
        BelemmeringStep::Moved(_) => "belemmering.stand",
        BelemmeringStep::Solved => "belemmering.opgelost",
        BelemmeringStep::Reopened(_) => "belemmering.heropend",
    }
}

/// Whether the viewer gets further than "not there"; `None` when the act has a form of its own.
fn can(town: &Town, viewer: &Viewer, what: &str) -> Option<bool> {
    let (state, gerda, traject, today) = (town.story.state(), town.gerda, town.open, viewer.today());
    let persoon = Persoon { achternaam: "Berg".into(), wijk: Some("Lindenheuvel".into()), ..Persoon::default() };
    let (start, close) = (
        Start { aanpak: "de-cirkel".into(), ..Start::default() },
        Close { reden: "overig".into(), ..Close::default() },
    );
    let no: Result<Vec<Statement>, No> = match what {
        "gemeente beginnen" => gemeente::open(&State::default(), viewer, "stein", "Stein"),
        "aanpak invoeren" => aanpak::adopt(state, viewer, today, participatiehuis()),
        "medewerker aannemen" => medewerker::hire(state, viewer, today, "Noor", Role::Begeleider, None),
        "rol toekennen of intrekken" => {
            let (grant, revoke) = (
                medewerker::grant(state, viewer, today, Cast::Bram.id(), Role::Coordinator, None),
                medewerker::revoke(state, viewer, today, Cast::Bram.id(), Role::Begeleider),
            );
            assert_eq!(grant.is_ok(), revoke.is_ok());
            grant
        }
        "fte vastleggen" => medewerker::set_fte(state, viewer, today, Cast::Bram.id(), 100),
        "inwoner inschrijven" => inwoner::register(state, viewer, today, today, None, &persoon),
        "persoonsgegevens wijzigen" => inwoner::describe(state, viewer, gerda, today, today, &persoon),
        "begeleider toewijzen" => toewijzing::assign(state, viewer, gerda, today, today, Cast::Bram.id()),
        "waarneming vermelden of beëindigen" => waarneming::begin(state, viewer, &super::access::ask(viewer)),
        "plaats en dagen van een groep vastleggen" => {
            groep::meet_at(state, viewer, GroepId(2), (today, today), None, &[groep::Weekdag::Maandag])
        }
        "regie overdragen" => {
            aanmelding::hand_over(state, viewer, gerda, (today, today), Cast::Rosa.id(), "ander team")
        }
        "traject starten" => traject::start(state, viewer, gerda, today, today, &start),
        "inwoner aanmelden" => aanmelding::refer(state, viewer, today, today, (&persoon, None), &Story::referral()),
        "eerste gesprek vastleggen"
        | "aanmelding aannemen of afwijzen"
        | "aanmelding intrekken"
        | "afhaken voor de start vastleggen"
        | "uitstel geven voor een aanmelding" => referral_that_waits(town, viewer, what),
        "fase ingaan" => traject::enter_phase(state, viewer, traject, today, today, "start", None),
        "traject verlengen" => traject::extend(state, viewer, traject, today, today, day("2013-01-01"), "cursus"),
        "traject afsluiten" => traject::close(state, viewer, traject, today, today, &close),
        "contact vastleggen" => {
            contact::record(state, viewer, gerda, &Story::talk(today), Seen { last: None, confirmed: true })
        }
        "meting vastleggen" => meting::record(state, viewer, gerda, traject, today, today, &a_meting()),
        "belemmering vastleggen" => belemmering::open(state, viewer, gerda, today, today, &a_barrier()),
        "plan bijhouden" => plan::agree(state, viewer, gerda, today, today, &a_step()),
        "belofte van de gemeente nakomen of intrekken" => settled(state, viewer, gerda),
        "belofte vastleggen" => belofte::make(state, viewer, gerda, today, today, &a_promise(today)),
        "twee dossiers van één inwoner samenvoegen" => joined(state, viewer, gerda),
        "feit naar een andere inwoner verplaatsen" => measured_elsewhere(state, viewer, gerda),
        "uitstel geven" => put_off(state, viewer, gerda),
        "succes vastleggen" => succes::record(state, viewer, gerda, today, today, &a_success("nog eens")),
        "groep openen" => groep::open(state, viewer, today, today, &a_group(today)),
        "aanwezigheid vastleggen" => groep::attend(state, viewer, GroepId(2), (today, today), &[gerda]),
        "ritme afspreken" => ritme::agree(state, viewer, traject, (today, today), &seven_days()),
        "deelname vastleggen" => groep::join(state, viewer, gerda, GroepId(1), today, today, None),
        "cijfers van een jaar vaststellen" => vaststelling::establish(state, viewer, 2008, Vec::new()),
        of_destruction if of_destruction.contains("vernietiging") => destroys(town, viewer, of_destruction),
        // Reading a list takes a draft; the slice proves who may.
        "lijst importeren" => return None,
        other => panic!("{other:?} has a line in the policy and no act in testing/proof/policy.rs"),
    };
    Some(no != Err(No::Hidden))
}

/// The promise of the gemeente that is still open.
fn settled(state: &State, viewer: &Viewer, gerda: InwonerId) -> Result<Vec<Statement>, No> {
    let (which, today) = ((gerda, BelofteId(3)), viewer.today());
    let retract = belofte::retract(state, viewer, which, today, today, "het geld is op", Some(belofte::Raakt::Inwoner));
    let keep = belofte::keep(state, viewer, which, today, today);
    assert_eq!(keep.is_ok(), retract.is_ok());
    keep
}

/// What can befall the referral that has no answer yet.
fn referral_that_waits(town: &Town, viewer: &Viewer, what: &str) -> Result<Vec<Statement>, No> {
    let (state, gerda, today) = (town.story.state(), town.gerda, viewer.today());
    match what {
        "eerste gesprek vastleggen" => aanmelding::meet(state, viewer, WAITS, today, today),
        "aanmelding aannemen of afwijzen" => {
            let asked = Accept { begeleider: Cast::Ayse.id(), start: false, trajectsoort: None, afwijking: None };
            let accept = aanmelding::accept(state, viewer, WAITS, today, today, &asked);
            let refuse = aanmelding::refuse(state, viewer, WAITS, today, today, "zorg gaat voor");
            assert_eq!(accept.is_ok(), refuse.is_ok());
            assert_eq!(aanmelding::rooms(state, viewer, WAITS).is_ok(), accept.is_ok());
            accept
        }
        "aanmelding intrekken" => aanmelding::retract(state, viewer, WAITS, today, today, "verhuist"),
        "afhaken voor de start vastleggen" => aanmelding::leave(state, viewer, WAITS, today, today, "wil niet"),
        _ => {
            let made = aanmelding::of_inwoner(state, gerda, Day::LAST).find(|one| one.id == WAITS).ok_or(Hidden)?.nr;
            let about = (uitstel::Soort::AanmeldingOnbeantwoord, made);
            uitstel::give(state, viewer, gerda, about, today.plus(7), "na de vakantie")
        }
    }
}

fn joined(state: &State, viewer: &Viewer, gerda: InwonerId) -> Result<Vec<Statement>, No> {
    samenvoeging::join(state, viewer, gerda, InwonerId(2), "dezelfde")
}

/// The acts of keeping no longer than allowed.
fn destroys(town: &Town, viewer: &Viewer, what: &str) -> Result<Vec<Statement>, No> {
    let state = town.story.state();
    match what {
        "verzoek om vernietiging vastleggen" => vernietiging::request(state, viewer, town.gerda, viewer.today()),
        "verzoek om vernietiging afwijzen" => {
            vernietiging::refuse_request(state, viewer, town.verzoek, "moet tien jaar blijven")
        }
        "vernietiging voorstellen" => vernietiging::propose(state, viewer, &of_the_first_traject()),
        "over vernietiging besluiten" => vernietiging::decide(state, viewer, 1, true, None),
        "vernietiging uitvoeren" => vernietiging::execute(state, viewer, 1).map(|_| Vec::new()),
        other => panic!("{other:?} has a line in the policy and no act in testing/proof/policy.rs"),
    }
}

#[test]
fn a_colleague_and_a_stranger_to_the_dossier_cannot_tell_it_from_one_that_does_not_exist() {
    let town = town();
    let (state, nobody) = (town.story.state(), InwonerId(999));
    for who in [Cast::Bram, Cast::Rosa, Cast::Olga, Cast::Wendy, Cast::Pieter, Cast::Petra, Cast::Bea, Cast::Meedoen] {
        let viewer = town.story.viewer(who);
        let asked = |inwoner| {
            let events = tijdlijn::of(state, &viewer, inwoner, Day::LAST).map(|events| events.len());
            let signals = crate::signaal::of(state, &viewer, inwoner).map(|signals| signals.len());
            assert!(
                meting::list(state, &viewer, inwoner).is_err() && belemmering::list(state, &viewer, inwoner).is_err()
            );
            assert!(plan::of(state, &viewer, inwoner).is_err());
            assert!(belofte::list(state, &viewer, inwoner).is_err() && succes::list(state, &viewer, inwoner).is_err());
            assert!(
                groep::of(state, &viewer, inwoner).is_err() && groep::members(state, &viewer, GroepId(1)).is_empty()
            );
            assert!(aanmelding::of(state, &viewer, inwoner).is_err() && aanmelding::list(state, &viewer).is_empty());
            (
                inwoner::card(state, &viewer, inwoner).is_ok(),
                inwoner::naam(state, &viewer, inwoner).is_ok(),
                events,
                signals,
            )
        };
        assert_eq!(asked(town.gerda), asked(nobody), "{}", who.naam());
        assert_eq!(contact::one(state, &viewer, town.contact), contact::one(state, &viewer, Nr(999)), "{}", who.naam());
        assert_eq!(viewer.take_looks(), access::Looks::default(), "nothing was seen, so nothing is noted");
    }
}

#[test]
fn somebody_sees_in_a_role_only_while_it_is_theirs() {
    given(|story| {
        story.gerda();
        story.on("2010-02-01");
        let today = story.today();
        story.must(Cast::Bea, |s, v| medewerker::revoke(s, v, today, Cast::Ayse.id(), Role::Begeleider));
        assert!(Cast::Ayse.viewer(story.state(), today).is_none());
        assert!(Cast::Ayse.viewer(story.state(), today.plus(-1)).is_some());
    });
}

#[test]
fn scope_is_the_gate_for_everybody_at_once() {
    let mut town = town();
    let other = town.story.inwoner("Wim", "Jansen");
    for who in Cast::ALL {
        let viewer = town.story.viewer(who);
        let scope = access::scope(town.story.state(), &viewer);
        for inwoner in [town.gerda, other, InwonerId(0), InwonerId(999)] {
            assert_eq!(
                scope.holds(inwoner),
                inwoner::naam(town.story.state(), &viewer, inwoner).is_ok(),
                "{}",
                who.naam()
            );
        }
    }
}
