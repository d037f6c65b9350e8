using System.Text;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Platform;

/// <summary>
/// Nothing that somebody said, is called or is known by reaches a log, an error, or the disk in the open.
/// </summary>
public sealed class NoPersonalDataTests
{
    [Fact]
    public async Task Not_in_any_log_line_or_error_whatever_happens()
    {
        await using var host = new ServiceHost();
        var story = new Story(host, "story");
        await story.TellAsync();
        await BreakAsync(host, story);

        var lines = host.Logs.Lines.ToList();
        Assert.Contains(lines, line => line.Contains("INSERT INTO \"Observations\"", StringComparison.Ordinal));
        Assert.Contains(
            lines, line => line.Contains("Unexpected System.Security.Cryptography", StringComparison.Ordinal));
        AssertNone(story.Secrets, lines);
        AssertNone(["eyJhbGci"], lines);

        Assert.True(story.Refusals.Count > 200);
        AssertNone(story.Secrets,
            [.. story.Refusals.Select(e => $"{e.Status.Detail} {string.Join(' ', e.Trailers.Select(Text))}")]);
    }

    [Fact]
    public async Task Not_at_rest()
    {
        await using var host = new ServiceHost();
        var story = new Story(host, "story");
        await story.TellAsync();
        var stored = Files(host);
        Assert.True(stored.Length > 100_000);
        Assert.True(Contains(stored, Encoding.UTF8.GetBytes("maker-story")),
            "What is not sealed is found, so the search works.");
        foreach (var secret in story.Secrets)
        {
            Assert.False(Contains(stored, Encoding.UTF8.GetBytes(secret)), secret);
            Assert.False(Contains(stored, Encoding.Unicode.GetBytes(secret)), secret);
        }
    }

    [Fact]
    public async Task A_service_with_another_master_key_opens_nothing_and_says_nothing()
    {
        await using var host = new ServiceHost();
        var story = new Story(host, "story");
        await story.TellAsync();
        await using var other = new ServiceHost
        {
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:RiskPlatform"] = $"Data Source={host.DatabaseFile}",
            },
        };
        var reader = other.Caller("practitioner", "story");
        var before = Stored.Of(host, "story");
        var refused = await Failures.RefusedAsync(() => reader.GetCaseAsync(story.CaseId));
        Assert.Equal((StatusCode.Internal, "INTERNAL"), (refused.Code, refused.Reason));
        refused = await Failures.RefusedAsync(() => reader.AssessAsync(story.CaseId, Requests.AllAbsent()));
        Assert.Equal("INTERNAL", refused.Reason);
        Assert.Equal(before, Stored.Of(host, "story"));
        AssertNone(story.Secrets, [.. other.Logs.Lines]);
    }

    /// <summary>Faults that nobody foresaw: a key that does not open, a table that is gone.</summary>
    private static async Task BreakAsync(ServiceHost host, Story story)
    {
        var caller = host.Caller("practitioner", "story");
        Run(host, "UPDATE CaseKeys SET WrappedKey = randomblob(61)");
        Assert.Equal("INTERNAL", (await Failures.RefusedAsync(() => caller.GetCaseAsync(story.CaseId))).Reason);
        Run(host, "DROP TABLE Parties");
        var request = new CreateCaseRequest { NewCase = Requests.NewCase(), RequestId = Requests.Id() };
        request.NewCase.AgencyReference = story.Secret("Late");
        request.NewCase.Parties[0].DisplayName = story.Secret("LateName");
        Assert.Equal("INTERNAL", (await Failures.RefusedAsync(() => caller.Cases.CreateCaseAsync(request))).Reason);
    }

    private static void Run(ServiceHost host, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={host.DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static byte[] Files(ServiceHost host)
    {
        var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(host.DatabaseFile)!, "risk.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            stream.CopyTo(all);
        }

        return all.ToArray();
    }

    private static bool Contains(byte[] all, byte[] part) => all.AsSpan().IndexOf(part) >= 0;

    private static string Text(Metadata.Entry entry) => entry.IsBinary ? Encoding.UTF8.GetString(entry.ValueBytes)
        : entry.Value;

    private static void AssertNone(IEnumerable<string> secrets, IReadOnlyList<string> texts)
    {
        foreach (var secret in secrets)
        {
            var found = texts.FirstOrDefault(t => t.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.True(found is null, $"{secret}: {found}");
        }
    }
}
