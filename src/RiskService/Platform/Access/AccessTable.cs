using System.Collections.Frozen;

namespace RiskPlatform.RiskService.Platform.Access;

/// <summary>Who may call an operation: any of the roles, with the scope.</summary>
internal sealed record AccessRule(string Scope, Roles Roles);

/// <summary>
/// The rows of every slice, by full method name. A method without a row is refused to everybody, and a test fails.
/// </summary>
internal sealed class AccessTable(IEnumerable<AccessRow> rows)
{
    internal const string ReadScope = "risk.read";
    internal const string WriteScope = "risk.write";

    /// <summary>Everyone who works on cases of an agency.</summary>
    internal const Roles CaseWorkers =
        Roles.AgencySystem | Roles.Practitioner | Roles.Reviewer | Roles.Manager | Roles.SafeguardingLead;

    /// <summary>Those of them who are one person each.</summary>
    internal const Roles CasePeople = CaseWorkers & ~Roles.AgencySystem;

    /// <summary>The second person of LOOK-3 and ASSESS-5.</summary>
    internal const Roles Deciders = Roles.Manager | Roles.SafeguardingLead;

    internal const Roles Everyone =
        CaseWorkers | Roles.DirectoryAdmin | Roles.PlatformAdmin | Roles.Auditor | Roles.Programme;

    private readonly FrozenDictionary<string, AccessRule> rows = rows.ToFrozenDictionary(r => r.Method, r => r.Rule);

    internal IEnumerable<string> Methods => rows.Keys;

    internal AccessRule? Find(string method) => rows.GetValueOrDefault(method);
}

/// <summary>
/// One row: the full method name, such as <c>/riskplatform.v1.CaseService/GetCase</c>, and who may call it.
/// </summary>
internal sealed record AccessRow(string Method, AccessRule Rule)
{
    /// <summary>Rows for the methods of one service.</summary>
    internal static IEnumerable<AccessRow> For(
        Google.Protobuf.Reflection.ServiceDescriptor service, string scope, Roles roles, params string[] methods) =>
        methods.Select(m => service.FindMethodByName(m) is { } found
            ? new AccessRow($"/{service.FullName}/{found.Name}", new AccessRule(scope, roles))
            : throw new InvalidOperationException($"{service.FullName} has no method {m}."));
}
