//! One line of a list: what is said of somebody in it.

use domain::aanpak;
use domain::caseload::{Line, Row as Known};
use domain::signaal::{Signaal, Soort};
use domain::state::State;
use domain::time::Day;

use super::pages::{List, SOON, seen_on};
use super::view::{Beloofd, Next, Row, Signal, StepLine, Trede};
use crate::meting::view::value_of;
use crate::ronde::view::stand_word;

impl List<'_> {
    pub(super) fn row(&self, state: &State, known: &Known) -> Row {
        let t = &self.t;
        let late = known.late(Soort::ContactTeLaat).map(|signaal| signaal.dagen.unsigned_abs());
        let (fase, left, left_soon) = known
            .traject
            .map_or((t.say("no-traject").to_owned(), String::new(), false), |line| self.term(state, &line));
        Row {
            id: known.inwoner.to_string(),
            name: crate::dossier::shown_name(t, &known.naam, known.inwoner),
            wijk: known.wijk.as_deref().unwrap_or_default().to_owned(),
            trede: self.trede(known),
            fase,
            left,
            left_soon,
            last: seen_on(known).map(|day| t.relative(day.date(), self.today.date())).unwrap_or_default(),
            seen: known.gezien.as_ref().map(|seen| t.with("caseload-gezien", "groep", seen.groep.to_string())),
            own_rhythm: known
                .ritme
                .filter(|_| known.eigen_ritme)
                .map(|days| t.with("rhythm-every", "dagen", t.days(days.into()))),
            rhythm: self.rhythm(known),
            late: late.map(|days| t.with("late-short", "dagen", days)),
            next: self.next(known),
            beloften: self.promises(known),
            stands: self.stands(state, known),
            signal: known.signalen.first().map(|signaal| self.signal(signaal)),
        }
    }

    /// The open promises of both sides, ours first; a side without any says nothing.
    fn promises(&self, known: &Known) -> Vec<Beloofd> {
        let side = |key: &str, (all, late): (u16, u16), ours| {
            let late = (late > 0).then(|| self.t.with("caseload-te-laat", "aantal", u32::from(late)));
            (all > 0).then(|| Beloofd { text: self.t.with(key, "aantal", u32::from(all)), late, ours })
        };
        let open = known.beloften;
        let sides =
            [side("caseload-van-ons", open.van_ons, true), side("caseload-van-inwoner", open.van_inwoner, false)];
        sides.into_iter().flatten().collect()
    }

    /// What is owed soonest, in a few words.
    fn signal(&self, signaal: &Signaal) -> Signal {
        let key = crate::signaal::row(signaal.soort);
        Signal {
            tone: crate::signaal::tone(signaal),
            text: self.t.with(key, "dagen", self.t.days(signaal.dagen.unsigned_abs())),
        }
    }

    fn term(&self, state: &State, line: &Line) -> (String, String, bool) {
        let content = aanpak::in_force(state, line.aanpak, self.today);
        let code = line.fase.unwrap_or(line.soort);
        let word = state.codes().word(code);
        let named = content.and_then(|content| match line.fase {
            Some(_) => content.fase(word).map(|fase| &fase.naam),
            None => content.trajectsoort(word).map(|soort| &soort.naam),
        });
        let fase = named.map_or(word.to_string(), |naam| naam.in_language(self.t.lang()).to_owned());
        let left = line.tot.map(|tot| tot.since(self.today) + 1);
        let text = match left {
            Some(days @ 1..) => self.t.days_left(days.unsigned_abs()),
            Some(days) => self.t.with("term-over", "dagen", self.t.days(days.unsigned_abs() + 1)),
            None => String::new(),
        };
        (fase, text, left.is_some_and(|days| days < SOON))
    }

    /// The trede now, with the line of the last twelve months; it begins where the traject began.
    fn trede(&self, known: &Known) -> Option<Trede> {
        let line = known.traject?;
        let months = self.months.iter().filter(|day| **day >= line.instroom);
        let on = |day: &Day| known.treden.iter().rfind(|(since, _)| since <= day).map(|(_, trede)| *trede);
        let levels: Vec<u8> = months.filter_map(on).collect();
        Some(Trede { level: line.trede?, growth: known.meting.groei, line: StepLine::new(&levels) })
    }

    fn rhythm(&self, known: &Known) -> u8 {
        let from = seen_on(known).or(known.traject.map(|line| line.instroom));
        let days = from.map_or(0, |day| self.today.since(day).max(0));
        known.ritme.map_or(0, |rhythm| (days * 100 / i32::from(rhythm.max(1))).clamp(0, 100) as u8)
    }

    fn next(&self, known: &Known) -> Next {
        match known.volgende {
            Some(day) if day == self.today => Next::Today,
            Some(day) => Next::On(self.t.soon(day.date(), self.today.date())),
            // Planning is recording a contact, and that is for the begeleider.
            None if known.ritme.is_some() && self.path.ends_with("/caseload") => Next::Plan,
            None => Next::None,
        }
    }

    /// How each leefgebied stands, as signs and in words; what was not asked about for half a year nobody knows.
    fn stands(&self, state: &State, known: &Known) -> (Vec<&'static str>, String) {
        let content = known.traject.and_then(|line| aanpak::in_force(state, line.aanpak, self.today));
        let Some(content) = content.filter(|_| !known.meting.leefgebieden.is_empty()) else {
            return Default::default();
        };
        let (mut signs, mut words) = (Vec::new(), Vec::new());
        for one in &content.leefgebieden {
            let answer = known.meting.leefgebieden.iter().find(|(code, ..)| **state.codes().word(*code) == *one.code);
            let fresh = answer.filter(|(.., day)| day.plus_months(6) > self.today);
            let (sign, word) = match (fresh, answer) {
                (Some((_, vragen, _)), _) => (value_of(*vragen), stand_word(&self.t, value_of(*vragen))),
                (None, Some(_)) => ("onbekend", self.t.say("stand-onbevestigd")),
                (None, None) => ("onbekend", self.t.say("ronde-niet-gevraagd-lang")),
            };
            signs.push(sign);
            words.push(format!("{} {word}", one.naam.in_language(self.t.lang())));
        }
        (signs, words.join(", "))
    }
}
