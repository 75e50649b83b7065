//! A draft is saved, whole or half. Whoever was overtaken is told so, and loses nothing of what they typed.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use fawen_domain::{
    entry::{Author, CaseContent, EntryTerms},
    ids::{CaseId, CategoryId},
};
use fawen_pages::{Problems, address};
use jiff::civil::Date;

use super::{
    super::{page, sent::Sent},
    case::{case_of, writing},
    words,
};
use crate::{Problem, input::Path, work::entries};

pub(super) async fn save(
    Path((campaign, unit, case)): Path<(String, String, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    let desk = sent.desk();
    let (state, _) = entries::seen(&desk, &campaign, &unit).await?;
    let known = state.case(&CaseId::new(case.as_str()));
    let (Some(known), Some(terms)) = (known, state.terms()) else {
        return Err(Problem::absent(format!("没有案例“{case}”")));
    };
    let typed = typed(&sent, terms, &known.content);
    let outcome = match date_of(&sent.text("since")) {
        Err(()) => Err(Problem::incomplete()),
        Ok(_) if desk.seen.is_none() => Err(Problem::malformed("表单不完整：请刷新页面后重试")),
        Ok(_) => {
            let text = entries::CaseText::from(&typed);
            entries::revise(&desk, &campaign, &unit, &case, text).await
        }
    };
    let problem = match outcome {
        Ok(_) => {
            let case = address::case(&campaign, &unit, &case);
            return Ok(Redirect::to(&address::with(&case, &[("done", "save")])).into_response());
        }
        Err(problem) => problem,
    };
    let mut shown = case_of(&desk, &campaign, &unit, &case).await?;
    let mut form = writing(terms, &typed, &[]);
    if problem.status() == StatusCode::PRECONDITION_FAILED {
        form.problems = differences(terms, &typed, &known.content);
    }
    if let Some(since) = &mut form.since {
        *since = sent.text("since");
        if date_of(since).is_err() {
            let said = "看不懂这个年月；请写成2021年7月或2021-07。";
            form.problems.insert("since".to_owned(), said.to_owned());
        }
    }
    // The version that is there now: whoever sends the form again has seen what differs.
    shown.writing = shown.writing.is_some().then_some(form);
    let problem = overtaken(problem);
    let response = page(&sent.visitor.frame_refusing(&problem), &shown);
    Ok((problem.status(), response).into_response())
}

/// What a stale form is told.
fn overtaken(problem: Problem) -> Problem {
    if problem.status() != StatusCode::PRECONDITION_FAILED {
        return problem;
    }
    let detail = "您打开这一页以后，内容已被改动，您填写的还没有保存，仍在下面。与现在保存的不同之处\
                  写在各栏下面：请核对，再点“保存”就以您填写的为准";
    Problem { detail: detail.to_owned(), ..problem }
}

/// What was typed, over what was saved: fields that the form does not show stay as they are.
fn typed(sent: &Sent, terms: &EntryTerms, saved: &CaseContent) -> CaseContent {
    let mut fields = saved.fields.clone();
    for (place, field) in words::covering(terms, &saved.category) {
        let value = sent.text(&format!("field-{place}"));
        match value.trim().is_empty() {
            true => drop(fields.remove(&field.label)),
            false => drop(fields.insert(field.label.clone(), value)),
        }
    }
    let asked = |label: &str, name: &str| match words::asked_as(terms, &saved.category, label) {
        Some((place, _)) => sent.text(&format!("field-{place}")),
        None => sent.text(name),
    };
    let themes = terms.themes.names.iter().enumerate();
    let chosen = |place: usize| sent.fields().contains_key(&format!("theme-{place}"));
    CaseContent {
        category: CategoryId::new(sent.text("category")),
        title: sent.text("title"),
        authors: sent.text("authors").lines().filter_map(author).collect(),
        inner_body: Some(sent.text("inner_body").trim().to_owned()).filter(|body| !body.is_empty()),
        themes: themes.filter(|(n, _)| chosen(*n)).map(|(_, name)| name.clone()).collect(),
        fields,
        since: date_of(&asked(words::SINCE, "since")).unwrap_or(saved.since),
        frequency: asked(words::FREQUENCY, "frequency"),
    }
}

/// `张三 13800000000`.
fn author(line: &str) -> Option<Author> {
    let line = line.trim();
    let (name, contact) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let contact = contact.trim().to_owned();
    (!name.is_empty()).then(|| Author { name: name.to_owned(), contact })
}

/// `2021年7月`, `2021-07`, `2021.7`: year and month; the day is not looked at.
fn date_of(text: &str) -> Result<Option<Date>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let date = match parts.as_slice() {
        [year, month, ..] => {
            let (year, month) = (year.parse().ok(), month.parse().ok());
            year.zip(month).and_then(|(year, month)| Date::new(year, month, 1).ok())
        }
        _ => None,
    };
    date.filter(|date| (1900..=2200).contains(&date.year())).map(Some).ok_or(())
}

/// What stands in the record where it is not what was typed.
fn differences(terms: &EntryTerms, typed: &CaseContent, saved: &CaseContent) -> Problems {
    let (mine, theirs) = (writing(terms, typed, &[]), writing(terms, saved, &[]));
    let chosen = |form: &fawen_pages::case::Writing| {
        let names = form.themes.iter().filter(|(_, chosen)| *chosen);
        names.map(|(theme, _)| theme.label.clone()).collect::<Vec<_>>().join("、")
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut pairs = vec![
        ("title".to_owned(), mine.title.clone(), theirs.title.clone()),
        ("category".to_owned(), mine.category.clone(), theirs.category.clone()),
        ("authors".to_owned(), mine.authors.clone(), theirs.authors.clone()),
        ("inner_body".to_owned(), mine.inner_body.clone(), theirs.inner_body.clone()),
        ("since".to_owned(), text(&mine.since), text(&theirs.since)),
        ("frequency".to_owned(), text(&mine.frequency), text(&theirs.frequency)),
        ("themes".to_owned(), chosen(&mine), chosen(&theirs)),
    ];
    for field in &mine.fields {
        let saved = theirs.fields.iter().find(|other| other.name == field.name);
        let saved = saved.map(|other| other.value.clone()).unwrap_or_default();
        pairs.push((field.name.clone(), field.value.clone(), saved));
    }
    let told = |text: String| if text.is_empty() { "（空）".to_owned() } else { text };
    pairs
        .into_iter()
        .filter(|(_, mine, theirs)| mine != theirs)
        .map(|(name, _, theirs)| (name, format!("现在保存的是：{}", told(theirs))))
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::date_of;

    #[test]
    fn a_year_and_a_month_are_read_as_people_write_them() {
        for text in [
            "2021年7月",
            "2021-07",
            "2021.7",
            "2021/07/15",
            " 2021年07月 ",
            "2021年7月至2022年10月",
        ] {
            assert_eq!(date_of(text), Ok(Some(date(2021, 7, 1))), "{text}");
        }
        assert_eq!(date_of(""), Ok(None));
        for text in ["去年", "2021", "2021年13月", "7月", "99999-1", "1-2"] {
            assert_eq!(date_of(text), Err(()), "{text}");
        }
    }
}
