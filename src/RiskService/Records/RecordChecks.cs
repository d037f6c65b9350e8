using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Records;

/// <summary>What an entry must be to be taken. Form only: what it says is never refused.</summary>
internal static class RecordChecks
{
    private const int MediaTypeLength = 100;
    private const int Sha256Length = 32;

    internal static void Entry(this RequestChecks checks, string field, RecordedEntry? value)
    {
        if (value is null)
        {
            checks.Add(field, "Is required.");
            return;
        }

        Kind(checks, field, value);
        if (IsEmpty(value)) checks.Add(field, "Is empty: send an account, words, an opinion or an attachment.");
        checks.Text($"{field}.account", value.Account);
        checks.Text($"{field}.opinion", value.Opinion);
        checks.PastTime($"{field}.occurred_time", value.OccurredTime);
        checks.PastTime($"{field}.heard_time", value.HeardTime);
        checks.WorkerId($"{field}.worker_id", value.WorkerId, required: false);
        Each(checks, $"{field}.sources", value.Sources, (at, s) => checks.Code($"{at}.kind", s.Kind));
        Each(checks, $"{field}.put_to_subject", value.PutToSubject, (at, i) => checks.Code(at, i));
        Each(checks, $"{field}.shared_with", value.SharedWith, (at, s) => checks.Code(at, s));
        Each(checks, $"{field}.quotes", value.Quotes, (at, q) => Quote(checks, at, q));
        Each(checks, $"{field}.people_present", value.PeoplePresent, (at, p) => Present(checks, at, p));
        Each(checks, $"{field}.attachments", value.Attachments, (at, a) => Attachment(checks, at, a));
    }

    private static void Kind(RequestChecks checks, string field, RecordedEntry value)
    {
        if (checks.Code($"{field}.kind", value.Kind) && value.Kind > EntryKind.Note)
        {
            checks.Add($"{field}.kind", "Is made by the service itself. Send DISCLOSURE to NOTE.");
        }

        if (value.Kind == EntryKind.Correction && value.CorrectsNumber < 1)
        {
            checks.Add(
                $"{field}.corrects_number", "Is required for a correction: the number of the entry.", "RECORD-1");
        }

        if (value.Kind != EntryKind.Correction && value.CorrectsNumber != 0)
        {
            checks.Add($"{field}.corrects_number", "Is for ENTRY_KIND_CORRECTION only.", "RECORD-1");
        }
    }

    private static bool IsEmpty(RecordedEntry value) =>
        string.IsNullOrWhiteSpace(value.Account) && string.IsNullOrWhiteSpace(value.Opinion)
        && value.Quotes.Count == 0 && value.Attachments.Count == 0 && value.PutToSubject.Count == 0
        && value.SharedWith.Count == 0 && !value.ConfidentialityLimitsExplained;

    private static void Quote(RequestChecks checks, string field, Quote value)
    {
        checks.RequiredText($"{field}.words", value.Words);
        if (value.Speaker is { } speaker) checks.Code($"{field}.speaker.kind", speaker.Kind);
    }

    private static void Present(RequestChecks checks, string field, PersonPresent value)
    {
        switch (value.PersonCase)
        {
            case PersonPresent.PersonOneofCase.PartyId:
                if (!Guid.TryParseExact(value.PartyId, "D", out _))
                    checks.Add($"{field}.party_id", "Send the id as the service returned it, a UUID.");
                break;
            case PersonPresent.PersonOneofCase.Description:
                checks.RequiredText($"{field}.description", value.Description, checks.Limits.ReferenceLength);
                break;
            default:
                checks.Add(field, "Send party_id for a person of the case, or a description.");
                break;
        }
    }

    private static void Attachment(RequestChecks checks, string field, Attachment value)
    {
        checks.RequiredText($"{field}.reference", value.Reference, checks.Limits.ReferenceLength);
        checks.Text($"{field}.media_type", value.MediaType, MediaTypeLength);
        if (value.Sha256.Length != Sha256Length)
        {
            checks.Add($"{field}.sha256",
                $"Has {value.Sha256.Length} bytes; send the SHA-256 of the file's bytes, {Sha256Length} bytes.");
        }

        if (value.SizeBytes < 0) checks.Add($"{field}.size_bytes", "Is negative; send the size, or 0 if not known.");
    }

    private static void Each<T>(
        RequestChecks checks, string field, IReadOnlyList<T> values, Action<string, T> check)
    {
        if (!checks.Count(field, values.Count, checks.Limits.ListItems)) return;
        for (var i = 0; i < values.Count; i++) check($"{field}[{i}]", values[i]);
    }
}
