using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Organisations;

/// <summary>An organisation in words, as it is shown, checked and compared.</summary>
internal static class OrganisationRows
{
    internal static IReadOnlyList<Row> Of(Organisation organisation) =>
    [
        new("Name", organisation.Name),
        new("What it is", organisation.Description),
        new("Telephone", organisation.Contact?.Phone ?? ""),
        new("Email", organisation.Contact?.Email ?? ""),
        new("Website", organisation.Contact?.Website ?? ""),
        new("Agency of its own people", organisation.AgencyId),
        new("Made up for demonstrations", organisation.Synthetic ? "Yes" : ""),
    ];
}
