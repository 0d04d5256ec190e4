//! A person or a place that can be called: a name and a number.

use leptos::prelude::*;

use crate::domain::care_plan::Contact;
use crate::ui::components::fields::Field;
use crate::ui::components::form_draft::Held;
use crate::ui::components::form_errors::{FormErrors, Reading};

/// What is written in the two fields.
#[derive(Clone, Copy)]
pub struct ContactForm {
    name: RwSignal<String>,
    phone: RwSignal<String>,
    name_id: &'static str,
    phone_id: &'static str,
}

impl ContactForm {
    /// The fields with a contact in them, under two ids that no other field of the screen has.
    pub fn of(contact: &Contact, [name_id, phone_id]: [&'static str; 2]) -> ContactForm {
        let phone = contact.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default();
        ContactForm {
            name: RwSignal::new(contact.name.as_str().to_owned()),
            phone: RwSignal::new(phone),
            name_id,
            phone_id,
        }
    }

    /// The two fields, for a draft of the form.
    pub fn held(self) -> [(&'static str, Held); 2] {
        [(self.name_id, Held::Text(self.name)), (self.phone_id, Held::Text(self.phone))]
    }

    /// The contact that is written there.
    pub fn read(self, reading: &mut Reading) -> Contact {
        Contact {
            name: reading.words(self.name_id, self.name),
            phone: reading.phone(self.phone_id, self.phone),
        }
    }
}

/// The two fields.
#[component]
pub fn ContactFields(
    /// What is in them.
    form: ContactForm,
    /// What is wrong in the form.
    errors: FormErrors,
    /// The labels of the name and of the number.
    labels: [&'static str; 2],
) -> impl IntoView {
    let [name_label, phone_label] = labels;
    let (name_error, phone_error) = (errors.of(form.name_id), errors.of(form.phone_id));
    view! {
        <Field label=name_label id=form.name_id value=form.name error=name_error />
        <Field label=phone_label id=form.phone_id value=form.phone kind="tel" error=phone_error />
    }
}
