//! Writes every page with invented people into a folder, in Dutch and English, to look at and to test.
//!
//! `cargo run -p web --example preview -- <folder>`; then `node crates/web/browser/check.mjs <folder>` takes
//! pictures and runs axe.

#[path = "../tests/sample/mod.rs"]
#[rustfmt::skip]
mod sample;

use std::path::PathBuf;
use std::{env, fs, io};

use web::tekst::Taal;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "target/preview".into()));
    for asset in web::assets::ASSETS {
        let path = folder.join(web::assets::BASE.trim_start_matches('/')).join(asset.name);
        fs::create_dir_all(path.parent().expect("an asset stands in a folder"))?;
        fs::write(path, asset.bytes)?;
    }
    for taal in Taal::ALL {
        for (name, html) in sample::pages(taal) {
            fs::write(folder.join(format!("{name}.{}.html", taal.code())), html)?;
        }
    }
    println!("{} pages in {}", sample::pages(Taal::Nl).len() * 2, folder.display());
    time_the_caseload();
    Ok(())
}

/// Prints how long a caseload of forty takes; meant for a release build.
fn time_the_caseload() {
    let t = web::tekst::Tekst::new(Taal::Nl);
    let page = sample::caseload(t, 40);
    let start = std::time::Instant::now();
    let mut bytes = 0;
    for _ in 0..1000 {
        bytes += askama::Template::render(&page).expect("a String can always be written").len();
    }
    println!("caseload of 40: {:?} a page, {} bytes", start.elapsed() / 1000, bytes / 1000);
    let start = std::time::Instant::now();
    for _ in 0..1_000_000 {
        std::hint::black_box(t.say(std::hint::black_box("caseload-column-next")));
    }
    println!("a plain look-up: {:?}", start.elapsed() / 1_000_000);
}
