//! Who looked at whom is written down before the answer leaves.

mod town;

use domain::access::Purpose;
use domain::refusal::Hidden;
use domain::testing::Cast;
use domain::time::Day;
use domain::{caseload, inwoner, tijdlijn};
use town::{lives, looks, timeline, town, who};

#[test]
fn a_dossier_is_in_the_read_log_before_the_answer_and_within_a_quarter_of_an_hour_once() {
    let (town, gerda, hans) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    for _ in 0..3 {
        timeline(&gemeente, Cast::Ayse, gerda).unwrap();
        assert_eq!(looks(town.dir.path(), gerda).len(), 1);
    }
    let look = &looks(town.dir.path(), gerda)[0];
    assert_eq!((look.door, look.rol.as_str(), look.doel.as_str()), (Cast::Ayse.id().0, "begeleider", "begeleiding"));
    timeline(&gemeente, Cast::Marit, gerda).unwrap();
    assert_eq!(looks(town.dir.path(), gerda).len(), 2, "somebody else is another look");
    assert!(looks(town.dir.path(), hans).is_empty());
}

#[test]
fn a_list_is_one_record_and_names_nobody_else_to_who_reads_the_readers() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let second = lives(&gemeente, "Ria", "Jansen", Cast::Ayse);
    for _ in 0..2 {
        let rows = gemeente.ask(who(Cast::Ayse), |state, viewer| Ok(caseload::own(state, viewer).rows.len()));
        assert_eq!(rows.unwrap(), 2);
    }
    for inwoner in [gerda, second] {
        let [look] = &looks(town.dir.path(), inwoner)[..] else { panic!("one record") };
        assert_eq!((look.lijst.as_deref(), &look.inwoners[..]), (Some("caseload"), &[gerda.0, second.0][..]));
    }
    let shown = gemeente.readers_of(who(Cast::Ayse), gerda).unwrap();
    assert!(shown.iter().any(|look| look.lijst.is_some()) && shown.iter().all(|look| look.inwoners.is_empty()));
}

#[test]
fn who_looked_and_was_then_told_that_it_is_hidden_still_looked() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let hidden = town.gemeente().ask(who(Cast::Ayse), |state, viewer| {
        inwoner::card(state, viewer, gerda)?;
        Err::<(), _>(Hidden)
    });
    assert!(hidden.is_err());
    assert_eq!(looks(town.dir.path(), gerda).len(), 1);
}

#[test]
fn who_may_not_look_leaves_no_look_behind() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    for cast in [Cast::Bram, Cast::Pieter, Cast::Bea, Cast::Olga] {
        assert!(timeline(&town.gemeente(), cast, gerda).is_err());
    }
    assert!(looks(town.dir.path(), gerda).is_empty());
}

#[test]
fn trying_out_is_looking_too() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let tried = town.gemeente().try_out(who(Cast::Marit), |draft, _, viewer| {
        Ok(tijdlijn::of(draft.state(), viewer, gerda, Day::LAST).map(|events| events.len())?)
    });
    assert!(tried.unwrap() > 0);
    let [look] = &looks(town.dir.path(), gerda)[..] else { panic!("one record") };
    assert_eq!(look.doel, Purpose::Coordinatie.word());
}

#[test]
fn without_a_read_log_no_dossier_is_shown() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let gemeente = town.gemeente();
    let database = rusqlite::Connection::open(town.dir.path().join("gemeenten/lindervoort/inzage.sqlite")).unwrap();
    database.execute_batch("DROP TABLE inzage").unwrap();
    assert!(matches!(timeline(&gemeente, Cast::Ayse, gerda), Err(app::Error::Trouble(_))));
}

#[test]
fn a_note_of_one_gemeente_is_opened_by_no_other() {
    let (town, gerda, _) = town().with_gerda_and_hans();
    let (here, there) = (town.gemeente(), town.found("houten", "Houten").unwrap());
    town::does(&here, Cast::Ayse, town::records(gerda, Some("Over de krantenwijk.")));
    let handles: Vec<_> =
        timeline(&here, Cast::Ayse, gerda).unwrap().iter().filter_map(|event| event.what.sealed()).collect();
    assert_eq!(here.open(&handles).unwrap().len(), 1);
    assert!(matches!(there.open(&handles), Err(app::Error::Hidden)));
}
