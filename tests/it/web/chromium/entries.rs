//! Two units take part: they register, write, send real files, hand in; one is returned, corrects, and passes.

use std::path::{Path, PathBuf};

use fawen_domain::account::{Role, Scope};

use super::{Stage, Window, collecting::CAMPAIGN};
use crate::files::made::{article, jpeg, packed};

/// Account, identifier, name, region and title of the case of each unit.
pub(super) const UNITS: [Unit; 2] = [
    Unit {
        account: "xiehe",
        name: "北京协和医院",
        region: "中央、部属单位",
        title: "协和青年说",
        sent_back: true,
    },
    Unit {
        account: "zheyi",
        name: "浙江医院",
        region: "浙江省",
        title: "西湖畔的红马甲",
        sent_back: false,
    },
];

pub(super) struct Unit {
    pub(super) account: &'static str,
    pub(super) name: &'static str,
    region: &'static str,
    pub(super) title: &'static str,
    sent_back: bool,
}

impl Unit {
    fn entry(&self) -> String {
        format!("/entries/{CAMPAIGN}/{}", self.account)
    }

    fn case(&self) -> String {
        format!("{}/cases/{}.1", self.entry(), self.account)
    }
}

/// What a unit has in its folder.
struct Folder {
    _folder: tempfile::TempDir,
    text: PathBuf,
    picture: PathBuf,
    form: PathBuf,
}

impl Folder {
    fn filled(seed: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        };
        Self {
            text: put("案例文稿.docx", &packed(article(500))),
            picture: put("2026年3月1日门诊大厅志愿服务活动.jpg", &jpeg(1300 + seed, 1000)),
            form: put("盖章推荐表.jpg", &jpeg(60 + seed, 80)),
            _folder: folder,
        }
    }
}

/// Both units hand in; the office returns the first, which corrects it; both pass.
pub(super) async fn are_handed_in_and_screened(stage: &Stage) {
    for (seed, unit) in (0_u32..).zip(&UNITS) {
        stage.person(unit.account, &[(Role::Entrant, Scope::Unit(unit.account.into()))]).await;
        registers(stage, unit).await;
        writes(&stage.window, unit).await;
        sends_files(&stage.window, unit, &Folder::filled(seed)).await;
        endorsed_and_handed_in(&stage.window, unit, "报送").await;
        stage.window.look("receipt").await;
        stage.window.go(&unit.entry()).await;
        stage.window.look("entry").await;
    }
    stage.work().await;
    for unit in UNITS.iter().filter(|unit| unit.sent_back) {
        sent_back(stage, unit).await;
        corrects(&stage.window, unit).await;
    }
    stage.work().await;
    passed(stage).await;
}

async fn registers(stage: &Stage, unit: &Unit) {
    let window = &stage.window;
    window.sign_in(unit.account).await;
    window.look("desk-unit").await;
    window.follow("参评").await;
    window.look("entries").await;
    window.follow("登记参评").await;
    let form = window.whole();
    form.write("单位名称", unit.name).await;
    form.choose("单位类别", "公立医院").await;
    form.choose("所在地区", unit.region).await;
    window.look("enrolment").await;
    form.press("登记参评").await;
    window.sees("已登记参评").await;
}

async fn writes(window: &Window, unit: &Unit) {
    let begin = window.sheet("新的案例");
    begin.write("题目", unit.title).await;
    begin.press("保存草稿").await;
    window.sees("形式检查").await;
    let form = window.whole();
    form.paste("作者", "张三丰 13800000000").await;
    for (label, text) in FIELDS {
        form.paste(label, text).await;
    }
    window.click("//fieldset//input[@type='checkbox']").await;
    form.press("保存").await;
    window.sees("已保存").await;
}

/// By the labels of the form in the annex of the notice.
const FIELDS: [(&str, &str); 8] = [
    ("品牌名称", "青年说"),
    ("品牌单位", "某某医院团委"),
    ("参加人员", "青年职工"),
    ("起始年月", "2021年7月"),
    ("活动频次", "每月一次"),
    ("联系人", "张三丰"),
    ("联系电话", "13800000000"),
    ("活动简介", "青年职工讲青年故事，每月一讲，已讲五十六期。"),
];

async fn sends_files(window: &Window, unit: &Unit, folder: &Folder) {
    // What is no picture is told so, and nothing is attached.
    window.go(&unit.case()).await;
    window.look("case-draft").await;
    for (role, file) in
        [("文稿", &folder.text), ("图片", &folder.picture), ("盖章推荐表", &folder.form)]
    {
        sends(window, role, file).await;
    }
    window.look("case-with-files").await;
}

/// Chooses a file, and waits until the list of files has it.
async fn sends(window: &Window, role: &str, file: &Path) {
    let form = window.whole();
    form.choose("材料种类", role).await;
    form.give("选择文件", file).await;
    form.press("上传").await;
    let name = file.file_name().unwrap().to_str().unwrap();
    window.find(&format!("//*[@id='files']//a[contains(.,'{name}')]")).await;
}

async fn endorsed_and_handed_in(window: &Window, unit: &Unit, act: &str) {
    window.go(&unit.case()).await;
    let seal = window.whole().open("登记审核意见").await;
    seal.paste("审核的党委", &format!("{}党委", unit.name)).await;
    seal.paste("签署人", "王五").await;
    seal.press("登记审核意见").await;
    window.sees(&format!("{}党委，王五", unit.name)).await;
    window.whole().act(act, &[]).await;
    window.sees("回执").await;
}

async fn sent_back(stage: &Stage, unit: &Unit) {
    let window = &stage.window;
    window.sign_in("shenhe").await;
    window.follow("形式审查").await;
    window.look("screening").await;
    window.go(&format!("/screening/{CAMPAIGN}")).await;
    window.look("screening-list").await;
    window.follow(unit.title).await;
    window.look("screening-case").await;
    window.whole().act("退回补正", &[("其他补正事项", "题目请写全称")]).await;
    window.sees("退回补正").await;
}

async fn corrects(window: &Window, unit: &Unit) {
    window.sign_in(unit.account).await;
    window.go(&unit.case()).await;
    window.sees("题目请写全称").await;
    window.look("case-returned").await;
    let form = window.whole();
    form.write("题目", &format!("{}品牌", unit.title)).await;
    form.press("保存").await;
    window.sees("已保存").await;
    endorsed_and_handed_in(window, unit, "补正后重新报送").await;
}

async fn passed(stage: &Stage) {
    let window = &stage.window;
    window.sign_in("shenhe").await;
    for unit in &UNITS {
        window.go(&format!("/screening/{CAMPAIGN}/{0}/{0}.1", unit.account)).await;
        window.whole().act("通过", &[]).await;
        window.sees("通过形式审查").await;
    }
    stage.work().await;
    window.sign_in("nigao").await;
    window.go(&format!("/campaigns/{CAMPAIGN}")).await;
    window.look("campaign").await;
}
