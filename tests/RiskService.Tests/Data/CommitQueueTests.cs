using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskService.Tests.Host;
using RiskService.Tests.Platform;

namespace RiskService.Tests.Data;

/// <summary>
/// Group commit: who leaves is dropped, who fails fails alone, and what was acknowledged is in the file.
/// </summary>
public sealed class CommitQueueTests : IAsyncDisposable
{
    private const string Agency = "queue";

    private readonly ServiceHost host = new();
    private readonly List<IServiceScope> scopes = [];

    [Fact]
    public async Task A_save_that_still_waits_when_its_caller_leaves_is_dropped_and_a_failing_one_takes_nobody_with_it()
    {
        var taken = Guid.CreateVersion7();
        await SaveAsync(NewContext(), taken);

        using var leaving = new CancellationTokenSource();
        Task<int>[] staying, left, failing;
        RiskDbContext[] contexts;
        using (new HeldWriter(host.DatabaseFile))
        {
            contexts = [.. Enumerable.Range(0, 12).Select(_ => NewContext())];
            staying = [.. contexts.Take(6).Select(c => SaveAsync(c, Guid.CreateVersion7()))];
            left = [.. contexts.Skip(6).Take(3).Select(c => SaveAsync(c, Guid.CreateVersion7(), leaving.Token))];
            failing = [.. contexts.Skip(9).Select(c => SaveAsync(c, taken))];
            await leaving.CancelAsync();
            Assert.DoesNotContain(staying.Concat(left).Concat(failing), t => t.IsCompleted);
        }

        Assert.All(await Task.WhenAll(staying), rows => Assert.Equal(1, rows));
        foreach (var task in left) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        foreach (var task in failing)
        {
            Assert.True(UniqueViolation.Is(await Assert.ThrowsAsync<DbUpdateException>(() => task)));
        }

        Assert.Equal(7, Stored.Count(host, "CaseKeys", Agency));

        // Every context goes on: it reads, and saves again, on a connection of its own.
        foreach (var context in contexts)
        {
            context.ChangeTracker.Clear();
            Assert.True(await context.Set<CaseKeyRow>().AnyAsync(k => k.CaseId == taken));
            Assert.Equal(1, await SaveAsync(context, Guid.CreateVersion7()));
        }

        Assert.Equal(19, Stored.Count(host, "CaseKeys", Agency));
    }

    [Fact]
    public async Task What_is_acknowledged_is_in_the_file()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            var id = Guid.CreateVersion7();
            await SaveAsync(NewContext(), id);
            using var beside = host.OpenDatabase();
            using var command = beside.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM CaseKeys WHERE CaseId = $id";
            command.Parameters.AddWithValue("$id", id.ToByteArray(bigEndian: true));
            Assert.Equal(1L, command.ExecuteScalar());
        }));
    }

    [Fact]
    public async Task A_row_of_another_agency_is_not_written()
    {
        var context = NewContext();
        context.Add(Row(Guid.CreateVersion7(), "another"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => context.SaveChangesAsync());
        var nobody = NewContext(agency: null);
        nobody.Add(Row(Guid.CreateVersion7(), Agency));
        await Assert.ThrowsAsync<InvalidOperationException>(() => nobody.SaveChangesAsync());
        Assert.Equal(0, Stored.Count(host, "CaseKeys", "another") + Stored.Count(host, "CaseKeys", Agency));
    }

    [Fact]
    public async Task Nobody_sees_no_rows_at_all()
    {
        await SaveAsync(NewContext(), Guid.CreateVersion7());
        Assert.Equal(0, await NewContext(agency: null).Set<CaseKeyRow>().CountAsync());
        Assert.Equal(0, await NewContext("another").Set<CaseKeyRow>().CountAsync());
        Assert.Equal(1, await NewContext().Set<CaseKeyRow>().CountAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in scopes) scope.Dispose();
        await host.DisposeAsync();
    }

    private RiskDbContext NewContext(string? agency = Agency)
    {
        var scope = host.Services.CreateScope();
        lock (scopes) scopes.Add(scope);
        if (agency is not null)
        {
            scope.ServiceProvider.GetRequiredService<CurrentCaller>()
                .Set(new Caller("s", "c", agency, Roles.Manager, []));
        }

        return scope.ServiceProvider.GetRequiredService<RiskDbContext>();
    }

    private static Task<int> SaveAsync(RiskDbContext context, Guid id, CancellationToken cancellationToken = default)
    {
        context.Add(Row(id, Agency));
        return context.SaveChangesAsync(cancellationToken);
    }

    private static CaseKeyRow Row(Guid id, string agency) => new()
    {
        CaseId = id,
        AgencyId = agency,
        MasterKeyId = "file",
        WrappedKey = [1],
    };
}
