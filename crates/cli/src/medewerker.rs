use std::process::ExitCode;

use app::{App, Clock, Identity, fresh_daad};
use clap::Subcommand;
use domain::access::Role;
use domain::ids::MedewerkerId;
use domain::medewerker;

use crate::Map;

/// How long a one-time link can be used: a working week and a weekend.
const LINK_DAYS: i64 = 7;

#[derive(Subcommand)]
pub enum Command {
    /// Neemt een medewerker aan en geeft een link waarmee die één keer een wachtwoord kiest.
    Nieuw {
        /// De naam van de medewerker.
        naam: String,
        #[command(flatten)]
        map: Map,
        #[arg(long)]
        gemeente: String,
        /// begeleider, coordinator, beleidsmedewerker of beheerder.
        #[arg(long, value_parser = role)]
        rol: Role,
        /// Waarmee de medewerker inlogt; anders de naam met punten.
        #[arg(long)]
        login: Option<String>,
        /// Alleen voor een coördinator: de aanpak.
        #[arg(long)]
        aanpak: Option<String>,
        /// Het adres waar medewerkers Meedoen openen.
        #[arg(long, default_value = "http://localhost:8080")]
        adres: String,
    },
}

fn role(word: &str) -> Result<Role, String> {
    let found = Role::from_word(word).filter(|role| Role::GRANTABLE.contains(role));
    found.ok_or_else(|| format!("kies uit {}", Role::GRANTABLE.map(Role::word).join(", ")))
}

impl Command {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let Command::Nieuw { naam, map, gemeente, rol, login, aanpak, adres } = self;
        let app = App::open(&map.dir, Clock::real())?;
        let town = app.gemeente(&gemeente)?;
        let login = login.unwrap_or_else(|| domain::text::folded(&naam).replace(' ', "."));
        anyhow::ensure!(app.accounts().by_login(&login)?.is_none(), "de inlognaam {login:?} bestaat al; kies een andere met --login");
        let hired = naam.clone();
        let acted = town.act_and_wait(Identity::MEEDOEN, fresh_daad(), move |state, viewer| {
            medewerker::hire(state, viewer, viewer.today(), &hired, rol, aanpak.as_deref())
        })?;
        let (first, _) = acted.nrs.ok_or_else(|| anyhow::anyhow!("de medewerker is niet vastgelegd"))?;
        let MedewerkerId(id) = town.ask(Identity::MEEDOEN, |state, _| Ok(medewerker::hired_at(state, first)))?;
        let account = app.accounts().create(&login)?;
        app.accounts().link(account, &gemeente, id)?;
        let expires = app.clock().now().0 + LINK_DAYS * 24 * 3600 * 1_000_000;
        let token = app.accounts().one_time_link(account, expires)?;
        let role = web::tekst::Tekst::new(web::tekst::Taal::Nl).say(web::shell::visit::role_key(rol));
        println!("{naam} is {role} van {gemeente} en logt in als {login}.");
        println!("Kies één keer een wachtwoord, binnen {LINK_DAYS} dagen:");
        println!("{}/wachtwoord/{token}", adres.trim_end_matches('/'));
        Ok(ExitCode::SUCCESS)
    }
}
