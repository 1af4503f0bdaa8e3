use super::*;
use crate::testing::{Cast, Story};

#[test]
fn a_signal_names_the_rule_in_both_languages_and_where_it_comes_from() {
    let mut story = Story::begin();
    let (gerda, _) = story.gerda();
    story.on("2010-02-01");
    let signal = story.asks(Cast::Ayse, |s, v| of(s, v, gerda).unwrap().remove(0));
    assert_eq!(
        (signal.soort.word(), signal.regel.artikel(), signal.regel.bron().as_str()),
        ("contact-te-laat", "3.1", "ons")
    );
    assert!(signal.regel.zin("nl").contains("veertien dagen") && signal.regel.zin("en-GB").contains("fourteen days"));
    assert_eq!(story.asks(Cast::Bram, |s, v| of(s, v, gerda)), Err(Hidden));
}
