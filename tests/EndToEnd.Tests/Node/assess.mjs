// A client that is not written in C#: assesses a new case with nothing but the protos, and asks the health and
// reflection services. The address and the token come from RISK_ADDRESS and RISK_TOKEN. The case is synthetic.
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';

const here = dirname(fileURLToPath(import.meta.url));
const protos = join(here, '..', '..', '..', 'protos');
const load = (...files) => grpc.loadPackageDefinition(protoLoader.loadSync(files, {
  includeDirs: [protos, here], keepCase: true, enums: String, longs: String, defaults: true, oneofs: true,
}));

const address = new URL(process.env.RISK_ADDRESS).host;
const insecure = grpc.credentials.createInsecure();
const metadata = new grpc.Metadata();
metadata.set('authorization', `Bearer ${process.env.RISK_TOKEN}`);
const deadline = () => ({ deadline: Date.now() + 20_000 });

const call = (client, method, request, headers) => new Promise((resolve, reject) => {
  client[method](request, headers, deadline(), (error, response) => (error ? reject(error) : resolve(response)));
});

const { riskplatform, grpc: standard } = load('riskplatform/v1/assessments.proto', 'health.proto', 'reflection.proto');

const health = new standard.health.v1.Health(address, insecure);
const { status } = await call(health, 'Check', { service: '' }, new grpc.Metadata());

const reflection = new standard.reflection.v1alpha.ServerReflection(address, insecure);
const services = await new Promise((resolve, reject) => {
  const stream = reflection.ServerReflectionInfo(metadata, deadline());
  stream.on('error', reject);
  stream.on('data', (answer) => resolve(answer.list_services_response.service.map((service) => service.name)));
  stream.write({ list_services: '*' });
  stream.end();
});

const assessments = new riskplatform.v1.AssessmentService(address, insecure);
const { assessment } = await call(assessments, 'Assess', {
  new_case: { parties: [{ role: 'PARTY_ROLE_SUBJECT' }, { role: 'PARTY_ROLE_SURVIVOR' }] },
  request_id: randomUUID(),
  observations: [
    { code: 'THREATS_TO_KILL', presence: 'PRESENT', sources: [{ kind: 'POLICE' }] },
    { code: 'PROBLEM_WITH_DRINK', presence: 'PRESENT', sources: [{ kind: 'PERPETRATOR' }] },
  ],
  stance: 'OTHER_ISSUE',
}, metadata);

console.log(JSON.stringify({
  health: status,
  services,
  assessment_id: assessment.assessment_id,
  level: assessment.level,
  state: assessment.state,
  rules: assessment.rules.map((rule) => rule.rule_id),
}));
for (const client of [health, reflection, assessments]) client.close();
