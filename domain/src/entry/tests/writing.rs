use super::*;

fn draft(content: CaseContent) -> EntryCommand {
    EntryCommand::DraftCase { case: "case".into(), content: Box::new(content) }
}

fn revise(content: CaseContent) -> EntryCommand {
    EntryCommand::ReviseCase { case: "case".into(), content: Box::new(content) }
}

fn attach(file: AttachedFile) -> EntryCommand {
    EntryCommand::AttachFile { case: Some("case".into()), file: Box::new(file) }
}

fn detach(n: u8) -> EntryCommand {
    EntryCommand::DetachFile { case: Some("case".into()), sha256: sha(n) }
}

fn nominate(recommender: &str) -> EntryCommand {
    EntryCommand::Nominate { case: "case".into(), recommender: recommender.into() }
}

fn endorse(endorsement: EndorsementRecord) -> EntryCommand {
    EntryCommand::Endorse { case: "case".into(), endorsement }
}

fn retitled() -> CaseContent {
    CaseContent { title: "协和青年说医".into(), ..content() }
}

#[test]
fn half_a_draft_can_be_saved() {
    after([opened()]).when(draft(content())).then([drafted()]);
    after([opened(), drafted()]).when(draft(content())).then_nothing();
    after([opened(), drafted()])
        .when(draft(retitled()))
        .then_refused(EntryError::CaseExists { case: "case".into() });
}

#[test]
fn a_draft_has_a_title_and_a_known_category() {
    let untitled = CaseContent { title: " ".into(), ..content() };
    after([opened()])
        .when(draft(untitled))
        .then_refused(EntryError::TitleMissing { case: "case".into() });
    let elsewhere = CaseContent { category: "sheying".into(), ..content() };
    after([opened()]).when(draft(elsewhere)).then_refused(EntryError::UnknownCategory {
        category: "sheying".into(),
        known: "特色品牌案例".into(),
    });
}

#[test]
fn a_revision_takes_the_endorsement_away() {
    let revised = EntryEvent::CaseRevised { case: "case".into(), content: Box::new(retitled()) };
    after(ready()).when(revise(retitled())).then([revised.clone()]);
    after(ready()).when(revise(content())).then_nothing();
    let entry = UnitEntry::replay(&with(ready(), [revised]));
    assert_eq!(entry.case(&"case".into()).expect("the case").endorsement, None);
}

#[test]
fn what_is_handed_in_is_not_changed() {
    let hint = "草稿和退回补正的案例才能改动";
    for (command, act) in [
        (revise(retitled()), "修改"),
        (attach(picture()), "上传附件"),
        (detach(1), "移除附件"),
        (nominate("beijing"), "推荐"),
        (endorse(endorsement()), "登记审核意见"),
    ] {
        after(received()).when(command).then_refused(wrong_status("已报送", act, hint));
    }
}

#[test]
fn the_same_bytes_twice_are_nothing() {
    let events = [opened(), drafted()];
    after(events.clone()).when(attach(picture())).then([attached(picture())]);
    let renamed = AttachedFile { name: "副本.jpg".into(), ..picture() };
    after(with(events.to_vec(), [attached(picture())])).when(attach(renamed)).then_nothing();
}

#[test]
fn one_file_has_one_role() {
    let as_form = AttachedFile { role: "盖章推荐表".into(), ..picture() };
    after([opened(), drafted(), attached(picture())]).when(attach(as_form)).then_refused(
        EntryError::SameFileOtherRole { name: picture().name, role: "图片".into() },
    );
}

#[test]
fn a_file_has_a_role_that_is_asked_for_and_a_hash() {
    let video = AttachedFile { role: "视频".into(), ..picture() };
    after([opened(), drafted()]).when(attach(video)).then_refused(EntryError::UnknownRole {
        role: "视频".into(),
        known: "文稿、图片、盖章推荐表".into(),
    });
    for bad in ["", "abc", &"A".repeat(64), &"g".repeat(64)] {
        let file = AttachedFile { sha256: bad.into(), ..picture() };
        after([opened(), drafted()])
            .when(attach(file))
            .then_refused(EntryError::MalformedHash { name: picture().name, sha256: bad.into() });
    }
}

#[test]
fn a_file_is_taken_away_and_an_endorsement_falls_with_its_form() {
    let detached = EntryEvent::FileDetached { case: Some("case".into()), sha256: sha(3) };
    after(ready()).when(detach(3)).then([detached.clone()]);
    after(ready()).when(detach(9)).then_nothing();
    let entry = UnitEntry::replay(&with(ready(), [detached]));
    assert_eq!(entry.case(&"case".into()).expect("the case").endorsement, None);
}

#[test]
fn a_unit_hands_in_its_summary_sheet_once_for_all() {
    let sheet =
        AttachedFile { role: "汇总表".into(), name: "汇总表.xlsx".into(), ..article() };
    let attach = |role: &str| EntryCommand::AttachFile {
        case: None,
        file: Box::new(AttachedFile { role: role.into(), ..sheet.clone() }),
    };
    let opened = opened_2019("2019-09-shuhua-sheying");
    after([opened.clone()])
        .when(attach("汇总表"))
        .then([EntryEvent::FileAttached { case: None, file: Box::new(sheet.clone()) }]);
    after([opened])
        .when(attach("摄影作品"))
        .then_refused(EntryError::UnknownRole {
            role: "摄影作品".into(), known: "汇总表".into()
        });
}

#[test]
fn a_recommender_is_named_where_that_route_is_open() {
    let nominated =
        EntryEvent::CaseNominated { case: "case".into(), recommender: "beijing".into() };
    after(ready()).when(nominate("beijing")).then([nominated.clone()]);
    after(with(ready(), [nominated])).when(nominate("beijing")).then_nothing();
    let mut terms = terms_of("2022-ydyp", "公立医院");
    terms.routes.recommender = false;
    let direct = EntryEvent::EntryOpened { campaign: "2022-ydyp".into(), unit: xiehe(), terms };
    after([direct, drafted()])
        .when(nominate("beijing"))
        .then_refused(EntryError::RouteNotOpen { route: "推荐单位推荐" });
}

#[test]
fn the_party_committee_endorses_on_the_sealed_form() {
    let with_form = [opened(), drafted(), attached(sealed_form())];
    after(with_form).when(endorse(endorsement())).then([endorsed()]);
    after(ready()).when(endorse(endorsement())).then_nothing();
    after([opened(), drafted()])
        .when(endorse(endorsement()))
        .then_refused(EntryError::SealedFormMissing { role: "盖章推荐表".into() });
    after([opened(), drafted(), attached(picture())])
        .when(endorse(EndorsementRecord { sealed_form: sha(2), ..endorsement() }))
        .then_refused(EntryError::SealedFormMissing { role: "盖章推荐表".into() });
}

#[test]
fn an_endorsement_says_who_and_when() {
    let nameless = EndorsementRecord { by: " ".into(), ..endorsement() };
    after(ready()).when(endorse(nameless)).then_refused(EntryError::EndorserMissing);
    let on = date(2022, 10, 21);
    after(ready())
        .when(endorse(EndorsementRecord { on, ..endorsement() }))
        .then_refused(EntryError::EndorsedInFuture { on, today: date(2022, 10, 20) });
}
