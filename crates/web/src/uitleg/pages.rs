use domain::access::{POLICY, Standing};
use domain::signaal::{self, Regel, Soort};

use super::view::{Access, AccessGroup, AccessPage, AccessRow, AccessibilityPage, KeysPage, SignalKind, SignalsPage};
use crate::shell::answer::{Answer, page};
use crate::shell::visit::{Guest, Visit};

/// The day somebody last went through the pages with keyboard, screen reader and axe.
const CHECKED: jiff::civil::Date = jiff::civil::date(2026, 11, 21);

pub async fn keys(visit: Visit) -> Answer {
    page(&KeysPage { t: visit.t, shell: visit.shell(visit.t.say("footer-keys")) })
}

/// For everybody, also who cannot log in.
pub async fn accessibility(guest: Guest) -> Answer {
    let t = guest.t;
    let shell = guest.shell(t.say("footer-accessibility"));
    page(&AccessibilityPage { t, shell, checked: t.date(CHECKED), contact: Vec::new() })
}

/// How a signal comes about: the rules of the aanpakken that are in force here.
pub async fn signals(visit: Visit) -> Answer {
    let t = visit.t;
    let kinds = visit.town.ask(visit.who, |state, viewer| {
        let rule = |regel: Regel| {
            let aanpak = regel.aanpak.naam.in_language(t.lang());
            let article = t.with2("signal-article", ("aanpak", aanpak), ("artikel", regel.artikel()));
            (article, regel.zin(t.lang()).to_owned(), crate::signaal::source(&t, regel.bron()))
        };
        let kind = |soort: Soort| SignalKind {
            word: soort.word(),
            title: crate::tekst::capital(t.say(&format!("soort-{}", soort.word()))),
            text: t.say(&format!("uitleg-{}", soort.word())).to_owned(),
            rules: signaal::rules(state, viewer, soort).into_iter().map(rule).collect(),
        };
        Ok(Soort::ALL.map(kind).into())
    })?;
    page(&SignalsPage { t, shell: visit.shell(t.say("vandaag-regels")), kinds })
}

/// The policy that the program itself goes by.
pub async fn access(visit: Visit) -> Answer {
    let t = visit.t;
    let roles = Standing::ALL.map(|standing| t.say(standing_key(standing)).to_owned()).into();
    let row = |may: &&domain::access::May, sign: Access| AccessRow {
        what: t.say(&format!("may-{}", domain::text::folded(may.what).replace(' ', "-"))).to_owned(),
        cells: Standing::ALL.map(|standing| if may.allows(standing) { sign } else { Access::No }).into(),
    };
    let groups = POLICY.iter().map(|policy| AccessGroup {
        heading: t.say(&format!("slice-{}", policy.slice)).to_owned(),
        rows: policy
            .see
            .iter()
            .map(|may| row(may, Access::Read))
            .chain(policy.act.iter().map(|may| row(may, Access::Write)))
            .collect(),
    });
    page(&AccessPage { t, shell: visit.shell(t.say("footer-access")), roles, groups: groups.collect() })
}

pub(crate) fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Begeleider => "standing-begeleider",
        Standing::Waarnemer => "standing-waarnemer",
        Standing::Collega => "standing-collega",
        Standing::Regisseur => "standing-regisseur",
        Standing::AndereRegisseur => "standing-andere-regisseur",
        Standing::Coordinator => "standing-coordinator",
        Standing::AndereCoordinator => "standing-andere-coordinator",
        Standing::Werkleider => "standing-werkleider",
        Standing::AndereWerkleider => "standing-andere-werkleider",
        Standing::Beleidsmedewerker => "standing-beleidsmedewerker",
        Standing::PrivacyOfficer => "standing-privacy-officer",
        Standing::Beheerder => "standing-beheerder",
        Standing::Meedoen => "standing-meedoen",
    }
}
