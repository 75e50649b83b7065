use super::*;

const SHOW: &str = "2019-09-shuhua-sheying";

/// A work of the show of 2019.
pub(super) fn work(category: &str, author: &str) -> CaseContent {
    CaseContent {
        category: category.into(),
        title: "晨光".into(),
        authors: vec![Author { name: author.into(), contact: String::new() }],
        themes: vec![],
        fields: BTreeMap::new(),
        ..content()
    }
}

/// A work that came in by post.
fn sent(case: &str, category: &str, author: &str) -> [EntryEvent; 2] {
    let content = work(category, author);
    let drafted = EntryEvent::CaseDrafted { case: case.into(), content: Box::new(content.clone()) };
    let submitted = EntryEvent::CaseSubmitted {
        campaign: SHOW.into(),
        case: case.into(),
        unit: Box::new(unit("柯桥区卫生健康局", "县级卫生健康局", 33)),
        inner_body: None,
        title: content.title,
        category: content.category,
        recommender: None,
        channel: Channel::Paper,
        received_at: at("2019-08-01T09:00:00+08:00"),
        deadline: None,
        in_grace: false,
        findings: vec![],
    };
    [drafted, submitted]
}

/// The show with so many photographs and so many pieces of calligraphy, each by its own author.
fn show(photos: usize, pieces: usize) -> Vec<EntryEvent> {
    let photos =
        (0..photos).flat_map(|n| sent(&format!("photo-{n}"), "sheying", &format!("摄{n}")));
    let pieces = (0..pieces).flat_map(|n| sent(&format!("piece-{n}"), "shufa", &format!("书{n}")));
    let opened = [opened_2019(SHOW)];
    opened.into_iter().chain(photos).chain(pieces).collect()
}

fn one_more(
    mut history: Vec<EntryEvent>,
    category: &str,
    author: &str,
) -> crate::given::Outcome<UnitEntry> {
    let [drafted, _] = sent("more", category, author);
    history.push(drafted);
    after(history).when(EntryCommand::Submit {
        case: "more".into(),
        channel: Channel::Paper,
        received_at: at("2019-08-01T09:00:00+08:00"),
        deadline: Some(Deadline::on(date(2019, 8, 15))),
    })
}

#[test]
fn a_county_sends_six_works_and_not_seven() {
    assert_eq!(one_more(show(3, 2), "sheying", "新").events().len(), 1);
    one_more(show(4, 2), "shufa", "新").then_refused(EntryError::QuotaFull { max: 6, used: 6 });
}

#[test]
fn two_of_the_six_places_are_kept_for_calligraphy_and_painting() {
    let refusal = EntryError::PlacesKept {
        max: 6,
        kept: 2,
        part: "书画作品".into(),
        used: 4,
        category: "摄影".into(),
    };
    assert_eq!(refusal.to_string(), "限送6件，其中须留2件给“书画作品”（已报4件），“摄影”不能再报");
    one_more(show(4, 0), "sheying", "新").then_refused(refusal);
    assert_eq!(one_more(show(4, 0), "huihua", "新").events().len(), 1);
    assert_eq!(one_more(show(0, 5), "shufa", "新").events().len(), 1);
}

#[test]
fn a_part_with_a_maximum_of_its_own_gets_full() {
    let mut history = show(0, 2);
    if let Some(EntryEvent::EntryOpened { terms, .. }) = history.first_mut() {
        terms.quotas[0].subs[0].max = Some(2);
    }
    one_more(history, "yingbi", "新")
        .then_refused(EntryError::PartFull { part: "书画作品".into(), max: 2 });
}

#[test]
fn each_person_sends_one_work() {
    one_more(show(1, 1), "huihua", " 书0 ").then_refused(EntryError::PersonLimit {
        author: " 书0 ".into(),
        max: 1,
        used: 1,
    });
}

#[test]
fn namesakes_are_told_apart_by_their_contacts() {
    let author = |contact: &str| Author { name: "张三".into(), contact: contact.into() };
    assert!(author("13800000000").is(&author("")));
    assert!(author("13800000000").is(&author("13800000000")));
    assert!(!author("13800000000").is(&author("13900000000")));
}

#[test]
fn a_withdrawn_work_frees_its_place_and_comes_back_only_if_it_fits() {
    let mut history = show(4, 2);
    history
        .push(EntryEvent::CaseWithdrawn { case: "piece-0".into(), reason: "作者离职".into() });
    assert_eq!(one_more(history.clone(), "shufa", "新").events().len(), 1);
    history.extend(sent("more", "shufa", "新"));
    let restore = EntryCommand::Restore { case: "piece-0".into(), deadline: None };
    after(history)
        .at("2019-08-02T09:00:00+08:00")
        .when(restore)
        .then_refused(EntryError::QuotaFull { max: 6, used: 6 });
}

#[test]
fn a_returned_work_cannot_slip_into_a_place_that_is_kept() {
    let mut history = show(4, 2);
    history.push(EntryEvent::CaseReturned {
        case: "piece-0".into(),
        items: items(),
        until: date(2022, 11, 5),
    });
    let revise = EntryCommand::ReviseCase {
        case: "piece-0".into(),
        content: Box::new(work("sheying", "书0")),
    };
    after(history).when(revise).then_refused(EntryError::PlacesKept {
        max: 6,
        kept: 1,
        part: "书画作品".into(),
        used: 5,
        category: "摄影".into(),
    });
}

#[test]
fn one_party_member_a_unit_gives_the_short_lecture() {
    let name = "2019-01-weidangke";
    let terms = terms_of(name, "市属三级医院");
    let first = CaseContent { category: "weidangke".into(), ..work("weidangke", "王五") };
    let opened = EntryEvent::EntryOpened {
        campaign: name.into(),
        unit: unit("绍兴市人民医院", "市属三级医院", 33),
        terms,
    };
    let [_, submitted] = sent("first", "weidangke", "王五");
    let drafted = |case: &str, content: CaseContent| EntryEvent::CaseDrafted {
        case: case.into(),
        content: Box::new(content),
    };
    let second = drafted("second", work("weidangke", "赵六"));
    after([opened, drafted("first", first), submitted, second])
        .when(EntryCommand::Submit {
            case: "second".into(),
            channel: Channel::Web,
            received_at: at("2019-06-20T09:00:00+08:00"),
            deadline: None,
        })
        .then_refused(EntryError::QuotaFull { max: 1, used: 1 });
}

#[test]
fn minima_are_reminded_of_and_never_refused() {
    let essays = UnitEntry::replay(&[opened_2019("2019-08-zhengwen")]);
    let messages = |entry: &UnitEntry| -> Vec<String> {
        entry.shortfalls().into_iter().map(|f| f.message).collect()
    };
    assert_eq!(messages(&essays), ["应报不少于2件，已报0件，还差2件"]);
    let advice = UnitEntry::replay(&[opened_2019("2019-07-jianyan")]);
    assert_eq!(messages(&advice), ["应报不少于1件，已报0件，还差1件"]);
    let show = UnitEntry::replay(&show(1, 1));
    assert_eq!(
        messages(&show),
        ["应报不少于2件，已报1件，还差1件", "尚未报送“汇总表”，请随作品一并报送",]
    );
    assert!(UnitEntry::default().shortfalls().is_empty());
}
