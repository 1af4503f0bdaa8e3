//! One act of the dossier is filled, the others are outlined: a page that shouts twice says nothing.

use super::pages::CONTACT_FORM;
use super::view::{DossierPage, SignalCard};

/// How the masthead leads to the quick form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToContact {
    #[default]
    None,
    Outlined,
    Filled,
}

impl DossierPage {
    /// One act of the page is filled, the others are outlined: a form that came back, else what is owed soonest, else the
    /// contact in the masthead. A signal that leads to the quick form leaves nothing for the masthead to say.
    pub fn with_one_primary_act(mut self) -> DossierPage {
        self.signals.iter_mut().for_each(|signal| signal.act_is_primary = false);
        let failed = self.failed();
        let first = self.signals.iter_mut().find(|signal| signal.act.is_some()).filter(|_| !failed);
        let is_owed = first.is_some();
        if let Some(signal) = first {
            signal.act_is_primary = true;
        }
        let by_signal = self.signals.iter().any(SignalCard::leads_to_contact);
        self.to_contact = match &mut self.contact {
            None => ToContact::None,
            Some(form) => {
                form.quiet = !form.failed();
                if by_signal {
                    ToContact::None
                } else if is_owed || failed {
                    ToContact::Outlined
                } else {
                    ToContact::Filled
                }
            }
        };
        if let Some(act) = self.traject.iter_mut().flat_map(|card| &mut card.acts).find(|act| act.form.failed()) {
            act.form.quiet = false;
        }
        self
    }
}

impl SignalCard {
    pub(super) fn leads_to_contact(&self) -> bool {
        self.act.as_ref().is_some_and(|act| act.href == CONTACT_FORM)
    }
}
