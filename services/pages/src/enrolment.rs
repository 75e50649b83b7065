//! 登记参评: a unit says who it is; the rules for its kind are fixed with it.

use maud::{Markup, html};

use crate::{
    Choice, Crumb, Frame, Page, Problems, Section, address,
    part::form::{self, Field},
};

/// The form by which a unit takes part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enrolment {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub name: String,
    /// The deadline in force, in words.
    pub deadline: Option<String>,
    /// Units that this person enters for; none: any, by its identifier.
    pub units: Vec<Choice>,
    /// Kinds of units that the notice lists.
    pub kinds: Vec<Choice>,
    /// Whether other kinds may be written.
    pub other_kinds: bool,
    /// Regions.
    pub regions: Vec<Choice>,
    /// Whether a unit may be recommended by another.
    pub recommended: bool,
    /// What was filled in.
    pub filled: Filled,
    /// What was wrong with it.
    pub problems: Problems,
}

/// What was filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// Identifier of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Another kind.
    pub other_kind: String,
    /// Its region.
    pub region: String,
    /// Who recommends it.
    pub recommender: String,
}

impl Page for Enrolment {
    fn title(&self) -> String {
        format!("登记参评 {}", self.name)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Entries)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Entries)]
    }

    fn narrow(&self) -> bool {
        true
    }

    fn body(&self, frame: &Frame) -> Markup {
        let action = address::under(address::ENTRIES, &[&self.campaign]);
        html! {
            (crate::part::head("登记参评", Some(&self.name), &html! {}))
            @if let Some(deadline) = &self.deadline { p.soft { "截止 " (deadline) } }
            div.sheet {
                (form::post(frame, &action, "enrol", &self.fields()))
            }
        }
    }
}

impl Enrolment {
    fn fields(&self) -> Markup {
        let Filled { unit, name, kind, other_kind, region, recommender } = &self.filled;
        let field = |name: &'static str, label: &'static str| {
            Field::new(name, label).problems(&self.problems)
        };
        html! {
            @if self.units.is_empty() {
                (field("unit", "单位编号").required().line("text", unit))
            } @else {
                (field("unit", "单位").required().select(&self.units, unit, None))
            }
            (field("name", "单位名称").required().hint("写全称，与公章一致。").line("text", name))
            @if self.kinds.is_empty() {
                (field("other_kind", "单位类别").required().line("text", other_kind))
            } @else {
                @let chosen = field("kind", "单位类别");
                @let chosen = if self.other_kinds { chosen } else { chosen.required() };
                (chosen.select(&self.kinds, kind, Some("请选择")))
                @if self.other_kinds {
                    (field("other_kind", "其他类别").hint("上面没有的，写在这里。").line("text", other_kind))
                }
            }
            (field("region", "所在地区").required().select(&self.regions, region, Some("请选择")))
            @if self.recommended {
                (field("recommender", "推荐单位编号").hint("由推荐单位推荐的，写推荐单位的编号；自行报送的不写。").line("text", recommender))
            }
            button.first { "登记参评" }
        }
    }
}
