//! The list of accounts, and opening one.

use maud::{Markup, html};

use super::asked;
use crate::{
    Badge, Choice, Frame, Page, Section, address,
    part::{
        badge::badge,
        empty,
        form::{self, Field},
        table::{self, cell, words},
    },
};

/// The accounts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accounts {
    /// What is asked for.
    pub filter: Filter,
    /// The accounts, by login name.
    pub rows: Vec<Row>,
    /// Roles to choose from.
    pub roles: Vec<Choice>,
    /// The list from its beginning.
    pub earlier: Option<String>,
    /// The list after this one.
    pub later: Option<String>,
}

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words in login name, name, organisation or role.
    pub words: String,
    /// `yes`: in use, `no`: closed, or nothing.
    pub open: String,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Login name.
    pub account: String,
    /// Name.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// Roles, in Chinese.
    pub roles: String,
    /// How it stands.
    pub standing: Badge,
}

impl Page for Accounts {
    fn title(&self) -> String {
        "账号".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Accounts)
    }

    fn body(&self, frame: &Frame) -> Markup {
        html! {
            (crate::part::head("账号", Some("开通、授权、停用，都记入历史。"), &html! {}))
            div.sheet {
                (self.filters())
                @if self.rows.is_empty() { (empty("没有符合条件的账号", "请减少条件，或者换几个字再查。")) }
                @else { (self.table()) }
                (table::pager(self.earlier.as_deref(), self.later.as_deref()))
            }
            div.sheet { (self.opening(frame)) }
        }
    }
}

impl Accounts {
    fn filters(&self) -> Markup {
        let open = [Choice::new("yes", "在用"), Choice::new("no", "已停用")];
        html! {
            form.filters method="get" action=(address::ACCOUNTS) role="search" aria-label="查找账号" {
                div.field.wide {
                    label for="words" { "登录名、姓名、单位或者角色" }
                    input type="search" id="words" name="words" value=(self.filter.words);
                }
                (Field::new("open", "状态").quiet().stem("q").select(&open, &self.filter.open, Some("全部")))
                button { "查找" }
            }
        }
    }

    fn table(&self) -> Markup {
        let rows = html! {
            @for row in &self.rows {
                tr {
                    (table::head(&html! { a href=(address::account(&row.account)) { (row.account) } }))
                    (words("姓名", &row.name))
                    (words("单位", &row.organisation))
                    (words("角色", &row.roles))
                    (cell("状态", &badge(&row.standing)))
                }
            }
        };
        let caption = format!("本页{}个", self.rows.len());
        table::table(&caption, &["登录名", "姓名", "单位", "角色", "状态"], &rows)
    }

    fn opening(&self, frame: &Frame) -> Markup {
        let account = Field::new("account", "登录名").hint(
            "2至40个字符：汉字、英文字母、数字和 . _ - @；开通后不能改，停用后不再给别人用。",
        );
        let fields = html! {
            (account.required().stem("new").line("text", ""))
            (Field::new("name", "姓名").required().stem("new").line("text", ""))
            (Field::new("organisation", "所在单位").required().stem("new").line("text", ""))
            (asked(&self.roles, "new", false))
        };
        form::act(frame, address::ACCOUNTS, "open", "开通账号", &fields)
    }
}
