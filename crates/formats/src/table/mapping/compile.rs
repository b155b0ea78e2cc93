//! Checking a mapping against schema and columns.

use std::collections::BTreeMap;

use chrono::format::{Item, StrftimeItems};
use rust_decimal::Decimal;

use super::convert::{Format, Part, Rule, Source, from_text};
use super::plan::Plan;
use super::schema::{FieldSpec, FieldType};
use super::{ColumnRule, Grouping, Mapping, MappingError, one_character};
use crate::number::NumberStyle;
use crate::text::{compact, did_you_mean};

/// Checks everything and binds columns to fields.
pub(super) fn compile(
    mapping: Option<&Mapping>,
    columns: &[String],
    fields: &'static [FieldSpec],
) -> Result<Plan, Vec<MappingError>> {
    let none = Mapping::default();
    let mut compiler = Compiler {
        mapping: mapping.unwrap_or(&none),
        columns,
        fields,
        numbers: NumberStyle::PLAIN,
        errors: Vec::new(),
    };
    compiler.check_names();
    compiler.numbers = compiler.number_style();
    let by_name = compiler.mapping.columns.is_empty();
    let rules: Vec<Rule> = fields
        .iter()
        .map(|field| match compiler.mapping.columns.get(field.name) {
            Some(rule) => compiler.rule(field, rule),
            None => compiler.rule(field, &compiler.implied_rule(field, by_name)),
        })
        .collect();
    for (field, rule) in fields.iter().zip(&rules) {
        compiler.check_default(field, rule);
    }
    let key = compiler.key();
    let amounts = compiler.amounts();
    let unused = compiler.unused(&rules);
    match compiler.errors.is_empty() {
        true => Ok(Plan {
            fields,
            rules,
            key,
            amounts,
            grouping: mapping.map_or(Grouping::default(), |mapping| mapping.grouping),
            columns: columns.to_vec(),
            unused,
        }),
        false => Err(compiler.errors),
    }
}

struct Compiler<'a> {
    mapping: &'a Mapping,
    columns: &'a [String],
    fields: &'static [FieldSpec],
    numbers: NumberStyle,
    errors: Vec<MappingError>,
}

impl<'a> Compiler<'a> {
    fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.fields.iter().map(|field| field.name)
    }

    /// Every name on the left must be a field.
    fn check_names(&mut self) {
        let sections = [
            ("columns", self.mapping.columns.keys().collect::<Vec<_>>()),
            ("defaults", self.mapping.defaults.keys().collect()),
            ("group_by", self.mapping.group_by.iter().collect()),
        ];
        for (section, names) in sections {
            let unknown =
                |name: &&String| self.fields.iter().all(|field| field.name != name.as_str());
            let names: Vec<&String> = names.into_iter().filter(unknown).collect();
            for name in names {
                let remedy = match did_you_mean(name, self.names()) {
                    Some(known) => format!("did you mean {known:?}?"),
                    None => format!(
                        "known fields: {}",
                        self.names().collect::<Vec<_>>().join(", ")
                    ),
                };
                let error = MappingError::new(section, name, "is no field");
                self.errors.push(error.remedy(remedy));
            }
        }
    }

    fn number_style(&mut self) -> NumberStyle {
        let options = &self.mapping.options;
        let decimal = one_character("options.decimal", options.decimal.as_deref());
        let thousands = one_character("options.thousands", options.thousands.as_deref());
        match (decimal, thousands) {
            (Ok(decimal), Ok(thousands)) => {
                let style = NumberStyle {
                    decimal: decimal.unwrap_or('.'),
                    thousands,
                };
                if Some(style.decimal) == thousands {
                    let problem = "is also the decimal separator";
                    let text = style.decimal.to_string();
                    self.errors
                        .push(MappingError::new("options.thousands", &text, problem));
                }
                style
            }
            (decimal, thousands) => {
                self.errors.extend(decimal.err());
                self.errors.extend(thousands.err());
                NumberStyle::PLAIN
            }
        }
    }

    /// The rule of a field that the mapping does not name: its own column, or only its default.
    fn implied_rule(&self, field: &FieldSpec, by_name: bool) -> ColumnRule {
        let same =
            |column: &&String| *column == field.name || compact(column) == compact(field.name);
        let from = self.columns.iter().find(|column| *column == field.name);
        let from = from
            .or_else(|| self.columns.iter().find(same))
            .filter(|_| by_name);
        ColumnRule {
            from: from.cloned(),
            ..ColumnRule::default()
        }
    }

    fn rule(&mut self, field: &FieldSpec, rule: &ColumnRule) -> Rule {
        let place = |part: &str| format!("columns.{}.{part}", field.name);
        let source = match (&rule.from, &rule.template) {
            (Some(from), None) => self
                .column(&place("from"), from)
                .map_or(Source::None, Source::Column),
            (None, Some(template)) => self.template(&place("template"), template),
            (Some(from), Some(_)) => {
                let error = MappingError::new(place("from"), from, "stands beside a template");
                self.errors.push(error.remedy("name one of both"));
                Source::None
            }
            (None, None) => Source::None,
        };
        let factor = rule.unit_factor.as_deref().map(|text| {
            Decimal::from_str_exact(text).unwrap_or_else(|error| {
                let problem = format!("is no number: {error}");
                self.errors
                    .push(MappingError::new(place("unit_factor"), text, problem));
                Decimal::ONE
            })
        });
        let factor = match (factor, rule.negate) {
            (factor, true) => Some(-factor.unwrap_or(Decimal::ONE)),
            (factor, false) => factor,
        };
        if factor.is_some() && !takes_factor(field.kind) {
            let error = MappingError::new(place("unit_factor"), "", "the field is no number");
            self.errors.push(error);
        }
        let default = self.mapping.defaults.get(field.name);
        Rule {
            source,
            format: self.format(field, rule),
            empty: rule.empty.as_ref().or(default).cloned(),
            map: rule.map.clone(),
            trim: rule.trim.unwrap_or(true),
            upper: rule.upper,
            lower: rule.lower,
            max: rule.max,
            factor,
            numbers: self.numbers,
        }
    }

    fn format(&mut self, field: &FieldSpec, rule: &ColumnRule) -> Option<Format> {
        let is_time = matches!(field.kind, FieldType::Date | FieldType::Instant);
        let place = format!("columns.{}.format", field.name);
        let (place, format) = match (&rule.format, &self.mapping.options.date_format) {
            (Some(format), _) => (place, format.as_str()),
            (None, Some(format)) if is_time => ("options.date_format".to_owned(), format.as_str()),
            _ => return None,
        };
        if is_time {
            if StrftimeItems::new(format).any(|item| matches!(item, Item::Error)) {
                let error = MappingError::new(place, format, "is no date format");
                self.errors
                    .push(error.remedy("write it like %Y-%m-%d %H:%M:%S"));
            }
            return Some(Format::Time(format.to_owned()));
        }
        if format != "integer" {
            let error = MappingError::new(place, format, "is no format of this field");
            self.errors
                .push(error.remedy("\"integer\" is, for numbers that are no quantities"));
        }
        Some(Format::Integer)
    }

    /// The index of a column, which must stand once in the file.
    fn column(&mut self, place: &str, name: &str) -> Option<usize> {
        let mut found = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| *column == name);
        let first = found.next().map(|(at, _)| at);
        if found.next().is_some() {
            let error = MappingError::new(place, name, "stands more than once in the file");
            self.errors.push(error.remedy("rename one of the columns"));
        }
        if first.is_none() {
            let known = || self.columns.iter().map(String::as_str);
            let remedy = match did_you_mean(name, known()) {
                Some(column) => format!("did you mean {column:?}?"),
                None => format!("the file has {}", known().collect::<Vec<_>>().join(", ")),
            };
            let error = MappingError::new(place, name, "is no column of the file");
            self.errors.push(error.remedy(remedy));
        }
        first
    }

    /// `{Country}/{CustomerID}` in pieces; `{{` and `}}` are braces themselves.
    fn template(&mut self, place: &str, template: &str) -> Source {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = template;
        while let Some(at) = rest.find(['{', '}']) {
            literal.push_str(&rest[..at]);
            let (brace, after) = (&rest[at..at + 1], &rest[at + 1..]);
            if let Some(doubled) = after.strip_prefix(brace) {
                literal.push_str(brace);
                rest = doubled;
            } else if let Some((name, after)) = after.split_once('}').filter(|_| brace == "{") {
                if !literal.is_empty() {
                    parts.push(Part::Literal(std::mem::take(&mut literal)));
                }
                parts.extend(self.column(place, name).map(Part::Column));
                rest = after;
            } else {
                let error = MappingError::new(place, template, "has a single brace");
                self.errors.push(error.remedy("write {{ or }} for a brace"));
                return Source::None;
            }
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            parts.push(Part::Literal(literal));
        }
        Source::Template(parts)
    }

    /// A default must convert, and a required field must have a source or a default.
    fn check_default(&mut self, field: &FieldSpec, rule: &Rule) {
        match &rule.empty {
            // Amounts are checked row by row, for their currency is known only there.
            Some(_) if matches!(field.kind, FieldType::Money { .. }) => {}
            Some(text) => {
                if let Err(failure) = from_text(rule, field.kind, None, "") {
                    let place = format!("defaults.{}", field.name);
                    let error = MappingError::new(place, text, failure.problem);
                    self.errors.push(error.remedy(failure.remedy));
                }
            }
            None if field.required && matches!(rule.source, Source::None) => {
                let place = format!("columns.{}", field.name);
                // A source that could not be resolved has been told already.
                if self
                    .errors
                    .iter()
                    .any(|error| error.place.starts_with(&place))
                {
                    return;
                }
                let error = MappingError::new(place, "", "is required and has no column");
                let example = format!("map it: {} = \"column of the file\"", field.name);
                self.errors.push(error.remedy(example));
            }
            None => {}
        }
    }

    fn key(&mut self) -> Vec<usize> {
        let mut key = Vec::new();
        for name in &self.mapping.group_by {
            let Some(at) = self.names().position(|field| field == name) else {
                continue;
            };
            if matches!(self.fields[at].kind, FieldType::Money { .. }) {
                let error = MappingError::new("group_by", name, "an amount cannot group rows");
                self.errors.push(error);
            }
            key.push(at);
        }
        key
    }

    fn amounts(&mut self) -> Vec<(usize, usize)> {
        let mut amounts = Vec::new();
        for (place, field) in self.fields.iter().enumerate() {
            let FieldType::Money { currency } = field.kind else {
                continue;
            };
            match self.names().position(|name| name == currency) {
                Some(at) => amounts.push((place, at)),
                None => self.errors.push(MappingError::new(
                    field.name,
                    currency,
                    "the schema has no such field for the amount's currency",
                )),
            }
        }
        amounts
    }

    fn unused(&self, rules: &[Rule]) -> Vec<String> {
        let mut used: BTreeMap<usize, ()> = BTreeMap::new();
        for rule in rules {
            match &rule.source {
                Source::None => {}
                Source::Column(at) => drop(used.insert(*at, ())),
                Source::Template(parts) => {
                    used.extend(parts.iter().filter_map(|part| match part {
                        Part::Column(at) => Some((*at, ())),
                        Part::Literal(_) => None,
                    }))
                }
            }
        }
        let unused = self
            .columns
            .iter()
            .enumerate()
            .filter(|(at, _)| !used.contains_key(at));
        unused.map(|(_, name)| name.clone()).collect()
    }
}

fn takes_factor(kind: FieldType) -> bool {
    matches!(
        kind,
        FieldType::Quantity
            | FieldType::UnitPrice
            | FieldType::Money { .. }
            | FieldType::Percent
            | FieldType::Int
    )
}
