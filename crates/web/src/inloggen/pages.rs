//! Through the door: log in, choose the place of work, set a password by a one-time link, log out.

use axum::extract::{Path, Query};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Role;
use domain::ids::MedewerkerId;
use domain::{gemeente, medewerker};
use serde::Deserialize;
use store::accounts::{Account, Verdict};

use super::view::{ChoosePage, Place, PlaceRole, login_form, password_form, wait_message};
use crate::form::Form;
use crate::shell::FormPage;
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::session::LASTS_MICROS;
use crate::shell::visit::{Guest, KEYS_COOKIE, SESSION_COOKIE, Sent, TAAL_COOKIE, Visit, real_now, role_key};

/// Characters a password has at least (NIST SP 800-63B asks for 8; a sentence of some words has more).
const SHORTEST: usize = 12;

#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    terug: String,
}

/// The front door: to work, or to the log-in.
pub async fn front(guest: Guest) -> Answer {
    to(&guest.home().unwrap_or_else(|| "/inloggen".to_owned()))
}

pub async fn login(guest: Guest, Query(back): Query<Back>) -> Answer {
    page(&login_page(&guest, login_form(&guest.t, &back.terug)))
}

fn login_page(guest: &Guest, form: Form) -> FormPage {
    let t = guest.t;
    let lead = if guest.server.app.clock().is_real() { "" } else { t.say("login-demo") };
    let shell = guest.shell(t.say("login-title"));
    FormPage { t, shell, crumbs: Vec::new(), lead: lead.to_owned(), notice: None, form, asides: Vec::new() }
}

/// Checks the password off the threads that serve others: it is slow on purpose.
pub async fn log_in(sent: Sent<Guest>) -> Answer {
    let (guest, server) = (&sent.from, sent.from.server.clone());
    let (naam, wachtwoord) = (sent.get("naam").to_owned(), sent.raw("wachtwoord").to_owned());
    let verdict =
        tokio::task::spawn_blocking(move || server.app.accounts().verify(&naam, &wachtwoord, real_now())).await;
    let message = match verdict.map_err(Wrong::trouble)?? {
        Verdict::Ok(account) => return enter(guest, account, sent.get("terug")),
        Verdict::Wrong => guest.t.say("login-wrong").to_owned(),
        Verdict::Wait(seconds) if seconds < 60 => guest.t.with("login-wait-seconds", "seconden", seconds),
        Verdict::Wait(seconds) => wait_message(&guest.t, seconds.div_ceil(60)),
    };
    let mut form = login_form(&guest.t, "");
    form.set("naam", sent.get("naam")).set("terug", sent.get("terug")).fail("", message);
    refused(&login_page(guest, form))
}

/// Starts a session; who has one place and one role goes straight to work.
fn enter(guest: &Guest, account: Account, back: &str) -> Answer {
    let accounts = guest.server.app.accounts();
    let (token, _) = accounts.start_session(account, real_now() + LASTS_MICROS)?;
    let places = places_of(guest, account)?;
    let next = match places.as_slice() {
        [(slug, id, role, ..)] => {
            accounts.choose(&token, slug, id.0, role.word(), guest.t.lang(), real_now())?;
            own_path(back).unwrap_or_else(|| format!("/{slug}/"))
        }
        _ => "/kies".to_owned(),
    };
    let mut response = Redirect::to(&next).into_response();
    set_cookie(&mut response, guest, SESSION_COOKIE, &token, true);
    Ok(response)
}

/// Only a path of our own: an address of elsewhere is not gone to.
fn own_path(back: &str) -> Option<String> {
    (back.starts_with('/') && !back.starts_with("//") && !back.contains('\\')).then(|| back.to_owned())
}

type Spot = (String, MedewerkerId, Role, String);

fn places_of(guest: &Guest, account: Account) -> Result<Vec<Spot>, Wrong> {
    let mut spots = Vec::new();
    for member in guest.server.app.accounts().memberships(account)? {
        let Ok(town) = guest.server.app.gemeente(&member.gemeente) else { continue };
        let id = MedewerkerId(member.medewerker);
        let today = town.clock().today();
        let known = town.ask(app::Identity::MEEDOEN, |state, _| {
            Ok((
                gemeente::naam(state).to_owned(),
                Role::GRANTABLE
                    .into_iter()
                    .filter(|role| medewerker::holds(state, id, *role, today))
                    .collect::<Vec<_>>(),
            ))
        })?;
        spots.extend(known.1.into_iter().map(|role| (member.gemeente.clone(), id, role, known.0.clone())));
    }
    Ok(spots)
}

pub async fn choose(guest: Guest) -> Answer {
    let Some((_, session)) = &guest.session else { return Err(Wrong::LoggedOut) };
    let t = guest.t;
    let mut places: Vec<Place> = Vec::new();
    for (slug, id, role, naam) in places_of(&guest, session.account)? {
        let key = role_key(role);
        let text = t.say(&format!("{key}-text")).to_owned();
        let choice =
            PlaceRole { value: format!("{slug}/{}/{}", id.0, role.word()), label: t.say(key).to_owned(), text };
        match places.iter_mut().find(|place| place.gemeente == naam) {
            Some(place) => place.roles.push(choice),
            None => places.push(Place { gemeente: naam, roles: vec![choice] }),
        }
    }
    page(&ChoosePage { t, shell: guest.shell(t.say("choose-title")), places })
}

pub async fn chosen(sent: Sent<Guest>) -> Answer {
    let mut parts = sent.get("plek").splitn(3, '/');
    let (Some(slug), Some(id), Some(role)) = (parts.next(), parts.next().and_then(|id| id.parse().ok()), parts.next())
    else {
        return Err(Wrong::Hidden);
    };
    work_as(&sent.from, slug, id, role)
}

/// Another role in the same gemeente.
pub async fn role(sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    work_as(&visit.guest, visit.town.slug(), visit.who.medewerker.0, sent.get("rol"))
}

fn work_as(guest: &Guest, slug: &str, medewerker: u32, role: &str) -> Answer {
    let Some((token, _)) = &guest.session else { return Err(Wrong::LoggedOut) };
    let accounts = guest.server.app.accounts();
    if Role::from_word(role).is_none() || !accounts.choose(token, slug, medewerker, role, guest.t.lang(), real_now())? {
        return Err(Wrong::Hidden);
    }
    guest.server.sessions.forget(token);
    to(&format!("/{slug}/"))
}

pub async fn log_out(sent: Sent<Guest>) -> Answer {
    if let Some((token, _)) = &sent.from.session {
        sent.from.server.app.accounts().end_session(token)?;
        sent.from.server.sessions.forget(token);
    }
    let mut response = Redirect::to("/inloggen?gedaan=uitgelogd").into_response();
    let gone = format!("{SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    response.headers_mut().append(SET_COOKIE, HeaderValue::from_str(&gone).map_err(Wrong::trouble)?);
    Ok(response)
}

/// The page behind a one-time link. An unknown, used or expired link looks the same as no page at all.
pub async fn password(guest: Guest, Path(token): Path<String>) -> Answer {
    let naam = link_owner(&guest, &token)?;
    page(&password_page(&guest, password_form(&guest.t, format!("/wachtwoord/{token}"), &naam)))
}

fn link_owner(guest: &Guest, token: &str) -> Result<String, Wrong> {
    let accounts = guest.server.app.accounts();
    let account = accounts.link_account(token, real_now())?.ok_or(Wrong::Hidden)?;
    Ok(accounts.login(account)?.unwrap_or_default())
}

fn password_page(guest: &Guest, form: Form) -> FormPage {
    let t = guest.t;
    let shell = guest.shell(t.say("password-title"));
    FormPage {
        t,
        shell,
        crumbs: Vec::new(),
        lead: t.say("password-lead").to_owned(),
        notice: None,
        form,
        asides: Vec::new(),
    }
}

pub async fn set_password(Path(token): Path<String>, sent: Sent<Guest>) -> Answer {
    let guest = &sent.from;
    let naam = link_owner(guest, &token)?;
    let (chosen, again) = (sent.raw("wachtwoord").to_owned(), sent.raw("nogmaals"));
    let mut form = password_form(&guest.t, format!("/wachtwoord/{token}"), &naam);
    if chosen.chars().count() < SHORTEST {
        form.fail("wachtwoord", guest.t.with("password-short", "tekens", SHORTEST as u32));
    } else if chosen.to_lowercase() == naam.to_lowercase() {
        form.fail("wachtwoord", guest.t.say("password-is-name"));
    } else if chosen != again {
        form.fail("nogmaals", guest.t.say("password-differs"));
    }
    if form.failed() {
        return refused(&password_page(guest, form));
    }
    let server = guest.server.clone();
    let used = tokio::task::spawn_blocking(move || server.app.accounts().use_link(&token, &chosen, real_now())).await;
    used.map_err(Wrong::trouble)??.ok_or(Wrong::Hidden)?;
    guest.server.sessions.forget_all();
    to("/inloggen?gedaan=wachtwoord")
}

/// The language of the pages, kept in a cookie of its own: also for who is not logged in.
pub async fn taal(sent: Sent<Guest>) -> Answer {
    let taal = crate::tekst::Taal::parse(sent.get("taal")).ok_or(Wrong::Hidden)?;
    back_with_cookie(&sent, TAAL_COOKIE, taal.code())
}

/// Keyboard shortcuts on or off (WCAG 2.1.4).
pub async fn shortcuts(sent: Sent<Visit>) -> Answer {
    let on = if sent.get("aan") == "nee" { "nee" } else { "ja" };
    let mut response = Redirect::to(&sent.from.at("/sneltoetsen")).into_response();
    set_cookie(&mut response, &sent.from.guest, KEYS_COOKIE, on, false);
    Ok(response)
}

fn back_with_cookie(sent: &Sent<Guest>, name: &str, value: &str) -> Answer {
    let back = own_path(sent.get("terug")).unwrap_or_else(|| "/".to_owned());
    let mut response = (StatusCode::SEE_OTHER, [("location", back)]).into_response();
    set_cookie(&mut response, &sent.from, name, value, false);
    Ok(response)
}

fn set_cookie(response: &mut Response, guest: &Guest, name: &str, value: &str, session: bool) {
    let age = if session { String::new() } else { "; Max-Age=31536000".to_owned() };
    let secure = if guest.secure { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
}
