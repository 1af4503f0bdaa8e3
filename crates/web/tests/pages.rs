//! What pages look like in HTML, and what holds for all of them.

#[rustfmt::skip]
mod sample;

use web::tekst::{Taal, Tekst};

fn page(name: &str, taal: Taal) -> String {
    sample::pages(taal).into_iter().find(|(page, _)| *page == name).expect("the page is in the sample").1
}

/// The address of the style sheet changes with every touch of it, and says nothing about a page.
fn steady(html: &str) -> String {
    html.replace(web::assets::BASE, "/stijl/versie")
}

#[test]
fn a_refused_contact_keeps_what_was_typed_and_says_what_is_wrong() {
    insta::assert_snapshot!(steady(&page("dossier-fout", Taal::Nl)));
}

#[test]
fn an_empty_caseload_says_what_to_do_first() {
    insta::assert_snapshot!(steady(&page("caseload-leeg", Taal::Nl)));
}

#[test]
fn a_caseload_shows_one_line_for_each_resident() {
    let html =
        askama::Template::render(&sample::caseload(Tekst::new(Taal::En), 3)).expect("a String can always be written");
    insta::assert_snapshot!(steady(&html));
}

#[test]
fn a_report_opens_every_figure_but_zero() {
    insta::assert_snapshot!(steady(&page("rapport", Taal::Nl)));
}

#[test]
fn a_wrong_password_too_often_asks_to_wait() {
    insta::assert_snapshot!(steady(&page("inloggen-fout", Taal::Nl)));
}

#[test]
fn no_page_carries_a_style_or_a_script_in_itself() {
    for (name, html) in every_page() {
        for forbidden in [" style=", "<style", " onclick=", " onchange=", "javascript:", "<script>"] {
            assert!(!html.contains(forbidden), "{name} has {forbidden}: the content security policy forbids it");
        }
    }
}

#[test]
fn every_form_that_changes_something_carries_the_token() {
    for (name, html) in every_page() {
        for form in
            html.split("<form").skip(1).filter(|form| form.split('>').next().unwrap_or_default().contains("\"post\""))
        {
            let form = form.split("</form>").next().unwrap_or_default();
            assert!(form.contains("name=\"csrf\""), "{name} has a form without a token: {form}");
        }
    }
}

#[test]
fn every_page_has_one_heading_of_the_first_level_and_a_title() {
    for (name, html) in every_page() {
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert!(!html.contains("<title> -"), "{name} has no title");
    }
}

#[test]
fn no_id_is_used_twice_on_a_page() {
    for (name, html) in every_page() {
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        ids.sort_unstable();
        let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{name}: {twice:?}");
    }
}

#[test]
fn a_name_is_escaped() {
    let mut page = sample::dossier(Tekst::new(Taal::Nl));
    page.header.name = "<b>Gerda</b>".into();
    let html = askama::Template::render(&page).expect("a String can always be written");
    assert!(!html.contains("<b>Gerda"));
}

#[test]
fn the_assets_are_there_under_their_address() {
    for name in ["meedoen.css", "meedoen.js", "iconen.svg", "merk.svg", "noto-sans-latin-400-normal.woff2"] {
        assert!(web::assets::find(name).is_some_and(|asset| !asset.bytes.is_empty()), "{name}");
    }
}

#[test]
fn every_icon_is_in_the_sprite() {
    let sprite = web::assets::find("iconen.svg").expect("the sprite is embedded").bytes;
    let sprite = str::from_utf8(sprite).expect("an SVG is text");
    for (name, html) in every_page() {
        for icon in html.split("iconen.svg#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(
                sprite.contains(&format!("id=\"{icon}\"")),
                "{name} draws {icon}, which is not in assets/iconen.svg"
            );
        }
    }
}

fn every_page() -> impl Iterator<Item = (String, String)> {
    Taal::ALL.into_iter().flat_map(|taal| {
        sample::pages(taal).into_iter().map(move |(name, html)| (format!("{name} ({})", taal.code()), html))
    })
}
