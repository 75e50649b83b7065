//! Fields back into a policy: what was read from the notice, as it was confirmed or changed.

use fawen_domain::{
    calendar::Deadline,
    campaign::{
        Policy,
        policy::{
            Category, CharacterCount, CharacterLimit, Endorsement, FieldKind, FileCount, FileRole,
            FileRule, FileScope, FormField, Intake, OpenItem, OrganiserAward, OrganiserMeasure,
            Phase, Quota, RoundRule, TextRules, Tier, TierCount,
        },
    },
    ids::{CategoryId, TierId},
    unit::UnitKind,
};
use fawen_pages::Problems;
use jiff::civil::{Date, Time};

use super::{Given, write::PURPOSES};

/// The policy of a form; what cannot be read is a problem at its field.
pub(super) fn policy(read: &Policy, given: &Given, problems: &mut Problems) -> Policy {
    let mut form = Form { given, problems };
    let mut policy = read.clone();
    form.text("name").trim().clone_into(&mut policy.name);
    policy.categories = form.lines("categories", "类别编号和名称", category);
    form.eligibility(&mut policy);
    policy.quotas = form.quotas(&read.quotas);
    form.schedule(&mut policy);
    form.material(&mut policy);
    policy.form = form.lines("form", "栏目和字数", field);
    if !form.ticked("intake") {
        policy.intake = Intake::default();
    }
    form.text("address").trim().clone_into(&mut policy.intake.address);
    policy.review.rounds = form.lines("review", "名称、评委数和评法", round);
    form.awards(&mut policy);
    policy.public_notice_days = form.number("public_notice");
    policy
}

struct Form<'f> {
    given: &'f Given,
    problems: &'f mut Problems,
}

impl Form<'_> {
    fn text(&self, name: &str) -> &str {
        self.given.get(name).map(String::as_str).unwrap_or_default()
    }

    fn ticked(&self, name: &str) -> bool {
        self.text(name) == "yes"
    }

    /// A whole number; none where nothing stands.
    fn number(&mut self, name: &str) -> Option<u32> {
        let text = self.text(name).trim().to_owned();
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok();
        if number.is_none() {
            self.wrong(name, format!("“{text}”不是整数：请写数字，没有的留空。"));
        }
        number
    }

    /// An item a line.
    fn lines<T>(&mut self, name: &str, what: &str, read: impl Fn(&[&str]) -> Option<T>) -> Vec<T> {
        let text = self.text(name).to_owned();
        let mut items = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let parts: Vec<&str> = line.split(['，', ',']).map(str::trim).collect();
            match read(&parts) {
                Some(item) => items.push(item),
                None => self.wrong(name, format!("“{line}”不合写法：请写{what}，见说明。")),
            }
        }
        items
    }

    fn wrong(&mut self, name: &str, problem: String) {
        self.problems.entry(name.to_owned()).or_insert(problem);
    }

    fn eligibility(&mut self, policy: &mut Policy) {
        let kinds = self.text("kinds").trim().to_owned();
        let names = kinds.strip_suffix('等');
        let eligibility = &mut policy.eligibility;
        eligibility.open = names.is_some();
        let names = names.unwrap_or(&kinds).split('、').map(str::trim);
        eligibility.kinds = names.filter(|name| !name.is_empty()).map(UnitKind::from).collect();
        let themes = self.text("themes").lines().map(str::trim);
        eligibility.themes.names =
            themes.filter(|theme| !theme.is_empty()).map(str::to_owned).collect();
        eligibility.themes.min = u32::from(!eligibility.themes.names.is_empty());
        eligibility.themes.max = self.number("themes_max");
        eligibility.routes.direct = self.ticked("direct");
        eligibility.routes.recommender = self.ticked("recommender");
        eligibility.running_months = self.number("running");
        let body = self.text("endorsement").trim().to_owned();
        eligibility.endorsement =
            (!body.is_empty()).then(|| Endorsement { body, sealed_form: FileRole::from(SEALED) });
    }

    /// The quotas as written; the words of the notice stay with the kinds that they speak of.
    fn quotas(&mut self, read: &[Quota]) -> Vec<Quota> {
        let words = |kinds: &[UnitKind]| {
            let known = read.iter().find(|quota| quota.kinds == kinds);
            known.map(|quota| quota.words.clone()).unwrap_or_default()
        };
        let mut quotas = self.lines("quotas", "单位类别、至少、至多、每人至多", quota);
        for quota in &mut quotas {
            quota.words = words(&quota.kinds);
        }
        quotas
    }

    fn schedule(&mut self, policy: &mut Policy) {
        let known = policy.schedule.deadline.take();
        let day = self.text("deadline").trim().to_owned();
        if !day.is_empty() {
            match day.parse::<Date>() {
                Ok(shown) => {
                    let words = known.map(|known| known.words).unwrap_or_default();
                    let at = self.time();
                    let deadline = Deadline { words, at, ..Deadline::on(shown) };
                    policy.schedule.deadline = Some(deadline);
                }
                Err(_) => self.wrong("deadline", format!("“{day}”不是日期：请写如2026-04-10。")),
            }
        }
        let read = std::mem::take(&mut policy.schedule.phases);
        policy.schedule.phases = self.lines("phases", "名称、用途、第一天、最后一天", phase);
        for phase in &mut policy.schedule.phases {
            let known = read.iter().find(|known| known.name == phase.name);
            phase.words = known.map(|known| known.words.clone()).unwrap_or_default();
        }
        let read = std::mem::take(&mut policy.schedule.open_items);
        policy.schedule.open_items = self.lines("open_items", "事项", |parts| {
            let name = parts.join("，");
            let words = read.iter().find(|item| item.name == name).map(|item| item.words.clone());
            Some(OpenItem { words: words.unwrap_or_else(|| name.clone()), name })
        });
    }

    fn time(&mut self) -> Option<Time> {
        let text = self.text("deadline_time").trim().replace('：', ":");
        if text.is_empty() || text == "24:00" {
            return None;
        }
        let time = text.parse().ok();
        if time.is_none() {
            self.wrong("deadline_time", format!("“{text}”不是时刻：请写如17:30。"));
        }
        time
    }

    fn material(&mut self, policy: &mut Policy) {
        let files = std::mem::take(&mut policy.files).into_iter().zip(0_usize..);
        let kept = files.filter(|(_, place)| self.ticked(&format!("file-{place}")));
        policy.files = kept.map(|(file, _)| file).collect();
        let limit = self.number("length");
        let mut text = policy.text.take().unwrap_or_else(|| TextRules {
            role: FileRole::from("文稿"),
            limit: None,
            parts: Vec::new(),
            styles: Vec::new(),
            pictures_inside: true,
        });
        text.limit = limit.map(|max| CharacterLimit { max, count: CharacterCount::default() });
        if !self.ticked("styles") {
            text.styles.clear();
        }
        let parts = self.text("text_parts").lines().map(str::trim);
        text.parts = parts.filter(|part| !part.is_empty()).map(str::to_owned).collect();
        text.pictures_inside = self.ticked("pictures_inside");
        let asks = text.limit.is_some() || !text.styles.is_empty() || !text.parts.is_empty();
        if asks {
            need(&mut policy.files, &text.role);
            policy.text = Some(text);
        }
        if let Some(endorsement) = &policy.eligibility.endorsement {
            need(&mut policy.files, &endorsement.sealed_form);
        }
    }

    fn awards(&mut self, policy: &mut Policy) {
        let named = self.lines("tiers", "名称和名额", tier).into_iter().zip(1_u32..);
        let tier = |((name, count), place): ((String, TierCount), u32)| Tier {
            id: TierId::new(format!("tier-{place}")),
            name,
            count,
        };
        policy.tiers = named.map(tier).collect();
        policy.constraints.per_unit = self.number("per_unit");
        let choices = std::mem::take(&mut policy.constraints.further).into_iter().zip(0_usize..);
        let kept = choices.filter(|(_, place)| self.ticked(&format!("further-{place}")));
        policy.constraints.further = kept.map(|(choice, _)| choice).collect();
        let name = self.text("organisers").trim().to_owned();
        let count = self.number("organisers_count").unwrap_or(0);
        let measures = [
            (self.ticked("by_awards"), OrganiserMeasure::Awards),
            (self.ticked("by_submissions"), OrganiserMeasure::Submissions),
        ];
        policy.organiser_award = (!name.is_empty()).then(|| OrganiserAward {
            name,
            count,
            measures: measures.into_iter().filter(|one| one.0).map(|one| one.1).collect(),
            national_units_count: false,
        });
    }
}

/// The form that bears a seal.
const SEALED: &str = "盖章推荐表";

/// Adds a file of this role where the rules ask for one and none is listed.
fn need(files: &mut Vec<FileRule>, role: &FileRole) {
    if files.iter().any(|file| file.role == *role) {
        return;
    }
    files.push(FileRule {
        role: role.clone(),
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
        words: String::new(),
    });
}

fn category(parts: &[&str]) -> Option<Category> {
    let [id, name] = parts else { return None };
    let named = !id.is_empty() && !name.is_empty();
    let (id, name) = (CategoryId::new(*id), (*name).to_owned());
    named.then_some(Category { id, name, note: String::new() })
}

/// A number, or none where a dash stands.
fn limit(text: &str) -> Option<Option<u32>> {
    match text {
        "" | "-" | "—" | "－" => Some(None),
        text => text.parse().ok().map(Some),
    }
}

fn quota(parts: &[&str]) -> Option<Quota> {
    let [kinds, min, max, per_person] = parts else { return None };
    let kinds = match *kinds {
        "其他单位" => Vec::new(),
        names => names.split('、').map(UnitKind::from).collect(),
    };
    Some(Quota {
        kinds,
        min: limit(min)?.unwrap_or(0),
        max: limit(max)?,
        per_person: limit(per_person)?,
        ..Quota::default()
    })
}

fn phase(parts: &[&str]) -> Option<Phase> {
    let [name, purpose, from, to] = parts else { return None };
    let purpose = PURPOSES.iter().find(|(known, _)| known == purpose)?.1;
    let from = match *from {
        "" | "-" | "—" => None,
        day => Some(day.parse().ok()?),
    };
    let name = (*name).to_owned();
    Some(Phase { name, purpose, words: String::new(), from, to: to.parse().ok()? })
}

fn field(parts: &[&str]) -> Option<FormField> {
    let (label, max_chars) = match parts {
        [label] => (label, None),
        [label, most] => (label, Some(most.parse().ok()?)),
        _ => return None,
    };
    let phone = ["电话", "手机", "联系方式"].iter().any(|word| label.contains(word));
    Some(FormField {
        label: (*label).to_owned(),
        required: true,
        max_chars,
        count: Default::default(),
        kind: if phone { FieldKind::Phone } else { FieldKind::Words },
        at_most: None,
        categories: Vec::new(),
        hint: String::new(),
    })
}

fn round(parts: &[&str]) -> Option<RoundRule> {
    let [name, experts, how] = parts else { return None };
    let blind = match *how {
        "盲评" => true,
        "明评" => false,
        _ => return None,
    };
    Some(RoundRule { name: (*name).to_owned(), min_experts: experts.parse().ok()?, blind })
}

fn tier(parts: &[&str]) -> Option<(String, TierCount)> {
    let [name, count] = parts else { return None };
    let count = match *count {
        "若干" => TierCount::Open,
        count => TierCount::Exact(count.parse().ok()?),
    };
    (!name.is_empty()).then(|| ((*name).to_owned(), count))
}
