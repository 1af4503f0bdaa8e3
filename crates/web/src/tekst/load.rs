//! Reads the sentences once, and sorts them by how much work they are to say.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;
use std::hash::{BuildHasherDefault, Hasher};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Taal;

const NL: &[&str] = &[
    include_str!("../../locales/nl.ftl"),
    include_str!("../../locales/nl-werk.ftl"),
    include_str!("../../locales/nl-aanmelding.ftl"),
    include_str!("../../locales/nl-toegang.ftl"),
    include_str!("../../locales/nl-verloop.ftl"),
    include_str!("../../locales/nl-ronde.ftl"),
    include_str!("../../locales/nl-plan.ftl"),
    include_str!("../../locales/nl-belofte.ftl"),
    include_str!("../../locales/nl-vandaag.ftl"),
    include_str!("../../locales/nl-ritme.ftl"),
    include_str!("../../locales/nl-sturing.ftl"),
    include_str!("../../locales/nl-pagina.ftl"),
    include_str!("../../locales/nl-weigering.ftl"),
    include_str!("../../locales/nl-vernietigen.ftl"),
    include_str!("../../locales/nl-recht.ftl"),
    include_str!("../../locales/nl-rapport.ftl"),
    include_str!("../../locales/nl-importeren.ftl"),
];
const EN: &[&str] = &[
    include_str!("../../locales/en.ftl"),
    include_str!("../../locales/en-werk.ftl"),
    include_str!("../../locales/en-aanmelding.ftl"),
    include_str!("../../locales/en-toegang.ftl"),
    include_str!("../../locales/en-verloop.ftl"),
    include_str!("../../locales/en-ronde.ftl"),
    include_str!("../../locales/en-plan.ftl"),
    include_str!("../../locales/en-belofte.ftl"),
    include_str!("../../locales/en-vandaag.ftl"),
    include_str!("../../locales/en-ritme.ftl"),
    include_str!("../../locales/en-sturing.ftl"),
    include_str!("../../locales/en-pagina.ftl"),
    include_str!("../../locales/en-weigering.ftl"),
    include_str!("../../locales/en-vernietigen.ftl"),
    include_str!("../../locales/en-recht.ftl"),
    include_str!("../../locales/en-rapport.ftl"),
    include_str!("../../locales/en-importeren.ftl"),
];

pub(super) fn source(taal: Taal) -> Cow<'static, str> {
    let files = match taal {
        Taal::Nl => NL,
        Taal::En => EN,
    };
    Cow::Owned(files.join("\n"))
}

/// How a sentence is said.
pub(super) enum Message {
    Plain(Box<str>),
    Pieces(Box<[Piece]>),
    Fluent,
}

pub(super) enum Piece {
    Words(Box<str>),
    Argument(Box<str>),
}

/// The sentences of one language.
pub(super) struct Texts {
    messages: HashMap<Box<str>, Message, BuildHasherDefault<KeyHasher>>,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    pub(super) fn load(taal: Taal) -> Texts {
        let source = source(taal);
        let resource = FluentResource::try_new(source.to_string())
            .unwrap_or_else(|(_, faults)| panic!("locale {}: {faults:?}", taal.code()));
        let language = taal.code().parse().expect("the codes are language tags");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).unwrap_or_else(|faults| panic!("locale {}: {faults:?}", taal.code()));
        let messages = entries(&source).into_iter().map(|(key, body)| (key.into(), sort(&bundle, key, body))).collect();
        Texts { messages, bundle }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Message> {
        self.messages.get(key)
    }

    pub(super) fn keys(&self) -> Vec<&str> {
        let mut keys: Vec<&str> = self.messages.keys().map(AsRef::as_ref).collect();
        keys.sort_unstable();
        keys
    }

    pub(super) fn format(&self, key: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
        let mut all = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            all.set(*name, value.clone());
        }
        format(&self.bundle, key, Some(&all)).unwrap_or_else(|text| {
            debug_assert!(false, "{key:?} lacks an argument: {text}");
            text
        })
    }
}

/// The keys with the text behind them: enough to see which need Fluent, not a parser of Fluent.
fn entries(source: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let starts = |line: &str| line.starts_with(|c: char| c.is_ascii_alphabetic());
    for (at, _) in source.match_indices('\n').map(|(at, _)| (at + 1, ())).chain([(0, ())]) {
        let rest = &source[at..];
        let Some((key, body)) = rest.lines().next().filter(|line| starts(line)).and_then(|line| line.split_once('='))
        else {
            continue;
        };
        let more = rest.lines().nth(1).is_some_and(|next| next.starts_with(' '));
        found.push((key.trim(), if more { "" } else { body.trim() }));
    }
    found
}

fn sort(bundle: &FluentBundle<FluentResource>, key: &str, body: &str) -> Message {
    if let Ok(text) = format(bundle, key, None) {
        return Message::Plain(text.into());
    }
    pieces(body).map_or(Message::Fluent, |pieces| Message::Pieces(pieces.into()))
}

/// Splits "over { $dagen } dagen"; `None` when there is anything cleverer between the braces.
fn pieces(body: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = body;
    while let Some((words, tail)) = rest.split_once('{') {
        let (inside, tail) = tail.split_once('}')?;
        let name = inside.trim().strip_prefix('$')?;
        name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-').then_some(())?;
        pieces.push(Piece::Words(words.into()));
        pieces.push(Piece::Argument(name.into()));
        rest = tail;
    }
    pieces.push(Piece::Words(rest.into()));
    (pieces.len() > 1).then_some(pieces)
}

pub(super) fn join(pieces: &[Piece], args: &[(&'static str, FluentValue<'_>)]) -> String {
    let mut text = String::with_capacity(64);
    for piece in pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Argument(name) => {
                push(&mut text, args.iter().find(|(given, _)| *given == &**name).map(|(_, value)| value))
            }
        }
    }
    text
}

fn push(text: &mut String, value: Option<&FluentValue<'_>>) {
    match value {
        Some(FluentValue::String(words)) => text.push_str(words),
        // Writing to a String cannot fail.
        Some(FluentValue::Number(number)) if number.value.fract() == 0.0 => {
            let _ = write!(text, "{}", number.value as i64);
        }
        Some(FluentValue::Number(number)) => text.push_str(&number.as_string()),
        _ => debug_assert!(false, "an argument is missing in {text:?}"),
    }
}

fn format(bundle: &FluentBundle<FluentResource>, key: &str, args: Option<&FluentArgs<'_>>) -> Result<String, String> {
    let pattern = bundle.get_message(key).and_then(|message| message.value()).ok_or_else(|| key.to_owned())?;
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut faults).into_owned();
    if faults.is_empty() { Ok(text) } else { Err(text) }
}

/// FNV-1a. The keys are our own, so nobody can choose them to collide, and the standard hash costs more than
/// the rest of a look-up.
#[derive(Clone, Copy)]
pub(super) struct KeyHasher(u64);

impl Default for KeyHasher {
    fn default() -> Self {
        KeyHasher(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
