//! axe-core, put into a page from outside.

use std::sync::OnceLock;

use serde_json::Value;

use crate::driver::program;
use crate::phone::Phone;

const LOOK: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations }) => done(violations.map(({ id, help, nodes }) =>
            `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)),
        (error) => done([String(error)]));";

fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| std::fs::read_to_string(program("axe-core")).expect("axe-core"))
}

impl Phone {
    /// Puts axe into the page. It stays until the page is loaded anew.
    pub fn bring_axe(&self) {
        self.script(source(), &[]);
    }

    /// What axe finds wrong on the screen.
    #[track_caller]
    pub fn barriers(&self) -> Vec<String> {
        let found: Value = self.script_later(LOOK, &[]);
        serde_json::from_value(found).expect("a list of violations")
    }
}
