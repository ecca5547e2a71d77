//! Gray pictures of pages, and how far two of them are apart.

use std::{
    fs::{self, File},
    io::BufReader,
    ops::Range,
    path::Path,
};

/// A gray picture, row by row; 0 is black.
#[derive(Clone)]
pub struct Gray {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<u8>,
}

/// How many pixels around one make its spot, twice over: two drawings agree on the shade of a spot,
/// not of a pixel.
const AROUND: usize = 1;

impl Gray {
    /// Reads a PNG whose colors are shades of gray.
    pub fn read(path: &Path) -> Gray {
        let file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut reader = png::Decoder::new(BufReader::new(file)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a small picture")];
        let frame = reader.next_frame(&mut pixels).expect("a whole PNG");
        assert_eq!(frame.bit_depth, png::BitDepth::Eight);
        pixels.truncate(frame.buffer_size());
        // Some programs write a gray picture with three equal colors.
        let pixels = pixels.into_iter().step_by(frame.color_type.samples()).collect();
        Gray { width: frame.width as usize, height: frame.height as usize, pixels }
    }

    /// Writes it as small as it gets.
    pub fn write(&self, path: &Path) {
        let file = File::create(path).expect("the folder is there");
        let size = |side: usize| u32::try_from(side).expect("a small picture");
        let mut encoder = png::Encoder::new(file, size(self.width), size(self.height));
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().expect("the disk takes it");
        writer.write_image_data(&self.pixels).expect("as many pixels as it has");
    }

    /// Paints a part of it white: left, top, width and height in pixels.
    pub fn blank(&mut self, [left, top, width, height]: [usize; 4]) {
        for row in top..(top + height).min(self.height) {
            let right = (left + width).min(self.width);
            self.pixels[row * self.width..][left.min(right)..right].fill(255);
        }
    }

    /// Answers it with fewer shades: a reference takes half the room, and nobody sees the difference.
    pub fn coarse(&self) -> Gray {
        let coarse = |pixel: &u8| (pixel / 17 + u8::from(pixel % 17 > 8)) * 17;
        Gray { pixels: self.pixels.iter().map(coarse).collect(), ..*self }
    }

    /// Answers the largest difference of a spot of two pictures; `None` when they are not as large.
    pub fn apart(&self, other: &Gray) -> Option<u8> {
        self.difference(other)?.pixels.into_iter().max()
    }

    /// Answers a picture of the differences: the whiter a spot, the more it is another.
    pub fn difference(&self, other: &Gray) -> Option<Gray> {
        if (self.width, self.height) != (other.width, other.height) {
            return None;
        }
        let (mine, theirs) = (self.smooth(), other.smooth());
        let pixels = mine.iter().zip(&theirs).map(|(one, other)| one.abs_diff(*other)).collect();
        Some(Gray { pixels, ..*self })
    }

    /// Reads a PGM as programs draw it, made smaller: each pixel is the mean of so many by so many.
    pub fn read_drawn(path: &Path, by: usize) -> Gray {
        let file = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let parts: Vec<&[u8]> = file.splitn(4, u8::is_ascii_whitespace).collect();
        let [b"P5", width, height, rest] = parts[..] else { panic!("no PGM") };
        let number = |digits: &[u8]| -> usize {
            std::str::from_utf8(digits).expect("digits").parse().expect("a number")
        };
        let (from, pixels) = (number(width), rest.strip_prefix(b"255\n").expect("8 bit"));
        let (width, height) = (from / by, number(height) / by);
        let strip = |rows: &[u8]| -> Vec<u8> {
            let mut sums = vec![0; width];
            for row in rows.chunks(from) {
                for (sum, pixels) in sums.iter_mut().zip(row.chunks(by)) {
                    *sum += pixels.iter().map(|pixel| u32::from(*pixel)).sum::<u32>();
                }
            }
            sums.iter().map(|sum| (sum / (by * by) as u32) as u8).collect()
        };
        let strips = pixels.chunks_exact(from * by).take(height);
        Gray { width, height, pixels: strips.flat_map(strip).collect() }
    }

    /// Answers the rows of the line of text with the most ink.
    pub fn line(&self) -> Range<usize> {
        let row = |y: usize| &self.pixels[y * self.width..(y + 1) * self.width];
        let lines = runs((0..self.height).map(|y| row(y).iter().any(dark)), 1);
        let lines = lines.into_iter().filter(|line| (4..=14).contains(&line.len()));
        let ink = |line: &Range<usize>| -> usize {
            line.clone().map(|y| row(y).iter().filter(|pixel| dark(pixel)).count()).sum()
        };
        lines.max_by_key(ink).expect("there is text on the page")
    }

    /// Answers the columns of the widest word in a line.
    pub fn word(&self, line: Range<usize>) -> Range<usize> {
        let inked = |x: usize| line.clone().any(|y| dark(&self.pixels[y * self.width + x]));
        let words = runs((0..self.width).map(inked), 3);
        words.into_iter().max_by_key(Range::len).expect("there is a word in the line")
    }

    /// Answers the shade of the spot around each pixel, those in the middle counting most.
    fn smooth(&self) -> Vec<u8> {
        self.means_around().means_around().pixels
    }

    fn means_around(&self) -> Gray {
        let rows: Vec<u8> = self.pixels.chunks(self.width).flat_map(means).collect();
        let column =
            |x: usize| -> Vec<u8> { rows.iter().skip(x).step_by(self.width).copied().collect() };
        let columns: Vec<Vec<u8>> = (0..self.width).map(|x| means(&column(x))).collect();
        let row = |y: usize| columns.iter().map(move |column| column[y]);
        Gray { pixels: (0..self.height).flat_map(row).collect(), ..*self }
    }
}

fn means(line: &[u8]) -> Vec<u8> {
    let mean = |at: usize| {
        let near = &line[at.saturating_sub(AROUND)..(at + AROUND + 1).min(line.len())];
        let sum: usize = near.iter().map(|pixel| usize::from(*pixel)).sum();
        u8::try_from(sum / near.len()).expect("a mean of bytes is a byte")
    };
    (0..line.len()).map(mean).collect()
}

fn dark(pixel: &u8) -> bool {
    *pixel < 160
}

/// Answers where something is without a gap as large as this.
fn runs(inked: impl Iterator<Item = bool>, gap: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in inked.enumerate().filter(|(_, inked)| *inked) {
        match runs.last_mut() {
            Some(run) if at < run.end + gap => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
