//! The envelope: what the log says about an entry without opening it, and the one byte form of it that is hashed and sealed against.

/// Everything about an entry but its body. Days are civil days in Amsterdam, counted from 1970-01-01.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    pub nr: u64,
    pub stroom: String,
    pub zaak: String,
    /// The act this entry came from: one act may yield several entries, and is undone as a whole.
    pub daad: [u8; 16],
    pub soort: String,
    pub versie: u16,
    /// The civil day it happened.
    pub datum: i32,
    /// The civil day it became known.
    pub bekend_sinds: i32,
    /// When it was written down, in UTC microseconds.
    pub geboekt: i64,
    pub door: u32,
    pub rol: String,
    pub corrigeert: Option<u64>,
}

/// An entry on its way into the log: the envelope without its nr, and the body in plain JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    pub stroom: String,
    pub zaak: String,
    pub daad: [u8; 16],
    pub soort: String,
    pub versie: u16,
    pub datum: i32,
    pub bekend_sinds: i32,
    pub geboekt: i64,
    pub door: u32,
    pub rol: String,
    pub corrigeert: Option<u64>,
    pub body: Vec<u8>,
}

/// An entry as it is read: borrowed from the reader's buffers, so that a replay allocates nothing per row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryRef<'a> {
    pub nr: u64,
    pub stroom: &'a str,
    pub zaak: &'a str,
    pub daad: [u8; 16],
    pub soort: &'a str,
    pub versie: u16,
    pub datum: i32,
    pub bekend_sinds: i32,
    pub geboekt: i64,
    pub door: u32,
    pub rol: &'a str,
    pub corrigeert: Option<u64>,
    /// None when the body was lawfully destroyed.
    pub body: Option<&'a [u8]>,
}

impl NewEntry {
    /// The entry as it will be read back under this nr.
    pub fn at(&self, nr: u64) -> EntryRef<'_> {
        EntryRef {
            nr,
            stroom: &self.stroom,
            zaak: &self.zaak,
            daad: self.daad,
            soort: &self.soort,
            versie: self.versie,
            datum: self.datum,
            bekend_sinds: self.bekend_sinds,
            geboekt: self.geboekt,
            door: self.door,
            rol: &self.rol,
            corrigeert: self.corrigeert,
            body: Some(&self.body),
        }
    }
}

impl<'a> EntryRef<'a> {
    /// The envelope in its stored form; None when these are not the bytes of one, down to the last.
    pub fn from_stored(nr: u64, tail: &'a [u8]) -> Option<EntryRef<'a>> {
        from_tail(nr, tail)
    }

    /// The form in which it is stored.
    pub fn to_stored(&self) -> Vec<u8> {
        let mut canonical = Canonical::new("");
        canonical.of(self);
        canonical.tail().to_vec()
    }

    /// A copy of the envelope that outlives the read.
    pub fn envelope(&self) -> Envelope {
        Envelope {
            nr: self.nr,
            stroom: self.stroom.to_owned(),
            zaak: self.zaak.to_owned(),
            daad: self.daad,
            soort: self.soort.to_owned(),
            versie: self.versie,
            datum: self.datum,
            bekend_sinds: self.bekend_sinds,
            geboekt: self.geboekt,
            door: self.door,
            rol: self.rol.to_owned(),
            corrigeert: self.corrigeert,
        }
    }
}

/// The first byte of the canonical form, so that a later form can never be mistaken for this one.
const CANONICAL_VERSION: u8 = 1;

/// Writes the canonical bytes of envelopes of one gemeente: version, gemeente, nr, and then the *tail* with everything else.
///
/// Texts carry their length in front and numbers have a fixed width, so two different envelopes never have the same bytes.
/// The gemeente is part of it: an entry copied into another gemeente's log does not open there. The tail is what is stored, so
/// what is hashed is what lies on disk, byte for byte.
pub(crate) struct Canonical {
    bytes: Vec<u8>,
    prefix: usize,
}

impl Canonical {
    pub fn new(gemeente: &str) -> Canonical {
        let mut bytes = Vec::with_capacity(256);
        bytes.push(CANONICAL_VERSION);
        put_text(&mut bytes, gemeente);
        Canonical { prefix: bytes.len(), bytes }
    }

    /// The bytes of this envelope; the body has no part in them. Valid until the next call.
    pub fn of(&mut self, entry: &EntryRef<'_>) -> &[u8] {
        let out = &mut self.bytes;
        out.truncate(self.prefix);
        out.extend_from_slice(&entry.nr.to_le_bytes());
        put_text(out, entry.stroom);
        put_text(out, entry.zaak);
        out.extend_from_slice(&entry.daad);
        put_text(out, entry.soort);
        out.extend_from_slice(&entry.versie.to_le_bytes());
        out.extend_from_slice(&entry.datum.to_le_bytes());
        out.extend_from_slice(&entry.bekend_sinds.to_le_bytes());
        out.extend_from_slice(&entry.geboekt.to_le_bytes());
        out.extend_from_slice(&entry.door.to_le_bytes());
        put_text(out, entry.rol);
        put_option(out, entry.corrigeert);
        out
    }

    /// The same bytes from a stored tail. Valid until the next call.
    #[inline]
    pub fn with_tail(&mut self, nr: u64, tail: &[u8]) -> &[u8] {
        self.bytes.truncate(self.prefix);
        self.bytes.extend_from_slice(&nr.to_le_bytes());
        self.bytes.extend_from_slice(tail);
        &self.bytes
    }

    /// The part of the last envelope that is stored.
    pub fn tail(&self) -> &[u8] {
        &self.bytes[self.prefix + size_of::<u64>()..]
    }
}

/// The envelope in a stored tail; None when these are not the bytes of one, down to the last.
#[inline]
pub(crate) fn from_tail(nr: u64, tail: &[u8]) -> Option<EntryRef<'_>> {
    let mut rest = tail;
    let entry = EntryRef {
        nr,
        stroom: take_text(&mut rest)?,
        zaak: take_text(&mut rest)?,
        daad: take(&mut rest)?,
        soort: take_text(&mut rest)?,
        versie: u16::from_le_bytes(take(&mut rest)?),
        datum: i32::from_le_bytes(take(&mut rest)?),
        bekend_sinds: i32::from_le_bytes(take(&mut rest)?),
        geboekt: i64::from_le_bytes(take(&mut rest)?),
        door: u32::from_le_bytes(take(&mut rest)?),
        rol: take_text(&mut rest)?,
        corrigeert: take_option(&mut rest)?,
        body: None,
    };
    rest.is_empty().then_some(entry)
}

/// The zaak in a stored tail, which is all that opening a body asks of it; None when these are not the bytes of one.
#[inline]
pub(crate) fn zaak_of(tail: &[u8]) -> Option<&str> {
    let mut rest = tail;
    take_text(&mut rest)?;
    take_text(&mut rest)
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    // A text of four gigabytes does not fit into a row of any database we use, so the length always fits.
    out.extend_from_slice(&(text.len() as u32).to_le_bytes());
    out.extend_from_slice(text.as_bytes());
}

fn put_option(out: &mut Vec<u8>, number: Option<u64>) {
    match number {
        None => out.push(0),
        Some(number) => {
            out.push(1);
            out.extend_from_slice(&number.to_le_bytes());
        }
    }
}

#[inline]
fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (bytes, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*bytes)
}

#[inline]
fn take_text<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let length = u32::from_le_bytes(take(rest)?) as usize;
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    std::str::from_utf8(text).ok()
}

#[inline]
fn take_option(rest: &mut &[u8]) -> Option<Option<u64>> {
    match take(rest)? {
        [0] => Some(None),
        [1] => Some(Some(u64::from_le_bytes(take(rest)?))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Few letters and short texts, so that near-collisions ("a"+"ab" against "aa"+"b") are common.
    fn entry() -> impl Strategy<Value = NewEntry> {
        let texts = ("[ab]{0,3}", "[ab]{0,3}", "[ab]{0,3}", "[ab]{0,3}");
        let numbers = (0..3u16, -1..2i32, -1..2i32, -1..2i64, 0..3u32, proptest::option::of(0..3u64), 0..3u8);
        (texts, numbers).prop_map(
            |((stroom, zaak, soort, rol), (versie, datum, bekend_sinds, geboekt, door, corrigeert, daad))| NewEntry {
                stroom,
                zaak,
                daad: [daad; 16],
                soort,
                versie,
                datum,
                bekend_sinds,
                geboekt,
                door,
                rol,
                corrigeert,
                body: Vec::new(),
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn two_envelopes_have_the_same_bytes_only_when_they_are_the_same(
            (g1, n1, a) in ("[ab]{0,2}", 0..3u64, entry()), (g2, n2, b) in ("[ab]{0,2}", 0..3u64, entry())
        ) {
            let one = Canonical::new(&g1).of(&a.at(n1)).to_vec();
            let two = Canonical::new(&g2).of(&b.at(n2)).to_vec();
            prop_assert_eq!(one == two, (g1, n1, a) == (g2, n2, b));
        }

        #[test]
        fn moving_a_letter_to_the_next_field_changes_the_bytes(a in entry(), cut in 0..4usize) {
            let joined = format!("{}{}", a.stroom, a.zaak);
            let (stroom, zaak) = joined.split_at(cut.min(joined.len()));
            let b = NewEntry { stroom: stroom.into(), zaak: zaak.into(), ..a.clone() };
            let one = Canonical::new("g").of(&a.at(1)).to_vec();
            let two = Canonical::new("g").of(&b.at(1)).to_vec();
            prop_assert_eq!(one == two, a == b);
        }
    }

    proptest! {
        #[test]
        fn a_stored_tail_is_read_back_as_the_same_envelope_with_the_same_bytes(nr in any::<u64>(), a in entry()) {
            let mut canonical = Canonical::new("g");
            let bytes = canonical.of(&a.at(nr)).to_vec();
            let tail = canonical.tail().to_vec();
            prop_assert_eq!(from_tail(nr, &tail).unwrap().envelope(), a.at(nr).envelope());
            prop_assert_eq!(canonical.with_tail(nr, &tail), &bytes[..]);
        }

        #[test]
        fn bytes_that_read_as_an_envelope_are_exactly_the_bytes_of_it(a in entry(), at in any::<proptest::sample::Index>(), byte in any::<u8>()) {
            let mut canonical = Canonical::new("g");
            canonical.of(&a.at(1));
            let mut tail = canonical.tail().to_vec();
            let at = at.index(tail.len());
            tail[at] = byte;
            if let Some(read) = from_tail(1, &tail) {
                canonical.of(&read);
                prop_assert_eq!(canonical.tail(), &tail[..]);
            }
        }
    }

    #[test]
    fn the_canonical_bytes_stay_as_they_are() {
        // The hash of every stored entry hangs on these bytes: a change here needs a new CANONICAL_VERSION.
        let entry = NewEntry {
            stroom: "s".into(),
            zaak: "z".into(),
            daad: [7; 16],
            soort: "k".into(),
            versie: 1,
            datum: 2,
            bekend_sinds: 3,
            geboekt: 4,
            door: 5,
            rol: "r".into(),
            corrigeert: Some(6),
            body: vec![],
        };
        let mut canonical = Canonical::new("g");
        let digest = blake3::hash(canonical.of(&entry.at(9))).to_hex();
        assert_eq!(&digest[..16], GOLDEN);
    }

    const GOLDEN: &str = "b12e8aff3bd7201a";
}
