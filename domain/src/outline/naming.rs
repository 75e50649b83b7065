//! What titles, signatures and lists of annexes name: kinds, issuers, other papers.

use super::{
    mark::Mark,
    pattern::patterns,
    shape::{self, tidy},
    view::Found,
};

patterns! {
    QUOTED_TITLE = r"《([^《》]{1,120}(?:〈[^〈〉]*〉[^《》]*)?)》";
    NOTE_ITEM = r"^(?:附\s*[件表录图]?\s*[：:]\**)?\s*([0-9]{1,2})\s*[.．、]\s*(.*)$";
    NOTE_HEAD = r"^附\s*[件表录图]?\s*[0-9一二三四五六七八九十]{0,3}\s*[：:]\**\s*";
    /// A further item of a list of annexes on the same line.
    NEXT_ITEM = r"(?:\s{2,}|[；;]\s*)[0-9]{1,2}\s*[.．、]";
    /// What a title is about begins here.
    ABOUT = r"关于|转发|批转|印发|公布|发布|下达|调整|表彰|令$|公告$|通告$|公报$|决定$|通知$";
    /// A kind at the end of a mark or of a title without a matter.
    KIND_WORD = r"(?:(?:嘉奖|任免|通|动员)?令|命令|公报|公告|通告|会议纪要|纪要|任免名单|抄告单|公示)$";
    /// What names a meeting before 会议纪要: `第12次常务会议`.
    MEETING = r"(?:第?[0-9〇零一二三四五六七八九十百]+[届次]|党组|党委|常委会?|常务|专题|办公|全体|扩大|理事会|（[^（）]*）|会议)+$";
    /// What stands for a seal in a signature, and for whom it was set.
    CHOP = r"[（(][^（）()]*[章][）)]";
}

/// The titles quoted in a text, without their brackets.
pub(crate) fn quoted_titles(text: &str) -> Vec<String> {
    QUOTED_TITLE.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

/// The titles in the lines of a list of annexes, each with the position of its first line.
pub(super) fn annex_titles<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<(usize, String)> {
    let mut titles: Vec<(usize, String)> = Vec::new();
    for (at, line) in (0..).zip(lines) {
        for item in items(line) {
            annex_title(&mut titles, at, item);
        }
    }
    for (_, title) in &mut titles {
        *title = shape::FILE_EXTENSION.replace(title, "").into_owned();
    }
    titles
}

/// The items on a line: `附件：1.入户调查表  2.汇总表`.
fn items(line: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let mut from = 0;
    for next in NEXT_ITEM.find_iter(line) {
        // A mark that parts the items stays with the first.
        let mark = next.as_str().chars().next().filter(|c| matches!(c, '；' | ';'));
        let end = next.start().saturating_add(mark.map_or(0, char::len_utf8));
        let item = line.get(from..end).unwrap_or_default();
        if NOTE_ITEM.is_match(item.trim()) {
            items.push(item.trim());
            from = end;
        }
    }
    items.push(line.get(from..).unwrap_or_default().trim());
    items
}

fn annex_title(titles: &mut Vec<(usize, String)>, at: usize, line: &str) {
    if let Some(found) = NOTE_ITEM.captures(line) {
        titles.push((at, tidy(&found[2])));
    } else if NOTE_HEAD.is_match(line) {
        let bare = tidy(&NOTE_HEAD.replace(line, ""));
        if !bare.is_empty() {
            titles.push((at, bare));
        }
    } else if shape::ANNEX_LABEL.is_match(line) {
        // `附件：` on a line of its own, before the list.
    } else if let Some((_, title)) = titles.last_mut() {
        title.push_str(&tidy(line));
    } else if Mark::of(line).is_none() {
        titles.push((at, tidy(line)));
    }
}

/// A signature without the date on its line.
pub(super) fn without_date(text: &str) -> String {
    shape::SIGNED_INLINE
        .captures(text)
        .map_or_else(|| text.to_owned(), |found| found[1].trim_end().to_owned())
}

/// The title, and the body that has its first line to itself.
pub(super) struct TitleFound {
    pub(super) found: Found,
    pub(super) first_body: Option<String>,
}

/// The issuers, host first: by the mark, else the title, else the signature.
pub(super) fn issuers(
    marks: &[String],
    title: Option<&TitleFound>,
    signature: Option<&Found>,
) -> Vec<String> {
    if !marks.is_empty() {
        let names: Vec<&str> =
            marks.iter().map(|mark| mark.trim_end().trim_end_matches("文件")).collect();
        return named(without_kind(&names.join("\u{3000}")));
    }
    let by_title = title.and_then(|title| {
        let before = before_matter(&title.found.text).map(str::to_owned);
        before.or_else(|| whole_title(&title.found.text).map(str::to_owned))
    });
    if let Some(names) = by_title {
        return named(&names);
    }
    if let Some(body) = title.and_then(|title| title.first_body.as_deref()) {
        return named(body);
    }
    let signed = signature.filter(|found| !shape::STAMP.is_match(&found.text));
    signed.map(|found| named(&CHOP.replace_all(&found.text, ""))).unwrap_or_default()
}

/// What a title says before what it is about: the names of the issuers, if it begins with them.
fn before_matter(title: &str) -> Option<&str> {
    let matter =
        ["关于", "转发", "批转", "印发"].iter().filter_map(|word| title.find(word)).min()?;
    title.get(..matter).filter(|names| names.chars().nth(1).is_some())
}

/// The names in a text that parts them by 、 or white space.
fn named(text: &str) -> Vec<String> {
    text.split(|c: char| c == '、' || c.is_whitespace())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The issuer of a title that is nothing but issuer and kind: `国务院令`, `常务会议纪要`.
fn whole_title(title: &str) -> Option<&str> {
    let issuer = without_kind(title);
    let meets = issuer.ends_with("会议") || issuer.ends_with("全会");
    let known = issuer != title && (shape::ORGANISATION_END.is_match(issuer) || meets);
    let named = known && !issuer.is_empty();
    named.then(|| {
        issuer.strip_prefix("中华人民共和国").filter(|_| title.ends_with('令')).unwrap_or(issuer)
    })
}

/// A mark or title without its kind; minutes name the meeting before it.
fn without_kind(text: &str) -> &str {
    let bare = KIND_WORD.find(text).map_or(text, |kind| text.get(..kind.start()).unwrap_or(text));
    if text.ends_with("纪要") {
        MEETING.find(bare).map_or(bare, |meeting| bare.get(..meeting.start()).unwrap_or(bare))
    } else {
        bare
    }
}

/// A title in one line, as it is meant to be printed: the names of its issuers stay apart.
pub(crate) fn title_of<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut title = String::new();
    for line in lines {
        let line = shape::content(line);
        let whole =
            if shape::is_letter_spaced(line) { vec![line] } else { line.split(' ').collect() };
        for words in whole.into_iter().filter(|words| !words.is_empty()) {
            if !title.is_empty() {
                title.push_str(glue(&title, words));
            }
            title.push_str(words);
        }
    }
    title
}

/// What stands between two pieces of a title: a space between names and between Latin words.
fn glue(before: &str, words: &str) -> &'static str {
    let wide = |c: Option<char>| c.is_some_and(shape::is_wide);
    let name = ABOUT.find(words).map_or(words, |about| words.get(..about.start()).unwrap_or(""));
    let last = before.rsplit(['\u{3000}', ' ', '、']).next().unwrap_or_default();
    let names =
        |text: &str| text.chars().nth(2).is_some() && shape::ORGANISATION_END.is_match(text);
    if names(last) && names(name) {
        " "
    } else if wide(before.chars().next_back()) || wide(words.chars().next()) {
        ""
    } else {
        " "
    }
}
