//! Pictures in the file: seals behind the text, figures in its flow.
//!
//! docx-rs re-encodes pictures, always sets them in front of the text and numbers them by a counter of the
//! process. So a run only names a drawing here, and the pass over the parts puts it there.

use std::{cell::RefCell, sync::Arc};

use fawen_typeset::{Image, Picture, PictureKind};

use super::{
    measure::emu,
    tree::{Element, Node},
};

/// How a run names its drawing, in the place of a style.
const MARKER: &str = "drawing:";

/// A file of the package.
pub(super) struct Media {
    pub(super) name: String,
    pub(super) bytes: Arc<[u8]>,
}

/// The drawings of a document, in order, and their files.
#[derive(Default)]
pub(super) struct Drawings {
    drawings: RefCell<Vec<Element>>,
    media: RefCell<Vec<(String, Media)>>,
}

impl Drawings {
    /// A picture in the line; returns the style that stands for it.
    pub(super) fn inline(&self, picture: &Picture, image: &Image) -> String {
        let mut inline = Element::new("wp:inline");
        for side in ["distT", "distB", "distL", "distR"] {
            inline.set(side, "0");
        }
        self.add(inline, [], picture, image)
    }

    /// A picture behind the text: `x` from the left edge of the sheet, `y` from the top of its paragraph.
    pub(super) fn behind(&self, picture: &Picture, image: &Image, y: f64) -> String {
        let mut anchor = Element::new("wp:anchor");
        for (key, value) in [
            ("distT", "0"),
            ("distB", "0"),
            ("distL", "0"),
            ("distR", "0"),
            ("simplePos", "0"),
            ("relativeHeight", "2"),
            ("behindDoc", "1"),
            ("locked", "0"),
            ("layoutInCell", "1"),
            ("allowOverlap", "1"),
        ] {
            anchor.set(key, value);
        }
        let position = |name: &str, from: &str, offset: f64| {
            let offset = Element::text("wp:posOffset", &emu(offset).to_string());
            Element::new(name).with("relativeFrom", from).holding([offset])
        };
        let simple = Element::new("wp:simplePos").with("x", "0").with("y", "0");
        let across = position("wp:positionH", "page", image.x);
        let down = position("wp:positionV", "paragraph", y);
        self.add(anchor, [simple, across, down], picture, image)
    }

    fn add<const N: usize>(
        &self,
        mut frame: Element,
        position: [Element; N],
        picture: &Picture,
        image: &Image,
    ) -> String {
        let mut drawings = self.drawings.borrow_mut();
        let number = (drawings.len() + 1).to_string();
        let relation = self.relation(picture);
        let (width, height) = (emu(image.width).to_string(), emu(image.height).to_string());
        let size = |name: &str| Element::new(name).with("cx", &width).with("cy", &height);
        let anchored = frame.name == "wp:anchor";
        let name = format!("图{number}");
        let children = position
            .into_iter()
            .chain([size("wp:extent")])
            .chain(anchored.then(|| Element::new("wp:wrapNone")))
            .chain([
                Element::new("wp:docPr").with("id", &number).with("name", &name),
                Element::new("wp:cNvGraphicFramePr"),
                graphic(&number, &name, &relation, size("a:ext")),
            ]);
        frame.children.extend(children.map(Node::Element));
        drawings.push(Element::new("w:drawing").holding([frame]));
        format!("{MARKER}{number}")
    }

    /// The relationship to the file of a picture, which is stored once.
    fn relation(&self, picture: &Picture) -> String {
        let mut media = self.media.borrow_mut();
        let known = media.iter().position(|(hash, _)| *hash == picture.sha256);
        let index = known.unwrap_or_else(|| {
            let kind = match picture.kind {
                PictureKind::Png => "png",
                PictureKind::Jpeg => "jpeg",
            };
            let name = format!("image{}.{kind}", media.len() + 1);
            let file = Media { name, bytes: Arc::clone(&picture.bytes) };
            media.push((picture.sha256.clone(), file));
            media.len() - 1
        });
        relation(index)
    }

    /// The files with the identifiers of their relationships.
    pub(super) fn media(&self) -> Vec<(String, Media)> {
        let media = self.media.take();
        media.into_iter().enumerate().map(|(index, (_, file))| (relation(index), file)).collect()
    }

    /// The drawing that a run of this style stands for, if it stands for one.
    pub(super) fn of(&self, style: &str) -> Option<Element> {
        let number: usize = style.strip_prefix(MARKER)?.parse().ok()?;
        self.drawings.borrow().get(number.checked_sub(1)?).cloned()
    }
}

fn relation(index: usize) -> String {
    format!("rIdImage{}", index + 1)
}

fn graphic(number: &str, name: &str, relation: &str, size: Element) -> Element {
    const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
    const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    let names = Element::new("pic:nvPicPr").holding([
        Element::new("pic:cNvPr").with("id", number).with("name", name),
        Element::new("pic:cNvPicPr"),
    ]);
    let fill = Element::new("pic:blipFill").holding([
        Element::new("a:blip").with("r:embed", relation),
        Element::new("a:stretch").holding([Element::new("a:fillRect")]),
    ]);
    let origin = Element::new("a:off").with("x", "0").with("y", "0");
    let shape = Element::new("pic:spPr").holding([
        Element::new("a:xfrm").holding([origin, size]),
        Element::new("a:prstGeom").with("prst", "rect").holding([Element::new("a:avLst")]),
    ]);
    let picture = Element::new("pic:pic").with("xmlns:pic", PICTURE).holding([names, fill, shape]);
    let data = Element::new("a:graphicData").with("uri", PICTURE).holding([picture]);
    Element::new("a:graphic").with("xmlns:a", MAIN).holding([data])
}
