use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::{
    Refusal,
    given::{context, given},
};

use super::{IssuerCommand as C, IssuerError as E, IssuerEvent as Ev};

const NAME: &str = "中国卫生健康思想政治工作促进会";
const IMAGE: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

fn profile() -> Profile {
    Profile {
        name: NAME.into(),
        short_name: Some("政促会".into()),
        mark_name: NAME.into(),
    }
}

fn registered(founding: Founding) -> Ev {
    Ev::IssuerRegistered {
        issuer: "zwjc".into(),
        profile: profile(),
        founding,
    }
}

fn old() -> Ev {
    registered(Founding::CarriedOver)
}

fn register(profile: Profile) -> C {
    C::Register {
        issuer: "zwjc".into(),
        profile,
        founding: Founding::CarriedOver,
    }
}

fn applied() -> Ev {
    Ev::IssuerAccountApplied {
        to: "国务院办公厅".into(),
        grounds: "新设立".into(),
    }
}

fn apply() -> C {
    C::ApplyForAccount {
        to: "国务院办公厅".into(),
        grounds: " 新设立 ".into(),
    }
}

fn approved() -> Ev {
    Ev::IssuerAccountApproved {
        by: "国务院办公厅".into(),
        basis: "国办函〔2022〕1号".into(),
    }
}

fn approve() -> C {
    C::ApproveAccount {
        by: "国务院办公厅".into(),
        basis: "国办函〔2022〕1号".into(),
    }
}

fn add_code(code: &str, series: &str) -> C {
    C::AddCode {
        code: code.into(),
        series: series.into(),
    }
}

fn code_added() -> Ev {
    Ev::IssuerCodeAdded {
        code: "卫健政促发".into(),
        series: "发".into(),
    }
}

fn retire_code(code: &str, reason: &str) -> C {
    C::RetireCode {
        code: code.into(),
        reason: reason.into(),
    }
}

fn code_retired() -> Ev {
    Ev::IssuerCodeRetired {
        code: "卫健政促发".into(),
        reason: "换用新代字".into(),
        on: date(2022, 9, 20),
    }
}

fn add_seal(name: &str, image: &str) -> C {
    C::AddSeal {
        seal: "zwjc-1".into(),
        name: name.into(),
        image: image.into(),
        valid_from: date(2022, 1, 1),
    }
}

fn seal_added() -> Ev {
    Ev::SealAdded {
        seal: "zwjc-1".into(),
        name: NAME.into(),
        image: IMAGE.into(),
        valid_from: date(2022, 1, 1),
    }
}

fn retire_seal(seal: &str, reason: &str) -> C {
    C::RetireSeal {
        seal: seal.into(),
        reason: reason.into(),
    }
}

fn seal_retired() -> Ev {
    Ev::SealRetired {
        seal: "zwjc-1".into(),
        reason: "磨损".into(),
        on: date(2022, 9, 20),
    }
}

fn abolish() -> C {
    C::Abolish {
        on: date(2022, 9, 1),
        basis: "国发〔2022〕1号".into(),
    }
}

fn abolished() -> Ev {
    Ev::IssuerAbolished {
        on: date(2022, 9, 1),
        basis: "国发〔2022〕1号".into(),
    }
}

fn merge(successor: &str, day: i8) -> C {
    C::MergeInto {
        successor: successor.into(),
        on: date(2022, 9, day),
        basis: "国发〔2022〕1号".into(),
    }
}

fn merged() -> Ev {
    Ev::IssuerMerged {
        successor: "nhc".into(),
        on: date(2022, 9, 1),
        basis: "国发〔2022〕1号".into(),
    }
}

fn ended() -> E {
    E::Ended {
        name: NAME.into(),
        ending: Ending {
            how: HowEnded::Abolished,
            on: date(2022, 9, 1),
            basis: "国发〔2022〕1号".into(),
        },
    }
}

fn account_not_approved() -> E {
    E::AccountNotApproved { name: NAME.into() }
}

fn state(events: &[Ev]) -> Issuer {
    Issuer::replay(events)
}

#[test]
fn a_body_is_registered_once_with_its_names() {
    given::<Issuer>([]).when(register(profile())).then([old()]);
    given::<Issuer>([old()])
        .when(register(profile()))
        .then_nothing();
    let other = Profile {
        name: "健康报社".into(),
        short_name: None,
        mark_name: "健康报社".into(),
    };
    let name = NAME.to_owned();
    given::<Issuer>([old()])
        .when(register(other))
        .then_refused(E::AlreadyRegistered { name });
}

#[test]
fn the_mark_bears_the_full_or_the_short_name() {
    let short = Profile {
        mark_name: "政促会".into(),
        ..profile()
    };
    assert_eq!(given::<Issuer>([]).when(register(short)).events().len(), 1);
    let wrong = Profile {
        mark_name: "政促会文件".into(),
        ..profile()
    };
    given::<Issuer>([])
        .when(register(wrong))
        .then_refused(E::MarkIsNoName {
            mark: "政促会文件".into(),
            name: NAME.into(),
        });
    let nameless = Profile {
        name: " ".into(),
        ..profile()
    };
    given::<Issuer>([])
        .when(register(nameless))
        .then_refused(E::Blank {
            what: "机关全称"
        });
}

#[test]
fn its_office_is_named() {
    let set = |office: &str| C::SetOffice {
        office: office.into(),
        contact: Some(" ".into()),
    };
    let office_set = Ev::IssuerOfficeSet {
        office: "政促会秘书处".into(),
        contact: None,
    };
    given::<Issuer>([old()])
        .when(set(" 政促会秘书处"))
        .then([office_set.clone()]);
    given::<Issuer>([old(), office_set.clone()])
        .when(set("政促会秘书处"))
        .then_nothing();
    given::<Issuer>([old()])
        .when(set(""))
        .then_refused(E::Blank {
            what: "印发机关名称",
        });
    assert_eq!(state(&[old(), office_set]).office(), Some("政促会秘书处"));
}

#[test]
fn a_new_body_issues_after_its_account_is_approved() {
    let new = registered(Founding::New);
    given::<Issuer>([new.clone()])
        .when(apply())
        .then([applied()]);
    given::<Issuer>([new.clone(), applied()])
        .when(apply())
        .then_nothing();
    given::<Issuer>([new.clone(), applied()])
        .when(approve())
        .then([approved()]);
    given::<Issuer>([new.clone(), applied(), approved()])
        .when(approve())
        .then_nothing();

    let waiting = state(&[new.clone(), applied()]);
    assert_eq!(waiting.ensure_may_issue(), Err(account_not_approved()));
    assert!(state(&[new, applied(), approved()]).may_issue());
    assert!(state(&[old()]).may_issue());
    assert_eq!(Issuer::default().ensure_may_issue(), Err(E::NotRegistered));
}

#[test]
fn only_what_was_applied_for_is_decided() {
    let new = registered(Founding::New);
    let decline = |reason: &str| C::DeclineAccount {
        by: "国务院办公厅".into(),
        reason: reason.into(),
    };
    let declined = Ev::IssuerAccountDeclined {
        by: "国务院办公厅".into(),
        reason: "依据不足".into(),
    };
    let nothing = E::NoApplication { name: NAME.into() };
    for command in [approve(), decline("依据不足")] {
        given::<Issuer>([new.clone()])
            .when(command)
            .then_refused(nothing.clone());
    }
    given::<Issuer>([old()])
        .when(decline("依据不足"))
        .then_refused(nothing);
    given::<Issuer>([new.clone(), applied()])
        .when(decline("依据不足"))
        .then([declined.clone()]);
    let what = "不予立户的理由";
    given::<Issuer>([new.clone(), applied()])
        .when(decline(" "))
        .then_refused(E::Blank { what });
    given::<Issuer>([new, applied(), declined])
        .when(apply())
        .then([applied()]);
}

#[test]
fn a_code_serves_one_series() {
    given::<Issuer>([old()])
        .when(add_code("卫健政促发", " 发"))
        .then([code_added()]);
    given::<Issuer>([old(), code_added()])
        .when(add_code("卫健政促发", "发"))
        .then_nothing();
    given::<Issuer>([old(), code_added()])
        .when(add_code("卫健政促发", "函"))
        .then_refused(E::DuplicateCode {
            code: "卫健政促发".into(),
            series: "发".into(),
        });
    given::<Issuer>([old()])
        .when(add_code("卫健政促发〔2022〕", "发"))
        .then_refused(E::MalformedCode {
            code: "卫健政促发〔2022〕".into(),
        });
    given::<Issuer>([old()])
        .when(add_code("卫健政促发", " "))
        .then_refused(E::Blank {
            what: "代字所编的文种系列",
        });
}

#[test]
fn a_retired_code_stays_retired() {
    let history = [old(), code_added(), code_retired()];
    let retired = E::CodeRetired {
        code: "卫健政促发".into(),
        on: date(2022, 9, 20),
        reason: "换用新代字".into(),
    };
    given::<Issuer>([old(), code_added()])
        .when(retire_code("卫健政促发", "换用新代字"))
        .then([code_retired()]);
    given::<Issuer>([old(), code_added()])
        .when(retire_code("卫健政促发", ""))
        .then_refused(E::Blank {
            what: "停用代字的理由",
        });
    given::<Issuer>(history.clone())
        .when(retire_code("卫健政促发", ""))
        .then_nothing();
    given::<Issuer>(history.clone())
        .when(add_code("卫健政促发", "发"))
        .then_refused(retired.clone());
    assert_eq!(state(&history).ensure_code("卫健政促发"), Err(retired));
    assert!(!state(&history).has_code("卫健政促发"));
    assert!(state(&[old(), code_added()]).has_code("卫健政促发"));
}

#[test]
fn an_unknown_code_is_named_with_those_in_use() {
    let unknown = E::UnknownCode {
        code: "国办发".into(),
        name: NAME.into(),
        known: "卫健政促发".into(),
    };
    assert_eq!(
        unknown.to_string(),
        "“中国卫生健康思想政治工作促进会”没有机关代字“国办发”；在用的是：卫健政促发"
    );
    given::<Issuer>([old(), code_added()])
        .when(retire_code("国办发", "误"))
        .then_refused(unknown);
}

#[test]
fn a_seal_bears_the_name_of_the_issuer() {
    given::<Issuer>([old()])
        .when(add_seal(NAME, &IMAGE.to_uppercase()))
        .then([seal_added()]);
    given::<Issuer>([old(), seal_added()])
        .when(add_seal(NAME, IMAGE))
        .then_nothing();
    for name in ["政促会", "健康报社", ""] {
        given::<Issuer>([old()])
            .when(add_seal(name, IMAGE))
            .then_refused(E::SealOfAnotherName {
                seal: name.into(),
                name: NAME.into(),
            });
    }
    for image in ["", "9f86", &"g".repeat(64)] {
        let image = image.to_owned();
        given::<Issuer>([old()])
            .when(add_seal(NAME, &image))
            .then_refused(E::MalformedImageHash { image });
    }
    let seal = SealId::from("zwjc-1");
    given::<Issuer>([old(), seal_added()])
        .when(add_seal(NAME, &"0".repeat(64)))
        .then_refused(E::DuplicateSeal { seal });
}

#[test]
fn a_seal_is_used_between_its_first_day_and_its_retirement() {
    let seal = SealId::from("zwjc-1");
    let issuer = state(&[old(), seal_added(), seal_retired()]);
    let early = E::SealNotYetValid {
        seal: seal.clone(),
        valid_from: date(2022, 1, 1),
    };
    let late = E::SealRetired {
        seal: seal.clone(),
        on: date(2022, 9, 20),
        reason: "磨损".into(),
    };
    assert_eq!(issuer.usable_seal(&seal, date(2021, 12, 31)), Err(early));
    assert_eq!(
        issuer.usable_seal(&seal, date(2022, 9, 20)),
        Err(late.clone())
    );
    assert_eq!(
        issuer.usable_seal(&seal, date(2022, 9, 19)).ok(),
        issuer.seal(&seal)
    );
    given::<Issuer>([old(), seal_added(), seal_retired()])
        .when(add_seal(NAME, IMAGE))
        .then_refused(late);
}

#[test]
fn a_seal_is_retired_once_and_with_a_reason() {
    given::<Issuer>([old(), seal_added()])
        .when(retire_seal("zwjc-1", "磨损"))
        .then([seal_retired()]);
    given::<Issuer>([old(), seal_added(), seal_retired()])
        .when(retire_seal("zwjc-1", "磨损"))
        .then_nothing();
    given::<Issuer>([old(), seal_added()])
        .when(retire_seal("zwjc-1", ""))
        .then_refused(E::Blank {
            what: "停用印章的理由",
        });
    given::<Issuer>([old()])
        .when(retire_seal("zwjc-2", "磨损"))
        .then_refused(E::UnknownSeal {
            seal: "zwjc-2".into(),
            name: NAME.into(),
        });
}

#[test]
fn a_body_ends_once_and_not_ahead_of_time() {
    given::<Issuer>([old()]).when(abolish()).then([abolished()]);
    given::<Issuer>([old(), abolished()])
        .when(abolish())
        .then_nothing();
    given::<Issuer>([old()])
        .when(merge("nhc", 1))
        .then([merged()]);
    given::<Issuer>([old(), merged()])
        .when(merge("nhc", 1))
        .then_nothing();
    given::<Issuer>([old(), abolished()])
        .when(merge("nhc", 1))
        .then_refused(ended());
    given::<Issuer>([old()])
        .when(merge("nhc", 21))
        .then_refused(E::EndInFuture {
            on: date(2022, 9, 21),
            today: date(2022, 9, 20),
        });
    given::<Issuer>([old()])
        .when(merge("zwjc", 1))
        .then_refused(E::MergedIntoItself {
            issuer: "zwjc".into(),
        });
    let unfounded = C::Abolish {
        on: date(2022, 9, 1),
        basis: " ".into(),
    };
    given::<Issuer>([old()])
        .when(unfounded)
        .then_refused(E::Blank {
            what: "合并或撤销的依据",
        });
}

#[test]
fn after_its_end_a_body_issues_nothing_and_is_put_in_order() {
    let history = [old(), code_added(), seal_added(), abolished()];
    assert_eq!(state(&history).ensure_may_issue(), Err(ended()));
    for command in [
        apply(),
        add_code("卫健政促函", "函"),
        add_seal(NAME, IMAGE),
        C::SetOffice {
            office: "秘书处".into(),
            contact: None,
        },
    ] {
        given::<Issuer>(history.clone())
            .when(command)
            .then_refused(ended());
    }
    given::<Issuer>(history.clone())
        .when(retire_code("卫健政促发", "换用新代字"))
        .then([code_retired()]);
    given::<Issuer>(history)
        .when(retire_seal("zwjc-1", "磨损"))
        .then([seal_retired()]);
    assert_eq!(
        ended().to_string(),
        "“中国卫生健康思想政治工作促进会”已于2022年9月1日撤销，不能再以其名义发文或者办理发文事项"
    );
}

#[test]
fn nothing_is_asked_of_a_body_that_is_not_registered() {
    for command in commands().into_iter().skip(1) {
        given::<Issuer>([])
            .when(command)
            .then_refused(E::NotRegistered);
    }
}

#[test]
fn a_signature_is_the_full_or_the_short_name() {
    let issuer = state(&[old()]);
    assert!(issuer.is_called("政促会") && issuer.is_called("中国卫生健康思想政治 工作促进会"));
    assert!(!issuer.is_called("健康报社") && !issuer.is_called(""));
}

#[test]
fn refusals_name_their_rules() {
    for (error, id) in [
        (account_not_approved(), "issuer-account"),
        (ended(), "issuer-ended"),
        (E::MalformedCode { code: "1".into() }, "issuer-code"),
        (E::MalformedImageHash { image: "1".into() }, "issuer-seal"),
        (
            E::MarkIsNoName {
                mark: "甲".into(),
                name: "乙".into(),
            },
            "issuer-mark",
        ),
    ] {
        assert_eq!(error.rule().id, id);
    }
}

fn commands() -> Vec<C> {
    vec![
        register(profile()),
        apply(),
        approve(),
        add_code("卫健政促发", "发"),
        add_code("卫健政促函", "函"),
        retire_code("卫健政促发", "换用新代字"),
        add_seal(NAME, IMAGE),
        retire_seal("zwjc-1", "磨损"),
        merge("nhc", 1),
        abolish(),
    ]
}

proptest! {
    #[test]
    fn commands_repeated_change_nothing_and_an_ended_body_never_issues(
        steps in prop::collection::vec(0_usize..10, 0..30),
    ) {
        let (commands, context) = (commands(), context("2022-09-20T09:00:00+08:00"));
        let mut issuer = Issuer::default();
        let mut log = vec![];
        for step in steps {
            let command = commands[step].clone();
            for event in issuer.decide(command.clone(), &context).unwrap_or_default() {
                issuer = issuer.evolve(&event);
                log.push(event);
            }
            prop_assert_eq!(issuer.decide(command, &context).unwrap_or_default(), vec![]);
            prop_assert!(issuer.ending().is_none() || !issuer.may_issue());
        }
        prop_assert_eq!(Issuer::replay(&log), issuer.clone());
        let json = serde_json::to_string(&issuer).unwrap();
        prop_assert_eq!(serde_json::from_str::<Issuer>(&json).unwrap(), issuer);
    }

    #[test]
    fn events_in_any_order_are_folded(picks in prop::collection::vec(0_usize..8, 0..20)) {
        let events = [old(), applied(), approved(), code_retired(), code_added(), seal_retired(), seal_added(), merged()];
        let picked: Vec<_> = picks.into_iter().map(|pick| events[pick].clone()).collect();
        let _ = Issuer::replay(&picked).may_issue();
    }
}
