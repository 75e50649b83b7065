//! Titles in lines: at sense units, none longer than fits, in the shape of a 梯形 or 菱形.
//!
//! GB/T 9704-2012 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，标题排列应当使用梯形或菱形。

mod lexicon;
mod sense;
mod shape;
mod spaced;
mod text;

use self::{sense::costs, shape::Search};

/// More lines are not balanced any more.
const MOST_LINES: usize = 8;

/// A single line leaves at least so much: one from edge to edge is no 长短适宜.
const SPARE: f64 = 1.0;

/// Breaks a title into lines of at most `limit` full-width characters; spaces at a break are dropped.
///
/// Line feeds of the title are kept where they fit and make one of the shapes.
#[must_use]
pub fn lines(title: &str, limit: f64) -> Vec<String> {
    if limit < 1.0 {
        return title.split_whitespace().map(str::to_owned).collect();
    }
    let given: Vec<&str> =
        title.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect();
    if given.len() > 1 && well_shaped(&given, limit) {
        return given.into_iter().map(str::to_owned).collect();
    }
    let characters: Vec<char> = spaced::joined(&given).chars().collect();
    if characters.is_empty() {
        return Vec::new();
    }
    let cuts = cuts(&characters, limit);
    pieces(&characters, &cuts)
}

/// Where lines begin, but for the first.
fn cuts(characters: &[char], limit: f64) -> Vec<usize> {
    let at = positions(characters);
    let total = at.last().copied().unwrap_or(0.0);
    if total <= limit - SPARE {
        return Vec::new();
    }
    let costs = spaced::costs(characters).unwrap_or_else(|| costs(characters));
    let least = (total / limit).ceil().max(2.0) as usize;
    let tries = (least..=least + 1).filter(|&count| count <= MOST_LINES);
    let best = tries
        .filter_map(|count| {
            let search = Search { at: &at, costs: &costs, limit, count };
            // Fewer lines are better: one more has to be worth it.
            search.best().map(|(cost, cuts)| (cost + 4.0 * count as f64, cuts))
        })
        .min_by(|(a, _), (b, _)| a.total_cmp(b));
    match best {
        Some((_, cuts)) => cuts,
        None if total <= limit => Vec::new(),
        None => filled(&at, &costs, limit),
    }
}

/// Where each character begins, and where the last one ends.
fn positions(characters: &[char]) -> Vec<f64> {
    let mut at = vec![0.0];
    let mut sum = 0.0;
    for &character in characters {
        sum += width(character);
        at.push(sum);
    }
    at
}

/// Whether lines as they came fit, break nothing that must stay whole, and make one of the shapes.
fn well_shaped(lines: &[&str], limit: f64) -> bool {
    let widths: Vec<f64> = lines.iter().map(|line| line.chars().map(width).sum()).collect();
    let widest = widths.iter().copied().fold(0.0, f64::max);
    let grows = |pair: &[f64]| matches!(pair, [above, below] if below - above >= 0.5);
    let shrinks = |pair: &[f64]| matches!(pair, [above, below] if above - below >= 0.5);
    let up = widths.windows(2).take_while(|pair| grows(pair)).count();
    let shaped = widths.len() < 3 || widths.windows(2).skip(up).all(shrinks);
    let opens = |line: &&str| {
        line.starts_with(|c| crate::line::closes(c) || c == '的')
            || line.ends_with(crate::line::opens)
    };
    widest <= limit && shaped && !lines.iter().any(opens)
}

/// Width in full-width characters.
pub(crate) fn width(character: char) -> f64 {
    if character.is_ascii() { 0.5 } else { 1.0 }
}

fn pieces(characters: &[char], cuts: &[usize]) -> Vec<String> {
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([characters.len()]);
    let piece =
        |(start, end)| characters.get(start..end).unwrap_or_default().iter().collect::<String>();
    starts
        .zip(ends)
        .map(piece)
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

/// When nothing better is found: lines filled one after another, broken at the best of their ends.
fn filled(at: &[f64], costs: &[Option<f64>], limit: f64) -> Vec<usize> {
    /// How far before the end of a line a better break is looked for.
    const BACK: usize = 6;
    let count = costs.len();
    let place = |index: usize| at.get(index).copied().unwrap_or(0.0);
    let (mut cuts, mut start) = (Vec::new(), 0);
    loop {
        let end = (start + 1..=count).take_while(|&end| place(end) - place(start) <= limit).last();
        let end = end.unwrap_or(start + 1);
        if end >= count {
            return cuts;
        }
        let from = end.saturating_sub(BACK).max(start + 1);
        let cost = |cut: &usize| costs.get(*cut).copied().flatten().unwrap_or(f64::INFINITY);
        let cut = (from..=end).rev().min_by(|a, b| cost(a).total_cmp(&cost(b))).unwrap_or(end);
        cuts.push(cut);
        start = cut;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{lines, width};

    fn set(title: &str) -> Vec<String> {
        lines(title, 20.1)
    }

    #[test]
    fn bulletin_breaks_before_关于_and_between_words() {
        let title = "中国卫生健康思想政治工作促进会关于“一地一品”卫生健康思想政治工作特色品牌案例征集活动推选结果的通报";
        let wanted = [
            "中国卫生健康思想政治工作促进会",
            "关于“一地一品”卫生健康思想政治工作",
            "特色品牌案例征集活动推选结果的通报",
        ];
        assert_eq!(set(title), wanted);
    }

    #[test]
    fn short_title_stays_on_one_line() {
        assert_eq!(set("关于部分节假日安排的通知"), ["关于部分节假日安排的通知"]);
    }

    #[test]
    fn space_at_a_break_is_dropped() {
        let title = "国家卫生健康委员会 教育部关于印发《住院医师规范化培训管理办法（试行）》的通知";
        assert!(set(title).iter().all(|line| line == line.trim()));
    }

    #[test]
    fn known_words_are_not_parted() {
        let title = "绍兴市卫生健康委员会关于调整2019年医疗服务能力建设项目资金的请示";
        let joined = set(title).join("|");
        for word in ["关于", "调整", "2019年", "医疗", "服务", "建设", "请示"] {
            assert!(joined.contains(word), "{word}: {joined}");
        }
    }

    /// Whether lines grow, then shrink, each by something.
    fn shaped(lines: &[String]) -> bool {
        let borrowed: Vec<&str> = lines.iter().map(String::as_str).collect();
        super::well_shaped(&borrowed, 20.1)
    }

    #[test]
    fn official_titles_break_at_sense_units_in_one_of_the_shapes() {
        let titles = [
            "国务院办公厅关于印发国家粮食应急预案的函",
            "国家卫生健康委员会 教育部 财政部关于印发《住院医师规范化培训管理办法（试行）》的通知",
            "中共中央办公厅 国务院办公厅关于进一步加强和改进新时代基层党组织建设工作的若干意见",
            "绍兴市人民政府关于表彰2022年度全市安全生产和消防工作先进集体和先进个人的决定",
            "浙江省发展和改革委员会 浙江省财政厅 浙江省生态环境厅 浙江省住房和城乡建设厅关于印发《浙江省城镇生活垃圾分类和处理设施建设“十四五”规划实施方案》的通知",
            "关于第三届全国职工思想政治工作优秀案例征集活动评审结果的通报",
            "河北雄安新区总体规划（2018—2035年）的批复",
            "国务院关于同意将江苏省扬州市列为国家历史文化名城并做好保护传承和合理利用工作有关事项的批复",
        ];
        for title in titles {
            let lines = set(title);
            assert!(lines.len() == 1 || shaped(&lines), "{lines:#?}");
            for word in
                ["关于", "委员会", "办公厅", "教育部", "第三届", "2022年度", "通知", "扬州市"]
            {
                let whole = !title.contains(word) || lines.iter().any(|line| line.contains(word));
                assert!(whole, "{word}: {lines:#?}");
            }
        }
    }

    #[test]
    fn very_long_title_takes_many_lines_in_shape() {
        let part = "关于加强医疗服务能力建设和公共卫生体系建设";
        for count in 3..=5 {
            let lines = set(&part.repeat(count));
            assert!(shaped(&lines), "{lines:#?}");
        }
        assert_eq!(set(&part.repeat(60)).concat(), part.repeat(60));
    }

    #[test]
    fn letter_spaced_title_keeps_its_spaces() {
        assert_eq!(set("国 家 粮 食 应 急 预 案"), ["国 家 粮 食 应 急 预 案"]);
        let title = "关 于 印 发 国 家 粮 食 应 急 预 案 的 函 和 有 关 事 项 的 通 知";
        let lines = set(title);
        assert_eq!(lines.join(" "), title);
        assert!(lines.iter().all(|line| !line.starts_with('的')), "{lines:#?}");
    }

    #[test]
    fn line_feeds_are_kept_where_they_make_a_shape() {
        let title = "国务院办公厅\n关于部分节假日安排的通知";
        assert_eq!(set(title), ["国务院办公厅", "关于部分节假日安排的通知"]);
        let waist = "国务院办公厅关于\n部分\n节假日安排的通知";
        assert_eq!(set(waist), ["国务院办公厅关于部分节假日安排的通知"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_line_fits(title in "[关于印发《》“”（）、的通知政治工作]{0,120}") {
            let lines = set(&title);
            prop_assert_eq!(lines.concat(), title);
            for line in lines {
                prop_assert!(line.chars().map(width).sum::<f64>() <= 20.1, "{}", line);
            }
        }
    }
}
