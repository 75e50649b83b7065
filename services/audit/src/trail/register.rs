//! Number registers (文号登记簿).

use fawen_domain::register::RegisterEvent as E;

pub(crate) fn tell(event: &E) -> String {
    match event {
        E::RegisterOpened { issuer, code, year, carried_over } => {
            let before = match carried_over {
                0 => "从1号起".to_owned(),
                last => format!("此前已用至{last}号"),
            };
            format!("启用{issuer}“{code}”{year}年的文号登记簿，{before}")
        }
        E::NumberReserved { number, document } => format!("{number}给公文{document}"),
        E::NumberVoided { number, document, reason } => {
            format!("{number}（原给公文{document}）作废，理由：{reason}")
        }
    }
}
