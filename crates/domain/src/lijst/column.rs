//! The columns a list may have, and a list as it lies there: cells of text, not yet understood.

use crate::text::folded;

macro_rules! columns {
    ($( $(#[$doc:meta])* $variant:ident = $name:literal; )+) => {
        /// A column that means something; any other column is passed over.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column { $( $(#[$doc])* $variant ),+ }

        impl Column {
            pub const ALL: &'static [Column] = &[$( Column::$variant ),+];

            /// The name as it stands above the column, and in what was last read.
            pub const fn name(self) -> &'static str {
                match self { $( Column::$variant => $name ),+ }
            }
        }
    };
}

columns! {
    /// The key: how the gemeente's own list names the person.
    Inwoner = "inwoner";
    Voornaam = "voornaam";
    Achternaam = "achternaam";
    Geboortedatum = "geboortedatum";
    Wijk = "wijk";
    Uitkering = "uitkering";
    /// The first day on a benefit.
    UitkeringSinds = "uitkering_sinds";
    Wachtlijst = "wachtlijst";
    Grondslag = "grondslag";
    Trajectsoort = "trajectsoort";
    Instroom = "instroom";
    Trede = "trede";
    Begeleider = "begeleider";
    /// The first day on which the traject is no longer open.
    Einde = "einde";
    Reden = "reden";
    Oorzaak = "oorzaak";
    /// Since when the gemeente knew of the start.
    GeregistreerdInstroom = "geregistreerd_instroom";
    /// Since when the gemeente knew of the end.
    GeregistreerdEinde = "geregistreerd_einde";
}

impl Column {
    /// Without these there is no row.
    pub const REQUIRED: [Column; 2] = [Column::Inwoner, Column::Instroom];

    /// The column with this name.
    pub fn from_name(name: &str) -> Option<Column> {
        Column::ALL.iter().copied().find(|column| column.name() == name)
    }

    /// The column somebody meant by what stands above it: case, marks, spaces, hyphens and underscores do not count.
    pub fn from_header(header: &str) -> Option<Column> {
        let tight = |text: &str| folded(text).replace(' ', "");
        let wanted = tight(header);
        Column::ALL.iter().copied().find(|column| tight(column.name()) == wanted)
    }
}

/// A list, whatever file it came from: the rows in order of their number, the cells of each in the order of `columns`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// `number` is the row as a person sees it in the file: the heading is usually row 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub number: u32,
    pub cells: Vec<String>,
}
