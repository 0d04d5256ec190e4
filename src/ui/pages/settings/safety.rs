//! How safe the diary is, in plain words: where it lies, what the browser has promised, and what nobody can promise.

use chrono::NaiveDateTime;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::time::Moment;
use crate::journal::{AsideName, Room, StoreError};
use crate::ui::components::heading::Heading;
use crate::ui::components::views::Views;
use crate::ui::platform::{clock, dates, document, last_backup, last_export, lifecycle, standing};
use crate::ui::route::Route;
use crate::ui::store::Store;
use crate::ui::store::inventory::Compared;
use crate::ui::store::lock::Lock;
use crate::ui::store::safety::{Copies, Held};

/// More texts than these are folded up.
const FEW: usize = 10;

/// How safe is my diary.
#[component]
pub fn SafetyPage() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <section class="page">
            <Heading text="How safe is my diary" />
            <p class="lede">
                "Homeward keeps two copies on this phone. Where one is damaged, it is made whole from the other."
            </p>
            <Counted store />
            <h2>"The lock"</h2>
            <p>{move || lock_said(store.lock().get() == Lock::Off || store.is_taking_off())}</p>
            <h2>"Where it is open"</h2>
            <p>{where_it_is_open(standing::is_installed(), standing::is_ios())}</p>
            <Promise />
            <h2>"What could not be read"</h2>
            {move || aside(store.names_aside())}
            <Missed store />
            <h2>"Your own file"</h2>
            <p>{backup_said(last_backup::read().last.map(|last| last.made))}</p>
            {last_export::read().map(|made| view! { <p>{last_said("export", made)}</p> }).views()}
            <p>
                "No app in a browser can promise more: when the data of this site is cleared, or the phone is lost, "
                "only a file that you keep elsewhere brings your words back."
            </p>
            <div class="row">
                <a class="button" href=Route::Backup.href()>"Make a backup"</a>
                <a class="button button--quiet" href=Route::Lock.href()>"Lock"</a>
                <a class="button button--quiet" href=Route::Trash.href()>"Trash"</a>
            </div>
        </section>
    }
}

/// What each copy holds, counted while the person looks.
#[component]
fn Counted(store: Store) -> impl IntoView {
    let copies = RwSignal::new(None::<Copies>);
    spawn_local(async move {
        copies.set(Some(store.copies().await));
        // Where the room cannot be counted, nothing is said of it.
        let _counted = store.count_room().await;
    });
    let rows = move || match copies.get() {
        None => view! { <p>"Counting…"</p> }.into_any(),
        Some(Copies { fast, durable }) => {
            let verdict = verdict(&fast, &durable);
            view! {
                <ul class="plain-list">
                    <li>"First copy: " {said(&fast)}</li>
                    <li>"Second copy: " {said(&durable)}</li>
                </ul>
                <p>{verdict}</p>
                <p>{move || store.room().map(room_said)}</p>
            }
            .into_any()
        }
    };
    view! {
        <h2>"The two copies"</h2>
        <p>"A record is one thing that you wrote or chose."</p>
        <div class="stack" role="status">{rows}</div>
    }
}

fn said(copy: &Result<Held, StoreError>) -> String {
    match copy {
        Ok(Held { records: 1, bytes }) => format!("1 record, {}", size(*bytes)),
        Ok(Held { records, bytes }) => format!("{records} records, {}", size(*bytes)),
        Err(StoreError::Denied) => "this browser does not give it".to_owned(),
        Err(_) => "it does not answer right now".to_owned(),
    }
}

fn verdict(fast: &Result<Held, StoreError>, durable: &Result<Held, StoreError>) -> &'static str {
    match (fast, durable) {
        (Ok(fast), Ok(durable)) if fast == durable => "Both hold the same number of records.",
        (Ok(_), Ok(_)) => "They differ right now. Homeward tries to bring them in step when it starts.",
        (Err(_), Err(_)) => "Neither answers. Copy what you write before you close the app.",
        _ => "Your words are in one place only. Make an export soon.",
    }
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

fn room_said(room: Room) -> String {
    let advice = if room.is_short() { " Make an export soon, while all of it fits." } else { "" };
    format!("The first copy fills {} % of the room that the browser gives it.{advice}", room.percent())
}

fn lock_said(is_off: bool) -> &'static str {
    if is_off {
        "There is none. Whoever can open this phone can read your diary."
    } else {
        "It is on. Homeward opens only with your passphrase or the ten words."
    }
}

fn where_it_is_open(is_installed: bool, is_ios: bool) -> &'static str {
    match (is_installed, is_ios) {
        (true, _) => "Homeward is on your home screen. That is the safer place.",
        (false, true) => {
            "Homeward is open in a browser tab. On an iPhone or iPad, a tab can lose its data after seven days \
             without use. Put Homeward on your home screen, then bring your words there with a file."
        }
        (false, false) => {
            "Homeward is open in a browser tab. If you clear the data of your browser, your diary goes with it."
        }
    }
}

/// Whether the browser has promised to keep the diary, and the asking for it.
#[component]
fn Promise() -> impl IntoView {
    let promised = RwSignal::new(None::<bool>);
    let refused = RwSignal::new(false);
    spawn_local(async move { promised.set(lifecycle::is_persisted().await) });
    let ask = move |_| {
        spawn_local(async move {
            let granted = lifecycle::ask_to_persist().await;
            refused.set(!granted);
            if granted {
                promised.set(Some(true));
                // The button is gone in a moment.
                document::focus_first("#main h1");
                document::announce("The browser has promised to keep your diary.");
            }
        });
    };
    let rows = move || {
        match promised.get() {
        Some(true) => {
            view! { <p>"This browser has promised to keep your diary when the phone runs short of room."</p> }.into_any()
        }
        Some(false) => {
            view! {
                <p>"This browser has not promised to keep your diary when the phone runs short of room."</p>
                <button type="button" class="button" on:click=ask>"Ask the browser to keep it"</button>
            }
            .into_any()
        }
        None => view! { <p>"This browser does not say if it keeps your diary when the phone runs short of room."</p> }.into_any(),
    }
    };
    view! {
        <h2>"What the browser promises"</h2>
        {rows}
        <p role="status">{move || if refused.get() { "It said no. It may say yes once you use Homeward more often." } else { "" }}</p>
    }
}

/// What a locked diary held in a newer form, or holds no more.
#[component]
fn Missed(store: Store) -> impl IntoView {
    let seen = move |_| {
        let is_list_gone = move || store.compared().is_some_and(|compared| compared.taken.is_none());
        let was_gone = untrack(is_list_gone);
        spawn_local(async move {
            if store.miss_no_more().await || (!was_gone && untrack(is_list_gone)) {
                // The button goes away, or stands for something else now.
                document::focus_first("#older");
            } else {
                document::announce("Not yet. Try again in a moment.");
            }
        });
    };
    let said = move |Compared { taken, missed, .. }: Compared| {
        let is_alarm = taken.is_none() || !missed.is_empty();
        let names: Vec<_> = missed.iter().map(|key| AsideName::of(&key.to_string())).collect();
        view! {
            <h2 id="older" tabindex="-1">"What is older than it was"</h2>
            {listed(said_of_missed(taken, names.len()), names)}
            {is_alarm.then(|| view! {
                <button type="button" class="button" data-writes on:click=seen>"I have seen this"</button>
            }).views()}
        }
    };
    move || store.compared().map(said)
}

/// The texts that were set aside.
fn aside(names: Vec<AsideName>) -> AnyView {
    listed(said_of_aside(names.len()), names)
}

/// Texts by what they were and the day they were made.
fn listed(said: String, names: Vec<AsideName>) -> AnyView {
    if names.is_empty() {
        return view! { <p>{said}</p> }.into_any();
    }
    let is_open = names.len() <= FEW;
    let summary = if names.len() == 1 { "What it was" } else { "What they were" };
    let rows = names.into_iter().map(|name| view! { <li>{named(name)}</li> });
    view! {
        <p>{said}</p>
        <details prop:open=is_open>
            <summary>{summary}</summary>
            <ul>{rows.views()}</ul>
        </details>
    }
    .into_any()
}

fn named(AsideName { what, made_ms }: AsideName) -> String {
    match made_ms.and_then(clock::local_at) {
        Some(made) => format!("{what}, {}", dates::day_and_year(made.date())),
        None => what.to_owned(),
    }
}

fn said_of_aside(texts: usize) -> String {
    match texts {
        0 => "Nothing so far.".to_owned(),
        1 => "One text. It is kept as it is, it is in each export, and Homeward never deletes it.".to_owned(),
        many => {
            format!(
                "{many} texts. They are kept as they are, they are in each export, and Homeward never deletes them."
            )
        }
    }
}

fn said_of_missed(taken: Option<NaiveDateTime>, texts: usize) -> String {
    let Some(taken) = taken else {
        return "Homeward keeps a list of what is here. It is gone, or was changed. If someone else can use this phone, \
                they may have changed your diary too."
            .to_owned();
    };
    let taken = dates::day_and_time(taken);
    let texts = match texts {
        0 => {
            return format!("Nothing. What Homeward listed on {taken} is all here, and as new as it was.");
        }
        1 => "One text is".to_owned(),
        many => format!("{many} texts are"),
    };
    format!(
        "{texts} older here than on the list that Homeward made on {taken}, or gone. The phone may have lost a newer one, and a backup may \
         still hold it. If someone else can use this phone, they may have changed it."
    )
}

fn backup_said(made: Option<Moment>) -> String {
    made.map_or_else(
        || "You have not made a backup on this phone yet.".to_owned(),
        |made| last_said("backup", made),
    )
}

/// When this phone last made a file of this sort.
fn last_said(file: &str, made: Moment) -> String {
    format!("Your last {file} was on {}.", dates::day_and_time(made.local()))
}
