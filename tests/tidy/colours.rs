//! Colours are named once, in `style/tokens.css`; everything else uses the names.

use crate::source::File;

const FUNCTIONS: [&str; 10] =
    ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];

const NAMED: &str = " aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet \
brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan \
darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred \
darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue \
dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green \
greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon \
lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon \
lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta \
maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen \
mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab \
orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum \
powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna \
silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet \
wheat white whitesmoke yellow yellowgreen ";

/// No colour literal in style sheets, in the app's markup or in its scripts.
pub fn only_in_tokens(file: &File) -> Vec<String> {
    if file.path == "style/tokens.css" {
        return Vec::new();
    }
    match file.extension() {
        "css" => in_css(file),
        "rs" if file.path.starts_with("src/ui/") => in_lines(file, &file.code()),
        "js" if file.path.starts_with("public/") => in_lines(file, &numbered(&file.text)),
        // The bars of the system are coloured before any style sheet is there.
        "html" => in_lines(file, &without(numbered(&file.text), "name=\"theme-color\"")),
        _ => Vec::new(),
    }
}

fn in_css(file: &File) -> Vec<String> {
    let declarations = declarations(&file.text);
    let bad = declarations.iter().filter(|(_, value)| is_literal(value) || has_named(value));
    bad.map(|(line, value)| file.at(*line, value)).collect()
}

fn in_lines(file: &File, lines: &[(usize, &str)]) -> Vec<String> {
    let quoted_names = |line: &str| {
        let attributes = ["fill", "stroke", "color", "stop-color", "flood-color"];
        attributes.iter().any(|name| value_of(line, name).is_some_and(has_named))
    };
    let bad = lines.iter().filter(|(_, line)| is_literal(line) || quoted_names(line));
    bad.map(|(number, line)| file.at(*number, line.trim())).collect()
}

fn value_of<'a>(line: &'a str, attribute: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!(" {attribute}=\""))?;
    rest.split('"').next()
}

fn numbered(text: &str) -> Vec<(usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line)).collect()
}

fn without<'a>(lines: Vec<(usize, &'a str)>, part: &str) -> Vec<(usize, &'a str)> {
    lines.into_iter().filter(|(_, line)| !line.contains(part)).collect()
}

/// Values of declarations with their lines. What ends in `{` is a selector, where `:` and `#` mean other things.
fn declarations(css: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let (mut line, mut part) = (1, String::new());
    let mut in_comment = false;
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        line += usize::from(c == '\n');
        let step = if !in_comment && rest.starts_with("/*") {
            in_comment = true;
            2
        } else if in_comment && rest.starts_with("*/") {
            in_comment = false;
            2
        } else {
            match c {
                _ if in_comment => {}
                '{' => part.clear(),
                ';' | '}' => {
                    if let Some((_, value)) = part.split_once(':') {
                        found.push((line, value.trim().to_owned()));
                    }
                    part.clear();
                }
                _ => part.push(c),
            }
            c.len_utf8()
        };
        rest = &rest[step..];
    }
    found
}

fn is_literal(text: &str) -> bool {
    let text = text.to_lowercase();
    let is_function = FUNCTIONS.iter().any(|function| {
        text.match_indices(function)
            .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_'))
    });
    is_function || text.match_indices('#').any(|(at, _)| is_hex_colour(&text[..at], &text[at + 1..]))
}

/// `#` with 3, 4, 6 or 8 digits, where a value can stand: not `&#38;`, not `page#add`.
fn is_hex_colour(before: &str, after: &str) -> bool {
    let digits = after.chars().take_while(char::is_ascii_hexdigit).count();
    let ends = after[digits..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_');
    let starts = before.chars().next_back().is_none_or(|c| c.is_whitespace() || "\"'`:(,".contains(c));
    matches!(digits, 3 | 4 | 6 | 8) && ends && starts
}

fn has_named(value: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let lower = value.to_lowercase();
    let words = lower.split(|c| !is_word(c));
    words.filter(|word| !word.is_empty()).any(|word| NAMED.contains(&format!(" {word} ")))
}
