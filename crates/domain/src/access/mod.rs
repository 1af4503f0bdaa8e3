//! Who is asking, how they stand to an inwoner, and therefore what they may see and do.
//!
//! Every slice says in its own `may.rs` who may do what; this register gathers those lines, so that the whole policy is
//! one page (`docs/who-may-see-what.md`). There is no other check: a question or a rule passes through [`Viewer::gate`].

mod purpose;

pub use purpose::Purpose;

use std::cell::RefCell;

use serde::{Deserialize, Serialize};

use crate::codes::Code;
use crate::ids::{InwonerId, MedewerkerId};
use crate::kept::Kept;
use crate::refusal::Hidden;
use crate::state::State;
use crate::time::Day;
use crate::{
    aanmelding, aanpak, belemmering, belofte, contact, gemeente, groep, inwoner, lijst, medewerker, meting, plan,
    ritme, samenvoeging, succes, toewijzing, traject, uitstel, vaststelling, vernietiging, verplaatsing, waarneming,
};

/// The role in which somebody works now; one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Role {
    Begeleider,
    /// Klantmanager of the sociale dienst, who refers and keeps the regie.
    Regisseur,
    Coordinator,
    /// Leads the work at a service point, and sees who is expected there today.
    Werkleider,
    Beleidsmedewerker,
    /// Watches over who looks at what; sees numbers of dossiers and no names.
    PrivacyOfficer,
    Beheerder,
    /// The command line on the machine that holds the keys; never somebody behind a browser.
    Meedoen,
}

impl Role {
    /// The roles that can be granted to a medewerker.
    pub const GRANTABLE: [Role; 7] = [
        Role::Begeleider,
        Role::Regisseur,
        Role::Coordinator,
        Role::Werkleider,
        Role::Beleidsmedewerker,
        Role::PrivacyOfficer,
        Role::Beheerder,
    ];

    /// The word in the log, on the command line and in Fluent keys.
    pub const fn word(self) -> &'static str {
        match self {
            Role::Begeleider => "begeleider",
            Role::Regisseur => "regisseur",
            Role::Coordinator => "coordinator",
            Role::Werkleider => "werkleider",
            Role::Beleidsmedewerker => "beleidsmedewerker",
            Role::PrivacyOfficer => "privacy-officer",
            Role::Beheerder => "beheerder",
            Role::Meedoen => "meedoen",
        }
    }

    pub fn from_word(word: &str) -> Option<Role> {
        // Every entry of a replay passes here with the word as it was written, and folding costs more than all the rest.
        let exact = |word: &str| [Role::Meedoen].into_iter().chain(Role::GRANTABLE).find(|role| role.word() == word);
        exact(word).or_else(|| exact(&crate::text::folded(word)))
    }
}

/// How a viewer stands to an inwoner today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The begeleider of this inwoner.
    Begeleider,
    /// A begeleider who stands in today for the one of this inwoner, with a stated purpose that ends by itself.
    Waarnemer,
    /// A begeleider of other inwoners.
    Collega,
    /// The regisseur who referred this inwoner.
    Regisseur,
    /// A regisseur of others.
    AndereRegisseur,
    /// Coördinator of an aanpak the inwoner takes or took part in or is referred to, or of any while there was none yet.
    Coordinator,
    /// Coördinator of other aanpakken.
    AndereCoordinator,
    /// Werkleider of the service point where the inwoner takes part in a group.
    Werkleider,
    /// Werkleider of another service point.
    AndereWerkleider,
    Beleidsmedewerker,
    PrivacyOfficer,
    Beheerder,
    /// The command line.
    Meedoen,
}

impl Standing {
    pub const ALL: [Standing; 13] = [
        Standing::Begeleider,
        Standing::Waarnemer,
        Standing::Collega,
        Standing::Regisseur,
        Standing::AndereRegisseur,
        Standing::Coordinator,
        Standing::AndereCoordinator,
        Standing::Werkleider,
        Standing::AndereWerkleider,
        Standing::Beleidsmedewerker,
        Standing::PrivacyOfficer,
        Standing::Beheerder,
        Standing::Meedoen,
    ];
}

/// What goes with the begeleider as a person and not with the caseload: how a colleague does is not for who stands in.
const OF_THE_PERSON: &[&str] = &["cijfer.begeleider"];

/// One line of the policy: a kind of fact to see, or an act to do, and who may.
#[derive(Debug)]
pub struct May {
    pub what: &'static str,
    pub who: &'static [Standing],
}

impl May {
    /// Who stands in sees and does what the begeleider does: an absence is no reason why something owed has to wait.
    pub fn allows(&self, standing: Standing) -> bool {
        let stands_in = standing == Standing::Waarnemer && !OF_THE_PERSON.contains(&self.what);
        self.who.contains(if stands_in { &Standing::Begeleider } else { &standing })
    }
}

/// The lines of one slice: what can be seen and what can be done.
#[derive(Debug)]
pub struct Policy {
    pub slice: &'static str,
    pub see: &'static [&'static May],
    pub act: &'static [&'static May],
}

/// The whole policy, in the order of the slices.
pub const POLICY: &[Policy] = &[
    gemeente::POLICY,
    aanpak::POLICY,
    medewerker::POLICY,
    inwoner::POLICY,
    toewijzing::POLICY,
    waarneming::POLICY,
    traject::POLICY,
    ritme::POLICY,
    aanmelding::POLICY,
    meting::POLICY,
    belemmering::POLICY,
    plan::POLICY,
    belofte::POLICY,
    succes::POLICY,
    uitstel::POLICY,
    contact::POLICY,
    groep::POLICY,
    lijst::POLICY,
    verplaatsing::POLICY,
    samenvoeging::POLICY,
    vaststelling::POLICY,
    vernietiging::POLICY,
    Policy { slice: "cijfers", see: &[&FIGURES, &FIGURES_OPEN, &FIGURES_NAMED], act: &[] },
    Policy { slice: "inzage", see: &[&INZAGE, &INZAGE_LOG, &TOEGANG, &EIGEN], act: &[] },
];

use Standing as S;

/// Counts without people.
pub const FIGURES: May = May {
    what: "cijfer",
    who: &[S::Begeleider, S::Collega, S::Coordinator, S::AndereCoordinator, S::Beleidsmedewerker, S::Meedoen],
};
/// The facts behind a count, without names; a name is shown only to who may see the inwoner.
pub const FIGURES_OPEN: May =
    May { what: "cijfer.feiten", who: &[S::Begeleider, S::Coordinator, S::Beleidsmedewerker, S::Meedoen] };
/// Which begeleider a line of a figure is about (decision 36): a begeleider for the own line, a coördinator in the own
/// aanpak. For others a begeleider is a number.
pub const FIGURES_NAMED: May = May { what: "cijfer.begeleider", who: &[S::Begeleider, S::Coordinator, S::Meedoen] };
/// Who read a dossier.
pub const INZAGE: May = May { what: "inzage", who: &[S::Begeleider, S::Coordinator] };

/// Everything that is kept about an inwoner, to hand it to that inwoner (AVG, article 15).
pub const EIGEN: May = May { what: "inzage: het eigen dossier", who: &[S::Begeleider, S::PrivacyOfficer] };

/// The whole read log, by number: who looked at which dossier, when and why, without the name of an inwoner.
pub const INZAGE_LOG: May = May { what: "inzage: het hele logboek", who: &[S::PrivacyOfficer] };
/// Who could open which dossier today.
pub const TOEGANG: May = May { what: "inzage: wie er nu bij kan", who: &[S::PrivacyOfficer] };

/// Who is asking: an employed person in a role they hold today, and what they have looked at while asking.
#[derive(Debug)]
pub struct Viewer {
    medewerker: MedewerkerId,
    role: Role,
    purpose: Purpose,
    today: Day,
    /// Whose own file is put together: of that inwoner everything is told that the begeleider may see.
    file_of: Option<InwonerId>,
    /// What was worked out before of the same log; nothing when a question stands by itself.
    kept: Kept,
    looks: RefCell<Looks>,
}

/// What was looked at: whole dossiers, and lists in which several inwoners appear.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Looks {
    pub dossiers: Vec<InwonerId>,
    /// Own files, put together to hand them over.
    pub requested: Vec<InwonerId>,
    pub lists: Vec<(&'static str, Vec<InwonerId>)>,
}

impl Viewer {
    /// The viewer for a medewerker in a role, when that role is theirs today.
    pub fn new(state: &State, medewerker: MedewerkerId, role: Role, purpose: Purpose, today: Day) -> Option<Viewer> {
        medewerker::holds(state, medewerker, role, today).then(|| Viewer::unchecked(medewerker, role, purpose, today))
    }

    /// The command line on the machine that holds the keys.
    pub fn meedoen(today: Day) -> Viewer {
        Viewer::unchecked(MedewerkerId::MEEDOEN, Role::Meedoen, Purpose::Beheer, today)
    }

    fn unchecked(medewerker: MedewerkerId, role: Role, purpose: Purpose, today: Day) -> Viewer {
        Viewer { medewerker, role, purpose, today, file_of: None, kept: Kept::default(), looks: RefCell::default() }
    }

    /// The same viewer, with what was worked out before of the log that is asked.
    pub fn with_kept(self, kept: &Kept) -> Viewer {
        Viewer { kept: kept.clone(), ..self }
    }

    pub(crate) fn kept(&self) -> &Kept {
        &self.kept
    }

    pub fn medewerker(&self) -> MedewerkerId {
        self.medewerker
    }

    pub fn role(&self) -> Role {
        self.role
    }

    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    pub fn today(&self) -> Day {
        self.today
    }

    /// How this viewer stands to the inwoner today.
    pub fn standing(&self, state: &State, inwoner: InwonerId) -> Standing {
        if self.file_of == Some(inwoner) {
            return S::Begeleider;
        }
        match self.role {
            Role::Begeleider => match toewijzing::begeleider_on(state, inwoner, self.today) {
                Some(begeleider) if begeleider == self.medewerker => S::Begeleider,
                Some(absent) if waarneming::running(state, self.medewerker, absent, self.today).is_some() => {
                    S::Waarnemer
                }
                _ => S::Collega,
            },
            Role::Regisseur if aanmelding::regisseur_of(state, inwoner) == Some(self.medewerker) => S::Regisseur,
            Role::Coordinator if self.coordinates(state, inwoner) => S::Coordinator,
            Role::Werkleider if groep::is_expected_at(state, inwoner, self.medewerker, self.today) => S::Werkleider,
            _ => self.standing_at_large(),
        }
    }

    /// How this viewer stands to what is not about an inwoner.
    pub fn standing_at_large(&self) -> Standing {
        match self.role {
            Role::Begeleider => S::Collega,
            Role::Regisseur => S::AndereRegisseur,
            Role::Coordinator => S::AndereCoordinator,
            Role::Werkleider => S::AndereWerkleider,
            Role::Beleidsmedewerker => S::Beleidsmedewerker,
            Role::PrivacyOfficer => S::PrivacyOfficer,
            Role::Beheerder => S::Beheerder,
            Role::Meedoen => S::Meedoen,
        }
    }

    /// Who puts together the own file of this inwoner: that is noted, and goes no further than that one file.
    pub(crate) fn on_request_of(&self, state: &State, inwoner: InwonerId) -> Result<Viewer, Hidden> {
        self.gate(state, inwoner, &EIGEN)?;
        self.looks.borrow_mut().requested.push(inwoner);
        let whole = Viewer::unchecked(self.medewerker, self.role, Purpose::Inzageverzoek, self.today);
        Ok(Viewer { file_of: Some(inwoner), ..whole })
    }

    /// Why the viewer looks at this inwoner: whoever stands in does so for what was stated.
    pub fn purpose_about(&self, state: &State, inwoner: InwonerId) -> Purpose {
        self.stands_in(state, inwoner).map_or(self.purpose, |running| Purpose::Waarneming(running.doel))
    }

    /// By which stand-in the viewer sees this inwoner, when that is how.
    pub fn stands_in(&self, state: &State, inwoner: InwonerId) -> Option<waarneming::Waarneming> {
        let absent = (self.role == Role::Begeleider)
            .then(|| toewijzing::begeleider_on(state, inwoner, self.today))
            .flatten()
            .filter(|begeleider| *begeleider != self.medewerker)?;
        waarneming::running(state, self.medewerker, absent, self.today)
    }

    fn coordinates(&self, state: &State, inwoner: InwonerId) -> bool {
        let referred = aanmelding::aanpakken_of(state, inwoner);
        let mut aanpakken = traject::aanpakken_of(state, inwoner).chain(referred).peekable();
        let own = |code| medewerker::coordinates(state, self.medewerker, code, self.today);
        aanpakken.peek().is_none() || aanpakken.any(own)
    }

    /// Passes when the inwoner exists and the viewer may; otherwise nobody can tell which of the two it was.
    pub fn gate(&self, state: &State, inwoner: InwonerId, may: &May) -> Result<Standing, Hidden> {
        let standing = self.standing(state, inwoner);
        if inwoner::exists(state, inwoner) && may.allows(standing) { Ok(standing) } else { Err(Hidden) }
    }

    /// Passes when the viewer may, for what is not about an inwoner.
    pub fn gate_at_large(&self, may: &May) -> Result<(), Hidden> {
        if may.allows(self.standing_at_large()) { Ok(()) } else { Err(Hidden) }
    }

    /// Passes as [`Viewer::gate`] and notes that this dossier was read; what was noted is written before the answer leaves.
    pub fn read(&self, state: &State, inwoner: InwonerId, may: &May) -> Result<Standing, Hidden> {
        let standing = self.gate(state, inwoner, may)?;
        let dossiers = &mut self.looks.borrow_mut().dossiers;
        if !dossiers.contains(&inwoner) {
            dossiers.push(inwoner);
        }
        Ok(standing)
    }

    /// Notes that these inwoners appeared in a list: one record, however many.
    pub(crate) fn read_list(&self, list: &'static str, inwoners: Vec<InwonerId>) {
        if !inwoners.is_empty() {
            self.looks.borrow_mut().lists.push((list, inwoners));
        }
    }

    /// The same for a list that is kept outside the core; whoever is in it may be known by number.
    pub fn note_list(&self, list: &'static str, inwoners: Vec<InwonerId>) {
        self.read_list(list, inwoners);
    }

    /// What was looked at since the last time this was asked.
    pub fn take_looks(&self) -> Looks {
        self.looks.take()
    }
}

/// The inwoners whose name the viewer may know: computed once for a request that goes over everybody.
#[derive(Debug, Clone)]
pub struct Scope(Vec<bool>);

impl Scope {
    pub fn holds(&self, inwoner: InwonerId) -> bool {
        self.0.get(inwoner.0 as usize).copied().unwrap_or(false)
    }
}

/// For whom the viewer may see the name behind a figure.
pub fn scope(state: &State, viewer: &Viewer) -> Scope {
    let bit = |inwoner| viewer.gate(state, inwoner, &inwoner::SEE_NAME).is_ok();
    Scope(std::iter::once(false).chain(inwoner::everybody(state).map(bit)).collect())
}

/// Leave to count over everybody: it yields numbers and references to facts, never the name of an inwoner. It knows who
/// counts, because the line of a begeleider has a name for some and a number for others.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    who: MedewerkerId,
    role: Role,
    today: Day,
}

impl Figures {
    /// Whether this figure of an aanpak may say which begeleider it is about.
    pub(crate) fn names(&self, state: &State, begeleider: MedewerkerId, aanpak: Code) -> bool {
        match self.role {
            Role::Meedoen => true,
            Role::Coordinator => medewerker::coordinates(state, self.who, aanpak, self.today),
            Role::Begeleider => begeleider == self.who,
            Role::Regisseur | Role::Werkleider | Role::Beleidsmedewerker | Role::PrivacyOfficer | Role::Beheerder => {
                false
            }
        }
    }

    /// Who counts the own work: a begeleider.
    pub fn own(&self) -> Option<MedewerkerId> {
        (self.role == Role::Begeleider).then_some(self.who)
    }
}

/// Passes when the viewer may see figures.
pub fn figures(viewer: &Viewer) -> Result<Figures, Hidden> {
    viewer.gate_at_large(&FIGURES)?;
    Ok(Figures { who: viewer.medewerker, role: viewer.role, today: viewer.today })
}

/// Somebody who could open a dossier today, in which role and standing so to the inwoner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    pub medewerker: MedewerkerId,
    pub role: Role,
    pub standing: Standing,
    /// Only the name, and no dossier.
    pub only_name: bool,
}

/// Everybody who works here today and could see this inwoner, for who watches over it. A number that no inwoner has is
/// answered by nobody.
pub fn who_reaches(state: &State, viewer: &Viewer, inwoner: InwonerId) -> Result<Vec<Reach>, Hidden> {
    viewer.gate_at_large(&TOEGANG)?;
    if !inwoner::exists(state, inwoner) {
        return Ok(Vec::new());
    }
    let everybody = medewerker::names(state).map(|(id, _)| id);
    let mut found = Vec::new();
    for (id, role) in
        everybody.flat_map(|id| medewerker::roles_held(state, id, viewer.today).map(move |role| (id, role)))
    {
        let standing = Viewer::unchecked(id, role, Purpose::of(role), viewer.today).standing(state, inwoner);
        if inwoner::SEE_NAME.allows(standing) {
            let only_name = !inwoner::SEE_PERSON.allows(standing);
            found.push(Reach { medewerker: id, role, standing, only_name });
        }
    }
    Ok(found)
}
