//! Taking in the three lists of a gemeente in one go: all of them, or nothing.

use domain::access::Viewer;
use domain::draft::{Draft, Pen};
use domain::lijst::{self, Headings, Kind, Outcome, Stopped as No};

use super::{Found, Stopped, in_file, list, sound_rows};

/// A file as somebody handed it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub kind: Kind,
    /// Its name, for whoever looks for a fault in it.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// At most one file of each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files(Vec<File>);

impl Files {
    /// The sleutelbestand comes first: it brings in the inwoners and trajecten that the others are about.
    pub fn new(files: impl IntoIterator<Item = File>) -> Files {
        let mut files: Vec<File> = files.into_iter().collect();
        files.sort_by_key(|file| file.kind);
        files.dedup_by_key(|file| file.kind);
        Files(files)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &File> {
        self.0.iter()
    }

    /// All their bytes.
    pub fn size(&self) -> usize {
        self.0.iter().map(|file| file.bytes.len()).sum()
    }
}

/// What each file brought about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    pub files: Vec<(Kind, String, Outcome)>,
}

impl Taken {
    /// How many facts there are to record.
    pub fn statements(&self) -> usize {
        self.files.iter().map(|(_, _, outcome)| outcome.statements).sum()
    }
}

/// Told how many rows are done, of how many, for each file in turn.
type Progress<'p> = &'p mut dyn FnMut(usize, usize);

/// Reads the sleutelbestand and takes it in on a draft: all of it or nothing. For a dry run the draft is dropped.
pub fn take_in(
    draft: &mut Draft,
    pen: Pen,
    viewer: &Viewer,
    aanpak: &str,
    (bytes, file): (&[u8], &str),
    progress: Progress<'_>,
) -> Result<Outcome, Stopped> {
    one(draft, pen, viewer, aanpak, Kind::Sleutelbestand, bytes, progress).map_err(|stopped| told(file, stopped))
}

/// Takes in all files on a draft: everything in them or nothing. What is wrong is told of all files at once.
pub fn take_in_all(
    draft: &mut Draft,
    pen: Pen,
    viewer: &Viewer,
    aanpak: &str,
    files: &Files,
    progress: Progress<'_>,
) -> Result<Taken, Stopped> {
    let mut trial = draft.clone();
    let (mut taken, mut faults, mut inwoners_are_in) = (Taken::default(), Vec::new(), true);
    for file in files.iter() {
        match one(&mut trial, pen, viewer, aanpak, file.kind, &file.bytes, progress) {
            Ok(outcome) => taken.files.push((file.kind, file.name.clone(), outcome)),
            Err(No::Hidden) => return Err(Stopped::Hidden),
            Err(No::Faults(mut more)) => {
                // Whoever is missing because the sleutelbestand was not taken in is not a fault of the other lists.
                more.retain(|fault| inwoners_are_in || !leans_on_inwoners(fault));
                inwoners_are_in &= file.kind != Kind::Sleutelbestand;
                faults.extend(in_file(&file.name, more));
            }
        }
    }
    if !faults.is_empty() {
        return Err(Stopped::Faults(faults));
    }
    *draft = trial;
    Ok(taken)
}

fn leans_on_inwoners(fault: &lijst::Fault) -> bool {
    fault.code.starts_with("weigering-") || matches!(&*fault.code, "import-inwoner-onbekend" | "import-geen-traject")
}

fn told(file: &str, stopped: No) -> Stopped {
    match stopped {
        No::Hidden => Stopped::Hidden,
        No::Faults(faults) => Stopped::Faults(in_file(file, faults)),
    }
}

fn one(
    draft: &mut Draft,
    pen: Pen,
    viewer: &Viewer,
    aanpak: &str,
    kind: Kind,
    bytes: &[u8],
    progress: Progress<'_>,
) -> Result<Outcome, No> {
    let headings: Headings = kind.headings(draft.state(), aanpak, viewer.today());
    let Found { sheet, mut notices, mut faults } = sound_rows(bytes, &headings).map_err(No::Faults)?;
    // A row of the wrong shape stops the import; what is wrong with the others is told in the same go.
    let mut trial = draft.clone();
    let read = match kind {
        Kind::Sleutelbestand => lijst::read(&mut trial, pen, viewer, aanpak, &list(sheet), progress),
        Kind::Metingen => lijst::metingen::read(&mut trial, pen, viewer, aanpak, &sheet, progress),
        Kind::Groepen => lijst::groepen::read(&mut trial, pen, viewer, aanpak, &sheet, progress),
    };
    match read {
        Err(No::Hidden) => return Err(No::Hidden),
        Err(No::Faults(more)) => faults.extend(more),
        Ok(mut outcome) if faults.is_empty() => {
            *draft = trial;
            notices.append(&mut outcome.notices);
            return Ok(Outcome { notices, ..outcome });
        }
        Ok(_) => {}
    }
    faults.sort_by_key(|fault| fault.row);
    Err(No::Faults(faults))
}
