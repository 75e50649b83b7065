use super::*;

#[test]
fn a_body_is_registered_once_with_its_names() {
    given::<Issuer>([]).when(register(profile())).then([old()]);
    given::<Issuer>([old()]).when(register(profile())).then_nothing();
    let other =
        Profile { name: "健康报社".into(), short_name: None, mark_name: "健康报社".into() };
    let name = NAME.to_owned();
    given::<Issuer>([old()]).when(register(other)).then_refused(E::AlreadyRegistered { name });
}

#[test]
fn the_mark_bears_the_full_or_the_short_name() {
    let short = Profile { mark_name: "政促会".into(), ..profile() };
    assert_eq!(given::<Issuer>([]).when(register(short)).events().len(), 1);
    let wrong = Profile { mark_name: "政促会文件".into(), ..profile() };
    given::<Issuer>([])
        .when(register(wrong))
        .then_refused(E::MarkIsNoName { mark: "政促会文件".into(), name: NAME.into() });
    let nameless = Profile { name: " ".into(), ..profile() };
    given::<Issuer>([]).when(register(nameless)).then_refused(E::Blank { what: "机关全称" });
}

#[test]
fn its_office_is_named() {
    let set = |office: &str| C::SetOffice { office: office.into(), contact: Some(" ".into()) };
    let office_set = Ev::IssuerOfficeSet { office: "政促会秘书处".into(), contact: None };
    given::<Issuer>([old()]).when(set(" 政促会秘书处")).then([office_set.clone()]);
    given::<Issuer>([old(), office_set.clone()]).when(set("政促会秘书处")).then_nothing();
    given::<Issuer>([old()]).when(set("")).then_refused(E::Blank { what: "印发机关名称" });
    assert_eq!(state(&[old(), office_set]).office(), Some("政促会秘书处"));
}

#[test]
fn nothing_is_asked_of_a_body_that_is_not_registered() {
    for command in commands().into_iter().skip(1) {
        given::<Issuer>([]).when(command).then_refused(E::NotRegistered);
    }
}

#[test]
fn a_signature_is_the_full_or_the_short_name() {
    let issuer = state(&[old()]);
    assert!(issuer.is_called("政促会") && issuer.is_called("中国卫生健康思想政治 工作促进会"));
    assert!(!issuer.is_called("健康报社") && !issuer.is_called(""));
}
