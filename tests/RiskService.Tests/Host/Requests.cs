using RiskPlatform.V1;

namespace RiskService.Tests.Host;

/// <summary>Requests as agencies send them; everybody in them is synthetic.</summary>
public static class Requests
{
    public static string Id() => Guid.CreateVersion7().ToString();

    public static NewCase NewCase(params PartyRole[] besidesSubject) => new()
    {
        Parties = { besidesSubject.Prepend(PartyRole.Subject).Select(role => new Party { Role = role }) },
    };

    public static Observation Observed(Indicator code, params SourceKind[] sources) =>
        Observed(code, Presence.Present, sources);

    public static Observation Observed(Indicator code, Presence presence, params SourceKind[] sources) => new()
    {
        Code = code,
        Presence = presence,
        Sources = { sources.Select(kind => new Source { Kind = kind }) },
    };

    /// <summary>All eight severe-harm indicators, checked with the police and absent.</summary>
    public static Observation[] AllAbsent() =>
    [
        .. Enum.GetValues<Indicator>()
            .Where(i => i is >= Indicator.RecentOrImminentSeparation and <= Indicator.ActiveSubstanceMisuse)
            .Select(i => Observed(i, Presence.Absent, SourceKind.Police)),
    ];
}
