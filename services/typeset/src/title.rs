//! Titles in lines: at sense units, none longer than fits, in the shape of a 梯形 or 菱形.
//!
//! GB/T 9704-2012 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，标题排列应当使用梯形或菱形。

use crate::line::{closes, joined, opens};

/// Words of titles that are never parted.
const WORDS: &str = "关于 印发 转发 批转 通知 通报 通告 公告 公报 决定 决议 命令 意见 报告 请示 批复 议案 纪要 \
    开展 征集 活动 推选 结果 表扬 案例 特色 品牌 典型 优秀 单位 组织 工作 思想 政治 促进会 中国 卫生 健康 全国 \
    全市 全省 系统 系列 庆祝 共产党 成立 中华 人民 共和国 中共 委员会 周年 调整 公布 发布 做好 加强 进一步 \
    推进 实施 方案 办法 规定 条例 管理 暂行 试行 建设 发展 改革 服务 中心 国务院 办公厅 办公室 人民政府 \
    建言 献策 高质量 书画 摄影 作品 登记 登记表 推荐 推荐表 汇总 汇总表 联系单 征文 献血 比赛 评审 名单 作者 信息 年度 \
    第一 第二 第三 委员 部门 教育 文化 医院 医疗 机构 研究 研究会 创新 清单 污染 调查 化学 武器 放假 节假日 安排 部分 同意 \
    宣传 主题 先进 集体 个人 授予 称号 免职 任职 任免 人员 国家 地方 省 自治区 直辖市 绍兴 绍兴市 我为";

/// More lines are not balanced any more.
const MOST_LINES: usize = 8;

/// Breaks a title into lines of at most `limit` full-width characters; spaces at a break are dropped.
#[must_use]
pub fn lines(title: &str, limit: f64) -> Vec<String> {
    let characters: Vec<char> = title.trim().chars().collect();
    let widths: Vec<f64> = characters
        .iter()
        .map(|&character| width(character))
        .collect();
    let total: f64 = widths.iter().sum();
    if characters.is_empty() || limit < 1.0 {
        return Vec::new();
    }
    let costs = costs(&characters);
    let least = (total / limit).ceil().max(1.0) as usize;
    // Nobody sets a title in ten lines; what is longer is only kept whole.
    let tries = (least..=least + 1).filter(|&count| count <= MOST_LINES);
    let best = tries
        .filter_map(|count| {
            Search {
                widths: &widths,
                costs: &costs,
                limit,
                count,
            }
            .best()
        })
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
    let piece = |(start, end)| {
        characters
            .get(start..end)
            .unwrap_or_default()
            .iter()
            .collect::<String>()
    };
    starts
        .zip(ends)
        .map(piece)
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

/// When nothing better is found: lines filled one after another.
fn even(count: usize, limit: f64) -> Vec<usize> {
    (1..)
        .map(|line| line * limit.max(1.0) as usize)
        .take_while(|&cut| cut < count)
        .collect()
}

/// The cost of a break before each character; `None` where there must be none.
fn costs(characters: &[char]) -> Vec<Option<f64>> {
    let text: String = characters.iter().collect();
    let inside = inside_words(&text, characters.len());
    let depth = depths(characters);
    let pairs = characters.iter().zip(characters.iter().skip(1)).enumerate();
    let cost = |(index, (&before, &next)): (usize, (&char, &char))| {
        let at = index + 1;
        let word = before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric();
        if closes(next) || opens(before) || word || next == '的' || joined(before, next) {
            return None;
        }
        let rest: String = characters
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take(2)
            .collect();
        let ended: String = characters
            .get(at.saturating_sub(2)..at)
            .unwrap_or_default()
            .iter()
            .collect();
        let sense = match () {
            () if before == ' ' || rest == "关于" => 0.0,
            () if ended == "关于" => 2.0,
            () if matches!(before, '的' | '、' | '，' | '》' | '”' | '）')
                || matches!(next, '《' | '“') =>
            {
                0.5
            }
            () if next == '（' => 1.0,
            () if inside.get(at).copied().unwrap_or(false) => 40.0,
            () if rest == "通知" || rest == "通报" || rest == "和" => 3.0,
            () if known_edge(&inside, at) => 2.0,
            () => 6.0,
        };
        let quoted = if depth.get(at).copied().unwrap_or(0) > 0 {
            8.0
        } else {
            0.0
        };
        Some(sense + quoted)
    };
    std::iter::once(None).chain(pairs.map(cost)).collect()
}

/// For every position, whether a break before it parts a known word.
fn inside_words(text: &str, count: usize) -> Vec<bool> {
    let mut inside = vec![false; count + 1];
    for word in WORDS.split_whitespace() {
        for (byte, _) in text.match_indices(word) {
            let start = text.get(..byte).unwrap_or_default().chars().count();
            let within = inside.get_mut(start + 1..start + word.chars().count());
            within.unwrap_or_default().fill(true);
        }
    }
    inside
}

/// Whether a known word ends or begins here.
fn known_edge(inside: &[bool], at: usize) -> bool {
    let part = |index: Option<usize>| {
        index
            .and_then(|index| inside.get(index))
            .copied()
            .unwrap_or(false)
    };
    part(at.checked_sub(1)) || part(Some(at + 1))
}

/// How many quotation marks or title marks are open before each character.
fn depths(characters: &[char]) -> Vec<usize> {
    let mut open = 0_usize;
    characters
        .iter()
        .map(|&character| {
            let before = open;
            match character {
                '《' | '“' | '（' => open += 1,
                '》' | '”' | '）' => open = open.saturating_sub(1),
                _ => {}
            }
            before
        })
        .collect()
}

/// Tries every set of breaks near the even ones.
struct Search<'a> {
    widths: &'a [f64],
    costs: &'a [Option<f64>],
    limit: f64,
    count: usize,
}

impl Search<'_> {
    fn best(&self) -> Option<(f64, Vec<usize>)> {
        let mut best = None;
        self.extend(&mut Vec::new(), 0.0, &mut best);
        best
    }

    /// How far a break may lie from where even lines would have it; bounds the work for long titles.
    fn window(&self) -> usize {
        match self.count {
            0..=3 => self.widths.len(),
            4 => 8,
            5 => 4,
            _ => 2,
        }
    }

    fn extend(&self, cuts: &mut Vec<usize>, cost: f64, best: &mut Option<(f64, Vec<usize>)>) {
        let start = cuts.last().copied().unwrap_or(0);
        let left = self.count.saturating_sub(cuts.len() + 1);
        if left == 0 {
            let lines = self.lines(cuts);
            let Some(shape) = self.shape(&lines) else {
                return;
            };
            let total = cost + shape;
            if best.as_ref().is_none_or(|(least, _)| total < *least) {
                *best = Some((total, cuts.clone()));
            }
            return;
        }
        let ideal = self.widths.len() * (cuts.len() + 1) / self.count.max(1);
        let window = self.window();
        let from = (start + 1).max(ideal.saturating_sub(window));
        let to = ideal
            .saturating_add(window)
            .min(self.widths.len().saturating_sub(left));
        for cut in from..=to {
            let Some(Some(extra)) = self.costs.get(cut) else {
                continue;
            };
            cuts.push(cut);
            self.extend(cuts, cost + extra, best);
            cuts.pop();
        }
    }

    fn lines(&self, cuts: &[usize]) -> Vec<f64> {
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([self.widths.len()]);
        starts
            .zip(ends)
            .map(|(a, b)| self.widths.get(a..b).unwrap_or_default().iter().sum())
            .collect()
    }

    /// The cost of a shape; `None` when a line does not fit.
    fn shape(&self, lines: &[f64]) -> Option<f64> {
        if lines.iter().any(|&line| line > self.limit) {
            return None;
        }
        let widest = lines.iter().copied().fold(0.0, f64::max);
        let shortest = lines.iter().copied().fold(f64::INFINITY, f64::min);
        let uneven = (widest - shortest) / widest.max(1.0);
        let stub = if lines.len() > 1 && shortest < 4.0 {
            15.0
        } else {
            0.0
        };
        let shaped = if lines.len() < 3 || trapezium(lines) || diamond(lines) {
            0.0
        } else {
            60.0
        };
        let equal = if lines.len() > 2 && uneven < 0.02 {
            3.0
        } else {
            0.0
        };
        Some(shaped + stub + equal + uneven * 8.0 + lines.len() as f64 * 2.0)
    }
}

fn trapezium(lines: &[f64]) -> bool {
    lines.is_sorted() || lines.iter().rev().is_sorted()
}

fn diamond(lines: &[f64]) -> bool {
    let widest = lines.iter().copied().fold(0.0, f64::max);
    let Some(peak) = lines.iter().position(|&line| line >= widest) else {
        return false;
    };
    let (up, down) = lines.split_at(peak);
    up.is_sorted() && down.iter().rev().is_sorted()
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
        assert_eq!(
            set("关于部分节假日安排的通知"),
            ["关于部分节假日安排的通知"]
        );
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
