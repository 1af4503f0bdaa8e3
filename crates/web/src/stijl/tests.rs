use super::*;

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(dir.path().join(name), bytes).unwrap();
    }
    dir
}

fn styled(css: &str) -> Result<Stijl, Vec<Fault>> {
    let dir = folder(&[("thema.css", css.as_bytes())]);
    read(&dir.path().join("thema.css"))
}

#[track_caller]
fn faults(css: &str) -> Vec<String> {
    styled(css).expect_err("it is faulty").iter().map(Fault::to_string).collect()
}

#[test]
fn what_is_set_is_written_anew_for_light_paper_and_dark() {
    let style = styled(
        "/* Lindervoort */\n:root { --mee-petrol: #00478F; --mee-petrol-deep: #036; --mee-radius: 2px; --mee-naam: \"Samen\" }\n\
         @media (prefers-color-scheme: dark) { :root { --mee-petrol: #9cf } }",
    );
    let style = style.unwrap();
    assert_eq!(style.naam.as_deref(), Some("Samen"));
    assert_eq!(style.tokens, 4);
    assert_eq!(
        style.css(),
        "@media print,screen and (prefers-color-scheme:light){.voorbeeld-theme{--mee-petrol:#00478f;--mee-petrol-deep:#036}}\n\
         @media screen and (prefers-color-scheme:dark){.voorbeeld-theme{--mee-petrol:#9cf}}\n\
         .voorbeeld-theme{--mee-radius:2px}\n"
    );
}

#[test]
fn a_fault_names_the_file_the_line_and_what_was_expected() {
    assert_eq!(
        faults(":root {\n  --mee-petrol: blauw;\n  --mee-radius: 3em;\n  --mee-ink: #12;\n}"),
        [
            "thema.css, regel 2: --mee-petrol: blauw; verwacht een kleur als #0d5757",
            "thema.css, regel 3: --mee-radius: 3em; verwacht een maat van 0 tot en met 24px",
            "thema.css, regel 4: --mee-ink: #12; verwacht een kleur als #0d5757",
        ]
    );
}

#[test]
fn nothing_from_elsewhere_and_no_rule_of_ones_own_gets_in() {
    for css in [
        "@import \"https://elders.example/a.css\";",
        "@import url(a.css);",
        "body { display: none }",
        ":root, body { --mee-ink: #000 }",
        "@font-face { font-family: x; src: url(x.woff2) }",
        "@media print { :root { --mee-ink: #000 } }",
        "@media (prefers-color-scheme: dark) { @media (prefers-color-scheme: dark) { :root { --mee-ink: #fff } } }",
        ":root { --mee-paper: url(https://elders.example/x.png) }",
        ":root { --mee-ink: var(--mee-petrol) }",
        ":root { --mee-ink: #000 !important }",
        ":root { --mee-ink: #000 #111 }",
        ":root { color: red }",
        ":root { --basis-color-default-color-document: #000 }",
        ":root { --mee-onbekend: #000 }",
        ":root { --mee-radius: 99px }",
        ":root { --mee-radius: -2px }",
        ":root { --mee-naam: \"\" }",
        ":root { --mee-naam: Samen }",
        ":root { --mee-naam: \"Een naam die veel te lang is om naast een logo te staan\" }",
        ":root { --mee-logo: url(logo.svg) }",
        ":root { --mee-logo: \"../logo.svg\" }",
        ":root { --mee-logo: \"/etc/logo.png\" }",
        ":root { --mee-logo: \"er-niet.svg\" }",
        ":root { --mee-ink #000 }",
        ":root { --mee-ink: #000",
        "} :root { --mee-ink: #000 }",
        "<style>",
    ] {
        if css.ends_with("#000") {
            // A block that is not closed is closed at the end of the file, as browsers do.
            assert!(styled(css).is_ok(), "{css}");
        } else {
            assert!(styled(css).is_err(), "{css} is taken: {:?}", styled(css).map(|style| style.css));
        }
    }
}

#[test]
fn a_pair_that_cannot_be_read_is_told_with_its_contrast() {
    let told = faults(":root {\n --mee-petrol: #7fb6b6;\n}");
    assert!(told.iter().all(|fault| fault.starts_with("thema.css, regel 2: in licht heeft")), "{told:#?}");
    let white =
        "thema.css, regel 2: in licht heeft --mee-on-petrol op --mee-petrol contrast 2,2; verwacht ten minste 4,5";
    assert!(told.iter().any(|fault| fault == white), "{told:#?}");
    let dark = faults("@media (prefers-color-scheme: dark) { :root { --mee-ink: #000 } }");
    assert!(dark[0].contains("in donker heeft --mee-ink op --mee-paper"), "{dark:#?}");
}

#[test]
fn our_own_style_is_read_and_every_pair_of_it_can_be_read() {
    let (ours, _) = css::parse("thema.css", include_str!("../../assets/thema.css"));
    assert!(ours.light.len() > 20 && ours.dark.len() > 20, "{} and {}", ours.light.len(), ours.dark.len());
    assert_eq!(contrast::faults("thema.css", &ours), []);
}

#[test]
fn contrast_is_measured_as_wcag_does() {
    let ratio = |one, other| contrast::ratio(one, other).unwrap();
    assert!((ratio("#000", "#ffffff") - 21.0).abs() < 1e-9);
    assert!((ratio("#777777", "#fff") - 4.478).abs() < 0.001);
    assert_eq!(contrast::ratio("blauw", "#fff"), None);
}

fn logo(name: &str, bytes: &[u8]) -> Result<Stijl, Vec<Fault>> {
    let dir = folder(&[("thema.css", format!(":root {{ --mee-logo: \"{name}\" }}").as_bytes()), (name, bytes)]);
    read(&dir.path().join("thema.css"))
}

#[test]
fn a_drawing_keeps_its_shapes_and_loses_whatever_acts() {
    let svg = br##"<?xml version="1.0"?>
<!-- drawn by hand -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 72 36" onload="alert(1)">
<script>alert(2)</script><style>* { fill: url(https://elders.example) }</style>
<title>Lindervoort &amp; omstreken</title>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">x</body></foreignObject>
<a xlink:href="javascript:alert(3)"><circle r="4"/></a>
<image href="https://elders.example/spion.png"/><use href="elders.svg#x"/>
<rect width="72" height="36" style="fill:#00478f;background:url(https://elders.example)" onclick="alert(4)"/>
<path d="M0 0h9" fill="url(#g)" stroke="URL( 'https://elders.example' )"/>
</svg>"##;
    let found = logo("logo.svg", svg).unwrap().logo.unwrap();
    let text = String::from_utf8(found.bytes).unwrap();
    assert_eq!(
        text.lines().collect::<String>(),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 72 36\"><title>Lindervoort &amp; omstreken</title>\
         <rect width=\"72\" height=\"36\" fill=\"#00478f\"/><path d=\"M0 0h9\" fill=\"url(#g)\"/></svg>"
    );
    assert_eq!(found.width, 72);
    for gone in ["onload", "script", "style", "foreignObject", "a", "image", "use", "background", "onclick", "stroke"] {
        assert!(found.left_out.iter().any(|told| told == gone), "{gone}: {:?}", found.left_out);
    }
}

#[test]
fn what_is_no_picture_is_told() {
    let told = |name, bytes: &[u8]| logo(name, bytes).expect_err("it is no picture")[0].to_string();
    assert_eq!(told("logo.png", b"GIF89a"), "thema.css, regel 1: logo.png is geen PNG; verwacht een afbeelding in PNG");
    assert!(told("logo.svg", b"<svg viewBox='0 0 0 0'/>").contains("geen <svg> met een maat"));
    assert!(told("logo.svg", b"<svg viewBox='0 0 9 9'>\n<g>\n</svg>").starts_with("logo.svg, regel 3: "));
    assert!(told("logo.svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0 0 9 9'/>").contains("DOCTYPE"));
    assert!(told("logo.svg", &[b' '; 300_000]).contains("hoogstens"));
}

#[test]
fn a_png_says_itself_how_wide_it_is() {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend([0, 0, 1, 0, 0, 0, 0, 128]);
    let found = logo("logo.png", &png).unwrap().logo.unwrap();
    assert_eq!((found.width, found.media_type, found.bytes), (72, "image/png", png));
}
