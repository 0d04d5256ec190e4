//! `cargo xtask bench`: how fast the app is, as ratios to an empty Leptos page of the same toolchain in the same run.
//!
//! A figure in milliseconds says as much about the machine as about the app. So each round measures the empty page
//! and the app one after the other, in a fresh browser profile, and the table shows the median of the ratios' parts.

mod backups;
pub mod browser;
mod heals;
mod locked;
mod measure;
pub mod pages;
mod report;
mod saves;
mod seed;
pub mod watch;

use crate::failure::{Failure, Result};
use measure::Round;
use pages::{Pages, Subject};

/// How many rounds, if others than these are wanted. Odd, so that the median is a figure that was measured.
const ROUNDS_WANTED: &str = "HOMEWARD_ROUNDS";
const ROUNDS: usize = 7;
/// Records of a long-kept journal.
const MANY: usize = 10_000;

/// Builds both pages, measures and prints the table.
pub fn run() -> Result<()> {
    let pages = Pages::build()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|source| Failure::File { path: "bench".into(), source })?;
    let rounds = runtime.block_on(all_rounds(&pages))?;
    report::print(&rounds);
    Ok(())
}

async fn all_rounds(pages: &Pages) -> Result<Vec<Round>> {
    let many = seed::records(MANY)?;
    let wanted = std::env::var(ROUNDS_WANTED).ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let mut rounds = Vec::with_capacity(wanted);
    for at in 1..=wanted {
        eprintln!("round {at} of {wanted}");
        rounds.push(Round {
            empty_page: measure::starts(pages, Subject::EmptyPage, &[]).await?,
            homeward: measure::starts(pages, Subject::Homeward, &[]).await?,
            homeward_many: measure::starts(pages, Subject::Homeward, &many).await?,
            heals: heals::measure(pages, &many).await?,
            locked: locked::measure(pages, &[]).await?,
            locked_many: locked::measure(pages, &many).await?,
            backups: backups::measure(pages, &many).await?,
        });
    }
    Ok(rounds)
}
