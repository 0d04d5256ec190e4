//! Parts that several screens share.

pub mod banners;
pub mod call_links;
pub mod check_in_form;
pub mod choices;
pub mod draft_area;
pub mod fields;
pub mod heading;
pub mod level_scale;
pub mod mood_picker;
pub mod not_yet_list;
pub mod toast;
