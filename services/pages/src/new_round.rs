//! 评审: a round to be opened: what is judged, by which rubric, by how many, and who must not judge what.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::{
    Choice, Crumb, Frame, Page, Problems, Section, address,
    part::form::{self, Field},
};

/// A round to be opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewRound {
    /// Identifier of the campaign.
    pub campaign: String,
    /// Its name.
    pub campaign_name: String,
    /// Number that the round will have.
    pub number: u32,
    /// How many cases would be judged: what the form may say of it.
    pub cases: String,
    /// What stands in the fields, by their names; ticked boxes hold `yes`.
    pub given: BTreeMap<String, String>,
    /// What was wrong with the last answer.
    pub problems: Problems,
}

impl Page for NewRound {
    fn title(&self) -> String {
        format!("开始第{}轮评审", self.number)
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
        let action = address::new_round(&self.campaign);
        html! {
            (crate::part::head(&self.title(), Some(&self.campaign_name), &html! {}))
            div.sheet { (form::post(frame, &action, "open", &self.fields())) }
        }
    }
}

impl NewRound {
    fn fields(&self) -> Markup {
        let visibilities = [
            Choice::new("blind", "盲评：隐去单位、作者和联系方式"),
            Choice::new("open", "明评：看得到单位和作者"),
        ];
        let aggregations =
            [Choice::new("mean", "平均分"), Choice::new("trimmed", "去掉一个最高分、一个最低分")];
        html! {
            (form::hidden("number", &self.number.to_string()))
            fieldset {
                legend { "评什么" }
                p.hint { (self.cases) }
                @if self.number > 1 { (self.line("best", "上一轮的前多少件进入本轮", "与最后一件同分的一并进入；不填为通过形式审查的全部作品。", false)) }
            }
            fieldset {
                legend { "评分标准" }
                (self.field("rubric", "评分项").required()
                    .hint("每行一项：编号，名称，权重%，满分。如“effect，实效，40，100”。权重合计100%。")
                    .area(5, self.text("rubric")))
                (self.field("visibility", "盲评或明评").required().select(&visibilities, self.text("visibility"), None))
                (self.field("aggregation", "合成办法").required().select(&aggregations, self.text("aggregation"), None))
                (self.line("trim_from", "满多少份评分表才去掉最高最低分", "用平均分的不填。", false))
            }
            fieldset {
                legend { "多少人评" }
                (self.line("experts_per_case", "每件作品几名评委", "", true))
                (self.line("min_cases", "每名评委至少几件", "", true))
                (self.line("max_cases", "每名评委至多几件", "", true))
            }
            fieldset {
                legend { "有效条件" }
                (self.line("sheets_per_case", "每件作品至少几份有效评分表", "", true))
                (self.line("panel_share", "评委会中至少多少%的人参评", "三分之二写66.67。", true))
            }
            fieldset {
                legend { "回避" }
                (self.field("same_unit", "不评本单位的作品").tick(self.ticked("same_unit")))
                (self.field("same_recommender", "不评本单位或本单位的推荐单位所推荐的作品").tick(self.ticked("same_recommender")))
                (self.field("same_region", "不评本地区的作品（全国性单位不算地区）").tick(self.ticked("same_region")))
            }
            div.acts {
                button.first { "开始评审" }
                a.button href=(address::REVIEWS) { "返回" }
            }
        }
    }

    fn field<'a>(&'a self, name: &'a str, label: &'a str) -> Field<'a> {
        Field::new(name, label).problems(&self.problems)
    }

    fn line(&self, name: &str, label: &str, hint: &str, required: bool) -> Markup {
        let field = self.field(name, label);
        let field = if hint.is_empty() { field } else { field.hint(hint) };
        let field = if required { field.required() } else { field };
        field.line("text", self.text(name))
    }

    fn text(&self, name: &str) -> &str {
        self.given.get(name).map(String::as_str).unwrap_or_default()
    }

    fn ticked(&self, name: &str) -> bool {
        self.text(name) == "yes"
    }
}
