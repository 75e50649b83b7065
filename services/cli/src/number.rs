//! `fawen number check`: what is wrong with a document number.

use fawen_domain::number;

use crate::{arguments::NumberCheck, exit::Outcome};

pub(crate) fn check(arguments: &NumberCheck) -> anyhow::Result<Outcome> {
    let check = number::check(&arguments.text);
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&check)?);
    } else if check.problems.is_empty() {
        println!("{}：规范", arguments.text);
    } else {
        println!("{}", arguments.text);
        for problem in &check.problems {
            println!("  {problem}");
        }
        match &check.normalised {
            Some(proper) => println!("规范写法：{proper}"),
            None => println!("无法推定规范写法，请按“机关代字〔年份〕序号号”书写"),
        }
    }
    Ok(if check.problems.is_empty() { Outcome::Success } else { Outcome::Findings })
}
