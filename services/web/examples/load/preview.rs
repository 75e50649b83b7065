//! The page beside the editor: a paper of ten pages, set anew after every pause in typing.

use std::{fmt::Write as _, time::Instant};

use crate::{Outcome, pace::Measured, people::Person, seed};

/// How often somebody pauses.
const PAUSES: usize = 60;
/// How many pages the paper has at least.
const PAGES: usize = 10;

/// Sends the text as it grows, one pause after the other, and takes what comes back to the last byte.
pub(crate) async fn run(address: &str, drafter: &Person) -> Outcome<Vec<Measured>> {
    let client = reqwest::Client::new();
    let editor = client.get(format!("{address}/documents/new")).header("cookie", &drafter.cookie);
    let editor = editor.send().await?.error_for_status()?.text().await?;
    let csrf =
        editor.split_once("name=\"csrf\" value=\"").and_then(|(_, rest)| rest.split_once('"'));
    let (csrf, _) = csrf.ok_or("the editor holds no token")?;
    let mut measured = Vec::new();
    for pause in 0..PAUSES {
        let text = text(pause)?;
        let form = [("csrf", csrf), ("text", text.as_str())];
        let asked = client.post(format!("{address}/documents/preview")).form(&form);
        let began = Instant::now();
        let answer = asked.header("cookie", &drafter.cookie).send().await?.error_for_status()?;
        let pages = answer.text().await?.matches("<svg").count();
        let took = began.elapsed();
        if pages < PAGES {
            return Err(format!("only {pages} pages came back").into());
        }
        measured
            .push(Measured { name: "版面预览, ten pages", write: false, took, failed: None });
    }
    Ok(measured)
}

/// A notice of ten pages; no two pauses see the same.
fn text(pause: usize) -> Outcome<String> {
    let mut body = String::new();
    for number in 0..45 {
        let words = "各分会要高度重视，精心组织，按时报送材料，确保活动取得实效。".repeat(5);
        writeln!(body, "{number}月工作第{pause}次修改：{words}")?;
    }
    Ok(seed::MARKUP.replace("请按时报送。\n", &body))
}
