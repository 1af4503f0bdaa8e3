//! The register of every URL. All that is about a gemeente begins with its slug; none names a person.

use axum::Router;
use axum::routing::{get, post};

use crate::server::Server;
use crate::{caseload, dossier, inloggen, inwoner, inzage, medewerker, rapport, uitleg, zoek};

/// Every path with the handlers behind it; `routes_page` in the tests walks the same list for every role.
pub(crate) fn routes() -> Router<Server> {
    Router::new()
        // The door.
        .route("/", get(inloggen::pages::front))
        .route("/inloggen", get(inloggen::pages::login).post(inloggen::pages::log_in))
        .route("/uitloggen", post(inloggen::pages::log_out))
        .route("/kies", get(inloggen::pages::choose).post(inloggen::pages::chosen))
        .route("/wachtwoord/{token}", get(inloggen::pages::password).post(inloggen::pages::set_password))
        .route("/taal", post(inloggen::pages::taal))
        .route("/toegankelijkheid", get(uitleg::pages::accessibility))
        // At work.
        .route("/{gemeente}/", get(caseload::pages::home))
        .route("/{gemeente}/rol", post(inloggen::pages::role))
        .route("/{gemeente}/caseload", get(caseload::pages::own))
        .route("/{gemeente}/inwoners", get(caseload::pages::project))
        .route("/{gemeente}/zoek", get(zoek::pages::empty).post(zoek::pages::results))
        // One inwoner.
        .route("/{gemeente}/inwoner/nieuw", get(inwoner::pages::new).post(inwoner::pages::register))
        .route("/{gemeente}/inwoner/{inwoner}", get(dossier::show))
        .route("/{gemeente}/inwoner/{inwoner}/gegevens", get(inwoner::pages::edit).post(inwoner::pages::describe))
        .route("/{gemeente}/inwoner/{inwoner}/begeleider", get(inwoner::pages::assign_form).post(inwoner::pages::assign))
        .route("/{gemeente}/inwoner/{inwoner}/contact", post(dossier::record))
        .route("/{gemeente}/inwoner/{inwoner}/contact/{nr}", get(dossier::correction).post(dossier::correct))
        .route("/{gemeente}/inwoner/{inwoner}/contact/{nr}/intrekken", post(dossier::withdraw))
        .route("/{gemeente}/inwoner/{inwoner}/traject", get(dossier::start_form).post(dossier::start))
        .route("/{gemeente}/inwoner/{inwoner}/traject/{traject}/fase", post(dossier::enter_phase))
        .route("/{gemeente}/inwoner/{inwoner}/traject/{traject}/verlengen", post(dossier::extend))
        .route("/{gemeente}/inwoner/{inwoner}/traject/{traject}/afsluiten", post(dossier::close))
        .route("/{gemeente}/inwoner/{inwoner}/feit/{nr}", get(dossier::take_back_form).post(dossier::take_back))
        .route("/{gemeente}/inwoner/{inwoner}/inzage", get(inzage::pages::list))
        // Sturing.
        .route("/{gemeente}/rapport", get(rapport::pages::index))
        .route("/{gemeente}/rapport/{naam}", get(rapport::pages::show))
        .route("/{gemeente}/rapport/{naam}/cijfer", get(rapport::pages::cell))
        .route("/{gemeente}/rapport/{naam}/bestand", get(rapport::pages::file))
        // Beheer.
        .route("/{gemeente}/medewerkers", get(medewerker::pages::list))
        .route("/{gemeente}/medewerkers/nieuw", get(medewerker::pages::new).post(medewerker::pages::hire))
        .route("/{gemeente}/medewerkers/{medewerker}/link", post(medewerker::pages::new_link))
        // Uitleg.
        .route("/{gemeente}/sneltoetsen", get(uitleg::pages::keys).post(inloggen::pages::shortcuts))
        .route("/{gemeente}/wie-ziet-wat", get(uitleg::pages::access))
        .route("/{gemeente}/toegankelijkheid", get(uitleg::pages::accessibility))
}
