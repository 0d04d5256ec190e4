//! The words of the card for the escort. Sources: fact sheet 2.2, 2.3, 3.1 to 3.3.

use crate::domain::care_plan::MedicineRoute;

/// What stands under one heading.
pub type Part = &'static [&'static str];

/// What the escort can do at once.
pub const HELPS: Part = &[
    "Stay with me for a while. My clinic can say how long.",
    "Lend me an arm. Take the lift, not the stairs.",
];

/// What the escort can do later on, below what has to wait.
pub const HELPS_LATER: Part = &[
    "Keep it quiet. No hard talks, and no need to talk at all.",
    "Offer me water, and later something light to eat.",
    "If I say odd things, just listen. What they mean can wait.",
];

/// Red flags.
pub const EMERGENCY: Part = &[
    "You cannot wake me, or I faint.",
    "My breath is slow, shallow or hard, or my lips look blue.",
    "I have chest pain.",
    "My throat swells, or I cannot swallow well.",
    "I am much less awake or clear than before.",
    "I speak of suicide with a plan, or I cannot keep from harm.",
    "It feels very wrong to you. No list is complete.",
];

/// For the clinic, today.
pub const CLINIC: Part = &[
    "I get very anxious or very low, or cannot sit still.",
    "I hardly need sleep and my thoughts race.",
    "It hurts when I pass water, or there is blood.",
    "Anything worries you, also when you cannot say why.",
];

/// What needs no call by itself.
pub const COMMON: Part = &[
    "Being tired or foggy for the rest of the day.",
    "Feeling dizzy or sick, a headache, blurred or double sight at first.",
    "Feeling far away, or numb. It can be hard to find words.",
    "Calm, then tears, then calm again.",
];

/// A greeting, where the name of the ride is known.
pub fn hello(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("Hello {name}. ") }
}

/// What to say on the phone. The route only, never a dose.
pub fn medicine(route: Option<MedicineRoute>) -> &'static str {
    match route {
        Some(MedicineRoute::Infusion) => "“They had ketamine today, by infusion (IV).”",
        Some(MedicineRoute::Injection) => "“They had ketamine today, by injection (IM).”",
        Some(MedicineRoute::Lozenge) => "“They had ketamine today, as a lozenge.”",
        Some(MedicineRoute::EsketamineSpray) => "“They had esketamine nasal spray today.”",
        Some(MedicineRoute::CompoundedSpray) => "“They had ketamine nasal spray today.”",
        None => "“They had ketamine or esketamine today.”",
    }
}
