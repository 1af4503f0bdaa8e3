//! The register of every URL. All that is about a gemeente begins with its slug; none names a person.
//!
//! Each line says for whom it is. The handlers do not read that: what a page shows is decided by the questions it asks. A test
//! walks the register as everybody in the demo and compares, so a line that promises something else than the page does fails.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::routing::{MethodRouter, get, post};
use domain::access::{Role, Standing};

use crate::server::Server;
use crate::{
    aanmelding, belemmering, belofte, caseload, dossier, eigen, groep, importeren, inloggen, inwoner, inzage,
    medewerker, meting, plan, rapport, ritme, ronde, samenvoeging, succes, traject, uitleg, uitstel, vandaag,
    vernietiging, verplaatsing, waarneming, zoek,
};

/// One address, and for whom it is.
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub who: Who,
    handler: fn() -> MethodRouter<Server>,
}

/// For whom an address is. To everybody else it is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Also who is not logged in.
    Everybody,
    /// Who is logged in, whether or not a place of work was chosen.
    LoggedIn,
    /// Who works in this gemeente, in one of these roles.
    Roles(&'static [Role]),
    /// Who stands so to the inwoner that the address is about. Whoever stands in for the begeleider counts as the begeleider.
    Standing(&'static [Standing]),
    /// Who stands in today for the colleague that the address is about.
    StandIn,
    /// Whom the stand-in at the address concerns: one of the two, or a coördinator.
    ConcernedBy,
}

const ANYBODY_AT_WORK: Who = Who::Roles(&Role::GRANTABLE);
const BEGELEIDER: Who = Who::Roles(&[Role::Begeleider]);
const COORDINATOR: Who = Who::Roles(&[Role::Coordinator]);
/// Who begins the day with what waits for them.
const WITH_A_DAY: Who = Who::Roles(&[Role::Begeleider, Role::Coordinator]);
const BEHEERDER: Who = Who::Roles(&[Role::Beheerder]);
/// Who may know the names of some inwoners, and so may look for them.
const WITH_INWONERS: Who = Who::Roles(&[Role::Begeleider, Role::Regisseur, Role::Coordinator]);
/// Who may begin a group and say who takes part in it.
const WITH_GROUPS: Who = Who::Roles(&[Role::Begeleider, Role::Coordinator]);
const REFERRERS: Who = Who::Roles(&[Role::Regisseur, Role::Coordinator]);
/// Figures are for everybody but who keeps the accounts.
const WITH_FIGURES: Who = Who::Roles(&[Role::Begeleider, Role::Coordinator, Role::Beleidsmedewerker]);
const WERKLEIDER: Who = Who::Roles(&[Role::Werkleider]);
const PRIVACY_OFFICER: Who = Who::Roles(&[Role::PrivacyOfficer]);
/// Whom standing in for a colleague concerns, and who may state it.
const SEES_STAND_INS: Who = Who::Roles(&[Role::Begeleider, Role::Coordinator, Role::PrivacyOfficer]);
const STAND_INS: Who = Who::Roles(&[Role::Begeleider, Role::Coordinator]);
const OWN_BEGELEIDER: Who = Who::Standing(&[Standing::Begeleider]);
const OWN_COORDINATOR: Who = Who::Standing(&[Standing::Coordinator]);
/// Who reads the dossier, and who also writes in it.
const SEES_THE_DOSSIER: Who = Who::Standing(&[Standing::Begeleider, Standing::Regisseur, Standing::Coordinator]);
const OWN_REFERRER: Who = Who::Standing(&[Standing::Regisseur, Standing::Coordinator]);
/// Who hands over to an inwoner what is kept about them.
const HANDS_OVER: Who = Who::Standing(&[Standing::Begeleider, Standing::PrivacyOfficer]);
/// Who answers for what is kept, and who watches over that.
const KEEPERS: Who = Who::Roles(&[Role::Coordinator, Role::Beleidsmedewerker, Role::PrivacyOfficer]);
/// Who weighs what may go.
const WEIGHS: Who = Who::Roles(&[Role::Coordinator, Role::Beleidsmedewerker]);
const BELEID: Who = Who::Roles(&[Role::Beleidsmedewerker]);
/// To whom an inwoner can say that something has to go.
const HEARS_A_REQUEST: Who = Who::Standing(&[
    Standing::Begeleider,
    Standing::Coordinator,
    Standing::AndereCoordinator,
    Standing::Beleidsmedewerker,
    Standing::PrivacyOfficer,
]);
/// To whom it is known that the gemeente kept a promise.
const SETTLES_PROMISES: Who = Who::Standing(&[Standing::Begeleider, Standing::Regisseur]);
const OF_THE_DOSSIER: Who = Who::Standing(&[Standing::Begeleider, Standing::Coordinator]);

const fn read(path: &'static str, who: Who, handler: fn() -> MethodRouter<Server>) -> Route {
    Route { method: Method::GET, path, who, handler }
}

const fn act(path: &'static str, who: Who, handler: fn() -> MethodRouter<Server>) -> Route {
    Route { method: Method::POST, path, who, handler }
}

pub const ROUTES: &[Route] = &[
    // The door.
    read("/", Who::Everybody, || get(inloggen::pages::front)),
    read("/inloggen", Who::Everybody, || get(inloggen::pages::login)),
    act("/inloggen", Who::Everybody, || post(inloggen::pages::log_in)),
    act("/uitloggen", Who::Everybody, || post(inloggen::pages::log_out)),
    read("/kies", Who::LoggedIn, || get(inloggen::pages::choose)),
    act("/kies", Who::LoggedIn, || post(inloggen::pages::chosen)),
    read("/wachtwoord/{token}", Who::Everybody, || get(inloggen::pages::password)),
    act("/wachtwoord/{token}", Who::Everybody, || post(inloggen::pages::set_password)),
    act("/taal", Who::Everybody, || post(inloggen::pages::taal)),
    read("/toegankelijkheid", Who::Everybody, || get(uitleg::pages::accessibility)),
    // At work.
    read("/{gemeente}/", ANYBODY_AT_WORK, || get(caseload::pages::home)),
    act("/{gemeente}/rol", ANYBODY_AT_WORK, || post(inloggen::pages::role)),
    read("/{gemeente}/vandaag", WITH_A_DAY, || get(vandaag::pages::show)),
    read("/{gemeente}/caseload", BEGELEIDER, || get(caseload::pages::own)),
    act("/{gemeente}/caseload", BEGELEIDER, || post(caseload::pages::search_own)),
    act("/{gemeente}/inwoners", COORDINATOR, || post(caseload::pages::search_project)),
    read("/{gemeente}/meting", BEGELEIDER, || get(ronde::pages::show)),
    act("/{gemeente}/meting", BEGELEIDER, || post(ronde::pages::record)),
    read("/{gemeente}/inwoners", COORDINATOR, || get(caseload::pages::project)),
    read("/{gemeente}/zoek", WITH_INWONERS, || get(zoek::pages::empty)),
    act("/{gemeente}/zoek", WITH_INWONERS, || post(zoek::pages::results)),
    // Who is referred.
    read("/{gemeente}/aanmeldingen", WITH_INWONERS, || get(aanmelding::pages::list)),
    read("/{gemeente}/aanmeldingen/nieuw", REFERRERS, || get(aanmelding::form)),
    act("/{gemeente}/aanmeldingen/nieuw", REFERRERS, || post(aanmelding::refer)),
    read("/{gemeente}/inwoner/{inwoner}/aanmelding/{aanmelding}", SEES_THE_DOSSIER, || get(aanmelding::pages::show)),
    act("/{gemeente}/inwoner/{inwoner}/aanmelding/{aanmelding}/gesprek", SEES_THE_DOSSIER, || post(aanmelding::meet)),
    act("/{gemeente}/inwoner/{inwoner}/aanmelding/{aanmelding}/aannemen", OF_THE_DOSSIER, || post(aanmelding::accept)),
    act("/{gemeente}/inwoner/{inwoner}/aanmelding/{aanmelding}/afwijzen", OF_THE_DOSSIER, || post(aanmelding::refuse)),
    act("/{gemeente}/inwoner/{inwoner}/aanmelding/{aanmelding}/afhaken", SEES_THE_DOSSIER, || post(aanmelding::leave)),
    act("/{gemeente}/inwoner/{inwoner}/aanmelding/{aanmelding}/intrekken", OWN_REFERRER, || post(aanmelding::retract)),
    read("/{gemeente}/inwoner/{inwoner}/aanmelding/{aanmelding}/{nr}", OWN_REFERRER, || get(aanmelding::correction)),
    act("/{gemeente}/inwoner/{inwoner}/aanmelding/{aanmelding}/{nr}", OWN_REFERRER, || post(aanmelding::correct)),
    act("/{gemeente}/inwoner/{inwoner}/aanmelding/{aanmelding}/{nr}/intrekken", OWN_REFERRER, || {
        post(aanmelding::withdraw)
    }),
    // One inwoner.
    read("/{gemeente}/inwoner/nieuw", COORDINATOR, || get(inwoner::pages::new)),
    act("/{gemeente}/inwoner/nieuw", COORDINATOR, || post(inwoner::pages::register)),
    read("/{gemeente}/inwoner/{inwoner}", SEES_THE_DOSSIER, || get(dossier::show)),
    read("/{gemeente}/inwoner/{inwoner}/gegevens", OF_THE_DOSSIER, || get(inwoner::pages::edit)),
    act("/{gemeente}/inwoner/{inwoner}/gegevens", OF_THE_DOSSIER, || post(inwoner::pages::describe)),
    read("/{gemeente}/inwoner/{inwoner}/begeleider", OWN_COORDINATOR, || get(inwoner::pages::assign_form)),
    act("/{gemeente}/inwoner/{inwoner}/begeleider", OWN_COORDINATOR, || post(inwoner::pages::assign)),
    act("/{gemeente}/inwoner/{inwoner}/contact", OWN_BEGELEIDER, || post(dossier::record)),
    read("/{gemeente}/inwoner/{inwoner}/contact/{nr}", OWN_BEGELEIDER, || get(dossier::correction)),
    act("/{gemeente}/inwoner/{inwoner}/contact/{nr}", OWN_BEGELEIDER, || post(dossier::correct)),
    act("/{gemeente}/inwoner/{inwoner}/contact/{nr}/intrekken", OWN_BEGELEIDER, || post(dossier::withdraw)),
    read("/{gemeente}/inwoner/{inwoner}/traject", OF_THE_DOSSIER, || get(dossier::start_form)),
    act("/{gemeente}/inwoner/{inwoner}/traject", OF_THE_DOSSIER, || post(dossier::start)),
    act("/{gemeente}/inwoner/{inwoner}/traject/{traject}/fase", OF_THE_DOSSIER, || post(dossier::enter_phase)),
    act("/{gemeente}/inwoner/{inwoner}/traject/{traject}/verlengen", OF_THE_DOSSIER, || post(dossier::extend)),
    act("/{gemeente}/inwoner/{inwoner}/traject/{traject}/afsluiten", OF_THE_DOSSIER, || post(dossier::close)),
    act("/{gemeente}/inwoner/{inwoner}/traject/{traject}/ritme", OWN_BEGELEIDER, || post(ritme::agree)),
    read("/{gemeente}/inwoner/{inwoner}/traject/{traject}/{nr}", OF_THE_DOSSIER, || get(traject::correction::form)),
    act("/{gemeente}/inwoner/{inwoner}/traject/{traject}/{nr}", OF_THE_DOSSIER, || post(traject::correction::correct)),
    act("/{gemeente}/inwoner/{inwoner}/traject/{traject}/{nr}/intrekken", OF_THE_DOSSIER, || {
        post(traject::correction::withdraw)
    }),
    read("/{gemeente}/inwoner/{inwoner}/ritme/{nr}", OWN_BEGELEIDER, || get(ritme::correction)),
    act("/{gemeente}/inwoner/{inwoner}/ritme/{nr}", OWN_BEGELEIDER, || post(ritme::correct)),
    act("/{gemeente}/inwoner/{inwoner}/ritme/{nr}/intrekken", OWN_BEGELEIDER, || post(ritme::withdraw)),
    read("/{gemeente}/inwoner/{inwoner}/meting", OF_THE_DOSSIER, || get(meting::pages::form)),
    act("/{gemeente}/inwoner/{inwoner}/meting", OF_THE_DOSSIER, || post(meting::pages::record)),
    read("/{gemeente}/inwoner/{inwoner}/meting/{nr}", OF_THE_DOSSIER, || get(meting::pages::correction)),
    act("/{gemeente}/inwoner/{inwoner}/meting/{nr}", OF_THE_DOSSIER, || post(meting::pages::correct)),
    act("/{gemeente}/inwoner/{inwoner}/meting/{nr}/intrekken", OF_THE_DOSSIER, || post(meting::pages::withdraw)),
    read("/{gemeente}/inwoner/{inwoner}/belemmering", OWN_BEGELEIDER, || get(belemmering::pages::form)),
    act("/{gemeente}/inwoner/{inwoner}/belemmering", OWN_BEGELEIDER, || post(belemmering::pages::record)),
    read("/{gemeente}/inwoner/{inwoner}/belemmering/{belemmering}", OWN_BEGELEIDER, || get(belemmering::pages::course)),
    act("/{gemeente}/inwoner/{inwoner}/belemmering/{belemmering}", OWN_BEGELEIDER, || post(belemmering::pages::follow)),
    read("/{gemeente}/inwoner/{inwoner}/belemmering/{belemmering}/{nr}", OWN_BEGELEIDER, || {
        get(belemmering::correction)
    }),
    act("/{gemeente}/inwoner/{inwoner}/belemmering/{belemmering}/{nr}", OWN_BEGELEIDER, || post(belemmering::correct)),
    act("/{gemeente}/inwoner/{inwoner}/belemmering/{belemmering}/{nr}/intrekken", OWN_BEGELEIDER, || {
        post(belemmering::withdraw)
    }),
    read("/{gemeente}/inwoner/{inwoner}/plan", OWN_BEGELEIDER, || get(plan::pages::tell_form)),
    act("/{gemeente}/inwoner/{inwoner}/plan", OWN_BEGELEIDER, || post(plan::pages::tell)),
    read("/{gemeente}/inwoner/{inwoner}/plan/{nr}", OWN_BEGELEIDER, || get(plan::correction)),
    act("/{gemeente}/inwoner/{inwoner}/plan/{nr}", OWN_BEGELEIDER, || post(plan::correct)),
    act("/{gemeente}/inwoner/{inwoner}/plan/{nr}/intrekken", OWN_BEGELEIDER, || post(plan::withdraw)),
    read("/{gemeente}/inwoner/{inwoner}/doel", OWN_BEGELEIDER, || get(plan::doel::form)),
    act("/{gemeente}/inwoner/{inwoner}/doel", OWN_BEGELEIDER, || post(plan::doel::set)),
    read("/{gemeente}/inwoner/{inwoner}/doel/{doel}/afronden", OWN_BEGELEIDER, || get(plan::doel::end_form)),
    act("/{gemeente}/inwoner/{inwoner}/doel/{doel}/afronden", OWN_BEGELEIDER, || post(plan::doel::end)),
    read("/{gemeente}/inwoner/{inwoner}/stap", OWN_BEGELEIDER, || get(plan::stap::form)),
    act("/{gemeente}/inwoner/{inwoner}/stap", OWN_BEGELEIDER, || post(plan::stap::agree)),
    read("/{gemeente}/inwoner/{inwoner}/stap/{stap}/gedaan", OWN_BEGELEIDER, || get(plan::stap::tick_form)),
    act("/{gemeente}/inwoner/{inwoner}/stap/{stap}/gedaan", OWN_BEGELEIDER, || post(plan::stap::tick)),
    read("/{gemeente}/inwoner/{inwoner}/stap/{stap}/vervallen", OWN_BEGELEIDER, || get(plan::stap::drop_form)),
    act("/{gemeente}/inwoner/{inwoner}/stap/{stap}/vervallen", OWN_BEGELEIDER, || post(plan::stap::drop_step)),
    // A coördinator for a referral, which the walk puts off.
    read("/{gemeente}/inwoner/{inwoner}/uitstel/{soort}/{over}", OF_THE_DOSSIER, || get(uitstel::form)),
    act("/{gemeente}/inwoner/{inwoner}/uitstel/{soort}/{over}", OF_THE_DOSSIER, || post(uitstel::give)),
    read("/{gemeente}/inwoner/{inwoner}/uitstel/{nr}", OF_THE_DOSSIER, || get(uitstel::correction)),
    act("/{gemeente}/inwoner/{inwoner}/uitstel/{nr}", OF_THE_DOSSIER, || post(uitstel::correct)),
    act("/{gemeente}/inwoner/{inwoner}/uitstel/{nr}/intrekken", OF_THE_DOSSIER, || post(uitstel::withdraw)),
    read("/{gemeente}/inwoner/{inwoner}/belofte", OWN_BEGELEIDER, || get(belofte::make::form)),
    act("/{gemeente}/inwoner/{inwoner}/belofte", OWN_BEGELEIDER, || post(belofte::make::make)),
    read("/{gemeente}/inwoner/{inwoner}/aanvraag", OWN_BEGELEIDER, || get(belofte::make::aanvraag_form)),
    act("/{gemeente}/inwoner/{inwoner}/aanvraag", OWN_BEGELEIDER, || post(belofte::make::apply)),
    // The walk takes a promise of the gemeente, and that it was kept.
    read("/{gemeente}/inwoner/{inwoner}/belofte/{belofte}/nakomen", SETTLES_PROMISES, || {
        get(belofte::follow::keep_form)
    }),
    act("/{gemeente}/inwoner/{inwoner}/belofte/{belofte}/nakomen", SETTLES_PROMISES, || post(belofte::follow::keep)),
    read("/{gemeente}/inwoner/{inwoner}/belofte/{belofte}/verzetten", OWN_BEGELEIDER, || {
        get(belofte::follow::move_form)
    }),
    act("/{gemeente}/inwoner/{inwoner}/belofte/{belofte}/verzetten", OWN_BEGELEIDER, || post(belofte::follow::move_to)),
    read("/{gemeente}/inwoner/{inwoner}/belofte/{belofte}/intrekken", SETTLES_PROMISES, || {
        get(belofte::follow::retract_form)
    }),
    act("/{gemeente}/inwoner/{inwoner}/belofte/{belofte}/intrekken", SETTLES_PROMISES, || {
        post(belofte::follow::retract)
    }),
    read("/{gemeente}/inwoner/{inwoner}/belofte/{belofte}/{nr}", SETTLES_PROMISES, || get(belofte::correction)),
    act("/{gemeente}/inwoner/{inwoner}/belofte/{belofte}/{nr}", SETTLES_PROMISES, || post(belofte::correct)),
    act("/{gemeente}/inwoner/{inwoner}/belofte/{belofte}/{nr}/intrekken", SETTLES_PROMISES, || post(belofte::withdraw)),
    read("/{gemeente}/inwoner/{inwoner}/succes", OWN_BEGELEIDER, || get(succes::form)),
    act("/{gemeente}/inwoner/{inwoner}/succes", OWN_BEGELEIDER, || post(succes::record)),
    read("/{gemeente}/inwoner/{inwoner}/succes/{nr}", OWN_BEGELEIDER, || get(succes::correction)),
    act("/{gemeente}/inwoner/{inwoner}/succes/{nr}", OWN_BEGELEIDER, || post(succes::correct)),
    act("/{gemeente}/inwoner/{inwoner}/succes/{nr}/intrekken", OWN_BEGELEIDER, || post(succes::withdraw)),
    read("/{gemeente}/inwoner/{inwoner}/groep", OF_THE_DOSSIER, || get(groep::deelname::form)),
    act("/{gemeente}/inwoner/{inwoner}/groep", OF_THE_DOSSIER, || post(groep::deelname::join)),
    read("/{gemeente}/inwoner/{inwoner}/groep/{groep}/einde", OF_THE_DOSSIER, || get(groep::deelname::end)),
    act("/{gemeente}/inwoner/{inwoner}/groep/{groep}/einde", OF_THE_DOSSIER, || post(groep::deelname::leave)),
    read("/{gemeente}/inwoner/{inwoner}/groep/{groep}/{nr}", OF_THE_DOSSIER, || get(groep::deelname::correction)),
    act("/{gemeente}/inwoner/{inwoner}/groep/{groep}/{nr}", OF_THE_DOSSIER, || post(groep::deelname::correct)),
    act("/{gemeente}/inwoner/{inwoner}/groep/{groep}/{nr}/intrekken", OF_THE_DOSSIER, || {
        post(groep::deelname::withdraw)
    }),
    read("/{gemeente}/inwoner/{inwoner}/feit/{nr}", OF_THE_DOSSIER, || get(dossier::take_back_form)),
    act("/{gemeente}/inwoner/{inwoner}/feit/{nr}", OF_THE_DOSSIER, || post(dossier::take_back)),
    read("/{gemeente}/inwoner/{inwoner}/feit/{nr}/verplaatsen", OF_THE_DOSSIER, || get(verplaatsing::form)),
    act("/{gemeente}/inwoner/{inwoner}/feit/{nr}/verplaatsen", OF_THE_DOSSIER, || post(verplaatsing::move_to)),
    read("/{gemeente}/inwoner/{inwoner}/regie", OWN_REFERRER, || get(aanmelding::regie::form)),
    act("/{gemeente}/inwoner/{inwoner}/regie", OWN_REFERRER, || post(aanmelding::regie::hand_over)),
    read("/{gemeente}/inwoner/{inwoner}/inzage", OF_THE_DOSSIER, || get(inzage::pages::list)),
    read("/{gemeente}/inwoner/{inwoner}/samenvoegen", OWN_COORDINATOR, || get(samenvoeging::form)),
    act("/{gemeente}/inwoner/{inwoner}/samenvoegen", OWN_COORDINATOR, || post(samenvoeging::join)),
    act("/{gemeente}/inwoner/{inwoner}/samenvoegen/zoek", OWN_COORDINATOR, || post(samenvoeging::search)),
    read("/{gemeente}/inwoner/{inwoner}/eigen", HANDS_OVER, || get(eigen::pages::show)),
    read("/{gemeente}/inwoner/{inwoner}/eigen/bestand", HANDS_OVER, || get(eigen::pages::file)),
    read("/{gemeente}/inwoner/{inwoner}/verzoek", HEARS_A_REQUEST, || get(vernietiging::verzoek::form)),
    act("/{gemeente}/inwoner/{inwoner}/verzoek", HEARS_A_REQUEST, || post(vernietiging::verzoek::record)),
    // Groups: a group names nobody, who takes part does.
    read("/{gemeente}/groepen", WITH_FIGURES, || get(groep::pages::list)),
    read("/{gemeente}/groepen/nieuw", WITH_GROUPS, || get(groep::openen::form)),
    act("/{gemeente}/groepen/nieuw", WITH_GROUPS, || post(groep::openen::open)),
    read("/{gemeente}/groepen/{groep}", WITH_FIGURES, || get(groep::pages::show)),
    read("/{gemeente}/groepen/{groep}/plaats", WITH_GROUPS, || get(groep::plaats::form)),
    act("/{gemeente}/groepen/{groep}/plaats", WITH_GROUPS, || post(groep::plaats::record)),
    read("/{gemeente}/groepen/{groep}/aanwezig", WITH_GROUPS, || get(groep::aanwezig::form)),
    act("/{gemeente}/groepen/{groep}/aanwezig", WITH_GROUPS, || post(groep::aanwezig::record)),
    read("/{gemeente}/verwacht", WERKLEIDER, || get(groep::aanwezig::expected)),
    act("/{gemeente}/verwacht", WERKLEIDER, || post(groep::aanwezig::seen_today)),
    act("/{gemeente}/groepen/{groep}/deelname", WITH_GROUPS, || post(groep::pages::join)),
    read("/{gemeente}/groepen/{groep}/wijzigen", WITH_GROUPS, || get(groep::openen::correction)),
    act("/{gemeente}/groepen/{groep}/wijzigen", WITH_GROUPS, || post(groep::openen::correct)),
    act("/{gemeente}/groepen/{groep}/wijzigen/intrekken", WITH_GROUPS, || post(groep::openen::withdraw)),
    // Standing in for a colleague.
    read("/{gemeente}/waarneming", SEES_STAND_INS, || get(waarneming::pages::list)),
    read("/{gemeente}/waarneming/nieuw", STAND_INS, || get(waarneming::pages::new)),
    act("/{gemeente}/waarneming/nieuw", STAND_INS, || post(waarneming::pages::begin)),
    act("/{gemeente}/waarneming/{waarneming}/einde", Who::ConcernedBy, || post(waarneming::pages::end)),
    read("/{gemeente}/waarneming/{waarneming}/wijzigen", Who::ConcernedBy, || get(waarneming::correction::form)),
    act("/{gemeente}/waarneming/{waarneming}/wijzigen", Who::ConcernedBy, || post(waarneming::correction::correct)),
    read("/{gemeente}/waarneming/caseload/{collega}", Who::StandIn, || get(waarneming::pages::caseload)),
    // Who looked at what, and who can.
    read("/{gemeente}/inzage", PRIVACY_OFFICER, || get(inzage::log::log)),
    read("/{gemeente}/toegang", PRIVACY_OFFICER, || get(inzage::log::toegang)),
    // Keeping no longer than allowed.
    read("/{gemeente}/bewaren", KEEPERS, || get(vernietiging::pages::overview)),
    act("/{gemeente}/bewaren", WEIGHS, || post(vernietiging::pages::propose)),
    act("/{gemeente}/bewaren/vaststellen/{jaar}", BELEID, || post(vernietiging::pages::establish)),
    read("/{gemeente}/bewaren/verzoek/{verzoek}", WEIGHS, || get(vernietiging::verzoek::show)),
    act("/{gemeente}/bewaren/verzoek/{verzoek}/voorstel", WEIGHS, || post(vernietiging::verzoek::propose)),
    act("/{gemeente}/bewaren/verzoek/{verzoek}/afwijzen", WEIGHS, || post(vernietiging::verzoek::refuse)),
    read("/{gemeente}/bewaren/voorstel/{voorstel}", KEEPERS, || get(vernietiging::voorstel::show)),
    act("/{gemeente}/bewaren/voorstel/{voorstel}/besluit", WEIGHS, || post(vernietiging::voorstel::decide)),
    act("/{gemeente}/bewaren/voorstel/{voorstel}/uitvoeren", WEIGHS, || post(vernietiging::voorstel::execute)),
    // The gemeente's own lists.
    read("/{gemeente}/importeren", COORDINATOR, || get(importeren::pages::choose)),
    act("/{gemeente}/importeren", COORDINATOR, || {
        post(importeren::pages::preview).layer(DefaultBodyLimit::max(importeren::LARGEST))
    }),
    act("/{gemeente}/importeren/vastleggen", COORDINATOR, || post(importeren::pages::record)),
    // Sturing.
    read("/{gemeente}/rapport", WITH_FIGURES, || get(rapport::pages::index)),
    read("/{gemeente}/rapport/{naam}", WITH_FIGURES, || get(rapport::pages::show)),
    read("/{gemeente}/rapport/{naam}/cijfer", WITH_FIGURES, || get(rapport::pages::cell)),
    read("/{gemeente}/rapport/{naam}/bestand", WITH_FIGURES, || get(rapport::pages::file)),
    // Beheer.
    read("/{gemeente}/medewerkers", BEHEERDER, || get(medewerker::pages::list)),
    read("/{gemeente}/medewerkers/nieuw", BEHEERDER, || get(medewerker::pages::new)),
    act("/{gemeente}/medewerkers/nieuw", BEHEERDER, || post(medewerker::pages::hire)),
    read("/{gemeente}/medewerkers/{medewerker}/toegang", BEHEERDER, || get(medewerker::pages::access)),
    act("/{gemeente}/medewerkers/{medewerker}/toegang", BEHEERDER, || post(medewerker::pages::give_access)),
    act("/{gemeente}/medewerkers/{medewerker}/link", BEHEERDER, || post(medewerker::pages::new_link)),
    // Uitleg.
    read("/{gemeente}/sneltoetsen", ANYBODY_AT_WORK, || get(uitleg::pages::keys)),
    act("/{gemeente}/sneltoetsen", ANYBODY_AT_WORK, || post(inloggen::pages::shortcuts)),
    read("/{gemeente}/signalen", ANYBODY_AT_WORK, || get(uitleg::pages::signals)),
    read("/{gemeente}/wie-ziet-wat", ANYBODY_AT_WORK, || get(uitleg::pages::access)),
    read("/{gemeente}/toegankelijkheid", Who::Everybody, || get(uitleg::pages::accessibility)),
];

/// The register as axum serves it.
pub(crate) fn routes() -> Router<Server> {
    ROUTES.iter().fold(Router::new(), |router, route| router.route(route.path, (route.handler)()))
}
