using RiskPlatform.RiskService.Platform.Access;

namespace RiskPlatform.RiskService.Platform.Jobs;

/// <summary>A case that a sweep found, and whose it is.</summary>
internal sealed record FoundCase(Guid CaseId, string AgencyId);

internal static class AgencyScopes
{
    private const string Client = "riskplatform";

    /// <summary>A scope in which a job works for one agency, and sees and writes nothing of another.</summary>
    internal static AsyncServiceScope ForAgency(this IServiceScopeFactory scopes, string agencyId, string job)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>()
            .Set(new Caller(job, Client, agencyId, Roles.None, []));
        return scope;
    }
}
