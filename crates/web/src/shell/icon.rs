//! Icons from our own sprite, `assets/iconen.svg`.

use std::fmt;

use askama::filters::HtmlSafe;
use askama::{FastWritable, Values};

use crate::assets::BASE;

/// An icon beside words. It says nothing to a screen reader: the words do.
#[derive(Clone, Copy, Debug)]
pub struct Icon<'a>(&'a str);

/// The icon with this id in the sprite. The name comes from our own code, never from a reader.
pub fn icon(name: &str) -> Icon<'_> {
    Icon(name)
}

const OPEN: &str = r##"<svg class="mee-icoon" aria-hidden="true" focusable="false"><use href=""##;
const CLOSE: &str = r##""/></svg>"##;

impl fmt::Display for Icon<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{OPEN}{BASE}/iconen.svg#{}{CLOSE}", self.0)
    }
}

impl FastWritable for Icon<'_> {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        for part in [OPEN, BASE, "/iconen.svg#", self.0, CLOSE] {
            dest.write_str(part)?;
        }
        Ok(())
    }
}

impl HtmlSafe for Icon<'_> {}
