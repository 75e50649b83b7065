//! Pictures: JPEG byte by byte, PNG sample by sample, and nothing that is neither.

use fawen_render::{Meta, RenderError, pdf};
use fawen_typeset::{Image, Item, Pages, Picture, PictureKind, Pictures};
use lopdf::Document;

use super::objects::{dictionary, page, resources, stream, written};
use crate::render::sample::fonts;

fn picture(kind: PictureKind, bytes: &[u8]) -> Picture {
    Picture { sha256: "a1".to_owned(), bytes: bytes.into(), kind, width: 2, height: 1 }
}

fn pages() -> Pages {
    let (sha256, x, y) = ("a1".to_owned(), 100.0, 200.0);
    let image = Image { sha256, x, y, width: 42.0, height: 21.0 };
    Pages { pages: vec![page(vec![Item::Image(image)])], ..Pages::default() }
}

fn with(picture: Picture) -> Document {
    let mut pictures = Pictures::default();
    pictures.add(picture);
    written(&pages(), &fonts(), &pictures)
}

/// A PNG of two pixels.
fn png(colour: png::ColorType, samples: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
    encoder.set_color(colour);
    encoder.write_header().unwrap().write_image_data(samples).unwrap();
    bytes
}

/// The head of a JPEG of 2 × 1 pixels: all that a writer looks at.
fn jpeg(components: u8) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xee, 0, 7];
    bytes.extend_from_slice(b"Adobe");
    bytes.extend_from_slice(&[0xff, 0xff, 0xc0, 0, 8, 8, 0, 1, 0, 2, components, 0xff, 0xd9]);
    bytes
}

#[test]
fn alpha_becomes_a_soft_mask_without_loss() {
    let bytes = png(png::ColorType::Rgba, &[255, 0, 0, 128, 10, 20, 30, 0]);
    let file = with(picture(PictureKind::Png, &bytes));
    let images = dictionary(&file, resources(&file), "XObject");
    assert_eq!(stream(&file, images, "I0"), [255, 0, 0, 10, 20, 30]);
    let image = dictionary(&file, images, "I0");
    assert_eq!(image.get(b"ColorSpace").unwrap().as_name().unwrap(), b"DeviceRGB");
    assert_eq!(stream(&file, image, "SMask"), [128, 0]);
}

#[test]
fn a_grey_picture_stays_grey_and_opaque() {
    let bytes = png(png::ColorType::Grayscale, &[7, 250]);
    let file = with(picture(PictureKind::Png, &bytes));
    let images = dictionary(&file, resources(&file), "XObject");
    assert_eq!(stream(&file, images, "I0"), [7, 250]);
    let image = dictionary(&file, images, "I0");
    assert_eq!(image.get(b"ColorSpace").unwrap().as_name().unwrap(), b"DeviceGray");
    assert!(!image.has(b"SMask"));
}

#[test]
fn jpeg_is_kept_as_it_is() {
    for (components, space) in [(1, "DeviceGray"), (3, "DeviceRGB"), (4, "DeviceCMYK")] {
        let bytes = jpeg(components);
        let file = with(picture(PictureKind::Jpeg, &bytes));
        let images = dictionary(&file, resources(&file), "XObject");
        let image = dictionary(&file, images, "I0");
        assert_eq!(image.get(b"Filter").unwrap().as_name().unwrap(), b"DCTDecode");
        assert_eq!(image.get(b"ColorSpace").unwrap().as_name().unwrap(), space.as_bytes());
        assert_eq!(image.has(b"Decode"), components == 4);
        let kept = file.objects.values().filter_map(|object| object.as_stream().ok());
        assert!(kept.into_iter().any(|stream| stream.content == bytes));
    }
}

#[test]
fn a_picture_stands_in_its_place() {
    let file = with(picture(PictureKind::Png, &png(png::ColorType::Grayscale, &[0, 0])));
    let page = *file.get_pages().values().next().unwrap();
    let content = String::from_utf8(file.get_page_content(page)).unwrap();
    // 42 × 21 mm, its lower left corner 100 mm from the left and 297 − 221 mm from below.
    assert!(content.contains("119.055 0 0 59.528 283.465 215.433 cm\n/I0 Do"), "{content}");
}

#[test]
fn a_damaged_picture_is_refused_by_name() {
    for kind in [PictureKind::Png, PictureKind::Jpeg] {
        let mut pictures = Pictures::default();
        pictures.add(picture(kind, b"neither"));
        let error = pdf(&pages(), &fonts(), &pictures, &Meta::default()).unwrap_err();
        assert!(matches!(error, RenderError::Picture { sha256 } if sha256 == "a1"));
    }
}
