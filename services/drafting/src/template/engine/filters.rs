//! Filters and functions of the templates: dates and numerals as Chinese papers print them.

use fawen_domain::{calendar::in_figures, text::numeral};
use jiff::civil::Date;
use minijinja::{Environment, Error, ErrorKind, Value};

use crate::{DraftError, parse_blocks, print_blocks};

/// The names of the functions, which are no fields.
pub(super) const FUNCTIONS: [&str; 1] = ["period"];

pub(super) fn register(env: &mut Environment<'_>) {
    env.add_filter("day", |date: &str| Ok::<_, Error>(in_figures(read(date)?)));
    env.add_filter("month", |date: &str| Ok::<_, Error>(month(read(date)?)));
    env.add_filter("numeral", |number: u32| numeral(number));
    env.add_filter("titled", |title: &str| titled(title));
    env.add_filter("blocks", blocks);
    env.add_function("period", |from: &str, to: &str| {
        Ok::<_, Error>(period(read(from)?, read(to)?))
    });
}

fn read(date: &str) -> Result<Date, Error> {
    let wrong = |_| Error::new(ErrorKind::InvalidOperation, format!("“{date}”不是日期"));
    date.parse().map_err(wrong)
}

/// Lines of draft markup, printed anew from what was read: nothing but blocks can come through.
fn blocks(markup: &str) -> Result<Value, Error> {
    let wrong = |errors: Vec<DraftError>| {
        let errors = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        Error::new(ErrorKind::InvalidOperation, errors)
    };
    let blocks = parse_blocks(markup).map_err(wrong)?;
    Ok(Value::from_safe_string(print_blocks(&blocks)))
}

/// `2022年10月`
fn month(date: Date) -> String {
    format!("{}年{}月", date.year(), date.month())
}

/// `2022年10月至12月`, the second year only where it is another.
fn period(from: Date, to: Date) -> String {
    match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) => month(from),
        (true, false) => format!("{}至{}月", month(from), to.month()),
        (false, _) => format!("{}至{}", month(from), month(to)),
    }
}

/// `《题目》`. A title that closes the mark itself keeps the close it has: what a unit submitted is
/// printed as submitted, and the checks report it.
fn titled(title: &str) -> String {
    let count = |mark| title.matches(mark).count();
    let close = if count('》') > count('《') { "" } else { "》" };
    format!("《{title}{close}")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{blocks, period, titled};

    #[test]
    fn a_period_names_each_year_once() {
        assert_eq!(period(date(2022, 10, 9), date(2022, 12, 31)), "2022年10月至12月");
        assert_eq!(period(date(2022, 10, 9), date(2023, 1, 22)), "2022年10月至2023年1月");
        assert_eq!(period(date(2022, 10, 9), date(2022, 10, 31)), "2022年10月");
    }

    #[test]
    fn only_blocks_come_through_as_markup() {
        let printed = blocks("# 一、甲\n乙").expect("two blocks");
        assert!(printed.is_safe());
        assert_eq!(printed.as_str(), Some("# 一、甲\n乙\n"));
        assert!(blocks("甲\n@标题 乙").is_err());
    }

    #[test]
    fn a_title_is_closed_once() {
        assert_eq!(titled("初心讲堂"), "《初心讲堂》");
        assert_eq!(titled("读《讲话》有感"), "《读《讲话》有感》");
        assert_eq!(titled("助力卫生健康》事业发展"), "《助力卫生健康》事业发展");
    }
}
