//! Titles in lines: at sense units, none longer than fits, in the shape of a 梯形 or 菱形.
//!
//! GB/T 9704-2012 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，标题排列应当使用梯形或菱形。

mod sense;
mod shape;

use self::{sense::costs, shape::Search};

/// More lines are not balanced any more.
const MOST_LINES: usize = 8;

/// Breaks a title into lines of at most `limit` full-width characters; spaces at a break are dropped.
#[must_use]
pub fn lines(title: &str, limit: f64) -> Vec<String> {
    let characters: Vec<char> = title.trim().chars().collect();
    let widths: Vec<f64> = characters.iter().map(|&character| width(character)).collect();
    let total: f64 = widths.iter().sum();
    if characters.is_empty() || limit < 1.0 {
        return Vec::new();
    }
    let costs = costs(&characters);
    let least = (total / limit).ceil().max(1.0) as usize;
    // Nobody sets a title in ten lines; what is longer is only kept whole.
    let tries = (least..=least + 1).filter(|&count| count <= MOST_LINES);
    let best = tries
        .filter_map(|count| Search { widths: &widths, costs: &costs, limit, count }.best())
        .min_by(|(a, _), (b, _)| a.total_cmp(b));
    let cuts = best.map_or_else(|| even(characters.len(), limit), |(_, cuts)| cuts);
    pieces(&characters, &cuts)
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

/// When nothing better is found: lines filled one after another.
fn even(count: usize, limit: f64) -> Vec<usize> {
    (1..).map(|line| line * limit.max(1.0) as usize).take_while(|&cut| cut < count).collect()
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
