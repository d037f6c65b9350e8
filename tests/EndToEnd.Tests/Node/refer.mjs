// A client that is not written in C#: searches the directory, matches programmes with a case, is refused anger
// management with programmes to refer to instead, refers to one of them, and reads what is left to do and what the
// subject gets. The address and the token come from RISK_ADDRESS and RISK_TOKEN. Case and listings are synthetic.
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import protobuf from 'protobufjs';

const protos = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'protos');
const files = ['assessments', 'directory', 'referrals'].map((name) => `riskplatform/v1/${name}.proto`);
const { riskplatform: { v1 } } = grpc.loadPackageDefinition(protoLoader.loadSync(files, {
  includeDirs: [protos], keepCase: true, enums: String, longs: String, defaults: true, oneofs: true,
}));

// What an error says beside its status, in Google's own messages.
const { root } = protobuf.parse(`syntax = "proto3";
  message Any { string type_url = 1; bytes value = 2; }
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
  message ErrorInfo { string reason = 1; string domain = 2; map<string, string> metadata = 3; }
  message PreconditionFailure {
    message Violation { string type = 1; string subject = 2; string description = 3; }
    repeated Violation violations = 1;
  }`, { keepCase: true });
const detail = (error, name) => {
  const { details } = root.lookupType('Status').decode(error.metadata.get('grpc-status-details-bin')[0]);
  const found = details.find((any) => any.type_url.endsWith(`/google.rpc.${name}`));
  return found && root.lookupType(name).toObject(root.lookupType(name).decode(found.value));
};

const address = new URL(process.env.RISK_ADDRESS).host;
const metadata = new grpc.Metadata();
metadata.set('authorization', `Bearer ${process.env.RISK_TOKEN}`);
metadata.set('riskplatform-purpose', 'CASEWORK');
const call = (client, method, request) => new Promise((resolve, reject) => {
  client[method](request, metadata, { deadline: Date.now() + 20_000 },
    (error, response) => (error ? reject(error) : resolve(response)));
});
const failure = (client, method, request) => call(client, method, request).then(
  () => { throw new Error(`${method} was not refused`); }, (error) => error);

const insecure = grpc.credentials.createInsecure();
const assessments = new v1.AssessmentService(address, insecure);
const directory = new v1.DirectoryService(address, insecure);
const referrals = new v1.ReferralService(address, insecure);

const { areas } = await call(directory, 'SearchAreas', { query: 'Leeds', kinds: ['AREA_KIND_LOCAL_AUTHORITY'] });
const subjectPlace = { area_code: areas[0].code };
const { results } = await call(directory, 'SearchListings', {
  types: ['LISTING_TYPE_ANGER_MANAGEMENT'], place: subjectPlace,
});

const caseOf = async (survivorArea) => (await call(assessments, 'Assess', {
  new_case: {
    parties: [
      {
        role: 'PARTY_ROLE_SUBJECT',
        profile: { place: subjectPlace, birth_year: 1988, gender: 'GENDER_MAN', languages: ['en'] },
      },
      { role: 'PARTY_ROLE_SURVIVOR', profile: { place: { area_code: survivorArea } } },
    ],
  },
  request_id: randomUUID(),
  observations: [{ code: 'COERCIVE_CONTROL', presence: 'PRESENT', sources: [{ kind: 'POLICE' }] }],
  stance: 'OPEN',
})).assessment.case_id;
const [caseId, elsewhere] = [await caseOf('E08000012'), await caseOf('S12000049')];
const match = (id) => call(directory, 'MatchProgrammes', { case_id: id });
const [matched, other] = [await match(caseId), await match(elsewhere)];
const best = matched.matches.find((one) => one.fits);

const refer = (id, request) => ({ case_id: id, request_id: randomUUID(), ...request });
const angerManagement = { listing_id: results[0].listing.listing_id };
const refused = await failure(referrals, 'Refer', refer(caseId, angerManagement));
const refusedElsewhere = await failure(referrals, 'Refer', refer(elsewhere, angerManagement));
const alternatives = (error) => detail(error, 'ErrorInfo').metadata.alternatives.split(',');

const referred = await call(referrals, 'Refer', refer(caseId, { listing_id: best.listing.listing_id }));
const { standing } = await call(referrals, 'SubmitReferral', {
  referral_id: referred.referral.referral_id, etag: referred.referral.etag, request_id: randomUUID(),
});
const again = await failure(referrals, 'Refer', refer(caseId, { listing_id: best.listing.listing_id }));
const { tasks } = await call(referrals, 'ListReferralTasks', { case_id: caseId });
const { copy } = await call(referrals, 'GetSubjectCopy', { referral_id: referred.referral.referral_id });

const ids = (matches) => matches.map((one) => one.listing.listing_id);
console.log(JSON.stringify({
  area: areas[0].code,
  found: results.map((one) => one.listing.type),
  best: best.listing.listing_id,
  misses: matched.matches.filter((one) => !one.fits).every(
    (one) => one.criteria.some((criterion) => criterion.outcome !== 'CRITERION_OUTCOME_MET')),
  same_for_any_survivor: JSON.stringify(ids(matched.matches)) === JSON.stringify(ids(other.matches)),
  apart: ids(matched.by_survivor_area),
  covered: ids(matched.matches.filter((one) => one.criteria.some(
    ({ criterion, outcome }) => criterion === 'CRITERION_AREA' && outcome === 'CRITERION_OUTCOME_MET'))),
  refused_status: grpc.status[refused.code],
  refused_reason: detail(refused, 'ErrorInfo').reason,
  refused_rule: detail(refused, 'PreconditionFailure').violations[0].type,
  alternatives: alternatives(refused),
  alternatives_elsewhere: alternatives(refusedElsewhere),
  state: standing.state,
  duplicate_of: detail(again, 'ErrorInfo').metadata.referral_id,
  referral: referred.referral.referral_id,
  tasks: tasks.map((task) => task.kind),
  subject_copy: copy.listing_name,
  listing_name: best.listing.name,
}));
for (const client of [assessments, directory, referrals]) client.close();
