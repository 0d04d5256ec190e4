//! The country, also where the static help finds it before the app runs.

use leptos::prelude::*;

use super::Store;
use crate::domain::care_plan::CountryCode;
use crate::ui::platform::look::Look;

impl Store {
    /// Follows the care plan, however it came here: by hand, from a file, or healed from the other copy. A plan that
    /// names no country leaves the hint alone, for some numbers are better than none.
    pub(super) fn hint_country(self, country: Option<CountryCode>) {
        let look = self.look.get_untracked();
        if country.is_none() || country == look.country {
            return;
        }
        let look = Look { country, ..look };
        look.keep();
        self.look.set(look);
    }
}
