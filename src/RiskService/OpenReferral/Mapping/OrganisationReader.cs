using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>What a row says of the organisation that runs a service.</summary>
internal static class OrganisationReader
{
    private const int NameLength = 200;
    private const int DescriptionLength = 5_000;

    internal static string? Id(HsdsService service) =>
        Guid.TryParseExact((service.Organization?.Id ?? service.OrganizationId)?.Trim(), "D", out var id)
        && id != Guid.Empty ? id.ToString() : null;

    /// <summary>Null if the row only names its id.</summary>
    internal static Organisation? Read(HsdsOrganization? organization, RowNotes notes)
    {
        if (organization is null) return null;
        var read = new Organisation
        {
            Name = notes.Text("organization.name", organization.Name, NameLength),
            Description = notes.Text("organization.description", organization.Description, DescriptionLength),
            Contact = ContactReader.Read(organization, notes),
        };
        if (string.IsNullOrWhiteSpace(organization.Name)) notes.Problem("organization.name", "Is required.");
        return read;
    }

    /// <summary>
    /// What there is with what the row says over it; the telephone, which the profile has no field for, stays.
    /// </summary>
    internal static (Organisation Merged, IReadOnlyList<string> Changed) Merge(Organisation before, Organisation read)
    {
        var merged = before.Clone();
        var changed = new List<string>();
        void Set(string field, string from, string to, Action<string> set)
        {
            if (from.Trim() == to) return;
            set(to);
            changed.Add("organization." + field);
        }

        Set("name", before.Name, read.Name, v => merged.Name = v);
        Set("description", before.Description, read.Description, v => merged.Description = v);
        Set("email", before.Contact?.Email ?? "", read.Contact?.Email ?? "", v => Contact(merged).Email = v);
        Set("website", before.Contact?.Website ?? "", read.Contact?.Website ?? "", v => Contact(merged).Website = v);
        return (merged, changed);
    }

    private static ContactDetails Contact(Organisation of) => of.Contact ??= new ContactDetails();
}
