//! What everybody may see: published papers and results, nothing else; and whether a paper is genuine.

use reqwest::Client;
use serde_json::json;

use super::{House, NOON, Office, campaign};

async fn page(house: &House, path: &str) -> (u16, String) {
    let request = Client::new().get(house.at(path)).header("accept", "text/html");
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

async fn seen(house: &House, path: &str) -> String {
    let (status, text) = page(house, path).await;
    assert_eq!(status, 200, "{path}: {text}");
    text
}

#[tokio::test]
async fn only_published_papers_are_shown() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    for id in ["draft", "issued", "published", "revoked"] {
        office.draft(id).await;
    }
    for id in ["issued", "published", "revoked"] {
        office.sign(id).await;
        office.issue(id).await;
    }
    house.work().await;
    assert!(seen(&house, "/public").await.contains("还没有公开的公文"));
    for id in ["published", "revoked"] {
        let publish = format!("/api/documents/{id}/publish");
        office.registrar.post(&publish, json!({"channel": "网站"})).await.ok();
    }
    let reason = json!({"reason": "内容有误"});
    office.signer.post("/api/documents/revoked/revoke", reason).await.ok();
    house.work().await;
    let list = seen(&house, "/public").await;
    assert!(list.contains("/public/documents/published"), "{list}");
    for id in ["draft", "issued", "revoked"] {
        assert!(!list.contains(&format!("/public/documents/{id}")), "{id}");
        let (status, text) = page(&house, &format!("/public/documents/{id}")).await;
        assert_eq!(status, 404, "{id}");
        assert!(!text.contains("案例征集"), "{id}");
        let file = format!("/api/public/documents/{id}/files/pdf");
        assert_eq!(page(&house, &file).await.0, 404, "{id}");
    }
    let paper = seen(&house, "/public/documents/published").await;
    assert!(paper.contains("<svg") && paper.contains("有效"), "{paper}");
    assert!(paper.contains("/api/public/documents/published/files/docx"));
    assert!(paper.contains("卫健政促发〔2026〕11号"), "{paper}");
    // Search: by words of title or number, by kind.
    for (query, found) in [
        ("words=%E7%89%B9%E8%89%B2", true),
        ("words=11%E5%8F%B7", true),
        ("words=%E6%B2%A1%E6%9C%89", false),
        ("kind=%E9%80%9A%E7%9F%A5", true),
        ("kind=%E5%87%BD", false),
        ("words=%27%20OR%201=1", false),
    ] {
        let list = seen(&house, &format!("/public?{query}")).await;
        assert_eq!(list.contains("/public/documents/published"), found, "{query}");
    }
    house.close().await;
}

#[tokio::test]
async fn published_results_are_shown_without_ranks() {
    let house = House::open(NOON).await;
    campaign::play(&house).await;
    let list = seen(&house, "/public/results").await;
    assert!(list.contains("/public/results/2026-ydyp") && list.contains("特色品牌案例征集活动"));
    let results = seen(&house, "/public/results/2026-ydyp").await;
    for word in [
        "典型案例",
        "优秀案例",
        "优秀组织单位",
        "浙江医院",
        "地区分布",
        "/public/documents/bulletin",
    ] {
        assert!(results.contains(word), "{word}: {results}");
    }
    // No score, no author, no contact.
    for word in ["张三丰", "13800000000", "91.00", "92.00"] {
        assert!(!results.contains(word), "{word}");
    }
    assert_eq!(page(&house, "/public/results/none").await.0, 404);
    house.close().await;
}

#[tokio::test]
async fn a_paper_is_verified_by_its_file_or_hash() {
    let house = House::open(NOON).await;
    let office = Office::found(&house).await;
    office.draft("notice").await;
    office.sign("notice").await;
    office.issue("notice").await;
    house.work().await;
    let registrar = &office.registrar;
    let view = registrar.get("/api/documents/notice").await.ok();
    let number = view["number"].as_str().unwrap().to_owned();
    let hash = view["files"][0]["sha256"].as_str().unwrap().to_owned();
    let path = fawen_worker::place(&house.files(), &hash, fawen_domain::document::FileFormat::Pdf);
    let bytes = std::fs::read(path).unwrap();
    let folder = walk(&house);

    let ask = async |number: &str, bytes: Vec<u8>| {
        let head = |name: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"");
        let file = "filename=\"../../a<script>.pdf\"\r\nContent-Type: application/pdf";
        let text =
            format!("{}\r\n\r\n{number}\r\n{}; {file}\r\n\r\n", head("number"), head("file"));
        let body = [text.as_bytes(), &bytes, b"\r\n--x--\r\n"].concat();
        let request = Client::new().post(house.at("/public/verify")).body(body);
        let request = request.header("content-type", "multipart/form-data; boundary=x");
        let answer = request.header("accept", "text/html").send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    };
    let (status, answer) = ask(&number, bytes.clone()).await;
    assert_eq!(status, 200, "{answer}");
    assert!(answer.contains("核验相符") && answer.contains(&hash), "{answer}");
    let mut other = bytes.clone();
    *other.last_mut().unwrap() ^= 1;
    assert!(ask(&number, other).await.1.contains("核验不符"));
    assert!(ask("卫健政促发〔2026〕99号", bytes.clone()).await.1.contains("核验不符"));
    let (status, answer) = ask("", bytes).await;
    assert!(status == 400 && answer.contains("没有写文号"), "{answer}");
    let (status, answer) = ask(&number, Vec::new()).await;
    assert!(status == 400 && answer.contains("没有收到文件"), "{answer}");
    // More than a form may hold by far, and more than this one may.
    let (status, answer) = ask(&number, vec![0; 3_000_000]).await;
    assert!(status == 200 && answer.contains("核验不符"), "{answer}");
    let (status, answer) = ask(&number, vec![0; 32_000_001]).await;
    assert!(status == 413 && answer.contains("32 MB"), "{status} {answer}");
    assert_eq!(walk(&house), folder, "nothing of it is kept");

    let by_hash = format!("/public/verify?number={}&sha256=", urlencoded(&number));
    assert!(seen(&house, &format!("{by_hash}{hash}")).await.contains("核验相符"));
    assert!(seen(&house, &format!("{by_hash}{}", "0".repeat(64))).await.contains("核验不符"));
    let (status, answer) = page(&house, &format!("{by_hash}xyz")).await;
    assert!(status == 400 && answer.contains("64位小写十六进制"), "{answer}");
    assert!(seen(&house, "/public/verify").await.contains("用文件核验"));
    let plain = Client::new().post(house.at("/public/verify")).form(&[("number", "x")]);
    assert_eq!(plain.send().await.unwrap().status(), 400);
    house.close().await;
}

fn urlencoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Every file of the house beside its database, by path.
fn walk(house: &House) -> Vec<std::path::PathBuf> {
    let (mut folders, mut files) = (vec![house.files()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}
