// A file's bytes → its text, or why they are none: in an encoding that is not known, a picture, a document of an office.

import { isUtf8 } from 'node:buffer';
import { lineWithInvalidUtf8 } from '../corpus/read-text.ts';

/** `text` without a byte order mark, its lines parted by `\n` alone; or `wrong`: what is the matter and what to do. */
export type Decoded = { readonly text: string } | { readonly wrong: string };

/**
 * Decodes UTF-8 with or without a byte order mark and UTF-16 with one.
 * @param bytes a file, read as a whole.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { wrong: 'is empty: save it again, or leave it out' };
  const known = signatureOf(bytes);
  if (known !== undefined) return { wrong: known };
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return decodeUtf16(bytes, utf16);
  if (bytes.includes(0)) {
    return { wrong: 'is no text, or text in an encoding that is not known: save it as UTF-8' };
  }
  if (!isUtf8(bytes)) {
    return { wrong: `is not valid UTF-8 from line ${lineWithInvalidUtf8(bytes)} on: save it as UTF-8` };
  }
  return checked(new TextDecoder().decode(bytes));
}

function decodeUtf16(bytes: Uint8Array, encoding: string): Decoded {
  try {
    return checked(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return { wrong: 'begins as UTF-16 and does not go on as such: save it as UTF-8' };
  }
}

// Text has next to no control characters; a file full of them only happens to be valid UTF-8.
const MOST_CONTROLS = 0.01;

function checked(decoded: string): Decoded {
  const controls = decoded.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  if (decoded.includes('\0') || controls > decoded.length * MOST_CONTROLS) {
    return { wrong: 'is no text: give the text that it holds, saved as UTF-8' };
  }
  const text = decoded.replace(/\r\n?/g, '\n');
  return text.trim() === '' ? { wrong: 'is empty: save it again, or leave it out' } : { text };
}

/** How files begin that people take for a newsletter's, with what to give in place of them. */
const SIGNATURES: readonly (readonly [begin: string, what: string])[] = [
  ['%PDF-', 'is a PDF, which has no paragraphs: give the text or the web page that it was made from'],
  ['PK\x03\x04', 'is a zip archive or a document of an office: save it as a web page (HTML) or as text'],
  ['PK\x05\x06', 'is an empty zip archive: leave it out'],
  ['\x1f\x8b', 'is packed with gzip: unpack it and give what it holds'],
  ['BZh', 'is packed with bzip2: unpack it and give what it holds'],
  ['7z\xbc\xaf\x27\x1c', 'is packed with 7-Zip: unpack it and give what it holds'],
  ['Rar!\x1a\x07', 'is packed with RAR: unpack it and give what it holds'],
  ['\xfd7zXZ', 'is packed with xz: unpack it and give what it holds'],
  ['\xd0\xcf\x11\xe0', 'is a document of an office: save it as a web page (HTML) or as text'],
  ['{\\rtf', 'is rich text (RTF): save it as a web page (HTML) or as text'],
  ['bplist00', 'is a web archive of Safari: save the page as its source (HTML)'],
  ['\x89PNG', 'is a picture: give the text or the web page of the issue'],
  ['\xff\xd8\xff', 'is a picture: give the text or the web page of the issue'],
  ['GIF8', 'is a picture: give the text or the web page of the issue'],
  ['RIFF', 'is a picture, a sound or a film: give the text or the web page of the issue'],
  ['ID3', 'is a sound: give the text or the web page of the issue'],
];

function signatureOf(bytes: Uint8Array): string | undefined {
  const begin = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return SIGNATURES.find(([signature]) => begin.startsWith(signature))?.[1];
}

/** Whether a file is a zip archive, whatever its name. */
export function isZip(bytes: Uint8Array): boolean {
  const begin = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return begin === 'PK\x03\x04' || begin === 'PK\x05\x06';
}

function utf16Of(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}
