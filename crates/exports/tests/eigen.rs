//! The own file of a resident has the shape that its schema promises.

use domain::ids::InwonerId;
use domain::testing::day;
use exports::eigen::{Bewaren, Eigen, Feit, Gelezen, Rij, Verzoek, eigen};
use serde_json::Value;

const SCHEMA: &str = include_str!("../../../docs/eigen-dossier.schema.json");

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn fact(nr: u32) -> Feit {
    Feit {
        nr,
        onderwerp: "Contact".into(),
        datum: day("2010-04-28"),
        bekend_sinds: day("2010-04-29"),
        vastgelegd: "2010-04-29T09:12:00Z".into(),
        door: "Ayşe Demir".into(),
        bron: "begeleider".into(),
        wat: "Huisbezoek".into(),
        tekst: None,
        eigen_woorden: None,
        corrigeert: None,
        vervallen: None,
    }
}

fn file() -> Eigen {
    let full = Feit {
        tekst: Some("zwemt weer".into()),
        eigen_woorden: Some("het ging goed".into()),
        corrigeert: Some((12, "andere dag".into())),
        vervallen: Some((15, "dubbel".into())),
        ..fact(14)
    };
    let looked = |text: &str| text.to_owned();
    let kept = |vervalt| Bewaren {
        wat: "Contacten".into(),
        van: day("2010-01-01"),
        tot: day("2010-12-31"),
        termijn: "10 jaar".into(),
        bron: "Selectielijst gemeenten en intergemeentelijke organen 2020".into(),
        vervalt,
    };
    let asked = |beantwoord_op| Verzoek {
        datum: day("2010-04-01"),
        antwoord_voor: day("2010-05-01"),
        beantwoord_op,
        reden: beantwoord_op.map(|_| "moet blijven".to_owned()),
    };
    Eigen {
        taal: "nl".into(),
        gemeente: "Lindervoort".into(),
        dossier: InwonerId(12),
        naam: "Gerda van der Berg".into(),
        gemaakt_op: day("2010-04-30"),
        gegevens: pairs(&[("Geboren", "17 mei 1961")]),
        feiten: vec![full, fact(13)],
        lijsten: vec![Rij { gelezen_op: day("2009-02-01"), cellen: pairs(&[("instroom", "2009-02-01")]) }],
        gelezen: vec![Gelezen {
            moment: looked("2010-04-30T08:00:00Z"),
            door: looked("Ayşe Demir"),
            rol: looked("begeleider"),
            doel: looked("begeleiding"),
            wat: looked("het dossier"),
        }],
        bewaren: vec![kept(None), kept(Some(day("2020-12-31")))],
        verzoeken: vec![asked(None), asked(Some(day("2010-04-20")))],
    }
}

/// What of `value` the schema does not allow: as much of JSON Schema as ours uses.
fn faults(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let root: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    if let Some(name) = schema["$ref"].as_str() {
        return faults(&root["$defs"][name.trim_start_matches("#/$defs/")], value, at);
    }
    if let Some(fixed) = schema.get("const") {
        return if fixed == value { Vec::new() } else { vec![format!("{at}: {value} and not {fixed}")] };
    }
    match (schema["type"].as_str(), value) {
        (Some("object"), Value::Object(fields)) => {
            let missing = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let missing = missing.filter(|name| !fields.contains_key(*name)).map(|name| format!("{at}: no {name}"));
            let inside = fields.iter().flat_map(|(name, field)| match schema["properties"].get(name) {
                Some(known) => faults(known, field, &format!("{at}.{name}")),
                None if schema["additionalProperties"].is_object() => {
                    faults(&schema["additionalProperties"], field, &format!("{at}.{name}"))
                }
                None => vec![format!("{at}: {name} is not in the schema")],
            });
            missing.chain(inside).collect()
        }
        (Some("array"), Value::Array(items)) => {
            items.iter().flat_map(|item| faults(&schema["items"], item, &format!("{at}[]"))).collect()
        }
        (Some("string"), Value::String(text)) => match schema["format"].as_str() {
            Some("date") if text.parse::<domain::time::Day>().is_err() => vec![format!("{at}: {text} is not a day")],
            Some("date-time") if !(text.contains('T') && text.ends_with('Z')) => vec![format!("{at}: {text}")],
            _ => Vec::new(),
        },
        (Some("integer"), Value::Number(number)) if number.is_i64() => Vec::new(),
        (kind, other) => vec![format!("{at}: {other} and not {kind:?}")],
    }
}

#[test]
fn the_file_has_the_shape_of_its_schema() {
    let (schema, written): (Value, Value) =
        (serde_json::from_str(SCHEMA).unwrap(), serde_json::from_str(&eigen(&file())).unwrap());
    assert_eq!(faults(&schema, &written, "dossier"), Vec::<String>::new());
}

#[test]
fn the_schema_tells_a_file_of_another_shape() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut written: Value = serde_json::from_str(&eigen(&file())).unwrap();
    written["feiten"][0]["datum"] = "gisteren".into();
    written["naam"] = 12.into();
    written["bsn"] = "123".into();
    assert_eq!(faults(&schema, &written, "dossier").len(), 3);
}

#[test]
fn every_field_of_the_schema_is_in_a_file_in_which_everything_is_known() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let written: Value = serde_json::from_str(&eigen(&file())).unwrap();
    for list in ["feiten", "lijsten", "gelezen", "bewaren", "verzoeken"] {
        for field in schema["properties"][list]["items"]["properties"].as_object().unwrap().keys() {
            let told = written[list].as_array().unwrap().iter().any(|item| item.get(field).is_some());
            assert!(told, "{list}.{field}");
        }
    }
}
