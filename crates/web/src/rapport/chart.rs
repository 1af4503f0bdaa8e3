//! A bar chart, drawn twice: wide with the words beside the bars and narrow with the words above them, so that
//! text never shrinks. The table beside it says the same, so a screen reader passes the drawing over.

use askama::Template;

use crate::tekst::Tekst;

/// Bars of one or two series on top of each other; the second is hatched.
#[derive(Template, Clone, Debug)]
#[template(path = "rapport/chart.html")]
pub struct Chart {
    pub title: String,
    pub series: Vec<String>,
    ticks: Vec<Tick>,
    bars: Vec<Drawn>,
}

/// One bar as it is told.
#[derive(Clone, Debug)]
pub struct Bar {
    pub label: String,
    /// One value per series; none of them negative.
    pub parts: Vec<f64>,
}

#[derive(Clone, Debug)]
struct Tick {
    text: String,
    wide: u32,
}

#[derive(Clone, Debug)]
struct Drawn {
    label: String,
    total: String,
    wide: Shape,
    narrow: Shape,
}

/// Where the parts begin and how long they are.
#[derive(Clone, Debug)]
struct Shape {
    y: u32,
    first: u32,
    second: u32,
    from: u32,
}

const WIDE_FROM: u32 = 250;
const WIDE: u32 = 760;
const NARROW_FROM: u32 = 2;
const NARROW: u32 = 270;
const WIDE_STEP: u32 = 34;
const NARROW_STEP: u32 = 46;
/// So much room for the figure behind the longest bar.
const ROOM: u32 = 46;

impl Chart {
    pub fn new(t: &Tekst, title: impl Into<String>, series: Vec<String>, bars: &[Bar]) -> Chart {
        let longest = bars.iter().map(Bar::total).fold(0.0, f64::max);
        let step = nice_step(longest);
        let top = (longest / step).ceil().max(1.0) * step;
        let wide = Scale { top, from: WIDE_FROM, length: WIDE - WIDE_FROM - ROOM };
        let narrow = Scale { top, from: NARROW_FROM, length: NARROW - NARROW_FROM - ROOM };
        let ticks = (0..=(top / step).round() as u32)
            .map(|n| Tick { text: t.decimal(f64::from(n) * step), wide: wide.at(f64::from(n) * step) })
            .collect();
        let draw = |(at, bar): (u32, &Bar)| Drawn {
            label: bar.label.clone(),
            total: t.decimal(bar.total()),
            wide: wide.shape(bar, at * WIDE_STEP + 4),
            narrow: narrow.shape(bar, at * NARROW_STEP + 20),
        };
        Chart { title: title.into(), series, ticks, bars: (0..).zip(bars).map(draw).collect() }
    }

    fn wide_height(&self) -> u32 {
        self.bars.len() as u32 * WIDE_STEP + 26
    }

    fn grid_height(&self) -> u32 {
        self.bars.len() as u32 * WIDE_STEP
    }

    fn narrow_height(&self) -> u32 {
        self.bars.len() as u32 * NARROW_STEP
    }
}

impl Bar {
    pub fn new(label: impl Into<String>, parts: Vec<f64>) -> Bar {
        Bar { label: label.into(), parts }
    }

    fn total(&self) -> f64 {
        self.parts.iter().sum()
    }
}

impl Shape {
    fn end(&self) -> u32 {
        self.from + self.first + self.second
    }

    fn second_from(&self) -> u32 {
        self.from + self.first
    }

    fn text_y(&self) -> u32 {
        self.y + 15
    }

    fn label_y(&self) -> u32 {
        self.y - 6
    }
}

struct Scale {
    top: f64,
    from: u32,
    length: u32,
}

impl Scale {
    fn length(&self, value: f64) -> u32 {
        (value / self.top * f64::from(self.length)).round() as u32
    }

    fn at(&self, value: f64) -> u32 {
        self.from + self.length(value)
    }

    fn shape(&self, bar: &Bar, y: u32) -> Shape {
        let first = bar.parts.first().copied().unwrap_or(0.0);
        let first_length = self.length(first);
        // Measured from the sum, so that roundings do not shift the end.
        Shape { y, first: first_length, second: self.length(bar.total()) - first_length, from: self.from }
    }
}

/// A step of 1, 2 or 5 times a power of ten that gives at most five lines.
fn nice_step(longest: f64) -> f64 {
    let rough = (longest / 5.0).max(1.0);
    let power = 10_f64.powf(rough.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= rough).unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tekst::Taal;

    #[test]
    fn lines_stand_at_round_numbers() {
        assert_eq!(nice_step(19.0), 5.0);
        assert_eq!(nice_step(3.0), 1.0);
        assert_eq!(nice_step(333.0), 100.0);
        assert_eq!(nice_step(0.0), 1.0);
    }

    #[test]
    fn a_bar_ends_where_its_sum_is() {
        let bars = [Bar::new("werk", vec![1.5, 8.5]), Bar::new("leeg", vec![0.0, 0.0])];
        let chart = Chart::new(&Tekst::new(Taal::Nl), "", vec![], &bars);
        assert_eq!(chart.bars[0].wide.end(), WIDE - ROOM);
        assert_eq!(chart.bars[1].wide.end(), WIDE_FROM);
    }
}
