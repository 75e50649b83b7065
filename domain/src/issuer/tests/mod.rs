mod account;
mod codes;
mod ending;
mod registration;
mod seals;

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
    Profile { name: NAME.into(), short_name: Some("政促会".into()), mark_name: NAME.into() }
}

fn registered(founding: Founding) -> Ev {
    Ev::IssuerRegistered { issuer: "zwjc".into(), profile: profile(), founding }
}

fn old() -> Ev {
    registered(Founding::CarriedOver)
}

fn register(profile: Profile) -> C {
    C::Register { issuer: "zwjc".into(), profile, founding: Founding::CarriedOver }
}

fn applied() -> Ev {
    Ev::IssuerAccountApplied { to: "国务院办公厅".into(), grounds: "新设立".into() }
}

fn apply() -> C {
    C::ApplyForAccount { to: "国务院办公厅".into(), grounds: " 新设立 ".into() }
}

fn approved() -> Ev {
    Ev::IssuerAccountApproved {
        by: "国务院办公厅".into(), basis: "国办函〔2022〕1号".into()
    }
}

fn approve() -> C {
    C::ApproveAccount { by: "国务院办公厅".into(), basis: "国办函〔2022〕1号".into() }
}

fn add_code(code: &str, series: &str) -> C {
    C::AddCode { code: code.into(), series: series.into() }
}

fn code_added() -> Ev {
    Ev::IssuerCodeAdded { code: "卫健政促发".into(), series: "发".into() }
}

fn retire_code(code: &str, reason: &str) -> C {
    C::RetireCode { code: code.into(), reason: reason.into() }
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
    C::RetireSeal { seal: seal.into(), reason: reason.into() }
}

fn seal_retired() -> Ev {
    Ev::SealRetired { seal: "zwjc-1".into(), reason: "磨损".into(), on: date(2022, 9, 20) }
}

fn abolish() -> C {
    C::Abolish { on: date(2022, 9, 1), basis: "国发〔2022〕1号".into() }
}

fn abolished() -> Ev {
    Ev::IssuerAbolished { on: date(2022, 9, 1), basis: "国发〔2022〕1号".into() }
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
fn refusals_name_their_rules() {
    for (error, id) in [
        (account_not_approved(), "issuer-account"),
        (ended(), "issuer-ended"),
        (E::MalformedCode { code: "1".into() }, "issuer-code"),
        (E::MalformedImageHash { image: "1".into() }, "issuer-seal"),
        (E::MarkIsNoName { mark: "甲".into(), name: "乙".into() }, "issuer-mark"),
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
