use domain::access::{POLICY, Standing};

use super::view::{Access, AccessGroup, AccessPage, AccessRow, AccessibilityPage, KeysPage};
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

fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Begeleider => "standing-begeleider",
        Standing::Collega => "standing-collega",
        Standing::Regisseur => "standing-regisseur",
        Standing::AndereRegisseur => "standing-andere-regisseur",
        Standing::Coordinator => "standing-coordinator",
        Standing::AndereCoordinator => "standing-andere-coordinator",
        Standing::Beleidsmedewerker => "standing-beleidsmedewerker",
        Standing::Beheerder => "standing-beheerder",
        Standing::Meedoen => "standing-meedoen",
    }
}
