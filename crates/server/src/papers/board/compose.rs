//! What stands where in a board pack.

use o2c::insight::{Figure, FlowMove, Kpi, TrendPoint};
use pdf::{Chart, Language, Report, ReportBlock, ReportFigure, ReportTable, Section, format_date};

use super::ahead::Teller;
use super::facts::Facts;
use super::words::{Words, filled, words};
use super::{charts, write};

/// Figures that a board looks at first.
const GLANCE: [Kpi; 8] = [
    Kpi::Dso,
    Kpi::PastDueRate,
    Kpi::PaidOnTimeRate,
    Kpi::Cei,
    Kpi::OrderToCashTime,
    Kpi::Otif,
    Kpi::InvoiceLatency,
    Kpi::StpRate,
];
/// Rows of a table at most.
const ROWS: usize = 8;

struct Pack<'f> {
    facts: &'f Facts,
    words: &'static Words,
    language: Language,
}

pub(super) fn compose(facts: &Facts, language: Language) -> Report {
    let pack = Pack {
        facts,
        words: words(language),
        language,
    };
    let date = |day| format_date(day, language);
    let subtitle = filled(
        pack.words.subtitle,
        &[
            ("from", &date(facts.period.from)),
            ("to", &date(facts.period.to)),
            ("before_from", &date(facts.before.from)),
            ("before_to", &date(facts.before.to)),
        ],
    );
    Report {
        title: format!("{} · {}", pack.words.title, facts.house.name),
        subtitle,
        date: facts.period.to,
        language,
        sections: pack.sections(),
    }
}

impl Pack<'_> {
    fn sections(&self) -> Vec<Section> {
        let teller = Teller {
            words: self.words,
            language: self.language,
            base: self.facts.house.base_currency,
        };
        let mut sections = vec![self.glance(), self.receivables()];
        let ahead = self.facts.ahead.iter();
        sections.extend(ahead.flat_map(|ahead| teller.sections(ahead)));
        sections.extend([self.delivery(), self.process(), self.all()]);
        sections.extend(teller.others(&self.facts.others));
        sections.push(self.method());
        sections
    }

    fn glance(&self) -> Section {
        let pairs = || self.facts.figures.iter();
        let shown = GLANCE.iter().filter_map(|kpi| {
            let (now, before) = pairs().find(|(now, _)| now.kpi == *kpi)?;
            let value = write::figure(now, self.words, self.language);
            let before = before.as_ref();
            let earlier = before.map_or("–".to_owned(), |it| {
                write::figure(it, self.words, self.language)
            });
            let note = filled(self.words.before, &[("value", &earlier)]);
            Some(ReportFigure::new(self.words.kpi(*kpi), value, note))
        });
        let figures: Vec<ReportFigure> = shown.collect();
        let mut section = Section::new(self.words.glance).with(ReportBlock::Figures { figures });
        for (text, wanted) in [
            (self.words.better_list, true),
            (self.words.worse_list, false),
        ] {
            let list: Vec<String> = pairs()
                .filter(|(now, before)| write::is_better(now, before.as_ref()) == Some(wanted))
                .map(|(now, before)| self.changed(now, before.as_ref()))
                .collect();
            if !list.is_empty() {
                section = section.text(filled(text, &[("list", &list.join("; "))]));
            }
        }
        section
    }

    fn changed(&self, now: &Figure, before: Option<&Figure>) -> String {
        let by = write::change(now, before, self.words, self.language);
        format!("{} ({by})", self.words.kpi(now.kpi))
    }

    /// Trends of some KPIs in one picture.
    fn trend(&self, caption: &str, kpis: &[Kpi]) -> Option<Chart> {
        let of: Vec<(Kpi, &[TrendPoint])> = kpis
            .iter()
            .filter_map(|kpi| Some((*kpi, self.facts.trend(*kpi)?)))
            .collect();
        let currency = self.facts.house.base_currency;
        charts::trend(caption, &of, currency, self.words)
    }

    fn receivables(&self) -> Section {
        let words = self.words;
        let aging = self.facts.figure(Kpi::Aging);
        let drawn = [
            self.trend(words.days_trend, &[Kpi::Dso, Kpi::DsoBestPossible]),
            aging.and_then(|of| charts::parts(words.age, of, words, self.language)),
            self.trend(words.paying, &[Kpi::PastDueRate, Kpi::PaidOnTimeRate]),
        ];
        let section = with_charts(Section::new(words.receivables), drawn, words);
        if self.facts.overdue.is_empty() {
            return section;
        }
        let past_due = format!(">{}", words.past_due);
        let balance = format!(">{}", words.balance);
        let mut table = ReportTable::new(words.overdue, &[words.customer, &past_due, &balance]);
        table.rows = self
            .facts
            .overdue
            .iter()
            .map(|row| {
                let late = kernel::Money::sum(row.currency, row.overdue.iter().copied());
                vec![
                    row.customer_name.clone().unwrap_or_default(),
                    late.map_or("–".to_owned(), |sum| write::amount(sum, self.language)),
                    write::amount(row.total, self.language),
                ]
            })
            .collect();
        section.with(ReportBlock::Table(table))
    }

    fn delivery(&self) -> Section {
        let drawn = self.trend(self.words.delivered, &[Kpi::OnTimeDelivery, Kpi::Otif]);
        with_charts(Section::new(self.words.delivery), [drawn], self.words)
    }

    fn process(&self) -> Section {
        let (flow, words) = (&self.facts.flow, self.words);
        if flow.cases == 0 {
            return Section::new(words.process).text(words.nothing);
        }
        let count = |of: usize| write::count(of, self.language);
        let text = filled(
            words.cases,
            &[
                ("cases", &count(flow.cases)),
                ("completed", &count(flow.completed)),
                (
                    "median",
                    &write::median(flow.duration, words, self.language),
                ),
                ("automatic", &write::percent(flow.automation, self.language)),
                ("rework", &count(flow.rework)),
            ],
        );
        let map = charts::map(words.map, flow, words, self.language);
        let section = Section::new(words.process).text(text);
        let section = with_charts(section, [map], words);
        section.with(ReportBlock::Table(self.waits()))
    }

    /// Where most money waits longest.
    fn waits(&self) -> ReportTable {
        let (flow, words) = (&self.facts.flow, self.words);
        let mut moves: Vec<&FlowMove> = flow.moves.iter().collect();
        moves.sort_by(|a, b| b.value_days.total_cmp(&a.value_days));
        let right = [words.often, words.wait, words.value_days].map(|name| format!(">{name}"));
        let mut table =
            ReportTable::new(words.waits, &[words.move_, &right[0], &right[1], &right[2]]);
        table.rows = moves
            .into_iter()
            .take(ROWS)
            .map(|it| {
                vec![
                    format!("{} → {}", words.step(&it.from), words.step(&it.to)),
                    write::count(it.count, self.language),
                    write::median(it.wait, words, self.language),
                    pdf::whole(it.value_days),
                ]
            })
            .collect();
        table
    }

    fn all(&self) -> Section {
        let words = self.words;
        let right =
            [words.now, words.earlier, words.change, words.number].map(|name| format!(">{name}"));
        let [now, earlier, change, number] = &right;
        let mut table = ReportTable::new("", &[words.figure, now, earlier, change, number]);
        table.rows = self
            .facts
            .figures
            .iter()
            .map(|(now, before)| {
                let before = before.as_ref();
                let shown = |of: &Figure| write::figure(of, words, self.language);
                let cases = usize::try_from(now.cases).unwrap_or(usize::MAX);
                vec![
                    words.kpi(now.kpi).to_owned(),
                    shown(now),
                    before.map_or("–".to_owned(), shown),
                    write::change(now, before, words, self.language),
                    write::count(cases, self.language),
                ]
            })
            .collect();
        Section::new(words.all).with(ReportBlock::Table(table))
    }

    fn method(&self) -> Section {
        let house = &self.facts.house;
        let values = [
            ("house", house.name.as_str()),
            ("currency", house.base_currency.code()),
        ];
        Section::new(self.words.method).text(filled(self.words.method_text, &values))
    }
}

/// Adds the pictures there are, or says that nothing happened.
fn with_charts(
    section: Section,
    charts: impl IntoIterator<Item = Option<Chart>>,
    words: &Words,
) -> Section {
    let mut charts = charts.into_iter().flatten().peekable();
    if charts.peek().is_none() {
        return section.text(words.nothing);
    }
    charts.fold(section, |section, chart| {
        section.with(ReportBlock::Chart(chart))
    })
}
