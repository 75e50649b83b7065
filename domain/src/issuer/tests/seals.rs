use super::*;

#[test]
fn a_seal_bears_the_name_of_the_issuer() {
    given::<Issuer>([old()]).when(add_seal(NAME, &IMAGE.to_uppercase())).then([seal_added()]);
    given::<Issuer>([old(), seal_added()]).when(add_seal(NAME, IMAGE)).then_nothing();
    for name in ["政促会", "健康报社", ""] {
        given::<Issuer>([old()])
            .when(add_seal(name, IMAGE))
            .then_refused(E::SealOfAnotherName { seal: name.into(), name: NAME.into() });
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
    let early = E::SealNotYetValid { seal: seal.clone(), valid_from: date(2022, 1, 1) };
    let late =
        E::SealRetired { seal: seal.clone(), on: date(2022, 9, 20), reason: "磨损".into() };
    assert_eq!(issuer.usable_seal(&seal, date(2021, 12, 31)), Err(early));
    assert_eq!(issuer.usable_seal(&seal, date(2022, 9, 20)), Err(late.clone()));
    assert_eq!(issuer.usable_seal(&seal, date(2022, 9, 19)).ok(), issuer.seal(&seal));
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
        .then_refused(E::Blank { what: "停用印章的理由" });
    given::<Issuer>([old()])
        .when(retire_seal("zwjc-2", "磨损"))
        .then_refused(E::UnknownSeal { seal: "zwjc-2".into(), name: NAME.into() });
}
