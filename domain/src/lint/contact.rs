//! Contacts: e-mail addresses, telephone numbers, postcodes.

use std::collections::BTreeMap;

use super::subject::{Subject, at, place};
use crate::{
    Finding, Rule,
    outline::{Passage, distance, pattern::patterns},
};

patterns! {
    EMAIL_ADDRESS = r"[A-Za-z0-9._%+\-]+[@＠][A-Za-z0-9.\-]*[A-Za-z0-9]";
    EMAIL_PROPER = r"^[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}$";
    PHONE_LABELLED = r"(?:电话|手机|手机号码|传真|联系方式|热线)(?:[（(][^（）()]*[）)])?\s*[：:]\s*([0-9][0-9\-—－\s]*[0-9])";
    POSTCODE_LABELLED = r"(?:邮政编码|邮编)\s*[：:]\s*([0-9]+)";
    PERSON = r"联系人\s*[：:]\s*([^，,；;：:0-9]{2,24})[，,；;\s]*(?:联系)?电话\s*[：:]\s*([0-9][0-9\-]+)";
}

const PRECISION: &str = "人名、地名、时间、数字、段落顺序、引文等是否准确";

/// E-mail addresses are well formed and the same everywhere.
pub(super) const EMAIL: Rule =
    Rule { id: "lint-contact-email", source: "条例 第二十条（四）", quote: PRECISION };
/// Telephone numbers are well formed.
pub(super) const PHONE: Rule =
    Rule { id: "lint-contact-phone", source: "条例 第二十条（四）", quote: PRECISION };
/// Postcodes have six digits.
pub(super) const POSTCODE: Rule =
    Rule { id: "lint-contact-postcode", source: "条例 第二十条（四）", quote: PRECISION };
/// One person has one number.
pub(super) const SAME_PERSON: Rule =
    Rule {
        id: "lint-contact-same-person", source: "条例 第二十条（四）", quote: PRECISION
    };

/// No more addresses than this are compared with each other, so that cost stays bounded.
const MOST: usize = 50;

/// Finds malformed addresses, and pairs that differ by a slip.
pub(super) fn email(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: BTreeMap<String, &Passage> = BTreeMap::new();
    for passage in &subject.passages {
        for found in EMAIL_ADDRESS.find_iter(&passage.text) {
            let address = found.as_str();
            if !EMAIL_PROPER.is_match(address) {
                let message = format!("电子邮箱“{address}”格式有误，请核对");
                findings.push(at(Finding::error(EMAIL, place(passage), message), passage, address));
            } else if seen.len() < MOST && !seen.contains_key(address) {
                let alike = seen.iter().find(|(other, _)| distance(other, address) <= 2);
                if let Some((other, first)) = alike {
                    let message = format!(
                        "电子邮箱前后不一致：第{}行作“{other}”，这里作“{address}”",
                        first.line
                    );
                    findings.push(at(
                        Finding::warning(EMAIL, place(passage), message),
                        passage,
                        address,
                    ));
                }
                seen.insert(address.to_owned(), passage);
            }
        }
    }
    findings
}

/// Whether a number can be dialled: mobile, landline with or without area code, service number.
fn is_phone(number: &str) -> bool {
    // An extension of up to four digits may follow: 0571-87654321-8001.
    let main = match number.rsplit_once('-') {
        Some((main, extension)) if extension.len() <= 4 && main.len() >= 7 => main,
        _ => number,
    };
    let digits: String = main.chars().filter(char::is_ascii_digit).collect();
    let landline = digits.starts_with('0') && (10..=12).contains(&digits.len());
    let mobile = digits.len() == 11 && digits.starts_with('1');
    let service = matches!(digits.len(), 3 | 5)
        || (digits.len() == 10 && (digits.starts_with('4') || digits.starts_with('8')));
    let local = matches!(digits.len(), 7 | 8) && !digits.starts_with('0');
    landline || mobile || service || local
}

/// Finds numbers with too many or too few digits.
pub(super) fn phone(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in &subject.passages {
        for found in PHONE_LABELLED.captures_iter(&passage.text) {
            let wrong = found[1].split_whitespace().find(|number| !is_phone(number));
            if let Some(number) = wrong.filter(|_| !is_phone(&found[1])) {
                let message = format!("电话号码“{number}”位数不对，请核对");
                findings.push(at(
                    Finding::warning(PHONE, place(passage), message),
                    passage,
                    &found[0],
                ));
            }
        }
    }
    findings
}

/// Finds postcodes that have not six digits.
pub(super) fn postcode(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in &subject.passages {
        for found in POSTCODE_LABELLED.captures_iter(&passage.text) {
            if found[1].len() != 6 {
                let message = format!("邮政编码“{}”应为六位数字", &found[1]);
                findings.push(at(
                    Finding::error(POSTCODE, place(passage), message),
                    passage,
                    &found[0],
                ));
            }
        }
    }
    findings
}

/// Finds a person given with two numbers.
pub(super) fn same_person(subject: &Subject) -> Vec<Finding> {
    let mut known: BTreeMap<String, (String, u32)> = BTreeMap::new();
    let mut findings = Vec::new();
    for passage in &subject.passages {
        for found in PERSON.captures_iter(&passage.text) {
            let (person, number) = (found[1].trim().to_owned(), found[2].to_owned());
            match known.get(&person) {
                Some((other, line)) if *other != number => {
                    let message =
                        format!("“{person}”的电话前后不一致：第{line}行作{other}，这里作{number}");
                    findings.push(at(
                        Finding::error(SAME_PERSON, place(passage), message),
                        passage,
                        &found[0],
                    ));
                }
                Some(_) => {}
                None => {
                    known.insert(person, (number, passage.line));
                }
            }
        }
    }
    findings
}
