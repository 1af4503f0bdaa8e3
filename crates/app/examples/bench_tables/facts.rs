//! The same facts as one table in a file, and beside it the lists of the aanpakken, for who counts them otherwise.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use domain::aanpak::content::{Code, Content, Reden, Streefwaarde};
use domain::entry::{Said, Statement};
use domain::fact::Fact;
use domain::{groep, meting, traject};

use super::town::Ground;

/// What a fact can have, in the order of the file; empty where it has not.
const COLUMNS: &str = "nr,soort,inwoner,datum,sinds,corrigeert,traject,groep,aanpak,trajectsoort,trede,groei,reden,oorzaak,uitkomst,groepsoort";

pub fn file(dir: &Path) -> PathBuf {
    dir.join("feiten.csv")
}

pub struct Export {
    out: BufWriter<File>,
    to: PathBuf,
}

impl Export {
    /// The file gets its name when it is whole.
    pub fn create(dir: &Path, ground: &Ground) -> Export {
        lists(dir, ground);
        let mut out = BufWriter::new(File::create(dir.join("feiten.part")).expect("the folder can be written"));
        writeln!(out, "{COLUMNS}").expect("the disk has room");
        Export { out, to: dir.to_owned() }
    }

    pub fn write(&mut self, nr: u32, statement: &Statement) {
        let Said::Fact(fact) = &statement.said else { return };
        let corrigeert = statement.correction.as_ref().map(|one| one.corrigeert.to_string()).unwrap_or_default();
        let (datum, sinds) = (statement.datum.number(), statement.bekend_sinds.number());
        let inwoner = statement.place.stroom.strip_prefix("inwoner/").unwrap_or_default();
        let soort = fact.soort();
        writeln!(self.out, "{nr},{soort},{inwoner},{datum},{sinds},{corrigeert},{}", own(fact))
            .expect("the disk has room");
    }

    pub fn finish(mut self) {
        self.out.flush().expect("the disk has room");
        std::fs::rename(self.to.join("feiten.part"), file(&self.to)).expect("it lies in the same folder");
    }
}

/// From `traject` on: what tables are counted from.
fn own(fact: &Fact) -> String {
    let text = |of: Option<u8>| of.map(|number| number.to_string()).unwrap_or_default();
    match fact {
        Fact::Traject(traject::Fact::Started(one)) => {
            format!("{},,{},{},{},,,,,", one.traject, one.aanpak, one.trajectsoort, text(one.trede))
        }
        Fact::Traject(traject::Fact::Closed(one)) => {
            format!("{},,,,,,{},{},,", one.traject, one.reden, one.oorzaak.as_deref().unwrap_or_default())
        }
        Fact::Traject(traject::Fact::PhaseEntered(one)) => format!("{},,,,,,,,,", one.traject),
        Fact::Meting(meting::Fact::Recorded(one)) => {
            format!("{},,,,{},{},,,,", one.traject, text(one.trede), u8::from(one.groei))
        }
        Fact::Groep(groep::Fact::Opened(one)) => format!(",{},{},,,,,,,{}", one.groep, one.aanpak, one.soort.word()),
        Fact::Groep(groep::Fact::Joined(one)) => format!(",{},,,,,,,,", one.groep),
        Fact::Groep(groep::Fact::Left(one)) => format!(",{},,,,,,,{},", one.groep, one.uitkomst.word()),
        _ => ",,,,,,,,,".to_owned(),
    }
}

fn lists(dir: &Path, ground: &Ground) {
    let write = |name: &str, head: &str, lines: fn(&Content) -> Vec<String>| {
        let of =
            |content: &Content| lines(content).into_iter().map(|line| format!("{},{line}\n", content.slug)).collect();
        let all: Vec<String> = ground.aanpakken.iter().map(of).collect();
        std::fs::write(dir.join(name), format!("aanpak,{head}\n{}", all.concat())).expect("the folder can be written");
    };
    write(
        "redenen.csv",
        "plaats,code,gedrukt,oorzaak_verwacht,rij,algemeen,rij_algemeen,uitval_overig,regulier_werk",
        redenen,
    );
    write("oorzaken.csv", "plaats,code", |content| placed(content.oorzaken.iter().map(|one| &one.code)));
    write("soorten.csv", "plaats,code", |content| placed(content.trajectsoorten.iter().map(|one| &one.code)));
    write("streefcijfers.csv", "jaar,soort,waarde", streefcijfers);
}

fn placed<'a>(codes: impl Iterator<Item = &'a String>) -> Vec<String> {
    codes.enumerate().map(|(at, code)| format!("{at},{code}")).collect()
}

/// `rij` is the reden in whose row it is printed; the common list is asked for that one too.
fn redenen(content: &Content) -> Vec<String> {
    let line = |(at, one): (usize, &Reden)| {
        let row = content.printed_as(one).unwrap_or(one);
        let (own, printed) = (one.algemeen, row.algemeen);
        let (overig, regulier) = (printed.counts_as_uitval_overig(), printed.is_regulier_werk());
        let (code, gedrukt, rij) = (&one.code, one.gedrukt, &row.code);
        format!(
            "{at},{code},{gedrukt},{},{rij},{},{},{overig},{regulier}",
            one.oorzaak_verwacht,
            own.code(),
            printed.code()
        )
    };
    content.redenen.iter().enumerate().map(line).collect()
}

/// As the cells of a table say them.
fn streefcijfers(content: &Content) -> Vec<String> {
    let said = |waarde| match waarde {
        Streefwaarde::Aantal(number) => number.to_string(),
        Streefwaarde::Reeks { van, tot } => format!("{van}-{tot}"),
        Streefwaarde::Percentage(percentage) => (percentage * 10).to_string(),
        Streefwaarde::Geen => String::new(),
    };
    content.streefcijfers.iter().map(|one| format!("{},{},{}", one.jaar, one.soort.code(), said(one.waarde))).collect()
}
