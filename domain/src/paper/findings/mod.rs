//! What is wrong with a paper: all findings at once, in the order of the paper.

mod annex;
mod body;
mod ending;
mod heading;
mod masthead;
mod recipient;
mod table;
mod title;

use super::{Block, Paper};
use crate::Finding;

impl Paper {
    /// Checks the paper against [the rules](super::rules) and returns all findings.
    ///
    /// What is only known once a paper is signed and registered (成文日期, 签发人) is asked for
    /// when the paper carries its number.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let checks: [fn(&Self) -> Vec<Finding>; 9] = [
            masthead::findings,
            title::findings,
            recipient::findings,
            body::findings,
            heading::findings,
            table::findings,
            annex::findings,
            ending::signature,
            ending::rest,
        ];
        checks.iter().flat_map(|check| check(self)).collect()
    }

    /// Whether the paper is past registration, so that nothing may be missing any more.
    const fn is_registered(&self) -> bool {
        self.masthead.number.is_some()
    }

    /// The texts that make up the paper with the names of their places: the text, the attached
    /// document, the annexes.
    fn texts(&self) -> Vec<(String, &[Block])> {
        let mut texts = vec![("正文".to_owned(), self.body.as_slice())];
        let attached = self.attached.iter();
        texts.extend(attached.map(|attached| ("所附文件".to_owned(), attached.body.as_slice())));
        let annexes = self.annexes.iter().enumerate();
        texts.extend(annexes.map(|(n, annex)| (self.annex_label(n), annex.body.as_slice())));
        texts
    }
}
