//! The parts of a policy as fields: what [`read`](super::read) takes back.

use fawen_domain::{
    campaign::{
        Policy,
        policy::{FileRule, NameRule, OrganiserMeasure, PhasePurpose, TextStyle, TierCount},
    },
    proposal::Part as Rule,
};
use fawen_pages::new_campaign::{Control, Kind};

/// The fields of a part, with what was read in them.
pub(super) fn controls(rule: Rule, policy: &Policy) -> Vec<Control> {
    match rule {
        Rule::Name => vec![line("name", "名称", "", &policy.name)],
        Rule::Categories => vec![lines("categories", "类别", CATEGORY, 2, categories(policy))],
        Rule::Kinds => vec![line("kinds", "单位类别", KINDS, &kinds(policy))],
        Rule::Themes => themes(policy),
        Rule::Routes => vec![
            tick("direct", "各单位可以自行报送", policy.eligibility.routes.direct),
            tick("recommender", "推荐单位可以汇总推荐", policy.eligibility.routes.recommender),
        ],
        Rule::Running => {
            let months = policy.eligibility.running_months;
            vec![line("running", "至少开展几个月", "没有要求的留空。", &number(months))]
        }
        Rule::Endorsement => {
            let body = policy.eligibility.endorsement.as_ref().map(|one| one.body.as_str());
            vec![line("endorsement", "由谁审核把关", ENDORSEMENT, body.unwrap_or_default())]
        }
        Rule::Quotas => vec![lines("quotas", "名额", QUOTA, 4, quotas(policy))],
        Rule::Deadline => deadline(policy),
        Rule::Phases => vec![lines("phases", "阶段", PHASE, 4, phases(policy))],
        Rule::OpenItems => {
            let items = policy.schedule.open_items.iter().map(|item| item.name.clone());
            vec![lines("open_items", "事项", "每行一项。", 2, items.collect())]
        }
        Rule::Length => {
            let most = policy.text.as_ref().and_then(|text| text.limit).map(|limit| limit.max);
            vec![line("length", "至多多少字", "没有要求的留空。", &number(most))]
        }
        Rule::Styles => styles(policy),
        Rule::Files => files(policy),
        Rule::Form => vec![lines("form", "栏目", FORM, 6, form(policy))],
        Rule::Intake => intake(policy),
        Rule::Review => vec![lines("review", "评审轮次", REVIEW, 2, review(policy))],
        Rule::Tiers => vec![
            lines("tiers", "等次", TIER, 4, tiers(policy)),
            line("per_unit", "每个单位至多获奖几件", "", &number(policy.constraints.per_unit)),
        ],
        Rule::Further => further(policy),
        Rule::Organisers => organisers(policy),
        Rule::PublicNotice => {
            let days = number(policy.public_notice_days);
            vec![line("public_notice", "公示几个工作日", "不公示的留空。", &days)]
        }
    }
}

const CATEGORY: &str = "每行一类：编号，名称。";
const KINDS: &str = "以顿号分开；末尾写“等”的，未列出的单位也可以参加。不限单位的留空。";
const ENDORSEMENT: &str = "如“所在单位党委”，须交盖章推荐表；不要求的留空。";
const QUOTA: &str =
    "每行一类单位：单位类别，至少，至多，每人至多。不限的写“-”；其余单位写“其他单位”。";
const PHASE: &str = "每行一个阶段：名称，用途，第一天，最后一天。用途是征集、评审、发布、活动之一；没有第一天的写“-”。";
const FORM: &str = "每行一栏：栏目，至多多少字。不限字数的只写栏目。";
const REVIEW: &str = "每行一轮：名称，每件至少几名评委，盲评或明评。";
const TIER: &str = "每行一等，高的在前：名称，名额。名额不定的写“若干”。";

fn control(name: &str, label: &str, hint: &str, value: String, kind: Kind) -> Control {
    let (name, label, hint) = (name.to_owned(), label.to_owned(), hint.to_owned());
    Control { name, label, hint, value, kind }
}

fn line(name: &str, label: &str, hint: &str, value: &str) -> Control {
    control(name, label, hint, value.to_owned(), Kind::Line)
}

fn lines(name: &str, label: &str, hint: &str, rows: u32, value: Vec<String>) -> Control {
    let rows = rows.max(u32::try_from(value.len()).unwrap_or(rows)).min(12);
    control(name, label, hint, value.join("\n"), Kind::Lines(rows))
}

fn tick(name: &str, label: &str, on: bool) -> Control {
    let value = if on { "yes" } else { "" }.to_owned();
    control(name, label, "", value, Kind::Tick)
}

fn number(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn or_dash(number: Option<u32>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| number.to_string())
}

fn categories(policy: &Policy) -> Vec<String> {
    policy.categories.iter().map(|one| format!("{}，{}", one.id, one.name)).collect()
}

fn kinds(policy: &Policy) -> String {
    let names: Vec<&str> = policy.eligibility.kinds.iter().map(|kind| kind.0.as_str()).collect();
    let open = if policy.eligibility.open && !names.is_empty() { "等" } else { "" };
    format!("{}{open}", names.join("、"))
}

fn themes(policy: &Policy) -> Vec<Control> {
    let themes = &policy.eligibility.themes;
    vec![
        lines("themes", "主题", "每行一个。", 3, themes.names.clone()),
        line("themes_max", "至多选几个", "不限的留空。", &number(themes.max)),
    ]
}

fn quotas(policy: &Policy) -> Vec<String> {
    let line = |quota: &fawen_domain::campaign::policy::Quota| {
        let kinds: Vec<&str> = quota.kinds.iter().map(|kind| kind.0.as_str()).collect();
        let kinds = if kinds.is_empty() { "其他单位".to_owned() } else { kinds.join("、") };
        format!("{kinds}，{}，{}，{}", quota.min, or_dash(quota.max), or_dash(quota.per_person))
    };
    policy.quotas.iter().map(line).collect()
}

fn deadline(policy: &Policy) -> Vec<Control> {
    let deadline = policy.schedule.deadline.as_ref();
    let day = deadline.map(|deadline| deadline.shown.to_string()).unwrap_or_default();
    let time = deadline.and_then(|deadline| deadline.at);
    let time = time.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
    vec![
        control("deadline", "日期", "含当日。", day, Kind::Day),
        line("deadline_time", "时刻", "北京时间，如17:30；不填为当日24时。", &time),
    ]
}

/// What a phase is for, as it is written.
pub(super) const PURPOSES: [(&str, PhasePurpose); 4] = [
    ("征集", PhasePurpose::Collecting),
    ("评审", PhasePurpose::Reviewing),
    ("发布", PhasePurpose::Publishing),
    ("活动", PhasePurpose::Activity),
];

fn phases(policy: &Policy) -> Vec<String> {
    let line = |phase: &fawen_domain::campaign::policy::Phase| {
        let purpose = PURPOSES.iter().find(|(_, purpose)| *purpose == phase.purpose);
        let purpose = purpose.map_or("活动", |(name, _)| name);
        let from = phase.from.map_or_else(|| "-".to_owned(), |from| from.to_string());
        format!("{}，{purpose}，{from}，{}", phase.name, phase.to)
    };
    policy.schedule.phases.iter().map(line).collect()
}

fn styles(policy: &Policy) -> Vec<Control> {
    let Some(text) = policy.text.as_ref().filter(|text| !text.styles.is_empty()) else {
        return Vec::new();
    };
    let told: Vec<String> = text.styles.iter().map(style).collect();
    vec![
        tick("styles", &format!("采用：{}", told.join("；")), true),
        lines("text_parts", "内容分几部分", "每行一部分；不要求的留空。", 2, text.parts.clone()),
    ]
}

fn style(style: &TextStyle) -> String {
    let size = style.half_points.map(|half| format!("{}磅", points(half)));
    let said = [
        style.face.clone(),
        size,
        style.bold.filter(|bold| *bold).map(|_| "加粗".to_owned()),
        style.centred.filter(|centred| *centred).map(|_| "居中".to_owned()),
        style.line.map(|line| format!("行距{}", line.chinese())),
    ];
    format!(
        "{} {}",
        style.part.chinese(),
        said.into_iter().flatten().collect::<Vec<_>>().join("、")
    )
}

/// Half points as points: 21 is `10.5`.
fn points(half_points: u32) -> String {
    let half = if half_points % 2 == 1 { ".5" } else { "" };
    format!("{}{half}", half_points / 2)
}

fn files(policy: &Policy) -> Vec<Control> {
    let mut controls: Vec<Control> = policy
        .files
        .iter()
        .zip(0_usize..)
        .map(|(file, place)| tick(&format!("file-{place}"), &format!("采用：{}", told(file)), true))
        .collect();
    if let Some(text) = &policy.text {
        controls.push(tick("pictures_inside", "文稿里可以插图片", text.pictures_inside));
    }
    controls
}

/// What the rule of a file says.
fn told(file: &FileRule) -> String {
    let count = match file.count.max {
        Some(max) if max == file.count.min => format!("{max}个"),
        Some(max) => format!("{}至{max}个", file.count.min),
        None => format!("至少{}个", file.count.min),
    };
    let bytes = file.min_bytes.map(|bytes| format!("每个至少{}KB", bytes / 1024));
    let side = file.min_long_side.map(|side| format!("长边至少{side}像素"));
    let ratio = file.ratio.map(|ratio| format!("屏幕{}:{}", ratio.width, ratio.height));
    let seconds = file.max_seconds.map(|seconds| format!("至多{seconds}秒"));
    let media: Vec<&str> = file.media.iter().map(|media| short(media)).collect();
    let media = Some(media.join("或")).filter(|media| !media.is_empty());
    let name = file.name.as_ref().map(|name| match name {
        NameRule::Pattern(pattern) => format!("文件名为“{}”", pattern.shown()),
        NameRule::Caption(caption) => format!("文件名注明{}", caption.mentions.join("、")),
    });
    let rest = [media, bytes, side, ratio, seconds, name].into_iter().flatten();
    let parts: Vec<String> = std::iter::once(count).chain(rest).collect();
    format!("{} {}", file.role, parts.join("，"))
}

/// A media type as people call it.
fn short(media: &str) -> &str {
    match media {
        "image/jpeg" => "JPG",
        media if media.contains("wordprocessing") => "DOCX",
        media if media.contains("presentation") => "PPTX",
        media => media,
    }
}

fn form(policy: &Policy) -> Vec<String> {
    let line = |field: &fawen_domain::campaign::policy::FormField| match field.max_chars {
        Some(most) => format!("{}，{most}", field.label),
        None => field.label.clone(),
    };
    policy.form.iter().map(line).collect()
}

fn intake(policy: &Policy) -> Vec<Control> {
    let intake = &policy.intake;
    if intake.channels.is_empty() && intake.contacts.is_empty() {
        return Vec::new();
    }
    let mut said: Vec<String> =
        intake.channels.iter().map(|channel| channel.chinese().to_owned()).collect();
    said.extend(intake.subject.as_ref().map(|subject| format!("邮件标题“{}”", subject.shown())));
    said.extend(intake.contacts.iter().map(|contact| format!("联系人{contact}")));
    vec![
        tick("intake", &format!("采用：{}", said.join("；")), true),
        line("address", "报送地址", "如电子邮箱。", &intake.address),
    ]
}

fn review(policy: &Policy) -> Vec<String> {
    let line = |round: &fawen_domain::campaign::policy::RoundRule| {
        let blind = if round.blind { "盲评" } else { "明评" };
        format!("{}，{}，{blind}", round.name, round.min_experts)
    };
    policy.review.rounds.iter().map(line).collect()
}

fn tiers(policy: &Policy) -> Vec<String> {
    let line = |tier: &fawen_domain::campaign::policy::Tier| match tier.count {
        TierCount::Exact(count) => format!("{}，{count}", tier.name),
        TierCount::Open => format!("{}，若干", tier.name),
    };
    policy.tiers.iter().map(line).collect()
}

fn further(policy: &Policy) -> Vec<Control> {
    let choices = policy.constraints.further.iter().zip(0_usize..);
    let tick = |(choice, place): (&fawen_domain::campaign::policy::FurtherSelection, usize)| {
        let about = if choice.about { "左右" } else { "" };
        let told = format!("采用：从中选{}件{about}，{}", choice.count, choice.name);
        tick(&format!("further-{place}"), &told, true)
    };
    choices.map(tick).collect()
}

fn organisers(policy: &Policy) -> Vec<Control> {
    let award = policy.organiser_award.as_ref();
    let name = award.map(|award| award.name.as_str()).unwrap_or_default();
    let count = award.map(|award| award.count).filter(|count| *count > 0);
    let by = |measure| award.is_some_and(|award| award.measures.contains(&measure));
    vec![
        line("organisers", "奖项名称", "没有的留空。", name),
        line("organisers_count", "名额", "", &number(count)),
        tick("by_awards", "按获奖数量排序", by(OrganiserMeasure::Awards)),
        tick("by_submissions", "按推荐数量排序", by(OrganiserMeasure::Submissions)),
    ]
}
