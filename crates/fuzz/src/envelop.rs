//! A stored envelope with a body behind it: the bytes of the envelope end where a line of dashes stands.

use store::EntryRef;

pub const WORDS: &[&str] =
    &["begeleider", "meedoen", "vernietigd", "contact.vastgelegd", "inwoner/1", "\u{1}", "\u{0}\u{0}\u{0}\u{0}"];
const LINE: &[u8] = b"\n----\n";

/// An envelope has one form in bytes, and whatever is an entry can be folded into a town.
pub fn run(data: &[u8]) {
    let end = data.windows(LINE.len()).position(|window| window == LINE);
    let (tail, body) = end.map_or((data, None), |end| (&data[..end], Some(&data[end + LINE.len()..])));
    let Some(entry) = EntryRef::from_stored(1, tail) else { return };
    assert_eq!(entry.to_stored(), tail, "two forms of one envelope");
    // An entry is refused with a reason, or folded: a log that others wrote to is not to be trusted with more than that.
    let _ = app::read_entry(&EntryRef { body, ..entry });
}

pub fn seeds() -> Vec<Vec<u8>> {
    let with_body = |(soort, versie, body): (String, u16, String)| {
        let entry = EntryRef {
            nr: 1,
            stroom: "inwoner/7",
            zaak: "inwoner/7/contact/2010",
            daad: [7; 16],
            soort: &soort,
            versie,
            datum: 14_613,
            bekend_sinds: 14_613,
            geboekt: 1_262_600_000_000_000,
            door: 1,
            rol: "begeleider",
            corrigeert: None,
            body: None,
        };
        [entry.to_stored(), LINE.to_vec(), body.into_bytes()].concat()
    };
    super::feit::golden().into_iter().map(with_body).collect()
}
