//! What a file says about itself: catalogue, information, metadata, identifier.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use quick_xml::escape::escape;
use sha2::{Digest, Sha256};

use crate::{Meta, RenderError, VERSION};

/// Says what printpdf left out, in place of what it drew from counters.
fn catalogue(outline: Option<ObjectId>, meta: &Meta, file: &mut Document) {
    let pages = file.catalog().and_then(|catalogue| catalogue.get(b"Pages")).cloned();
    let mut catalogue = dictionary! {
        "Type" => "Catalog",
        "Pages" => pages.unwrap_or(Object::Null),
        "Lang" => Object::string_literal("zh-CN"),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "Metadata" => file.add_object(metadata(meta)),
    };
    if let Some(outline) = outline {
        catalogue.set("Outlines", outline);
    }
    let (catalogue, information) = (file.add_object(catalogue), file.add_object(information(meta)));
    file.trailer.set("Root", catalogue);
    file.trailer.set("Info", information);
}

/// The information dictionary. It has no dates: the same paper gives the same bytes.
fn information(meta: &Meta) -> Dictionary {
    let mut information = dictionary! {
        "Title" => text(&meta.title),
        "Subject" => text(&meta.subject),
        "Author" => text(&meta.author),
        "Creator" => text("Fawen"),
        "Producer" => text(VERSION),
    };
    if let Some(keywords) = &meta.keywords {
        information.set("Keywords", text(keywords));
    }
    information
}

/// The same as XMP, which is what archives read.
fn metadata(meta: &Meta) -> Stream {
    let [title, subject, author] =
        [&meta.title, &meta.subject, &meta.author].map(|text| escape(text.as_str()));
    let keywords = meta.keywords.as_deref().map_or_else(String::new, |keywords| {
        format!("\n<pdf:Keywords>{}</pdf:Keywords>", escape(keywords))
    });
    let xmp = format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>Fawen</xmp:CreatorTool>
<pdf:Producer>{VERSION}</pdf:Producer>{keywords}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}',
    );
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Left as it is, for those who look for it in the bare file.
    Stream::new(dictionary, xmp.into_bytes()).with_compression(false)
}

/// UTF-16 with its mark, as PDF wants text outside of Latin.
pub(super) fn text(value: &str) -> Object {
    let units = std::iter::once(0xfeff).chain(value.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// The finished file. Its identifier is the hash of everything else, so it follows from the content alone.
pub(super) fn bytes(
    mut file: Document,
    outline: Option<ObjectId>,
    meta: &Meta,
) -> Result<Vec<u8>, RenderError> {
    const LENGTH: usize = 16;
    "1.7".clone_into(&mut file.version);
    catalogue(outline, meta, &mut file);
    file.prune_objects();
    file.renumber_objects();
    let half = || Object::String(vec![0; LENGTH], StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![half(), half()]);
    let broken = |reason: String| RenderError::Write { format: "PDF", reason };
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|error| broken(error.to_string()))?;
    let hash = Sha256::digest(&bytes);
    let identifier: String = hash.iter().take(LENGTH).map(|byte| format!("{byte:02X}")).collect();
    // The trailer stands at the end; its two halves are the only rows of zeros there.
    let room = "0".repeat(2 * LENGTH);
    for _ in 0..2 {
        let place = bytes.windows(room.len()).rposition(|window| window == room.as_bytes());
        let place = place.ok_or_else(|| broken("文件标识没有位置".to_owned()))?;
        if let Some(room) = bytes.get_mut(place..place + room.len()) {
            room.copy_from_slice(identifier.as_bytes());
        }
    }
    Ok(bytes)
}
