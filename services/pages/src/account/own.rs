//! One's own account (我的账号): password, sessions, tokens.

use jiff::Timestamp;
use maud::{Markup, html};

use super::{Identity, Role, identity};
use crate::{
    Frame, Page, Problems, Section, address,
    part::{
        empty,
        form::{self, Field},
        moment::moment,
        table::{self, cell, words},
    },
};

/// One's own account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnAccount {
    /// Login name.
    pub account: String,
    /// Name.
    pub name: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// What a password must be.
    pub rule: String,
    /// Where one is signed in.
    pub sessions: Vec<Session>,
    /// The tokens for programs.
    pub tokens: Vec<Token>,
    /// The identities that may sign in as this account.
    pub identities: Vec<Identity>,
    /// Whether one may be bound.
    pub may_bind: bool,
    /// A token that is shown this once.
    pub secret: Option<Secret>,
    /// What was wrong with the form of the password.
    pub problems: Problems,
    /// What was wrong with the form that binds an identity.
    pub binding: Problems,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// What it is known by.
    pub id: String,
    /// When somebody signed in.
    pub opened_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// From which address.
    pub from: String,
    /// Whether it is this one.
    pub own: bool,
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is known by.
    pub id: String,
    /// What it is for.
    pub purpose: String,
    /// What may be done with it, in Chinese.
    pub roles: String,
    /// Until when.
    pub until: Timestamp,
    /// Whether it is valid.
    pub valid: bool,
}

/// A token with its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// What it is known by.
    pub id: String,
    /// What goes into the header of a request.
    pub secret: String,
}

impl Page for OwnAccount {
    fn title(&self) -> String {
        "我的账号".into()
    }

    fn section(&self) -> Option<Section> {
        None
    }

    fn body(&self, frame: &Frame) -> Markup {
        html! {
            (crate::part::head("我的账号", Some(&format!("{}（{}）", self.name, self.account)), &html! {}))
            @if let Some(secret) = &self.secret { (shown(secret)) }
            div.two {
                div {
                    section.sheet aria-labelledby="sessions" { h2 #sessions { "登录的设备" } (self.sessions(frame)) }
                    section.sheet aria-labelledby="tokens" { h2 #tokens { "接口令牌" } (self.tokens(frame)) }
                }
                div {
                    section.sheet aria-labelledby="roles" {
                        h2 #roles { "角色" }
                        ul { @for role in &self.roles { li { (role.text) } } }
                        p.soft { "需要增减角色的，请联系系统管理员。" }
                    }
                    section.sheet aria-labelledby="password" { h2 #password { "修改密码" } (self.password(frame)) }
                    @if self.may_bind || !self.identities.is_empty() {
                        section.sheet aria-labelledby="identity" { h2 #identity { "统一身份" } (self.identity(frame)) }
                    }
                }
            }
        }
    }
}

impl OwnAccount {
    fn identity(&self, frame: &Frame) -> Markup {
        let remove = address::under(address::OWN_IDENTITY, &["remove"]);
        html! {
            (identity::bound(frame, &remove, &self.identities))
            @if self.may_bind { (identity::binding(frame, &self.account, &self.binding)) }
        }
    }

    fn password(&self, frame: &Frame) -> Markup {
        let field = |name, label| Field::new(name, label).required().problems(&self.problems);
        let fields = html! {
            input hidden name="account" value=(self.account) autocomplete="username";
            (field("old", "现在的密码").credential("password", "", "current-password"))
            (field("new", "新密码").hint(&self.rule).credential("password", "", "new-password"))
            (field("again", "再输入一次新密码").credential("password", "", "new-password"))
            button { "修改密码" }
        };
        html! {
            p.soft { "修改后，其他设备上的登录全部结束。" }
            (form::post(frame, &address::under(address::OWN, &["password"]), "password", &fields))
        }
    }

    fn sessions(&self, frame: &Frame) -> Markup {
        let rows = html! {
            @for session in &self.sessions {
                @let action = address::under(address::OWN, &["sessions", &session.id, "end"]);
                tr {
                    (table::head(&html! { (moment(session.opened_at)) @if session.own { "（本机）" } }))
                    (cell("最近使用", &moment(session.seen_at)))
                    (words("来自", &session.from))
                    (cell("办理", &html! {
                        @if !session.own {
                            (form::post(frame, &action, &format!("end-{}", session.id), &html! { button.plain { "结束" } }))
                        }
                    }))
                }
            }
        };
        let others = address::under(address::OWN, &["sessions", "end-others"]);
        html! {
            (table::table("我在哪里登录着", &["登录时间", "最近使用", "来自", "办理"], &rows))
            @if self.sessions.iter().any(|session| !session.own) {
                (form::post(frame, &others, "end-others", &html! { p { button { "结束其他全部登录" } } }))
            }
        }
    }

    fn tokens(&self, frame: &Frame) -> Markup {
        html! {
            @if self.tokens.is_empty() { (empty("没有接口令牌", "别的系统要代您调用接口时，发放一个。")) }
            @else { (self.token_table(frame)) }
            (self.issuing(frame))
        }
    }

    fn token_table(&self, frame: &Frame) -> Markup {
        let rows = html! {
            @for token in &self.tokens {
                @let stem = format!("revoke-{}", token.id);
                @let action = address::under(address::OWN, &["tokens", &token.id, "revoke"]);
                @let reason = Field::new("reason", "理由").required().stem(&stem).line("text", "");
                tr {
                    (table::head(&html! { (token.purpose) " " code { (token.id) } }))
                    (words("权限", &token.roles))
                    (cell("有效期至", &moment(token.until)))
                    (cell("办理", &html! {
                        @if token.valid { (form::act(frame, &action, &stem, "吊销", &reason)) } @else { "已失效" }
                    }))
                }
            }
        };
        table::table("发放过的令牌", &["用途", "权限", "有效期至", "办理"], &rows)
    }

    fn issuing(&self, frame: &Frame) -> Markup {
        let purpose = Field::new("purpose", "用途").hint("如 报表系统。").required().stem("token");
        let days = Field::new("days", "有效天数").hint("1至366。").required().stem("token");
        let fields = html! {
            (purpose.line("text", ""))
            (days.line("number", "90"))
            fieldset {
                legend { "权限" }
                @for (place, role) in self.roles.iter().enumerate() {
                    label.choice { input type="checkbox" name=(format!("role-{place}")) value="yes"; (role.text) }
                }
            }
        };
        let action = address::under(address::OWN, &["tokens"]);
        form::act(frame, &action, "issue-token", "发放令牌", &fields)
    }
}

fn shown(secret: &Secret) -> Markup {
    html! {
        section.flash.done role="status" aria-label="新的接口令牌" {
            p { "令牌 " code { (secret.id) } " 的内容，只显示这一次，请立即存到要用它的系统里：" }
            p { code #token-secret { (secret.secret) } }
        }
    }
}
