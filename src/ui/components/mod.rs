//! Parts that several screens share.

pub mod banners;
pub mod call_links;
pub mod check_in_form;
pub mod choices;
pub mod confirm;
pub mod contact_fields;
pub mod copy;
pub mod country_select;
pub mod draft_area;
pub mod entry_row;
pub mod fields;
pub mod form_draft;
pub mod form_errors;
pub mod heading;
pub mod level_scale;
pub mod mood_chart;
pub mod mood_picker;
pub mod not_yet_list;
pub mod ride_contact;
pub mod route_choice;
pub mod rule_choice;
pub mod search_field;
pub mod toast;
pub mod views;
pub mod when;
pub mod when_fields;
