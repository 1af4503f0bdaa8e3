use super::*;
use crate::inwoner::Persoon;
use crate::testing::{Cast, Story};

fn town() -> Story {
    let mut story = Story::begin();
    for (voornaam, achternaam) in
        [("Gerda", "van der Berg"), ("Müşerref", "Yıldız"), ("Wim", "Bergmans"), ("Bep", "van 't Hof")]
    {
        let inwoner = story.inwoner(voornaam, achternaam);
        story.assigned(inwoner, if voornaam == "Wim" { Cast::Bram } else { Cast::Ayse });
        story.started(inwoner, "participatiehuis");
    }
    story
}

fn found(story: &Story, who: Cast, query: &str) -> Vec<String> {
    story.asks(who, |s, v| search(s, v, query, 10)).hits.iter().map(|hit| hit.naam.full()).collect()
}

#[test]
fn every_word_begins_a_word_of_the_name_without_marks_and_case() {
    let story = town();
    assert_eq!(found(&story, Cast::Ayse, "museref"), [""; 0]);
    assert_eq!(found(&story, Cast::Ayse, "muser yildiz"), ["Müşerref Yıldız"]);
    assert_eq!(found(&story, Cast::Ayse, "YILDIZ, müş"), ["Müşerref Yıldız"]);
    assert_eq!(found(&story, Cast::Ayse, "van der berg"), ["Gerda van der Berg"]);
    assert_eq!(found(&story, Cast::Ayse, "hof"), ["Bep van 't Hof"]);
    assert_eq!(found(&story, Cast::Ayse, " --- "), [""; 0]);
}

#[test]
fn names_sort_without_tussenvoegsel_and_only_those_the_viewer_may_know() {
    let story = town();
    assert_eq!(found(&story, Cast::Marit, "b"), ["Gerda van der Berg", "Wim Bergmans", "Bep van 't Hof"]);
    assert_eq!(found(&story, Cast::Ayse, "berg"), ["Gerda van der Berg"]);
    assert_eq!(found(&story, Cast::Bram, "berg"), ["Wim Bergmans"]);
    for who in [Cast::Olga, Cast::Pieter, Cast::Bea, Cast::Meedoen] {
        assert_eq!(found(&story, who, "berg"), [""; 0], "{}", who.naam());
    }
}

#[test]
fn a_dossier_number_and_a_key_are_found_and_stay_hidden_from_a_colleague() {
    let mut story = town();
    let persoon = Persoon { achternaam: "Smeets".into(), ..Persoon::default() };
    story.must(Cast::Marit, |s, v| inwoner::register(s, v, v.today(), v.today(), Some("K-7"), &persoon));
    assert_eq!(found(&story, Cast::Ayse, "2"), ["Müşerref Yıldız"]);
    assert_eq!(found(&story, Cast::Bram, "2"), [""; 0]);
    assert_eq!(found(&story, Cast::Marit, " K-7 "), ["Smeets"]);
    assert_eq!(found(&story, Cast::Bram, "K-7"), [""; 0]);
}

#[test]
fn a_person_is_found_by_an_earlier_name_and_not_by_one_that_was_never_theirs() {
    let mut story = town();
    let married = Persoon { voornaam: "Gerda".into(), achternaam: "Smeets".into(), ..Persoon::default() };
    let nr = story.must(Cast::Ayse, |s, v| inwoner::describe(s, v, InwonerId(1), v.today(), v.today(), &married));
    assert_eq!(found(&story, Cast::Ayse, "van der berg"), ["Gerda Smeets"]);
    story.must(Cast::Ayse, |s, v| inwoner::withdraw(s, v, nr, "iemand anders trouwde"));
    assert_eq!(found(&story, Cast::Ayse, "smeets"), [""; 0]);
}

#[test]
fn what_does_not_fit_on_the_page_is_counted_and_only_what_is_shown_is_noted() {
    let story = town();
    let viewer = story.viewer(Cast::Marit);
    let found = search(story.state(), &viewer, "b", 2);
    assert_eq!((found.hits.len(), found.more), (2, 1));
    assert_eq!(viewer.take_looks().lists, [("zoek", vec![InwonerId(1), InwonerId(3)])]);
}

#[test]
fn a_person_is_found_by_a_second_name_and_by_the_wijk_after_who_is_called_so() {
    let mut story = town();
    let also = Persoon {
        voornaam: "Gerda".into(),
        tussenvoegsel: "van der".into(),
        achternaam: "Berg".into(),
        andere_naam: Some("Gerrie Hofman".into()),
        wijk: Some("Bergerveld".into()),
        ..Persoon::default()
    };
    let nr = story.must(Cast::Ayse, |s, v| inwoner::describe(s, v, InwonerId(1), v.today(), v.today(), &also));
    assert_eq!(found(&story, Cast::Ayse, "gerrie hof"), ["Gerda van der Berg"]);
    assert_eq!(found(&story, Cast::Bram, "gerrie"), [""; 0], "and only by who may know her");
    let lives = Persoon { wijk: Some("Hofstraat".into()), ..Persoon::default() };
    story.must(Cast::Bram, |s, v| inwoner::record(s, v, InwonerId(3), v.today(), v.today(), &lives));
    let by_name_first = ["Gerda van der Berg", "Bep van 't Hof", "Wim Bergmans"];
    assert_eq!(found(&story, Cast::Marit, "hof"), by_name_first);
    assert_eq!(found(&story, Cast::Ayse, "hofstraat"), [""; 0]);
    story.must(Cast::Ayse, |s, v| inwoner::withdraw(s, v, nr, "noemt zich niet zo"));
    assert_eq!(found(&story, Cast::Ayse, "gerrie"), [""; 0]);
}
