//! Nothing of a text is lost or changed.

mod elements;
mod law;
mod tables;

use proptest::prelude::*;

use super::{Given, GivenBlock, read, rules};
use crate::paper::{Block, Cell, Figure, Row, Table};
use law::balance;

macro_rules! papers {
    ($($path:literal),*) => {
        &[$(($path, include_str!(concat!("../../../tests/fixtures/", $path)))),*]
    };
}

const PAPERS: &[(&str, &str)] = papers![
    "sources/000.txt",
    "sources/001.txt",
    "sources/002.txt",
    "sources/003.txt",
    "sources/004.txt",
    "corpus/01-jueding.txt",
    "corpus/02-ling.txt",
    "corpus/03-yijian.txt",
    "corpus/04-tongzhi-jiejiari.txt",
    "corpus/06-han-yinfa-yuan.txt",
    "corpus/08-fuhan-daxiahui.txt",
    "corpus/10-pifu-xiongan.txt",
    "corpus/13-lianhe-huaxuewuqi.txt",
    "corpus/14-tongbao-dadiaocha.txt",
    "corpus/17-qingshi-xizangban.txt",
    "corpus/20-mingdan-wuran.txt",
    "corpus/22-qingdan-chuangxin.txt"
];

#[test]
fn real_papers_lose_nothing() {
    for (name, text) in PAPERS {
        let reading = read(text, &Given::default());
        balance(text, &reading).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let plain = reading.findings.iter().any(|f| f.rule == rules::AS_IT_STANDS.id);
        assert!(!plain, "{name} is kept line by line");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn no_text_loses_anything(text in r"([一二附件：:（(）)0-9.《》“”。年月日号〔〕*\t \n-]|\PC){0,200}") {
        let reading = read(&text, &Given::default());
        prop_assert_eq!(balance(&text, &reading), Ok(()));
    }

    #[test]
    fn shuffled_papers_lose_nothing(
        lines in (0..PAPERS.len()).prop_flat_map(|at| {
            let lines: Vec<&str> = PAPERS[at].1.lines().collect();
            let count = lines.len();
            proptest::sample::subsequence(lines, 0..=count).prop_shuffle()
        })
    ) {
        let text = lines.join("\n");
        let reading = read(&text, &Given::default());
        prop_assert_eq!(balance(&text, &reading), Ok(()));
        let plain = reading.findings.iter().any(|f| f.rule == rules::AS_IT_STANDS.id);
        prop_assert!(!plain, "kept line by line");
    }
}

#[test]
fn given_blocks_take_the_place_of_their_lines() {
    let text = "江东省卫生健康委员会\n关于公布名单的通知\n各单位：\n现将名单公布如下：\n附件1\t甲\n乙\t丙\n\n请照此执行。\n江东省卫生健康委员会\n2022年3月1日\n";
    let cell = |text: &str| Cell { text: text.to_owned(), colspan: 2, ..Cell::default() };
    let row = |text: &str| Row { cells: vec![cell(text)], min_lines: 0 };
    let table = |rows: &[&str]| {
        Block::Table(Table {
            rows: rows.iter().map(|text| row(text)).collect(),
            ..Table::default()
        })
    };
    let figure = Block::Figure(Figure { image: "00".to_owned(), caption: None, width: None });
    for rows in [["附件1甲", "乙丙"], ["别的", "内容"]] {
        let mut given = Given::default();
        let block = table(&rows);
        given.blocks.insert(5, GivenBlock { last_line: 6, block: block.clone() });
        given.blocks.insert(7, GivenBlock { last_line: 7, block: figure.clone() });
        let reading = read(text, &given);
        assert_eq!(balance(text, &reading), Ok(()));
        let blocks: Vec<&Block> = reading.paper.body.iter().collect();
        assert_eq!(blocks[1..3], [&block, &figure], "{:?}", reading.findings);
        assert_eq!(reading.paper.annexes, []);
    }
}
