//! Reading our own pages: enough of HTML for templates that close what they open and quote what they say.

/// A piece of a page, in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    Open(Tag),
    Close(String),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tag {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

pub fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            pieces.push(Piece::Text(plain(&rest[..at])));
        }
        let end = end_of_tag(&rest[at..]) + at;
        let inside = rest[at + 1..end].trim_end_matches('/');
        match inside.strip_prefix('/') {
            Some(name) => pieces.push(Piece::Close(name.trim().to_owned())),
            None if inside.starts_with('!') => {}
            None => pieces.push(Piece::Open(tag(inside))),
        }
        rest = &rest[end + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(plain(rest)));
    }
    pieces
}

fn end_of_tag(from: &str) -> usize {
    let mut quoted = false;
    let end = from.char_indices().find(|(_, letter)| {
        quoted ^= *letter == '"';
        *letter == '>' && !quoted
    });
    end.map_or(from.len() - 1, |(at, _)| at)
}

fn tag(inside: &str) -> Tag {
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        if end == 0 {
            return Tag { name: name.to_owned(), attributes };
        }
        let (key, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"").and_then(|after| after.split_once('"')) {
            Some((value, after)) => (plain(value), after),
            None => (String::new(), after),
        };
        attributes.push((key.to_owned(), value));
        rest = after;
    }
}

/// Text as a reader sees it.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, after) = after.split_once(';').unwrap_or((after, ""));
        out.push(match name {
            "amp" | "#38" => '&',
            "lt" | "#60" => '<',
            "gt" | "#62" => '>',
            "quot" | "#34" => '"',
            "#39" | "#x27" | "apos" => '\'',
            other => panic!("a page says &{other};, which this test cannot read"),
        });
        rest = after;
    }
    out + rest
}

/// The words of a page, one space between them.
pub fn words(html: &str) -> String {
    let texts =
        pieces(html).into_iter().filter_map(|piece| if let Piece::Text(text) = piece { Some(text) } else { None });
    texts.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>().join(" ")
}

/// A form with everything a browser would send of it.
#[derive(Debug, Clone, Default)]
pub struct SentForm {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl SentForm {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn set(&mut self, name: &str, value: &str) {
        self.fields.retain(|(known, _)| known != name);
        self.fields.push((name.to_owned(), value.to_owned()));
    }
}

/// Every form on the page that is posted.
pub fn forms(html: &str) -> Vec<SentForm> {
    let mut forms: Vec<SentForm> = Vec::new();
    let (mut open, mut long, mut select) = (false, None::<String>, None::<(String, bool)>);
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) if tag.name == "form" => {
                open = tag.get("method") == Some("post");
                if open {
                    forms.push(SentForm {
                        action: tag.get("action").unwrap_or_default().to_owned(),
                        fields: Vec::new(),
                    });
                }
            }
            Piece::Close(name) if name == "form" => open = false,
            Piece::Close(name) if name == "textarea" => long = None,
            Piece::Open(tag) if open => field(forms.last_mut().expect("a form is open"), &tag, &mut long, &mut select),
            Piece::Text(text) => {
                if let (Some(name), Some(form)) = (&long, forms.last_mut()) {
                    form.set(name, &text);
                }
            }
            _ => {}
        }
    }
    forms
}

/// What one element of a form adds to what is sent; nothing for a button.
fn field(form: &mut SentForm, tag: &Tag, long: &mut Option<String>, select: &mut Option<(String, bool)>) {
    let name = tag.get("name").unwrap_or_default();
    let value = tag.get("value").unwrap_or_default();
    match tag.name.as_str() {
        "input" if matches!(tag.get("type"), Some("radio" | "checkbox")) && !tag.has("checked") => {}
        "input" if !name.is_empty() => form.set(name, value),
        "textarea" => {
            form.set(name, "");
            *long = Some(name.to_owned());
        }
        "select" => *select = Some((name.to_owned(), false)),
        "option" => {
            if let Some((name, chosen)) = select
                && (!*chosen || tag.has("selected"))
            {
                *chosen = true;
                form.set(name, value);
            }
        }
        _ => {}
    }
}

/// Where the page leads: every `href`, with the words of the link.
pub fn links(html: &str) -> Vec<(String, String)> {
    let mut links: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for piece in pieces(html) {
        match piece {
            Piece::Open(tag) if tag.name == "a" => {
                inside = true;
                links.push((tag.get("href").unwrap_or_default().to_owned(), String::new()));
            }
            Piece::Close(name) if name == "a" => inside = false,
            Piece::Text(text) if inside => links.last_mut().expect("a link is open").1.push_str(&text),
            _ => {}
        }
    }
    links
}

/// Rows of a table that are shown in an outline; the rest is counted.
const ROWS: usize = 8;

/// The main part of a page as lines to read: what is said, where it leads and what is asked, without how it looks.
pub fn outline(html: &str) -> String {
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).map_or(html, |(main, _)| main);
    let mut writer = Outline::default();
    for piece in pieces(&format!("<main{main}")) {
        writer.take(&piece);
    }
    writer.finish()
}

#[derive(Default)]
struct Outline {
    out: String,
    drawing: bool,
    rows: usize,
}

impl Outline {
    fn take(&mut self, piece: &Piece) {
        match piece {
            Piece::Open(tag) if tag.name == "svg" => self.drawing = true,
            Piece::Close(name) if name == "svg" => self.drawing = false,
            _ if self.drawing => {}
            Piece::Open(tag) => self.open(tag),
            Piece::Close(name) => self.close(name),
            Piece::Text(text) if self.rows <= ROWS => self.out.push_str(&text.replace('\n', " ")),
            Piece::Text(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "tbody" => self.rows = 0,
            "tr" => self.rows += 1,
            _ if self.rows > ROWS => return,
            _ => {}
        }
        match tag.name.as_str() {
            "h1" => self.out.push_str("\n\n# "),
            "h2" => self.out.push_str("\n\n## "),
            "h3" | "h4" => self.out.push_str("\n### "),
            "li" => self.out.push_str("\n- "),
            "td" | "dd" => self.out.push_str(" | "),
            "a" | "del" | "ins" => self.out.push_str(if tag.name == "a" { "[" } else { "~" }),
            "button" => self.out.push_str("\n( "),
            "option" => self.out.push_str(if tag.has("selected") { " *" } else { " /" }),
            "input" | "textarea" if tag.get("type") != Some("hidden") => self.input(tag),
            "label" if self.out.ends_with(") ") => {}
            "p" | "tr" | "div" | "form" | "label" | "legend" | "summary" | "select" | "dt" | "section" => {
                self.out.push('\n')
            }
            _ => {}
        }
    }

    fn input(&mut self, tag: &Tag) {
        let (name, value) = (tag.get("name").unwrap_or_default(), tag.get("value").unwrap_or_default());
        match tag.get("type") {
            Some("radio" | "checkbox") => self.out.push_str(if tag.has("checked") { "\n(x) " } else { "\n( ) " }),
            _ => self.out.push_str(&format!("\n  {name}: {value}")),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "tbody" if self.rows > ROWS => {
                self.out.push_str(&format!("\n… and {} more rows\n", self.rows - ROWS));
                self.rows = 0;
            }
            "tbody" => self.rows = 0,
            _ if self.rows > ROWS => {}
            "a" => self.out.push(']'),
            "del" | "ins" => self.out.push('~'),
            "button" => self.out.push_str(" )"),
            "p" | "h1" | "h2" | "h3" | "h4" | "tr" | "li" => self.out.push('\n'),
            _ => {}
        }
    }

    /// One space where there were more, no line without words.
    fn finish(self) -> String {
        let lines = self.out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.filter(|line| !line.is_empty() && line != "-").collect::<Vec<_>>().join("\n")
    }
}
