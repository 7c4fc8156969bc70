//! The image of a signature, decoded within bounds.

use krilla::image::{BitsPerComponent, CustomImage, ImageColorspace};
use png::{ColorType, Decoder, Limits, Transformations};
use std::{fmt, io::Cursor, sync::Arc};
use vigie_shared::limits::{MAX_SIGNATURE_BYTES, MAX_SIGNATURE_PIXELS};

/// Bytes that the decoder may take beside the pixels.
const MAX_DECODER_BYTES: usize = 8 * 1024 * 1024;

/// Why an image is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureImageError {
    /// More bytes or pixels than a paper takes.
    #[error("the image is too large")]
    TooLarge,
    /// Not a PNG image, or a damaged one.
    #[error("not a PNG image")]
    Unreadable,
}

/// A signature as it is printed: on white, 8 bits a channel. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SignatureImage {
    width: u32,
    height: u32,
    /// Red, green and blue of each pixel, row by row.
    rgb: Arc<[u8]>,
}

impl fmt::Debug for SignatureImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignatureImage({} x {})", self.width, self.height)
    }
}

impl SignatureImage {
    /// Decodes a PNG. What its header says of its size is checked before anything is unpacked.
    ///
    /// # Errors
    /// When it is no PNG, is damaged, or is larger than [`MAX_SIGNATURE_BYTES`] or
    /// [`MAX_SIGNATURE_PIXELS`].
    pub fn from_png(bytes: &[u8]) -> Result<Self, SignatureImageError> {
        if bytes.len() > MAX_SIGNATURE_BYTES {
            return Err(SignatureImageError::TooLarge);
        }
        let limits = Limits {
            bytes: MAX_DECODER_BYTES,
        };
        let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
        decoder
            .set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
        let mut reader = decoder
            .read_info()
            .map_err(|_| SignatureImageError::Unreadable)?;
        let (width, height) = reader.info().size();
        if width > MAX_SIGNATURE_PIXELS.0 || height > MAX_SIGNATURE_PIXELS.1 {
            return Err(SignatureImageError::TooLarge);
        }
        let size = reader
            .output_buffer_size()
            .ok_or(SignatureImageError::TooLarge)?;
        let mut pixels = vec![0; size];
        let frame = reader
            .next_frame(&mut pixels)
            .map_err(|_| SignatureImageError::Unreadable)?;
        let pixels = pixels
            .get(..frame.buffer_size())
            .ok_or(SignatureImageError::Unreadable)?;
        let rgb: Vec<u8> = match frame.color_type {
            ColorType::Rgba => pixels.chunks_exact(4).flat_map(of_rgba).collect(),
            ColorType::GrayscaleAlpha => pixels.chunks_exact(2).flat_map(of_gray).collect(),
            // The decoder adds the channel for transparency to all others.
            ColorType::Grayscale | ColorType::Rgb | ColorType::Indexed => {
                return Err(SignatureImageError::Unreadable);
            }
        };
        let expected = width as usize * height as usize * 3;
        if rgb.len() != expected || expected == 0 {
            return Err(SignatureImageError::Unreadable);
        }
        Ok(Self {
            width,
            height,
            rgb: rgb.into(),
        })
    }

    /// Width and height in points within a box, in the proportions of the image.
    pub(crate) fn size_within(&self, (width, height): (f32, f32)) -> (f32, f32) {
        let (own_width, own_height) = (self.width as f32, self.height as f32);
        let scale = (width / own_width).min(height / own_height);
        (own_width * scale, own_height * scale)
    }
}

/// A pixel on white.
fn of_rgba(pixel: &[u8]) -> [u8; 3] {
    let alpha = u32::from(pixel[3]);
    [pixel[0], pixel[1], pixel[2]].map(|channel| on_white(channel, alpha))
}

fn of_gray(pixel: &[u8]) -> [u8; 3] {
    [on_white(pixel[0], u32::from(pixel[1])); 3]
}

fn on_white(channel: u8, alpha: u32) -> u8 {
    let mixed = (u32::from(channel) * alpha + 255 * (255 - alpha) + 127) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}

impl CustomImage for SignatureImage {
    fn color_channel(&self) -> &[u8] {
        &self.rgb
    }

    fn alpha_channel(&self) -> Option<&[u8]> {
        None
    }

    fn bits_per_component(&self) -> BitsPerComponent {
        BitsPerComponent::Eight
    }

    fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    fn icc_profile(&self) -> Option<&[u8]> {
        None
    }

    fn color_space(&self) -> ImageColorspace {
        ImageColorspace::Rgb
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, color: ColorType, pixels: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(color);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(pixels).unwrap();
        writer.finish().unwrap();
        bytes
    }

    #[test]
    fn what_is_transparent_is_white_and_gray_becomes_color() {
        let half = png(2, 1, ColorType::Rgba, &[0, 0, 0, 0, 10, 20, 30, 255]);
        let image = SignatureImage::from_png(&half).unwrap();
        assert_eq!(&*image.rgb, [255, 255, 255, 10, 20, 30]);
        let gray = png(1, 1, ColorType::Grayscale, &[7]);
        assert_eq!(&*SignatureImage::from_png(&gray).unwrap().rgb, [7, 7, 7]);
    }

    #[test]
    fn an_image_that_is_too_large_is_not_taken_for_one_that_is_none() {
        let too_large = Err(SignatureImageError::TooLarge);
        // A thousand times a thousand white pixels are a few kilobytes.
        let wide = png(1_300, 1, ColorType::Grayscale, &[255; 1_300]);
        assert_eq!(SignatureImage::from_png(&wide), too_large);
        assert_eq!(
            SignatureImage::from_png(&vec![0; MAX_SIGNATURE_BYTES + 1]),
            too_large
        );
        let unreadable = Err(SignatureImageError::Unreadable);
        assert_eq!(SignatureImage::from_png(b""), unreadable);
        assert_eq!(
            SignatureImage::from_png(b"\xff\xd8\xff\xe0 a JPEG"),
            unreadable
        );
        let cut = &png(50, 50, ColorType::Grayscale, &[0; 2_500])[..60];
        assert_eq!(SignatureImage::from_png(cut), unreadable);
    }
}
