//! The file itself: every object is written as it comes, so that a long run needs no more room than a
//! short one. Small objects are packed together, streams are compressed.

use std::io::Write;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};

use super::not_written;
use crate::error::{PrintError, Result};

/// How many small objects are packed into one stream.
const PACK: usize = 200;

/// Half of the best ratio's effort for a percent of the size.
const EFFORT: Compression = Compression::new(6);

/// A PDF file on its way to a disk.
pub struct File<W> {
    to: W,
    length: u64,
    places: Vec<Place>,
    pack: Pack,
    sums: Sums,
    /// One for all streams: making one anew takes longer than packing a page.
    packer: Compress,
}

/// Two numbers that stand for bytes (FNV, twice): the same bytes have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sums([u64; 2]);

impl Default for Sums {
    fn default() -> Sums {
        Sums([0xCBF2_9CE4_8422_2325, 0x6C62_272E_07BB_0142])
    }
}

impl Sums {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.map(|sum| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3));
        }
    }
}

/// Where an object stands in the file.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    At(u64),
    Packed { stream: u32, index: u16 },
}

/// Small objects that wait for their stream.
#[derive(Default)]
struct Pack {
    ids: Vec<u32>,
    starts: Vec<usize>,
    bytes: Vec<u8>,
}

impl<W: Write> File<W> {
    pub fn begin(to: W) -> Result<File<W>> {
        let (places, pack, sums) = (vec![Place::Nowhere], Pack::default(), Sums::default());
        let packer = Compress::new(EFFORT, true);
        let mut file = File { to, length: 0, places, pack, sums, packer };
        file.write(b"%PDF-1.7\n%\xE5\xB3\xB0\xE4\xBC\x9A\n")?;
        Ok(file)
    }

    /// Gives an object its number before it is known.
    pub fn reserve(&mut self) -> ObjectId {
        self.places.push(Place::Nowhere);
        (u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX), 0)
    }

    pub fn add(&mut self, object: impl Into<Object>) -> Result<ObjectId> {
        let id = self.reserve();
        self.set(id, object)?;
        Ok(id)
    }

    /// Writes an object under the number that was reserved for it.
    pub fn set(&mut self, id: ObjectId, object: impl Into<Object>) -> Result<()> {
        match object.into() {
            Object::Stream(stream) => self.write_stream(id, stream),
            object => {
                self.pack.ids.push(id.0);
                self.pack.starts.push(self.pack.bytes.len());
                spell(&object, &mut self.pack.bytes);
                self.pack.bytes.push(b'\n');
                if self.pack.ids.len() == PACK { self.write_pack() } else { Ok(()) }
            }
        }
    }

    /// Closes the file and answers what it was written to. The same objects make the same identity.
    pub fn finish(mut self, root: ObjectId, info: ObjectId) -> Result<W> {
        self.write_pack()?;
        let list = self.reserve();
        self.places[list.0 as usize] = Place::At(self.length);
        let start = self.length;
        let identity: Vec<u8> = self.sums.0.iter().flat_map(|sum| sum.to_be_bytes()).collect();
        let identity = Object::String(identity, StringFormat::Hexadecimal);
        let entry = dictionary! {
            "Type" => "XRef", "Size" => whole(self.places.len()), "Root" => root, "Info" => info,
            "W" => vec![1.into(), 5.into(), 2.into()], "ID" => vec![identity.clone(), identity],
        };
        let rows: Vec<u8> = self.places.iter().flat_map(|place| place.row()).collect();
        self.write_stream(list, Stream::new(entry, rows))?;
        self.write(format!("startxref\n{start}\n%%EOF\n").as_bytes())?;
        self.to.flush()?;
        Ok(self.to)
    }

    fn write_pack(&mut self) -> Result<()> {
        let pack = std::mem::take(&mut self.pack);
        if pack.ids.is_empty() {
            return Ok(());
        }
        let id = self.reserve();
        for (index, packed) in pack.ids.iter().enumerate() {
            let index = u16::try_from(index).unwrap_or(u16::MAX);
            self.places[*packed as usize] = Place::Packed { stream: id.0, index };
        }
        let places = pack.ids.iter().zip(&pack.starts);
        let mut content: Vec<u8> =
            places.flat_map(|(id, start)| format!("{id} {start} ").into_bytes()).collect();
        let first = content.len();
        content.extend(pack.bytes);
        let entry = dictionary! {
            "Type" => "ObjStm", "N" => whole(pack.ids.len()), "First" => whole(first),
        };
        self.write_stream(id, Stream::new(entry, content))
    }

    fn write_stream(&mut self, id: ObjectId, stream: Stream) -> Result<()> {
        let Stream { mut dict, mut content, allows_compression, .. } = stream;
        if allows_compression && !dict.has(b"Filter") {
            let smaller = self.smaller(&content)?;
            if smaller.len() + b"/Filter/FlateDecode".len() < content.len() {
                dict.set("Filter", "FlateDecode");
                content = smaller;
            }
        }
        dict.set("Length", whole(content.len()));
        self.places[id.0 as usize] = Place::At(self.length);
        let mut head = format!("{} 0 obj\n", id.0).into_bytes();
        spell_entries(&dict, &mut head);
        head.extend(b"stream\n");
        self.write(&head)?;
        self.sums.add(&content);
        self.write(&content)?;
        self.write(b"\nendstream\nendobj\n")
    }

    fn smaller(&mut self, content: &[u8]) -> Result<Vec<u8>> {
        self.packer.reset();
        let mut packed = Vec::with_capacity(content.len() / 2 + 64);
        loop {
            let read = usize::try_from(self.packer.total_in()).unwrap_or(usize::MAX);
            let rest = content.get(read..).unwrap_or_default();
            let packing = self.packer.compress_vec(rest, &mut packed, FlushCompress::Finish);
            match packing.map_err(|error| not_written(&error.to_string()))? {
                Status::StreamEnd => return Ok(packed),
                Status::Ok | Status::BufError => packed.reserve(packed.capacity()),
            }
        }
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.length += bytes.len() as u64;
        self.to.write_all(bytes).map_err(PrintError::from)
    }
}

impl Place {
    /// The row of the list of objects that says where one is.
    fn row(self) -> [u8; 8] {
        let (kind, place, index) = match self {
            Place::Nowhere => (0, 0, 0),
            Place::At(at) => (1, at, 0),
            Place::Packed { stream, index } => (2, u64::from(stream), index),
        };
        let [_, _, _, a, b, c, d, e] = place.to_be_bytes();
        let [f, g] = index.to_be_bytes();
        [kind, a, b, c, d, e, f, g]
    }
}

/// Writes an object as PDF spells it.
fn spell(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().bytes()),
        Object::Integer(value) => out.extend(value.to_string().bytes()),
        Object::Real(value) => out.extend(value.to_string().bytes()),
        Object::Name(name) => spell_name(name, out),
        Object::String(text, StringFormat::Literal) => {
            out.push(b'(');
            for byte in text {
                if matches!(byte, b'(' | b')' | b'\\') {
                    out.push(b'\\');
                }
                out.push(*byte);
            }
            out.push(b')');
        }
        Object::String(text, StringFormat::Hexadecimal) => {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            let digit = |half: u8| DIGITS[usize::from(half)];
            out.push(b'<');
            out.extend(text.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]));
            out.push(b'>');
        }
        Object::Array(list) => {
            out.push(b'[');
            for (index, object) in list.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                spell(object, out);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => spell_entries(entries, out),
        Object::Stream(stream) => spell_entries(&stream.dict, out),
        Object::Reference((number, generation)) => {
            out.extend(format!("{number} {generation} R").bytes());
        }
    }
}

fn spell_entries(entries: &Dictionary, out: &mut Vec<u8>) {
    out.extend(b"<<");
    for (name, value) in entries {
        spell_name(name, out);
        let parts_itself = matches!(
            value,
            Object::Name(_) | Object::Array(_) | Object::Dictionary(_) | Object::String(..)
        );
        if !parts_itself {
            out.push(b' ');
        }
        spell(value, out);
    }
    out.extend(b">>");
}

fn spell_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'+' | b'.' | b',') {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").bytes());
        }
    }
}

fn whole(count: usize) -> Object {
    Object::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}
