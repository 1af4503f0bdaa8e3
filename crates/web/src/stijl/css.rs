//! What may stand in the file: our own tokens with a value of their kind, for light and for dark.

use cssparser::{Delimiter, ParseError, Parser, Token};

use super::Fault;

/// The colours, without `--mee-` before them.
const COLOURS: [&str; 27] = [
    "ink",
    "soft",
    "paper",
    "surface",
    "sand",
    "line",
    "edge",
    "quiet-edge",
    "petrol",
    "petrol-deep",
    "petrol-soft",
    "petrol-pale",
    "on-petrol",
    "red",
    "red-edge",
    "red-soft",
    "amber",
    "amber-edge",
    "amber-soft",
    "green",
    "bar",
    "hatch",
    "heide",
    "merk",
    "focus",
    "halo",
    "trede-edge",
];
/// The roundings of corners.
const LENGTHS: [&str; 2] = ["radius", "radius-surface"];
const ROOTS: [&str; 2] = [":root", ".voorbeeld-theme"];
const DARK: [&str; 2] = ["@media (prefers-color-scheme:dark)", "@media screen and (prefers-color-scheme:dark)"];
const RULES: &str = ":root { … } of @media (prefers-color-scheme: dark) { :root { … } }";
const COLOUR: &str = "een kleur als #0d5757";
const LENGTH: &str = "een maat van 0 tot en met 24px";
/// A longer name does not fit beside the logo on a telephone.
const LONGEST_NAME: usize = 40;

/// A token with its value, as it will be written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Set {
    pub name: &'static str,
    pub value: String,
    pub line: u32,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sheet {
    pub light: Vec<Set>,
    pub dark: Vec<Set>,
    /// Measures hold in light and dark.
    pub always: Vec<Set>,
    pub naam: Option<String>,
    /// The file of the logo, and the line that names it.
    pub logo: Option<(String, u32)>,
}

impl Sheet {
    /// Light also holds on paper, whatever the screen is.
    pub(super) fn written(&self) -> String {
        let block = |around: &str, sets: &[Set]| {
            let sets: Vec<String> = sets.iter().map(|set| format!("--mee-{}:{}", set.name, set.value)).collect();
            let rule = format!(".voorbeeld-theme{{{}}}", sets.join(";"));
            if around.is_empty() { format!("{rule}\n") } else { format!("{around}{{{rule}}}\n") }
        };
        [
            ("@media print,screen and (prefers-color-scheme:light)", &self.light),
            ("@media screen and (prefers-color-scheme:dark)", &self.dark),
            ("", &self.always),
        ]
        .into_iter()
        .filter(|(_, sets)| !sets.is_empty())
        .map(|(around, sets)| block(around, sets))
        .collect()
    }
}

/// Reads the text of a file; what is not right is told, and left out of the sheet.
pub(super) fn parse(file: &str, text: &str) -> (Sheet, Vec<Fault>) {
    let mut reader = Reader { file, sheet: Sheet::default(), faults: Vec::new(), dark: false };
    reader.rules(&mut Parser::new(text));
    (reader.sheet, reader.faults)
}

struct Reader<'f> {
    file: &'f str,
    sheet: Sheet,
    faults: Vec<Fault>,
    dark: bool,
}

impl Reader<'_> {
    fn fault(&mut self, line: u32, found: impl Into<String>, expected: impl Into<String>) {
        let (found, expected) = (found.into(), expected.into());
        self.faults.push(Fault { file: self.file.to_owned(), line, found, expected });
    }

    fn rules(&mut self, input: &mut Parser<'_>) {
        while let Some((prelude, line, has_block)) = prelude(input) {
            let is_root = ROOTS.contains(&prelude.as_str());
            let is_dark = DARK.contains(&prelude.as_str()) && !self.dark;
            if !has_block || !(is_root || is_dark) {
                self.fault(line, prelude, RULES);
                continue;
            }
            let within: Result<(), ParseError<()>> = input.parse_nested_block(|input| {
                if is_root {
                    self.declarations(input);
                } else {
                    self.dark = true;
                    self.rules(input);
                    self.dark = false;
                }
                Ok(())
            });
            if within.is_err() {
                self.fault(line, prelude, "een blok dat sluit met }");
            }
        }
    }

    fn declarations(&mut self, input: &mut Parser<'_>) {
        loop {
            input.skip_whitespace();
            let line = line_of(input);
            let name = match input.next() {
                Err(_) => return,
                Ok(Token::Semicolon) => continue,
                Ok(Token::Ident(name)) => name.to_string(),
                Ok(_) => String::new(),
            };
            let start = input.position();
            let value: Result<Option<Value>, ParseError<()>> = input.parse_until_after(Delimiter::Semicolon, |input| {
                let value = value(input);
                while input.next().is_ok() {}
                Ok(value)
            });
            let written =
                input.slice_from(start).trim().trim_end_matches(';').trim_start_matches(':').trim().to_owned();
            self.declaration(&name, value.ok().flatten(), (&written, line));
        }
    }

    fn declaration(&mut self, name: &str, value: Option<Value>, (written, line): (&str, u32)) {
        let own = name.strip_prefix("--mee-").unwrap_or_default();
        let known = |list: &[&'static str]| list.iter().find(|known| **known == own).copied();
        let found = || format!("{name}: {written}");
        match (known(&COLOURS), known(&LENGTHS), own, value) {
            (Some(name), .., Some(Value::Colour(value))) => {
                let sets = if self.dark { &mut self.sheet.dark } else { &mut self.sheet.light };
                sets.retain(|set| set.name != name);
                sets.push(Set { name, value, line });
            }
            (_, Some(name), _, Some(Value::Length(value))) => {
                self.sheet.always.retain(|set| set.name != name);
                self.sheet.always.push(Set { name, value, line });
            }
            (.., "naam", Some(Value::Text(naam))) if (1..=LONGEST_NAME).contains(&naam.chars().count()) => {
                self.sheet.naam = Some(naam);
            }
            (.., "logo", Some(Value::Text(file))) => self.sheet.logo = Some((file, line)),
            (Some(_), ..) => self.fault(line, found(), COLOUR),
            (_, Some(_), ..) => self.fault(line, found(), LENGTH),
            (.., "naam", _) => self.fault(line, found(), format!("\"een naam van hoogstens {LONGEST_NAME} tekens\"")),
            (.., "logo", _) => self.fault(line, found(), "\"logo.svg\" of \"logo.png\""),
            _ => self.fault(line, found(), format!("een van de tokens {}", all_tokens())),
        }
    }
}

fn all_tokens() -> String {
    let all = COLOURS.into_iter().chain(LENGTHS).chain(["naam", "logo"]);
    all.map(|name| format!("--mee-{name}")).collect::<Vec<_>>().join(", ")
}

fn line_of(input: &Parser<'_>) -> u32 {
    input.current_source_location().line + 1
}

/// What stands before the next block, in one way of writing, with its line; without a block it ended at a semicolon.
fn prelude(input: &mut Parser<'_>) -> Option<(String, u32, bool)> {
    input.skip_whitespace();
    let (start, line) = (input.position(), line_of(input));
    let has_block = loop {
        match input.next() {
            Err(_) => break None,
            Ok(Token::CurlyBracketBlock) => break Some(true),
            Ok(Token::Semicolon) => break Some(false),
            Ok(_) => {}
        }
    };
    let words = input.slice_from(start).trim_end_matches(['{', ';']).split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.replace(" :", ":").replace(": ", ":");
    match has_block {
        None if words.is_empty() => None,
        _ => Some((words, line, has_block.unwrap_or(false))),
    }
}

enum Value {
    Colour(String),
    Length(String),
    Text(String),
}

/// One value after a colon, and nothing behind it.
fn value(input: &mut Parser<'_>) -> Option<Value> {
    input.expect_colon().ok()?;
    let value = match input.next().ok()? {
        Token::Hash(hex) | Token::IDHash(hex) if is_colour(hex) => Value::Colour(format!("#{}", hex.to_lowercase())),
        Token::Number { int_value: Some(0), .. } => Value::Length("0".to_owned()),
        Token::Dimension { int_value: Some(size @ 0..=24), unit, .. } if unit.eq_ignore_ascii_case("px") => {
            Value::Length(format!("{size}px"))
        }
        Token::QuotedString(text) if !text.chars().any(char::is_control) => Value::Text(text.trim().to_owned()),
        _ => return None,
    };
    input.is_exhausted().then_some(value)
}

fn is_colour(hex: &str) -> bool {
    matches!(hex.len(), 3 | 6) && hex.bytes().all(|byte| byte.is_ascii_hexdigit())
}
