//! The three lists of a gemeente as text, one after the other with a line of equals signs between them.

use std::sync::LazyLock;

use app::import::{File, Files, take_in_all};
use domain::access::Viewer;
use domain::draft::{Draft, Pen};
use domain::ids::Daad;
use domain::lijst::Kind;
use domain::state::State;
use domain::testing::{Story, fingerprint};
use domain::time::{Day, Moment};

pub const WORDS: &[&str] = &[
    "inwoner",
    "traject",
    "voornaam",
    "achternaam",
    "geboortedatum",
    "begeleider",
    "instroom",
    "einde",
    "reden",
    "trede",
    "fase",
    "groei binnen trede",
    "psychisch",
    "groep",
    "soort",
    "gestart",
    "geeindigd",
    "uitkomst",
    ";",
    "sep=;\n",
    "#REF!",
    "ja",
    "nee",
    "probleem+aan gewerkt",
    "afgerond",
    "\n",
    "01-10-2009",
    "2009-10-02",
    "Overig",
    "\n====\n",
];
const LINE: &str = "\n====\n";

static TOWN: LazyLock<State> = LazyLock::new(|| {
    let mut story = Story::begin();
    story.gerda();
    story.state().clone()
});

/// All of it is taken in or nothing, with every fault told; what was taken in can be taken in again and changes nothing then.
pub fn run(data: &[u8]) {
    let lists: Vec<&[u8]> = parts(data);
    let files = Kind::ALL.into_iter().zip(lists).filter(|(_, bytes)| !bytes.is_empty());
    let files = Files::new(files.map(|(kind, bytes)| File { kind, name: "lijst".into(), bytes: bytes.to_vec() }));
    let viewer = Viewer::meedoen("2010-01-11".parse::<Day>().expect("a day"));
    let pen = Pen::of(&viewer, Daad::default(), Moment(1_263_200_000_000_000));
    let mut draft = Draft::on(TOWN.clone());
    let before = draft.written().len();
    match take_in_all(&mut draft, pen, &viewer, "participatiehuis", &files, &mut |_, _| ()) {
        Err(stopped) => {
            assert_eq!(draft.written().len(), before, "a list that is refused leaves nothing");
            if let app::import::Stopped::Faults(faults) = stopped {
                // Each can be told.
                app::import::lines(&faults).iter().for_each(|line| assert!(!line.is_empty()));
            }
        }
        Ok(taken) => {
            assert_eq!(taken.statements(), draft.written().len());
            let again = take_in_all(&mut draft, pen, &viewer, "participatiehuis", &files, &mut |_, _| ());
            let again = again.expect("what was taken in once is taken in twice");
            assert_eq!(again.statements(), 0, "the same list again changes nothing");
            let _ = fingerprint(draft.state(), viewer.today());
        }
    }
}

/// A line that cuts, wherever it stands: the bytes need not be text.
fn parts(data: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = data;
    while let Some(at) = rest.windows(LINE.len()).position(|window| window == LINE.as_bytes()) {
        parts.push(&rest[..at]);
        rest = &rest[at + LINE.len()..];
    }
    parts.push(rest);
    parts
}

pub fn seeds() -> Vec<Vec<u8>> {
    let inwoners = "inwoner;traject;voornaam;achternaam;geboortedatum;begeleider;instroom;einde;reden;trede\n\
                    1001;1;Gerda;Berg;01-02-1960;Ayşe;2009-03-02;;;1\n1002;1;Hans;\"Kuiper; de\";;Bram;03-03-2009;2009-12-01;Overig;2\n";
    let metingen = "Inwoner;Datum;Trede;Groei binnen trede;Psychisch\n1001;01-10-2009;2;ja;probleem+aan gewerkt\n\
                    1002;2009-10-02;1;nee;geen\n";
    let groepen =
        "groep,soort,inwoner,gestart,geeindigd,uitkomst\nOntdek,training,1001,2009-05-04,2009-06-08,afgerond\n";
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(inwoners.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    vec![
        format!("{inwoners}{LINE}{metingen}{LINE}{groepen}").into_bytes(),
        inwoners.as_bytes().to_vec(),
        inwoners.replace(';', "\t").into_bytes(),
        format!("sep=,\n{}", "inwoner,instroom\n7,2009-01-01\n").into_bytes(),
        utf16,
        b"Deelnemers op 1 maart\n\nINWONER;Instroom\n\xe9\xe9n;2009-03-02\n".to_vec(),
    ]
}
