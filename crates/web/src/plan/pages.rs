//! What somebody tells, and what the forms of the plan share.

use axum::extract::Path;
use domain::aanpak::Content;
use domain::aanpak::content::{Onderdeel, PlanStijl};
use domain::access::Viewer;
use domain::ids::InwonerId;
use domain::inwoner::{self, Naam};
use domain::plan::{self, About, Over, Plan};
use domain::refusal::Hidden;
use domain::state::State;
use domain::traject;

use super::view::{day, told_inputs};
use crate::dossier::blank::{self, Blank};
use crate::dossier::{guided_by, mend};
use crate::form::Form;
use crate::shell::FormPage;
use crate::shell::answer::{Answer, Wrong, page};
use crate::shell::visit::{Sent, Visit};

/// The plan for who writes in it, with the aanpak it is kept in; an aanpak without a plan has no form for it either.
pub(super) fn kept<T>(
    visit: &Visit,
    id: InwonerId,
    form: impl FnOnce(&State, &Viewer, &Content, &Plan, Naam) -> Result<T, Hidden>,
) -> Result<T, Wrong> {
    Ok(visit.town.ask(visit.who, |state, viewer| {
        if !plan::may_write(state, viewer, id) {
            return Err(Hidden);
        }
        let trajecten = traject::list(state, viewer, id)?;
        let (_, content) = guided_by(state, &trajecten, visit.today(), Onderdeel::Plan).ok_or(Hidden)?;
        if content.plan == PlanStijl::Geen {
            return Err(Hidden);
        }
        let known = plan::of(state, viewer, id)?;
        form(state, viewer, content, &known, inwoner::naam(state, viewer, id)?)
    })?)
}

/// The form for what somebody tells, with what was told before filled in.
pub async fn tell_form(visit: Visit, Path((_, id)): Path<(String, u32)>) -> Answer {
    page(&tell_page(&visit, InwonerId(id), |_| ())?)
}

fn tell_page(visit: &Visit, id: InwonerId, change: impl FnOnce(&mut Form)) -> Result<FormPage, Wrong> {
    let t = visit.t;
    kept(visit, id, |state, viewer, _, known, naam| {
        let seen = plan::newest_seen(state, viewer, id, About::Verteld)?;
        let mut inputs = told_inputs(&t, "plan");
        for input in &mut inputs {
            let told = known.verteld.iter().find(|(over, ..)| over.word() == input.name);
            input.value = told.map(|(_, tekst, _)| tekst.to_string()).unwrap_or_default();
        }
        inputs.push(day(&t, "plan", "plan-verteld-op"));
        let part = "plan".to_owned();
        let blank =
            Blank { naam, title: "plan-tell", lead: "plan-tell-lead", part, name: "plan", seen, inputs, aside: None };
        Ok(blank::form_page(visit, id, blank, change))
    })
}

pub async fn tell(Path((_, id)): Path<(String, u32)>, sent: Sent<Visit>) -> Answer {
    let (visit, id) = (&sent.from, InwonerId(id));
    kept(visit, id, |_, _, _, _, _| Ok(()))?;
    let told = Over::ALL.map(|over| (over, sent.some(over.word())));
    let outcome = match mend::day(&sent, "datum") {
        Ok(datum) => {
            let seen = blank::seen(&sent);
            let rule = move |state: &State, viewer: &Viewer| {
                plan::nobody_was_first(state, viewer, id, About::Verteld, seen)?;
                plan::tell(state, viewer, id, datum, viewer.today(), &told)
            };
            visit.town.act(visit.who, sent.daad(), rule).await
        }
        Err(unreadable) => Err(unreadable),
    };
    blank::settle(&sent, id, "plan", outcome, |change| tell_page(visit, id, change))
}
