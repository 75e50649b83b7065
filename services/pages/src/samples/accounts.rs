//! Accounts.

use super::{HOSTILE, at, frame, happening};
use crate::{
    Badge, Choice, Frame, Page, Tone,
    account::{
        Account, Accounts, Filter, Granted, Identity, Link, OwnAccount, Role, Row, Secret, Session,
        Token,
    },
};

pub(super) fn all() -> Vec<(&'static str, Frame, Box<dyn Page>)> {
    let closed = Account { open: false, link: None, ..account() };
    vec![
        ("accounts", frame(), Box::new(list())),
        ("account", frame(), Box::new(account())),
        ("account-closed", frame(), Box::new(closed)),
        ("account-own", frame(), Box::new(Account { own: true, ..account() })),
        ("own-account", frame(), Box::new(own())),
    ]
}

fn role(text: &str) -> Role {
    let (role, scope, of) = ("drafter".into(), "issuer".into(), HOSTILE.into());
    Role { role, scope, of, text: text.into() }
}

fn list() -> Accounts {
    let row = |account: &str, name: &str, standing, tone| Row {
        account: account.into(),
        name: name.into(),
        organisation: "秘书处".into(),
        roles: "拟稿（全机关）".into(),
        standing: Badge::new(standing, tone),
    };
    Accounts {
        filter: Filter { words: HOSTILE.into(), open: "yes".into() },
        rows: vec![
            row("wanghn", HOSTILE, "在用", Tone::Done),
            row("zhang", "张三", "已停用", Tone::Stop),
        ],
        roles: vec![Choice::new("drafter", "拟稿")],
        earlier: None,
        later: Some("/accounts?after=zhang".into()),
    }
}

fn identity() -> Identity {
    Identity { provider: "https://id.example.cn".into(), name: HOSTILE.into() }
}

fn account() -> Account {
    Account {
        account: "wanghn".into(),
        name: HOSTILE.into(),
        organisation: "秘书处".into(),
        standing: Badge::new("在用", Tone::Done),
        open: true,
        has_password: true,
        locked_until: Some(at("2022-03-02T02:20:00Z")),
        granted: Granted {
            roles: vec![role("拟稿（发文机关“zwjc”）"), role(HOSTILE)],
            choices: vec![Choice::new("drafter", "拟稿")],
        },
        identities: vec![identity()],
        link: Some(Link {
            href: "http://127.0.0.1:8420/invitations/abc".into(),
            until: at("2022-03-09T02:20:00Z"),
        }),
        history: vec![happening("2022-03-01T01:10:00Z", "管理员", "开通账号", None)],
        own: false,
    }
}

fn own() -> OwnAccount {
    let session = |id: &str, own| Session {
        id: id.into(),
        opened_at: at("2022-03-01T01:10:00Z"),
        seen_at: at("2022-03-02T01:10:00Z"),
        from: "192.0.2.1".into(),
        own,
    };
    let token = |id: &str, valid| Token {
        id: id.into(),
        purpose: HOSTILE.into(),
        roles: "拟稿（全机关）".into(),
        until: at("2022-06-01T01:10:00Z"),
        valid,
    };
    OwnAccount {
        account: "wanghn".into(),
        name: HOSTILE.into(),
        roles: vec![role("拟稿（发文机关“zwjc”）"), role("登记（全机关）")],
        rule: "至少12个字符，不能是常见密码。".into(),
        sessions: vec![session("a1", true), session("b2", false)],
        identities: vec![identity()],
        may_bind: true,
        tokens: vec![token("c3", true), token("d4", false)],
        secret: Some(Secret { id: "e5".into(), secret: "fawen_0123".into() }),
        binding: [("password".to_owned(), "密码不正确。".to_owned())].into(),
        problems: [("old".to_owned(), "密码不正确。".to_owned())].into(),
    }
}
