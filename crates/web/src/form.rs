//! Forms as data: what is asked, what was typed, and what is wrong with it.
//!
//! A slice makes its form once, with its labels; a handler then fills in values, and after a refusal puts the
//! message at the field. One template draws them all, so that label, hint, error and summary never drift apart.

use std::borrow::Cow;

use askama::Template;

use crate::shell::Link;
use crate::tekst::Tekst;

/// A form that is posted to `action`.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Sets the ids of the fields apart when there are more forms on a page.
    pub name: &'static str,
    pub action: String,
    /// Names the act, so that a double click does it once.
    pub daad: String,
    /// The number of the last fact the reader saw; empty when it does not matter.
    pub gezien: String,
    pub inputs: Vec<Input>,
    /// What the button says: it names the act.
    pub submit: String,
    /// A refusal that is not about one field.
    pub refusal: Option<String>,
    /// What somebody else recorded just before.
    pub stale: Option<Stale>,
    /// A way out, under the button.
    pub cancel: Option<Link>,
    /// The button is outlined when another act on the page is more important.
    pub quiet: bool,
    /// Fields beside each other where there is room.
    pub wide: bool,
    /// What stands above the boxes on paper, where they are ticked with a pen.
    pub paper: Option<String>,
}

/// One question of a form.
#[derive(Clone, Debug, Default)]
pub struct Input {
    pub form: &'static str,
    /// Most names are fixed; one that holds a code of the aanpak is made when the form is.
    pub name: Cow<'static, str>,
    pub label: String,
    pub hint: Option<String>,
    pub value: String,
    pub error: Option<String>,
    pub kind: Kind,
    pub choices: Vec<Choice>,
    pub autocomplete: Option<&'static str>,
    pub required: bool,
    /// A heading above this field, where a new part of the form begins.
    pub heading: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Text,
    Date,
    /// A whole number, with its least and greatest value.
    Number(u32, u32),
    Tel,
    Email,
    Password,
    Long,
    Select,
    /// Radio buttons drawn as buttons.
    Choices,
    Check,
    /// A file; the whole form is then sent in parts.
    File,
    Hidden,
    /// Comply or explain: reasons for a date later than the rule says.
    Explain(Explain),
}

/// The rule behind a comply-or-explain block, for the sentence above the reasons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explain {
    /// The name of the date field that the rule is about.
    pub about: &'static str,
    /// The last day within the rule, as 2026-12-08.
    pub until: String,
    /// "6 dagen later dan het ritme"; none while the date keeps to the rule.
    pub difference: Option<String>,
    /// The same for one day and for "#" days, for the script.
    pub one: String,
    pub many: String,
    /// "van 14 dagen. Dat mag. Waarom?"
    pub rule: String,
    /// The value among the reasons that asks for words, and the words.
    pub other: &'static str,
    pub words: String,
    pub words_error: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub icon: Option<&'static str>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: label.into(), icon: None }
    }

    pub fn with_icon(mut self, icon: &'static str) -> Choice {
        self.icon = Some(icon);
        self
    }
}

/// "Iemand was je net voor": theirs is shown, yours is kept. Recording again with a fresh `gezien` keeps both.
#[derive(Clone, Debug, Default)]
pub struct Stale {
    pub title: String,
    pub text: String,
    /// "Mijn tekst weggooien"
    pub discard: Link,
}

/// The number of a new act, as a form carries it: a double click sends the same one.
pub fn fresh_daad() -> String {
    uuid::Uuid::from_bytes(app::fresh_daad().0).to_string()
}

impl Form {
    /// The boxes to tick.
    pub fn boxes(&self) -> impl Iterator<Item = &Input> {
        self.inputs.iter().filter(|input| input.kind == Kind::Check)
    }

    /// Puts a value in a field. Unknown names are passed over: a browser may send more than we asked.
    pub fn set(&mut self, name: &str, value: impl Into<String>) -> &mut Form {
        if let Some(input) = self.input(name) {
            input.value = value.into();
        }
        self
    }

    /// Puts a message at a field, or above the form when there is no such field.
    pub fn fail(&mut self, name: &str, message: impl Into<String>) -> &mut Form {
        match self.input(name) {
            Some(input) => input.error = Some(message.into()),
            None => self.refusal = Some(message.into()),
        }
        self
    }

    pub fn input(&mut self, name: &str) -> Option<&mut Input> {
        self.inputs.iter_mut().find(|input| input.name == name)
    }

    pub(crate) fn has_files(&self) -> bool {
        self.inputs.iter().any(|input| input.kind == Kind::File)
    }

    pub fn failed(&self) -> bool {
        self.refusal.is_some() || self.error_count() > 0
    }

    /// The fields with a message, in the order of the page.
    pub fn errors(&self) -> impl Iterator<Item = (&Input, &str)> {
        self.inputs.iter().filter_map(|input| Some((input, input.error.as_deref().or(input.words_error())?)))
    }

    pub fn view<'a>(&'a self, t: &'a Tekst, csrf: &'a str) -> FormView<'a> {
        FormView { t: *t, csrf, form: self }
    }

    /// The summary on top of the page; draws nothing when all is well.
    pub fn summary<'a>(&'a self, t: &'a Tekst) -> ErrorSummary<'a> {
        ErrorSummary { t: *t, form: self }
    }

    pub(crate) fn error_count(&self) -> usize {
        self.errors().count()
    }
}

impl Input {
    pub fn new(form: &'static str, name: impl Into<Cow<'static, str>>, label: impl Into<String>) -> Input {
        Input { form, name: name.into(), label: label.into(), required: true, ..Input::default() }
    }

    pub fn kind(mut self, kind: Kind) -> Input {
        self.kind = kind;
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Input {
        self.hint = Some(hint.into());
        self
    }

    pub fn value(mut self, value: impl Into<String>) -> Input {
        self.value = value.into();
        self
    }

    pub fn optional(mut self) -> Input {
        self.required = false;
        self
    }

    pub fn heading(mut self, heading: impl Into<String>) -> Input {
        self.heading = Some(heading.into());
        self
    }

    pub fn autocomplete(mut self, token: &'static str) -> Input {
        self.autocomplete = Some(token);
        self
    }

    pub fn select(mut self, choices: Vec<Choice>) -> Input {
        self.kind = Kind::Select;
        self.choices = choices;
        self
    }

    pub fn choices(mut self, choices: Vec<Choice>) -> Input {
        self.kind = Kind::Choices;
        self.choices = choices;
        self
    }

    pub fn id(&self) -> String {
        format!("{}-{}", self.form, self.name)
    }

    /// Where the summary's link leads: for a group of choices to the first of them.
    pub fn focus_id(&self) -> String {
        match self.kind {
            Kind::Explain(_) if self.words_error().is_some() => format!("{}-tekst", self.id()),
            Kind::Choices | Kind::Explain(_) if !self.choices.is_empty() => format!("{}-0", self.id()),
            _ => self.id(),
        }
    }

    /// The message at the words that go with a reason of one's own.
    fn words_error(&self) -> Option<&str> {
        match &self.kind {
            Kind::Explain(explain) => explain.words_error.as_deref(),
            _ => None,
        }
    }

    pub fn is_chosen(&self, choice: &Choice) -> bool {
        choice.value == self.value
    }

    pub(crate) fn is_short(&self) -> bool {
        matches!(self.kind, Kind::Number(..))
    }

    pub fn described(&self) -> bool {
        self.hint.is_some() || self.error.is_some()
    }

    pub fn input_type(&self) -> &'static str {
        match self.kind {
            Kind::Date => "date",
            Kind::Number(..) => "number",
            Kind::Tel => "tel",
            Kind::Email => "email",
            Kind::Password => "password",
            Kind::File => "file",
            _ => "text",
        }
    }
}

#[derive(Template, Debug)]
#[template(path = "shell/form.html")]
pub struct FormView<'a> {
    t: Tekst,
    csrf: &'a str,
    form: &'a Form,
}

#[derive(Template, Debug)]
#[template(path = "shell/errors.html")]
pub struct ErrorSummary<'a> {
    t: Tekst,
    form: &'a Form,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_stands_at_its_field_and_otherwise_above_the_form() {
        let mut form = Form { name: "contact", ..Form::default() };
        form.inputs.push(Input::new("contact", "datum", "Wanneer"));
        form.fail("datum", "Deze dag moet nog komen.").fail("iets", "Dat kan niet.");
        assert_eq!(form.errors().count(), 1);
        assert_eq!(form.refusal.as_deref(), Some("Dat kan niet."));
        assert!(form.failed());
    }
}
