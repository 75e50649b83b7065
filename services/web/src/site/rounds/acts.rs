//! Does what a form asks of a round.

use super::super::sent::Sent;
use crate::{
    Problem,
    work::{Done, rounds},
};

/// Every act, with what is said when it is done.
const ACTS: [(&str, &str); 7] = [
    ("open", "已开始评审，请组成评委会。"),
    ("panel", "评委会已组成。"),
    ("member", "已增补评委。"),
    ("conflict", "利害关系已登记。"),
    ("assign", "作品已分配。"),
    ("reassign", "空出的席位已补上。"),
    ("close", "本轮评审已结束。"),
];

/// What is said when an act was done.
pub(super) fn done(name: &str) -> Option<&'static str> {
    ACTS.iter().find(|act| act.0 == name).map(|act| act.1)
}

/// Does it.
///
/// # Errors
/// What the use case says; what was written cannot be read; there is no such act.
pub(super) async fn give(
    sent: &Sent,
    campaign: &str,
    number: u32,
    act: &str,
) -> Result<(), Problem> {
    let desk = &sent.desk();
    let done: Result<Done, Problem> = match act {
        "panel" => {
            let members = panel(&sent.text("members"))?;
            rounds::form_panel(desk, campaign, number, members).await
        }
        "member" => {
            let member = rounds::named(desk, member(sent)).await?;
            rounds::join_panel(desk, campaign, number, member).await
        }
        "conflict" => rounds::declare_conflict(desk, campaign, number, note(sent)).await,
        "assign" => rounds::assign(desk, campaign, number, seed(sent)?).await,
        "reassign" => rounds::reassign(desk, campaign, number, seed(sent)?).await,
        "close" => rounds::close(desk, campaign, number).await,
        _ => return Err(Problem::absent("没有这种办理：请从本轮评审的页面上选择")),
    };
    done.map(drop)
}

pub(super) fn note(sent: &Sent) -> rounds::ConflictNote {
    let (account, case) = (sent.text("account"), sent.text("case").trim().to_owned());
    rounds::ConflictNote { account, case, reason: sent.text("reason") }
}

fn member(sent: &Sent) -> rounds::Member {
    let text = |name: &str| sent.text(name).trim().to_owned();
    rounds::Member {
        account: text("account"),
        name: text("name"),
        unit: text("unit"),
        recommender: Some(text("recommender")).filter(|unit| !unit.is_empty()),
        region: text("region"),
        role: text("role"),
    }
}

/// The seed of a draw; empty: the system draws one.
pub(in crate::site) fn seed(sent: &Sent) -> Result<rounds::Seed, Problem> {
    let text = sent.text("seed");
    if text.trim().is_empty() {
        return Ok(rounds::Seed::default());
    }
    let seed = text.trim().parse().map_err(|_| {
        Problem::malformed(format!("种子“{text}”不是整数：请写数字，或留空由系统产生"))
    })?;
    Ok(rounds::Seed { seed: Some(seed) })
}

/// A panel of which each member has a line.
fn panel(text: &str) -> Result<Vec<rounds::Member>, Problem> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let parts: Vec<&str> = line.split(['，', ',', '\t']).map(str::trim).collect();
            let (required, recommender) = match parts.as_slice() {
                [account, name, unit, region, role] => ([account, name, unit, region, role], None),
                [account, name, unit, region, role, recommender] => {
                    ([account, name, unit, region, role], Some(*recommender))
                }
                _ => return Err(unreadable(line)),
            };
            if required.iter().any(|part| part.is_empty()) {
                return Err(unreadable(line));
            }
            let [account, name, unit, region, role] = required.map(|part| (*part).to_owned());
            let recommender = recommender.filter(|unit| !unit.is_empty()).map(str::to_owned);
            Ok(rounds::Member { account, name, unit, recommender, region, role })
        })
        .collect()
}

fn unreadable(line: &str) -> Problem {
    Problem::malformed(format!(
        "评委会成员“{line}”不完整：请按“账号，姓名，单位编号，地区，身份”写，如“wang，王专家，fudan，上海，特聘专家”"
    ))
}

/// The panel as it is, a member a line.
pub(super) fn panel_text(view: &rounds::RoundView) -> String {
    let line = |expert: &rounds::ExpertLine| {
        let rounds::ExpertLine { account, name, unit, role, .. } = expert;
        let region = super::region(&expert.region);
        let recommender = expert.recommender.as_ref().map(|unit| format!("，{unit}"));
        format!("{account}，{name}，{unit}，{region}，{role}{}", recommender.unwrap_or_default())
    };
    view.experts.iter().map(line).collect::<Vec<_>>().join("\n")
}
