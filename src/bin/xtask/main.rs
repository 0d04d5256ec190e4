//! The workbench: `cargo xtask serve`, `cargo xtask test` and the build steps.
fn main() {}
