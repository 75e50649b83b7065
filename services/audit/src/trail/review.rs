//! Review rounds (评审轮次).

use fawen_domain::review::{
    AssignedCase, RecusalScope, RoundEvent as E, RoundPlan, ScoreSheet, Visibility, points,
};

use super::{
    names::Names,
    words::{also, list, short},
};

pub(crate) fn tell(event: &E, names: &Names) -> String {
    match event {
        E::RoundOpened { plan } => opened(plan),
        E::PanelFormed { experts } => {
            let members =
                list(experts.iter().map(|expert| format!("{}（{}）", expert.name, expert.role)));
            format!("组成评委会，共{}人：{members}", experts.len())
        }
        E::ExpertJoined { expert } => format!("增补评委{}（{}）", expert.name, expert.role),
        E::ConflictDeclared { expert, case, reason } => {
            format!("{}申报与案例{case}有利害关系：{reason}", names.expert(expert))
        }
        E::CasesAssigned { seed, algorithm, input_digest, cases } => {
            format!("分配{}，{}", assigned(cases), drawn(*seed, algorithm, input_digest))
        }
        E::CasesReassigned { seed, algorithm, input_digest, cases } => {
            format!("补充分配{}，{}", assigned(cases), drawn(*seed, algorithm, input_digest))
        }
        E::ScoreSheetSubmitted { expert, case, sheet } => {
            format!("{}评案例{case}：{}", names.expert(expert), scores(sheet, names))
        }
        E::ScoreSheetReopened { expert, case, reason } => {
            format!("{}对案例{case}的评分表退回重评，理由：{reason}", names.expert(expert))
        }
        E::ExpertRecused { expert, scope, reason } => {
            let scope = match scope {
                RecusalScope::All => "本轮全部案例".to_owned(),
                RecusalScope::Case(case) => format!("案例{case}"),
            };
            format!("{}回避{scope}，理由：{reason}", names.expert(expert))
        }
        E::QuorumReached { cases, experts } => {
            format!("达到有效评审份数：案例{cases}件，已交评分表的评委{experts}人")
        }
        E::ExpertErased { expert, reason } => {
            format!("删除评委{expert}的个人信息，理由：{reason}")
        }
        E::RoundClosed { sheets } => format!("评审结束，有效评分表{sheets}份"),
    }
}

fn opened(plan: &RoundPlan) -> String {
    let blind = match plan.visibility {
        Visibility::Blind => "匿名评审",
        Visibility::Open => "公开评审",
    };
    let rubric = plan.rubric.criteria.iter();
    let rubric =
        list(rubric.map(|criterion| {
            format!("{}满分{}", criterion.name, points(i64::from(criterion.max)))
        }));
    format!(
        "启动活动{}第{}轮评审，{blind}，案例{}件，每件评委{}人，评分项：{rubric}",
        plan.campaign,
        plan.number,
        plan.cases.len(),
        plan.loads.experts_per_case
    )
}

fn assigned(cases: &[AssignedCase]) -> String {
    let seats = cases.iter().map(|case| case.experts.len()).fold(0, usize::saturating_add);
    format!("案例{}件、评委席位{seats}个", cases.len())
}

fn drawn(seed: u64, algorithm: &str, digest: &str) -> String {
    format!("抽签种子{seed}，算法{algorithm}，输入摘要{}", short(digest))
}

fn scores(sheet: &ScoreSheet, names: &Names) -> String {
    let scores = list(sheet.scores.iter().map(|(criterion, score)| {
        format!("{} {}分", names.criterion(criterion), points(i64::from(*score)))
    }));
    let typical = if sheet.typical { "，推荐为典型" } else { "" };
    let comment = Some(&sheet.comment).filter(|comment| !comment.is_empty());
    format!("{scores}{typical}{}", also("评语：", comment))
}
