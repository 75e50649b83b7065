//! The words of a title: the most probable way to part it into words of the lexicon.

use super::text::Text;

/// Words of two, three and four characters, each line a word and a letter of its frequency.
const BY_LENGTH: [(usize, &str); 3] = [
    (2, include_str!("lexicon/two.txt")),
    (3, include_str!("lexicon/three.txt")),
    (4, include_str!("lexicon/four.txt")),
];

/// Longer terms that are never parted.
const LONGER: [&str; 14] = [
    "住房公积金",
    "高质量发展",
    "群众办实事",
    "发展和改革",
    "征求意见稿",
    "中国共产党",
    "常务委员会",
    "管理委员会",
    "特别行政区",
    "工业和信息化",
    "思想政治工作",
    "习近平新时代",
    "住房城乡建设",
    "中华人民共和国",
];

/// Logarithm of all the frequencies together: what a word of frequency 1 costs.
const TOTAL: f64 = 18.0;
/// What a character of no known word costs.
const UNKNOWN: f64 = 12.5;

/// Characters that end the word before them when they are a word by themselves: 绍兴|市.
const SUFFIXES: &str = "省市县区州盟旗镇乡村局厅部委院所站处科会法案书表令函者性化类型率量期";

/// For every position of a text, whether a word begins there.
pub(super) fn starts(characters: &[char], text: &Text) -> Vec<bool> {
    let mut starts = words(characters.len(), text);
    for at in 1..characters.len() {
        let starts_at = |index: usize| starts.get(index).copied().unwrap_or(true);
        let suffix = characters.get(at).is_some_and(|character| SUFFIXES.contains(*character));
        let alone = starts_at(at) && starts_at(at + 1);
        let joins = suffix && alone && !starts_at(at - 1);
        if let Some(start) = starts.get_mut(at).filter(|_| joins) {
            *start = false;
        }
    }
    starts
}

/// The words by themselves.
fn words(count: usize, text: &Text) -> Vec<bool> {
    // The least cost of the words up to each position, and how long the last of them is.
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for end in 1..=count {
        let single = best.get(end - 1).map_or(0.0, |(cost, _)| *cost) + UNKNOWN;
        let mut here = (single, 1);
        for length in 2..=7.min(end) {
            let before = best.get(end - length).map_or(f64::INFINITY, |(cost, _)| *cost);
            let cost = cost(text.word(end - length, end), length);
            if let Some(cost) = cost.filter(|cost| before + cost < here.0) {
                here = (before + cost, length);
            }
        }
        best.push(here);
    }
    let mut starts = vec![false; count];
    let mut end = count;
    while let Some((_, length)) = best.get(end).filter(|(_, length)| *length > 0) {
        end -= length;
        if let Some(start) = starts.get_mut(end) {
            *start = true;
        }
    }
    starts
}

/// What a word of so many characters costs, if it is known: the rarer, the more.
fn cost(word: &str, length: usize) -> Option<f64> {
    if let Some((_, words)) = BY_LENGTH.iter().find(|(known, _)| *known == length) {
        let letter = find(words.as_bytes(), word.as_bytes())?;
        return Some(TOTAL - f64::from(letter.saturating_sub(b'a')));
    }
    LONGER.contains(&word).then_some(TOTAL - 9.0)
}

/// The letter behind a word in sorted lines of one width.
fn find(lines: &[u8], word: &[u8]) -> Option<u8> {
    let width = word.len() + 2;
    let (mut low, mut high) = (0, lines.len() / width);
    while low < high {
        let middle = low.midpoint(high);
        let line = lines.get(middle * width..(middle + 1) * width)?;
        match line.get(..word.len())?.cmp(word) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return line.get(word.len()).copied(),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{super::text::Text, BY_LENGTH, starts};

    fn words(text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let starts = starts(&characters, &Text::of(&characters));
        let mut parted = String::new();
        for (character, start) in characters.iter().zip(starts) {
            if start && !parted.is_empty() {
                parted.push('|');
            }
            parted.push(*character);
        }
        parted
    }

    #[test]
    fn lines_have_one_width_and_are_sorted() {
        for (length, words) in BY_LENGTH {
            let lines: Vec<&str> = words.lines().collect();
            assert!(lines.iter().all(|line| line.len() == length * 3 + 1));
            assert!(lines.is_sorted());
        }
    }

    #[test]
    fn common_words_are_found() {
        assert_eq!(words("加强医疗服务能力建设"), "加强|医疗服务|能力|建设");
        assert_eq!(words("中华人民共和国献血法"), "中华人民共和国|献血法");
        assert_eq!(words("绍兴市住房公积金"), "绍兴市|住房公积金");
    }

    #[test]
    fn unknown_characters_stand_alone() {
        assert_eq!(words("犇喆"), "犇|喆");
        assert_eq!(words(""), "");
    }
}
