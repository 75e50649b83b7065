//! Moments and days, as people here read them: in Beijing time.

use jiff::{
    Timestamp, ToSpan as _,
    civil::{Date, Time},
    tz::{Offset, offset},
};
use maud::{Markup, html};

const BEIJING: Offset = offset(8);

/// A moment, to the minute.
pub(crate) fn moment(at: Timestamp) -> Markup {
    let local = BEIJING.to_datetime(at);
    html! {
        time datetime=(local.strftime("%Y-%m-%dT%H:%M:%S+08:00")) { (local.strftime("%Y年%-m月%-d日 %H:%M")) }
    }
}

/// The moment at which something ends: midnight is the end of the day before.
pub(crate) fn until(at: Timestamp) -> Markup {
    let local = BEIJING.to_datetime(at);
    if local.time() != Time::midnight() {
        return moment(at);
    }
    let last = local.date().saturating_sub(1.day());
    html! {
        time datetime=(local.strftime("%Y-%m-%dT%H:%M:%S+08:00")) { (last.strftime("%Y年%-m月%-d日")) "24时" }
    }
}

/// A moment in the words of a sentence.
pub(crate) fn moment_text(at: Timestamp) -> String {
    BEIJING.to_datetime(at).strftime("%Y年%-m月%-d日 %H:%M").to_string()
}

/// A day.
pub(crate) fn day(date: Date) -> Markup {
    html! { time datetime=(date) { (date.strftime("%Y年%-m月%-d日")) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_in_beijing_time() {
        let at: Timestamp = "2022-03-07T16:05:00Z".parse().expect("a moment");
        let told = moment(at).into_string();
        assert_eq!(told, r#"<time datetime="2022-03-08T00:05:00+08:00">2022年3月8日 00:05</time>"#);
        assert_eq!(until(at).into_string(), told);
        let midnight: Timestamp = "2022-03-08T16:00:00Z".parse().expect("a moment");
        let told = until(midnight).into_string();
        assert_eq!(told, r#"<time datetime="2022-03-09T00:00:00+08:00">2022年3月8日24时</time>"#);
        assert_eq!(
            day(jiff::civil::date(2022, 3, 8)).into_string(),
            r#"<time datetime="2022-03-08">2022年3月8日</time>"#
        );
    }
}
