//! What this is and is not, what it promises, where its facts come from.

use leptos::prelude::*;

use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;

/// A heading and its sentences.
type Part = (&'static str, &'static [&'static str]);

const PARTS: [Part; 5] = [
    (
        "What it is",
        &[
            "A notebook and a guide for adults in ketamine or esketamine care that a clinic leads.",
            "It does not treat anything. It does not replace your clinic, your therapist, or an emergency call.",
            "Your clinic’s instruction comes first.",
        ],
    ),
    (
        "Where your words are",
        &[
            "On this phone only. Nothing goes anywhere unless you send it. There is no account, and nobody counts what you do.",
            "The host of the app sees that its files are fetched, as with any page. It does not see what you write.",
            "If the phone is lost, or its browser data is cleared, your words are gone too. Make a backup from time to time.",
            "Nobody watches what you write here. If you need someone now, use Help now.",
        ],
    ),
    (
        "What it cannot do",
        &[
            "It cannot wake your phone. Put times that matter into your phone’s own calendar.",
            "Without the lock, who can open your phone can read what you wrote. You can turn it on under More.",
        ],
    ),
    (
        "Where the texts come from",
        &[
            "Each piece names its sources, and the day when they were last read. Help lines show such a day too. We have not called them ourselves.",
            "No clinician has signed off on the texts yet. If your clinic says something else, go by your clinic.",
        ],
    ),
    (
        "Licence",
        &[
            "Free software, under the MIT or the Apache 2.0 licence, as you like. It is free for all, and nothing is sold.",
        ],
    ),
];

/// What this is, sources, licences.
#[component]
pub fn AboutPage() -> impl IntoView {
    let parts = PARTS.map(|(title, sentences)| {
        let sentences = sentences.iter().map(|said| view! { <p>{*said}</p> }).views();
        view! { <h2>{title}</h2> {sentences} }
    });
    view! {
        <section class="page">
            <Heading text="About" />
            <p class="lede">"Homeward helps you prepare, gets you home, and keeps what you found."</p>
            <div class="prose">{parts.views()}</div>
            <p class="muted">"Version " {env!("CARGO_PKG_VERSION")}</p>
        </section>
    }
}
