//! What a file is, told from its content: never from its name.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::problem::{FileProblem, What};

/// Form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Xlsx,
    Ods,
    Xls,
    VCard,
}

impl Format {
    /// Shown to the user as it is.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Xlsx => "XLSX",
            Self::Ods => "ODS",
            Self::Xls => "XLS",
            Self::VCard => "vCard",
        }
    }
}

/// What was recognised of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sniffed {
    pub format: Format,
    /// Of text files; spreadsheets are UTF-8 inside.
    pub encoding: &'static Encoding,
    pub bytes: u64,
    /// A text file that begins with a byte order mark.
    pub mark: bool,
}

impl Sniffed {
    /// Whether a copy of the file in UTF-8 should begin with a byte order mark:
    /// as the file did, and for spreadsheets, whose programs expect it.
    pub fn has_mark(&self) -> bool {
        self.mark || self.format != Format::Csv
    }
}

/// Spreadsheets are read as a whole; past this size they are better saved as CSV.
const SHEET_LIMIT_MIB: u64 = 64;
/// How much text that is not UTF-8 is shown to the detector.
const DETECT_BYTES: usize = 1 << 20;

/// Looks at the file: does it exist, can it be read, what is it?
pub fn sniff(path: &Path) -> Result<Sniffed, FileProblem> {
    let fail = |what| FileProblem::new(path, what);
    let io_fail = |error: &io::Error| {
        fail(match error.kind() {
            io::ErrorKind::NotFound => What::Missing,
            _ => What::Unreadable(plain_error(error)),
        })
    };
    let meta = std::fs::metadata(path).map_err(|e| io_fail(&e))?;
    if meta.is_dir() {
        return Err(fail(What::Folder));
    }
    if !meta.is_file() {
        return Err(fail(What::Special));
    }
    let mut file = File::open(path).map_err(|e| io_fail(&e))?;
    let mut head = Vec::with_capacity(4096);
    (&mut file).take(4096).read_to_end(&mut head).map_err(|e| io_fail(&e))?;
    if head.is_empty() {
        return Err(fail(What::Empty));
    }
    let bytes = meta.len();
    if let Some(format) = sheet_format(&mut file, &head).map_err(|e| io_fail(&e))? {
        let mib = bytes >> 20;
        if mib > SHEET_LIMIT_MIB {
            return Err(fail(What::TooLarge { mib, limit: SHEET_LIMIT_MIB }));
        }
        return Ok(Sniffed { format, encoding: UTF_8, bytes, mark: false });
    }
    // Other archives and documents, whose beginning may pass for text.
    if [b"PK\x03\x04".as_slice(), b"%PDF-", b"\x1f\x8b"].iter().any(|m| head.starts_with(m)) {
        return Err(fail(What::Binary));
    }
    file.seek(SeekFrom::Start(0)).map_err(|e| io_fail(&e))?;
    let encoding = encoding_of(&mut file, &head)
        .map_err(|e| io_fail(&e))?
        .ok_or_else(|| fail(What::Binary))?;
    let (text, _, _) = encoding.decode(&head);
    let begin = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let upper: String = begin.chars().take(16).collect::<String>().to_ascii_uppercase();
    let format = if upper.starts_with("BEGIN:VCARD") {
        Format::VCard
    } else if upper.starts_with("BEGIN:VCALENDAR") {
        return Err(fail(What::Calendar));
    } else if begin.is_empty() && bytes <= 4096 {
        return Err(fail(What::Empty));
    } else if is_json(begin) {
        return Err(fail(What::Json));
    } else {
        Format::Csv
    };
    let mark = Encoding::for_bom(&head).is_some() || encoding == UTF_16LE || encoding == UTF_16BE;
    Ok(Sniffed { format, encoding, bytes, mark })
}

/// Whether a text begins as JSON does: a bracket, perhaps more of them, and then
/// the first name in quotation marks with its colon. No heading row looks like that.
fn is_json(begin: &str) -> bool {
    let inner = begin.trim_start_matches(|c: char| matches!(c, '[' | '{') || c.is_whitespace());
    let opened = &begin[..begin.len() - inner.len()];
    if opened.trim_end() == "[" && inner.starts_with(']') {
        return true;
    }
    opened.contains('{')
        && inner
            .strip_prefix('"')
            .and_then(|name| name.split_once('"'))
            .is_some_and(|(_, after)| after.trim_start().starts_with(':'))
}

/// The operating system's own words, without Rust's “(os error 13)”.
fn plain_error(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

fn sheet_format(file: &mut File, head: &[u8]) -> io::Result<Option<Format>> {
    const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    if head.starts_with(&OLE) {
        return Ok(Some(Format::Xls));
    }
    if !head.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    if contains(head, b"opendocument.spreadsheet") {
        return Ok(Some(Format::Ods));
    }
    // The names of an XLSX stand in the directory at the end of the archive.
    let size = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(size.saturating_sub(1 << 16)))?;
    let mut tail = Vec::new();
    file.take(1 << 16).read_to_end(&mut tail)?;
    if contains(&tail, b"xl/workbook.") || contains(head, b"xl/") {
        return Ok(Some(Format::Xlsx));
    }
    Ok(None)
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|w| w == needle)
}

/// Byte order mark, then UTF-16 without one, then valid UTF-8, then what the
/// letters look like. `None`: no text.
fn encoding_of(file: &mut File, head: &[u8]) -> io::Result<Option<&'static Encoding>> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Ok(Some(encoding));
    }
    if let Some(encoding) = bare_utf16(head) {
        return Ok(Some(encoding));
    }
    if head.contains(&0) {
        return Ok(None);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let mut shown = 0;
    let mut valid = true;
    let mut controls = 0_u64;
    let mut read = 0_u64;
    let mut decoder = UTF_8.new_decoder_without_bom_handling();
    let mut buffer = vec![0_u8; 1 << 16];
    let mut scratch = vec![0_u8; 3 << 16];
    loop {
        let count = file.read(&mut buffer)?;
        let chunk = buffer.get(..count).unwrap_or_default();
        let last = count == 0;
        if chunk.contains(&0) {
            return Ok(None);
        }
        read += count as u64;
        controls += chunk
            .iter()
            .filter(|b| {
                **b < 0x20
                    && !matches!(**b, b'\n' | b'\r' | b'\t' | 0x0b | 0x0c | 0x1b | 0x07 | 0x08)
            })
            .count() as u64;
        if valid {
            let (_, _, _, errors) = decoder.decode_to_utf8(chunk, &mut scratch, last);
            valid = !errors;
        }
        // Pure ASCII tells the detector nothing: only what holds a foreign byte is shown.
        if shown < DETECT_BYTES && (last || chunk.iter().any(|b| *b >= 0x80)) {
            shown += count;
            detector.feed(chunk, false);
        }
        if last || (!valid && shown >= DETECT_BYTES) {
            break;
        }
    }
    if controls > 8 && controls * 50 > read {
        return Ok(None);
    }
    if valid {
        return Ok(Some(UTF_8));
    }
    detector.feed(&[], true);
    let guess = detector.guess(Some(b"de"), chardetng::Utf8Detection::Deny);
    // German and English offices write Windows-1252; a rarer guess needs to be
    // one that such letters cannot be mistaken for.
    let western = guess == encoding_rs::ISO_8859_2 || guess == encoding_rs::WINDOWS_1257;
    Ok(Some(if western { WINDOWS_1252 } else { guess }))
}

/// UTF-16 without a mark: every second byte of the beginning is mostly zero.
fn bare_utf16(head: &[u8]) -> Option<&'static Encoding> {
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    if zeros(1) * 10 > pairs * 7 && zeros(0) == 0 {
        Some(UTF_16LE)
    } else if zeros(0) * 10 > pairs * 7 && zeros(1) == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Decodes a text file into UTF-8 while it is read.
pub struct Decoder<R> {
    inner: R,
    state: encoding_rs::Decoder,
    input: Vec<u8>,
    begin: usize,
    end: usize,
    ended: bool,
    flushed: bool,
}

impl<R: Read> Decoder<R> {
    /// A byte order mark is taken off.
    pub fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            state: encoding.new_decoder_with_bom_removal(),
            input: vec![0; 1 << 16],
            begin: 0,
            end: 0,
            ended: false,
            flushed: false,
        }
    }
}

impl<R: Read> Read for Decoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        // encoding_rs needs room for one whole character.
        if out.len() < 16 {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "buffer too small"));
        }
        loop {
            if self.flushed {
                return Ok(0);
            }
            if self.begin == self.end && !self.ended {
                self.begin = 0;
                self.end = self.inner.read(&mut self.input)?;
                self.ended = self.end == 0;
            }
            let source = self.input.get(self.begin..self.end).unwrap_or_default();
            let (result, read, written, _) = self.state.decode_to_utf8(source, out, self.ended);
            self.begin += read;
            if self.ended && result == encoding_rs::CoderResult::InputEmpty {
                self.flushed = true;
            }
            if written > 0 || self.flushed {
                return Ok(written);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(bytes: &[u8]) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        file
    }

    fn decoded(bytes: &[u8]) -> String {
        let file = written(bytes);
        let sniffed = sniff(file.path()).unwrap();
        let mut text = String::new();
        Decoder::new(File::open(file.path()).unwrap(), sniffed.encoding)
            .read_to_string(&mut text)
            .unwrap();
        text
    }

    #[test]
    fn every_usual_encoding_of_a_name_is_read() {
        let text = "Name;Ort\r\nMüller;Köln\r\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let with_bom = |bom: &[u8], rest: &[u8]| [bom, rest].concat();
        assert_eq!(decoded(text.as_bytes()), text);
        assert_eq!(decoded(&with_bom(b"\xef\xbb\xbf", text.as_bytes())), text);
        assert_eq!(decoded(&WINDOWS_1252.encode(text).0), text);
        assert_eq!(decoded(&utf16), text);
        assert_eq!(decoded(&with_bom(b"\xff\xfe", &utf16)), text);
        assert_eq!(decoded(&with_bom(b"\xfe\xff", &utf16be)), text);
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        let what = |bytes: &[u8]| sniff(written(bytes).path()).unwrap_err().what;
        assert_eq!(what(b""), What::Empty);
        assert_eq!(what(b" \r\n\r\n"), What::Empty);
        assert_eq!(what(b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00"), What::Binary);
        assert_eq!(what(b"{\n\"customers\": [\n{\"city\":\"Bonn\"}]}"), What::Json);
        assert_eq!(what(b"[\n  {\"birthday\": null}\n]"), What::Json);
        assert_eq!(what(b"[]\n"), What::Json);
        assert_eq!(what(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"), What::Calendar);
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(sniff(folder.path()).unwrap_err().what, What::Folder);
        assert_eq!(sniff(&folder.path().join("none.csv")).unwrap_err().what, What::Missing);
    }

    #[test]
    fn a_card_file_is_known_by_its_first_line_whatever_its_name() {
        let file = written(b"\xef\xbb\xbfbegin:vcard\r\nVERSION:3.0\r\nEND:VCARD\r\n");
        assert_eq!(sniff(file.path()).unwrap().format, Format::VCard);
    }
}
