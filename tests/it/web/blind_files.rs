//! What an expert gets of a case's files in a blind round: words and pictures, and nothing of whose they are.

use fawen_domain::account::{Role, Scope};
use fawen_files::Digest;
use reqwest::Method;
use serde_json::{Value, json};

use super::{
    Caller, House, NOON,
    collecting::{self, CAMPAIGN, CASE, ENTRY},
};
use crate::files::made::{article, jpeg, packed, turned};

const ROUND: &str = "/api/campaigns/2026-ydyp/rounds/1";
/// Names that carry who it is, as one notice asks for them.
const TEXT: &str = "【协和青年说】+张三丰+北京协和医院+13800000000.docx";
const PICTURE: &str = "2026年3月1日北京协和医院门诊大厅青年说.jpg";

async fn send(unit: &Caller, role: &str, name: &str, bytes: &[u8]) -> String {
    let new = json!({"name": name, "length": bytes.len()});
    let upload = unit.post("/api/uploads", new).await.ok()["upload"].clone();
    let path = format!("/api/uploads/{}", upload.as_str().unwrap());
    let part = unit.request(Method::PATCH, &path).header("upload-offset", "0").body(bytes.to_vec());
    assert_eq!(part.send().await.unwrap().status(), 200);
    let order = json!({"upload": upload, "role": role});
    let done = unit.post(&format!("{CASE}/files"), order).await.ok();
    done["file"]["sha256"].as_str().unwrap().to_owned()
}

/// A photograph that says who took it, before and behind the picture.
fn signed() -> Vec<u8> {
    let plain = turned(&jpeg(1300, 1000), 6);
    let said = "北京协和医院张三丰摄".as_bytes();
    let length = u16::try_from(said.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xFF, 0xFE], &length, said, &plain[2..], said].concat()
}

/// The case is handed in with its files, screened, and given to an expert.
async fn given(house: &House, visibility: &str) -> (Caller, Vec<String>) {
    let unit = collecting::enter(house).await;
    let text = send(&unit, "文稿", TEXT, &packed(article(500))).await;
    let picture = send(&unit, "图片", PICTURE, &signed()).await;
    let form = send(&unit, "盖章推荐表", "推荐表.jpg", &jpeg(60, 80)).await;
    let note = json!({
        "committee": "北京协和医院党委", "by": "王五", "on": "2026-03-01", "sealed_form": form,
    });
    unit.post(&format!("{CASE}/endorse"), note).await.ok();
    unit.post(&format!("{CASE}/submit"), Value::Null).await.ok();
    let office = [Role::Drafter, Role::Reviewer].map(|role| (role, Scope::Everywhere));
    let office = house.caller("office", &office).await;
    house.set_clock("2026-04-11T09:00:00+08:00");
    house.work().await;
    office.post(&format!("{CASE}/pass"), json!({})).await.ok();
    house.work().await;
    let round = json!({
        "number": 1, "rubric": [{"id": "effect", "name": "实效", "weight": 10000, "max": 10000}],
        "visibility": visibility, "quorum": {"sheets_per_case": 1, "panel_share": 5000},
        "loads": {"experts_per_case": 1, "min_cases": 0, "max_cases": 2},
        "conflicts": {"same_unit": true, "same_recommender": true, "same_region": false},
        "aggregation": "mean",
    });
    office.post(&format!("/api/campaigns/{CAMPAIGN}/rounds"), round).await.ok();
    let expert = house.caller("expert", &[(Role::Expert, Scope::Everywhere)]).await;
    let panel = json!({"members": [{
        "account": "expert", "name": "专家", "unit": "fudan", "region": "31", "role": "特聘专家",
    }]});
    office.post(&format!("{ROUND}/panel"), panel).await.ok();
    office.post(&format!("{ROUND}/assign"), json!({"seed": 7})).await.ok();
    (expert, vec![text, picture, form])
}

#[tokio::test]
async fn in_a_blind_round_nothing_of_a_file_says_whose_it_is() {
    let house = House::open(NOON).await;
    let (expert, kept) = given(&house, "blind").await;
    let list = expert.get(&format!("{ROUND}/desk/1/files")).await.ok();
    let expected = json!([
        {"number": 1, "role": "文稿", "kind": "text"},
        {"number": 2, "role": "图片", "kind": "picture"},
    ]);
    assert_eq!(list["files"], expected, "the form with the seal is not among them");
    let mut answers = vec![list.to_string().into_bytes()];
    for (number, media) in [(1, "text/plain; charset=utf-8"), (2, "image/jpeg")] {
        let path = format!("{ROUND}/desk/1/files/{number}");
        let answer = expert.request(Method::GET, &path).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        assert_eq!(answer.headers()["content-type"], media);
        answers.push(format!("{:?}", answer.headers()).into_bytes());
        answers.push(answer.bytes().await.unwrap().to_vec());
    }
    // The page of the score sheet shows the words, and leads to the picture.
    let page = expert.request(Method::GET, "/reviews/2026-ydyp/1/1").send().await.unwrap();
    assert_eq!(page.status(), 200);
    let page = page.text().await.unwrap();
    assert!(
        page.contains("成效明显") && page.contains(&format!("{ROUND}/desk/1/files/2")),
        "{page}"
    );
    let text = String::from_utf8(answers[2].clone()).unwrap();
    assert!(text.starts_with("协和青年说") || text.starts_with("〔隐去〕"), "{text}");
    assert!(text.contains("主要做法") && text.contains("成效明显"), "{text}");
    let seen = fawen_files::probe::read(&answers[4]).pixels.unwrap();
    assert_eq!((seen.width, seen.height), (1000, 1300), "the picture stands as it was taken");
    answers.push(page.into_bytes());
    let mut words: Vec<&str> = vec!["北京协和医院", "张三丰", "13800000000", "xiehe", "团委"];
    words.extend(kept.iter().map(String::as_str));
    for (answer, word) in answers.iter().flat_map(|a| words.iter().map(move |w| (a, w))) {
        let word = word.as_bytes();
        assert!(!answer.windows(word.len()).any(|part| part == word), "{word:?}");
    }
    // No other way leads to a file.
    expert.get(&format!("{ROUND}/desk/1/files/3")).await.refused(404);
    expert.get(&format!("{ROUND}/desk/2/files")).await.refused(404);
    expert.get(&format!("{CASE}/files/{}", kept[0])).await.refused(403);
    expert.get(ENTRY).await.refused(403);
    let other = house.caller("other", &[(Role::Expert, Scope::Everywhere)]).await;
    other.get(&format!("{ROUND}/desk/1/files/1")).await.refused(404);
    house.close().await;
}

#[tokio::test]
async fn in_an_open_round_a_file_is_handed_out_as_it_came() {
    let house = House::open(NOON).await;
    let (expert, kept) = given(&house, "open").await;
    let list = expert.get(&format!("{ROUND}/desk/1/files")).await.ok();
    assert_eq!(list["files"].as_array().unwrap().len(), 2);
    let answer = expert.request(Method::GET, &format!("{ROUND}/desk/1/files/1")).send().await;
    let answer = answer.unwrap();
    assert_eq!(answer.headers()["etag"], format!("\"{}\"", kept[0]));
    assert_eq!(Digest::of(&answer.bytes().await.unwrap()).as_str(), kept[0]);
    house.close().await;
}
