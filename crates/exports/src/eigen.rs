//! The file that a resident gets of what is kept about them (AVG, articles 15 and 20): readable by people and by programs.
//!
//! Its shape is `docs/eigen-dossier.schema.json`. Field names are Dutch words in every language; sentences are in the
//! language that `taal` names. A field that is not known is left out.

use domain::ids::InwonerId;
use domain::time::Day;
use serde_json::{Map, Value as Json, json};

/// The version of the shape: a field may be added, anything else is a new one.
pub const VERSIE: u32 = 1;

/// Everything in the file, with its sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Eigen {
    pub taal: String,
    pub gemeente: String,
    pub dossier: InwonerId,
    pub naam: String,
    pub gemaakt_op: Day,
    pub gegevens: Vec<(String, String)>,
    pub feiten: Vec<Feit>,
    pub lijsten: Vec<Rij>,
    pub gelezen: Vec<Gelezen>,
    pub bewaren: Vec<Bewaren>,
    pub verzoeken: Vec<Verzoek>,
}

/// One version of one fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Feit {
    pub nr: u32,
    pub onderwerp: String,
    pub datum: Day,
    pub bekend_sinds: Day,
    /// The moment of booking, in UTC.
    pub vastgelegd: String,
    pub door: String,
    pub bron: String,
    pub wat: String,
    /// A note, or what explains it.
    pub tekst: Option<String>,
    pub eigen_woorden: Option<String>,
    /// The fact that this one corrects, and why.
    pub corrigeert: Option<(u32, String)>,
    /// The fact that took the place of this one, or took it back, and why.
    pub vervallen: Option<(u32, String)>,
}

/// What a list of the gemeente said on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Rij {
    pub gelezen_op: Day,
    pub cellen: Vec<(String, String)>,
}

/// Who looked at it.
#[derive(Debug, Clone, PartialEq)]
pub struct Gelezen {
    /// In UTC.
    pub moment: String,
    pub door: String,
    pub rol: String,
    pub doel: String,
    pub wat: String,
}

/// How long something is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Bewaren {
    pub wat: String,
    pub van: Day,
    pub tot: Day,
    pub termijn: String,
    pub bron: String,
    /// The first day on which it may no longer be kept; none while it has not ended.
    pub vervalt: Option<Day>,
}

/// That it be destroyed.
#[derive(Debug, Clone, PartialEq)]
pub struct Verzoek {
    pub datum: Day,
    pub antwoord_voor: Day,
    pub beantwoord_op: Option<Day>,
    /// Why not, when it was refused.
    pub reden: Option<String>,
}

/// The file as JSON.
pub fn eigen(file: &Eigen) -> String {
    let whole = json!({
        "vorm": "eigen-dossier",
        "versie": VERSIE,
        "taal": file.taal,
        "gemeente": file.gemeente,
        "dossier": file.dossier.0,
        "naam": file.naam,
        "gemaakt_op": file.gemaakt_op,
        "gegevens": named(&file.gegevens),
        "feiten": file.feiten.iter().map(of_fact).collect::<Vec<_>>(),
        "lijsten": file.lijsten.iter().map(|row| json!({ "gelezen_op": row.gelezen_op, "cellen": named(&row.cellen) })).collect::<Vec<_>>(),
        "gelezen": file.gelezen.iter().map(of_look).collect::<Vec<_>>(),
        "bewaren": file.bewaren.iter().map(of_term).collect::<Vec<_>>(),
        "verzoeken": file.verzoeken.iter().map(of_request).collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}

fn named(pairs: &[(String, String)]) -> Json {
    Json::Object(pairs.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect())
}

/// Without the fields that say nothing.
fn filled(fields: Json) -> Json {
    let Json::Object(fields) = fields else { return fields };
    Json::Object(fields.into_iter().filter(|(_, value)| !value.is_null()).collect::<Map<_, _>>())
}

fn of_fact(fact: &Feit) -> Json {
    let other = |other: &Option<(u32, String)>| other.as_ref().map(|(nr, reden)| json!({ "nr": nr, "reden": reden }));
    filled(json!({
        "nr": fact.nr,
        "onderwerp": fact.onderwerp,
        "datum": fact.datum,
        "bekend_sinds": fact.bekend_sinds,
        "vastgelegd": fact.vastgelegd,
        "door": fact.door,
        "bron": fact.bron,
        "wat": fact.wat,
        "tekst": fact.tekst,
        "eigen_woorden": fact.eigen_woorden,
        "corrigeert": other(&fact.corrigeert),
        "vervallen": other(&fact.vervallen),
    }))
}

fn of_look(look: &Gelezen) -> Json {
    json!({ "moment": look.moment, "door": look.door, "rol": look.rol, "doel": look.doel, "wat": look.wat })
}

fn of_term(kept: &Bewaren) -> Json {
    filled(json!({
        "wat": kept.wat, "van": kept.van, "tot": kept.tot, "termijn": kept.termijn, "bron": kept.bron, "vervalt": kept.vervalt,
    }))
}

fn of_request(request: &Verzoek) -> Json {
    filled(json!({
        "datum": request.datum, "antwoord_voor": request.antwoord_voor, "beantwoord_op": request.beantwoord_op,
        "reden": request.reden,
    }))
}
