//! Theme and text size hold at once and from the first paint of the next start; an example goes as it came.

use serde_json::json;

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;

in_every_engine!(the_chosen_look_stays, an_example_goes_in_one_tap);

fn the_chosen_look_stays(engine: Engine) {
    const TEXT: &str = "return document.documentElement.dataset.text";
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("#/settings");
    for (theme, slug) in [("Light", "light"), ("Dark", "dark")] {
        phone.choose(theme);
        assert_eq!(phone.theme(), slug);
    }
    phone.choose("Larger");
    assert_eq!(phone.script(TEXT, &[]), json!("larger"));
    phone.reload();
    assert_eq!(phone.theme(), "dark");
    assert_eq!(phone.script(TEXT, &[]), json!("larger"));
    assert!(phone.is_chosen("Dark") && phone.is_chosen("Larger"));
    phone.go("#/ride-home");
    phone.heading_is("Ride home");
    assert_eq!(phone.theme(), "dim");
    phone.go("#/settings");
    phone.heading_is("More");
    assert_eq!(phone.theme(), "dark");
    phone.choose("As the phone is set");
    assert_eq!(phone.theme(), "");
    phone.put_away();
}

fn an_example_goes_in_one_tap(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.look_around_with_an_example();
    phone.sees("This is an example. It is made up.");
    phone.check_in_with_three_taps("Good");
    phone.press("Remove the example");
    phone.status_is("Saved");
    phone.sees_no("This is an example.");
    phone.reload();
    phone.go("#/journal");
    phone.sees("Check-in: Good");
    phone.sees_no("Example");
    for kind in ["session", "capture", "layer"] {
        let live = phone.kept(kind).into_keys().filter(|key| key.contains("/r")).count();
        assert_eq!(live, 0, "{kind}");
    }
    phone.put_away();
}
