using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Platform.Audit;

/// <summary>The names of purposes and outcomes, without their prefix: as they travel and as they are hashed.</summary>
internal static class AuditNames
{
    private static readonly FrozenDictionary<int, string> Purposes = Names<AccessPurpose>("ACCESS_PURPOSE_");
    private static readonly FrozenDictionary<int, string> Outcomes = Names<AuditOutcome>("AUDIT_OUTCOME_");

    private static readonly FrozenDictionary<string, AccessPurpose> ByName =
        Purposes.ToFrozenDictionary(p => p.Value, p => (AccessPurpose)p.Key, StringComparer.Ordinal);

    /// <summary>Those that a caller chooses from.</summary>
    internal static string Choice { get; } =
        string.Join(", ", Purposes.Where(p => p.Key != 0).OrderBy(p => p.Key).Select(p => p.Value));

    /// <summary>A code that another version stored and this one does not know has its number for a name.</summary>
    internal static string Of(AccessPurpose purpose) => Purposes.GetValueOrDefault((int)purpose) ?? $"{purpose:D}";

    internal static string Of(AuditOutcome outcome) => Outcomes.GetValueOrDefault((int)outcome) ?? $"{outcome:D}";

    internal static AccessPurpose? Purpose(string name) => ByName.TryGetValue(name, out var found) ? found : null;

    private static FrozenDictionary<int, string> Names<T>(string prefix) =>
        AuditReflection.Descriptor.FindTypeByName<EnumDescriptor>(typeof(T).Name).Values
            .ToFrozenDictionary(v => v.Number, v => v.Name[prefix.Length..]);
}
