//! Cases, files and findings in the words of the pages.

use fawen_domain::{
    campaign::policy::FormField,
    context::BEIJING,
    entry::{AttachedFile, Author, Case, CaseContent, CaseStatus, EntryTerms, check_file},
    ids::CategoryId,
};
use fawen_pages::{Attached, Badge, Finding, Tone, address};
use jiff::civil::Date;

use super::super::preview;

/// Where a case stands.
pub(in crate::site) fn standing(status: &CaseStatus) -> Badge {
    let tone = match status {
        CaseStatus::Draft => Tone::Plain,
        CaseStatus::Submitted => Tone::Wait,
        CaseStatus::ScreenedIn => Tone::Done,
        CaseStatus::Returned { .. }
        | CaseStatus::ScreenedOut { .. }
        | CaseStatus::Withdrawn { .. } => Tone::Stop,
    };
    Badge::new(status.chinese(), tone)
}

/// Where a case stands, duplicates told apart.
pub(in crate::site) fn standing_of(case: &Case) -> Badge {
    match &case.duplicate_of {
        Some(of) => Badge::new(format!("与{of}重复"), Tone::Stop),
        None => standing(&case.status),
    }
}

/// Findings of the domain, as pages show them.
pub(in crate::site) fn findings(found: &[fawen_domain::Finding]) -> Vec<Finding> {
    found.iter().map(|one| preview::shown(&crate::Finding::from(one))).collect()
}

/// Files with what is wrong with each; `base` is where the API hands them out.
pub(in crate::site) fn files<'f>(
    terms: &EntryTerms,
    category: Option<&CategoryId>,
    files: impl Iterator<Item = &'f AttachedFile>,
    base: &str,
) -> Vec<Attached> {
    let mut shown: Vec<Attached> = files
        .map(|file| Attached {
            role: file.role.to_string(),
            name: file.name.clone(),
            facts: facts(file),
            sha256: file.sha256.clone(),
            href: address::under(base, &["files", &file.sha256]),
            findings: findings(&check_file(terms, category, file)),
        })
        .collect();
    let place = |role: &str| terms.files.iter().position(|rule| rule.role.0 == role);
    shown.sort_by(|one, two| (place(&one.role), &one.name).cmp(&(place(&two.role), &two.name)));
    shown
}

/// Size and what else is known: `1.2兆，3800×2500像素`.
fn facts(file: &AttachedFile) -> String {
    let probe = &file.probe;
    let pixels = probe.pixels.map(|pixels| format!("{}×{}像素", pixels.width, pixels.height));
    let characters = probe.characters.map(|count| format!("{count}字"));
    let pages = probe.pages.map(|count| format!("{count}页"));
    let known: Vec<String> =
        [Some(size(file.bytes)), pixels, characters, pages].into_iter().flatten().collect();
    known.join("，")
}

/// `1.2兆`, `340千字节`.
pub(in crate::site) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes}字节"),
        1_000..1_000_000 => format!("{}千字节", bytes / 1_000),
        _ => match bytes % 1_000_000 / 100_000 {
            0 => format!("{}兆", bytes / 1_000_000),
            tenths => format!("{}.{tenths}兆", bytes / 1_000_000),
        },
    }
}

/// What was filled in, label by label; empty fields are left out.
pub(in crate::site) fn written(terms: &EntryTerms, case: &Case) -> Vec<(String, String)> {
    let content = &case.content;
    let fields = covering(terms, &content.category).map(|(_, field)| {
        (field.label.clone(), content.fields.get(&field.label).cloned().unwrap_or_default())
    });
    let endorsed = case.endorsement.as_ref().map(endorsed).unwrap_or_default();
    let recommender = case.recommender.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut pairs = vec![
        ("题目".to_owned(), content.title.clone()),
        ("类别".to_owned(), terms.category_name(&content.category).to_owned()),
        ("内设党组织".to_owned(), content.inner_body.clone().unwrap_or_default()),
        ("作者".to_owned(), authors(&content.authors)),
        ("主题".to_owned(), content.themes.join("\n")),
        ("起始年月".to_owned(), since(content)),
        ("活动频次".to_owned(), content.frequency.clone()),
    ];
    pairs.retain(|(label, _)| asked_as(terms, &content.category, label).is_none());
    pairs.extend(fields);
    pairs.push(("审核意见".to_owned(), endorsed));
    pairs.push(("推荐单位".to_owned(), recommender));
    pairs.retain(|(_, text)| !text.trim().is_empty());
    pairs
}

/// An endorsement in a line.
pub(in crate::site) fn endorsed(record: &fawen_domain::entry::EndorsementRecord) -> String {
    let day = record.on.strftime("%Y年%-m月%-d日");
    format!("{}，{}，{day}", record.committee, record.by)
}

/// The fields that cases of a category have, each with its place in the whole form.
pub(in crate::site) fn covering<'t>(
    terms: &'t EntryTerms,
    category: &'t CategoryId,
) -> impl Iterator<Item = (usize, &'t FormField)> {
    terms.form.iter().enumerate().filter(|(_, field)| field.covers(category))
}

/// One a line: name, then how to reach them.
pub(in crate::site) fn authors(authors: &[Author]) -> String {
    let lines = authors.iter().map(|who| format!("{} {}", who.name, who.contact).trim().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

/// A field that says what a case also says by itself: it is asked once, and read from there.
pub(in crate::site) fn asked_as<'t>(
    terms: &'t EntryTerms,
    category: &'t CategoryId,
    label: &str,
) -> Option<(usize, &'t FormField)> {
    covering(terms, category).find(|(_, field)| field.label == label)
}

/// 起始年月, as people write it.
pub(in crate::site) const SINCE: &str = "起始年月";
/// 活动频次
pub(in crate::site) const FREQUENCY: &str = "活动频次";

/// `2021年7月`.
pub(in crate::site) fn since(content: &CaseContent) -> String {
    content.since.map(|day| day.strftime("%Y年%-m月").to_string()).unwrap_or_default()
}

/// Today, in Beijing, as a field for days has it.
pub(in crate::site) fn today(at: jiff::Timestamp) -> Date {
    BEIJING.to_datetime(at).date()
}
