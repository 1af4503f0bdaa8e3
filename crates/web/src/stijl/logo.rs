//! The logo: a PNG as it is, or an SVG of which only shapes are taken over. What is served is written anew from what is in the
//! lists here, so that no script, no style sheet and nothing from elsewhere comes along.

use std::path::Path;

use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Fault;

const LARGEST: u64 = 200 * 1024;
/// As high as the mark of Meedoen itself.
const HEIGHT: f64 = 36.0;
/// Wider pushes the name from a telephone.
const WIDEST: f64 = 160.0;

const ELEMENTS: [&str; 16] = [
    "svg",
    "g",
    "path",
    "circle",
    "ellipse",
    "rect",
    "line",
    "polyline",
    "polygon",
    "defs",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "title",
];
const ATTRIBUTES: [&str; 48] = [
    "id",
    "viewBox",
    "width",
    "height",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "d",
    "points",
    "transform",
    "fill",
    "fill-opacity",
    "fill-rule",
    "clip-rule",
    "clip-path",
    "mask",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
    "opacity",
    "offset",
    "stop-color",
    "stop-opacity",
    "gradientUnits",
    "gradientTransform",
    "spreadMethod",
    "clipPathUnits",
    "maskUnits",
    "maskContentUnits",
    "preserveAspectRatio",
    "color",
    "display",
    "visibility",
];

/// A picture that can be served.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    pub bytes: Vec<u8>,
    pub media_type: &'static str,
    /// "svg" or "png"
    pub extension: &'static str,
    /// In pixels, beside a height of 36.
    pub width: u16,
    /// What was in the file and is not taken over, each once: "script", "onclick".
    pub left_out: Vec<String>,
}

/// Reads the logo that stands beside the style.
pub(super) fn read(dir: &Path, name: &str) -> Result<Logo, Fault> {
    let fault =
        |found: String, expected: &str| Fault { file: name.to_owned(), line: 0, found, expected: expected.into() };
    let plain =
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)) && !name.starts_with('.');
    let svg = match name.rsplit_once('.').map(|(_, end)| end) {
        Some("svg") if plain => true,
        Some("png") if plain => false,
        _ => {
            return Err(fault(
                format!("--mee-logo: \"{name}\""),
                "een naam als \"logo.svg\" of \"logo.png\", in dezelfde map",
            ));
        }
    };
    let file = dir.join(name);
    let size =
        std::fs::metadata(&file).map_err(|_| fault(format!("{name} is er niet"), "het bestand in dezelfde map"))?.len();
    if size > LARGEST {
        return Err(fault(format!("{name} is {size} bytes"), &format!("hoogstens {LARGEST} bytes")));
    }
    let bytes = std::fs::read(&file).map_err(|error| fault(error.to_string(), "een leesbaar bestand"))?;
    if svg { drawn(name, &bytes) } else { photographed(name, bytes) }
}

fn width(wide: f64, high: f64) -> Option<u16> {
    let sound = wide.is_finite() && high.is_finite() && wide > 0.0 && high > 0.0;
    sound.then(|| (wide / high * HEIGHT).clamp(16.0, WIDEST).round() as u16)
}

/// The signature, and behind it the block that says how large the picture is.
fn photographed(name: &str, bytes: Vec<u8>) -> Result<Logo, Fault> {
    let number = |at: usize| Some(f64::from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)));
    let is_png = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16) == Some(b"IHDR");
    let size = number(16).zip(number(20)).and_then(|(wide, high)| width(wide, high)).filter(|_| is_png);
    match size {
        Some(width) => Ok(Logo { bytes, media_type: "image/png", extension: "png", width, left_out: Vec::new() }),
        None => Err(Fault {
            file: name.to_owned(),
            line: 0,
            found: format!("{name} is geen PNG"),
            expected: "een afbeelding in PNG".into(),
        }),
    }
}

fn drawn(name: &str, bytes: &[u8]) -> Result<Logo, Fault> {
    let fault = |at: usize, found: String, expected: &str| Fault {
        file: name.to_owned(),
        line: 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count() as u32,
        found,
        expected: expected.to_owned(),
    };
    let text = std::str::from_utf8(bytes).map_err(|_| fault(0, "geen leesbare tekst".into(), "een SVG in UTF-8"))?;
    let mut reader = Reader::from_str(text);
    let mut writer = Drawing::default();
    loop {
        let at = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| fault(at, error.to_string(), "een heel SVG-bestand"))?;
        match event {
            Event::Eof => break,
            Event::DocType(kind) if kind.contains('[') => {
                return Err(fault(at, "een DOCTYPE met eigen regels".into(), "een SVG zonder"));
            }
            Event::Start(tag) => writer.open(&tag, false),
            Event::Empty(tag) => writer.open(&tag, true),
            Event::End(_) => writer.close(),
            Event::Text(words) => writer.text(&words.xml10_content()),
            Event::GeneralRef(name) => writer.text(match &*name {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                _ => "",
            }),
            _ => {}
        }
    }
    if !writer.open.is_empty() {
        return Err(fault(bytes.len(), "een element dat niet sluit".into(), "een heel SVG-bestand"));
    }
    let size = writer.size.and_then(|(wide, high)| width(wide, high));
    let width = size.ok_or_else(|| fault(0, "geen <svg> met een maat".into(), "<svg viewBox=\"0 0 36 36\">"))?;
    let bytes = writer.out.into_bytes();
    Ok(Logo { bytes, media_type: "image/svg+xml", extension: "svg", width, left_out: writer.left_out })
}

/// A drawing that is written anew.
#[derive(Default)]
struct Drawing {
    out: String,
    /// The elements that are open, by name; those that are left out have none, and nothing in them is taken over.
    open: Vec<Option<String>>,
    size: Option<(f64, f64)>,
    left_out: Vec<String>,
}

impl Drawing {
    fn leaves_out(&mut self, what: &str) {
        if !self.left_out.iter().any(|known| known == what) {
            self.left_out.push(what.to_owned());
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, is_empty: bool) {
        let name = tag.local_name().into_inner().to_owned();
        let within = self.open.iter().all(Option::is_some);
        // The first element is the drawing, and there is one.
        let is_root = self.open.is_empty() && self.out.is_empty();
        let taken = within && ELEMENTS.contains(&name.as_str()) && (name == "svg") == is_root;
        if taken {
            self.out.push('<');
            self.out.push_str(&name);
            if is_root {
                self.out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
            }
            self.attributes(tag, is_root);
            self.out.push_str(if is_empty { "/>" } else { ">" });
        } else if within {
            self.leaves_out(&name);
        }
        if !is_empty {
            self.open.push(taken.then_some(name));
        }
    }

    fn close(&mut self) {
        if let Some(Some(name)) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(&name);
            self.out.push('>');
        }
    }

    /// Words are only in a title.
    fn text(&mut self, words: &str) {
        if self.open.last().is_some_and(|open| open.as_deref() == Some("title"))
            && self.open.iter().all(Option::is_some)
        {
            self.out.push_str(&escape(words));
        }
    }

    fn attributes(&mut self, tag: &BytesStart<'_>, is_root: bool) {
        let mut found: Vec<(String, String)> = Vec::new();
        for one in tag.attributes().flatten() {
            let Ok(value) = one.normalized_value(XmlVersion::Implicit1_0) else { continue };
            let key = one.key.into_inner();
            match key {
                "style" => found.extend(declarations(&value)),
                "xlink:href" if value.starts_with('#') => found.push(("href".into(), value.into_owned())),
                key if key.split(':').next() == Some("xmlns") => {}
                key => found.push((key.to_owned(), value.into_owned())),
            }
        }
        if is_root {
            self.size = size(&found);
        }
        for (key, value) in found {
            let known = ATTRIBUTES.contains(&key.as_str()) || (key == "href" && value.starts_with('#'));
            if known && stays_here(&value) {
                self.out.push_str(&format!(" {key}=\"{}\"", escape(value.as_str())));
            } else {
                self.leaves_out(&key);
            }
        }
    }
}

/// What stands in a `style` is said as attributes: the policy of our pages takes no style in a file.
fn declarations(style: &str) -> Vec<(String, String)> {
    let pairs = style.split(';').filter_map(|pair| pair.split_once(':'));
    pairs.map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned())).collect()
}

/// A value may point at something in the same file, and nowhere else.
fn stays_here(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let elsewhere = lower.match_indices("url(").any(|(at, _)| !lower[at + 4..].trim_start().starts_with('#'));
    !elsewhere && !["javascript:", "data:", "@import", "expression("].iter().any(|mark| lower.contains(mark))
}

fn size(attributes: &[(String, String)]) -> Option<(f64, f64)> {
    let of = |name: &str| attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let number = |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok();
    let boxed = of("viewBox").and_then(|value| {
        let parts: Vec<f64> = value.split([' ', ',']).filter(|part| !part.is_empty()).filter_map(number).collect();
        (parts.len() == 4).then(|| (parts[2], parts[3]))
    });
    boxed.or_else(|| of("width").and_then(number).zip(of("height").and_then(number)))
}
