//! A list as a spreadsheet saves it: the bytes of a whole file, or of the one sheet in a file that is sound otherwise.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

pub const WORDS: &[&str] = &[
    "<row r=\"1\">",
    "<c r=\"A1\" t=\"inlineStr\"><is><t>inwoner</t></is></c>",
    "<c r=\"XFD1048576\"><v>1</v></c>",
    "<c r=\"ZZZZZZZ99\">",
    "<c r=\"A0\">",
    "t=\"s\"",
    "t=\"d\"",
    "s=\"1\"",
    "s=\"99\"",
    "<v>40000</v>",
    "<v>1e308</v>",
    "<v>-1</v>",
    "</row>",
    "</sheetData>",
    "<dimension ref=\"A1:XFD1048576\"/>",
    "<mergeCell ref=\"A1:B2\"/>",
    "<f t=\"shared\" si=\"0\" ref=\"A1:B2\">A1+1</f>",
    "&#x0;",
    "&amp;",
];

/// It is a list, or it is not one and that is said.
pub fn run(data: &[u8]) {
    let bytes = if data.starts_with(b"PK") { data.to_vec() } else { book(data) };
    if let Err(faults) = app::import::read(&bytes, "lijst.xlsx") {
        assert!(!faults.is_empty(), "a file is not refused without a reason");
        assert!(!app::import::lines(&faults).is_empty());
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

fn book(sheet: &[u8]) -> Vec<u8> {
    let relation = |id: u8, kind: &str, to: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"{DOCUMENT}/{kind}\" Target=\"{to}\"/>")
    };
    let relations =
        |all: &[String]| format!("{HEAD}<Relationships xmlns=\"{PACKAGE}\">{}</Relationships>", all.concat());
    let workbook = format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets><sheet name=\"Lijst\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let strings =
        format!("{HEAD}<sst xmlns=\"{MAIN}\" count=\"2\"><si><t>inwoner</t></si><si><t>instroom</t></si></sst>");
    let styles = format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    );
    let parts = [
        ("_rels/.rels", relations(&[relation(1, "officeDocument", "xl/workbook.xml")]).into_bytes()),
        ("xl/workbook.xml", workbook.into_bytes()),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[
                relation(1, "worksheet", "worksheets/sheet1.xml"),
                relation(2, "sharedStrings", "sharedStrings.xml"),
                relation(3, "styles", "styles.xml"),
            ])
            .into_bytes(),
        ),
        ("xl/sharedStrings.xml", strings.into_bytes()),
        ("xl/styles.xml", styles.into_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.to_vec()),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, stored).and_then(|()| Ok(zip.write_all(&bytes)?)).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

pub fn seeds() -> Vec<Vec<u8>> {
    let sheet = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><dimension ref=\"A1:B3\"/><sheetData>\
         <row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>\
         <row r=\"2\"><c r=\"A2\"><v>1001</v></c><c r=\"B2\" s=\"1\"><v>40000</v></c></row>\
         <row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>K-7</t></is></c><c r=\"B3\" t=\"str\"><f>A1</f><v>2009-03-02</v></c></row>\
         </sheetData></worksheet>"
    )
    .into_bytes();
    vec![book(&sheet), sheet]
}
