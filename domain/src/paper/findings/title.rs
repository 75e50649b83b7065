//! Checks of the title (标题): one line; issuer, matter and kind.

use crate::{
    Finding, Rule,
    paper::{DocumentKind, Paper, rules},
    text::squeeze,
};

const PLACE: &str = "标题";

pub(super) fn findings(paper: &Paper) -> Vec<Finding> {
    let title = paper.title.trim();
    if title.is_empty() {
        return missing(paper).into_iter().collect();
    }
    let checks = [broken(paper), kind(paper), issuer(paper), matter(paper), one_matter(paper)];
    let mut findings: Vec<Finding> = checks.into_iter().flatten().collect();
    findings.extend(attached(paper));
    findings
}

/// An order shows its number instead of a title (10.2), minutes may rest on their mark (10.3).
fn missing(paper: &Paper) -> Option<Finding> {
    if matches!(paper.kind, DocumentKind::Order | DocumentKind::Minutes) {
        return None;
    }
    let message = "没有标题，请写明发文机关、事由和文种";
    Some(Finding::error(rules::TITLE, PLACE, message))
}

fn broken(paper: &Paper) -> Option<Finding> {
    paper.title.contains(['\n', '\r']).then(|| {
        let message = "标题里有换行：标题存成一行，回行由排版决定";
        error(rules::TITLE, paper, message.to_owned())
    })
}

fn kind(paper: &Paper) -> Option<Finding> {
    if matches!(paper.kind, DocumentKind::Order | DocumentKind::Minutes) {
        return None;
    }
    let message = match DocumentKind::from_title(&paper.title) {
        Some(kind) if kind == paper.kind => return None,
        Some(kind) => format!(
            "标题的文种是“{}”，公文的文种却是“{}”，请改成一致",
            kind.name(),
            paper.kind.name()
        ),
        None => format!("标题末尾没有文种，应当以“{}”结尾", paper.kind.name()),
    };
    Some(error(rules::TITLE_KIND, paper, message))
}

fn issuer(paper: &Paper) -> Option<Finding> {
    if matches!(paper.kind, DocumentKind::Order | DocumentKind::Minutes) {
        return None;
    }
    let title = squeeze(&paper.title);
    let issuers = &paper.masthead.issuers;
    let names = issuers.iter().chain(&paper.signature.issuers);
    if names.into_iter().any(|name| title.starts_with(&squeeze(name))) {
        return None;
    }
    let message = "标题没有以发文机关名称开头：标题由发文机关名称、事由和文种组成";
    Some(Finding::warning(rules::TITLE_ISSUER, PLACE, message).quoting(&paper.title))
}

fn matter(paper: &Paper) -> Option<Finding> {
    let needs = matches!(
        paper.kind,
        DocumentKind::Notice
            | DocumentKind::Bulletin
            | DocumentKind::Report
            | DocumentKind::Request
            | DocumentKind::Letter
    );
    let words = ["关于", "印发", "转发", "批转", "发布", "公布"];
    if !needs || words.iter().any(|word| paper.title.contains(word)) {
        return None;
    }
    let message = "标题看不出事由，一般写作“关于……的”加文种";
    Some(Finding::warning(rules::TITLE_MATTER, PLACE, message).quoting(&paper.title))
}

fn one_matter(paper: &Paper) -> Option<Finding> {
    let several = ["等事项", "等问题", "若干事项", "若干问题", "几个问题", "几项", "两个问题"];
    let found = several.iter().find(|words| paper.title.contains(*words))?;
    (paper.kind == DocumentKind::Request).then(|| {
        let message = format!("请示应当一文一事，标题却有“{found}”，请分成几份请示");
        error(rules::REQUEST_ONE_MATTER, paper, message)
    })
}

/// A notice that issues a document names it as the document names itself.
fn attached(paper: &Paper) -> Option<Finding> {
    let quoted = quoted_title(&paper.title)?;
    let issues = ["印发", "转发", "批转"].iter().any(|word| paper.title.contains(word));
    match &paper.attached {
        Some(attached) if squeeze(&attached.title) == squeeze(quoted) => None,
        Some(attached) => Some(error(
            rules::TITLE_ATTACHED,
            paper,
            format!("标题说的是《{quoted}》，所附文件却题为《{}》，请改成一致", attached.title),
        )),
        None if issues && paper.annexes.is_empty() => Some(
            Finding::warning(
                rules::TITLE_ATTACHED,
                PLACE,
                format!("标题说印发《{quoted}》，公文却没有附上它"),
            )
            .quoting(&paper.title),
        ),
        None => None,
    }
}

/// What stands between the first 《 and the last 》.
fn quoted_title(title: &str) -> Option<&str> {
    let (_, rest) = title.split_once('《')?;
    let (quoted, _) = rest.rsplit_once('》')?;
    Some(quoted)
}

fn error(rule: Rule, paper: &Paper, message: String) -> Finding {
    Finding::error(rule, PLACE, message).quoting(&paper.title)
}
