use super::*;

fn open(unit: Unit, terms: Box<EntryTerms>) -> EntryCommand {
    EntryCommand::Open { campaign: "2022-ydyp".into(), unit, terms }
}

#[test]
fn a_unit_enters_with_the_rules_for_its_kind() {
    let command = open(xiehe(), terms_of("2022-ydyp", "公立医院"));
    after([]).when(command.clone()).then([opened()]);
    after([opened()]).when(command).then_nothing();
}

#[test]
fn an_entry_belongs_to_one_unit() {
    let other = unit("北京同仁医院", "公立医院", 11);
    after([opened()])
        .when(open(other, terms_of("2022-ydyp", "公立医院")))
        .then_refused(EntryError::AlreadyOpened { unit: "北京协和医院".into() });
}

#[test]
fn a_closed_list_excludes_other_kinds() {
    let private = unit("某民营医院", "民营医院", 33);
    after([])
        .when(open(private, terms_of("2019-01-weidangke", "民营医院")))
        .then_refused(EntryError::UnitExcluded { kind: "民营医院".into() });
}

#[test]
fn an_open_list_takes_other_kinds_with_a_warning() {
    let private = unit("某民营医院", "民营医院", 33);
    let terms = terms_of("2022-ydyp", "民营医院");
    let events = after([]).when(open(private, terms)).events();
    let entry = UnitEntry::replay(&with(events, [drafted()]));
    let findings = entry.formal_findings(&"case".into());
    assert!(
        findings
            .iter()
            .any(|f| f.rule == "entry-unit-kind-open" && f.severity == crate::Severity::Warning)
    );
}

#[test]
fn an_activity_without_hand_in_takes_no_entry() {
    let terms = terms_of("2019-04-dangke", "公立医院");
    after([]).when(open(xiehe(), terms)).then_refused(EntryError::NothingCollected);
}

#[test]
fn a_unit_comes_by_an_open_route() {
    let mut terms = terms_of("2022-ydyp", "公立医院");
    terms.routes.direct = false;
    after([])
        .when(open(xiehe(), terms.clone()))
        .then_refused(EntryError::RouteNotOpen { route: "自行推荐" });
    terms.routes.direct = true;
    terms.routes.recommender = false;
    let mut recommended = xiehe();
    recommended.recommender = Some("beijing-yanjiuhui".into());
    after([])
        .when(open(recommended, terms))
        .then_refused(EntryError::RouteNotOpen { route: "推荐单位推荐" });
}

#[test]
fn nothing_is_kept_for_a_unit_that_has_not_entered() {
    after([]).when(submit(NOW)).then_refused(EntryError::NotOpened);
    let draft = EntryCommand::DraftCase { case: "case".into(), content: Box::new(content()) };
    after([]).when(draft).then_refused(EntryError::NotOpened);
    let unit_file = EntryCommand::DetachFile { case: None, sha256: sha(1) };
    after([]).when(unit_file).then_refused(EntryError::NotOpened);
}

#[test]
fn an_unknown_case_is_named() {
    let command = EntryCommand::UnmarkDuplicate { case: "other".into() };
    after(ready()).when(command).then_refused(unknown_case());
}

#[test]
fn a_refusal_names_its_rule() {
    let rule = |refusal: EntryError| crate::Refusal::rule(&refusal).id;
    assert_eq!(rule(EntryError::NothingCollected), "entry-scope");
    assert_eq!(rule(EntryError::RouteNotOpen { route: "自行推荐" }), "entry-route");
    assert_eq!(rule(EntryError::EndorserMissing), "entry-endorsement");
    assert_eq!(rule(EntryError::GroundsMissing), "entry-formal-check");
    assert_eq!(rule(EntryError::QuotaFull { max: 6, used: 6 }), "entry-quota");
    assert_eq!(rule(EntryError::ItemsMissing), "entry-correction");
    assert_eq!(rule(EntryError::NotOpened), "entry-life");
}
