//! `fawen admin`: accounts from the command line.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Output, Stdio},
};

use fawen_accounts::{Accounts, SignIn};
use fawen_store::{Keep, Store};
use jiff::Timestamp;

use super::transcripts;
use crate::{
    demo::playing::wait,
    program::{command, run, succeed},
};

const PASSWORD: &str = "窗外有三只麻雀正在吵架呢";
const CREATE: [&str; 7] =
    ["admin", "create", "admin", "--name", "王华宁", "--organisation", "秘书处"];

/// Runs the program with this on its standard input.
fn given(folder: &Path, words: &[&str], input: &str) -> Output {
    let mut command = command(folder, words);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that refuses its words reads nothing.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    child.wait_with_output().unwrap()
}

fn signs_in(folder: &Path, password: &str) -> bool {
    signs_in_as("admin", folder, password)
}

fn signs_in_as(name: &str, folder: &Path, password: &str) -> bool {
    let store = Store::open(folder.join("fawen.db")).unwrap();
    let given = SignIn { name, password, from: "::1", previous: None };
    wait(Accounts::new(store).sign_in(given, Timestamp::now())).is_ok()
}

#[test]
fn help() {
    let folder = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 10] = [
        &["admin", "--help"],
        &["admin", "create", "--help"],
        &["admin", "list", "--help"],
        &["admin", "grant", "--help"],
        &["admin", "revoke", "--help"],
        &["admin", "close", "--help"],
        &["admin", "reopen", "--help"],
        &["admin", "invite", "--help"],
        &["admin", "password", "--help"],
        &["admin", "trial", "--help"],
    ];
    insta::assert_snapshot!(transcripts(folder.path(), &commands));
}

#[test]
fn wrong_words() {
    let folder = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 7] = [
        &["admin"],
        &["admin", "create", "admin"],
        &["admin", "grant", "admin", "皇帝"],
        &["admin", "grant", "admin", "拟稿", "--in", "某处"],
        &["admin", "revoke", "admin", "拟稿"],
        &["admin", "create", "admin", "--password", "秘密"],
        &["admin", "list"],
    ];
    insta::assert_snapshot!(transcripts(folder.path(), &commands));
    assert!(folder.path().read_dir().unwrap().next().is_none());
}

#[test]
fn the_first_administrator_is_made_with_a_password_that_is_in_no_words() {
    let folder = tempfile::tempdir().unwrap();
    let made = given(folder.path(), &CREATE, &format!("{PASSWORD}\n"));
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert_eq!(
        String::from_utf8(made.stdout).unwrap(),
        "已开通账号“admin”，角色“系统管理员”（全机关）\n登录名：admin，密码：刚才输入的密码\n"
    );
    assert!(signs_in(folder.path(), PASSWORD));
    let again = given(folder.path(), &CREATE, &format!("{PASSWORD}\n"));
    assert_eq!(again.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&again.stderr).contains("登录名“admin”已被使用"));
}

#[test]
fn a_password_that_does_not_do_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for (input, told) in [("admin\n", "至少12个字符"), ("", "没有读到密码")] {
        let refused = given(folder.path(), &CREATE, input);
        assert_eq!(refused.status.code(), Some(3));
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(said.contains(told), "{said}");
    }
    let listed = run(folder.path(), &["admin", "list"]);
    let said = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert!(!said.contains("王华宁"), "{said}");
}

#[test]
fn accounts_are_administered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("password"), format!("{PASSWORD}\n别的行")).unwrap();
    let file = ["--password-file", "password"];
    succeed(path, &[&CREATE[..], &file[..]].concat());
    let expert = ["admin", "create", "zhuanjia", "--name", "评委甲", "--organisation", "某医院"];
    let role = ["--role", "专家", "--in", "活动:2022-ydyp"];
    succeed(path, &[&expert[..], &role[..], &file[..]].concat());
    let commands: [&[&str]; 9] = [
        &["admin", "grant", "zhuanjia", "审计"],
        &["admin", "grant", "zhuanjia", "参评单位"],
        &["admin", "grant", "zhuanjia", "专家", "--in", "活动:2023-ydyp"],
        &["admin", "grant", "zhuanjia", "专家", "--in", "活动:2023-ydyp"],
        &["admin", "revoke", "zhuanjia", "专家", "--in", "活动:2022-ydyp", "--reason", "评审结束"],
        &["admin", "close", "zhuanjia", "--reason", "评审结束", "--by", "李四"],
        &["admin", "list"],
        &["admin", "reopen", "zhuanjia", "--reason", "另有任务"],
        &["admin", "invite", "nobody"],
    ];
    insta::assert_snapshot!(transcripts(path, &commands));
    let trail = succeed(path, &["audit", "trail", "Account/zhuanjia"]);
    assert!(trail.contains("李四：停用账号，理由：评审结束"), "{trail}");
}

#[test]
fn a_password_is_reset_and_an_invitation_printed_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    given(path, &CREATE, &format!("{PASSWORD}\n"));
    let another = "屋檐下的燕子去年没有回来";
    let reset = given(path, &["admin", "password", "admin"], another);
    assert!(reset.status.success());
    assert!(!signs_in(path, PASSWORD));
    assert!(signs_in(path, another));
    let invited = succeed(path, &["admin", "invite", "admin"]);
    let token = invited.lines().last().unwrap();
    let accounts = Accounts::new(Store::open(path.join("fawen.db")).unwrap());
    wait(accounts.accept(token, PASSWORD, Timestamp::now())).unwrap();
    assert!(signs_in(path, PASSWORD));
}

/// The lines of passwords, as login name and password.
fn trial(folder: &Path) -> Vec<(String, String)> {
    let said = succeed(folder, &["admin", "trial"]);
    let lines = said.lines().skip(1).map(str::split_whitespace);
    lines.map(|mut words| (words.next().unwrap().into(), words.next().unwrap().into())).collect()
}

#[test]
fn trial_accounts_sign_in_and_get_new_passwords_each_time() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path().join("fawen.db")).unwrap());
    let first = trial(folder.path());
    // Nobody has entered anything, so there is no unit to enter or recommend for.
    assert_eq!(first.len(), 9);
    let (name, old) = &first[0];
    assert!(signs_in_as(name, folder.path(), old));
    let again = trial(folder.path());
    assert_eq!(again.len(), 9);
    assert!(!signs_in_as(name, folder.path(), old), "the old password is gone");
    for (name, password) in again {
        assert!(signs_in_as(&name, folder.path(), &password), "{name}");
    }
}

#[test]
fn the_holder_of_a_closed_account_is_erased() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    given(path, &CREATE, &format!("{PASSWORD}\n"));
    let words = ["--reason", "本人申请", "--by", "李四"];
    let erase = |subject| [&["erase", "Account/admin", subject][..], &words[..]].concat();
    let open = run(path, &erase("holder"));
    assert!(String::from_utf8_lossy(&open.stderr).contains("请先停用"));
    let close = [&["admin", "close", "admin"][..], &words[..]].concat();
    let last = run(path, &close);
    assert!(String::from_utf8_lossy(&last.stderr).contains("最后一个可以登录的系统管理员"));
    let second = ["admin", "create", "second", "--name", "李四", "--organisation", "办公室"];
    given(path, &second, &format!("{PASSWORD}\n"));
    succeed(path, &close);
    assert_eq!(run(path, &erase("admin")).status.code(), Some(2));
    succeed(path, &erase("holder"));
    for words in [&["audit", "trail", "Account/admin"][..], &["admin", "list"], &["log", "--json"]]
    {
        let told = succeed(path, words);
        assert!(!told.contains("王华宁") && !told.contains("秘书处"), "{told}");
    }
    let bytes = fs::read(path.join("fawen.db")).unwrap();
    assert!(!bytes.windows(9).any(|window| window == "王华宁".as_bytes()));
}

#[test]
fn what_is_over_is_swept_away_by_the_worker() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let store = Store::open(path.join("fawen.db")).unwrap();
    let now = Timestamp::now();
    for (key, until) in [("over", now), ("lasting", Timestamp::MAX)] {
        let keep = Keep { until: Some(until), ..Keep::new(key.into()) };
        wait(store.shelf("session").put(key, keep)).unwrap();
    }
    succeed(path, &["work"]);
    let bare = rusqlite::Connection::open(path.join("fawen.db")).unwrap();
    let mut select = bare.prepare("select key from kept").unwrap();
    let keys = select.query_map([], |row| row.get(0)).unwrap();
    assert_eq!(keys.collect::<Result<Vec<String>, _>>().unwrap(), ["lasting"]);
}
