using Google.Protobuf;
using RiskPlatform.RiskService.OpenReferral.Mapping;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>An organisation as the first row of a file that tells of it makes it.</summary>
internal sealed record StagedOrganisation(
    string Key, int RowNumber, OrganisationRow? Row, Organisation Read, Organisation Merged,
    IReadOnlyList<string> Changed)
{
    /// <summary>Whether a row that is taken needs it.</summary>
    internal bool IsUsed { get; set; }

    internal Guid? Id => Row?.Id;
}

/// <summary>The organisations of a file, each once.</summary>
internal sealed class StagedOrganisations
{
    private readonly Dictionary<string, StagedOrganisation> staged = [];

    internal bool Knows(string key) => staged.ContainsKey(key);

    /// <summary>Null, and a problem of the row, if there is nothing to make one of.</summary>
    internal StagedOrganisation? Find(FileRow row, Func<string, OrganisationRow?> known)
    {
        var (key, notes) = (row.OrganisationId!, row.Notes);
        var read = OrganisationReader.Read(row.Service!.Organization, notes);
        if (notes.Problems.Count > 0) return null;
        if (staged.TryGetValue(key, out var found))
        {
            if (read is not null && !read.Equals(found.Read))
            {
                notes.Remark("organization", $"Differs from that of row {found.RowNumber}, which is taken.");
            }

            return found;
        }

        var existing = known(key);
        if (existing is { State: OrganisationState.Archived })
        {
            notes.Problem("organization.id", "Names an organisation that was taken out of the directory for good.");
            return null;
        }

        if (existing is null && read is null)
        {
            notes.Problem("organization", "Is required: the directory does not know this organisation yet.");
            return null;
        }

        return staged[key] = Make(key, row.Number, existing, read);
    }

    internal IEnumerable<DirectoryImportOrganisationRow> Rows(Guid importId) =>
        staged.Values.Where(s => s.IsUsed && (s.Row is null || s.Changed.Count > 0))
            .Select(s => new DirectoryImportOrganisationRow
            {
                ImportId = importId,
                SourceId = s.Key,
                OrganisationId = s.Id,
                BaseVersion = s.Row?.Version,
                Content = s.Merged.ToByteArray(),
            });

    private static StagedOrganisation Make(string key, int number, OrganisationRow? row, Organisation? read)
    {
        if (row is null) return new StagedOrganisation(key, number, null, read!, read!, []);
        var before = ListingContent.Of(row);
        var (merged, changed) = read is null ? (before, []) : OrganisationReader.Merge(before, read);
        return new StagedOrganisation(key, number, row, read ?? before, merged, changed);
    }
}
