using System.Text;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Retention.RetentionScene;

namespace RiskService.Tests.Retention;

/// <summary>
/// The files of the database, searched as bytes: while a case lives nothing of it can be read in them; once it is
/// disposed of, neither its key nor what it sealed is in any of them.
/// </summary>
public sealed class NothingLeftTests
{
    private const string Agency = "left";
    private const int Cases = 60;

    [Fact]
    public async Task Neither_words_while_it_lives_nor_keys_and_sealed_bytes_after_disposal()
    {
        await using var host = NewHost();
        var ids = new List<string>();
        for (var i = 0; i < Cases; i++) ids.Add(await TellAsync(host, i));
        AssertNoWords(host);

        // Every other case goes, so that what goes lies between what stays.
        var (goes, stays) = (ids.Where((_, i) => i % 2 == 0).ToList(), ids.Where((_, i) => i % 2 == 1).ToList());
        var gone = goes.SelectMany(id => Sealed(host, id)).ToList();
        var kept = stays.SelectMany(id => Sealed(host, id)).ToList();
        Assert.Equal(Cases / 2 * 9, gone.Count);
        var files = Files(host);
        Assert.All(gone.Concat(kept), bytes => Assert.True(Contains(files, bytes)));
        foreach (var id in goes) await CloseAsync(host, Agency, id, host.Clock.GetUtcNow().AddYears(-7));

        await RunJobAsync(host);
        files = Files(host);
        Assert.Equal(0, gone.Count(bytes => Contains(files, bytes)));
        Assert.Equal(kept.Count, kept.Count(bytes => Contains(files, bytes)));
        AssertNoWords(host);
        Assert.True(!File.Exists(host.DatabaseFile + "-wal") || new FileInfo(host.DatabaseFile + "-wal").Length == 0);
        Assert.False(File.Exists(host.DatabaseFile + "-journal"));
        Assert.Equal("Name-1", (await host.Caller(agency: Agency).GetCaseAsync(stays[0])).Parties[0].DisplayName);
    }

    [Fact]
    public async Task Equal_values_never_look_equal_at_rest()
    {
        await using var host = NewHost();
        var caller = host.Caller(agency: Agency);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var request = new CreateCaseRequest
            { NewCase = NewCase(PartyRole.Survivor, PartyRole.Survivor), RequestId = Id() };
            foreach (var party in request.NewCase.Parties) party.DisplayName = "The same name";
            ids.Add((await caller.Cases.CreateCaseAsync(request)).Case.CaseId);
            var observation = Observed(Indicator.WeaponUse, SourceKind.Police);
            observation.Verbatim = "the same words";
            await caller.AssessAsync(ids[^1], observation);
            await caller.AssessAsync(ids[^1], observation);
            await PlaceAsync(host.Caller("manager", Agency), ids[^1], "the same reason");
            await PlaceAsync(host.Caller("manager", Agency), ids[^1], "the same reason");
        }

        var all = ids.SelectMany(id => Sealed(host, id)).Select(Convert.ToHexString).ToList();
        Assert.Equal(3 * 10, all.Count);
        Assert.Equal(all.Count, all.Distinct().Count());

        // Not in a part of them either: no sixteen bytes are found twice.
        var parts = all.SelectMany(hex => hex.Chunk(32).Where(c => c.Length == 32).Select(c => new string(c))).ToList();
        Assert.Equal(parts.Count, parts.Distinct().Count());
    }

    private static async Task<string> TellAsync(ServiceHost host, int i)
    {
        var caller = host.Caller(agency: Agency);
        var request = new CreateCaseRequest { NewCase = NewCase(PartyRole.Survivor), RequestId = Id() };
        request.NewCase.AgencyReference = $"Reference-{i}";
        foreach (var party in request.NewCase.Parties)
        {
            (party.DisplayName, party.AgencyReference) = ($"Name-{i}", $"PersonReference-{i}");
        }

        var id = (await caller.Cases.CreateCaseAsync(request)).Case.CaseId;
        var observation = Observed(Indicator.WeaponUse, SourceKind.Police);
        (observation.Verbatim, observation.Opinion) = ($"Verbatim-{i}", $"Opinion-{i}");
        await caller.AssessAsync(id, observation);
        var manager = host.Caller("manager", Agency);
        var held = await PlaceAsync(manager, id, $"HoldReason-{i}");
        await LiftAsync(manager, id, held.LegalHolds[0].LegalHoldId);
        return id;
    }

    private static void AssertNoWords(ServiceHost host)
    {
        var files = Files(host);
        Assert.True(Contains(files, Encoding.UTF8.GetBytes($"practitioner-of-{Agency}")), "The search works.");
        string[] words =
            ["Name-", "Reference-", "PersonReference-", "Verbatim-", "Opinion-", "HoldReason-", "synthetic lift"];
        foreach (var word in words)
        {
            Assert.False(Contains(files, Encoding.UTF8.GetBytes(word)), word);
            Assert.False(Contains(files, Encoding.Unicode.GetBytes(word)), word);
            Assert.False(Contains(files, Encoding.BigEndianUnicode.GetBytes(word)), word);
        }
    }

    /// <summary>
    /// The wrapped key, the look-up hash, and everything sealed of a case in tables whose rows are deleted.
    /// </summary>
    private static List<byte[]> Sealed(ServiceHost host, string caseId)
    {
        (string Table, string Key, string[] Columns)[] where =
        [
            ("CaseKeys", "CaseId", ["WrappedKey"]), ("Cases", "Id", ["Reference", "ReferenceHash"]),
            ("Parties", "CaseId", ["Identity"]), ("Observations", "CaseId", ["Words"]),
            ("Assessments", "CaseId", ["Content"]), ("LegalHolds", "CaseId", ["Reason", "LiftReason"]),
        ];
        using var database = host.OpenDatabase();
        var all = new List<byte[]>();
        foreach (var (table, key, columns) in where)
        {
            using var command = database.CreateCommand();
            command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {table} WHERE {key} = $id";
            command.Parameters.AddWithValue("$id", Guid.Parse(caseId).ToByteArray(bigEndian: true));
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                // A part that lies in one page, wherever the value is cut.
                for (var i = 0; i < columns.Length; i++)
                {
                    if (reader.GetValue(i) is byte[] value) all.Add(value[..Math.Min(value.Length, 48)]);
                }
            }
        }

        return all;
    }

    private static IEnumerable<string> Others(ServiceHost host) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(host.DatabaseFile)!, "risk.db-*");

    private static byte[] Files(ServiceHost host)
    {
        using var all = new MemoryStream();
        foreach (var file in Others(host).Append(host.DatabaseFile))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            stream.CopyTo(all);
        }

        return all.ToArray();
    }

    private static bool Contains(byte[] all, byte[] part) => all.AsSpan().IndexOf(part) >= 0;
}
