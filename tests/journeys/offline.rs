//! After one visit the app opens without a network, every time, on every screen.

use crate::engine::Engine;
use crate::phone::Phone;
use crate::places;
use crate::site::Site;

in_every_engine!(every_place_opens_without_a_network);

fn every_place_opens_without_a_network(engine: Engine) {
    let mut site = Site::start();
    let mut phone = Phone::new(engine, &site);
    phone.look_around_with_an_example();
    phone.holds_every_file();
    let places = places::all(&phone);
    site.stop();
    // The worker asks for a newer version of itself, in vain; the engines call that an error.
    phone.expect_complaint("sw.js");
    // What is fetched ahead some time after a start may be on its way just now.
    phone.expect_complaint("workshop-");
    phone.expect_complaint("ERR_CONNECTION_REFUSED");
    phone.restart();
    for (route, heading) in &places {
        phone.open(route);
        phone.heading_is(heading);
    }
    // And it is a whole app, not a picture of one.
    phone.open("#/today");
    phone.check_in_with_three_taps("Good");
    site.start_again();
    phone.open("#/journal");
    phone.sees("Check-in: Good");
    phone.put_away();
}
