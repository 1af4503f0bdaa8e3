//! A municipality looks like itself: its colours, name and logo on every page, and Meedoen's own when its file is faulty.

use crate::town::{Page, Town, town};

const CSS: &str = ":root { --mee-naam: \"Samen in <Limburg>\"; --mee-logo: \"logo.svg\"; --mee-petrol: #00478f;\n\
    --mee-petrol-deep: #00336b; }";
const LOGO: &str =
    "<svg viewBox='0 0 72 36'><script>alert(1)</script><rect width='72' height='36' fill='#00478f'/></svg>";

/// The town with this style in its folder.
fn styled(css: &str) -> Town {
    let town = town();
    let dir = town.folder().join("stijl").join(demo::SLUG);
    std::fs::create_dir_all(&dir).expect("there is room for it");
    std::fs::write(dir.join("thema.css"), css).expect("it can be written");
    std::fs::write(dir.join("logo.svg"), LOGO).expect("it can be written");
    town
}

/// The address on the page that begins so.
fn address(page: &Page, end: &str) -> Option<String> {
    let found = page.html.split('"').find(|part| part.starts_with("/stijl/gemeente/") && part.ends_with(end));
    found.map(str::to_owned)
}

#[test]
fn the_colours_the_name_and_the_logo_of_the_gemeente_are_on_every_page() {
    let town = styled(CSS);
    let ayse = town.as_("ayse");
    for path in ["vandaag", "caseload", "groepen", "sneltoetsen"] {
        let page = ayse.get(&format!("/sittard-geleen/{path}"));
        page.must_be(200);
        assert!(
            page.html.contains("<strong>Samen in &") && !page.html.contains("<Limburg>"),
            "{path} has the name, and no tag in it"
        );
        assert!(page.html.contains("width=\"72\" height=\"36\""), "{path} leaves room for the logo");
        assert!(address(&page, ".css").is_some() && address(&page, ".svg").is_some(), "{path}");
    }
    // One gemeente in the folder: its door looks like it too.
    assert!(address(&town.stranger().get("/inloggen"), ".css").is_some());
}

#[test]
fn what_is_served_is_written_anew_and_may_do_nothing() {
    let town = styled(CSS);
    let ayse = town.as_("ayse");
    let page = ayse.get("/sittard-geleen/vandaag");
    let (css, svg) = (address(&page, ".css").expect("a sheet"), address(&page, ".svg").expect("a logo"));
    let sheet = ayse.knock(&css);
    assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(sheet.header("cache-control"), "public, max-age=31536000, immutable");
    assert!(sheet.html.contains("--mee-petrol:#00478f") && !sheet.html.contains("Limburg"), "{}", sheet.html);
    let logo = ayse.knock(&svg);
    assert_eq!(logo.header("content-type"), "image/svg+xml");
    assert_eq!(logo.header("x-content-type-options"), "nosniff");
    let policy = logo.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{policy}");
    assert!(logo.html.contains("<rect") && !logo.html.contains("script"), "{}", logo.html);
    // An address of before the newest style answers with the newest, which nothing keeps.
    let old = ayse.knock("/stijl/gemeente/sittard-geleen/0000000000000000.css");
    assert_eq!((old.status.as_u16(), old.header("cache-control")), (200, "no-cache"));
    for nothing in
        ["/stijl/gemeente/elders/x.css", "/stijl/gemeente/sittard-geleen/x.png", "/stijl/gemeente/..%2f/x.css"]
    {
        assert_eq!(ayse.knock(nothing).status.as_u16(), 404, "{nothing}");
    }
}

#[test]
fn a_faulty_style_leaves_meedoen_as_it_is() {
    for faulty in [":root { --mee-petrol: url(x) }", ":root { --mee-ink: #eee }", "body { display: none }", "\0"] {
        let town = styled(faulty);
        let page = town.as_("ayse").get("/sittard-geleen/vandaag");
        page.must_be(200);
        assert!(address(&page, "").is_none(), "{faulty}");
        assert!(page.html.contains("<strong>Meedoen</strong>"), "{faulty}");
    }
}
