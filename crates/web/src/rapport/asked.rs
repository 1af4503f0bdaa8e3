//! What is asked of a report, as it stands in the address.

use domain::refusal::Refusal;
use domain::time::Day;
use reports::{Naar, Parameters, Per};
use serde::Deserialize;

/// The parameters as they stand in the address.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Asked {
    aanpak: String,
    van: String,
    tot: String,
    peildatum: String,
    bekend_op: String,
    per: String,
    naar: String,
    gedrukt: String,
    pub(super) rij: usize,
    pub(super) kolom: usize,
    pub(super) vorm: String,
}

impl Asked {
    pub(super) fn fields(&self) -> [(&'static str, &str); 8] {
        [
            ("aanpak", &self.aanpak),
            ("van", &self.van),
            ("tot", &self.tot),
            ("peildatum", &self.peildatum),
            ("bekend_op", &self.bekend_op),
            ("per", &self.per),
            ("naar", &self.naar),
            ("gedrukt", &self.gedrukt),
        ]
    }

    /// What was asked, or which field cannot be read.
    pub(super) fn parameters(&self) -> Result<Parameters, Vec<Refusal>> {
        let mut faults = Vec::new();
        let mut day = |name: &'static str, text: &str| match text {
            "" => None,
            _ => text.parse::<Day>().map_err(|_| faults.push(Refusal::at(name, "dag-onleesbaar"))).ok(),
        };
        let (van, tot) = (day("van", &self.van), day("tot", &self.tot));
        let (peildatum, bekend_op) = (day("peildatum", &self.peildatum), day("bekend_op", &self.bekend_op));
        let per = Per::from_word(&self.per);
        let naar = Naar::from_word(&self.naar).unwrap_or(Naar::Datum);
        let (aanpak, gedrukt) = (self.aanpak.clone(), self.gedrukt == "ja");
        if faults.is_empty() {
            Ok(Parameters { aanpak, van, tot, peildatum, bekend_op, per, naar, gedrukt })
        } else {
            Err(faults)
        }
    }
}
