//! The first visit: the frame stands, the app takes it over, and nothing complains.

use crate::engine::Engine;
use crate::phone::Phone;
use crate::site::Site;
use crate::wait::until;

in_every_engine!(
    the_app_takes_the_frame_over,
    an_error_in_the_page_is_heard,
    the_start_is_heard_from_its_first_line
);

fn the_app_takes_the_frame_over(engine: Engine) {
    let site = Site::start();
    let phone = Phone::new(engine, &site);
    phone.open("");
    // The first opening asks a few questions; whoever goes elsewhere is not asked again by force.
    phone.heading_is("Welcome");
    for section in ["Today", "Prepare", "Journal", "Reflect", "More"] {
        phone.follow(section);
        phone.heading_is(section);
    }
    phone.follow("Help now");
    phone.heading_is("Help now");
    phone.put_away();
}

/// Without this, a quiet console would prove nothing.
fn an_error_in_the_page_is_heard(engine: Engine) {
    const COMPLAIN: &str = "
        const page = window.wrappedJSObject ?? window;
        page.console.error('said aloud');
        page.setTimeout(() => { throw new Error('thrown'); }, 0);
        new page.Image().src = 'http://elsewhere.invalid/x.png';";
    let site = Site::start();
    let mut phone = Phone::new(engine, &site);
    phone.open("");
    phone.script(COMPLAIN, &[]);
    for part in ["said aloud", "thrown", "elsewhere.invalid"] {
        until(part, || {
            let all = phone.complaints().join("\n");
            if all.contains(part) { Ok(()) } else { Err(all) }
        });
        phone.expect_complaint(part);
    }
    phone.put_away();
}

/// The engines whose console is watched by a script hear a page only once it has loaded. Here the page is written
/// into a window that is watched already, so that its own first scripts are heard too. A script that our policy
/// forbids stands at its first line: were that not heard, silence about the rest would prove nothing.
fn the_start_is_heard_from_its_first_line(engine: Engine) {
    const WRITE: &str = concat!(
        "const request = new XMLHttpRequest();
        request.open('GET', './', false);
        request.send();
        document.open();
        // Opening took the listeners of the plain text away; what stands in for the console must come anew.
        delete (window.wrappedJSObject ?? window).complaints;
        (function () {",
        include_str!("keeper.js"),
        "})(true);
        document.write(request.responseText.replace('<title>', '<script>0</script><title>'));
        document.close();"
    );
    let site = Site::start();
    let mut phone = Phone::new(engine, &site);
    // A file that shows as plain text: of our origin, under our policy, and without a script or icon of ours.
    phone.expect_complaint("/favicon.ico");
    phone.load(&site.url("boot.js"));
    phone.script(WRITE, &[]);
    phone.stands();
    phone.heading_is("Welcome");
    let complaints = phone.complaints();
    assert!(complaints.iter().any(|complaint| complaint.contains("inline")), "{engine:?}: {complaints:#?}");
    phone.expect_complaint("inline");
    phone.put_away();
}
