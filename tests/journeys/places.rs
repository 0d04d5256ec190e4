//! Every place of the route table, with its heading.

use crate::phone::Phone;

/// Routes that are always there.
pub const PLACES: [(&str, &str); 24] = [
    ("#/today", "Today"),
    ("#/welcome", "Welcome"),
    ("#/prepare", "Prepare"),
    ("#/prepare/getting-home", "Getting home"),
    ("#/session/new", "Add a session"),
    ("#/ride-home", "Ride home"),
    ("#/escort", "For the person with me"),
    ("#/capture", "Say something"),
    ("#/check-in", "Check in"),
    ("#/patterns", "Patterns"),
    ("#/reflect", "Reflect"),
    ("#/measures/phq-9", "PHQ-9"),
    ("#/measures/gad-7", "GAD-7"),
    ("#/share", "Share"),
    ("#/help", "Help now"),
    ("#/settings", "More"),
    ("#/settings/lock", "Lock"),
    ("#/settings/backup", "Backup"),
    ("#/settings/plan", "Care plan"),
    ("#/settings/safety", "How safe is my diary"),
    ("#/settings/trash", "Trash"),
    ("#/about", "About"),
    ("#/journal", "Journal"),
    ("#/nowhere", "Not found"),
];

/// Those, and one session, capture and check-in of what is kept.
pub fn all(phone: &Phone) -> Vec<(String, &'static str)> {
    let fixed = PLACES.iter().map(|(route, heading)| ((*route).to_owned(), *heading));
    let kept = [
        ("session", "session", "Session"),
        ("capture", "reflect", "Reflect"),
        ("check-in", "journal", "Journal"),
    ];
    let kept = kept.iter().map(|(kind, place, heading)| {
        let keys = phone.kept(kind);
        let id = keys
            .keys()
            .next()
            .and_then(|key| key.split('/').nth(3))
            .unwrap_or_else(|| panic!("no {kind} is kept"));
        (format!("#/{place}/{id}"), *heading)
    });
    fixed.chain(kept).collect()
}
