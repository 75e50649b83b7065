//! Which passwords do (密码要求): long ones that nobody guesses first. Which kinds of characters they hold does
//! not matter: NIST SP 800-63B advises against such rules, for they make passwords alike.

use std::collections::BTreeSet;

/// The fewest and the most characters.
const SHORTEST: usize = 12;
const LONGEST: usize = 128;
/// Fewer different characters are a pattern.
const DIFFERENT: usize = 5;
/// Shorter names stand in too many passwords by chance.
const TELLING: usize = 3;

/// Passwords that are tried first, of a length that would do; one a line, in lower case.
const COMMON: &str = include_str!("common.txt");

/// What is wrong with a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    /// It is too short.
    #[error("至少{SHORTEST}个字符，现有{found}个，可以用几个不相干的词连成一句")]
    TooShort {
        /// So many it has.
        found: usize,
    },
    /// It is too long.
    #[error("最多{LONGEST}个字符")]
    TooLong,
    /// It is among those that are tried first.
    #[error("太常见，容易被猜中")]
    Common,
    /// It repeats itself or counts up.
    #[error("太有规律，容易被猜中")]
    Pattern,
    /// It holds the name of its owner.
    #[error("不能包含登录名或姓名")]
    HoldsName,
}

/// Everything that is wrong with a password of somebody with these names; nothing when it does.
#[must_use]
pub fn password_problems(password: &str, names: &[&str]) -> Vec<PasswordProblem> {
    let lower = password.to_lowercase();
    let found = password.chars().count();
    let holds =
        |name: &&str| name.chars().count() >= TELLING && lower.contains(&name.to_lowercase());
    let checks = [
        (found < SHORTEST, PasswordProblem::TooShort { found }),
        (found > LONGEST, PasswordProblem::TooLong),
        (COMMON.lines().any(|common| common == lower), PasswordProblem::Common),
        (is_pattern(&lower), PasswordProblem::Pattern),
        (names.iter().any(holds), PasswordProblem::HoldsName),
    ];
    checks.into_iter().filter(|(wrong, _)| *wrong).map(|(_, problem)| problem).collect()
}

/// Few characters again and again, or one after the other.
fn is_pattern(text: &str) -> bool {
    let different: BTreeSet<char> = text.chars().collect();
    let steps: BTreeSet<i64> = text
        .chars()
        .zip(text.chars().skip(1))
        .map(|(one, next)| i64::from(u32::from(next)).wrapping_sub(i64::from(u32::from(one))))
        .collect();
    different.len() < DIFFERENT || steps.len() <= 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{PasswordProblem as P, *};

    fn problems(password: &str) -> Vec<P> {
        password_problems(password, &["wanghn", "王华宁"])
    }

    #[test]
    fn long_ones_that_nobody_guesses_do() {
        for password in ["窗外有三只麻雀在吵架呢", "correct horse battery", "7Kd-pq2-Zzm-44"]
        {
            let short = password.chars().count() < SHORTEST;
            assert_eq!(problems(password).is_empty(), !short, "{password}");
        }
        assert_eq!(problems("窗外有三只麻雀正在吵架呢"), []);
    }

    #[test]
    fn each_fault_is_named() {
        assert_eq!(problems("窗外麻雀吵架"), [P::TooShort { found: 6 }]);
        assert_eq!(problems(&"麻雀在窗外吵架".repeat(20)), [P::TooLong]);
        assert_eq!(problems("Password1234"), [P::Common]);
        assert_eq!(problems("abcabcabcabcabc"), [P::Pattern]);
        assert_eq!(problems("abcdefghijklm"), [P::Pattern]);
        assert_eq!(problems("my-WangHN-secret"), [P::HoldsName]);
        assert_eq!(problems("王华宁的秘密花园在哪里呀"), [P::HoldsName]);
        assert_eq!(problems("111111"), [P::TooShort { found: 6 }, P::Pattern]);
    }

    #[test]
    fn the_list_holds_only_what_would_do_otherwise() {
        for common in COMMON.lines() {
            assert_eq!(common, common.to_lowercase());
            assert_eq!(password_problems(common, &[]), [P::Common], "{common}");
        }
        assert!(COMMON.lines().count() > 40);
    }

    proptest! {
        #[test]
        fn whatever_is_short_is_refused(password in "\\PC{0,11}") {
            prop_assert!(!problems(&password).is_empty());
        }
    }
}
