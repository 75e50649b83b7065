//! Entries of units (单位参评).

use fawen_domain::entry::{AttachedFile, EntryEvent as E};

use super::{
    names::Names,
    words::{also, day, findings, list, moment, short},
};

pub(crate) fn tell(event: &E, names: &Names) -> String {
    let of = |case| names.case(case);
    match event {
        E::EntryOpened { campaign, unit, terms } => {
            let deadline = also("截止时间为", terms.deadline.as_ref());
            format!(
                "{}（{}，{}）参加活动{campaign}{deadline}",
                unit.name,
                unit.kind.0,
                unit.region.name()
            )
        }
        E::CaseDrafted { case, content } => {
            format!("填写案例{case}《{}》，类别{}", content.title, content.category)
        }
        E::CaseRevised { case, content } => {
            format!("修改案例{case}《{}》，类别{}，此前盖章失效", content.title, content.category)
        }
        E::FileAttached { case, file } => {
            let to = case.as_ref().map_or_else(|| "单位材料".to_owned(), of);
            format!("为{to}上传{}", attached(file))
        }
        E::FileDetached { case, sha256 } => {
            let from = case.as_ref().map_or_else(|| "单位材料".to_owned(), of);
            format!("从{from}删除文件{}", short(sha256))
        }
        E::CaseNominated { case, recommender } => format!("{}由{recommender}推荐", of(case)),
        E::CaseEndorsed { case, endorsement } => format!(
            "{}经{}审核盖章，{}{}签字",
            of(case),
            endorsement.committee,
            day(endorsement.on),
            endorsement.by
        ),
        E::CaseSubmitted {
            case,
            channel,
            received_at,
            deadline,
            in_grace,
            findings: found,
            ..
        } => {
            let late = if *in_grace { "，在宽限期内" } else { "" };
            format!(
                "收到{}，{}于{}报送{late}{}{}",
                of(case),
                channel.chinese(),
                moment(*received_at),
                also("所据截止时间为", deadline.as_ref()),
                findings(found)
            )
        }
        E::CaseReturned { case, items, until } => {
            let items = list(items.iter().map(|item| &item.what));
            format!("{}退回补正，{}前补正：{items}", of(case), day(*until))
        }
        E::CaseCorrected { case, channel, received_at, findings: found, .. } => format!(
            "收到{}的补正，{}于{}报送{}",
            of(case),
            channel.chinese(),
            moment(*received_at),
            findings(found)
        ),
        E::CaseWithdrawn { case, reason } => format!("{}撤回，理由：{reason}", of(case)),
        E::CaseRestored { case } => format!("{}恢复", of(case)),
        E::CaseScreenedIn { case, waived, waiver } => {
            let waived = Some(list(waived)).filter(|waived| !waived.is_empty());
            let (waived, waiver) = (also("放过", waived), also("理由：", waiver.as_ref()));
            format!("{}通过形式审查{waived}{waiver}", of(case))
        }
        E::CaseScreenedOut { case, rules, reason } => {
            format!("{}未通过形式审查（{}），理由：{reason}", of(case), list(rules))
        }
        E::DuplicateMarked { case, of: other } => format!("{}标为与案例{other}重复", of(case)),
        E::PersonalDataErased { case, reason } => {
            format!("删除{}里的个人信息，理由：{reason}", of(case))
        }
        E::DuplicateUnmarked { case } => format!("{}取消重复标记", of(case)),
    }
}

fn attached(file: &AttachedFile) -> String {
    let AttachedFile { role, name, sha256, bytes, .. } = file;
    format!("{}“{name}”（{bytes}字节，{}）", role.0, short(sha256))
}
