//! What the masthead of a page shows of somebody at work: who it is, in which role, and where they can go.

use std::sync::Arc;

use app::{Gemeente, Identity};
use axum::http::Uri;
use domain::access::{Purpose, Role};
use domain::ids::{InwonerId, MedewerkerId};
use domain::vandaag::Counted;
use domain::waarneming::{self, Waarneming};
use domain::{gemeente, medewerker, ronde, vernietiging};
use store::accounts::Session;

use super::tabs::Tabs;
use super::{Link, NavItem, RoleChoice, Shell, StandingIn, User};
use crate::server::Server;
use crate::tekst::Tekst;

/// The part of a visit that the masthead shows.
#[derive(Clone)]
pub(super) struct AtWork {
    pub town: Arc<Gemeente>,
    pub who: Identity,
    gemeente: String,
    naam: String,
    rollen: Vec<Role>,
    /// Whether there is a monthly round for them.
    rondes: bool,
    /// Requests for destruction that wait for an answer of people like them.
    verzoeken: usize,
    /// By which stand-in the inwoner of this address is seen, with the name of the colleague.
    standing_in: Option<(Waarneming, String)>,
}

impl AtWork {
    pub(super) fn of(server: &Server, session: &Session, uri: &Uri) -> Option<AtWork> {
        let choice = session.choice.as_ref()?;
        let town = server.app.gemeente(&choice.gemeente).ok()?;
        let (id, role) = (MedewerkerId(choice.medewerker), Role::from_word(&choice.rol)?);
        let who = Identity { medewerker: id, role, purpose: Purpose::of(role) };
        let known = town.ask(who, |state, viewer| {
            let roles = medewerker::own_roles(state, viewer);
            let (rondes, verzoeken) = (ronde::has(state, viewer), vernietiging::waiting(state, viewer));
            let running = inwoner_of(uri).and_then(|inwoner| viewer.stands_in(state, inwoner));
            let running = running.map(|one| (one, medewerker::naam(state, one.voor).to_owned()));
            let names = (gemeente::naam(state).to_owned(), medewerker::naam(state, id).to_owned());
            Ok((names, roles, (rondes, verzoeken), running))
        });
        // A role that was taken away ends the visit here: the door asks for another.
        let ((gemeente, naam), rollen, (rondes, verzoeken), standing_in) = known.ok()?;
        Some(AtWork { town, who, gemeente, naam, rollen, rondes, verzoeken, standing_in })
    }

    pub(super) fn fill(&self, shell: &mut Shell, t: &Tekst, tabs: &Tabs) {
        shell.base = format!("/{}", self.town.slug());
        shell.away = self.town.is_away();
        shell.gemeente = t.with("gemeente-naam", "naam", self.gemeente.as_str());
        shell.search = matches!(self.who.role, Role::Begeleider | Role::Regisseur | Role::Coordinator);
        let roles = self.rollen.iter().map(|role| RoleChoice {
            id: role.word().to_owned(),
            label: t.say(role_key(*role)).to_owned(),
            current: *role == self.who.role,
        });
        shell.user = Some(User {
            name: self.naam.clone(),
            initials: initials(&self.naam),
            role: t.say(role_key(self.who.role)).to_owned(),
            roles: if self.rollen.len() > 1 { roles.collect() } else { Vec::new() },
        });
        shell.nav = self.nav(shell, t);
        let asked = shell.nav.iter_mut().find(|item| self.verzoeken > 0 && item.href.ends_with("/bewaren"));
        asked.into_iter().for_each(|item| item.badge = Some(self.verzoeken.to_string()));
        if let Some(counted) = tabs.of(&self.town, self.who) {
            count(shell, t, counted);
        }
        shell.waarneming = self.standing_in.as_ref().map(|(one, naam)| StandingIn {
            text: t.args(
                "waarneming-banner",
                &[
                    ("naam", naam.clone().into()),
                    ("doel", t.say(doel_key(one.doel)).into()),
                    ("dag", t.date(one.last().date()).into()),
                ],
            ),
            link: Link::new(format!("{}/waarneming", shell.base), t.say("nav-waarneming")),
        });
        if self.rondes {
            self.add_ronde(shell, t);
        }
    }

    /// The monthly round, beside the caseload that it goes over, with the month of today.
    fn add_ronde(&self, shell: &mut Shell, t: &Tekst) {
        let href = format!("{}/meting", shell.base);
        let month = self.town.clock().today().date().month();
        let item = NavItem {
            current: shell.here.starts_with(&href),
            href,
            label: t.say("nav-meting").to_owned(),
            badge: Some(t.month_of_year(usize::from(month.unsigned_abs())).to_owned()),
            told: String::new(),
            key: Some("r"),
        };
        let caseload = shell.nav.iter().position(|item| item.href.ends_with("/caseload"));
        shell.nav.insert(caseload.map_or(0, |at| at + 1), item);
    }

    fn nav(&self, shell: &Shell, t: &Tekst) -> Vec<NavItem> {
        let item = |path: &str, key: &str, shortcut| {
            let href = format!("{}{path}", shell.base);
            NavItem {
                current: shell.here.starts_with(&href),
                href,
                label: t.say(key).to_owned(),
                badge: None,
                told: String::new(),
                key: shortcut,
            }
        };
        match self.who.role {
            Role::Begeleider => {
                vec![
                    item("/vandaag", "nav-vandaag", Some("v")),
                    item("/caseload", "nav-caseload", Some("l")),
                    item("/aanmeldingen", "nav-aanmeldingen", None),
                    item("/groepen", "nav-groepen", None),
                    item("/rapport", "nav-rapport", None),
                    item("/waarneming", "nav-waarneming", None),
                ]
            }
            Role::Regisseur => vec![item("/aanmeldingen", "nav-aanmeldingen", Some("l"))],
            Role::Coordinator => vec![
                item("/vandaag", "nav-vandaag", Some("v")),
                item("/inwoners", "nav-inwoners", Some("l")),
                item("/aanmeldingen", "nav-aanmeldingen", None),
                item("/groepen", "nav-groepen", None),
                item("/rapport", "nav-rapport", None),
                item("/importeren", "nav-importeren", None),
                item("/bewaren", "nav-bewaren", None),
                item("/waarneming", "nav-waarneming", None),
            ],
            Role::Beleidsmedewerker => {
                vec![
                    item("/groepen", "nav-groepen", None),
                    item("/rapport", "nav-rapport", None),
                    item("/bewaren", "nav-bewaren", None),
                ]
            }
            Role::Werkleider => vec![item("/verwacht", "nav-verwacht", Some("l"))],
            Role::PrivacyOfficer => vec![
                item("/inzage", "nav-inzage", Some("l")),
                item("/toegang", "nav-toegang", None),
                item("/bewaren", "nav-bewaren", None),
                item("/waarneming", "nav-waarneming", None),
            ],
            Role::Beheerder => vec![item("/medewerkers", "nav-medewerkers", None)],
            Role::Meedoen => Vec::new(),
        }
    }
}

/// Puts the numbers beside the pages they are of. Nothing that waits is no number.
fn count(shell: &mut Shell, t: &Tekst, counted: Counted) {
    let waits = Some(counted.van_ons).filter(|count| *count > 0);
    let numbers = [("/vandaag", waits, "nav-punten"), ("/caseload", counted.caseload, "nav-mensen")];
    for (page, number, told) in numbers {
        let item = shell.nav.iter_mut().find(|item| item.href.ends_with(page));
        if let (Some(item), Some(number)) = (item, number) {
            item.badge = Some(number.to_string());
            item.told = t.with(told, "aantal", number as u32);
        }
    }
}

/// The inwoner that an address is about, when it is about one.
fn inwoner_of(uri: &Uri) -> Option<InwonerId> {
    let mut parts = uri.path().split('/').skip(2);
    (parts.next() == Some("inwoner")).then(|| parts.next()?.parse().ok().map(InwonerId)).flatten()
}

/// For what somebody stands in.
pub fn doel_key(doel: waarneming::Doel) -> &'static str {
    match doel {
        waarneming::Doel::Afwezig => "waarneming-doel-afwezig",
        waarneming::Doel::Overdracht => "waarneming-doel-overdracht",
        waarneming::Doel::Spoed => "waarneming-doel-spoed",
    }
}

pub fn role_key(role: Role) -> &'static str {
    match role {
        Role::Begeleider => "role-begeleider",
        Role::Regisseur => "role-regisseur",
        Role::Coordinator => "role-coordinator",
        Role::Werkleider => "role-werkleider",
        Role::Beleidsmedewerker => "role-beleidsmedewerker",
        Role::PrivacyOfficer => "role-privacy-officer",
        Role::Beheerder => "role-beheerder",
        Role::Meedoen => "role-meedoen",
    }
}

pub fn initials(naam: &str) -> String {
    let mut capitals =
        naam.split_whitespace().filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase());
    let first = capitals.next();
    first.into_iter().chain(capitals.next_back()).collect()
}
