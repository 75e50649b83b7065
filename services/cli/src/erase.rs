//! `fawen erase`: erases personal data (删除个人信息) by an event; with it the key goes that sealed the data.

use std::io::Write;

use fawen_accounts::Accounts;
use fawen_audit::StreamName;
use fawen_domain::{
    Actor, Context, Decider,
    account::{Account, AccountCommand},
    entry::{EntryCommand, UnitEntry},
    review::{ReviewRound, RoundCommand},
    selection::{Selection, SelectionCommand},
};
use fawen_store::{Envelope, Executed, Store};
use jiff::Timestamp;

use crate::{
    arguments::Erase,
    audit::wrong_use,
    exit::{Outcome, WrongUse},
};

/// The one person of whom the stream of an account tells.
const HOLDER: &str = "holder";

pub(crate) async fn run(arguments: &Erase, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let StreamName { kind, id } = StreamName::parse(&arguments.stream).map_err(wrong_use)?;
    let (kind, id) = (kind.as_str(), id.as_str());
    let (subject, reason) = (arguments.subject.as_str(), arguments.reason.clone());
    let store = Store::open_existing(&arguments.store.store).await?;
    let done = match kind {
        UnitEntry::TYPE => {
            let command = EntryCommand::ErasePersonalData { case: subject.into(), reason };
            execute::<UnitEntry>(&store, id, command, arguments).await?
        }
        ReviewRound::TYPE => {
            let command = RoundCommand::EraseExpert { expert: subject.into(), reason };
            execute::<ReviewRound>(&store, id, command, arguments).await?
        }
        Selection::TYPE => {
            let command = SelectionCommand::EraseObjector { id: subject.into(), reason };
            execute::<Selection>(&store, id, command, arguments).await?
        }
        Account::TYPE if subject == HOLDER => {
            let command = AccountCommand::EraseHolder { reason };
            let done = execute::<Account>(&store, id, command, arguments).await?;
            Accounts::new(store.clone()).forget_identities(&id.into()).await?;
            done
        }
        Account::TYPE => {
            let words = format!("账号的事件流里只有使用人一人，编号请写 {HOLDER}");
            return Err(WrongUse(words).into());
        }
        _ => {
            let words = "个人信息只在参评（UnitEntry）、评审（ReviewRound）、推选（Selection）、账号（Account）的事件流里";
            return Err(WrongUse(format!("{words}，“{kind}”里没有")).into());
        }
    };
    let what = match done.positions {
        Some(_) if !done.replayed => "已删除，密钥已销毁；各视图和历史里都不再有这些信息",
        _ => "早已删除，无须再删",
    };
    writeln!(out, "{} 里“{subject}”的个人信息{what}", arguments.stream)?;
    // It is erased all the same: what is told now is how to make its traces vanish.
    let again = "请由表的所有者再运行一次本命令，或运行 vacuum full fawen.subject_keys";
    match store.wipe_destroyed_keys().await {
        Ok(true) => {}
        Ok(false) => writeln!(out, "数据库文件里还留有密钥的残迹，本角色无权清除：{again}")?,
        Err(reason) => writeln!(out, "数据库文件里还留有密钥的残迹（{reason}）：{again}")?,
    }
    Ok(Outcome::Success)
}

async fn execute<D: Decider>(
    store: &Store,
    id: &str,
    command: D::Command,
    arguments: &Erase,
) -> anyhow::Result<Executed> {
    let actor = Actor { id: "cli".into(), name: arguments.by.clone() };
    let context = Context::new(Timestamp::now(), actor);
    // Erasing twice is one wish.
    let envelope =
        Envelope::new(format!("erase:{}#{}", arguments.stream, arguments.subject), context);
    Ok(store.execute::<D>(id, command, &envelope).await?)
}
