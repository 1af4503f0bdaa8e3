//! Choosing files, looking at what they would bring about, and recording exactly that.

use std::sync::{Arc, Mutex, PoisonError};

use app::Error;
use app::import::{self, Files, MOST_LINES, Stopped, Taken};
use domain::lijst::{self, Kind, Outcome};

use super::pending::Kept;
use super::upload::Upload;
use super::view::{ChoosePage, FilePreview, PreviewPage, choose_form, record_form};
use crate::form::{Choice, Form};
use crate::shell::answer::{Answer, Wrong, page, refused, to};
use crate::shell::visit::{Sent, Visit, real_now};
use crate::shell::{Fact, Link};

pub async fn choose(visit: Visit) -> Answer {
    page(&choose_page(&visit, |_| ())?)
}

fn choose_page(visit: &Visit, change: impl FnOnce(&mut Form)) -> Result<ChoosePage, Wrong> {
    let t = visit.t;
    let choices = visit.town.ask(visit.who, |state, viewer| {
        let own = lijst::aanpakken(state, viewer)?;
        Ok(own.into_iter().map(|content| Choice::new(&content.slug, content.naam.in_language(t.lang()))).collect())
    })?;
    let mut form = choose_form(&t, visit.at("/importeren"), choices);
    change(&mut form);
    let shell = visit.shell(t.say("importeren-title"));
    Ok(ChoosePage { t, shell, form, fault_count: String::new(), faults: Vec::new(), more: String::new() })
}

/// Says what the files would bring about, and writes nothing.
pub async fn preview(upload: Upload) -> Answer {
    let Upload { visit, aanpak, files, too_large } = upload;
    let amiss = match (too_large, files.is_empty()) {
        (true, _) => Some("importeren-te-groot"),
        (_, true) => Some("importeren-geen-bestand"),
        _ => None,
    };
    if let Some(key) = amiss {
        let message = visit.t.say(key);
        return refused(&choose_page(&visit, |form| _ = form.set("aanpak", aanpak).fail("sleutelbestand", message))?);
    }
    let files = Arc::new(files);
    match tried(&visit, aanpak.clone(), Arc::clone(&files)).await? {
        Ok(taken) => show(&visit, aanpak, files, taken, false),
        Err(stopped) => faulty(&visit, &aanpak, stopped),
    }
}

async fn tried(visit: &Visit, aanpak: String, files: Arc<Files>) -> Result<Result<Taken, Stopped>, Wrong> {
    let (town, who) = (Arc::clone(&visit.town), visit.who);
    let look = move || {
        town.try_out(who, |draft, pen, viewer| {
            Ok(import::take_in_all(draft, pen, viewer, &aanpak, &files, &mut |_, _| ()))
        })
    };
    Ok(tokio::task::spawn_blocking(look).await.map_err(Wrong::trouble)??)
}

/// The page with everything that is wrong.
fn faulty(visit: &Visit, aanpak: &str, stopped: Stopped) -> Answer {
    let Stopped::Faults(faults) = stopped else { return Err(Wrong::Hidden) };
    let t = visit.t;
    let mut page = choose_page(visit, |form| _ = form.set("aanpak", aanpak))?;
    page.fault_count = t.with("importeren-fouten", "aantal", faults.len() as u32);
    page.faults = faults.iter().take(MOST_LINES).map(|fault| visit.fault_row(fault)).collect();
    page.more = more(visit, "importeren-meer-fouten", faults.len());
    refused(&page)
}

fn more(visit: &Visit, key: &str, count: usize) -> String {
    let hidden = count.saturating_sub(MOST_LINES);
    if hidden == 0 { String::new() } else { visit.t.with(key, "aantal", hidden as u32) }
}

/// The page with what would happen; what it shows is kept until somebody says yes.
fn show(visit: &Visit, aanpak: String, files: Arc<Files>, taken: Taken, changed: bool) -> Answer {
    let t = visit.t;
    let notices: Vec<_> = taken
        .files
        .iter()
        .flat_map(|(_, name, outcome)| outcome.notices.iter().map(move |notice| (name, notice)))
        .collect();
    let previews = taken.files.iter().map(|(kind, name, outcome)| FilePreview {
        title: t.with2("importeren-bestand", ("soort", t.say(title_key(*kind))), ("bestand", name.clone())),
        counts: counts(visit, *kind, outcome),
    });
    let back = Link::new(visit.at("/importeren"), t.say("importeren-andere"));
    let mut view = PreviewPage {
        t,
        shell: visit.shell(t.say("importeren-voorbeeld")),
        back: back.clone(),
        changed,
        files: previews.collect(),
        more: more(visit, "importeren-meer-opmerkingen", notices.len()),
        notices: notices.iter().take(MOST_LINES).map(|(file, notice)| visit.notice_row(file, notice)).collect(),
        form: None,
    };
    let statements = taken.statements();
    if statements > 0 {
        let (session, gemeente) = (session(visit), visit.town.slug().to_owned());
        let kept = Kept { session, gemeente, aanpak, files, taken, daad: app::fresh_daad() };
        let token = visit.guest.server.pending.keep(kept, real_now());
        view.form = Some(record_form(&t, visit.at("/importeren/vastleggen"), token, statements, back));
    }
    page(&view)
}

fn session(visit: &Visit) -> String {
    visit.guest.session.as_ref().map(|(token, _)| token.clone()).unwrap_or_default()
}

const fn title_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Sleutelbestand => "importeren-sleutelbestand",
        Kind::Metingen => "importeren-metingen",
        Kind::Groepen => "importeren-groepen",
    }
}

fn counts(visit: &Visit, kind: Kind, outcome: &Outcome) -> Vec<Fact> {
    let brought: &[(&str, usize)] = match kind {
        Kind::Sleutelbestand => &[
            ("importeren-nieuwe-inwoners", outcome.new_inwoners),
            ("importeren-nieuwe-trajecten", outcome.new_trajecten),
            ("importeren-afgesloten", outcome.closed),
        ],
        Kind::Metingen => &[("importeren-nieuwe-metingen", outcome.new_metingen)],
        Kind::Groepen => &[
            ("importeren-nieuwe-groepen", outcome.new_groepen),
            ("importeren-nieuwe-deelnames", outcome.new_deelnames),
            ("importeren-beeindigd", outcome.closed),
        ],
    };
    let always = [("importeren-correcties", outcome.corrected), ("importeren-ongewijzigd", outcome.unchanged)];
    let all = [("importeren-rijen", outcome.rows)].into_iter().chain(brought.iter().copied()).chain(always);
    all.map(|(key, count)| Fact::new(visit.t.say(key), visit.t.number(count as i64))).collect()
}

/// What became of a yes.
enum Recorded {
    Done,
    /// Meanwhile the town moved on, and something else would happen than was shown.
    Otherwise(Taken),
    Stopped(Stopped),
}

pub async fn record(sent: Sent<Visit>) -> Answer {
    let visit = &sent.from;
    let (pending, token) = (&visit.guest.server.pending, sent.get("voorbeeld"));
    let Some(kept) = pending.get(token, &session(visit), visit.town.slug(), real_now()) else {
        let message = visit.t.say("importeren-verlopen");
        return refused(&choose_page(visit, |form| _ = form.fail("", message))?);
    };
    let done = || to(&visit.at("/importeren?gedaan=ingelezen"));
    if kept.files.is_empty() {
        return done();
    }
    match recorded(visit, &kept).await? {
        Recorded::Done => {
            pending.recorded(token);
            done()
        }
        Recorded::Otherwise(taken) => show(visit, kept.aanpak, kept.files, taken, true),
        Recorded::Stopped(stopped) => faulty(visit, &kept.aanpak, stopped),
    }
}

/// Decides again on the newest state, and records only when that gives what was shown.
async fn recorded(visit: &Visit, kept: &Kept) -> Result<Recorded, Wrong> {
    let (town, who, Kept { aanpak, files, taken: shown, daad, .. }) =
        (Arc::clone(&visit.town), visit.who, kept.clone());
    let otherwise: Arc<Mutex<Option<Recorded>>> = Arc::default();
    let told = Arc::clone(&otherwise);
    let tell = move |what| *told.lock().unwrap_or_else(PoisonError::into_inner) = what;
    let act = move || {
        town.batch_and_wait(who, daad, move |draft, pen, viewer| {
            let differs = match import::take_in_all(draft, pen, viewer, &aanpak, &files, &mut |_, _| ()) {
                Ok(taken) if taken == shown => None,
                Ok(taken) => Some(Recorded::Otherwise(taken)),
                Err(stopped) => Some(Recorded::Stopped(stopped)),
            };
            let as_shown = differs.is_none();
            tell(differs);
            if as_shown { Ok(()) } else { Err(Error::Refused(Vec::new())) }
        })
    };
    let acted = tokio::task::spawn_blocking(act).await.map_err(Wrong::trouble)?;
    let told = otherwise.lock().unwrap_or_else(PoisonError::into_inner).take();
    match (acted, told) {
        (Err(Error::Refused(_)), Some(told)) => Ok(told),
        (acted, _) => acted.map(|_| Recorded::Done).map_err(Wrong::from),
    }
}
