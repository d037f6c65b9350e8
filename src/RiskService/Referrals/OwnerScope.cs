using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Audit;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>
/// Does a programme's work within the agency that referred: under that agency's filter, key and chain, as the
/// programme's own person and with no other role. What is read there is audited there (RECORD-3).
/// </summary>
internal sealed class OwnerScope(IServiceScopeFactory scopes, CurrentCaller caller, ReadAudit audit)
{
    internal async Task<TResult> RunAsync<TService, TResult>(string agencyId, Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var who = caller.Value;
        services.GetRequiredService<CurrentCaller>()
            .Set(who with { AgencyId = agencyId, Roles = Roles.Programme });
        var reads = services.GetRequiredService<ReadAudit>();
        reads.BeginAs(audit);
        try
        {
            return await work(services.GetRequiredService<TService>());
        }
        catch
        {
            reads.Failed();
            throw;
        }
        finally
        {
            audit.Join(reads);
        }
    }
}
