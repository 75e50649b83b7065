//! Titles set with spaces between their characters: `国 家 粮 食 应 急 预 案`.

use super::sense;

/// Lines that came in become one; Latin words on both sides of a seam keep apart.
pub(super) fn joined(lines: &[&str]) -> String {
    let mut title = String::new();
    for line in lines {
        let latin = title.ends_with(|c: char| c.is_ascii_alphanumeric())
            && line.starts_with(|c: char| c.is_ascii_alphanumeric());
        if latin {
            title.push(' ');
        }
        title.push_str(line);
    }
    title
}

/// The costs of breaks of a letter-spaced title: those of its words, at the spaces between them.
/// `None` when its spaces part phrases, as in most titles.
pub(super) fn costs(characters: &[char]) -> Option<Vec<Option<f64>>> {
    let space = |character: &&char| matches!(character, ' ' | '\u{3000}' | '\u{a0}');
    let letters: Vec<char> = characters.iter().filter(|c| !space(c)).copied().collect();
    let spaces = characters.len() - letters.len();
    if letters.len() < 3 || spaces * 3 < letters.len() * 2 {
        return None;
    }
    let mut of_letters = sense::costs(&letters).into_iter();
    Some(
        characters
            .iter()
            .map(|c| if space(&c) { None } else { of_letters.next().flatten() })
            .collect(),
    )
}
