//! The table: medians, and their ratios to the empty page.

use super::backups::Piece;
use super::heals::Heal;
use super::measure::{Figures, Round, Start};
use super::saves::Save;

/// A page that does not answer for longer feels stuck.
const BLOCKED_MS: f64 = 50.0;

/// What unlocking may take.
const UNLOCK_MS: f64 = 1_200.0;

/// One row: its name, what it is compared with, and how to get both from a round.
struct Row {
    name: &'static str,
    aim: &'static str,
    ours: fn(&Round) -> Option<f64>,
    theirs: fn(&Round) -> Option<f64>,
}

/// Prints the medians of all rounds.
pub fn print(rounds: &[Round]) {
    println!("{:<44}{:>10}{:>12}{:>8}  aim", "median of rounds", "homeward", "compared", "ratio");
    for row in ROWS {
        let (Some(ours), Some(theirs)) = (median(rounds, row.ours), median(rounds, row.theirs)) else {
            continue;
        };
        println!("{:<44}{ours:>10.1}{theirs:>12.1}{:>8.2}  {}", row.name, ours / theirs, row.aim);
    }
    println!(
        "times in ms, memory in MB; CPU slowed 4 times, 1.6 Mbps, 150 ms; compared with the empty page of the same"
    );
    println!(
        "round, or with what the row names; blocked times from the first screen until healed and at rest, with the"
    );
    println!(
        "50 ms they may last; 0 says that no task took that long; for a backup from the tap to its word"
    );
}

const ROWS: &[Row] = &[
    row("cold: first text", "≤ 1.2", |r| first(r.homeward.cold), |r| first(r.empty_page.cold)),
    row("cold: usable", "≤ 2", |r| usable(r.homeward.cold), |r| usable(r.empty_page.cold)),
    row(
        "cold, 10,000 records: usable",
        "≤ 2",
        |r| usable(r.homeward_many.cold),
        |r| usable(r.empty_page.cold),
    ),
    row("second start: first text", "", |r| first(r.homeward.warm), |r| first(r.empty_page.warm)),
    row("second start: usable", "", |r| usable(r.homeward.warm), |r| usable(r.empty_page.warm)),
    row(
        "second start, 10,000 records: usable",
        "≤ 1.15",
        |r| usable(r.homeward_many.warm),
        |r| usable(r.empty_page.warm),
    ),
    row("offline: usable", "", |r| offline(&r.homeward), |r| usable(r.empty_page.warm)),
    row(
        "offline, 10,000 records: usable",
        "≤ 1.15",
        |r| offline(&r.homeward_many),
        |r| usable(r.empty_page.warm),
    ),
    row(
        "10,000 records to none: second start",
        "",
        |r| usable(r.homeward_many.warm),
        |r| usable(r.homeward.warm),
    ),
    row("save to Saved, to a bare strict put", "≤ 3", |r| saved(r.homeward.save), |r| bare(r.homeward.save)),
    row(
        "the same with 10,000 records",
        "≤ 3",
        |r| saved(r.homeward_many.save),
        |r| bare(r.homeward_many.save),
    ),
    row(
        "save to Saved, 10,000 records to none",
        "≤ 1.2",
        |r| saved(r.homeward_many.save),
        |r| saved(r.homeward.save),
    ),
    row(
        "save while the app starts, to one at rest",
        "",
        |r| first_save(r.homeward.save),
        |r| saved(r.homeward.save),
    ),
    row(
        "the same with 10,000 records",
        "",
        |r| first_save(r.homeward_many.save),
        |r| saved(r.homeward_many.save),
    ),
    row(
        "a lock: start up to its screen, to an open start",
        "",
        |r| usable(r.locked.start),
        |r| usable(r.homeward.warm),
    ),
    row("from Unlock to Today", "≤ 1", |r| Some(r.locked.unlock_ms), |_| Some(UNLOCK_MS)),
    row("the same with 10,000 records", "≤ 1", |r| Some(r.locked_many.unlock_ms), |_| Some(UNLOCK_MS)),
    row(
        "locked, 10,000: start and opening, to an open start",
        "≤ 1.5",
        |r| Some(r.locked_many.start.usable_ms + r.locked_many.opened_ms),
        |r| usable(r.homeward_many.warm),
    ),
    row(
        "sealed save to Saved, to an open one",
        "≤ 1.3",
        |r| saved(r.locked.save),
        |r| saved(r.homeward.save),
    ),
    row("10,000 into localStorage: longest task", "≤ 1", |r| task(&r.heals.into_fast), |_| Some(BLOCKED_MS)),
    row("… longest gap between ticks", "≤ 1", |r| gap(&r.heals.into_fast), |_| Some(BLOCKED_MS)),
    row("10,000 into IndexedDB: longest task", "≤ 1", |r| task(&r.heals.into_durable), |_| Some(BLOCKED_MS)),
    row("… longest gap between ticks", "≤ 1", |r| gap(&r.heals.into_durable), |_| Some(BLOCKED_MS)),
    row("nothing to heal: longest task", "", |r| task(&r.heals.nothing), |_| Some(BLOCKED_MS)),
    row("… longest gap between ticks", "", |r| gap(&r.heals.nothing), |_| Some(BLOCKED_MS)),
    row(
        "healed into localStorage, to nothing",
        "",
        |r| healed(&r.heals.into_fast),
        |r| healed(&r.heals.nothing),
    ),
    row(
        "healed into IndexedDB, to nothing",
        "",
        |r| healed(&r.heals.into_durable),
        |r| healed(&r.heals.nothing),
    ),
    row("a backup of 10,000: longest task", "≤ 1", |r| longest(r.backups.made), |_| Some(BLOCKED_MS)),
    row("… longest gap between ticks", "≤ 1", |r| stands_still(r.backups.made), |_| Some(BLOCKED_MS)),
    row("… whole time, to a second start", "", |r| whole(r.backups.made), |r| usable(r.homeward_many.warm)),
    row(
        "… states of its bar, to one a second",
        "≥ 1",
        |r| Some(r.backups.made.steps_shown),
        |r| whole(r.backups.made).map(|whole_ms| whole_ms / 1_000.0),
    ),
    row("trying it: longest task", "≤ 1", |r| longest(r.backups.tried), |_| Some(BLOCKED_MS)),
    row("… longest gap between ticks", "≤ 1", |r| stands_still(r.backups.tried), |_| Some(BLOCKED_MS)),
    row("looking into it: longest task", "≤ 1", |r| longest(r.backups.looked_into), |_| Some(BLOCKED_MS)),
    row("… longest gap between ticks", "≤ 1", |r| stands_still(r.backups.looked_into), |_| Some(BLOCKED_MS)),
    row("adding 10,000 from it: longest task", "≤ 1", |r| longest(r.backups.added), |_| Some(BLOCKED_MS)),
    row("… longest gap between ticks", "≤ 1", |r| stands_still(r.backups.added), |_| Some(BLOCKED_MS)),
    row("… whole time, to a second start", "", |r| whole(r.backups.added), |r| usable(r.homeward_many.warm)),
    row(
        "search 10,000, to its second start",
        "",
        |r| r.homeward_many.search_ms,
        |r| usable(r.homeward_many.warm),
    ),
    row("memory", "", |r| Some(r.homeward.memory_mb), |r| Some(r.empty_page.memory_mb)),
    row("memory, 10,000 records", "", |r| Some(r.homeward_many.memory_mb), |r| Some(r.empty_page.memory_mb)),
];

const fn row(
    name: &'static str,
    aim: &'static str,
    ours: fn(&Round) -> Option<f64>,
    theirs: fn(&Round) -> Option<f64>,
) -> Row {
    Row { name, aim, ours, theirs }
}

fn first(start: Start) -> Option<f64> {
    Some(start.first_text_ms)
}

fn usable(start: Start) -> Option<f64> {
    Some(start.usable_ms)
}

fn offline(figures: &Figures) -> Option<f64> {
    figures.offline.map(|start| start.usable_ms)
}

fn saved(save: Option<Save>) -> Option<f64> {
    save.map(|save| save.saved_ms)
}

fn bare(save: Option<Save>) -> Option<f64> {
    save.map(|save| save.bare_put_ms)
}

fn first_save(save: Option<Save>) -> Option<f64> {
    save.map(|save| save.first_ms)
}

fn task(heal: &Heal) -> Option<f64> {
    Some(heal.longest_task_ms)
}

fn gap(heal: &Heal) -> Option<f64> {
    Some(heal.longest_gap_ms)
}

fn healed(heal: &Heal) -> Option<f64> {
    Some(heal.healed_ms)
}

fn longest(piece: Piece) -> Option<f64> {
    Some(piece.longest_task_ms)
}

fn stands_still(piece: Piece) -> Option<f64> {
    Some(piece.longest_gap_ms)
}

fn whole(piece: Piece) -> Option<f64> {
    Some(piece.whole_ms)
}

/// The middle figure; `None` when a round has none.
fn median(rounds: &[Round], figure: fn(&Round) -> Option<f64>) -> Option<f64> {
    let mut figures: Vec<f64> = rounds.iter().map(figure).collect::<Option<_>>()?;
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied()
}
