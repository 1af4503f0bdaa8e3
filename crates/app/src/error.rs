//! What can come back instead of an answer: told no, not there or not yours, or trouble.

use domain::fact::Undecodable;
use domain::ids::Nr;
use domain::refusal::{Hidden, No, Refusal};
use store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Told no, with reasons that stand in the Fluent files.
    #[error("refused: {}", .0.iter().map(|refusal| refusal.code).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// Not there, or not for this viewer.
    #[error("not there, or not for this viewer")]
    Hidden,
    /// Something is broken; the viewer gets a reference number, the log the causes.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// What an administrator has to look at.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Trouble {
    #[error("{0}")]
    Store(String),
    /// The database with the log is not there. What is in memory can be read; nothing can be recorded.
    #[error("{0}")]
    Away(String),
    #[error("entry {} of gemeente '{gemeente}': {cause}", nr.0)]
    Undecodable { gemeente: String, nr: Nr, cause: Undecodable },
    #[error("there is no gemeente '{slug}' here; known here: {known}")]
    NoGemeente { slug: String, known: String },
    #[error("the writer of gemeente '{0}' has stopped; start Meedoen again")]
    WriterGone(String),
    #[error("gemeente '{0}' is being written by others without pause; nothing was recorded, try again")]
    Crowded(String),
    #[error("the logbook at {url} did not take records of processing: {why}")]
    Logbook { url: String, why: String },
    #[error("an act in gemeente '{0}' stopped halfway by a fault in Meedoen; nothing of it was recorded")]
    Panicked(String),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Trouble {
        match error {
            // One that was moved elsewhere takes nothing any more; what is in memory can be read until this node is started anew.
            StoreError::Away { .. } | StoreError::MovedAway { .. } => Trouble::Away(error.to_string()),
            error => Trouble::Store(error.to_string()),
        }
    }
}

impl Trouble {
    /// As whoever handed in an act is told. A log that is away for a moment is no fault to quote a number for: it is a no with a
    /// reason, so the form comes back with what was typed and the number of the act. Sending it again records it once, also when
    /// it turns out to have been recorded the first time.
    pub(crate) fn told(self) -> Error {
        match self {
            Trouble::Away(_) => Error::Refused(vec![Refusal::new("logboek-weg")]),
            trouble => Error::Trouble(trouble),
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Error {
        Error::Trouble(error.into())
    }
}

impl From<No> for Error {
    fn from(no: No) -> Error {
        match no {
            No::Refused(refusals) => Error::Refused(refusals),
            No::Hidden => Error::Hidden,
        }
    }
}

impl From<Hidden> for Error {
    fn from(_: Hidden) -> Error {
        Error::Hidden
    }
}
