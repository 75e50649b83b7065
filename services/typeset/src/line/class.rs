//! Classes of characters, as far as breaking lines needs them (GB/T 15834-2011 5.1, 避头尾).
//!
//! The tables hold what word processors keep for zh-CN, so that a DOCX breaks where the pages do, and the
//! marks that they forget: `℃`, `％`, `‰`, `］`. A dash or an ellipsis may open a line, but never be parted.

/// An ideograph of the basic block: what most pairs of neighbours are, of which nothing else needs to be asked.
pub(crate) const fn ideograph(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}')
}

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
            | '〞'
            | '﹂'
            | '﹄'
            | '·'
            | '•'
            | '‖'
            | '｜'
            | '％'
            | '‰'
            | '℃'
            | '°'
            | '′'
            | '″'
            | '～'
            | '．'
            | '々'
            | '―'
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
            | '〝'
            | '﹁'
            | '﹃'
            | '￥'
            | '￡'
            | '¥'
            | '£'
            | '('
            | '['
            | '{'
    )
}

/// Halves of one mark, never apart: —— and ……
pub(crate) const fn halves(before: char, after: char) -> bool {
    matches!((before, after), ('—', '—') | ('…', '…'))
}

/// Part of a Latin word or a number.
pub(crate) fn wordy(character: char) -> bool {
    character.is_ascii_graphic()
        || matches!(character, '\u{a1}'..='\u{24f}' | '\u{370}'..='\u{52f}' | '‑')
            && !closes(character)
}

/// The two scripts between which room is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Chinese,
    Latin,
}

/// The script of a character; `None` takes that of the character before it.
pub(crate) fn script(character: char) -> Option<Script> {
    match character {
        character if character.is_ascii_alphanumeric() => Some(Script::Latin),
        '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}' => Some(Script::Latin),
        '\u{2e80}'.. => Some(Script::Chinese),
        _ => None,
    }
}

/// Set as wide as the grid's cell, whatever the font says.
pub(crate) fn wide(character: char, advance: f64) -> bool {
    let forced = matches!(character, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '\u{3000}');
    forced || !character.is_ascii() && (u32::from(character) >= 0x2e80 || advance > 0.8)
}

/// Marks after which LibreOffice does not let a Latin word or a number begin a line.
pub(crate) const fn clings(character: char) -> bool {
    matches!(
        character,
        '，' | '。'
            | '、'
            | '）'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '］'
            | '｝'
            | '〗'
            | '”'
            | '’'
    )
}

/// Written above, below or around the character before it.
pub(crate) const fn combines(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20f0}' | '\u{302a}'..='\u{302f}' | '\u{3099}' | '\u{309a}' | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Never printed: it only tells a word processor how to treat its neighbours.
pub(crate) const fn invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Words in the sense of the text that must not be parted: a number and its unit.
pub(crate) fn joined(before: char, after: char) -> bool {
    const UNITS: &str = "年月日号个篇家名人次项条时分秒岁周天届期件份册幅字万亿元吨米页行套台位例所支场℃％‰\
        度层楼栋间座辆艘架头只匹棵株粒颗块片张把杯瓶袋箱桶包批组队班级类种款章节卷部集编句段回遍趟户口\
        省市县区乡镇村街路里亩顷升斤克公平立多余千百十小多倍角点代";
    before.is_ascii_digit() && UNITS.contains(after)
}

/// After which a long address may be parted.
pub(crate) const fn seam(character: char) -> bool {
    matches!(character, '@' | '.' | '/' | '-' | '_' | '?' | '&' | '=' | ':')
}

/// After which any word may be parted: the hyphen.
pub(crate) const fn hyphen(character: char) -> bool {
    matches!(character, '-' | '‐' | '–')
}
