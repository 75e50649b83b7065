//! What somebody may do with a paper now: what its stage allows and their role reaches. Whether a rule stands
//! in the way is for the use case to say.

use std::collections::BTreeSet;

use fawen_domain::{
    account::{Role, Scope},
    document::Stage,
    ids::IssuerId,
    issuer::Issuer,
};
use fawen_pages::{
    Choice, Weight, address,
    document::{Act, Asks},
};
use fawen_views::UnderwayRow;

use super::super::preview;
use crate::{
    Problem,
    work::{Desk, documents::DocumentView},
};

/// Every act: its name, what it is called, who does it, at which stage, and what is said when it is done.
const ACTS: [(&str, &str, Role, Stage, &str); 14] = [
    ("submit", "送审", Role::Drafter, Stage::Drafting, "已送审。"),
    ("edit", "修改", Role::Drafter, Stage::Drafting, "已保存。"),
    ("discard", "撤稿", Role::Drafter, Stage::Drafting, "已撤稿。"),
    ("approve", "审核通过", Role::Reviewer, Stage::InReview, "审核已通过。"),
    ("return", "退回", Role::Reviewer, Stage::InReview, "已退回拟稿人。"),
    ("countersign", "会签同意", Role::Countersigner, Stage::ToBeSigned, "已会签。"),
    ("object", "会签不同意", Role::Countersigner, Stage::ToBeSigned, "不同意的意见已记下。"),
    ("sign", "签发", Role::Signer, Stage::ToBeSigned, "已签发。"),
    ("recheck", "复核", Role::Registrar, Stage::Signed, "已复核。"),
    ("register", "登记编号", Role::Registrar, Stage::Rechecked, "已登记编号。"),
    ("print", "印制", Role::Registrar, Stage::Registered, "已印制。"),
    ("seal", "用印", Role::SealKeeper, Stage::Printed, "已用印。"),
    ("issue", "核发", Role::SealKeeper, Stage::Sealed, "已印发。"),
    ("publish", "公开发布", Role::Registrar, Stage::Issued, "已公开发布。"),
];

/// What is said when an act was done.
pub(super) fn done(name: &str) -> Option<&'static str> {
    ACTS.iter().find(|act| act.0 == name).map(|act| act.4)
}

/// The stages at which somebody with these roles can do something about a paper that is not issued.
pub(in crate::site) fn stages(desk: &Desk) -> BTreeSet<Stage> {
    let own = ACTS.iter().filter(|act| act.3 < Stage::Issued && desk.principal.holds(act.2));
    own.map(|act| act.3).collect()
}

/// What a paper under way waits for that this person can do: the first act of its stage.
pub(in crate::site) fn waits(desk: &Desk, row: &UnderwayRow) -> Option<String> {
    let open = open(desk, row.issuers(), &row.missing_countersignatures(), row.stage());
    open.into_iter().next().map(|(_, label, ..)| format!("待{label}"))
}

/// What this person may do with a paper now.
pub(super) async fn acts(
    desk: &Desk,
    view: &DocumentView,
    stage: Stage,
) -> Result<Vec<Act>, Problem> {
    let ids = |ids: &[String]| ids.iter().map(|id| IssuerId::new(id.as_str())).collect::<Vec<_>>();
    let (issuers, missing) = (ids(&view.issuers), ids(&view.missing_countersignatures));
    let mut acts = Vec::new();
    for (name, label, ..) in open(desk, &issuers, &missing, stage) {
        let asks = asks(desk, view, name, &missing).await?;
        acts.push(Act { name: name.to_owned(), label: label.to_owned(), asks });
    }
    Ok(acts)
}

type Row = (&'static str, &'static str, Role, Stage, &'static str);

fn open(desk: &Desk, issuers: &[IssuerId], missing: &[IssuerId], stage: Stage) -> Vec<Row> {
    let host: Vec<Scope> = issuers.first().cloned().map(Scope::Issuer).into_iter().collect();
    let co: Vec<Scope> = missing.iter().cloned().map(Scope::Issuer).collect();
    let may = |act: &Row| match act.2 {
        Role::Countersigner => !co.is_empty() && desk.may(&[act.2], &co),
        role => desk.may(&[role], &host),
    };
    ACTS.into_iter().filter(|act| act.3 == stage && may(act)).collect()
}

async fn asks(
    desk: &Desk,
    view: &DocumentView,
    name: &str,
    missing: &[IssuerId],
) -> Result<Asks, Problem> {
    Ok(match name {
        "edit" => Asks::Page(address::of_document(&view.document, "edit")),
        "discard" | "return" => Asks::Reason,
        "approve" | "sign" => Asks::Opinion("同意。".to_owned()),
        "countersign" | "object" => Asks::Choices(vec![co_issuers(desk, missing).await?]),
        "recheck" => {
            let errors = view.findings.iter().map(preview::shown);
            Asks::Waivers(errors.filter(|finding| finding.weight == Weight::Error).collect())
        }
        "register" => Asks::Lines {
            name: "distribution".to_owned(),
            label: "分送范围".to_owned(),
            hint: "每行一个收文单位，后面写份数，如“各分会 50”。".to_owned(),
        },
        "seal" => Asks::Choices(seals(desk, &view.issuers).await?),
        "publish" => Asks::Line {
            name: "channel".to_owned(),
            label: "发布渠道".to_owned(),
            hint: "如“门户网站”。".to_owned(),
        },
        _ => Asks::Nothing,
    })
}

/// For whom of those whose consent is missing.
async fn co_issuers(
    desk: &Desk,
    missing: &[IssuerId],
) -> Result<(String, String, Vec<Choice>), Problem> {
    let mut choices = Vec::new();
    for id in missing {
        if desk.may(&[Role::Countersigner], &[Scope::Issuer(id.clone())]) {
            let (issuer, _) = desk.app.store.load::<Issuer>(id.as_str()).await?;
            choices.push(Choice::new(id.as_str(), issuer.name()));
        }
    }
    Ok(("issuer".to_owned(), "代表机关".to_owned(), choices))
}

/// The seals that each issuer may use today.
async fn seals(
    desk: &Desk,
    issuers: &[String],
) -> Result<Vec<(String, String, Vec<Choice>)>, Problem> {
    let today = desk.context().today();
    let mut questions = Vec::new();
    for id in issuers {
        let (issuer, _) = desk.app.store.load::<Issuer>(id).await?;
        let usable =
            issuer.seals().iter().filter(|(seal, _)| issuer.usable_seal(seal, today).is_ok());
        let choices =
            usable.map(|(seal, known)| Choice::new(seal.as_str(), known.name.as_str())).collect();
        questions.push((format!("seal-{id}"), format!("{}的印章", issuer.name()), choices));
    }
    Ok(questions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_a_stage_awaits_has_an_act_there() {
        for stage in Stage::ALL {
            let acts = |role| ACTS.iter().any(|act| act.3 == stage && act.2 == role);
            assert!(stage.awaits().is_none_or(acts), "{stage}");
        }
    }
}
