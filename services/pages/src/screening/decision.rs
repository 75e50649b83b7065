//! What may be decided of a case: every decision but a clean pass with its reason.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::{
    Frame, address,
    part::form::{self, Field},
};

/// What may be decided of a case now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// The version of the entry that is shown.
    pub version: u64,
    /// 通过; whether errors are to be overlooked, with a reason.
    pub pass: Option<bool>,
    /// 退回补正, the last day that is offered for it.
    pub send_back: Option<String>,
    /// 不予通过
    pub fail: bool,
    /// 标为重复
    pub mark: bool,
    /// 取消重复标记
    pub unmark: bool,
    /// What a return or a failure may rest on.
    pub grounds: Vec<Ground>,
    /// The decision that was tried and refused; empty: none.
    pub again: String,
    /// What was filled in for it, by name of the field.
    pub typed: BTreeMap<String, String>,
}

/// A fault that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Identifier of its rule.
    pub rule: String,
    /// Where and what.
    pub what: String,
    /// Whether it is an error; then it is chosen beforehand.
    pub error: bool,
}

impl Decision {
    pub(super) fn forms(&self, frame: &Frame, base: &str) -> Markup {
        let act = |name: &str, label: &str, fields: Markup| {
            let fields = html! { (form::hidden("version", &self.version.to_string())) (fields) };
            let action = address::under(base, &[name]);
            form::act_again(frame, &action, name, label, &fields, self.again == name)
        };
        html! {
            @if let Some(errors) = self.pass { (act("pass", "通过", self.pass(errors))) }
            @if let Some(until) = &self.send_back { (act("return", "退回补正", self.send_back(until))) }
            @if self.fail { (act("fail", "不予通过", self.fail())) }
            @if self.mark {
                (act("duplicate", "标为重复", html! {
                    (Field::new("of", "与哪个案例重复").required().stem("duplicate").hint("写那个案例的编号。").line("text", self.typed("of")))
                }))
            }
            @if self.unmark { (act("unmark-duplicate", "取消重复标记", html! {})) }
        }
    }

    fn send_back(&self, until: &str) -> Markup {
        html! {
            (self.grounds("return", "需要补正的"))
            (Field::new("more", "其他补正事项").stem("return").hint("每行一项：哪里不合要求、怎样改。").area(3, self.typed("more")))
            (Field::new("until", "补正期限").required().stem("return").hint("当日24时止。").line("date", self.typed.get("until").map_or(until, String::as_str)))
        }
    }

    fn fail(&self) -> Markup {
        html! {
            (self.grounds("fail", "依据"))
            (Field::new("reason", "理由").required().stem("fail").hint("写明哪里不合要求。").area(3, self.typed("reason")))
        }
    }

    fn grounds(&self, stem: &str, legend: &str) -> Markup {
        html! {
            @if !self.grounds.is_empty() {
                fieldset {
                    legend { (legend) }
                    @for (nth, ground) in self.grounds.iter().enumerate() {
                        label.choice {
                            input type="checkbox" id=(format!("{stem}-item-{nth}")) name=(format!("item-{nth}")) value="yes" checked[self.chosen(stem, nth, ground)];
                            span { (ground.what) }
                        }
                    }
                }
            }
        }
    }

    fn pass(&self, errors: bool) -> Markup {
        let hint = "形式检查还有错误：写明为什么可以不改。";
        html! {
            @if errors {
                (Field::new("waiver", "豁免理由").required().stem("pass").hint(hint).area(2, self.typed("waiver")))
            }
        }
    }

    fn typed(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    /// As it was chosen, where it was; errors beforehand.
    fn chosen(&self, stem: &str, nth: usize, ground: &Ground) -> bool {
        if self.again == stem {
            self.typed.contains_key(&format!("item-{nth}"))
        } else {
            ground.error
        }
    }
}
