using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>Why the directory is changed, and the import that changes it, if one does.</summary>
internal sealed record ChangeNote(string Reason, string ImportId = "");

/// <summary>
/// Writes the directory's history: who, when, why, and each field's value before and after. Saved with the change.
/// </summary>
internal sealed class DirectoryHistory(RiskDbContext db, Caller caller, ChangeNote note, DateTimeOffset now)
{
    internal DateTimeOffset Now => now;

    internal bool IsImport => note.ImportId.Length > 0;

    internal void Add(Guid recordId, DirectoryChangeKind kind, IEnumerable<FieldChange> fields)
    {
        var change = new DirectoryChange
        {
            Kind = kind,
            Fields = { fields },
            Reason = note.Reason,
            ChangedBy = caller.Subject,
            ClientId = caller.ClientId,
            ChangeTime = now.ToTimestamp(),
            ImportId = note.ImportId,
        };
        db.Add(new DirectoryChangeRow { RecordId = recordId, Id = Ids.Next(now), Content = change.ToByteArray() });
    }
}
