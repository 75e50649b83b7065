//! What the campaign asks of a case, to be filled in; half of it can be saved.

use maud::{Markup, html};

use crate::{
    Choice, Frame, Problems,
    part::form::{self, Field},
};

/// The form, with what was filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Writing {
    /// Categories to choose from.
    pub categories: Vec<Choice>,
    /// Identifier of the category.
    pub category: String,
    /// 题目
    pub title: String,
    /// 作者, one a line: name, then how to reach them.
    pub authors: String,
    /// 内设党组织
    pub inner_body: String,
    /// Themes to choose from; those that are chosen.
    pub themes: Vec<(Choice, bool)>,
    /// How many themes are asked for, in words.
    pub themes_hint: String,
    /// 起始年月, where no field of the campaign asks for it.
    pub since: Option<String>,
    /// 活动频次, likewise.
    pub frequency: Option<String>,
    /// The fields of the campaign.
    pub fields: Vec<Asked>,
    /// What was wrong, by name of the field.
    pub problems: Problems,
}

/// A field of the campaign's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its name in the form: `field-0`.
    pub name: String,
    /// Label as printed.
    pub label: String,
    /// What the form says about filling it in.
    pub hint: String,
    /// Whether it is a long text.
    pub long: bool,
    /// Whether it must be filled in before the case is handed in.
    pub required: bool,
    /// What was filled in.
    pub value: String,
}

impl Writing {
    pub(super) fn form(&self, frame: &Frame, action: &str, version: u64) -> Markup {
        form::post(
            frame,
            action,
            "save",
            &html! {
                (form::hidden("version", &version.to_string()))
                (self.head())
                (self.themes())
                @for asked in &self.fields { (self.asked(asked)) }
                button.first { "保存" }
                p.hint { "没填完也可以保存；报送前请看右边的形式检查。" }
            },
        )
    }

    fn head(&self) -> Markup {
        let field = |name: &'static str, label: &'static str| {
            Field::new(name, label).problems(&self.problems)
        };
        html! {
            (field("title", "题目").required().hint("不带书名号。").line("text", &self.title))
            (field("category", "类别").required().select(&self.categories, &self.category, None))
            (field("inner_body", "内设党组织").hint("由本单位内设党组织承办的填写，如“心内科党支部”。").line("text", &self.inner_body))
            (field("authors", "作者").hint("每行一人：姓名，空一格，联系电话。").area(2, &self.authors))
            @if let Some(since) = &self.since {
                (field("since", "起始年月").hint("如2021年7月。").line("text", since))
            }
            @if let Some(frequency) = &self.frequency {
                (field("frequency", "活动频次").hint("如每月一次。").line("text", frequency))
            }
        }
    }

    fn themes(&self) -> Markup {
        html! {
            @if !self.themes.is_empty() {
                fieldset aria-describedby="themes-hint" {
                    legend { "主题" }
                    p.hint #themes-hint { (self.themes_hint) }
                    @for (nth, (theme, chosen)) in self.themes.iter().enumerate() {
                        label.choice {
                            input type="checkbox" name=(format!("theme-{nth}")) value=(theme.value) checked[*chosen];
                            span { (theme.label) }
                        }
                    }
                    @if let Some(problem) = self.problems.get("themes") { p.problem { (problem) } }
                }
            }
        }
    }

    fn asked(&self, asked: &Asked) -> Markup {
        let field = Field::new(&asked.name, &asked.label).problems(&self.problems);
        // What is asked for is asked when the case is handed in; a draft may leave it out.
        let field = if asked.required { field.quiet() } else { field };
        let field = if asked.hint.is_empty() { field } else { field.hint(&asked.hint) };
        if asked.long { field.area(5, &asked.value) } else { field.line("text", &asked.value) }
    }
}
