//! The cards of the page: late, then soon, then what can wait for the next talk.

use super::view::{Group, Part};
use crate::dossier::view::SignalCard;
use crate::shell::Tone;
use crate::shell::visit::Visit;

/// So many notices of one kind are shown; the others are folded away under them.
const OF_A_KIND: usize = 3;

/// What a card is about, as in the key of its words; cards of a kind stand together.
pub(super) type Of = (&'static str, SignalCard);

/// Late, then soon, then calm; within each the kinds in the order in which their first is owed. Of the whole page the first
/// late card has the filled act.
pub(super) fn parts(visit: &Visit, cards: Vec<Of>, titles: [&'static str; 3]) -> Vec<Part> {
    let mut by_tone: [Vec<(&'static str, Vec<SignalCard>)>; 3] = Default::default();
    for (kind, mut card) in cards {
        card.act_is_primary = false;
        let place = match card.tone {
            Tone::Late => 0,
            Tone::Soon => 1,
            _ => 2,
        };
        match by_tone[place].iter_mut().find(|(known, _)| *known == kind) {
            Some((_, of_kind)) => of_kind.push(card),
            None => by_tone[place].push((kind, vec![card])),
        }
    }
    let late = by_tone[0].iter_mut().flat_map(|(_, cards)| cards);
    if let Some(first) = late.into_iter().find(|card| card.act.is_some()) {
        first.act_is_primary = true;
    }
    let parts = titles.into_iter().zip(by_tone).filter(|(_, kinds)| !kinds.is_empty());
    parts
        .map(|(title, kinds)| Part {
            title: visit.t.say(title).to_owned(),
            groups: kinds.into_iter().map(|(kind, cards)| group(visit, kind, cards)).collect(),
        })
        .collect()
}

fn group(visit: &Visit, kind: &str, mut first: Vec<SignalCard>) -> Group {
    let rest = first.split_off(first.len().min(OF_A_KIND));
    let wat = visit.t.say(&format!("soort-{kind}"));
    let more = visit.t.with2("vandaag-meer", ("aantal", rest.len() as u32), ("wat", wat));
    Group { first, rest, more }
}
