//! Campaigns (征集活动).

use fawen_domain::campaign::{CampaignEvent as E, Policy};

use super::words::{also, day, list};

pub(crate) fn tell(event: &E) -> String {
    match event {
        E::CampaignPlanned { campaign, notice, policy } => {
            let (name, policy) = (&policy.name, plan(policy));
            format!("拟定征集活动（{campaign}）：{name}，由通知{notice}启动{policy}")
        }
        E::CampaignReplanned { policy } => {
            format!("修改活动方案：{}{}", policy.name, plan(policy))
        }
        E::CampaignOpened { name, notice, number, issued_on, deadline } => {
            let deadline = also("截止时间为", deadline.as_ref());
            let day = day(*issued_on);
            format!("{name}随通知{notice}（{number}，{day}印发）启动{deadline}")
        }
        E::DeadlineExtended { from, to, reason } => {
            format!("截止时间由{from}延至{to}，理由：{reason}")
        }
        E::OpenItemSettled { item, answer } => format!("补定待定事项“{item}”：{answer}"),
        E::PhaseStarted { phase, on } => format!("“{phase}”阶段自{}开始", day(*on)),
        E::PhaseEnded { phase, on } => format!("“{phase}”阶段于{}结束", day(*on)),
        E::CampaignClosed { deadline } => {
            format!("征集截止{}", also("所据截止时间为", deadline.as_ref()))
        }
        E::BulletinPlanned { plan } => format!(
            "拟定结果通报：公文{}，发文机关{}，机关代字{}，模板{}，依据推选{}",
            plan.document,
            list(&plan.issuers),
            plan.series,
            plan.template,
            plan.selection
        ),
        E::ResultReported { bulletin } => format!("结果由通报{bulletin}公布"),
        E::CampaignArchived { on } => format!("活动于{}归档", day(*on)),
        E::CampaignCancelled { reason } => format!("取消活动，理由：{reason}"),
    }
}

/// What matters of a policy.
fn plan(policy: &Policy) -> String {
    let deadline = also("截止时间为", policy.schedule.deadline.as_ref());
    let tiers = list(policy.tiers.iter().map(|tier| &tier.name));
    let tiers = also("评选", Some(tiers).filter(|tiers| !tiers.is_empty()));
    format!("{deadline}{tiers}")
}
