use std::process::ExitCode;

use anyhow::Context;
use app::{App, Clock, Identity, fresh_daad};
use clap::Subcommand;
use domain::access::Role;
use domain::ids::MedewerkerId;
use domain::medewerker;
use domain::text::folded;

use crate::Map;

/// How long a one-time link can be used: a working week and a weekend.
const LINK_DAYS: i64 = 7;

#[derive(Subcommand)]
pub enum Command {
    /// Neemt een medewerker aan en geeft een link waarmee die één keer een wachtwoord kiest.
    Nieuw {
        /// De naam van de medewerker.
        naam: String,
        /// begeleider, regisseur, coordinator, werkleider, beleidsmedewerker, privacy-officer of beheerder.
        #[arg(long, value_parser = role)]
        rol: Role,
        /// Voor een coördinator of werkleider: de aanpak; voor een werkleider ook een vestiging (de-cirkel/haven).
        #[arg(long)]
        aanpak: Option<String>,
        #[command(flatten)]
        access: Access,
    },
    /// Geeft iemand die er al werkt (bijvoorbeeld uit het sleutelbestand) een inlognaam en een link.
    Toegang {
        /// De naam van de medewerker.
        naam: String,
        #[command(flatten)]
        access: Access,
    },
}

/// How to let somebody in.
#[derive(clap::Args)]
pub struct Access {
    #[command(flatten)]
    map: Map,
    #[arg(long)]
    gemeente: String,
    /// Waarmee de medewerker inlogt; anders de naam met punten.
    #[arg(long)]
    login: Option<String>,
    /// Het adres waar medewerkers Meedoen openen.
    #[arg(long, default_value = "http://localhost:8080")]
    adres: String,
}

fn role(word: &str) -> Result<Role, String> {
    let found = Role::from_word(word).filter(|role| Role::GRANTABLE.contains(role));
    found.ok_or_else(|| format!("kies uit {}", Role::GRANTABLE.map(Role::word).join(", ")))
}

impl Command {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Command::Nieuw { naam, rol, aanpak, access } => hire(&naam, rol, aanpak, &access),
            Command::Toegang { naam, access } => {
                let (app, login) = access.open(&naam)?;
                let wanted = folded(&naam);
                let people = app
                    .gemeente(&access.gemeente)?
                    .ask(Identity::MEEDOEN, |state, viewer| Ok(medewerker::list(state, viewer)))?;
                let mut found = people.iter().filter(|one| folded(&one.naam) == wanted);
                let one =
                    found.next().with_context(|| format!("in {} werkt niemand die {naam} heet", access.gemeente))?;
                anyhow::ensure!(
                    found.next().is_none(),
                    "er werken er meer die {naam} heten; geef toegang in de browser"
                );
                access.give(&app, one.id, &naam, &login)
            }
        }
    }
}

fn hire(naam: &str, rol: Role, aanpak: Option<String>, access: &Access) -> anyhow::Result<ExitCode> {
    let (app, login) = access.open(naam)?;
    let town = app.gemeente(&access.gemeente)?;
    let hired = naam.to_owned();
    let acted = town.act_and_wait(Identity::MEEDOEN, fresh_daad(), move |state, viewer| {
        medewerker::hire(state, viewer, viewer.today(), &hired, rol, aanpak.as_deref())
    })?;
    let (first, _) = acted.nrs.context("de medewerker is niet vastgelegd")?;
    let id = town.ask(Identity::MEEDOEN, |state, _| Ok(medewerker::hired_at(state, first)))?;
    let role = web::tekst::Tekst::new(web::tekst::Taal::Nl).say(web::shell::visit::role_key(rol));
    println!("{naam} is {role} van {}.", access.gemeente);
    access.give(&app, id, naam, &login)
}

impl Access {
    /// The data folder, and the log-in name, which nobody may have yet.
    fn open(&self, naam: &str) -> anyhow::Result<(App, String)> {
        let app = self.map.open()?;
        let login = self.login.clone().unwrap_or_else(|| folded(naam).replace(' ', "."));
        anyhow::ensure!(
            app.accounts().by_login(&login)?.is_none(),
            "de inlognaam {login:?} bestaat al; kies een andere met --login"
        );
        Ok((app, login))
    }

    fn give(&self, app: &App, id: MedewerkerId, naam: &str, login: &str) -> anyhow::Result<ExitCode> {
        let account = app.accounts().create(login)?;
        app.accounts().link(account, &self.gemeente, id.0)?;
        // Links live by the real clock, also in an example.
        let expires = Clock::real().now().0 + LINK_DAYS * 24 * 3600 * 1_000_000;
        let token = app.accounts().one_time_link(account, expires)?;
        println!("{naam} logt in als {login} en kiest één keer een wachtwoord, binnen {LINK_DAYS} dagen:");
        println!("{}/wachtwoord/{token}", self.adres.trim_end_matches('/'));
        Ok(ExitCode::SUCCESS)
    }
}
