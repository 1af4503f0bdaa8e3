use super::*;
use crate::contact::Contact;
use crate::testing::{Cast, Story, day};

#[test]
fn a_tijdlijn_is_newest_first_and_shows_an_earlier_day_as_it_was_known() {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    story.on("2010-02-01");
    let late = Story::talk(day("2010-01-10"));
    story.must(Cast::Ayse, |s, v| contact::record(s, v, gerda, &late, contact::Seen { last: None, confirmed: false }));
    let seen = |known: &str| story.asks(Cast::Ayse, |s, v| of(s, v, gerda, day(known)).unwrap());
    let days: Vec<Day> = seen("2010-02-01").iter().map(|event| event.datum).collect();
    assert!(days.is_sorted_by(|a, b| a >= b) && days[0] == day("2010-01-10"));
    assert_eq!(
        seen("2010-02-01").len(),
        seen("2010-01-31").len() + 1,
        "a contact written down late was not known before"
    );
    assert_eq!(seen("2010-01-03").len(), 0);
}

#[test]
fn a_corrected_contact_stands_struck_on_its_old_day_and_whole_on_its_new_one() {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    story.on("2010-01-11");
    let nr = story.contact(gerda);
    story.on("2010-01-12");
    let earlier = Contact { verslag: Some("zwemt".into()), ..Story::talk(day("2010-01-08")) };
    story.must(Cast::Ayse, |s, v| contact::correct(s, v, nr, &earlier, "was vrijdag"));
    let contacts = |story: &Story| -> Vec<Event> {
        let events = story.asks(Cast::Ayse, |s, v| of(s, v, gerda, Day::LAST).unwrap());
        events.into_iter().filter(|event| event.what.subject() == Subject::Contact).collect()
    };
    let [old, new] = &contacts(&story)[..] else { panic!("two versions") };
    assert_eq!(
        (old.datum, old.vervangen.as_ref().unwrap().door, old.vervangen.as_ref().unwrap().ingetrokken),
        (day("2010-01-11"), new.nr, false)
    );
    assert_eq!(
        (new.datum, new.corrigeert.as_ref().map(|(nr, why)| (*nr, &**why))),
        (day("2010-01-08"), Some((nr, "was vrijdag")))
    );
    assert_eq!(new.what.sealed().and_then(|sealed| sealed.nr_in("sittard-geleen")), Some(new.nr));
    let newest = new.nr;
    story.must(Cast::Ayse, |s, v| contact::withdraw(s, v, newest, "was iemand anders"));
    assert!(contacts(&story).iter().any(|event| event.vervangen.as_ref().is_some_and(|by| by.ingetrokken)));
}

#[test]
fn reading_a_tijdlijn_is_noted_and_a_refused_look_is_not() {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    let (ayse, bram) = (story.viewer(Cast::Ayse), story.viewer(Cast::Bram));
    assert!(of(story.state(), &ayse, gerda, Day::LAST).is_ok() && of(story.state(), &ayse, gerda, Day::LAST).is_ok());
    assert_eq!(ayse.take_looks().dossiers, [gerda]);
    assert_eq!(of(story.state(), &bram, gerda, Day::LAST), Err(Hidden));
    assert_eq!(bram.take_looks().dossiers, []);
}

#[test]
fn subjects_are_found_by_their_word() {
    for subject in Subject::ALL {
        assert_eq!(Subject::from_word(subject.word()), Some(subject));
    }
    assert_eq!(Subject::from_word("alles"), None);
}
