//! What files belong to a case, and how cases come in.

use super::{Part, Proposal, scope::numeral, sections::Section};
use crate::{
    campaign::policy::{
        CaptionRule, Channel, FileCount, FileRole, FileRule, FileScope, NamePart, NamePattern,
        NameRule, PartKind, Ratio,
    },
    outline::pattern::patterns,
};

patterns! {
    /// 配1~2张图片, 图片2至4张
    PICTURES = r"配?\s*(\d{1,2})(?:\s*[~～\-—至到]\s*(\d{1,2}))?\s*[张幅](?:图片|照片)|(?:图片|照片)\s*(\d{1,2})(?:\s*[~～\-—至到]\s*(\d{1,2}))?\s*[张幅]";
    PICTURE = r"图片|照片|摄影作品";
    /// 图片大小至少1M, 不小于2MB
    LEAST_SIZE = r"(?i)(?:至少|不小于|不低于|大于)\s*(\d{1,3})\s*(MB?|KB?|兆)";
    LONG_SIDE = r"长边(?:不小于|不少于|不低于|至少)\s*(\d{3,5})\s*像素";
    JPEG = r"(?i)jpe?g";
    /// 图片名称为图片说明，注明时间、地点、事件等要素
    CAPTION = r"(?:图片|照片)?名称为(?:图片|照片)?说明[，,]?(?:并)?注明([^。；等]+)等?要素?";
    /// 文件名格式为“【作品名字】+姓名+单位+联系方式”
    NAMING = r"(?:文件名|命名)[^“]{0,12}“([^”]*[+＋][^”]*)”";
    /// 邮件标题请注明为：“单位名称+特色品牌案例”
    SUBJECT = r"(?:邮件)?(?:标题|主题)(?:请)?(?:注明)?为[：:]?“([^”]*[+＋][^”]*)”";
    /// A part of a subject that everybody fills in.
    ASKS = r"单位|内容|姓名|作者|题目|名称|名字|联系|电话|地区";
    SECONDS = r"(?:控制在|不超过|限时?)\s*([一二三四五六七八九十\d]+)\s*分钟";
    SLIDES = r"(?i)ppt|课件";
    RATIO = r"(\d{1,2})\s*[：:]\s*(\d{1,2})";
    /// 加盖…公章后，扫描成 JPG 图片
    SCANNED = r"加盖[^。；]{0,16}公章";
    ADDRESS = r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}";
    MAIL = r"电子邮件|邮箱|邮件";
    PAPER = r"快递|邮寄|纸质|交至|送至";
    FAX = r"传真到|传真至|或者传真|以传真";
    OA = r"(?i)通过oa|oa系统|办公系统";
    WEB = r"网上填报|在线填报|系统填报|网上申报";
    /// 联系人：委政治处朱雪峰，电话：85080105
    CONTACT = r"联系人[：:]\s*([^，,。：:]{2,16})[，,]\s*(?:联系)?电话[：:]\s*([\d\-]{7,13})";
    /// Marks of a number before 部分 and the like.
    PARTS = r"包括([一二三四五六七八九十\d]+)部分内容[：:](.+)";
    ORDINAL = r"[一二三四五六七八九十]是([^；;。]+)";
    BRACKET = r"（[^）]*）|\([^)]*\)";
}

pub(super) fn read(section: &Section, proposal: &mut Proposal) {
    for line in &section.lines {
        pictures(line, proposal);
    }
    for sentence in section.sentences() {
        talk(sentence, proposal);
        sealed(sentence, proposal);
        naming(sentence, proposal);
        intake(sentence, proposal);
    }
    for line in &section.lines {
        parts(line, proposal);
        contact(line, proposal);
    }
}

fn rule(role: &str, words: &str) -> FileRule {
    FileRule {
        role: FileRole::from(role),
        scope: FileScope::Case,
        categories: Vec::new(),
        count: FileCount::default(),
        media: Vec::new(),
        min_bytes: None,
        max_bytes: None,
        min_long_side: None,
        ratio: None,
        max_seconds: None,
        name: None,
        words: words.trim().to_owned(),
    }
}

/// All that a line says of pictures.
fn pictures(line: &str, proposal: &mut Proposal) {
    if !PICTURE.is_match(line) {
        return;
    }
    let count = PICTURES.captures(line).and_then(|found| {
        let min: u32 = found.get(1).or_else(|| found.get(3))?.as_str().parse().ok()?;
        let max = found.get(2).or_else(|| found.get(4)).and_then(|max| max.as_str().parse().ok());
        Some(FileCount { min, max: Some(max.unwrap_or(min)) })
    });
    let min_bytes = LEAST_SIZE.captures(line).and_then(|found| {
        let size: u64 = found.get(1)?.as_str().parse().ok()?;
        let kilo = found.get(2)?.as_str().to_ascii_uppercase().starts_with('K');
        size.checked_mul(if kilo { 1024 } else { 1024 * 1024 })
    });
    let min_long_side =
        LONG_SIDE.captures(line).and_then(|found| found.get(1)?.as_str().parse().ok());
    if count.is_none() && min_bytes.is_none() && min_long_side.is_none() {
        return;
    }
    let role = if line.contains("摄影作品") { "摄影作品" } else { "图片" };
    let jpeg = JPEG.is_match(line).then(|| "image/jpeg".to_owned());
    proposal.policy.files.push(FileRule {
        count: count.unwrap_or_default(),
        media: jpeg.into_iter().collect(),
        min_bytes,
        min_long_side,
        name: caption(line),
        ..rule(role, line)
    });
    proposal.read(Part::Files, line);
}

/// What a caption must say.
fn caption(line: &str) -> Option<NameRule> {
    let listed = CAPTION.captures(line)?.get(1)?.as_str();
    let mentions: Vec<String> = listed.split('、').map(|word| word.trim().to_owned()).collect();
    let needs_time = mentions.iter().any(|word| word == "时间");
    Some(NameRule::Caption(CaptionRule { min_chars: 8, mentions, needs_time }))
}

/// A talk with slides, and how long it may be.
fn talk(sentence: &str, proposal: &mut Proposal) {
    let seconds = SECONDS
        .captures(sentence)
        .and_then(|found| numeral(found.get(1)?.as_str())?.checked_mul(60));
    let Some(seconds) = seconds.filter(|_| SLIDES.is_match(sentence)) else { return };
    let ratio = RATIO.captures(sentence).and_then(|found| {
        let width = found.get(1)?.as_str().parse().ok()?;
        Some(Ratio { width, height: found.get(2)?.as_str().parse().ok()? })
    });
    proposal.policy.files.push(FileRule {
        media: vec![
            "application/vnd.openxmlformats-officedocument.presentationml.presentation".to_owned(),
        ],
        ratio,
        max_seconds: Some(seconds),
        ..rule("课件", sentence)
    });
    proposal.read(Part::Files, sentence);
}

/// The sealed form, scanned.
fn sealed(sentence: &str, proposal: &mut Proposal) {
    let role = "盖章推荐表";
    let known = proposal.policy.files.iter().any(|file| file.role.0 == role);
    if known || !SCANNED.is_match(sentence) || !sentence.contains('表') {
        return;
    }
    let jpeg = JPEG.is_match(sentence).then(|| "image/jpeg".to_owned());
    proposal.policy.files.push(FileRule {
        count: FileCount { min: 1, max: None },
        media: jpeg.into_iter().collect(),
        ..rule(role, sentence)
    });
    proposal.read(Part::Files, sentence);
}

/// How files must be named: what the last kind of picture that was read is called.
fn naming(sentence: &str, proposal: &mut Proposal) {
    let Some(found) = NAMING.captures(sentence).and_then(|found| found.get(1)) else { return };
    let name = Some(NameRule::Pattern(pattern(found.as_str())));
    let pictures = |file: &&mut FileRule| file.role.0 == "摄影作品" || file.role.0 == "图片";
    if let Some(file) = proposal.policy.files.iter_mut().find(pictures) {
        file.name = name;
        proposal.read(Part::Files, sentence);
    }
}

/// `【作品名字】+姓名+单位+联系方式` part by part.
fn pattern(text: &str) -> NamePattern {
    let part = |text: &str| {
        let text = text.trim();
        let inner = text.strip_prefix('【').and_then(|inner| inner.strip_suffix('】'));
        let name = inner.unwrap_or(text);
        let phone = ["联系方式", "电话", "手机"].iter().any(|word| name.contains(word));
        NamePart {
            name: name.to_owned(),
            kind: if phone { PartKind::Phone } else { PartKind::Words },
            brackets: inner.map(|_| ('【', '】')),
        }
    };
    NamePattern {
        parts: text.split(['+', '＋']).map(part).collect(), separators: "+＋".to_owned()
    }
}

fn intake(sentence: &str, proposal: &mut Proposal) {
    let hands_in =
        ["报送", "发送", "发至", "交至", "提交", "填报", "寄"].iter().any(|w| sentence.contains(w));
    if !hands_in {
        return;
    }
    let ways = [
        (WEB.is_match(sentence), Channel::Web),
        (MAIL.is_match(sentence) && !sentence.contains("邮寄地址"), Channel::Mail),
        (PAPER.is_match(sentence) && !sentence.contains("邮寄地址"), Channel::Paper),
        (FAX.is_match(sentence), Channel::Fax),
        (OA.is_match(sentence), Channel::Oa),
    ];
    let intake = &mut proposal.policy.intake;
    let found: Vec<Channel> = ways.into_iter().filter(|way| way.0).map(|way| way.1).collect();
    if found.is_empty() {
        return;
    }
    for channel in found {
        if !intake.channels.contains(&channel) {
            intake.channels.push(channel);
        }
    }
    if let Some(address) = ADDRESS.find(sentence).filter(|_| intake.address.is_empty()) {
        address.as_str().clone_into(&mut intake.address);
    }
    if let Some(subject) = SUBJECT.captures(sentence).and_then(|found| found.get(1)) {
        let mut subject = pattern(subject.as_str());
        // A part that asks for nothing is written as it stands.
        for part in subject.parts.iter_mut().filter(|part| !ASKS.is_match(&part.name)) {
            part.kind = PartKind::Literal(part.name.clone());
        }
        intake.subject = Some(subject);
    }
    proposal.read(Part::Intake, sentence);
}

fn contact(line: &str, proposal: &mut Proposal) {
    let Some(found) = CONTACT.captures(line) else { return };
    let (Some(who), Some(phone)) = (found.get(1), found.get(2)) else { return };
    let contact = format!("{} {}", who.as_str().trim(), phone.as_str());
    proposal.policy.intake.contacts.push(contact);
    proposal.read(Part::Intake, found.get(0).map(|all| all.as_str()).unwrap_or_default());
}

/// 包括三部分内容：一是…；二是…；三是…
fn parts(line: &str, proposal: &mut Proposal) {
    let Some(list) = PARTS.captures(line).and_then(|found| found.get(2)) else { return };
    let names: Vec<String> = ORDINAL
        .captures_iter(list.as_str())
        .filter_map(|found| found.get(1))
        .map(|name| BRACKET.replace_all(name.as_str(), "").trim().to_owned())
        .collect();
    if let Some(text) = proposal.policy.text.as_mut().filter(|_| !names.is_empty()) {
        text.parts = names;
        proposal.read(Part::Styles, line);
    }
}
