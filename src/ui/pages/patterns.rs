//! The mood line over a longer time.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::mood_line::MoodLine;
use crate::ui::components::choices::Choices;
use crate::ui::components::heading::Heading;
use crate::ui::components::mood_chart::MoodChart;
use crate::ui::pages::journal::mood::long_line;
use crate::ui::route::Route;
use crate::ui::store::Store;

/// The spans to choose from.
const SPANS: [u16; 3] = [30, 90, 365];

/// The mood line over a longer time.
#[component]
pub fn PatternsPage() -> impl IntoView {
    let store = expect_context::<Store>();
    let span = RwSignal::new(Some(1));
    let line = RwSignal::<Option<MoodLine>>::new(None);
    Effect::new(move |_| {
        store.changes.track();
        let chosen = span.get();
        let days = chosen.and_then(|at| SPANS.get(at).copied()).unwrap_or(SPANS[0]);
        spawn_local(async move {
            if let Some(read) = long_line(store, days, move || span.try_get_untracked() == Some(chosen)).await
            {
                line.set(Some(read));
            }
        });
    });
    let answers = SPANS.map(|days| format!("{days} days")).to_vec();
    view! {
        <section class="page">
            <Heading text="Patterns" />
            <Choices legend="How far back" name="span" answers chosen=span />
            <div class="card" aria-busy=move || line.with(Option::is_none).then_some("true")>
                {move || match line.get() {
                    Some(line) => view! { <MoodChart line /> }.into_any(),
                    None => view! { <p class="muted">"Reading your check-ins…"</p> }.into_any(),
                }}
            </div>
            <p>"The line shows what you wrote down, day by day. What it means is for you and your therapist to say."</p>
            <p><a href=Route::Journal.href()>"Back to the journal"</a></p>
        </section>
    }
}
