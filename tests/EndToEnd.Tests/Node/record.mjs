// A client that is not written in C#: records an entry, streams some more, reads the timeline with its purpose, and
// fetches an evidence export into the file named. Usage: node record.mjs FILE. The address and the tokens come from
// RISK_ADDRESS, RISK_TOKEN and RISK_MANAGER_TOKEN. What it records is synthetic.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';

const protos = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'protos');
const files = ['cases', 'records', 'exports'].map((name) => `riskplatform/v1/${name}.proto`);
const { riskplatform: { v1 } } = grpc.loadPackageDefinition(protoLoader.loadSync(files, {
  includeDirs: [protos], keepCase: true, enums: String, longs: String, defaults: true, oneofs: true,
}));

const address = new URL(process.env.RISK_ADDRESS).host;
const insecure = grpc.credentials.createInsecure();
const headers = (token, purpose) => {
  const metadata = new grpc.Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  metadata.set('riskplatform-purpose', purpose);
  return metadata;
};
const worker = headers(process.env.RISK_TOKEN, 'CASEWORK');
const manager = headers(process.env.RISK_MANAGER_TOKEN, 'LEGAL_PROCEEDINGS');
const deadline = () => ({ deadline: Date.now() + 20_000 });
const call = (client, method, request, metadata) => new Promise((resolve, reject) => {
  client[method](request, metadata, deadline(), (error, response) => (error ? reject(error) : resolve(response)));
});
const collect = (stream) => new Promise((resolve, reject) => {
  const messages = [];
  stream.on('error', reject);
  stream.on('data', (message) => messages.push(message));
  stream.on('end', () => resolve(messages));
});
const entry = (account) => ({ kind: 'ENTRY_KIND_NOTE', account, sources: [{ kind: 'POLICE' }] });

const cases = new v1.CaseService(address, insecure);
const records = new v1.RecordService(address, insecure);
const exports = new v1.ExportService(address, insecure);

const parties = [{ role: 'PARTY_ROLE_SUBJECT' }, { role: 'PARTY_ROLE_SURVIVOR' }];
const created = await call(cases, 'CreateCase', { new_case: { parties }, request_id: randomUUID() }, worker);
const caseId = created.case.case_id;
const { receipt } =
  await call(records, 'Record', { case_id: caseId, entry: entry('Synthetic 0'), request_id: randomUUID() }, worker);

const stream = records.RecordStream(worker, deadline());
const answers = collect(stream);
stream.write({ start: { case_id: caseId, stream_id: randomUUID() } });
for (let i = 1; i <= 5; i++) stream.write({ entry: entry(`Synthetic ${i}`) });
stream.end();
const streamed = (await answers).flatMap((answer) => answer.receipts);

const timeline = await call(records, 'GetTimeline', { case_id: caseId, oldest_first: true }, worker);
const unknown = await call(records, 'GetTimeline', { case_id: caseId }, headers(process.env.RISK_TOKEN, 'CURIOSITY'))
  .then(() => null, (error) => grpc.status[error.code]);

const started = await call(exports, 'StartEvidenceExport', {
  case_id: caseId, recipient: 'Synthetic court', reason: 'Synthetic', request_id: randomUUID(),
}, manager);
const which = { case_id: caseId, export_id: started.export.export_id };
const progress = await collect(exports.WatchEvidenceExport(which, manager, deadline()));
const chunks = await collect(exports.DownloadEvidenceExport(which, manager, deadline()));
writeFileSync(process.argv[2], Buffer.concat(chunks.map((answer) => answer.chunk)));

console.log(JSON.stringify({
  case_id: caseId,
  recorded: receipt.number,
  hash: receipt.hash.toString('hex'),
  streamed: streamed.map((one) => one.number),
  accounts: timeline.entries.slice(1).map((one) => one.content.recorded.account),
  hashes: timeline.entries.map((one) => one.hash.toString('hex')),
  unknown_purpose: unknown,
  export_state: progress.at(-1).export.state,
}));
for (const client of [cases, records, exports]) client.close();
