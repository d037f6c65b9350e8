using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Chain;

/// <summary>
/// RECORD-2: whatever is changed in the database beside the service is found, and the first entry that does not fit is
/// named.
/// </summary>
public sealed class TamperTests
{
    private const int Count = 10;

    private static readonly Dictionary<string, (string[] Sql, long Number, ChainProblemKind Kind)> Tampered = new()
    {
        ["content"] = (
            ["UPDATE Entries SET Content = substr(Content, 1, 60) || X'AA' || substr(Content, 62) WHERE Number = 4"],
            4, ChainProblemKind.Content),
        ["content cut"] = (["UPDATE Entries SET Content = substr(Content, 1, 40) WHERE Number = 4"],
            4, ChainProblemKind.Content),
        ["content emptied"] = (["UPDATE Entries SET Content = X'' WHERE Number = 1"], 1, ChainProblemKind.Content),
        ["content of another"] = (
            ["UPDATE Entries SET Content = (SELECT Content FROM Entries WHERE Number = 6) WHERE Number = 5"],
            5, ChainProblemKind.Content),
        ["contents swapped"] = (Swap("Content"), 3, ChainProblemKind.Content),
        ["contents and digests swapped"] = (
            [.. Swap("Content"), .. Swap("ContentDigest")], 3, ChainProblemKind.Content),
        ["all but numbers swapped"] = (
            [.. Swap("Content"), .. Swap("ContentDigest"), .. Swap("Hash"), .. Swap("Kind"), .. Swap("RecordTime")],
            3, ChainProblemKind.Content),
        ["digest"] = (["UPDATE Entries SET ContentDigest = randomblob(32) WHERE Number = 7"],
            7, ChainProblemKind.Content),
        ["kind"] = (["UPDATE Entries SET Kind = 1 WHERE Number = 2"], 2, ChainProblemKind.Hash),
        ["time"] = (["UPDATE Entries SET RecordTime = RecordTime - 1 WHERE Number = 10"], 10, ChainProblemKind.Hash),
        ["hash"] = (["UPDATE Entries SET Hash = randomblob(32) WHERE Number = 4"], 4, ChainProblemKind.Hash),
        ["hash of the last and of the case"] = (
            [
                "UPDATE Entries SET Hash = zeroblob(32) WHERE Number = 10", "UPDATE Cases SET ChainHash = zeroblob(32)",
            ],
            10, ChainProblemKind.Hash),
        ["first removed"] = (["DELETE FROM Entries WHERE Number = 1"], 1, ChainProblemKind.Missing),
        ["middle removed"] = (["DELETE FROM Entries WHERE Number = 5"], 5, ChainProblemKind.Missing),
        ["middle removed and closed up"] = (
            [
                "DELETE FROM Entries WHERE Number = 5", "UPDATE Entries SET Number = -Number WHERE Number > 5",
                "UPDATE Entries SET Number = -Number - 1 WHERE Number < 0", "UPDATE Cases SET EntryCount = 9",
            ],
            5, ChainProblemKind.Content),
        ["last removed"] = (["DELETE FROM Entries WHERE Number = 10"], 10, ChainProblemKind.Truncated),
        ["last three removed"] = (["DELETE FROM Entries WHERE Number > 7"], 8, ChainProblemKind.Truncated),
        ["all removed"] = (["DELETE FROM Entries"], 1, ChainProblemKind.Truncated),
        ["truncated and the count with it"] = (
            ["DELETE FROM Entries WHERE Number > 7", "UPDATE Cases SET EntryCount = 7"], 7, ChainProblemKind.Hash),
        ["reordered"] = (
            [
                "UPDATE Entries SET Number = 0 WHERE Number = 3", "UPDATE Entries SET Number = 3 WHERE Number = 8",
                "UPDATE Entries SET Number = 8 WHERE Number = 0",
            ],
            3, ChainProblemKind.Content),
        ["duplicated at the end"] = ([Duplicate(4, 11)], 11, ChainProblemKind.Content),
        ["duplicated at the end and counted"] = (
            [Duplicate(4, 11), "UPDATE Cases SET EntryCount = 11"], 11, ChainProblemKind.Content),
        ["moved away"] = (["UPDATE Entries SET Number = 99 WHERE Number = 6"], 6, ChainProblemKind.Missing),
        ["given to another case"] = (["UPDATE Entries SET CaseId = zeroblob(16) WHERE Number = 6"],
            6, ChainProblemKind.Missing),
        ["given to another agency"] = (["UPDATE Entries SET AgencyId = 'x' WHERE Number = 6"],
            6, ChainProblemKind.Missing),
        ["count up"] = (["UPDATE Cases SET EntryCount = 12"], 11, ChainProblemKind.Truncated),
        ["count down"] = (["UPDATE Cases SET EntryCount = 9"], 9, ChainProblemKind.Hash),
        ["count down and its hash"] = (
            [
                "UPDATE Cases SET EntryCount = 9, ChainHash = (SELECT Hash FROM Entries WHERE Number = 9)",
            ],
            10, ChainProblemKind.Hash),
        ["head"] = (["UPDATE Cases SET ChainHash = randomblob(32)"], 10, ChainProblemKind.Hash),
        ["a correction hidden"] = (["UPDATE Entries SET CorrectsNumber = NULL WHERE Number = 9"],
            9, ChainProblemKind.Content),
        ["a correction of another"] = (["UPDATE Entries SET CorrectsNumber = 3 WHERE Number = 9"],
            9, ChainProblemKind.Content),
        ["a note made a correction"] = (["UPDATE Entries SET CorrectsNumber = 2 WHERE Number = 5"],
            5, ChainProblemKind.Content),
        ["two at once"] = (
            ["UPDATE Entries SET Kind = 1 WHERE Number IN (4, 6)", "DELETE FROM Entries WHERE Number = 9"],
            4, ChainProblemKind.Hash),
    };

    public static TheoryData<string> Names => [.. Tampered.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Is_found_and_named(string name)
    {
        await using var host = new ServiceHost();
        var caller = host.Caller();
        var on = await caller.CreateCaseAsync();
        for (var i = 2; i <= Count; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            var entry = i == 9 ? Correction(2) : Note($"entry {i}");
            if (i == 8) entry.Kind = EntryKind.Decision;
            await caller.EnterAsync(on.CaseId, entry);
        }

        await caller.AssertIntactAsync(on.CaseId, Count);
        Database.DropTriggers(host);
        var (sql, number, kind) = Tampered[name];
        foreach (var one in sql) Assert.NotEqual(0, Database.Change(host, one));

        var verified = await host.Caller("auditor").VerifyAsync(on.CaseId);
        Assert.False(verified.Intact);
        Assert.Equal((number, kind), (verified.Problem.Number, verified.Problem.Kind));
        Assert.InRange(verified.Problem.Explanation.Length, 20, 300);
    }

    private static string[] Swap(string column) =>
    [
        $"""
        UPDATE Entries SET {column} = CASE Number WHEN 3 THEN (SELECT {column} FROM Entries WHERE Number = 8)
        ELSE (SELECT {column} FROM Entries WHERE Number = 3) END WHERE Number IN (3, 8)
        """,
    ];

    private static string Duplicate(int from, int to) => $"""
        INSERT INTO Entries (CaseId, Number, AgencyId, Kind, RecordTime, ContentDigest, Hash, Content, CorrectsNumber)
        SELECT CaseId, {to}, AgencyId, Kind, RecordTime, ContentDigest, Hash, Content, CorrectsNumber
        FROM Entries WHERE Number = {from}
        """;
}
