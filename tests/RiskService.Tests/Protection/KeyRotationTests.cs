using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using TestKit.Processes;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Protection;

/// <summary>
/// Master keys and look-up keys move on with live data, through starts of the service on the same database.
/// </summary>
public sealed class KeyRotationTests : IDisposable
{
    private const string Agency = "rotation";

    private static readonly string[] Keys =
        [.. Enumerable.Range(1, 3).Select(i => Convert.ToBase64String(Enumerable.Repeat((byte)i, 32).ToArray()))];

    private readonly DataFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Keys_move_on_content_does_not_and_the_former_key_can_be_taken_out()
    {
        var ids = new List<string>();
        List<string> content;
        await using (var host = Start("a", "a"))
        {
            for (var i = 0; i < 30; i++) ids.Add(await CreateAsync(host, $"R-{i}"));
            ids.Add(await CreateAsync(host, ""));
            content = Content(host);
            await RunAsync(host);
            Assert.Equal(["a 31", "- 1", "a 30"], Used(host));
        }

        await using (var host = Start("b", "b", "a"))
        {
            // Before the job has run, everything is found and no reference is given twice.
            await AssertAllAsync(host, ids);
            ids.Add(await CreateAsync(host, "R-new"));
            Assert.Equal(["a 31", "b 1", "- 1", "a 30", "b 1"], Used(host));
            var before = AllButKeys(host);
            await Task.WhenAll(RunAsync(host), RunAsync(host));
            await RunAsync(host);
            Assert.Equal(["b 32", "- 1", "b 31"], Used(host));
            Assert.Equal(before, AllButKeys(host));
            Assert.Contains(host.Logs.Lines,
                line => line.Contains("key a any more: it can be taken out", StringComparison.Ordinal));
            await AssertAllAsync(host, ids);
        }

        await using (var host = Start("b", "b"))
        {
            await AssertAllAsync(host, ids);
            Assert.Equal(content, Content(host).Take(content.Count));
            await RunAsync(host);
            Assert.Equal(["b 32", "- 1", "b 31"], Used(host));
        }
    }

    [Fact]
    public async Task The_job_runs_by_itself_soon_after_the_start()
    {
        await using (var host = Start("a", "a")) await CreateAsync(host, "R-1");
        await using var moved = Start("b", "b", "a", jobs: true);
        _ = moved.Services;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!moved.Logs.Lines.Any(l => l.Contains("key a any more", StringComparison.Ordinal)))
        {
            await Task.Delay(50, patience.Token);
        }

        Assert.Equal(["b 1", "b 1"], Used(moved));
    }

    [Fact]
    public async Task Two_machines_that_move_at_once_leave_every_key_openable()
    {
        var ids = new List<string>();
        await using (var host = Start("a", "a"))
        {
            for (var i = 0; i < 30; i++) ids.Add(await CreateAsync(host, $"R-{i}"));
        }

        // One of them does not know yet that another key is the present one.
        await using var one = Start("b", "b", "a", "c");
        await using var two = Start("c", "c", "a", "b");
        await Task.WhenAll(RunAsync(one), RunAsync(two), RunAsync(one), RunAsync(two));
        await AssertAllAsync(one, ids);
        await AssertAllAsync(two, ids);
        await RunAsync(two);
        Assert.Equal(["c 30", "c 30"], Used(two));
        await AssertAllAsync(one, ids);
    }

    [Fact]
    public async Task A_key_that_does_not_open_holds_up_no_other_and_the_former_key_is_still_needed()
    {
        string broken;
        await using (var host = Start("a", "a"))
        {
            await CreateAsync(host, "R-1");
            broken = await CreateAsync(host, "R-2");
            await CreateAsync(host, "R-3");
        }

        Run("UPDATE CaseKeys SET WrappedKey = randomblob(61) WHERE CaseId = $id", broken);
        await using var moved = Start("b", "b", "a");
        await RunAsync(moved);
        Assert.Equal(["a 1", "b 2", "a 1", "b 2"], Used(moved));
        Assert.Contains(moved.Logs.Lines, l => l.Contains("key a is still needed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reference_given_twice_by_a_copy_without_the_former_key_leaves_both_findable_and_says_so()
    {
        string first, second;
        await using (var host = Start("a", "a")) first = await CreateAsync(host, "R-1");

        // As a copy would have stored it that was started without the key a.
        await using (var host = Start("b", "b", "a"))
        {
            second = await CreateAsync(host, "R-2");
            var hash = host.Services.GetRequiredService<RiskPlatform.RiskService.Platform.Protection.MasterKeys>()
                .LookupHash(Agency, "R-1");
            Run($"UPDATE Cases SET ReferenceHash = x'{Convert.ToHexString(hash)}' WHERE Id = $id", second);
            Assert.Equal([first, second], (await FindAsync(host, "R-1")).Order());
            await RunAsync(host);
            Assert.Equal(["b 2", "a 1", "b 1"], Used(host));
            Assert.Equal([first, second], (await FindAsync(host, "R-1")).Order());
            Assert.Contains(host.Logs.Lines, l => l.Contains("key a is still needed", StringComparison.Ordinal));

            // The agency gives one of them another reference.
            var caller = host.Caller(agency: Agency);
            await caller.Cases.UpdateCaseAsync(new UpdateCaseRequest
            {
                CaseId = second,
                AgencyReference = "R-3",
                UpdateMask = new Google.Protobuf.WellKnownTypes.FieldMask { Paths = { "agency_reference" } },
                Etag = (await caller.GetCaseAsync(second)).Etag,
                RequestId = Id(),
            });
            await RunAsync(host);
            Assert.Equal(["b 2", "b 2"], Used(host));
        }
    }

    [Theory]
    [InlineData("b", "b", "Cases are still protected by master keys that are not configured: a.")]
    [InlineData("b", "b", "References are still found by look-up keys that are not configured: a.")]
    public async Task Without_a_key_that_rows_still_need_the_service_says_so_and_does_not_start(
        string current, string lookup, string says)
    {
        await using (var host = Start("a", "a")) await CreateAsync(host, "R-1");
        if (says.StartsWith("References", StringComparison.Ordinal)) Run("UPDATE CaseKeys SET MasterKeyId = 'b'", "");
        var result = await ServiceProcess.RunToEndAsync(data, new Dictionary<string, string?>
        {
            ["Protection__MasterKeyFile"] = null,
            ["Protection__MasterKeys__b"] = Keys[1],
            ["Protection__CurrentKeyId"] = current,
            ["Protection__LookupKeyId"] = lookup,
        });
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"RiskService cannot start: {says}", result.Error, StringComparison.Ordinal);
    }

    private ServiceHost Start(string current, string lookup, params string[] others) =>
        Start(current, lookup, others, jobs: false);

    private ServiceHost Start(string current, string lookup, string other, bool jobs) =>
        Start(current, lookup, [other], jobs);

    private ServiceHost Start(string current, string lookup, string[] others, bool jobs)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Protection:MasterKeyFile"] = "",
            ["Protection:CurrentKeyId"] = current,
            ["Protection:LookupKeyId"] = lookup,
            ["Jobs:Run"] = jobs ? "true" : "false",
        };
        foreach (var id in others.Append(current).Append(lookup))
        {
            settings[$"Protection:MasterKeys:{id}"] = Keys[id[0] - 'a'];
        }

        return new ServiceHost { Kept = data, Settings = settings };
    }

    private static async Task<string> CreateAsync(ServiceHost host, string reference)
    {
        var request = new CreateCaseRequest { NewCase = NewCase(PartyRole.Survivor), RequestId = Id() };
        request.NewCase.AgencyReference = reference;
        request.NewCase.Parties[0].DisplayName = "Name of " + reference;
        return (await host.Caller(agency: Agency).Cases.CreateCaseAsync(request)).Case.CaseId;
    }

    private static async Task RunAsync(ServiceHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RewrapKeys>().ExecuteAsync(CancellationToken.None);
    }

    private static async Task<List<string>> FindAsync(ServiceHost host, string reference)
    {
        var found = await host.Caller(agency: Agency).Cases.ListCasesAsync(
            new ListCasesRequest { AgencyReference = reference });
        return [.. found.Cases.Select(c => c.CaseId)];
    }

    /// <summary>Every case reads, is found by its reference, and keeps it from being given again.</summary>
    private static async Task AssertAllAsync(ServiceHost host, List<string> ids)
    {
        var caller = host.Caller(agency: Agency);
        foreach (var id in ids)
        {
            var read = await caller.GetCaseAsync(id);
            Assert.Equal("Name of " + read.AgencyReference, read.Parties[0].DisplayName);
            if (read.AgencyReference.Length == 0) continue;
            Assert.Equal([id], await FindAsync(host, read.AgencyReference));
            var taken = await Failures.RefusedAsync(() => CreateAsync(host, read.AgencyReference));
            Assert.Equal(("REFERENCE_TAKEN", id), (taken.Reason, taken.Metadata["case_id"]));
        }
    }

    /// <summary>In the order in which it came, so that what came later is at the end.</summary>
    private static List<string> Content(ServiceHost host) =>
        Rows(host, "SELECT hex(Identity) FROM Parties ORDER BY rowid");

    /// <summary>Everything sealed, and what tells that a case has changed.</summary>
    private static IReadOnlyList<string> AllButKeys(ServiceHost host) =>
    [
        .. Rows(host, "SELECT hex(Id) || Version || UpdateTime || hex(Reference) FROM Cases ORDER BY rowid"),
        .. Rows(host, "SELECT hex(Content) || hex(Hash) FROM Entries ORDER BY rowid"),
        .. Rows(host, "SELECT hex(Answer) || hex(RequestHash) FROM IdempotentRequests ORDER BY rowid"),
        .. Rows(host, "SELECT hex(Identity) FROM Parties ORDER BY rowid"),
    ];

    private static string[] Used(ServiceHost host) =>
    [
        .. Rows(host, "SELECT MasterKeyId || ' ' || COUNT(*) FROM CaseKeys GROUP BY MasterKeyId ORDER BY 1"),
        .. Rows(host, "SELECT COALESCE(ReferenceKeyId, '-') || ' ' || COUNT(*) FROM Cases GROUP BY ReferenceKeyId "
            + "ORDER BY 1"),
    ];

    private static List<string> Rows(ServiceHost host, string sql)
    {
        using var database = host.OpenDatabase();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        return rows;
    }

    private void Run(string sql, string caseId)
    {
        using var connection =
            new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={data.DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (caseId.Length > 0) command.Parameters.AddWithValue("$id", Guid.Parse(caseId).ToByteArray(bigEndian: true));
        command.ExecuteNonQuery();
    }
}
