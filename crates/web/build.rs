//! Collects the style sheets, fonts and script that the binary carries.
//!
//! The packages come from npm through the lock file and nothing of them is checked in. Of the design tokens only
//! those that some rule uses are kept: the whole set is 200 kB, what we use of it about a tenth.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const TOKENS: &str = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css";

const COMPONENTS: &[&str] = &[
    "@utrecht/document-css/dist/index.css",
    "@utrecht/heading-1-css/dist/index.css",
    "@utrecht/heading-2-css/dist/index.css",
    "@utrecht/heading-3-css/dist/index.css",
    "@utrecht/link-css/dist/index.css",
    "@utrecht/button-css/dist/index.css",
    "@utrecht/button-link-css/dist/index.css",
    "@utrecht/form-label-css/dist/index.css",
    "@utrecht/textbox-css/dist/index.css",
    "@utrecht/textarea-css/dist/index.css",
    "@utrecht/select-css/dist/index.css",
    "@nl-design-system-candidate/skip-link-css/dist/skip-link.css",
    "@nl-design-system-candidate/data-badge-css/dist/data-badge.css",
];

const FONTS: &[(&str, &str)] =
    &[("noto-sans", "400"), ("noto-sans", "600"), ("noto-sans", "700"), ("noto-serif", "400")];

/// The subsets we carry, with the characters for which the browser fetches them. Together they spell every
/// name that the basisregistratie personen can hold.
const SUBSETS: &[(&str, &str)] = &[
    (
        "latin",
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,\
         U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    ),
    (
        "latin-ext",
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,\
         U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    ),
];

fn main() {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo names the folder of the crate"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo names a folder for the build"));
    for watched in ["package-lock.json", "package.json", "assets", "build.rs"] {
        println!("cargo::rerun-if-changed={}", here.join(watched).display());
    }
    let modules = install(&here);
    let mut files = own_files(&here);
    files.push(("meedoen.css".into(), style_sheet(&here, &modules).into_bytes()));
    files.extend(fonts(&modules));
    files.sort();
    write_register(&out, &files);
}

/// Installs the packages, unless those of this very lock file are there already.
fn install(here: &Path) -> PathBuf {
    let lock = read(&here.join("package-lock.json"));
    let modules = here.join("node_modules");
    let mark = modules.join(".meedoen-lock");
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == lock) {
        return modules;
    }
    let done =
        Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(here).status();
    match done {
        Ok(status) if status.success() => fs::write(&mark, lock).expect("node_modules can be written"),
        Ok(status) => panic!(
            "\n\nnpm ci in {} ended with {status}.\nThe style sheets and fonts come from npm. Look at npm's message \
             above; without network, copy node_modules of an earlier build there.\n",
            here.display()
        ),
        Err(reason) => panic!(
            "\n\nNode.js with npm is needed once, to fetch style sheets and fonts, and was not found ({reason}).\n\
             Install Node.js 20 or later (https://nodejs.org) and build again.\n"
        ),
    }
    modules
}

fn own_files(here: &Path) -> Vec<(String, Vec<u8>)> {
    ["meedoen.js", "ronde.js", "iconen.svg", "merk.svg"]
        .iter()
        .map(|name| (name.to_string(), read(&here.join("assets").join(name)).into_bytes()))
        .collect()
}

fn style_sheet(here: &Path, modules: &Path) -> String {
    let thema = read(&here.join("assets/thema.css"));
    let ours = read(&here.join("assets/meedoen.css")) + &read(&here.join("assets/ronde.css"));
    let components: String = COMPONENTS.iter().map(|name| without_map(&read(&modules.join(name)))).collect();
    let tokens = used_tokens(&read(&modules.join(TOKENS)), &[&thema, &components, &ours]);
    [font_faces(), tokens, thema, components, ours].join("\n")
}

/// A source map is not shipped, so the line that points at one would only give a 404 in the browser's tools.
fn without_map(css: &str) -> String {
    css.split("/*# sourceMappingURL").next().unwrap_or_default().to_string() + "\n"
}

/// The tokens that the other sheets name, and the tokens that those name in turn.
fn used_tokens(theme: &str, users: &[&str]) -> String {
    let defined: HashMap<&str, &str> = theme.lines().filter_map(declaration).collect();
    let mut used = BTreeSet::new();
    let mut open: Vec<&str> = users.iter().flat_map(|css| named(css)).collect();
    while let Some(name) = open.pop() {
        if let Some(value) = defined.get(name)
            && used.insert(name)
        {
            open.extend(named(value));
        }
    }
    let lines: String = used.iter().map(|name| format!("{name}:{};\n", defined[name])).collect();
    format!(".voorbeeld-theme {{\n{lines}}}\n")
}

fn declaration(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim().strip_suffix(';')?.split_once(':')?;
    name.starts_with("--").then(|| (name.trim(), value.trim()))
}

/// Every `--name` in a piece of CSS, used or declared: one too many costs a line, one too few a colour.
fn named(css: &str) -> Vec<&str> {
    css.match_indices("--")
        .map(|(at, _)| {
            let end = css[at..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
            &css[at..end.map_or(css.len(), |end| at + end)]
        })
        .collect()
}

fn font_faces() -> String {
    let mut css = String::new();
    for (family, weight) in FONTS {
        let name = if *family == "noto-sans" { "Noto Sans" } else { "Noto Serif" };
        for (subset, range) in SUBSETS {
            css += &format!(
                "@font-face{{font-family:'{name}';font-style:normal;font-weight:{weight};font-display:swap;\
                 src:url({family}-{subset}-{weight}-normal.woff2) format('woff2');unicode-range:{range}}}\n"
            );
        }
    }
    css
}

fn fonts(modules: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for (family, weight) in FONTS {
        for (subset, _) in SUBSETS {
            let name = format!("{family}-{subset}-{weight}-normal.woff2");
            let path = modules.join("@fontsource").join(family).join("files").join(&name);
            let bytes = fs::read(&path).unwrap_or_else(|reason| panic!("{}: {reason}", path.display()));
            files.push((name, bytes));
        }
    }
    files
}

/// Writes the files and a Rust list of them. The hash of all content together is part of every address, so a
/// browser may keep a file for ever.
fn write_register(out: &Path, files: &[(String, Vec<u8>)]) {
    let mut hash = DefaultHasher::new();
    files.hash(&mut hash);
    let version = format!("{:016x}", hash.finish());
    let folder = out.join("stijl");
    fs::create_dir_all(&folder).expect("OUT_DIR can be written");
    let mut list = String::new();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).expect("OUT_DIR can be written");
        list += &format!(
            "    Asset {{ name: {name:?}, media_type: {:?}, bytes: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/stijl/{name}\")) }},\n",
            media_type(name)
        );
    }
    let source = format!(
        "/// The hash of all assets together, part of their address.\npub const VERSION: &str = {version:?};\n\
         /// Where the assets live.\npub const BASE: &str = \"/stijl/{version}\";\n\
         /// Every file that is served under [`BASE`].\npub static ASSETS: &[Asset] = &[\n{list}];\n"
    );
    fs::write(out.join("assets.rs"), source).expect("OUT_DIR can be written");
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|reason| panic!("{}: {reason}", path.display()))
}
