use super::*;

#[test]
fn a_code_serves_one_series() {
    given::<Issuer>([old()]).when(add_code("卫健政促发", " 发")).then([code_added()]);
    given::<Issuer>([old(), code_added()]).when(add_code("卫健政促发", "发")).then_nothing();
    given::<Issuer>([old(), code_added()])
        .when(add_code("卫健政促发", "函"))
        .then_refused(E::DuplicateCode { code: "卫健政促发".into(), series: "发".into() });
    given::<Issuer>([old()])
        .when(add_code("卫健政促发〔2022〕", "发"))
        .then_refused(E::MalformedCode { code: "卫健政促发〔2022〕".into() });
    given::<Issuer>([old()])
        .when(add_code("卫健政促发", " "))
        .then_refused(E::Blank { what: "代字所编的文种系列" });
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
        .then_refused(E::Blank { what: "停用代字的理由" });
    given::<Issuer>(history.clone()).when(retire_code("卫健政促发", "")).then_nothing();
    given::<Issuer>(history.clone())
        .when(add_code("卫健政促发", "发"))
        .then_refused(retired.clone());
    assert_eq!(state(&history).ensure_code("卫健政促发"), Err(retired));
    assert!(!state(&history).has_code("卫健政促发"));
    assert!(state(&[old(), code_added()]).has_code("卫健政促发"));
}

#[test]
fn an_unknown_code_is_named_with_those_in_use() {
    let unknown =
        E::UnknownCode {
            code: "国办发".into(), name: NAME.into(), known: "卫健政促发".into()
        };
    assert_eq!(
        unknown.to_string(),
        "“中国卫生健康思想政治工作促进会”没有机关代字“国办发”；在用的是：卫健政促发"
    );
    given::<Issuer>([old(), code_added()]).when(retire_code("国办发", "误")).then_refused(unknown);
}
