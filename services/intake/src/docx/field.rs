//! Fields: of each the result counts, not the instruction.

/// Fields that have begun and not ended.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    has_result: bool,
}

/// Fields within fields.
const DEPTH: usize = 50;
/// Longest instruction that is looked at.
const INSTRUCTION: usize = 200;

impl Fields {
    pub(super) fn begin(&mut self) {
        if self.open.len() < DEPTH {
            self.open.push(Field::default());
        }
    }

    /// The instruction ends, the result begins.
    pub(super) fn separate(&mut self) {
        if let Some(field) = self.open.last_mut() {
            field.has_result = true;
        }
    }

    /// Ends the innermost field; whether it was the number of the page.
    pub(super) fn end(&mut self) -> bool {
        self.open.pop().is_some_and(|field| is_page(&field.instruction))
    }

    pub(super) fn instruct(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut()
            && field.instruction.len() < INSTRUCTION
        {
            field.instruction.push_str(words);
        }
    }

    /// Whether what comes now is printed: it stands in no instruction, and is no page's number.
    pub(super) fn is_printed(&self) -> bool {
        self.open.iter().all(|field| field.has_result && !is_page(&field.instruction))
    }

    /// An instruction does not go beyond its paragraph: one that was never ended hides no more text.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.has_result && !is_page(&field.instruction));
    }
}

/// Whether an instruction is that of the page's number.
pub(super) fn is_page(instruction: &str) -> bool {
    instruction.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("PAGE"))
}
