use proptest::prelude::*;

use super::*;
use crate::{given::context, given::given, number::DocumentNumber};

fn opened() -> RegisterEvent {
    RegisterEvent::RegisterOpened {
        issuer: "zwjc".into(),
        code: "卫健政促发".into(),
        year: 2022,
        carried_over: 9,
    }
}

fn open(code: &str, year: i16) -> RegisterCommand {
    RegisterCommand::Open { issuer: "zwjc".into(), code: code.into(), year, carried_over: 9 }
}

fn number(seq: u32) -> DocumentNumber {
    DocumentNumber { code: "卫健政促发".into(), year: 2022, seq }
}

fn reserved(seq: u32, document: &str) -> RegisterEvent {
    RegisterEvent::NumberReserved { number: number(seq), document: document.into() }
}

fn voided(seq: u32, document: &str) -> RegisterEvent {
    let reason = "重复登记".into();
    RegisterEvent::NumberVoided { number: number(seq), document: document.into(), reason }
}

fn reserve(document: &str) -> RegisterCommand {
    RegisterCommand::Reserve { document: document.into() }
}

fn void(seq: u32, reason: &str) -> RegisterCommand {
    RegisterCommand::Void { seq, reason: reason.into() }
}

#[test]
fn a_register_opens_with_the_numbers_given_before() {
    given::<NumberRegister>([]).when(open("卫健政促发", 2022)).then([opened()]);
}

#[test]
fn a_register_opens_once() {
    given::<NumberRegister>([opened()])
        .when(open("卫健政促发", 2022))
        .then_refused(RegisterError::AlreadyOpened { code: "卫健政促发".into(), year: 2022 });
}

#[test]
fn a_code_is_made_of_han_characters() {
    for code in ["", "卫健政促发〔2022〕", "第", "WJ", "卫 健"] {
        given::<NumberRegister>([])
            .when(open(code, 2022))
            .then_refused(RegisterError::MalformedCode { code: code.into() });
    }
}

#[test]
fn a_register_does_not_open_ahead_of_its_year() {
    given::<NumberRegister>([])
        .when(open("卫健政促发", 2023))
        .then_refused(RegisterError::YearInFuture { year: 2023, this_year: 2022 });
}

#[test]
fn the_first_number_follows_the_carried_over_ones() {
    given::<NumberRegister>([opened()]).when(reserve("notice")).then([reserved(10, "notice")]);
}

#[test]
fn a_document_that_asks_again_keeps_its_number() {
    given::<NumberRegister>([opened(), reserved(10, "notice")])
        .when(reserve("notice"))
        .then_nothing();
}

#[test]
fn nothing_is_taken_from_a_register_that_is_not_open() {
    given::<NumberRegister>([]).when(reserve("notice")).then_refused(RegisterError::NotOpened);
    given::<NumberRegister>([]).when(void(1, "误")).then_refused(RegisterError::NotOpened);
}

#[test]
fn the_serials_end_somewhere() {
    let full = RegisterEvent::RegisterOpened {
        issuer: "zwjc".into(),
        code: "卫健政促发".into(),
        year: 2022,
        carried_over: u32::MAX,
    };
    given::<NumberRegister>([full])
        .when(reserve("notice"))
        .then_refused(RegisterError::Exhausted { last: u32::MAX });
}

#[test]
fn a_voided_number_stays_and_is_not_given_again() {
    given::<NumberRegister>([opened(), reserved(10, "notice")])
        .when(void(10, " 重复登记 "))
        .then([voided(10, "notice")]);
    given::<NumberRegister>([opened(), reserved(10, "notice"), voided(10, "notice")])
        .when(reserve("notice"))
        .then([reserved(11, "notice")]);
}

#[test]
fn a_number_is_voided_once_and_with_a_reason() {
    let so_far = [opened(), reserved(10, "notice")];
    given::<NumberRegister>(so_far.clone())
        .when(void(10, "  "))
        .then_refused(RegisterError::ReasonMissing { seq: 10 });
    given::<NumberRegister>(so_far.into_iter().chain([voided(10, "notice")]))
        .when(void(10, "误"))
        .then_refused(RegisterError::AlreadyVoided { seq: 10, reason: "重复登记".into() });
}

#[test]
fn only_numbers_of_this_ledger_are_voided() {
    for seq in [9, 11] {
        given::<NumberRegister>([opened(), reserved(10, "notice")])
            .when(void(seq, "误"))
            .then_refused(RegisterError::UnknownNumber { seq, first: 10, last: 10 });
    }
}

#[test]
fn a_document_is_told_its_number_in_full() {
    let register =
        NumberRegister::replay(&[opened(), reserved(10, "notice"), reserved(11, "plan")]);
    assert_eq!(register.document_number(&"notice".into()), Some(number(10)));
    assert_eq!(register.document_number(&"plan".into()), Some(number(11)));
    assert_eq!(register.document_number(&"bulletin".into()), None);
}

#[test]
fn a_voided_number_belongs_to_nobody_until_the_document_takes_another() {
    let so_far = [opened(), reserved(10, "notice"), voided(10, "notice")];
    let register = NumberRegister::replay(&so_far);
    assert_eq!(register.document_number(&"notice".into()), None);
    let register = register.evolve(&reserved(11, "notice"));
    assert_eq!(register.document_number(&"notice".into()), Some(number(11)));
}

#[test]
fn nobody_has_a_number_of_a_register_that_is_not_open() {
    assert_eq!(NumberRegister::default().document_number(&"notice".into()), None);
}

#[test]
fn a_register_is_known_by_code_and_year() {
    assert_eq!(register_id("卫健政促发", 2022), "卫健政促发/2022".into());
    let ids = [("绍卫党函", 2019), ("绍卫党函", 2020), ("绍卫发", 2019)];
    let ids: std::collections::BTreeSet<_> =
        ids.into_iter().map(|(code, year)| register_id(code, year)).collect();
    assert_eq!(ids.len(), 3);
}

proptest! {
    #[test]
    fn any_commands_leave_a_ledger_without_gap_or_double(
        steps in prop::collection::vec((0_u8..3, 0_u32..30), 0..60),
    ) {
        let context = context("2022-09-20T09:00:00+08:00");
        let mut register = NumberRegister::replay(&[opened()]);
        for (kind, n) in steps {
            let command = match kind {
                0 => reserve(&format!("document-{n}")),
                1 => void(n, "误"),
                _ => open("卫健政促发", 2022),
            };
            for event in register.decide(command, &context).unwrap_or_default() {
                register = register.evolve(&event);
            }
            let serials: Vec<u32> = register.entries().keys().copied().collect();
            prop_assert_eq!(serials, (10..=register.last()).collect::<Vec<_>>());
        }
    }
}
