//! The mood line as a drawing, with the same in words below it.

use leptos::prelude::*;

use crate::domain::check_in::Mood;
use crate::domain::mood_line::{MoodLine, MoodPoint};
use crate::ui::components::views::Views;
use crate::ui::platform::dates;

/// Edges of the plot inside the drawing, in its own units.
const LEFT: f64 = 66.0;
const RIGHT: f64 = 312.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 110.0;

/// More days than this in a row without a check-in leave a gap: nobody knows how it was between.
const BRIDGED_DAYS: i64 = 7;

/// More points than this are drawn without dots.
const MAX_DOTS: usize = 45;

/// A mood line with its words.
#[component]
pub fn MoodChart(
    /// What it shows.
    line: MoodLine,
) -> impl IntoView {
    let marks = line.marks.iter().map(|mark| {
        let x = units(across(mark.x));
        view! { <line class="chart-mark" x1=x.clone() x2=x y1=units(TOP) y2=units(BOTTOM) /> }
    });
    let shown_dots = if line.points.len() > MAX_DOTS { &[][..] } else { &line.points[..] };
    let dots = shown_dots.iter().map(|point| {
        view! { <circle class="chart-dot" cx=units(across(point.x)) cy=units(up(point.y)) r="3" /> }
    });
    let has_marks = !line.marks.is_empty();
    view! {
        <div class="mood-chart stack">
            <svg class="chart" viewBox="0 0 320 132" role="img" aria-label=format!("Mood line. {}", line.words)>
                {[Mood::VeryLow, Mood::Okay, Mood::VeryGood].map(level).views()}
                {marks.views()}
                <path class="chart-line" d=path(&line.points) />
                {dots.views()}
                <text x=units(LEFT) y="128">{dates::short_day(line.window.first())}</text>
                <text x=units(RIGHT) y="128" text-anchor="end">{dates::short_day(line.window.last())}</text>
            </svg>
            <p class="muted">{line.words.clone()} {if has_marks { " Dashed lines are sessions." } else { "" }}</p>
        </div>
    }
}

fn level(mood: Mood) -> impl IntoView {
    let y = up(f64::from(mood.step() - 1) / 4.0);
    view! {
        <line class="chart-axis" x1=units(LEFT) x2=units(RIGHT) y1=units(y) y2=units(y) />
        <text x=units(LEFT - 6.0) y=units(y + 4.0) text-anchor="end">{mood.name()}</text>
    }
}

fn path(points: &[MoodPoint]) -> String {
    let mut path = String::new();
    let mut last_day: Option<chrono::NaiveDate> = None;
    for point in points {
        let near = last_day.is_some_and(|last| (point.day - last).num_days() <= BRIDGED_DAYS);
        path.push(if near { 'L' } else { 'M' });
        path.push_str(&units(across(point.x)));
        path.push(' ');
        path.push_str(&units(up(point.y)));
        last_day = Some(point.day);
    }
    path
}

fn across(x: f64) -> f64 {
    LEFT + x * (RIGHT - LEFT)
}

fn up(y: f64) -> f64 {
    BOTTOM - y * (BOTTOM - TOP)
}

/// Tenths of a unit, written by hand: the library's own writing of fractions would add to every first load.
fn units(value: f64) -> String {
    let tenths = (value * 10.0) as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}
