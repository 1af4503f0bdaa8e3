//! What is measured in the three towns, and that whoever stays past a term has a reason.

use super::*;
use domain::meting;
use domain::signaal::Soort;

impl Lived {
    /// Hundredths of a full week, of everybody together, as the coördinator of the town sees them.
    pub fn fte_of(&self, coordinator: Account, on: Day) -> u32 {
        let all = medewerker::list(&self.state, &self.viewer(coordinator, on));
        all.iter().filter_map(|medewerker| medewerker.fte).map(u32::from).sum()
    }

    /// A later last day that was agreed in time, or a note that was written near the end of the term or after it.
    pub fn everybody_past_the_term_has_a_reason(&self) {
        for one in self.trajecten(Day::LAST) {
            let mut first = one;
            first.verlengd_tot = None;
            let term = first.term_end(&self.state).expect("these aanpakken have a term");
            if term < self.town.today && one.open_on(term.plus(1)) {
                assert!(one.verlengd_tot.is_some() || self.has_note(&one, term.plus(-40)), "{one:?}");
            }
        }
    }

    fn has_note(&self, traject: &Traject, from: Day) -> bool {
        self.written.iter().any(|(_, statement)| match &statement.said {
            Said::Fact(Fact::Contact(contact::Fact::Recorded(fact))) => {
                fact.inwoner == traject.inwoner && fact.verslag.is_some() && statement.datum >= from
            }
            _ => false,
        })
    }
}

#[test]
fn nearly_everybody_is_measured_at_the_start_within_two_weeks() {
    for lived in all() {
        let trajecten = lived.trajecten(Day::LAST);
        let measured = |one: &&Traject| {
            let all = meting::behind_figure(&lived.state, lived.leave(), one, Day::LAST);
            all.first().is_some_and(|first| first.datum.since(one.instroom) <= 14)
        };
        let count = trajecten.iter().filter(measured).count();
        assert!(count * 100 >= trajecten.len() * 93, "{}: {count} of {}", lived.town.naam, trajecten.len());
    }
}

#[test]
fn few_metingen_are_late_today() {
    for (lived, begeleider) in all().iter().zip([cast::INGE, cast::AYSE, cast::CORINE]) {
        let rows = caseload::own(&lived.state, &lived.viewer(begeleider, lived.town.today)).rows;
        let late = rows.iter().filter(|row| row.late(Soort::MetingTeLaat).is_some()).count();
        assert!(late * 5 <= rows.len(), "{}: {late} of {}", lived.town.naam, rows.len());
    }
}

#[test]
fn the_coaches_of_the_participatiehuis_measure_every_month() {
    let lived = lived();
    for row in caseload::own(&lived.state, &lived.viewer(cast::AYSE, today())).rows {
        let trajecten = lived.trajecten(Day::LAST).into_iter().find(|one| one.inwoner == row.inwoner);
        let traject = trajecten.expect("everybody of the caseload has a traject");
        let metingen = meting::behind_figure(&lived.state, lived.leave(), &traject, Day::LAST);
        let months = today().since(traject.instroom) / 31;
        assert!(metingen.len() as i32 >= months - 2, "{row:?}: {} in {months} months", metingen.len());
    }
}
