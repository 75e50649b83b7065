use super::*;

#[test]
fn a_body_ends_once_and_not_ahead_of_time() {
    given::<Issuer>([old()]).when(abolish()).then([abolished()]);
    given::<Issuer>([old(), abolished()]).when(abolish()).then_nothing();
    given::<Issuer>([old()]).when(merge("nhc", 1)).then([merged()]);
    given::<Issuer>([old(), merged()]).when(merge("nhc", 1)).then_nothing();
    given::<Issuer>([old(), abolished()]).when(merge("nhc", 1)).then_refused(ended());
    given::<Issuer>([old()])
        .when(merge("nhc", 21))
        .then_refused(E::EndInFuture { on: date(2022, 9, 21), today: date(2022, 9, 20) });
    given::<Issuer>([old()])
        .when(merge("zwjc", 1))
        .then_refused(E::MergedIntoItself { issuer: "zwjc".into() });
    let unfounded = C::Abolish { on: date(2022, 9, 1), basis: " ".into() };
    given::<Issuer>([old()])
        .when(unfounded)
        .then_refused(E::Blank { what: "合并或撤销的依据" });
}

#[test]
fn after_its_end_a_body_issues_nothing_and_is_put_in_order() {
    let history = [old(), code_added(), seal_added(), abolished()];
    assert_eq!(state(&history).ensure_may_issue(), Err(ended()));
    for command in [
        apply(),
        add_code("卫健政促函", "函"),
        add_seal(NAME, IMAGE),
        C::SetOffice { office: "秘书处".into(), contact: None },
    ] {
        given::<Issuer>(history.clone()).when(command).then_refused(ended());
    }
    given::<Issuer>(history.clone())
        .when(retire_code("卫健政促发", "换用新代字"))
        .then([code_retired()]);
    given::<Issuer>(history).when(retire_seal("zwjc-1", "磨损")).then([seal_retired()]);
    assert_eq!(
        ended().to_string(),
        "“中国卫生健康思想政治工作促进会”已于2022年9月1日撤销，不能再以其名义发文或者办理发文事项"
    );
}
