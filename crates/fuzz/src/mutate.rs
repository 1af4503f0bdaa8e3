//! Small changes to sound bytes, by chance that is the same every time.

/// A row of numbers that looks like chance (xorshift) and is the same for the same beginning.
pub struct Chance(u64);

impl Chance {
    pub fn new(beginning: u64) -> Chance {
        Chance(beginning.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below this one; 0 when there is none.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.draw() >> 11) as usize % end }
    }

    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}

/// What is written where a number or a day stood.
const EXTREMES: &[&str] = &[
    "",
    "0",
    "-1",
    "1",
    "255",
    "256",
    "65536",
    "4294967295",
    "4294967296",
    "18446744073709551616",
    "-2147483649",
    "1e400",
    "NaN",
    "1,5",
    "9999-12-31",
    "-9999-01-01",
    "2010-02-29",
    "31-12-9999",
    "00-00-0000",
    "1-1-1",
    "12:61",
];
/// Letters that are more than they seem.
const LETTERS: &[&str] = &[
    "\0",
    "\u{feff}",
    "\u{202e}",
    "é",
    "e\u{301}",
    "ı",
    "İ",
    "ß",
    "ﬁ",
    "🙂",
    "\u{1f468}\u{200d}\u{1f469}",
    "\u{a0}",
    "\r",
    "\t",
    "\"",
    "'",
];
/// More would only be slow.
const LONGEST: usize = 1 << 16;

/// Some changes to one of the seeds.
pub fn changed(seeds: &[Vec<u8>], words: &[&str], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = chance.one_of(seeds).cloned().unwrap_or_default();
    for _ in 0..=chance.below(4) {
        change(&mut bytes, seeds, words, chance);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn change(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], words: &[&str], chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    let until = (at + 1 + chance.below(24)).min(bytes.len());
    match chance.below(9) {
        0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
        1 if at < bytes.len() => bytes[at] = chance.draw() as u8,
        2 => drop(bytes.drain(at.min(until)..until)),
        3 => put(bytes, at..at, chance.one_of(words).map(|word| word.as_bytes())),
        4 => put(bytes, at..at, chance.one_of(LETTERS).map(|letter| letter.as_bytes())),
        5 => {
            let number = number_near(bytes, at);
            put(bytes, number, chance.one_of(EXTREMES).map(|extreme| extreme.as_bytes()));
        }
        6 => {
            let again = bytes[at.min(until)..until].repeat(1 + chance.below(40));
            put(bytes, at..at, Some(&again));
        }
        7 => {
            // The beginning of this one and the end of another.
            let other = chance.one_of(seeds).cloned().unwrap_or_default();
            let from = chance.below(other.len() + 1);
            bytes.truncate(at);
            bytes.extend_from_slice(&other[from..]);
        }
        _ => {
            let word = word_near(bytes, at);
            put(bytes, word, chance.one_of(words).map(|word| word.as_bytes()));
        }
    }
}

fn put(bytes: &mut Vec<u8>, place: std::ops::Range<usize>, what: Option<&[u8]>) {
    bytes.splice(place, what.unwrap_or_default().iter().copied());
}

/// The first digits after this place, with what belongs to a day or a decimal.
fn number_near(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    run_near(bytes, at, |byte| byte.is_ascii_digit() || byte == b'-' || byte == b'.')
}

fn word_near(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    run_near(bytes, at, |byte| byte.is_ascii_alphanumeric() || byte >= 0x80)
}

fn run_near(bytes: &[u8], at: usize, belongs: impl Fn(u8) -> bool) -> std::ops::Range<usize> {
    let begin = bytes[at..].iter().position(|byte| belongs(*byte)).map_or(at, |found| at + found);
    let end = bytes[begin..].iter().position(|byte| !belongs(*byte)).map_or(bytes.len(), |found| begin + found);
    begin..end
}
