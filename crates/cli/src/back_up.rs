//! A back-up while Meedoen runs, and the way back.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use app::fresh_daad;
use clap::Args;
use domain::access::Role;
use domain::time::{Day, Moment};
use jiff::civil::DateTime;
use store::Keys;
use store::backup::{self, Restored, Stamp, Until};

use crate::Map;
use crate::output::bar;
use crate::start::clock_of;

#[derive(Args)]
pub struct BackUp {
    #[command(flatten)]
    map: Map,
    /// De map waar de back-up in komt; die mag er nog niet zijn.
    #[arg(long, value_name = "MAP")]
    uit: PathBuf,
}

impl BackUp {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let dir = &self.map.dir;
        let places = self.map.logs()?;
        let slugs = places.gemeenten()?;
        anyhow::ensure!(!slugs.is_empty(), "in {} staat geen gemeente", dir.display());
        let keys = Arc::new(Keys::open(dir)?);
        let logs = slugs.iter().map(|slug| places.open(slug, Arc::clone(&keys))).collect::<Result<Vec<_>, _>>()?;
        let bar = bar("regels");
        let made = backup::make(dir, &logs, &self.uit, clock_of(dir)?.now().0, &mut |_, done, all| {
            bar.set_length(all);
            bar.set_position(done);
        })?;
        bar.finish_and_clear();
        for part in &made.gemeenten {
            println!(
                "{}: {} regels tot en met {}, en {} keer inzage. Elke regel volgt uit de vorige.",
                part.gemeente,
                part.nr,
                in_amsterdam(part.geboekt)?,
                part.inzage
            );
        }
        println!(
            "De back-up staat in {}. De sleutels zitten er niet in: meedoen sleutel exporteer.",
            self.uit.display()
        );
        Ok(ExitCode::SUCCESS)
    }
}

#[derive(Args)]
pub struct Herstel {
    /// De back-up.
    #[arg(long, value_name = "MAP")]
    uit: PathBuf,
    /// Een map met de sleutels en nog zonder gemeente.
    #[command(flatten)]
    map: Map,
    /// Tot waar: het nummer van een regel, een dag (tot en met die dag) of een tijd in Nederland, zoals 2026-11-22T14:30.
    #[arg(long, value_name = "MOMENT", value_parser = moment)]
    tot: Option<Until>,
}

impl Herstel {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let logs = self.map.logs()?;
        let clock = clock_of(&self.uit)?;
        let rol = Role::Meedoen.word().to_owned();
        let stamp = Stamp { datum: clock.today().number(), geboekt: clock.now().0, rol, daad: fresh_daad().0 };
        let bar = bar("regels");
        let until = self.tot.unwrap_or(Until::End);
        let restored = backup::restore(&self.uit, &self.map.dir, &logs, until, &stamp, &mut |_, done, all| {
            bar.set_length(all);
            bar.set_position(done);
        })?;
        bar.finish_and_clear();
        if restored.is_empty() {
            println!("Een herstel dat bijna klaar was toen het werd afgebroken, is nu klaar.");
        }
        restored.iter().for_each(tell);
        println!("Alles in {} is nagerekend en gaat open. Start met: meedoen start", self.map.dir.display());
        Ok(ExitCode::SUCCESS)
    }
}

fn tell(restored: &Restored) {
    let Restored { gemeente, nr, of, destroyed_again, anchors_left } = restored;
    println!("{gemeente}: {nr} van de {of} regels zijn terug.");
    if *destroyed_again > 0 {
        println!(
            "{gemeente}: {destroyed_again} regels waren vernietigd, en zijn dat weer. Een regel in het logboek zegt welke."
        );
    }
    if *anchors_left > 0 {
        println!(
            "{gemeente}: {anchors_left} ankers zijn van daarna. Ze passen niet meer, en horen dat ook niet te doen."
        );
    }
}

fn moment(text: &str) -> Result<Until, String> {
    if let Ok(nr) = text.parse() {
        return Ok(Until::Nr(nr));
    }
    if let Ok(day) = text.parse::<Day>() {
        let after = Day::from_number(day.number() + 1).date().at(0, 0, 0, 0);
        return booked_at(after).map(|moment| Until::Moment(moment - 1)).map_err(|error| error.to_string());
    }
    let time: DateTime =
        text.parse().map_err(|_| "geef een nummer, een dag (2026-11-22) of een tijd (2026-11-22T14:30)")?;
    booked_at(time).map(Until::Moment).map_err(|error| error.to_string())
}

fn booked_at(time: DateTime) -> Result<i64, jiff::Error> {
    Ok(time.in_tz("Europe/Amsterdam")?.timestamp().as_microsecond())
}

fn in_amsterdam(moment: i64) -> anyhow::Result<String> {
    let moment =
        jiff::Timestamp::from_microsecond(Moment(moment).0).context("een regel is geboekt buiten de kalender")?;
    Ok(moment.in_tz("Europe/Amsterdam")?.strftime("%Y-%m-%d %H:%M").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_an_nr_a_day_or_a_time_in_amsterdam() {
        assert_eq!(moment("812"), Ok(Until::Nr(812)));
        let at = |text: &str| text.parse::<jiff::Timestamp>().unwrap().as_microsecond();
        assert_eq!(moment("2026-11-22T14:30"), Ok(Until::Moment(at("2026-11-22T13:30:00Z"))));
        assert_eq!(moment("2026-07-01"), Ok(Until::Moment(at("2026-07-01T22:00:00Z") - 1)), "the whole day, in summer");
        assert!(moment("gisteren").is_err());
    }
}
