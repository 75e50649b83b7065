//! 评审: one round, for who runs it: plan, panel, how far each member is, and what can be done now.

use maud::{Markup, html};

use crate::{
    Badge, Bar, Choice, Crumb, Frame, Page, Section, address,
    part::{
        badge::badge,
        chart::bars,
        empty,
        form::{self, Field},
        table::{self, cell, number, words},
    },
};

/// One round of review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub campaign_name: String,
    /// Number of the round.
    pub number: u32,
    /// How many steps it has seen; every act says which version it was taken from.
    pub version: u64,
    /// Where it stands.
    pub stage: Badge,
    /// How far it has come: `评分表`, `达到有效份数的作品`.
    pub progress: Vec<Bar>,
    /// Its plan, each rule with what it says.
    pub plan: Vec<(String, String)>,
    /// The panel.
    pub experts: Vec<Expert>,
    /// What this person may do now.
    pub acts: Vec<Act>,
}

/// One member of the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expert {
    /// The account.
    pub account: String,
    /// Name.
    pub name: String,
    /// As what they sit on the panel.
    pub role: String,
    /// Their unit, and the region.
    pub unit: String,
    /// Sheets handed in, of how many.
    pub done: (u32, u32),
    /// Cases that they stepped back from.
    pub recused: u32,
}

/// Something that may be done with the round now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// 组成评委会, beginning with the panel as it is, a member a line.
    Panel(String),
    /// 增补评委, with the accounts and regions to choose from.
    Member {
        /// The accounts of experts that are not on the panel.
        accounts: Vec<Choice>,
        /// The regions.
        regions: Vec<Choice>,
    },
    /// 登记利害关系
    Conflict(Vec<Choice>),
    /// 分配作品
    Assign,
    /// 补充分配, of so many empty seats.
    Reassign(u32),
    /// 结束本轮
    Close,
}

impl Page for Round {
    fn title(&self) -> String {
        format!("第{}轮评审 {}", self.number, self.campaign_name)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Reviews)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let campaign =
            Crumb { label: self.campaign_name.clone(), href: address::campaign(&self.campaign) };
        vec![Crumb::section(Section::Reviews), campaign]
    }

    fn body(&self, frame: &Frame) -> Markup {
        html! {
            (crate::part::head(&format!("第{}轮评审", self.number), Some(&self.campaign_name), &badge(&self.stage)))
            div.two {
                div {
                    section.sheet aria-label="进度" { (bars("进度", "事项", "数量", &self.progress)) }
                    section.sheet aria-label="评委会" {
                        @if self.experts.is_empty() { (empty("还没有评委", "先组成评委会，再分配作品。")) }
                        @else { (self.panel()) }
                    }
                }
                div {
                    @if !self.acts.is_empty() {
                        section.sheet aria-labelledby="acts" {
                            h2 #acts { "现在可以" }
                            @for act in &self.acts { (self.act(frame, act)) }
                        }
                    }
                    section.sheet aria-labelledby="plan" {
                        h2 #plan { "评审方案" }
                        dl.facts { @for (rule, says) in &self.plan { dt { (rule) } dd { (says) } } }
                    }
                }
            }
        }
    }
}

impl Round {
    fn panel(&self) -> Markup {
        let rows = html! {
            @for expert in &self.experts {
                @let href = address::seats(&self.campaign, self.number, &expert.account);
                tr {
                    (table::head(&html! { a href=(href) { (expert.name) } }))
                    (words("账号", &expert.account))
                    (words("身份", &expert.role))
                    (words("单位和地区", &expert.unit))
                    (number("已评", format!("{} / {}", expert.done.0, expert.done.1)))
                    (cell("回避", &html! { @if expert.recused > 0 { (expert.recused) "件" } @else { "—" } }))
                }
            }
        };
        let heads = ["评委", "账号", "身份", "单位和地区", "已评", "回避"];
        table::table(&format!("评委会，共{}名", self.experts.len()), &heads, &rows)
    }

    fn act(&self, frame: &Frame, act: &Act) -> Markup {
        let (name, label, fields) = asked(act);
        let action = address::under(&address::round(&self.campaign, self.number), &[name]);
        let fields = html! { (form::hidden("version", &self.version.to_string())) (fields) };
        form::act(frame, &action, name, label, &fields)
    }
}

/// Name, label and fields of an act.
fn asked(act: &Act) -> (&'static str, &'static str, Markup) {
    match act {
        Act::Panel(text) => {
            let hint = "每行一名：账号，姓名，单位编号，地区，身份；单位由别的单位推荐的，再加推荐单位编号。\
                        分配以前可以重组。";
            let lines = Field::new("members", "评委会成员").required().hint(hint).stem("panel");
            ("panel", "组成评委会", lines.area(6, text))
        }
        Act::Member { accounts, regions } => ("member", "增补一名评委", member(accounts, regions)),
        Act::Conflict(experts) => {
            let case = Field::new("case", "作品编号").required().hint("如 xiehe.1，见形式审查。");
            let reason = Field::new("reason", "利害关系").required().stem("conflict");
            let fields = html! {
                (Field::new("account", "评委").required().stem("conflict").select(experts, "", None))
                (case.stem("conflict").line("text", ""))
                (reason.area(2, ""))
            };
            ("conflict", "登记利害关系", fields)
        }
        Act::Assign => {
            let what = "按方案随机均衡分配，种子记入历史，可以复算。";
            ("assign", "分配作品", seed("assign", what))
        }
        Act::Reassign(vacant) => {
            let what = format!("回避空出{vacant}个席位，从未回避的评委中随机补上。");
            ("reassign", "补充分配", seed("reassign", &what))
        }
        Act::Close => {
            let what = html! { p { "达到有效条件后结束；结束后评分表不再更改，可以排序。" } };
            ("close", "结束本轮", what)
        }
    }
}

fn member(accounts: &[Choice], regions: &[Choice]) -> Markup {
    let field = |name, label| Field::new(name, label).stem("member");
    html! {
        (field("account", "账号").required().hint("有“专家”角色的账号。").select(accounts, "", None))
        (field("name", "姓名").hint("不填则用账号上的姓名。").line("text", ""))
        (field("unit", "所在单位编号").required().hint("用于回避：同单位的作品不分给他。").line("text", ""))
        (field("recommender", "推荐单位编号").line("text", ""))
        (field("region", "所在地区").required().select(regions, "", None))
        (field("role", "身份").required().line("text", "特聘专家"))
    }
}

fn seed(stem: &str, what: &str) -> Markup {
    let hint = "不填由系统随机产生；现场抽出的种子可以写在这里。";
    html! {
        p { (what) }
        (Field::new("seed", "抽签种子").hint(hint).stem(stem).line("text", ""))
    }
}
