//! Parts that several screens share.

pub mod banners;
pub mod choices;
pub mod draft_area;
pub mod fields;
pub mod heading;
pub mod toast;
