//! Standing in that turns out otherwise: corrected on a page of its own, and what it was is still read.

use crate::town::{Page, Person, Town, town};

const LIST: &str = "/sittard-geleen/waarneming";

/// Bram stands in for Ayşe until 9 May: where that is corrected.
fn stated(town: &Town) -> (Person, String) {
    let (bram, form) = (town.as_("bram"), format!("{LIST}/nieuw"));
    let ayse = demo::cast::AYSE.medewerker.to_string();
    let typed = [
        ("voor", ayse.as_str()),
        ("doel", "afwezig"),
        ("reden", "vrije dagen"),
        ("van", "2010-04-30"),
        ("tot", "2010-05-09"),
    ];
    let list = bram.get(&form).post(&form, &typed);
    list.must_be(200).must_say("De waarneming is vermeld.");
    let at = corrected_at(&list).expect("it can be corrected");
    (bram, at)
}

fn corrected_at(list: &Page) -> Option<String> {
    list.links().into_iter().map(|(href, _)| href).find(|href| href.ends_with("/wijzigen"))
}

#[test]
fn until_another_day_and_for_something_else_with_what_it_was_still_on_the_list() {
    let town = town();
    let (bram, at) = stated(&town);
    let form = bram.get(&at);
    form.must_be(200).must_say("Waarneming corrigeren").must_say("Ayşe Demir");
    let filled = form.form(&at);
    assert_eq!((filled.get("doel"), filled.get("reden")), (Some("afwezig"), Some("vrije dagen")));
    assert_eq!(
        (filled.get("tot"), filled.get("van")),
        (Some("2010-05-09"), None),
        "it has begun, so its first day stays"
    );
    let fields = [("doel", "overdracht"), ("tot", "2010-05-20"), ("waarom", "Ze gaat naar een ander team")];
    let list = form.post(&at, &fields);
    list.must_be(200).must_say("De correctie is vastgelegd.").must_say("30 april 2010 tot en met 20 mei 2010");
    for login in ["bram", "ayse", "marit", "petra"] {
        let read = town.as_(login).get(LIST);
        read.must_say("Gecorrigeerd op 30 april 2010 door Bram Theunissen: Ze gaat naar een ander team.");
        read.must_say("Eerst: 30 april 2010 tot en met 9 mei 2010, collega afwezig, vrije dagen.");
    }
    insta::assert_snapshot!(
        "waarneming-correct",
        bram.get(&at).outline().lines().skip(1).collect::<Vec<_>>().join("\n")
    );
    let dossier = bram.get(&town.dossier(demo::cast::GERDA));
    dossier.must_be(200).must_say("waarneemt voor Ayşe Demir (overdracht), tot en met 20 mei 2010");
}

#[test]
fn what_is_wrong_stands_at_its_field_and_what_was_typed_is_kept() {
    let town = town();
    let (bram, at) = stated(&town);
    let form = bram.get(&at);
    for (fields, field) in [
        ([("doel", "afwezig"), ("tot", "morgen"), ("waarom", "Verkeerd gehoord")], "tot"),
        ([("doel", "afwezig"), ("tot", "2010-04-29"), ("waarom", "Verkeerd gehoord")], "tot"),
        ([("doel", "spoed"), ("tot", "2010-05-09"), ("waarom", "Verkeerd gehoord")], "tot"),
        ([("doel", "spoed"), ("tot", "2010-05-01"), ("waarom", "")], "waarom"),
    ] {
        let again = form.post(&at, &fields);
        assert!(again.must_be(422).message_at("correctie", field).is_some(), "{fields:?}");
        let kept = again.form(&at);
        assert!(fields.iter().all(|(name, value)| kept.get(name) == Some(value)), "{fields:?}");
    }
    form.post(&at, &[("reden", ""), ("waarom", "Verkeerd gehoord")]).must_be(422);
    // Two who correct the same at once: the second is told.
    let other = town.as_("marit").get(&at);
    form.post(&at, &[("tot", "2010-05-08"), ("waarom", "Een dag korter")]).must_be(200);
    other.post(&at, &[("tot", "2010-05-07"), ("waarom", "Twee dagen korter")]).must_be(422);
}

#[test]
fn one_that_is_over_is_corrected_no_more_and_who_only_watches_corrects_nothing() {
    let town = town();
    let (bram, at) = stated(&town);
    for login in ["petra", "rens", "hugo", "wiel", "sanne"] {
        town.as_(login).knock(&at).must_be(404);
        assert_eq!(corrected_at(&town.as_(login).knock(LIST)), None, "{login}");
    }
    let list = bram.get(LIST);
    let mut forms = list.forms().into_iter().map(|form| form.action);
    let end = forms.find(|action| action.ends_with("/einde")).expect("it can be ended");
    let ended = list.post(&end, &[]);
    ended.must_be(200).must_say("eerder beëindigd");
    assert_eq!(bram.get(&at).path, LIST, "the old link leads to the list");
}
