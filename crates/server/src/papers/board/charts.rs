//! The pictures of a board pack.

use kernel::Currency;
use o2c::insight::{Figure, Flow, FlowMove, Kpi, TrendPoint};
use pdf::{Bar, Chart, Language, MapEdge, MapNode, Series, bars, lines, process_map};

use super::facts::is_in;
use super::words::Words;
use super::write;

/// Arrows of the map at most, the most frequent.
const ARROWS: usize = 14;

/// Lines of KPIs over the months; none without a value.
pub(super) fn trend(
    caption: &str,
    of: &[(Kpi, &[TrendPoint])],
    currency: Currency,
    words: &Words,
) -> Option<Chart> {
    let (_, first) = of.first()?;
    let labels: Vec<String> = first
        .iter()
        .map(|point| point.to.format("%m/%y").to_string())
        .collect();
    let line = |(kpi, points): &(Kpi, &[TrendPoint])| Series {
        label: words.kpi(*kpi).to_owned(),
        values: points.iter().map(|point| value(point, currency)).collect(),
    };
    let drawn: Vec<Series> = of.iter().map(line).collect();
    let some = drawn
        .iter()
        .flat_map(|line| &line.values)
        .any(Option::is_some);
    some.then(|| lines(caption, &labels, &drawn))
}

fn value(point: &TrendPoint, currency: Currency) -> Option<f64> {
    let mut figures = point.figures.iter();
    let figure = figures.find(|figure| is_in(figure, currency))?;
    figure.value?.to_string().parse().ok()
}

/// A bar for each part that is an amount.
pub(super) fn parts(caption: &str, of: &Figure, words: &Words, to: Language) -> Option<Chart> {
    let drawn: Vec<Bar> = of
        .parts
        .iter()
        .filter_map(|part| {
            let money = part.money?;
            let value: f64 = part.value?.to_string().parse().ok()?;
            Some(Bar {
                label: words.part(&part.name),
                value: value.max(0.0),
                text: write::amount(money, to),
            })
        })
        .collect();
    (!drawn.is_empty()).then(|| bars(caption, &drawn))
}

/// The map of a process; none without moves.
pub(super) fn map(caption: &str, flow: &Flow, words: &Words, to: Language) -> Option<Chart> {
    let moves: Vec<&FlowMove> = flow.moves.iter().take(ARROWS).collect();
    let most = moves.iter().map(|passage| passage.count).max()?;
    let touched = |step: &str| moves.iter().any(|it| it.from == step || it.to == step);
    let steps: Vec<_> = flow.steps.iter().filter(|it| touched(&it.step)).collect();
    let busiest = steps.iter().map(|step| step.events).max().unwrap_or(1);
    let nodes: Vec<MapNode> = steps
        .iter()
        .map(|step| MapNode {
            label: words.step(&step.step),
            note: write::count(step.events, to),
            weight: part_of(step.events, busiest),
        })
        .collect();
    let place = |name: &str| steps.iter().position(|step| step.step == name);
    let edges: Vec<MapEdge> = moves
        .iter()
        .filter_map(|passage| {
            let often = write::count(passage.count, to);
            Some(MapEdge {
                from: place(&passage.from)?,
                to: place(&passage.to)?,
                label: format!("{often} · {}", write::median(passage.wait, words, to)),
                weight: part_of(passage.count, most),
            })
        })
        .collect();
    Some(process_map(caption, &nodes, &edges))
}

#[expect(clippy::cast_precision_loss)]
fn part_of(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
