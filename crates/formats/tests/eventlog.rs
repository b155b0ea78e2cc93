//! Event logs. Risks: an event is lost or read twice; a damaged one ends the reading; a log that we
//! wrote reads differently; a file that is no log makes the reader panic.

use std::fs;
use std::path::PathBuf;

use cashlane_formats::eventlog::write::{
    JsonLog, LogWriter, OutEvent, OutObject, Relation, TypeOf, ValueType, XmlLog,
};
use cashlane_formats::eventlog::{
    LogEvent, LogFormat, LogMapping, LogObject, LogSink, detect, read,
};
use cashlane_formats::{FormatError, Warning};
use proptest::prelude::*;

#[derive(Default)]
struct Kept {
    objects: Vec<LogObject>,
    events: Vec<LogEvent>,
    warnings: Vec<Warning>,
}

impl LogSink for Kept {
    fn object(&mut self, object: LogObject) -> Result<(), FormatError> {
        self.objects.push(object);
        Ok(())
    }

    fn event(&mut self, event: LogEvent) -> Result<(), FormatError> {
        self.events.push(event);
        Ok(())
    }

    fn warn(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("folder"))
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).expect("write");
        path
    }

    fn read(&self, name: &str, text: &str) -> (LogFormat, Kept) {
        let mut kept = Kept::default();
        let path = self.write(name, text);
        let format = read(&path, &LogMapping::default(), &mut kept);
        (format.unwrap_or_else(|error| panic!("{error}")), kept)
    }

    fn refused(&self, text: &str) -> String {
        let path = self.write("refused", text);
        let refused = read(&path, &LogMapping::default(), &mut Kept::default());
        refused.expect_err("it is no log").to_string()
    }
}

const XES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="name"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <trace>
    <string key="concept:name" value="4711"/>
    <float key="amount" value="12.5"/>
    <event>
      <string key="concept:name" value="Order &amp; check"/>
      <date key="time:timestamp" value="2026-01-05T09:00:00.000+01:00"/>
      <string key="org:resource" value="Ann"><string key="nested" value="left"/></string>
    </event>
    <event>
      <string key="concept:name" value="Ship"/>
      <date key="time:timestamp" value="tomorrow"/>
    </event>
    <event><string key="concept:name" value="Bill"/><date key="time:timestamp" value="2026-01-06"/></event>
  </trace>
  <trace><event><string key="concept:name" value="Order"/><date key="time:timestamp" value="2026-01-07T00:00:00Z"/></event></trace>
  <trace/>
</log>
"#;

#[test]
fn xes_is_read_case_by_case_and_a_damaged_event_is_named() {
    let (format, kept) = Folder::new().read("log.xes", XES);
    assert_eq!(format, LogFormat::Xes);
    let told: Vec<(&str, &str, i64)> = kept
        .events
        .iter()
        .map(|event| {
            let case = event.objects[0].as_str();
            (case, event.activity.as_str(), event.at.micros / 1_000_000)
        })
        .collect();
    let expected = [
        ("4711", "Order & check", 1_767_600_000),
        ("4711", "Bill", 1_767_657_600),
        ("#2", "Order", 1_767_744_000),
    ];
    assert_eq!(told, expected);
    let attributes: Vec<(&str, &str)> = kept.events[0]
        .attributes
        .iter()
        .map(|(name, value)| (name.as_ref(), value.as_str()))
        .collect();
    assert_eq!(
        attributes,
        [("org:resource", "Ann"), ("case:amount", "12.5")]
    );
    assert_eq!(kept.warnings.len(), 1);
    assert_eq!(kept.warnings[0].line, Some(14));
    assert_eq!(kept.warnings[0].field, "time:timestamp");
    assert_eq!(kept.warnings[0].value, "tomorrow");
}

#[test]
fn tables_of_events_need_case_activity_and_time() {
    let folder = Folder::new();
    let csv = "Case ID;Activity;Complete Timestamp;Land\n1;Order;05.01.2026 09:00:00;DE\n;Ship;05.01.2026 10:00:00;DE\n1;Ship;soon;DE\n";
    let (format, kept) = folder.read("log.csv", csv);
    assert_eq!(format, LogFormat::Table);
    assert_eq!(kept.events.len(), 1);
    assert_eq!(kept.events[0].line, 2);
    let lines: Vec<Option<u64>> = kept.warnings.iter().map(|warning| warning.line).collect();
    assert_eq!(lines, [Some(3), Some(4)]);
    // As pm4py writes tables.
    let csv = "concept:name,time:timestamp,case:concept:name,case:amount\nOrder,2026-01-05,7,12\n";
    let (_, kept) = folder.read("log.csv", csv);
    assert_eq!(
        (
            kept.events[0].objects[0].as_str(),
            kept.events[0].activity.as_str()
        ),
        ("7", "Order")
    );
    let refused = folder.refused("a,b\n1,2\n");
    assert!(
        refused.contains("has no column that is the case"),
        "{refused}"
    );
    assert!(refused.contains("[columns] case"), "{refused}");
}

#[test]
fn a_mapping_names_columns_formats_and_words() {
    let folder = Folder::new();
    let mapping = LogMapping::parse(
        "[columns]\ncase = \"Beleg\"\nactivity = { from = \"Schritt\", map = { A = \"Auftrag\" } }\n\
         time = { from = \"Wann\", format = \"%m/%d/%Y\" }\n",
    )
    .expect("a mapping");
    let path = folder.write("log.csv", "Wann,Schritt,Beleg\n02/03/2026,A,7\n");
    let mut kept = Kept::default();
    read(&path, &mapping, &mut kept).expect("it is read");
    assert_eq!(kept.events[0].activity, "Auftrag");
    assert_eq!(kept.events[0].at.micros, 1_770_076_800_000_000);
    assert!(kept.events[0].at.day_only);
    for (text, told) in [
        ("[columns]\ncases = \"x\"\n", "columns.cases: is not known"),
        (
            "[columns]\ncase = { from = \"x\", upper = true }\n",
            "`from`, `format` and `map`",
        ),
        ("[columns\n", "line 1"),
    ] {
        let refused = LogMapping::parse(text)
            .and_then(|mapping| read(&path, &mapping, &mut Kept::default()))
            .expect_err(text);
        assert!(refused.to_string().contains(told), "{refused}");
    }
}

fn sample() -> (Vec<TypeOf>, Vec<TypeOf>, Vec<OutObject>, Vec<OutEvent>) {
    let of = |name: &str, attributes: &[(&str, ValueType)]| TypeOf {
        name: name.to_owned(),
        attributes: attributes
            .iter()
            .map(|(name, kind)| ((*name).to_owned(), *kind))
            .collect(),
    };
    let relation = |id: &str, kind: &str, qualifier: &str| Relation {
        id: id.to_owned(),
        kind: kind.to_owned(),
        qualifier: qualifier.to_owned(),
    };
    let named = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let objects = vec![
        OutObject {
            id: "cus_1".to_owned(),
            kind: "customer".to_owned(),
            since: "2026-01-05T09:00:00Z".to_owned(),
            attributes: vec![named("name", "Ä & Ö <GmbH>")],
            relations: Vec::new(),
        },
        OutObject {
            id: "ord_1".to_owned(),
            kind: "order".to_owned(),
            since: "2026-01-05T09:00:00Z".to_owned(),
            attributes: vec![named("name", "first"), named("value", "119.00")],
            relations: vec![relation("cus_1", "customer", "sold_to")],
        },
    ];
    let events = vec![OutEvent {
        id: "evt_1".to_owned(),
        kind: "order_received".to_owned(),
        time: "2026-01-05T09:00:00.123456Z".to_owned(),
        attributes: vec![named("number", "O-1")],
        relations: vec![
            relation("ord_1", "order", "order"),
            relation("cus_1", "customer", "customer"),
        ],
    }];
    let event_types = vec![of("order_received", &[("number", ValueType::String)])];
    let object_types = vec![
        of("customer", &[("name", ValueType::String)]),
        of(
            "order",
            &[("name", ValueType::String), ("value", ValueType::Float)],
        ),
    ];
    (event_types, object_types, objects, events)
}

fn write(log: &mut dyn LogWriter, with_events: bool) {
    let (event_types, object_types, objects, events) = sample();
    log.types(&event_types, &object_types).expect("types");
    for object in &objects {
        log.object(object).expect("an object");
    }
    for event in events.iter().filter(|_| with_events) {
        log.event(event).expect("an event");
    }
    log.finish().expect("the end");
}

#[test]
fn what_is_written_reads_the_same_in_json_and_xml() {
    let (mut json, mut xml) = (Vec::new(), Vec::new());
    write(&mut JsonLog::new(&mut json), true);
    write(&mut XmlLog::new(&mut xml), true);
    let folder = Folder::new();
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let (first, from_json) = folder.read("log.json", &text(json));
    let (second, from_xml) = folder.read("log.xml", &text(xml));
    assert_eq!((first, second), (LogFormat::OcelJson, LogFormat::OcelXml));
    for kept in [&from_json, &from_xml] {
        assert!(kept.warnings.is_empty(), "{:?}", kept.warnings);
        assert_eq!(kept.objects.len(), 2);
        assert_eq!(kept.objects[0].attributes[0].1, "Ä & Ö <GmbH>");
        assert_eq!(kept.objects[1].attributes[1].0.as_ref(), "value");
        assert_eq!(kept.events.len(), 1);
        assert_eq!(kept.events[0].at.micros, 1_767_603_600_123_456);
        assert_eq!(kept.events[0].objects, ["ord_1", "cus_1"]);
        assert_eq!(kept.events[0].attributes[0].0.as_ref(), "number");
    }
    assert_eq!(from_json.objects, from_xml.objects);
}

#[test]
fn a_log_without_events_is_well_formed() {
    let (mut json, mut xml) = (Vec::new(), Vec::new());
    write(&mut JsonLog::new(&mut json), false);
    write(&mut XmlLog::new(&mut xml), false);
    serde_json::from_slice::<serde_json::Value>(&json).expect("JSON");
    let xml = String::from_utf8(xml).expect("UTF-8");
    assert_eq!(Folder::new().read("log.xml", &xml).1.events.len(), 0);
}

#[test]
fn damaged_files_are_refused_with_the_place() {
    let folder = Folder::new();
    let cut = &XES[..XES.len() / 2];
    assert!(
        folder.refused(cut).contains("line"),
        "{}",
        folder.refused(cut)
    );
    assert!(
        folder
            .refused("<html><p/></html>")
            .contains("is no event log")
    );
    assert!(folder.refused("{\"ocel:events\": {}}").contains("OCEL 1.0"));
    assert!(
        folder
            .refused("{\"events\": [{\"id\": 1")
            .contains("line 1")
    );
    let twice = "{\"events\": [{\"id\":\"e\",\"type\":\"\",\"time\":\"2026-01-01T00:00:00Z\"},{\"id\":\"f\",\"type\":\"t\",\"time\":7}], \"objects\": []}";
    let (_, kept) = folder.read("log.json", twice);
    assert!(kept.events.is_empty());
    let fields: Vec<&str> = kept
        .warnings
        .iter()
        .map(|warning| warning.field.as_str())
        .collect();
    assert_eq!(fields, ["event e, type", "event f, time"]);
}

proptest! {
    /// Whatever the bytes: an answer, never a panic.
    #[test]
    fn no_file_makes_it_panic(head in 0..5_usize, tail in prop::collection::vec(any::<u8>(), 0..400)) {
        let heads = ["<log><trace><event>", "<log><objects><object id='", "{\"events\":[{", "case,activity,time\n1,", ""];
        let mut bytes = heads[head].as_bytes().to_vec();
        bytes.extend(tail);
        let _ = detect(&bytes);
        let folder = Folder::new();
        let path = folder.write("any", &bytes);
        let _ = read(&path, &LogMapping::default(), &mut Kept::default());
    }
}
