//! The register of facts: every kind of thing that can have happened, and its stored form.
//!
//! A fact is stored as JSON with named fields, so that it can be read in fifteen years. Its *soort* (`contact.vastgelegd`)
//! and *versie* stand in the open envelope. Fields may be added when they are optional; anything else is a new versie.

use crate::entry::{Correction, Place, Said};
use crate::ids::Nr;
use crate::time::Day;
use crate::vernietiging::Destruction;
use crate::{
    aanmelding, aanpak, belemmering, belofte, contact, gemeente, groep, inwoner, lijst, medewerker, meting, plan,
    ritme, samenvoeging, succes, toewijzing, traject, uitstel, vaststelling, vernietiging, verplaatsing, waarneming,
};

/// Declares what can have happened in a slice: one struct per fact, its soort in the log and the newest versie of its form.
#[macro_export]
macro_rules! facts {
    ($( $(#[$doc:meta])* $variant:ident = $soort:literal, $versie:literal; )+) => {
        /// What can have happened in this slice.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Fact { $( $(#[$doc])* $variant($variant) ),+ }

        impl Fact {
            /// Every soort of this slice with the newest versie of its stored form.
            pub const SOORTEN: &'static [(&'static str, u16)] = &[$( ($soort, $versie) ),+];

            pub fn soort(&self) -> &'static str {
                match self { $( Fact::$variant(_) => $soort ),+ }
            }

            pub fn versie(&self) -> u16 {
                match self { $( Fact::$variant(_) => $versie ),+ }
            }

            pub(crate) fn encode(&self) -> serde_json::Result<Vec<u8>> {
                match self { $( Fact::$variant(fact) => serde_json::to_vec(fact) ),+ }
            }

            pub(crate) fn decode(soort: &str, versie: u16, body: &[u8]) -> Option<serde_json::Result<Fact>> {
                match soort {
                    $( $soort if versie <= $versie => Some(serde_json::from_slice(body).map(Fact::$variant)), )+
                    _ => None,
                }
            }
        }

        $( impl From<$variant> for Fact {
            fn from(fact: $variant) -> Fact { Fact::$variant(fact) }
        }
        impl From<$variant> for $crate::fact::Fact {
            fn from(fact: $variant) -> $crate::fact::Fact { Fact::$variant(fact).into() }
        } )+
    };
}

macro_rules! register {
    ($( $variant:ident = $slice:ident; )+) => {
        /// Anything that can have happened in a gemeente.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Fact { $( $variant($slice::Fact) ),+ }

        /// Which slice remembers a fact.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Slice { $( $variant ),+ }

        /// Every kind of fact, by slice, in order of dependence.
        pub const REGISTER: &[(Slice, &str, &[(&str, u16)])] =
            &[$( (Slice::$variant, stringify!($slice), $slice::Fact::SOORTEN) ),+];

        impl Fact {
            pub fn slice(&self) -> Slice {
                match self { $( Fact::$variant(_) => Slice::$variant ),+ }
            }

            pub fn soort(&self) -> &'static str {
                match self { $( Fact::$variant(fact) => fact.soort() ),+ }
            }

            pub fn versie(&self) -> u16 {
                match self { $( Fact::$variant(fact) => fact.versie() ),+ }
            }

            /// The stream and the zaak of a fact that was so on `datum`.
            pub fn place(&self, datum: Day) -> Place {
                match self { $( Fact::$variant(fact) => fact.place(datum) ),+ }
            }

            /// The number of what the fact is about within its slice: the inwoner for all work.
            pub(crate) fn subject(&self) -> u32 {
                match self { $( Fact::$variant(fact) => fact.subject() ),+ }
            }

            fn encode(&self) -> serde_json::Result<Vec<u8>> {
                match self { $( Fact::$variant(fact) => fact.encode() ),+ }
            }

            fn decode(soort: &str, versie: u16, body: &[u8]) -> Result<Fact, Undecodable> {
                match soort.split_once('.').map(|(slice, _)| slice) {
                    $( Some(stringify!($slice)) => $slice::Fact::decode(soort, versie, body).map(|fact| fact.map(Fact::$variant)), )+
                    _ => None,
                }
                .ok_or_else(|| Undecodable::Unknown { soort: soort.to_owned(), versie })?
                .map_err(|cause| Undecodable::Body { soort: soort.to_owned(), cause: cause.to_string() })
            }
        }

        $( impl From<$slice::Fact> for Fact {
            fn from(fact: $slice::Fact) -> Fact { Fact::$variant(fact) }
        } )+
    };
}

register! {
    Gemeente = gemeente;
    Aanpak = aanpak;
    Medewerker = medewerker;
    Inwoner = inwoner;
    Toewijzing = toewijzing;
    Waarneming = waarneming;
    Traject = traject;
    Ritme = ritme;
    Aanmelding = aanmelding;
    Meting = meting;
    Belemmering = belemmering;
    Plan = plan;
    Belofte = belofte;
    Succes = succes;
    Uitstel = uitstel;
    Contact = contact;
    Groep = groep;
    Lijst = lijst;
    Verplaatsing = verplaatsing;
    Samenvoeging = samenvoeging;
    Vaststelling = vaststelling;
    Vernietiging = vernietiging;
}

impl Fact {
    /// The note inside the fact, for those facts that can have one.
    pub fn long_text(&self) -> Option<&str> {
        match self {
            Fact::Contact(fact) => fact.long_text(),
            _ => None,
        }
    }
}

/// A stored body that this program cannot read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undecodable {
    /// The log was written by a newer program, or is not Meedoen's.
    Unknown {
        soort: String,
        versie: u16,
    },
    Body {
        soort: String,
        cause: String,
    },
    /// Whoever wrote it had a role that is not known here.
    Role {
        rol: String,
    },
}

impl std::fmt::Display for Undecodable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Undecodable::Unknown { soort, versie } => {
                write!(f, "a fact of soort {soort:?}, versie {versie}, is not known to this version of Meedoen")
            }
            Undecodable::Body { soort, cause } => {
                write!(f, "the body of a fact of soort {soort:?} cannot be read: {cause}")
            }
            Undecodable::Role { rol } => {
                write!(f, "it was written in the role {rol:?}, which is not known to this version of Meedoen")
            }
        }
    }
}

impl std::error::Error for Undecodable {}

/// The stored form of a correction: the new version, or none when it only takes back, and why.
#[derive(serde::Serialize, serde::Deserialize)]
struct Corrected<'a> {
    reden: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    feit: Option<&'a serde_json::value::RawValue>,
}

/// The plaintext of an entry's body.
pub fn encode(said: &Said, correction: Option<&Correction>) -> Vec<u8> {
    let body = match said {
        Said::Fact(fact) => Some(fact.encode().expect("a fact holds nothing that JSON cannot")),
        Said::Withdrawn(_) => None,
        Said::Destroyed(destruction) => {
            Some(serde_json::to_vec(destruction).expect("a destruction holds nothing that JSON cannot"))
        }
    };
    let Some(correction) = correction else { return body.unwrap_or_default() };
    let text = body.map(|body| String::from_utf8(body).expect("JSON is UTF-8"));
    let feit = text.map(|text| serde_json::value::RawValue::from_string(text).expect("what was just encoded is JSON"));
    let corrected = Corrected { reden: correction.reden.as_str().into(), feit: feit.as_deref() };
    serde_json::to_vec(&corrected).expect("a correction holds nothing that JSON cannot")
}

/// Reads back what [`encode`] wrote; `corrigeert` is the envelope's.
pub fn decode(
    soort: &str,
    versie: u16,
    corrigeert: Option<Nr>,
    body: &[u8],
) -> Result<(Said, Option<Correction>), Undecodable> {
    if soort == Destruction::SOORT {
        let read = serde_json::from_slice(body).map(Said::Destroyed);
        let unreadable =
            |cause: serde_json::Error| Undecodable::Body { soort: soort.to_owned(), cause: cause.to_string() };
        return Ok((read.map_err(unreadable)?, None));
    }
    let Some(corrigeert) = corrigeert else { return Ok((Said::Fact(Fact::decode(soort, versie, body)?), None)) };
    let corrected: Corrected<'_> = serde_json::from_slice(body)
        .map_err(|cause| Undecodable::Body { soort: soort.to_owned(), cause: cause.to_string() })?;
    let said = match corrected.feit {
        Some(feit) => Said::Fact(Fact::decode(soort, versie, feit.get().as_bytes())?),
        None => Said::Withdrawn(known_soort(soort, versie)?),
    };
    Ok((said, Some(Correction { corrigeert, reden: corrected.reden.into_owned() })))
}

/// The newest versie of a soort; 1 for a soort that is not known here.
pub(crate) fn newest_versie(soort: &str) -> u16 {
    let mut all = REGISTER.iter().flat_map(|(_, _, soorten)| soorten.iter());
    all.find(|(known, _)| *known == soort).map_or(1, |(_, versie)| *versie)
}

fn known_soort(soort: &str, versie: u16) -> Result<&'static str, Undecodable> {
    let mut all = REGISTER.iter().flat_map(|(_, _, soorten)| soorten.iter());
    let known = all.find(|(known, _)| *known == soort);
    known.map(|(known, _)| *known).ok_or_else(|| Undecodable::Unknown { soort: soort.to_owned(), versie })
}
