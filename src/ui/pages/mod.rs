//! The screens, one module a feature.

pub mod about;
pub mod capture;
pub mod check_in;
pub mod escort;
pub mod help;
pub mod journal;
pub mod later;
pub mod locked;
pub mod missing;
pub mod not_found;
pub mod patterns;
pub mod prepare;
pub mod reflect;
pub mod ride_home;
pub mod session;
pub mod settings;
pub mod today;
pub mod welcome;
