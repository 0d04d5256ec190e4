//! Addresses: what other software, calendars and shortcuts lean on.

use homeward::domain::id::RecordId;
use homeward::ui::route::{Measure, Route};
use wasm_bindgen_test::wasm_bindgen_test;

const ID: &str = "01JDAQ3Z5V9XK2M4N6P8R0S1T2";

fn id() -> RecordId {
    ID.parse().unwrap()
}

#[wasm_bindgen_test]
fn every_address_leads_to_its_place_and_back() {
    for (address, route) in [
        ("#/today", Route::Today),
        ("#/welcome", Route::Welcome),
        ("#/prepare", Route::Prepare),
        ("#/prepare/getting-home", Route::Piece("getting-home".to_owned())),
        ("#/session/new", Route::SessionNew),
        (&format!("#/session/{ID}"), Route::Session(id())),
        ("#/ride-home", Route::RideHome),
        ("#/escort", Route::Escort),
        ("#/capture", Route::Capture),
        ("#/check-in", Route::CheckIn),
        ("#/patterns", Route::Patterns),
        ("#/reflect", Route::Reflect),
        (&format!("#/reflect/{ID}"), Route::ReflectOn(id())),
        ("#/measures/phq-9", Route::Measure(Measure::Phq9)),
        ("#/measures/gad-7", Route::Measure(Measure::Gad7)),
        ("#/journal", Route::Journal),
        (&format!("#/journal/{ID}"), Route::Entry(id())),
        ("#/share", Route::Share),
        ("#/help", Route::Help),
        ("#/settings", Route::Settings),
        ("#/settings/lock", Route::Lock),
        ("#/settings/backup", Route::Backup),
        ("#/settings/plan", Route::Plan),
        ("#/settings/safety", Route::Safety),
        ("#/settings/trash", Route::Trash),
        ("#/about", Route::About),
    ] {
        assert_eq!(Route::parse(address), route, "{address}");
        assert_eq!(route.href(), address);
    }
}

#[wasm_bindgen_test]
fn other_spellings_still_arrive() {
    for (address, route) in [
        ("", Route::Today),
        ("#", Route::Today),
        ("#/", Route::Today),
        ("#/today/", Route::Today),
        ("journal", Route::Journal),
        ("#/journal/not-an-id", Route::NotFound),
        ("#/settings/wallet", Route::NotFound),
        ("#/today/tomorrow", Route::NotFound),
    ] {
        assert_eq!(Route::parse(address), route, "{address}");
    }
}
