//! One full sample of every page, for the tests: the names of the 2022 campaign, and hostile titles.

mod accounts;
mod audit;
mod campaigns;
mod documents;
mod entries;
mod public;
mod reviews;
mod screening;

use jiff::Timestamp;

use crate::{
    Badge, Finding, Flash, Frame, Happening, Page, Person, Section, Tone, Weight,
    desk::{Desk, Due, Waiting},
    invitation::Invitation,
    onward::Onward,
    sign_in::SignIn,
    trouble::Trouble,
};

/// A title that would run, were it not escaped.
pub(crate) const HOSTILE: &str = r#"<script>alert("1")</script>'"><img src=x onerror=alert(2)>"#;

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

pub(crate) fn frame() -> Frame {
    let person = Person {
        name: "王审计".into(),
        roles: vec!["拟稿".into(), "审计".into()],
        sections: Section::ALL.to_vec(),
    };
    Frame { person: Some(person), flashes: Vec::new(), csrf: "secret".into(), once: "0f1e".into() }
}

pub(crate) fn happening(moment: &str, who: &str, what: &str, words: Option<&str>) -> Happening {
    let words = words.map(str::to_owned);
    Happening { at: at(moment), who: who.into(), what: what.into(), words, href: None }
}

pub(crate) fn finding(
    weight: Weight,
    rule: &str,
    line: Option<u32>,
    place: &str,
    quote: &str,
    message: &str,
) -> Finding {
    let (rule, place, quote, message) = (rule.into(), place.into(), quote.into(), message.into());
    Finding { weight, rule, place, line, quote, message }
}

/// Every page under a name, the public ones without a person.
pub(crate) fn all() -> Vec<(&'static str, Frame, Box<dyn Page>)> {
    let public = || Frame { person: None, ..frame() };
    let mut pages: Vec<(&'static str, Frame, Box<dyn Page>)> = vec![
        ("sign-in", public(), Box::new(sign_in())),
        ("invitation", public(), Box::new(invitation())),
        ("onward", public(), Box::new(onward())),
        ("desk", done(), Box::new(desk())),
        ("desk-empty", frame(), Box::new(Desk { name: "王审计".into(), ..Desk::default() })),
        ("trouble", frame(), Box::new(Trouble::not_found())),
    ];
    pages.extend(documents::all());
    pages.extend(campaigns::all());
    pages.extend(entries::all());
    pages.extend(screening::all());
    pages.extend(reviews::all());
    pages.extend(audit::all());
    pages.extend(public::all());
    pages.extend(accounts::all());
    pages
}

fn done() -> Frame {
    Frame {
        flashes: vec![Flash::Done("《关于征集典型案例的通知》已送审。".into())], ..frame()
    }
}

fn sign_in() -> SignIn {
    let refused = "账号或者密码不对，请再试一次；连续失败会暂停登录。";
    SignIn {
        name: HOSTILE.into(),
        refused: Some(refused.into()),
        then: "/documents?kind=x".into(),
        elsewhere: Some("统一身份认证登录".into()),
    }
}

fn onward() -> Onward {
    let to = "https://id.example.cn/authorize?client_id=fawen&state=0f1e";
    Onward { to: to.into(), what: "绑定到账号“wanghn”。".into() }
}

fn invitation() -> Invitation {
    Invitation {
        action: "/invitations/abc".into(),
        account: "zhang".into(),
        name: HOSTILE.into(),
        roles: vec!["专家".into()],
        rule: "至少12个字符，不能是常见密码。".into(),
        elsewhere: true,
        problems: [("again".to_owned(), "两次输入不一致，请重新输入。".to_owned())].into(),
    }
}

fn desk() -> Desk {
    let waiting = |act: &str, title: &str, since: &str| Waiting {
        act: Badge::new(act, Tone::Wait),
        title: title.into(),
        href: "/documents/1".into(),
        since: (!since.is_empty()).then(|| at(since)),
    };
    Desk {
        more: Some("/documents?stage=no".into()),
        name: "王审计".into(),
        waiting: vec![
            waiting(
                "待审核",
                "关于征集2022年全国职工思想政治工作优秀案例的通知",
                "2022-03-01T01:10:00Z",
            ),
            waiting("待签发", HOSTILE, "2022-03-02T02:20:00Z"),
            waiting("待评审", "优秀案例征集 第1轮：还有3件", ""),
        ],
        deadlines: vec![Due {
            title: "2022年优秀案例征集".into(),
            href: "/campaigns/2022".into(),
            at: at("2022-06-30T15:59:59Z"),
            left: Badge::new("还有3天", Tone::Wait),
        }],
        last_here: Some(at("2022-03-01T00:00:00Z")),
        news: vec![
            happening(
                "2022-03-02T02:20:00Z",
                "李审核",
                "审核通过《关于征集优秀案例的通知》",
                Some("同意，请签发。"),
            ),
            happening("2022-03-01T01:10:00Z", "张拟稿", "起草《关于征集优秀案例的通知》", None),
        ],
        begin: vec![("起草公文".into(), "/documents/new".into())],
    }
}
