//! The plan on top of the dossier: what the inwoner wants, the next stap with what it may open up, and what was done.

use askama::Template;
use domain::aanpak::content::PlanStijl;
use domain::access::Viewer;
use domain::belemmering;
use domain::meting;
use domain::plan::{self, Over, Plan, Stap, Van};
use domain::refusal::Hidden;
use domain::state::State;

use super::known::Known;
use super::{called, feiten};
use crate::shell::visit::Visit;
use crate::shell::{Link, Tone};
use crate::tekst::capital;

#[derive(Template, Clone, Debug, Default)]
#[template(path = "dossier/plan.html")]
pub struct PlanCard {
    pub title: String,
    /// "Verteld", "Doel", "Stap": each leads to a short form.
    pub acts: Vec<(Link, Option<&'static str>)>,
    /// What the inwoner wishes, in the own words.
    pub wens: Option<String>,
    /// "Doel: vrijwilligerswerk", "Talent: koken".
    pub chips: Vec<Chip>,
    pub stappen: Vec<StapLine>,
    /// What to do first, as long as there is nothing.
    pub empty: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Chip {
    pub text: String,
    /// Where a doel is ended.
    pub act: Option<Link>,
}

#[derive(Clone, Debug, Default)]
pub struct StapLine {
    pub icon: &'static str,
    pub tone: Tone,
    pub title: String,
    /// "Gerda alleen. Uiterlijk 14 januari."
    pub detail: String,
    pub voice: Option<String>,
    /// stap, belemmering, doel, trede: only for the next one.
    pub thread: Vec<String>,
    /// "Gedaan" and "Gaat niet door".
    pub acts: Vec<Link>,
}

/// The card, for who may read the plan, when the aanpak keeps one or there is one from before.
pub(super) fn card(visit: &Visit, state: &State, viewer: &Viewer, known: &Known) -> Result<Option<PlanCard>, Hidden> {
    let (t, id) = (visit.t, known.inwoner);
    let Ok(plan) = plan::of(state, viewer, id) else { return Ok(None) };
    let may = plan.stijl != PlanStijl::Geen && plan::may_write(state, viewer, id);
    if plan.is_empty() && !may {
        return Ok(None);
    }
    let act = |part: &str, key: &str| Link::new(visit.at(format_args!("/inwoner/{id}/{part}")), t.say(key));
    let acts = if may {
        vec![(act("stap", "stap-agree"), Some("s")), (act("doel", "doel-set"), None), (act("plan", "plan-tell"), None)]
    } else {
        Vec::new()
    };
    let told = |over| plan.verteld.iter().find(|(known, ..)| *known == over).map(|(_, tekst, _)| tekst.to_string());
    let writer = Writer { visit, state, viewer, known, plan: &plan, may };
    Ok(Some(PlanCard {
        title: t.with("plan-of", "naam", called(&t, &known.card.naam)),
        acts,
        wens: told(Over::Wens),
        chips: writer.chips(told(Over::Talent), told(Over::Belangrijk)),
        stappen: writer.lines(),
        empty: plan.is_empty().then(|| t.with("plan-empty", "naam", called(&t, &known.card.naam))),
    }))
}

struct Writer<'a> {
    visit: &'a Visit,
    state: &'a State,
    viewer: &'a Viewer,
    known: &'a Known,
    plan: &'a Plan,
    may: bool,
}

/// Stappen that are over, on the card; older ones stand on the timeline.
const DONE: usize = 3;

impl Writer<'_> {
    fn chips(&self, talent: Option<String>, belangrijk: Option<String>) -> Vec<Chip> {
        let (t, id) = (&self.visit.t, self.known.inwoner);
        let goal = |doel: &plan::Doel| {
            let key = if doel.van == Van::Inwoner { "plan-chip-doel" } else { "plan-chip-project" };
            let name = feiten::doel(t, doel.soort, doel.wat.as_deref());
            let text = t.with(key, "doel", name);
            let end = || self.visit.at(format_args!("/inwoner/{id}/doel/{}/afronden", doel.id));
            Chip { act: self.may.then(|| Link::new(end(), t.say("doel-end"))), text }
        };
        let open = self.plan.doelen.iter().filter(|doel| doel.einde.is_none()).map(goal);
        let said = [("plan-chip-talent", talent), ("plan-chip-belangrijk", belangrijk)];
        let said = said.into_iter().filter_map(|(key, text)| Some(t.with(key, "tekst", text?)));
        open.chain(said.map(|text| Chip { text, act: None })).collect()
    }

    /// The open stappen, the next one with its thread, then those that were last done.
    fn lines(&self) -> Vec<StapLine> {
        let open = self.plan.open();
        let mut done: Vec<&Stap> = self.plan.stappen.iter().filter(|stap| stap.einde.is_some()).collect();
        done.sort_by_key(|stap| std::cmp::Reverse(stap.einde.as_ref().map(|einde| (einde.datum, einde.nr))));
        let open = open.into_iter().enumerate().map(|(at, stap)| self.open(stap, at == 0));
        open.chain(done.into_iter().take(DONE).map(|stap| self.done(stap))).collect()
    }

    fn open(&self, stap: &Stap, next: bool) -> StapLine {
        let (t, id) = (&self.visit.t, self.known.inwoner);
        let wie = t.with(&format!("stap-door-{}", stap.wie.word()), "naam", called(t, &self.known.card.naam));
        let day = stap.dag.map(|dag| t.with("stap-uiterlijk", "dag", t.date(dag.date())));
        let to = |part: &str| self.visit.at(format_args!("/inwoner/{id}/stap/{}/{part}", stap.id));
        let acts = || vec![Link::new(to("gedaan"), t.say("stap-tick")), Link::new(to("vervallen"), t.say("stap-drop"))];
        StapLine {
            icon: "start",
            tone: Tone::Calm,
            title: if next { t.with("stap-next", "stap", stap.wat.to_string()) } else { capital(&stap.wat) },
            detail: [Some(wie), day].into_iter().flatten().collect::<Vec<_>>().join(" "),
            voice: None,
            thread: if next { self.thread(stap) } else { Vec::new() },
            acts: if self.may { acts() } else { Vec::new() },
        }
    }

    /// What this stap may open up: belemmering, doel, trede.
    fn thread(&self, stap: &Stap) -> Vec<String> {
        let t = &self.visit.t;
        let shown = stap.belemmering.and_then(|id| belemmering::one(self.state, self.viewer, id).ok());
        let barrier = shown.map(|shown| {
            let leefgebied = || crate::belemmering::pages::leefgebied(t, self.state, &shown.belemmering);
            shown.wat.as_deref().map_or_else(leefgebied, str::to_owned)
        });
        let doel = stap.doel.and_then(|id| self.plan.doel(id));
        let goal = doel.map(|doel| feiten::doel(t, doel.soort, doel.wat.as_deref()));
        let now = meting::at(self.state, self.viewer, self.known.inwoner, self.visit.today()).ok();
        let now = now.and_then(|stand| stand.trede).map(|(trede, _)| u32::from(trede));
        let rung = doel.and_then(|doel| doel.trede).map(|to| match now {
            Some(now) if now < u32::from(to) => t.with2("stap-trede-van", ("van", now), ("naar", u32::from(to))),
            _ => t.with("stap-trede", "naar", u32::from(to)),
        });
        let thread: Vec<String> = [barrier, goal, rung].into_iter().flatten().collect();
        if thread.is_empty() { thread } else { std::iter::once(t.say("stap").to_lowercase()).chain(thread).collect() }
    }

    fn done(&self, stap: &Stap) -> StapLine {
        let t = &self.visit.t;
        let title = capital(&stap.wat);
        let Some(einde) = &stap.einde else { return StapLine { title, ..StapLine::default() } };
        let dag = t.date(einde.datum.date());
        let words = einde.woorden.as_deref().map(str::to_owned);
        match einde.hielp {
            Some(hielp) => {
                let hielp = t.say(&format!("hielp-{}", hielp.word()));
                let detail = t.with2("stap-done-on", ("dag", dag), ("hielp", hielp));
                StapLine { icon: "vink", tone: Tone::Good, title, detail, voice: words, ..StapLine::default() }
            }
            None => {
                let detail = t.with2("stap-dropped-on", ("dag", dag), ("reden", words.unwrap_or_default()));
                StapLine { icon: "einde", tone: Tone::Calm, title, detail, ..StapLine::default() }
            }
        }
    }
}
