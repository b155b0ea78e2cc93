//! A process as a map: steps from top to bottom, arrows as thick as they are frequent.

use std::collections::{BTreeMap, BTreeSet};

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};
use rust_sugiyama::configure::Config;

use super::chart::{Chart, INK, MUTED, draw, font, pixels, shortened};

/// Size of a step.
const STEP: (f64, f64) = (200.0, 50.0);
/// Between steps, and around the map.
const GAP: f64 = 56.0;
const MARGIN: f64 = 24.0;

/// A step.
#[derive(Debug, Clone)]
pub struct MapNode {
    /// Its name.
    pub label: String,
    /// What stands below the name.
    pub note: String,
    /// How much it weighs, of 1: the fuller the colour.
    pub weight: f64,
}

/// An arrow between two steps, by their places.
#[derive(Debug, Clone)]
pub struct MapEdge {
    /// From this step.
    pub from: usize,
    /// To that one.
    pub to: usize,
    /// What stands at the arrow.
    pub label: String,
    /// How much it weighs, of 1: the thicker.
    pub weight: f64,
}

/// Draws a map. Steps are laid out in layers (K. Sugiyama, S. Tagawa, M. Toda, *Methods for Visual
/// Understanding of Hierarchical System Structures*, 1981).
#[must_use]
pub fn process_map(caption: &str, nodes: &[MapNode], edges: &[MapEdge]) -> Chart {
    let places = places(nodes.len(), edges);
    let right = places.values().map(|place| place.0).fold(0.0, f64::max);
    let bottom = places.values().map(|place| place.1).fold(0.0, f64::max);
    let size = (
        right + STEP.0 + 2.0 * MARGIN + 40.0,
        bottom + STEP.1 + 2.0 * MARGIN,
    );
    let size = (
        pixels(size.0).unsigned_abs().max(240),
        pixels(size.1).unsigned_abs().max(80),
    );
    let svg = draw(size, |area| {
        let mut taken: BTreeSet<(i32, i32)> = BTreeSet::new();
        let mut labels = Vec::new();
        for edge in edges.iter().rev() {
            let (Some(from), Some(to)) = (places.get(&edge.from), places.get(&edge.to)) else {
                continue;
            };
            let path = if edge.from == edge.to {
                around(*from)
            } else {
                between(*from, *to)
            };
            let colour = RGBColor(120, 130, 140).mix(0.35 + 0.6 * edge.weight);
            let width = pixels(1.0 + 5.0 * edge.weight).unsigned_abs();
            area.draw(&PathElement::new(path.clone(), colour.stroke_width(width)))?;
            area.draw(&Polygon::new(head(&path), colour.filled()))?;
            labels.push((middle(&path), edge.label.clone()));
        }
        for ((x, y), label) in labels.into_iter().rev() {
            // Labels give way downwards where one stands already.
            let y = (0..6)
                .map(|line| y + line * 15)
                .find(|y| !taken.contains(&(x / 40, y / 15)))
                .unwrap_or(y);
            taken.insert((x / 40, y / 15));
            area.draw(&Text::new(
                label,
                (x + 4, y),
                font(13, &MUTED, HPos::Left, VPos::Center),
            ))?;
        }
        for (at, node) in nodes.iter().enumerate() {
            let Some(place) = places.get(&at) else {
                continue;
            };
            let (left, top) = (pixels(place.0 + MARGIN), pixels(place.1 + MARGIN));
            let corners = [(left, top), (left + pixels(STEP.0), top + pixels(STEP.1))];
            let fill = RGBColor(0, 114, 178).mix(0.08 + 0.42 * node.weight);
            area.draw(&Rectangle::new(corners, WHITE.filled()))?;
            area.draw(&Rectangle::new(corners, fill.filled()))?;
            area.draw(&Rectangle::new(
                corners,
                RGBColor(0, 90, 140).stroke_width(1),
            ))?;
            let middle = left + pixels(STEP.0 / 2.0);
            let name = shortened(&node.label, 26);
            area.draw(&Text::new(
                name,
                (middle, top + 17),
                font(15, &INK, HPos::Center, VPos::Center),
            ))?;
            area.draw(&Text::new(
                node.note.clone(),
                (middle, top + 36),
                font(13, &MUTED, HPos::Center, VPos::Center),
            ))?;
        }
        Ok(())
    });
    let told = edges.iter().take(12).map(|edge| {
        let name = |at: usize| nodes.get(at).map_or("", |node| node.label.as_str());
        format!("{} to {}: {}", name(edge.from), name(edge.to), edge.label)
    });
    Chart {
        svg,
        alt: told.collect::<Vec<_>>().join("; "),
        caption: caption.to_owned(),
    }
}

/// Upper left corners of the steps.
fn places(nodes: usize, edges: &[MapEdge]) -> BTreeMap<usize, (f64, f64)> {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let vertices: Vec<(u32, (f64, f64))> = (0..nodes).map(|at| (number(at), STEP)).collect();
    let pairs: BTreeSet<(u32, u32)> = edges
        .iter()
        .filter(|edge| edge.from != edge.to && edge.from < nodes && edge.to < nodes)
        .map(|edge| (number(edge.from), number(edge.to)))
        .collect();
    // Of two opposite arrows the more frequent one says which step is above.
    let frequent = |pair: &&(u32, u32)| {
        let place = |from: u32, to: u32| {
            edges
                .iter()
                .position(|edge| (number(edge.from), number(edge.to)) == (from, to))
        };
        match (place(pair.0, pair.1), place(pair.1, pair.0)) {
            (Some(here), Some(there)) => here < there,
            _ => true,
        }
    };
    let pairs: Vec<(u32, u32)> = pairs.iter().filter(frequent).copied().collect();
    let config = Config {
        vertex_spacing: GAP,
        ..Config::default()
    };
    let layouts = rust_sugiyama::from_vertices_and_edges(&vertices, &pairs, &config);
    let mut found = BTreeMap::new();
    let mut beside = 0.0;
    for (layout, ..) in layouts {
        let left = layout
            .iter()
            .map(|(_, place)| place.0)
            .fold(f64::INFINITY, f64::min);
        let top = layout
            .iter()
            .map(|(_, place)| place.1)
            .fold(f64::INFINITY, f64::min);
        let mut right: f64 = 0.0;
        for (at, (x, y)) in layout {
            found.insert(at, (x - left + beside, y - top));
            right = right.max(x - left);
        }
        beside += right + STEP.0 + GAP;
    }
    found
}

fn between(from: (f64, f64), to: (f64, f64)) -> Vec<(i32, i32)> {
    let downwards = to.1 >= from.1 + STEP.1;
    // Arrows back leave and arrive at the side, so that they do not hide those that go on.
    let (start, end) = match downwards {
        true => (
            (from.0 + STEP.0 / 2.0, from.1 + STEP.1),
            (to.0 + STEP.0 / 2.0, to.1),
        ),
        false => (
            (from.0 + STEP.0, from.1 + STEP.1 / 2.0),
            (to.0 + STEP.0, to.1 + STEP.1 / 2.0),
        ),
    };
    let bend = match downwards {
        true => (
            (start.0, f64::midpoint(start.1, end.1)),
            (end.0, f64::midpoint(start.1, end.1)),
        ),
        false => (
            (start.0.max(end.0) + 34.0, start.1),
            (start.0.max(end.0) + 34.0, end.1),
        ),
    };
    curve(start, bend.0, bend.1, end)
}

fn around(at: (f64, f64)) -> Vec<(i32, i32)> {
    let right = at.0 + STEP.0;
    curve(
        (right, at.1 + 12.0),
        (right + 34.0, at.1),
        (right + 34.0, at.1 + STEP.1),
        (right, at.1 + STEP.1 - 12.0),
    )
}

/// A cubic Bézier curve as short lines.
fn curve(a: (f64, f64), b: (f64, f64), c: (f64, f64), d: (f64, f64)) -> Vec<(i32, i32)> {
    let place = |t: f64| {
        let u = 1.0 - t;
        let mix = |a: f64, b: f64, c: f64, d: f64| {
            u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
        };
        (
            pixels(mix(a.0, b.0, c.0, d.0) + MARGIN),
            pixels(mix(a.1, b.1, c.1, d.1) + MARGIN),
        )
    };
    (0..=20_u8)
        .map(|step| place(f64::from(step) / 20.0))
        .collect()
}

fn middle(path: &[(i32, i32)]) -> (i32, i32) {
    path.get(path.len() / 2).copied().unwrap_or_default()
}

/// The head of an arrow at the end of a path.
fn head(path: &[(i32, i32)]) -> Vec<(i32, i32)> {
    let [.., before, end] = path else {
        return Vec::new();
    };
    let (dx, dy) = (f64::from(end.0 - before.0), f64::from(end.1 - before.1));
    let length = dx.hypot(dy).max(1.0);
    let (ux, uy) = (dx / length, dy / length);
    let (x, y) = (f64::from(end.0), f64::from(end.1));
    let corner = |side: f64| {
        (
            pixels(x - 9.0 * ux - side * 5.0 * uy),
            pixels(y - 9.0 * uy + side * 5.0 * ux),
        )
    };
    vec![*end, corner(1.0), corner(-1.0)]
}
