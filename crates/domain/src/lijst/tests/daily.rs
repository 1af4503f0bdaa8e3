//! The same list, day after day, while people also put things right by hand (decision 20).

use super::{Town, codes};
use crate::access::Role;
use crate::testing::{Cast, day};
use crate::traject::{self, Close, Start};
use crate::{inwoner, medewerker, toewijzing};

const GERDA: &str = "
    inwoner | voornaam | achternaam    | wijk | uitkering | instroom   | trede | begeleider | einde      | reden         | oorzaak
    K-1     | Gerda    | van der Berg  | Oost | bijstand  | 2009-03-02 | 2     | Ayşe       |            |               |
";

fn town() -> Town {
    let mut town = Town::on("2010-01-04");
    town.import(GERDA);
    town.at("2010-02-01");
    town
}

fn changed(old: &str, new: &str) -> String {
    assert!(GERDA.contains(old));
    GERDA.replacen(old, new, 1)
}

/// The end cells of Gerda's row, filled in.
fn ended(einde: &str, reden: &str, oorzaak: &str) -> String {
    changed("|            |               |\n", &format!("| {einde} | {reden} | {oorzaak}\n"))
}

#[test]
fn a_new_row_opens_a_dossier_starts_a_traject_and_gives_a_begeleider() {
    let mut town = Town::on("2010-01-04");
    let outcome = town.import(GERDA);
    assert_eq!((outcome.new_inwoners, outcome.new_trajecten, outcome.closed, outcome.corrected), (1, 1, 0, 0));
    let gerda = inwoner::persoon_now(&town.state, town.inwoner("K-1"));
    assert_eq!((gerda.tussenvoegsel.as_str(), gerda.achternaam.as_str()), ("van der", "Berg"));
    let traject = town.traject("K-1");
    assert_eq!((traject.instroom, traject.trede, traject.started.1), (day("2009-03-02"), Some(2), day("2010-01-04")));
    assert_eq!(town.begeleider("K-1", "2009-03-02"), "Ayşe");
}

#[test]
fn the_same_list_again_changes_nothing() {
    let mut town = town();
    let outcome = town.import(GERDA);
    assert_eq!((outcome.statements, outcome.unchanged, outcome.notices.len()), (0, 1, 0));
}

#[test]
fn when_it_was_registered_is_since_when_it_was_known() {
    let mut town = Town::on("2010-01-04");
    town.import(
        "inwoner|instroom|einde|reden|geregistreerd_instroom|geregistreerd_einde
                 K-1|2009-03-02|2009-09-01|regulier werk|2009-02-20|2009-10-05",
    );
    let traject = town.traject("K-1");
    assert_eq!((traject.started.1, traject.einde.unwrap().sinds), (day("2009-02-20"), day("2009-10-05")));
}

#[test]
fn a_cell_changed_in_the_list_only_corrects_the_fact_the_list_wrote() {
    let mut town = town();
    let outcome = town.import(&changed("2009-03-02 | 2  ", "2009-03-02 | 3  "));
    assert_eq!((outcome.corrected, outcome.new_trajecten, outcome.notices.len()), (1, 0, 0));
    let traject = town.traject("K-1");
    assert_eq!(traject.trede, Some(3));
    assert_eq!(town.state.correction_reason(traject.started.0).map(|why| &**why), Some("gewijzigd in de lijst"));
    let known = traject::of(&town.state, town.inwoner("K-1"), day("2010-01-31"));
    assert_eq!(known[0].trede, Some(2), "in January the gemeente thought otherwise");
}

#[test]
fn what_the_list_says_of_a_person_is_corrected_too() {
    let mut town = town();
    let list = changed("Oost", "West")
        .replace("bijstand", "WW      ")
        .replace("van der Berg", "Bergmans")
        .replace("Ayşe", "bram");
    let outcome = town.import(&list);
    assert_eq!((outcome.corrected, outcome.notices.len()), (4, 0));
    let gerda = inwoner::persoon_now(&town.state, town.inwoner("K-1"));
    assert_eq!((gerda.wijk.as_deref(), gerda.achternaam.as_str()), (Some("West"), "Bergmans"));
    assert_eq!(gerda.uitkering, Some(inwoner::Uitkering::Ww));
    assert_eq!(town.begeleider("K-1", "2009-03-02"), "Bram");
}

#[test]
fn an_emptied_cell_takes_back_what_the_list_said() {
    let mut town = town();
    let outcome = town.import(&changed("Oost", "    ").replace("bijstand", "        ").replace("Ayşe", "    "));
    assert_eq!((outcome.corrected, outcome.notices.len()), (3, 0));
    let gerda = inwoner::persoon_now(&town.state, town.inwoner("K-1"));
    assert_eq!((gerda.wijk, gerda.uitkering), (None, None));
    assert_eq!(town.begeleider("K-1", "2010-01-01"), "");
}

#[test]
fn a_column_the_list_has_not_today_takes_nothing_back() {
    let mut town = town();
    let outcome = town.import("inwoner | instroom\n K-1 | 2009-03-02");
    assert_eq!((outcome.statements, outcome.unchanged), (0, 1));
}

#[test]
fn a_correction_by_hand_survives_a_list_that_says_what_it_said() {
    let mut town = town();
    let (nr, asked) = (
        town.traject("K-1").started.0,
        Start { aanpak: "participatiehuis".into(), trede: Some(1), ..Start::default() },
    );
    town.by_hand(|state, viewer| {
        traject::correct_start(state, viewer, nr, day("2009-03-09"), viewer.today(), &asked, "vergist")
    });
    let outcome = town.import(GERDA);
    assert_eq!((outcome.statements, outcome.notices.len()), (0, 0));
    assert_eq!(town.traject("K-1").instroom, day("2009-03-09"));
}

#[test]
fn what_both_sides_changed_is_told_once_and_not_overwritten() {
    let mut town = town();
    let inwoner = town.inwoner("K-1");
    town.by_hand(|state, viewer| {
        let moved = inwoner::Persoon { wijk: Some("Noord".into()), ..inwoner::persoon_now(state, inwoner) };
        inwoner::describe(state, viewer, inwoner, day("2010-01-20"), viewer.today(), &moved)
    });
    let list = changed("Oost", "West");
    assert_eq!(codes(&town.import(&list)), ["2 wijk import-beide-gewijzigd"]);
    assert_eq!(inwoner::wijk_of(&town.state, inwoner).as_deref(), Some("Noord"));
    assert_eq!(town.import(&list).statements, 0, "it was told");
}

#[test]
fn the_cell_beside_it_that_only_the_list_changed_is_taken_over() {
    let mut town = town();
    let (nr, asked) = (
        town.traject("K-1").started.0,
        Start { aanpak: "participatiehuis".into(), trede: Some(1), ..Start::default() },
    );
    town.by_hand(|state, viewer| {
        traject::correct_start(state, viewer, nr, day("2009-03-02"), viewer.today(), &asked, "vergist")
    });
    let list = changed("2009-03-02 | 2  ", "2009-03-02 | 3  ")
        .replace("instroom ", "grondslag | instroom ")
        .replace("| 2009", "| vrijwillig | 2009");
    assert_eq!(codes(&town.import(&list)), ["2 trede import-beide-gewijzigd"]);
    let traject = town.traject("K-1");
    assert_eq!(
        (traject.trede, traject.grondslag.map(|ground| ground.to_string())),
        (Some(1), Some("vrijwillig".into()))
    );
}

#[test]
fn a_handover_by_hand_stays_when_the_list_names_somebody_else() {
    let mut town = town();
    let inwoner = town.inwoner("K-1");
    town.by_hand(|state, viewer| {
        toewijzing::assign(state, viewer, inwoner, day("2010-01-15"), viewer.today(), Cast::Bram.id())
    });
    assert_eq!(town.import(GERDA).statements, 0);
    assert_eq!(town.begeleider("K-1", "2010-02-01"), "Bram");
}

#[test]
fn an_einde_newly_filled_in_closes_and_is_no_correction() {
    let mut town = town();
    let outcome = town.import(&ended("2010-01-20", "Uit uitkering, niet door werk", "DETENTIE"));
    assert_eq!((outcome.closed, outcome.corrected), (1, 0));
    assert_eq!(town.end("K-1"), "uit-uitkering (detentie) op 2010-01-20");
}

#[test]
fn a_reason_that_changed_in_the_list_is_corrected() {
    let mut town = town();
    town.import(&ended("2010-01-20", "overig", ""));
    let outcome = town.at("2010-02-02").import(&ended("2010-01-25", "regulier werk", ""));
    assert_eq!((outcome.closed, outcome.corrected), (0, 1));
    assert_eq!(town.end("K-1"), "regulier-werk op 2010-01-25");
}

#[test]
fn an_emptied_einde_opens_the_traject_again() {
    let mut town = town();
    town.import(&ended("2010-01-20", "overig", ""));
    assert_eq!(town.at("2010-02-02").import(GERDA).corrected, 1);
    assert_eq!(town.end("K-1"), "loopt");
    assert_eq!(town.at("2010-02-03").import(&ended("2010-01-22", "overig", "")).closed, 1);
    assert_eq!(town.end("K-1"), "overig op 2010-01-22");
}

#[test]
fn an_end_without_a_reason_is_one_that_was_not_written_down() {
    let mut town = town();
    assert_eq!(codes(&town.import(&ended("2010-01-20", "", ""))), ["2 reden import-reden-niet-vastgelegd"]);
    assert_eq!(town.end("K-1"), "niet-vastgelegd op 2010-01-20");
    assert_eq!(town.import(&ended("2010-01-20", "", "")).statements, 0);
    assert_eq!(town.import(&ended("2010-01-20", "overig", "")).corrected, 1);
}

#[test]
fn a_missing_oorzaak_has_the_reason_that_the_list_has_it_so() {
    let mut town = town();
    assert_eq!(
        codes(&town.import(&ended("2010-01-20", "uit uitkering niet door werk", ""))),
        ["2 oorzaak import-afwijking"]
    );
    let history = traject::history(&town.state, town.inwoner("K-1"));
    assert!(history.iter().any(|(_, why)| why.as_deref() == Some("zo geregistreerd in de lijst")));
}

#[test]
fn an_end_on_the_day_of_the_start_is_an_end() {
    let mut town = town();
    assert_eq!(town.import(&ended("2009-03-02", "overig", "")).closed, 1);
    assert_eq!(town.stands([day("2009-03-02")]), [0]);
}

#[test]
fn an_end_by_hand_that_the_list_tells_otherwise_stays() {
    let mut town = town();
    let id = town.traject("K-1").id;
    let asked = Close { reden: "overig".into(), ..Close::default() };
    town.by_hand(|state, viewer| traject::close(state, viewer, id, day("2010-01-10"), viewer.today(), &asked));
    assert_eq!(town.import(GERDA).statements, 0, "the list still does not know");
    let told = codes(&town.import(&ended("2010-01-20", "regulier werk", "")));
    assert_eq!(told, ["2 einde import-beide-gewijzigd", "2 reden import-beide-gewijzigd"]);
    assert_eq!(town.end("K-1"), "overig op 2010-01-10");
}

#[test]
fn what_somebody_added_by_hand_stands_in_the_way_of_the_list_and_does_not_stop_it() {
    let mut town = town();
    let id = town.traject("K-1").id;
    town.by_hand(|state, viewer| {
        traject::enter_phase(state, viewer, id, day("2010-01-15"), viewer.today(), "een-op-een", None)
    });
    let list = ended("2010-01-10", "overig", "") + "    K-2 | | | | | 2010-01-11 | | | | |\n";
    let outcome = town.import(&list);
    assert_eq!((outcome.new_trajecten, codes(&outcome)), (1, vec!["2 einde import-botst-met-hand".to_owned()]));
    assert_eq!(town.end("K-1"), "loopt");
}

#[test]
fn a_vanished_row_is_told_once_and_changes_nothing() {
    let mut town = town();
    let others = "inwoner | instroom\n K-2 | 2010-01-05";
    let outcome = town.import(others);
    assert_eq!(codes(&outcome), ["- - import-regel-verdwenen"]);
    assert_eq!(town.end("K-1"), "loopt");
    assert_eq!(town.import(others).statements, 0);
    assert_eq!(town.import(GERDA).new_trajecten, 0, "it came back, and is the same traject");
}

#[test]
fn a_row_with_another_start_is_the_same_traject_and_a_person_is_asked_to_look() {
    let mut town = town();
    let outcome = town.import(&changed("2009-03-02", "2009-03-16"));
    assert_eq!((outcome.new_trajecten, codes(&outcome)), (0, vec!["2 instroom import-zelfde-traject".to_owned()]));
    assert_eq!(town.traject("K-1").instroom, day("2009-03-16"));
    assert_eq!(town.begeleider("K-1", "2009-03-10"), "", "what held from the start on moved along");
    assert_eq!(town.import(&changed("2009-03-02", "2009-03-16")).statements, 0);
}

#[test]
fn somebody_who_comes_back_after_the_end_has_a_second_traject() {
    let mut town = town();
    town.import(&ended("2009-10-01", "overig", ""));
    let outcome = town.import(&changed("2009-03-02", "2010-01-11"));
    assert_eq!((outcome.new_trajecten, outcome.corrected), (1, 0));
    assert_eq!(town.trajecten("K-1").len(), 2);
}

#[test]
fn a_second_row_beside_an_open_traject_has_the_reason_of_the_list() {
    let mut town = town();
    let outcome = town.import(&format!("{GERDA}    K-1 | | | | | 2009-06-01 | | | | |\n"));
    assert_eq!((outcome.new_trajecten, codes(&outcome)), (1, vec!["3 instroom import-afwijking".to_owned()]));
}

#[test]
fn a_traject_started_by_hand_before_the_list_knew_is_the_same_one() {
    let mut town = town();
    let inwoner = town.inwoner("K-1");
    let id = town.traject("K-1").id;
    town.by_hand(|state, viewer| {
        let asked = Close { reden: "overig".into(), ..Close::default() };
        traject::close(state, viewer, id, day("2009-12-01"), viewer.today(), &asked)
    });
    let asked = Start { aanpak: "participatiehuis".into(), ..Start::default() };
    town.by_hand(|state, viewer| traject::start(state, viewer, inwoner, day("2010-01-11"), viewer.today(), &asked));
    let outcome = town.import(&format!("{GERDA}    K-1 | | | | | 2010-01-11 | 3 | | | |\n"));
    assert_eq!((outcome.new_trajecten, outcome.corrected), (0, 1));
    assert_eq!(town.trajecten("K-1")[1].trede, Some(3));
}

#[test]
fn a_start_taken_back_by_hand_stays_taken_back() {
    let mut town = town();
    let nr = town.traject("K-1").started.0;
    town.by_hand(|state, viewer| traject::withdraw(state, viewer, nr, "verkeerde inwoner"));
    assert_eq!(town.import(GERDA).statements, 0);
    assert_eq!(codes(&town.import(&ended("2010-01-20", "overig", ""))), ["2 instroom import-ingetrokken-met-de-hand"]);
    assert!(town.trajecten("K-1").is_empty());
}

#[test]
fn when_something_was_known_cannot_change_afterwards() {
    let mut town = Town::on("2010-01-04");
    town.import("inwoner|instroom|geregistreerd_instroom\nK-1|2009-03-02|2009-03-05");
    let outcome = town.import("inwoner|instroom|geregistreerd_instroom\nK-1|2009-03-02|2009-03-06");
    assert_eq!(codes(&outcome), ["2 geregistreerd_instroom import-registratie-staat-vast"]);
    assert_eq!(town.traject("K-1").started.1, day("2009-03-05"));
}

#[test]
fn an_unknown_begeleider_begins_on_the_earliest_start_and_is_known_the_next_day() {
    let mut town = Town::on("2010-01-04");
    let list = "inwoner|instroom|begeleider\nK-1|2009-03-02|Çelik, Noor\nK-2|2009-02-02|celik noor";
    assert_eq!(codes(&town.import(list)), ["2 begeleider import-begeleider-nieuw"]);
    assert_eq!(town.begeleider("K-2", "2009-02-02"), "Çelik, Noor");
    assert_eq!(town.import(list).statements, 0);
}

#[test]
fn a_coordinator_reads_the_list_of_the_own_aanpak_but_hires_nobody() {
    let mut town = Town::on("2010-01-04");
    let known = super::list("inwoner|instroom|begeleider\nK-1|2009-03-02|Ayşe");
    assert!(town.import_as(Cast::Marit, "participatiehuis", &known).is_ok());
    assert_eq!(town.import_as(Cast::Olga, "participatiehuis", &known), Err(super::Stopped::Hidden));
    assert_eq!(town.import_as(Cast::Ayse, "participatiehuis", &known), Err(super::Stopped::Hidden));
    let unknown = super::list("inwoner|instroom|begeleider\nK-2|2009-03-02|Noor");
    assert!(town.import_as(Cast::Marit, "participatiehuis", &unknown).is_err());
}

#[test]
fn a_known_medewerker_whom_the_list_names_becomes_begeleider() {
    let mut town = Town::on("2010-01-04");
    assert_eq!(
        codes(&town.import("inwoner|instroom|begeleider\nK-1|2009-03-02|Pieter")),
        ["2 begeleider import-begeleider-rol"]
    );
    assert!(medewerker::holds(&town.state, Cast::Pieter.id(), Role::Begeleider, day("2009-03-02")));
}

#[test]
fn the_list_of_another_aanpak_does_not_make_rows_vanish() {
    let mut town = town();
    let list = super::list("inwoner|instroom|trajectsoort\nK-1|2010-01-11|opdracht\nK-9|2010-01-11|");
    let outcome = town.import_as(Cast::Meedoen, "de-cirkel", &list).unwrap();
    assert_eq!((outcome.new_inwoners, outcome.new_trajecten, outcome.notices.len()), (1, 2, 0));
    assert_eq!(town.import(GERDA).statements, 0);
    let moved = super::list(
        "inwoner|instroom|trajectsoort|einde|reden\nK-1|2010-01-11|groepsopdracht|2010-01-20|overig\nK-9|2010-01-11||2010-01-20|overig",
    );
    town.import_as(Cast::Meedoen, "de-cirkel", &moved).unwrap();
    let other = super::list("inwoner|instroom|trajectsoort\nK-1|2010-01-11|groepsopdracht\nK-9|2010-01-11|opdracht");
    let outcome = town.import_as(Cast::Meedoen, "de-cirkel", &other).unwrap();
    assert_eq!(codes(&outcome), ["3 trajectsoort import-zelfde-traject"]);
}

#[test]
fn since_when_somebody_lives_on_a_benefit_may_be_a_column_and_a_change_of_it_is_a_correction() {
    let mut town = Town::on("2010-02-01");
    let since = |town: &Town| inwoner::persoon_now(&town.state, town.inwoner("K-1")).uitkering_sinds;
    town.import("inwoner|instroom|uitkering sinds\nK-1|2009-03-02|1987-05-01");
    assert_eq!(since(&town), Some(day("1987-05-01")));
    let other = town.import("inwoner|instroom|uitkering_sinds\nK-1|2009-03-02|1988-05-01");
    assert_eq!((other.corrected, since(&town)), (1, Some(day("1988-05-01"))));
    let without = town.import("inwoner|instroom\nK-1|2009-03-02");
    assert_eq!((without.statements, since(&town)), (0, Some(day("1988-05-01"))));
    town.import("inwoner|instroom|uitkering_sinds\nK-1|2009-03-02|");
    assert_eq!(since(&town), None, "an emptied cell takes it back");
}

#[test]
fn either_key_of_who_stood_in_the_list_twice_goes_to_the_one_dossier() {
    let twice = format!(
        "{GERDA}    K-2     | Gerarda  | Berghs        | Oost | bijstand  | 2009-05-04 | 2     | Bram       |            |               |\n"
    );
    let mut town = Town::on("2010-01-04");
    town.import(&twice);
    town.at("2010-02-01");
    let (one, other) = (town.inwoner("K-1"), town.inwoner("K-2"));
    let story = |state: &crate::state::State, _: &crate::access::Viewer| {
        let marit = Cast::Marit.viewer(state, day("2010-02-01")).expect("she works here");
        crate::samenvoeging::join(state, &marit, one, other, "zelfde geboortedatum")
    };
    town.by_hand(story);
    assert_eq!((town.inwoner("K-2"), town.trajecten("K-1").len()), (one, 2));
    let again = town.import(&twice);
    assert_eq!((again.unchanged, again.new_inwoners, again.notices.len()), (2, 0, 0), "{:?}", again.notices);
    let ended =
        twice.replacen("Bram       |            |               |", "Bram       | 2010-01-20 | overig        |", 1);
    let outcome = town.import(&ended);
    assert_eq!((outcome.closed, outcome.new_trajecten), (1, 0));
    let open: Vec<bool> = town.trajecten("K-1").iter().map(|traject| traject.einde.is_none()).collect();
    assert_eq!(open, [true, false], "the row of the other key is that of its own traject");
    assert_eq!(town.replayed().trajecten("K-2"), town.trajecten("K-1"));
}
