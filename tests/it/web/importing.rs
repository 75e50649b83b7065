//! A paper begun from a file: of Word, of text in either coding, and what is no paper at all.

use fawen_domain::account::{Role, Scope};

use super::{House, NOON, Office, Visitor, office, shown::form};
use crate::files::made::{article, packed};

const NEW: &str = "/documents/new";
const IMPORT: &str = "/documents/import";
const PLAIN: &str = "关于开展春季义诊的通知\n\n各分会：\n\n为服务群众，定于4月开展春季义诊。\n\n\
    中国卫生健康思想政治工作促进会\n\n2026年3月2日\n";

async fn house() -> (House, Visitor) {
    let house = House::open(NOON).await;
    Office::found(&house).await;
    let issuer = Scope::Issuer(office::ISSUER.into());
    let drafter = Visitor::sign_in(&house, "page-drafter", &[(Role::Drafter, issuer)]).await;
    (house, drafter)
}

#[tokio::test]
async fn a_paper_is_begun_from_a_file_looked_over_and_kept() {
    let (house, drafter) = house().await;
    let page = drafter.page(NEW).await;
    let gb: &[u8] = &encoding_rs::GB18030.encode(PLAIN).0;
    for bytes in [PLAIN.as_bytes(), gb] {
        let shown = drafter.upload(&page, IMPORT, "", ("义诊通知.txt", bytes)).await;
        assert_eq!(shown.status, 200, "{}", shown.html);
        assert!(shown.html.contains("文件已读入，还没有保存"), "{}", shown.html);
        assert!(shown.html.contains("@标题 关于开展春季义诊的通知"), "{}", shown.html);
        assert!(
            shown.html.contains("@主送 各分会") && shown.html.contains("<svg"),
            "{}",
            shown.html
        );
        // It is kept only when somebody keeps it.
        let text = form(&shown.html, NEW).split("name=\"text\"").nth(1).unwrap();
        let text = text.split_once('>').unwrap().1.split("</textarea>").next().unwrap();
        assert!(text.contains("春季义诊"), "{text}");
    }
    assert!(!drafter.page("/documents").await.contains("春季义诊"));
    let word = packed(article(500));
    let shown = drafter.upload(&page, IMPORT, "", ("文稿.docx", &word)).await;
    assert!(shown.status == 200 && shown.html.contains("协和青年说"), "{}", shown.html);
    house.close().await;
}

#[tokio::test]
async fn what_is_no_paper_is_refused_in_words_and_loses_nothing() {
    let (house, drafter) = house().await;
    let page = drafter.page(NEW).await;
    let old = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    let broken = [&b"PK\x03\x04"[..], &[7; 300]].concat();
    for (name, bytes, words) in [
        ("旧.doc", old.as_slice(), "另存为 .docx"),
        ("坏.docx", broken.as_slice(), "压缩包已损坏"),
        ("乱码.txt", &[0xff, 0xfe, 0x00, 0xff, 0x81], "flash wrong"),
        ("图.png", b"\x89PNG\r\n\x1a\n\x00\x00", "flash wrong"),
        ("空.txt", b"", "文件是空的"),
    ] {
        let shown = drafter.upload(&page, IMPORT, "", (name, bytes)).await;
        assert!(matches!(shown.status, 400 | 422), "{name}: {}", shown.status);
        assert!(shown.html.contains(words), "{name}: {}", shown.html);
        assert!(shown.html.contains("name=\"text\""), "{name}: the editor again");
    }
    // A script in a text stays words.
    let shown = drafter.upload(&page, IMPORT, "", ("x.txt", b"<script>alert(1)</script>\n")).await;
    assert!(!shown.html.contains("<script>alert(1)"), "{}", shown.html);
    // Nobody else's form, and too much.
    let forged = [("csrf".to_owned(), "guess".to_owned())];
    assert_eq!(drafter.multipart(IMPORT, &forged, ("x.txt", b"x")).await.status, 403);
    let much = vec![b'a'; 20_100_000];
    assert_eq!(drafter.upload(&page, IMPORT, "", ("大.txt", &much)).await.status, 413);
    house.close().await;
}
