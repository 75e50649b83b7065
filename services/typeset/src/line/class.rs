//! Classes of characters, as far as breaking lines needs them (GB/T 15834, 避头尾).

/// May not open a line.
pub(crate) const fn closes(character: char) -> bool {
    matches!(
        character,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '”'
            | '’'
            | '）'
            | '》'
            | '〉'
            | '】'
            | '〕'
            | '］'
            | '｝'
            | '」'
            | '』'
            | '〗'
            | '·'
            | '％'
            | '‰'
            | '℃'
            | '～'
            | '．'
            | '—'
            | '…'
            | ')'
            | ']'
            | '}'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | '%'
    )
}

/// May not end a line.
pub(crate) const fn opens(character: char) -> bool {
    matches!(
        character,
        '“' | '‘'
            | '（'
            | '《'
            | '〈'
            | '【'
            | '〔'
            | '［'
            | '｛'
            | '「'
            | '『'
            | '〖'
            | '('
            | '['
            | '{'
    )
}

/// Full-width marks with half their square empty, which may be set closer.
pub(crate) const fn soft(character: char) -> bool {
    matches!(
        character,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '”'
            | '’'
            | '）'
            | '》'
            | '〉'
            | '】'
            | '〕'
            | '“'
            | '‘'
            | '（'
            | '《'
            | '〈'
            | '【'
            | '〔'
    )
}

/// Halves of one mark, never apart: —— and ……
pub(crate) const fn halves(before: char, after: char) -> bool {
    matches!((before, after), ('—', '—') | ('…', '…'))
}

/// Part of a Latin word or a number.
pub(crate) fn wordy(character: char) -> bool {
    character.is_ascii_graphic()
        || matches!(character, '\u{a1}'..='\u{24f}' | '‑') && character != '·'
}

/// Set as wide as the grid's cell, whatever the font says.
pub(crate) fn wide(character: char, advance: f64) -> bool {
    let forced = matches!(character, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '\u{3000}');
    forced || !character.is_ascii() && (u32::from(character) >= 0x2e80 || advance > 0.8)
}

/// Words in the sense of the text that must not be parted: a number and its unit.
pub(crate) fn joined(before: char, after: char) -> bool {
    const UNITS: &str =
        "年月日号个篇家名人次项条时分秒岁周天届期件份册幅字万亿元吨米页行套台位例所支场℃％‰";
    before.is_ascii_digit() && UNITS.contains(after)
}

/// After which a long address may be parted.
pub(crate) const fn seam(character: char) -> bool {
    matches!(character, '@' | '.' | '/' | '-' | '_' | '?' | '&' | '=' | ':')
}
