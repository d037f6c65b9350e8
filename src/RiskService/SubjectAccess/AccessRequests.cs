using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>A request from its receipt to its completion. Each step is an entry of the case's chain.</summary>
internal sealed class AccessRequests(
    CaseBook book, CaseEntries entries, AccessBook requests, RiskDbContext db, Writes writes, CurrentCaller caller,
    TimeProvider clock, IOptions<LimitsOptions> limits, GuidanceLibrary guidance)
{
    internal Task<OpenSubjectAccessResponse> OpenAsync(
        OpenSubjectAccessRequest request, CancellationToken cancellationToken)
    {
        var checks = Checks();
        checks.PastTime("receive_time", request.ReceiveTime);
        checks.Reference("agency_reference", request.AgencyReference);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var file = await book.OpenFileAsync(id, token);
            var now = clock.Now();
            var accessId = Ids.Next(now);

            // A clock that runs ahead must not move what is due.
            var received = RequestChecks.Stored(request.ReceiveTime) is { } given && given < now ? given : now;
            var row = new SubjectAccessRow
            {
                Id = accessId,
                CaseId = id,
                AgencyId = file.Row.AgencyId,
                SubjectPartyId = file.Parties.Single(p => p.Role == PartyRole.Subject).Id,
                ReceiveTime = received,
                DueTime = AccessClock.Due(received, extended: false),
                Reference = file.Key.SealText(request.AgencyReference, AccessView.ReferenceField, accessId),
                CreateTime = now,
                CreatedBy = caller.Value.Subject,
            };
            db.Add(row);
            Enter(new OpenedCase(file.Row, file.Key), row, RecordKeepingKind.SubjectAccessOpened, "", row.DueTime, now);
            return new Written<OpenSubjectAccessResponse>(
                new OpenSubjectAccessResponse { SubjectAccess = row.ToProto(file.Key) }, id, file.Key);
        }, cancellationToken);
    }

    internal async Task<GetSubjectAccessResponse> GetAsync(
        GetSubjectAccessRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var accessId = RequestChecks.Id("subject_access_id", request.SubjectAccessId);
        var opened = await book.OpenAsync(id, cancellationToken);
        var row = await requests.FindAsync(id, accessId, cancellationToken);
        return new GetSubjectAccessResponse { SubjectAccess = row.ToProto(opened.Key) };
    }

    internal Task<ExtendSubjectAccessResponse> ExtendAsync(
        ExtendSubjectAccessRequest request, CancellationToken cancellationToken)
    {
        var checks = Checks();
        checks.ShortReason("reason", request.Reason);
        checks.ThrowIfAny();
        return ChangeAsync(request, request.CaseId, request.SubjectAccessId, request.RequestId, (opened, row, _) =>
        {
            var now = clock.Now();
            if (!AccessClock.MayExtend(row.DueTime, row.Extended, now))
            {
                throw new Failure.IllegalTransition(
                    "A request can be extended once, and only before it is due.", AccessBook.Rule).AsException();
            }

            (row.Extended, row.DueTime) = (true, AccessClock.Due(row.ReceiveTime, extended: true));
            Enter(opened, row, RecordKeepingKind.SubjectAccessExtended, request.Reason, row.DueTime, now);
            return Task.FromResult(new ExtendSubjectAccessResponse { SubjectAccess = row.ToProto(opened.Key) });
        }, cancellationToken);
    }

    /// <summary>
    /// Keeps what the case itself may change later: how many entries there were, what the subject is called, and which
    /// guidance the answer is worded by. So it is the same however often and however late it is exported.
    /// </summary>
    internal Task<CompleteSubjectAccessResponse> CompleteAsync(
        CompleteSubjectAccessRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, request.CaseId, request.SubjectAccessId, request.RequestId, async (opened, row, token) =>
        {
            var now = clock.Now();
            var file = await book.OpenFileAsync(row.CaseId, token);
            var subject = file.ToProto().Parties.FirstOrDefault(p => p.PartyId == row.SubjectPartyId.ToString());
            var identity = new Party
            {
                AgencyReference = subject?.AgencyReference ?? "",
                DisplayName = subject?.DisplayName ?? "",
            };
            row.State = SubjectAccessState.Completed;
            row.CompleteTime = now;
            row.EntryCount = opened.Row.EntryCount;
            row.Identity = opened.Key.Seal(identity.ToByteArray(), Answers.IdentityField, row.Id);
            row.GuidanceVersion = guidance.Current.Version;
            Enter(opened, row, RecordKeepingKind.SubjectAccessCompleted, "", null, now);
            return new CompleteSubjectAccessResponse { SubjectAccess = row.ToProto(opened.Key) };
        }, cancellationToken);

    private Task<TAnswer> ChangeAsync<TAsked, TAnswer>(
        TAsked request, string caseId, string subjectAccessId, string requestId,
        Func<OpenedCase, SubjectAccessRow, CancellationToken, Task<TAnswer>> change,
        CancellationToken cancellationToken)
        where TAsked : IMessage
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        var id = RequestChecks.Id("case_id", caseId);
        var accessId = RequestChecks.Id("subject_access_id", subjectAccessId);
        return writes.RunAsync(request, requestId, async token =>
        {
            var opened = await book.OpenForChangeAsync(id, token);
            var row = await requests.FindForChangeAsync(id, accessId, token);
            row.CheckOpen();
            return new Written<TAnswer>(await change(opened, row, token), id, opened.Key);
        }, cancellationToken);
    }

    private void Enter(
        OpenedCase opened, SubjectAccessRow row, RecordKeepingKind kind, string reason, DateTimeOffset? until,
        DateTimeOffset now)
    {
        var done = new RecordKeeping
        {
            Kind = kind,
            ConcernsId = row.Id.ToString(),
            Reason = reason,
            UntilTime = until?.ToTimestamp(),
        };
        entries.Append(
            opened.Row, opened.Key, EntryKind.RecordKeeping, new EntryContent { RecordKeeping = done }, now);
    }

    private RequestChecks Checks() => new(limits.Value, clock.Now());
}
