//! Who may see a person's name, and who may change what is known of them.

use crate::access::{May, Policy, Standing as S};

/// The name and the dossier number.
pub(crate) const SEE_NAME: May =
    May { what: "inwoner.naam", who: &[S::Begeleider, S::Coordinator, S::Regisseur, S::Werkleider] };
pub(super) const SEE_REGISTERED: May =
    May { what: "inwoner.ingeschreven", who: &[S::Begeleider, S::Coordinator, S::Regisseur] };
pub(crate) const SEE_PERSON: May =
    May { what: "inwoner.geboortedatum", who: &[S::Begeleider, S::Coordinator, S::Regisseur] };
pub(super) const SEE_ALSO_NAMED: May =
    May { what: "inwoner.andere_naam", who: &[S::Begeleider, S::Coordinator, S::Regisseur] };
pub(super) const SEE_WIJK: May = May { what: "inwoner.wijk", who: &[S::Begeleider, S::Coordinator, S::Regisseur] };
pub(super) const SEE_UITKERING: May =
    May { what: "inwoner.uitkering", who: &[S::Begeleider, S::Coordinator, S::Regisseur] };
pub(super) const SEE_UITKERING_SINDS: May =
    May { what: "inwoner.uitkering_sinds", who: &[S::Begeleider, S::Coordinator, S::Regisseur] };
pub(super) const SEE_WACHTLIJST: May =
    May { what: "inwoner.wachtlijst", who: &[S::Begeleider, S::Coordinator, S::Regisseur] };
pub(super) const REGISTER: May =
    May { what: "inwoner inschrijven", who: &[S::Coordinator, S::AndereCoordinator, S::Meedoen] };
pub(super) const DESCRIBE: May =
    May { what: "persoonsgegevens wijzigen", who: &[S::Begeleider, S::Coordinator, S::Meedoen] };

pub const POLICY: Policy = Policy {
    slice: "inwoner",
    see: &[
        &SEE_REGISTERED,
        &SEE_NAME,
        &SEE_ALSO_NAMED,
        &SEE_PERSON,
        &SEE_WIJK,
        &SEE_UITKERING,
        &SEE_UITKERING_SINDS,
        &SEE_WACHTLIJST,
    ],
    act: &[&REGISTER, &DESCRIBE],
};
