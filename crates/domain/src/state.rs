//! The register of what is remembered: the gemeente in memory, a snapshot that is cheap to clone.
//!
//! The fold takes in entries one by one. It never judges and never counts: what an entry means is decided by the questions
//! of the slice that remembers it. Each slice keeps its own state private.

use std::sync::Arc;

use crate::access::Role;
use crate::codes::Codes;
use crate::entry::{Entry, Said};
use crate::fact::{Fact, Slice};
use crate::history::{self, At};
use crate::ids::{Id, InwonerId, MedewerkerId, Nr};
use crate::time::{Day, Moment};
use crate::{
    aanmelding, aanpak, belemmering, belofte, contact, gemeente, groep, inwoner, lijst, medewerker, meting, plan,
    ritme, samenvoeging, succes, toewijzing, traject, uitstel, vaststelling, vernietiging, verplaatsing, waarneming,
};

/// Who booked an entry, when, and about what: kept for every entry, small, beside the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booking {
    pub door: MedewerkerId,
    pub rol: Role,
    pub(crate) slice: Option<Slice>,
    pub(crate) subject: u32,
    corrigeert: u32,
    sinds: Day,
    minuut: u32,
    withdraws: bool,
}

impl Booking {
    /// The entry that this one corrects.
    pub fn corrigeert(&self) -> Option<Nr> {
        (self.corrigeert > 0).then_some(Nr(self.corrigeert))
    }

    /// When it was booked, to the minute.
    pub fn geboekt(&self) -> Moment {
        Moment(i64::from(self.minuut) * 60_000_000)
    }
}

const _: () = assert!(size_of::<Booking>() <= 24);

/// A gemeente as its log tells it.
#[derive(Debug, Clone, Default)]
pub struct State {
    bookings: imbl::Vector<Booking>,
    redenen: imbl::HashMap<Nr, Arc<str>>,
    corrected_by: imbl::HashMap<Nr, Nr>,
    pub(crate) codes: Codes,
    pub(crate) gemeente: gemeente::State,
    pub(crate) medewerker: medewerker::State,
    pub(crate) aanpak: aanpak::State,
    pub(crate) inwoner: inwoner::State,
    pub(crate) toewijzing: toewijzing::State,
    pub(crate) waarneming: waarneming::State,
    pub(crate) traject: traject::State,
    pub(crate) ritme: ritme::State,
    pub(crate) aanmelding: aanmelding::State,
    pub(crate) meting: meting::State,
    pub(crate) belemmering: belemmering::State,
    pub(crate) plan: plan::State,
    pub(crate) belofte: belofte::State,
    pub(crate) succes: succes::State,
    pub(crate) uitstel: uitstel::State,
    pub(crate) contact: contact::State,
    pub(crate) groep: groep::State,
    pub(crate) lijst: lijst::State,
    pub(crate) verplaatsing: verplaatsing::State,
    pub(crate) samenvoeging: samenvoeging::State,
    pub(crate) vaststelling: vaststelling::State,
    pub(crate) vernietiging: vernietiging::State,
}

impl State {
    /// The position of the last entry that was folded; 0 when there is none.
    pub fn nr(&self) -> Nr {
        Nr(self.bookings.len() as u32)
    }

    pub(crate) fn next_nr(&self) -> Nr {
        Nr(self.nr().0 + 1)
    }

    /// Takes in the next entry. Entries come in order and without gaps; a destroyed body is a hole that is passed over.
    pub fn fold(&mut self, entry: &Entry) {
        debug_assert_eq!(entry.nr, self.next_nr(), "entries are folded in order");
        self.book(entry);
        // An entry can only correct what came before it; a log that says otherwise would never let `newest` end.
        if let Some(correction) = entry.correction.as_ref().filter(|correction| correction.corrigeert < entry.nr) {
            self.corrected_by.insert(correction.corrigeert, entry.nr);
            self.redenen.insert(entry.nr, correction.reden.as_str().into());
            self.end(correction.corrigeert, entry.bekend_sinds);
        }
        match (&entry.said, &entry.zaak) {
            (Some(Said::Fact(fact)), _) => {
                self.remember(At { nr: entry.nr, datum: entry.datum, sinds: entry.bekend_sinds }, fact);
            }
            (Some(Said::Destroyed(destruction)), _) => self.vernietiging.destroy(entry.nr, entry.datum, destruction),
            (None, Some(zaak)) => vernietiging::pass_over(self, zaak),
            (Some(Said::Withdrawn(_)) | None, _) => {}
        }
    }

    fn book(&mut self, entry: &Entry) {
        let corrigeert =
            entry.correction.as_ref().map(|correction| correction.corrigeert).filter(|old| *old < entry.nr);
        let (slice, subject) = match &entry.said {
            Some(Said::Fact(fact)) => (Some(fact.slice()), fact.subject()),
            _ => corrigeert.and_then(|nr| self.booking(nr)).map_or((None, 0), |old| (old.slice, old.subject)),
        };
        let minuut = (entry.geboekt.0 / 60_000_000).clamp(0, i64::from(u32::MAX)) as u32;
        let corrigeert = corrigeert.map_or(0, |nr| nr.0);
        let withdraws = matches!(entry.said, Some(Said::Withdrawn(_) | Said::Fact(Fact::Verplaatsing(_))));
        let (door, rol, sinds) = (entry.door, entry.rol, entry.bekend_sinds);
        self.bookings.push_back(Booking { door, rol, slice, subject, corrigeert, sinds, minuut, withdraws });
    }

    fn remember(&mut self, at: At, fact: &Fact) {
        let codes = &mut self.codes;
        match fact {
            Fact::Gemeente(fact) => self.gemeente.fold(at, fact),
            Fact::Medewerker(fact) => self.medewerker.fold(at, fact, codes),
            Fact::Aanpak(fact) => self.aanpak.fold(at, fact, codes),
            Fact::Inwoner(fact) => self.inwoner.fold(at, fact, codes),
            Fact::Toewijzing(fact) => self.toewijzing.fold(at, fact),
            Fact::Waarneming(fact) => self.waarneming.fold(at, fact),
            Fact::Traject(fact) => self.traject.fold(at, fact, codes),
            Fact::Ritme(fact) => self.ritme.fold(at, fact),
            Fact::Aanmelding(fact) => self.aanmelding.fold(at, fact, codes),
            Fact::Meting(fact) => self.meting.fold(at, fact, codes),
            Fact::Belemmering(fact) => self.belemmering.fold(at, fact, codes),
            Fact::Plan(fact) => self.plan.fold(at, fact),
            Fact::Belofte(fact) => self.belofte.fold(at, fact),
            Fact::Succes(fact) => self.succes.fold(at, fact),
            Fact::Uitstel(fact) => self.uitstel.fold(at, fact, codes),
            Fact::Contact(fact) => self.contact.fold(at, fact),
            Fact::Groep(fact) => self.groep.fold(at, fact, codes),
            Fact::Lijst(fact) => self.lijst.fold(at, fact, codes),
            Fact::Verplaatsing(fact) => self.take_away(at, fact),
            Fact::Samenvoeging(fact) => self.join(at, fact),
            Fact::Vaststelling(fact) => self.vaststelling.fold(at, fact),
            Fact::Vernietiging(fact) => self.vernietiging.fold(at, fact),
        }
    }

    /// A fact went to another dossier: every word of it leaves this one, and so does why it was corrected before.
    pub(crate) fn take_away(&mut self, at: At, fact: &verplaatsing::Fact) {
        self.verplaatsing.fold(at, fact);
        let verplaatsing::Fact::Moved(moved) = fact;
        for nr in moved.feiten.iter().copied().filter(|nr| *nr < at.nr) {
            self.redenen.remove(&nr);
            let Some(Booking { slice: Some(slice), subject, .. }) = self.booking(nr).copied() else { continue };
            let inwoner = InwonerId(subject);
            match slice {
                Slice::Contact => self.contact.forget_words(inwoner, nr),
                Slice::Meting => self.meting.forget_words(inwoner, nr),
                Slice::Belofte => self.belofte.forget_words(inwoner, nr),
                Slice::Plan => self.plan.forget_words(inwoner, nr),
                Slice::Succes => self.succes.forget_words(inwoner, nr),
                _ => {}
            }
        }
    }

    /// The fact at `nr` is not believed from `tot` on, because a later entry corrects it.
    fn end(&mut self, nr: Nr, tot: Day) {
        let Some(Booking { slice: Some(slice), subject, .. }) = self.booking(nr).copied() else { return };
        let inwoner = InwonerId(subject);
        match slice {
            Slice::Gemeente => self.gemeente.end(nr, tot),
            Slice::Medewerker => self.medewerker.end(MedewerkerId(subject), nr, tot),
            Slice::Aanpak => self.aanpak.end(nr, tot),
            Slice::Inwoner => self.inwoner.end(inwoner, nr, tot),
            Slice::Toewijzing => self.toewijzing.end(inwoner, nr, tot),
            Slice::Waarneming => self.waarneming.end(MedewerkerId(subject), nr, tot),
            Slice::Traject => self.traject.end(inwoner, nr, tot),
            Slice::Ritme => self.ritme.end(inwoner, nr, tot),
            Slice::Aanmelding => self.aanmelding.end(inwoner, nr, tot),
            Slice::Meting => self.meting.end(inwoner, nr, tot),
            Slice::Belemmering => self.belemmering.end(inwoner, nr, tot),
            Slice::Plan => self.plan.end(inwoner, nr, tot),
            Slice::Belofte => self.belofte.end(inwoner, nr, tot),
            Slice::Succes => self.succes.end(inwoner, nr, tot),
            Slice::Uitstel => self.uitstel.end(inwoner, nr, tot),
            Slice::Contact => self.contact.end(inwoner, nr, tot),
            Slice::Groep => self.groep.end(subject, nr, tot),
            Slice::Lijst => self.lijst.end(inwoner, nr, tot),
            Slice::Verplaatsing => self.verplaatsing.end(inwoner, nr, tot),
            Slice::Samenvoeging => self.take_apart(nr, tot),
            Slice::Vaststelling => self.vaststelling.end(nr, tot),
            Slice::Vernietiging => self.vernietiging.end(nr, tot),
        }
    }

    /// What stands in the dossier of `ander` stands in that of `blijft` from the day it is known that they are one person.
    fn join(&mut self, at: At, fact: &samenvoeging::Fact) {
        let samenvoeging::Fact::Joined(joined) = fact;
        let (van, naar, sinds) = (joined.ander, joined.inwoner, at.sinds);
        let mut went = history::Went::default();
        if van != naar {
            self.inwoner.rehome(van, naar, sinds, &mut went);
            self.toewijzing.rehome(van, naar, sinds, &mut went);
            self.traject.rehome(van, naar, sinds, &mut went);
            self.ritme.rehome(van, naar, sinds, &mut went);
            self.aanmelding.rehome(van, naar, sinds, &mut went);
            self.meting.rehome(van, naar, sinds, &mut went);
            self.belemmering.rehome(van, naar, sinds, &mut went);
            let stappen = self.plan.rehome(van, naar, sinds, &mut went);
            self.succes.rehome(van, naar, sinds, stappen, &mut went);
            self.belofte.rehome(van, naar, sinds, &mut went);
            self.uitstel.rehome(van, naar, sinds, &mut went);
            self.contact.rehome(van, naar, sinds, &mut went);
            self.groep.rehome(van, naar, sinds, &mut went);
            self.lijst.rehome(van, naar, sinds, &mut went);
        }
        self.settle(&went.along, naar);
        self.samenvoeging.stands_since(&went.along, sinds);
        self.samenvoeging.fold(at, fact, went);
    }

    /// They were two people after all: what went along goes back.
    fn take_apart(&mut self, nr: Nr, tot: Day) {
        let Some(join) = self.samenvoeging.end(nr, tot) else { return };
        let samenvoeging::Join { blijft, ander, went } = join;
        let corrected = self.corrected_by.clone();
        let back = history::Back { van: blijft, naar: ander, went: &went, sinds: tot, corrected: &corrected };
        self.inwoner.send_back(&back);
        self.toewijzing.send_back(&back);
        self.traject.send_back(&back);
        self.ritme.send_back(&back);
        self.aanmelding.send_back(&back);
        self.meting.send_back(&back);
        self.belemmering.send_back(&back);
        self.plan.send_back(&back);
        self.succes.send_back(&back);
        self.belofte.send_back(&back);
        self.uitstel.send_back(&back);
        self.contact.send_back(&back);
        self.groep.send_back(&back);
        self.lijst.send_back(&back);
        self.settle(&went.along, ander);
        self.samenvoeging.stands_since(&went.ended, tot);
    }

    /// These entries are about this inwoner now.
    fn settle(&mut self, entries: &[Nr], inwoner: InwonerId) {
        for nr in entries {
            if let Some(booking) = nr.index().checked_sub(1).and_then(|place| self.bookings.get_mut(place)) {
                booking.subject = inwoner.0;
            }
        }
    }

    /// The first entry about this inwoner after the one at `nr`.
    pub(crate) fn recorded_since(&self, inwoner: InwonerId, nr: Nr) -> Option<Nr> {
        let about = |at: &Nr| {
            let booking = self.booking(*at);
            let own = booking.filter(|booking| booking.subject == inwoner.0).and_then(|booking| booking.slice);
            own.is_some_and(|slice| is_of_an_inwoner(slice) || self.groep.is_about(inwoner, *at))
        };
        (nr.0 + 1..=self.nr().0).map(Nr).find(about)
    }

    /// The inwoner whose dossier alone tells something else after the entry at `nr`; `None` when it may be anybody's.
    pub(crate) fn only_about(&self, nr: Nr) -> Option<InwonerId> {
        let about = |booking: &Booking| {
            let slice = booking.slice.filter(|slice| is_of_an_inwoner(*slice))?;
            // These two change more than one dossier.
            (!matches!(slice, Slice::Samenvoeging | Slice::Verplaatsing)).then_some(booking.subject)
        };
        let booking = self.booking(nr)?;
        let subject = about(booking)?;
        let corrected = booking.corrigeert().map_or(Some(subject), |old| about(self.booking(old)?));
        (corrected == Some(subject)).then_some(InwonerId(subject))
    }

    /// The dossier that took the place of this one, or itself.
    pub(crate) fn one_with(&self, inwoner: InwonerId) -> InwonerId {
        samenvoeging::now(self, inwoner)
    }

    /// Since when the fact at `nr` stands in the dossier where it stands: a correction there is not known before.
    pub(crate) fn stands_here_since(&self, nr: Nr) -> Day {
        self.samenvoeging.since(nr).unwrap_or(Day::from_number(i32::MIN))
    }

    /// Whether this version is about that inwoner now: what went along with a joining that was taken back is not.
    pub(crate) fn is_home(&self, nr: Nr, inwoner: InwonerId) -> bool {
        self.booking(nr).is_none_or(|booking| booking.subject == inwoner.0)
    }

    /// This state as if the fact at `nr` had never been recorded: a correction is decided on it.
    pub(crate) fn without(&self, nr: Nr) -> State {
        let mut state = self.clone();
        state.end(nr, Day::from_number(i32::MIN));
        state
    }

    pub fn booking(&self, nr: Nr) -> Option<&Booking> {
        self.bookings.get(nr.index().checked_sub(1)?)
    }

    /// Since when the fact at `nr` was known when it was booked.
    pub(crate) fn known_since(&self, nr: Nr) -> Day {
        self.booking(nr).map_or(Day::LAST, |booking| booking.sinds)
    }

    /// Whom the entry at `nr` is about, when it belongs to this slice.
    pub(crate) fn subject_of(&self, nr: Nr, slice: Slice) -> Option<InwonerId> {
        self.booking(nr).filter(|booking| booking.slice == Some(slice)).map(|booking| InwonerId(booking.subject))
    }

    /// The entry that corrects this one, when there is one.
    pub fn corrected_by(&self, nr: Nr) -> Option<Nr> {
        self.corrected_by.get(&nr).copied()
    }

    /// The newest version of the fact that began at `nr`.
    pub fn newest(&self, nr: Nr) -> Nr {
        let mut newest = nr;
        while let Some(next) = self.corrected_by(newest) {
            newest = next;
        }
        newest
    }

    /// The first version of the fact at `nr`, which later ones corrected.
    pub(crate) fn first(&self, nr: Nr) -> Nr {
        let mut first = nr;
        while let Some(earlier) = self.booking(first).and_then(Booking::corrigeert) {
            first = earlier;
        }
        first
    }

    /// Why the entry at `nr` corrects another, in the words of who did.
    pub fn correction_reason(&self, nr: Nr) -> Option<&Arc<str>> {
        self.redenen.get(&nr)
    }

    /// Whether the entry at `nr` only takes back, and states nothing in place.
    pub(crate) fn is_withdrawal(&self, nr: Nr) -> bool {
        self.booking(nr).is_some_and(|booking| booking.withdraws)
    }

    /// Whether the fact at `nr` turned out to belong to another inwoner: nobody reads it here any more, on whatever day.
    pub fn is_elsewhere(&self, nr: Nr) -> bool {
        self.verplaatsing.taken_by(nr).is_some()
    }

    pub fn codes(&self) -> &Codes {
        &self.codes
    }
}

/// Whether all that a slice tells is about one inwoner. Said for each, so that whoever adds a slice has to decide: what is about
/// an inwoner goes along when two dossiers are joined.
pub(crate) const fn is_of_an_inwoner(slice: Slice) -> bool {
    match slice {
        Slice::Inwoner
        | Slice::Toewijzing
        | Slice::Traject
        | Slice::Ritme
        | Slice::Aanmelding
        | Slice::Meting
        | Slice::Belemmering
        | Slice::Plan
        | Slice::Belofte
        | Slice::Succes
        | Slice::Uitstel
        | Slice::Contact
        | Slice::Lijst
        | Slice::Verplaatsing
        | Slice::Samenvoeging => true,
        // A groep is itself told of too; the slice knows which is which.
        Slice::Groep => false,
        Slice::Gemeente
        | Slice::Medewerker
        | Slice::Aanpak
        | Slice::Waarneming
        | Slice::Vaststelling
        | Slice::Vernietiging => false,
    }
}
