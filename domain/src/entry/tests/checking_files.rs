use super::{
    checking::{error, of_2019, of_rule, told, warning, with_file},
    *,
};
use strum::IntoEnumIterator as _;

use crate::{
    campaign::{
        fixtures::ydyp,
        policy::{LineSpacing, TextPart, TextStyle},
    },
    ids::CategoryId,
};

#[test]
fn a_text_has_at_most_three_thousand_characters() {
    let with_length = |characters: Option<u32>| {
        let mut file = article();
        file.probe.characters = characters;
        told(&with_file(1, file))
    };
    assert_eq!(with_length(Some(3000)), []);
    assert_eq!(
        with_length(Some(3200)),
        [error("entry-text-length", "限3000字以内，现有3200字，请删去200字")]
    );
    assert_eq!(
        with_length(None),
        [warning("entry-text-length", "未能统计字数，请人工核对是否在3000字以内")]
    );
}

#[test]
fn pictures_are_not_pasted_and_the_three_parts_are_there() {
    let mut file = article();
    file.probe.has_pictures = Some(true);
    file.probe.headings = Some(vec!["一、单位基本情况".into(), "二、主要做法".into()]);
    assert_eq!(
        told(&with_file(1, file.clone())),
        [
            error("entry-text-pictures", "文档中粘贴了图片，请取出后作为附件提交"),
            warning("entry-text-parts", "没有找到“取得成效”部分，请核对，缺少的请补写"),
        ]
    );
    file.probe.has_pictures = None;
    file.probe.headings = None;
    assert_eq!(
        told(&with_file(1, file)),
        [warning(
            "entry-text-parts",
            "未能识别各部分标题，请人工核对是否有单位基本情况、主要做法、取得成效"
        )]
    );
}

#[test]
fn faces_sizes_and_spacing_are_reported() {
    let style = |part, face: &str| TextStyle {
        part,
        face: Some(face.into()),
        half_points: Some(32),
        bold: Some(false),
        centred: Some(false),
        line: Some(LineSpacing::Exact(560)),
    };
    let mut file = article();
    file.probe.styles = vec![style(TextPart::Title, "黑体"), style(TextPart::Body, "仿宋_GB2312")];
    let rule = "entry-text-styles";
    assert_eq!(
        told(&with_file(1, file)),
        [
            warning(rule, "字体应为宋体，现为黑体"),
            warning(rule, "字号应为二号"),
            warning(rule, "应加粗"),
            warning(rule, "应居中"),
            warning(rule, "行距应为单倍"),
        ]
    );
}

#[test]
fn an_essay_has_a_line_spacing_of_28_points() {
    let mut file = article();
    file.role = "稿件".into();
    file.probe.styles = vec![TextStyle {
        part: TextPart::Body,
        face: None,
        half_points: None,
        bold: None,
        centred: None,
        line: Some(LineSpacing::Single),
    }];
    let events = of_2019("2019-08-zhengwen", "zhengwen", file);
    assert_eq!(of_rule(&events, "entry-text-styles"), ["行距应为固定值28磅"]);
}

#[test]
fn one_or_two_jpeg_pictures_of_one_megabyte_with_a_caption() {
    let small = AttachedFile {
        name: "图片1.png".into(),
        bytes: 1_048_575,
        probe: Probe { media: "image/png".into(), ..Probe::default() },
        ..picture()
    };
    assert_eq!(
        told(&with_file(2, small)),
        [
            error("entry-file-media", "格式应为JPG，按内容看是PNG，请转换格式后重新上传"),
            error("entry-file-bytes", "大小至少1048576字节，现为1048575字节，请换用原图"),
            error(
                "entry-file-name",
                "文件名不合要求：只有3个字符，少于8个；应注明时间、地点、事件"
            ),
        ]
    );
    let more = [4, 5].map(|n| attached(AttachedFile { sha256: sha(n), ..picture() }));
    assert_eq!(
        told(&with(ready(), more)),
        [error("entry-file-count", "“图片”至多2个，现有3个，请移除1个")]
    );
}

#[test]
fn a_photograph_has_a_long_side_of_3800_pixels_and_a_full_name() {
    let photo = |name: &str, width, height| AttachedFile {
        role: "摄影作品".into(),
        name: name.into(),
        probe: jpeg(width, height),
        ..picture()
    };
    let good = "【晨光】+张三+柯桥区卫生健康局+13800000000.jpg";
    let show = "2019-09-shuhua-sheying";
    let events = of_2019(show, "sheying", photo(good, 2500, 3800));
    assert_eq!(of_rule(&events, "entry-file-long-side"), [""; 0]);
    assert_eq!(of_rule(&events, "entry-file-name"), [""; 0]);
    let events = of_2019(show, "sheying", photo("晨光.jpg", 3799, 2500));
    assert_eq!(of_rule(&events, "entry-file-long-side"), ["长边至少3800像素，现为3799像素"]);
    assert_eq!(
        of_rule(&events, "entry-file-name"),
        ["文件名不合要求：“作品名字”应写在【】之内；应按“【作品名字】+姓名+单位+联系方式”命名"]
    );
}

#[test]
fn the_short_lecture_lasts_six_minutes_on_a_wide_screen() {
    let slides = |pixels: Option<Pixels>, seconds: Option<u32>| AttachedFile {
        role: "课件".into(),
        probe: Probe { pixels, seconds, ..Probe::default() },
        ..article()
    };
    let told = |pixels, seconds| {
        let events = of_2019("2019-01-weidangke", "weidangke", slides(pixels, seconds));
        [of_rule(&events, "entry-file-ratio"), of_rule(&events, "entry-file-seconds")].concat()
    };
    let size = |width, height| Some(Pixels { width, height });
    assert_eq!(told(size(1366, 768), Some(360)), [""; 0]);
    assert_eq!(
        told(size(1024, 768), Some(361)),
        ["屏幕尺寸应为16：9，请调整", "时长至多6分钟，现为6分1秒，请压缩",]
    );
    assert_eq!(told(None, None), ["未能测得屏幕尺寸，请人工核对", "未能测得时长，请人工核对"]);
}

#[test]
fn a_dot_in_a_name_is_not_always_an_extension() {
    let stem = |name: &str| {
        let file = AttachedFile { name: name.into(), ..picture() };
        file.stem().to_owned()
    };
    assert_eq!(stem("护士节.JPG"), "护士节");
    assert_eq!(stem("5.12护士节"), "5.12护士节");
    assert_eq!(stem(".jpg"), ".jpg");
}

fn faulty(kind: FaultKind, detail: &str) -> AttachedFile {
    let mut file = article();
    file.probe = Probe {
        faults: vec![FileFault::new(kind, detail)],
        ..Probe { media: String::new(), ..file.probe }
    };
    file
}

#[test]
fn what_cannot_be_opened_is_to_be_replaced() {
    let rule = "entry-file-sound";
    assert_eq!(
        told(&with_file(1, faulty(FaultKind::Encrypted, ""))),
        [error(rule, "文件加了密码；请取消打开密码和权限限制，另存后重新上传")]
    );
    assert_eq!(
        told(&with_file(1, faulty(FaultKind::Macros, "word/vbaProject.bin"))),
        [error(rule, "文件带有宏（word/vbaProject.bin）；请另存为不含宏的 .docx 后重新上传")]
    );
    for kind in FaultKind::iter() {
        assert!(kind.remedy().contains('请'), "{kind:?} does not say how to mend it");
    }
}

#[test]
fn a_name_that_opens_the_wrong_program_is_told() {
    let named = AttachedFile {
        name: "2022年5月12日门诊大厅护士节活动.docx".into(), ..picture()
    };
    let message = "文件名扩展名是.docx，内容是JPG，请把扩展名改为.jpg";
    assert_eq!(told(&with_file(2, named)), [warning("entry-file-extension", message)]);
}

#[test]
fn a_file_by_itself_is_checked_as_with_its_case() {
    let mut terms = EntryTerms::for_kind(&ydyp(), &"公立医院".into());
    for rule in &mut terms.files {
        rule.max_bytes = Some(20_000_000);
    }
    let category = terms.categories[0].id.clone();
    let mut file = AttachedFile { bytes: 20_000_001, ..faulty(FaultKind::Actions, "外部模板") };
    file.probe.characters = Some(3012);
    file.probe.has_pictures = Some(true);
    let rules = |category: Option<&CategoryId>, file: &AttachedFile| -> Vec<String> {
        check_file(&terms, category, file).into_iter().map(|finding| finding.rule).collect()
    };
    assert_eq!(
        rules(Some(&category), &file),
        ["entry-file-sound", "entry-file-most-bytes", "entry-text-length", "entry-text-pictures"]
    );
    assert_eq!(rules(Some(&category), &article()), [""; 0]);
    assert_eq!(rules(Some(&category), &picture()), [""; 0]);
    let elsewhere = AttachedFile { role: "视频".into(), ..picture() };
    assert_eq!(rules(None, &elsewhere), [""; 0]);
}

#[test]
fn a_probe_without_faults_is_written_as_it_always_was() {
    let old = serde_json::json!({
        "media": "image/jpeg", "pixels": null, "characters": null, "pages": null,
        "seconds": null, "has_pictures": null, "headings": null, "styles": [],
    });
    let probe: Probe = serde_json::from_value(old.clone()).unwrap();
    assert_eq!(probe.faults, []);
    assert_eq!(serde_json::to_value(&probe).unwrap(), old);
    let faulty = faulty(FaultKind::Hostile, "部件名").probe;
    let written = serde_json::to_value(&faulty).unwrap();
    assert_eq!(written["faults"][0], serde_json::json!({ "kind": "hostile", "detail": "部件名" }));
    assert_eq!(serde_json::from_value::<Probe>(written).unwrap(), faulty);
}
