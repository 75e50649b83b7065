//! Papers: some issued and published, some under way; most of them given up, so that the lists are long.

use fawen_domain::{
    document::{
        Approval, Delivery, DocumentCommand, Draft, FileFormat, OfficialDocument, Printing,
        Registration, Rendering, SealUse,
    },
    issuer::{Founding, Issuer, IssuerCommand, Profile},
    paper::{AsPrinted, Block, DocumentKind, Format, Imprint, Masthead, Paper, Signature},
    register::{NumberRegister, RegisterCommand, register_id},
};
use fawen_store::Store;
use futures::{StreamExt as _, TryStreamExt as _, stream};

use super::{AT_ONCE, ISSUER, PAPERS, give, give_as};
use crate::Outcome;

const NAME: &str = "压力测试促进会";
const CODE: &str = "压测发";
/// Lines of the ledger; the papers with these numbers hold them.
const LINES: u32 = 300;
/// Papers below this number are published, but for those under way.
pub(crate) const PUBLISHED: u32 = 200;

pub(crate) fn id(number: u32) -> String {
    format!("paper-{number:04}")
}

pub(super) async fn all(store: &Store) -> Outcome<()> {
    let profile = Profile { name: NAME.into(), short_name: None, mark_name: NAME.into() };
    let founding = Founding::CarriedOver;
    let register = IssuerCommand::Register { issuer: ISSUER.into(), profile, founding };
    give::<Issuer>(store, ISSUER, "register", register).await?;
    let code = IssuerCommand::AddCode { code: CODE.into(), series: "发".into() };
    give::<Issuer>(store, ISSUER, "code", code).await?;
    numbers(store).await?;
    let done = stream::iter(0..PAPERS).map(|number| paper(store, number)).buffer_unordered(AT_ONCE);
    done.try_collect::<()>().await
}

/// A ledger with a line for some of the papers.
async fn numbers(store: &Store) -> Outcome<()> {
    let year = jiff::Zoned::now().year();
    let id = register_id(CODE, year);
    let open =
        RegisterCommand::Open { issuer: ISSUER.into(), code: CODE.into(), year, carried_over: 0 };
    give::<NumberRegister>(store, id.as_str(), "open", open).await?;
    for number in 0..LINES {
        let reserve = RegisterCommand::Reserve { document: self::id(number).as_str().into() };
        give::<NumberRegister>(store, id.as_str(), &format!("line-{number}"), reserve).await?;
    }
    Ok(())
}

async fn paper(store: &Store, number: u32) -> Outcome<()> {
    let id = id(number);
    let draft = Draft {
        document: id.as_str().into(),
        issuers: vec![ISSUER.into()],
        series: CODE.into(),
        refers_to: None,
        concerns: vec![],
        figures_from: None,
        template: None,
        paper: text(number),
    };
    give::<OfficialDocument>(store, &id, "draft", DocumentCommand::Draft(Box::new(draft))).await?;
    if number.is_multiple_of(16) {
        return give::<OfficialDocument>(store, &id, "submit", DocumentCommand::Submit).await;
    }
    if number < PUBLISHED {
        return published(store, &id, number).await;
    }
    let discard = DocumentCommand::Discard { reason: "不再印发".into() };
    give::<OfficialDocument>(store, &id, "discard", discard).await
}

/// The whole way of a paper. Its files are not there: nobody downloads them here.
async fn published(store: &Store, id: &str, number: u32) -> Outcome<()> {
    let today = jiff::Zoned::now().date();
    let rendering = |format| Rendering {
        format,
        sha256: format!("{number:064x}"),
        template: None,
        fonts: "none".into(),
        profile: "gb9704".into(),
        renderer: "load".into(),
    };
    let renderings = [FileFormat::Pdf, FileFormat::Docx].map(rendering).to_vec();
    let registration = Registration {
        number: format!("{CODE}〔{}〕{}号", today.year(), number + 1).parse()?,
        distribution: vec![Delivery { recipient: "各分会".into(), copies: 30 }],
        copies: 35,
    };
    let approval = Approval { name: "王签".into(), opinion: "同意。".into(), on: today };
    let seals = vec![SealUse { issuer: ISSUER.into(), seal: "seal".into() }];
    let printing = Printing { sent_on: today, renderings, sources: vec![], checkpoint: None };
    let way = [
        DocumentCommand::Submit,
        DocumentCommand::Approve { opinion: "同意。".into() },
        DocumentCommand::Sign { approval },
        DocumentCommand::Recheck { findings: vec![], waivers: vec![] },
        DocumentCommand::Register(registration),
        DocumentCommand::Print(printing),
        DocumentCommand::Seal { seals },
        DocumentCommand::Issue { issued_on: today },
        DocumentCommand::Publish { channel: "门户网站".into() },
    ];
    for (step, command) in way.into_iter().enumerate() {
        // Who drafts does not sign.
        let step = format!("step-{step}");
        give_as::<OfficialDocument>("head", store, id, &step, command).await?;
    }
    Ok(())
}

fn text(number: u32) -> Paper {
    Paper {
        kind: DocumentKind::Notice,
        format: Format::Document,
        masthead: Masthead {
            issuers: vec![NAME.into()],
            mark_suffix: "文件".into(),
            ..Masthead::default()
        },
        title: format!("{NAME}关于第{number}次征集活动的通知"),
        recipients: Some("各分会".into()),
        body: vec![Block::Paragraph("请各分会按时报送。".repeat(40))],
        annexes: vec![],
        signature: Signature { issuers: vec![NAME.into()], ..Signature::default() },
        note: None,
        attached: None,
        attendance: vec![],
        closing: vec![],
        printed: AsPrinted::default(),
        imprint: Some(Imprint { office: Some(NAME.into()), ..Imprint::default() }),
    }
}
