//! What a single line looks like, whatever stands around it.

use super::pattern::patterns;
use crate::text::squeeze;

patterns! {
    /// A document number on a line of its own, malformed ones included; urgency may stand before it.
    NUMBER_LINE = r"^(?:编号[：:]|(?:特急|加急|特提|平急)\s+)?\s*\p{Han}{1,16}\s*[〔\[［【（(﹝「〈<{]\s*(?:[0-9０-９]{2,4}|[〇○零一二三四五六七八九]{2,4})\s*年?\s*[〕\]］】）)﹞」〉>}]\s*第?\s*[0-9０-９]+\s*号?(?:\s+签发人.*)?$|^\p{Han}{1,10}[0-9]{4}[0-9年第]*[0-9]\s*号$|^[〔\[（(]\s*[0-9]{2,4}\s*[〕\]）)]\s*\p{Han}{1,12}?第?\s*[0-9]+\s*号$|^\p{Han}{1,16}\s*〔\s*[0-9]{4}\s*〕\s*号$";
    /// The number of an order, announcement or minute, which has no code.
    ORDER_NUMBER = r"^[（(]?(?:[0-9]{4}\s*年\s*)?(?:总\s*)?第\s*(?:[0-9]+|[〇○零一二三四五六七八九十百]+)\s*[号期次][）)]?$|^\p{Han}{2,40}(?:公告|通告|令)\s*[（(]?(?:[0-9]{4}\s*年\s*)?第\s*[0-9]+\s*号[）)]?$|^[〔\[（(]\s*[0-9]{4}\s*[〕\]）)]\s*第?\s*[0-9]+\s*[号期次]?$";
    /// A bracket that is part of a title.
    TITLE_BRACKET = r"^[（(](?:试\s*行|暂\s*行|草案.{0,4}|.{0,8}稿|.{0,8}版|.{0,8}修订|共.{1,8}|[0-9０-９—–\-年]+|第.{1,4}[批轮次])[）)]$";
    /// A number as the metadata of a web site tell it: `文号：国办发〔2018〕126号`.
    TOLD_NUMBER = r"(?:文\s*号|发文字号)\s*[：:\t]\s*(\p{Han}{1,16}\s*[〔\[［【（(]\s*[0-9]{4}\s*[〕\]］】）)]\s*第?\s*[0-9]+\s*号)";
    /// A line below the title that dates the paper: of its adoption, or of its minute.
    DATES_PAPER = r"^[（(]?[0-9０-９〇○◯ОOＯ零一二三四五六七八九]{4}\s*年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日(?:$|[）)]|.*(?:通过|批准|公布|发布|修订|修正))|\s[0-9０-９]{4}\s*年\s*[0-9０-９]{1,2}\s*月\s*[0-9０-９]{1,2}\s*日$";
    /// Nothing but ornaments, or a drawn rule.
    ORNAMENT = r"^[★☆]+$|^[─━—–\-=＝]{5,}$";
    /// A date of a web site: `2021-05-20 10:20`.
    ISO_DATE = r"^[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:\s+[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?)?$";
    SIGNERS = r"^签发人\s*[：:]";
    /// What web sites set above a paper: `索引号：… 主题分类：…`, `首页 >> 公开信息`.
    WEB_HEAD = r"^【?(?:索\s*引\s*号|索取号|信息索取号|主题分类|主\s*题\s*词|公文目录|公文种类|公文名称|信息名称|体裁分类|组配分类|服务对象|发文机关|发文机构|发文单位|发布机构|发布单位|成文日期|成文时间|发文日期|发文时间|发布日期|发布时间|生成日期|生效日期|实施日期|废止日期|公开日期|有\s*效\s*性|时\s*效\s*性|效力级别|效力状态|信息分类|信息来源|公开方式|公开形式|公开时限|公开范围|文\s*号|发文字号|标\s*题|名\s*称|关\s*键\s*词|内容概述|来\s*源|作\s*者|浏览量|浏览次数|阅读次数|语\s*种)】?\s*(?:[：:]|\t|$)|^时间\s*[：:]\s*[0-9]{4}[-/.]|^首页\s*[>＞»]|\s(?:>>?|»)\s";
    /// A further name under `签发人：`.
    SIGNER_NAME = r"^\p{Han}{2,4}(?:\s+\p{Han}{2,4})?$";
    COPY_NUMBER = r"^(?:№|N[oO]\.?)?\s*[0-9]{6}$";
    SECRECY = r"^(?:绝密|机密|秘密)(?:\s*★.*)?$";
    URGENCY = r"^(?:特急|加急|特提|平急)$";
    /// The last word of a title: one of the fifteen kinds, or its short form.
    KIND_END = r"(决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要)(?:[（(][^（）()]{1,12}[）)])?$";
    ANNEX_LABEL = r"^附\s*[件表录图]?\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?$";
    ANNEX_INLINE = r"^附\s*[件表录图]?\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]\s*(\S.*)$";
    /// The label of an annex page with the title behind it.
    ANNEX_SPACED = r"^附\s*[件表录图]\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:\s]\s*(\S.*)$";
    /// A date to the day and nothing else, right or wrong.
    DATE = r"^[（(]?(?:[0-9０-９]{4}|[〇○◯ОOＯ零一二三四五六七八九]{4})\s*年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日[）)]?$";
    /// A signature with the date on its line.
    SIGNED_INLINE = r"^([\p{Han}（）()、 \u{3000}]{2,40}?)\s+((?:[0-9０-９]{4}|[〇○◯ОOＯ零一二三四五六七八九]{4})\s*年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日)$";
    /// An office and a name: `总理　　李克强`, `局　长　王某某`.
    STAMP = r"^(\S{0,20}?(?:总\s*理|主\s*席|委\s*员\s*长|省\s*长|市\s*长|县\s*长|区\s*长|州\s*长|旗\s*长|乡\s*长|镇\s*长|部\s*长|主\s*任|局\s*长|署\s*长|行\s*长|院\s*长|校\s*长|会\s*长|理事长|董事长|总经理|检察长|审计长|司令员|秘书长|书\s*记|厅\s*长|处\s*长|所\s*长|台\s*长|社\s*长|总编辑))(?:\s+|\s*[：:]\s*)(\S(?:\s*\S){1,7})$";
    /// The last word of a document that papers issue or forward.
    DOCUMENT_END = r"(?:办法|规定|条例|细则|方案|规划|计划|预案|意见|要点|通知|通报|报告|请示|决定|制度|规则|准则|守则|章程|标准|规范|指南|纲要|目录|清单|名单|分工|工作要点|安排|措施|要求|表|书|函|决议|命令|纪要|讲话)(?:[（(][^（）()]{1,12}[）)])?$";
    FILE_EXTENSION = r"\.(?:docx?|wps|xlsx?|pdf|ofd|pptx?|jpg|zip|rar)$";
    BRACKETED = r"^[（(][^（(].*[）)]$";
    NOTE_LABEL = r"^(?:联系人|联系电话|信息公开|公开方式|公开属性|主动公开|此件)";
    /// Words that close a text and sign nothing.
    CLOSING = r"^(?:此复|此函|此致|敬礼|特此.*|以上.*|专此.*|请予.*|妥否.*|当否.*)$";
    CC = r"^(?:抄\s*送|抄\s*报|报\s*送|主\s*送|分\s*送|主\s*报|发\s*送)(?:机关|单位)?\s*[：:]";
    ISSUE_DATE = r"^(.*?)\s*([0-9０-９]{4}\s*年\s*[0-9０-９]{1,2}\s*月\s*[0-9０-９]{1,2}\s*日)\s*印[发制]?$";
    IMPRINT_EXTRA = r"^[（(]?(?:共\s*印|印发份数|印\s*数|校\s*对|打\s*字|拟\s*稿|承办处室|责任处室|主\s*题\s*词\s*[：:])";
    PAGE_NUMBER = r"^(?:[—–─－\-·•・～~]{1,3}\s*[0-9０-９]{1,4}\s*[—–─－\-·•・～~]{1,3}|第\s*[0-9]{1,4}\s*页(?:\s*共\s*[0-9]{1,4}\s*页)?|[0-9]{1,4}\s*/\s*[0-9]{1,4})$";
    EMPTY_PAGE = r"^[（(]?\s*此页无正文\s*[）)]?[。]?$";
    WEB_DEBRIS = r"^(?:窗体[顶底]端|[【\[]?(?:打印本页|打印此页|关闭窗口|关闭本页|我要纠错|返回顶部|返回列表|回到顶部)[】\]]?|(?:[【\[]?(?:打印|打印本页|关闭|关闭窗口|收藏|分享|大|中|小)[】\]]?(?:[\s|｜/]+|$)){2,}|您(?:现在|当前)?的?位置[：:].*|来源[：:]\S*\s+(?:发布|时间|日期|浏览).*|【?\s*字体\s*[：:].*|分享到?[：:]?.*|上一篇[：:]?.*|下一篇[：:]?.*|浏览次数[：:].*|点击(?:数|次数|量)?[：:].*|发布(?:时间|日期)[：:].*|索\s*引\s*号[：:].*|当前位置[：:].*|扫一扫.*|<[a-zA-Z/][^>]*>|责任编辑[：:].*)$";
    LABEL_START = r"^[\p{Han}（）()]{2,12}[：:]";
    ORGANISATION_END = r"(?:委员会|委|厅|局|部|院|会|办公室|办公厅|政府|中心|组|所|处|科|团|校|司|署|社|公司|协会|学会|队|站|银行|支行|分行|大学|中学|小学|学校|集团|妇联|残联|文联|科协|侨联|工商联|电台|电视台|报社|出版社|政协|人大|支部|总支|海关|党组|总工会|指挥部|领导小组|党委|军区|代章|[（(](?:代章|印章|盖章)[）)])$";
    /// One that ends a line.
    HALF_STOP_END = r"[\p{Han}）)”]\.$";
    /// A full stop of half the width, behind a Han character.
    HALF_STOP = r"[\p{Han}）)”]\.(?:$|[\p{Han}“《（(])";
    MARKDOWN = r"^(?:[-*#>]+\s+)";
}

/// The words of a line: without white space and the marks of Markdown around them.
pub(crate) fn content(line: &str) -> &str {
    let bare = line
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '\u{feff}' | '\u{200b}'));
    match MARKDOWN.find(bare) {
        Some(found) => bare.get(found.end()..).unwrap_or_default(),
        None => bare,
    }
}

/// The label of an annex page that has the title behind it: the number, if any, and the title.
pub(crate) fn inline_annex(text: &str) -> Option<regex::Captures<'_>> {
    if ANNEX_LABEL.is_match(text) {
        return None;
    }
    ANNEX_SPACED.captures(text)
}

/// Whether a line is a document number, its code set in letters apart or not.
pub(crate) fn is_number_line(text: &str) -> bool {
    let code = text.split(['〔', '[', '［', '（', '(']).next().unwrap_or_default();
    NUMBER_LINE.is_match(text) || (is_letter_spaced(code) && NUMBER_LINE.is_match(&squeeze(text)))
}

/// A number line as it is meant: without white space, the urgency before it and brackets around
/// the whole.
pub(crate) fn number_of(line: &str) -> String {
    let text = squeeze(line);
    let urgency = ["特急", "加急", "特提", "平急"].iter().find_map(|word| text.strip_prefix(word));
    let bare = urgency.unwrap_or(&text);
    let bare = bare.strip_prefix("编号").map_or(bare, |rest| rest.trim_start_matches(['：', ':']));
    let inner = bare.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    inner.unwrap_or(bare).to_owned()
}

/// The number that the metadata of a web site tell.
pub(crate) fn told_number(text: &str) -> Option<String> {
    TOLD_NUMBER.captures(text).map(|found| squeeze(&found[1]))
}

/// How wide a line is set, in halves of a Han character.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Whether a line is set in columns by white space: `张某　　生态环境部部长`.
pub(crate) fn has_columns(text: &str) -> bool {
    ["\u{3000}\u{3000}", "   "].iter().any(|gap| text.trim().contains(gap))
}

/// Whether a line ends as a sentence, a clause or an introduction does.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.ends_with(['。', '；', '：', '！', '？', '…', ';', ':', '!', '?'])
        || HALF_STOP_END.is_match(text)
        || text.ends_with("。”")
        || text.ends_with("。）")
        || text.ends_with("！”")
        || text.ends_with("？”")
}

/// Whether a line may be part of a title: short, and no sentence.
pub(crate) fn may_be_title(text: &str) -> bool {
    !text.is_empty()
        && width(text) <= 160
        && !text.contains(['。', '；', '\t'])
        && !text.ends_with(['：', ':', '，'])
}

/// Whether a line enumerates bodies: the recipients that the next line goes on to name.
pub(crate) fn enumerates(text: &str) -> bool {
    text.ends_with(['、', '，', ','])
        || (text.contains(['、', '，', ','])
            && !text.contains(['《', '》', '。'])
            && !text.contains("关于")
            && !KIND_END.is_match(text))
}

/// Whether the line names main recipients: it ends in a colon and announces nothing.
pub(crate) fn is_recipients(text: &str) -> bool {
    let names = text.trim_end_matches(['：', ':']).trim_end();
    let short = names.chars().nth(4).is_none();
    let addressed = ORGANISATION_END.is_match(names)
        || names.starts_with(['各', '全', '贵', '你'])
        || names.ends_with(['省', '市', '县', '区', '州', '旗'])
        || ["委员", "代表", "同志", "先生", "女士"].iter().any(|end| names.ends_with(end));
    text.ends_with(['：', ':'])
        && (!short || addressed)
        && !text.contains(['。', '；'])
        && !["如下", "现将", "现就", "为", "根据", "按照", "经", "关于"].iter().enumerate().any(
            |(at, word)| {
                if at < 3 { text.contains(word) } else { text.starts_with(word) }
            },
        )
}

/// Whether the line does not belong to the paper.
pub(crate) fn is_debris(text: &str) -> bool {
    EMPTY_PAGE.is_match(text)
        || WEB_DEBRIS.is_match(text)
        || ORNAMENT.is_match(text)
        || ISO_DATE.is_match(text)
}

/// A text in one form for comparison: no white space, full-width brackets, no Markdown.
#[must_use]
pub fn normal(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '\u{feff}' | '\u{200b}'))
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            ':' => '：',
            ',' => '，',
            _ => c,
        })
        .collect()
}

/// A text as it is meant to be printed: the white space that OCR and web pages leave next to Han
/// characters goes, that between letters stays, and so does deliberate letter-spacing.
#[must_use]
pub fn tidy(text: &str) -> String {
    without_stray_spaces(content(text))
}

/// [`tidy`] for words that have no Markdown around them.
pub(crate) fn without_stray_spaces(text: &str) -> String {
    let text = text.trim();
    if is_letter_spaced(text) {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let beside = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied();
    chars
        .iter()
        .enumerate()
        .filter(|(at, c)| {
            let before = beside(at.checked_sub(1));
            let after = beside(at.checked_add(1));
            !(**c == ' ' && (before.is_some_and(is_wide) || after.is_some_and(is_wide)))
        })
        .map(|(_, c)| *c)
        .collect()
}

/// A name without letter-spacing: `财 政 部` is 财政部.
pub(crate) fn close_up(text: &str) -> String {
    if is_letter_spaced(text) {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    } else {
        text.to_owned()
    }
}

/// `国 家 粮 食 应 急 预 案`: the characters stand apart; one word of several may be among many.
pub(crate) fn is_letter_spaced(text: &str) -> bool {
    let (mut single, mut words) = (0_usize, 0_usize);
    for part in text.split_whitespace() {
        if !part.chars().all(is_wide) {
            return false;
        }
        let one = part.chars().nth(1).is_none();
        single = single.saturating_add(usize::from(one));
        words = words.saturating_add(usize::from(!one));
    }
    single >= 3 && words.saturating_mul(6) <= single
}

/// Whether a character is set full width.
pub(crate) fn is_wide(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace()
}
