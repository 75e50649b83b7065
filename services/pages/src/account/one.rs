//! One account, and what administrators do with it.

use jiff::Timestamp;
use maud::{Markup, html};

use super::{Identity, Role, asked, identity, named};
use crate::{
    Badge, Choice, Crumb, Frame, Happening, Page, Section, address,
    part::{
        badge::badge,
        form::{self, Field},
        moment::moment,
        timeline::timeline,
    },
};

/// One account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Login name.
    pub account: String,
    /// Name.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// How it stands.
    pub standing: Badge,
    /// Whether it is open.
    pub open: bool,
    /// Whether a password was ever set.
    pub has_password: bool,
    /// Until when signing in is locked.
    pub locked_until: Option<Timestamp>,
    /// Its roles.
    pub granted: Granted,
    /// The identities that may sign in with it.
    pub identities: Vec<Identity>,
    /// A link that is shown this once.
    pub link: Option<Link>,
    /// Everything that happened, newest first.
    pub history: Vec<Happening>,
    /// Whether it is one's own: then somebody else has to act on it.
    pub own: bool,
}

/// The roles of an account, and those that there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Granted {
    /// Those it has.
    pub roles: Vec<Role>,
    /// Those to choose from.
    pub choices: Vec<Choice>,
}

/// A link that is shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The link.
    pub href: String,
    /// Until when it is good.
    pub until: Timestamp,
}

impl Page for Account {
    fn title(&self) -> String {
        format!("账号 {}", self.account)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Accounts)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Accounts)]
    }

    fn body(&self, frame: &Frame) -> Markup {
        let under = format!("{}，{}", self.name, self.organisation);
        html! {
            (crate::part::head(&self.account, Some(&under), &badge(&self.standing)))
            @if let Some(link) = &self.link { (shown(link)) }
            div.two {
                div {
                    section.sheet aria-labelledby="roles" { h2 #roles { "角色" } (self.roles(frame)) }
                    section.sheet aria-labelledby="history" { h2 #history { "经过" } (timeline(&self.history)) }
                }
                div {
                    section.sheet aria-labelledby="acts" { h2 #acts { "现在可以" } (self.acts(frame)) }
                    @if !self.identities.is_empty() {
                        section.sheet aria-labelledby="identity" {
                            h2 #identity { "统一身份" }
                            (identity::bound(frame, &self.at("unlink"), &self.identities))
                        }
                    }
                }
            }
        }
    }
}

impl Account {
    fn at(&self, what: &str) -> String {
        address::under(address::ACCOUNTS, &[&self.account, what])
    }

    fn roles(&self, frame: &Frame) -> Markup {
        html! {
            @if self.granted.roles.is_empty() { p.soft { "还没有角色，登录后什么也不能办。" } }
            @for (place, role) in self.granted.roles.iter().enumerate() {
                (self.role(frame, place, role))
            }
            @if self.open && !self.own {
                @let fields = asked(&self.granted.choices, "grant", true);
                (form::act(frame, &self.at("grant"), "grant", "授予角色", &fields))
            }
        }
    }

    fn role(&self, frame: &Frame, place: usize, role: &Role) -> Markup {
        let stem = format!("withdraw-{place}");
        let fields = html! {
            (named(role))
            (Field::new("reason", "理由").required().stem(&stem).line("text", ""))
        };
        let label = format!("收回 {}", role.text);
        html! {
            p { (role.text) }
            (form::act(frame, &self.at("withdraw"), &stem, &label, &fields))
        }
    }

    fn acts(&self, frame: &Frame) -> Markup {
        let reason = |stem| Field::new("reason", "理由").required().stem(stem).line("text", "");
        html! {
            @if let Some(until) = self.locked_until {
                p { "登录连续失败，锁定到 " (moment(until)) "。重置密码会解除锁定。" }
            }
            @if self.own {
                p { "这是您自己的账号：角色和停用由另一位系统管理员办理，密码在" a href=(address::OWN) { "我的账号" } "里修改。" }
            } @else if self.open {
                @if self.has_password {
                    p.soft { "重置后原来的密码和登录立即失效，得到一个只显示一次的链接，交给本人设置新密码。" }
                    (form::post(frame, &self.at("reset"), "reset", &html! { p { button { "重置密码" } } }))
                } @else {
                    p.soft { "还没有设置密码。邀请得到一个只显示一次的链接，交给本人设置密码；再次邀请，前一个链接失效。" }
                    (form::post(frame, &self.at("invite"), "invite", &html! { p { button.first { "邀请" } } }))
                }
                (form::act(frame, &self.at("close"), "close", "停用账号", &reason("close")))
            } @else {
                (form::act(frame, &self.at("reopen"), "reopen", "恢复账号", &reason("reopen")))
            }
        }
    }
}

fn shown(link: &Link) -> Markup {
    html! {
        section.flash.done role="status" aria-label="邀请链接" {
            p { "请把这个链接交给本人，只显示这一次，" (moment(link.until)) "前有效：" }
            p { code #invitation-link { (link.href) } }
        }
    }
}
