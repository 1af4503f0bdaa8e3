//! A gemeente that begins today: nobody in it but who keeps the accounts. Lindervoort does not exist.

use std::sync::Arc;

use app::{App, Clock, Gemeente, Identity, fresh_daad};
use domain::aanpak::content;
use domain::access::Role;
use domain::ids::MedewerkerId;
use domain::medewerker;
use tempfile::TempDir;

const HOURS_MICROS: i64 = 3_600_000_000;

/// An aanpak as it is shipped.
#[derive(Clone, Copy)]
pub struct Aanpak {
    pub slug: &'static str,
    text: &'static str,
}

pub const PARTICIPATIEHUIS: Aanpak =
    Aanpak { slug: "participatiehuis", text: include_str!("../../../../aanpakken/participatiehuis.toml") };
pub const DE_CIRKEL: Aanpak = Aanpak { slug: "de-cirkel", text: include_str!("../../../../aanpakken/de-cirkel.toml") };
pub const SERVICE_VOOR_DE_WIJK: Aanpak =
    Aanpak { slug: "service-voor-de-wijk", text: include_str!("../../../../aanpakken/service-voor-de-wijk.toml") };

/// The gemeente, running, with its address; it stops when the runtime of the test does.
pub struct Lindervoort {
    pub app: Arc<App>,
    pub address: String,
    aanpak: Aanpak,
    _folder: TempDir,
}

impl Lindervoort {
    pub async fn start() -> Lindervoort {
        Lindervoort::with(PARTICIPATIEHUIS).await
    }

    /// The gemeente with one aanpak.
    pub async fn with(aanpak: Aanpak) -> Lindervoort {
        let folder = tempfile::tempdir().expect("there is room for a gemeente");
        let app = Arc::new(App::open(folder.path(), Clock::real()).expect("a new folder can be opened"));
        let town = app.found("lindervoort", "Lindervoort").expect("the gemeente can begin");
        let content = content::parse(aanpak.text).expect("the aanpak is sound");
        let from = content.geldig_vanaf.into();
        town.act_and_wait(Identity::MEEDOEN, fresh_daad(), move |state, viewer| {
            domain::aanpak::adopt(state, viewer, from, content.clone())
        })
        .expect("it can be adopted");
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        let address = format!("http://{}", listener.local_addr().expect("it is bound"));
        tokio::spawn(web::serve(listener, Arc::clone(&app), Arc::default(), std::future::pending()));
        Lindervoort { app, address, aanpak, _folder: folder }
    }

    pub fn town(&self) -> Arc<Gemeente> {
        self.app.gemeente("lindervoort").expect("it was founded")
    }

    /// Hires somebody from the command line, and gives the link with which they choose a password.
    pub fn hire(&self, naam: &'static str, login: &str, rol: Role) -> String {
        let town = self.town();
        let hired = town.act_and_wait(Identity::MEEDOEN, fresh_daad(), move |state, viewer| {
            medewerker::hire(state, viewer, viewer.today(), naam, rol, None)
        });
        let (first, _) = hired.expect("they can be hired").nrs.expect("it is recorded");
        let MedewerkerId(id) =
            town.ask(Identity::MEEDOEN, |state, _| Ok(medewerker::hired_at(state, first))).expect("they work here");
        let accounts = self.app.accounts();
        let account = accounts.create(login).expect("the name is free");
        accounts.link(account, "lindervoort", id).expect("the account reaches them");
        let token =
            accounts.one_time_link(account, self.app.clock().now().0 + HOURS_MICROS).expect("a link can be made");
        format!("{}/wachtwoord/{token}", self.address)
    }

    /// Three people, whom Ayşe guides since some weeks.
    pub fn import(&self) {
        let day = |weeks: i32| self.app.clock().today().plus(-7 * weeks);
        let rows = [("1001", "Gerda", "Hoekstra", 8), ("1002", "Zoë", "van 't Hof", 5), ("1003", "", "Tesfay", 1)];
        let rows = rows.map(|(key, voornaam, achternaam, weeks)| {
            format!("{key};{voornaam};{achternaam};Oost;{};2;Ayşe Demir\n", day(weeks))
        });
        self.import_list(&format!("inwoner;voornaam;achternaam;wijk;instroom;trede;begeleider\n{}", rows.concat()));
    }

    /// Takes in a list of the aanpak, as the command line does.
    pub fn import_list(&self, list: &str) {
        let (list, slug) = (list.to_owned(), self.aanpak.slug);
        let taken = self.town().batch_and_wait(Identity::MEEDOEN, fresh_daad(), move |draft, pen, viewer| {
            let outcome =
                app::import::take_in(draft, pen, viewer, slug, (list.as_bytes(), "lijst.csv"), &mut |_, _| ());
            outcome.map(|_| ()).map_err(|stopped| panic!("{stopped:?}"))
        });
        taken.expect("the list is sound");
    }
}
