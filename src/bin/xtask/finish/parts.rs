//! Cuts the wasm in two: the front, which a start runs, and the rest, which follows when the first screen stands.
//!
//! Which function belongs to the rest stands in `rest.profile`, written by `cargo xtask profile`: a line for each function
//! that no start has called. A function that the profile does not know stays in the front, so a change of the code makes
//! the front larger, never the start wrong. `public/parts.js` brings both together again.

use super::{names, read_all, read_text, stem, write};
use crate::command::{command, run};
use crate::failure::{Failure, Result};
use crate::setup;
use crate::tools::Tool;
use std::fs;
use std::path::{Path, PathBuf};

/// What the compiler may use, and so what these tools must allow.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Where the steps between are left, for whoever looks for a mistake.
const WORKPLACE: &str = "target/parts";
/// Where the glue has the front and has not run anything of it yet.
const LOADED: &str = "const { instance, module } = await __wbg_load(await module_or_path, imports);";
/// How a line begins that imports something from the glue.
const FROM_GLUE: &str = " (import \"./homeward_bg.js\" \"";
/// Set by `cargo xtask profile`: the build then counts which functions are called, and is not cut.
pub const COUNTING: &str = "HOMEWARD_COUNT_CALLS";

/// Cuts the wasm of a release, and tells glue and page of it.
pub fn cut(folder: &Path) -> Result<()> {
    setup::ensure(&[Tool::WasmOpt, Tool::WasmSplit])?;
    let workplace = Path::new(WORKPLACE);
    fs::create_dir_all(workplace).map_err(Failure::file(workplace))?;
    let files = Files::find(folder)?;
    let named = workplace.join("named.wasm");
    let functions = functions_of(&files.wasm, &named)?;
    if is_counting() {
        count_calls(&named, &files.wasm)?;
        return change(
            &files.glue,
            &[("wasm = instance.exports;", "wasm = globalThis.homewardFront = instance.exports;")],
        );
    }
    let (front, rest) = (workplace.join("front.wasm"), workplace.join("rest.wasm"));
    let imports = split(&named, &functions, &front, &rest)?;
    made_small(&front, &files.wasm)?;
    made_small(&rest, &files.rest)?;
    change(
        &files.glue,
        &[
            ("\"./homeward_bg.js\": import0,", "\"./homeward_bg.js\": import0, placeholder: standIns,"),
            (LOADED, &format!("{LOADED} await frontStands(instance.exports);")),
        ],
    )?;
    let in_glue = imports.iter().map(|(long, short)| (format!(" {long}: "), format!(" {short}: ")));
    let in_glue = in_glue.collect::<Vec<_>>();
    change(&files.glue, &in_glue.iter().map(|(long, short)| (&**long, &**short)).collect::<Vec<_>>())?;
    let glue = read_text(&files.glue)?;
    write(
        &files.glue,
        format!("import {{ frontStands, standIns }} from \"./parts.js\";\n{glue}").as_bytes(),
    )?;
    let (front, rest) = (name_of(&files.wasm)?, name_of(&files.rest)?);
    // As Trunk's minifier leaves it, without quotes.
    let (whole, parts) =
        (format!("data-wasm=./{front} "), format!("data-wasm=./{front} data-rest=./{rest} "));
    change(&folder.join("index.html"), &[(&whole, &parts)])
}

/// Whether this build counts calls.
pub fn is_counting() -> bool {
    std::env::var_os(COUNTING).is_some()
}

/// The functions of the build that was cut or counted last, as wasm-opt lists them.
#[cfg(feature = "journeys")]
pub fn function_map() -> Result<String> {
    read_text(&Path::new(WORKPLACE).join("named.map"))
}

/// The files of a build that are cut or told of it.
struct Files {
    wasm: PathBuf,
    rest: PathBuf,
    glue: PathBuf,
}

impl Files {
    fn find(folder: &Path) -> Result<Files> {
        let files = read_all(folder)?;
        let stem = stem::of_app(files.iter().map(|file| file.path.as_str()))?;
        let file = |end: &str| folder.join(format!("{stem}{end}"));
        Ok(Files { wasm: file("_bg.wasm"), rest: file("_rest.wasm"), glue: file(".js") })
    }
}

/// Leaves a copy that Debian's older tools can read, and gives the names of its functions.
fn functions_of(wasm: &Path, named: &Path) -> Result<Vec<String>> {
    let map = named.with_extension("map");
    let map_option = format!("--symbolmap={}", map.display());
    let steps = ["-g", "--strip-target-features", "--strip-producers", &map_option, "-o"];
    run(command(Tool::WasmOpt.path()?, FEATURES).arg(wasm).args(steps).arg(named))?;
    names::of_map(&read_text(&map)?)
}

fn count_calls(named: &Path, counting: &Path) -> Result<()> {
    run(command(Tool::WasmSplit.path()?, FEATURES)
        .args(["--instrument", "-g"])
        .arg(named)
        .arg("-o")
        .arg(counting))?;
    rewrite(counting, with_the_right_table)
}

/// Splits the wasm; gives the long and the short names of what the front imports from the glue.
fn split(named: &Path, functions: &[String], front: &Path, rest: &Path) -> Result<Vec<(String, String)>> {
    let profile = Path::new(names::PROFILE);
    let of_the_rest = names::of_the_rest(functions, &read_text(profile)?);
    if of_the_rest.is_empty() {
        return Err(Failure::rule(format!(
            "{}: no function of this build. cargo xtask profile",
            names::PROFILE
        )));
    }
    let list = named.with_extension("rest");
    write(&list, of_the_rest.join("\n").as_bytes())?;
    let wish = format!("--split-funcs=@{}", list.display());
    let mut split = command(Tool::WasmSplit.path()?, FEATURES);
    split.arg(named).args([&wish, "--export-prefix=%", "-o1"]).arg(front).arg("-o2").arg(rest);
    run(&mut split)?;
    let mut imports = Vec::new();
    rewrite(front, |text| {
        imports = imports_of(text);
        Ok(with_short_imports(with_the_right_table(text)?, &imports))
    })?;
    Ok(imports)
}

/// Changes a wasm in its readable form.
fn rewrite(wasm: &Path, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
    let tool =
        |name: &str| -> Result<_> { Ok(command(Tool::WasmOpt.path()?.with_file_name(name), FEATURES)) };
    let text = wasm.with_extension("wat");
    run(tool("wasm-dis")?.arg(wasm).arg("-o").arg(&text))?;
    write(&text, change(&read_text(&text)?)?.as_bytes())?;
    run(tool("wasm-as")?.arg("-g").arg(&text).arg("-o").arg(wasm))
}

/// Debian's wasm-split writes the first table into an export that names the second.
fn with_the_right_table(readable: &str) -> Result<String> {
    const EXPORT: &str = "(export \"__wbindgen_externrefs\" (table $";
    let table = readable.lines().find(|line| line.starts_with(" (table $") && line.ends_with("externref)"));
    let table = table.and_then(|line| line.strip_prefix(" (table $")?.split(' ').next());
    let table = table.ok_or_else(|| Failure::rule("the wasm has no table of things from outside"))?;
    let right = readable.lines().map(|line| match line.trim_start().strip_prefix(EXPORT) {
        Some(_) => format!(" {EXPORT}{table}))\n"),
        None => format!("{line}\n"),
    });
    Ok(right.collect())
}

/// What a wasm imports from the glue: its name, which holds a hash that does not pack, and a short one.
fn imports_of(readable: &str) -> Vec<(String, String)> {
    let imported = readable.lines().filter_map(|line| line.strip_prefix(FROM_GLUE)?.split('"').next());
    imported.enumerate().map(|(at, long)| (long.to_owned(), format!("a{at}"))).collect()
}

fn with_short_imports(readable: String, imports: &[(String, String)]) -> String {
    imports.iter().fold(readable, |text, (long, short)| {
        text.replacen(&format!("{FROM_GLUE}{long}\""), &format!("{FROM_GLUE}{short}\""), 1)
    })
}

/// Takes the names out of a part, and what the cut has left over: 1 % of what is sent.
fn made_small(from: &Path, to: &Path) -> Result<()> {
    const SMALLER: [&str; 7] =
        ["--strip-debug", "--flatten", "--rereloop", "-Os", "-Os", "--merge-similar-functions", "-Os"];
    run(command(Tool::WasmOpt.path()?, FEATURES).args(SMALLER).arg(from).arg("-o").arg(to))
}

/// Changes places of a file, each of which must be there once.
fn change(file: &Path, changes: &[(&str, &str)]) -> Result<()> {
    let text =
        changes.iter().try_fold(read_text(file)?, |text, (from, to)| match text.matches(from).count() {
            1 => Ok(text.replace(from, to)),
            found => Err(Failure::rule(format!("{} says {found} times {from}, not once", file.display()))),
        })?;
    write(file, text.as_bytes())
}

fn name_of(file: &Path) -> Result<&str> {
    file.file_name()
        .and_then(|name| name.to_str())
        .ok_or_else(|| Failure::rule("a file without a plain name"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_the_glue_gets_a_short_name_and_nothing_else_does() {
        let readable = " (import \"./homeward_bg.js\" \"__wbg_get_e6325ad3\" (func $fimport$0))\n \
                        (import \"./homeward_bg.js\" \"__wbg_get\" (func $fimport$1))\n \
                        (import \"placeholder\" \"17\" (func $placeholder$0))\n";
        let imports = imports_of(readable);
        let names: Vec<_> = imports.iter().map(|(long, short)| [long.as_str(), short.as_str()]).collect();
        assert_eq!(names, [["__wbg_get_e6325ad3", "a0"], ["__wbg_get", "a1"]]);
        let expected = readable.replace("__wbg_get_e6325ad3", "a0").replace("__wbg_get", "a1");
        assert_eq!(with_short_imports(readable.to_owned(), &imports), expected);
    }
}
