using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>
/// Makes the answer to a completed request and sends it. It is made anew each time, from what does not change any more:
/// entries up to completion, decisions up to completion, and what completion kept beside them.
/// </summary>
internal sealed class Answers(CaseBook book, AccessBook requests, ItemDecisions decisions, GuidanceLibrary guidance)
{
    internal const string IdentityField = "subject-access.identity";

    private const int ChunkBytes = 256 * 1024;

    internal async Task ExportAsync(
        ExportSubjectAccessRequest request, IServerStreamWriter<ExportSubjectAccessResponse> stream,
        CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var accessId = RequestChecks.Id("subject_access_id", request.SubjectAccessId);
        var checks = new RequestChecks(new LimitsOptions(), default);
        checks.Code("format", request.Format);
        checks.ThrowIfAny();
        var opened = await book.OpenAsync(id, cancellationToken);
        var row = await requests.FindAsync(id, accessId, cancellationToken);
        row.CheckCompleted();
        await requests.CheckSubjectAsync(row, cancellationToken);
        var answer = await MakeAsync(row, opened.Key, cancellationToken);
        var file = request.Format == SubjectAccessFormat.Json ? AnswerJson.Write(answer) : AnswerPdf.Write(answer);
        for (var at = 0; at < file.Length; at += ChunkBytes)
        {
            await stream.WriteAsync(
                new ExportSubjectAccessResponse
                {
                    Chunk = UnsafeByteOperations.UnsafeWrap(file.AsMemory(at, Math.Min(ChunkBytes, file.Length - at))),
                    TotalBytes = file.Length,
                },
                cancellationToken);
        }
    }

    private async Task<SubjectAnswer> MakeAsync(
        SubjectAccessRow row, CaseKey key, CancellationToken cancellationToken)
    {
        var setting = await requests.SettingAsync(row, key, row.EntryCount, cancellationToken);
        var decided = await decisions.AllAsync(row, key, cancellationToken);
        var (disclosed, kept) = (new List<DisclosablePart>(), new List<DisclosablePart>());
        var released = new List<ReleasedPart>();
        for (var after = 0L; after < row.EntryCount;)
        {
            foreach (var entry in await requests.ReadAsync(row.CaseId, key, after, row.EntryCount, cancellationToken))
            {
                after = entry.Number;
                foreach (var part in EntryParts.Of(entry, setting))
                {
                    var decision = decided.On(part);
                    if (decision?.Decision != ItemDecision.ReleaseRedacted
                        && DisclosablePart.From(part.Held) is { } shown)
                    {
                        (decision?.Decision == ItemDecision.Withhold ? kept : disclosed).Add(shown);
                    }
                    else if (decision is not null
                        && await ReleasedAsync(row, key, part, decision, cancellationToken) is { } allowed)
                    {
                        released.Add(allowed);
                    }
                }
            }
        }

        var identity = Party.Parser.ParseFrom(key.Open(row.Identity, IdentityField, row.Id));
        var words = guidance.Find(row.GuidanceVersion, "") ?? guidance.Current;
        return SubjectAnswer.Of(
            identity, DateOnly.FromDateTime(row.CompleteTime!.Value.UtcDateTime), disclosed, kept, released, words);
    }

    private async Task<ReleasedPart?> ReleasedAsync(
        SubjectAccessRow row, CaseKey key, EntryPart part, DecidedItem decision, CancellationToken cancellationToken)
    {
        var redacted = decision.Decision == ItemDecision.ReleaseRedacted
            ? await decisions.RedactedTextAsync(row, key, decision.Id, cancellationToken)
            : "";
        return ReleasedPart.From(part.Held, decision.Decision, redacted);
    }
}
