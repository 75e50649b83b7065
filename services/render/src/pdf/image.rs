//! Pictures: JPEG as it is, PNG without loss, its transparency as a soft mask.

use std::collections::{BTreeMap, BTreeSet};

use fawen_typeset::{Item, Pages, Picture, PictureKind, Pictures};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use png::{ColorType, Decoder, Transformations};

use super::deflate;
use crate::RenderError;

/// The pictures of a file by their hash.
pub(super) struct Images<'p> {
    names: BTreeMap<String, (String, &'p Picture)>,
}

impl<'p> Images<'p> {
    /// The pictures that the pages show.
    pub(super) fn of(pages: &Pages, pictures: &'p Pictures) -> Result<Self, RenderError> {
        let items = pages.pages.iter().flat_map(|page| &page.items);
        let hash = |item: &Item| match item {
            Item::Image(image) => Some(image.sha256.clone()),
            Item::Run(_) | Item::Rule(_) => None,
        };
        let hashes: BTreeSet<String> = items.filter_map(hash).collect();
        let named = |(number, hash): (usize, String)| {
            let picture =
                pictures.get(&hash).ok_or_else(|| RenderError::NoPicture(hash.clone()))?;
            Ok((hash, (format!("I{number}"), picture)))
        };
        hashes
            .into_iter()
            .enumerate()
            .map(named)
            .collect::<Result<_, _>>()
            .map(|names| Self { names })
    }

    /// Adds them to a file; the resources are returned.
    pub(super) fn add(&self, file: &mut Document) -> Result<Dictionary, RenderError> {
        let mut resources = Dictionary::new();
        for (name, picture) in self.names.values() {
            let stream = match picture.kind {
                PictureKind::Jpeg => jpeg(picture),
                PictureKind::Png => png(picture, file),
            };
            let reason = || RenderError::Picture { sha256: picture.sha256.clone() };
            resources.set(name.as_str(), file.add_object(stream.ok_or_else(reason)?));
        }
        Ok(resources)
    }

    /// The name of a picture among the resources of the pages.
    pub(super) fn name(&self, sha256: &str) -> Option<&str> {
        self.names.get(sha256).map(|(name, _)| name.as_str())
    }
}

/// The dictionary of a picture with samples of eight bits.
fn samples(width: u32, height: u32, space: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    }
}

fn jpeg(picture: &Picture) -> Option<Stream> {
    let frame = Frame::find(&picture.bytes)?;
    let space = match frame.components {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        4 => "DeviceCMYK",
        _ => return None,
    };
    let mut dictionary = samples(frame.width.into(), frame.height.into(), space);
    dictionary.set("Filter", "DCTDecode");
    if frame.components == 4 && frame.is_adobe {
        // Adobe writes its four inks inverted.
        let decode: Vec<Object> = [1, 0].repeat(4).into_iter().map(Object::Integer).collect();
        dictionary.set("Decode", decode);
    }
    Some(Stream::new(dictionary, picture.bytes.to_vec()).with_compression(false))
}

/// What the header of a JPEG says.
struct Frame {
    width: u16,
    height: u16,
    components: u8,
    is_adobe: bool,
}

impl Frame {
    fn find(jpeg: &[u8]) -> Option<Self> {
        let mut rest = jpeg.strip_prefix(&[0xff, 0xd8])?;
        let mut is_adobe = false;
        loop {
            let (&[mark, kind], after) = rest.split_first_chunk()?;
            if mark != 0xff {
                return None;
            }
            if kind == 0xff {
                // A mark may be filled up with any number of these.
                rest = rest.get(1..)?;
                continue;
            }
            let length = usize::from(u16::from_be_bytes(*after.first_chunk()?));
            let segment = after.get(2..length)?;
            match kind {
                // Start of frame, whatever its coding; C4, C8 and CC are none.
                0xc0..=0xcf if !matches!(kind, 0xc4 | 0xc8 | 0xcc) => {
                    let &[_, h1, h0, w1, w0, components] = segment.first_chunk()?;
                    let (height, width) =
                        (u16::from_be_bytes([h1, h0]), u16::from_be_bytes([w1, w0]));
                    return Some(Self { width, height, components, is_adobe });
                }
                0xee => is_adobe = segment.starts_with(b"Adobe"),
                _ => {}
            }
            rest = after.get(length..)?;
        }
    }
}

fn png(picture: &Picture, file: &mut Document) -> Option<Stream> {
    let mut decoder = Decoder::new(std::io::Cursor::new(&picture.bytes[..]));
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().ok()?;
    let mut bytes = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut bytes).ok()?;
    bytes.truncate(frame.buffer_size());
    let (space, colours, has_alpha) = match frame.color_type {
        ColorType::Grayscale => ("DeviceGray", 1, false),
        ColorType::GrayscaleAlpha => ("DeviceGray", 1, true),
        ColorType::Rgb => ("DeviceRGB", 3, false),
        ColorType::Rgba => ("DeviceRGB", 3, true),
        ColorType::Indexed => return None,
    };
    let mut dictionary = samples(frame.width, frame.height, space);
    if !has_alpha {
        return Some(deflate::text(&bytes, dictionary));
    }
    let pixels = bytes.chunks_exact(colours + 1);
    let (colour, alpha): (Vec<&[u8]>, Vec<&[u8]>) =
        pixels.filter_map(|pixel| pixel.split_at_checked(colours)).unzip();
    let mask = deflate::text(&alpha.concat(), samples(frame.width, frame.height, "DeviceGray"));
    dictionary.set("SMask", file.add_object(mask));
    Some(deflate::text(&colour.concat(), dictionary))
}
