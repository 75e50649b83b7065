//! The body of the document: paragraphs are put down as they come, tables by way of the tree.
//!
//! docx-rs leads its writer past some seventy absent properties for each paragraph and each run, while
//! neighbours mostly look alike. So the properties written last are kept, mended, until others come.

use docx_rs::{BuildXML, Paragraph, ParagraphChild, ParagraphProperty, Run, RunChild, RunProperty};

use super::{
    Piece, mend,
    setting::Setting,
    tree::{self, put},
};
use crate::RenderError;

/// The pieces as XML.
pub(super) fn of(setting: &Setting<'_>, pieces: &[Piece]) -> Result<String, RenderError> {
    let (paragraphs, runs) = (Kept::default(), Kept::default());
    let mut body = Body { setting, xml: String::new(), paragraphs, runs };
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph) => body.paragraph(paragraph)?,
            Piece::Table(table) => body.part(table.as_ref())?,
        }
    }
    Ok(body.xml)
}

struct Body<'a> {
    setting: &'a Setting<'a>,
    xml: String,
    paragraphs: Kept<ParagraphProperty>,
    runs: Kept<RunProperty>,
}

impl Body<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<(), RenderError> {
        let properties = self.paragraphs.xml(&paragraph.property, self.setting)?;
        self.xml.extend(["<w:p>", properties]);
        for child in &paragraph.children {
            match child {
                ParagraphChild::Run(run) => self.run(run)?,
                other => self.part(other)?,
            }
        }
        self.xml.push_str("</w:p>");
        Ok(())
    }

    fn run(&mut self, run: &Run) -> Result<(), RenderError> {
        self.xml.push_str("<w:r>");
        let style = run.run_property.style.as_ref();
        if let Some(drawing) = style.and_then(|style| self.setting.drawings.of(&style.val)) {
            put(&mut self.xml, &drawing);
        } else {
            self.xml.push_str(self.runs.xml(&run.run_property, self.setting)?);
            for child in &run.children {
                match child {
                    // Its special characters are escaped already.
                    RunChild::Text(text) if !text.text.is_empty() => {
                        self.xml.extend([r#"<w:t xml:space="preserve">"#, &text.text, "</w:t>"]);
                    }
                    other => self.part(other)?,
                }
            }
        }
        self.xml.push_str("</w:r>");
        Ok(())
    }

    /// Anything else.
    fn part(&mut self, part: &impl BuildXML) -> Result<(), RenderError> {
        let mut element = tree::read(&part.build())?;
        mend::document(&mut element, self.setting);
        put(&mut self.xml, &element);
        Ok(())
    }
}

/// The properties written last.
#[derive(Default)]
struct Kept<T> {
    properties: T,
    xml: String,
}

impl<T: BuildXML + Clone + PartialEq> Kept<T> {
    /// The properties as XML, mended; nothing where there are none.
    fn xml(&mut self, properties: &T, setting: &Setting<'_>) -> Result<&str, RenderError> {
        if self.properties != *properties {
            let mut element = tree::read(&properties.build())?;
            mend::document(&mut element, setting);
            self.xml.clear();
            if !element.children.is_empty() {
                put(&mut self.xml, &element);
            }
            self.properties.clone_from(properties);
        }
        Ok(&self.xml)
    }
}
