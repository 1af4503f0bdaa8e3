//! The people who work for the gemeente or for a partner: their name, their roles, their fte. All with dates, because a
//! figure of last year asks who worked then.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::aanpak;
use crate::access::{Figures, May, Policy, Role, Standing as S, Viewer};
use crate::codes::{Code, Codes};
use crate::entry::{Place, Statement};
use crate::history::{At, Dossiers};
use crate::ids::{MedewerkerId, Nr};
use crate::refusal::{Hidden, No, Objections, Refusal};
use crate::state::State as Town;
use crate::text::kort;
use crate::time::Day;

// ── What can have happened ──────────────────────────────────────────────────────────────────────────────────────────

crate::facts! {
    /// Somebody works here from this day.
    Hired = "medewerker.begonnen", 1;
    /// A role from this day.
    RoleGranted = "medewerker.rol_toegekend", 1;
    /// No longer that role from this day.
    RoleRevoked = "medewerker.rol_ingetrokken", 1;
    /// The hours for inwoners from this day, as a part of a full week.
    FteSet = "medewerker.fte", 1;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hired {
    pub medewerker: MedewerkerId,
    pub naam: String,
}

/// `aanpak` limits a coördinator to one approach, and a werkleider to it or to one `vestiging` of it; the other roles have
/// none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoleGranted {
    pub medewerker: MedewerkerId,
    pub rol: Role,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aanpak: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vestiging: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoleRevoked {
    pub medewerker: MedewerkerId,
    pub rol: Role,
}

/// Hundredths of a full-time week: 80 is 0.8 fte.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FteSet {
    pub medewerker: MedewerkerId,
    pub honderdsten: u16,
}

impl Fact {
    fn medewerker(&self) -> MedewerkerId {
        match self {
            Fact::Hired(Hired { medewerker, .. })
            | Fact::RoleGranted(RoleGranted { medewerker, .. })
            | Fact::RoleRevoked(RoleRevoked { medewerker, .. })
            | Fact::FteSet(FteSet { medewerker, .. }) => *medewerker,
        }
    }

    pub(crate) fn place(&self, _: Day) -> Place {
        Place::ground(&format!("medewerker/{}", self.medewerker()))
    }

    pub(crate) fn subject(&self) -> u32 {
        self.medewerker().0
    }
}

// ── What is remembered ──────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Debug, Clone, Copy, PartialEq)]
enum Remembered {
    Hired,
    Granted(Role, Option<Code>, Option<Code>),
    Revoked(Role),
    Fte(u16),
}

#[derive(Debug, Clone, Default)]
pub struct State {
    of: Dossiers<Remembered, MedewerkerId>,
    last: u32,
}

impl State {
    pub(crate) fn fold(&mut self, at: At, fact: &Fact, codes: &mut Codes) {
        let id = fact.medewerker();
        self.last = self.last.max(id.0);
        match fact {
            Fact::Hired(hired) => self.of.add(id, at, Remembered::Hired, &[(0, &hired.naam)]),
            Fact::RoleGranted(granted) => {
                let aanpak = granted.aanpak.as_deref().map(|aanpak| codes.code(aanpak));
                let vestiging = granted.vestiging.as_deref().map(|vestiging| codes.code(vestiging));
                self.of.add(id, at, Remembered::Granted(granted.rol, aanpak, vestiging), &[]);
            }
            Fact::RoleRevoked(revoked) => self.of.add(id, at, Remembered::Revoked(revoked.rol), &[]),
            Fact::FteSet(fte) => self.of.add(id, at, Remembered::Fte(fte.honderdsten), &[]),
        }
    }

    pub(crate) fn end(&mut self, id: MedewerkerId, nr: Nr, tot: Day) {
        self.of.end(id, nr, tot);
    }
}

// ── Who may ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const SEE_NAME: May = May { what: "medewerker.begonnen", who: &S::ALL };
const SEE_ROLES: May = May { what: "medewerker.rol_toegekend", who: &S::ALL };
const SEE_REVOKED: May = May { what: "medewerker.rol_ingetrokken", who: &S::ALL };
const SEE_FTE: May = May {
    what: "medewerker.fte",
    who: &[S::Coordinator, S::AndereCoordinator, S::Beleidsmedewerker, S::Beheerder, S::Meedoen],
};
const HIRE: May = May { what: "medewerker aannemen", who: &[S::Beheerder, S::Meedoen] };
const GRANT: May = May { what: "rol toekennen of intrekken", who: &[S::Beheerder, S::Meedoen] };
const SET_FTE: May =
    May { what: "fte vastleggen", who: &[S::Coordinator, S::AndereCoordinator, S::Beheerder, S::Meedoen] };

pub const POLICY: Policy = Policy {
    slice: "medewerker",
    see: &[&SEE_NAME, &SEE_ROLES, &SEE_REVOKED, &SEE_FTE],
    act: &[&HIRE, &GRANT, &SET_FTE],
};

// ── The acts ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Somebody begins to work here on `datum`, in a role. `aanpak` limits it to an approach (`de-cirkel`), or to one of its
/// places (`de-cirkel/haven`).
pub fn hire(
    state: &Town,
    viewer: &Viewer,
    datum: Day,
    naam: &str,
    rol: Role,
    aanpak: Option<&str>,
) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&HIRE)?;
    let Some(naam) = kort("naam", Some(naam))? else { return Err(Refusal::at("naam", "vul-in").into()) };
    let medewerker = MedewerkerId(state.medewerker.last + 1);
    let granted = granted(state, medewerker, rol, aanpak)?;
    let bekend = viewer.today();
    Ok(vec![Statement::new(datum, bekend, Hired { medewerker, naam }), Statement::new(datum, bekend, granted)])
}

/// The same, with the hours of the first week: hundredths of a full one.
pub fn hire_with_fte(
    state: &Town,
    viewer: &Viewer,
    datum: Day,
    naam: &str,
    rol: Role,
    aanpak: Option<&str>,
    fte: Option<u16>,
) -> Result<Vec<Statement>, No> {
    let mut statements = hire(state, viewer, datum, naam, rol, aanpak)?;
    if let Some(honderdsten) = fte {
        let medewerker = MedewerkerId(state.medewerker.last + 1);
        statements.push(Statement::new(datum, viewer.today(), FteSet { medewerker, honderdsten }));
    }
    Ok(statements)
}

/// A further role from `datum` on.
pub fn grant(
    state: &Town,
    viewer: &Viewer,
    datum: Day,
    id: MedewerkerId,
    rol: Role,
    aanpak: Option<&str>,
) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&GRANT)?;
    known(state, id)?;
    Ok(vec![Statement::new(datum, viewer.today(), granted(state, id, rol, aanpak)?)])
}

/// No longer that role from `datum` on.
pub fn revoke(state: &Town, viewer: &Viewer, datum: Day, id: MedewerkerId, rol: Role) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&GRANT)?;
    if !holds(state, id, rol, datum) {
        return Err(Refusal::at("rol", "rol-niet-toegekend").into());
    }
    Ok(vec![Statement::new(datum, viewer.today(), RoleRevoked { medewerker: id, rol })])
}

/// The fte from `datum` on, in hundredths; 0 to 200.
pub fn set_fte(
    state: &Town,
    viewer: &Viewer,
    datum: Day,
    id: MedewerkerId,
    honderdsten: u16,
) -> Result<Vec<Statement>, No> {
    viewer.gate_at_large(&SET_FTE)?;
    known(state, id)?;
    let mut objections = Objections::default();
    objections.unless(honderdsten <= 200, || Refusal::at("fte", "fte-buiten-bereik"));
    objections.settle()?;
    Ok(vec![Statement::new(datum, viewer.today(), FteSet { medewerker: id, honderdsten })])
}

fn granted(state: &Town, medewerker: MedewerkerId, rol: Role, aanpak: Option<&str>) -> Result<RoleGranted, No> {
    if rol == Role::Meedoen {
        return Err(Refusal::at("rol", "rol-onbekend").into());
    }
    let Some(place) = aanpak else { return Ok(RoleGranted { medewerker, rol, aanpak: None, vestiging: None }) };
    let (slug, vestiging) = place.split_once('/').map_or((place, None), |(slug, place)| (slug, Some(place)));
    let unknown = || Refusal::at("aanpak", "aanpak-onbekend").with("aanpak", place);
    let content = aanpak::by_slug(state, slug, Day::LAST).ok_or_else(unknown)?;
    if vestiging.is_some_and(|code| !content.vestigingen.iter().any(|known| known.code == code)) {
        return Err(unknown().into());
    }
    Ok(RoleGranted { medewerker, rol, aanpak: Some(slug.to_owned()), vestiging: vestiging.map(str::to_owned) })
}

fn known(state: &Town, id: MedewerkerId) -> Result<(), Hidden> {
    state.medewerker.of.get(id).filter(|dossier| !dossier.all().is_empty()).map(|_| ()).ok_or(Hidden)
}

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// The name of who recorded or guides: everybody may know it. Meedoen itself is called so.
pub fn naam(state: &Town, id: MedewerkerId) -> &str {
    let dossier = state.medewerker.of.get(id);
    let hired = dossier
        .and_then(|dossier| dossier.all().iter().rev().find(|fact| fact.what == Remembered::Hired && fact.stands()));
    hired.and_then(|fact| dossier?.text(fact.nr, 0)).map_or("Meedoen", |naam| naam)
}

/// Whether the viewer may hire people and give them access.
pub fn may_hire(viewer: &Viewer) -> bool {
    viewer.gate_at_large(&HIRE).is_ok()
}

/// Who was hired by the entry at `nr`; 0 when it hired nobody.
pub fn hired_at(state: &Town, nr: Nr) -> MedewerkerId {
    state
        .subject_of(nr, crate::fact::Slice::Medewerker)
        .map_or(MedewerkerId::MEEDOEN, |subject| MedewerkerId(subject.0))
}

/// A medewerker in a list of those who work here.
#[derive(Debug, Clone, PartialEq)]
pub struct Medewerker {
    pub id: MedewerkerId,
    pub naam: Arc<str>,
    pub rollen: Vec<(Role, Option<Arc<str>>)>,
    /// Hundredths; only for who may see it.
    pub fte: Option<u16>,
    /// The first day.
    pub sinds: Option<Day>,
}

/// Everybody who has a role today, in order of beginning.
pub fn list(state: &Town, viewer: &Viewer) -> Vec<Medewerker> {
    let today = viewer.today();
    let sees_fte = viewer.gate_at_large(&SEE_FTE).is_ok();
    let people = (1..=state.medewerker.last).map(MedewerkerId);
    let row = |id| Medewerker {
        id,
        naam: naam(state, id).into(),
        rollen: places_known(state, id, today, Day::LAST)
            .into_iter()
            .map(|(rol, aanpak, vestiging)| (rol, place_word(state, aanpak, vestiging)))
            .collect(),
        fte: if sees_fte { fte_on(state, id, today) } else { None },
        sinds: state
            .medewerker
            .of
            .known_on(id, Day::LAST)
            .find(|fact| fact.what == Remembered::Hired)
            .map(|fact| fact.datum),
    };
    people.map(row).filter(|medewerker| !medewerker.rollen.is_empty()).collect()
}

/// Everybody who was ever hired, with the name of now: a list is read with all of them at hand.
pub(crate) fn names(state: &Town) -> impl Iterator<Item = (MedewerkerId, &str)> {
    (1..=state.medewerker.last).map(MedewerkerId).map(|id| (id, naam(state, id)))
}

/// Whether this role is theirs on the day.
pub fn holds(state: &Town, id: MedewerkerId, role: Role, day: Day) -> bool {
    roles_on(state, id, day).iter().any(|(held, _)| *held == role)
}

/// Whether somebody is coördinator of this aanpak on the day. Asked for every inwoner of a list, so it allocates nothing.
pub(crate) fn coordinates(state: &Town, id: MedewerkerId, aanpak: Code, day: Day) -> bool {
    let facts = state.medewerker.of.known_on(id, Day::LAST).filter(|fact| fact.datum <= day);
    facts.fold(false, |held, fact| match fact.what {
        Remembered::Granted(Role::Coordinator, limit, _) => held || limit.is_none_or(|limit| limit == aanpak),
        Remembered::Revoked(Role::Coordinator) => false,
        _ => held,
    })
}

/// The name beside a line of figures, for whom the line may say whose it is (decision 36).
pub fn naam_for_figures(state: &Town, leave: Figures, id: MedewerkerId, aanpak: Code) -> Option<&str> {
    leave.names(state, id, aanpak).then(|| naam(state, id))
}

/// The roles on a day. A coördinator can have several aanpakken, by a grant each; taking the role back takes them all.
pub(crate) fn roles_on(state: &Town, id: MedewerkerId, day: Day) -> Vec<(Role, Option<Code>)> {
    roles_known(state, id, day, Day::LAST)
}

/// The same, as it was known on the evening of another day.
fn roles_known(state: &Town, id: MedewerkerId, day: Day, known: Day) -> Vec<(Role, Option<Code>)> {
    let mut roles: Vec<(Role, Option<Code>)> = Vec::new();
    for (role, aanpak, _) in places_known(state, id, day, known) {
        if !roles.contains(&(role, aanpak)) {
            roles.push((role, aanpak));
        }
    }
    roles
}

/// A role with the aanpak and the vestiging that it is limited to.
type Post = (Role, Option<Code>, Option<Code>);

fn places_known(state: &Town, id: MedewerkerId, day: Day, known: Day) -> Vec<Post> {
    let mut posts: Vec<Post> = Vec::new();
    for fact in state.medewerker.of.known_on(id, known).filter(|fact| fact.datum <= day) {
        match fact.what {
            Remembered::Granted(role, aanpak, vestiging) => {
                if !posts.contains(&(role, aanpak, vestiging)) {
                    posts.push((role, aanpak, vestiging));
                }
            }
            Remembered::Revoked(role) => posts.retain(|(held, ..)| *held != role),
            Remembered::Hired | Remembered::Fte(_) => {}
        }
    }
    posts
}

/// "de-cirkel", or "de-cirkel, haven".
fn place_word(state: &Town, aanpak: Option<Code>, vestiging: Option<Code>) -> Option<Arc<str>> {
    let aanpak = state.codes.word(aanpak?);
    Some(vestiging.map_or_else(|| aanpak.clone(), |code| format!("{aanpak}, {}", state.codes.word(code)).into()))
}

/// The service points that a werkleider leads on a day: an aanpak, and one of its vestigingen; `None` is all of them.
pub(crate) fn service_points(state: &Town, id: MedewerkerId, day: Day) -> Vec<(Option<Code>, Option<Code>)> {
    let posts = places_known(state, id, day, Day::LAST).into_iter();
    posts.filter(|(role, ..)| *role == Role::Werkleider).map(|(_, aanpak, vestiging)| (aanpak, vestiging)).collect()
}

/// The roles of somebody on a day, each once.
pub(crate) fn roles_held(state: &Town, id: MedewerkerId, day: Day) -> impl Iterator<Item = Role> + use<> {
    let mut roles: Vec<Role> = roles_on(state, id, day).into_iter().map(|(role, _)| role).collect();
    roles.sort_unstable();
    roles.dedup();
    roles.into_iter()
}

/// The fte on a day, in hundredths; `None` when it was never recorded.
pub(crate) fn fte_on(state: &Town, id: MedewerkerId, day: Day) -> Option<u16> {
    fte_known(state, id, day, Day::LAST)
}

fn fte_known(state: &Town, id: MedewerkerId, day: Day, known: Day) -> Option<u16> {
    let facts = state.medewerker.of.known_on(id, known).rev();
    facts
        .filter(|fact| fact.datum <= day)
        .find_map(|fact| if let Remembered::Fte(fte) = fact.what { Some(fte) } else { None })
}

/// The fte of all begeleiders of an aanpak together on a day, in hundredths, as it was known on another: a sum, nobody's
/// own week.
pub fn fte_for_figures(state: &Town, _leave: Figures, aanpak: Code, day: Day, known: Day) -> u32 {
    let guides = |id: &MedewerkerId| {
        let mut held = roles_known(state, *id, day, known).into_iter();
        held.any(|(role, limit)| role == Role::Begeleider && limit.is_none_or(|limit| limit == aanpak))
    };
    let begeleiders = (1..=state.medewerker.last).map(MedewerkerId).filter(guides);
    begeleiders.filter_map(|id| fte_known(state, id, day, known)).map(u32::from).sum()
}

/// The roles the viewer can work in today, each once.
pub fn own_roles(state: &Town, viewer: &Viewer) -> Vec<Role> {
    roles_held(state, viewer.medewerker(), viewer.today()).collect()
}

/// The fte of the viewer's own week, in hundredths.
pub fn own_fte(state: &Town, viewer: &Viewer) -> Option<u16> {
    fte_on(state, viewer.medewerker(), viewer.today())
}

#[cfg(test)]
mod tests;
