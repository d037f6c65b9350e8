using RiskPlatform.V1;

namespace RiskPlatform.Cli.CaseFiles;

/// <summary>A new case from counts of people: no names, which the assessment does not need.</summary>
internal static class NewCases
{
    internal static NewCase Of(int survivors, int children, string? reference)
    {
        var made = new NewCase { AgencyReference = reference ?? "" };
        made.Parties.Add(new Party { Role = PartyRole.Subject });
        made.Parties.AddRange(Enumerable.Range(0, survivors).Select(_ => new Party { Role = PartyRole.Survivor }));
        made.Parties.AddRange(Enumerable.Range(0, children).Select(_ => new Party { Role = PartyRole.Child }));
        return made;
    }
}
