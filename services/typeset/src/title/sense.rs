//! What a break costs for the sense of a title: nothing before 关于, much inside a word.

use crate::line::{closes, joined, opens};

/// Words of titles that are never parted.
const WORDS: &str = "关于 印发 转发 批转 通知 通报 通告 公告 公报 决定 决议 命令 意见 报告 请示 批复 议案 纪要 \
    开展 征集 活动 推选 结果 表扬 案例 特色 品牌 典型 优秀 单位 组织 工作 思想 政治 促进会 中国 卫生 健康 全国 \
    全市 全省 系统 系列 庆祝 共产党 成立 中华 人民 共和国 中共 委员会 周年 调整 公布 发布 做好 加强 进一步 \
    推进 实施 方案 办法 规定 条例 管理 暂行 试行 建设 发展 改革 服务 中心 国务院 办公厅 办公室 人民政府 \
    建言 献策 高质量 书画 摄影 作品 登记 登记表 推荐 推荐表 汇总 汇总表 联系单 征文 献血 比赛 评审 名单 作者 信息 年度 \
    第一 第二 第三 委员 部门 教育 文化 医院 医疗 机构 研究 研究会 创新 清单 污染 调查 化学 武器 放假 节假日 安排 部分 同意 \
    宣传 主题 先进 集体 个人 授予 称号 免职 任职 任免 人员 国家 地方 省 自治区 直辖市 绍兴 绍兴市 我为";

/// The cost of a break before each character; `None` where there must be none.
pub(super) fn costs(characters: &[char]) -> Vec<Option<f64>> {
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
        let rest: String = characters.get(at..).unwrap_or_default().iter().take(2).collect();
        let ended: String =
            characters.get(at.saturating_sub(2)..at).unwrap_or_default().iter().collect();
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
        let quoted = if depth.get(at).copied().unwrap_or(0) > 0 { 8.0 } else { 0.0 };
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
    let part =
        |index: Option<usize>| index.and_then(|index| inside.get(index)).copied().unwrap_or(false);
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
