//! What a bundle says of itself, for people.

use fawen_domain::document::OfficialDocument;
use fawen_proof::{Checkpoint, VerifierKey};

use super::Scope;

/// The text of `说明.txt`.
pub(super) fn text(
    document: &OfficialDocument,
    checkpoint: &Checkpoint,
    key: &VerifierKey,
    scope: Scope,
) -> String {
    let number = document.registration().map(|entry| entry.number.to_string()).unwrap_or_default();
    let title = document.draft().map(|draft| draft.paper.title.clone()).unwrap_or_default();
    let (hash, size) = (checkpoint.algorithm.name(), checkpoint.head.size);
    let warning = match scope {
        Scope::Document => "",
        Scope::Everything => {
            "\n注意：本包含有内部排名、评分表和参评材料，只供审计使用，不得对外提供。\n"
        }
    };
    format!(
        "证据包\n\
         \n\
         公文：{title}\n\
         文号：{number}\n\
         日志：{name}，检查点有{size}个事件，散列算法 {hash}\n\
         {warning}\n\
         怎样查验（不需要事件库，不需要网络）\n\
         \n\
         1. 从本包以外的可信途径取得日志的公钥，例如发文机关当面、书面或在官网给出的一行文字。\n\
         \x20  key.pub 里的公钥只说明是谁自称签名，不能作为依据。\n\
         2. 运行 fawen audit check 本文件.zip --key 公钥\n\
         \x20  或另行编写的查验程序 python3 verify_bundle.py 本文件.zip --key 公钥\n\
         3. 手里若有较早的检查点（公文里印的、邮件里存的、检查点簿），加上\n\
         \x20  --checkpoints 文件，即可查验日志是否延续了它。\n\
         \n\
         查验通过，说明什么\n\
         \n\
         - 本包每个文件都由持有签名密钥者签过名，此后一个字节也没有改动。\n\
         - 本包的每个事件都在该检查点所指的日志里，内容、次序、登记时间均未改动。\n\
         - papers 里的文件就是记录里印制的文件；文号由登记簿给出，登记簿没有空号。\n\
         - 若核对了较早的检查点：自那个检查点以来，其前的事件没有被改写、删除或调换。\n\
         \n\
         不说明什么\n\
         \n\
         - 事件所记的事是否属实。日志只说明当时记下了什么，从什么时候起再没有改过。\n\
         - 登记时间是否准确：它取自服务器的时钟。\n\
         - 本包以外是否还有后来的事件，例如公文以后被撤销、废止：请向发文机关查询现状。\n\
         - 持有签名密钥者是否在签第一个留在别处的检查点之前改写过日志。\n",
        name = key.name(),
    )
}
