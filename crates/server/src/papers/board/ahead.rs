//! What a board pack tells of today and of what is to come: the forecast, targets, what is out of the
//! ordinary, and what is in other currencies.

use kernel::dates::add_days;
use kernel::{Currency, Date, EntityId};
use o2c::PageRequest;
use o2c::insight::forecast::{self, ForecastLine, ForecastSpan, OutlookFilter};
use o2c::insight::{
    Anomaly, AnomalyFilter, AnomalyState, Figure, Measure, Period, Ratio, Scope, TargetView,
    anomalies, targets,
};
use pdf::{
    Chart, Language, ReportBlock, ReportTable, Section, Series, format_date, format_money, lines,
};
use store::Tx;

use super::words::{Words, filled};
use super::write;

/// A pack of a period that ended longer ago tells of that period alone.
const FRESH_DAYS: i64 = 92;
/// Rows of a table at most.
const ROWS: u32 = 10;

/// What stands today.
pub(super) struct Ahead {
    pub today: Date,
    /// By currency; empty without a forecast.
    pub lines: Vec<ForecastLine>,
    pub targets: Vec<TargetView>,
    pub anomalies: Vec<Anomaly>,
}

/// What stands today; `None` when the period is long over.
pub(super) fn gather(
    tx: &mut Tx,
    scope: &Scope,
    entity: EntityId,
    period: Period,
    today: Date,
) -> o2c::Result<Option<Ahead>> {
    if period.to < add_days(today, -FRESH_DAYS) {
        return Ok(None);
    }
    let open = AnomalyFilter {
        state: Some(AnomalyState::Open),
    };
    Ok(Some(Ahead {
        today,
        lines: forecast::outlook(tx, entity, &OutlookFilter::default())?.lines,
        targets: targets(tx, scope, false)?,
        anomalies: anomalies(tx, entity, &open, &PageRequest::first(ROWS))?.items,
    }))
}

/// How the sections are written.
pub(super) struct Teller {
    pub words: &'static Words,
    pub language: Language,
    pub base: Currency,
}

impl Teller {
    fn say(&self, id: &'static str) -> &'static str {
        self.words.ahead(id)
    }

    fn day(&self, day: Date) -> String {
        format_date(day, self.language)
    }

    /// The sections, without those that have nothing to tell.
    pub fn sections(&self, ahead: &Ahead) -> Vec<Section> {
        let all = [
            self.forecast(ahead),
            self.targets(ahead),
            self.anomalies(ahead),
        ];
        all.into_iter().flatten().collect()
    }

    fn forecast(&self, ahead: &Ahead) -> Option<Section> {
        let mut lines: Vec<&ForecastLine> = ahead.lines.iter().collect();
        // The base currency first; amounts of currencies are never added up.
        lines.sort_by_key(|line| (line.currency != self.base, line.currency));
        let mut section = Section::new(self.say("forecast")).text(filled(
            self.say("forecast_text"),
            &[("day", &self.day(ahead.today))],
        ));
        let first = lines.first()?;
        if let Some(chart) = self.weeks(first) {
            section = section.with(ReportBlock::Chart(chart));
        }
        let names = ["expected", "interval", "on_due_date", "orders"];
        let right = names.map(|name| format!(">{}", self.say(name)));
        let [expected, interval, due, orders] = &right;
        for line in lines {
            let caption = filled(
                self.say("open"),
                &[("value", &format_money(line.open, self.language))],
            );
            let columns = [self.say("week"), expected, interval, due, orders];
            let mut table = ReportTable::new(caption, &columns);
            table.rows = line.spans.iter().map(|span| self.span(span)).collect();
            section = section.with(ReportBlock::Table(table));
        }
        Some(section)
    }

    fn span(&self, span: &ForecastSpan) -> Vec<String> {
        let amount = |money| format_money(money, self.language);
        let within = span.intervals.iter().find(|it| it.percent == 80);
        vec![
            match span.until {
                Some(_) => self.day(span.from),
                None => self.say("later").to_owned(),
            },
            amount(span.expected),
            within.map_or("–".to_owned(), |it| {
                format!("{} – {}", amount(it.low), amount(it.high))
            }),
            amount(span.on_due_date),
            amount(span.orders),
        ]
    }

    fn weeks(&self, line: &ForecastLine) -> Option<Chart> {
        let weeks: Vec<&ForecastSpan> = line.spans.iter().filter(|it| it.until.is_some()).collect();
        let labels: Vec<String> = weeks
            .iter()
            .map(|span| span.from.format("%d/%m").to_string())
            .collect();
        let of = |label: &'static str, take: &dyn Fn(&ForecastSpan) -> Option<f64>| Series {
            label: self.say(label).to_owned(),
            values: weeks.iter().map(|span| take(span)).collect(),
        };
        let major = |money: kernel::Money| money.to_decimal_string().parse().ok();
        let within = |span: &ForecastSpan| {
            let found = span.intervals.iter().find(|it| it.percent == 80)?;
            Some((found.low, found.high))
        };
        let drawn = [
            of("expected", &|span| major(span.expected)),
            of("low", &|span| major(within(span)?.0)),
            of("high", &|span| major(within(span)?.1)),
        ];
        let caption = filled(self.say("weeks"), &[("currency", line.currency.code())]);
        (!weeks.is_empty()).then(|| lines(&caption, &labels, &drawn))
    }

    fn targets(&self, ahead: &Ahead) -> Option<Section> {
        if ahead.targets.is_empty() {
            return None;
        }
        let names = ["target", "latest", "at_stake"].map(|name| format!(">{}", self.say(name)));
        let [target, latest, stake] = &names;
        let heads = [
            self.words.figure,
            target,
            latest,
            self.say("due"),
            self.say("owner"),
            self.say("standing"),
            stake,
        ];
        let mut table = ReportTable::new("", &heads);
        let rows = ahead.targets.iter().map(|view| {
            let target = &view.target;
            let value = |of: Option<Ratio>| self.value(of, view.unit, Some(target.currency));
            vec![
                self.words.kpi(target.kpi).to_owned(),
                value(ratio(target.target)),
                value(view.latest),
                self.day(target.due_on),
                target.owner_name.clone(),
                self.say(view.standing.as_str()).to_owned(),
                view.at_stake
                    .map_or("–".to_owned(), |it| format_money(it, self.language)),
            ]
        });
        table.rows = rows.collect();
        let section = Section::new(self.say("targets"));
        Some(section.with(ReportBlock::Table(table)))
    }

    fn anomalies(&self, ahead: &Ahead) -> Option<Section> {
        if ahead.anomalies.is_empty() {
            return None;
        }
        let value = format!(">{}", self.say("value"));
        let usual = format!(">{}", self.say("usual"));
        let heads = [
            self.words.figure,
            self.say("since"),
            &value,
            &usual,
            self.say("explained"),
        ];
        let mut table = ReportTable::new("", &heads);
        table.rows = ahead.anomalies.iter().map(|it| self.anomaly(it)).collect();
        let section = Section::new(self.say("anomalies")).text(self.say("anomalies_text"));
        Some(section.with(ReportBlock::Table(table)))
    }

    fn anomaly(&self, found: &Anomaly) -> Vec<String> {
        let value = |of: Option<Ratio>| self.value(of, found.unit, found.currency);
        let name = self.words.kpi(found.kpi);
        vec![
            match &found.part {
                Some(step) => format!("{name}: {}", self.words.step(step)),
                None => name.to_owned(),
            },
            self.day(found.first_on),
            value(found.value),
            format!("{} – {}", value(found.low), value(found.high)),
            found.explained.as_ref().map_or("–".to_owned(), |part| {
                let none = self.say("no_segment");
                let name = part.name.as_deref().unwrap_or(none);
                format!("{name} ({}\u{a0}%)", part.percent)
            }),
        ]
    }

    /// A value in its unit; a dash where there is none.
    fn value(&self, of: Option<Ratio>, unit: &str, currency: Option<Currency>) -> String {
        let Some(of) = of else {
            return "–".to_owned();
        };
        let unit = match (unit, &currency) {
            ("amount", Some(currency)) => currency.code(),
            (unit, _) => self.words.unit(unit),
        };
        format!("{}\u{a0}{unit}", write::one_decimal(of, self.language))
    }

    /// Amounts in currencies other than the base currency, which are never added to it.
    pub fn others(&self, figures: &[(Figure, Option<Figure>)]) -> Option<Section> {
        if figures.is_empty() {
            return None;
        }
        let words = self.words;
        let right = [words.now, words.earlier, words.change].map(|name| format!(">{name}"));
        let [now, earlier, change] = &right;
        let heads = [words.figure, self.say("currency"), now, earlier, change];
        let mut table = ReportTable::new("", &heads);
        let rows = figures.iter().map(|(now, before)| {
            let before = before.as_ref();
            let shown = |of: &Figure| write::figure(of, words, self.language);
            vec![
                words.kpi(now.kpi).to_owned(),
                now.currency
                    .map_or(String::new(), |it| it.code().to_owned()),
                shown(now),
                before.map_or("–".to_owned(), shown),
                write::change(now, before, words, self.language),
            ]
        });
        table.rows = rows.collect();
        let section = Section::new(self.say("others"));
        Some(section.with(ReportBlock::Table(table)))
    }
}

fn ratio(of: Measure) -> Option<Ratio> {
    Ratio::of(of.micro().into(), 1_000_000)
}
