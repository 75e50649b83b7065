//! What may be done with a case.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::{
    Choice, Frame, address,
    part::form::{self, Field},
};

/// What may be done with a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseAct {
    /// 登记党委审核意见
    Endorse(Sealed),
    /// 推荐, for one of these bodies
    Nominate(Vec<Choice>),
    /// 报送
    Submit,
    /// 补正后重新报送
    Correct,
    /// 撤回
    Withdraw,
    /// 恢复
    Restore,
}

/// An act that was tried and refused, with what was filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Again {
    /// The last part of its address; empty: none.
    pub act: String,
    /// What was filled in, by name of the field.
    pub typed: BTreeMap<String, String>,
}

impl Again {
    fn typed(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }
}

/// What an endorsement needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sealed {
    /// The body that the notice asks, e.g. `所在单位党委`.
    pub body: String,
    /// The role of the file that bears its seal.
    pub role: String,
    /// The files of that role.
    pub forms: Vec<Choice>,
    /// What was recorded before.
    pub recorded: Option<String>,
    /// Today.
    pub today: String,
}

impl CaseAct {
    /// The last part of its address.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Endorse(_) => "endorse",
            Self::Nominate(_) => "nominate",
            Self::Submit => "submit",
            Self::Correct => "correct",
            Self::Withdraw => "withdraw",
            Self::Restore => "restore",
        }
    }

    const fn label(&self) -> &'static str {
        match self {
            Self::Endorse(_) => "登记审核意见",
            Self::Nominate(_) => "推荐",
            Self::Submit => "报送",
            Self::Correct => "补正后重新报送",
            Self::Withdraw => "撤回",
            Self::Restore => "恢复",
        }
    }

    pub(super) fn form(&self, frame: &Frame, base: &str, version: u64, again: &Again) -> Markup {
        let (name, label) = (self.name(), self.label());
        let again = if again.act == name { again } else { &Again::default() };
        let fields = html! {
            (form::hidden("version", &version.to_string()))
            @match self {
                Self::Endorse(sealed) => (endorse(sealed, again)),
                Self::Nominate(bodies) => {
                    @let first = bodies.first().map_or("", |body| body.value.as_str());
                    (Field::new("recommender", "代表").required().stem(name).select(bodies, first, None))
                },
                Self::Submit | Self::Correct => {
                    p { "报送后得到回执，以收到时间为准；有错误的须先改好。" }
                },
                Self::Withdraw => (Field::new("reason", "撤回理由").required().stem(name).area(2, again.typed("reason"))),
                Self::Restore => { p { "恢复到撤回以前的状态，须在截止时间以前。" } },
            }
        };
        let action = address::under(base, &[name]);
        form::act_again(frame, &action, name, label, &fields, again.act == name)
    }
}

fn endorse(sealed: &Sealed, again: &Again) -> Markup {
    let Sealed { body, role, forms, recorded, today } = sealed;
    let hint = format!("通知要求：{body}审核盖章。");
    let first = forms.first().map_or("", |form| form.value.as_str());
    html! {
        @if let Some(recorded) = recorded { p { "已登记：" (recorded) } }
        @if forms.is_empty() {
            p.problem { "请先上传“" (role) "”，再登记审核意见。" }
        } @else {
            (Field::new("committee", "审核的党委").required().stem("endorse").hint(&hint).line("text", again.typed("committee")))
            (Field::new("by", "签署人").required().stem("endorse").line("text", again.typed("by")))
            (Field::new("on", "签署日期").required().stem("endorse").line("date", again.typed.get("on").unwrap_or(today)))
            (Field::new("sealed_form", "盖章的表").required().stem("endorse").select(forms, first, None))
        }
    }
}
