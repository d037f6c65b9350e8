using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Jobs;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// The directory's own key, which seals where confidential places are. It is no agency's: it is kept for the service
/// itself, wrapped and rotated as the keys of cases are, under an id that no case and no agency's desk can have.
/// </summary>
internal sealed class DirectoryKey(IServiceScopeFactory scopes)
{
    /// <summary>Nobody's: no organisation can be connected to it.</summary>
    internal const string Agency = "riskplatform";

    private const string Job = "directory-key";

    /// <summary>Of version 8 as those of desks, but not made by a hash as theirs are.</summary>
    internal static readonly Guid Id = new("00000000-0000-8000-8000-000000000001");

    private CaseKey? key;

    /// <summary>Made and stored when it is first needed.</summary>
    internal async ValueTask<CaseKey> OpenAsync(CancellationToken cancellationToken) =>
        key ??= await FindAsync(cancellationToken) ?? await CreateAsync(cancellationToken);

    private async Task<CaseKey?> FindAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.ForAgency(Agency, Job);
        return await scope.ServiceProvider.GetRequiredService<CaseKeys>().FindAsync(Id, cancellationToken);
    }

    private async Task<CaseKey> CreateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.ForAgency(Agency, Job);
        var made = scope.ServiceProvider.GetRequiredService<CaseKeys>().Create(Id);
        try
        {
            await scope.ServiceProvider.GetRequiredService<RiskDbContext>().SaveChangesAsync(cancellationToken);
            return made;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Another call was first.
            return await FindAsync(cancellationToken) ?? throw new InvalidOperationException("No directory key.", e);
        }
    }
}
