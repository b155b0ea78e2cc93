//! Charts as SVG, in the colours of the desk.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use serde::Serialize;

/// Width of a chart in its own units.
const WIDTH: u32 = 760;
/// Of a bar with its gap.
const BAR: i32 = 24;
const FONT: &str = "Noto Sans";
pub(super) const INK: RGBColor = RGBColor(33, 37, 41);
pub(super) const MUTED: RGBColor = RGBColor(95, 99, 104);
const GRID: RGBColor = RGBColor(222, 226, 230);
/// Told apart by people who do not see red and green apart (M. Okabe and K. Ito, 2008).
const COLOURS: [RGBColor; 4] = [
    RGBColor(0, 114, 178),
    RGBColor(230, 159, 0),
    RGBColor(0, 158, 115),
    RGBColor(204, 121, 167),
];

/// A chart.
#[derive(Debug, Clone, Serialize)]
pub struct Chart {
    /// The picture.
    #[serde(skip)]
    pub svg: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// What stands below it.
    pub caption: String,
}

/// A bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// How long it is, from 0.
    pub value: f64,
    /// What is written behind it.
    pub text: String,
}

/// A line.
#[derive(Debug, Clone)]
pub struct Series {
    /// What it stands for.
    pub label: String,
    /// Its points, one for each label of the axis; none where there is no value.
    pub values: Vec<Option<f64>>,
}

type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

/// Draws on a sheet of this size; what cannot be drawn in memory never is.
pub(super) fn draw(
    size: (u32, u32),
    paint: impl FnOnce(&DrawingArea<SVGBackend<'_>, Shift>) -> Drawn,
) -> String {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        let painted = paint(&area).and_then(|()| area.present());
        debug_assert!(
            painted.is_ok(),
            "a sheet in memory refuses nothing: {painted:?}"
        );
    }
    svg
}

pub(super) fn font(size: i32, colour: &RGBColor, h: HPos, v: VPos) -> TextStyle<'static> {
    (FONT, size).into_font().color(colour).pos(Pos::new(h, v))
}

/// Bars from left to right, one below the other.
#[must_use]
pub fn bars(caption: &str, bars: &[Bar]) -> Chart {
    let height = u32::try_from(bars.len()).unwrap_or(0) * BAR.unsigned_abs() + 8;
    let most = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let (left, right) = (300, i32::try_from(WIDTH).unwrap_or(0) - 110);
    let svg = draw((WIDTH, height), |area| {
        for (at, bar) in (0..).zip(bars) {
            let (top, middle) = (4 + at * BAR, 4 + at * BAR + BAR / 2);
            let share = if most > 0.0 { bar.value / most } else { 0.0 };
            let end = left + pixels(share * f64::from(right - left)).max(1);
            area.draw(&Rectangle::new(
                [(left, top + 3), (end, top + BAR - 3)],
                COLOURS[0].filled(),
            ))?;
            let label = shortened(&bar.label, 44);
            area.draw(&Text::new(
                label,
                (left - 8, middle),
                font(13, &INK, HPos::Right, VPos::Center),
            ))?;
            area.draw(&Text::new(
                bar.text.clone(),
                (end + 6, middle),
                font(13, &MUTED, HPos::Left, VPos::Center),
            ))?;
        }
        Ok(())
    });
    let told = bars
        .iter()
        .map(|bar| format!("{}: {}", bar.label, bar.text));
    Chart {
        svg,
        alt: told.collect::<Vec<_>>().join("; "),
        caption: caption.to_owned(),
    }
}

/// Which line is which.
fn key(area: &DrawingArea<SVGBackend<'_>, Shift>, series: &[Series]) -> Drawn {
    let mut x = 72;
    for (line, colour) in series.iter().zip(COLOURS.iter().cycle()) {
        let stroke = [(x, 14), (x + 18, 14)];
        area.draw(&PathElement::new(stroke, colour.stroke_width(2)))?;
        let style = font(12, &INK, HPos::Left, VPos::Center);
        area.draw(&Text::new(line.label.clone(), (x + 24, 14), style))?;
        let letters = i32::try_from(line.label.chars().count()).unwrap_or(0);
        x += 48 + 7 * letters;
    }
    Ok(())
}

/// Lines over labels from left to right.
#[must_use]
pub fn lines(caption: &str, labels: &[String], series: &[Series]) -> Chart {
    let values = || {
        series
            .iter()
            .flat_map(|line| line.values.iter().flatten().copied())
    };
    let most = values().fold(1.0_f64, f64::max) * 1.08;
    let least = values().fold(0.0_f64, f64::min);
    let last = labels.len().saturating_sub(1).max(1);
    let svg = draw((WIDTH, 280), |area| {
        // The key stands above: within the plot it would hide lines.
        let (above, plot) = area.split_vertically(24);
        key(&above, series)?;
        let mut chart = ChartBuilder::on(&plot)
            .margin(8)
            .margin_right(30)
            .x_label_area_size(28)
            .y_label_area_size(64)
            .build_cartesian_2d(0..last, least..most)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(GRID)
            .axis_style(GRID)
            .x_labels(labels.len().min(13))
            .y_labels(6)
            .x_label_formatter(&|at| labels.get(*at).cloned().unwrap_or_default())
            .y_label_formatter(&|value| grouped(*value))
            .label_style(font(12, &MUTED, HPos::Center, VPos::Center))
            .draw()?;
        for (line, colour) in series.iter().zip(COLOURS.iter().cycle()) {
            let points = line
                .values
                .iter()
                .enumerate()
                .filter_map(|(at, value)| Some((at, (*value)?)));
            chart.draw_series(LineSeries::new(points, colour.stroke_width(2)))?;
        }
        Ok(())
    });
    let told = series.iter().map(|line| {
        let last = line.values.iter().rev().flatten().next();
        format!(
            "{}: {} at the end",
            line.label,
            last.map_or("–".to_owned(), |value| grouped(*value))
        )
    });
    Chart {
        svg,
        alt: told.collect::<Vec<_>>().join("; "),
        caption: caption.to_owned(),
    }
}

/// As [`whole`]; with one decimal below ten.
fn grouped(value: f64) -> String {
    if value.abs() < 10.0 && value.fract() != 0.0 {
        return format!("{value:.1}");
    }
    whole(value)
}

/// A whole number with its thousands apart.
#[must_use]
pub fn whole(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    if value <= -0.5 {
        format!("−{text}")
    } else {
        text
    }
}

/// A place on the sheet; pictures are far smaller than what 32 bits hold.
#[expect(clippy::cast_possible_truncation)]
pub(super) fn pixels(place: f64) -> i32 {
    place.round() as i32
}

/// At most so many characters.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}
