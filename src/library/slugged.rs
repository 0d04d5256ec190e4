//! Enums whose every variant has a slug that journals may hold for ever.

/// Declares an enum with one slug a variant, so that name, list and slug cannot drift apart.
macro_rules! slugged {
    ($(#[$enum_doc:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $slug:literal,)+ }) => {
        $(#[$enum_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All of them, in the order they are shown.
            pub const ALL: [Self; [$($slug),+].len()] = [$(Self::$variant),+];

            /// The name that a journal keeps; it never changes.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)+ }
            }

            /// Finds one by its slug; `None` for a slug of another version of the app.
            #[must_use]
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|known| known.slug() == slug)
            }
        }
    };
}

pub(super) use slugged;
