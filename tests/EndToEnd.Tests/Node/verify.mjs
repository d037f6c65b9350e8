// Verifies an evidence export with nothing of the platform: written from docs/evidence-export.md and
// docs/chain-format.md alone. Usage: node verify.mjs EXPORT.zip [TRUSTED-KEY.pem]
// Prints one line of JSON; exit code 0 if intact, 1 if not.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const [, , path, trustedPath] = process.argv;
const problems = [];
const fail = (what) => { problems.push(what); };
const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hex = (bytes) => bytes.toString('hex');
const int64 = (number) => { const b = Buffer.alloc(8); b.writeBigInt64BE(BigInt(number)); return b; };
const int32 = (number) => { const b = Buffer.alloc(4); b.writeInt32BE(number); return b; };
const uuid = (text) => Buffer.from(text.replaceAll('-', ''), 'hex');
const keyId = (key) => hex(sha256(key.export({ type: 'spki', format: 'der' }))).slice(0, 32);

// The zip's own directory, at its end, says what is in it.
function unzip(zip) {
  const files = new Map();
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== 0x06054b50) end--;
  if (end < 0) throw new Error('not a zip');
  let count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (end >= 20 && zip.readUInt32LE(end - 20) === 0x07064b50) {
    const large = Number(zip.readBigUInt64LE(end - 12));
    count = Number(zip.readBigUInt64LE(large + 32));
    at = Number(zip.readBigUInt64LE(large + 48));
  }
  for (let i = 0; i < count; i++) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('the directory of the zip is damaged');
    const method = zip.readUInt16LE(at + 10);
    const [nameLength, extraLength, noteLength] =
      [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const sizes = [zip.readUInt32LE(at + 24), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    // What does not fit in 32 bits stands in the extra field of kind 1, in this order.
    for (let e = at + 46 + nameLength; e < at + 46 + nameLength + extraLength; e += 4 + zip.readUInt16LE(e + 2)) {
      if (zip.readUInt16LE(e) !== 1) continue;
      let from = e + 4;
      for (let s = 0; s < 3; s++) {
        if (sizes[s] !== 0xffffffff) continue;
        sizes[s] = Number(zip.readBigUInt64LE(from));
        from += 8;
      }
    }
    const [, packed, local] = sizes;
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(data, data + packed);
    if (files.has(name)) fail(`FileExtra ${name}`);
    files.set(name, method === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + nameLength + extraLength + noteLength;
  }
  return files;
}

function checkManifest(files, manifest) {
  const key = createPublicKey(trustedPath ? readFileSync(trustedPath) : files.get('signing-key.pem'));
  const signature = Buffer.from(files.get('manifest.sig').toString('ascii'), 'base64');
  const signed = verify('sha256', files.get('manifest.json'), { key, dsaEncoding: 'der' }, signature);
  if (!signed || manifest.key_id !== keyId(key)) fail('ManifestSignature manifest.json');
  const left = new Set(files.keys());
  left.delete('manifest.json');
  left.delete('manifest.sig');
  for (const { name, size, sha256: expected } of manifest.files) {
    const content = files.get(name);
    if (!content) fail(`FileMissing ${name}`);
    else if (content.length !== size || hex(sha256(content)) !== expected) fail(`FileChanged ${name}`);
    left.delete(name);
  }
  for (const name of left) fail(`FileExtra ${name}`);
}

// Returns the hashes that fit, by number; index 0 is what comes before the first.
function checkEntries(entries, caseId) {
  const hashes = [Buffer.alloc(32)];
  for (const entry of entries) {
    const number = hashes.length;
    if (entry.number > number) return [hashes, `Missing ${number}`];
    if (entry.number < number) return [hashes, `Hash ${entry.number}`];
    const digest =
      sha256('riskplatform content 1\n', Buffer.from(entry.salt, 'hex'), Buffer.from(entry.content, 'base64'));
    if (hex(digest) !== entry.content_digest) return [hashes, `Content ${number}`];
    const hash = sha256(
      'riskplatform entry 1\n', uuid(caseId), int64(number), int32(entry.kind_number),
      int64(entry.record_time_unix_ms), digest, hashes[number - 1]);
    if (hex(hash) !== entry.hash) return [hashes, `Hash ${number}`];
    if (new Date(entry.record_time).getTime() !== entry.record_time_unix_ms) return [hashes, `Hash ${number}`];
    hashes.push(hash);
  }
  return [hashes, null];
}

function rootFrom(leaf, index, count, path) {
  if (index < 0 || index >= count) return null;
  let [place, last, hash] = [index, count - 1, leaf];
  for (const text of path) {
    const sibling = Buffer.from(text, 'hex');
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      hash = sha256(Buffer.from([1]), sibling, hash);
      while (place % 2 === 0 && place > 0) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
    } else {
      hash = sha256(Buffer.from([1]), hash, sibling);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : null;
}

function checkCheckpoint(checkpoint, before, hashes, caseId) {
  const own = checkpoint.case;
  const key = createPublicKey(checkpoint.public_key);
  const root = Buffer.from(checkpoint.root, 'hex');
  const statement = Buffer.concat([
    Buffer.from('riskplatform checkpoint 1\n'), int64(checkpoint.number), int64(checkpoint.time_unix_ms),
    int64(checkpoint.chain_count), root, Buffer.from(checkpoint.previous_statement_hash, 'hex')]);
  const signature = Buffer.from(checkpoint.signature, 'base64');
  if (keyId(key) !== checkpoint.key_id
    || !verify('sha256', statement, { key, dsaEncoding: 'ieee-p1363' }, signature)) return 'Signature';
  if (before && checkpoint.number <= before.number) return 'Checkpoint';
  if (before && checkpoint.number === before.number + 1
    && hex(sha256(before.statement)) !== checkpoint.previous_statement_hash) return 'Checkpoint';
  const leaf = sha256(
    Buffer.from([0x00, 0x43]), uuid(caseId), int64(own.entry_count), Buffer.from(own.head_hash, 'hex'));
  const reached = rootFrom(leaf, own.leaf_index, checkpoint.chain_count, own.path);
  if (!reached || !reached.equals(root)) return 'Checkpoint';
  checkpoint.statement = statement;
  if (own.entry_count >= hashes.length) return 'Truncated';
  return hex(hashes[own.entry_count]) === own.head_hash ? null : 'Checkpoint';
}

let [entryCount, checkpointCount] = [0, 0];
try {
  const files = unzip(readFileSync(path));
  const json = (name) => JSON.parse(files.get(name).toString('utf8'));
  const manifest = json('manifest.json');
  if (manifest.format_version !== 1) throw new Error('another version of the format');
  checkManifest(files, manifest);
  const chain = json('chain.json');
  const [hashes, broken] = checkEntries(json('entries.json'), manifest.case_id);
  entryCount = hashes.length - 1;
  if (broken) fail(broken);
  else if (chain.case_id !== manifest.case_id) fail('Hash 0');
  else if (chain.entry_count > entryCount) fail(`Truncated ${entryCount + 1}`);
  else if (chain.entry_count !== entryCount || chain.head_hash !== hex(hashes[entryCount])) fail(`Hash ${entryCount}`);
  let before = null;
  for (const checkpoint of json('checkpoints.json').checkpoints) {
    const problem = checkCheckpoint(checkpoint, before, hashes, manifest.case_id);
    if (problem && !(broken && problem === 'Truncated')) fail(`${problem} ${checkpoint.case.entry_count}`);
    if (problem) break;
    before = checkpoint;
    checkpointCount++;
  }
} catch (error) {
  fail(`Unreadable ${error.message}`);
}
console.log(JSON.stringify({ intact: problems.length === 0, problems, entryCount, checkpointCount }));
process.exitCode = problems.length === 0 ? 0 : 1;
