//! What the writer of this project writes, its reader reads.

use fawen_domain::{paper::Block, reading};
use fawen_render::{Meta, docx};
use fawen_typeset::{Pictures, Profile, typeset};

use crate::{
    reading::squeeze,
    render::sample::{SAMPLES, fonts, paper, text},
};

/// A sample paper as DOCX.
pub(crate) fn written(name: &str) -> Vec<u8> {
    let (paper, profile, pictures) = (paper(name), Profile::default(), Pictures::default());
    let pages = typeset(&paper, &profile, &fonts(), &pictures).unwrap();
    docx(&paper, &pages, &profile, &pictures, &Meta::of(&paper)).unwrap().bytes
}

/// All of the text, but for what tables say in two ways.
#[test]
fn every_word_comes_back() {
    for name in SAMPLES {
        let source = fawen_intake::read(&written(name)).unwrap();
        assert_eq!(squeeze(&source.text), text(&paper(name)), "{name}");
        assert_eq!(source.origins.len(), source.text.lines().count(), "{name}");
    }
}

#[test]
fn the_elements_come_back() {
    for name in SAMPLES {
        let source = fawen_intake::read(&written(name)).unwrap();
        let read = reading::read(&source.text, &source.given).paper;
        let sent = paper(name);
        assert_eq!(read.number_text(), sent.number_text(), "{name}");
        assert_eq!(squeeze(&read.title), squeeze(&sent.title), "{name}");
        assert_eq!(read.recipients_line(), sent.recipients_line(), "{name}");
        assert_eq!(read.date_text(), sent.date_text(), "{name}");
        let titles = |paper: &fawen_domain::paper::Paper| -> Vec<String> {
            paper.annexes.iter().map(|annex| squeeze(&annex.title)).collect()
        };
        assert_eq!(titles(&read), titles(&sent), "{name}");
        let tables = |blocks: &[Block]| {
            blocks.iter().filter(|b| matches!(b, Block::Table(_) | Block::Form(_))).count()
        };
        for (read, sent) in read.annexes.iter().zip(&sent.annexes) {
            assert_eq!(tables(&read.body), tables(&sent.body), "{name}: {}", sent.title);
        }
    }
}
