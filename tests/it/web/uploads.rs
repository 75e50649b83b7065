//! Files over HTTP: sent in parts, gone on with, attached with all that is wrong with them, handed out, taken away.

use fawen_domain::account::{Role, Scope};
use fawen_files::Digest;
use reqwest::{Client, Method, Response};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use zip::CompressionMethod;

use super::{
    Caller, House, NOON,
    collecting::{self, CASE, ENTRY},
};
use crate::{
    files::made::{article, careless, jpeg, packed},
    intake::pack::{document, package, paragraph, zip},
};

/// A name that tells time, place and event, as the notice asks of pictures.
const PICTURE: &str = "2026年3月1日门诊大厅青年说活动.jpg";

async fn append(caller: &Caller, upload: &str, offset: usize, bytes: &[u8]) -> Response {
    let path = format!("/api/uploads/{upload}");
    let request = caller.request(Method::PATCH, &path).header("upload-offset", offset.to_string());
    request.body(bytes.to_vec()).send().await.unwrap()
}

async fn begin(caller: &Caller, name: &str, bytes: &[u8]) -> String {
    let new = json!({"name": name, "length": bytes.len()});
    let begun = caller.post("/api/uploads", new).await.ok();
    begun["upload"].as_str().unwrap().to_owned()
}

async fn send(caller: &Caller, name: &str, bytes: &[u8]) -> String {
    let upload = begin(caller, name, bytes).await;
    assert_eq!(append(caller, &upload, 0, bytes).await.status(), 200);
    upload
}

/// Sends a file and attaches it to the case.
async fn attach(caller: &Caller, role: &str, name: &str, bytes: &[u8]) -> Value {
    let upload = send(caller, name, bytes).await;
    let order = json!({"upload": upload, "role": role, "sha256": Digest::of(bytes).as_str()});
    caller.post(&format!("{CASE}/files"), order).await.ok()
}

fn rules(answer: &Value) -> Vec<&str> {
    let findings = answer["findings"].as_array().unwrap();
    findings.iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_file_comes_in_parts_and_goes_on_after_a_break() {
    let house = House::open(NOON).await;
    let unit = collecting::enter(&house).await;
    let bytes = jpeg(1300, 1000);
    let upload = begin(&unit, PICTURE, &bytes).await;
    let (first, rest) = bytes.split_at(300_000);

    // The line breaks in the middle of a part: what has come stays.
    break_off(&house, &unit, &upload, first).await;
    let path = format!("/api/uploads/{upload}");
    let mut seen = 0;
    for _ in 0..200 {
        seen = unit.get(&path).await.ok()["offset"].as_u64().unwrap();
        if seen == 300_000 {
            break;
        }
        tokio::task::yield_now().await;
    }
    assert_eq!(seen, 300_000);
    let wrong = append(&unit, &upload, 299_999, rest).await;
    assert_eq!(wrong.status(), 409);
    assert!(wrong.text().await.unwrap().contains("请从第300000字节起续传"));
    let order = json!({"upload": upload, "role": "图片"});
    let early = unit.post(&format!("{CASE}/files"), order.clone()).await.refused(409);
    assert!(early["detail"].as_str().unwrap().contains("没有传完"));
    assert_eq!(unit.get("/api/uploads").await.ok()["uploads"][0]["offset"], 300_000);
    assert_eq!(append(&unit, &upload, 300_000, rest).await.status(), 200);

    let wrong = json!({"upload": upload, "role": "图片", "sha256": "0".repeat(64)});
    unit.post(&format!("{CASE}/files"), wrong).await.refused(422);
    let done = unit.post(&format!("{CASE}/files"), order).await.ok();
    assert_eq!(rules(&done), [""; 0], "{done}");
    assert_eq!(done["file"]["sha256"], Digest::of(&bytes).as_str());
    assert_eq!(done["file"]["media"], "image/jpeg");
    // Sent again by a sender that lost the answer, it is the same; without the hash the upload is gone.
    let again = json!({"upload": upload, "role": "图片", "sha256": done["file"]["sha256"]});
    unit.post(&format!("{CASE}/files"), again).await.ok();
    unit.get(&path).await.refused(404);
    let seen = unit.get(ENTRY).await.ok();
    assert_eq!(seen["cases"][0]["files"].as_array().unwrap().len(), 1);
    house.close().await;
}

/// Sends a part, promises more, and goes away.
async fn break_off(house: &House, unit: &Caller, upload: &str, bytes: &[u8]) {
    let host = house.address.trim_start_matches("http://");
    let mut line = tokio::net::TcpStream::connect(host).await.unwrap();
    let head = format!(
        "PATCH /api/uploads/{upload} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {}\r\n\
         upload-offset: 0\r\ncontent-length: {}\r\n\r\n",
        unit.token(),
        bytes.len() + 1000
    );
    line.write_all(head.as_bytes()).await.unwrap();
    line.write_all(bytes).await.unwrap();
    line.shutdown().await.unwrap();
    // The server hangs up once it has seen that no more comes.
    let mut answer = Vec::new();
    drop(line.read_to_end(&mut answer).await);
}

#[tokio::test]
async fn two_senders_of_one_file_do_not_mix_their_bytes() {
    let house = House::open(NOON).await;
    let unit = collecting::enter(&house).await;
    let bytes = jpeg(900, 900);
    let upload = begin(&unit, PICTURE, &bytes).await;
    let (one, two) =
        tokio::join!(append(&unit, &upload, 0, &bytes), append(&unit, &upload, 0, &bytes));
    let mut statuses = [one.status().as_u16(), two.status().as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let order = json!({"upload": upload, "role": "图片", "sha256": Digest::of(&bytes).as_str()});
    unit.post(&format!("{CASE}/files"), order).await.ok();
    house.close().await;
}

#[tokio::test]
async fn every_fault_of_a_file_is_told_at_once_with_its_rule() {
    let house = House::open(NOON).await;
    let unit = collecting::enter(&house).await;
    let done = attach(&unit, "文稿", "协和青年说.docx", &packed(careless())).await;
    let found = rules(&done);
    for rule in ["entry-text-pictures", "entry-text-parts", "entry-text-styles"] {
        assert!(found.contains(&rule), "{done}");
    }
    assert!(done["findings"][0]["message"].as_str().unwrap().contains('请'));
    // The wrong kind, whatever its name says; and too small.
    let done = attach(&unit, "图片", "图片.jpg", b"<html><script>alert(1)</script>").await;
    assert!(rules(&done).contains(&"entry-file-media"), "{done}");
    assert!(rules(&done).contains(&"entry-file-bytes"), "{done}");
    // Nobody asked for this kind: it is said before the bytes are kept.
    let upload = send(&unit, "a.txt", b"text").await;
    let order = json!({"upload": upload, "role": "录像"});
    let refused = unit.post(&format!("{CASE}/files"), order).await.refused(422);
    assert!(refused["detail"].as_str().unwrap().contains("文稿、图片、盖章推荐表"), "{refused}");
    assert_eq!(unit.get(&format!("/api/uploads/{upload}")).await.ok()["offset"], 4);
    // All of it stands in the way of handing in, together.
    let refused = unit.post(&format!("{CASE}/submit"), Value::Null).await.refused(422);
    let found = rules(&refused);
    for rule in ["entry-text-pictures", "entry-file-media", "entry-file-bytes", "entry-file-count"]
    {
        assert!(found.contains(&rule), "{refused}");
    }
    house.close().await;
}

#[tokio::test]
async fn bombs_macros_passwords_and_broken_files_get_a_clear_answer() {
    let house = House::open(NOON).await;
    let unit = collecting::enter(&house).await;
    let macros = package(&document(&paragraph("正文")), &[("vbaProject.bin", b"\xD0\xCF\x11\xE0")]);
    let whole = packed(article(10));
    let hostile = [
        (
            "bomb.docx",
            zip(&[("word/document.xml", &vec![b' '; 60_000_000])], CompressionMethod::Deflated),
            "文件结构异常",
        ),
        ("macros.docx", macros, "宏"),
        ("cut.docx", whole[..whole.len() / 2].to_vec(), "损坏"),
        ("locked.docx", locked(), "加了密码"),
    ];
    for (name, bytes, word) in hostile {
        let done = attach(&unit, "文稿", name, &bytes).await;
        let findings = done["findings"].as_array().unwrap();
        let sound = findings.iter().find(|finding| finding["rule"] == "entry-file-sound");
        let sound = sound.unwrap_or_else(|| panic!("{name}: {done}"));
        let message = sound["message"].as_str().unwrap();
        assert!(message.contains(word) && message.contains('请'), "{name}: {message}");
        assert_eq!(sound["severity"], "error");
        let path = format!("{CASE}/files/{}", done["file"]["sha256"].as_str().unwrap());
        unit.send(Method::DELETE, &path, &[], None).await.ok();
    }
    assert_eq!(unit.get(ENTRY).await.ok()["cases"][0]["files"], json!([]));
    house.close().await;
}

/// What office programs write when a password is set: a compound file with such a stream.
fn locked() -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[tokio::test]
async fn names_lengths_and_room_are_judged_before_a_byte_is_sent() {
    let house = House::open_with(NOON, |config| {
        config.put("test", "files.size_limit", "2000000").unwrap();
        config.put("test", "files.quota", "3000000").unwrap();
        config.put("test", "files.open_uploads", "2").unwrap();
        config.put("test", "http.body_limit", "4096").unwrap();
    })
    .await;
    let unit = collecting::enter(&house).await;
    for name in ["../x.jpg", "a/b.jpg", "C:\\x.jpg", "a\u{202e}gpj.exe", "", "a\0b", "x\r\ny: z"] {
        let answer = unit.post("/api/uploads", json!({"name": name, "length": 10})).await;
        assert!(answer.refused(422)["detail"].as_str().unwrap().contains("请改名"), "{name:?}");
    }
    let begin = async |length: u64| {
        unit.post("/api/uploads", json!({"name": "a.jpg", "length": length})).await
    };
    begin(0).await.refused(422);
    begin(2_000_001).await.refused(413);
    let first = begin(2_000_000).await.ok();
    assert!(begin(1_500_000).await.refused(422)["detail"].as_str().unwrap().contains("放不下"));
    begin(500_000).await.ok();
    begin(10).await.refused(422);
    // More bytes than were announced are not kept.
    let upload = first["upload"].as_str().unwrap();
    let over = append(&unit, upload, 0, &vec![0; 2_000_001]).await;
    assert!(matches!(over.status().as_u16(), 413), "{}", over.status());
    let path = format!("/api/uploads/{upload}");
    unit.send(Method::DELETE, &path, &[], None).await.ok();
    unit.get(&path).await.refused(404);
    // The limit of other requests is not that of files.
    let upload = begin(9_000).await.ok()["upload"].as_str().unwrap().to_owned();
    assert_eq!(append(&unit, &upload, 0, &[0; 9_000]).await.status(), 200);
    for upload in ["x", "..%2Fnotice", "%00", &"0".repeat(32), &"A".repeat(32)] {
        let answer = unit.get(&format!("/api/uploads/{upload}")).await;
        assert!(matches!(answer.status, 400 | 404), "{upload}");
        assert!(matches!(append(&unit, upload, 0, b"x").await.status().as_u16(), 400 | 404));
    }
    house.close().await;
}

#[tokio::test]
async fn a_file_goes_out_as_it_came_to_those_who_may_see_the_entry() {
    let house = House::open(NOON).await;
    let unit = collecting::enter(&house).await;
    let bytes = jpeg(400, 300);
    let name = "【晨光】+张三丰+13800000000 alert(1)';--.jpg";
    let done = attach(&unit, "图片", name, &bytes).await;
    let path = format!("{CASE}/files/{}", done["file"]["sha256"].as_str().unwrap());
    let whole = unit.request(Method::GET, &path).send().await.unwrap();
    assert_eq!(whole.headers()["content-type"], "image/jpeg");
    assert_eq!(whole.headers()["x-content-type-options"], "nosniff");
    let disposition = whole.headers()["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment; ") && !disposition.contains("alert("));
    assert!(whole.headers()["content-security-policy"].to_str().unwrap().contains("sandbox"));
    let tag = whole.headers()["etag"].clone();
    assert_eq!(whole.bytes().await.unwrap(), bytes);
    let part = unit.request(Method::GET, &path).header("range", "bytes=5-8").send().await.unwrap();
    assert_eq!(part.status(), 206);
    assert_eq!(part.headers()["content-range"], format!("bytes 5-8/{}", bytes.len()));
    assert_eq!(part.bytes().await.unwrap(), bytes[5..9]);
    let beyond = unit.request(Method::GET, &path).header("range", "bytes=99999999-");
    assert_eq!(beyond.send().await.unwrap().status(), 416);
    let same = unit.request(Method::GET, &path).header("if-none-match", tag).send().await.unwrap();
    assert_eq!(same.status(), 304);

    let campaign = || Scope::Campaign(collecting::CAMPAIGN.into());
    let office = house.caller("office", &[(Role::Reviewer, campaign())]).await;
    let auditor = house.caller("audit", &[(Role::Auditor, Scope::Everywhere)]).await;
    for who in [&office, &auditor] {
        assert_eq!(who.request(Method::GET, &path).send().await.unwrap().status(), 200);
    }
    let other = collecting::entrant(&house, "zhejiang").await;
    other.get(&path).await.refused(404);
    let expert = house.caller("expert", &[(Role::Expert, Scope::Everywhere)]).await;
    expert.get(&path).await.refused(403);
    assert_eq!(Client::new().get(house.at(&path)).send().await.unwrap().status(), 401);
    // Nobody goes on with, or attaches, what somebody else sends.
    let upload = begin(&unit, "a.jpg", &bytes).await;
    assert_eq!(append(&other, &upload, 0, &bytes).await.status(), 404);
    // A page that may run is handed out as bytes.
    let page = attach(&unit, "图片", "x.html", b"<html><script>alert(1)</script>").await;
    let path = format!("{CASE}/files/{}", page["file"]["sha256"].as_str().unwrap());
    let page = unit.request(Method::GET, &path).send().await.unwrap();
    assert_eq!(page.headers()["content-type"], "application/octet-stream");
    house.close().await;
}

#[tokio::test]
async fn files_of_the_unit_and_those_taken_away() {
    let house = House::open(NOON).await;
    let unit = collecting::enter(&house).await;
    let upload = send(&unit, "汇总表.txt", b"1").await;
    let order = json!({"upload": upload, "role": "汇总表"});
    let done = unit.post(&format!("{ENTRY}/files"), order).await.ok();
    let path = format!("{ENTRY}/files/{}", done["file"]["sha256"].as_str().unwrap());
    assert_eq!(unit.request(Method::GET, &path).send().await.unwrap().status(), 200);
    assert_eq!(unit.get(ENTRY).await.ok()["files"][0]["role"], "汇总表");
    unit.send(Method::DELETE, &path, &[], None).await.ok();
    unit.get(&path).await.refused(404);
    house.close().await;
}

#[tokio::test]
async fn what_nobody_goes_on_with_is_thrown_away() {
    let house = House::open(NOON).await;
    let unit = collecting::enter(&house).await;
    let left = begin(&unit, "a.jpg", b"12345").await;
    append(&unit, &left, 0, b"12").await;
    house.set_clock("2026-03-05T11:00:00+08:00");
    let fresh = begin(&unit, "b.jpg", b"12345").await;
    house.work().await;
    unit.get(&format!("/api/uploads/{left}")).await.ok();
    house.set_clock("2026-03-05T12:00:01+08:00");
    house.work().await;
    unit.get(&format!("/api/uploads/{left}")).await.refused(404);
    unit.get(&format!("/api/uploads/{fresh}")).await.ok();
    house.close().await;
}
