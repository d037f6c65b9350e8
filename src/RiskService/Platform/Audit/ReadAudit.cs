using Grpc.Core;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>
/// What this call has read so far (RECORD-3). Whoever opens a case says so here, and the interceptor lets no answer out
/// before that is stored. Outside a call, as in a job, nobody is answered and nothing is kept.
/// </summary>
internal sealed class ReadAudit(
    CurrentCaller caller, AuditWriter writer, TimeProvider clock, IOptions<AuditOptions> options)
{
    internal const string PurposeHeader = "riskplatform-purpose";

    private readonly HashSet<(Guid? CaseId, AuditOutcome Outcome)> noted = [];
    private readonly HashSet<(Guid? CaseId, AuditOutcome Outcome)> changing = [];
    private List<(string AgencyId, Read Read)> waiting = [];
    private string? operation;
    private AccessPurpose purpose;

    /// <summary>Takes from the call what it is and why it is made.</summary>
    internal void Begin(ServerCallContext context)
    {
        purpose = Purpose(context.RequestHeaders);
        operation = context.Method.TrimStart('/');
    }

    /// <summary>A part of the same call, done within another agency.</summary>
    internal void BeginAs(ReadAudit call) => (operation, purpose) = (call.operation, call.purpose);

    /// <summary>Takes over what a part of this call has read: no answer leaves before that is stored too.</summary>
    internal void Join(ReadAudit part)
    {
        waiting.AddRange(part.waiting);
        part.waiting = [];
    }

    internal void Found(Guid caseId) => Note(caseId, AuditOutcome.Answered);

    /// <summary>Asking for a case that is not there is a read too: of whether it is.</summary>
    internal void NotFound(Guid caseId) => Note(caseId, AuditOutcome.NotFound);

    /// <summary>A page of cases.</summary>
    internal void Found(IEnumerable<Guid> caseIds)
    {
        RequirePurpose();
        foreach (var id in caseIds) Found(id);
    }

    /// <summary>A page of what was sent to the caller by many agencies: a read of each one's case, in its own audit.
    /// </summary>
    internal void FoundIn(IEnumerable<(string AgencyId, Guid CaseId)> cases)
    {
        RequirePurpose();
        foreach (var (agencyId, caseId) in cases) Keep(caseId, AuditOutcome.Answered, agencyId);
    }

    /// <summary>The audit itself.</summary>
    internal void OfAudit(Guid? caseId) => Note(caseId, AuditOutcome.Answered);

    /// <summary>
    /// A case that is opened to be changed: its own chain records the change. A refused change is recorded nowhere, and
    /// what refuses it tells something of the case, so that then it counts as a read.
    /// </summary>
    internal void Changing(Guid caseId, bool found) =>
        changing.Add((caseId, found ? AuditOutcome.Answered : AuditOutcome.NotFound));

    /// <summary>A change that was sent once more, and is answered as it was then.</summary>
    internal void Repeated(Guid caseId) => Keep(caseId, AuditOutcome.Answered);

    /// <summary>The call ends with an error.</summary>
    internal void Failed()
    {
        foreach (var (caseId, outcome) in changing) Keep(caseId, outcome);
    }

    /// <summary>
    /// Ends when everything noted so far is durable. What was noted is stored even if the caller leaves meanwhile.
    /// </summary>
    internal Task FlushAsync(CancellationToken cancellationToken)
    {
        if (waiting.Count == 0) return Task.CompletedTask;
        var reads = waiting;
        waiting = [];
        return Task.WhenAll(reads.GroupBy(r => r.AgencyId, r => r.Read, StringComparer.Ordinal)
            .Select(of => writer.StoreAsync(of.Key, [.. of]))).WaitAsync(cancellationToken);
    }

    private void Note(Guid? caseId, AuditOutcome outcome)
    {
        RequirePurpose();
        Keep(caseId, outcome);
    }

    private void Keep(Guid? caseId, AuditOutcome outcome, string? agencyId = null)
    {
        if (operation is null || !noted.Add((caseId, outcome))) return;
        var (who, now) = (caller.Value, clock.Now());
        var read = new Read(now, who.Subject, who.ClientId, operation, caseId, purpose, outcome);
        waiting.Add((agencyId ?? who.AgencyId, read));
    }

    private void RequirePurpose()
    {
        if (operation is null || purpose != AccessPurpose.Unspecified || !options.Value.RequirePurpose) return;
        throw Violations.One(
            PurposeHeader, $"Say why case data is read: send this header as one of {AuditNames.Choice}.");
    }

    private static AccessPurpose Purpose(Metadata headers)
    {
        var sent = headers.GetAll(PurposeHeader).Take(2).ToList();
        if (sent.Count == 0) return AccessPurpose.Unspecified;
        return (sent.Count == 1 ? AuditNames.Purpose(sent[0].Value) : null)
            ?? throw Violations.One(PurposeHeader, $"Send it once, as one of {AuditNames.Choice}.");
    }
}
