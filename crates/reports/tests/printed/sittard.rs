//! The Participatiehuis up to 30 April 2010, as few facts as give tabel 2 to 5.

use domain::groep::{Soort, Uitkomst};
use domain::ids::{InwonerId, TrajectId};

use super::printed;
use crate::town::Town;

const UIT_UITKERING: &str = "uit uitkering niet door werk";

pub fn sittard() -> Town {
    let mut town = Town::participatiehuis();
    let instroom = printed("tabel-2-participatiehuis-instroom.csv");
    let ends = printed("tabel-4-participatiehuis-uitstroom.csv");
    let stand = printed("tabel-4.1-vergelijking.csv").number("in traject gehad (noemer)", "participatiehuis aantal");
    let (in_2009, in_quarter) =
        (instroom.number("gerealiseerde instroom", "2009"), instroom.number("gerealiseerde instroom", "2010"));
    let in_april = stand + ends.number("totaal", "cumulatief") - in_2009 - in_quarter;
    let mut open = Vec::new();
    for (day, count) in [("2009-02-02", in_2009), ("2010-02-01", in_quarter), ("2010-04-06", in_april)] {
        open.extend((0..count).map(|_| town.newcomer("Aalders", day)));
    }
    training(&mut town);
    let mut open = open.into_iter();
    let (mut causes, mut unsaid) = (causes().into_iter(), 0);
    for (reden, cells) in ends.rows.iter().filter(|(reden, _)| reden != "totaal") {
        let (april, all) = (ends.number(reden, "april 2010"), ends.number(reden, "cumulatief"));
        assert_eq!(cells.len(), 2);
        unsaid += all;
        for at in 0..all {
            let cause = if reden == UIT_UITKERING { causes.next() } else { None };
            end(&mut town, open.next().expect("enough people"), reden, cause.as_deref(), at < april);
        }
    }
    for traject in open.take(ends.number("totaal", "cumulatief") - unsaid) {
        town.close(traject, "2009-12-07", "niet vastgelegd");
    }
    town
}

fn causes() -> Vec<String> {
    let printed = printed("tabel-5-participatiehuis-uit-uitkering.csv");
    let own = printed.rows.iter().filter(|(name, _)| name != "totaal");
    own.flat_map(|(name, _)| vec![name.clone(); printed.number(name, "aantal")]).collect()
}

/// Who went to work according to April had left before: it was found when the file was cleaned up.
fn end(town: &mut Town, traject: TrajectId, reden: &str, oorzaak: Option<&str>, in_april: bool) {
    let (day, known) = match (in_april, reden) {
        (false, _) => ("2009-11-02", "2009-11-02"),
        (true, "regulier werk") => ("2010-03-15", "2010-04-12"),
        (true, _) => ("2010-04-12", "2010-04-12"),
    };
    town.close_known(traject, day, known, reden, oorzaak);
}

/// In two groups: one of 2009, of which some finish in April, and one of April. People are numbered as they came, so that
/// those from 100 on never leave the Participatiehuis, and those from 340 on came in 2010.
fn training(town: &mut Town) {
    let printed = printed("tabel-3-participatiehuis-intern-programma.csv");
    let number = |row, column| printed.number(row, column) as u32;
    let before = |row| number(row, "cumulatief") - number(row, "april 2010");
    let early = town.group("2009-03-02", Soort::Training);
    let late = town.group("2010-04-06", Soort::Training);
    let (began, mut next) = (before("gestart"), 100);
    (next..next + began).for_each(|nr| town.join(InwonerId(nr), early, "2009-03-02"));
    (340..340 + number("gestart", "april 2010")).for_each(|nr| town.join(InwonerId(nr), late, "2010-04-06"));
    let ends = [
        (before("afgerond"), "2009-03-30", Uitkomst::Afgerond),
        (before("voortijdige uitval"), "2009-03-16", Uitkomst::Voortijdig),
        (number("afgerond", "april 2010"), "2010-04-19", Uitkomst::Afgerond),
        (number("voortijdige uitval", "april 2010"), "2010-04-20", Uitkomst::Voortijdig),
    ];
    for (count, day, uitkomst) in ends {
        (next..next + count).for_each(|nr| town.leave(InwonerId(nr), early, day, uitkomst));
        next += count;
    }
}
