//! Codes of an aanpak (a fase, a reden, a wijk) as two bytes in memory. The log keeps them as words.

use std::collections::HashMap;
use std::sync::Arc;

/// A code that stands for a word of the gemeente's own lists; it means something only together with [`Codes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u16);

/// The words met so far, in the order of the log, so that replay gives every word the same code.
#[derive(Debug, Clone, Default)]
pub struct Codes(Arc<Inner>);

#[derive(Debug, Clone, Default)]
struct Inner {
    words: Vec<Arc<str>>,
    by_word: HashMap<Arc<str>, Code>,
}

impl Codes {
    /// The code of a word, new when it was not met before.
    ///
    /// More than 65,536 different words is not a list of a gemeente any more; the last code then stands for all others.
    pub(crate) fn code(&mut self, word: &str) -> Code {
        if let Some(code) = self.find(word) {
            return code;
        }
        let inner = Arc::make_mut(&mut self.0);
        let code = Code(inner.words.len().min(usize::from(u16::MAX)) as u16);
        let word: Arc<str> = word.into();
        inner.words.push(word.clone());
        inner.by_word.insert(word, code);
        code
    }

    pub fn find(&self, word: &str) -> Option<Code> {
        self.0.by_word.get(word).copied()
    }

    pub fn word(&self, code: Code) -> &Arc<str> {
        &self.0.words[usize::from(code.0)]
    }
}
