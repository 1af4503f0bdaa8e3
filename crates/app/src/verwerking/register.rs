//! Which processing activity a look or a fact belongs to. The register itself is data.

use std::sync::LazyLock;

use serde::Deserialize;

/// A processing activity as the register of a municipality has it (AVG art. 30).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activiteit {
    pub id: String,
    pub naam: String,
    pub doel: String,
    pub grondslag: String,
    /// The purposes of looking that belong to it.
    pub inzage: Vec<String>,
    /// The slices whose facts belong to it.
    pub feiten: Vec<String>,
}

/// All activities, in the order of the register.
pub fn activiteiten() -> &'static [Activiteit] {
    static REGISTER: LazyLock<Vec<Activiteit>> = LazyLock::new(|| {
        #[derive(Deserialize)]
        struct Register {
            activiteit: Vec<Activiteit>,
        }
        let register: Register = toml::from_str(include_str!("register.toml")).expect("a test reads the register");
        register.activiteit
    });
    &REGISTER
}

/// What is not in the register: a test sees to it that there is nothing.
const UNKNOWN: &str = "niet-ingedeeld";

/// The activity of a look with this purpose.
pub(super) fn of_look(doel: &str) -> &'static str {
    activiteiten().iter().find(|one| one.inzage.iter().any(|word| word == doel)).map_or(UNKNOWN, |one| &one.id)
}

/// The activity of a fact of this soort.
pub(super) fn of_fact(soort: &str) -> &'static str {
    let slice = soort.split('.').next().unwrap_or(soort);
    activiteiten().iter().find(|one| one.feiten.iter().any(|word| word == slice)).map_or(UNKNOWN, |one| &one.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::access::Purpose;
    use domain::fact::REGISTER;

    #[test]
    fn every_purpose_and_every_slice_belongs_to_one_activity() {
        let count = |has: &dyn Fn(&Activiteit) -> bool| activiteiten().iter().filter(|one| has(one)).count();
        for purpose in Purpose::ALL {
            let words = count(&|one| one.inzage.iter().any(|word| word == purpose.word()));
            assert_eq!(words, 1, "the purpose {} stands {words} times in register.toml", purpose.word());
        }
        for (_, slice, _) in REGISTER {
            let words = count(&|one| one.feiten.iter().any(|word| word == slice));
            assert_eq!(words, 1, "the slice {slice} stands {words} times in register.toml");
        }
    }
}
