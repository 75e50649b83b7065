//! The Chinese characters (汉字) that GB 18030-2022 asks for at its level 2 (实现级别2).
//!
//! Level 1 has those of the two-byte part and two stretches of the four-byte part; level 2 adds the
//! Table of General Standard Chinese Characters (通用规范汉字表, 2013, 8,105 characters), which is what
//! names and places are registered with. Counted here:
//!
//! | what | code points | characters |
//! |---|---|---|
//! | CJK Unified Ideographs, as far as GB 18030 goes | U+4E00–9FEF | 20,976 |
//! | Extension A | U+3400–4DB5 | 6,582 |
//! | compatibility ideographs of the two-byte part | in U+F92C–FA29 | 21 |
//! | 〇 | U+3007 | 1 |
//! | those of the Table that are none of the above | Extensions B to E | 196 |
//!
//! Radicals, strokes, symbols and the scripts of minorities are not counted. The Table is taken from the
//! property kTGH of Unihan 15.0; the two-byte part from the codec of GB 18030.

use std::ops::RangeInclusive;

/// How many characters [`level_two`] has.
pub const LEVEL_TWO: usize = 27_776;

const RANGES: [RangeInclusive<char>; 2] = ['\u{3400}'..='\u{4DB5}', '\u{4E00}'..='\u{9FEF}'];

/// Compatibility ideographs of the two-byte part; twelve of them are unified ideographs in spite of their block.
const COMPATIBILITY: [char; 21] = [
    '\u{F92C}', '\u{F979}', '\u{F995}', '\u{F9E7}', '\u{F9F1}', '\u{FA0C}', '\u{FA0D}', '\u{FA0E}',
    '\u{FA0F}', '\u{FA11}', '\u{FA13}', '\u{FA14}', '\u{FA18}', '\u{FA1F}', '\u{FA20}', '\u{FA21}',
    '\u{FA23}', '\u{FA24}', '\u{FA27}', '\u{FA28}', '\u{FA29}',
];

/// The characters of the Table beyond level 1.
const TABLE: &str = "\
    𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰\
    𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭\
    𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡\
    𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬\
    𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓\
    ";

/// The characters of level 2, in the order of their code points within each part.
pub fn level_two() -> impl Iterator<Item = char> {
    let table = TABLE.chars().filter(|character| !character.is_whitespace());
    RANGES.into_iter().flatten().chain(['〇']).chain(COMPATIBILITY).chain(table)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_character_counts_once() {
        let all: Vec<char> = level_two().collect();
        assert_eq!(all.len(), LEVEL_TWO);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), LEVEL_TWO);
        assert_eq!(TABLE.chars().filter(|c| !c.is_whitespace()).count(), 196);
        assert!(TABLE.chars().all(|c| c.is_whitespace() || c > '\u{20000}'));
    }
}
